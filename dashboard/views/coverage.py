"""Coverage of a place: one rule with map, table and list; all rules as a matrix; where to begin; dates, lists and lines."""

from collections.abc import Callable

import streamlit as st

from dashboard import captions, cards, charts, downloads, printed, reads, tables
from dashboard.context import Context, context
from dashboard.markup import plain
from dashboard.parts import filling, gaps, lists, matrix, orders, points, rule, tasks, uploads, waive
from dashboard.tables import Sheet
from dashboard.views.overview import measure, ratio
from graph.words import bracketed, told
from queries.catalogue import catalogue
from queries.profile import current
from queries.rules import Coverage
from queries.score import scores

COLUMNS = ("place", "numerator", "denominator", "gap", "waived", "ratio", "state")
DEGREE = ("value", "households", "touched")


def show(ctx: Context) -> None:
    known = reads.places(ctx)
    if cards.empty(ctx):
        return
    place = where(known)
    if place is None:
        st.info(ctx.say("no_places"))
        return
    if wished := st.session_state.pop("coverage_part", None):
        st.session_state["coverage-part"] = wished
    part = st.segmented_control(
        ctx.say("part"), list(PARTS), default="rule", format_func=lambda one: ctx.say(f"part_{one}"), key="coverage-part", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    if part != "rule":
        crumbs(ctx, known, place)
    PARTS[part](ctx, known, place)


def report(ctx: Context, known: reads.Places, place: str) -> None:
    """The printable report of the area, made when it is asked for."""
    st.caption(ctx.say("report_help"))
    st.download_button(
        ctx.say("part_report"), lambda: printed.report(ctx.database, place, ctx.asof, ctx.language),
        downloads.file_name(known.name(place), str(ctx.asof), ending="html"), "text/html", key="report", on_click="ignore",
        icon=":material/print:",
    )  # fmt: skip


def one_rule(ctx: Context, known: reads.Places, place: str) -> None:
    """One rule over the city: the map, the table of what lies below, and the list behind the number."""
    chosen = rule.choose(ctx)
    crumbs(ctx, known, place)
    rows = reads.coverage(ctx, place, chosen)
    if rows:
        st.html(measure(ctx, rows[0]))
    below = [row for row in rows[1:] if row.place in known.by_id]
    if known.by_id[place].kind == "City":
        city(ctx, known, chosen, below)
    else:
        table(ctx, known, below, key=f"below-{chosen}-{place}")
    gaps.show(ctx, known, chosen, place)


def where(known: reads.Places) -> str | None:
    """The place whose part of the city is shown: the one drilled down to, else the top."""
    chosen = st.session_state.get("coverage_place")
    if chosen in known.by_id:
        return str(chosen)
    return known.tops()[0].id if known.tops() else None


def go(place: str) -> None:
    st.session_state["coverage_place"] = place


def crumbs(ctx: Context, known: reads.Places, place: str) -> None:
    """The way back up; beside it, other tops where there are several."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for one in known.above(place):
            st.button(plain(one.name), key=f"crumb-{one.id}", on_click=go, args=(one.id,), type="tertiary", icon=":material/chevron_left:")
        here = known.by_id[place]
        st.markdown(f"**{plain(here.name)}** · {captions.kind(here.kind, ctx.language)}", width="content")
        others = [one for one in known.tops() if one.id != place]
        if others and here in known.tops():
            st.selectbox(
                ctx.say("other_tops"), [one.id for one in others], index=None, format_func=known.name, key="other-top",
                on_change=lambda: go(st.session_state["other-top"]), width=260, label_visibility="collapsed", placeholder=ctx.say("other_tops"),
            )  # fmt: skip


def city(ctx: Context, known: reads.Places, rule: str, counties: list[Coverage]) -> None:
    """The counties on the map, those without an outline beside it; the table by county or by street."""
    drawn = [row for row in counties if row.place in charts.outlines()]
    left, right = st.columns([5, 7])
    with left:
        if drawn:
            county_map(ctx, known, rule, drawn)
        beside = [bracketed(known.name(row.place), row.place, ctx.language) for row in counties if row not in drawn]
        if beside:
            st.caption(plain(ctx.say("no_outline", names=beside)))
    with right:
        by = st.segmented_control(
            ctx.say("table_by"), ["county", "street"], default="county", format_func=lambda one: ctx.say(f"by_{one}"), key="coverage-by",
            required=True, label_visibility="collapsed",
        )  # fmt: skip
        streets = [row for row in reads.coverage(ctx, None, rule) if row.place in known.by_id and known.by_id[row.place].kind == "Street"]
        table(ctx, known, counties if by == "county" else streets, key=f"city-{rule}-{by}")


def county_map(ctx: Context, known: reads.Places, rule: str, rows: list[Coverage]) -> None:
    """Coloured by the rule, or by the weighted score of all."""
    by = st.segmented_control(
        ctx.say("colour_by"), ["this_rule", "score"], default="this_rule", format_func=ctx.say, key="coverage-colour", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    areas = [area(ctx, known, row) for row in rows] if by == "this_rule" else scored(ctx, known, [row.place for row in rows])
    state = st.plotly_chart(
        charts.county_map(areas, ctx.say("ratio" if by == "this_rule" else "score")), key=f"map-{rule}-{by}", on_select="rerun",
        selection_mode="points", theme=None,
        config={"displayModeBar": False, "scrollZoom": False, "topojsonURL": charts.NO_WORLD},
        alt=ctx.say("map_alt", rule=catalogue().rule(rule).title[ctx.language]),
    )  # fmt: skip
    grey = [known.name(one.id) for one in areas if one.ratio is None]
    st.caption(plain(ctx.say("map_help") + (ctx.say("map_grey", names=grey) if grey else "")))
    points = state["selection"]["points"]
    if points and points[0].get("location") in known.by_id:
        go(points[0]["location"])
        st.rerun()


def scored(ctx: Context, known: reads.Places, places: list[str]) -> list[charts.Area]:
    found = scores(current(ctx.database), filling.rows(ctx, None))
    said = {place: matrix.percent(found.get(place)) for place in places}
    return [
        charts.Area(place, found.get(place), f"{known.name(place)}\n{said[place]}", told(known.name(place), said[place], ctx.language))
        for place in places
    ]


def area(ctx: Context, known: reads.Places, row: Coverage) -> charts.Area:
    """A county for the map; without anything to count it has no ratio, and says why."""
    name, state = known.name(row.place), ctx.say(f"state_{row.state}")
    if row.ratio is None:
        return charts.Area(row.place, None, f"{name}\n{state}", told(name, state, ctx.language))
    counted = f"{row.numerator}/{row.denominator}"
    return charts.Area(
        row.place,
        row.ratio,
        f"{name}\n{counted}",
        told(name, bracketed(counted, ratio(row), ctx.language), ctx.language),
    )


def table(ctx: Context, known: reads.Places, rows: list[Coverage], *, key: str) -> None:
    """One line a place, all of them; a click goes down into it."""
    if not rows:
        st.caption(ctx.say("nothing_below"))
        return
    sheet = below(ctx, known, rows)
    picked = tables.show(ctx, sheet, key=key, select=True)
    st.caption(ctx.say("drill_help"))
    tables.offer(ctx, catalogue().rule(rows[0].rule).title[ctx.language], lambda: sheet, key=f"{key}-file")
    if picked is not None:
        go(rows[picked].place)
        st.rerun()


def below(ctx: Context, known: reads.Places, rows: list[Coverage]) -> Sheet:
    """Presence, and beside it the degree where the rule counts one: how many chiefs for how many households."""
    degree = tuple(name for name in DEGREE if any(getattr(row, name) for row in rows))
    lines = [
        [
            known.name(row.place), row.numerator, row.denominator, row.gap, row.waived, ratio(row), ctx.say(f"state_{row.state}"),
            *(getattr(row, name) for name in degree), row.place,
        ]
        for row in rows
    ]  # fmt: skip
    own = {column.name: column.caption[ctx.language] for column in catalogue().rule(rows[0].rule).columns} if rows else {}
    heads = [own[name] if name == "value" and name in own else ctx.say(f"column_{name}") for name in (*COLUMNS, *degree, "id")]
    return Sheet((*COLUMNS, *degree, "id"), tuple(heads), lines)


PARTS: dict[str, Callable[[Context, reads.Places, str], None]] = {
    "rule": one_rule,
    "matrix": matrix.show,
    "orders": orders.show,
    "tasks": tasks.show,
    "calendar": lists.ends,
    "waivers": waive.show,
    "key_lists": lists.key_lists,
    "trend": lists.over_time,
    "points": points.show,
    "outlines": uploads.show,
    "report": report,
}

if __name__ == "__main__":
    show(context())
