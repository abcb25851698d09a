"""Finds what a sheet is a ledger of: its header rows, and which column holds which field of the schema."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from itertools import islice
from pathlib import PurePath

from graph.model import Column
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from loaders import normalise
from loaders.problems import Problem, Where
from loaders.readers import squeezed
from loaders.workbook import Row, Sheet, shown

LOOK = 30  # rows in which a header is looked for
TALLEST = 3  # rows that a header may have
NAMED = 3  # what a fitting sheet name counts in matched columns
REASON = "退回原因 / reason"
"""The column that a report of rejected rows adds; such a report is a ledger itself once its rows are put right."""
SILENT = frozenset(map(normalise.key, ("序号", "编号", "行号", "no", "no.", REASON)))
PERSONAL = tuple(
    map(normalise.key, ("身份证", "证件号", "电话", "手机", "联系方式", "住址", "家庭地址", "出生", "求助", "来电人", "性别", "学历"))
)
_UNIT = re.compile(r"[（(].*[)）]")  # what may stand below a caption without being a caption or data

key = lru_cache(maxsize=8192)(normalise.key)


@dataclass(frozen=True)
class Table:
    """A sheet taken for a ledger: its type, its header rows, and the columns that are read, by index.

    `top`: every row down to the header's last, titles too, as pages repeat them all.
    """

    sheet: Sheet
    type: SheetType
    header: tuple[Row, ...]
    top: tuple[Row, ...]
    columns: dict[int, Column]
    captions: dict[int, str]
    problems: tuple[Problem, ...] = ()

    def where(self, row: int = 0, index: int | None = None) -> Where:
        return Where(self.sheet.file, self.sheet.name, row, "" if index is None else self.captions.get(index, ""))

    def rows(self) -> Iterator[Row]:
        """What stands below the header."""
        last = self.header[-1].number
        return (row for row in self.sheet.filled() if row.number > last)

    @cached_property
    def _headers(self) -> list[dict[int, str]]:
        return [_texts(row) for row in self.top]

    @property
    def captioned(self) -> dict[int, frozenset[str]]:
        """Every text that stands above the data of a column."""
        indexes = {index for texts in self._headers for index in texts}
        return {index: frozenset(texts[index] for texts in self._headers if index in texts) for index in indexes}

    def is_header(self, row: Row) -> bool:
        """Whether the row repeats one of those at the top, as each page or section of a ledger may."""
        texts = _texts(row)
        return len(texts) > 1 and any(header.items() >= texts.items() for header in self._headers)

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


def _texts(row: Row) -> dict[int, str]:
    return {index: squeezed(shown(cell)) for index, cell in enumerate(row.cells) if cell is not None}


@cache
def _fields(name: str) -> dict[str, Column]:
    """Every header that names a field of that type of sheet, as it is compared."""
    sheet = SCHEMA.sheet(name)
    assert sheet is not None
    found: dict[str, Column] = {}
    for column in sheet.columns:
        for caption in (column.zh, column.en, *column.aliases):
            found.setdefault(normalise.key(caption), column)
    return found


@cache
def _needed(name: str) -> frozenset[str]:
    sheet = SCHEMA.sheet(name)
    assert sheet is not None
    return frozenset(column.field for column in sheet.columns if column.level == "required" and "." not in column.field)


@cache
def _sheet_names(type: SheetType) -> frozenset[str]:
    return frozenset(map(normalise.key, (type.zh, type.en, type.name, *type.sheets)))


@dataclass(slots=True)
class _Fit:
    type: SheetType
    header: tuple[Row, ...]
    captions: dict[int, str] = field(default_factory=dict)
    columns: dict[int, Column] = field(default_factory=dict)
    doubled: dict[int, Column] = field(default_factory=dict)
    matched: int = 0

    @property
    def lacks(self) -> frozenset[str]:
        return _needed(self.type.name) - {column.field for column in self.columns.values()}

    @property
    def score(self) -> float:
        """Columns matched; of equal ones the header that tells all columns apart, then the one of fewer rows."""
        return self.matched - 0.1 * len(self.doubled) - 0.01 * len(self.header)


@cache
def _captions() -> frozenset[str]:
    """Every header that names a field of some type."""
    return frozenset(caption for sheet in SCHEMA.sheets for caption in _fields(sheet.name))


@dataclass(slots=True)
class _Window:
    """Rows that may be a header: what each column may be called, best first (the lowest text, all joined, the highest)."""

    rows: tuple[Row, ...]
    options: dict[int, list[str]]
    keys: frozenset[str]
    single: dict[int, bool]

    @classmethod
    def of(cls, rows: tuple[Row, ...]) -> "_Window | None":
        """None where the lowest row cannot be one of captions, or a row of a tall header holds a number or a day."""
        texts = [cell for cell in rows[-1].cells if isinstance(cell, str)]
        if len(texts) < 2 or (len(rows) == 1 and sum(key(text) in _captions() for text in texts) < 2):
            return None
        options: dict[int, list[str]] = {}
        single: dict[int, bool] = {}
        for index in range(max(len(row.cells) for row in rows)):
            cells = [row.cells[index] for row in rows if index < len(row.cells) and row.cells[index] is not None]
            if len(rows) > 1 and not all(isinstance(cell, str) for cell in cells):
                return None
            words = list(dict.fromkeys(text for cell in cells if (text := " ".join(shown(cell).split()))))
            if words:
                options[index] = list(dict.fromkeys((words[-1], "".join(words), "-".join(words), words[0])))
                single[index] = len(words) == 1 or bool(_UNIT.fullmatch(words[-1]))
        return cls(rows, options, frozenset(key(text) for texts in options.values() for text in texts), single)

    def fit(self, type: SheetType) -> _Fit | None:
        """How that type of ledger explains it; None when a value stands where the lowest captions should."""
        fields, fit = _fields(type.name), _Fit(type, self.rows)
        for index, texts in self.options.items():
            text = next((text for text in texts if key(text) in fields), texts[0])
            fit.captions[index] = text
            if (column := fields.get(key(text))) is not None:
                if not self.single[index] and text == texts[-1]:
                    return None
                fit.columns[index] = column
        fit.matched = len(fit.columns)
        self._part(fit)
        return fit

    def _part(self, fit: _Fit) -> None:
        """Columns that share a name are told apart by what stands above them; where nothing does, none is read."""
        holders: dict[str, list[int]] = {}
        for index, column in fit.columns.items():
            holders.setdefault(column.field, []).append(index)
        for indexes in (indexes for indexes in holders.values() if len(indexes) > 1):
            joined = {index: "".join(dict.fromkeys((self.options[index][-1], self.options[index][0]))) for index in indexes}
            for index in indexes:
                column = fit.columns.pop(index)
                if len(set(joined.values())) == len(indexes):
                    fit.captions[index] = joined[index]
                else:
                    fit.doubled[index] = column


def _windows(rows: Sequence[Row]) -> Iterator[_Window]:
    for first in range(min(LOOK, len(rows))):
        for height in range(1, min(TALLEST, len(rows) - first) + 1):
            if (window := _Window.of(tuple(rows[first : first + height]))) is not None:
                yield window


def _best(rows: Sequence[Row], wanted: Callable[[_Fit], bool]) -> list[_Fit]:
    """For each type the header under which it explains most columns."""
    found: dict[str, _Fit] = {}
    for window in _windows(rows):
        for type in SCHEMA.sheets:
            if len(window.keys & _fields(type.name).keys()) < 2:
                continue
            fit = window.fit(type)
            if fit and wanted(fit) and (type.name not in found or fit.score > found[type.name].score):
                found[type.name] = fit
    return list(found.values())


def _named(text: str, fits: Sequence[_Fit]) -> list[_Fit]:
    """Those of whose types a name stands in the text, the longest name: 联盟成员 is more than 联盟."""
    whole = key(text)
    lengths = [max((len(n) for n in _sheet_names(fit.type) if n == whole or (len(n) > 1 and n in whole)), default=0) for fit in fits]
    return [fit for fit, length in zip(fits, lengths, strict=True) if length and length == max(lengths)]


def _chosen(sheet: Sheet, rows: Sequence[Row], fits: Sequence[_Fit]) -> list[_Fit]:
    """The best of the fits; several where nothing decides: the sheet's name, the title above the header, the file's name."""
    named = {fit.type.name for fit in _named(sheet.name, fits)}
    scores = [fit.matched + NAMED * (fit.type.name in named) for fit in fits]
    best = [fit for fit, score in zip(fits, scores, strict=True) if score == max(scores)]
    title = "".join(shown(cell) for row in rows if row.number < best[0].header[0].number for cell in dict.fromkeys(row.cells))
    for text in (sheet.name, title, PurePath(sheet.file).stem):
        if len(best) > 1:
            best = _named(text, best) or best
    return best


def match(sheet: Sheet) -> Table | Problem:
    """What `sheet` is, or why it is nothing: the type that matches most columns and lacks no required one."""
    where = Where(sheet.file, sheet.name)
    rows = list(islice(sheet.filled(), LOOK + TALLEST))
    if not rows:
        return where.problem("sheet-empty")
    if whole := _best(rows, lambda fit: not fit.lacks and fit.matched > 1):
        fit, *others = _chosen(sheet, rows, whole)
        if others:
            first, second = fit.type, others[0].type
            return where.problem("sheet-ambiguous", first=first.zh, second=second.zh, first_en=first.en, second_en=second.en)
        top = tuple(row for row in rows if row.number <= fit.header[-1].number)
        table = Table(sheet, fit.type, fit.header, top, fit.columns, fit.captions)
        return replace(table, problems=tuple(_remarks(table, fit.doubled)))
    if near := _best(rows, lambda fit: fit.matched > 1):
        return _lacking(where, _chosen(sheet, rows, near)[0])
    return where.problem("sheet-unmatched")


def _lacking(where: Where, fit: _Fit) -> Problem:
    captions = {column.field: column.zh for column in fit.type.columns}
    twice = {column.zh for column in fit.doubled.values() if column.field in fit.lacks}
    columns = "、".join(f"{captions[name]}（两列同名）" if captions[name] in twice else captions[name] for name in sorted(fit.lacks))
    return where.problem("sheet-lacks", type=fit.type.zh, type_en=fit.type.en, columns=columns)


def _remarks(table: Table, doubled: dict[int, Column]) -> Iterator[Problem]:
    yield table.where().problem("sheet-taken", type=table.type.zh, type_en=table.type.en)
    if table.sheet.hidden:
        yield table.where().problem("sheet-hidden")
    for note in table.sheet.notes:
        yield table.where().problem("seen", zh=note.zh, en=note.en)
    for index, caption in table.captions.items():
        where = table.where(table.header[-1].number, index)
        if index in doubled:
            yield where.problem("twice", field=doubled[index].zh, field_en=doubled[index].en)
        elif index not in table.columns and key(caption) not in SILENT:
            yield _unused(where, caption, table.type)


def personal(caption: str) -> bool:
    """Whether the column holds what must never be stored."""
    return any(word in key(caption) for word in PERSONAL)


def _unused(where: Where, caption: str, type: SheetType) -> Problem:
    if personal(caption):
        return where.problem("personal-column")
    near = difflib.get_close_matches(key(caption), _fields(type.name), n=3, cutoff=0.5)
    if not near:
        return where.problem("unused-column")
    return where.problem("unknown-column", near="、".join(dict.fromkeys(_fields(type.name)[name].zh for name in near)))
