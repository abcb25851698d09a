"""The calendar as an .ics file: an all-day entry for each thing that ends, on its last day."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from graph.words import bracketed, told
from queries.catalogue import catalogue

WARNING = timedelta(days=-30)


def calendar_file(rows: Iterable[Mapping[str, Any]], asof: date, language: str) -> bytes:
    """Rows of the question `calendar`. What is overdue stands on `asof`, so that somebody sees it."""
    asked = catalogue().question("calendar")
    book = Calendar()
    book.add("prodid", "-//govgraph//calendar//")
    book.add("version", "2.0")
    book.add("x-wr-calname", asked.title[language])
    for row in rows:
        book.add_component(_entry(row, asof, str(asked.shown(row["kind"], language)), str(asked.shown(row["group"], language)), language))
    return bytes(book.to_ical())


def _entry(row: Mapping[str, Any], asof: date, kind: str, group: str, language: str) -> Event:
    on = asof + timedelta(days=max(row["days"], 0))  # `due` may be but a month
    entry = Event()
    entry.add("uid", f"{row['kind']}|{row['id']}|{row['due']}@govgraph".replace(" ", "-"))
    entry.add("summary", told(kind, bracketed(row["name"], row["place_name"], language), language))
    entry.add("description", f"{group} · {row['due']} · {row['id']}")
    entry.add("dtstart", on)
    entry.add("dtend", on + timedelta(days=1))
    entry.add("dtstamp", datetime(asof.year, asof.month, asof.day, tzinfo=UTC))
    entry.add("categories", [kind])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", kind)
    alarm.add("trigger", WARNING)
    entry.add_component(alarm)
    return entry
