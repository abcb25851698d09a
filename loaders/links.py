"""The links that the accepted records ask for, against those that the graph has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from graph import cypher
from graph.model import LinkType, NodeType, Reference
from graph.schema import SCHEMA
from loaders import changes
from loaders.index import Index
from loaders.normalise import order_key
from loaders.plan import RETIRED, Plan, Values, fingerprint
from loaders.record import Record
from loaders.snapshot import Link, Snapshot

TREES = ("PART_OF",)
"""Links of which a node has one at a time."""
Ends = tuple[str, str]
KeyTexts = tuple[str, ...]


@dataclass(slots=True)
class Wanted:
    """A link that the ledgers ask for. `via` is the column that asks; only the same column ends it again."""

    link: LinkType
    ends: Ends
    props: Values
    via: str
    record: Record
    key: KeyTexts = ()

    def __post_init__(self) -> None:
        if self.link.key:
            self.key = tuple("" if (value := self.props.get(name)) is None else str(value) for name in self.link.key)

    @property
    def holds(self) -> bool:
        """Whether the column named all that it holds now: a link sheet only adds, a name that was not found may be another's."""
        _, dot, reference = self.via.rpartition(".")
        return bool(dot) and reference not in self.record.partly


def wanted(link: LinkType, accepted: Mapping[str, list[Record]]) -> Iterator[Wanted]:
    """Every link of that type that the records ask for."""
    for sheet in SCHEMA.link_sheets:
        for record in accepted.get(sheet.name, ()) if sheet.link == link.type else ():
            start, end = (record.ends[one.name][0] for one in (sheet.start, sheet.end))
            yield Wanted(link, (start, end), record.values, sheet.name, record)
    for type, reference in _references(link.type):
        name, fixed = reference.name, dict(reference.fixed)
        for record in accepted.get(type.name, ()):
            if not (others := record.ends.get(name)) or (record.outdated and reference.parent):
                continue
            # what a column of the node's own ledger said is not for one of another ledger to end
            asks = f"{record.table.type.name}.{record.part}.{name}" if record.part else f"{type.name}.{name}"
            props = {**fixed, **record.of_link.get(name, {})}
            for other in others:
                yield Wanted(link, (other, record.id) if reference.incoming else (record.id, other), props, asks, record)


@cache
def _references(link: str) -> list[tuple[NodeType, Reference]]:
    """The columns that make links of that type, and of what they are columns."""
    return [(type, reference) for type in SCHEMA.nodes for reference in type.references if reference.link == link]


