"""Rows of a table -> typed records, and a Problem for every row that cannot be one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from graph.model import Choice, Column, NodeType, Prop, Reference
from graph.model import Sheet as SheetType
from loaders import normalise
from loaders.headers import Table
from loaders.normalise import Unreadable
from loaders.problems import Problem, Where, personal
from loaders.workbook import Cell, shown

CODE_DIGITS = {"City": 6, "County": 6, "Street": 9, "Community": 12}
"""Digits of a division's code (domain: 6 county GB/T 2260, 3 street, 3 community)."""
Reading: TypeAlias = Callable[[Cell], Any]


@dataclass(slots=True)
class Record:
    """One node, or one link of a link sheet, as its row gives it.

    `names` holds what stands in each reference's column, `of_link` the properties of the link made there. `id` and
    `ends` (reference -> ids) are filled in when the names are resolved.
    """

    type: SheetType
    table: Table
    row: int
    values: dict[str, Any]
    names: dict[str, list[str]]
    of_link: dict[str, dict[str, Any]]
    id: str = ""
    ends: dict[str, list[str]] = field(default_factory=dict)

    def where(self, name: str = "") -> Where:
        """This row, in the column that holds `name`."""
        index = next((index for index, column in self.table.columns.items() if column.field == name), None)
        return self.table.where(self.row, index)

    @property
    def source(self) -> str:
        """As stored with everything that came from this row."""
        return f"{self.table.sheet.file} › {self.table.sheet.name} › {self.row}"


class Rejected(Exception):
    """The row cannot be a record; says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.en)
        self.problem = problem


def _last_day(cell: Cell) -> Any:
    day = normalise.day(cell, end=True)
    return None if day in (None, normalise.OPEN) else normalise.day_after(day)


READINGS: dict[str, Reading] = {
    "text": normalise.text,
    "code": normalise.code,
    "integer": normalise.integer,
    "number": normalise.number,
    "boolean": normalise.boolean,
    "day": normalise.day,
    "last_day": _last_day,
    "texts": normalise.names,
}


@cache
def _choices(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {normalise.key(text): choice.value for choice in choices for text in (choice.value, choice.zh, choice.en, *choice.aliases)}


@dataclass(frozen=True, slots=True)
class _NotAChoice(Exception):
    value: str


def _chosen(choices: tuple[Choice, ...], value: str) -> str:
    found = _choices(choices).get(normalise.key(value))
    if found is None:
        raise _NotAChoice(value)
    return found


def _reading(of: Prop | Reference) -> Reading:
    """How a cell of that column becomes a value; empty is None (or [])."""
    if isinstance(of, Reference):
        return normalise.names if of.many else _single
    reading, choices = READINGS[of.kind], of.choices
    if not choices:
        return reading
    if of.kind == "texts":
        return lambda cell: [_chosen(choices, value) for value in reading(cell)]
    return lambda cell: None if (value := reading(cell)) is None else _chosen(choices, value)


def _single(cell: Cell) -> list[str]:
    text = normalise.code(cell)
    return [] if text is None else [text]


@dataclass(slots=True)
class _Reader:
    """Reads one column, remembering what each distinct cell became."""

    index: int
    column: Column
    read: Reading
    seen: dict[tuple[type, Cell], Any] = field(default_factory=dict)

    def value(self, cell: Cell) -> Any:
        known = (cell.__class__, cell)
        if known in self.seen:
            return self.seen[known]
        try:
            value = self.read(cell)
        except (Unreadable, _NotAChoice) as error:
            value = error
        if isinstance(cell, str) and self.column.of.__class__ is Prop and personal(cell) and self.column.of.kind != "code":
            value = PERSONAL
        self.seen[known] = value
        return value


PERSONAL = object()


def _refused(where: Where, cell: Cell, error: Exception, of: Prop | Reference) -> Problem:
    if isinstance(error, Unreadable):
        return where.problem("unreadable", shown(cell), zh=error.zh, en=error.en)
    assert isinstance(of, Prop)
    names = "、".join(choice.zh for choice in of.choices)
    severity: Any = "warning" if of.level == "optional" else "error"
    return where.problem("not-a-choice", shown(cell), severity=severity, field=of.zh, field_en=of.en, choices=names)


def records(table: Table, report: Callable[[Problem], None]) -> Iterator[Record | None]:
    """One for each data row, in order: the record, or None where the row was rejected (`report` heard why)."""
    readers = [_Reader(index, column, _reading(column.of)) for index, column in sorted(table.columns.items())]
    for row in table.rows():
        record = Record(table.type, table, row.number, {}, {}, {})
        cells = row.cells
        try:
            for reader in readers:
                if reader.index < len(cells) and (cell := cells[reader.index]) is not None:
                    _put(record, reader, cell, report)
            _check(record)
        except Rejected as rejected:
            report(rejected.problem)
            yield None
            continue
        if record.values or record.names:
            yield record


def _put(record: Record, reader: _Reader, cell: Cell, report: Callable[[Problem], None]) -> None:
    value = reader.value(cell)
    if value is None or value == []:
        return
    where = record.table.where(record.row, reader.index)
    if value is PERSONAL:
        report(where.problem("personal-value"))
        return
    if isinstance(value, Exception):
        problem = _refused(where, cell, value, reader.column.of)
        if problem.severity == "error":
            raise Rejected(problem)
        report(problem)
        return
    name, _, part = reader.column.field.partition(".")
    if part:
        record.of_link.setdefault(name, {})[part] = value
    elif isinstance(reader.column.of, Reference):
        record.names[name] = value
    else:
        record.values[name] = value


def _check(record: Record) -> None:
    """Raises Rejected when the values of a row contradict each other or the schema."""
    for column in record.type.columns:
        if column.level == "required" and "." not in column.field and not (record.values.keys() | record.names.keys()) & {column.field}:
            raise Rejected(record.where(column.field).problem("missing", field=column.zh, field_en=column.en))
    if isinstance(record.type, NodeType) and (digits := CODE_DIGITS.get(record.type.kind)):
        record.values["code"] = _division_code(record, digits)
    for name, value in record.values.items():
        if isinstance(value, (int, float)) and value < 0:
            raise Rejected(record.where(name).problem("negative", value))
    for name, period in (("", record.values), *record.of_link.items()):
        _check_period(record, name, period)


def _division_code(record: Record, digits: int) -> str:
    """The level's own digits; lists often write all twelve, with zeros behind."""
    code = str(record.values["code"])
    if len(code) == 12 and code.isdigit() and not code[digits:].strip("0"):
        code = code[:digits]
    if len(code) != digits or not (code.isascii() and code.isdigit()):
        raise Rejected(record.where("code").problem("code-length", code, digits=digits))
    return code


def _check_period(record: Record, name: str, values: dict[str, Any]) -> None:
    for since, until in (("since", "until"), ("term_since", "term_until")):
        begin, end = values.get(since), values.get(until)
        if begin is not None and end is not None and end <= begin:
            raise Rejected(record.where(f"{name}.{until}" if name else until).problem("period", end))
