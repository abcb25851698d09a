"""The figures of a network as tables, each with its sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import captions, layouts, netview, reads, tables
from dashboard.context import Context
from dashboard.markup import plain, safe, tag
from dashboard.tables import Sheet
from graph.words import bracketed, listed
from queries.net import paths, whatif
from queries.net.alliances import OfAlliance
from queries.net.figures import Figure
from queries.net.model import Facts, Projection, members
from queries.net.position import Position, says
from queries.net.shape import Shape

if TYPE_CHECKING:
    import networkx as nx

MARKS = {"star": "★", "square": "■", "triangle": "▲", "dot": "●", "box": "■"}
"""A character for each shape of a picture."""


def sentences(ctx: Context, figures: Sequence[Figure]) -> None:
    """One line a figure: what it is, how much, what it means."""
    lines = [
        tag("div", tag("b", safe(f"{one.caption[ctx.language]} {value(ctx, one)}")), " — ", safe(one.says[ctx.language])) for one in figures
    ]  # fmt: skip
    st.html(tag("div", *lines, css="gg-lines"))


def counted(ctx: Context, graph: "nx.Graph[str]", drawn: Sequence[str]) -> str:
    """Shown of all, in the same unit, and what was left out."""
    said = ctx.say("shown_of", n=len(drawn), m=len(graph))
    if len(drawn) == len(graph):
        return said
    groups, nodes, within = layouts.left_out(graph, drawn)
    return said + ctx.say("left_out", groups=groups, nodes=nodes, within=within)


def legend(ctx: Context, kinds: Iterable[str]) -> str:
    """HTML: each shape and colour with the kind that it stands for."""
    styles = {kind: netview.STYLES.get(kind, netview.OTHER) for kind in sorted(set(kinds))}
    parts = [
        f'<span style="color:{color}">{MARKS[shape]}</span> {safe(captions.kind(kind, ctx.language))}'
        for kind, (color, shape) in styles.items()
    ]
    return tag("small", "　".join(parts))


def value(ctx: Context, one: Figure) -> str:
    return ctx.say(f"method_{one.value}") if one.name == "method" else shown(one.value)


def shown(value: object) -> str:
    return "—" if value is None else f"{value:.3g}" if isinstance(value, float) else str(value)


def standings(ctx: Context, found: Position) -> Sheet:
    """All nodes in the order of the picture's sizes."""
    names = ("id", "rank", "name", "kind", "degree", "between", "parts", "bridges", "reach_2", "says")
    rows = [
        [row.id, row.rank, row.name, captions.kind(row.kind, ctx.language), row.degree, round(row.between, 4), sum(row.parts[1:]), row.bridges,
         row.reach_2, says(row)[ctx.language]]
        for row in found.standings
    ]  # fmt: skip
    return sheet(ctx, names, rows)


def sheet(ctx: Context, names: tuple[str, ...], rows: list[list[object]]) -> Sheet:
    return Sheet(names, tuple(ctx.say(f"column_{name}") for name in names), rows)


def losses(ctx: Context, graph: "nx.Graph[str]", offers: dict[str, set[str]]) -> Sheet:
    names = ("id", "rank", "name", "pairs", "apart", "needs")
    return sheet(ctx, names, [[getattr(one, name) for name in names] for one in whatif.losses(graph, offers)])


def alliances(ctx: Context, facts: Facts, wanted: Projection, found: Shape) -> Sheet:
    """Alliances × kinds of member, with what else is told of each."""
    inside = members(facts, wanted.asof)
    counts = {one.id: Counter(facts.bodies[member].kind for member in inside[one.id]) for one in found.alliances}
    kinds = sorted({kind for count in counts.values() for kind in count})
    names = ("id", "name", "members", *(f"kind_{kind}" for kind in kinds), "density", "idle", "lacks")
    titles = [ctx.say("column_id"), ctx.say("column_name"), ctx.say("column_members")]
    titles += [captions.kind(kind, ctx.language) for kind in kinds]
    titles += [ctx.say("column_density"), ctx.say("column_idle"), ctx.say("column_lacks")]
    rows = [
        [one.id, one.name, one.members, *(counts[one.id][kind] for kind in kinds), f"{one.worked} / {one.pairs}", one.idle, lacks(ctx, one)]
        for one in found.alliances
    ]
    return Sheet(names, tuple(titles), rows)


def lacks(ctx: Context, one: OfAlliance) -> str:
    kinds = (
        bracketed(kind, lack.trade, ctx.language) if lack.trade else kind
        for lack in one.lacks
        if (kind := captions.kind(lack.kind, ctx.language))
    )
    return listed(kinds, ctx.language)


def connected(ctx: Context, graph: "nx.Graph[str]", labels: dict[str, str], key: str) -> None:
    """Two to choose, and the few shortest ways between them as sentences."""
    left, right = st.columns(2)
    ends = [
        where.selectbox(ctx.say(text), list(labels), index=None, key=f"{text}-{key}", format_func=lambda id: labels.get(id, id),
                        filter_mode="contains", placeholder=ctx.say("type_or_choose"))
        for where, text in ((left, "net_from"), (right, "net_to"))
    ]  # fmt: skip
    a, b = ends
    if a is None or b is None or a == b:
        return
    found = paths.paths(graph, a, b)
    for one in found:
        st.markdown(f"- {plain(one.says[ctx.language])}")
    if not found:
        st.info(ctx.say("net_no_path"))


def offers(ctx: Context) -> dict[str, set[str]]:
    """Need -> who could meet it."""
    from queries.matching.read import problem

    return reads.computed(ctx, "givers", lambda: problem(reads.market(ctx)).givers())


def table(ctx: Context, found: Sheet, name: str, key: str) -> str | None:
    """Draws it with its file; the id in the row that was picked."""
    picked = tables.show(ctx, found, key=key, select=True)
    tables.offer(ctx, name, lambda: found, key=f"{key}-file", as_csv=True)
    return None if picked is None else str(found.rows[picked][0])
