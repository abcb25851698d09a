"""Resolved records against the graph: what to create, change, keep and end; nothing is written here."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph import cypher
from graph.errors import LoadError
from graph.model import LinkSheet, LinkType, NodeType
from graph.schema import SCHEMA
from loaders.index import Index
from loaders.problems import Problem
from loaders.snapshot import Link, Snapshot
from loaders.validate import Record

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that one statement writes; `what` names them in the progress."""

    what: str
    statement: str
    rows: list[Values]


@dataclass(slots=True)
class Plan:
    """What a load would do. `types`: per type of node read, created, changed … records; `links`: the same of links."""

    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    links: Counter[str] = field(default_factory=Counter)
    batches: list[Batch] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def records(self) -> Counter[str]:
        return sum(self.types.values(), Counter())

    @property
    def to_write(self) -> int:
        """Nodes and links that a commit would create, change or retire."""
        return sum(count[what] for count in (self.records, self.links) for what in ("create", "change", "retire"))

    def check(self) -> None:
        """Nothing may be lost in silence: every record that was read is accounted for. Raises LoadError."""
        for name, count in self.types.items():
            told = sum(count[what] for what in ("create", "change", "unchanged", "reject", "duplicate"))
            if count["read"] != told:
                raise LoadError(f"{name}: {count['read']} records were read, {told} accounted for; nothing was written")


def fingerprint(*parts: object) -> str:
    """Equal for equal content, in every process."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=9).hexdigest()


def _sorted(values: Values) -> list[tuple[str, Any]]:
    return sorted(values.items())


def plan_nodes(plan: Plan, snapshot: Snapshot, index: Index, type: NodeType, records: list[Record]) -> None:
    """Adds the batches of one type's accepted records."""
    count, fresh, doubtful = plan.types[type.name], [], {}
    for record in records:
        print_ = fingerprint(_sorted(record.values))
        if not index.in_graph(record.id):
            fresh.append({"props": {**record.values, "id": record.id, "source": record.source, "fingerprint": print_}})
        elif index.fingerprints[record.id] == print_:
            count["unchanged"] += 1
        else:
            doubtful[record.id] = (record, print_)
    stored = snapshot.values(type, list(doubtful)) if doubtful else {}
    changed = []
    for id, (record, print_) in doubtful.items():
        if held := {name: value for name, value in record.values.items() if stored[id].get(name) != value}:
            changed.append({"id": id, "props": {**held, "source": record.source, "fingerprint": print_}})
    count["create"] += len(fresh)
    count["change"] += len(changed)
    count["unchanged"] += len(doubtful) - len(changed)
    _add(plan, f"{type.zh} +", cypher.create_nodes(type), fresh)
    _add(plan, f"{type.zh} ~", cypher.change_nodes(type), changed)


def _add(plan: Plan, what: str, statement: str, rows: list[Values]) -> None:
    if rows:
        plan.batches.append(Batch(what, statement, rows))


@dataclass(slots=True)
class Wanted:
    """A link that the ledgers ask for. `via` is the column that asks; only the same column ends it again."""

    start: str
    end: str
    props: Values
    via: str
    record: Record


def _key(link: LinkType, props: Values) -> str:
    return "|".join("" if (value := props.get(name)) is None else str(value) for name in link.key)


def wanted(records: Iterable[Record]) -> Iterator[tuple[LinkType, Wanted]]:
    """Every link that the records ask for."""
    for record in records:
        if isinstance(record.type, LinkSheet):
            link = SCHEMA.link(record.type.link)
            start, end = (record.ends[one.name][0] for one in (record.type.start, record.type.end))
            assert link is not None
            yield link, Wanted(start, end, record.values, record.type.name, record)
            continue
        for reference in record.type.references:
            link = SCHEMA.link(reference.link)
            for other in record.ends.get(reference.name, ()) if link else ():
                start, end = (other, record.id) if reference.incoming else (record.id, other)
                props = {**dict(reference.fixed), **record.of_link.get(reference.name, {})}
                assert link is not None
                yield link, Wanted(start, end, props, f"{record.type.name}.{reference.name}", record)


