"""Rows of a table -> typed records, and a Problem for every row that cannot be one."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.fields import PRECISION
from graph.model import Column, Reference
from loaders import periods, sections, shares, totals
from loaders.columns import SILENT
from loaders.filldown import Around, FillDown, filled
from loaders.headers import Table, is_placed
from loaders.normalise import key
from loaders.problems import Problem, counted
from loaders.readers import TOTALS, Inexact, Instead, Reader, Refused, Sign, readers, squeezed, total_word
from loaders.record import Headings, Record
from loaders.workbook import Cell, CellError, Row, shown

NO_VALUES = frozenset((Sign, Refused, Instead, Inexact))


class _NoRecord(Exception):
    """The row is none to be counted."""


def records(
    table: Table, report: Callable[[Problem], None], refused: Callable[[Record], None] | None = None, *, blank_clears: bool = False
) -> Iterator[Record | None]:
    """One for each data row, in order: the record, or None where the row was rejected (`report` heard each reason).

    `refused` gets what could be read of a rejected row. `blank_clears`: an empty cell says that there is none, where it
    else says nothing.
    """
    rows = _Rows(table, report, blank_clears)
    for row in table.rows():
        try:
            record = rows.record(row)
        except _NoRecord:
            continue
        if not rows.faults:
            yield record
            continue
        for problem in rows.faults:
            report(problem)
        if refused is not None:
            refused(record)
        yield None
    rows.tell()


class _Rows:
    """Makes the records of one table."""

    def __init__(self, table: Table, report: Callable[[Problem], None], blank_clears: bool) -> None:
        self.table, self.report, self.blank_clears = table, report, blank_clears
        self.kept = table.without_rows()
        self.readers = readers(table.type, table.columns, table.captioned, shares.fractions(table))
        self.columns = [(reader.index, reader.seen, reader, reader.name, reader.part, reader.is_reference) for reader in self.readers]
        fields = {column.field for column in table.columns.values()}
        self.required = [column for column in table.type.columns if column.level == "required" and "." not in column.field]
        self.periods = periods.among(fields)
        self.headings = table.headings()
        self.path: Headings = ()
        self.seen = totals.Seen()
        self.above: tuple[Cell, ...] = ()
        self.first: tuple[Cell, ...] = ()
        self.last = 0
        self.down = FillDown(table, self.readers)
        self.around = Around(table, self.readers, self.down.ends)
        self.taken: dict[int, Counter[str]] = {}
        self.masked: Counter[int] = Counter()
        self.faults: list[Problem] = []
        self.unread: set[str] = set()

    def tell(self) -> None:
        """Reports what there is to say of the table as a whole."""
        for index, count in sorted(self.masked.items()):
            self.report(self.table.where(0, index).problem("personal-masked", n=count))
        for index, values in sorted(self.taken.items()):
            self.report(self.table.where(0, index).problem("filled-down", n=values.total(), values=counted(values, SHOWN)))
        if self.seen.totals:
            for problem in totals.differences(self.table, self.readers, self.seen):
                self.report(problem)

    def record(self, row: Row) -> Record:
        """What the row says; `faults` are the reasons to reject it, and `unread` the fields that they cost.

        Raises _NoRecord for a heading, a repeated header, a row of totals or one that says nothing.
        """
        if self.faults:
            self.faults, self.unread = [], set()
        if row.number in self.headings:
            self._heading(row)
        if sections.is_example(row):
            self._no_record(row, "example-row")
        if self.table.continued and self.table.is_header(row):
            self._no_record(row)
        record = Record(self.table.type, self.kept, row.number, dict(self.table.titled), {}, {}, self.path)
        cells = self._read(record, row)
        above, self.above = self.above, cells
        self._check(record, row, above)
        begins = self.last + 1 != row.number
        if self.path and begins:
            self.first = cells
        if self.around.columns:
            record.around = self.around.add(row.number, record.names, begins=begins)
        self.last = row.number
        if self.blank_clears and not self.faults:
            self._clear(record, cells)
        return record

    def _clear(self, record: Record, cells: tuple[Cell, ...]) -> None:
        """Says none for each column whose cell is empty, or holds a word for it; former names are only ever added to."""
        for reader in self.readers:
            cell = cells[reader.index] if reader.index < len(cells) else None
            if reader.name == "former_names" or (cell is not None and reader.value(cell) is not None):
                continue
            if reader.part:
                if reader.name in record.names:
                    record.of_link.setdefault(reader.name, {}).setdefault(reader.part, None)
            elif reader.is_reference:
                record.cleared = (*record.cleared, reader.name)
            else:
                record.values.setdefault(reader.name, None)

    def _read(self, record: Record, row: Row) -> tuple[Cell, ...]:
        """Fills the record; returns the cells, with 同上 replaced by what it stands for."""
        cells, values, names = row.cells, record.values, record.names
        width = len(cells)
        for index, seen, reader, name, part, is_reference in self.columns:
            if index >= width:
                break
            if (cell := cells[index]) is None:
                continue
            known = cell if cell.__class__ is str else (cell.__class__, cell)
            value = seen[known] if known in seen else reader.value(cell)
            if value is None:
                continue
            if value.__class__ in NO_VALUES:
                cells, value = self._no_value(row, cells, reader, value)
                if (value := self._beside(record, reader, value, cells)) is None:
                    continue
                value = None if value is Sign.OPEN else value  # said, and none: it clears what the graph holds
            if part:
                record.of_link.setdefault(name, {})[part] = value
            elif is_reference:
                names[name] = value
            else:
                values[name] = value
        return cells

    def _no_record(self, row: Row, why: str = "", text: str = "") -> None:
        (self.seen.totals if why == "total-row" else self.seen.headings if why == "heading-row" else self.seen.others).add(row.number)
        if why:
            self.report(self.table.where(row.number).problem(why, text))
        raise _NoRecord

    def _check_heading(self, row: Row) -> None:
        """Where one text is all that a row which is no record holds, it may be a heading; not where a column to the right asks for it."""
        if sections.is_section(sections.heading(row)) and not self._is_asked_for(row):
            self._heading(row)

    def _is_asked_for(self, row: Row) -> bool:
        """Whether the row's first text stands in a column of names other than the leftmost: the rest of the row was left empty."""
        first = next(at for at, cell in enumerate(row.cells) if cell is not None)
        return any(reader.index == first and reader.is_reference for reader in self.readers[1:])

    def _heading(self, row: Row) -> None:
        text = sections.heading(row) or next(shown(cell) for cell in row.cells if cell is not None)
        self.path = (*self.path, (row.number, text))
        self._no_record(row, "heading-row", text)

    def _no_value(self, row: Row, cells: tuple[Cell, ...], reader: Reader, value: Any) -> tuple[tuple[Cell, ...], Any]:
        """The cells and the value after all."""
        if value.__class__ is Sign:
            cells, value = self._sign(row, cells, reader, value)
        return cells, self._refused(row, cells, reader, value) if value.__class__ is Refused else value

    def _sign(self, row: Row, cells: tuple[Cell, ...], reader: Reader, sign: Sign) -> tuple[tuple[Cell, ...], Any]:
        """The row's cells and the value that such a cell stands for."""
        if sign is Sign.TOTAL:
            self._no_record(row, "total-row")
        if sign is Sign.OPEN:
            return cells, sign
        if sign is Sign.HEADER:
            if self.table.is_header(row):
                self._no_record(row)
            return cells, reader.plain(cells[reader.index])
        above = self.above[reader.index] if reader.index < len(self.above) else None
        value = reader.value(above)
        if above is None or value is Sign.ABOVE:
            self._fault(reader, self.table.where(row.number, reader.index).problem("nothing-above", cells[reader.index]))
            return cells, None
        cells = (*cells[: reader.index], above, *cells[reader.index + 1 :])
        return cells, reader.plain(above) if value is Sign.HEADER else value

    def _beside(self, record: Record, reader: Reader, value: Any, cells: tuple[Cell, ...]) -> Any:
        """The column's own value, of a cell that may say something of another property, too."""
        if isinstance(value, Inexact):
            said = record.of_link.setdefault(reader.name, {}) if reader.part else record.values
            said[f"{reader.part or reader.name}{PRECISION}"] = value.precision
            return value.value
        if isinstance(value, Instead):
            self._instead(record, reader, value, cells[reader.index])
            return None
        return value

    def _instead(self, record: Record, reader: Reader, said: Instead, cell: Cell) -> None:
        """What stands in place of a name, unless the row has a word of its own for it."""
        record.values.setdefault(said.name, said.value)
        record.cleared = (*record.cleared, reader.name)
        of = next(column for column in self.table.type.columns if column.field == said.name)
        where = self.table.where(record.row, reader.index)
        self.report(where.problem("managed", shown(cell), field=of.zh, field_en=of.en, instead=said.value))

    def _refused(self, row: Row, cells: tuple[Cell, ...], reader: Reader, why: Refused) -> Any:
        if why.key == "personal-masked":
            self.masked[reader.index] += 1
            return why.instead
        where = self.table.where(row.number, reader.index)
        problem = where.problem(why.key, shown(cells[reader.index]), severity=why.severity, **why.words)
        if problem.severity == "error":
            if isinstance(cells[reader.index], CellError):
                self._check_total(row)
            self._check_heading(row)
            self._fault(reader, problem)
            return None
        self.report(problem)
        return why.instead

    def _fault(self, reader: Reader, problem: Problem) -> None:
        """One more reason to reject the row, whose other columns are read all the same."""
        self.faults.append(problem)
        self.unread.add(reader.column.field)

    def _check(self, record: Record, row: Row, above: tuple[Cell, ...]) -> None:
        values, names = record.values, record.names
        for column in self.required:
            if column.field not in values and column.field not in names and not self._said_otherwise(column, names):
                self._check_content(record, row)
                if column.field in self.unread or self._take(record, row, column, above):
                    continue
                if self.path and is_placed(column):
                    continue  # the headings above may say it, and who resolves names will know
                self.faults.append(record.where(column.field).problem("missing", field=column.zh, field_en=column.en))
        for name, of, begin, end in self.periods:
            said = record.of_link.get(of) if of else values
            if said and (last := periods.ends_early(said.get(begin), said.get(end))):
                self.faults.append(record.where(name).problem("period", last))

    def _take(self, record: Record, row: Row, column: Column, above: tuple[Cell, ...]) -> bool:
        """Whether the row right above, of the same section, names what the record belongs to: a name that is written once."""
        if self.last + 1 != row.number:
            return False
        taken = self.down.taken(column.field, row.number, self.above, above, self.first if self.path else None)
        self.above = filled(self.above, above, taken)
        for reader in taken:
            record.names[reader.name] = reader.value(above[reader.index])
            self.taken.setdefault(reader.index, Counter())[shown(above[reader.index])] += 1
        return bool(taken)

    @staticmethod
    def _said_otherwise(column: Column, names: Mapping[str, list[str]]) -> bool:
        return isinstance(column.of, Reference) and any(name in names for name in column.of.otherwise)

    def _check_content(self, record: Record, row: Row) -> None:
        """A row numbered in advance, a sum under a serial number or a remark under the table: no record, so none is missing."""
        texts = {index: shown(cell).strip() for index, cell in enumerate(row.cells)}
        self._check_total(row)
        if next((text for text in texts.values() if text), "").startswith(FOOT):
            self._no_record(row, "foot-row")
        self._check_heading(row)
        captions = self.table.captions
        if not (record.values or record.names) and not any(
            text for index, text in texts.items() if index in captions and key(captions[index]) not in SILENT
        ):
            self._no_record(row)

    def _check_total(self, row: Row) -> None:
        """A row of totals may say so in a column that is not read: under a serial number."""
        words = [squeezed(cell) for cell in row.cells if isinstance(cell, str)]
        if any(word in TOTALS for word in words) or (words and total_word(words[0])):
            self._no_record(row, "total-row")


SHOWN = 10  # values that the remark on a column lists
FOOT = ("注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表人", "填报人", "制表人", "审核人", "填表单位", "填报单位", "联系人：")
