"""Each record's own id, and the ids at the other ends of its links."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from graph.model import LinkSheet, NodeType, Reference, Sheet
from graph.schema import SCHEMA
from graph.words import listed
from loaders import normalise
from loaders.headed import Headed
from loaders.headers import is_placed
from loaders.identity import by_home_and_name, content, declared_name, join, new_id
from loaders.index import Index
from loaders.naming import SHOWN, Naming, Rejected, Unfound, column_of, last_step
from loaders.normalise import key
from loaders.parts import is_a_name
from loaders.problems import Problem
from loaders.validate import DEALT_WITH, Record

MANY, FEW = 4, 50  # labels of a column, and rows, for which it is quicker to ask first where its ids are


@dataclass(slots=True)
class Resolver:
    """Fills in `ends` and `id` of records against one index. `report` hears of links that cannot be made.

    `rekind`: a kind that differs from the graph's is no Problem but replaces it.
    """

    index: Index
    report: Callable[[Problem], None]
    rekind: bool = False
    lost_links: int = 0
    duplicates: int = 0
    implied: list[Record] = field(default_factory=list)
    _first: dict[str, Record] = field(default_factory=dict)
    _at: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    naming: Naming = field(init=False)
    headed: Headed = field(init=False)

    def __post_init__(self) -> None:
        self.naming = Naming(self.index, self.report)
        self.headed = Headed(self.index, self.naming.tell)

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
                (accepted if self._is_first(type, record) else rejected if record.id else []).append(record)
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

    def _is_first(self, type: NodeType, record: Record) -> bool:
        """Whether no row before made this id. A row that says the same again is a duplicate and loses its id."""
        first = self._first.setdefault(record.id, record)
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
        reasons = self._unplaced(record) if record.headings else []
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

    def _unplaced(self, record: Record) -> list[Rejected]:
        """Places the record by the headings above it; a reason for each column that they do not fill either."""
        self.headed.place(record)
        return [
            Rejected(record.where(column.field).problem("missing", field=column.zh, field_en=column.en))
            for column in record.type.columns
            if isinstance(of := column.of, Reference) and of.level == "required" and is_placed(column)
            if not any(record.names.get(name) for name in (of.name, *of.otherwise))
        ]

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

    def tie(self, record: Record, start: Reference, end: Reference) -> bool:
        """Resolves both ends of a link sheet's row; whether that was possible."""
        if record.headings:
            self.headed.place(record)
        found = True
        for reference in (start, end):
            try:
                self.naming.resolve(record, reference)
            except Rejected as reason:
                self.naming.tell(self.naming.explained(reason))
                found = False
        return found

    def examine(self, records: Iterable[Record]) -> None:
        """Tells what else of rejected rows cannot be found, so that all of it can be put right at once.

        Not of names that would make a node, nor of columns instead of which another may say it.
        """
        told = {(one.file, one.sheet, one.row, one.column) for one in self.naming.told if one.severity == "error"}
        for record in records:
            record.ends.clear()
            reasons = self._unplaced(record) if record.headings else []
            self.index.need(to for reference in record.type.references for to in reference.to)
            for reference in _linking(record.type):
                others = reference.otherwise and not _instead_of(record.type, reference)
                if record.names.get(reference.name) and not (reference.creates or others):
                    reasons += self._unfound(record, reference)
            for problem in map(self.naming.explained, reasons):
                if (problem.file, problem.sheet, problem.row, problem.column) not in told:
                    self.naming.tell(problem)

    def _unfound(self, record: Record, reference: Reference) -> Iterator[Rejected]:
        """Why names in that column stand for nothing; where what narrows them is unknown, only if nothing anywhere is called so."""
        scopes: tuple[str, ...] = ()
        narrowed = True
        try:
            scopes = self.naming.scopes(record, reference)
        except Rejected as reason:
            narrowed = False
            yield reason
        for name in record.names[reference.name]:
            if name in reference.absent:
                continue
            try:
                self.naming.one(record, reference, name, scopes)
            except Rejected as reason:
                if narrowed or isinstance(reason, Unfound):
                    yield reason

    def links(self, record: Record) -> None:
        """Resolves every other column of an accepted record, and forgets the names; one that cannot be costs its links, not the row."""
        lost: dict[str, Rejected] = {}  # columns that only narrow the search of others, which look further around then
        for reference, ways in _said(record.type.name, tuple(name for name, names in record.names.items() if names)):
            if reference.name in record.ends:
                continue
            if reference.otherwise:
                self._first_found(record, reference, ways, lost)
                continue
            try:
                if reference.link:
                    self._each(record, reference, self._find_or_make if reference.creates else self.naming.one)
                else:
                    self.naming.resolve(record, reference)
            except Rejected as reason:
                if reference.link:  # a column that narrows this one
                    self._lose(record, reference, reason, len(record.names[reference.name]))
                else:
                    record.ends[reference.name], lost[reference.name] = [], reason
        for unknown in lost.values():
            if (problem := self.naming.explained(unknown)) not in self.naming.told:
                self.naming.tell(replace(problem, severity="warning"))
        record.names = DEALT_WITH

    def _first_found(self, record: Record, reference: Reference, ways: list[str], lost: Mapping[str, Rejected]) -> None:
        """Of the columns that may say it, the first that can be found does; what those before it say is told, and costs no link."""
        failed: list[Rejected] = []
        for name in ways:
            try:
                ids = [] if name in lost else self.naming.resolve(record, column_of(record.type.name, name))
            except Rejected as reason:
                failed.append(reason)
                continue
            if ids:
                record.ends[reference.name] = list(ids)
                for one in failed:
                    self._stand_in(record, one, name, ids)
                return
            failed += [lost[name]] if name in lost else []
        if failed:
            self._lose(record, reference, failed[0], len(record.names[ways[0]]))

    def _stand_in(self, record: Record, reason: Rejected, name: str, ids: list[str]) -> None:
        problem, by = self.naming.explained(reason), column_of(record.type.name, name)
        where = [self.index.name(id) for id in ids]
        zh = f"{problem.zh}；按“{by.zh}”记为 {listed(where, 'zh')}"
        en = f"{problem.en}; by '{by.en}' it is {listed(where, 'en')}"
        self.naming.told.add(problem)  # it is told in these words
        self.naming.tell(replace(problem, severity="warning", zh=zh, en=en))

    def _each(self, record: Record, reference: Reference, find: Callable[[Record, Reference, str, tuple[str, ...]], str]) -> None:
        scopes = self._creator(record, reference) if reference.creates else self.naming.scopes(record, reference)
        ids: dict[str, None] = {}
        for name in record.names[reference.name]:
            try:
                ids[find(record, reference, name, scopes)] = None
            except Rejected as reason:
                self._lose(record, reference, reason, 1)
        record.ends[reference.name] = list(ids)

    def _lose(self, record: Record, reference: Reference, reason: Rejected, links: int) -> None:
        record.ends.setdefault(reference.name, [])
        record.partly = (*record.partly, reference.name)
        self.lost_links += links if reference.link else 0
        self.naming.tell(self.naming.explained(reason))

    def _creator(self, record: Record, reference: Reference) -> tuple[str, ...]:
        """Where the nodes that the column makes are at home: what the first of the columns named for it says that can be found."""
        self.index.need(reference.to)
        homes = (self.naming.resolve(record, record.type.reference(name)) for name in reference.creates if record.names.get(name))
        found = next(filter(None, homes), [])[:1]
        around = [place for id in found for place in self.index.above(id) if self.index.types[place].name == reference.made_in]
        return tuple(around[:1] or found)

    def _find_or_make(self, record: Record, reference: Reference, name: str, homes: tuple[str, ...]) -> str:
        """The node of that name; one that may be at home elsewhere too is looked for as any other first."""
        if not reference.within:
            return self._imply(record, reference, name, homes)
        scopes = self.naming.scopes(record, reference)
        try:
            return self.naming.one(record, reference, name, scopes)
        except Unfound:
            if not is_a_name(name) or len(normalise.names(name)) > 1:
                raise
        made = self._imply(record, reference, name, homes)
        type = self.index.types[made]
        self.naming.tell(record.where(reference.name).problem("made", name, type=type.zh, type_en=type.en, name=name))
        self.naming.made(reference, name, scopes)
        return made

    def _imply(self, record: Record, reference: Reference, name: str, homes: tuple[str, ...]) -> str:
        """The node of that name at home there; made where there is none."""
        known = self.index.at_home(homes[0], name, reference.to)
        if len(known) > 1:
            raise Rejected(record.where(reference.name).problem("ambiguous", name, candidates=sorted(known)[:SHOWN]))
        if known and (known[0] in self._first or not self.index.in_graph(known[0])):
            return known[0]
        type = SCHEMA.node(reference.to[0])
        assert type is not None
        parent = next(one.name for one in type.references if one.parent)
        made = Record(type, record.table, record.row, {"name": name}, {parent: list(homes)}, {}, ends={parent: list(homes)})
        if record.values.get("synthetic") is not None:
            made.values["synthetic"] = record.values["synthetic"]
        made.id = known[0] if known else new_id(type.key, made)
        self._is_first(type, made)
        self.implied.append(made)
        return made.id


