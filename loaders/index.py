"""Everything by its names: what the graph holds, and what this load adds to it."""

from collections import defaultdict
from dataclasses import dataclass, field

from graph.model import NodeType
from graph.schema import SCHEMA
from loaders.normalise import key
from loaders.snapshot import Snapshot


@dataclass(slots=True)
class Index:
    """Ids by code and by name, each node's type, and where it is at home (a place's parent, what a body serves …)."""

    snapshot: Snapshot
    types: dict[str, NodeType] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    homes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[str, str] = field(default_factory=dict)
    _by_code: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _known: set[str] = field(default_factory=set)

    def need(self, targets: tuple[str, ...]) -> None:
        """Makes sure that the graph's nodes of those labels or kinds are in, and where they are at home."""
        for label in {SCHEMA.label_of(target) for target in targets} - self._known:
            self._known.add(label)
            for type in SCHEMA.nodes_of(label):
                for node in self.snapshot.nodes(type):
                    self.add(node.id, type, node.name, node.code, node.former)
                    self.fingerprints[node.id] = node.fingerprint
            for child, parent in self.snapshot.parents(label):
                self.homes[child].append(parent)
            if label not in ("Place", "Category"):
                self.need(("Place",))

    def add(self, id: str, type: NodeType, name: str, code: str = "", former: list[str] | tuple[str, ...] = ()) -> None:
        """One more node. What it is called may be shared with others; its id may not."""
        self.types[id] = type
        self.labels[id] = type.label
        if code:
            self.codes[id] = code
            self._by_code[code].append(id)
        for text in (name, *former):
            if text and id not in self._by_name[key(text)]:
                self._by_name[key(text)].append(id)

    def in_graph(self, id: str) -> bool:
        return id in self.fingerprints

    def with_code(self, code: str, label: str) -> str | None:
        """The node of that keyed label with that code."""
        return next((id for id in self._by_code.get(code, ()) if self.labels[id] == label), None)

    def called(self, text: str, targets: tuple[str, ...]) -> list[str]:
        """Those with that id, else that code, else that name or former name; of the given labels or kinds."""
        if self.fits(text, targets):
            return [text]
        for found in (self._by_code.get(text, ()), self._by_name.get(key(text), ())):
            if ids := [id for id in found if self.fits(id, targets)]:
                return ids
        return []

    def fits(self, id: str, targets: tuple[str, ...]) -> bool:
        type = self.types.get(id)
        return type is not None and (type.name in targets or type.label in targets)

    def names(self, targets: tuple[str, ...]) -> list[str]:
        """Every name, as it is compared, of nodes of those labels or kinds."""
        return [name for name, ids in self._by_name.items() if any(self.fits(id, targets) for id in ids)]

    def places(self, id: str) -> list[str]:
        """The places where it is at home: itself, if it is one."""
        if self.labels.get(id) == "Place":
            return [id]
        return [place for home in self.homes.get(id, ()) for place in self.places(home)]

    def above(self, place: str) -> list[str]:
        """The place and those that it lies in, nearest first."""
        chain = [place]
        while (homes := self.homes.get(chain[-1])) and homes[0] not in chain:
            chain.append(homes[0])
        return chain

    def near(self, ids: list[str], scopes: list[str]) -> list[str]:
        """Those at home in one of the scopes; where there are none, those nearest above one of them."""
        inside = [id for id in ids if any(set(self.above(place)) & set(scopes) for place in self.places(id))]
        if inside:
            return inside
        for step in range(1, 10):
            around = {chain[step] for chain in map(self.above, scopes) if len(chain) > step}
            if found := [id for id in ids if around & set(self.places(id))]:
                return found
        return []
