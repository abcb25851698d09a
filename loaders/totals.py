"""Rows of totals: never data, but compared with the rows that they sum up."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from graph.model import Prop
from loaders.headers import Table
from loaders.problems import Problem
from loaders.readers import Reader, Refused, squeezed, total_word
from loaders.workbook import Row, shown

LEVELS = {"小计": 0, "合计": 1, "共计": 1, "累计": 1, "总计": 2, "总数": 2, "总和": 2}
_NO_SUM = re.compile("[%/届]")  # units of what nobody adds up: shares, prices, terms


@dataclass(slots=True)
class Seen:
    """Which rows of a table are none of data: those of totals, headings of sections, and all others."""

    totals: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with the numbers of the columns that are compared; NaN: something that cannot be added."""

    row: Row
    numbers: tuple[float, ...]


def differences(table: Table, readers: Sequence[Reader], seen: Seen) -> Iterator[Problem]:
    """A problem for each figure of a row of totals that is not the sum of the rows it stands for.

    小计 stands for the rows since the total or heading before it, 合计 for those since the one before it or for all,
    whichever fits more of its figures. A table whose first total stands above all data has its totals above.
    """
    adding = [reader for reader in readers if _adds_up(reader)]
    lines = _lines(table, adding, seen)
    data = [line for line in lines if line.row.number not in seen.totals | seen.headings]
    if not adding or not data:
        return
    if min(seen.totals) < data[0].row.number:
        lines.reverse()
        data.reverse()
    sums = [
        list(accumulate((0.0 if math.isnan(n) else n for n in column), initial=0.0))
        for column in zip(*(d.numbers for d in data), strict=True)
    ]
    spoiled = [list(accumulate(map(math.isnan, column), initial=0)) for column in zip(*(d.numbers for d in data), strict=True)]
    done, starts = 0, [0, 0, 0, 0]  # data rows so far; at which of them each level of total began, and the last heading
    for line in lines:
        if line.row.number in seen.headings:
            starts[3] = done
        elif line.row.number not in seen.totals:
            done += 1
        else:
            level = _level(line.row)
            scopes = [start for start in dict.fromkeys((max(starts[level], starts[3] if level == 0 else 0), starts[3], 0)) if start < done]
            tried = [_misses(line, start, done, sums, spoiled) for start in scopes]
            if tried:
                missed = min(tried, key=len)
                yield from _told(table, adding, line, missed, done - scopes[tried.index(missed)])
            starts[: level + 1] = [done] * (level + 1)


def _adds_up(reader: Reader) -> bool:
    of = reader.column.of
    return isinstance(of, Prop) and of.kind in ("integer", "number") and not _NO_SUM.search(of.unit)


def _lines(table: Table, adding: Sequence[Reader], seen: Seen) -> list[_Line]:
    """As they stand in the sheet: a merged number counts once."""
    last = table.last
    return [
        _Line(row, tuple(_number(row, one) for one in adding))
        for row in table.sheet.rows
        if row.number > last and row.number not in seen.others
    ]


def _number(row: Row, reader: Reader) -> float:
    cell = row.cells[reader.index] if reader.index < len(row.cells) else None
    value = None if cell is None else reader.value(cell)
    if value is None:
        return 0.0
    return math.nan if not isinstance(value, (int, float)) or isinstance(value, Refused) else float(value)


def _level(row: Row) -> int:
    word = next((word for cell in row.cells if isinstance(cell, str) and (word := total_word(squeezed(cell)))), "合计")
    return LEVELS.get(word, LEVELS["合计"])


def _misses(line: _Line, start: int, end: int, sums: list[list[float]], spoiled: list[list[int]]) -> dict[int, float]:
    """By column the sums of those rows that are not what the row of totals says; what it leaves empty says nothing."""
    found = {}
    for at, told in enumerate(line.numbers):
        sum = sums[at][end] - sums[at][start]
        if spoiled[at][end] == spoiled[at][start] and not math.isnan(told) and round(abs(told - sum), 2) > 0:
            found[at] = sum
    return found


def _told(table: Table, adding: Sequence[Reader], line: _Line, missed: dict[int, float], rows: int) -> Iterator[Problem]:
    for at, sum in missed.items():
        index = adding[at].index
        cell = line.row.cells[index] if index < len(line.row.cells) else None
        if cell is not None:
            told, gap = shown(line.numbers[at]), shown(round(line.numbers[at] - sum, 2))
            yield table.where(line.row.number, index).problem(
                "total-differs", shown(cell), told=told, sum=shown(round(sum, 2)), n=rows, gap=gap
            )
