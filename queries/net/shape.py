"""The shape of the network: who stands apart, which groups there are, how dense it is, whom alliances lack."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.header import Both
from queries.net.alliances import MONTHS, OfAlliance, Overlap, alliances, in_name_only, overlaps, two_new_outside
from queries.net.communities import Communities
from queries.net.figures import Figure, named, percent
from queries.net.measured import Measured
from queries.net.model import Facts, Projection

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class OfArea:
    """Organisations at home in a place below the area asked for: how many, links among them, and of how many pairs."""

    id: str
    name: str
    nodes: int
    links: int

    @property
    def density(self) -> float | None:
        return self.links / (self.nodes * (self.nodes - 1) / 2) if self.nodes > 1 else None


@dataclass(frozen=True, slots=True)
class Shape:
    """Lists hold ids in order. `idle` None: no activity or commitment was ever loaded, so nobody can be told from anybody."""

    figures: tuple[Figure, ...]
    isolates: tuple[str, ...]
    idle: tuple[str, ...] | None
    components: tuple[tuple[str, ...], ...]
    communities: Communities
    areas: tuple[OfArea, ...]
    alliances: tuple[OfAlliance, ...]
    overlaps: tuple[Overlap, ...]
    two_new_outside: tuple[str, ...]


def shape(
    graph: "nx.Graph[str]", facts: Facts | None = None, wanted: Projection | None = None, months: int = MONTHS,
    measured: Measured | None = None,
) -> Shape:  # fmt: skip
    """The shape of a graph; with the facts that it is a projection of, what only those tell about alliances and areas.

    `measured`: what is known of the graph already.
    """
    import networkx as nx

    isolates = tuple(sorted(node for node in graph if not graph.degree(node)))
    parts = sorted((tuple(sorted(part)) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    groups = (measured or Measured(graph)).communities
    idle = outside = None
    of_alliances: list[OfAlliance] = []
    shared: list[Overlap] = []
    areas: list[OfArea] = []
    if facts is not None and wanted is not None:
        idle, outside = in_name_only(facts, wanted, months), two_new_outside(facts, wanted)
        of_alliances, shared = alliances(facts, wanted, months), overlaps(facts, wanted)
        areas = _areas(graph, facts, wanted)
    figures = [*_size(graph), _apart(graph, isolates), _parts(graph, parts), _grouped(graph, groups)]
    if facts is not None:
        figures += [_idle(facts, idle, months), _lacking(of_alliances), _overlapping(facts, shared), _outside(facts, outside or [])]
    return Shape(
        tuple(figures), isolates, None if idle is None else tuple(idle), tuple(parts), groups, tuple(areas), tuple(of_alliances),
        tuple(shared), tuple(outside or ()),
    )  # fmt: skip


def _areas(graph: "nx.Graph[str]", facts: Facts, wanted: Projection) -> list[OfArea]:
    """The level below the area asked for: streets of a county, counties of the whole."""
    order = ("City", "County", "Street", "Community")
    level = facts.places.get(wanted.area, ("", "City"))[1]
    below = order[min(order.index(level) + 1, len(order) - 1)] if level in order else "County"
    inside: dict[str, set[str]] = defaultdict(set)
    for node in graph:
        for place in facts.bodies[node].within if node in facts.bodies else ():  # one that is only tried has no home
            if facts.places.get(place, ("", ""))[1] == below:
                inside[place].add(node)
    found = [OfArea(id, facts.places[id][0], len(nodes), graph.subgraph(nodes).number_of_edges()) for id, nodes in inside.items()]
    return sorted(found, key=lambda one: one.id)


def _name(graph: "nx.Graph[str]", node: str) -> str:
    return str(graph.nodes[node].get("name", node))


def _size(graph: "nx.Graph[str]") -> list[Figure]:
    nodes, links = len(graph), graph.number_of_edges()
    density = 2 * links / (nodes * (nodes - 1)) if nodes > 1 else None
    caption = Both("密度", "density")
    counted = Figure("nodes", nodes, Both("单位", "organisations"), Both(
        f"{nodes} 个单位、{links} 条联系" if nodes else "所选范围内没有单位：请放宽地区、类型或日期",
        f"{nodes} organisations and {links} links" if nodes else "Nobody is in what was chosen: widen area, kinds or date",
    ))  # fmt: skip
    if density is None:
        return [counted, Figure("density", None, caption, Both("不足两个单位，谈不上疏密", "Fewer than two: there is nothing to be dense"))]
    return [counted, Figure("density", density, caption, Both(
        f"每百对单位约有 {density * 100:.1f} 对有联系：只宜与规模相近的网络相比",
        f"About {density * 100:.1f} of every hundred pairs are linked: compare it only with networks of like size",
    ))]  # fmt: skip


def _apart(graph: "nx.Graph[str]", isolates: tuple[str, ...]) -> Figure:
    caption = Both("孤立单位", "isolates")
    if not isolates:
        return Figure("isolates", 0, caption, Both("没有孤立的单位", "Nobody stands alone"))
    first = named(_name(graph, node) for node in isolates)
    return Figure("isolates", len(isolates), caption, Both(
        f"{len(isolates)} 个单位没有任何联系，如 {first.zh}：请就近的联盟上门邀请",
        f"{len(isolates)} have no link at all, such as {first.en}: let the nearest alliance invite them",
    ))  # fmt: skip


def _parts(graph: "nx.Graph[str]", parts: list[tuple[str, ...]]) -> Figure:
    caption = Both("互不相连的部分", "components")
    joined = [part for part in parts if len(part) > 1]
    if len(joined) < 2:
        one = Both(
            "有联系的单位全都连在一起" if joined else "没有任何联系", "All that have a link are connected" if joined else "There is no link"
        )
        return Figure("components", len(parts), caption, one)
    share = len(parts[0]) / len(graph)
    return Figure("components", len(parts), caption, Both(
        f"网络分成 {len(joined)} 片（另有孤立单位 {len(parts) - len(joined)} 个），最大一片占 {percent(share)}：先在各片之间牵线",
        f"The network is in {len(joined)} pieces (and {len(parts) - len(joined)} single nodes), the largest holds {percent(share)}:"
        " link the pieces first",
    ))  # fmt: skip


def _grouped(graph: "nx.Graph[str]", found: Communities) -> Figure:
    caption = Both("社群", "communities")
    if not found.groups:
        return Figure("communities", 0, caption, Both("没有联系，也就没有社群", "Without links there are no communities"))
    first = named(_name(graph, max(group, key=lambda node: (graph.degree(node), node))) for group in found.groups)
    return Figure("communities", len(found.groups), caption, Both(
        f"来往较密的有 {len(found.groups)} 群，以 {first.zh} 为中心；划分{found.word.zh}（{found.agreement:.2f}）：活动可按群组织",
        f"{len(found.groups)} groups keep close, around {first.en}; the division is {found.word.en} ({found.agreement:.2f}):"
        " hold activities by group",
    ))  # fmt: skip


def _idle(facts: Facts, idle: list[str] | None, months: int) -> Figure:
    caption = Both("挂名成员", "members in name only")
    if idle is None:
        return Figure("in_name_only", None, caption, Both(
            "图中没有活动和认领台账，无法判断谁只是挂名：请先导入",
            "No activities or commitments are loaded, so it cannot be told: load those ledgers first"
        ))  # fmt: skip
    if not idle:
        return Figure(
            "in_name_only",
            0,
            caption,
            Both(f"近 {months} 个月每个成员都有活动或认领", f"Every member did something in the last {months} months"),
        )
    first = named(facts.bodies[id].name for id in idle)
    return Figure("in_name_only", len(idle), caption, Both(
        f"{len(idle)} 个成员近 {months} 个月既无活动也无认领，如 {first.zh}：请轴心党组织走访",
        f"{len(idle)} members took part in nothing for {months} months, such as {first.en}: have the axis visit them",
    ))  # fmt: skip


def _lacking(found: list[OfAlliance]) -> Figure:
    caption = Both("缺成员类型的联盟", "alliances that lack a kind of member")
    lacking = [one for one in found if one.lacks]
    if not lacking:
        return Figure(
            "lacking", 0, caption, Both("各联盟都有本区域已有的成员类型", "Each alliance has the kinds of member that its area has")
        )
    worst = max(lacking, key=lambda one: (len(one.lacks), one.id))
    first = named((one for lack in worst.lacks for one in lack.examples[:1]), 2)
    return Figure("lacking", len(lacking), caption, Both(
        f"{len(lacking)} 个联盟缺少本区域已有的成员类型，最多的是 {worst.name}：可邀请 {first.zh}",
        f"{len(lacking)} alliances lack a kind of member that their area has, most of all {worst.name}: invite {first.en}",
    ))  # fmt: skip


def _overlapping(facts: Facts, shared: list[Overlap]) -> Figure:
    caption = Both("成员重叠的联盟对", "pairs of alliances that share members")
    if not shared:
        return Figure("overlapping", 0, caption, Both("没有两个联盟有共同成员", "No two alliances share a member"))
    most = shared[0]
    a, b = facts.bodies[most.a].name, facts.bodies[most.b].name
    return Figure("overlapping", len(shared), caption, Both(
        f"{len(shared)} 对联盟有共同成员，最多的是 {a} 与 {b}（{most.shared} 个）：活动可以合办",
        f"{len(shared)} pairs of alliances share members, most {a} and {b} ({most.shared}): they could hold activities together",
    ))  # fmt: skip


def _outside(facts: Facts, outside: list[str]) -> Figure:
    caption = Both("未入盟的两新组织", "two-new organisations in no alliance")
    if not outside:
        return Figure("two_new_outside", 0, caption, Both("两新组织都已加入联盟", "Every two-new organisation is in an alliance"))
    first = named(facts.bodies[id].name for id in outside)
    return Figure("two_new_outside", len(outside), caption, Both(
        f"{len(outside)} 家两新组织未加入任何联盟，如 {first.zh}：请所在社区党组织邀请",
        f"{len(outside)} two-new organisations are in no alliance, such as {first.en}: let their community's party organisation invite them",
    ))  # fmt: skip
