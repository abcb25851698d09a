"""Coverage over time: what a snapshot holds, lines by rule and place, and what is new or closed since the last one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.database import Database
from queries import lookup
from queries.catalogue import catalogue, text_of
from queries.joined import earlier, heirs
from queries.profile import current
from queries.rules import coverage, gaps


@dataclass(frozen=True, slots=True)
class Since:
    """Gaps by (rule, id of subject) against the last snapshot before a day; `day` None: there is none."""

    day: date | None
    new: tuple[tuple[str, str], ...]
    closed: tuple[tuple[str, str], ...]

    def document(self) -> dict[str, Any]:
        def rows(of: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
            return [{"rule": rule, "id": id} for rule, id in of]

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


def failing_by_rule(database: Database, asof: date) -> dict[str, set[str]]:
    """Rule -> the ids of its gaps, for rules that are not about problems."""
    rules = [rule.id for rule in current(database).rules() if rule.rule.subject != "Issue"]
    return {rule: {gap.id for gap in gaps(database, rule, asof=asof)} for rule in rules}


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


def since_last(database: Database, asof: date | None = None) -> Since:
    """What is new and what is closed since the last snapshot before the day. A rule that it lacks is left out."""
    asof = asof or database.asof()
    rows = database.read(text_of("snapshot-before"), {"asof": asof}).dicts()
    if not rows:
        return Since(None, (), ())
    now_called = heirs(database, asof)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        before[row["rule"]] |= {now_called.get(id, id) for id in row["gaps"] or ()}
    now = failing_by_rule(database, asof)
    known = sorted(before.keys() & now.keys())
    new = tuple((rule, id) for rule in known for id in sorted(now[rule] - before[rule]))
    closed = tuple((rule, id) for rule in known for id in sorted(before[rule] - now[rule]))
    return Since(rows[0]["date"], new, closed)
