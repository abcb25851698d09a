"""How each type of ledger explains the rows at the top of a sheet: which of them are its header, and what each column holds."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from graph.model import Column
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from loaders import hints, normalise
from loaders.readers import squeezed
from loaders.workbook import Row, shown

LOOK = 30  # rows in which a header is looked for
TALLEST = 3  # rows that a header may have
NAMED = 3  # what a fitting sheet name counts in matched columns
_UNIT = re.compile(r"[（(].*[)）]")  # what may stand below a caption without being a caption or data

NAMES = frozenset(map(normalise.key, ("名称", "全称", "单位名称", "单位全称", "企业名称", "公司名称", "机构名称", "组织名称", "name")))
"""What the column of names is called in a sheet whose own name says of what."""

key = lru_cache(maxsize=8192)(normalise.key)


@cache
def fields_of(name: str) -> dict[str, Column]:
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
def _otherwise(name: str) -> dict[str, frozenset[str]]:
    """Fields that other columns may say, with those columns."""
    sheet = SCHEMA.sheet(name)
    assert sheet is not None
    return {reference.name: frozenset(reference.otherwise) for reference in sheet.references if reference.otherwise}


@cache
def _captions() -> dict[str, list[str]]:
    """Every header that names a field of some type, with the names of those types."""
    found: dict[str, list[str]] = {}
    for sheet in SCHEMA.sheets:
        for caption in fields_of(sheet.name):
            found.setdefault(caption, []).append(sheet.name)
    return found


def column_called(type: str, text: str) -> Column | None:
    """The column of that type of sheet that is called so in code, by a caption or by an alias."""
    sheet = SCHEMA.sheet(type)
    assert sheet is not None
    by_field = next((column for column in sheet.columns if column.field == text), None)
    return by_field or _named(text, fields_of(type))


def _named(text: str, fields: Mapping[str, Column]) -> Column | None:
    """The column of that caption, which may have its unit, or how to fill it in, beside its name."""
    if (found := fields.get(whole := key(text))) is not None:
        return found
    stem, hint = hints.parted(whole)
    found = fields.get(stem)
    return found if found is not None and hints.agrees(found, hint) else None


def _stem(text: str, known: frozenset[str]) -> str:
    """What of a caption is among the known ones: all of it, or all but what stands beside its name."""
    whole = key(text)
    return whole if whole in known else hints.parted(whole)[0]


def texts(row: Row) -> dict[int, str]:
    """What stands in each column of a row, as headers are compared."""
    return {index: squeezed(shown(cell)) for index, cell in enumerate(row.cells) if cell is not None}


def digest(header: Sequence[Row]) -> str:
    """Equal for headers that say the same in the same columns."""
    told = [(index, text) for row in header for index, text in texts(row).items()]
    return hashlib.blake2b(repr(told).encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Said:
    """What users say of headers that no type knows.

    `given`: header -> field, for whichever sheet has that header; `kept`: the same by the digest of a whole header and
    the type of ledger, as it was said of an earlier file. Headers are as `key` makes them.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def columns(self, type: str, header: Sequence[Row]) -> dict[str, Column]:
        """What each of those headers is in a sheet of that type under that header."""
        if not (self.given or self.kept):
            return {}
        told = {**(self.kept.get((digest(header), type), {}) if self.kept else {}), **self.given}
        return {header: column for header, text in told.items() if (column := column_called(type, text)) is not None}

    @property
    def headers(self) -> frozenset[str]:
        return frozenset((*self.given, *(header for told in self.kept.values() for header in told)))


NOTHING_SAID = Said()


@dataclass(slots=True)
class Fit:
    """One type of ledger under one header: the columns that it explains, and those that two of its columns share."""

    type: SheetType
    header: tuple[Row, ...]
    captions: dict[int, str] = field(default_factory=dict)
    columns: dict[int, Column] = field(default_factory=dict)
    doubled: dict[int, Column] = field(default_factory=dict)
    matched: int = 0

    @property
    def lacks(self) -> frozenset[str]:
        there, otherwise = {column.field for column in self.columns.values()}, _otherwise(self.type.name)
        return frozenset(name for name in _needed(self.type.name) - there if there.isdisjoint(otherwise.get(name, ())))

    @property
    def score(self) -> float:
        """Columns matched; of equal ones the header that tells all columns apart, then the one of fewer rows."""
        return self.matched - 0.1 * len(self.doubled) - 0.01 * len(self.header)


