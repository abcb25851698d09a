"""How the cells of one column become values; what each distinct cell became is remembered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, partial
from typing import Any, Final, TypeAlias

from graph.model import Choice, Column, NodeType, Prop, Reference
from graph.model import Sheet as SheetType
from loaders import normalise
from loaders.normalise import Unreadable
from loaders.personal import SHORTEST, holds_identity, holds_number, masked
from loaders.problems import Severity
from loaders.workbook import Cell, shown

CODE_DIGITS: Final = {"City": 6, "County": 6, "Street": 9, "Community": 12}
"""Digits of a division's code (domain: 6 county GB/T 2260, 3 street, 3 community)."""
TOTALS = frozenset(("合计", "小计", "总计", "共计", "累计"))
ABOVE = frozenset(("同上", "〃", "″", "”", '"'))
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


def squeezed(text: str) -> str:
    """Without white space and the colon behind it: enough to tell a caption or 合 计."""
    return "".join(text.split()).rstrip(":：")


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
    seen: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.name, _, self.part = self.column.field.partition(".")
        self.is_reference = isinstance(self.column.of, Reference)

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
        """No identity or mobile number passes; from a text of its own only the number is taken out."""
        found = cell if isinstance(cell, str) else shown(cell)
        if len(found) < SHORTEST:
            return value
        of = self.column.of
        if not (holds_identity(found) if isinstance(of, Prop) and of.kind == "code" else holds_number(found)):
            return value
        if isinstance(of, Prop) and of.kind == "text" and of.level != "required" and not of.choices:
            return Refused("personal-masked", {}, "warning", masked(str(value)))
        return Refused("personal-value", {}, "warning")


def readers(type: SheetType, columns: dict[int, Column], captions: dict[int, frozenset[str]]) -> list[Reader]:
    """One for each column that is read, from left to right; `captions`: every text of its header, squeezed."""
    common = {**dict.fromkeys(TOTALS, Sign.TOTAL), **dict.fromkeys(ABOVE, Sign.ABOVE)}
    return [
        Reader(index, column, _reading(type, column), {**dict.fromkeys(captions.get(index, ()), Sign.HEADER), **common})
        for index, column in sorted(columns.items())
    ]


def _reading(type: SheetType, column: Column) -> Reading:
    of = column.of
    if isinstance(of, Reference):
        return normalise.names if of.many else _single
    if column.field == "code" and isinstance(type, NodeType) and type.kind in CODE_DIGITS:
        return partial(_division_code, digits=CODE_DIGITS[type.kind])
    if of.choices:
        return partial(_chosen, of)
    if of.kind in ("integer", "number"):
        return partial(normalise.integer if of.kind == "integer" else normalise.number, unit=of.unit)
    return READINGS[of.kind]


def _last_day(cell: Cell) -> Any:
    day = normalise.day(cell, end=True)
    if day is None:
        return None
    return Sign.OPEN if day == normalise.OPEN else normalise.day_after(day)


READINGS: dict[str, Reading] = {
    "text": normalise.text,
    "code": normalise.code,
    "boolean": normalise.boolean,
    "day": normalise.day,
    "last_day": _last_day,
    "texts": normalise.names,
}


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
        words = {"field": of.zh, "field_en": of.en, "choices": "、".join(choice.zh for choice in of.choices)}
        raise Refused("not-a-choice", words, "warning" if of.level == "optional" else "error")
    return found if of.kind == "texts" else next(iter(found), None)


def _division_code(cell: Cell, digits: int) -> str | None:
    """The level's own digits; lists often write all twelve, with zeros behind."""
    code = normalise.code(cell)
    if code is None:
        return None
    if len(code) == 12 and code.isdigit() and not code[digits:].strip("0"):
        code = code[:digits]
    if len(code) != digits or not (code.isascii() and code.isdigit()):
        raise Refused("code-length", {"digits": digits})
    return code
