"""The lists that departments hand out: duties by body, by kind of problem, and the hotline's directory."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.database import Database
from queries.catalogue import text_of
from queries.duties import CityMatrix, city_matrix, facts
from queries.ownership.facts import Duty
from queries.ownership.takeover import taken_over
from queries.ownership.world import World
from queries.succession import standing

BODY: Final = "body"
CATEGORY: Final = "category"
HOTLINE: Final = "hotline"
BY: Final = (BODY, CATEGORY, HOTLINE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A duty with names."""

    body: str
    category: str
    within: str
    duty: Duty


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One line of the hotline's directory: to whom such a request from that street goes."""

    street: str
    category: str
    keywords: tuple[str, ...]
    verdict: str
    to: tuple[str, ...]
    channel: str


def duties(database: Database, by: str, place: str | None = None, asof: date | None = None) -> list[Listed]:
    """The duties of a day that reach `place` or what lies in it, in order of body or of category.

    What a body carried that is gone stands under those that took over.
    """
    asof = asof or database.asof()
    world = taken_over(facts(database).world, asof)
    top = standing(database, place, asof) if place else None
    held = {
        one.duty.id: one.duty
        for (anchor, _), placed in world.placed_duties.items()
        if top is None or top in world.place_paths[anchor] or anchor in world.place_paths[top]
        for one in placed
        if one.period.holds(asof)
    }
    listed = [
        Listed(world.body[one.body].name, _path(world, one.category), world.place[one.within].name if one.within else "", one)
        for one in held.values()
    ]
    return sorted(listed, key=lambda one: ((one.body, one.category) if by == BODY else (one.category, one.body), one.duty.id))


def _path(world: World, category: str) -> str:
    return " › ".join(world.category[id].name for id in reversed(world.category_paths.get(category, ()))) or category


def hotline(database: Database, place: str | None = None, asof: date | None = None) -> Iterator[Dispatch]:
    """Every kind of problem that can arise, and where it goes, street by street."""
    found = city_matrix(database, place, asof, ("Street",))
    words = dict(zip(*database.read(text_of("category-tree")).rows[0][:3:2], strict=True))
    for leaf in found.matrix.leaves:
        for street in found.matrix.places:
            if cell := found.matrix.at(street, leaf):
                yield Dispatch(_within(found, street), " › ".join(found.path(leaf)), tuple(words.get(leaf, ())), cell.verdict,
                               tuple(map(found.name, cell.act)), cell.gate or "")  # fmt: skip


def _within(found: CityMatrix, street: str) -> str:
    return " › ".join([*reversed(found.above(street)), found.name(street)])
