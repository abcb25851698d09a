"""A city's profile (YAML): which rules it is judged by, with which parameters, weights and targets.

cities: ["220800"]           # who uses it without being told to
off: [street-powers]         # rules that are left out
rules:
  residents-committee-size:
    weight: 2                # in the weighted score; 1 by default
    target: 95               # percent
    least: [{value: 100}, {value: 1000, from: 2026-01-01}]   # or one value for all times
"""

import math
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
from queries import plainyaml
from queries.catalogue import Question, catalogue, text_of
from queries.header import NONE, TODAY, Both, Param
from queries.plainyaml import Wrong, only, table, texts
from queries.run import plain_value

FOLDER = "profiles"
NO_PROFILE = "none"
_WHOLE = {"weight": (math.inf, "0 or more"), "target": (100, "from 0 to 100 percent")}
"""What may be said of a rule as a whole: the most that it may be, and that in words."""
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
    found = sorted((path for path in (files("queries") / FOLDER).iterdir() if path.name.endswith(".yaml")), key=lambda one: one.name)
    return tuple(parse(path.name, path.read_text(encoding="utf-8")) for path in found)


def read(path: Path) -> Profile:
    """Raises SettingError in one line."""
    return parse(path.name, plainyaml.read("the profile", path))


def parse(file: str, text: str) -> Profile:
    """Raises SettingError, naming the file and the line, where it is no YAML or names what there is not."""
    try:
        return _profile(plainyaml.parse(f"the profile {file}", text))
    except Wrong as error:
        raise SettingError(f"the profile {file}{error.where}: {error}") from error


@contextmanager
def _under(table: Mapping[str, Any], key: str) -> Iterator[None]:
    """Whatever is wrong there is wrong with that key of the table."""
    try:
        yield
    except (UsageError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Wrong(error, table, key) from error


def _profile(found: Mapping[str, Any]) -> Profile:
    only(found, "name", "cities", "off", "rules")
    name, by_rule = table(found, "name"), table(found, "rules")
    with _under(found, "off"):
        off = frozenset(catalogue().rule(rule).id for rule in texts(found, "off"))
    for rule in by_rule:
        table(by_rule, rule)
        with _under(by_rule, rule):
            catalogue().rule(str(rule))
    return Profile(
        Both(str(name.get("zh", "")), str(name.get("en", ""))), texts(found, "cities"), off,
        _numbers(by_rule, "weight"), _numbers(by_rule, "target"),
        {rule: _values(catalogue().rule(rule), own) for rule, own in by_rule.items()},
    )  # fmt: skip


def _numbers(by_rule: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, float]:
    most, words = _WHOLE[key]
    found = {rule: own[key] for rule, own in by_rule.items() if key in own}
    for rule, number in found.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not (0 <= number <= most and math.isfinite(number)):
            raise Wrong(f"{key}: it is {words}, not {number}", by_rule[rule], key)
    return {rule: float(number) for rule, number in found.items()}


def _values(rule: Question, own: Mapping[str, Any]) -> dict[str, Dated]:
    params = {param.name: param for param in rule.params[1:]}
    found: dict[str, Dated] = {}
    for name, value in own.items():
        if name not in params and name not in _WHOLE:
            raise Wrong(f"{rule.id} has no parameter {name}; it knows {', '.join([*params, *_WHOLE])}", own, name)
        if name in params:
            with _under(own, name):
                found[name] = _dated(params[name], value)
    return found


def _dated(param: Param, value: Any) -> Dated:
    """One value for all times, or a list of tables {value, from}."""
    if not isinstance(value, list):
        return ((date.min, plain_value(param, value)),)
    found = tuple(_since(param, one) for one in value)
    days = [since for since, _ in found]
    if len(set(days)) < len(days):
        raise UsageError(f"{param.name}: two values begin on the same day")
    return tuple(sorted(found, key=lambda one: one[0]))


def _since(param: Param, one: Any) -> tuple[date, Any]:
    if not isinstance(one, Mapping) or "value" not in one or one.keys() - {"value", "from"}:
        raise UsageError(f"{param.name}: a value of a time is written as {{value: 1000, from: 2026-01-01}}")
    try:
        since = date.fromisoformat(str(one.get("from", date.min)))
    except ValueError:
        raise UsageError(f"{param.name}: 'from' is a date, as 2026-01-01") from None
    return since, plain_value(param, one["value"])
