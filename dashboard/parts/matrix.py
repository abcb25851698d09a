"""Places × rules in colours, the weighted score, and the treemap of gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, heatmap, reads, tables
from dashboard.context import Context
from dashboard.parts import filling, lists
from dashboard.picked import customdata
from dashboard.tables import Sheet
from queries.catalogue import catalogue
from queries.profile import current
from queries.rules import Coverage
from queries.score import scores

MOST_PLACES = 60


def show(ctx: Context, known: reads.Places, place: str) -> None:
    """The children of a place, or the place alone where it has none. A click on a number opens the list behind it."""

    def draw(rows: list[Coverage]) -> None:
        if picture := heat(ctx, known, under(known, rows, place)):
            st.plotly_chart(
                picture, key=f"heat-{place}-{len(rows)}", theme=None, config={"displayModeBar": False}, alt=ctx.say("matrix_alt")
            )

    below = under(known, filling.rows(ctx, place, draw), place)
    picture = heat(ctx, known, below)
    if picture is None:
        st.info(ctx.say("nothing_found"))
        return
    state = st.plotly_chart(
        picture, key=f"heat-{place}", on_select="rerun", selection_mode="points", theme=None, config={"displayModeBar": False},
        alt=ctx.say("matrix_alt"),
    )  # fmt: skip
    st.caption(ctx.say("matrix_help"))
    if (several := len({row.place for row in below})) > MOST_PLACES:
        st.caption(ctx.say("duties_cut", n=MOST_PLACES, m=several))
    if picked := customdata(state):
        lists.behind(picked[1], picked[0])
    numbers(ctx, known, place, below)
    gaps(ctx, known, place, below)


def under(known: reads.Places, rows: list[Coverage], place: str) -> list[Coverage]:
    """Those of the places in it, or its own where it has none."""
    here = [row for row in rows if row.place in known.by_id]
    return [row for row in here if row.place != place] or here


def numbers(ctx: Context, known: reads.Places, place: str, rows: list[Coverage]) -> None:
    """The same as a table; a row leads down into its place."""
    sheet = table(ctx, known, rows)
    picked = tables.show(ctx, sheet, key=f"matrix-{place}", select=True)
    tables.offer(ctx, f"{ctx.say('part_matrix')}-{known.name(place)}", lambda: sheet, key=f"matrix-{place}-file")
    if picked is not None and sheet.rows[picked][-1] != place:
        st.session_state["coverage_place"] = sheet.rows[picked][-1]
        st.rerun()


def gaps(ctx: Context, known: reads.Places, place: str, rows: list[Coverage]) -> None:
    """The treemap of gaps, each area leading to its list."""
    tree = treemap(ctx, known, rows)
    if not tree:
        return
    st.subheader(ctx.say("treemap"))
    state = st.echarts_chart(drawn(tree), key=f"tree-{place}", on_select="rerun", height=460, alt=ctx.say("treemap"))
    if picked := chosen(tree, state["selection"]["selected"]):
        lists.behind(picked.rule, picked.place or place)


def heat(ctx: Context, known: reads.Places, rows: list[Coverage]) -> go.Figure | None:
    """Ratios by place and rule; what has nothing to count stays empty. None: there is nothing at all."""
    places = list(dict.fromkeys(row.place for row in rows))[:MOST_PLACES]
    cells = [row for row in rows if row.denominator and row.place in places]
    if not cells:
        return None
    titles = {row.rule: catalogue().rule(row.rule).title[ctx.language] for row in cells}
    squares = [
        heatmap.Shade(row.place, row.rule, row.ratio, f"{known.name(row.place)} · {titles[row.rule]}: {counted(ctx, row)}")
        for row in cells
        if row.ratio is not None
    ]
    return heatmap.shares(squares, {place: known.name(place) for place in places}, titles, charts.SCALE)


def counted(ctx: Context, row: Coverage) -> str:
    return f"{row.numerator}/{row.denominator}" if row.denominator else ctx.say(f"state_{row.state}")


def table(ctx: Context, known: reads.Places, rows: list[Coverage]) -> Sheet:
    """The same in numbers, with the weighted score: worst first."""
    total = scores(current(ctx.database), rows)
    rules = [rule for rule in dict.fromkeys(row.rule for row in rows) if any(row.denominator for row in rows if row.rule == rule)]
    by_cell = {(row.place, row.rule): row for row in rows}
    order = sorted(total, key=lambda place: (total[place] is None, total[place] or 0.0))
    lines = [[known.name(place), percent(total[place]), *(counted(ctx, by_cell[place, rule]) for rule in rules), place] for place in order]
    captions = [
        ctx.say("column_place"),
        ctx.say("score"),
        *(catalogue().rule(rule).title[ctx.language] for rule in rules),
        ctx.say("column_id"),
    ]
    return Sheet(("place", "score", *rules, "id"), tuple(captions), lines)


def percent(share: float | None) -> str:
    """Rounded down, so that 100 % means all."""
    return "—" if share is None else f"{int(share * 1000) / 10:g}%"


@dataclass(frozen=True, slots=True)
class Patch:
    """The gaps of one rule, or of one rule at one place, as an area of the treemap."""

    rule: str
    place: str
    name: str
    gap: int


def treemap(ctx: Context, known: reads.Places, rows: list[Coverage]) -> dict[Patch, list[Patch]]:
    """Gaps by rule, and within it by place."""
    found = [row for row in rows if row.gap and row.severity == "gap"]
    by_rule = {rule: [row for row in found if row.rule == rule] for rule in dict.fromkeys(row.rule for row in found)}
    return {
        Patch(rule, "", catalogue().rule(rule).title[ctx.language], sum(row.gap for row in own)): [
            Patch(rule, row.place, known.name(row.place), row.gap) for row in own
        ]
        for rule, own in by_rule.items()
    }


def drawn(tree: Mapping[Patch, Sequence[Patch]]) -> dict[str, Any]:
    """As ECharts draws it: names are plain text there."""
    data = [{"name": rule.name, "children": [{"name": one.name, "value": one.gap} for one in places]} for rule, places in tree.items()]
    series = {
        "type": "treemap", "data": data, "selectedMode": "single", "nodeClick": False, "roam": False, "breadcrumb": {"show": False},
        "upperLabel": {"show": True, "height": 22}, "left": 0, "right": 0, "top": 0, "bottom": 0,
    }  # fmt: skip
    return {"tooltip": {"formatter": "{b}: {c}"}, "series": [series]}


def chosen(tree: Mapping[Patch, Sequence[Patch]], selected: Sequence[Mapping[str, Any]]) -> Patch | None:
    """What a click means: ECharts numbers the areas from the whole, 0, down through each rule and its places."""
    patches = [None, *(one for rule, places in tree.items() for one in (rule, *places))]
    numbers = [number for group in selected for number in group["data_indices"]]
    return patches[numbers[0]] if numbers and numbers[0] < len(patches) else None
