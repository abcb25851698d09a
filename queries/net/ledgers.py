"""A network of another tool as rows of our ledgers: who is in which alliance, and who held an activity together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.names import key
from queries.net.model import ALLIANCE, KINDS, Facts

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Rows by field of AllianceMember and of Activity, and the links that are neither, each as one text with the reason."""

    members: list[Row] = field(default_factory=list)
    activities: list[Row] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def ledgers(facts: Facts, network: "nx.Graph[str]", host: str = "") -> Ledgers:
    """A link between an alliance and another is a membership; any other is an activity of the alliance `host` (an id) on the
    day since when the link is.

    A node is known by its id, else its code, else its name: what those do not settle is for the loader to refuse, row by row.
    """
    cell, is_alliance = _reader(facts, network)
    found = Ledgers()
    for a, b, data in network.edges(data=True):
        joined = [node for node in (a, b) if is_alliance(node)]
        names = [str(network.nodes[node]["name"]) for node in (a, b)]
        if len(joined) == 1:
            member = b if joined == [a] else a
            found.members.append({"member": cell(member), "alliance": cell(joined[0]), "since": data["since"]})
        elif joined or not host or not data["since"]:
            why = "two alliances" if joined else "no day" if host else "no alliance"
            found.left_out.append(f"{' — '.join(names)} ({why})")
        else:
            kinds = "、".join(KINDS[kind].zh if kind in KINDS else kind for kind in data["kinds"]) or "共同活动"
            row = {"name": f"{kinds}：{'、'.join(names)}", "on": data["since"], "of": host, "participants": f"{cell(a)}；{cell(b)}"}
            found.activities.append(row)
    return found


def _reader(facts: Facts, network: "nx.Graph[str]") -> tuple[Callable[[str], str], Callable[[str], bool]]:
    """What stands for a node in a ledger, and whether it is an alliance."""
    bodies = facts.bodies
    alliances = {id for id, body in bodies.items() if body.kind == ALLIANCE}
    called = {key(bodies[id].name) for id in alliances}

    def cell(node: str) -> str:
        data = network.nodes[node]
        return next((text for text in (node, data["code"], data["name"]) if text and text in bodies), data["code"] or data["name"])

    def is_alliance(node: str) -> bool:
        data = network.nodes[node]
        return node in alliances or data["kind"] in (ALLIANCE, "党建联盟") or key(data["name"]) in called

    return cell, is_alliance
