"""Days that a cell shows only as their month or year: Excel makes a day of 2021年6月 as soon as it is typed."""

import datetime
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from loaders.cells import Cell, ShownMonth, ShownYear
from loaders.dateformats import shows
from loaders.normalise import Unreadable, day, precision, text
from loaders.workbook import read

FORMATS = {
    'yyyy"年"m"月"': "month", "yyyy-m": "month", '[$-804]yyyy"年"m"月";@': "month", "mmm-yy": "month", "[$-409]mmm\\-yy;@": "month",
    "yyyy\\.mm": "month", "yyyy": "year", 'yyyy"年"': "year", "yyyy-mm-dd": "", 'm"月"d"日"': "", 'yyyy"年"m"月"d"日"': "",
    "yyyy/m/d h:mm": "", "h:mm": "", "General": "", "0.00": "",
}  # fmt: skip
DAYS = (datetime.datetime(2021, 6, 1), datetime.datetime(2021, 6, 15), datetime.datetime(2021, 1, 1))


def new(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, moment in enumerate(DAYS, 1):
        for index, format in enumerate(FORMATS, 1):
            cell = sheet.cell(at, index)
            cell.value, cell.number_format = moment, format
    book.save(path)


def old(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("小区")
    for index, format in enumerate(FORMATS):
        style = xlwt.easyxf(num_format_str=format)
        for at, moment in enumerate(DAYS):
            sheet.write(at, index, moment, style)
    book.save(str(path))


@pytest.mark.parametrize("make", [new, old])
def test_what_a_cell_shows_of_a_day_is_as_exact_as_it_is(make: Callable[[Path], Any], tmp_path: Path) -> None:
    make(tmp_path / "a")
    (sheet,) = read(tmp_path / "a")
    first, second, third = (list(zip(row.cells, FORMATS.values(), strict=True)) for row in sheet.rows)
    assert [precision(cell) for cell, _ in first] == [what if what == "month" else "" for _, what in first]
    assert {precision(cell) for cell, _ in second} == {""}, "a day in the middle of a month is known"
    assert [precision(cell) for cell, _ in third] == [what for _, what in third]
    assert {day(cell) for cell, _ in first if isinstance(cell, date)} == {date(2021, 6, 1)}
    assert {type(day(cell)) for cell, _ in third if isinstance(cell, date)} == {date}


@pytest.mark.parametrize(("format", "what"), FORMATS.items())
def test_formats(format: str, what: str) -> None:
    assert shows(format) == what


@pytest.mark.parametrize(
    ("cell", "last", "how"), [(ShownMonth(2021, 6, 1), date(2021, 6, 30), "month"), (ShownYear(2021, 1, 1), date(2021, 12, 31), "year")]
)
def test_an_end_is_the_last_day_of_it(cell: Cell, last: date, how: str) -> None:
    assert (day(cell, end=True), precision(cell)) == (last, how)


def test_where_a_text_belongs_it_is_still_what_excel_made_of_something() -> None:
    with pytest.raises(Unreadable, match="Excel turned it into a date, probably 6-1"):
        text(ShownMonth(2021, 6, 1))
