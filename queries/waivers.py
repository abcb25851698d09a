"""Accepted gaps: which rule, which subject or area, until when."""

from collections import defaultdict
from datetime import date

from graph.database import Database, columns_of
from graph.errors import UnknownName, UsageError
from queries import lookup
from queries.catalogue import catalogue, text_of


def in_force(database: Database, asof: date) -> dict[str, list[str]]:
    """Rule -> the ids of subjects, and of places below which a gap is accepted on that day."""
    rules, subjects = columns_of(database.read(text_of("waivers-in-force"), {"asof": asof}), "rules", "subjects")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule, subject in sorted(set(zip(rules, subjects, strict=True))):
        found[rule].append(subject)
    return dict(found)


def row(database: Database, subject: str, rule: str, reason: str, by: str, until: str) -> dict[str, str]:
    """The row of a waiver's ledger, from what somebody typed; it holds from the date of the answers to the last day `until`.

    Raises UnknownName, AmbiguousName, and UsageError for a date that is none or has passed, or without a reason or an approver.
    """
    for option, text in (("--reason", reason), ("--by", by)):
        if not text.strip():
            raise UsageError(f"{option}: a waiver says why it is given and who approved it")
    since, last = database.asof(), day(until)
    if last < since:
        raise UsageError(f"--until {until}: that day has passed on {since}")
    found = catalogue().rule(rule).id
    id = _subject(database, subject, since)
    return {"rule": found, "subject": id, "reason": reason, "approved_by": by, "since": str(since), "until": str(last)}


def day(text: str) -> date:
    """Raises UsageError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"'{text}' is no date; write it as 2021-06-30") from error


def _subject(database: Database, text: str, asof: date) -> str:
    """A place, else an organisation."""
    try:
        return lookup.find(database, "Place", text, asof).id
    except UnknownName as unknown:
        try:
            return lookup.find(database, "Organization", text, asof).id
        except UnknownName:
            raise unknown from None
