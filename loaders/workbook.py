"""A ledger's file -> sheets of rows that know file, sheet and the row's number in Excel.

What a file is is told by its content, never by the ending of its name.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import python_calamine as calamine

from graph.errors import LedgerError
from loaders import biff, csvfile, markup, sheet_xml
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
    ShownMonth,
    ShownYear,
    address,
    column,
    shown,
)
from loaders.container import Container, damaged, fetch, kind, unlock
from loaders.rows import Patches, Rows, looked_over
from loaders.survey import Survey

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
    "ShownMonth",
    "ShownYear",
    "address",
    "column",
    "read",
    "shown",
]

# In a sheet that would be too large to read, a value beyond this many columns is a stray one.
_FAR = 256

T = TypeVar("T")


def read(path: Path, *, limits: Limits | None = None) -> Iterator[Sheet]:
    """The sheets of an xlsx, xls or text file (csv, tab-separated), or the tables of a page called .xls, in the file's order.

    Raises LedgerError, one line that names the file, when it cannot be read as a ledger.
    """
    limits = limits or Limits()
    file = " ".join(path.name.split()) or str(path)
    data = fetch(path, file, limits)
    found = kind(data, file)
    if found == "text":
        yield _text(data, file)
        return
    if found in ("html", "mhtml", "xml"):
        yield from markup.tables(data, found, file)
        return
    if found == "ole":
        data = unlock(data, file)
        found = kind(data, file)
    yield from _xlsx(data, file, limits) if found == "zip" else _xls(data, file, limits)


def _text(data: bytes, file: str) -> Sheet:
    found = csvfile.rows(data, file)
    width = max((len(row.cells) for row in found), default=0)
    sheet = Sheet(file, Path(file).stem, False, found, width)
    if b"DISPIMG" not in data.replace(b"\0", b"").upper():
        return sheet
    rows = Rows(lambda: ((row.number, list(row.cells)) for row in found))
    return looked_over(replace(sheet, rows=rows), rows, pictures=True)


def _xlsx(data: bytes, file: str, limits: Limits) -> Iterator[Sheet]:
    container = Container(data, file, limits)
    parts = sheet_xml.sheet_parts(container)
    months = sheet_xml.month_styles(container)
    pictures = sheet_xml.shared_pictures(container)
    from_1904 = sheet_xml.uses_1904(container)
    book = _open(data, file)
    for index, part in enumerate(_matched(parts, book, file)):
        survey = sheet_xml.survey(container, part, limits.cells, months)
        survey.pictures |= pictures
        source = book
        if survey.rows * survey.cols > limits.cells >= survey.rows * _FAR:
            source = _open(sheet_xml.without_far(container, part, _FAR, survey), file)
        yield from _sheet(source, index, file, survey, from_1904, limits)


def _xls(data: bytes, file: str, limits: Limits) -> Iterator[Sheet]:
    from_1904, surveys = biff.surveys(data, file)
    for number, survey in enumerate(surveys, 1):
        _check_reach(file, str(number), survey, limits)  # the reader unfolds all sheets as soon as it opens the file
    book = _open(data, file)
    for index, survey in enumerate(_matched(surveys, book, file)):
        survey.pictures = True
        yield from _sheet(book, index, file, survey, from_1904, limits)


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
        raise damaged(file) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's own, which no module offers by name
            raise
        raise damaged(file) from error


def _matched(found: list[T], book: calamine.CalamineWorkbook, file: str) -> list[T]:
    if len(found) != len(book.sheets_metadata):
        raise LedgerError(f"{file}: its list of sheets cannot be told; open it in Excel and save it anew")
    return found


def _sheet(book: calamine.CalamineWorkbook, index: int, file: str, survey: Survey, from_1904: bool, limits: Limits) -> Iterator[Sheet]:
    """The sheet, or nothing for a chart; LedgerError when it reaches too far to be read."""
    about = book.sheets_metadata[index]
    if about.typ != calamine.SheetTypeEnum.WorkSheet:
        return
    _check_reach(file, f"'{about.name}'", survey, limits)
    with _reading(file):
        sheet = book.get_sheet_by_index(index)
    rows = Rows(lambda: _values(sheet, from_1904), _patches(survey), survey.shown)
    width = max((sheet.end or (0, -1))[1], *(col for _, col in survey.errors), -1, -1) + 1
    merged = tuple(Range(a[0] + 1, a[1], z[0] + 1, z[1]) for a, z in sheet.merged_cell_ranges or () if a != z)
    hidden = about.visible != calamine.SheetVisibleEnum.Visible
    found = Sheet(file, about.name, hidden, rows, width, merged, tuple(survey.notes()))
    yield looked_over(found, rows, pictures=survey.pictures)


def _check_reach(file: str, name: str, survey: Survey, limits: Limits) -> None:
    if survey.rows * survey.cols > limits.cells:
        last = address(survey.rows, survey.cols - 1)
        raise LedgerError(
            f"{file}: sheet {name} reaches to {last}, more than {limits.cells:,} cells; "
            "delete the rows and columns beyond the table, or divide it"
        )


def _patches(survey: Survey) -> Patches:
    patches: Patches = {}
    for (row, col), error in survey.errors.items():
        patches.setdefault(row, {})[col] = error
    for row, col in survey.uncalculated:
        patches.setdefault(row, {})[col] = UNCALCULATED
    return patches


def _values(sheet: calamine.CalamineSheet, from_1904: bool) -> Iterator[tuple[int, list[Cell]]]:
    """Each row from Excel's row 1 and column A on; the reader leaves out the empty columns before the first value."""
    before: list[Cell] = [None] * (sheet.start or (0, 0))[1]
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells: list[Cell] = [None if v == "" or (type(v) is str and v.isspace()) else v for v in values]
        if from_1904:
            cells = [Serial1904(v) if type(v) in (int, float) else v for v in cells]  # type: ignore[arg-type]
        yield number, before + cells if before else cells
