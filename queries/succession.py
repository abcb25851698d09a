"""What answers for a place that is gone: the one that came after it, where there is one."""

from datetime import date, timedelta

from graph.database import Database
from graph.errors import SeveralSuccessors
from queries import lookup
from queries.catalogue import text_of


def standing(database: Database, place: str, asof: date) -> str:
    """The id of the place that `place` (an id, code or name) means on a day: what came after it, where it is gone and something did.

    Raises UnknownName, AmbiguousName, SeveralSuccessors.
    """
    found = lookup.find(database, "Place", place, asof)
    until = date.fromisoformat(found.until) if found.until else None
    if until is None or asof < until:
        return found.id
    return successor(database, found.id, found.name, until - timedelta(days=1), asof) or found.id


def successor(database: Database, place: str, name: str, last: date, asof: date) -> str | None:
    """The id of the place that `place` (gone, `last` its last day) has become by `asof`; None: nothing came after it.

    Raises SeveralSuccessors: it was divided, and nobody knows which part is meant.
    """
    found = _living(database, place, asof)
    if len(found) > 1:
        raise SeveralSuccessors(name, last.isoformat(), _described(database, found))
    return next(iter(found), None)


def _living(database: Database, place: str, asof: date) -> dict[str, str]:
    """Those that came after it, directly or through others that are gone too, and exist on the day: names by id."""
    rows = database.read(text_of("successors-of-place"), {"place": place, "asof": asof}).rows
    day = asof.isoformat()
    found: dict[str, str] = {}
    pending, seen = [place], {place}
    for old in pending:
        for _, id, name, since, until in (row for row in rows if row[0] == old and row[1] not in seen):
            seen.add(id)
            if until and until <= day:
                pending.append(id)
            elif since <= day:
                found[id] = name
    return dict(sorted(found.items()))


def _described(database: Database, found: dict[str, str]) -> dict[str, str]:
    """A line for each, with what it lies in."""
    above = lookup.lines(database, "Place", found)
    return {id: lookup.described(id, name, above) for id, name in found.items()}
