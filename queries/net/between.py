"""Betweenness: how much of what links any two organisations runs through a third. Exact, or sampled with its error said."""

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from queries.net.rust import same

if TYPE_CHECKING:
    import networkx as nx

EXACT = 5_000
"""Nodes up to which every pair is looked at."""
PIVOTS, WORK = 400, 20_000_000
"""Nodes that paths are followed from: fewer where the network is so large that pivots × (nodes + links both ways) pass WORK."""
BATCH = 50
SEED = 7
DIGITS = 10  # differences below are of the order in which floats were added: such nodes tie


@dataclass(frozen=True, slots=True)
class Between:
    """`values`: share of all other pairs whose shortest paths run through the node, from 0 to 1.

    `error`: half the width of a 95 % interval around the largest value, in the same unit; 0 where exact. `pivots`: from how many
    nodes the paths were followed.
    """

    values: dict[str, float]
    error: float
    pivots: int


def betweenness(graph: "nx.Graph[str]", exact: int = EXACT, pivots: int = PIVOTS) -> Between:
    """Up to `exact` nodes by rustworkx from every node, above that from `pivots` of them, drawn with a fixed seed."""
    nodes = list(graph)
    if len(nodes) <= exact:
        return Between(_exact(graph, nodes), 0.0, len(nodes))
    affordable = max(WORK // (len(nodes) + 2 * graph.number_of_edges()), BATCH)
    return _sampled(graph, nodes, min(pivots, affordable, len(nodes)))


def _exact(graph: "nx.Graph[str]", nodes: list[str]) -> dict[str, float]:
    import rustworkx

    found = rustworkx.graph_betweenness_centrality(same(graph), normalized=True)
    return {node: round(found[number], DIGITS) for number, node in enumerate(nodes)}


def _sampled(graph: "nx.Graph[str]", nodes: list[str], pivots: int) -> Between:
    """Brandes' way, a batch of pivots at a time as products of matrices; the spread between pivots gives the error."""
    import networkx as nx
    import numpy as np

    # weight None: every link is 1, whatever ties it stands for
    links: Any = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, format="csr")
    chosen = Random(SEED).sample(range(len(nodes)), pivots)  # noqa: S311 - a sample, no secret
    total, squares = np.zeros(len(nodes)), np.zeros(len(nodes))
    for first in range(0, pivots, BATCH):
        parts = _dependencies(links, chosen[first : first + BATCH])
        total += parts.sum(axis=1)
        squares += (parts**2).sum(axis=1)
    mean = total / pivots
    spread = np.sqrt(np.maximum(squares / pivots - mean**2, 0) / pivots)
    scale = 1 / max(len(nodes) - 2, 1)  # a pivot sees n - 1 ends, and a pair is seen from both
    most = int(mean.argmax())
    values = {node: round(float(value) * len(nodes) / (len(nodes) - 1) * scale, DIGITS) for node, value in zip(nodes, mean, strict=True)}
    return Between(values, float(1.96 * spread[most] * scale), pivots)


def _dependencies(links: Any, sources: list[int]) -> Any:
    """For each source a column: how much of the shortest paths from it to all others runs through each node."""
    import numpy as np

    columns = np.arange(len(sources))
    paths = np.zeros((links.shape[0], len(sources)))
    paths[sources, columns] = 1
    layers = [paths.copy()]  # paths that arrive in so many steps, at nodes that no fewer steps reach
    while True:
        arriving = links @ layers[-1]
        arriving[paths > 0] = 0
        if not arriving.any():
            break
        paths += arriving
        layers.append(arriving)
    depending = np.zeros_like(paths)
    for near, far in zip(layers[-2::-1], layers[:0:-1], strict=True):
        share = np.divide(1 + depending, far, out=np.zeros_like(far), where=far > 0)
        depending += near * (links @ share)
    depending[sources, columns] = 0
    return depending