@dataclass(slots=True)
class LinkPlanner:
    """Compares the links of one type between two labels with those that the graph has."""

    plan: Plan
    snapshot: Snapshot
    index: Index
    link: LinkType
    start: str
    end: str
    today: date
    asked: dict[tuple[str, str], dict[str, Wanted]] = field(default_factory=lambda: defaultdict(dict))

    def ask(self, wanted: Wanted) -> None:
        """One more link; what says nothing of the key joins the one that does."""
        same = self.asked[wanted.start, wanted.end]
        key = _key(self.link, wanted.props)
        if not key.strip("|") and same:
            key = next(iter(same))
        elif "|" not in key and "" in same and key:
            same[key] = same.pop("")
        if key not in same:
            same[key] = wanted
            return
        other = same[key]
        if any(other.props.get(name, value) != value for name, value in wanted.props.items()):
            first = other.record
            self.plan.links["reject"] += 1
            where = wanted.record.where()
            self.plan.problems.append(where.problem("conflict", self.link.zh, row=first.row, sheet=first.table.sheet.name))
        else:
            other.props = {**wanted.props, **other.props}

    def add(self) -> None:
        """Adds the batches for all that was asked."""
        there: dict[tuple[str, str], dict[str, Link]] = defaultdict(dict)
        for found in self.snapshot.links(self.link, self.start, self.end):
            there[found.start, found.end][found.key] = found
        fresh, doubtful = [], []
        for ends, links in self.asked.items():
            for key, one in links.items():
                print_ = fingerprint(self.link.type, ends, _sorted(one.props))
                match = self._match(there.get(ends, {}), key)
                if match is None:
                    fresh.append(self._row(one, print_))
                elif match.fingerprint == print_:
                    self.plan.links["unchanged"] += 1
                else:
                    doubtful.append((one, print_, match))
        self._add("+", cypher.create_links, fresh, "create")
        changed = list(self._changes(doubtful))
        self.plan.links["unchanged"] += len(doubtful) - len(changed)
        self._add("~", cypher.change_links, changed, "change")
        self._end_others(there)

    @staticmethod
    def _match(links: dict[str, Link], key: str) -> Link | None:
        """The same link in the graph: equal in its key, or one of the two says nothing of it."""
        if key in links or not links:
            return links.get(key)
        blank = next((link for text, link in links.items() if not text.strip("|")), None)
        return blank if key.strip("|") else next(iter(links.values()))

    @staticmethod
    def _row(one: Wanted, print_: str, was: str = "") -> Values:
        props = {**one.props, "via": one.via, "source": one.record.source, "fingerprint": print_}
        return {"a": one.start, "b": one.end, "props": props} | ({"was": was} if was else {})

    def _changes(self, doubtful: list[tuple[Wanted, str, Link]]) -> Iterator[Values]:
        if not doubtful:
            return
        rows = [{"a": one.start, "b": one.end, "was": match.fingerprint} for one, _, match in doubtful]
        stored = self.snapshot.link_values(self.link, self.start, self.end, rows)
        for one, print_, match in doubtful:
            props = stored[one.start, one.end, match.fingerprint]
            if any(props.get(name) != value for name, value in one.props.items()):
                yield self._row(one, print_, match.fingerprint)

    def _end_others(self, there: dict[tuple[str, str], dict[str, Link]]) -> None:
        """Links that a column made earlier and no longer names; a link sheet only adds."""
        holders: dict[tuple[str, str], Wanted] = {}
        for links in self.asked.values():
            for one in links.values():
                if "." in one.via and self.index.in_graph(one.record.id):
                    holders[one.via, one.record.id] = one
        if not holders:
            return
        rows = []
        for ends, found in there.items():
            for link in found.values():
                holder = next((holders[link.via, id] for id in ends if (link.via, id) in holders), None)
                kept = ends in self.asked and any(self._match(found, key) is link for key in self.asked[ends])
                if holder is not None and not kept and not (link.until and link.until <= str(self.today)):
                    rows.append(self._ended(link, holder))
        statement = cypher.change_links if self.link.dated else cypher.replace_links
        self._add("-", statement, rows, "retire")

    def _ended(self, link: Link, one: Wanted) -> Values:
        until = one.props.get("since") or self.today
        print_ = fingerprint(self.link.type, link.start, link.end, link.fingerprint, str(until))
        props = {"until": until, "source": one.record.source, "fingerprint": print_}
        if not self.link.dated:
            props |= {"type": self.link.type, "via": link.via}
        return {"a": link.start, "b": link.end, "was": link.fingerprint, "props": props}

    def _add(self, sign: str, statement: Any, rows: list[Values], what: str) -> None:
        self.plan.links[what] += len(rows)
        _add(self.plan, f"{self.link.zh} {sign}", statement(self.link, self.start, self.end), rows)


def plan_links(plan: Plan, snapshot: Snapshot, index: Index, records: Iterable[Record], today: date) -> None:
    """Adds the batches of every link that the accepted records ask for, those with a full key first."""
    planners: dict[tuple[str, str, str], LinkPlanner] = {}
    later: list[tuple[LinkPlanner, Wanted]] = []
    for link, one in wanted(records):
        ends = link.type, index.labels[one.start], index.labels[one.end]
        if ends not in planners:
            planners[ends] = LinkPlanner(plan, snapshot, index, link, *ends[1:], today)
        if link.key and not _key(link, one.props).strip("|"):
            later.append((planners[ends], one))
        else:
            planners[ends].ask(one)
    for planner, one in later:
        planner.ask(one)
    for planner in planners.values():
        planner.add()
