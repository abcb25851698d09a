"""Finds a place, a category, an organisation or an alliance by what people write: id, code, name, former name, path."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property, partial

from graph import cypher, names
from graph.database import Database
from graph.errors import AmbiguousName, UnknownName
from graph.schema import SCHEMA
from graph.words import bracketed, listed
from queries.catalogue import text_of
from queries.kept import kept, still
from queries.sounds import spelt

TYPES = {"Place": "place", "Category": "category", "Organization": "organization", "Alliance": "alliance"}
ABOVE = {**TYPES, "Alliance": "organization"}
SHOWN = 10
_SEPARATORS = re.compile("[/›>]")


@dataclass(frozen=True, slots=True)
class Found:
    """A node by its id; `kind` is its kind, for a category the label. `until`: the day from which it is gone."""

    id: str
    name: str
    kind: str
    until: str = ""


@dataclass(frozen=True)
class Names:
    """What everything of one type is called: names and codes by id, and (id, former name) pairs."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    former: Sequence[tuple[str, str]] = ()

    def exact(self, text: str) -> list[str]:
        """The ids of what has that id, else that code, else that name, to the letter."""
        if not text or text in self.names:
            return [text] if text else []
        return self._spelt.get(text, [])

    def called(self, text: str) -> list[str]:
        """The same however it is written, else the ids of what was once called so."""
        wanted = names.key(text)
        return (self._by_code.get(wanted) or self.by_key.get(wanted) or self._by_former.get(wanted) or []) if wanted else []

    def on_path(self, text: str, above: Callable[[list[str]], Mapping[str, Sequence[Sequence[str]]]]) -> list[str]:
        """The ids of those whose name ends the text, while names above them make up the rest of it; `above` gives their lines."""
        wanted = _joined(text)
        ending = [id for key, ids in self.by_key.items() if _ends(wanted, key) for id in ids]
        lines_of = above(ending) if ending else {}
        return [id for id in ending if any(_spells(wanted, line) for line in lines_of.get(id, []))]

    def nearest(self, text: str) -> list[str]:
        """The names that come closest, best first."""
        by_key = {key: self.names[ids[-1]] for key, ids in self.by_key.items() if key}
        wanted = names.key(text)
        close = get_close_matches(wanted, by_key, n=3, cutoff=0.5)
        return [by_key[key] for key in close or sorted(key for key in by_key if wanted and wanted in key)[:3]]

    def sounding(self, text: str) -> list[str]:
        """The ids of what is pronounced so, or begins with those letters."""
        return [id for key in spelt(text, self.by_key) for id in self.by_key[key]]

    @cached_property
    def _spelt(self) -> Mapping[str, list[str]]:
        """Code, else name, as it is written -> ids."""
        return _grouped(self.names.items(), str) | _grouped(self.codes.items(), str)

    @cached_property
    def by_key(self) -> Mapping[str, list[str]]:
        """Name, however it is written -> ids."""
        return _grouped(self.names.items())

    @cached_property
    def _by_code(self) -> Mapping[str, list[str]]:
        return _grouped(self.codes.items())

    @cached_property
    def _by_former(self) -> Mapping[str, list[str]]:
        return _grouped(self.former)


def _grouped(pairs: Iterable[tuple[str, str]], by: Callable[[str], str] = names.key) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for id, text in pairs:
        found[by(text)][id] = None
    return {key: list(ids) for key, ids in found.items()}


def _joined(text: str) -> str:
    return _SEPARATORS.sub("", names.key(text))


def _ends(wanted: str, key: str) -> bool:
    """Whether a path ends with the name of that key, and holds more."""
    return bool(key) and len(key) < len(wanted) and wanted.endswith(_SEPARATORS.sub("", key))


def _spells(wanted: str, line: Sequence[str]) -> bool:
    """Whether `wanted` is names of the line, the lowest last; those in between may be left out."""
    rest = wanted.removesuffix(_joined(line[0]))
    for name in line[1:]:
        rest = rest.removesuffix(_joined(name))
    return not rest


