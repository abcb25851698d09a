"""What the network is made of, and the graph that one projection of it is. Pure: no store.

Dates are ISO texts, "" for an open end; periods are half-open. Source of the kinds of link: §D1–§D5.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from graph.words import LANGUAGES, listed
from queries.header import Both

if TYPE_CHECKING:
    import networkx as nx

ALLIANCE = "Alliance"
MEMBERSHIP, ACTIVITY, COMMITMENT, POST, REPORT_IN, PARTY = "membership", "activity", "commitment", "post", "report-in", "party"
KINDS: Mapping[str, Both] = {
    MEMBERSHIP: Both("同属联盟", "same alliance"),
    ACTIVITY: Both("共同活动", "shared activity"),
    COMMITMENT: Both("供需对接", "commitment"),
    POST: Both("交叉任职", "joint post"),
    REPORT_IN: Both("双报到", "report-in"),
    PARTY: Both("党组织关系", "party relation"),
}
"""The kinds of link, in the order in which they are listed."""
ADDED = "added"
"""The kind of a link that is only tried."""
LEVELS = ("City", "County", "Street", "Community")
MOST_PAIRED = 40
"""An activity with more participants ties each of them to its host: a pair for any two of a crowd would say nothing."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, or a community that departments report to. `serves`: its places; `within`: those and all above."""

    id: str
    name: str
    kind: str
    code: str = ""
    trade: str = ""
    two_new: bool = False
    since: str = ""
    until: str = ""
    serves: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason why two are linked: `what` names it (a role, an activity, a post)."""

    kind: str
    a: str
    b: str
    what: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """An activity: who held it, and who took part."""

    name: str
    on: str
    host: str
    participants: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Everything that was read, of all dates. `places` are (name, level) by id, from the city down to communities."""

    bodies: Mapping[str, Body]
    ties: tuple[Tie, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Projection:
    """Which part of the network is looked at. Empty `members`, `links` or `area`: all of them.

    `folded`: members of an alliance are linked with each other, and the alliance is no node of its own.
    """

    asof: date
    members: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    area: str = ""
    folded: bool = False

    @property
    def day(self) -> str:
        return self.asof.isoformat()

    def wants(self, kind: str) -> bool:
        return not self.links or kind in self.links


def holds(day: str, since: str, until: str) -> bool:
    """Whether a period holds on a day."""
    return since <= day and (not until or day < until)


def network(facts: Facts, wanted: Projection) -> "nx.Graph[str]":
    """The graph of a projection.

    A node is an id with `name`, `kind`, `code`; an edge has `kinds` (in the order of KINDS), `weight` (how many ties), `since`
    (of the oldest tie, "" unknown) and `ties`. Alliances and two-new organisations are in even without a link, where membership
    is looked at. Nodes and edges come sorted, so that equal facts give equal graphs.
    """
    import networkx as nx

    joined: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    among = _among(facts, wanted)
    for tie in ties_of(facts, wanted):
        if tie.a in among and tie.b in among and tie.a != tie.b:
            joined[min(tie.a, tie.b), max(tie.a, tie.b)].append(tie)
    linked = {id for pair in joined for id in pair}
    expected = {id for id in among if _expected(facts.bodies[id], wanted)} if wanted.wants(MEMBERSHIP) else set()
    found: nx.Graph[str] = nx.Graph()
    for id in sorted(linked | expected):
        body = facts.bodies[id]
        found.add_node(id, name=body.name, kind=body.kind, code=body.code)
    order = list(KINDS)
    for (a, b), ties in sorted(joined.items()):
        kinds = tuple(sorted({tie.kind for tie in ties}, key=order.index))
        begun = min((tie.since for tie in ties if tie.since), default="")
        found.add_edge(a, b, kinds=kinds, weight=len(ties), since=begun, ties=tuple(ties))
    return found


def _among(facts: Facts, wanted: Projection) -> set[str]:
    """Whom the projection lets in: of the wanted kinds (alliances always), in the area, existing on the day."""

    def fits(body: Body) -> bool:
        of_kind = not wanted.members or body.kind in wanted.members or body.kind == ALLIANCE
        in_area = not wanted.area or wanted.area in body.within
        folded = wanted.folded and body.kind == ALLIANCE
        return of_kind and in_area and not folded and holds(wanted.day, body.since, body.until)

    return {id for id, body in facts.bodies.items() if fits(body)}


def _expected(body: Body, wanted: Projection) -> bool:
    return body.two_new or (body.kind == ALLIANCE and not wanted.folded)


def ties_of(facts: Facts, wanted: Projection) -> Iterator[Tie]:
    """The ties of the wanted kinds that hold on the day; an activity counts from its date on."""
    for tie in facts.ties:
        if tie.kind != MEMBERSHIP and wanted.wants(tie.kind) and holds(wanted.day, tie.since, tie.until):
            yield tie
    if wanted.wants(MEMBERSHIP):
        yield from _memberships(facts, wanted)
    if wanted.wants(ACTIVITY):
        for gathering in facts.gatherings:
            if gathering.on <= wanted.day:
                yield from pairs(gathering)


def _memberships(facts: Facts, wanted: Projection) -> Iterator[Tie]:
    if wanted.folded:
        for alliance, ids in members(facts, wanted.asof).items():
            for a, b in combinations(sorted(ids), 2):
                since = max(ids[a], ids[b])
                yield Tie(MEMBERSHIP, a, b, facts.bodies[alliance].name, since)
        return
    for tie in facts.ties:
        if tie.kind == MEMBERSHIP and holds(wanted.day, tie.since, tie.until):
            yield tie


def pairs(gathering: Gathering) -> Iterable[Tie]:
    """The ties that an activity makes: of any two that took part; of each with the host where it was a crowd."""
    there = sorted(set(gathering.participants))
    crowd = len(there) > MOST_PAIRED
    pairs = [(gathering.host, one) for one in there] if crowd else combinations(there, 2)
    return (Tie(ACTIVITY, a, b, gathering.name, gathering.on) for a, b in pairs)


def members(facts: Facts, asof: date) -> dict[str, dict[str, str]]:
    """Alliance -> its members on a day, each with the date since when ("" unknown); alliances that nobody is in too."""
    day = asof.isoformat()
    there = {id for id, body in facts.bodies.items() if holds(day, body.since, body.until)}
    found: dict[str, dict[str, str]] = {id: {} for id in sorted(there) if facts.bodies[id].kind == ALLIANCE}
    for tie in facts.ties:
        if tie.kind == MEMBERSHIP and tie.b in found and tie.a in there and holds(day, tie.since, tie.until):
            found[tie.b][tie.a] = tie.since
    return found


def joined(facts: Facts, asof: date, alliance: str = "") -> "nx.Graph[str]":
    """The alliances and their members of a day, joined by membership alone; edges also have `role` (轴心, 成员, "" unknown).

    With the id of an alliance: itself, its members, and the other alliances that those belong to; empty where it is not there.
    """
    import networkx as nx

    whole = network(facts, Projection(asof, links=frozenset({MEMBERSHIP})))
    if alliance:
        kept = set(nx.single_source_shortest_path_length(whole, alliance, cutoff=2)) if alliance in whole else set()
    else:
        kept = {node for node in whole if whole.nodes[node]["kind"] == ALLIANCE or whole.degree(node)}
    found = whole.subgraph(kept).copy()
    for _, _, data in found.edges(data=True):
        data["role"] = data["ties"][0].what
    return found


def link_called(kind: str) -> Both:
    """The caption of a kind of link; of another tool's kind its own name."""
    return Both("设想的联系", "link that is tried") if kind == ADDED else KINDS.get(kind, Both(kind, kind))


def names_of(facts: Facts, wanted: Projection, kinds: Mapping[str, Both]) -> Both:
    """What the projection is called: its area, kinds of member, kinds of link and day. `kinds`: captions of kinds of member."""
    area = facts.places.get(wanted.area, (wanted.area, ""))[0]
    chosen = [KINDS[kind] for kind in KINDS if kind in wanted.links] or [Both("各种关系", "all links")]
    who = [kinds.get(kind, Both(kind, kind)) for kind in sorted(wanted.members)] or [Both("各类单位", "all members")]
    parts = [[Both(area, area)] if area else [Both("全部地区", "all areas")], who, chosen, [Both(wanted.day, wanted.day)]]
    if wanted.folded:
        parts.insert(3, [Both("成员直接相连", "members linked directly")])
    return Both(*(" · ".join(listed((one[language] for one in part), language) for part in parts) for language in LANGUAGES))


def by_kind(graph: "nx.Graph[str]", node: str) -> Counter[str]:
    """How many links of each kind a node has; a link of two kinds counts for both."""
    return Counter(kind for other in graph[node] for kind in graph.edges[node, other].get("kinds", ()))