def _fit(one: KeyTexts, other: KeyTexts) -> bool:
    """Whether two keys may mean the same link: equal, or one of them says nothing where the other does."""
    return all(a == b or not a or not b for a, b in zip(one, other, strict=True))


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
    asked: dict[Ends, list[Wanted]] = field(default_factory=dict)
    holders: dict[tuple[str, str], Wanted] = field(default_factory=dict)

    def ask(self, one: Wanted) -> None:
        """One more link; what says less of the key than another between the same ends joins it, the latest if there are several."""
        if self.index.in_graph(one.record.id) and one.holds:
            self.holders[one.via, one.record.id] = one
        known = self.asked.get(one.ends)
        if known is None:
            self.asked[one.ends] = [one]
            return
        same = [other for other in known if _fit(other.key, one.key)]
        if not same:
            known.append(one)
            return
        other = max(same, key=lambda one: one.key)
        if any(other.props.get(name, value) != value for name, value in one.props.items()):
            first, where = other.record, one.record.where()
            self.plan.links["reject"] += 1
            told = where.problem("link-conflict", row=first.row, sheet=first.table.sheet.name, link=self.link.zh, link_en=self.link.en)
            self.plan.problems.append(told)
        else:
            other.props = {**one.props, **other.props}

    def add(self) -> None:
        """Adds the batches for all that was asked."""
        there: dict[Ends, list[Link]] = defaultdict(list)
        for found in self.snapshot.links(self.link, self.start, self.end):
            there[found.start, found.end].append(found)
        fresh: list[Values] = []
        doubtful: list[tuple[Wanted, str, Link]] = []
        for ends, asked in self.asked.items():
            known = there.get(ends)
            for one in asked:
                match = self._match(known, one) if known else None
                print_ = fingerprint(self.link.type, ends, one.props)
                if match is None:
                    fresh.append(self._row(one, print_))
                elif match.fingerprint == print_:
                    self.plan.links["unchanged"] += 1
                else:
                    doubtful.append((one, print_, match))
        changed = list(self._changes(doubtful))
        self.plan.links["unchanged"] += len(doubtful) - len(changed)
        ended = [row for links in there.values() for link in links if (row := self._ended(link)) is not None]
        self._follow(ended, fresh)
        self._journal("retire" if self.link.dated else "unlink", ended)
        of = (self.link, self.start, self.end)
        self._add("-", (cypher.change_links if self.link.dated else cypher.replace_links)(*of), ended, "retire")
        self._add("+", cypher.create_links(*of, fresh), fresh, "create")
        self._add("~", cypher.change_links(*of), changed, "change")

    def end_by(self, links: list[Link], source: str) -> None:
        """Ends dated links today, as a complete ledger lacks them."""
        rows = [self._end(link, self.today, source, RETIRED) for link in links]
        self._journal("retire", rows)
        self._add("-", cypher.change_links(self.link, self.start, self.end), rows, "retire")

    def _match(self, links: list[Link], one: Wanted) -> Link | None:
        """Takes the same link out of those of the graph. One that ended before today is not the one that a row without dates means."""
        fitting = [link for link in links if _fit(link.key, one.key)]
        if not fitting:
            return None
        match = max(fitting, key=lambda link: (any(one.key) and link.key == one.key, not self._is_over(link), link.key))
        if self._is_over(match) and "until" not in one.props:
            if match.fingerprint.startswith(RETIRED):
                one.props = {**one.props, "until": None}  # a complete ledger lacked it, and it is back
            elif one.props.get("since") is not None:
                self.holders.pop((one.via, one.record.id), None)  # the row tells of the past: it ends nothing of today
            elif match.until == str(self.today):
                one.props = {**one.props, "until": None}  # ended today, and back
            else:
                one.props = {**one.props, "since": self.today}
                return None
        links.remove(match)
        return match

    def _is_over(self, link: Link) -> bool:
        return bool(link.until) and link.until <= str(self.today)

    def _row(self, one: Wanted, print_: str, was: str = "") -> Values:
        load = self.plan.load
        marks = {"via": one.via, "source": one.record.source, "fingerprint": print_, "load": load}
        if was:
            return {"a": one.ends[0], "b": one.ends[1], "was": was, "props": {**one.props, **marks}}
        said = {name: value for name, value in one.props.items() if value is not None}
        return {"a": one.ends[0], "b": one.ends[1], "props": {**said, **marks, "created_by": load}}

    def _changes(self, doubtful: list[tuple[Wanted, str, Link]]) -> Iterator[Values]:
        if not doubtful:
            return
        rows = [{"a": one.ends[0], "b": one.ends[1], "was": match.fingerprint} for one, _, match in doubtful]
        stored = self.snapshot.link_values(self.link, self.start, self.end, rows)
        for one, print_, match in doubtful:
            props = stored[*one.ends, match.fingerprint]
            if differing := changes.differing(one.props, props):
                one.props = {**one.props, **differing}
                row = self._row(one, print_, match.fingerprint)
                yield row | {"change": self._entry("change", one.ends, props, row["props"])}

    def _journal(self, op: str, rows: list[Values]) -> None:
        """Puts into each row what the link is before it goes; in order, as stores give links in any."""
        rows.sort(key=lambda row: (order_key(row["a"]), order_key(row["b"]), row["was"]))
        if rows:
            asked = [{name: row[name] for name in ("a", "b", "was")} for row in rows]
            stored = self.snapshot.link_values(self.link, self.start, self.end, asked)
            for row in rows:
                if op == "retire":
                    row["props"] |= changes.differing({"until": row["props"]["until"]}, stored[row["a"], row["b"], row["was"]])
                row["change"] = self._entry(op, (row["a"], row["b"]), stored[row["a"], row["b"], row["was"]], row["props"])

    def _entry(self, op: str, ends: Ends, stored: Values, now: Values) -> Values:
        return self.plan.entry(changes.of_link(op, (self.link.type, self.start, self.end), ends, stored, now))

    def _ended(self, link: Link) -> Values | None:
        """The row that ends a link which a column made earlier and no longer names; None when it stays as it is."""
        one = next((holder for id in (link.start, link.end) if (holder := self.holders.get((link.via, id))) is not None), None)
        if one is None or self._is_over(link):
            return None
        since = one.props.get("since")
        until = since if since is not None and str(since) > self._since(link) else self.today
        if (link.until and link.until <= str(until)) or (self.link.type in TREES and self._since(link) > str(until)):
            return None
        row = self._end(link, until, one.record.source)
        if not self.link.dated:
            row["props"] |= {"type": self.link.type, "via": link.via, "created_by": self.plan.load}
        return row

    def _end(self, link: Link, until: date, source: str, mark: str = "") -> Values:
        """The row that ends a link; `mark` begins its fingerprint."""
        print_ = mark + fingerprint(self.link.type, link.start, link.end, link.fingerprint, str(until))
        props = {"until": until, "source": source, "fingerprint": print_, "load": self.plan.load}
        return {"a": link.start, "b": link.end, "was": link.fingerprint, "props": props}

    def _follow(self, ended: list[Values], fresh: list[Values]) -> None:
        """Of a tree: what takes the place of a link that ends today begins today, so that each date has one of the two."""
        if self.link.type in TREES:
            left = {row["a"] for row in ended if row["props"]["until"] == self.today}
            for row in fresh:
                if row["a"] in left:
                    row["props"].setdefault("since", self.today)

    def _since(self, link: Link) -> str:
        return link.key[self.link.key.index("since")] if "since" in self.link.key else ""

    def _add(self, sign: str, statement: str, rows: list[Values], what: str) -> None:
        self.plan.links[what] += len(rows)
        self.plan.add(f"{self.link.zh} {sign}", statement, rows)


