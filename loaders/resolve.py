"""Names and codes -> ids, within the places that the row gives; then each record's own id."""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.model import Key, NodeType, Reference
from graph.schema import SCHEMA
from loaders.index import Index
from loaders.normalise import key
from loaders.problems import Problem
from loaders.validate import Record, Rejected

SHOWN = 5  # candidates that a problem lists
_STEP = re.compile(r"\s*(?:/|->|→|>|—>)\s*")


@dataclass(slots=True)
class Resolver:
    """Fills in `ends` and `id` of records against one index. `report` hears of links that cannot be made."""

    index: Index
    report: Callable[[Problem], None]
    lost_links: int = 0
    implied: list[Record] = field(default_factory=list)
    _first: dict[str, Record] = field(default_factory=dict)
    duplicates: int = 0

    def identify(self, type: NodeType, records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
        """(records that have an id of their own now, rejected ones). Parents may stand below their children."""
        accepted: list[Record] = []
        waiting = list(records)
        rejected: list[Record] = []
        inner = any(type.name in reference.to or type.label in reference.to for reference in type.references if reference.parent)
        self.index.need((type.label, *(to for reference in type.references for to in reference.to)))
        while waiting:
            left: list[Record] = []
            refused: list[tuple[Record, Problem]] = []
            for record in waiting:
                try:
                    self._give_id(type, record)
                except Rejected as reason:
                    left.append(record)
                    refused.append((record, reason.problem))
                    continue
                (accepted if self._is_first(record, rejected) else []).append(record)
            if not inner or len(left) == len(waiting):
                for record, problem in refused:
                    self.report(self._circle(type, record, left) or problem)
                rejected += left
                break
            waiting = left
        return accepted, rejected

    @staticmethod
    def _circle(type: NodeType, record: Record, left: list[Record]) -> Problem | None:
        """A parent that is itself among the rejected: the row lacks nothing of its own."""
        names = {key(str(other.values.get("name", ""))) for other in left}
        for reference in type.references:
            for name in record.names.get(reference.name, ()) if reference.parent else ():
                if key(_STEP.split(name)[-1]) in names:
                    return record.where(reference.name).problem("cycle", name)
        return None

    def _is_first(self, record: Record, rejected: list[Record]) -> bool:
        first = self._first.setdefault(record.id, record)
        if first is record:
            type = record.type
            assert isinstance(type, NodeType)
            values = record.values
            name = str(values.get("name") or values.get("title") or "")
            self.index.add(record.id, type, name, str(values.get("code") or ""), values.get("former_names") or ())
            for reference in type.references:
                if reference.parent and (homes := record.ends.get(reference.name)) and not self.index.homes.get(record.id):
                    self.index.homes[record.id] = list(homes)
            return True
        if (first.values, first.names, first.of_link) == (record.values, record.names, record.of_link):
            self.duplicates += 1
        else:
            self.report(record.where().problem("conflict", record.id, row=first.row, sheet=first.table.sheet.name))
            rejected.append(record)
        return False

    def _give_id(self, type: NodeType, record: Record) -> None:
        record.ends.clear()
        for reference in type.references:
            if reference.parent and record.names.get(reference.name):
                self.resolve(record, reference)
        record.id = self._known(type, record) or new_id(type.key, record)
        was = self.index.types.get(record.id)
        if was is not None and was is not type:
            raise Rejected(record.where().problem("kind", record.id, was=was.zh, now=type.zh))

    def _known(self, type: NodeType, record: Record) -> str | None:
        """The id of the node that the graph or this load already has for it: by code, else by name in the same home."""
        code = str(record.values.get(type.key.code) or "") if type.key.code else ""
        if code and (found := self.index.with_code(code, type.label)):
            return found
        if not type.key.prefix or type.key.number or type.key.parts[-1] != "name":
            return None
        homes = {id for reference in type.references if reference.parent for id in record.ends.get(reference.name, ())}
        for id in self.index.called(str(record.values["name"]), (type.name,)):
            same_home = homes & set(self.index.homes.get(id, ())) or (not homes and not self.index.homes.get(id))
            if same_home and (not code or self.index.codes.get(id, code) == code):
                return id
        return None

    def resolve(self, record: Record, reference: Reference) -> list[str]:
        """The ids that the names in that column stand for. Raises Rejected with the reason when one cannot be found."""
        if reference.name in record.ends:
            return record.ends[reference.name]
        scopes = self._scopes(record, reference)
        ids = [self._one(record, reference, name, scopes) for name in record.names.get(reference.name, ())]
        record.ends[reference.name] = list(dict.fromkeys(ids))
        return record.ends[reference.name]

    def _scopes(self, record: Record, reference: Reference) -> list[str]:
        """The narrowest of the columns that narrow this one and are filled in."""
        for name in reversed(reference.within):
            if record.names.get(name):
                return self.resolve(record, record.type.reference(name))
        return []

    def _one(self, record: Record, reference: Reference, name: str, scopes: list[str]) -> str:
        ids = self.index.called(name, reference.to)
        where = record.where(reference.name)
        if not ids and len(steps := _STEP.split(name)) > 1:
            ids = self._by_path(steps, reference.to)
        if not ids:
            near = difflib.get_close_matches(key(name), self.index.names(reference.to), n=3, cutoff=0.6)
            key_ = "unknown-near" if near else "unknown"
            raise Rejected(where.problem(key_, name, field=reference.zh, field_en=reference.en, near="、".join(near)))
        if len(ids) == 1 and (not scopes or self.index.labels[ids[0]] not in ("Place", "Organization")):
            return ids[0]
        near_ids = self.index.near(ids, scopes) if scopes else ids
        if len(near_ids) == 1:
            return near_ids[0]
        if not near_ids and len(ids) == 1 and self.index.labels[ids[0]] == "Organization":
            return ids[0]  # a body from elsewhere, such as a company of another county
        if not near_ids:
            raise Rejected(where.problem("outside", name, scope="、".join(scopes)))
        raise Rejected(where.problem("ambiguous", name, candidates="；".join(near_ids[:SHOWN])))

    def _by_path(self, steps: list[str], targets: tuple[str, ...]) -> list[str]:
        """`a/b/c`: those called c at home in a b at home in an a."""
        found = self.index.called(steps[0], targets) or self.index.called(steps[0], ("Place",))
        for step in steps[1:]:
            found = [id for id in self.index.called(step, targets) if set(self.index.homes.get(id, ())) & set(found)]
        return found

    def links(self, record: Record) -> None:
        """Resolves every other column of an accepted record; one that cannot be resolved costs its links, not the row."""
        for reference in record.type.references:
            if not record.names.get(reference.name) or reference.name in record.ends:
                continue
            try:
                if reference.creates:
                    self._imply(record, reference)
                else:
                    self.resolve(record, reference)
            except Rejected as rejected:
                record.ends[reference.name] = []
                if reference.link:
                    self.lost_links += 1
                self.report(rejected.problem)

    def _imply(self, record: Record, reference: Reference) -> None:
        """A column whose unknown names make nodes of their own, at home where the first filled column says."""
        home = next((name for name in reference.creates if record.names.get(name)), "")
        homes = self.resolve(record, record.type.reference(home))
        type = SCHEMA.node(reference.to[0])
        assert type is not None
        parent = next(one.name for one in type.references if one.parent)
        self.index.need((type.label,))
        ids = []
        for name in record.names[reference.name]:
            person = Record(type, record.table, record.row, {"name": name}, {parent: homes[:1]}, {}, ends={parent: homes[:1]})
            if record.values.get("synthetic") is not None:
                person.values["synthetic"] = record.values["synthetic"]
            person.id = new_id(type.key, person)
            if not self.index.in_graph(person.id) and person.id not in self._first:
                self._is_first(person, [])
                self.implied.append(person)
            ids.append(person.id)
        record.ends[reference.name] = ids


def new_id(key: Key, record: Record) -> str:
    """The id that `key` makes of the record: `grid:220802003006/第一网格`; a part of the same prefix is not repeated."""
    code = record.values.get(key.code) if key.code else None
    if code:
        return f"{key.prefix}:{code}" if key.prefix else str(code)
    parts = [part for part in (_part(key, record, name) for name in key.parts) if part is not None]
    number = record.values.get(key.number) if key.number else None
    return f"{key.prefix}:{key.sep.join(parts)}" + (f"#{number}" if number else "")


def _part(key: Key, record: Record, name: str) -> str | None:
    if name.startswith("@"):
        ids = record.ends.get(name[1:])
        if not ids:
            return None if key.sep == "/" else ""
        return ids[0].removeprefix(f"{key.prefix}:")
    value = record.values.get(name)
    return "" if value is None else str(value).replace(key.sep, "／" if key.sep == "/" else "｜")
