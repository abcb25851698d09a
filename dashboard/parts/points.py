"""The map of compounds or buildings that have a position: every one can be reached, and those without are listed, not guessed."""

from collections.abc import Iterator
from typing import Any

import streamlit as st

from dashboard import astray, captions, cards, charts, coordinates, reads, tables
from dashboard.context import Context
from dashboard.markup import plain
from dashboard.parts.uploads import warned
from dashboard.picked import customdata
from dashboard.spots import Position, Spot, spots, strays
from dashboard.tables import Sheet
from graph.words import listed
from queries.catalogue import text_of
from queries.profile import current

KINDS = ("Compound", "Building")
PLAIN, FAILING, FINE = "#4a6fa5", "#b5301f", "#2f8a55"
COLUMNS = ("name", "within", "longitude", "latitude", "spot", "id")
NAMED = 10
"""Names that stand beside the pointer; the table has all."""


def show(ctx: Context, known: reads.Places, place: str) -> None:
    """Points coloured by whether they fail a rule; a click on one lists all that lie there."""
    kind, rule, system = chosen(ctx)
    there = [one for one in inside(known, place) if one.kind == kind]
    positions = {one.id: at for one in there if (at := of_all(ctx).get(one.id))}
    found = spots(positions, system)
    said = {"n": len(positions), "m": len(there), "spots": len(found), "kind": captions.kind(kind, ctx.language)}
    st.caption(plain(ctx.say("points_said", **said)))
    picked = drawn(ctx, known, place, found, failing(ctx, rule, place)) if found else None
    table(ctx, known, [picked] if picked else found, key=f"points-{place}-{kind}")
    strayed(ctx, known, found)
    if lacking := [one for one in there if one.id not in positions]:
        st.subheader(ctx.say("points_lacking", n=len(lacking)))
        rows = [[one.name, known.path(one.parent), one.id] for one in lacking]
        tables.show(ctx, Sheet(("name", "within", "id"), headed(ctx, "name", "within", "id"), rows), key=f"lacking-{place}-{kind}")


def chosen(ctx: Context) -> tuple[str, str, str]:
    """What is shown, the rule that colours it ("" none), and the system of positions that name none."""
    left, middle, right = st.columns(3)
    kind = left.selectbox(ctx.say("points_of"), KINDS, format_func=lambda one: captions.kind(one, ctx.language), key="points-kind")
    rules = {one.id: one.title[ctx.language] for one in current(ctx.database).rules() if one.rule.subject == kind}
    rule = middle.selectbox(ctx.say("colour_by"), ["", *rules], format_func=lambda id: rules.get(id, "—"), key=f"points-rule-{kind}")
    system = right.selectbox(ctx.say("coordinates_unsaid"), coordinates.SYSTEMS, key="points-system", help=ctx.say("coordinates_help"))
    return kind, rule, system


def inside(known: reads.Places, place: str) -> Iterator[reads.Place]:
    """All that lies below a place, in order."""
    for one in known.children.get(place, []):
        yield one
        yield from inside(known, one.id)


def of_all(ctx: Context) -> dict[str, Position]:
    def read() -> dict[str, Position]:
        rows = ctx.database.read(text_of("positions"), {"asof": ctx.asof}).rows[0]
        return {id: Position(lon, lat, system) for id, lon, lat, system in zip(*rows, strict=True)}

    found: dict[str, Position] = reads.shared(ctx, "positions", read)
    return found


def failing(ctx: Context, rule: str, place: str) -> set[str] | None:
    """The ids that fail the rule there; None: no rule colours the map."""
    return {gap.id for gap in reads.gaps(ctx, rule, place)} if rule else None


def drawn(ctx: Context, known: reads.Places, place: str, found: list[Spot], fails: set[str] | None) -> Spot | None:
    """The map; the spot that is clicked."""
    frame = astray.frame_of([place, *(one.id for one in reversed(known.above(place)))])
    state = st.plotly_chart(
        charts.spot_map([mark(ctx, known, spot, fails) for spot in found], frame), key=f"points-map-{place}-{len(found)}",
        on_select="rerun", selection_mode="points", theme=None, alt=ctx.say("part_points"),
        config={"displayModeBar": False, "scrollZoom": True, "topojsonURL": charts.NO_WORLD},
    )  # fmt: skip
    at = customdata(state)
    return found[at[0]] if at and at[0] < len(found) else None


def mark(ctx: Context, known: reads.Places, spot: Spot, fails: set[str] | None) -> charts.Mark:
    """Red where one of them fails."""
    colour = PLAIN if fails is None else FAILING if fails & {*spot.places} else FINE
    more = len(spot.places) - NAMED
    hover = listed(map(known.name, spot.places[:NAMED]), ctx.language) + (f" … +{more}" if more > 0 else "")
    return charts.Mark(spot.lon, spot.lat, len(spot.places), colour, hover)


def table(ctx: Context, known: reads.Places, found: list[Spot], *, key: str) -> None:
    """Everything that lies at these spots, a row each; a row opens its card."""
    rows: list[list[Any]] = [
        [known.name(id), known.path(known.by_id[id].parent), f"{spot.lon:.5f}", f"{spot.lat:.5f}", len(spot.places), id]
        for spot in found
        for id in spot.places
    ]
    if not rows:
        st.info(ctx.say("points_none"))
        return
    sheet = Sheet(COLUMNS, headed(ctx, *COLUMNS), rows)
    picked = tables.show(ctx, sheet, key=f"{key}-{len(rows)}", select=True)
    tables.offer(ctx, ctx.say("part_points"), lambda: sheet, key=f"{key}-file")
    if picked is not None:
        cards.show(ctx, rows[picked][-1])


def headed(ctx: Context, *names: str) -> tuple[str, ...]:
    return tuple(ctx.say(f"column_{name}") for name in names)


def strayed(ctx: Context, known: reads.Places, found: list[Spot]) -> None:
    """Points beyond the county or city of their place, with what the reason may be."""
    ids = [id for spot in found for id in spot.places]
    frames = {id: frame for id in ids if (frame := astray.frame_of(one.id for one in reversed(known.above(id))))}
    warned(ctx, known, "points_astray", strays(found, frames))
