"""The ids at the other ends of the records' links."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from graph.model import Reference
from graph.schema import SCHEMA
from graph.words import listed
from loaders import normalise
from loaders.headed import Headed
from loaders.identify import Identifier
from loaders.identity import new_id
from loaders.index import Index
from loaders.naming import SHOWN, Naming, Rejected, Unfound, column_of
from loaders.parts import is_a_name
from loaders.record import DEALT_WITH, OtherEnds, Record


@dataclass(slots=True)
class Resolver:
    """Fills in `ends` of records that have ids. `implied`: records of nodes that names in their columns ask for."""

    index: Index
    naming: Naming
    headed: Headed
    identifier: Identifier
    lost_links: int = 0
    implied: list[Record] = field(default_factory=list)

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
                    record.ends[reference.name], lost[reference.name] = (), reason
        for unknown in lost.values():
            if (problem := self.naming.explained(unknown)) not in self.naming.told:
                self.naming.tell(replace(problem, severity="warning"))
        record.names = DEALT_WITH

    def _first_found(self, record: Record, reference: Reference, ways: list[str], lost: Mapping[str, Rejected]) -> None:
        """Of the columns that may say it, the first that can be found does; what those before it say is told, and costs no link."""
        failed: list[Rejected] = []
        for name in ways:
            try:
                ids = () if name in lost else self.naming.resolve(record, column_of(record.type.name, name))
            except Rejected as reason:
                failed.append(reason)
                continue
            if ids:
                record.ends[reference.name] = ids
                for one in failed:
                    self._stand_in(record, one, name, ids)
                return
            failed += [lost[name]] if name in lost else []
        if failed:
            self._lose(record, reference, failed[0], len(record.names[ways[0]]))

    def _stand_in(self, record: Record, reason: Rejected, name: str, ids: OtherEnds) -> None:
        problem, by = self.naming.explained(reason), column_of(record.type.name, name)
        where = [self.index.name(id) for id in ids]
        zh = f"{problem.zh}；按“{by.zh}”记为 {listed(where, 'zh')}"
        en = f"{problem.en}; by '{by.en}' it is {listed(where, 'en')}"
        self.naming.told.add(problem)  # it is told in these words
        self.naming.tell(replace(problem, severity="warning", zh=zh, en=en))

    def _each(self, record: Record, reference: Reference, find: Callable[[Record, Reference, str, OtherEnds], str]) -> None:
        scopes = self._creator(record, reference) if reference.creates else self.naming.scopes(record, reference)
        ids: dict[str, None] = {}
        for name in record.names[reference.name]:
            try:
                ids[find(record, reference, name, scopes)] = None
            except Rejected as reason:
                self._lose(record, reference, reason, 1)
        record.ends[reference.name] = self.naming.shared(ids)

    def _lose(self, record: Record, reference: Reference, reason: Rejected, links: int) -> None:
        record.ends.setdefault(reference.name, ())
        record.partly = (*record.partly, reference.name)
        self.lost_links += links if reference.link else 0
        self.naming.tell(self.naming.explained(reason))

    def _creator(self, record: Record, reference: Reference) -> OtherEnds:
        """Where the nodes that the column makes are at home: what the first of the columns named for it says that can be found."""
        self.index.need(reference.to)
        homes = (self.naming.resolve(record, record.type.reference(name)) for name in reference.creates if record.names.get(name))
        found = next(filter(None, homes), ())[:1]
        around = [place for id in found for place in self.index.above(id) if self.index.types[place].name == reference.made_in]
        return self.naming.shared(around[:1]) if around else found

    def _find_or_make(self, record: Record, reference: Reference, name: str, homes: OtherEnds) -> str:
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

    def _imply(self, record: Record, reference: Reference, name: str, homes: OtherEnds) -> str:
        """The node of that name at home there; made where there is none."""
        known = self.index.at_home(homes[0], name, reference.to)
        if len(known) > 1:
            raise Rejected(record.where(reference.name).problem("ambiguous", name, candidates=sorted(known)[:SHOWN]))
        if known and (known[0] in self.identifier.first or not self.index.in_graph(known[0])):
            return known[0]
        type = SCHEMA.node(reference.to[0])
        assert type is not None
        parent = next(one.name for one in type.references if one.parent)
        made = Record(type, record.table, record.row, {"name": name}, {parent: list(homes)}, {}, ends={parent: homes})
        if record.values.get("synthetic") is not None:
            made.values["synthetic"] = record.values["synthetic"]
        made.id = known[0] if known else new_id(type.key, made)
        self.identifier.is_first(type, made)
        self.implied.append(made)
        return made.id


@cache
def _said(type: str, columns: tuple[str, ...]) -> list[tuple[Reference, list[str]]]:
    """The type's references that rows with those columns filled in say, each with the columns that say it, the best first."""
    sheet = SCHEMA.sheet(type)
    assert sheet is not None
    ways = ((one, [name for name in (one.name, *one.otherwise) if name in columns]) for one in sheet.references)
    return [(reference, names) for reference, names in ways if names]
