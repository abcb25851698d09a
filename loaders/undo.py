"""Takes a load back: what it made goes, what it changed is as it was; what others built on since is kept, and said.

An undo is a load of its own in the journal, in batches, under the lease, and can be resumed like any other.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from graph import cypher
from graph.database import Database
from graph.errors import LoadError, StoreBusy
from graph.model import LinkType, NodeType
from loaders.apply import Progress, new_plan, write
from loaders.journal import loads
from loaders.plan import Plan, Values
from loaders.standing import Entry, Made, Standing, type_of

LINK_ENTRIES = {
    "change": cypher.undo_link_change,
    "retire": cypher.undo_link_change,
    "unlink": cypher.undo_unlink,
    "moved": cypher.undo_move,
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did. `undo` is its own load, None where nothing could be taken back; each item is (what, why)."""

    load: str
    undo: str | None
    reversed: int
    kept: list[tuple[str, str]]
    failed: list[tuple[str, str]]

    def as_json(self) -> dict[str, Any]:
        told = {name: [{"subject": what, "reason": why} for what, why in getattr(self, name)] for name in ("kept", "failed")}
        counts = {"reversed": self.reversed, "kept": len(self.kept), "failed": len(self.failed)}
        return {"load": self.load, "undo": self.undo, **counts, "items": told}


def undo(database: Database, load: str, progress: Progress) -> Undone:
    """Takes the load back as far as nobody built on it since.

    Raises LoadError when there is no such load, when it is an undo itself or was taken back already, StoreBusy while it
    is being written.
    """
    known = {one["id"]: one for one in loads(database)}
    _check(load, known.get(load))
    standing = Standing(database, load)
    undoing = _Undo(standing, new_plan(database))
    undoing.add()
    torn = known[load]["kind"] == "merge" and (standing.kept or standing.failed)  # two nodes are apart again, or they are not
    if torn or not undoing.reversed:
        return Undone(load, None, 0, standing.kept, standing.failed)
    partly = bool(standing.kept or standing.failed)
    mark = {"id": load, "props": {"state": "partly undone" if partly else "undone", "undone_by": undoing.plan.load}}
    undoing.plan.add("撤销", cypher.text("loaders", "undo-ended"), [mark])
    counts = {"written": undoing.reversed, "kept": len(standing.kept), "failed": len(standing.failed)}
    about = {"kind": "undo", "undoes": load, "files": []}
    return Undone(load, write(database, undoing.plan, about, counts, progress), undoing.reversed, standing.kept, standing.failed)


def _check(load: str, known: dict[str, Any] | None) -> None:
    if known is None:
        raise LoadError(f"there is no {load}; `govgraph loads` lists them")
    if known["kind"] == "undo":
        raise LoadError(f"{load} took {known['undoes']} back; to have that again load its files again")
    if known["state"] == "running":
        raise StoreBusy(f"{load} is being written; undo it when it is done or its lease has ended")
    if known["state"] == "undone":
        raise LoadError(f"{load} was undone by {known['undone_by']} already; nothing was done")


@dataclass(slots=True)
class _Undo:
    """The plan of an undo, in an order in which each batch finds what it needs."""

    standing: Standing
    plan: Plan
    reversed: int = 0
    groups: dict[tuple[LinkType, str, str], list[Values]] = field(default_factory=lambda: defaultdict(list))

    def add(self) -> None:
        made = self.standing.made()
        entries = self.standing.entries()
        self._links(made)
        self._entries(entries)
        self._nodes(made)

    def _links(self, made: Made) -> None:
        for link in made.links:
            self.groups[link.type, link.start_label, link.end_label].append({"a": link.start, "b": link.end, "was": link.fingerprint})
        for (type, start, end), rows in self.groups.items():
            self._add(type.zh, cypher.delete_links(type, start, end), rows)

    def _nodes(self, made: Made) -> None:
        groups: dict[NodeType, list[Values]] = defaultdict(list)
        for id, type in made.nodes.items():
            groups[type].append({"id": id})
        for type, rows in groups.items():
            self._add(type.zh, cypher.delete_nodes(type), rows)

    def _entries(self, entries: list[Entry]) -> None:
        """The latest first; those that follow each other and are of a kind in one batch."""
        run: list[Values] = []
        for at, entry in enumerate(entries):
            run.append(self._row(entry))
            following = entries[at + 1] if at + 1 < len(entries) else None
            if following is None or following.group != entry.group:
                self._add(*self._statement(entry), run)
                run = []

    def _row(self, entry: Entry) -> Values:
        row = {"props": entry.before, "entry": entry.id, "by": self.plan.load}
        if entry.subject:
            return {"id": entry.subject, **row}
        return {"a": entry.start, "b": entry.end, "was": entry.after, **row}

    @staticmethod
    def _statement(entry: Entry) -> tuple[str, str]:
        if entry.subject:
            type = type_of(entry.of)
            if entry.op == "rekind":
                return type.zh, cypher.undo_rekind(type_of(entry.before["kind"]), type)
            return type.zh, cypher.undo_merge(type) if entry.op == "merge" else cypher.undo_change(type)
        link, start, end = entry.link
        return link.zh, LINK_ENTRIES[entry.op](link, start, end)

    def _add(self, what: str, statement: str, rows: list[Values]) -> None:
        self.reversed += len(rows)
        self.plan.add(f"{what} ←", statement, rows)
