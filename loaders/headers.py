"""Finds what a sheet is a ledger of: its header rows, and which column holds which field of the schema."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import islice, takewhile
from pathlib import PurePath

from graph.model import Column, NodeType, Reference
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from loaders import columns as told
from loaders import hints, normalise, sections
from loaders.columns import Taken
from loaders.fits import LOOK, NAMED, NOTHING_SAID, TALLEST, Fit, Said, best, key, texts
from loaders.problems import Problem, Where
from loaders.readers import values_of
from loaders.workbook import Row, Sheet, shown


@dataclass(frozen=True)
class Table:
    """A sheet taken for a ledger: its type, its header rows, and the columns that are read, by index.

    `top`: every row down to the header's last, titles too, as pages repeat them all. `taken`: what every column was
    taken for, also those that are not read. `continued`: rows of numbers or units right below
    the header. `titled`: values of all rows, which no column but a name or title says.
    """

    sheet: Sheet
    type: SheetType
    header: tuple[Row, ...]
    top: tuple[Row, ...]
    columns: dict[int, Column]
    captions: dict[int, str]
    taken: tuple[Taken, ...] = ()
    problems: tuple[Problem, ...] = ()
    titled: Mapping[str, str] = field(default_factory=dict)
    continued: tuple[Row, ...] = ()

    def where(self, row: int = 0, index: int | None = None) -> Where:
        return Where(self.sheet.file, self.sheet.name, row, "" if index is None else self.captions.get(index, ""))

    @cached_property
    def source(self) -> str:
        """File and sheet, as stored with everything that came from it."""
        return f"{self.sheet.file} › {self.sheet.name}"

    @property
    def last(self) -> int:
        """The number of the last row that is not below the header."""
        return (self.continued or self.header)[-1].number

    def rows(self) -> Iterator[Row]:
        """What stands below the header."""
        last = self.last
        return (row for row in self.sheet.filled() if row.number > last)

    @cached_property
    def _headers(self) -> list[dict[int, str]]:
        return [texts(row) for row in self.top]

    @cached_property
    def _continued(self) -> list[dict[int, str]]:
        return [texts(row) for row in self.continued]

    @property
    def captioned(self) -> dict[int, frozenset[str]]:
        """Every text that stands above the data of a column."""
        indexes = {index for header in self._headers for index in header}
        return {index: frozenset(header[index] for header in self._headers if index in header) for index in indexes}

    def without_rows(self) -> "Table":
        """For whoever asks only where something stood: the rows are most of a workbook's memory."""
        return replace(self, sheet=replace(self.sheet, rows=()))

    def is_header(self, row: Row) -> bool:
        """Whether the row repeats one of those at the top, as each page or section of a ledger may."""
        repeated = texts(row)
        if repeated in self._continued:
            return True
        return len(repeated) > 1 and any(header.items() >= repeated.items() for header in self._headers)

    def headings(self) -> frozenset[int]:
        """Rows that hold nothing but one cell merged over several columns that are read."""
        wide = {
            merge.first_row: merge
            for merge in self.sheet.merged
            if merge.first_row == merge.last_row and sum(merge.first_col <= index <= merge.last_col for index in self.columns) > 1
        }
        if not wide:
            return frozenset()
        return frozenset(
            row.number
            for row in self.sheet.rows
            if (merge := wide.get(row.number)) and all(cell is None or (row.number, at) in merge for at, cell in enumerate(row.cells))
        )


def is_placed(column: Column) -> bool:
    """Whether it says where a record lies, which a heading above the row may say too."""
    of = column.of
    return isinstance(of, Reference) and of.parent and any(SCHEMA.label_of(to) == "Place" for to in of.to)


def _titled(sheet: Sheet, rows: Sequence[Row], fit: Fit) -> dict[str, str]:
    """What the names of sheet and file and the title above the header say of all rows, where no column does."""
    there = {column.field for column in fit.columns.values()}
    text = key("".join((sheet.name, PurePath(sheet.file).stem, _title(rows, fit))))
    said: dict[str, str] = {}
    for prop in fit.type.props:
        if prop.titled and prop.name not in there:
            found = {value for word, value in values_of(prop.choices).items() if word in text}
            if len(found) == 1:
                said[prop.name] = found.pop()
    return said


def _title(rows: Sequence[Row], fit: Fit) -> str:
    return "".join(shown(cell) for row in rows if row.number < fit.header[0].number for cell in dict.fromkeys(row.cells))


def _lacks(sheet: Sheet, fit: Fit, rows: Sequence[Row]) -> bool:
    """Whether something is missing that neither a heading nor a title says."""
    if not (missing := fit.lacks) or not (missing := missing - _titled(sheet, rows, fit).keys()):
        return False
    placed = {column.field for column in fit.type.columns if is_placed(column)}
    return not (missing <= placed and sections.opens_with_place(rows, fit.header[-1].number))


@cache
def _sheet_names(type: SheetType) -> frozenset[str]:
    return frozenset(map(normalise.key, (type.zh, type.en, type.name, *type.sheets)))