@dataclass(slots=True)
class _Window:
    """Rows that may be a header: what each column may be called, best first (the lowest text, all joined, the highest).

    `named`: those of all these that name a field of some type.
    """

    rows: tuple[Row, ...]
    options: dict[int, list[str]]
    named: frozenset[str]
    single: dict[int, bool]

    @classmethod
    def of(cls, rows: tuple[Row, ...], known: frozenset[str]) -> "_Window | None":
        """None where too little of it is `known`, the lowest row cannot be one of captions, or one of several holds a number or a day."""
        texts = [cell for cell in rows[-1].cells if isinstance(cell, str)]
        if len(texts) < 2 or (len(rows) == 1 and sum(_stem(text, known) in known for text in texts) < 2):
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
        named = known.intersection(_stem(text, known) for texts in options.values() for text in texts)
        return cls(rows, options, named, single) if len(named) > 1 else None

    def could(self) -> list[tuple[SheetType, int]]:
        """Every type with the number of columns that it may explain at most, those that may explain most first."""
        counts: Counter[str] = Counter()
        for texts in self.options.values():
            names = {name for text in texts for name in (key(text), hints.parted(key(text))[0])}
            counts.update(set().union(*(_captions().get(name, ()) for name in names)))
        return sorted(((type, counts[type.name]) for type in SCHEMA.sheets), key=lambda one: -one[1])

    def fit(self, type: SheetType, said: Mapping[str, Column], is_named: bool = False) -> Fit | None:
        """How that type of ledger explains it; None when a value stands where the lowest captions should.

        `is_named`: the sheet's name says that it is one.
        """
        fields, fit = {**fields_of(type.name), **said} if said else fields_of(type.name), Fit(type, self.rows)
        for index, texts in self.options.items():
            text, column = next(((text, found) for text in texts if (found := _named(text, fields))), (texts[0], None))
            fit.captions[index] = text
            if column is not None:
                if not self.single[index] and text == texts[-1]:
                    return None
                fit.columns[index] = column
        if is_named:
            self._name(fit)
        fit.matched = len(fit.columns)
        self._part(fit)
        return fit

    def _name(self, fit: Fit) -> None:
        """Finds the names of what the sheet's name says: 企业名称 in 物业企业. Not where a column is called after them."""
        column = fields_of(fit.type.name).get(key(next((one.zh for one in fit.type.columns if one.field == "name"), "")))
        called = [(index, text) for index, texts in self.options.items() for text in texts[:1] if key(text) in NAMES]
        if column is None or column in fit.columns.values() or len(called) != 1 or called[0][0] in fit.columns:
            return
        index, fit.captions[index] = called[0]
        fit.columns[index] = column

    def _part(self, fit: Fit) -> None:
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


def _windows(rows: Sequence[Row], known: frozenset[str]) -> Iterator[_Window]:
    for first in range(min(LOOK, len(rows))):
        for height in range(1, min(TALLEST, len(rows) - first) + 1):
            if (window := _Window.of(tuple(rows[first : first + height]), known)) is not None:
                yield window


def best(rows: Sequence[Row], said: Said, wanted: Callable[[Fit], bool], named: frozenset[str] = frozenset()) -> list[Fit]:
    """For each type the header under which it explains most columns; `named`: types that the sheet's name says it is."""
    found: dict[str, Fit] = {}
    most = 0
    for window in _windows(rows, said.headers.union(_captions())):
        for type, at_most in window.could():
            told = said.columns(type.name, window.rows)
            could = at_most + len(window.named & (told.keys() - fields_of(type.name).keys()))
            is_named = type.name in named
            if could < 2 or (could + NAMED < most and not is_named):  # whatever its name counts for, another explains more
                continue
            fit = window.fit(type, told, is_named)
            if fit and wanted(fit) and (type.name not in found or fit.score > found[type.name].score):
                found[type.name], most = fit, max(most, fit.matched)
    return [found[type.name] for type in SCHEMA.sheets if type.name in found]
