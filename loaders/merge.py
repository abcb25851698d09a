"""Joins two nodes that stand for the same thing: one keeps its place, the other's links, names and missing values go to it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from graph import cypher
from graph.database import Database
from graph.errors import UnknownName, UsageError
from graph.fields import PRECISION
from graph.model import LinkType, NodeType
from graph.schema import SCHEMA
from loaders import changes
from loaders.apply import Progress, new_plan, write
from loaders.plan import Plan, Values, fingerprint
from loaders.standing import column_of, labelled, link_type, owner_of

OWN = ("id", "name", "title", "since", "until", "former_names", "created_by", *changes.MARKS)
"""What a node never takes over from the other."""


@dataclass(frozen=True, slots=True)
class Merged:
    """`gone` was joined to `kept`: `moved` links are its now, `dropped` ones it had already, or can have but one of."""

    kept: str
    gone: str
    load: str
    moved: int
    dropped: int

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("kept", "gone", "load", "moved", "dropped")}


@dataclass(frozen=True, slots=True)
class _Link:
    """A link of one of the two; `out`: it runs from it to `other`."""

    type: LinkType
    out: bool
    other: str
    label: str
    props: Values

    def group(self, own: str) -> tuple[str, str, str]:
        """The type and the keyed labels of its ends."""
        return (self.type.type, own, self.label) if self.out else (self.type.type, self.label, own)

    def ends(self, id: str) -> tuple[str, str]:
        return (id, self.other) if self.out else (self.other, id)

    @property
    def same(self) -> tuple[Any, ...]:
        """Equal for two links that say the same."""
        return self.type.type, self.out, self.other, tuple(str(self.props.get(name)) for name in self.type.key)

    def column(self, id: str) -> str:
        """The column of the node that asked for it, where that names but one; else ""."""
        via = self.props.get("via") or ""
        if owner_of(via, *self.ends(id)) != id:
            return ""
        return "" if column_of(via).many else via


def merge(database: Database, kept: str, gone: str, progress: Progress) -> Merged:
    """Joins the node with the id `gone` to the one with the id `kept`, as a load that can be undone.

    Raises UnknownName, UsageError when they are of different kinds or the same node, and what a load raises.
    """
    merger = _Merger(database, new_plan(database), kept, gone)
    moved, dropped = merger.add()
    about = {"kind": "merge", "files": [f"{kept} ← {gone}"]}
    counts = {"written": 2 + 2 * moved + dropped, "created": moved, "changed": 1, "retired": 1 + moved + dropped}
    load = write(database, merger.plan, about, counts, progress)
    return Merged(kept, gone, load, moved, dropped)


@dataclass(slots=True)
class _Merger:
    database: Database
    plan: Plan
    kept: str
    gone: str
    source: str = field(init=False)

    def __post_init__(self) -> None:
        self.source = f"{self.kept} ← {self.gone}"

    def add(self) -> tuple[int, int]:
        """Plans it; how many links move, and how many are dropped."""
        (type, kept), (other, gone) = self._node(self.kept), self._node(self.gone)
        if self.kept == self.gone:
            raise UsageError(f"{self.kept} is one node: there is nothing to join")
        if type is not other:
            raise UsageError(f"{self.kept} is {type.en}, {self.gone} is {other.en}: only nodes of one kind can be joined")
        self._take_over(type, kept, gone)
        mine, theirs = self._links(type, self.kept), self._links(type, self.gone)
        known, columns = {link.same for link in mine}, {link.column(self.kept) for link in mine} - {""}
        moving = [link for link in theirs if link.other != self.kept and link.same not in known and link.column(self.gone) not in columns]
        self._move(type, theirs, moving)
        self._remove(type, gone)
        return len(moving), len(theirs) - len(moving)

    def _node(self, id: str) -> tuple[NodeType, Values]:
        for label in SCHEMA.labels:
            for labels, props in self.database.read(cypher.read_node(label), {"id": id}).rows:
                return labelled(tuple(labels)), props
        raise UnknownName("node", id)

    def _take_over(self, type: NodeType, kept: Values, gone: Values) -> None:
        """Names, the code and what `kept` says nothing of."""
        now = {name: value for name, value in gone.items() if name not in OWN and kept.get(name.removesuffix(PRECISION)) is None}
        code = gone.get(type.code) if type.code and type.code not in now else None
        names = [*kept.get("former_names", ()), gone.get("name"), code, *gone.get("former_names", ())]
        former = [name for name in dict.fromkeys(names) if name and name not in (kept.get("name"), kept.get(type.code))]
        if former and any(prop.name == "former_names" for prop in type.props):
            now["former_names"] = former
        print_ = fingerprint("merge", self.kept, self.gone, kept.get("fingerprint"))
        change = self.plan.entry(changes.of_node("change", type, kept, now, print_, self.source))
        row = {"id": self.kept, "props": {**now, "fingerprint": print_, "load": self.plan.load}, "change": change}
        self.plan.add(f"{type.zh} ~", cypher.change_nodes(type), [row])

    def _links(self, type: NodeType, id: str) -> list[_Link]:
        rows = self.database.read(cypher.read_all_links(type.label), {"id": id}, timeout=0).rows
        found = (_Link(link_type(name), out, other, labelled(tuple(labels)).label, props) for name, out, other, labels, props in rows)
        return [link for link in found if link.type.type != "COMPLETE_FOR"]

    def _move(self, type: NodeType, theirs: list[_Link], moving: list[_Link]) -> None:
        taken: dict[tuple[str, str, str], list[Values]] = defaultdict(list)
        made: dict[tuple[str, str, str], list[Values]] = defaultdict(list)
        for link in theirs:
            group, (a, b), print_ = link.group(type.label), link.ends(self.gone), link.props.get("fingerprint") or ""
            marks = {"fingerprint": print_, "source": self.source}
            change = self.plan.entry(changes.of_link("moved", group, (a, b), link.props, marks))
            taken[group].append({"a": a, "b": b, "was": print_, "change": change})
        for link in moving:
            (a, b), marks = link.ends(self.kept), {"load": self.plan.load, "created_by": self.plan.load}
            made[link.group(type.label)].append({"a": a, "b": b, "props": {**link.props, **marks}})
        for (name, start, end), rows in taken.items():
            joined = link_type(name)
            self.plan.add(f"{joined.zh} ~", cypher.take_links(joined, start, end), rows)
        for (name, start, end), rows in made.items():
            joined = link_type(name)
            self.plan.add(f"{joined.zh} ~", cypher.create_links(joined, start, end, rows), rows)

    def _remove(self, type: NodeType, gone: Values) -> None:
        change = changes.of_node("merge", type, gone, {"kept": self.kept}, "", self.source)
        change["before"] = changes.encode(gone)
        self.plan.add(f"{type.zh} -", cypher.take_nodes(type), [{"id": self.gone, "change": self.plan.entry(change)}])
