"""Accepted gaps: which rule, which subject or area, until when."""

from collections import defaultdict
from datetime import date

from graph.database import Database, columns_of
from graph.errors import UsageError
from queries import subjects
from queries.catalogue import catalogue, text_of


def in_force(database: Database, asof: date) -> dict[str, list[str]]:
    """Rule -> the ids of subjects, and of places below which a gap is accepted on that day."""
    rules, ids = columns_of(database.read(text_of("waivers-in-force"), {"asof": asof}), "rules", "subjects")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule, id in sorted(set(zip(rules, ids, strict=True))):
        found[rule].append(id)
    return dict(found)


def row(database: Database, subject: str, rule: str, reason: str, by: str, until: str) -> dict[str, str]:
    """The row of a waiver's ledger, from what somebody typed: `subject` is one of the rule's, or an area.

    It holds from the date of the answers to the last day `until`. Raises UnknownName, AmbiguousName, and UsageError for a
    date that is none or has passed, or without a reason or an approver.
    """
    for option, text in (("--reason", reason), ("--by", by)):
        if not text.strip():
            raise UsageError(f"{option}: a waiver says why it is given and who approved it")
    since, last = database.asof(), day(until)
    if last < since:
        raise UsageError(f"--until {until}: that day has passed on {since}")
    asked = catalogue().rule(rule)
    return row_of(subjects.find(database, asked, subject, since), asked.id, reason, by, since, last)


def row_of(subject: str, rule: str, reason: str, by: str, since: date, last: date) -> dict[str, str]:
    """The same of what is known: an id, and the first and last day."""
    return {"rule": rule, "subject": subject, "reason": reason, "approved_by": by, "since": str(since), "until": str(last)}


def day(text: str) -> date:
    """Raises UsageError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"'{text}' is no date; write it as 2021-06-30") from error