def _named(text: str, fits: Sequence[Fit]) -> list[Fit]:
    """Those of whose types a name stands in the text, the longest name: 联盟成员 is more than 联盟."""
    names = _types_named(text, [fit.type for fit in fits])
    return [fit for fit in fits if fit.type.name in names]


def _types_named(text: str, types: Sequence[SheetType] = SCHEMA.sheets) -> frozenset[str]:
    whole = key(text)
    lengths = {
        type.name: max((len(n) for n in _sheet_names(type) if n == whole or (len(n) > 1 and n in whole)), default=0) for type in types
    }
    return frozenset(name for name, length in lengths.items() if length and length == max(lengths.values()))


def _chosen(sheet: Sheet, rows: Sequence[Row], fits: Sequence[Fit]) -> list[Fit]:
    """The best of the fits; several where nothing decides: the sheet's name, the title above the header, the file's name."""
    named = {fit.type.name for fit in _named(sheet.name, fits)}
    scores = [fit.matched + NAMED * (fit.type.name in named) for fit in fits]
    best = [fit for fit, score in zip(fits, scores, strict=True) if score == max(scores)]
    for text in (sheet.name, _title(rows, best[0]), PurePath(sheet.file).stem):
        if len(best) > 1:
            best = _named(text, best) or best
    made = {name for fit in best for name in _made_by(fit.type)}
    return [fit for fit in best if fit.type.name not in made]


def _made_by(type: SheetType) -> frozenset[str]:
    """Types of what a row makes beside its own node: one read as that node says no less."""
    parts = type.parts if isinstance(type, NodeType) else ()
    return frozenset(name for part in parts for name in (part.type, *(part.ties or ())[:1]))


def match(sheet: Sheet, said: Said = NOTHING_SAID) -> Table | Problem:
    """What `sheet` is, or why it is nothing: the type that matches most columns and lacks no required one.

    `said`: what users said of headers that no type knows.
    """
    where = Where(sheet.file, sheet.name)
    rows = list(islice(sheet.filled(), LOOK + TALLEST))
    if not rows:
        return where.problem("sheet-empty")
    named = _types_named(sheet.name) or _types_named(PurePath(sheet.file).stem)
    if whole := best(rows, said, lambda fit: fit.matched > 1 and not _lacks(sheet, fit, rows), named):
        fit, *others = _chosen(sheet, rows, whole)
        if others:
            first, second = fit.type, others[0].type
            return where.problem("sheet-ambiguous", first=first.zh, second=second.zh, first_en=first.en, second_en=second.en)
        return _table(sheet, rows, fit)
    if near := best(rows, said, lambda fit: fit.matched > 1):
        return _lacking(where, _chosen(sheet, rows, near)[0])
    return where.problem("sheet-unmatched")


def _continued(rows: Sequence[Row], fit: Fit) -> tuple[Row, ...]:
    """What stands right below the header and is none of data: the columns' numbers or letters, or their units."""
    below = (row for row in rows if row.number > fit.header[-1].number)
    return tuple(takewhile(lambda row: hints.numbers(row) or hints.units(row, fit.columns), below))


def _table(sheet: Sheet, rows: Sequence[Row], fit: Fit) -> Table:
    continued = _continued(rows, fit)
    last = (continued or fit.header)[-1].number
    below = [row for row in rows if row.number > last]
    taken = tuple(told.taken(sheet, fit, below))
    read = {index: column for index, column in fit.columns.items() if index not in {one.index for one in taken if one.how == "personal"}}
    top = tuple(row for row in rows if row.number <= last)
    titled = _titled(sheet, rows, fit)
    table = Table(sheet, fit.type, fit.header, top, read, fit.captions, taken, titled=titled, continued=continued)
    return replace(table, problems=tuple(_remarks(table)))


def _lacking(where: Where, fit: Fit) -> Problem:
    captions = {column.field: column.zh for column in fit.type.columns}
    twice = {column.zh for column in fit.doubled.values() if column.field in fit.lacks}
    columns = [f"{captions[name]}（两列同名）" if captions[name] in twice else captions[name] for name in sorted(fit.lacks)]
    return where.problem("sheet-lacks", type=fit.type.zh, type_en=fit.type.en, columns=columns)


def _remarks(table: Table) -> Iterator[Problem]:
    yield table.where().problem("sheet-taken", type=table.type.zh, type_en=table.type.en)
    if table.sheet.hidden:
        yield table.where().problem("sheet-hidden")
    for name, value in table.titled.items():
        prop = next(prop for prop in table.type.props if prop.name == name)
        yield table.where().problem("titled", value, field=prop.zh, field_en=prop.en, said=value)
    for row in table.continued:
        yield table.where(row.number).problem("header-row")
    for note in table.sheet.notes:
        yield table.where().problem("seen", zh=note.zh, en=note.en)
    for one in table.taken:
        if (problem := told.remark(one, table.where(table.header[-1].number, one.index), table.type)) is not None:
            yield problem
