"""What happened to one node: who made and changed it and its links, when, from which row, from what to what."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from graph import cypher
from graph.database import Database
from graph.errors import UnknownName
from graph.schema import SCHEMA
from loaders import changes
from loaders.journal import loads
from loaders.standing import number, owner_of


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history. `what`: the field, or the link as `start -TYPE-> end`; `old`, `new`: values, None for none."""

    load: str
    when: str
    by: str
    op: str
    what: str
    old: Any
    new: Any
    source: str
    undone_by: str | None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class History:
    """Of one node, the oldest first. Raises UnknownName where there never was one of that id."""

    database: Database
    id: str

    def events(self) -> list[Event]:
        entries = self.database.read(cypher.text("loaders", "history-changes"), {"id": self.id}, timeout=0).dicts()
        for entry in entries:
            entry["before"], entry["now"] = changes.decode(entry["before"]), changes.decode(entry["now"])
        found = [*self._made(entries), *(event for entry in entries for event in self._changed(entry))]
        if not found:
            raise UnknownName("node", self.id)
        known = {one["id"]: one for one in loads(self.database)}
        found.sort(key=_order)
        return [self._signed(event, known.get(event.load, {})) for event in found]

    @staticmethod
    def _signed(event: Event, load: dict[str, Any]) -> Event:
        return Event(**{**asdict(event), "when": load.get("started") or "", "by": load.get("by") or ""})

    def _made(self, entries: list[dict[str, Any]]) -> Iterator[Event]:
        for label in SCHEMA.labels:
            for labels, props in self.database.read(cypher.read_node(label), {"id": self.id}).rows:
                first = next((entry["before"] for entry in entries if entry["subject"] == self.id), props)
                kind = next((name for name in labels if name != label), label)
                yield self._event("create", props.get("created_by"), kind, source=first.get("source"))
                column = {"id": self.id, "column": f"{kind}."}
                for type, start, end, load, source, via in self.database.read(cypher.read_asked_links(label), column, timeout=0).rows:
                    if owner_of(via, start, end) in ("", self.id):
                        yield self._event("link", load, f"{start} -{type}-> {end}", source=source)

    def _changed(self, entry: dict[str, Any]) -> Iterator[Event]:
        what = f"{entry['start']} -{entry['of'].partition(' ')[0]}-> {entry['end']}" if entry["start"] else ""
        said = {"source": entry["source"], "undone_by": entry["undone_by"]}
        if entry["op"] in ("unlink", "moved", "merge"):
            yield self._event(entry["op"], entry["load"], what or entry["of"], **said)
            return
        for name, old, new in changes.told(entry["before"], entry["now"]):
            if name not in ("via", "type"):
                yield self._event(entry["op"], entry["load"], f"{what} {name}".strip(), old, new, **said)

    @staticmethod
    def _event(
        op: str, load: str | None, what: str, old: Any = None, new: Any = None, *, source: str | None = "", undone_by: str | None = None
    ) -> Event:
        return Event(load or "", "", "", op, what, old, new, source or "", undone_by)


def _order(event: Event) -> tuple[int, int, str]:
    """By load; within one the node itself first, then its new links, then what changed in the order in which it did."""
    step = ("create", "link").index(event.op) if event.op in ("create", "link") else 2
    return number(event.load), step, event.what if event.op == "link" else ""
