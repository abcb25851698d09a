"""What of a load still stands as it left it, and what others have built on since."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph import cypher
from graph.database import Database, columns_of
from graph.model import LinkType, NodeType, Reference
from graph.schema import SCHEMA
from loaders import changes

Item = tuple[str, str]
GONE = "it is no longer in the graph"


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link that the load made, with the keyed labels of its ends."""

    type: LinkType
    start: str
    start_label: str
    end: str
    end_label: str
    fingerprint: str
    via: str
    load: str

    def __str__(self) -> str:
        return f"{self.start} -{self.type.type}-> {self.end}"

    @property
    def owner(self) -> str:
        """The node whose row asked for it; "" where a sheet of links did."""
        return owner_of(self.via, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Made:
    """What of a load's new nodes and links may go."""

    nodes: dict[str, NodeType]
    links: list[MadeLink]


@dataclass(frozen=True, slots=True)
class Entry:
    """A Change of the load that can be taken back; `subject` is empty for a link's."""

    id: str
    op: str
    of: str
    subject: str
    start: str
    end: str
    before: dict[str, Any]
    after: str

    def __str__(self) -> str:
        return self.subject or f"{self.start} -{self.of.partition(' ')[0]}-> {self.end}"

    @property
    def group(self) -> tuple[str, str, str]:
        """What one statement takes back together."""
        return self.op, self.of, self.before["kind"] if self.op == "rekind" else ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.subject,) if self.subject else (self.start, self.end, self.after)

    @property
    def link(self) -> tuple[LinkType, str, str]:
        """Of a link's entry: the type and the keyed labels of the ends."""
        name, start, end = self.of.split(" ")
        return link_type(name), start, end

    @property
    def owner(self) -> str:
        return owner_of(self.before.get("via") or "", self.start, self.end)


def type_of(name: str) -> NodeType:
    found = SCHEMA.node(name)
    assert found is not None, name
    return found


@cache
def link_type(name: str) -> LinkType:
    found = SCHEMA.link(name)
    assert found is not None, name
    return found


@cache
def labelled(labels: tuple[str, ...]) -> NodeType:
    """The type of a node with these labels, in whatever order."""
    return next(node for node in SCHEMA.nodes if {node.label, node.kind or node.label} == set(labels))


def owner_of(via: str, start: str, end: str) -> str:
    """Which end of a link has the column `via`, as "Compound.company"; "" where a sheet of links made it."""
    return "" if "." not in via else end if column_of(via).incoming else start


@cache
def column_of(via: str) -> Reference:
    """What "Compound.company" stands for, or of a part of such a row "Compound.owners_committee.serves"."""
    name, *within, reference = via.split(".")
    types = [type_of(name)]
    for part in (one for one in types[0].parts if one.name in within):
        types = [type_of(of) for of in (part.type, *(part.ties or ())[:1])]
    return next(one for type in types for one in type.references if one.name == reference)


def number(load: str | None) -> int:
    """load:12 -> 12; 0 where it was no load's."""
    return int((load or "load:0").partition(":")[2])


