"""The right answers that go with the sample: figures, gaps, coverage by place, and who answers in chosen cases."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from data.divisions import CITY
from data.world import REFERENCE_DATE, World

FILE: Final = "truth.json"
RULES: Final = ("compound-company", "compound-owners-committee", "community-party", "grid-party")


@dataclass(frozen=True, slots=True)
class Case:
    """Who answers for a category at a place: the verdict, and the bodies in `act`. Without `object` none is asked for."""

    place: str
    category: str
    verdict: str
    act: list[str]
    object: str | None = None
    asof: str = REFERENCE_DATE.isoformat()
    note: str = ""


@dataclass(slots=True)
class Truth:
    """As in truth.json. Ids are the graph's; `planted` holds what is wrong on purpose and no rule of `gaps` asks for, by what it is."""

    seed: int
    reference_date: str = REFERENCE_DATE.isoformat()
    figures: dict[str, int] = field(default_factory=dict)
    city_departments: dict[str, list[str]] = field(default_factory=dict)
    gaps: dict[str, list[str]] = field(default_factory=dict)
    coverage: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    owner: list[Case] = field(default_factory=list)
    vacant_posts: list[str] = field(default_factory=list)
    vacuums: list[dict[str, str]] = field(default_factory=list)
    planted: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    def write(self, folder: Path) -> None:
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=1)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")


def coverage(world: World, gaps: dict[str, list[str]]) -> dict[str, dict[str, dict[str, int]]]:
    """Subjects and good ones by rule and place, for the city, its counties and its streets."""
    compounds = [(one.id, one.community) for one in world.compounds]
    subjects = {
        "compound-company": compounds,
        "compound-owners-committee": compounds,
        "community-party": [(one.code, one.code) for one in world.divisions.residential],
        "grid-party": [(grid.id, code) for code, grids in world.grids.items() for grid in grids if grid.form != "专属"],
    }
    return {rule: _by_place(world, subjects[rule], set(gaps[rule])) for rule in RULES}


def _by_place(world: World, subjects: Iterable[tuple[str, str]], gaps: set[str]) -> dict[str, dict[str, int]]:
    places = (CITY, *world.divisions.counties, *world.divisions.streets)
    found = {place: {"denominator": 0, "numerator": 0} for place in places}
    for subject, community in subjects:
        for place in (CITY, community[:6], community[:9]):
            found[place]["denominator"] += 1
            found[place]["numerator"] += subject not in gaps
    return found