@cache
def _said(type: str, columns: tuple[str, ...]) -> list[tuple[Reference, list[str]]]:
    """The type's references that rows with those columns filled in say, each with the columns that say it, the best first."""
    sheet = SCHEMA.sheet(type)
    assert sheet is not None
    ways = ((one, [name for name in (one.name, *one.otherwise) if name in columns]) for one in sheet.references)
    return [(reference, names) for reference, names in ways if names]


@cache
def _linking(type: Sheet) -> tuple[Reference, ...]:
    """The columns that make links: those of a link sheet are its ends."""
    return (type.start, type.end) if isinstance(type, LinkSheet) else tuple(one for one in type.references if one.link)


@cache
def _instead_of(type: Sheet, reference: Reference) -> tuple[Reference, ...]:
    """The columns that name the same kinds of node, and say where a record lies if its own column is empty."""
    others = (type.reference(name) for name in reference.otherwise if reference.parent)
    return tuple(one for one in others if {*one.to} <= {*reference.to})


@cache
def _homes(type: NodeType) -> list[tuple[Reference, tuple[Reference, ...]]]:
    return [(reference, _instead_of(type, reference)) for reference in _parents(type)]


@cache
def _parents(type: NodeType) -> list[Reference]:
    return [reference for reference in type.references if reference.parent]
