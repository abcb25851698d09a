"""What the graph holds, what is missing, and what is unfinished."""

from collections.abc import Callable

import streamlit as st

from dashboard import captions, cards, reads, tables
from dashboard.context import Context, context
from dashboard.markup import badge, bar, safe, tag
from graph.schema import SCHEMA
from queries.catalogue import catalogue
from queries.profile import current
from queries.rules import GAP, NO_DATA, NOT_APPLICABLE, OK, Coverage

SHADES = {OK: "ok", GAP: "gap", NOT_APPLICABLE: "none", NO_DATA: "none"}
BADGES = {OK: "gg-good", GAP: "gg-bad", NOT_APPLICABLE: "", NO_DATA: "gg-warn"}
MOST_TOPS = 20
FIRST = ("compound-company", "compound-owners-committee", "community-party", "grid-party")


def show(ctx: Context) -> None:
    if cards.empty(ctx):
        return
    figures(ctx)
    st.subheader(ctx.say("coverage_by_rule"))
    for rule in first_rules(ctx):
        rule_line(ctx, rule, total(ctx, rule))
    if st.button(ctx.say("all_rules", n=len(current(ctx.database).rules())), key="all-rules"):
        st.session_state["coverage_part"] = "matrix"
        st.switch_page("views/coverage.py")
    content(ctx)


def first_rules(ctx: Context) -> list[str]:
    """The rules that the profile has a target for; without any, those of §C1 and §D2 that every city begins with."""
    profile = current(ctx.database)
    kept = {rule.id for rule in profile.rules()}
    return [rule for rule in profile.targets or FIRST if rule in kept]


def figures(ctx: Context) -> None:
    """The numbers that a city knows itself by."""
    question = catalogue().question("key-figures")
    values = reads.answered(ctx, "key-figures").rows[0]
    with st.container(horizontal=True):
        for column, value in zip(question.columns, values, strict=True):
            st.metric(column.caption[ctx.language], str(value), width="content", border=True)


def total(ctx: Context, rule: str) -> Coverage:
    """One rule over everything: the sum over the places that lie in nothing."""
    tops = {place.id for place in reads.places(ctx).tops()}
    rows = [row for row in reads.coverage(ctx, None, rule) if row.place in tops]
    for top in sorted(tops - {row.place for row in rows})[:MOST_TOPS]:
        rows += reads.coverage(ctx, top, rule)[:1]
    return summed(rule, rows)


def summed(rule: str, rows: list[Coverage]) -> Coverage:
    """Nothing to count is "n/a" where that is known anywhere, else "no data": never 100 %."""
    denominator, numerator, waived = (sum(getattr(row, name) for row in rows) for name in ("denominator", "numerator", "waived"))
    if denominator:
        state = GAP if numerator + waived < denominator else OK
    else:
        state = NOT_APPLICABLE if any(row.state == NOT_APPLICABLE for row in rows) else NO_DATA
    return Coverage(rule, "", denominator, numerator, waived, state)


def rule_line(ctx: Context, rule: str, found: Coverage) -> None:
    """A rule, how much of it is met, and the way to its page."""
    with st.container(border=True):
        words, numbers, way = st.columns([4, 5, 1.3], vertical_alignment="center")
        question = catalogue().rule(rule)
        words.html(tag("strong", safe(question.title[ctx.language])) + "<br>" + tag("small", safe(question.rule.expected[ctx.language])))
        numbers.html(measure(ctx, found))
        if way.button(ctx.say("open"), key=f"open-{rule}", width="stretch"):
            st.session_state["coverage_rule"] = rule
            st.switch_page("views/coverage.py")


def measure(ctx: Context, found: Coverage) -> str:
    """HTML: state, numerator of denominator, what is missing, and the bar."""
    counted = ctx.say("counted", n=found.numerator, m=found.denominator, ratio=ratio(found), gap=found.gap) if found.denominator else ""
    return badge(ctx.say(f"state_{found.state}"), BADGES[found.state]) + safe(counted) + bar(
        found.numerator, found.denominator, SHADES[found.state]
    )  # fmt: skip


def ratio(found: Coverage) -> str:
    """Of what is asked for, so without what is waived; rounded down, so that 100 % means all."""
    return "—" if found.ratio is None else f"{int(1000 * found.ratio) / 10:g}%"


def content(ctx: Context) -> None:
    """How many of each kind there are, and who loaded what; a large graph's links are counted only for whoever looks."""
    tabs = dict(zip(CONTENT, st.tabs([ctx.say(name) for name in CONTENT], key=f"content-{ctx.language}", on_change="rerun"), strict=True))
    for name, tab in tabs.items():
        if tab.open:
            with tab:
                tables.show(ctx, CONTENT[name](ctx), key=name)


def kinds(ctx: Context) -> tables.Sheet:
    nodes = reads.counts(ctx, "labels")
    shown = [one.name for one in SCHEMA.nodes if nodes.get(one.name) and one.name not in captions.BOOKKEEPING]
    rows = [[captions.kind(name, ctx.language), nodes[name], name] for name in shown]
    return tables.Sheet(("kind", "n", "code"), (ctx.say("kind"), ctx.say("count"), ctx.say("name_in_code")), rows)


def types(ctx: Context) -> tables.Sheet:
    rows = [[captions.link(type, ctx.language), n, type] for type, n in reads.counts(ctx, "types").items()]
    return tables.Sheet(("type", "n", "code"), (ctx.say("link"), ctx.say("count"), ctx.say("name_in_code")), rows)


def loads(ctx: Context) -> tables.Sheet:
    names = ("id", "state", "started", "finished", "by", "written", "files")
    rows = [[one[name] for name in names] for one in reversed(reads.history(ctx))]
    return tables.Sheet(names, tuple(captions.prop("Load", name, ctx.language) for name in names), rows)


CONTENT: dict[str, Callable[[Context], tables.Sheet]] = {"nodes_by_kind": kinds, "links_by_type": types, "loads_done": loads}


if __name__ == "__main__":
    show(context())
