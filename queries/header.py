"""The header of a .cypher file: `// key: value` lines that are its contract, read into typed declarations."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

from graph.errors import QueryError
from graph.fields import PRECISION
from graph.schema import SCHEMA
from graph.schema.meta import SUBJECTS
from queries.sources import SOURCES

VIEWS: Final = ("table", "chain", "network", "rule", "data")
TYPES: Final = ("Place", "Category", "Organization", "Alliance", "date", "text", "integer", "number", "texts")
SEVERITIES: Final = ("gap", "hint")
TODAY: Final = "today"
NONE: Final = "none"

_LINE = re.compile(r"// (?P<key>[a-z]+(?:\.[a-z]+)?): (?P<value>\S.*)")
_PARAM = re.compile(r"(?P<name>[a-z_]+): (?P<type>[A-Za-z]+)(?: = (?P<default>[^|]*[^|\s])(?P<later>(?: \| \S+ from \d{4}-\d\d-\d\d)*))?")
_LATER = re.compile(r" \| (\S+) from (\S+)")
_BOTH = ("zh", "en")
_PLAIN = ("source", "params", "columns", "view")
_RULE = ("subject", "form", "severity")
_PAIRS = ("title", "note", "columns", "params", "words", "expected", "remedy")
_KNOWN = {*_PLAIN, *_RULE, *(f"{name}.{language}" for name in _PAIRS for language in _BOTH)}
_COMMON = {
    "id": ("编号", "id"),
    "name": ("名称", "name"),
    "kind": ("类型", "kind"),
    "place": ("地点", "place"),
    "place_name": ("地点名称", "name of place"),
    "county": ("区县", "county"),
    "street": ("街道（乡镇）", "street"),
    "community": ("社区（村）", "community"),
    "category": ("问题分类", "category"),
    "organization": ("单位", "organisation"),
    "alliance": ("党建联盟", "alliance"),
    "asof": ("基准日", "as of"),
    "title": ("岗位名称", "title"),
    "object": ("对象", "object"),
    "two_new": ("两新组织", "two-new organisations"),
    "since": ("起始日期", "from"),
    "until": ("终止日期", "until"),
    "role": ("角色", "role"),
    "form": ("类别", "form"),
    "members": ("成员数", "members"),
    "subject": ("对象", "subject"),
    "ok": ("达标", "ok"),
    "value": ("实际", "value"),
    "expected": ("应有", "expected"),
    "detail": ("说明", "detail"),
    "households": ("户数", "households"),
    "least": ("下限", "least"),
    "most": ("上限", "most"),
    "days": ("天数", "days"),
    "months": ("月数", "months"),
}


@dataclass(frozen=True, slots=True)
class Both:
    """A text in both languages of the screen."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: `type` is one of TYPES; `default` is None (must be given), "today", "none" (null) or a value.

    `later` are the values that take the place of `default` from a day on, the earliest first.
    """

    name: str
    type: str
    default: str | None
    caption: Both
    later: tuple[tuple[date, str], ...] = ()

    @property
    def required(self) -> bool:
        return self.default is None

    def at(self, day: date) -> str | None:
        """The default in force on a day."""
        return next((value for since, value in reversed(self.later) if since <= day), self.default)

    def __str__(self) -> str:
        """As the header writes it."""
        later = "".join(f" | {value} from {since}" for since, value in self.later)
        return f"{self.name}: {self.type}" + ("" if self.required else f" = {self.default}{later}")


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    caption: Both


@dataclass(frozen=True, slots=True)
class Rule:
    """What a coverage rule adds: about which kinds (one or more) of which forms, what is expected, what would close a gap.

    `severity` is "gap", or "hint" for what is worth a look and no failure.
    """

    subject: str
    form: str
    severity: str
    expected: Both
    remedy: Both


@dataclass(frozen=True, slots=True)
class Header:
    """The contract of a question. `words` are the codes that its text may return, and how both languages show them.

    `returned` are the columns of the text: beside a day there may stand how exactly it is known, as `since_precision` beside
    `since`, and then the answer shows no more than that. `note` says what its answer leaves out or takes for granted.
    """

    title: Both
    note: Both | None
    source: tuple[str, ...]
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    returned: tuple[str, ...]
    view: str
    words: Mapping[str, Both]
    rule: Rule | None


@dataclass(slots=True)
class _Reader:
    """Header lines of one file, and errors that name it: `lines` holds the line number of each key.

    `own`: a file of the user's, who may cite sources of his own.
    """

    file: str
    own: bool = False
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def error(self, key: str, text: str) -> QueryError:
        return QueryError(f"{self.file}:{self.lines.get(key, 1)}: {text}")

    def asked(self, key: str) -> str:
        if key not in self.values:
            raise self.error(key, f"the header lacks {key}")
        return self.values[key]

    def both(self, name: str) -> Both:
        return Both(self.asked(f"{name}.zh"), self.asked(f"{name}.en"))

    def parts(self, key: str) -> list[str]:
        return [part.strip() for part in self.values.get(key, "").split(",") if part.strip()]

    def pairs(self, name: str) -> dict[str, Both]:
        """`name.zh` and `name.en`, each "code=text, code=text", with the same codes."""
        by_language = {language: self._assignments(f"{name}.{language}") for language in _BOTH}
        zh, en = by_language["zh"], by_language["en"]
        if zh.keys() != en.keys():
            key = f"{name}.zh" if f"{name}.zh" in self.lines else f"{name}.en"
            raise self.error(key, f"{name}.zh and {name}.en name different things: {', '.join(sorted(zh.keys() ^ en.keys()))}")
        return {code: Both(zh[code], en[code]) for code in zh}

    def _assignments(self, key: str) -> dict[str, str]:
        found = {}
        for part in self.parts(key):
            code, sign, text = part.partition("=")
            if not (sign and code and text):
                raise self.error(key, f"'{part}' in {key} is not of the form code=text")
            found[code.strip()] = text.strip()
        return found


def read_header(file: str, text: str, *, own: bool = False) -> tuple[Header, int]:
    """The header of a file's text, and how many lines it takes. Raises QueryError that names `file` and the line."""
    reader = _Reader(file, own)
    count = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        _take(reader, number, line)
        count = number
    return _header(reader), count


