"""Lists of a place: what ends when, and key lists; and lines over time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NoReturn

import plotly.graph_objects as go
import streamlit as st

from dashboard import cards, downloads, reads, tables
from dashboard.calendars import calendar_file
from dashboard.context import Context
from dashboard.markup import plain, safe
from dashboard.tables import Sheet
from graph.database import Rows
from queries import trend
from queries.catalogue import catalogue, text_of
from queries.profile import current

ICS = "text/calendar"
MONTH = len("2021-07")
FIRST = 5
GROUPS = ("overdue", "90", "180", "later")


def behind(rule: str, place: str) -> NoReturn:
    """Opens the list behind a number: that rule at that place."""
    for name, value in (("rule", rule), ("place", place), ("part", "rule")):
        st.session_state[f"coverage_{name}"] = value
    st.rerun()


def ends(ctx: Context, known: reads.Places, place: str) -> None:
    """The calendar: overdue, within 90, within 180 days; by area, and a month alone."""
    within = st.segmented_control(
        ctx.say("within"), [90, 180, 365], default=180, format_func=lambda days: ctx.say("days", n=days), key="calendar-within", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    found = reads.answered(ctx, "calendar", place=place, within=int(within))
    by_area(ctx, known, place, found.dicts())
    month = of_month(ctx, found)
    shown = replace(found, rows=[row for row in found.rows if not month or str(row[0]).startswith(month)])
    table(ctx, "calendar", shown, "id", key=f"calendar-{place}-{within}-{month}")
    st.download_button(
        ctx.say("download_ics"), lambda: calendar_file(shown.dicts(), ctx.asof, ctx.language),
        downloads.file_name(ctx.say("part_calendar"), month or str(ctx.asof), ending="ics"), ICS, key="calendar-ics", on_click="ignore",
        icon=":material/event:",
    )  # fmt: skip


def of_month(ctx: Context, found: Rows) -> str:
    """As 2021-07; "" all of them."""
    months = sorted({str(row[0])[:MONTH] for row in found.rows})
    chosen: str = st.selectbox(
        ctx.say("calendar_month"), ["", *months], format_func=lambda one: one or ctx.say("calendar_all"), key="calendar-month", width=260
    )
    return chosen


def by_area(ctx: Context, known: reads.Places, place: str, rows: list[dict[str, Any]]) -> None:
    """How many of each group lie in each area below; a row goes down into it."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        line = [one.id for one in known.above(row["place"])] + [row["place"]]
        area = line[line.index(place) + 1] if place in line[:-1] else place
        counts.setdefault(area, Counter())[row["group"]] += 1
    if not counts.keys() - {place}:
        return
    lines = [[known.name(area), *(of[group] for group in GROUPS), of.total(), area] for area, of in sorted(counts.items())]
    heads = ("place", *GROUPS, "total", "id")
    st.caption(ctx.say("calendar_by_area"))
    picked = tables.show(
        ctx, Sheet(heads, tuple(ctx.say(f"column_{one}") for one in heads), lines), key=f"calendar-areas-{place}", select=True
    )
    if picked is not None and lines[picked][-1] != place:
        st.session_state["coverage_place"] = lines[picked][-1]
        st.rerun()


def key_lists(ctx: Context, _: reads.Places, place: str) -> None:
    table(ctx, "key-lists", reads.answered(ctx, "key-lists", place=place), "subject", "id", key=f"key-lists-{place}")


def table(ctx: Context, question: str, found: Rows, *cards_of: str, key: str) -> None:
    """A question's answer as a table with its file; a row opens the cards of the columns `cards_of`. Rules stand by their titles."""
    asked = catalogue().question(question)
    st.caption(plain(f"{asked.title[ctx.language]} · {ctx.say('rows', n=len(found.rows))}"))
    sheet = tables.of(ctx, asked, found)
    if "rule" in sheet.names:
        at = sheet.names.index("rule")
        sheet = replace(sheet, rows=[[*row[:at], titled(ctx, row[at]), *row[at + 1 :]] for row in sheet.rows])
    picked = tables.show(ctx, sheet, key=key, select=True)
    if sheet.rows:
        st.caption(ctx.say("card_help"))
    tables.offer(ctx, asked.title[ctx.language], lambda: sheet, key=f"{key}-file")
    if picked is not None:
        for column in cards_of:
            cards.show(ctx, found.dicts()[picked][column])


