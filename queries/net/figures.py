"""A figure and the one sentence that says what it means and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.words import LANGUAGES, some
from queries.header import Both

SHOWN = 3
"""Names that a sentence lists before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is what code calls it; `value` a number, a ratio or a word."""

    name: str
    value: Any
    caption: Both
    says: Both

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name, "value": self.value, "caption": {"zh": self.caption.zh, "en": self.caption.en},
            "says": {"zh": self.says.zh, "en": self.says.en},
        }  # fmt: skip


def named(names: Iterable[str], shown: int = SHOWN) -> Both:
    """A few names, and how many more there are."""
    every = list(names)
    return Both(*(some(every, shown, language) for language in LANGUAGES))


def percent(ratio: float) -> str:
    """Never rounded up to all or down to none."""
    if 0 < ratio < 0.001:
        return "<0.1%"
    return f"{min(ratio, 0.999) if ratio < 1 else ratio:.1%}".replace(".0%", "%")
