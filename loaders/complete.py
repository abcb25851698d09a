"""A load that is the whole truth for a place: what its files lack there, of their types, is retired, never deleted.

Nodes, and the links of a ledger each row of which is one, if they have dates. What a node's column names is that column's to
end: an empty cell changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from graph import cypher
from graph.errors import AmbiguousName, LoadError, UnknownName
from graph.model import LinkSheet, NodeType, Reference, Sheet
from graph.schema import SCHEMA
from graph.words import listed
from loaders import changes
from loaders.index import Index
from loaders.links import LinkPlanner
from loaders.normalise import order_key
from loaders.plan import RETIRED, Plan, fingerprint
from loaders.problems import Where
from loaders.record import Record
from loaders.snapshot import Link, Snapshot
from loaders.standing import link_type

LIMIT = 0.2  # of what the place has of a type: when more would go, the file is rather incomplete
BODIES = ("Organization", "Post")  # what lies where their own path leads


def path(type: NodeType) -> Reference | None:
    """The column that says where such a node lies; None where none does. A person lies nowhere: who leaves a list is not gone."""
    parents = [reference for reference in type.references if reference.parent and reference.link]
    if type.label == "Person" or not any(prop.name == "until" for prop in type.props):
        return None
    for labels in (("Place",), BODIES):
        for reference in parents:
            if any(SCHEMA.label_of(to) in labels for to in reference.to):
                return reference
    return None


@dataclass(slots=True)
class Completion:
    """Plans what goes. `place` as the user wrote it."""

    plan: Plan
    snapshot: Snapshot
    index: Index
    place: str
    today: date

    def add(self, accepted: dict[str, list[Record]], given: Iterable[str], files: str) -> None:
        """Retires what is missing from `accepted`, of the types `given`, and notes for what the load is complete.

        Raises UnknownName, AmbiguousName for the place, LoadError where nothing can be complete or too much would go.
        """
        sheets = [sheet for name in given if (sheet := SCHEMA.sheet(name)) is not None]
        types = [sheet for sheet in sheets if isinstance(sheet, NodeType)]
        tied = [sheet for sheet in sheets if isinstance(sheet, LinkSheet)]
        place, where = self._place(), Where(files, "")
        able = [type for type in types if path(type) is not None]
        if not (able or any(link_type(sheet.link).dated for sheet in tied)):
            names = listed((sheet.en for sheet in sheets), "en")
            raise LoadError(f"{names}: such a ledger does not say where its rows lie, so it cannot be complete for {self.place}")
        complete = []
        for sheet in tied:
            if not link_type(sheet.link).dated:
                self.plan.problems.append(where.problem("complete-links", type=sheet.zh, type_en=sheet.en))
            elif lost := self.plan.links["reject"]:
                self.plan.problems.append(where.problem("complete-rejected", type=sheet.zh, type_en=sheet.en, n=lost))
            else:
                self._end(sheet, place, accepted.get(sheet.name, ()), where)
                complete.append(sheet.name)
        for type in types:
            if type not in able:
                self.plan.problems.append(where.problem("complete-no-path", type=type.zh, type_en=type.en))
            elif lost := self.plan.types[type.name]["reject"]:
                self.plan.problems.append(where.problem("complete-rejected", type=type.zh, type_en=type.en, n=lost))
            else:
                self._retire(type, place, {record.id for record in accepted.get(type.name, ())}, where)
                complete.append(type.name)
        self._note(place, complete)

    def _place(self) -> str:
        self.index.need(("Place",))
        found = self.index.called(self.place, ("Place",))
        if not found:
            raise UnknownName("place", self.place, self.index.nearest(self.place, ("Place",)))
        if len(found) > 1:
            raise AmbiguousName("place", self.place, found)
        return found[0]

    def _retire(self, type: NodeType, place: str, named: set[str], where: Where) -> None:
        inside = [id for id, homes in self._homes(type) if homes and all(place in self.index.above(home) for home in homes)]
        stored = self.snapshot.values(type, inside) if inside else {}
        living = {id: props for id, props in stored.items() if not self._is_over(props.get("until"))}
        going = sorted((id for id in living if id not in named), key=order_key)  # stores give them in any order
        rows = []
        for id in going:
            now = changes.differing({"until": self.today}, living[id])
            print_ = RETIRED + fingerprint(id, str(self.today))
            source = f"{where.file} › {type.zh} › —"
            change = self.plan.entry(changes.of_node("retire", type, living[id], now, print_, source))
            rows.append({"id": id, "props": {**now, "source": source, "fingerprint": print_, "load": self.plan.load}, "change": change})
        self.plan.types[type.name]["retire"] += len(rows)
        self.plan.add(f"{type.zh} -", cypher.change_nodes(type), rows)
        self._doubt(type, len(going), len(living), place, where)

    def _end(self, sheet: LinkSheet, place: str, rows: Iterable[Record], where: Where) -> None:
        """The links that rows of such a ledger made in that place, and that this one lacks."""
        link = link_type(sheet.link)
        named = {(record.ends[sheet.start.name][0], record.ends[sheet.end.name][0]) for record in rows}
        self.index.need((*sheet.start.to, *sheet.end.to))
        ending, total = 0, 0
        for start, end in product(*({SCHEMA.label_of(to) for to in one.to} for one in (sheet.start, sheet.end))):
            living = [
                one
                for one in self.snapshot.links(link, start, end)
                if one.via == sheet.name
                and not self._is_over(date.fromisoformat(one.until) if one.until else None)
                and self._lies(sheet, one, place)
            ]
            going = [one for one in living if (one.start, one.end) not in named]
            LinkPlanner(self.plan, self.snapshot, self.index, link, start, end, self.today).end_by(going, f"{where.file} › {sheet.zh} › —")
            ending, total = ending + len(going), total + len(living)
        self._doubt(sheet, ending, total, place, where)

    def _lies(self, sheet: LinkSheet, link: Link, place: str) -> bool:
        homes = self.index.places(link.start if sheet.lies == "start" else link.end)
        return bool(homes) and all(place in self.index.above(home) for home in homes)

    def _doubt(self, sheet: Sheet, going: int, living: int, place: str, where: Where) -> None:
        if going > LIMIT * living:
            told = where.problem("complete-too-much", type=sheet.zh, type_en=sheet.en, n=going, total=living, place=place)
            self.plan.problems.append(told)
            self.plan.doubts.append(f"{told.en}; --yes does it all the same")

    def _is_over(self, until: object) -> bool:
        return isinstance(until, date) and until <= self.today

    def _homes(self, type: NodeType) -> Iterator[tuple[str, list[str]]]:
        """Of each node of that type in the graph: the places where it lies."""
        reference = path(type)
        assert reference is not None
        link = link_type(reference.link)
        self.index.need(reference.to)
        ends: dict[str, list[str]] = {}
        for label in sorted({SCHEMA.label_of(to) for to in reference.to}):
            start, end = (label, type.label) if reference.incoming else (type.label, label)
            for found in self.snapshot.links(link, start, end):
                if not self._is_over(date.fromisoformat(found.until) if found.until else None):
                    own, other = (found.end, found.start) if reference.incoming else (found.start, found.end)
                    ends.setdefault(own, []).append(other)
        for id, others in ends.items():
            if self.index.types.get(id) is type and self.index.in_graph(id):
                yield id, [place for other in others for place in self.index.places(other)]

    def _note(self, place: str, types: list[str]) -> None:
        """(Load)-[:COMPLETE_FOR {type}]->(Place), unless an earlier load said so."""
        known = self.snapshot.database.read(cypher.text("loaders", "complete-known"), {"place": place}).rows[0][0]
        marks = {"load": self.plan.load, "created_by": self.plan.load}
        rows = [{"load": self.plan.load, "place": place, "props": {"type": type, **marks}} for type in types if type not in known]
        self.plan.add("完整 +", cypher.text("loaders", "complete-for"), rows)
