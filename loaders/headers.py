"""Finds what a sheet is a ledger of: its header rows, and which column holds which field of the schema."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.model import Column, LinkSheet, NodeType
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from loaders.normalise import key
from loaders.problems import Problem, Where
from loaders.workbook import Cell, Row, Sheet

LOOK = 30  # rows in which a header is looked for
TALLEST = 3  # rows that a header may have
NAMED = 3  # what a fitting sheet name counts in matched columns
SILENT = frozenset(map(key, ("序号", "编号", "行号", "no", "no.")))
PERSONAL = tuple(
    map(key, ("身份证", "证件号", "电话", "手机", "联系方式", "住址", "家庭地址", "出生", "求助号码", "来电人", "求助人", "性别", "学历"))
)
TOTALS = frozenset(map(key, ("合计", "小计", "总计", "共计", "累计")))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet taken for a ledger: its type, its header rows, and the columns that are read, by index."""

    sheet: Sheet
    type: SheetType
    header: tuple[int, ...]
    columns: dict[int, Column]
    captions: dict[int, str]
    problems: tuple[Problem, ...] = ()

    def where(self, row: int = 0, index: int | None = None) -> Where:
        return Where(self.sheet.file, self.sheet.name, row, "" if index is None else self.captions.get(index, ""))

    def rows(self) -> Iterator[Row]:
        """The data rows: no title, no header (however often it is repeated), no blank row, no row of totals."""
        last = self.header[-1]
        captions = {index: key(caption) for index, caption in self.captions.items()}
        for row in self.sheet.filled():
            if row.number > last and not self._is_header(row, captions) and not is_total(row):
                yield row

    @staticmethod
    def _is_header(row: Row, captions: dict[int, str]) -> bool:
        texts = {index: key(cell) for index, cell in enumerate(row.cells) if isinstance(cell, str) and cell.strip()}
        return len(texts) > 1 and all(captions.get(index) == text for index, text in texts.items())


def is_total(row: Row) -> bool:
    """Whether the row begins with 合计 or the like."""
    first = next((cell for cell in row.cells if cell is not None), None)
    return isinstance(first, str) and key(first).rstrip(":：") in TOTALS


@cache
def _fields(name: str) -> dict[str, Column]:
    """Every header that names a field of that type of sheet, as it is compared."""
    found: dict[str, Column] = {}
    sheet = SCHEMA.sheet(name)
    assert sheet is not None
    for column in sheet.columns:
        for caption in (column.zh, column.en, *column.aliases):
            found.setdefault(key(caption), column)
    return found


@cache
def _needed(name: str) -> frozenset[str]:
    sheet = SCHEMA.sheet(name)
    assert sheet is not None
    return frozenset(column.field for column in sheet.columns if column.level == "required" and "." not in column.field)


@cache
def _sheet_names(name: str) -> frozenset[str]:
    sheet = SCHEMA.sheet(name)
    assert sheet is not None
    return frozenset(key(text) for text in (sheet.zh, sheet.en, sheet.name, *sheet.sheets))


@dataclass(slots=True)
class _Fit:
    type: SheetType
    header: tuple[int, ...]
    captions: dict[int, str]
    columns: dict[int, Column]
    doubled: dict[int, Column] = field(default_factory=dict)
    score: float = 0.0

    @property
    def lacks(self) -> frozenset[str]:
        return _needed(self.type.name) - {column.field for column in self.columns.values()}


def _caption(cells: Sequence[Cell]) -> list[str]:
    """What a column's header cells may be read as, best first: the lowest, all joined, the highest."""
    texts = list(dict.fromkeys(" ".join(str(cell).split()) for cell in cells if cell is not None and str(cell).strip()))
    if not texts:
        return []
    return list(dict.fromkeys((texts[-1], "".join(texts), "-".join(texts), texts[0])))


def _fit(type: SheetType, rows: Sequence[Row], width: int, sheet_name: str) -> _Fit:
    fields = _fields(type.name)
    fit = _Fit(type, tuple(row.number for row in rows), {}, {})
    holders: dict[str, list[int]] = {}
    for index in range(width):
        names = _caption([row.cells[index] if index < len(row.cells) else None for row in rows])
        if not names:
            continue
        found = next((name for name in names if key(name) in fields), names[0])
        fit.captions[index] = found
        if (column := fields.get(key(found))) is not None:
            holders.setdefault(column.field, []).append(index)
            fit.columns[index] = column
    for indexes in holders.values():
        if len(indexes) > 1:
            fit.doubled |= {index: fit.columns.pop(index) for index in indexes}
    named = key(sheet_name) in _sheet_names(type.name) or any(name in key(sheet_name) for name in _sheet_names(type.name) if len(name) > 1)
    fit.score = len(fit.columns) + NAMED * named - 0.01 * len(rows)
    return fit


def _candidates(sheet: Sheet) -> Iterator[_Fit]:
    rows = []
    for row in sheet.filled():
        rows.append(row)
        if len(rows) >= LOOK + TALLEST:
            break
    for first in range(min(LOOK, len(rows))):
        for height in range(1, TALLEST + 1):
            header = rows[first : first + height]
            if len(header) < height or sum(isinstance(cell, str) for cell in header[-1].cells) < 2:
                continue
            for type in SCHEMA.sheets:
                yield _fit(type, header, sheet.width, sheet.name)


def match(sheet: Sheet) -> Table | Problem:
    """What `sheet` is, or why it is nothing: the type that matches most columns and lacks no required one."""
    best: _Fit | None = None
    near: _Fit | None = None
    for fit in _candidates(sheet):
        whole = not fit.lacks and len(fit.columns) > 1
        if whole and (best is None or fit.score > best.score):
            best = fit
        if not whole and (near is None or fit.score > near.score):
            near = fit
    where = Where(sheet.file, sheet.name)
    if best is not None:
        return Table(sheet, best.type, best.header, best.columns, best.captions, tuple(_remarks(sheet, best)))
    if near is not None and len(near.columns) > 1 and near.lacks:
        type = near.type
        lacking = {column.field: column.zh for column in type.columns}
        return where.problem("sheet-lacks", type=type.zh, type_en=type.en, columns="、".join(lacking[name] for name in sorted(near.lacks)))
    return where.problem("sheet-unmatched")


def _remarks(sheet: Sheet, fit: _Fit) -> Iterator[Problem]:
    row = fit.header[-1]
    yield Where(sheet.file, sheet.name).problem("sheet-taken", type=fit.type.zh, type_en=fit.type.en)
    for note in sheet.notes:
        yield Where(sheet.file, sheet.name).problem("seen", zh=note.zh, en=note.en)
    for index, caption in fit.captions.items():
        where = Where(sheet.file, sheet.name, row, caption)
        if index in fit.doubled:
            yield where.problem("twice", field=fit.doubled[index].zh, field_en=fit.doubled[index].en)
        elif index not in fit.columns and key(caption) not in SILENT:
            yield _unused(where, caption, fit.type)


def _unused(where: Where, caption: str, type: SheetType) -> Problem:
    if any(word in key(caption) for word in PERSONAL):
        return where.problem("personal-column")
    near = difflib.get_close_matches(key(caption), _fields(type.name), n=3, cutoff=0.5)
    if not near:
        return where.problem("unused-column")
    return where.problem("unknown-column", near="、".join(dict.fromkeys(_fields(type.name)[name].zh for name in near)))


def is_node(type: SheetType) -> bool:
    """Whether the rows of such a sheet are nodes; else each is a link."""
    return isinstance(type, NodeType)


__all__ = ["LinkSheet", "Table", "is_node", "is_total", "match"]
