"""Finds a place, a category, an organisation or an alliance by what people write: id, code, name, former name, path."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from graph import names
from graph.database import Database
from graph.errors import AmbiguousName, UnknownName
from queries.catalogue import catalogue

TYPES = {"Place": "place", "Category": "category", "Organization": "organization", "Alliance": "organization"}
SHOWN = 10
_SEPARATORS = re.compile("[/›>]")


@dataclass(frozen=True, slots=True)
class Found:
    """A node by its id; `kind` is its kind, for a category the label."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one node is called, as keys of `graph.names`; `ended`: it is no longer there, or not yet."""

    found: Found
    code: str
    name: str
    former: frozenset[str]
    ended: bool


def find(database: Database, type: str, text: str, asof: date | None = None) -> Found:
    """The one node that `text` means; `type` is Place, Category, Organization or Alliance.

    Its id, its code, its name, a former name, or a path downwards as "瑞光街道/军民社区" or "瑞光街道军民社区", which may
    leave levels out. What exists on `asof` comes before what does not. Raises UnknownName, AmbiguousName.
    """
    what = "alliance" if type == "Alliance" else TYPES[type]
    if (exact := by_id(database, type, text.strip())) is not None:
        return exact
    entries = [entry for entry in _entries(database, TYPES[type], asof) if type != "Alliance" or entry.found.kind == type]
    fitting = _called(entries, names.key(text)) or _on_path(database, type, entries, text)
    if len(fitting) == 1:
        return fitting[0].found
    if not fitting:
        raise UnknownName(what, text, _nearest(entries, text))
    raise AmbiguousName(what, text, _candidates(database, type, [entry.found for entry in fitting]))


def by_id(database: Database, type: str, id: str) -> Found | None:
    """The node with that very id, if it is of the type."""
    rows = database.read(catalogue().text(f"named-{TYPES[type]}"), {"id": id}).rows
    found = Found(*rows[0]) if rows else None
    return None if found is not None and type == "Alliance" and found.kind != type else found


def lines(database: Database, type: str, ids: Iterable[str]) -> dict[str, list[list[str]]]:
    """Id -> the names from the node upwards; an organisation has a line for each place that it serves."""
    found: dict[str, list[list[str]]] = {}
    for id, line in database.read(catalogue().text(f"lines-{TYPES[type]}"), {"ids": list(ids)}).rows:
        found.setdefault(id, []).append(line)
    return found


def _entries(database: Database, reading: str, asof: date | None) -> list[_Entry]:
    rows = database.read(catalogue().text(f"names-{reading}")).rows
    day = asof.isoformat() if asof else ""
    return [
        _Entry(
            Found(id, name, kind),
            names.key(code),
            names.key(name),
            frozenset(map(names.key, former)),
            bool(day) and (since > day or ("" < until <= day)),
        )
        for id, name, code, former, kind, since, until in zip(*rows[0], strict=True)
    ]


def _called(entries: Sequence[_Entry], wanted: str) -> list[_Entry]:
    """By code, else by name, else by former name; what exists first."""
    for fits in (
        [entry for entry in entries if entry.code == wanted],
        [entry for entry in entries if entry.name == wanted],
        [entry for entry in entries if wanted in entry.former],
    ):
        if wanted and fits:
            return _existing(fits)
    return []


def _existing(entries: list[_Entry]) -> list[_Entry]:
    return [entry for entry in entries if not entry.ended] or entries


def _joined(text: str) -> str:
    return _SEPARATORS.sub("", names.key(text))


def _on_path(database: Database, type: str, entries: Sequence[_Entry], text: str) -> list[_Entry]:
    """Those whose name ends the text, while names above them make up the rest of it."""
    wanted = _joined(text)
    ending = [entry for entry in entries if (name := _joined(entry.found.name)) and wanted.endswith(name) and name != wanted]
    above = lines(database, type, [entry.found.id for entry in ending]) if ending else {}
    return _existing([entry for entry in ending if any(_spells(wanted, line) for line in above.get(entry.found.id, []))])


def _spells(wanted: str, line: Sequence[str]) -> bool:
    """Whether `wanted` is names of the line, the lowest last; those in between may be left out."""
    rest = wanted.removesuffix(_joined(line[0]))
    for name in line[1:]:
        rest = rest.removesuffix(_joined(name))
    return not rest


def _nearest(entries: Sequence[_Entry], text: str) -> list[str]:
    by_key = {entry.name: entry.found.name for entry in entries if entry.name}
    wanted = names.key(text)
    close = get_close_matches(wanted, by_key, n=3, cutoff=0.5)
    return [by_key[key] for key in close or sorted(key for key in by_key if wanted and wanted in key)[:3]]


def _candidates(database: Database, type: str, found: Sequence[Found]) -> list[str]:
    found = sorted(found, key=lambda one: one.id)
    above = lines(database, type, [one.id for one in found[:SHOWN]])
    shown = [", ".join([f"{one.name} ({one.id})", *above.get(one.id, [[""]])[0][1:]]) for one in found[:SHOWN]]
    return [*shown, f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else shown
