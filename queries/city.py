"""Fetches the facts of the whole city for the rules of who answers, in four reads of lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from graph.database import Database
from queries.catalogue import catalogue
from queries.ownership.facts import Body, Category, Duty, Link, Place, Subordination
from queries.ownership.world import Period, World


@dataclass(frozen=True, slots=True)
class City:
    """All that the graph holds, of all times. `periods`: when each place exists, by its id."""

    world: World
    periods: dict[str, Period]

    @property
    def begins(self) -> date | None:
        """The first day on which anybody has a duty; None: a duty without a beginning, or none at all."""
        days = [duty.since for duty in self.world.duties]
        return min((day for day in days if day), default=None) if None not in days else None


def city(database: Database) -> City:
    """The whole graph, as the rules see it."""
    places, periods, categories = _ground(database)
    links, subordinations = _links(database)
    world = World(places, categories, _bodies(database), _duties(database), links, subordinations=subordinations)
    return City(world, periods)


def _ground(database: Database) -> tuple[list[Place], dict[str, Period], list[Category]]:
    *columns, categories = _read(database, "city-ground")
    places, periods = [], {}
    for id, name, kind, parent, since, until in zip(*columns, strict=True):
        places.append(Place(id, name, kind, parent or None))
        periods[id] = Period(_day(since), _day(until))
    return places, periods, [
        Category(id, name, nature, parent or None, tuple(objects), tuple(kinds), gate or None)
        for id, name, nature, parent, gate, objects, kinds in categories
    ]  # fmt: skip


def _bodies(database: Database) -> list[Body]:
    *columns, servers, served = _read(database, "city-bodies")
    serves = defaultdict(list)
    for body, place in zip(servers, served, strict=True):
        serves[body].append(place)
    return [
        Body(id, name, kind, tuple(serves.get(id, ())), _day(since), _day(until))
        for id, name, kind, since, until in zip(*columns, strict=True)
    ]


def _links(database: Database) -> tuple[list[Link], list[Subordination]]:
    managing, superiors = _read(database, "city-links")
    return [
        Link(f"MANAGES:{body}|{place}|{since}", body, place, "MANAGES", thing or None, kind or None, _day(since), _day(until), source)
        for body, place, thing, kind, since, until, source in managing
    ], [Subordination(body, up, kind, _day(since), _day(until)) for body, up, kind, since, until in superiors]


def _duties(database: Database) -> list[Duty]:
    *columns, places, origins = _read(database, "city-duties")
    within, derived = dict(_pairs(places)), dict(_pairs(origins))
    return [_duty(row, within, derived) for row in zip(*columns, strict=True)]


def _duty(row: Sequence[Any], within: Mapping[str, str], derived: Mapping[str, str]) -> Duty:
    id, body, category, slot, competence, whole, thing, basis, list_, since, until, source = row
    return Duty(
        id, body, category, slot, competence, within.get(id), whole, thing or None, basis or None, list_ or None,
        _day(since), _day(until), derived.get(id), source,
    )  # fmt: skip


def _pairs(rows: Iterable[Sequence[str]]) -> Iterable[tuple[str, str]]:
    return ((one, other) for one, other in rows)


def _read(database: Database, id: str) -> Sequence[Any]:
    """The one row of a read that collects."""
    row: Sequence[Any] = database.read(catalogue().text(id)).rows[0]
    return row


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
