"""Asks one question of the catalogue: arguments as people write them, checked and converted by the header's types."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from graph.database import Database, Rows
from graph.errors import UsageError
from graph.fields import PRECISION, shown_day
from queries import lookup
from queries.catalogue import Question, catalogue
from queries.header import NONE, TODAY, Param

LARGEST = 2**31
"""Whole numbers that a parameter may be: what both stores can count days by."""


def run(database: Database, question: str | Question, arguments: Mapping[str, Any], limit: int | None = None) -> Rows:
    """The answer: columns as the header declares them, `limit` rows at most (None: all), `truncated` where there were more.

    An argument is a text as somebody typed it, or the value itself. Raises UsageError in one line for a question,
    an argument or a name that there is not, and for a value that is not of its type.
    """
    asked = catalogue().question(question) if isinstance(question, str) else question
    values = converted(database, asked, arguments)
    found = database.read(listed(asked) if asked.header.view == "rule" else asked.text, values, limit=limit)
    return replace(found, columns=asked.names, rows=_as_exact(asked, found.rows))  # the embedded store names none without rows


def is_end(column: str) -> bool:
    """Whether it holds the day after a period's last one."""
    return column == "until" or column.endswith("_until")


def _as_exact(question: Question, rows: list[list[Any]]) -> list[list[Any]]:
    """Days of which only the month or year is known as a text that says no more; the columns that tell which are left out."""
    returned = question.header.returned
    if len(returned) == len(question.names):
        return rows
    at = {name: number for number, name in enumerate(returned)}
    shown = [(name, at[name], at.get(f"{name}{PRECISION}")) for name in question.names]
    return [[_exact(name, row[own], row[beside] if beside is not None else None) for name, own, beside in shown] for row in rows]


def _exact(name: str, value: Any, precision: str | None) -> Any:
    return shown_day(value, precision, last=is_end(name)) if precision and isinstance(value, date) else value


def as_read(found: Rows) -> Rows:
    """An answer as people read it: a period's end is its last day."""
    ends = [is_end(name) for name in found.columns]
    rows = [[_last(value) if end else value for end, value in zip(ends, row, strict=True)] for row in found.rows]
    return replace(found, rows=rows)


def _last(until: Any) -> Any:
    return until - timedelta(days=1) if isinstance(until, date) else until


def listed(rule: Question) -> str:
    """A rule as a table: a row a subject, with ids in place of nodes."""
    columns = ", ".join(name for name in rule.names if name not in ("subject", "place"))
    return f"CALL () {{\n{rule.text}\n}}\nRETURN subject.id AS subject, place.id AS place, {columns}\nORDER BY subject"


def converted(database: Database, question: Question, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of the text, from arguments by name and defaults."""
    known = {param.name: param for param in question.params}
    if strange := sorted(arguments.keys() - known.keys()):
        there = f"it knows {', '.join(known)}" if known else "it takes none"
        raise UsageError(f"{question.id} has no parameter {', '.join(strange)}; {there}")
    if lacking := [param.name for param in question.params if param.required and arguments.get(param.name) in (None, "")]:
        raise UsageError(f"{question.id} needs {', '.join(f'{name}=…' for name in lacking)}")
    dated = {name: _value(database, param, arguments, None) for name, param in known.items() if param.type == "date"}
    asof = dated.get("asof")
    return {name: dated[name] if name in dated else _value(database, param, arguments, asof) for name, param in known.items()}


def _value(database: Database, param: Param, arguments: Mapping[str, Any], asof: date | None) -> Any:
    given = arguments.get(param.name)
    if given in (None, ""):
        given = param.at(asof or database.asof()) if param.later else param.default
    if given == param.default and given in (NONE, TODAY):
        return None if given == NONE else database.asof()
    if param.type in _PLAIN:
        return plain_value(param, given)
    return lookup.find(database, param.type, str(given), asof).id


def plain_value(param: Param, given: Any) -> Any:
    """A date, a number or a text, as the type of the parameter says. Raises UsageError."""
    return _PLAIN[param.type](param.name, given)


def _date(name: str, given: Any) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given).strip())
    except ValueError as error:
        raise UsageError(f"{name}: '{given}' is no date; write it as 2021-06-30") from error


def _integer(name: str, given: Any) -> int:
    try:
        number = float(given)
        if math.isfinite(number) and abs(number) >= LARGEST:
            raise UsageError(f"{name}: '{given}' is too large a number")
        if math.isfinite(number) and number == int(number):
            return int(number)
    except (TypeError, ValueError):
        pass
    raise UsageError(f"{name}: '{given}' is no whole number")


def _number(name: str, given: Any) -> float:
    try:
        number = float(given)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{name}: '{given}' is no number") from error
    if not math.isfinite(number):
        raise UsageError(f"{name}: '{given}' is no number")
    return number


def _text(_: str, given: Any) -> str:
    return str(given)


_PLAIN: Mapping[str, Callable[[str, Any], Any]] = {"date": _date, "integer": _integer, "number": _number, "text": _text}
