"""Ledgers as Excel and csv files, the same bytes for the same rows."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeAlias

from openpyxl import Workbook

from graph.model import Column, Prop, Sheet
from graph.schema import SCHEMA

Value: TypeAlias = str | int | float | bool | date | tuple[str, ...] | None
Row: TypeAlias = dict[str, Value]
STAMP: Final = (2021, 6, 30, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


@dataclass(slots=True)
class Ledger:
    """A sheet to be: `columns` are fields of the schema's type `type`, in order; `captions` are other headers for some of them."""

    type: str
    columns: tuple[str, ...]
    title: str = ""
    captions: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    dress: "Dress | None" = None
    rows: list[Row] = field(default_factory=list)

    def add(self, **row: Value) -> None:
        """One more row; a field without a value is an empty cell."""
        assert row.keys() <= {*self.columns}, row.keys() - {*self.columns}
        self.rows.append(row)

    @property
    def sheet(self) -> str:
        """The type's caption, which is also the sheet's name."""
        return sheet_of(self.type).zh

    def header(self) -> list[str]:
        return [self.captions.get(name) or column(self.type, name).zh for name in self.columns]

    def lines(self, day: Callable[[date], Any]) -> Iterator[list[Any]]:
        """Title, notes, header and rows, as cells; `day` writes a date."""
        if self.title:
            yield [self.title]
        yield from ([note] for note in self.notes)
        yield self.header()
        yield from self.cells(day)

    def cells(self, day: Callable[[date], Any]) -> Iterator[list[Any]]:
        """The rows alone."""
        writers = [(name, _writer(self.type, name, day)) for name in self.columns]
        for row in self.rows:
            yield [None if (value := row.get(name)) is None else write(value) for name, write in writers]


@dataclass(frozen=True, slots=True)
class Dress:
    """How an office dresses up its sheet: `attachment` over the title, captions over several columns (`groups`), equal
    cells of a column merged (`merged`), a row of sums (`totals`), units in cells, and what is written for nothing.
    """

    attachment: str = ""
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    units: dict[str, str] = field(default_factory=dict)
    empty: str = ""


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """One file: a workbook of several ledgers, or a csv of one."""

    name: str
    ledgers: tuple[Ledger, ...]
    encoding: str = ""

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        path.write_bytes(self._csv() if path.suffix == ".csv" else self._workbook())
        return path

    def _csv(self) -> bytes:
        (ledger,) = self.ledgers
        text = io.StringIO(newline="")
        csv.writer(text).writerows(ledger.lines(date.isoformat))
        return text.getvalue().encode(self.encoding)

    def _workbook(self) -> bytes:
        book = Workbook(write_only=not any(ledger.dress for ledger in self.ledgers))
        if not book.write_only:
            book.remove(book.worksheets[0])
        for ledger in self.ledgers:
            sheet = book.create_sheet(ledger.sheet)
            if ledger.dress:
                _dressed(sheet, ledger, ledger.dress)
                continue
            for line in ledger.lines(lambda day: day):
                sheet.append(line)
        raw = io.BytesIO()
        book.save(raw)
        return _timeless(raw)


def _dressed(sheet: Any, ledger: Ledger, dress: Dress) -> None:
    """The sheet as such offices send it: readable for people, and harder for programs."""
    width = len(ledger.columns)
    for line in (dress.attachment, ledger.title, *ledger.notes):
        if line:
            sheet.append([line])
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=width)
    _dressed_header(sheet, ledger, dress)
    first = sheet.max_row + 1
    for cells in ledger.cells(lambda day: day):
        sheet.append([_with_unit(cell, dress, name) for name, cell in zip(ledger.columns, cells, strict=True)])
    _merge_equal(sheet, [ledger.columns.index(name) + 1 for name in dress.merged], first)
    if dress.totals:
        sums = {name: sum(value for row in ledger.rows if isinstance(value := row.get(name), int)) for name in dress.totals}
        sheet.append(["合计", *(sums.get(name) for name in ledger.columns[1:])])


def _with_unit(cell: Any, dress: Dress, name: str) -> Any:
    if cell is None:
        return dress.empty or None
    return f"{cell}{dress.units[name]}" if name in dress.units else cell


def _dressed_header(sheet: Any, ledger: Ledger, dress: Dress) -> None:
    """Two rows where there are groups: a group's caption over those of its columns, the other captions over both rows."""
    header = ledger.header()
    if not dress.groups:
        sheet.append(header)
        return
    over = {name: group for group, names in dress.groups.items() for name in names}
    sheet.append([over.get(name, caption) for name, caption in zip(ledger.columns, header, strict=True)])
    sheet.append([caption if name in over else None for name, caption in zip(ledger.columns, header, strict=True)])
    row = sheet.max_row
    for column, name in enumerate(ledger.columns, 1):
        if name not in over:
            sheet.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)
    for names in dress.groups.values():
        columns = [ledger.columns.index(name) + 1 for name in names]
        sheet.merge_cells(start_row=row - 1, end_row=row - 1, start_column=min(columns), end_column=max(columns))


def _merge_equal(sheet: Any, columns: list[int], first: int) -> None:
    """Merges equal cells that stand below each other, never across a border of the columns before."""
    last = sheet.max_row
    starts = {first}
    for column in columns:
        starts |= {row for row in range(first + 1, last + 1) if sheet.cell(row, column).value != sheet.cell(row - 1, column).value}
        for begin, end in pairwise([*sorted(starts), last + 1]):
            if end - begin > 1:
                sheet.merge_cells(start_row=begin, end_row=end - 1, start_column=column, end_column=column)


def _timeless(raw: io.BytesIO) -> bytes:
    """The same archive without the time at which it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, STAMP)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>2021-06-30T00:00:00Z", content)
            new.writestr(info, content)
    return made.getvalue()


@cache
def sheet_of(type: str) -> Sheet:
    """The declaration of a type of sheet."""
    sheet = SCHEMA.sheet(type)
    assert sheet is not None, type
    return sheet


@cache
def column(type: str, name: str) -> Column:
    """The column of the sheet that holds the field `name`."""
    return next(one for one in sheet_of(type).columns if one.field == name)


def _writer(type: str, name: str, day: Callable[[date], Any]) -> Callable[[Value], Any]:
    """How a field's values are written into its column."""
    of = column(type, name).of
    choices = {choice.value: choice.zh for choice in of.choices} if isinstance(of, Prop) else {}

    def write(value: Value) -> Any:
        if isinstance(value, tuple):
            return "、".join(choices.get(one, one) for one in value)
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, date):
            return day(value)
        return choices[value] if isinstance(value, str) and choices else value

    return write
