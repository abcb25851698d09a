"""Fetches the facts of the whole city for the rules of who answers, in six reads of lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph.database import Database
from queries import together
from queries.catalogue import text_of
from queries.ownership import reading
from queries.ownership.facts import Body, Duty, Place
from queries.ownership.reading import day
from queries.ownership.world import Period, World


@dataclass(frozen=True, slots=True)
class City:
    """All that the graph holds, of all times. `periods`: when each place exists, by its id."""

    world: World
    periods: dict[str, Period]


READS = ("city-duties", "city-ground", "city-bodies", "city-links", "takeovers", "place-successors")


def city(database: Database) -> City:
    """The whole graph, as the rules see it."""
    duties, ground, bodies, links, takeovers, successors = together.each(partial(_read, database), READS)
    *columns, categories = ground
    managing, superiors, guarantees, rulings = links
    rows = list(zip(*columns, strict=True))
    periods = {row[0]: Period(day(row[4]), day(row[5])) for row in rows}
    world = World(
        places=[Place(id, name, kind, parent or None) for id, name, kind, parent, _, _ in rows],
        categories=[reading.category(row) for row in categories],
        bodies=_bodies(*bodies),
        duties=_duties(*duties),
        links=[reading.link(body, row) for body, *row in managing],
        rulings=[reading.ruling(row) for row in rulings],
        subordinations=[reading.subordination(row) for row in superiors],
        guarantees=[reading.guarantee(row) for row in guarantees],
        takeovers=[(row[0], row[1]) for row in takeovers[0]],
        successions=list(_pairs(successors[0])),
        closed={id: period.until for id, period in periods.items() if period.until},
    )
    return City(world, periods)


def _bodies(*columns: Sequence[Any]) -> list[Body]:
    *own, servers, served = columns
    serves = defaultdict(list)
    for body, place in zip(servers, served, strict=True):
        serves[body].append(place)
    return [
        Body(id, name, kind, tuple(serves.get(id, ())), day(since), day(until)) for id, name, kind, since, until in zip(*own, strict=True)
    ]


def _duties(*columns: Sequence[Any]) -> list[Duty]:
    *own, places, origins = columns
    within, derived = dict(_pairs(places)), dict(_pairs(origins))
    return [_duty(row, within, derived) for row in zip(*own, strict=True)]


def _duty(row: Sequence[Any], within: Mapping[str, str], derived: Mapping[str, str]) -> Duty:
    id, body, category, slot, competence, whole, thing, basis, list_, since, until, source = row
    return Duty(
        id, body, category, slot, competence, within.get(id), whole, thing or None, basis or None, list_ or None,
        day(since), day(until), derived.get(id), source,
    )  # fmt: skip


def _pairs(rows: Iterable[Sequence[str]]) -> Iterable[tuple[str, str]]:
    return ((one, other) for one, other in rows)


def _read(database: Database, id: str) -> Sequence[Any]:
    """The one row of a read that collects."""
    row: Sequence[Any] = database.read(text_of(id)).rows[0]
    return row
