"""What becomes of a refusal ("not ours", 退单) of a problem on record: judged by R10 from its steps, and not written."""

from datetime import date, datetime, time, timedelta
from typing import Any

from graph.database import Database
from graph.errors import UnknownName, UsageError
from queries import lookup
from queries.catalogue import text_of
from queries.duties import facts
from queries.ownership.facts import Question
from queries.ownership.reading import day
from queries.ownership.refusal import ARBITER, PASSED, Reception, Refusal, receive
from queries.ownership.selection import select


def refuse(database: Database, issue: str, by: str, names: str | None, basis: str | None, asof: date | None = None) -> dict[str, Any]:
    """Whether a body may pass a problem on, to whom, or who decides instead.

    Issue by id or number, bodies by id, code or name. Raises UnknownName, AmbiguousName; UsageError where the problem was
    never assigned to that body.
    """
    asof = asof or database.asof()
    refuser = lookup.find(database, "Organization", by, asof)
    named = lookup.find(database, "Organization", names, asof) if names else None
    rows = database.read(text_of("refusal-facts"), {"issue": issue.strip()}).rows
    if not rows:
        raise UnknownName("issue", issue)
    id, place, category, steps = rows[0]
    sent = [day(on) for kind, on, _, to, _ in steps if kind == "assigned" and to == refuser.id and on]
    if not sent:
        raise UsageError(f"{id} was never assigned to {refuser.name}")
    world = facts(database).world
    earlier = [
        Refusal(one, _at(on), _at(on), to, ground)
        for kind, on, one, to, ground in steps
        if kind == "returned" and to and ground and one != refuser.id
    ]
    case = select(world, Question(place, category, asof))
    refusal = Refusal(refuser.id, _at(max(filter(None, sent)).isoformat()), _at(asof.isoformat()), named.id if named else None, basis)
    limit = timedelta(hours=int(database.settings["GOVGRAPH_REFUSAL"]))
    return _record(id, world.body, receive(world, case, refusal, limit, earlier))


def _at(on: str) -> datetime:
    return datetime.combine(day(on) or date.min, time())


def _record(issue: str, bodies: Any, found: Reception) -> dict[str, Any]:
    to = {"id": found.to, "name": bodies[found.to].name if found.to in bodies else found.to} if found.to else None
    return {
        "issue": issue,
        "outcome": found.outcome,
        "accepted": found.outcome in (PASSED, ARBITER),
        "to": to,
        "why": {"rule": found.why.rule, "zh": found.why.zh, "en": found.why.en},
    }
