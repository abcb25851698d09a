"""A ledger's file -> sheets of rows that know file, sheet and the row's number in Excel.

What a file is is told by its content, never by the ending of its name.
"""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import python_calamine as calamine

from graph.errors import LedgerError
from loaders import biff, csvfile, sheet_xml
from loaders.cells import (
    UNCALCULATED,
    Cell,
    CellError,
    Limits,
    Note,
    Range,
    Row,
    Serial1904,
    Sheet,
    address,
    column,
    shown,
)
from loaders.container import Container, fetch, kind, unlock
from loaders.survey import Survey, cells_note

__all__ = [
    "UNCALCULATED",
    "Cell",
    "CellError",
    "Limits",
    "Note",
    "Range",
    "Row",
    "Serial1904",
    "Sheet",
    "address",
    "column",
    "read",
    "shown",
]

# Beyond this many columns a value is a stray one, when the sheet would otherwise be too large to read.
_FAR = 256
_PICTURE = re.compile(r'=?(?:_xlfn\.)?DISPIMG\((?:[^()"]|"[^"]*")*\)', re.IGNORECASE)

T = TypeVar("T")


def read(path: Path, *, limits: Limits | None = None) -> Iterator[Sheet]:
    """The sheets of an xlsx, xls or text file (csv, tab-separated), in the file's order.

    Raises LedgerError, one line that names the file, when it cannot be read as a ledger.
    """
    limits = limits or Limits()
    file = " ".join(path.name.split()) or str(path)
    data = fetch(path, limits)
    found = kind(data, file)
    if found == "text":
        rows = csvfile.rows(data, file)
        yield _looked_over(Sheet(file, path.stem, False, rows, max((len(row.cells) for row in rows), default=0)), True)
        return
    if found == "ole":
        data = unlock(data, file)
        found = kind(data, file)
    yield from _xlsx(data, file, limits) if found == "zip" else _xls(data, file, limits)


def _xlsx(data: bytes, file: str, limits: Limits) -> Iterator[Sheet]:
    container = Container(data, file, limits)
    parts = sheet_xml.sheet_parts(container)
    container.part("xl/styles.xml")  # read for its length only: the fast reader unpacks it without a limit
    pictures = sheet_xml.shared_pictures(container)
    from_1904 = sheet_xml.uses_1904(container)
    book = _open(data, file)
    for index, part in enumerate(_matched(parts, book, file)):
        survey = sheet_xml.survey(container, part, limits.cells)
        survey.pictures |= pictures
        source = book
        if survey.rows * survey.cols > limits.cells and survey.rows * _FAR <= limits.cells:
            source = _open(sheet_xml.without_far(container, part, _FAR, survey), file)
        yield from _sheet(source, index, file, survey, from_1904=from_1904, limits=limits)


def _xls(data: bytes, file: str, limits: Limits) -> Iterator[Sheet]:
    from_1904, surveys = biff.surveys(data, file)
    book = _open(data, file)
    for index, survey in enumerate(_matched(surveys, book, file)):
        survey.pictures = True
        yield from _sheet(book, index, file, survey, from_1904=from_1904, limits=limits)


def _open(data: bytes, file: str) -> calamine.CalamineWorkbook:
    with _reading(file):
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _reading(file: str) -> Iterator[None]:
    """Turns whatever the reader says of a file into one line."""
    try:
        yield
    except calamine.PasswordError as error:
        raise LedgerError(f"{file}: is protected by a password: save a copy without it") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise LedgerError(f"{file}: is damaged ({reason}); open it in Excel and save it anew") from error


def _matched(found: list[T], book: calamine.CalamineWorkbook, file: str) -> list[T]:
    if len(found) != len(book.sheets_metadata):
        raise LedgerError(f"{file}: its list of sheets cannot be told; open it in Excel and save it anew")
    return found


