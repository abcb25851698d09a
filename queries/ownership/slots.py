"""Fills the five slots side by side (R5): they never compete, so everybody who has a place in one is shown in it."""

from collections.abc import Iterable, Mapping

from queries.ownership.answer import Entry
from queries.ownership.facts import AREA, FALLBACK, LINE, OVERSIGHT, SLOTS, Duty
from queries.ownership.outcome import Outcome
from queries.ownership.rows import CATCH_ALL, LEADS, OVERSEES, SUPPORTS, Row
from queries.ownership.selection import Case


def fill(case: Case, outcome: Outcome) -> Mapping[str, tuple[Entry, ...]]:
    """All five, each sorted; a body stands once for each fact that puts it there."""
    found: dict[str, set[Entry]] = {slot: set() for slot in SLOTS}
    for row in outcome.standing.of(LEADS, SUPPORTS):
        found.setdefault(row.slot, set()).add(entry(row))
    found[OVERSIGHT].update(entry(row) for row in outcome.standing.of(OVERSEES))
    found[FALLBACK].update(Entry(g.unit, g.id, source=g.source) for g in case.guarantees)
    _add_office(found[LINE], outcome)
    _add_ruled(found, outcome)
    listed = {e.body for e in found[AREA]}
    found[AREA].update(Entry(street.body) for street in case.streets if street.body not in listed)
    return {slot: tuple(sorted(found[slot], key=_key)) for slot in SLOTS}


def catch_all(outcome: Outcome) -> tuple[Entry, ...]:
    """What stands apart: duties on the root."""
    return tuple(sorted({entry(row) for row in outcome.standing.of(CATCH_ALL)}, key=_key))


def bodies(entries: Iterable[Entry]) -> set[str]:
    return {e.body for e in entries}


def entry(row: Row) -> Entry:
    fact = row.fact
    if isinstance(fact, Duty):
        return Entry(row.body, row.ref, row.competence, fact.basis, fact.list, not row.owned, fact.source)
    return Entry(row.body, row.ref, row.competence, fact.relation, source=fact.source)


def _add_office(line: set[Entry], outcome: Outcome) -> None:
    """The office that acts stands in the line slot by its department's duty, unless it is there by its own."""
    if outcome.office and outcome.office not in bodies(line) and outcome.lead:
        row = outcome.lead.rows[0]
        line.add(Entry(outcome.office, row.ref, row.competence, entry(row).basis, entry(row).list))


def _add_ruled(found: dict[str, set[Entry]], outcome: Outcome) -> None:
    """A department that a ruling appoints stands in the line slot by that ruling."""
    if outcome.ruling and not any(outcome.act[0] in bodies(entries) for entries in found.values()):
        ruling = outcome.ruling.ruling
        found[LINE].add(Entry(outcome.act[0], ruling.id, basis="decision", source=ruling.source))


def _key(shown: Entry) -> tuple[str, str]:
    return shown.body, shown.ref or ""
