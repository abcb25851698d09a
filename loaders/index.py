"""Everything by its names: what the graph holds, and what this load adds to it."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias, TypeVar

from graph.model import NodeType
from graph.schema import SCHEMA
from loaders.normalise import key
from loaders.snapshot import Snapshot

HOMES = {
    "Organization": ("Place",),
    "Person": ("Place", "Organization"),
    "Post": ("Place", "Organization"),
    "Session": ("Organization",),
    "AgendaItem": ("Session",),
    "Topic": ("Organization",),
    "Need": ("Place",),
    "Offer": ("Organization",),
}
"""Where the nodes of a label may be at home, beside their own label."""


LONGEST = 40  # characters of a name with those of all that it lies in

FEW = 8
Ids: TypeAlias = tuple[str, ...] | dict[str, None]
"""A set that keeps its order: of up to FEW a tuple, which takes a fifth of the memory, else a dictionary, as tens of
thousands may be called alike."""


By: TypeAlias = defaultdict[str, dict[str, Ids]]
"""Text -> name of a type -> those of that type that the text stands for."""


def _nothing() -> By:
    return defaultdict(dict)


@dataclass(slots=True)
class Index:
    """Ids by type and code or name, each node's type, and where it is at home (a place's parent, what a body serves …)."""

    snapshot: Snapshot
    types: dict[str, NodeType] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    rekinds: dict[str, NodeType] = field(default_factory=dict)
    successors: dict[str, list[str]] = field(default_factory=dict)
    homes: dict[str, Sequence[str]] = field(default_factory=dict)
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _by_code: By = field(default_factory=_nothing)
    _by_name: By = field(default_factory=_nothing)
    _by_former: By = field(default_factory=_nothing)
    _at_home: dict[tuple[str, str], Ids] = field(default_factory=dict)
    _grams: dict[tuple[str, ...], dict[str, list[str]]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)

    def need(self, targets: Iterable[str]) -> None:
        """Makes sure that the graph's nodes of those labels or kinds are in, and where they are at home."""
        for label in sorted({SCHEMA.label_of(target) for target in targets} - self._known):
            if label in self._known:
                continue  # it was another label's home
            self._known.add(label)
            homes: dict[str, list[str]] = {}
            for child, parent in self.snapshot.parents(label):
                homes.setdefault(child, []).append(parent)
            for type, node in self.snapshot.nodes(label):
                self.add(node.id, type, node.name, node.code, node.former, homes.get(node.id, ()))
                self.fingerprints[node.id] = node.fingerprint
            if label == "Place":
                for old, new in self.snapshot.successors():
                    self.successors.setdefault(old, []).append(new)
            self.need(HOMES.get(label, ()))

    def having(self, ids: set[str], targets: Iterable[str]) -> Iterable[str]:
        """Those of the labels whose nodes have the ids, all targets where one is no id: it may be a name in any of them."""
        found = {label: self.snapshot.known(label, ids) for label in sorted({SCHEMA.label_of(target) for target in targets})}
        return [label for label, known in found.items() if known] if ids == set().union(*found.values()) else targets

    def add(self, id: str, type: NodeType, name: str, code: str = "", former: Iterable[str] = (), homes: Sequence[str] = ()) -> None:
        """One more node, or what a load makes of it: its names come to those it has, its homes take the place of them."""
        self.types[id] = type
        if code:
            self.codes[id] = code
            _add(self._by_code[code], type.name, id)
        if homes:
            self.homes[id] = homes
        now, before = key(name), [key(one) for one in former]
        if now:
            _add(self._by_name[now], type.name, id)
        for one in filter(None, before):
            _add(self._by_former[one], type.name, id)
        known = self._keys[id] = tuple(dict.fromkeys(filter(None, (*self._keys.get(id, ()), now, *before))))
        for home in self.homes.get(id) or ("",):
            for one in known:
                _add(self._at_home, (home, one), id)

    def name(self, id: str) -> str:
        """What it was called when it was met first, as `key` makes it."""
        return self._keys[id][0] if self._keys.get(id) else ""

    def label(self, id: str) -> str:
        return self.types[id].label

    def in_graph(self, id: str) -> bool:
        return id in self.fingerprints

    def with_code(self, code: str, label: str) -> str | None:
        """The node of that keyed label with that code, else the one that had it: as its first, which is its id, or later."""
        known = [*self._of((label,), self._by_code, code), (code,), *self._of((label,), self._by_former, key(code))]
        return next((id for ids in known for id in ids if id in self.types and self.label(id) == label), None)

    def recode(self, id: str, code: str) -> None:
        """A node has another code from here on."""
        type, old = self.types[id].name, self.codes.get(id)
        if old is not None and id in self._by_code[old].get(type, ()):
            self._by_code[old][type] = tuple(one for one in self._by_code[old][type] if one != id)
            _add(self._by_former[key(old)], type, id)
        self.codes[id] = code
        _add(self._by_code[code], type, id)

    def current(self, id: str) -> str:
        """The node itself, or where it has ended, the one that came after it; itself too where there are several."""
        seen: set[str] = set()
        while id not in seen and len(after := self.successors.get(id, [])) == 1:
            seen.add(id)
            id = after[0]
        return id

    def called(self, text: str, targets: tuple[str, ...]) -> list[str]:
        """Those with that id, else that code, else that name, else that former name; of the given labels or kinds."""
        return [id for ids in self._called(text, targets) for id in ids if self.fits(id, targets)]

    def called_at(self, text: str, targets: tuple[str, ...], homes: Iterable[str]) -> list[str]:
        """Those of them that are at home right in one of these."""
        there = [id for home in homes for id in self.at_home(home, text, targets)]
        called = self._called(text, targets) if there else []
        return [id for id in there if any(id in ids for ids in called)]

    def _called(self, text: str, targets: tuple[str, ...]) -> list[Ids]:
        if self.fits(text, targets):
            return [(text,)]
        name = key(text)
        ways = ((self._by_code, _short(text)), (self._by_name, name), (self._by_former, name))
        return next((found for by, one in ways if (found := self._of(targets, by, one))), [])

    @staticmethod
    def _of(targets: tuple[str, ...], by: By, text: str) -> list[Ids]:
        """What is found by that text, for each of the types that has some."""
        there = by.get(text)
        return [ids for type in _names_of(targets) if (ids := there.get(type))] if there else []

    def at_home(self, home: str, text: str, targets: tuple[str, ...]) -> list[str]:
        """Those at home right there ("": those without a home) that are or were called so."""
        return [id for id in self._at_home.get((home, key(text)), ()) if self.fits(id, targets) and home in (self.homes.get(id) or ("",))]

    def spelled_out(self, text: str, targets: tuple[str, ...]) -> list[str]:
        """Those whose name stands behind that of what they lie in: 洮北区瑞光街道军民社区, 洮北区民政局."""
        found: dict[str, None] = {}
        for at in range(len(text) - 1, 1, -1) if len(text) <= LONGEST else ():
            if tails := self.called(text[at:], targets):
                heads = {*(self.called(text[:at], ("Place",)) or self.spelled_out(text[:at], ("Place",)))}
                found |= dict.fromkeys(id for id in tails if heads.intersection(self._lies_in(id)))
        return list(found)

    def _lies_in(self, id: str) -> list[str]:
        """The places above a place; of a body, which one further up may have too, those that it serves."""
        return self.above(id)[1:] if self.label(id) == "Place" else self.places(id)

    def fits(self, id: str, targets: tuple[str, ...]) -> bool:
        type = self.types.get(id)
        return type is not None and type.name in _names_of(targets)

    def nearest(self, text: str, targets: tuple[str, ...]) -> list[str]:
        """Names that look like it, as they are compared: of those that share most pairs of characters."""
        if targets not in self._grams:
            grams: dict[str, list[str]] = {}
            for name in (name for name, types in self._by_name.items() if not types.keys().isdisjoint(_names_of(targets))):
                for gram in _pairs(name):
                    grams.setdefault(gram, []).append(name)
            self._grams[targets] = grams
        shared = Counter(name for gram in _pairs(key(text)) for name in self._grams[targets].get(gram, ()))
        return difflib.get_close_matches(key(text), [name for name, _ in shared.most_common(50)], n=3, cutoff=0.6)

    def places(self, id: str) -> list[str]:
        """The places where it is at home: itself, if it is one."""
        if self.label(id) == "Place":
            return [id]
        return [place for home in self.homes.get(id, ()) if home != id and home in self.types for place in self.places(home)]

    def above(self, place: str) -> list[str]:
        """The place and those that it lies in, nearest first."""
        chain = [place]
        while (homes := self.homes.get(chain[-1])) and homes[0] not in chain:
            chain.append(homes[0])
        return chain

    def near(self, ids: list[str], scopes: Sequence[str]) -> list[str]:
        """Those at home in one of the scopes; where there are none, those nearest above one of them."""
        wanted = set(scopes)
        if inside := [id for id in ids if any(wanted.intersection(self.above(place)) for place in self.places(id))]:
            return inside
        chains = [self.above(scope) for scope in scopes]
        for step in range(1, max(map(len, chains), default=0)):
            around = {chain[step] for chain in chains if len(chain) > step}
            if found := [id for id in ids if around.intersection(self.places(id))]:
                return found
        return []


T = TypeVar("T")


def _add(to: dict[T, Ids], under: T, id: str) -> None:
    ids = to.get(under, ())
    if isinstance(ids, dict):
        ids[id] = None
    elif id not in ids:
        to[under] = (*ids, id) if len(ids) < FEW else dict.fromkeys((*ids, id))


@cache
def _names_of(targets: tuple[str, ...]) -> dict[str, None]:
    """The names of all types that those labels and kinds stand for, in the schema's order."""
    return {type.name: None for target in targets for type in SCHEMA.nodes_of(target)}


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)} or {name}


def _short(code: str) -> str:
    """A division's own digits, where all twelve are written: 220802000000 is 220802."""
    if len(code) != 12 or not code.endswith("000"):
        return code
    return code[:6] if code.endswith("000000") else code[:9]
