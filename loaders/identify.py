"""Each record's own id: that of the node which the graph or this load has for it, or a new one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from graph.model import NodeType, Reference, Sheet
from graph.words import listed
from loaders.headed import Headed
from loaders.identity import by_home_and_name, content, declared_name, join, new_id
from loaders.index import Index
from loaders.naming import Naming, Rejected, Unfound, last_step
from loaders.normalise import key
from loaders.record import Record

MANY, FEW = 4, 50  # labels of a column, and rows, for which it is quicker to ask first where its ids are


@dataclass(slots=True)
class Identifier:
    """Fills in `id` of records, and the `ends` of their parents. `first`: by id the first record of it.

    `rekind`: a kind that differs from the graph's is no Problem but replaces it.
    """

    index: Index
    naming: Naming
    headed: Headed
    rekind: bool = False
    duplicates: int = 0
    first: dict[str, Record] = field(default_factory=dict)
    _at: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def identify(self, type: NodeType, records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
        """(records that have an id of their own now, rejected ones). Parents may stand below their children."""
        accepted: list[Record] = []
        rejected: list[Record] = []
        parents = _parents(type)
        inner = any({type.name, type.label} & set(reference.to) for reference in parents)
        waiting = list(records)
        self.index.need((type.label, *(to for reference in type.references for to in self._targets(reference, waiting))))
        while waiting:
            self.naming.forget()
            left: list[tuple[Record, list[Rejected]]] = []
            for record in waiting:
                if reasons := self._give_id(type, record):
                    left.append((record, reasons))
                    continue
                (accepted if self.is_first(type, record) else rejected if record.id else []).append(record)
            if not inner or len(left) == len(waiting):
                rejected += self._refuse(parents if inner else [], left)
                break
            waiting = [record for record, _ in left]
        self.naming.forget()
        return accepted, rejected

    def _targets(self, reference: Reference, records: list[Record]) -> Iterable[str]:
        """The labels and kinds that the column may name; of many, where a few rows give ids, only those that have them."""
        if len(reference.to) < MANY or len(records) > FEW or any(record.headings for record in records):
            return reference.to
        return self.index.having({name for record in records for name in record.names.get(reference.name, ())}, reference.to)

    def _refuse(self, inner: list[Reference], left: Iterable[tuple[Record, list[Rejected]]]) -> list[Record]:
        """Reports them; one whose parent is itself among them lacks nothing of its own."""
        names = {key(str(record.values.get("name", ""))) for record, _ in left} if inner else set()
        for record, reasons in left:
            circular = next(
                (reference for reference in inner for name in record.names.get(reference.name, ()) if key(last_step(name)) in names),
                None,
            )
            if circular is not None:
                self.naming.tell(record.where(circular.name).problem("cycle", listed(record.names[circular.name], "zh")))
            else:
                for reason in reasons:
                    self.naming.tell(self.naming.explained(reason))
        return [record for record, _ in left]

    def is_first(self, type: NodeType, record: Record) -> bool:
        """Whether no row before made this id. A row that says the same again is a duplicate and loses its id."""
        first = self.first.setdefault(record.id, record)
        if first is record:
            values = record.values
            name, code = str(values.get("name") or values.get("title") or ""), str(values.get(type.code) or "")
            homes = next((record.ends[one.name] for one in _parents(type) if record.ends.get(one.name)), ())
            self.index.add(record.id, type, name, code, values.get("former_names") or (), homes)
            return True
        if not join(first, record) if record.part else content(type, first) == content(type, record):
            self.duplicates += 1
            record.same, record.id = record.id, ""
        else:
            self.naming.tell(record.where().problem("conflict", record.id, row=first.row, sheet=first.table.sheet.name))
        return False

    def _give_id(self, type: NodeType, record: Record) -> list[Rejected]:
        """Every reason why it can have none; with the id it has the ends of its parents."""
        record.ends.clear()
        reasons = self.headed.unplaced(record) if record.headings else []
        for reference, others in _homes(type):
            try:
                if not self._home(record, reference, others) and reference.name in record.ends:
                    raise Unfound(record, reference, record.names[reference.name][0])
            except Rejected as reason:
                reasons.append(reason)
        if reasons:
            return reasons
        record.id = record.same or self._known(type, record) or new_id(type.key, record)
        record.outdated |= record.id in self.index.successors
        was = self.index.types.get(record.id)
        if was is not None and was is not type and self.rekind and was.label == type.label and self.index.in_graph(record.id):
            self.index.rekinds.setdefault(record.id, was)
        elif was is not None and was is not type:
            reasons.append(Rejected(record.where().problem("kind", record.id, was=was.zh, now=type.zh)))
        return reasons

    def _home(self, record: Record, reference: Reference, others: tuple[Reference, ...]) -> bool:
        """Whether that column, or where it names none, one of the others names what the record is part of."""
        for one in (reference, *others):
            if record.names.get(one.name) and (ids := self.naming.resolve(record, one)):
                record.ends[reference.name] = ids
                return True
        return False

    def _known(self, type: NodeType, record: Record) -> str | None:
        """The id of the node that the graph or this load already has for it: by code, else by name in the same home."""
        if record.part and not record.by_name and (ids := self._parts_there(type, record)):
            record.values.pop(declared_name(record))
            return ids[0]
        code = str(record.values.get(type.key.code) or "") if type.key.code else ""
        if code and (found := self.index.with_code(code, type.label)):
            if (now := self.index.codes.get(found, code)) != code and type.code == type.key.code:
                self.naming.tell(record.where(type.key.code).problem("former-code", code, now=now))
                record.values[type.key.code] = now
                record.outdated = True
            return found
        if not type.key.prefix or not by_home_and_name(type.key):
            return None
        name, number = str(record.values[type.key.parts[-1]]), str(record.values.get(type.key.number) or "")
        homes = [id for reference in _parents(type) for id in record.ends.get(reference.name, ())]
        for home in homes or ("",):
            for id in self.index.at_home(home, name, (type.name,)):
                same_code = not code or self.index.codes.get(id, code) == code
                if same_code and (not type.key.number or id.rpartition("/")[2].partition("#")[2] == number):
                    return id
        return None

    def _parts_there(self, type: NodeType, record: Record) -> list[str]:
        """The node of that type that its home has, if it is the only one there: a row that does not name its part means that one."""
        home = next(record.ends[one.name][0] for one in _parents(type) if record.ends.get(one.name))
        if type.name not in self._at:
            self._at[type.name] = {}
            for id in [id for id, of in self.index.types.items() if of is type]:
                for place in self.index.homes.get(id, ()):
                    self._at[type.name].setdefault(place, []).append(id)
        there = self._at[type.name].get(home, [])
        return there if len(there) == 1 else []


@cache
def instead_of(type: Sheet, reference: Reference) -> tuple[Reference, ...]:
    """The columns that name the same kinds of node, and say where a record lies if its own column is empty."""
    others = (type.reference(name) for name in reference.otherwise if reference.parent)
    return tuple(one for one in others if {*one.to} <= {*reference.to})


@cache
def _homes(type: NodeType) -> list[tuple[Reference, tuple[Reference, ...]]]:
    return [(reference, instead_of(type, reference)) for reference in _parents(type)]


@cache
def _parents(type: NodeType) -> list[Reference]:
    return [reference for reference in type.references if reference.parent]
