"""Where to begin: rules and places with gaps, the worst first or those first that touch the most households."""

import streamlit as st

from dashboard import reads, tables
from dashboard.context import Context
from dashboard.parts import filling, lists
from dashboard.parts.matrix import percent, under
from dashboard.tables import Sheet
from queries.catalogue import catalogue
from queries.rules import Coverage
from queries.score import biggest_effect_first, worst_first

ORDERS = {"worst": worst_first, "effect": biggest_effect_first}
COLUMNS = ("title", "place", "ratio", "gap", "touched", "rule", "id")


def show(ctx: Context, known: reads.Places, place: str) -> None:
    """A row leads to the list behind it: the rule at that place."""
    order = st.segmented_control(
        ctx.say("order"), list(ORDERS), default="worst", format_func=lambda one: ctx.say(f"order_{one}"), key="coverage-order", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    below = ORDERS[order](under(known, filling.rows(ctx, place), place))
    found = sheet(ctx, known, below)
    picked = tables.show(ctx, found, key=f"order-{order}-{place}", select=True)
    tables.offer(ctx, ctx.say(f"order_{order}"), lambda: found, key=f"order-{order}-{place}-file")
    if picked is not None:
        lists.behind(below[picked].rule, below[picked].place)


def sheet(ctx: Context, known: reads.Places, rows: list[Coverage]) -> Sheet:
    lines = [
        [
            catalogue().rule(row.rule).title[ctx.language],
            known.name(row.place),
            percent(row.ratio),
            row.gap,
            row.touched,
            row.rule,
            row.place,
        ]
        for row in rows
    ]
    return Sheet(COLUMNS, tuple(ctx.say(f"column_{name}") for name in COLUMNS), lines)
