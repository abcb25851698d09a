"""What falls apart without one node: every articulation point with the parts that it holds together, in one walk."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def separations(graph: "nx.Graph[str]") -> dict[str, list[int]]:
    """Articulation point -> sizes of the parts that its component falls into without it, the largest first.

    Tarjan's low points, walked with a stack of our own, so that no chain is too deep; time grows with nodes and links.
    """
    found: dict[str, list[int]] = {}
    seen: dict[str, int] = {}
    for root in graph:
        if root not in seen:
            found |= _component(graph, root, seen)
    return found


def _component(graph: "nx.Graph[str]", root: str, seen: dict[str, int]) -> dict[str, list[int]]:
    low, size, parts = {root: len(seen)}, {root: 1}, {root: list[int]()}
    seen[root] = len(seen)
    stack = [(root, root, iter(graph[root]))]
    while stack:
        node, above, neighbours = stack[-1]
        for other in neighbours:
            if other not in seen:
                low[other] = seen[other] = len(seen)
                size[other], parts[other] = 1, []
                stack.append((other, node, iter(graph[other])))
                break
            if other != above:
                low[node] = min(low[node], seen[other])
        else:
            stack.pop()
            if node != above:
                size[above] += size[node]
                low[above] = min(low[above], low[node])
                if low[node] >= seen[above]:
                    parts[above].append(size[node])
    whole = size[root]
    rest = {node: whole - 1 - sum(cut) for node, cut in parts.items()}
    joined = {node: sorted([*cut, *([rest[node]] if rest[node] else [])], reverse=True) for node, cut in parts.items()}
    return {node: cut for node, cut in joined.items() if len(cut) > 1}


def lost_pairs(parts: list[int]) -> int:
    """How many pairs that reached each other no longer do, once they are in different parts."""
    return (sum(parts) ** 2 - sum(part * part for part in parts)) // 2
