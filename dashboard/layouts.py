"""Where the nodes of a picture stand: computed here, the same for the same graph."""

import math
from collections.abc import Iterable, Sequence

import networkx as nx

CAP = 150
"""Nodes that a picture shows at most: more is a hairball."""
FEW = 60
"""Nodes around a centre that leave room for more to be opened."""
SEED = 7
FIRST_RING, NEXT_RING = 165.0, 85.0
CROWD = 8
"""More nodes than this on the outermost ring are spread evenly around it."""
APART = 48.0
"""Between a node that is opened into a picture and any other."""
GOLDEN = math.pi * (3 - math.sqrt(5))
Positions = dict[str, tuple[float, float]]


def cut(graph: "nx.Graph[str]", cap: int = CAP, centre: str | None = None) -> list[str]:
    """The ids of `cap` nodes at most: outwards from `centre`, else component by component, the largest first.

    Within a component it goes outwards from its hub, so that what is shown hangs together.
    """
    kept: list[str] = []
    for start in [centre] if centre is not None else _hubs(graph):
        for node in _outwards(graph, start):
            if len(kept) == cap:
                return kept
            kept.append(node)
    return kept


def neighbourhood(graph: "nx.Graph[str]", centre: str | None, cap: int = CAP) -> list[str]:
    """What a picture begins with: all neighbours of `centre`, then farther out up to FEW nodes; without a centre as `cut`."""
    return cut(graph, cap if centre is None else min(cap, max(FEW, 1 + graph.degree(centre))), centre)


def left_out(graph: "nx.Graph[str]", shown: Iterable[str]) -> tuple[int, int, int]:
    """Whole groups that are not shown, their nodes, and nodes that are missing from groups that are shown."""
    there = set(shown)
    whole = [part for part in nx.connected_components(graph) if not part & there]
    nodes = sum(map(len, whole))
    return len(whole), nodes, len(graph) - len(there) - nodes


def _hubs(graph: "nx.Graph[str]") -> list[str]:
    """The busiest node of each component, of the largest component first."""
    components = sorted((sorted(one) for one in nx.connected_components(graph)), key=lambda one: (-len(one), one[0]))
    return [max(one, key=lambda node: (graph.degree(node), _reversed(node))) for one in components]


def _reversed(text: str) -> tuple[int, ...]:
    """Sorts the other way round, so that the first name wins a tie under `max`."""
    return tuple(-ord(char) for char in text)


def _outwards(graph: "nx.Graph[str]", start: str) -> Iterable[str]:
    distance = nx.single_source_shortest_path_length(graph, start)
    return sorted(distance, key=lambda node: (distance[node], -graph.degree(node), node))


def spring(graph: "nx.Graph[str]") -> Positions:
    """Near what it is linked to. Nodes are sorted first: the outcome hangs on their order."""
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    if len(ordered) < 2:
        return dict.fromkeys(ordered, (0.0, 0.0))
    scale = 46 * math.sqrt(len(ordered))
    found = nx.spring_layout(ordered, seed=SEED, iterations=80, k=2.2 / math.sqrt(len(ordered)))
    return {node: (float(x) * scale * 1.5, float(y) * scale) for node, (x, y) in found.items()}


def beside(graph: "nx.Graph[str]", new: Iterable[str], at: Positions) -> Positions:
    """Places for nodes that come to a picture: next to what they are linked to, else below it, so that nobody has to move."""
    low = max((y for _, y in at.values()), default=0.0)
    found: Positions = {}
    for number, node in enumerate(new):
        near = [at[other] for other in graph[node] if other in at]
        x, y = (sum(side) / len(near) for side in zip(*near, strict=True)) if near else (NEXT_RING * number, low)
        found[node] = (x + NEXT_RING / 2 + 12 * number, y + NEXT_RING / 2)
    return found


def around(hub: str, new: Iterable[str], at: Positions) -> Positions:
    """Places for what is opened at `hub`: in a spiral around it, wherever nothing stands yet."""
    x, y = at[hub]
    taken = list(at.values())
    found: Positions = {}
    step = 0
    for node in new:
        while True:
            step += 1
            radius, turn = APART * math.sqrt(step), step * GOLDEN
            spot = (x + radius * math.cos(turn), y + radius * math.sin(turn))
            if all(math.dist(spot, other) >= APART for other in taken):
                break
        taken.append(spot)
        found[node] = spot
    return found


def rings(centre: str, inner: Sequence[str], outer: Sequence[str], linked: Iterable[tuple[str, str]]) -> Positions:
    """A centre, around it `inner` in one to four rings so that captions have room, and outermost what those are linked to.

    `linked` holds (inner, outer); an outer node stands behind its own, as far as there is room.
    """
    found: Positions = {centre: (0.0, 0.0)}
    deep = min(4, 1 + len(inner) // 11)
    angle = {id: 2 * math.pi * at / max(1, len(inner)) - math.pi / 2 for at, id in enumerate(inner)}
    for at, (id, turn) in enumerate(angle.items()):
        last = at == len(inner) - 1 and at % deep == 0  # it stands next to the first, whose ring it must not share
        ring = (deep - 1) / 2 if last else at % deep
        found[id] = _at(FIRST_RING + NEXT_RING * ring + 6 * max(0, len(inner) - 44), turn)
    behind: dict[str, list[float]] = {id: [] for id in outer}
    for start, end in linked:
        if end in behind and start in angle:
            behind[end].append(angle[start])
    farthest = FIRST_RING + NEXT_RING * deep + 6 * max(0, len(inner) - 44)
    wished = sorted(outer, key=lambda id: (_mean(behind[id]), id))
    for at, id in enumerate(wished):
        turn = _mean(behind[id]) if len(outer) <= CROWD else 2 * math.pi * at / len(outer) - math.pi
        found[id] = _at(farthest + 45 * (at % 2), turn)
    return found


def _at(radius: float, turn: float) -> tuple[float, float]:
    return radius * 1.25 * math.cos(turn), radius * math.sin(turn)


def _mean(turns: Sequence[float]) -> float:
    """Of angles: their directions are added up."""
    if not turns:
        return 0.0
    return math.atan2(sum(map(math.sin, turns)), sum(map(math.cos, turns)))


def columns(stacks: Sequence[Sequence[str]], width: float = 260, height: float = 92) -> Positions:
    """Stacks side by side from left to right, each centred."""
    return {
        id: (at * width, (row - (len(stack) - 1) / 2) * height) for at, stack in enumerate(stacks) for row, id in enumerate(stack)
    }  # fmt: skip


def row(ids: Sequence[str], y: float, width: float = 195, left: float = -30) -> Positions:
    """Side by side at one height."""
    return {id: (left + at * width, y) for at, id in enumerate(ids)}
