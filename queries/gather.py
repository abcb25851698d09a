"""Fetches the facts around one place and category for the rules of who answers, in three or four reads.

What questions have in common is kept from one to the next: the categories, what is at a city, a county and a street, the
duties of each category, and what bodies stand under.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from graph.database import Database
from graph.errors import SeveralSuccessors
from queries.catalogue import text_of
from queries.holders import Post
from queries.kept import kept, kept_each
from queries.ownership import reading
from queries.ownership.facts import Body, Category, Duty, Guarantee, Link, Place, Ruling, Subordination
from queries.ownership.reading import day
from queries.ownership.world import World
from queries.succession import successor
from queries.wayup import Conference, Topic

_DEEPEST = 256  # more levels than any tree has; a circle of parents ends here
_SHARED = ("City", "County", "Street")
Rows = list[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known around one place: `world` holds the place, all above it, and what bears on the category there.

    `until`: from which day on each of these places is gone. `closed`: what lay above and is gone, with what came after it.
    """

    world: World
    conferences: tuple[Conference, ...]
    until: Mapping[str, date | None]
    closed: tuple["Closed", ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """A place above the asked one that is gone; `successor` is the name of what came after it, and holds what lies in it."""

    id: str
    name: str
    last: date
    successor: str


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
    rows, closed = _standing(database, place, asof)
    if not rows:
        return None
    places = [Place(id, name, kind, parent or None) for id, name, kind, parent, _ in rows]
    categories = kept(database, "categories", lambda: [reading.category(row) for row in _read(database, "facts-categories")[0]])
    bodies = _Bodies()
    around = _around(database, places, bodies)
    duties, rulings = _duties(database, _path(categories, category), [one.id for one in places], bodies)
    takeovers = kept(database, "takeovers", lambda: _read(database, "takeovers")[0])
    subordinations = _subordinations(database, bodies, takeovers)
    world = World(
        places, categories, bodies.all(), duties, around.links, rulings, subordinations, around.guarantees,
        [(old, new) for old, new, *_ in takeovers],
    )  # fmt: skip
    return Gathered(world, around.conferences, {row[0]: day(row[4]) for row in rows}, closed)


def _standing(database: Database, place: str, asof: date) -> tuple[Rows, tuple[Closed, ...]]:
    """The place and what is above it; in place of the nearest that is gone, what came after that, if one thing did."""
    rows = _read(database, "facts-places", place=place, asof=asof)[0]
    by_id = {row[0]: row for row in rows}
    below: Rows = []
    at = place
    while at in by_id:
        row = by_id.pop(at)  # a circle of parents ends
        until = day(row[4])
        if until and until <= asof:
            after = _successor(database, row, until, asof) if below else None
            if after is None:
                break
            upper, more = _standing(database, after, asof)
            below[-1] = [*below[-1][:3], after, below[-1][4]]
            name = next(one[1] for one in upper if one[0] == after)
            return [*below, *upper], (Closed(at, row[1], until - timedelta(days=1), name), *more)
        below.append(row)
        at = row[3]
    return rows, ()


def _successor(database: Database, row: Sequence[str], until: date, asof: date) -> str | None:
    try:
        return successor(database, row[0], row[1], until - timedelta(days=1), asof)
    except SeveralSuccessors:
        return None


def posts(database: Database, bodies: Iterable[str], places: Iterable[str]) -> tuple[list[Post], list[Post]]:
    """The posts of bodies; and those at places or at the grids that they lie in."""
    of_bodies, of_places = _read(database, "facts-posts", bodies=list(bodies), places=list(places))
    return [reading.post(row) for row in of_bodies], [reading.post(row) for row in of_places]


@dataclass(frozen=True, slots=True)
class _Around:
    """What is at the places themselves."""

    links: list[Link]
    guarantees: list[Guarantee]
    conferences: tuple[Conference, ...]


def _around(database: Database, places: Sequence[Place], bodies: _Bodies) -> _Around:
    def read(ids: list[str]) -> dict[str, list[Rows]]:
        return _grouped(ids, _read(database, "facts-bodies", places=ids), (5, 5, 1, 1, 1))

    shared = [one.id for one in places if one.kind in _SHARED]
    at = kept_each(database, "around", shared, read) | read([one.id for one in places if one.kind not in _SHARED])
    serving, managing, conferences, topics, guarantees = (list(chain.from_iterable(rows)) for rows in zip(*at.values(), strict=True))
    for row in serving:
        bodies.add(*row)
    for row in managing:
        bodies.add(*row[:5])
    for row in guarantees:
        bodies.add(*row[5:])
    called: defaultdict[str, list[Topic]] = defaultdict(list)
    for id, _, name, since, until, categories, at_places in topics:
        called[id].append(Topic(name, reading.period(since, until), frozenset(categories), frozenset(at_places)))
    return _Around(
        [reading.link(row[0], row[5:]) for row in managing],
        [reading.guarantee(row[:6]) for row in guarantees],
        tuple(_conference(row, called) for row in conferences),
    )


def _grouped(ids: Sequence[str], lists: Sequence[Rows], at: Sequence[int]) -> dict[str, list[Rows]]:
    """The lists of a read for each of the ids that were asked for; `at`: where in its rows each list names it."""
    found: dict[str, list[Rows]] = {id: [[] for _ in lists] for id in ids}
    for number, (rows, place) in enumerate(zip(lists, at, strict=True)):
        for row in rows:
            found[row[place]][number].append(row)
    return found


def _conference(row: Sequence[Any], topics: Mapping[str, Sequence[Topic]]) -> Conference:
    id, place, level, remit, convenors, leads, cadence, sessions = row
    held = tuple(filter(None, map(day, sessions)))
    return Conference(id, place, level, remit, _named(convenors), _named(leads), cadence, held, tuple(topics[id]))


def _subordinations(database: Database, bodies: _Bodies, takeovers: Rows) -> list[Subordination]:
    """What the bodies, and those that took over from them, stand under, and what that stands under, to the top."""

    def read(ids: list[str]) -> dict[str, list[Rows]]:
        return _grouped(ids, _read(database, "facts-superiors", bodies=ids), (0,))

    found: list[Subordination] = []
    seen: set[str] = set()
    while rising := [id for id in bodies.ids if id not in seen]:
        seen.update(rising)
        for old, *after in takeovers:
            if old in seen:
                bodies.add(*after)
        for (rows,) in kept_each(database, "superiors", rising, read).values():
            for row in rows:
                found.append(reading.subordination(row[:5]))
                bodies.add(row[1], *row[5:])
    return found


def _duties(database: Database, categories: Sequence[str], places: Sequence[str], bodies: _Bodies) -> tuple[list[Duty], list[Ruling]]:
    """The duties within one of the places, or wherever a body that serves one of them has jurisdiction; rulings there."""
    each = kept_each(database, "duties", categories, lambda ids: _grouped(ids, _read(database, "facts-duties", categories=ids), (2, 2)))
    serving = set(bodies.ids)
    found = (row for rows, _ in each.values() for row in rows if (row[5] in places if row[5] else row[1] in serving))
    duties = {row[0]: _duty(row, bodies) for row in found}
    asked: set[str] = set()
    while lacking := {duty.derived_from for duty in duties.values() if duty.derived_from} - duties.keys() - asked:
        (rows,) = _read(database, "facts-origins", ids=sorted(lacking))
        duties |= {row[0]: _duty(row, bodies) for row in rows}
        asked |= lacking
    rulings = [row for _, rows in each.values() for row in rows if row[1] in places]
    for row in rulings:
        if row[3]:
            bodies.add(row[3], *row[9:])
    return list(duties.values()), [reading.ruling(row[:9]) for row in rulings]


def _duty(row: Sequence[str], bodies: _Bodies) -> Duty:
    id, body, category, slot, competence, within, whole, object, basis, list_, since, until, origin, source, *named = row
    bodies.add(body, *named)
    return Duty(
        id, body, category, slot, competence, within or None, bool(whole), object or None, basis or None, list_ or None,
        day(since), day(until), origin or None, source,
    )  # fmt: skip


def _read(database: Database, id: str, **values: Any) -> Sequence[Any]:
    """The one row of a read that collects."""
    row: Sequence[Any] = database.read(text_of(id), values).rows[0]
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
