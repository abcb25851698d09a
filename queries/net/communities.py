"""Groups that are tied more closely inside than outside, and in one word how stable they are."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from queries.header import Both

if TYPE_CHECKING:
    import networkx as nx

SEED = 7
AGAIN = 4
"""Further runs, each with a seed of its own, that tell how stable the groups are."""
SMALL, LARGE = 2_000, 20_000  # links: up to which each run is the best of TRIALS, from which one further run has to do
TRIALS = 10
WORDS = ((0.9, Both("稳定", "stable")), (0.6, Both("大体稳定", "mostly stable")), (-1.0, Both("不稳定", "unstable")))


@dataclass(frozen=True, slots=True)
class Communities:
    """`groups`: ids, the largest group first, nodes without a link in none. `agreement`: adjusted Rand index of further runs
    with the first (1: the same groups each time, 0: no better than chance), `word` says it."""

    groups: tuple[tuple[str, ...], ...]
    agreement: float
    word: Both

    def of(self) -> dict[str, int]:
        """Node -> number of its group, from 0."""
        return {node: number for number, group in enumerate(self.groups) for node in group}


def communities(graph: "nx.Graph[str]") -> Communities:
    """Leiden's groups by weight, the same for the same graph."""
    edges = sorted((min(a, b), max(a, b), float(weight)) for a, b, weight in graph.edges(data="weight", default=1) if a != b)
    first = _groups(edges, SEED)
    runs = range(1, 2 if len(edges) > LARGE else AGAIN + 1) if len(first) > 1 else ()
    agreement = min((agreed(first, _groups(edges, SEED + run)) for run in runs), default=1.0)
    word = next(word for least, word in WORDS if agreement >= least)
    return Communities(tuple(first), round(agreement, 3), word)


def _groups(edges: list[tuple[str, str, float]], seed: int) -> list[tuple[str, ...]]:
    """By Microsoft's Leiden in Rust: on 50,000 links half a second, networkx's Louvain twenty."""
    from graspologic_native import leiden

    if not edges:
        return []
    found: dict[int, list[str]] = defaultdict(list)
    _, numbers = leiden(edges, seed=seed, iterations=3, trials=TRIALS if len(edges) <= SMALL else 1)
    for node in sorted(numbers):
        found[numbers[node]].append(node)
    return sorted(map(tuple, found.values()), key=lambda group: (-len(group), group))


def agreed(some: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> float:
    """Adjusted Rand index of two divisions of the same nodes."""
    where = {node: number for number, group in enumerate(others) for node in group}
    together = sum(comb(n, 2) for group in some for n in Counter(where[node] for node in group).values())
    a, b = (sum(comb(len(group), 2) for group in groups) for groups in (some, others))
    every = comb(len(where), 2)
    expected = a * b / every if every else 0.0
    most = (a + b) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)
