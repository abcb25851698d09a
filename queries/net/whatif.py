"""What if: a member or a link less or more, two dates side by side, and whose loss would hurt most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING, Any

from graph.errors import UnknownName, UsageError
from queries.header import Both
from queries.net.cuts import lost_pairs, separations
from queries.net.figures import Figure, named
from queries.net.measured import reaches
from queries.net.model import ADDED

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Changes:
    """What is tried: nodes and links to take out, nodes (id -> name) and links to put in."""

    without: frozenset[str] = frozenset()
    unlinked: frozenset[tuple[str, str]] = frozenset()
    joining: Mapping[str, str] = field(default_factory=dict)
    linked: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class State:
    """A network in a few numbers: `largest` nodes in its biggest component, `reach` others that a node reaches in two steps
    on average, `isolates` nodes without a link."""

    nodes: int
    links: int
    components: int
    largest: int
    isolates: int
    reach: float

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Effect:
    """`apart`: groups of ids that were connected with the rest and are not any more, the largest first; `lost_needs`: needs
    whose every offer is gone; `joined`, `left`, `new_links`, `lost_links`: what differs."""

    before: State
    after: State
    apart: tuple[tuple[str, ...], ...]
    lost_needs: tuple[str, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]
    new_links: tuple[tuple[str, str], ...]
    lost_links: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """One node gone: `pairs` of others that can no longer reach each other, `apart` others cut off from the largest part,
    `needs` that lose their only offer. Equal losses share a rank."""

    rank: int
    id: str
    name: str
    pairs: int
    apart: int
    needs: int


def state(graph: "nx.Graph[str]") -> State:
    import networkx as nx

    parts = [len(part) for part in nx.connected_components(graph)]
    alone = sum(not degree for _, degree in graph.degree())
    reach = round(fmean(reaches(graph).values()), 2) if parts else 0.0
    return State(len(graph), graph.number_of_edges(), len(parts), max(parts, default=0), alone, reach)


def changed(graph: "nx.Graph[str]", changes: Changes) -> "nx.Graph[str]":
    """The graph as it would be. Raises UnknownName for a node that is not in it, UsageError for a link."""
    there = graph.nodes | changes.joining.keys()
    ends = {end for edge in (*changes.unlinked, *changes.linked) for end in edge}
    for id in sorted({*changes.without, *ends} - there):
        raise UnknownName("node of this network", id)
    found = graph.copy()
    for id, name in changes.joining.items():
        found.add_node(id, name=name, kind="", code="")
    for a, b in sorted(changes.linked):
        if a == b:
            raise UsageError(f"'{a}' cannot be linked with itself")
        if not found.has_edge(a, b):
            found.add_edge(a, b, kinds=(ADDED,), weight=1, since="", ties=())
    for a, b in sorted(changes.unlinked):
        if not graph.has_edge(a, b):
            raise UsageError(f"there is no link between '{a}' and '{b}' to take out")
        found.remove_edge(a, b)
    found.remove_nodes_from(changes.without)
    return found


def lost_needs(offers: Mapping[str, Iterable[str]], without: Iterable[str]) -> list[str]:
    """Needs that had an offer and have none once those nodes are gone."""
    gone = set(without)
    return sorted(need for need, by in offers.items() if (givers := set(by)) and givers <= gone)


def compared(before: "nx.Graph[str]", after: "nx.Graph[str]", lost: Sequence[str] = (), needs: Mapping[str, str] | None = None) -> Effect:
    """Two networks side by side, such as those of two dates."""
    then, now = state(before), state(after)
    old, new = ({(min(edge), max(edge)) for edge in graph.edges} for graph in (before, after))
    apart = _apart(before, after)
    joined, left = sorted(set(after) - set(before)), sorted(set(before) - set(after))
    figures = [
        _membership(before, after, joined, left), _largest(then, now), _fallen(after, apart), _reached(then, now), _unmet(lost, needs or {}),
    ]  # fmt: skip
    return Effect(
        then, now, tuple(apart), tuple(lost), tuple(joined), tuple(left), tuple(sorted(new - old)), tuple(sorted(old - new)), tuple(figures)
    )


def losses(graph: "nx.Graph[str]", offers: Mapping[str, Iterable[str]] | None = None) -> list[Loss]:
    """Nodes whose loss cuts others off or leaves a need without an offer, the worst first: by pairs, then needs."""
    parts = separations(graph)
    only: dict[str, int] = {}
    for by in (offers or {}).values():
        if len(givers := set(by)) == 1:
            giver = givers.pop()
            only[giver] = only.get(giver, 0) + 1
    hurt = {id: (lost_pairs(parts.get(id, [])), only.get(id, 0)) for id in {*parts, *only} if id in graph}
    ordered = sorted(hurt, key=lambda id: (-hurt[id][0], -hurt[id][1], id))
    ranks: dict[tuple[int, int], int] = {}
    for number, id in enumerate(ordered, 1):
        ranks.setdefault(hurt[id], number)
    name = graph.nodes
    return [Loss(ranks[hurt[id]], id, name[id].get("name", id), hurt[id][0], sum(parts.get(id, [0])[1:]), hurt[id][1]) for id in ordered]


def _apart(before: "nx.Graph[str]", after: "nx.Graph[str]") -> list[tuple[str, ...]]:
    """Of each old component what stays of it beside its largest piece."""
    import networkx as nx

    piece = {node: number for number, part in enumerate(nx.connected_components(after)) for node in part}
    found = []
    for part in nx.connected_components(before):
        pieces: dict[int, list[str]] = {}
        for node in part:
            if node in piece:
                pieces.setdefault(piece[node], []).append(node)
        kept = sorted((tuple(sorted(nodes)) for nodes in pieces.values()), key=lambda nodes: (-len(nodes), nodes))
        found += kept[1:]
    return sorted(found, key=lambda nodes: (-len(nodes), nodes))


def _names(graph: "nx.Graph[str]", ids: Iterable[str]) -> Both:
    return named(graph.nodes[id].get("name", id) for id in ids)


def _membership(before: "nx.Graph[str]", after: "nx.Graph[str]", joined: Sequence[str], left: Sequence[str]) -> Figure:
    caption = Both("成员变化", "who came and went")
    if not joined and not left:
        return Figure("nodes", 0, caption, Both("单位没有增减", "The same organisations as before"))
    came, went = _names(after, joined), _names(before, left)
    zh = [f"新增 {len(joined)} 个：{came.zh}"] * bool(joined) + [f"减少 {len(left)} 个：{went.zh}"] * bool(left)
    en = [f"{len(joined)} more: {came.en}"] * bool(joined) + [f"{len(left)} fewer: {went.en}"] * bool(left)
    return Figure("nodes", len(after) - len(before), caption, Both("；".join(zh), "; ".join(en)))


def _largest(then: State, now: State) -> Figure:
    caption = Both("最大一片", "biggest component")
    if then.largest == now.largest:
        return Figure("largest", 0, caption, Both(f"最大一片仍是 {now.largest} 个单位", f"The biggest component still has {now.largest}"))
    zh, en = ("缩小", "shrinks") if now.largest < then.largest else ("扩大", "grows")
    return Figure("largest", now.largest - then.largest, caption, Both(
        f"最大一片由 {then.largest} 个单位{zh}到 {now.largest} 个", f"The biggest component {en} from {then.largest} to {now.largest}"
    ))  # fmt: skip


def _fallen(after: "nx.Graph[str]", apart: Sequence[tuple[str, ...]]) -> Figure:
    caption = Both("断开的部分", "parts that fall off")
    if not apart:
        return Figure("apart", 0, caption, Both("没有单位因此断开", "Nobody is cut off by it"))
    first, count = _names(after, apart[0]), sum(map(len, apart))
    return Figure("apart", count, caption, Both(
        f"{count} 个单位分成 {len(apart)} 片断开，最大的有 {first.zh}：先给它们另找一条联系",
        f"{count} are cut off in {len(apart)} parts, the largest with {first.en}: find them another link first",
    ))  # fmt: skip


def _reached(then: State, now: State) -> Figure:
    return Figure("reach", round(now.reach - then.reach, 2), Both("平均两步可达", "mean reach in two steps"), Both(
        f"平均每个单位两步可达由 {then.reach} 个变为 {now.reach} 个",
        f"On average {then.reach} others were within two steps, and {now.reach} would be",
    ))  # fmt: skip


def _unmet(lost: Sequence[str], needs: Mapping[str, str]) -> Figure:
    caption = Both("失去唯一资源的需求", "needs that lose their only offer")
    if not lost:
        return Figure("lost_needs", 0, caption, Both("没有需求因此失去唯一的资源", "No need loses its only offer"))
    first = named(needs.get(id, id) for id in lost)
    return Figure("lost_needs", len(lost), caption, Both(
        f"{len(lost)} 项需求失去唯一能满足它的资源：{first.zh}。请先找到替代",
        f"{len(lost)} needs lose the only offer that could meet them: {first.en}. Find another first"
    ))  # fmt: skip
