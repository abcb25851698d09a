"""What the graph holds now, read in lists and only as far as a load needs it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph import cypher
from graph.database import Database, columns_of
from graph.model import LinkType, NodeType
from graph.schema import SCHEMA
from loaders import changes

PARENTS = (
    "PART_OF", "SERVES", "AT", "AFFILIATED_WITH", "NARROWER_OF", "SESSION_OF", "ON_AGENDA_OF", "SET_BY", "NEEDED_AT", "OFFERED_BY",
)  # fmt: skip
"""The links that say where a node is at home: a place in its parent, an organisation in what it serves, and so on."""

LAST = "9999"  # sorts after every day


@dataclass(frozen=True, slots=True)
class Node:
    """A node that the graph has: what it is found by, and the fingerprint of what was loaded last."""

    id: str
    name: str
    code: str
    former: list[str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that the graph has.

    `key` holds the texts of the properties that tell it from others between the same ends, `via` the column that asked.
    """

    start: str
    end: str
    key: tuple[str, ...]
    fingerprint: str
    via: str
    until: str


@dataclass(slots=True)
class Snapshot:
    """Reads each type of link at most once; of nodes, whoever asks keeps what was read.

    `blank`: it is empty, so there is nothing to ask for.
    """

    database: Database
    blank: bool = False
    _links: dict[tuple[str, str, str], list[Link]] = field(default_factory=dict)

    def nodes(self, label: str) -> Iterator[tuple[NodeType, Node]]:
        """Every node of that keyed label, with its type."""
        if self.blank:
            return
        types = {type.name: type for type in SCHEMA.nodes_of(label)}
        for name, *lists in self.database.read(cypher.read_nodes(types.values()), timeout=0).rows:
            yield from ((types[name], Node(*values)) for values in zip(*lists, strict=True))

    def known(self, label: str, ids: Iterable[str]) -> list[str]:
        """Those of the ids that nodes of that keyed label have."""
        found: list[str] = [] if self.blank else self.database.read(cypher.known_ids(label), {"ids": list(ids)}).rows[0][0]
        return found

    def links(self, link: LinkType, start: str, end: str) -> list[Link]:
        """`start` and `end` are keyed labels."""
        if self.blank:
            return []
        where = (link.type, start, end)
        if where not in self._links:
            rows = self.database.read(cypher.read_links(link, start, end), timeout=0)
            starts, ends, keys, *others = columns_of(rows, "starts", "ends", "keys", "fingerprints", "vias")
            others.append(columns_of(rows, "untils")[0] if link.dated else [""] * len(starts))
            split = [tuple(text.split("|")) for text in keys] if link.key else [()] * len(starts)
            self._links[where] = [Link(*values) for values in zip(starts, ends, split, *others, strict=True)]
        return self._links[where]

    def parents(self, label: str) -> Iterator[tuple[str, str]]:
        """(id, id of a parent) for every node of that keyed label that has one; one that holds before one that ended."""
        for name in PARENTS:
            link = SCHEMA.link(name)
            assert link is not None
            if label not in {SCHEMA.label_of(start) for start in link.starts}:
                continue
            for end in sorted({SCHEMA.label_of(end) for end in link.ends}):
                found = self.links(link, label, end)
                if any(one.until for one in found):
                    found = sorted(found, key=lambda one: one.until or LAST, reverse=True)
                yield from ((one.start, one.end) for one in found)

    def successors(self) -> Iterator[tuple[str, str]]:
        """(id of a place that has ended, id of one that came after it), in order."""
        if self.blank:
            return
        olds, news = columns_of(self.database.read(cypher.text("loaders", "successors")), "olds", "news")
        yield from sorted(zip(olds, news, strict=True))

    def values(self, type: NodeType, ids: list[str]) -> dict[str, dict[str, Any]]:
        """The stored properties of those nodes."""
        rows = self.database.read(cypher.read_values(type), {"ids": ids}, timeout=0)
        return dict(rows.rows)

    def past(self, ids: set[str]) -> dict[str, list[dict[str, Any]]]:
        """What the journal has of those nodes: for each change that still holds, the values before it."""
        found = self.database.read(cypher.text("loaders", "past"), {"ids": sorted(ids)}, timeout=0)
        return {id: [changes.decode(before) for before in befores] for id, befores in found.rows}

    def link_values(self, link: LinkType, start: str, end: str, rows: list[dict[str, str]]) -> dict[tuple[str, str, str], dict[str, Any]]:
        """The stored properties of those links, each given as {a, b, was}."""
        found = self.database.read(cypher.read_link_values(link, start, end), {"rows": rows}, timeout=0)
        return {(a, b, was): props for a, b, was, props in found.rows}
