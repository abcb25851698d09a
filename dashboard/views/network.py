"""The network of organisations: a neighbourhood first, what holds it together beside it, and what if somebody leaves."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import captions, cards, downloads, drawing, growth, layouts, netfigures, netfiles, netview, pickers, reads, tables
from dashboard.context import Context, context
from dashboard.drawn import COMMUNITY, KIND, SIZES, Look, look
from dashboard.markup import plain
from dashboard.netview import Edge, Node
from dashboard.parts import apart, tryout
from dashboard.parts.tryout import Tried
from graph.errors import AmbiguousName, UnknownName
from graph.schema import SCHEMA
from queries.net import whatif
from queries.net.alliances import MONTHS
from queries.net.choose import captions as kinds_called
from queries.net.choose import node_of
from queries.net.measured import Measured
from queries.net.model import KINDS, Projection, names_of, network
from queries.net.position import position
from queries.net.shape import Shape, shape

if TYPE_CHECKING:
    import networkx as nx

SELECTED, WISH = "network_selected", "network_wish"


@dataclass(frozen=True)
class Seen:
    """What the page shows: the network as it is (`base` names it), and as it would be with what is tried."""

    wanted: Projection
    whole: "nx.Graph[str]"
    graph: "nx.Graph[str]"
    tried: Tried
    base: str
    title: str

    @property
    def key(self) -> str:
        """Names the network as it would be."""
        return f"{self.base} - {self.tried.key}"


def show(ctx: Context) -> None:
    if cards.empty(ctx):
        return
    wanted = filters(ctx)
    key = " ".join([",".join(sorted(wanted.members)), ",".join(sorted(wanted.links)), wanted.area, str(wanted.folded)])
    whole = reads.computed(ctx, f"network {key}", lambda: network(reads.facts(ctx), wanted))
    title = names_of(reads.facts(ctx), wanted, kinds_called())[ctx.language]
    st.caption(plain(title))
    if not len(whole):
        st.info(ctx.say("net_nobody"))
        return
    labels = {node: called(whole, node) for node in whole}
    tried = tryout.chosen(ctx, whole, labels, key)
    seen = Seen(wanted, whole, whatif.changed(whole, tried.changes) if tried.anything else whole, tried, key, title)
    if tried.anything:
        effect(ctx, seen)
    labels |= tried.changes.joining
    picture(ctx, seen, labels)
    lists(ctx, seen, labels)


def filters(ctx: Context) -> Projection:
    """Which part of the network is looked at."""
    organisations = sorted({node.name for node in SCHEMA.nodes if node.label == "Organization" and node.kind} - {"Alliance"})
    first, second, third, fourth = st.columns([3, 3, 3, 3], vertical_alignment="bottom")
    with first:
        area = pickers.place(ctx, ctx.say("net_area"), key="network-area")
    with second:
        members = st.multiselect(
            ctx.say("net_members"),
            organisations,
            key="network-members",
            format_func=lambda kind: captions.kind(kind, ctx.language),
            placeholder=ctx.say("type_or_choose"),
        )
    with third:
        links = st.multiselect(
            ctx.say("net_links"), list(KINDS), key="network-links", format_func=lambda kind: KINDS[kind][ctx.language],
            placeholder=ctx.say("type_or_choose"),
        )  # fmt: skip
    with fourth:
        folded = st.toggle(ctx.say("net_folded"), key="network-folded", help=ctx.say("net_folded_help"))
    return Projection(ctx.asof, frozenset(members), frozenset(links), area or "", folded)


def called(graph: "nx.Graph[str]", node: str) -> str:
    data = graph.nodes[node]
    return " · ".join(filter(None, (data["name"], data["code"] or node.removeprefix("org:"))))


def effect(ctx: Context, seen: Seen) -> None:
    """Against the network as it is, or as it was on a date; a need is lost by who leaves, not by the calendar."""
    versus, before = seen.tried.versus, seen.whole
    if versus is not None:
        then = replace(seen.wanted, asof=versus)
        before = reads.computed(ctx, f"network {seen.base} {versus}", lambda: network(reads.facts(ctx), then))
    lost = whatif.lost_needs(netfigures.offers(ctx), seen.tried.changes.without)
    tryout.told(ctx, whatif.compared(before, seen.graph, lost, needs_called(ctx)))


def measured(ctx: Context, seen: Seen) -> Measured:
    """What takes long, found once for colours, sizes and tables."""
    return reads.computed(ctx, f"measured {seen.key}", lambda: Measured(seen.graph))


def needs_called(ctx: Context) -> dict[str, str]:
    return {need.id: need.name for need in reads.market(ctx).needs}


def picture(ctx: Context, seen: Seen, labels: dict[str, str]) -> None:
    """The surroundings of one node, else what hangs together most; the card of what was clicked beside it."""
    first, second, third = st.columns([4, 2, 2])
    there = [node for node in labels if node in seen.graph]
    with first:
        centre = st.selectbox(
            ctx.say("net_search"), there, index=None, key="network-centre", format_func=lambda id: labels.get(id, id), filter_mode="contains",
            placeholder=ctx.say("net_start"), accept_new_options=True,
        )  # fmt: skip
        centre = found_in(ctx, seen.graph, centre)
    colour = second.selectbox(
        ctx.say("net_colour"), [KIND, COMMUNITY], key="network-colour", format_func=lambda one: ctx.say(f"colour_{one}")
    )
    size = third.selectbox(ctx.say("net_size"), list(SIZES), key="network-size", format_func=lambda one: ctx.say(f"size_{one}"))
    looked = reads.computed(ctx, f"look {seen.key} {colour} {size}", lambda: look(seen.graph, colour, size, measured(ctx, seen)))
    left, right = st.columns([8, 4])
    with left:
        drawn(ctx, seen, looked, centre)
    with right:
        selected = st.session_state.get(SELECTED) or centre
        if selected:
            cards.show(ctx, selected)
        else:
            st.caption(ctx.say("click_a_member"))


def found_in(ctx: Context, graph: "nx.Graph[str]", text: str | None) -> str | None:
    """What was chosen from the list, or typed: a name, a code, pinyin or its first letters."""
    if text is None or text in graph:
        return text
    try:
        return node_of(graph, text)
    except AmbiguousName as error:
        st.warning(plain(ctx.say("ambiguous", name=text)) + "\n" + "\n".join(f"- {plain(one)}" for one in error.candidates))
    except UnknownName as error:
        near = ctx.say("nearest", names=error.nearest) if error.nearest else ""
        st.warning(plain(ctx.say("unknown_name", name=text) + near))
    return None


def drawn(ctx: Context, seen: Seen, looked: Look, centre: str | None) -> None:
    # Chosen and placed as in the network as it is: who stays does not move when something is tried.
    new = list(seen.tried.changes.joining)
    key = f"network-{centre or 'all'}-{seen.base}-{ctx.asof}"
    room = layouts.CAP - len(new)
    start = layouts.neighbourhood(seen.whole, None if centre in new else centre, room)
    at = reads.positions(ctx, f"network {seen.base} {centre or ''} {len(new)}", lambda: layouts.spring(seen.whole.subgraph(start)))
    grown = growth.grown(seen.whole, start, growth.opened_in(key), room)
    at = growth.remembered(key, grown, at, seen.whole)
    at = at | layouts.beside(seen.graph, new, at)
    shown = [node for node in (*grown.shown, *new) if node in seen.graph]
    nodes, edges = looked.model(shown, at)
    clicked = netview.clicks(netview.model(nodes, edges), key=key, wish=st.session_state.get(WISH))
    netview.follow(clicked.selected, key, SELECTED)
    if clicked.expand is not None and clicked.expand in seen.whole:
        growth.turned(key, clicked.expand)
        st.rerun()
    counted = netfigures.counted(ctx, seen.graph, shown)
    st.caption(plain(f"{counted} {ctx.say('net_double_click')}"))
    if "community" not in looked.figures:
        st.html(netfigures.legend(ctx, (node.style for node in nodes)))
    growth.told(ctx, key, grown, seen.whole)
    offered(ctx, seen, looked, (nodes, edges, at), counted)


def offered(ctx: Context, seen: Seen, looked: Look, made: tuple[list[Node], list[Edge], layouts.Positions], counted: str) -> None:
    """The picture, or the whole network for other tools, as a file; made when its button is pressed."""
    nodes, edges, at = made
    endings = [one for one in (*netfiles.PICTURES, *netfiles.DATA) if one != "png" or drawing.draws_chinese()]
    notes = [ctx.say("file_asof", asof=ctx.asof), counted]

    def content() -> bytes:
        return (
            netfiles.data(looked, ending, at) if ending in netfiles.DATA else netfiles.picture(nodes, edges, ending, seen.title, notes)[0]
        )

    with st.container(horizontal=True, vertical_alignment="bottom"):
        ending = st.selectbox(ctx.say("net_file"), endings, key="network-ending", format_func=lambda one: ctx.say(f"file_{one}"), width=300)
        st.download_button(
            ctx.say("download"), content, downloads.file_name(ctx.say("page_network"), str(ctx.asof), ending=ending), netfiles.MEDIA[ending],
            on_click="ignore", icon=":material/download:", key="network-file",
        )  # fmt: skip


def lists(ctx: Context, seen: Seen, labels: dict[str, str]) -> None:
    """The whole network as tables, the first in the order of the picture's sizes; only the open one is computed."""
    st.session_state["network-months"] = st.session_state.get("network-months", MONTHS)  # a field that is not drawn is forgotten
    opened = st.tabs([ctx.say(name) for name in LISTS], key=f"network-tabs-{ctx.language}", on_change="rerun")
    for show_list, tab in zip(LISTS.values(), opened, strict=True):
        if tab.open:
            with tab:
                show_list(ctx, seen, labels)