def _cleared(link: LinkType, accepted: Mapping[str, list[Record]], index: Index) -> dict[Ends, list[Wanted]]:
    """What an emptied cell ends, by the labels of both ends: it asks for nothing in place of what it held."""
    groups: dict[Ends, list[Wanted]] = defaultdict(list)
    for type, reference in _references(link.type):
        for record in accepted.get(type.name, ()):
            if reference.name in record.cleared and index.in_graph(record.id):
                for other in sorted({SCHEMA.label_of(to) for to in reference.to}):
                    labels = (other, type.label) if reference.incoming else (type.label, other)
                    groups[labels].append(Wanted(link, ("", ""), {}, f"{type.name}.{reference.name}", record))
    return groups


def plan_links(plan: Plan, snapshot: Snapshot, index: Index, accepted: Mapping[str, list[Record]], today: date) -> None:
    """Adds the batches of every link that the accepted records ask for; those that say most of their key come first.

    One type of link after the other: all that are wanted at once would be most of the memory that a large load takes.
    """
    for link in SCHEMA.links:
        groups: dict[Ends, list[Wanted]] = defaultdict(list)
        for one in wanted(link, accepted):
            groups[index.label(one.ends[0]), index.label(one.ends[1])].append(one)
        cleared = _cleared(link, accepted, index)
        for (start, end), asked in {**{labels: [] for labels in cleared}, **groups}.items():
            planner = LinkPlanner(plan, snapshot, index, link, start, end, today)
            planner.holders |= {(one.via, one.record.id): one for one in cleared.get((start, end), ())}
            for one in sorted(asked, key=lambda one: one.key.count("")) if link.key else asked:
                planner.ask(one)
            planner.add()
