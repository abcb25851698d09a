"""The rejected rows as a workbook: under their own headers, the reason in the last column, to be put right there and loaded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel
from openpyxl.worksheet.worksheet import Worksheet

from loaders import sections, workbook
from loaders.columns import REASON
from loaders.filldown import FillDown
from loaders.fits import NOTHING_SAID, Said
from loaders.headers import Table, match
from loaders.normalise import key
from loaders.personal import anonymous, masked
from loaders.problems import Problem
from loaders.readers import ABOVE, is_free, readers, squeezed
from loaders.workbook import Cell, Limits, Row, Serial1904, ShownMonth, ShownYear, shown

Reasons = dict[int, list[str]]
NAME = 31  # characters that Excel allows in the name of a sheet
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


def write(files: Sequence[Path], problems: Iterable[Problem], path: Path, limits: Limits, said: Said = NOTHING_SAID) -> int:
    """Writes the rows of `files` that `problems` reject, or whose links they do; returns how many. No file where there are none.

    Cells stand as they did, save personal data, which stay out, and what is said by the row above, as by 同上, which is
    written out. Raises OSError.
    """
    rejected: dict[tuple[str, str], Reasons] = defaultdict(lambda: defaultdict(list))
    headings: dict[tuple[str, str], set[int]] = defaultdict(set)
    no_data: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in problems:
        if one.is_heading:
            headings[one.file, one.sheet].add(one.row)
        elif one.is_no_data:
            no_data[one.file, one.sheet].add(one.row)
        if one.severity == "error" and one.row:
            column = f"“{one.column}”" if one.column else ""
            rejected[one.file, one.sheet][one.row].append(f"{column}{one.zh} / {one.en}")
    book, rows = Workbook(), 0
    book.remove(book.worksheets[0])
    for file in files:
        for sheet in workbook.read(file, limits=limits) if any(name == file.name for name, _ in rejected) else ():
            table = match(sheet, said) if (file.name, sheet.name) in rejected else None
            if isinstance(table, Table):
                where = (file.name, sheet.name)
                rows += _sheet(book, table, rejected[where], headings[where], no_data[where])
    if rows:
        book.save(path)
    return rows


def _sheet(book: Workbook, table: Table, reasons: Reasons, headings: set[int], no_data: set[int]) -> int:
    found = list(_rows(table, reasons, headings, no_data))
    if not (rejected := sum(row.number in reasons for row in found)):
        return 0
    sheet = book.create_sheet(_name(book, table))
    last = max(len(row.cells) for row in (*table.top, *found)) + 1
    top = (Row(row.number, tuple(_readable(cell, False, anonymous) for cell in row.cells)) for row in table.top)
    for number, row in enumerate((*top, *found), start=1):
        for index, cell in enumerate(row.cells):
            _put(sheet, number, index + 1, cell)
    _restore_merges(sheet, table)
    caption = [row.number for row in table.top].index(table.header[-1].number) + 1
    _put(sheet, caption, last, REASON)
    sheet.cell(caption, last).font = Font(bold=True)
    for number, row in enumerate(found, start=len(table.top) + 1):
        if row.number in headings:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last - 1)
            continue
        cell = sheet.cell(number, last, "\n".join(dict.fromkeys(reasons[row.number])))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = PatternFill("solid", fgColor="FFFCE4D6")
    sheet.column_dimensions[sheet.cell(1, last).column_letter].width = 60
    sheet.freeze_panes = sheet.cell(len(table.top) + 1, 1)
    return rejected


def _name(book: Workbook, table: Table) -> str:
    """The sheet's own, led by its type where it does not say that: alone, it must still be taken for the same."""
    own, type = table.sheet.name, table.type.zh
    whole = own if key(type) in key(own) else f"{type} {own}"
    name = whole.translate(FORBIDDEN)[:NAME]
    taken = {sheet.title.casefold() for sheet in book.worksheets}
    number = 2
    while name.casefold() in taken:
        end = f" ({number})"
        name, number = whole.translate(FORBIDDEN)[: NAME - len(end)] + end, number + 1
    return name


def _restore_merges(sheet: Worksheet, table: Table) -> None:
    """Of the header and what stands above it."""
    place = {row.number: at for at, row in enumerate(table.top, start=1)}
    for merge in table.sheet.merged:
        if merge.first_row in place and merge.last_row in place:
            sheet.merge_cells(
                start_row=place[merge.first_row],
                start_column=merge.first_col + 1,
                end_row=place[merge.last_row],
                end_column=merge.last_col + 1,
            )


def _rows(table: Table, reasons: Reasons, headings: set[int], no_data: set[int]) -> Iterator[Row]:
    """The rejected rows, complete without those around them, each below the headings that it stood below."""
    private = {one.index for one in table.taken if one.how == "personal"}
    named = {index for index, column in table.columns.items() if not is_free(column)}  # what is not read may say anything, too
    days = {index for index, column in table.columns.items() if getattr(column.of, "kind", "") in ("day", "last_day")}
    last = max(reasons)
    for row in _whole(table, headings, no_data):
        if row.number in headings:
            if row.number < last:
                yield Row(row.number, (masked(sections.heading(row)),))
        elif row.number in reasons:
            kept = (
                None if at in private else _readable(cell, at in days, masked if at in named else anonymous)
                for at, cell in enumerate(row.cells)
            )
            yield Row(row.number, tuple(kept))


def _whole(table: Table, headings: set[int], no_data: set[int]) -> Iterator[Row]:
    """Headings and rows of data; these with all that they leave to the row above."""
    down = FillDown(table, readers(table.type, table.columns, table.captioned))
    above: tuple[Cell, ...] = ()
    first: tuple[Cell, ...] | None = None
    before = 0
    for row in table.rows():
        if row.number in headings:
            first = ()
            yield row
        elif row.number not in no_data and not table.is_header(row):
            cells = tuple(
                above[at] if isinstance(cell, str) and squeezed(cell) in ABOVE and at < len(above) else cell
                for at, cell in enumerate(row.cells)
            )
            if before + 1 == row.number:
                cells = down.whole(row.number, cells, above, first)
            elif first is not None:
                first = cells
            before, above = row.number, cells
            yield Row(row.number, cells)


def _readable(cell: Cell, is_day: bool, hidden: Callable[[str], str]) -> Cell:
    if isinstance(cell, Serial1904):
        found = from_excel(float(cell), CALENDAR_MAC_1904) if is_day else None
        return found if isinstance(found, datetime) else float(cell)
    if is_day and isinstance(cell, (ShownMonth, ShownYear)):
        return str(cell)
    return hidden(str(cell)) if isinstance(cell, str) else cell


def _put(sheet: Worksheet, row: int, column: int, value: Cell) -> None:
    if value is None:
        return
    cell = sheet.cell(row, column)
    if isinstance(value, (date, time, timedelta, bool)) or (isinstance(value, (int, float)) and abs(value) < 2**53):
        cell.value = value
        return
    cell.value = shown(value)
    cell.data_type = "s"  # also where it begins with =
    cell.number_format = "@"