def titled(ctx: Context, rule: Any) -> Any:
    """A rule by its title; what is none stays as it is."""
    return catalogue().rule(rule).title[ctx.language] if rule in known_rules() else rule


def over_time(ctx: Context, known: reads.Places, place: str) -> None:
    """Lines of the snapshots, and what is new or closed there since the last one."""
    points = trend.points(ctx.database, place, asof=ctx.asof)
    if points:
        points = of_rules(ctx, points)
        st.plotly_chart(lines(ctx, points), key=f"trend-{place}", theme=None, config={"displayModeBar": False}, alt=ctx.say("part_trend"))
    with st.spinner(ctx.say("trend_compared")):
        changed = since_last(ctx, place if known.above(place) else None)
    if changed.day is None:
        st.info(ctx.say("no_snapshots"))
        st.code("govgraph snapshot", language="shell")
        return
    for what, ones in (("new_since", changed.new), ("closed_since", changed.closed)):
        title = ctx.say(what, day=changed.day, n=len(ones))
        st.subheader(title)
        if picked := listed(ctx, title, changes(ctx, ones, changed.lines), key=f"trend-{what}-{place}-{len(ones)}"):
            cards.show(ctx, picked)


def since_last(ctx: Context, place: str | None) -> trend.Since:
    """Read anew when somebody has stored a snapshot: that is no load."""
    stored = ctx.database.read(text_of("snapshots-version"), {"asof": ctx.asof}).rows[0]
    found: trend.Since = reads.kept(ctx, "since", lambda database: trend.since_last(database, ctx.asof, place), place, *map(str, stored))
    return found


def listed(ctx: Context, title: str, sheet: Sheet, *, key: str) -> str | None:
    """A list with its file; the id of the row that the user has picked."""
    picked = tables.show(ctx, sheet, key=key, select=True)
    tables.offer(ctx, title, lambda: sheet, key=f"{key}-file")
    return None if picked is None else str(sheet.rows[picked][-1])


def of_rules(ctx: Context, points: list[dict[str, object]]) -> list[dict[str, object]]:
    """Those of the rules that the user picks, at first those with a target: all of them at once are a tangle."""
    there = list(dict.fromkeys(str(point["rule"]) for point in points))
    begun = [rule for rule in there if rule in current(ctx.database).targets] or there[:FIRST]
    picked = st.multiselect(
        ctx.say("trend_rules"), there, default=begun, format_func=lambda rule: str(titled(ctx, rule)), key="trend-rules",
        placeholder=ctx.say("type_or_choose"),
    )  # fmt: skip
    return [point for point in points if point["rule"] in picked]


def changes(ctx: Context, ones: Sequence[trend.Change], lines: Mapping[str, Sequence[str]]) -> Sheet:
    """Rules and subjects by name."""
    rows = [[titled(ctx, rule), lines[id][0], " › ".join(reversed(lines[id][1:])), id] for rule, id in ones]
    heads = ("title", "name", "within", "id")
    return Sheet(heads, tuple(ctx.say(f"column_{one}") for one in heads), rows)


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
                name=safe(titled(ctx, rule)),
            )
            for rule, line in by_rule.items()
        ]
    )  # fmt: skip
    figure.update_layout(
        height=480, margin={"l": 8, "r": 8, "t": 8, "b": 8}, showlegend=True, legend={"orientation": "h", "y": -0.15},
        yaxis={"tickformat": ".0%", "range": [-0.02, 1.02], "automargin": True}, xaxis={"type": "category", "automargin": True},
    )  # fmt: skip
    return figure


def known_rules() -> set[str]:
    return {rule.id for rule in catalogue().rules()}