@dataclass(slots=True)
class Standing:
    """Reads what the load left; `kept` and `failed` gather what cannot be taken back, and why."""

    database: Database
    load: str
    kept: list[Item] = field(default_factory=list)
    failed: list[Item] = field(default_factory=list)

    def _read(self, name: str, **params: Any) -> Any:
        return self.database.read(cypher.text("loaders", name), {"load": self.load, **params}, timeout=0)

    def made(self) -> Made:
        """The load's nodes and links that nobody uses since; one that is used keeps what its own row asked for."""
        nodes, writers = self._nodes()
        links = self._links()
        used = {id: f"{writer} wrote it since" for id, writer in writers.items() if writer != self.load}
        (in_use,) = columns_of(self._read("undo-in-use"), "ids")
        for id in in_use:
            used.setdefault(id, "others are linked to it since")
        held = self._held(nodes, links, used)
        self.kept += [(id, why) for id, why in used.items() if id in nodes]
        self.kept += [(str(link), held[link]) for link in links if link in held and link.type.type != "FORMER"]
        self._ended_since()
        going = [link for link in links if link not in held and link.type.type != "FORMER"]
        return Made({id: type for id, type in nodes.items() if id not in used}, going)

    def _nodes(self) -> tuple[dict[str, NodeType], dict[str, str]]:
        ids, labels, loads = columns_of(self._read("undo-nodes"), "ids", "labels", "loads")
        return {id: labelled(tuple(names)) for id, names in zip(ids, labels, strict=True)}, dict(zip(ids, loads, strict=True))

    def _links(self) -> list[MadeLink]:
        names = ("types", "starts", "start_labels", "ends", "end_labels", "fingerprints", "vias", "loads")
        rows = zip(*columns_of(self._read("undo-links"), *names), strict=True)
        return [
            MadeLink(link_type(type), start, labelled(tuple(a)).label, end, labelled(tuple(b)).label, print_, via, load)
            for type, start, a, end, b, print_, via, load in rows
            if "Load" not in a
        ]

    def _held(self, nodes: dict[str, NodeType], links: list[MadeLink], used: dict[str, str]) -> dict[MadeLink, str]:
        """The links that stay, and why: others wrote them since, or the node whose row asked for them stays."""
        held = {link: f"{link.load} wrote it since" for link in links if link.load != self.load}
        owned: dict[str, list[MadeLink]] = defaultdict(list)
        for link in links:
            owned[link.owner].append(link)
        waiting = [id for id in used if id in nodes]
        while waiting:
            id = waiting.pop()
            for link in owned.get(id, ()):
                held.setdefault(link, f"{id} stays")
                for other in {link.start, link.end} & nodes.keys() - used.keys():
                    used[other] = f"{id} stays and needs it"
                    waiting.append(other)
        return held

    def _ended_since(self) -> None:
        """What the load made and another has taken away or joined to something else since."""
        mark = f'"created_by":"{self.load}"'
        for row in self._read("undo-ended-since", mark=mark).dicts():
            what = row["subject"] or f"{row['start']} -{row['of'].partition(' ')[0]}-> {row['end']}"
            self.kept.append((what, f"{row['load']} ended it since"))

    def entries(self) -> list[Entry]:
        """The load's changes that can be taken back, the latest first."""
        found = [
            Entry(id, op, of, subject or "", start or "", end or "", changes.decode(before), after)
            for id, op, of, subject, start, end, before, after, _ in self._read("undo-changes").rows
        ]
        writers = self._writers(found)
        since = self._asked_since(found)
        back = {entry.subject for entry in found if entry.op == "merge"}
        standing = []
        for entry in found:
            if self._is_gone(entry, writers, back):
                self.failed.append((str(entry), GONE))
            elif entry.op == "merge" and entry.key in writers:
                self.kept.append((str(entry), f"{writers[entry.key]} made it anew since"))
            elif entry.op in ("merge", "moved"):
                standing.append(entry)
            elif (writer := writers[entry.key]) != self.load:
                self.kept.append((str(entry), f"{writer} wrote it since"))
            elif entry.op in ("retire", "unlink") and (entry.owner, entry.before.get("via")) in since:
                self.kept.append((str(entry), f"{since[entry.owner, entry.before['via']]} put another in its place since"))
            else:
                standing.append(entry)
        return standing

    @staticmethod
    def _is_gone(entry: Entry, writers: dict[tuple[str, ...], str], back: set[str]) -> bool:
        """Whether what it is about is not there, though no load took it away. `back`: nodes that come back first."""
        if entry.op == "merge":
            return False
        if entry.op == "moved":
            return any((end,) not in writers for end in {entry.start, entry.end} - back)
        return entry.key not in writers

    def _writers(self, entries: Sequence[Entry]) -> dict[tuple[str, ...], str]:
        """Who wrote each subject last: nodes, also the ends of links, by (id,), links by (start, end, fingerprint)."""
        ids: dict[str, set[str]] = defaultdict(set)
        links: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
        for entry in entries:
            if entry.subject:
                ids[type_of(entry.of).label].add(entry.subject)
                continue
            name, start, end = entry.of.split(" ")
            ids[start].add(entry.start)
            ids[end].add(entry.end)
            links["FORMER" if entry.op == "unlink" else name, start, end].append({"a": entry.start, "b": entry.end, "was": entry.after})
        writers: dict[tuple[str, ...], str] = {}
        for label, some in ids.items():
            for id, load in self.database.read(cypher.read_loads(label), {"ids": sorted(some)}, timeout=0).rows:
                writers[id,] = load or "somebody"
        for (name, start, end), rows in links.items():
            text = cypher.read_link_loads(link_type(name), start, end)
            for a, b, was, load in self.database.read(text, {"rows": rows}, timeout=0).rows:
                writers[a, b, was] = load or "somebody"
        if any(not entry.subject and entry.key not in writers for entry in entries):
            self._add_later(entries, writers)
        return writers

    def _add_later(self, entries: Sequence[Entry], writers: dict[tuple[str, ...], str]) -> None:
        """A link that a later load changed has another fingerprint by now."""
        lists = columns_of(self._read("undo-links-since"), "ofs", "starts", "ends", "loads")
        later = {(of, start, end): load for of, start, end, load in zip(*lists, strict=True) if number(load) > number(self.load)}
        for entry in entries:
            if not entry.subject and (load := later.get((entry.of, entry.start, entry.end))):
                writers.setdefault(entry.key, load)

    def _asked_since(self, entries: Iterable[Entry]) -> dict[tuple[str, Any], str]:
        """By node and column: the later load that wrote a link which the column asked for."""
        asked: dict[str, list[dict[str, str]]] = defaultdict(list)
        for entry in entries:
            if entry.op in ("retire", "unlink") and not entry.subject and entry.owner:
                label = entry.of.split(" ")[1 if entry.owner == entry.start else 2]
                asked[label].append({"id": entry.owner, "via": entry.before["via"]})
        since: dict[tuple[str, Any], str] = {}
        for label, rows in asked.items():
            for id, via, loads in self.database.read(cypher.read_asked(label), {"rows": rows}, timeout=0).rows:
                if number(last := max(loads, key=number)) > number(self.load):
                    since[id, via] = last
        return since
