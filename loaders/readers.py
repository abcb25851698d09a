"""How the cells of one column become values; what each distinct cell became is remembered."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, TypeAlias

from graph.model import Choice, Column, NodeType, Prop, Reference
from graph.model import Sheet as SheetType
from loaders import codes, degrees, normalise, prices
from loaders.normalise import Unreadable
from loaders.personal import SHORTEST, anonymous, holds_identity, holds_number
from loaders.persons import persons, remarks
from loaders.problems import Severity
from loaders.workbook import Cell, shown

TOTALS = frozenset(("合计", "小计", "总计", "共计", "累计", "总数", "总和", "total", "Total", "TOTAL"))
_TOTAL_NAME = re.compile(r"(?:.*(?=小计|合计|总计))?(小计|合计|总计|共计|总数)数?(?:[（(].*[)）]|[:：].*|共?\d.*)?")
_BRACKETS = re.compile(r"\([^()]*\)$")  # as `key` makes them
_REMARK = re.compile(r"\s*([^（(]+)\s*([（(].*[)）])\s*", re.DOTALL)
ABOVE = frozenset(("同上", "〃", "″", "”", '"'))
PERSONS = ("Person",)
"""What a column of persons refers to, and to nothing else: its cells are read as names of people are written."""
Reading: TypeAlias = Callable[[Cell], Any]


class Sign(Enum):
    """What a cell says instead of a value."""

    TOTAL = "合计"
    HEADER = "its own column's header"
    ABOVE = "the same as the cell above"
    OPEN = "an end that is written out as none"


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A cell without a value: the problem's key and its words. `instead` is what is stored all the same."""

    key: str
    words: dict[str, Any]
    severity: Severity = "error"
    instead: Any = None


