"""The figures of one network that take long: each is found when it is first asked for, and never twice."""

from functools import cached_property
from typing import TYPE_CHECKING

from queries.net.between import Between, betweenness
from queries.net.communities import Communities, communities

if TYPE_CHECKING:
    import networkx as nx


class Measured:
    """Of a graph that is not changed any more."""

    def __init__(self, graph: "nx.Graph[str]") -> None:
        self.graph = graph

    @cached_property
    def between(self) -> Between:
        return betweenness(self.graph)

    @cached_property
    def communities(self) -> Communities:
        return communities(self.graph)

    @cached_property
    def reach(self) -> dict[str, int]:
        return reaches(self.graph)


def reaches(graph: "nx.Graph[str]") -> dict[str, int]:
    """How many others each node reaches in two steps; those with the same neighbours reach as many, and are counted once."""
    known: dict[frozenset[str], int] = {}
    found: dict[str, int] = {}
    for node in graph:
        near = frozenset(graph[node])
        if near not in known:
            known[near] = len(near.union(*(graph[other] for other in near))) - 1 if near else 0
        found[node] = known[near]
    return found