def _take(reader: _Reader, number: int, line: str) -> None:
    match = _LINE.fullmatch(line.rstrip())
    if match is None:
        raise QueryError(f"{reader.file}:{number}: a line of the header is '// key: value'")
    key = match["key"]
    reader.lines.setdefault(key, number)
    if key not in _KNOWN:
        raise QueryError(f"{reader.file}:{number}: there is no header {key}")
    if key in reader.values:
        raise QueryError(f"{reader.file}:{number}: the header {key} stands twice")
    reader.values[key] = match["value"]


def _header(reader: _Reader) -> Header:
    view = reader.asked("view")
    if view not in VIEWS:
        raise reader.error("view", f"there is no view {view}; one of {', '.join(VIEWS)}")
    source = tuple(reader.asked("source").split()) if view != "data" else ()
    if unknown := [clause for clause in source if clause not in SOURCES and not reader.own]:
        raise reader.error("source", f"docs/sources.md has no {', '.join(unknown)}")
    captions, words = reader.pairs("columns"), reader.pairs("words")
    returned = tuple(reader.asked("columns").replace(" ", "").split(","))
    names = [name for name in returned if not name.endswith(PRECISION)]
    if alone := [name for name in returned if name not in names and name.removesuffix(PRECISION) not in names]:
        raise reader.error("columns", f"{alone[0]} stands beside no {alone[0].removesuffix(PRECISION)}")
    if strange := captions.keys() - set(names):
        raise reader.error("columns.zh", f"captions of columns that there are not: {', '.join(sorted(strange))}")
    columns = tuple(Column(name, _caption(reader, "columns", name, captions)) for name in names)
    rule = _rule(reader) if view == "rule" else None
    if rule is None and (strange := {*_RULE, "expected.zh", "expected.en", "remedy.zh", "remedy.en"} & reader.values.keys()):
        raise reader.error(min(strange), f"only rules have {', '.join(sorted(strange))}")
    note = reader.both("note") if {"note.zh", "note.en"} & reader.values.keys() else None
    return Header(reader.both("title"), note, source, _params(reader, view), columns, returned, view, words, rule)


def _params(reader: _Reader, view: str) -> tuple[Param, ...]:
    captions = reader.pairs("params")
    found = []
    for part in reader.parts("params"):
        match = _PARAM.fullmatch(part)
        if match is None:
            raise reader.error("params", f"'{part}' is not of the form 'name: type' or 'name: type = default'")
        if match["type"] not in TYPES or (match["type"] == "texts" and view != "data"):
            raise reader.error("params", f"there is no type {match['type']}; one of {', '.join(TYPES[:-1])}")
        caption = _caption(reader, "params", match["name"], captions)
        found.append(Param(match["name"], match["type"], match["default"], caption, _later(reader, match["later"] or "")))
    if len(found) != len({param.name for param in found}):
        raise reader.error("params", "a parameter stands twice")
    return tuple(found)


def _later(reader: _Reader, text: str) -> tuple[tuple[date, str], ...]:
    try:
        return tuple(sorted((date.fromisoformat(day), value) for value, day in _LATER.findall(text)))
    except ValueError as error:
        raise reader.error("params", f"'{text.strip(' |')}' does not end with a date") from error


def _rule(reader: _Reader) -> Rule:
    subject, severity = reader.asked("subject"), reader.asked("severity")
    for kind in subject.split():
        if kind not in SCHEMA.targets or SCHEMA.label_of(kind) not in SUBJECTS:
            raise reader.error(
                "subject", f"a rule is about what lies somewhere ({', '.join(SUBJECTS)}, or kinds of these), and {kind} is none"
            )
    if severity not in SEVERITIES:
        raise reader.error("severity", f"there is no severity {severity}; one of {', '.join(SEVERITIES)}")
    return Rule(subject, reader.values.get("form", ""), severity, reader.both("expected"), reader.both("remedy"))


def _caption(reader: _Reader, key: str, name: str, given: Mapping[str, Both]) -> Both:
    if name in given:
        return given[name]
    if name in _COMMON:
        return Both(*_COMMON[name])
    if caption := _schema_captions().get(name):
        return caption
    if reader.values.get("view") == "data":
        return Both(name, name)  # only code reads it
    raise reader.error(key, f"{name} has no caption: name it in {key}.zh and {key}.en")


@cache
def _schema_captions() -> dict[str, Both]:
    """Captions of the properties that every type calls the same."""
    found: dict[str, set[tuple[str, str]]] = {}
    props = [prop for node in SCHEMA.nodes for prop in node.props] + [prop for link in SCHEMA.links for prop in link.props]
    for prop in props:
        found.setdefault(prop.name, set()).add((prop.zh, prop.en))
    return {name: Both(*next(iter(captions))) for name, captions in found.items() if len(captions) == 1}