@dataclass(frozen=True, slots=True)
class Instead:
    """In a column of names: there is none, and the property `name` says why."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Inexact:
    """A day of which only the month or the year is known: the value that stands for it, and which of the two."""

    value: date
    precision: str


def squeezed(text: str) -> str:
    """Without white space and the colon behind it: enough to tell a caption or 合 计."""
    return "".join(text.split()).rstrip(":：")


def total_word(text: str) -> str:
    """The word that makes a squeezed text the name of a row of totals, as in 瑞光街道小计; "" when there is none."""
    if text in TOTALS:
        return text
    found = _TOTAL_NAME.fullmatch(text)
    return found[1] if found else ""


def is_free(column: Column) -> bool:
    """Whether anything may stand in it, and a record is one without it."""
    of = column.of
    return isinstance(of, Prop) and of.kind == "text" and of.level == "optional" and not of.choices


@dataclass(slots=True)
class Reader:
    """Reads the column at `index`. `name` and `part` say where the value belongs; `signs`: texts that are none."""

    index: int
    column: Column
    read: Reading
    signs: dict[str, Sign]
    name: str = field(init=False)
    part: str = field(init=False)
    is_reference: bool = field(init=False)
    is_free: bool = field(init=False)
    is_name: bool = field(init=False)
    seen: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.name, _, self.part = self.column.field.partition(".")
        self.is_reference = isinstance(self.column.of, Reference)
        self.is_free = is_free(self.column)
        self.is_name = self.is_reference or self.column.level == "required"

    def value(self, cell: Cell) -> Any:
        """A value, None for an empty cell, a Sign, or what Refused it."""
        known = cell if cell.__class__ is str else (cell.__class__, cell)  # 1, 1.0 and True are equal, and not the same
        try:
            return self.seen[known]
        except KeyError:
            value = self.seen[known] = self._first(cell)
            return value

    def _first(self, cell: Cell) -> Any:
        if cell.__class__ is str:
            assert isinstance(cell, str)
            sign = self.signs.get(cell if cell.isalnum() else squeezed(cell))
            if sign is not None:
                return sign
            if self.is_name and total_word(squeezed(cell)):
                return Sign.TOTAL
        return self.plain(cell)

    def plain(self, cell: Cell) -> Any:
        """The same with nothing taken for a sign."""
        try:
            value = self.read(cell)
            if value.__class__ in (int, float) and value < 0:
                return Refused("negative", {})
        except Unreadable as error:
            return Refused("unreadable", {"zh": error.zh, "en": error.en})
        except Refused as refused:
            return refused.with_traceback(None)  # it is kept, and the frames of its traceback need not be
        if not value:
            return None if value == [] else value
        return self._guarded(cell, value)

    def _guarded(self, cell: Cell, value: Any) -> Any:
        """Nothing personal passes: a free text without it, of anything else no value at all."""
        if self.is_free:
            kept = anonymous(value)
            return value if kept == value else Refused("personal-masked", {}, "note", kept)
        found = cell if isinstance(cell, str) else shown(cell)
        if len(found) < SHORTEST:
            return value
        of = self.column.of
        holds = holds_identity(found) if isinstance(of, Prop) and of.kind in ("code", "credit_code") else holds_number(found)
        if holds and isinstance(of, Reference) and of.to == PERSONS:
            return Refused("personal-masked", {}, "note", value)  # the names alone were read
        return Refused("personal-value", {}, "warning") if holds else value


def readers(
    type: SheetType, columns: dict[int, Column], captions: dict[int, frozenset[str]], fractions: frozenset[int] = frozenset()
) -> list[Reader]:
    """One for each column that is read, from left to right.

    `captions`: every text of its header, squeezed; `fractions`: the columns of percentages in which 1 is 100 %.
    """
    common = {**dict.fromkeys(TOTALS, Sign.TOTAL), **dict.fromkeys(ABOVE, Sign.ABOVE)}
    return [
        Reader(index, one, reading, {**dict.fromkeys(captions.get(index, ()), Sign.HEADER), **common})
        for index, column in sorted(columns.items())
        for one, reading in _readings(type, column, index in fractions)
    ]


def _readings(type: SheetType, column: Column, is_fraction: bool) -> list[tuple[Column, Reading]]:
    of = column.of
    if isinstance(of, Prop) and of.unit == "%":
        return [(column, partial(_share, of.kind == "integer", is_fraction))]
    return _halves(column) if isinstance(of, Prop) and of.kind == "range" else [(column, _reading(type, column))]


def _reading(type: SheetType, column: Column) -> Reading:
    of = column.of
    if isinstance(of, Reference):
        return _naming(type, of)
    if column.field == "code" and isinstance(type, NodeType) and type.kind in codes.DIGITS:
        return partial(_division_code, digits=codes.DIGITS[type.kind])
    if of.choices:
        return partial(_chosen, of)
    if of.unit == "°" or of.kind == "position":
        return partial(_where, degrees.position if of.kind == "position" else degrees.degrees)
    if of.kind in ("integer", "number"):
        return partial(_counted, partial(normalise.integer if of.kind == "integer" else normalise.number, unit=of.unit))
    return READINGS[of.kind]


def _naming(type: SheetType, of: Reference) -> Reading:
    if of.to == PERSONS:
        return partial(_persons, of.many)
    plain = normalise.names if of.many or of.common else _single
    return partial(_named, _words_of(type, of), plain) if of.instead and isinstance(type, NodeType) else plain


def _day(cell: Cell) -> Any:
    return _as_exact(cell, normalise.day(cell))


def _last_day(cell: Cell) -> Any:
    day = normalise.day(cell, end=True)
    if day is None:
        return None
    return Sign.OPEN if day == normalise.OPEN else _as_exact(cell, normalise.day_after(day))


def _as_exact(cell: Cell, value: date | None) -> date | Inexact | None:
    precision = normalise.precision(cell)
    return Inexact(value, precision) if value is not None and precision else value


def _words_of(type: NodeType, of: Reference) -> dict[str, Instead]:
    """The words that say that there is none, and what they say instead; the first choice says that there is one."""
    choices = type.prop(of.instead).choices
    none = {choice.value for choice in choices[1:]}
    return {word: Instead(of.instead, value) for word, value in values_of(choices).items() if value in none}


def _named(words: dict[str, Instead], plain: Reading, cell: Cell) -> Any:
    """The names in the cell, unless it ends as one of the words does: 瑞光街道代管."""
    if isinstance(cell, str):
        text = _BRACKETS.sub("", normalise.key(cell))
        for word, instead in words.items():
            if text.endswith(word):
                return instead
    return plain(cell)


def _persons(many: bool, cell: Cell) -> list[str]:
    """Names of persons; where one belongs, several are left as they stand, for whoever looks it up to tell."""
    found = persons(cell)
    if not many and len(found) > 1:
        return _single(cell)
    if beside := remarks(cell):
        raise Refused("beside", {"beside": beside}, "note", found)
    return found


def _single(cell: Cell) -> list[str]:
    text = normalise.code(cell)
    return [] if text is None else [text]


@cache
def values_of(choices: tuple[Choice, ...]) -> dict[str, str]:
    """What stands for which choice; a caption goes before another choice's alias."""
    found: dict[str, str] = {}
    for choice in choices:
        found |= dict.fromkeys(map(normalise.key, (choice.value, choice.zh, choice.en)), choice.value)
    for choice in choices:
        for alias in choice.aliases:
            found.setdefault(normalise.key(alias), choice.value)
    return found


