"""The list behind a number: the subjects that fail a rule at a place, each with what is wrong and what would close it."""

import streamlit as st

from dashboard import cards, reads, tables
from dashboard.context import Context
from dashboard.tables import Sheet
from queries.catalogue import catalogue
from queries.rules import Gap

COLUMNS = ("name", "within", "value", "expected", "detail", "households", "remedy", "id")


def show(ctx: Context, known: reads.Places, rule: str, place: str) -> None:
    """A row opens its card, with the ledger row."""
    found = reads.gaps(ctx, rule, place)
    most = int(ctx.database.settings["GOVGRAPH_ROWS"])
    st.subheader(ctx.say("gap_list", n=len(found)))
    if not found:
        st.caption(ctx.say("no_gaps"))
        return
    if len(found) > most:
        st.caption(ctx.say("first_rows", n=most, m=len(found)))
    picked = tables.show(ctx, sheet(ctx, found[:most]), key=f"gaps-{rule}-{place}", select=True)
    st.caption(ctx.say("card_help"))
    if picked is not None:
        cards.show(ctx, found[picked].id)
    title = catalogue().rule(rule).title[ctx.language]
    tables.offer(ctx, f"{title}-{known.name(place)}", lambda: sheet(ctx, found), key=f"gaps-{rule}-{place}-file")


def sheet(ctx: Context, found: list[Gap]) -> Sheet:
    lines = [
        [
            gap.name, " › ".join(reversed(gap.above)), gap.value, gap.expected, gap.detail[ctx.language] if gap.detail else None,
            gap.households, gap.remedy[ctx.language], gap.id,
        ]
        for gap in found
    ]  # fmt: skip
    return Sheet(COLUMNS, tuple(ctx.say(f"column_{name}") for name in COLUMNS), lines)
