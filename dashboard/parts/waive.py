"""Accepted gaps of a place: the list, and gaps that are ticked, or the whole area, accepted until a day."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from dashboard import reads, tables
from dashboard.context import Context
from dashboard.parts import done, gaps, lists, rule
from loaders.entry import enter
from queries.rules import Gap
from queries.waivers import row_of

TYPE = "Waiver"
HALF_A_YEAR = timedelta(days=184)


def show(ctx: Context, known: reads.Places, place: str) -> None:
    done.show()
    lists.table(ctx, "waivers", reads.answered(ctx, "waivers", place=place), "subject", "id", key=f"waivers-{place}")
    make(ctx, known, place)


def make(ctx: Context, known: reads.Places, place: str) -> None:
    """Of one rule: the gaps that are ticked, or whatever fails it in the area now and later."""
    chosen = rule.choose(ctx)
    found = reads.gaps(ctx, chosen, place)
    st.subheader(ctx.say("waive_of_gaps", n=len(found)), anchor=False)
    whole = st.checkbox(ctx.say("waive_area", place=known.name(place)), key=f"waive-area-{place}")
    subjects = [place] if whole else picked(ctx, chosen, place, found)
    first, second, third = st.columns([4, 3, 2], vertical_alignment="bottom")
    reason = first.text_input(ctx.say("waive_reason"), key="waive-reason")
    by = second.text_input(ctx.say("waive_by"), key="waive-by")
    until = third.date_input(
        ctx.say("waive_until"), ctx.asof + HALF_A_YEAR, min_value=ctx.asof, format="YYYY-MM-DD", key=f"waive-until-{ctx.asof}"
    )
    ready = bool(subjects and reason.strip() and by.strip() and until)
    if st.button(ctx.say("waive_make", n=len(subjects)), key="waive-make", type="primary", disabled=not ready):
        accept(ctx, subjects, chosen, reason, by, until)


def picked(ctx: Context, chosen: str, place: str, found: list[Gap]) -> list[str]:
    if not found:
        st.caption(ctx.say("no_gaps"))
        return []
    shown = found[: int(ctx.database.settings["GOVGRAPH_ROWS"])]
    if len(shown) < len(found):
        st.caption(ctx.say("first_rows", n=len(shown), m=len(found)))
    rows = tables.several(ctx, gaps.sheet(ctx, shown), key=f"waive-gaps-{chosen}-{place}-{ctx.key.version}")
    st.caption(ctx.say("waive_pick"))
    return [shown[at].id for at in rows]


def accept(ctx: Context, subjects: Sequence[str], chosen: str, reason: str, by: str, until: date) -> None:
    """All of them in one load."""
    enter(ctx.database, TYPE, *(row_of(subject, chosen, reason, by, ctx.asof, until) for subject in subjects))
    done.tell(ctx.say("waive_made", n=len(subjects), until=until))
