"""All rules at a place: shown as they come, as the first answer of a large city takes its time."""

from collections.abc import Callable

import streamlit as st

from dashboard import reads
from dashboard.context import Context
from queries.rules import Coverage


def rows(ctx: Context, place: str | None, draw: Callable[[list[Coverage]], None] | None = None) -> list[Coverage]:
    """The rows of all rules. Those that nobody asked for yet come a handful at a time: a line says how far it is, and
    `draw` shows what is there."""
    asked: set[str | None] = reads.shared(ctx, "rules asked", set)
    if place not in asked:
        _fill(ctx, place, draw)
        asked.add(place)
    return reads.coverage(ctx, place, None)


def _fill(ctx: Context, place: str | None, draw: Callable[[list[Coverage]], None] | None) -> None:
    handfuls = reads.handfuls(ctx)
    every, found = sum(map(len, handfuls)), list[Coverage]()
    line, picture = st.empty(), st.empty()
    done = 0
    for ids in handfuls:
        line.progress(done / every, ctx.say("rules_asked", n=done, m=every))
        found += reads.coverage_of(ctx, place, ids)
        done += len(ids)
        if draw:
            with picture:
                draw(found)
    line.empty()
    picture.empty()
