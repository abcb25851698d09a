"""Who holds the network together: links, brokers, articulation points, bridges, and how far each reaches."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from queries.header import Both
from queries.net.between import Between
from queries.net.cuts import separations
from queries.net.figures import Figure, named, percent
from queries.net.measured import Measured
from queries.net.model import by_kind
from queries.net.rust import bridges as bridges_of

if TYPE_CHECKING:
    import networkx as nx

ORDERS = ("between", "degree", "reach_1", "reach_2")


@dataclass(frozen=True, slots=True)
class Standing:
    """One node. `rank` is by the figure asked for, and those that are equal share it (1, 2, 2, 4).

    `degree` links, `by_kind` links of each kind, `between` share of pairs (0–1), `parts` the sizes of what its component
    falls into without it (empty: nothing does), `bridges` links of it that alone hold two parts together, `reach_1` and
    `reach_2` others within one and within two steps.
    """

    id: str
    name: str
    kind: str
    rank: int
    degree: int
    by_kind: dict[str, int]
    between: float
    parts: tuple[int, ...]
    bridges: int
    reach_1: int
    reach_2: int

    def as_json(self) -> dict[str, Any]:
        return {
            "rank": self.rank, "id": self.id, "name": self.name, "kind": self.kind, "degree": self.degree, "by_kind": self.by_kind,
            "between": self.between, "articulation": bool(self.parts), "parts": list(self.parts), "bridges": self.bridges,
            "reach_1": self.reach_1, "reach_2": self.reach_2, "says": {"zh": says(self).zh, "en": says(self).en},
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """All nodes by rank, the links that alone hold two parts together, and how betweenness was found."""

    standings: tuple[Standing, ...]
    bridges: tuple[tuple[str, str], ...]
    between: Between
    figures: tuple[Figure, ...]


def position(graph: "nx.Graph[str]", by: str = "between", measured: Measured | None = None) -> Position:
    """Ranks all nodes by one of ORDERS; equal ones are ordered by id. `measured`: what is known of the graph already.

    Raises UsageError for another order.
    """
    if by not in ORDERS:
        raise UsageError(f"nodes cannot be ranked by '{by}'; one of {', '.join(ORDERS)}")
    measured = measured or Measured(graph)
    between, reach = measured.between, measured.reach
    parts = separations(graph)
    bridges = bridges_of(graph)
    ends = Counter(node for edge in bridges for node in edge)
    rows = [
        Standing(
            node, graph.nodes[node].get("name", node), graph.nodes[node].get("kind", ""), 0, graph.degree(node), dict(by_kind(graph, node)),
            between.values[node], tuple(parts.get(node, ())), ends[node], graph.degree(node), reach[node],
        )
        for node in graph
    ]  # fmt: skip
    ranked = _ranked(rows, by)
    return Position(tuple(ranked), tuple(bridges), between, tuple(_figures(graph, ranked, between, bridges)))


def _ranked(rows: list[Standing], by: str) -> list[Standing]:
    from dataclasses import replace

    ordered = sorted(rows, key=lambda row: (-getattr(row, by), row.id))
    ranks: dict[float, int] = {}
    for number, row in enumerate(ordered, 1):
        ranks.setdefault(getattr(row, by), number)
    return [replace(row, rank=ranks[getattr(row, by)]) for row in ordered]


def says(row: Standing) -> Both:
    """What its place in the network means, and what to do."""
    if row.parts:
        rest = sum(row.parts[1:])
        return Both(
            f"{row.name} 一旦退出，{rest} 个单位与其余的断开：请先为它们另建一条联系",
            f"Without {row.name}, {rest} others are cut off from the rest: give them another link first",
        )
    if row.between > 0:
        return Both(
            f"{percent(row.between)} 的联系经过 {row.name}，但有别的路可走：适合做召集人",
            f"{percent(row.between)} of all connections run through {row.name}, and there are ways round: a good convenor",
        )
    if row.degree:
        return Both(
            f"{row.name} 不在任何两个单位之间：可请它多参加一个联盟或活动",
            f"{row.name} stands between no two others: invite it to one more alliance or activity",
        )
    return Both(f"{row.name} 没有任何联系：请先联系它", f"{row.name} has no link at all: get in touch with it first")


def _figures(graph: "nx.Graph[str]", rows: Sequence[Standing], between: Between, bridges: Sequence[tuple[str, str]]) -> list[Figure]:
    if not rows:
        empty = Both("所选范围内没有单位：请放宽地区、类型或日期", "Nobody is in what was chosen: widen area, kinds or date")
        return [Figure("nodes", 0, Both("单位", "organisations"), empty)]
    return [_method(between), _brokers(rows), _cutters(rows), _bridges(graph, bridges), _reach(rows)]


def _method(between: Between) -> Figure:
    caption = Both("计算方式", "method")
    if not between.error and between.pivots == len(between.values):
        return Figure(
            "method",
            "exact",
            caption,
            Both("中介程度逐对精确计算，可直接引用", "Betweenness was counted over every pair: quote it as it is"),
        )
    return Figure("method", "sampled", caption, Both(
        f"单位超过五千，中介程度由 {between.pivots} 个起点估算，最大值的误差约 ±{between.error:.2%}：相差更小的名次不要较真",
        f"More than 5,000 nodes: betweenness is estimated from {between.pivots} of them, the largest to about ±{between.error:.2%};"
        " do not read anything into smaller differences",
    ))  # fmt: skip


def _brokers(rows: Sequence[Standing]) -> Figure:
    caption = Both("最大中介程度", "largest betweenness")
    most = max(row.between for row in rows)
    first = named(row.name for row in rows if row.between == most)
    if not most:
        nobody = Both(
            "没有单位居间联系别的单位：网络还只是零散的点和对", "Nobody stands between others: so far there are only single nodes and pairs"
        )
        return Figure("between_max", 0.0, caption, nobody)
    return Figure("between_max", most, caption, Both(
        f"最多的联系经过 {first.zh}（{percent(most)}）：联络交给它最快，也要给它准备替补",
        f"Most connections run through {first.en} ({percent(most)}): the quickest to spread word, and in need of a stand-in",
    ))  # fmt: skip


def _cutters(rows: Sequence[Standing]) -> Figure:
    caption = Both("割点数", "articulation points")
    cutting = [row for row in rows if row.parts]
    if not cutting:
        fine = Both("任何一个单位退出，其余的仍然连着：结构稳，无需处理", "Whoever leaves, the others stay connected: sound, nothing to do")
        return Figure("articulation_points", 0, caption, fine)
    first = named(row.name for row in sorted(cutting, key=lambda row: (-sum(row.parts[1:]), row.id)))
    return Figure("articulation_points", len(cutting), caption, Both(
        f"{len(cutting)} 个单位一退出就有别的单位断开，先看 {first.zh}：给依靠它们的单位再牵一条线",
        f"{len(cutting)} nodes cut others off when they leave, first {first.en}: give those that hang on them a second link",
    ))  # fmt: skip


def _bridges(graph: "nx.Graph[str]", bridges: Sequence[tuple[str, str]]) -> Figure:
    caption = Both("桥的数量", "bridges")
    inner = [edge for edge in bridges if min(graph.degree(edge[0]), graph.degree(edge[1])) > 1]
    if not bridges:
        fine = Both("没有哪一条联系是唯一的通道", "No link is the only way between two parts")
        return Figure("bridges", 0, caption, fine)
    if not inner:
        hanging = Both(
            f"{len(bridges)} 条联系都只挂着一个单位：让这些单位再认识一家",
            f"Each of {len(bridges)} links holds one node only: bring those to a second partner",
        )
        return Figure("bridges", len(bridges), caption, hanging)
    first = named("—".join(graph.nodes[node].get("name", node) for node in edge) for edge in inner)
    return Figure("bridges", len(bridges), caption, Both(
        f"{len(bridges)} 条联系是唯一通道，其中 {len(inner)} 条连着两片单位，如 {first.zh}：断一条就少一片",
        f"{len(bridges)} links are the only way, {len(inner)} of them between two groups, such as {first.en}: losing one loses a group",
    ))  # fmt: skip


def _reach(rows: Sequence[Standing]) -> Figure:
    middle = sorted(row.reach_2 for row in rows)[len(rows) // 2]
    others = max(len(rows) - 1, 1)
    widest = max(rows, key=lambda row: (row.reach_2, row.degree))
    caption = Both("两步可达（中位数）", "reach in two steps (median)")
    if not widest.degree:
        alone = Both("单位之间没有任何联系：先建联盟或办一次活动", "Nobody is linked with anybody: begin with an alliance or an activity")
        return Figure("reach_2_median", 0, caption, alone)
    return Figure("reach_2_median", middle, caption, Both(
        f"半数单位经两步至多找到 {middle} 个单位（{percent(middle / others)}），最广的是 {widest.name}（{widest.reach_2} 个）：通知从它发起",
        f"Half of all reach at most {middle} others in two steps ({percent(middle / others)}); {widest.name} reaches most"
        f" ({widest.reach_2}): start a call from there",
    ))  # fmt: skip
