"""What each alliance is like: members in name only, how closely they work together, whom it lacks, whom alliances share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from queries.net.model import ACTIVITY, COMMITMENT, KINDS, MEMBERSHIP, Body, Facts, Projection, holds, members, ties_of

MONTHS = 6
"""Without an activity or a commitment for so long, a member is one in name only."""
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """A kind of member (and its trade, "" any) that other alliances have and the area has, but not this alliance."""

    kind: str
    trade: str
    in_area: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfAlliance:
    """`worked`: pairs of members that are tied by more than the membership, of `pairs`. `idle`: members in name only;
    None where nothing about activities or commitments was ever loaded, so that nobody can be told from anybody."""

    id: str
    name: str
    members: int
    worked: int
    pairs: int
    idle: int | None
    lacks: tuple[Lack, ...]

    @property
    def density(self) -> float | None:
        return self.worked / self.pairs if self.pairs else None

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "name": self.name, "members": self.members, "worked": self.worked, "pairs": self.pairs, "density": self.density,
            "idle": self.idle,
            "lacks": [{"kind": one.kind, "trade": one.trade, "in_area": one.in_area, "examples": list(one.examples)} for one in self.lacks],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two alliances that share members: `ratio` is shared of all members of both."""

    a: str
    b: str
    shared: int
    ratio: float


def months_before(day: date, months: int) -> date:
    """The same day so many months ago; the last of the month where there is no such day."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def active(facts: Facts, asof: date, months: int = MONTHS) -> set[str] | None:
    """Who took part in an activity or made a commitment in the last months; None where none was ever loaded."""
    if not facts.gatherings and not any(tie.kind == COMMITMENT for tie in facts.ties):
        return None
    day, begin = asof.isoformat(), months_before(asof, months).isoformat()
    found = {one for gathering in facts.gatherings if begin < gathering.on <= day for one in (gathering.host, *gathering.participants)}
    return found | {end for tie in facts.ties if tie.kind == COMMITMENT and begin < tie.since <= day for end in (tie.a, tie.b)}


def in_name_only(facts: Facts, wanted: Projection, months: int = MONTHS) -> list[str] | None:
    """Members of an alliance in the area that did nothing in the last months; None: nothing was loaded to tell by."""
    busy = active(facts, wanted.asof, months)
    if busy is None:
        return None
    every = {member for there in _inside(facts, wanted).values() for member in there}
    return sorted(every - busy)


def two_new_outside(facts: Facts, wanted: Projection) -> list[str]:
    """Two-new organisations in the area that are in no alliance on the day (§D4)."""
    inside = {member for there in members(facts, wanted.asof).values() for member in there}
    return sorted(id for id, body in facts.bodies.items() if body.two_new and id not in inside and _in_area(body, wanted))


def alliances(facts: Facts, wanted: Projection, months: int = MONTHS) -> list[OfAlliance]:
    """Each alliance of the area, in order of id."""
    inside = _inside(facts, wanted)
    worked = _worked_inside(facts, wanted.asof, inside)
    busy = active(facts, wanted.asof, months)
    there = _by_place(facts, wanted.asof)
    usual = {_sort(facts.bodies[member])[0] for one in members(facts, wanted.asof).values() for member in one}
    found = []
    for id, ids in inside.items():
        idle = None if busy is None else len(ids.keys() - busy)
        lacks = tuple(_lacks(facts, facts.bodies[id], ids, there, usual))
        found.append(OfAlliance(id, facts.bodies[id].name, len(ids), worked[id], len(ids) * (len(ids) - 1) // 2, idle, lacks))
    return found


def overlaps(facts: Facts, wanted: Projection) -> list[Overlap]:
    """Pairs of alliances that share members, those that share most first."""
    inside = _inside(facts, wanted)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in _turned(inside).values():
        shared.update(combinations(sorted(ids), 2))
    found = [Overlap(a, b, count, count / (len(inside[a]) + len(inside[b]) - count)) for (a, b), count in shared.items()]
    return sorted(found, key=lambda one: (-one.shared, -one.ratio, one.a, one.b))


def _inside(facts: Facts, wanted: Projection) -> dict[str, dict[str, str]]:
    return {id: there for id, there in members(facts, wanted.asof).items() if not wanted.area or wanted.area in facts.bodies[id].within}


def _in_area(body: Body, wanted: Projection) -> bool:
    return holds(wanted.day, body.since, body.until) and (not wanted.area or wanted.area in body.within)


def _worked(facts: Facts, asof: date) -> set[tuple[str, str]]:
    """Pairs that are tied by anything but a membership."""
    other = frozenset(KINDS) - {MEMBERSHIP}
    ties = ties_of(facts, Projection(asof, links=other))
    found = {(min(tie.a, tie.b), max(tie.a, tie.b)) for tie in ties if tie.kind != ACTIVITY}
    held = (one for one in facts.gatherings if one.on <= asof.isoformat())
    return found | {pair for one in held for pair in combinations(sorted(set(one.participants)), 2)}


def _worked_inside(facts: Facts, asof: date, inside: Mapping[str, Iterable[str]]) -> Counter[str]:
    """Alliance -> pairs of its members that are tied by anything but a membership."""
    alliances_of = {member: set(ids) for member, ids in _turned(inside).items()}
    nowhere: set[str] = set()
    return Counter(
        alliance for a, b in _worked(facts, asof) for alliance in alliances_of.get(a, nowhere) & alliances_of.get(b, nowhere)
    )  # fmt: skip


def _by_place(facts: Facts, asof: date) -> Mapping[str, Mapping[tuple[str, str], list[str]]]:
    """Place -> kind and trade -> names of what is there, in order of id."""
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    day = asof.isoformat()
    for id in sorted(facts.bodies):
        body = facts.bodies[id]
        if holds(day, body.since, body.until):
            for place in body.within:
                found[place][_sort(body)].append(body.name)
    return found


def _lacks(
    facts: Facts, alliance: Body, ids: Iterable[str], there: Mapping[str, Mapping[tuple[str, str], list[str]]], usual: set[str]
) -> list[Lack]:
    has = {_sort(facts.bodies[member]) for member in ids}
    kinds = {kind for kind, _ in has}
    by_sort: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place in alliance.serves:
        for sort, names in there.get(place, {}).items():
            if sort[0] in usual and sort not in has and (sort[1] or sort[0] not in kinds):
                by_sort[sort] += names
    found = [Lack(kind, trade, len(names), tuple(names[:EXAMPLES])) for (kind, trade), names in by_sort.items()]
    return sorted(found, key=lambda one: (-one.in_area, one.kind, one.trade))


def _sort(body: Body) -> tuple[str, str]:
    return body.kind, body.trade


def _turned(inside: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for alliance, ids in inside.items():
        for id in ids:
            found[id].append(alliance)
    return found