def _chosen(of: Prop, cell: Cell) -> Any:
    known = values_of(of.choices)
    texts: Iterable[str | None] = normalise.names(cell) if of.kind == "texts" else (normalise.text(cell),)
    found = [known.get(normalise.key(text)) for text in texts if text is not None]
    if None in found:
        words = {"field": of.zh, "field_en": of.en, "choices": [choice.zh for choice in of.choices]}
        raise Refused("not-a-choice", words, "warning" if of.level == "optional" else "error")
    return found if of.kind == "texts" else next(iter(found), None)


COUNTY = 6  # digits of its code; of a street's and a community's, three more each say which it is


def _division_code(cell: Cell, digits: int) -> str | None:
    code = normalise.code(cell)
    if code is None:
        return None
    if not (own := codes.division("".join(code.split()), digits)):
        raise Refused("code-length", {"digits": digits})
    if not codes.has_province(own):
        raise Refused("code-province", {"start": own[:2]})
    if len(own) > COUNTY and own.endswith("000"):
        raise Refused("code-above", {})
    return own


def _credit_code(cell: Cell) -> str | None:
    """Bodies without such a code may have one of their own, so only one of that length is held to its check character."""
    code = normalise.code(cell)
    if code is None:
        return None
    code = "".join(code.upper().split())
    if len(code) != 18:
        raise Refused("credit-code-length", {"n": len(code)}, "warning", code)
    if not codes.is_credit_code(code):
        raise Refused("credit-code", {})
    return code


WHOLE = 2  # times all there is: a number from here on is no fraction, whatever its column


def _share(whole: bool, is_fraction: bool, cell: Cell) -> float | None:
    """Per cent, as a number or a `whole` one: 98.5%, 98.5, and in a column of fractions 0.985."""
    share = normalise.number(cell, unit="%")
    if share is None:
        return None
    if is_fraction and not isinstance(cell, str) and share < WHOLE:
        share = round(share * 100, 6)
    if share > 100:
        raise Refused("percent", {})
    return normalise.integer(share) if whole else share


def _counted(read: Reading, cell: Cell) -> Any:
    """A number; what stands in brackets behind it is told and left out: 65栋（含2栋别墅）."""
    try:
        return read(cell)
    except Unreadable:
        beside = _REMARK.fullmatch(cell) if isinstance(cell, str) else None
        if beside is None or (value := read(beside[1])) is None:
            raise
        raise Refused("beside", {"beside": beside[2]}, "warning", value) from None


def _where(read: Reading, cell: Cell) -> Any:
    """What is wrong with a position costs nothing else of the row."""
    try:
        return read(cell)
    except Unreadable as error:
        raise Refused("unreadable", {"zh": error.zh, "en": error.en}, "warning") from error


READINGS: dict[str, Reading] = {
    "text": normalise.text,
    "code": normalise.code,
    "credit_code": _credit_code,
    "boolean": normalise.boolean,
    "day": _day,
    "last_day": _last_day,
    "texts": normalise.names,
}


def _bound(cell: Cell, at: int) -> float | None:
    """The lower or the upper end of a range."""
    try:
        found = prices.span(cell)
    except Unreadable as error:
        if at:
            return None  # told by the lower end
        raise Refused("unreadable", {"zh": error.zh, "en": error.en}, "warning") from error
    return None if found is None else found[at]


def _halves(column: Column) -> list[tuple[Column, Reading]]:
    """A range is read twice, once for each end."""
    return [(replace(column, field=f"{column.field}_{end}"), partial(_bound, at=at)) for at, end in enumerate(("from", "to"))]
