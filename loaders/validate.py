"""Rows of a table -> typed records, and a Problem for every row that cannot be one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from graph.model import Sheet as SheetType
from loaders.headers import SILENT, Table
from loaders.normalise import key
from loaders.problems import Problem, Where
from loaders.readers import TOTALS, Reader, Refused, Sign, readers, squeezed
from loaders.workbook import Cell, Row, shown

NO_VALUES = frozenset((Sign, Refused))
PERIODS = (("since", "until"), ("term_since", "term_until"))


@dataclass(slots=True)
class Record:
    """One node, or one link of a link sheet, as its row gives it.

    `names` holds what stands in each reference's column, `of_link` the properties of the link made there. `id` and
    `ends` (reference -> ids) are filled in when the names are resolved; `partly`: references whose cell held a name
    that could not be; `cleared`: references whose cell is empty and so ends their links; `outdated`: it ended, or has a code that is
    no longer the node's, so that it says nothing of where that lies today.
    """

    type: SheetType
    table: Table
    row: int
    values: dict[str, Any]
    names: dict[str, list[str]]
    of_link: dict[str, dict[str, Any]]
    id: str = ""
    ends: dict[str, list[str]] = field(default_factory=dict)
    partly: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    outdated: bool = False

    def where(self, name: str = "") -> Where:
        """This row, in the column that holds `name`."""
        index = next((index for index, column in self.table.columns.items() if column.field == name), None)
        return self.table.where(self.row, index)

    @property
    def source(self) -> str:
        """As stored with everything that came from this row."""
        return f"{self.table.sheet.file} › {self.table.sheet.name} › {self.row}"


class Rejected(Exception):
    """The row cannot be a record; says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.en)
        self.problem = problem


class _NoRecord(Exception):
    """The row is none to be counted."""


def records(table: Table, report: Callable[[Problem], None], *, blank_clears: bool = False) -> Iterator[Record | None]:
    """One for each data row, in order: the record, or None where the row was rejected (`report` heard why).

    `blank_clears`: an empty cell says that there is none, where it else says nothing.
    """
    rows = _Rows(table, report, blank_clears)
    for row in table.rows():
        try:
            yield rows.record(row)
        except Rejected as rejected:
            report(rejected.problem)
            yield None
        except _NoRecord:
            continue


class _Rows:
    """Makes the records of one table."""

    def __init__(self, table: Table, report: Callable[[Problem], None], blank_clears: bool) -> None:
        self.table, self.report, self.blank_clears = table, report, blank_clears
        self.columns = [(reader.index, reader.seen, reader) for reader in readers(table.type, table.columns, table.captioned)]
        fields = {column.field for column in table.columns.values()}
        self.required = [column for column in table.type.columns if column.level == "required" and "." not in column.field]
        self.periods = [(begin, end) for begin, end in PERIODS if end in fields]
        self.link_periods = sorted({name.partition(".")[0] for name in fields if name.endswith(".until")})
        self.headings = table.headings()
        self.above: tuple[Cell, ...] = ()

    def record(self, row: Row) -> Record:
        """Raises Rejected, and _NoRecord for a heading, a repeated header, a row of totals or one that says nothing."""
        if row.number in self.headings:
            self._no_record(row, "heading-row")
        record = Record(self.table.type, self.table, row.number, {}, {}, {})
        cells = self._read(record, row)
        self.above = cells
        self._check(record, row)
        if self.blank_clears:
            self._clear(record, cells)
        return record

    def _clear(self, record: Record, cells: tuple[Cell, ...]) -> None:
        """Says none for each column whose cell is empty, or holds a word for it; former names are only ever added to."""
        for index, _, reader in self.columns:
            cell = cells[index] if index < len(cells) else None
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
        for index, seen, reader in self.columns:
            if index >= width:
                break
            if (cell := cells[index]) is None:
                continue
            known = cell if cell.__class__ is str else (cell.__class__, cell)
            value = seen[known] if known in seen else reader.value(cell)
            if value.__class__ in NO_VALUES:
                cells, value = self._no_value(row, cells, reader, value)
            if value is None:
                continue
            if value is Sign.OPEN:
                value = None  # said, and none: it clears what the graph holds
            if reader.part:
                record.of_link.setdefault(reader.name, {})[reader.part] = value
            elif reader.is_reference:
                names[reader.name] = value
            else:
                values[reader.name] = value
        return cells

    def _no_record(self, row: Row, why: str = "") -> None:
        if why:
            self.report(self.table.where(row.number).problem(why))
        raise _NoRecord

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
            self.above = cells
            raise Rejected(self.table.where(row.number, reader.index).problem("nothing-above", cells[reader.index]))
        cells = (*cells[: reader.index], above, *cells[reader.index + 1 :])
        return cells, reader.plain(above) if value is Sign.HEADER else value

    def _refused(self, row: Row, cells: tuple[Cell, ...], reader: Reader, why: Refused) -> Any:
        where = self.table.where(row.number, reader.index)
        problem = where.problem(why.key, shown(cells[reader.index]), severity=why.severity, **why.words)
        if problem.severity == "error":
            self.above = cells
            raise Rejected(problem)
        self.report(problem)
        return why.instead

    def _check(self, record: Record, row: Row) -> None:
        values, names = record.values, record.names
        for column in self.required:
            if column.field not in values and column.field not in names:
                self._check_content(record, row)
                raise Rejected(record.where(column.field).problem("missing", field=column.zh, field_en=column.en))
        for begin, end in self.periods:
            _check_period(record, begin, end, values)
        for name in self.link_periods:
            _check_period(record, f"{name}.since", f"{name}.until", record.of_link.get(name, {}))

    def _check_content(self, record: Record, row: Row) -> None:
        """A row numbered in advance, a sum under a serial number or a remark under the table: no record, so none is missing."""
        texts = {index: shown(cell).strip() for index, cell in enumerate(row.cells)}
        if any(squeezed(text) in TOTALS for text in texts.values()):
            self._no_record(row, "total-row")
        if next((text for text in texts.values() if text), "").startswith(FOOT):
            self._no_record(row, "foot-row")
        captions = self.table.captions
        if not (record.values or record.names) and not any(
            text for index, text in texts.items() if index in captions and key(captions[index]) not in SILENT
        ):
            self._no_record(row)


FOOT = ("注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表人", "填报人", "制表人", "审核人", "填表单位", "填报单位", "联系人：")


def _check_period(record: Record, begin: str, end: str, values: dict[str, Any]) -> None:
    """Raises Rejected when it ends before it begins; the value shown is the last valid day, as in the ledger."""
    first, after = values.get(begin.rpartition(".")[2]), values.get(end.rpartition(".")[2])
    if isinstance(first, date) and isinstance(after, date) and after <= first:
        raise Rejected(record.where(end).problem("period", after - timedelta(days=1)))