def _sheet(book: calamine.CalamineWorkbook, index: int, file: str, survey: Survey, *, from_1904: bool, limits: Limits) -> Iterator[Sheet]:
    """The sheet, or nothing for a chart; LedgerError when it reaches too far to be read."""
    about = book.sheets_metadata[index]
    if about.typ != calamine.SheetTypeEnum.WorkSheet:
        return
    if survey.rows * survey.cols > limits.cells:
        last = address(survey.rows, survey.cols - 1)
        raise LedgerError(
            f"{file}: sheet '{about.name}' reaches to {last}, more than {limits.cells:,} cells; "
            "delete the rows and columns beyond the table, or divide it"
        )
    with _reading(file):
        sheet = book.get_sheet_by_index(index)
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    merged = tuple(Range(a[0] + 1, a[1], z[0] + 1, z[1]) for a, z in sheet.merged_cell_ranges or () if a != z)
    patches: Patches = {}
    for (row, col), error in survey.errors.items():
        patches.setdefault(row, {})[col] = error
    for row, col in survey.uncalculated:
        patches.setdefault(row, {})[col] = UNCALCULATED
    rows = _Rows(lambda: _values(sheet, from_1904), patches)
    width = (sheet.end or (0, -1))[1] + 1
    yield _looked_over(Sheet(file, about.name, hidden, rows, width, merged, tuple(survey.notes())), survey.pictures)


def _values(sheet: calamine.CalamineSheet, from_1904: bool) -> Iterator[tuple[int, list[Cell]]]:
    """Each row from Excel's row 1 and column A on: the reader leaves out empty columns before the first value."""
    before: list[Cell] = [None] * (sheet.start or (0, 0))[1]
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells: list[Cell] = [None if v == "" else v for v in values]
        if from_1904:
            cells = [Serial1904(v) if isinstance(v, (int, float)) and not isinstance(v, bool) else v for v in cells]
        yield number, before + cells if before else cells


Patches = dict[int, dict[int, Cell]]


@dataclass(slots=True)
class _Rows:
    """Rows to be walked as often as needed: what the reader gives, with some cells put right."""

    source: Callable[[], Iterator[tuple[int, list[Cell]]]]
    patches: Patches = field(default_factory=dict)

    def __iter__(self) -> Iterator[Row]:
        number = 0
        for number, cells in self.source():
            if number in self.patches:
                _patch(cells, self.patches[number])
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                yield Row(number, tuple(cells))
        for beyond in sorted(row for row in self.patches if row > number):
            cells = []
            _patch(cells, self.patches[beyond])
            if any(cell is not None for cell in cells):
                yield Row(beyond, tuple(cells))


def _patch(cells: list[Cell], patch: dict[int, Cell]) -> None:
    cells.extend([None] * (max(patch) + 1 - len(cells)))
    for col, cell in patch.items():
        cells[col] = cell


def _looked_over(sheet: Sheet, pictures: bool) -> Sheet:
    """The sheet without pictures' formulas and without what lies hidden under merged cells, both noted."""
    if not (pictures or sheet.merged):
        return sheet
    under = {(row, col) for merge in sheet.merged for row, col in _covered(merge, sheet.width)}
    covered: list[tuple[int, int]] = []
    drawn: list[tuple[int, int]] = []
    patches: Patches = {}
    for row in sheet.rows:
        for col, cell in enumerate(row.cells):
            if cell is None:
                continue
            if (row.number, col) in under:
                covered.append((row.number, col))
            elif pictures and isinstance(cell, str) and _PICTURE.fullmatch(cell):
                drawn.append((row.number, col))
            else:
                continue
            patches.setdefault(row.number, {})[col] = None
    source = sheet.rows
    rows = _Rows(lambda: ((row.number, list(row.cells)) for row in source), patches)
    notes = [cells_note(kind, cells) for kind, cells in (("covered", covered), ("pictures", drawn)) if cells]
    return replace(sheet, rows=rows, notes=(*sheet.notes, *notes))


def _covered(merge: Range, width: int) -> Iterator[tuple[int, int]]:
    """Every cell of a merge but its first."""
    for row in range(merge.first_row, merge.last_row + 1):
        for col in range(merge.first_col, min(merge.last_col + 1, width)):
            if (row, col) != (merge.first_row, merge.first_col):
                yield row, col
