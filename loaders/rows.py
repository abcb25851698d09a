"""The rows of a sheet as its reader gives them, with some cells put right; walked as often as needed, never kept."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from loaders.cells import Cell, CellError, Range, Row, Sheet
from loaders.dateformats import Shown, as_shown
from loaders.survey import cells_note

Patches = dict[int, dict[int, Cell]]

_PICTURE = re.compile(r'=?\s*(?:_xlfn\.)?DISPIMG\((?:[^()"]|"[^"]*")*\)', re.IGNORECASE)


@dataclass(slots=True)
class Rows:
    """source: gives each row's number and its cells from column A; patches: other values, by row and column.

    shown: where a day is shown only as its month or year.
    """

    source: Callable[[], Iterator[tuple[int, list[Cell]]]]
    patches: Patches = field(default_factory=dict)
    shown: Shown = field(default_factory=dict)

    def __iter__(self) -> Iterator[Row]:
        """Every row that holds something."""
        number = 0
        patches, shown = self.patches, self.shown
        for number, cells in self.source():
            for col, what in shown[number].items() if number in shown else ():
                if col < len(cells):
                    cells[col] = as_shown(cells[col], what)
            if number in patches:
                _patch(cells, patches[number])
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                yield Row(number, tuple(cells))
        for beyond in sorted(row for row in patches if row > number):
            cells = []
            _patch(cells, patches[beyond])
            if any(cell is not None for cell in cells):
                yield Row(beyond, tuple(cells))


def _patch(cells: list[Cell], patch: dict[int, Cell]) -> None:
    cells.extend([None] * (max(patch) + 1 - len(cells)))
    for col, cell in patch.items():
        cells[col] = cell


def looked_over(sheet: Sheet, rows: Rows, *, pictures: bool) -> Sheet:
    """The sheet without the formulas of pictures and without what lies hidden under merged cells; both are noted."""
    if not pictures and not sheet.merged:
        return sheet
    drawn: dict[tuple[int, int], Cell] = {}
    covered: list[tuple[int, int]] = []
    waiting = sorted(sheet.merged, key=lambda merge: merge.first_row, reverse=True)
    active: list[Range] = []
    for row in sheet.rows:
        active = [merge for merge in active if merge.last_row >= row.number]
        while waiting and waiting[-1].first_row <= row.number:
            active.append(waiting.pop())
        if active:
            covered += _covered(row, active)
        if pictures:
            drawn.update(_drawn(row))
    for number, col in covered:
        rows.patches.setdefault(number, {})[col] = None
    drawn = {cell: rest for cell, rest in drawn.items() if cell not in set(covered)}
    for (number, col), rest in drawn.items():
        rows.patches.setdefault(number, {})[col] = rest
    notes = [cells_note("pictures", list(drawn)), cells_note("covered", covered)]
    return replace(sheet, notes=sheet.notes + tuple(note for note in notes if note.count))


def _covered(row: Row, active: Iterable[Range]) -> Iterator[tuple[int, int]]:
    """Cells of the row that hold something although a merged cell hides them."""
    for merge in active:
        first = merge.first_col + (row.number == merge.first_row)
        for col in range(first, min(merge.last_col + 1, len(row.cells))):
            if row.cells[col] is not None:
                yield row.number, col


def _drawn(row: Row) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Cells of the row that name a picture, with the text that is left of them."""
    for col, cell in enumerate(row.cells):
        if isinstance(cell, str) and not isinstance(cell, CellError) and "DISPIMG" in cell.upper():
            rest = _PICTURE.sub("", cell)
            if rest != cell:
                yield (row.number, col), rest if rest.strip() else None
