"""Names of units that a ledger writes once, above rows that leave them empty, where nothing is merged."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from graph.model import Column, LinkSheet, Reference
from graph.schema import SCHEMA
from loaders.headers import Table
from loaders.readers import Reader
from loaders.workbook import Cell

Cells: TypeAlias = tuple[Cell, ...]

UNITS = {"Place", "Organization"}
DIVISIONS = {"City", "County", "Street", "Community"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """The columns that say what a record belongs to, of which one will do, and those that narrow them."""

    field: str
    says: tuple[Reader, ...]
    narrows: tuple[Reader, ...]


class Around:
    """The divisions that the rows of a table lie in, as far as they say so themselves or those above them in their section do.

    Not compounds and buildings: where they are left empty, there may be none.
    """

    def __init__(self, table: Table, readers: Sequence[Reader], ends: AbstractSet[tuple[int, int]]) -> None:
        indexes = {reader.name: reader.index for reader in readers if reader.is_reference}
        narrowing = {name for reference in table.type.references for name in reference.within}
        divisions = [one.name for one in table.type.references if one.name in narrowing & indexes.keys() and {*one.to} <= DIVISIONS]
        self.columns = {name: indexes[name] for name in divisions}  # widest first
        self.ends = ends
        self.said: Mapping[str, list[str]] = {}

    def add(self, row: int, names: Mapping[str, list[str]], *, begins: bool) -> Mapping[str, list[str]] | None:
        """What is said around the row, for names of which there are several; None where the row says it all. `begins` a section."""
        if self.columns.keys() <= names.keys():
            self.said = names
            return None
        above, said = {} if begins else self.said, {}
        for name, index in self.columns.items():
            if own := names.get(name):
                above = above if own == above.get(name) else {}  # what is narrower lies elsewhere
                said[name] = own
            elif name in above and (row - 1, index) not in self.ends:
                said[name] = above[name]
        self.said = said
        return said


class FillDown:
    """What the rows of one table take from the row above: the name of what they belong to, with what narrows it."""

    def __init__(self, table: Table, readers: Sequence[Reader]) -> None:
        columns = {reader.name: reader for reader in readers if reader.is_reference}
        self.units = {unit.field: unit for unit in _units(table, columns)}
        self.required = [reader for reader in readers if reader.column.level == "required" and not reader.part]
        self.ends = {
            (merge.last_row, index)
            for merge in table.sheet.merged
            if merge.first_row < merge.last_row
            for index in range(merge.first_col, merge.last_col + 1)
        }

    def taken(self, field: str, row: int, cells: Cells, above: Cells, first: Cells | None) -> list[Reader]:
        """The columns of row number `row` that take the cell of the row right above it.

        None where the row says it itself, or nothing of its own: then a name is missing, of a record or of another unit.
        `first`: the first row below a heading, if there is one: where that leaves the column empty, the heading says it.
        A merged cell says itself how far down its name goes.
        """
        unit = self.units.get(field)
        if (
            unit is None
            or any(_at(reader, cells) is not None for reader in unit.says)
            or not any(_at(one, cells) not in (None, _at(one, above)) for one in self.required)
        ):
            return []
        if any((own := _names(reader, cells)) and own != _names(reader, above) for reader in unit.narrows):
            return []  # another unit begins
        said = next((one for one in unit.says if _names(one, above)), None)
        if said is None or (row - 1, said.index) in self.ends or (first is not None and not _names(said, first)):
            return []
        return [said, *(one for one in unit.narrows if _at(one, cells) is None and _names(one, above))]

    def whole(self, row: int, cells: Cells, above: Cells, first: Cells | None) -> Cells:
        """The cells of the row with all that it takes."""
        for field in self.units:
            cells = filled(cells, above, self.taken(field, row, cells, above, first))
        return cells


def filled(cells: Cells, above: Cells, taken: Iterable[Reader]) -> Cells:
    """The cells with those of the row above in these columns."""
    found = [*cells, *([None] * (len(above) - len(cells)))]
    for reader in taken:
        found[reader.index] = above[reader.index]
    return tuple(found)


def _units(table: Table, columns: dict[str, Reader]) -> Iterator[_Unit]:
    for reference in _parents(table):
        others = {name: table.type.reference(name) for name in reference.otherwise}
        wide = {name: of for name, of in others.items() if {*of.to} <= {*reference.to}}
        says = tuple(columns[name] for name in (reference.name, *wide) if name in columns)
        narrows = tuple(columns[name] for name in reference.within if name in columns and name not in wide)
        if says:
            yield _Unit(reference.name, says, narrows)


def _parents(table: Table) -> Iterator[Reference]:
    """The required columns that name a place or body to which records belong.

    A record with a name of its own may have it anywhere. What a body serves is its own, and of records without a name it
    is half of what they are: it groups them only where it stands left of all else that is required. Nor can it be told
    which of two units of one kind the other groups.
    """
    type = table.type
    required = [index for index, column in table.columns.items() if column.level == "required"]
    is_named = any(column.field in ("name", "title") for column in type.columns)
    for column in type.columns:
        of = column.of
        if not isinstance(of, Reference) or of.level != "required" or not {*map(SCHEMA.label_of, of.to)} <= UNITS:
            continue
        apart = isinstance(type, LinkSheet) and of in (type.start, type.end) and type.start.to != type.end.to
        own = not is_named or of.link == "SERVES"
        if (of.parent or apart) and not (own and not _leads(table.columns, column, required)):
            yield of


def _leads(columns: dict[int, Column], column: Column, required: Sequence[int]) -> bool:
    return bool(required) and columns[min(required)].field == column.field


def _at(reader: Reader, cells: Cells) -> Cell:
    return cells[reader.index] if reader.index < len(cells) else None


def _names(reader: Reader, cells: Cells) -> list[str]:
    """What its column of that row names."""
    cell = _at(reader, cells)
    found = None if cell is None else reader.value(cell)
    return found if isinstance(found, list) else []
