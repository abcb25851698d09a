"""A network of another tool as rows of our ledgers: new bodies, who is in which alliance, and who held an activity together.

What the graph holds already makes no row, so that our own export, read again, changes nothing.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.names import key
from graph.schema import SCHEMA
from graph.words import listed, told
from queries.net.model import ALLIANCE, KINDS, MEMBERSHIP, Body, Facts, pairs

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Rows by field: of bodies by their kind, of AllianceMember and of Activity.

    `known`: how many links the graph holds already. `left_out`: links and nodes that are no row, each as one text with the reason.
    """

    bodies: dict[str, list[Row]] = field(default_factory=dict)
    members: list[Row] = field(default_factory=list)
    activities: list[Row] = field(default_factory=list)
    known: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def tables(self) -> dict[str, list[Row]]:
        """Type of ledger -> its rows; none is empty."""
        return {type: rows for type, rows in {**self.bodies, "AllianceMember": self.members, "Activity": self.activities}.items() if rows}


def ledgers(facts: Facts, network: "nx.Graph[str]", host: str = "") -> Ledgers:
    """A link between an alliance and another is a membership; any other is an activity of the alliance `host` (an id) on the
    day since when the link is. A node that the graph lacks is a new body, where its table says kinds and places.

    A node is known by its id, else its code, else its name: what those do not settle is for the loader to refuse, row by row.
    """
    reader = _Reader(facts, network)
    bodies, left_out = _bodies(reader)
    members, activities, known = list[Row](), list[Row](), 0
    for a, b, data in network.edges(data=True):
        joined = [node for node in (a, b) if reader.is_alliance(node)]
        why = ""
        if reader.holds(a, b, data):
            known += 1
        elif len(joined) == 1:
            why = "" if _joins(data["kinds"]) else "no membership"
            member = b if joined == [a] else a
            members += [{"member": reader.cell(member), "alliance": reader.cell(joined[0]), "since": data["since"]}] * (not why)
        else:
            why = "two alliances" if joined else "no alliance" if not host else "" if data["since"] else "no day"
            activities += [_activity(reader, (a, b), data, host)] * (not why)
        if why:
            left_out.append(f"{reader.name(a)} — {reader.name(b)} ({why})")
    return Ledgers(bodies, members, activities, known, left_out)


def _joins(kinds: tuple[str, ...]) -> bool:
    """Whether a link of these kinds may be a membership: it says so, or has no kind of ours."""
    return MEMBERSHIP in kinds or not any(kind in KINDS for kind in kinds)


def _activity(reader: "_Reader", ends: tuple[str, str], data: Mapping[str, Any], host: str) -> Row:
    kinds = listed((KINDS[kind].zh if kind in KINDS else kind for kind in data["kinds"]), "zh") or "共同活动"
    name = told(kinds, listed(map(reader.name, ends), "zh"), "zh")
    return {"name": name, "on": data["since"], "of": host, "participants": "；".join(map(reader.cell, ends))}


def _bodies(reader: "_Reader") -> tuple[dict[str, list[Row]], list[str]]:
    """Rows of the nodes that the graph lacks, by kind, and those whose kind nobody knows; none where the table gives no places."""
    kinds = {
        key(word): node.name
        for node in SCHEMA.nodes
        if node.label == "Organization" and node.kind
        for word in (node.name, node.zh, node.en)
    }
    found: dict[str, list[Row]] = defaultdict(list)
    unknown: list[str] = []
    nodes = reader.network.nodes(data=True)
    placed = any(data.get("place") for _, data in nodes)
    for node, data in nodes:
        if not placed or not data["kind"] or reader.body(node) is not None:
            continue
        if (kind := kinds.get(key(data["kind"]))) is None:
            unknown.append(f"{reader.name(node)} (no kind of organisation is called '{data['kind']}')")
        else:
            found[kind].append({"name": data["name"], "code": data["code"], "serves": data.get("place", "")})
    return dict(found), unknown


class _Reader:
    """What the nodes and links of a network are in the graph."""

    def __init__(self, facts: Facts, network: "nx.Graph[str]") -> None:
        self.network, self.facts = network, facts
        self._called: dict[str, list[Body]] = defaultdict(list)
        self._coded = {key(body.code): body for body in facts.bodies.values() if body.code}
        for body in facts.bodies.values():
            self._called[key(body.name)].append(body)
        self._tied: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._inside: dict[str, set[str]] = defaultdict(set)
        for tie in (*facts.ties, *(tie for one in facts.gatherings for tie in pairs(one))):
            self._tied[min(tie.a, tie.b), max(tie.a, tie.b)].append((tie.kind, tie.since))
            if tie.kind == MEMBERSHIP:
                self._inside[tie.a].add(tie.b)

    def name(self, node: str) -> str:
        return str(self.network.nodes[node]["name"])

    def body(self, node: str) -> Body | None:
        """The one body of the graph with its id, else its code, else its name, if the place that the node names is one of its."""
        data = self.network.nodes[node]
        if found := self.facts.bodies.get(node) or self._coded.get(key(data["code"])):
            return found
        place = key(data.get("place", ""))
        called = [one for one in self._called.get(key(data["name"]), ()) if not place or place in self._places(one)]
        return called[0] if len(called) == 1 else None

    def _places(self, body: Body) -> set[str]:
        return {text for id in body.within for text in (key(id), key(self.facts.places.get(id, ("", ""))[0]))}

    def cell(self, node: str) -> str:
        """What stands for a node in a ledger."""
        data = self.network.nodes[node]
        known = self.body(node)
        return known.id if known else data["code"] or data["name"]

    def is_alliance(self, node: str) -> bool:
        known, kind = self.body(node), self.network.nodes[node]["kind"]
        return known.kind == ALLIANCE if known else kind in (ALLIANCE, "党建联盟")

    def holds(self, a: str, b: str, data: Mapping[str, Any]) -> bool:
        """Whether the graph has a link of each kind of it between the two, of the same day where it names one.

        A link of several kinds has the day of the oldest alone, and one of members of one alliance stands for the alliance.
        """
        ends = self.body(a), self.body(b)
        if ends[0] is None or ends[1] is None:
            return False
        first, last = sorted(end.id for end in ends if end)
        ties = self._tied.get((first, last), [])
        kinds = data["kinds"] or ((MEMBERSHIP,) if self.is_alliance(a) != self.is_alliance(b) else ())
        day = data["since"] if len(kinds) == 1 else ""
        shared = self._inside[first] & self._inside[last]
        return bool(kinds) and all((kind == MEMBERSHIP and shared) or _has(ties, kind, day) for kind in kinds)


def _has(ties: list[tuple[str, str]], kind: str, day: str) -> bool:
    return any(kind == held and day in ("", since) for held, since in ties)
