"""How a network looks: colour by kind or community, size by a figure, positions that are the same for the same network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard import layouts
from dashboard.drawing import FONT_SIZE
from dashboard.netview import NARROW, OTHER, STYLES, Edge, Node, wrapped
from graph.errors import UsageError
from queries.net.measured import Measured
from queries.net.model import ADDED

if TYPE_CHECKING:
    import networkx as nx

KIND, COMMUNITY = "kind", "community"
SIZES = ("degree", "between", "reach_2")
FEW = 70
"""Captions that a picture has at most: the other nodes show theirs under the pointer."""
WIDE, HIGH = 17, 20  # of a character of a caption, in the units of positions
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
        captioned = self._captioned(shown, at)
        nodes = [self._node(node, at[node], node in captioned) for node in shown]
        part = self.graph.subgraph(shown)
        return nodes, [
            Edge(a, b, dashed=ADDED in part.edges[a, b].get("kinds", ())) for a, b in sorted((min(edge), max(edge)) for edge in part.edges)
        ]

    def _captioned(self, shown: Sequence[str], at: layouts.Positions) -> set[str]:
        """The largest first, as long as no caption lies on another or on the middle of another node."""
        taken: dict[str, tuple[float, float, float, float]] = {}
        for node in sorted(shown, key=lambda node: (-self.radius(node), node)):
            (x, y), name = at[node], str(self.graph.nodes[node].get("name", node))
            half, top = max(min(len(name), NARROW) * WIDE, len(name) * FONT_SIZE) / 2, y + self.radius(node)
            box = (x - half, top, x + half, top + HIGH * (wrapped(name, NARROW).count("\n") + 1))
            free = all(box[0] > b[2] or b[0] > box[2] or box[1] > b[3] or b[1] > box[3] for b in taken.values())
            if free and not any(box[0] < at[other][0] < box[2] and box[1] < at[other][1] < box[3] for other in shown):
                taken[node] = box
            if len(taken) == FEW:
                break
        return set(taken)

    def _node(self, node: str, at: tuple[float, float], captioned: bool) -> Node:
        data = self.graph.nodes[node]
        name = str(data.get("name", node))
        return Node(node, name if captioned else "", name, str(data.get("kind", "")), *at, self.radius(node), self.colours[node])


def look(graph: "nx.Graph[str]", colour: str = KIND, size: str = "degree", measured: Measured | None = None) -> Look:
    """`measured`: what is known of the graph already. Raises UsageError for a colour or a size that there is not."""
    if colour not in (KIND, COMMUNITY):
        raise UsageError(f"nodes cannot be coloured by '{colour}'; by {KIND} or {COMMUNITY}")
    if size not in SIZES:
        raise UsageError(f"nodes cannot be sized by '{size}'; by {', '.join(SIZES)}")
    measured = measured or Measured(graph)
    figures: dict[str, Mapping[str, Any]] = {"degree": {node: graph.degree(node) for node in graph}}
    if size == "between":
        figures["between"] = measured.between.values
    if size == "reach_2":
        figures["reach_2"] = measured.reach
    if colour == COMMUNITY:
        figures["community"] = measured.communities.of()
        shades = {node: PALETTE[number % len(PALETTE)] for node, number in figures["community"].items()}
        return Look(graph, figures, {node: shades.get(node, OTHER[0]) for node in graph}, size)
    return Look(graph, figures, {node: STYLES.get(str(graph.nodes[node].get("kind", "")), OTHER)[0] for node in graph}, size)