def standings(ctx: Context, seen: Seen, _labels: dict[str, str]) -> None:
    by = st.session_state.get("network-size", SIZES[0])
    place = reads.computed(ctx, f"position {seen.key} {by}", lambda: position(seen.graph, by, measured(ctx, seen)))
    netfigures.sentences(ctx, place.figures)
    picked = netfigures.table(ctx, netfigures.standings(ctx, place), ctx.say("tab_position"), "network-standings")
    netview.select(picked, "network-standings", SELECTED, WISH)


def formed(ctx: Context, seen: Seen) -> Shape:
    months = int(st.session_state["network-months"])

    def compute() -> Shape:
        return shape(seen.graph, reads.facts(ctx), seen.wanted, months, measured(ctx, seen))

    return reads.computed(ctx, f"shape {seen.key} {months}", compute)


def shapes(ctx: Context, seen: Seen, _labels: dict[str, str]) -> None:
    found = formed(ctx, seen)
    netfigures.sentences(ctx, found.figures)
    st.number_input(ctx.say("net_months"), min_value=1, max_value=120, key="network-months", width=300)
    netview.select(apart.lists(ctx, reads.facts(ctx), found), "network-lists", SELECTED, WISH)


def alliances(ctx: Context, seen: Seen, _labels: dict[str, str]) -> None:
    found = netfigures.alliances(ctx, reads.facts(ctx), seen.wanted, formed(ctx, seen))
    tables.show(ctx, found, key="network-alliances")
    tables.offer(ctx, ctx.say("tab_alliances"), lambda: found, key="network-alliances-file")


def lost(ctx: Context, seen: Seen, _labels: dict[str, str]) -> None:
    netfigures.table(ctx, netfigures.losses(ctx, seen.graph, netfigures.offers(ctx)), ctx.say("tab_losses"), "network-losses")


def connected(ctx: Context, seen: Seen, labels: dict[str, str]) -> None:
    netfigures.connected(ctx, seen.graph, {node: labels[node] for node in seen.graph}, seen.base)


LISTS: dict[str, Callable[[Context, Seen, dict[str, str]], None]] = {
    "tab_position": standings, "tab_shape": shapes, "tab_alliances": alliances, "tab_losses": lost, "tab_paths": connected,
}  # fmt: skip


if __name__ == "__main__":
    show(context())
