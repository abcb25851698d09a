"""The alliances as a network: where Cypher ends and networkx takes over."""

from datetime import date

import networkx as nx

from graph.database import Database, columns_of
from queries import lookup
from queries.catalogue import catalogue

ALLIANCE = "Alliance"


def alliance_graph(database: Database, alliance: str | None = None, asof: date | None = None) -> "nx.Graph[str]":
    """Alliances and members that exist on `asof`, joined by membership; one read.

    Nodes are ids with `name` and `kind` ("Alliance" or the member's kind), edges have `role` (轴心, 成员, or ""). With an
    alliance (by id or name): itself, its members, and the other alliances that those belong to.
    Raises UnknownName, AmbiguousName.
    """
    asof = asof or database.asof()
    one = lookup.find(database, ALLIANCE, alliance, asof).id if alliance else None
    rows = database.read(catalogue().text("alliance-network"), {"alliance": one, "asof": asof})
    alliances, memberships = columns_of(rows, "alliances", "memberships")
    found: nx.Graph[str] = nx.Graph()
    for id, name in sorted(alliances):
        found.add_node(id, name=name, kind=ALLIANCE)
    for id, name, kind, into, role in sorted(memberships):
        if into in found:
            found.add_node(id, name=name, kind=kind)
            found.add_edge(id, into, role=role)
    return found


def bridges(network: "nx.Graph[str]") -> list[str]:
    """Members of several alliances, those of most first."""
    members = [node for node in network if network.nodes[node]["kind"] != ALLIANCE and network.degree(node) > 1]
    return sorted(members, key=lambda node: (-network.degree(node), node))


def holding_together(network: "nx.Graph[str]") -> list[str]:
    """Members without whom alliances that now reach each other no longer would."""
    return sorted(node for node in nx.articulation_points(network) if network.nodes[node]["kind"] != ALLIANCE)
