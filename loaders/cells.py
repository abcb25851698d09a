"""What a ledger is made of once it is read: sheets, rows, cells, and notes of what was seen on the way.

Free of any file format and of any knowledge of the model.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


class CellError(str):
    """A cell that shows an error (`#REF!`, `#N/A`) or a formula that was never calculated (`UNCALCULATED`).

    It is text of its own kind: `isinstance(cell, CellError)` tells it from a cell that holds the words "#N/A".
    """

    __slots__ = ()


class Serial1904(float):
    """A plain number in a workbook that counts its days from 1904-01-01; only where it is read as a day it matters."""

    __slots__ = ()


class ShownMonth(date):
    """The first day of a month, of which the cell shows only the month: whoever typed 2021年6月 knows no day."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.isoformat()[:7]


class ShownYear(date):
    """The first day of a year, of which the cell shows only the year."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.isoformat()[:4]


UNCALCULATED = CellError("=?")

Cell = None | str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before it is refused.

    unpacked: bytes of a file, or of everything inside a packed one; ratio: unpacked to packed size, looked at above
    64 MiB; cells: rows × columns of one sheet, from A1 to its last value.
    """

    unpacked: int = 1 << 30
    ratio: int = 300
    cells: int = 8_000_000


@dataclass(frozen=True, slots=True)
class Range:
    """Cells merged into one: 1-based rows, 0-based columns, both ends inside."""

    first_row: int
    first_col: int
    last_row: int
    last_col: int

    def __contains__(self, at: tuple[int, int]) -> bool:
        """Whether the cell (row, column) lies in it."""
        return self.first_row <= at[0] <= self.last_row and self.first_col <= at[1] <= self.last_col


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number that Excel shows, its cells from column A, empty ones at the end cut off."""

    number: int
    cells: tuple[Cell, ...]


NOTE_TEXTS = {
    "hidden_rows": ("{n} 行被隐藏，照常读入", "{n} hidden rows, read like the others"),
    "hidden_columns": ("{n} 列被隐藏，照常读入", "{n} hidden columns, read like the others"),
    "pictures": ("{n} 个单元格里是图片，未读入", "{n} pictures in cells, not read"),
    "covered": ("{n} 个合并单元格下面藏着旧内容，未读入", "{n} values hidden under a merged cell, not read"),
    "errors": ("{n} 个单元格是错误值", "{n} cells hold an error"),
    "uncalculated": (
        "{n} 个公式没有算出结果，请在 Excel 中打开并保存",
        "{n} formulas were never calculated: open the file in Excel and save it",
    ),
    "far": ("表格右侧很远处有 {n} 个单元格，未读入", "{n} cells far to the right of the table, not read"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something seen in a sheet that is worth reporting.

    kind: a key of NOTE_TEXTS; count: how many; where: the first few of them as Excel names them (`B7`, `12`, `C`).
    """

    kind: str
    count: int
    where: tuple[str, ...] = ()

    @property
    def zh(self) -> str:
        """One line for the report, in Chinese."""
        return self._line(0, "：", "、")

    @property
    def en(self) -> str:
        """One line for the report, in English."""
        return self._line(1, ": ", ", ")

    def _line(self, language: int, colon: str, comma: str) -> str:
        text = NOTE_TEXTS[self.kind][language].format(n=self.count)
        more = " …" if self.count > len(self.where) else ""
        return f"{text}{colon}{comma.join(self.where)}{more}" if self.where else text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file.

    file: the file's name without its folder; name: the sheet's, for a csv the file's stem; hidden: not shown in Excel;
    rows: every row that holds something, in order, to be walked as often as needed (what lies hidden under a merged
    cell is no content); width: columns up to the last one that holds something; merged: the merged cells.
    """

    file: str
    name: str
    hidden: bool
    rows: Iterable[Row]
    width: int
    merged: tuple[Range, ...] = ()
    notes: tuple[Note, ...] = ()

    def filled(self) -> Iterator[Row]:
        """The rows, with the value of each merged cell in all the places that it covers.

        A row that would hold nothing else stays out, as it looks empty in Excel.
        """
        if not self.merged:
            yield from self.rows
            return
        waiting = sorted(self.merged, key=lambda r: r.first_row, reverse=True)
        active: list[tuple[Range, Cell]] = []
        for row in self.rows:
            active = [(r, value) for r, value in active if r.last_row >= row.number]
            while waiting and waiting[-1].first_row <= row.number:
                merge = waiting.pop()
                value = _at(row, merge.first_col) if merge.first_row == row.number else None
                if value is not None:
                    active.append((merge, value))
            yield _fill(row, active, self.width) if active else row


def _at(row: Row, col: int) -> Cell:
    return row.cells[col] if col < len(row.cells) else None


def _fill(row: Row, active: list[tuple[Range, Cell]], width: int) -> Row:
    cells = list(row.cells)
    for merge, value in active:
        end = min(merge.last_col + 1, width)
        cells.extend([None] * (end - len(cells)))
        cells[merge.first_col : end] = [value] * (end - merge.first_col)
    return Row(row.number, tuple(cells))


def column(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(65 + rest) + letters
        index -= 1
    return letters


def address(row: int, col: int) -> str:
    """A cell as Excel names it: row 7, column 1 is B7."""
    return f"{column(col)}{row}"


def shown(cell: Cell) -> str:
    """A cell as a person would see it, for reports: 3005.0 as 3005, a day as 2021-06-30, an empty one as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 2**53 else f"{float(cell):.15g}".upper()
    return str(cell)
