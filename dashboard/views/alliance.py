"""Party-building alliances: a picture in which a click selects, the card of what is selected, and the tables beside it."""

from dataclasses import dataclass
from typing import Any

import networkx as nx
import streamlit as st

from dashboard import captions, cards, downloads, layouts, netfigures, netview, reads, tables
from dashboard.context import Context, context
from dashboard.markup import plain
from dashboard.netview import Edge, Node
from graph.database import Rows
from graph.words import bracketed, listed
from queries.catalogue import Question, catalogue
from queries.net.model import ALLIANCE

# With more nodes only alliances and those that link them have a caption: the others show theirs under the pointer.
FEW = 70
SELECTED = "alliance_selected"
WISH = "alliance_wish"
ALL = "*"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn of `graph`."""

    graph: "nx.Graph[str]"
    shown: list[str]
    positions: layouts.Positions


def show(ctx: Context) -> None:
    if cards.empty(ctx):
        return
    overview = reads.answered(ctx, "alliances")
    if not overview.rows:
        st.info(ctx.say("no_alliances"))
        return
    alliance = pick(ctx, overview)
    picture = arranged(ctx, alliance)
    left, right = st.columns([8, 4])
    with left:
        drawn(ctx, picture, alliance)
    with right:
        selected = st.session_state.get(SELECTED) or alliance
        if selected:
            card(ctx, selected)
        else:
            st.caption(ctx.say("click_a_member"))
    lists(ctx, alliance, overview)


def pick(ctx: Context, overview: Rows) -> str | None:
    """One alliance, to begin with the one of most members; None for all."""
    rows = overview.dicts()
    labels = {ALL: ctx.say("all_alliances", n=len(rows))}
    labels |= {row["id"]: f"{row['name']} · {ctx.say('n_members', n=row['members'])} · {row['place'] or '—'}" for row in rows}
    first = max(rows, key=lambda row: row["members"])["id"]
    chosen = st.selectbox(
        ctx.say("alliance"), list(labels), index=list(labels).index(first), key="alliance-picked", format_func=lambda id: labels.get(id, id),
        filter_mode="contains", persist_state="session", on_change=forget,
    )  # fmt: skip
    return None if chosen == ALL else chosen


def forget() -> None:
    st.session_state.pop(SELECTED, None)


def arranged(ctx: Context, alliance: str | None) -> Picture:
    """At most as many nodes as a reader can take in, each at its place."""
    graph = reads.alliances(ctx, alliance or "")
    shown = layouts.cut(graph, centre=alliance)
    part = graph.subgraph(shown)

    def compute() -> layouts.Positions:
        if alliance is None:
            return layouts.spring(part)
        inner = sorted((node for node in part if part.nodes[node]["kind"] != ALLIANCE), key=lambda node: (part.nodes[node]["kind"], node))
        outer = sorted(node for node in part if part.nodes[node]["kind"] == ALLIANCE and node != alliance)
        linked = [(a, b) if part.nodes[b]["kind"] == ALLIANCE else (b, a) for a, b in part.edges]
        return layouts.rings(alliance, inner, outer, linked)

    return Picture(graph, shown, reads.positions(ctx, f"alliance {alliance or ''}", compute))


def model(ctx: Context, picture: Picture, alliance: str | None) -> Any:
    part = picture.graph.subgraph(picture.shown)
    few = len(part) <= FEW
    nodes = [node(ctx, picture.graph, id, picture.positions[id], few, id == alliance) for id in picture.shown]
    edges = [Edge(a, b, dashed=part.edges[a, b]["role"] != "轴心") for a, b in sorted((min(edge), max(edge)) for edge in part.edges)]
    return netview.model(nodes, edges)


def node(ctx: Context, graph: "nx.Graph[str]", id: str, at: tuple[float, float], few: bool, central: bool) -> Node:
    """Size by how much it links; the caption where there is room for it."""
    found, degree = graph.nodes[id], graph.degree(id)
    hint = f"{found['name']} · {captions.kind(found['kind'], ctx.language)} · {ctx.say('n_links', n=degree)}"
    named = few or found["kind"] == ALLIANCE
    size = 30 if central else min(26, 10 + 2 * degree)
    return Node(id, found["name"] if named else "", hint, found["kind"], *at, size)


def drawn(ctx: Context, picture: Picture, alliance: str | None) -> None:
    """The panel, what it leaves out, what its shapes mean, and the picture as a file."""
    net = model(ctx, picture, alliance)
    key = f"net-{alliance or 'all'}-{ctx.asof}"
    netview.follow(netview.panel(net, key=key, wish=st.session_state.get(WISH)), key, SELECTED)
    st.caption(plain(netfigures.counted(ctx, picture.graph, picture.shown)))
    st.html(netfigures.legend(ctx, (picture.graph.nodes[id]["kind"] for id in picture.shown)))
    title = picture.graph.nodes[alliance]["name"] if alliance else ctx.say("page_alliance")
    st.download_button(
        ctx.say("download_html"), lambda: netview.page(model(ctx, picture, alliance), title, notes(ctx, picture)),
        downloads.file_name(title, str(ctx.asof), ending="html"), "text/html", on_click="ignore", icon=":material/download:", key="net-html",
    )  # fmt: skip


def notes(ctx: Context, picture: Picture) -> list[str]:
    made_up = [ctx.say("synthetic")] if reads.synthetic(ctx) else []
    return [ctx.say("file_asof", asof=ctx.asof), netfigures.counted(ctx, picture.graph, picture.shown), *made_up]


def card(ctx: Context, id: str) -> None:
    """Its properties and the alliances that it belongs to, or its number of members."""
    whole = reads.alliances(ctx)
    if id not in whole:
        cards.show(ctx, id)
        return
    others = sorted(whole.neighbors(id))
    if whole.nodes[id]["kind"] == ALLIANCE:
        cards.show(ctx, id, [(ctx.say("members"), str(len(others)))])
        return
    roles = {other: captions.choice("MEMBER_OF", "role", whole.edges[id, other]["role"], ctx.language) for other in others}
    said = [
        bracketed(whole.nodes[other]["name"], roles[other], ctx.language) if roles[other] else whole.nodes[other]["name"]
        for other in others
    ]
    cards.show(ctx, id, [(ctx.say("belongs_to", n=len(others)), listed(said, ctx.language))])


def lists(ctx: Context, alliance: str | None, overview: Rows) -> None:
    """All that the picture stands for, as tables."""
    first, second = st.tabs([ctx.say("members") if alliance else ctx.say("alliances"), ctx.say("who_links")])
    with first:
        question = catalogue().question("alliance-members" if alliance else "alliances")
        found = reads.answered(ctx, "alliance-members", alliance=alliance) if alliance else overview
        table(ctx, question, found, key=f"members-{alliance or 'all'}")
        if gone := reads.answered(ctx, "alliance-gone", alliance=alliance or "").dicts():
            names = [bracketed(one["name"], one["alliance"], ctx.language) for one in gone[:50]]
            st.warning(plain(ctx.say("members_gone", n=len(gone), names=names)))
    with second:
        st.caption(ctx.say("who_links_help"))
        question = catalogue().question("alliance-bridges")
        table(ctx, question, reads.answered(ctx, question.id), key=f"bridges-{alliance or 'all'}")


def table(ctx: Context, question: Question, found: Rows, *, key: str) -> None:
    """A row that is picked is selected in the picture too, if it is there."""
    sheet = tables.of(ctx, question, found)
    picked = tables.show(ctx, sheet, key=key, select=True)
    tables.offer(ctx, question.title[ctx.language], lambda: sheet, key=f"{key}-file")
    id = found.rows[picked][found.columns.index("id")] if picked is not None else None
    netview.select(id, key, SELECTED, WISH)


if __name__ == "__main__":
    show(context())
