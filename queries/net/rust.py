"""The network as rustworkx holds it: for figures that networkx takes seconds for."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import rustworkx


def same(graph: "nx.Graph[str]") -> "rustworkx.PyGraph[str, Any]":
    """Nodes and links in the same order, nodes by their numbers from 0."""
    import rustworkx

    at = {node: number for number, node in enumerate(graph)}
    found: rustworkx.PyGraph[str, Any] = rustworkx.PyGraph(multigraph=False)
    found.add_nodes_from(list(graph))
    found.add_edges_from_no_data([(at[a], at[b]) for a, b in graph.edges])
    return found


def bridges(graph: "nx.Graph[str]") -> list[tuple[str, str]]:
    """Links that alone hold two parts together, each with its ends in order, sorted."""
    import rustworkx

    nodes = list(graph)
    ends = (sorted(nodes[number] for number in pair) for pair in rustworkx.bridges(same(graph)))
    return sorted((pair[0], pair[1]) for pair in ends)
