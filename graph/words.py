"""Words put together as a language does: one after the other, in brackets, behind a colon."""

from collections.abc import Iterable
from typing import Final

COMMAS: Final = {"zh": "、", "en": ", "}
SEMICOLONS: Final = {"zh": "；", "en": "; "}
LANGUAGES: Final = tuple(COMMAS)


def listed(words: Iterable[object], language: str) -> str:
    """One after the other, with the comma of the language."""
    return COMMAS[language].join(map(str, words))


def some(words: Iterable[object], most: int, language: str) -> str:
    """The first of them one after the other, and how many there are where there are more."""
    every = list(words)
    shown, more = listed(every[:most], language), len(every) - most
    if more <= 0:
        return shown
    return f"{shown}等 {len(every)} 个" if language == "zh" else f"{shown} and {more} more"


def bracketed(word: str, inside: object, language: str) -> str:
    """A word with what stands in brackets behind it."""
    return f"{word}（{inside}）" if language == "zh" else f"{word} ({inside})"


def told(what: str, how: str, language: str) -> str:
    """What it is about, a colon, and what is said of it."""
    return f"{what}：{how}" if language == "zh" else f"{what}: {how}"


def filled(text: str, language: str, values: dict[str, object]) -> str:
    """A text with its gaps filled; several words in one gap stand as a list of the language."""
    return text.format(**{name: listed(value, language) if isinstance(value, (list, tuple)) else value for name, value in values.items()})
