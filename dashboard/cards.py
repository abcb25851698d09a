"""The card of whatever has an id, and the friendly pages for when there is nothing to show."""

from collections.abc import Iterable

import streamlit as st

from dashboard import captions, reads
from dashboard.context import Context
from dashboard.markup import badge, facts, safe, tag
from graph.fields import PRECISION, shown_day
from graph.schema import SCHEMA

LOAD_SAMPLE = "govgraph sample --load"
LOAD_OWN = "govgraph load *.xlsx --commit"


def empty(ctx: Context) -> bool:
    """Whether the graph holds nothing; then it says what to do about it."""
    if any(reads.counts(ctx, "labels").values()):
        return False
    st.info(ctx.say("empty"), icon=":material/inventory_2:")
    st.write(ctx.say("empty_sample"))
    st.code(LOAD_SAMPLE, language="shell")
    st.write(ctx.say("empty_own"))
    st.code(LOAD_OWN, language="shell")
    return True


def heading(ctx: Context, id: str) -> str:
    """HTML: name, kind, and the marks that a reader must not miss."""
    found = reads.card(ctx, id)
    if found is None:
        return ""
    kinds, props = found
    kind = next((name for name in kinds if SCHEMA.node(name)), kinds[0])
    marks = [badge(captions.kind(kind, ctx.language), "")]
    if props.get("until") and props["until"] <= ctx.asof:
        marks.append(badge(ctx.say("retired", day=shown_day(props["until"], props.get(f"until{PRECISION}"), last=True)), "gg-bad"))
    if props.get("synthetic"):
        marks.append(badge(ctx.say("made_up"), "gg-warn"))
    return tag("h3", safe(props.get("name") or props.get("title") or id)) + "".join(marks)


def show(ctx: Context, id: str, more: Iterable[tuple[str, str]] = ()) -> None:
    """The card: what the ledger said, `more`, and the row that it said it in."""
    found = reads.card(ctx, id)
    if found is None:
        st.info(ctx.say("gone"))
        return
    kinds, props = found
    lines = [(caption, value) for caption, value in captions.card(props, kinds, ctx.language) if value != props.get("name")]
    lines += [*more, (ctx.say("id"), id)]
    if props.get("source"):
        lines.append((ctx.say("source_row"), str(props["source"])))
    with st.container(border=True):
        st.html(heading(ctx, id) + facts(lines))
