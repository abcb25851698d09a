"""Coverage over time: what a snapshot holds, lines by rule and place, and what is new or closed since the last one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from graph.database import Database, columns_of
from queries import lookup, subjects
from queries.catalogue import catalogue, text_of
from queries.joined import earlier, heirs
from queries.profile import current
from queries.rules import coverage, gaps
from queries.succession import standing

Change: TypeAlias = tuple[str, str]
"""A gap that came or went: rule, and id of the subject."""


@dataclass(frozen=True, slots=True)
class Since:
    """Gaps against the last snapshot before a day; `day` None: there is none. `lines` are the subjects' names with what they lie in."""

    day: date | None
    new: tuple[Change, ...] = ()
    closed: tuple[Change, ...] = ()
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        def rows(of: tuple[Change, ...]) -> list[dict[str, str]]:
            return [{"rule": rule, "id": id, "name": self.lines[id][0]} for rule, id in of]

        return {"since": str(self.day) if self.day else None, "new": rows(self.new), "closed": rows(self.closed)}


def totals(database: Database, asof: date) -> list[dict[str, Any]]:
    """What a snapshot stores: the totals at city, counties and streets; the ids of the gaps with the first place of each rule.

    Of problems only numbers are kept: their lists are ledgers of their own.
    """
    found: list[dict[str, Any]] = []
    told: set[str] = set()
    failing = failing_by_rule(database, asof)
    for row in coverage(database, asof=asof):
        first = row.rule not in told
        told.add(row.rule)
        counts = {name: getattr(row, name) for name in ("rule", "place", "denominator", "numerator", "waived")}
        found.append(counts | {"gaps": sorted(failing.get(row.rule, ())) if first else []})
    return found


def failing_by_rule(database: Database, asof: date, only: str | None = None) -> dict[str, dict[str, str]]:
    """Rule -> where each of its gaps counts, by id, for rules that are not about problems."""
    rules = [rule.id for rule in current(database).rules() if rule.rule.subject != "Issue" and only in (None, rule.id)]
    return {rule: {gap.id: gap.place for gap in gaps(database, rule, asof=asof)} for rule in rules}


def points(database: Database, place: str, rule: str | None = None, asof: date | None = None) -> list[dict[str, Any]]:
    """The snapshots of a place (by name, code or id): a row a rule and day, the earliest first. Raises UnknownName.

    Two places that became one by `asof` have one line, their sums before; of one that was divided the parts begin anew.
    """
    now_called = heirs(database, asof or database.asof())
    found = lookup.find(database, "Place", place, None).id
    id = now_called.get(found, found)
    asked = catalogue().rule(rule).id if rule else None
    rows = database.read(text_of("snapshots"), {"places": list(earlier(now_called, id)), "rule": asked}).dicts()
    return [{"place": id, **row} for row in rows]


def since_last(database: Database, asof: date | None = None, place: str | None = None, rule: str | None = None) -> Since:
    """What is new and what is closed since the last snapshot before the day, at or below `place` (an id, name or code).

    One rule, or all; one that the snapshot lacks is left out. Raises UnknownName, AmbiguousName.
    """
    asof = asof or database.asof()
    rows = database.read(text_of("snapshot-before"), {"asof": asof}).dicts()
    if not rows:
        return Since(None)
    now_called = heirs(database, asof)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        before[row["rule"]] |= {now_called.get(id, id) for id in row["gaps"] or ()}
    now = failing_by_rule(database, asof, rule)
    known = sorted(before.keys() & now.keys())
    new = {(one, id): now[one][id] for one in known for id in sorted(now[one].keys() - before[one])}
    gone = {one: sorted(before[one] - now[one].keys()) for one in known}
    closed = _places(database, gone, asof) if place else {(one, id): "" for one, ids in gone.items() for id in ids}
    within = _within(database, {*new.values(), *closed.values()}, place, asof) if place else None
    came, went = (tuple(one for one, at in of.items() if within is None or at in within) for of in (new, closed))
    return Since(rows[0]["date"], came, went, _lines(database, {id for _, id in (*came, *went)}, asof))


def _places(database: Database, gone: Mapping[str, Sequence[str]], asof: date) -> dict[Change, str]:
    """Where what is closed counts by its rule, or lies, where that judges it no more."""
    lying = {id: place for id, _, place in _lying(database, {id for ids in gone.values() for id in ids}, asof)}
    found: dict[Change, str] = {}
    for rule, ids in gone.items():
        places = subjects.judged(database, catalogue().rule(rule), asof).places if ids else {}
        found |= {(rule, id): places.get(id) or lying.get(id, "") for id in ids}
    return found


def _within(database: Database, places: set[str], place: str, asof: date) -> set[str]:
    asked = {"ids": sorted(places), "place": standing(database, place, asof), "asof": asof}
    return set(columns_of(database.read(text_of("within-place"), asked), "ids")[0])


def _lines(database: Database, ids: set[str], asof: date) -> dict[str, list[str]]:
    """Id -> its name and those of what it lies in, upwards; an id that is no more stands for itself."""
    there = _lying(database, ids, asof)
    above = lookup.lines(database, "Place", {place for _, _, place in there})
    lines = {id: [name, *above.get(place, [[]])[0][1 if place == id else 0 :]] for id, name, place in there}
    return {id: lines.get(id, [id]) for id in ids}


def _lying(database: Database, ids: set[str], asof: date) -> list[list[Any]]:
    """Rows of id, name, id of a place."""
    return database.read(text_of("lying-at"), {"ids": sorted(ids), "asof": asof}).rows if ids else []
