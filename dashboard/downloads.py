"""Files that leave the screen: every row, codes exact, and nothing that a spreadsheet would take for a formula."""

import csv
import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import zip_longest
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from graph.words import SEMICOLONS, listed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXACT = 2**53
"""Above this a spreadsheet and a browser change the last digits of a number."""
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
LONGEST = 32_767  # what a cell of a workbook can hold
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_FILES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_BOLD = Font(bold=True)
_HEADER = PatternFill("solid", fgColor="E8EAED")


def cell(value: Any, language: str = "zh") -> Any:
    """A value as a table holds it: numbers that stay exact, dates, else text, lists as the language writes them."""
    if value is None or isinstance(value, (bool, date, datetime)):
        return value
    if isinstance(value, int):
        return value if abs(value) <= EXACT else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, (list, tuple)):
        return listed((cell(item, language) for item in value), language)
    if isinstance(value, dict):
        return SEMICOLONS[language].join(f"{name}={cell(item, language)}" for name, item in value.items())
    return str(value)


def file_name(*parts: str, ending: str) -> str:
    """A name that every file system takes."""
    whole = _NOT_IN_FILES.sub("_", "-".join(part for part in parts if part)).strip(" ._")
    return f"{whole[:80] or 'govgraph'}.{ending}"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a workbook: the header, the rows, and below them `notes` such as the date asked for.

    `colours`: RRGGBB or None for each cell, where a page has any; `fixed`: how many columns stay when one scrolls.
    """

    title: str
    captions: Sequence[str]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()
    colours: Sequence[Sequence[str | None]] = ()
    fixed: int = 0


def xlsx(title: str, captions: Sequence[str], rows: Iterable[Sequence[Any]], notes: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet."""
    return workbook([Page(title, captions, list(rows), notes)])


def workbook(pages: Iterable[Page]) -> bytes:
    """A workbook of several sheets, which print on the width of a page with the header on each."""
    book = Workbook(write_only=True)
    for page in pages:
        _write(book, page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(book: Workbook, page: Page) -> None:
    sheet = book.create_sheet(_NOT_IN_TITLES.sub("_", page.title)[:31] or "govgraph")
    sheet.freeze_panes = f"{get_column_letter(page.fixed + 1)}2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    body = [[cell(value) for value in row] for row in page.rows]
    for number, caption in enumerate(page.captions, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(caption, [row[number - 1] for row in body[:200]])
    header = [_excel(sheet, caption) for caption in page.captions]
    for one in header:
        one.font, one.fill, one.alignment = _BOLD, _HEADER, Alignment(vertical="center")
    sheet.append(header)
    for row, colours in zip_longest(body, page.colours, fillvalue=()):
        sheet.append([_coloured(_excel(sheet, value), colour) for value, colour in zip_longest(row, colours)])
    for note in ("", *page.notes) if page.notes else ():
        sheet.append([_excel(sheet, note)])


def _coloured(made: Any, colour: str | None) -> Any:
    if colour:
        made.fill = _fill(colour)
    return made


@cache
def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _excel(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    made: Any = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("�", value)[:LONGEST])
    made.data_type, made.number_format = "s", "@"  # openpyxl would make a formula of "=…"
    made.quotePrefix = value.startswith(FORMULA)
    return made


def _width(caption: str, values: Iterable[Any]) -> float:
    """A Chinese character is two wide."""
    longest = max((sum(2 if ord(char) > 0x2E80 else 1 for char in str(text)) for text in (caption, *values) if text is not None), default=8)
    return float(min(max(longest + 2, 8), 60))


def csv_bytes(captions: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with the mark that Excel needs to know it; text that looks like a formula gets a leading apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_inert(caption) for caption in captions])
    writer.writerows([_inert(cell(value)) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
