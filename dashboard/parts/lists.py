"""Lists of a place: what ends when, key lists, waivers; and lines over time."""

from typing import Any, NoReturn

import plotly.graph_objects as go
import streamlit as st

from dashboard import downloads, reads, tables
from dashboard.calendars import calendar_file
from dashboard.context import Context
from dashboard.markup import plain, safe
from dashboard.tables import Sheet
from queries import trend
from queries.catalogue import catalogue

ICS = "text/calendar"


def behind(rule: str, place: str) -> NoReturn:
    """Opens the list behind a number: that rule at that place."""
    for name, value in (("rule", rule), ("place", place), ("part", "rule")):
        st.session_state[f"coverage_{name}"] = value
    st.rerun()


def ends(ctx: Context, _: reads.Places, place: str) -> None:
    """The calendar: overdue, within 90, within 180 days."""
    within = st.segmented_control(
        ctx.say("within"), [90, 180, 365], default=180, format_func=lambda days: ctx.say("days", n=days), key="calendar-within", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    answered(ctx, "calendar", place=place, within=int(within))
    found = reads.answered(ctx, "calendar", place=place, within=int(within)).dicts()
    st.download_button(
        ctx.say("download_ics"), lambda: calendar_file(found, ctx.asof, ctx.language),
        downloads.file_name(ctx.say("part_calendar"), str(ctx.asof), ending="ics"), ICS, key="calendar-ics", on_click="ignore",
        icon=":material/event:",
    )  # fmt: skip


def waivers(ctx: Context, _: reads.Places, place: str) -> None:
    answered(ctx, "waivers", place=place)


def key_lists(ctx: Context, _: reads.Places, place: str) -> None:
    answered(ctx, "key-lists", place=place)


def answered(ctx: Context, question: str, **arguments: Any) -> None:
    """A question's answer as a table with its file."""
    asked = catalogue().question(question)
    found = reads.answered(ctx, question, **arguments)
    st.caption(plain(f"{asked.title[ctx.language]} · {ctx.say('rows', n=len(found.rows))}"))
    sheet = tables.of(ctx, asked, found)
    tables.show(ctx, sheet, key=f"{question}-{arguments}")
    tables.offer(ctx, asked.title[ctx.language], lambda: sheet, key=f"{question}-{arguments}-file")


def over_time(ctx: Context, _: reads.Places, place: str) -> None:
    """Lines of the snapshots, and what is new or closed since the last one."""
    points = trend.points(ctx.database, place)
    if not points:
        st.info(ctx.say("no_snapshots"))
        st.code("govgraph snapshot", language="shell")
        return
    st.plotly_chart(lines(ctx, points), key=f"trend-{place}", theme=None, config={"displayModeBar": False}, alt=ctx.say("part_trend"))
    changed = trend.since_last(ctx.database, ctx.asof)
    for what, ones in (("new_since", changed.new), ("closed_since", changed.closed)):
        st.subheader(ctx.say(what, day=changed.day, n=len(ones)))
        rows = [[catalogue().rule(rule).title[ctx.language], id, rule] for rule, id in ones]
        tables.show(ctx, Sheet(("title", "id", "rule"), tuple(ctx.say(f"column_{one}") for one in ("title", "id", "rule")), rows), key=what)


def lines(ctx: Context, points: list[dict[str, object]]) -> go.Figure:
    """A line a rule that had something to count."""
    by_rule: dict[str, list[tuple[object, float]]] = {}
    for point in points:
        asked = int(str(point["denominator"])) - int(str(point["waived"]))
        if asked:
            by_rule.setdefault(str(point["rule"]), []).append((point["date"], int(str(point["numerator"])) / asked))
    figure = go.Figure(
        [
            go.Scatter(
                x=[str(day) for day, _ in line], y=[share for _, share in line], mode="lines+markers",
                name=safe(catalogue().rule(rule).title[ctx.language]) if rule in known_rules() else safe(rule),
            )
            for rule, line in by_rule.items()
        ]
    )  # fmt: skip
    figure.update_layout(
        height=480, yaxis={"tickformat": ".0%", "range": [0, 1.02]}, xaxis={"type": "category"}, margin={"l": 0, "r": 0, "t": 8, "b": 0}
    )
    return figure


def known_rules() -> set[str]:
    return {rule.id for rule in catalogue().rules()}
