"""Renamed, moved, merged and split units: what a lineage ledger says of them, before anything else is looked up.

A unit that keeps its existence keeps its node: a move gives it a new code, and the former one still finds it. One that was
merged or split ends, unless a row names it as its own successor, and SUCCEEDS leads from those that came after it.
"""

from dataclasses import dataclass
from datetime import date

from graph import cypher
from graph.schema import SCHEMA
from loaders import changes
from loaders.index import Index
from loaders.plan import Plan, Values, fingerprint
from loaders.record import Record
from loaders.snapshot import Snapshot

SHEET, TAKEOVER = "Lineage", "Takeover"
STAYS = ("rename", "move")


@dataclass(slots=True)
class Lineage:
    """Plans what the rows ask for beside their links: new codes before anything is looked up, ends once all units are known."""

    plan: Plan
    snapshot: Snapshot
    index: Index

    def move(self, rows: list[Record]) -> list[Record]:
        """Gives new codes to units that go on; returns the rows that are links, for which both units must exist."""
        self.index.need(("Place",))
        now: dict[str, tuple[Values, Record]] = {}
        links = []
        for row in rows:
            old, new, kind = self._unit(row, "old"), row.names["new"][0], row.values["kind"]
            if row.names["old"][0] == new or (kind in STAYS and old is not None and self.index.codes.get(old) == new):
                self.plan.links["unchanged"] += 1
            elif kind == "move" and old is not None and self._unit(row, "new") is None:
                now[old] = ({"code": new}, row)
                self.plan.links["change"] += 1
                self.index.recode(old, new)
            else:
                links.append(row)
        self._plan("change", now)
        return links

    def end(self, rows: list[Record], links: list[Record]) -> None:
        """Resolves the rows that are links; a unit ends that is not among its own successors. What refers to it means those then."""
        stays = {self._unit(row, "old") for row in rows if row.names["old"] == row.names["new"]}
        now: dict[str, tuple[Values, Record]] = {}
        for row in links:
            row.ends |= {name: (id,) for name in ("new", "old") if (id := self._unit(row, name)) is not None}
            if row.ends.keys() >= {"new", "old"} and (old := row.ends["old"][0]) not in stays:
                now[old] = ({"until": row.values["since"]}, row)
                after = self.index.successors.setdefault(old, [])
                after += [new for new in row.ends["new"] if new not in after]
        self._plan("retire", now)

    def take_over(self, rows: list[Record]) -> list[Record]:
        """A body ends on the day that another takes over from it, unless it is among its own successors; the rows that are links."""
        links = [row for row in rows if row.ends["old"] != row.ends["new"]]
        stays = {row.ends["old"][0] for row in rows if row.ends["old"] == row.ends["new"]}
        ended = {row.ends["old"][0]: ({"until": row.values["since"]}, row) for row in links if row.ends["old"][0] not in stays}
        self._plan("retire", ended, "Organization")
        self.plan.links["unchanged"] += len(rows) - len(links)
        return links

    def _unit(self, row: Record, name: str) -> str | None:
        """The one unit that a row names, ended or not."""
        ids = self.index.called(row.names[name][0], ("Place",))
        return ids[0] if len(ids) == 1 else None

    def _plan(self, op: str, now: dict[str, tuple[Values, Record]], label: str = "Place") -> None:
        for type in SCHEMA.nodes_of(label):
            ids = [id for id in now if self.index.types[id] is type and self.index.in_graph(id)]
            stored = self.snapshot.values(type, ids) if ids else {}
            rows = []
            for id, props in stored.items():
                said, row = now[id]
                if any(not _is_known(name, value, props) for name, value in said.items()):
                    said = {**said, **changes.differing(said, props)}
                    if "code" in said and props.get("code") not in (None, id):
                        said["former_names"] = [*props.get("former_names", ()), props["code"]]
                    print_ = fingerprint(id, SHEET, said)
                    change = self.plan.entry(changes.of_node(op, type, props, said, print_, row.source))
                    marks = {"source": row.source, "fingerprint": print_, "load": self.plan.load}
                    rows.append({"id": id, "props": {**said, **marks}, "change": change})
            self.plan.links["retire"] += len(rows) if op == "retire" else 0
            self.plan.add(f"{type.zh} ~", cypher.change_nodes(type), rows)


def _is_known(name: str, value: object, stored: Values) -> bool:
    """An end that came earlier stays."""
    held = stored.get(name)
    return held == value or (isinstance(held, date) and isinstance(value, date) and held < value)
