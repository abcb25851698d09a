"""What fits what, and what it costs: the profile of matching, ours or a city's own."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph import names
from graph.errors import SettingError

FILE = "profile.toml"


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
    """Ours, with what the file at `path` says otherwise. Raises SettingError for a file that cannot be used."""
    found = _profile(tomllib.loads((files("queries.matching") / FILE).read_text(encoding="utf-8")))
    if path is None:
        return found
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise SettingError(f"{path.name} cannot be read as a profile: {error}") from error
    try:
        return _over(found, own)
    except (TypeError, ValueError, AttributeError) as error:
        raise SettingError(f"{path.name}: {error}; [costs] holds numbers of 0 or more, [kinds.NAME] wider and synonyms") from error


def _profile(found: Mapping[str, Any]) -> Profile:
    return Profile(Costs(**{name: float(value) for name, value in found["costs"].items()}), _kinds(found.get("kinds", {})))


def _kinds(found: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {name: (str(kind.get("wider", "")), tuple(map(str, kind.get("synonyms", ())))) for name, kind in found.items()}


def _over(base: Profile, own: Mapping[str, Any]) -> Profile:
    if strange := own.keys() - {"costs", "kinds"}:
        raise ValueError(f"there is no [{min(strange)}]")
    given = {name: float(value) for name, value in own.get("costs", {}).items()}
    known = {field.name for field in fields(Costs)}
    if strange := given.keys() - known:
        raise ValueError(f"there is no cost {min(strange)}")
    if wrong := [name for name, value in given.items() if not 0 <= value < float("inf")]:
        raise ValueError(f"{wrong[0]} cannot be {given[wrong[0]]}")
    return Profile(replace(base.costs, **given), {**base.kinds, **_kinds(own.get("kinds", {}))})
