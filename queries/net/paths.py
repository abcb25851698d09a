"""How two are connected: the few shortest paths, each as one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.errors import UnknownName, UsageError
from graph.words import listed
from queries.header import Both
from queries.net.model import link_called

if TYPE_CHECKING:
    import networkx as nx

FEW = 3


@dataclass(frozen=True, slots=True)
class Path:
    """Ids from A to B, and the sentence that tells the way."""

    nodes: tuple[str, ...]
    says: Both

    @property
    def steps(self) -> int:
        return len(self.nodes) - 1


def paths(graph: "nx.Graph[str]", a: str, b: str, few: int = FEW) -> list[Path]:
    """The `few` shortest ways from A to B without a node twice, the shortest first; none where they are not connected.

    Raises UnknownName for a node that is not in the network, UsageError where A is B.
    """
    import networkx as nx

    for end in (a, b):
        if end not in graph:
            raise UnknownName("node of this network", end)
    if a == b:
        raise UsageError("a path leads from one to another; give two different ones")
    if not nx.has_path(graph, a, b):
        return []
    found: Iterator[list[str]] = nx.shortest_simple_paths(graph, a, b)
    return [Path(tuple(way), sentence(graph, way)) for way in islice(found, few)]


def sentence(graph: "nx.Graph[str]", way: list[str]) -> Both:
    """甲 —（同属联盟，2019-05-01 起）— 联盟 —（…）— 乙，共 2 步."""
    names = [str(graph.nodes[node].get("name", node)) for node in way]
    links = [_link(graph, a, b) for a, b in pairwise(way)]
    zh = names[0] + "".join(f" —（{link.zh}）— {name}" for link, name in zip(links, names[1:], strict=True))
    en = names[0] + "".join(f" — ({link.en}) — {name}" for link, name in zip(links, names[1:], strict=True))
    steps = len(links)
    return Both(f"{zh}，共 {steps} 步", f"{en}: {steps} {'step' if steps == 1 else 'steps'}")


def _link(graph: "nx.Graph[str]", a: str, b: str) -> Both:
    found = graph.edges[a, b]
    kinds = [link_called(kind) for kind in found.get("kinds", ())] or [Both("有联系", "linked")]
    since = found.get("since", "")
    return Both(
        listed((kind.zh for kind in kinds), "zh") + (f"，{since} 起" if since else ""),
        listed((kind.en for kind in kinds), "en") + (f", since {since}" if since else ""),
    )
