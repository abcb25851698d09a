"""A picture that grows: a double click opens the neighbours of a node, another puts them away again; nobody else moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import layouts
from dashboard.context import Context
from dashboard.markup import plain

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Grown:
    """`shown` in the order in which it came. By node that was opened: `added` nodes, and `missing` neighbours that found no room.

    `put_away`: how many nodes of the beginning made room.
    """

    shown: tuple[str, ...]
    added: Mapping[str, int]
    missing: Mapping[str, int]
    put_away: int


def grown(graph: "nx.Graph[str]", start: Sequence[str], opened: Sequence[str], cap: int = layouts.CAP) -> Grown:
    """`start` and, one after the other, the neighbours of what was opened, the busiest first: `cap` nodes at most.

    Where they find no room, the last of `start` make it, save what was opened itself and its neighbours.
    """
    shown, kept, added = list(start), set(start[:1]), dict[str, int]()
    for hub in opened:
        if hub not in shown:
            continue  # what had brought it was put away
        near = sorted(graph[hub], key=lambda node: (-graph.degree(node), node))
        kept |= {hub, *near}
        new = [node for node in near if node not in shown]
        for node in reversed(start):
            if len(shown) + len(new) <= cap:
                break
            if node in shown and node not in kept:
                shown.remove(node)
        added[hub] = min(len(new), max(cap - len(shown), 0))
        shown += new[: added[hub]]
    missing = {hub: sum(node not in shown for node in graph[hub]) for hub in added}
    return Grown(tuple(shown), added, missing, sum(node not in shown for node in start))


def placed(found: Grown, at: layouts.Positions, graph: "nx.Graph[str]") -> layouts.Positions:
    """Where everything shown stands: what has a place in `at` keeps it."""
    all_at = dict(at)
    for hub in found.added:
        all_at |= layouts.around(hub, [node for node in found.shown if node in graph[hub] and node not in all_at], all_at)
    return all_at


def turned(key: str, node: str) -> None:
    """Opens a node of the picture `key`, or puts away again what it had opened."""
    opened = opened_in(key)
    st.session_state[_opened(key)] = [one for one in opened if one != node] if node in opened else [*opened, node]


def opened_in(key: str) -> list[str]:
    found: list[str] = st.session_state.get(_opened(key), [])
    return found


def remembered(key: str, found: Grown, at: layouts.Positions, graph: "nx.Graph[str]") -> layouts.Positions:
    """As `placed`; a node keeps its place as long as the session lasts, whatever else is put away."""
    places: layouts.Positions = placed(found, at | st.session_state.get(f"{key}-places", {}), graph)
    st.session_state[f"{key}-places"] = places
    return places


def told(ctx: Context, key: str, found: Grown, graph: "nx.Graph[str]") -> None:
    """What was opened, what found no room, and the way back to the beginning."""
    if not found.added:
        return
    names = {hub: str(graph.nodes[hub].get("name", hub)) for hub in found.added}
    said = [ctx.say("net_opened", names=[f"{names[hub]} (+{count})" for hub, count in found.added.items()])]
    said += [ctx.say("net_no_room", name=names[hub], n=count) for hub, count in found.missing.items() if count]
    said += [ctx.say("net_put_away", n=found.put_away)] * bool(found.put_away)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(" ".join(said)))
        st.button(ctx.say("net_again"), key="network-again", icon=":material/restart_alt:", on_click=_begin, args=(key,))


def _begin(key: str) -> None:
    st.session_state.pop(_opened(key), None)


def _opened(key: str) -> str:
    return f"{key}-opened"
