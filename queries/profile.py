"""A city's profile (TOML): which rules it is judged by, with which parameters, weights and targets.

cities = ["220800"]          # who uses it without being told to
off = ["street-powers"]      # rules that are left out
[rules.residents-committee-size]
weight = 2                   # in the weighted score; 1 by default
target = 95                  # percent
least = [{value = 100}, {value = 1000, from = 2026-01-01}]   # or one value for all times
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.database import Database, columns_of
from graph.errors import SettingError, UsageError
from queries.catalogue import Question, catalogue, text_of
from queries.header import NONE, TODAY, Both, Param
from queries.run import plain_value

FOLDER = "profiles"
NO_PROFILE = "none"
_OWN = ("weight", "target")
_TABLE, _QUOTES = re.compile(r"\s*\[([^\[\]]+)\]"), re.compile("[\\s\"']")
Dated = tuple[tuple[date, Any], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """`values` holds the parameters that it sets: by rule and name, (from, value) with the earliest first."""

    name: Both
    cities: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    weights: Mapping[str, float] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Dated]] = field(default_factory=dict)

    def rules(self) -> tuple[Question, ...]:
        """The rules that it judges by, by name."""
        return tuple(rule for rule in catalogue().rules() if rule.id not in self.off)

    def weight(self, rule: str) -> float:
        return self.weights.get(rule, 1.0)

    def arguments(self, rule: Question, asof: date) -> dict[str, Any]:
        """The parameters of a rule in force on a day: the profile's, else the rule's own."""
        own = self.values.get(rule.id, {})
        return {"asof": asof} | {param.name: _in_force(param, own.get(param.name, ()), asof) for param in rule.params[1:]}


PLAIN = Profile(Both("缺省", "default"))
"""All rules with the parameters that they bring."""


def _in_force(param: Param, own: Dated, asof: date) -> Any:
    for since, value in reversed(own):
        if since <= asof:
            return value
    default = param.at(asof)
    if default in (TODAY, NONE):
        return asof if default == TODAY else None
    return plain_value(param, default)


def current(database: Database) -> Profile:
    """The profile of the setting GOVGRAPH_PROFILE; without one that of the graph's city, if we ship one.

    Raises SettingError where the file cannot be read or names what there is not.
    """
    chosen = database.settings["GOVGRAPH_PROFILE"]
    if chosen == NO_PROFILE:
        return PLAIN
    if chosen:
        return read(Path(chosen).expanduser())
    (cities,) = columns_of(database.read(text_of("cities")), "ids")
    return next((one for one in shipped() if set(one.cities) & set(cities)), PLAIN)


@cache
def shipped() -> tuple[Profile, ...]:
    """The profiles that govgraph comes with."""
    found = sorted((path for path in (files("queries") / FOLDER).iterdir() if path.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(parse(path.name, path.read_text(encoding="utf-8")) for path in found)


def read(path: Path) -> Profile:
    """Raises SettingError in one line."""
    try:
        return parse(path.name, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise SettingError(f"the profile {path} cannot be read: {reason}") from error


def parse(file: str, text: str) -> Profile:
    """Raises SettingError, naming the file and the line, where it is no TOML or names what there is not."""
    try:
        return _profile(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"the profile {file}: {error}") from error
    except _Wrong as error:
        number = line_of(text, error.rule, error.key)
        raise SettingError(f"the profile {file}{f', line {number}' if number else ''}: {error}") from error


class _Wrong(Exception):
    """What is wrong with a key at the top, or of the table of a rule."""

    def __init__(self, why: object, key: str, rule: str = "") -> None:
        super().__init__(" ".join(str(why).split()))
        self.key, self.rule = key, rule


@contextmanager
def _under(key: str, rule: str = "") -> Iterator[None]:
    """Whatever is wrong there is wrong with that key."""
    try:
        yield
    except (UsageError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise _Wrong(error, key, rule) from error


def line_of(text: str, rule: str, key: str) -> int | None:
    """The line of a key at the top, of a key in the table of a rule, or (no key) of that table. None: written in another way."""
    table, here = f"rules.{rule}" if rule else "", ""
    wanted = table if not key else key if not rule else None
    for number, line in enumerate(text.splitlines(), 1):
        if header := _TABLE.match(line):
            here = _QUOTES.sub("", header[1])
            if here == wanted:
                return number
        elif here == table and _QUOTES.sub("", line.partition("=")[0]) == key:
            return number
    return None


def _profile(found: Mapping[str, Any]) -> Profile:
    for strange in found.keys() - {"name", "cities", "off", "rules"}:
        raise _Wrong(f"it knows name, cities, off and rules, not {strange}", strange)
    with _under("off"):
        off = frozenset(catalogue().rule(str(rule)).id for rule in found.get("off", ()))
    with _under("name"):
        name = Both(*(str(found.get("name", {}).get(language, "")) for language in ("zh", "en")))
    with _under("rules"):
        by_rule = dict(found.get("rules", {}))
    for rule, own in by_rule.items():
        with _under("", rule):
            catalogue().rule(rule)
            own.items()
    return Profile(
        name, tuple(map(str, found.get("cities", ()))), off, _numbers(by_rule, "weight"), _numbers(by_rule, "target"),
        {rule: _values(catalogue().rule(rule), own) for rule, own in by_rule.items()},
    )  # fmt: skip


def _numbers(by_rule: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for rule, own in by_rule.items():
        with _under(key, rule):
            found |= {rule: float(own[key])} if key in own else {}
    return found


def _values(rule: Question, own: Mapping[str, Any]) -> dict[str, Dated]:
    params = {param.name: param for param in rule.params[1:]}
    found: dict[str, Dated] = {}
    for name, value in own.items():
        if name not in params and name not in _OWN:
            raise _Wrong(f"{rule.id} has no parameter {name}; it knows {', '.join([*params, *_OWN])}", name, rule.id)
        if name in params:
            with _under(name, rule.id):
                found[name] = _dated(params[name], value)
    return found


def _dated(param: Param, value: Any) -> Dated:
    """One value for all times, or a list of tables {value, from}."""
    if not isinstance(value, list):
        return ((date.min, plain_value(param, value)),)
    found = [(one.get("from", date.min), plain_value(param, one["value"])) for one in value]
    if not all(isinstance(since, date) for since, _ in found):
        raise UsageError(f"{param.name}: 'from' is a date, as 2026-01-01")
    return tuple(sorted(found))
