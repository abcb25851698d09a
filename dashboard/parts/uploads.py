"""A map of streets, communities or grids from a GeoJSON file of the user's."""

import streamlit as st

from dashboard import astray, charts, coordinates, outlines, reads
from dashboard.astray import Astray
from dashboard.context import Context
from dashboard.markup import plain
from dashboard.parts.matrix import counted, percent
from graph.words import told
from queries.catalogue import catalogue
from queries.profile import current
from queries.score import scores

SCORE = ""


def show(ctx: Context, known: reads.Places, place: str) -> None:
    """Coloured by a rule or by the weighted score; what fits no place, and places without an outline, are listed."""
    st.caption(ctx.say("outlines_help"))
    file = st.file_uploader(ctx.say("part_outlines"), type=["geojson", "json"], key="outlines-file", label_visibility="collapsed")
    left, right = st.columns(2)
    system = left.selectbox(ctx.say("coordinates"), coordinates.SYSTEMS, key="outlines-system", help=ctx.say("coordinates_help"))
    rules = {rule.id: rule.title[ctx.language] for rule in current(ctx.database).rules()}
    rule = right.selectbox(
        ctx.say("colour_by"), [SCORE, *rules], format_func=lambda id: rules.get(id, ctx.say("score")), key="outlines-rule"
    )
    if file is None:
        return
    below = known.children.get(place, [])
    found = outlines.match(outlines.read(file.getvalue()), below, system)
    if found.by_place:
        drawn = [area(ctx, known, place, rule, id) for id in found.by_place]
        st.plotly_chart(
            charts.outline_map(drawn, found.by_place, ctx.say("ratio")), key=f"outlines-{place}-{rule}", theme=None,
            config={"displayModeBar": False, "scrollZoom": False, "topojsonURL": charts.NO_WORLD}, alt=ctx.say("part_outlines"),
        )  # fmt: skip
    strayed(ctx, known, found)
    lacking = [one.name for one in below if one.id not in found.by_place]
    for what, ones in (("outlines_strange", found.strange), ("outlines_several", found.several), ("outlines_lacking", lacking)):
        if ones:
            st.warning(plain(ctx.say(what, n=len(ones), names=ones[:50])))


def strayed(ctx: Context, known: reads.Places, found: outlines.Matched) -> None:
    """Outlines that lie beyond the county or city of their place, with what the reason may be."""
    frames = {id: frame for id in found.by_place if (frame := astray.frame_of(one.id for one in reversed(known.above(id))))}
    warned(ctx, known, "outlines_astray", astray.astray(found.by_place, frames))


def warned(ctx: Context, known: reads.Places, text: str, ones: list[Astray]) -> None:
    """Names the places that lie where they cannot be, with how far; nothing where there are none."""
    if ones:
        said = [
            ctx.say("outline_astray", name=known.name(one.place), km=f"{one.metres / 1000:.1f}", frame=known.name(one.frame))
            for one in ones
        ]
        st.warning(plain(ctx.say(text, n=len(ones), names=said[:50])))


def area(ctx: Context, known: reads.Places, place: str, rule: str, id: str) -> charts.Area:
    name = known.name(id)
    if rule == SCORE:
        score = scores(current(ctx.database), reads.coverage(ctx, place, None)).get(id)
        return charts.Area(id, score, name, told(name, percent(score), ctx.language))
    row = next(row for row in reads.coverage(ctx, place, rule) if row.place == id)
    return charts.Area(id, row.ratio, name, told(f"{name} · {catalogue().rule(rule).title[ctx.language]}", counted(ctx, row), ctx.language))
