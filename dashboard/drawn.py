"""How a network looks: colour by kind or community, size by a figure, positions that are the same for the same network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard import layouts
from dashboard.netview import OTHER, STYLES, Edge, Node
from graph.errors import UsageError
from queries.net.between import betweenness
from queries.net.communities import communities
from queries.net.model import ADDED
from queries.net.position import reaches

if TYPE_CHECKING:
    import networkx as nx

KIND, COMMUNITY = "kind", "community"
SIZES = ("degree", "between", "reach_2")
FEW = 70
"""With more nodes only the largest have a caption: the others show theirs under the pointer."""
PALETTE = (
    "#2b6cb0", "#b5301f", "#3a9188", "#d9822b", "#7b61a8", "#5b8c2a", "#c2528b", "#8a6d3b", "#4a6fa5", "#a34a28", "#2e8b57", "#6b7280",
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """`figures`: name -> node -> value; `colours`: #rrggbb by node; `size` the figure that sizes come from."""

    graph: "nx.Graph[str]"
    figures: Mapping[str, Mapping[str, Any]]
    colours: Mapping[str, str]
    size: str

    def positions(self, shown: Sequence[str]) -> layouts.Positions:
        return layouts.spring(self.graph.subgraph(shown))

    def radius(self, node: str) -> float:
        """From 10 to 34."""
        values = self.figures[self.size]
        most = max(values.values(), default=0)
        return 10 + 24 * (float(values[node]) / most if most else 0)

    def model(self, shown: Sequence[str], at: layouts.Positions | None = None) -> tuple[list[Node], list[Edge]]:
        """What is drawn of the nodes `shown`."""
        at = at if at is not None else self.positions(shown)
        captioned = set(sorted(shown, key=lambda node: (-self.radius(node), node))[:FEW])
        nodes = [self._node(node, at[node], node in captioned) for node in shown]
        part = self.graph.subgraph(shown)
        return nodes, [
            Edge(a, b, dashed=ADDED in part.edges[a, b].get("kinds", ())) for a, b in sorted((min(edge), max(edge)) for edge in part.edges)
        ]

    def _node(self, node: str, at: tuple[float, float], captioned: bool) -> Node:
        data = self.graph.nodes[node]
        name = str(data.get("name", node))
        return Node(node, name if captioned else "", name, str(data.get("kind", "")), *at, self.radius(node), self.colours[node])


def look(graph: "nx.Graph[str]", colour: str = KIND, size: str = "degree") -> Look:
    """Raises UsageError for a colour or a size that there is not."""
    if colour not in (KIND, COMMUNITY):
        raise UsageError(f"nodes cannot be coloured by '{colour}'; by {KIND} or {COMMUNITY}")
    if size not in SIZES:
        raise UsageError(f"nodes cannot be sized by '{size}'; by {', '.join(SIZES)}")
    figures: dict[str, Mapping[str, Any]] = {"degree": {node: graph.degree(node) for node in graph}}
    if size == "between":
        figures["between"] = betweenness(graph).values
    if size == "reach_2":
        figures["reach_2"] = reaches(graph)
    if colour == COMMUNITY:
        figures["community"] = communities(graph).of()
        shades = {node: PALETTE[number % len(PALETTE)] for node, number in figures["community"].items()}
        return Look(graph, figures, {node: shades.get(node, OTHER[0]) for node in graph}, size)
    return Look(graph, figures, {node: STYLES.get(str(graph.nodes[node].get("kind", "")), OTHER)[0] for node in graph}, size)
