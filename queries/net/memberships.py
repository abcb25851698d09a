"""A network of another tool as rows of the ledger of alliance members."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.database import Database
from graph.names import key
from queries.net.choose import facts_of
from queries.net.model import ALLIANCE

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Memberships:
    """Rows by field of AllianceMember, and the links that are none, each as one text."""

    rows: list[dict[str, object]]
    left_out: list[str]


def memberships(database: Database, network: "nx.Graph[str]") -> Memberships:
    """Links between an alliance and another node. A node is known by its id, else its code, else its name: what those do not
    settle is for the loader to refuse, row by row."""
    bodies = facts_of(database).bodies
    alliances = {id for id, body in bodies.items() if body.kind == ALLIANCE}
    called = {key(bodies[id].name) for id in alliances}

    def cell(node: str) -> str:
        data = network.nodes[node]
        return next((text for text in (node, data["code"], data["name"]) if text and text in bodies), data["code"] or data["name"])

    def is_alliance(node: str) -> bool:
        data = network.nodes[node]
        return node in alliances or data["kind"] in (ALLIANCE, "党建联盟") or key(data["name"]) in called

    rows: list[dict[str, object]] = []
    left_out = []
    for a, b, data in network.edges(data=True):
        joined = [node for node in (a, b) if is_alliance(node)]
        if len(joined) != 1:
            left_out.append(f"{network.nodes[a]['name']} — {network.nodes[b]['name']}")
            continue
        member = b if joined == [a] else a
        rows.append({"member": cell(member), "alliance": cell(joined[0]), "since": data["since"]})
    return Memberships(rows, left_out)