def find(database: Database, type: str, text: str, asof: date | None = None) -> Found:
    """The one node that `text` means; `type` is Place, Category, Organization or Alliance.

    Its id, its code, its name, a former name, a path downwards as "瑞光街道/军民社区" or "瑞光街道军民社区", which may
    leave levels out, or pinyin or its first letters. What exists on `asof` comes before what does not. Raises UnknownName, AmbiguousName.
    """
    fitting = _fitting(database, type, text, asof) or _fitting(database, type, text, asof, anew=True)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise UnknownName(TYPES[type], text, known(database, type).nearest(text))
    raise AmbiguousName(TYPES[type], text, _candidates(database, type, fitting))


def meant(database: Database, text: str) -> str:
    """The id itself of whatever node; else that of the one place or body of that code, name, former name or path; else the text.

    For whoever changes what is meant: nothing is found by its sound. Raises AmbiguousName.
    """
    if database.read(cypher.with_id(SCHEMA.labels), {"id": text}).rows:
        return text
    ids: dict[str, None] = {}
    for type in ("Place", "Organization"):
        if not (found := _exact(database, type, text)):
            all = known(database, type, anew=True)
            found = all.called(text) or all.on_path(text, partial(lines, database, type))
        ids |= dict.fromkeys(found)
    if len(ids) > 1:
        raise AmbiguousName("node", text, list(ids))
    return next(iter(ids), text)


def _fitting(database: Database, type: str, text: str, asof: date | None, *, anew: bool = False) -> list[Found]:
    text = text.strip()
    all: Names | None = still(database, _what(type))
    if exact := all.exact(text) if all else _exact(database, type, text):
        return _details(database, type, exact, asof)
    all = known(database, type, anew=anew)
    return _details(database, type, all.called(text) or all.on_path(text, partial(lines, database, type)) or all.sounding(text), asof)


def _exact(database: Database, type: str, text: str) -> list[str]:
    """Without reading what everything is called, which takes a command longer than its answer."""
    ids, called, codes = database.read(text_of(f"exact-{TYPES[type]}"), {"text": text}).rows[0]
    return Names(dict(zip(ids, called, strict=True)), dict(zip(ids, codes, strict=True))).exact(text)


def _what(type: str) -> str:
    return f"names of {type}"


def known(database: Database, type: str, *, anew: bool = False) -> Names:
    """What everything of that type is called, read once for each state of the graph."""

    def read() -> Names:
        ids, called, codes, former = database.read(text_of(f"names-{TYPES[type]}")).rows[0]
        once = [(id, name) for id, others in former for name in others or ()]
        return Names(dict(zip(ids, called, strict=True)), dict(zip(ids, codes, strict=True)), once)

    return kept(database, _what(type), read, anew=anew)


def lines(database: Database, type: str, ids: Iterable[str]) -> dict[str, list[list[str]]]:
    """Id -> the names from the node upwards; an organisation has a line for each place that it serves."""
    found: dict[str, list[list[str]]] = {}
    for id, line in database.read(text_of(f"lines-{ABOVE[type]}"), {"ids": list(ids)}).rows:
        found.setdefault(id, []).append(line)
    return found


def _details(database: Database, type: str, ids: Sequence[str], asof: date | None) -> list[Found]:
    """The nodes with these ids; those that exist on `asof` where there are any, else all."""
    if not ids:
        return []
    rows = database.read(text_of(f"named-{TYPES[type]}"), {"ids": list(ids)}).rows
    day = asof.isoformat() if asof else ""
    existing = [row for row in rows if not day or (row[3] <= day and (not row[4] or day < row[4]))]
    return [Found(id, name, kind, until or "") for id, name, kind, _, until in existing or rows]


def _candidates(database: Database, type: str, found: Sequence[Found]) -> list[str]:
    found = sorted(found, key=lambda one: one.id)
    return candidates({one.id: one.name for one in found}, lines(database, type, [one.id for one in found[:SHOWN]]))


def candidates(called: Mapping[str, str], above: Mapping[str, Sequence[Sequence[str]]]) -> list[str]:
    """A line for each of the first few, and how many there are more; `called` are their names by id."""
    shown = [described(id, name, above) for id, name in list(called.items())[:SHOWN]]
    return [*shown, f"and {len(called) - SHOWN} more"] if len(called) > SHOWN else shown


def described(id: str, name: str, above: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Its name and id, with what it lies in by the first of its lines in `above`."""
    return listed([bracketed(name, id, "en"), *above.get(id, [[""]])[0][1:]], "en")
