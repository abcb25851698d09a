"""A map of streets, communities or grids from a GeoJSON file of the user's."""

from collections.abc import Collection, Iterable, Sequence

import streamlit as st

from dashboard import astray, charts, coordinates, outlines, reads
from dashboard.astray import Astray
from dashboard.context import Context
from dashboard.markup import plain
from dashboard.parts.matrix import counted, percent
from dashboard.picked import customdata
from graph.words import told
from queries.catalogue import catalogue
from queries.profile import current
from queries.rules import Coverage
from queries.score import scores

SCORE = ""


def show(ctx: Context, known: reads.Places, place: str) -> None:
    """Coloured by a rule or by the weighted score; what fits no place, and places without an outline, are listed."""
    st.caption(ctx.say("outlines_help"))
    files = st.file_uploader(
        ctx.say("part_outlines"), type=["geojson", "json"], key="outlines-file", label_visibility="collapsed", accept_multiple_files=True
    )
    left, right = st.columns(2)
    system = left.selectbox(ctx.say("coordinates"), coordinates.SYSTEMS, key="outlines-system", help=ctx.say("coordinates_help"))
    rules = {rule.id: rule.title[ctx.language] for rule in current(ctx.database).rules()}
    rule = right.selectbox(
        ctx.say("colour_by"), [SCORE, *rules], format_func=lambda id: rules.get(id, ctx.say("score")), key="outlines-rule"
    )
    if not files:
        return
    below, found = outlines.fitting([one for file in files for one in outlines.read(file.getvalue())], known, place, system)
    gone_astray = strays(known, found)
    if found.by_place:
        drawn(ctx, known, found, f"{place}-{rule}", rule, {one.place for one in gone_astray})
    else:
        st.info(ctx.say("outlines_elsewhere"))
    warned(ctx, known, "outlines_astray", gone_astray)
    lacking = [one.name for one in below if one.id not in found.by_place]
    for what, ones in (("outlines_strange", found.strange), ("outlines_several", found.several), ("outlines_lacking", lacking)):
        if ones:
            st.warning(plain(ctx.say(what, n=len(ones), names=ones[:50])))


def drawn(ctx: Context, known: reads.Places, found: outlines.Matched, key: str, rule: str, away: Collection[str]) -> None:
    """The map; a click goes down into the place."""
    rows = judged(ctx, {known.by_id[id].parent for id in found.by_place}, rule)
    areas = [area(ctx, known, rows, rule, id) for id in found.by_place]
    state = st.plotly_chart(
        charts.own_map(areas, found.by_place, ctx.say("ratio"), away), key=f"outlines-{key}", theme=None, on_select="rerun",
        selection_mode="points", config={"displayModeBar": False, "scrollZoom": True, "topojsonURL": charts.NO_WORLD},
        alt=ctx.say("part_outlines"),
    )  # fmt: skip
    st.caption(ctx.say("outlines_click"))
    if (picked := customdata(state)) and picked[0] in known.by_id:
        st.session_state["coverage_place"] = picked[0]
        st.rerun()


def judged(ctx: Context, parents: Iterable[str], rule: str) -> list[Coverage]:
    return [row for parent in sorted(parents) for row in reads.coverage(ctx, parent, rule or None)]


def strays(known: reads.Places, found: outlines.Matched) -> list[Astray]:
    """Outlines that lie beyond the county or city of their place."""
    frames = {id: frame for id in found.by_place if (frame := astray.frame_of(one.id for one in reversed(known.above(id))))}
    return astray.astray(found.by_place, frames)


def warned(ctx: Context, known: reads.Places, text: str, ones: list[Astray]) -> None:
    """Names the places that lie where they cannot be, with how far; nothing where there are none."""
    if ones:
        said = [
            ctx.say("outline_astray", name=known.name(one.place), km=f"{one.metres / 1000:.1f}", frame=known.name(one.frame))
            for one in ones
        ]
        st.warning(plain(ctx.say(text, n=len(ones), names=said[:50])))


def area(ctx: Context, known: reads.Places, rows: Sequence[Coverage], rule: str, id: str) -> charts.Area:
    name, own = known.name(id), [row for row in rows if row.place == id]
    if not own:
        return charts.Area(id, None, name, name)
    if rule == SCORE:
        score = scores(current(ctx.database), own).get(id)
        return charts.Area(id, score, name, told(name, percent(score), ctx.language))
    return charts.Area(
        id, own[0].ratio, name, told(f"{name} · {catalogue().rule(rule).title[ctx.language]}", counted(ctx, own[0]), ctx.language)
    )
