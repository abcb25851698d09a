"""Places × rules in colours, the weighted score, and the treemap of gaps."""

import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, reads, tables
from dashboard.context import Context
from dashboard.markup import safe
from dashboard.tables import Sheet
from queries.catalogue import catalogue
from queries.profile import current
from queries.rules import Coverage
from queries.score import scores

MOST_PLACES = 60
CELL = 18


def show(ctx: Context, known: reads.Places, place: str) -> None:
    """The children of a place, or the place alone where it has none."""
    rows = [row for row in reads.coverage(ctx, place, None) if row.place in known.by_id]
    below = [row for row in rows if row.place != place] or rows
    picture = heat(ctx, known, below)
    if picture is None:
        st.info(ctx.say("nothing_found"))
        return
    st.plotly_chart(picture, key=f"heat-{place}", theme=None, config={"displayModeBar": False}, alt=ctx.say("matrix_alt"))
    sheet = table(ctx, known, below)
    tables.show(ctx, sheet, key=f"matrix-{place}")
    tables.offer(ctx, f"{ctx.say('part_matrix')}-{known.name(place)}", lambda: sheet, key=f"matrix-{place}-file")
    if tree := treemap(ctx, known, below):
        st.subheader(ctx.say("treemap"))
        st.plotly_chart(tree, key=f"tree-{place}", theme=None, config={"displayModeBar": False}, alt=ctx.say("treemap"))


def heat(ctx: Context, known: reads.Places, rows: list[Coverage]) -> go.Figure | None:
    """Ratios by place and rule; what has nothing to count stays empty. None: there is nothing at all."""
    by_cell = {(row.place, row.rule): row for row in rows}
    places = list(dict.fromkeys(row.place for row in rows))[:MOST_PLACES]
    rules = [rule for rule in dict.fromkeys(row.rule for row in rows) if any(by_cell[place, rule].denominator for place in places)]
    if not rules:
        return None
    titles = [catalogue().rule(rule).title[ctx.language] for rule in rules]
    cells = [[by_cell[place, rule] for rule in rules] for place in places]
    hover = [
        [safe(f"{known.name(one.place)} · {title}: {counted(ctx, one)}") for one, title in zip(line, titles, strict=True)] for line in cells
    ]
    figure = go.Figure(
        go.Heatmap(
            x=[safe(title) for title in titles], y=[safe(known.name(place)) + f" {place[-6:]}" for place in places],
            z=[[one.ratio for one in line] for line in cells],
            zmin=0, zmax=1, colorscale=charts.SCALE, text=hover, hoverinfo="text", xgap=1, ygap=1, colorbar={"tickformat": ".0%"},
        )
    )  # fmt: skip
    figure.update_layout(
        height=260 + CELL * len(places), margin={"l": 0, "r": 0, "t": 8, "b": 0}, yaxis={"autorange": "reversed"}, font={"size": 11},
        paper_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    return figure


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


def treemap(ctx: Context, known: reads.Places, rows: list[Coverage]) -> go.Figure | None:
    """Gaps by rule and place: the larger, the more. None: there are none."""
    gaps = [row for row in rows if row.gap and row.severity == "gap"]
    if not gaps:
        return None
    rules = list(dict.fromkeys(row.rule for row in gaps))
    ids = [*rules, *(f"{row.rule}|{row.place}" for row in gaps)]
    labels = [*(safe(catalogue().rule(rule).title[ctx.language]) for rule in rules), *(safe(known.name(row.place)) for row in gaps)]
    values = [*(sum(row.gap for row in gaps if row.rule == rule) for rule in rules), *(row.gap for row in gaps)]
    figure = go.Figure(
        go.Treemap(ids=ids, labels=labels, parents=[*([""] * len(rules)), *(row.rule for row in gaps)], values=values, branchvalues="total")
    )
    figure.update_layout(height=460, margin={"l": 0, "r": 0, "t": 8, "b": 0}, paper_bgcolor="rgba(0,0,0,0)")
    return figure
