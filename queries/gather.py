"""Fetches the facts around one place and category for the rules of who answers, in three or four reads."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.database import Database
from queries.catalogue import catalogue
from queries.holders import Post
from queries.ownership import reading
from queries.ownership.facts import Body, Category, Duty, Guarantee, Link, Place, Ruling, Subordination
from queries.ownership.reading import day
from queries.ownership.world import World
from queries.wayup import Conference, Topic

_DEEPEST = 256  # more levels than any tree has; a circle of parents ends here


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known around one place: `world` holds the place, all above it, and what bears on the category there.

    `until`: from which day on each of these places is gone.
    """

    world: World
    conferences: tuple[Conference, ...]
    until: Mapping[str, date | None]


class _Bodies:
    """Bodies as they turn up in the reads: once each, with all places that they serve."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str, date | None, date | None]] = {}
        self._serves: dict[str, list[str]] = {}

    def add(self, id: str, name: str, kind: str, since: str, until: str, serves: str = "") -> None:
        self._known.setdefault(id, (name, kind, day(since), day(until)))
        if serves:
            self._serves.setdefault(id, []).append(serves)

    @property
    def ids(self) -> list[str]:
        return sorted(self._known)

    def all(self) -> list[Body]:
        return [
            Body(id, name, kind, tuple(self._serves.get(id, ())), since, until) for id, (name, kind, since, until) in self._known.items()
        ]


def gather(database: Database, place: str, category: str, asof: date) -> Gathered | None:
    """The facts, by the ids of place and category, as the places lie on `asof`. None: there is no such place."""
    places, until, categories = _ground(database, place, asof)
    if not places:
        return None
    above = [one.id for one in places]
    bodies = _Bodies()
    around = _around(database, above, bodies)
    path = _path(categories, category)
    duties, subordinations, rulings = _duties(database, path, above, bodies)
    world = World(places, categories, bodies.all(), duties, around.links, rulings, subordinations, around.guarantees)
    return Gathered(world, around.conferences, until)


def posts(database: Database, bodies: Iterable[str], places: Iterable[str]) -> tuple[list[Post], list[Post]]:
    """The posts of bodies; and those at places or at the grids that they lie in."""
    of_bodies, of_places = _read(database, "facts-posts", bodies=list(bodies), places=list(places))
    return [reading.post(row) for row in of_bodies], [reading.post(row) for row in of_places]


def _ground(database: Database, place: str, asof: date) -> tuple[list[Place], dict[str, date | None], list[Category]]:
    places, categories = _read(database, "facts-ground", place=place, asof=asof)
    return (
        [Place(id, name, kind, parent or None) for id, name, kind, parent, _ in places],
        {row[0]: day(row[4]) for row in places},
        [reading.category(row) for row in categories],
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What is at the places themselves."""

    links: list[Link]
    guarantees: list[Guarantee]
    conferences: tuple[Conference, ...]


def _around(database: Database, places: Sequence[str], bodies: _Bodies) -> _Around:
    serving, managing, conferences, topics, guarantees = _read(database, "facts-bodies", places=list(places))
    for row in serving:
        bodies.add(*row)
    for row in managing:
        bodies.add(*row[:5])
    for row in guarantees:
        bodies.add(*row[5:])
    called: defaultdict[str, list[Topic]] = defaultdict(list)
    for id, name, since, until, categories, places_ in topics:
        called[id].append(Topic(name, reading.period(since, until), frozenset(categories), frozenset(places_)))
    return _Around(
        [reading.link(row[0], row[5:]) for row in managing],
        [reading.guarantee(row[:6]) for row in guarantees],
        tuple(
            Conference(
                id,
                place,
                level,
                remit,
                _named(convenors),
                _named(leads),
                cadence,
                tuple(filter(None, map(day, sessions))),
                tuple(called[id]),
            )
            for id, place, level, remit, convenors, leads, cadence, sessions in conferences
        ),
    )


def _duties(
    database: Database, categories: Sequence[str], places: Sequence[str], bodies: _Bodies
) -> tuple[list[Duty], list[Subordination], list[Ruling]]:
    values = {"categories": list(categories), "places": list(places), "bodies": bodies.ids}
    rows, superiors, rulings = _read(database, "facts-duties", **values)
    duties = {row[0]: _duty(row, bodies) for row in rows}
    asked: set[str] = set()
    while lacking := {duty.derived_from for duty in duties.values() if duty.derived_from} - duties.keys() - asked:
        (rows,) = _read(database, "facts-origins", ids=sorted(lacking))
        duties |= {row[0]: _duty(row, bodies) for row in rows}
        asked |= lacking
    for _, up, _, _, _, *named in superiors:
        bodies.add(up, *named)
    for row in rulings:
        if row[3]:
            bodies.add(row[3], *row[9:])
    return list(duties.values()), [reading.subordination(row[:5]) for row in superiors], [reading.ruling(row[:9]) for row in rulings]


def _duty(row: Sequence[str], bodies: _Bodies) -> Duty:
    id, body, category, slot, competence, within, whole, object, basis, list_, since, until, origin, source, *named = row
    bodies.add(body, *named)
    return Duty(
        id, body, category, slot, competence, within or None, bool(whole), object or None, basis or None, list_ or None,
        day(since), day(until), origin or None, source,
    )  # fmt: skip


def _read(database: Database, id: str, **values: Any) -> Sequence[Any]:
    """The one row of a read that collects."""
    row: Sequence[Any] = database.read(catalogue().text(id), values).rows[0]
    return row


def _path(categories: Iterable[Category], start: str) -> list[str]:
    parents = {category.id: category.parent for category in categories}
    path: list[str] = []
    at: str | None = start
    while at in parents and len(path) < _DEEPEST:
        path.append(at)
        at = parents[at]
    return path


def _named(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((id, name) for id, name in rows))
