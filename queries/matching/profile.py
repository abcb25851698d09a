"""What fits what, and what it costs: the profile of matching, ours or a city's own."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph import names
from graph.errors import SettingError
from queries import plainyaml
from queries.plainyaml import Wrong, only, table, texts

FILE = "profile.yaml"


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one unit. `community` … `city`: by what offer and need share; `wider`: the offer's kind is a wider one; `delivery`
    times the share of promises not kept; `unmet` times the urgency."""

    community: float
    street: float
    county: float
    city: float
    wider: float
    delivery: float
    unmet: float

    @property
    def worst(self) -> float:
        """The dearest pair there can be."""
        return max(self.community, self.street, self.county, self.city) + self.wider + self.delivery


@dataclass(frozen=True)
class Profile:
    """`kinds`: kind -> (its wider kind or "", its synonyms). Kinds that it does not name fit only themselves."""

    costs: Costs
    kinds: Mapping[str, tuple[str, tuple[str, ...]]]

    @cached_property
    def _called(self) -> dict[str, str]:
        found = {names.key(word): kind for kind, (_, synonyms) in self.kinds.items() for word in synonyms}
        return found | {names.key(kind): kind for kind in self.kinds}

    def kind(self, text: str) -> str:
        """The kind that a text stands for: one of the profile's by name or synonym, else the text's own key."""
        key = names.key(text)
        return self._called.get(key, key)

    def wider(self, kind: str) -> list[str]:
        """The kinds above one, nearest first."""
        found: list[str] = []
        while (kind := self.kinds.get(kind, ("", ()))[0]) and kind not in found:
            found.append(kind)
        return found

    @cached_property
    def _narrower(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for kind in self.kinds:
            for above in self.wider(kind):
                found.setdefault(above, []).append(kind)
        return found

    def fitting(self, kind: str) -> dict[str, float]:
        """The kinds of offer that fit a need of a kind, and what that costs: itself and narrower ones nothing, wider ones
        something, as somebody has to ask."""
        found = dict.fromkeys((kind, *self._narrower.get(kind, ())), 0.0)
        return found | {above: self.costs.wider for above in self.wider(kind) if above not in found}


def profile(path: Path | None = None) -> Profile:
    """Ours, with what the file at `path` says otherwise. Raises SettingError, naming file and line, for one that cannot be used."""
    ours = plainyaml.parse(FILE, (files("queries.matching") / FILE).read_text(encoding="utf-8"))
    base = Profile(Costs(**_costs(ours)), _kinds(ours))
    if path is None:
        return base
    own = plainyaml.parse(path.name, plainyaml.read("the profile", path))
    try:
        only(own, "costs", "kinds")
        return Profile(replace(base.costs, **_costs(own)), {**base.kinds, **_kinds(own)})
    except Wrong as error:
        raise SettingError(f"{path.name}{error.where}: {error}") from error


def _costs(found: Mapping[str, Any]) -> dict[str, float]:
    known = [field.name for field in fields(Costs)]
    costs = table(found, "costs")
    for name, value in costs.items():
        if name not in known:
            raise Wrong(f"there is no cost {name}; it knows {', '.join(known)}", costs, name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
            raise Wrong(f"{name}: a cost is a number of 0 or more, not {value}", costs, name)
    return {name: float(value) for name, value in costs.items()}


def _kinds(found: Mapping[str, Any]) -> dict[str, tuple[str, tuple[str, ...]]]:
    kinds = table(found, "kinds")
    return {str(name): _kind(table(kinds, name)) for name in kinds}


def _kind(kind: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    only(kind, "wider", "synonyms")
    if not isinstance(wider := kind.get("wider", ""), str):
        raise Wrong(f"wider: it is one kind, not {wider}", kind, "wider")
    return wider, texts(kind, "synonyms")
