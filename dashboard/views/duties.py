"""Who answers everywhere: a heat map of places and kinds of problem, and the duties behind each cell."""

from typing import Any

import streamlit as st

from dashboard import captions, cards, downloads, heatmap, pickers, reads, tables
from dashboard.context import Context, context
from dashboard.duty_files import Words, matrix_book, said
from dashboard.markup import plain
from dashboard.picked import customdata, fresh
from dashboard.tables import Sheet
from dashboard.views import owner
from graph.errors import UsageError
from graph.words import bracketed, listed
from queries.duties import CityMatrix, city_matrix
from queries.ownership.answer import VERDICTS
from queries.ownership.matrix import Cell

KINDS = ("Street", "Community", "Grid", "Compound")
COUNTS = ("place", "within", *VERDICTS, "nobody", "id")
LISTED = ("place", "within", "category", "verdict", "bodies", "catch_all", "id")


def show(ctx: Context) -> None:
    if cards.empty(ctx):
        return
    place, kind = where(ctx)
    found = matrix_of(ctx, place, kind)
    if found is None:
        return
    totals(ctx, found)
    picture(ctx, found)
    cell(ctx)
    for title, cells in (("duties_overlaps", found.overlaps), ("duties_vacuums", found.vacuums)):
        cell_list(ctx, found, title, cells)
    with st.expander(ctx.say("duties_counts")):
        tables.show(ctx, counts(ctx, found), key=f"duties-counts-{place}-{kind}")
    offer(ctx, found)


def where(ctx: Context) -> tuple[str | None, str]:
    """The part of the city, and the kind of place that has a row each."""
    left, right = st.columns([3, 2])
    with left:
        place = pickers.place(ctx, ctx.say("place"), key="duties-place")
    with right:
        kind = st.segmented_control(
            ctx.say("duties_rows"), list(KINDS), default="Street", format_func=lambda one: captions.kind(one, ctx.language), key="duties-kind",
            required=True,
        )  # fmt: skip
    return place, str(kind)


def matrix_of(ctx: Context, place: str | None, kind: str) -> CityMatrix | None:
    """None, with a line that says why, where there is nothing to draw."""

    def read() -> CityMatrix | str:
        try:
            return city_matrix(ctx.database, place, ctx.asof, (kind,))
        except UsageError as error:
            return str(error)

    found = reads.shared(ctx, f"duties {place or ''} {kind}", read)
    if isinstance(found, CityMatrix):
        return found
    st.info(plain(found))
    return None


def totals(ctx: Context, found: CityMatrix) -> None:
    total = found.total
    names = [f"**{total[verdict]}** {ctx.say(f'column_{verdict}')}" for verdict in (*VERDICTS, "nobody") if total[verdict]]
    st.markdown(" · ".join(names))


def picture(ctx: Context, found: CityMatrix) -> None:
    """The heat map; a click chooses the cell whose duties are shown below it."""
    places = found.matrix.places[: max(1, heatmap.MOST // max(1, len(found.matrix.leaves)))]
    if len(places) < len(found.matrix.places):
        st.caption(ctx.say("duties_cut", n=len(places), m=len(found.matrix.places)))
    words = Words(ctx.language)
    figure = heatmap.figure(
        [
            heatmap.Square(place, leaf, one.verdict, f"{found.name(place)} · {found.name(leaf)}\n{said(found, words, one)}")
            for place in places
            for leaf in found.matrix.leaves
            if (one := found.matrix.at(place, leaf))
        ],
        {place: found.name(place) for place in places},
        {leaf: found.name(leaf) for leaf in found.matrix.leaves},
        {verdict: ctx.say(f"column_{verdict}") for verdict in VERDICTS},
    )
    state = st.plotly_chart(
        figure, key=f"duties-map-{found.top}-{len(places)}", on_select="rerun", selection_mode="points", theme=None,
        config={"displayModeBar": False}, alt=ctx.say("page_duties"),
    )  # fmt: skip
    st.caption(ctx.say("duties_help"))
    if picked := fresh("duties-map", customdata(state)):
        choose(*picked)


def choose(place: str, category: str) -> None:
    st.session_state["duties_cell"] = [place, category]


def cell(ctx: Context) -> None:
    """The single answer of the chosen cell: it is what the heat map says, with its duties and reasons."""
    chosen = st.session_state.get("duties_cell")
    if not chosen or chosen[0] not in reads.places(ctx).by_id or chosen[1] not in reads.categories(ctx):
        return
    found = owner.asked(ctx, chosen[0], chosen[1], None)
    owner.verdict(ctx, found)
    owner.slots(ctx, found)
    owner.why(ctx, found)
    owner.details(ctx, found)


def cell_list(ctx: Context, found: CityMatrix, title: str, cells: list[tuple[str, str, Cell]]) -> None:
    """Every cell of the kind, as a table; picking a row shows its duties above."""
    st.subheader(bracketed(ctx.say(title), len(cells), ctx.language))
    most = int(ctx.database.settings["GOVGRAPH_ROWS"])
    if len(cells) > most:
        st.caption(ctx.say("first_rows", n=most, m=len(cells)))
    at = tables.show(ctx, cell_sheet(ctx, found, cells[:most]), key=f"{title}-{found.top}-{len(cells)}", select=True)
    if picked := fresh(title, cells[at][:2] if at is not None else None):
        choose(*picked)
        st.rerun()


def cell_sheet(ctx: Context, found: CityMatrix, cells: list[tuple[str, str, Cell]]) -> Sheet:
    rows: list[list[Any]] = [
        [
            found.name(place), " › ".join(reversed(found.above(place))), " › ".join(found.path(category)), ctx.say(f"verdict_{one.verdict}"),
            listed(map(found.name, one.act), ctx.language), listed(map(found.name, one.catch_all), ctx.language), place,
        ]
        for place, category, one in cells
    ]  # fmt: skip
    return Sheet(LISTED, tuple(ctx.say(f"column_{name}") for name in LISTED), rows)


def counts(ctx: Context, found: CityMatrix) -> Sheet:
    rows: list[list[Any]] = [
        [found.name(place), " › ".join(reversed(found.above(place))), *found.counts(place).values(), place] for place in found.matrix.places
    ]
    return Sheet(COUNTS, tuple(ctx.say(f"column_{name}") for name in COUNTS), rows)


def offer(ctx: Context, found: CityMatrix) -> None:
    name = downloads.file_name(ctx.say("duties_matrix"), found.name(found.top) if found.top else "", str(ctx.asof), ending="xlsx")
    st.download_button(
        ctx.say("download_xlsx"), lambda: matrix_book(found, ctx.language), name, downloads.XLSX, key="duties-xlsx", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


if __name__ == "__main__":
    show(context())
