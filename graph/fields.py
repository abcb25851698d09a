"""What a column of a ledger is: a property, a reference to another node, or one of another node that the row makes."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from graph.errors import SchemaError

Kind: TypeAlias = Literal["text", "code", "credit_code", "range", "integer", "number", "boolean", "day", "last_day", "texts", "position"]
Level: TypeAlias = Literal["required", "expected", "optional"]
LEVELS = ("required", "expected", "optional")
PRECISION = "_precision"
"""Ends the name under which stands, beside a day, that only its "month" or "year" is known; nothing stands where the day is."""
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_SHOWN = {"month": len("2021-06"), "year": len("2021")}


def shown_day(value: date, precision: str | None, *, last: bool = False) -> str:
    """As people read it, only as exact as it is known: 2021-06-30, 2021-06, 2021. `last`: the period ends before `value`."""
    return str(value - timedelta(days=last))[: _SHOWN.get(precision or "")]


def captioned(what: str, zh: str, en: str) -> None:
    if not (zh and en):
        raise SchemaError(f"{what}: a caption in both languages, please")


def named(what: str, name: str, pattern: re.Pattern[str]) -> None:
    if not pattern.fullmatch(name):
        raise SchemaError(f"{what}: '{name}' is not a name of the form {pattern.pattern}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list: what is stored, how both languages show it, what else ledgers write for it."""

    value: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        captioned(f"choice {self.value}", self.zh, self.en)


@dataclass(frozen=True, slots=True)
class Prop:
    """One property: a column of the ledger, a line on the card.

    `kind` is how a cell becomes a value: `day` the date itself, `last_day` the day after the last valid one (periods
    are half-open), either with `name_precision` beside it where only the month or year is known, `texts` a list,
    `credit_code` a code with the check character of GB 32100, `range` two numbers, stored
    as `name_from` and `name_to`, `position` longitude and latitude in one cell, stored as
    these. `unit` is the unit of the stored value, `source` the clause it comes from, as §C2.
    `titled`: where a sheet has no column for it, its name or title may name one of the choices, for all rows.
    """

    name: str
    kind: Kind
    zh: str
    en: str
    aliases: tuple[str, ...] = ()
    level: Level = "optional"
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    example: str = ""
    source: str = ""
    titled: bool = False

    def __post_init__(self) -> None:
        named("property", self.name, _WORD)
        captioned(self.name, self.zh, self.en)
        if self.choices and self.kind not in ("text", "texts"):
            raise SchemaError(f"{self.name}: choices are texts")
        values = [choice.value for choice in self.choices]
        if len(values) != len(set(values)):
            raise SchemaError(f"{self.name}: a choice stands twice")
        if self.level not in LEVELS:
            raise SchemaError(f"{self.name}: '{self.level}' is no level; one of {', '.join(LEVELS)}")

    @property
    def stored(self) -> tuple[str, ...]:
        """The names under which its value is stored."""
        apart = {"range": (f"{self.name}_from", f"{self.name}_to"), "position": ("longitude", "latitude")}
        return apart.get(self.kind, (self.name,))


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names another node, and so makes a link to it.

    `incoming`: the link runs from the named node to this one. `many`: a cell may hold several names. `parent`: without
    it there is no record. `common`: of several names in a cell, the nearest place around them all is meant. `within`:
    the columns, widest first, whose places narrow the search. `creates`: an unknown name makes a node, whose own
    reference (the key) is what the first filled of these columns names, or, with `made_in`, the place of that kind
    around it. `instead`: the choices of that property are no names here: they say that there is
    none, and why (业主自筹物业 in the column of the property company is the kind of management). `fixed`: values
    that every link made here has; `columns`: the link's properties that have a column of their own in this sheet.
    `link` is empty for a column that only narrows the search of others. `otherwise`: of these columns the first that is
    filled and can be found says it where this one's cell is empty or cannot be; of a parent, only where it is empty.
    `absent`: words that say that there is none, unless something is called so.
    """

    name: str
    to: tuple[str, ...]
    zh: str
    en: str
    link: str = ""
    aliases: tuple[str, ...] = ()
    level: Level = "optional"
    incoming: bool = False
    many: bool = False
    parent: bool = False
    common: bool = False
    within: tuple[str, ...] = ()
    creates: tuple[str, ...] = ()
    made_in: str = ""
    instead: str = ""
    fixed: tuple[tuple[str, str], ...] = ()
    columns: tuple[Prop, ...] = ()
    example: str = ""
    otherwise: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        named("reference", self.name, _WORD)
        captioned(self.name, self.zh, self.en)
        if not self.to:
            raise SchemaError(f"{self.name}: it refers to nothing")
        if self.parent and self.many and self.level != "required":
            raise SchemaError(f"{self.name}: a parent of which there may be none")
        if not self.link and (self.columns or self.fixed or self.incoming):
            raise SchemaError(f"{self.name}: a column that only narrows makes no link")


@dataclass(frozen=True, slots=True)
class Part:
    """Another node that a row may make beside its own, such as a compound's owners' committee.

    `type` is its type and `homes` those of its references that name this row's node. `exists` is the column that says
    whether there is one: 是 or 否, or what goes into its field `says` (its name, or a reference such as a post's
    holder). `called` is the name that it has otherwise, "{name}" being that of this row's node; left out, it is the
    column's caption. `columns`: its properties and references that have a column here; `fixed`: values that every one
    made here has. `ties`: a third node that joins the two, by its type and its references to this row's node and to the
    part: a guarantor's guarantee of a compound. `seat`: its reference that is its home instead, where the row fills it:
    the unit of a guarantor, who may answer for several compounds.
    """

    name: str
    type: str
    homes: tuple[str, ...]
    exists: Prop
    called: str = ""
    says: str = "name"
    columns: tuple[Prop, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    ties: tuple[str, str, str] | None = None
    seat: str = ""

    def __post_init__(self) -> None:
        named("part", self.name, _WORD)
        if not self.homes:
            raise SchemaError(f"{self.name}: a part of nothing")


Field: TypeAlias = Prop | Reference


@dataclass(frozen=True, slots=True)
class Column:
    """One column that a sheet may have.

    `field` is "name", or "reference.name" for a property of the link made there, or "part.name" for one of that node.
    """

    field: str
    of: Field
    zh: str
    en: str
    aliases: tuple[str, ...]

    @property
    def level(self) -> Level:
        return self.of.level
