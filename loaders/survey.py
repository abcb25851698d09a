"""What the fast reader leaves out of a sheet: errors, formulas without a result, what is hidden, how far it reaches."""

from dataclasses import dataclass, field

from loaders.cells import CellError, Note, address, column

SHOWN_IN_NOTE = 5


@dataclass(slots=True)
class Survey:
    """One sheet: `rows`, `cols` bound the values in it (counts from A1); `errors` by 1-based row and 0-based column.

    `shown`: the cells that show only the month or the year of a day.
    """

    rows: int = 0
    cols: int = 0
    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    far: list[tuple[int, int]] = field(default_factory=list)
    pictures: bool = False
    shown: dict[int, dict[int, str]] = field(default_factory=dict)

    def notes(self) -> list[Note]:
        """The notes that follow from it."""
        hidden = self.hidden_rows, [column(col) for col in self.hidden_columns]
        found = [_note("hidden_rows", [str(row) for row in hidden[0]]), _note("hidden_columns", hidden[1])]
        found += [
            cells_note("errors", list(self.errors)),
            cells_note("uncalculated", sorted(self.uncalculated)),
            cells_note("far", self.far),
        ]
        return [note for note in found if note.count]


def cells_note(kind: str, cells: list[tuple[int, int]]) -> Note:
    """A note of so many cells, the first few by their names."""
    return Note(kind, len(cells), tuple(address(*cell) for cell in cells[:SHOWN_IN_NOTE]))


def _note(kind: str, names: list[str]) -> Note:
    return Note(kind, len(names), tuple(names[:SHOWN_IN_NOTE]))
