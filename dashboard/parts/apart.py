"""Who stands apart, who is a member in name only, whom no alliance has, what alliances share: the lists behind the shape."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from dashboard import captions, netfigures
from dashboard.context import Context
from dashboard.tables import Sheet
from graph.words import listed
from queries.net.model import Facts
from queries.net.shape import Shape


def lists(ctx: Context, facts: Facts, found: Shape) -> str | None:
    """One list at a time, with its file; the id in the row that was picked."""
    made: Mapping[str, Callable[[], Sheet]] = {
        "idle": lambda: bodies(ctx, facts, found.idle or ()),
        "outside": lambda: bodies(ctx, facts, found.two_new_outside),
        "isolates": lambda: bodies(ctx, facts, found.isolates),
        "groups": lambda: groups(ctx, facts, found),
        "overlaps": lambda: overlaps(ctx, facts, found),
        "areas": lambda: areas(ctx, found),
    }
    name = st.segmented_control(
        ctx.say("net_list"), list(made), default="idle", required=True, key="network-list", format_func=lambda one: ctx.say(f"list_{one}")
    )
    return netfigures.table(ctx, made[name](), ctx.say(f"list_{name}"), f"network-list-{name}")


def bodies(ctx: Context, facts: Facts, ids: Iterable[str]) -> Sheet:
    """Those of the network as it is: one that is only tried is in none of the lists."""
    known = [facts.bodies[id] for id in ids if id in facts.bodies]
    rows: list[list[object]] = [
        [
            one.id,
            one.name,
            captions.kind(one.kind, ctx.language),
            listed((facts.places.get(place, (place, ""))[0] for place in one.serves), ctx.language),
        ]
        for one in known
    ]
    return netfigures.sheet(ctx, ("id", "name", "kind", "place"), rows)


def groups(ctx: Context, facts: Facts, found: Shape) -> Sheet:
    """Each member of each community, the largest first."""
    rows: list[list[object]] = [
        [id, number, facts.bodies[id].name, captions.kind(facts.bodies[id].kind, ctx.language)]
        for number, group in enumerate(found.communities.groups, 1)
        for id in group
        if id in facts.bodies
    ]
    return netfigures.sheet(ctx, ("id", "group", "name", "kind"), rows)


def overlaps(ctx: Context, facts: Facts, found: Shape) -> Sheet:
    rows: list[list[object]] = [
        [one.a, facts.bodies[one.a].name, facts.bodies[one.b].name, one.shared, round(one.ratio, 3)] for one in found.overlaps
    ]
    return netfigures.sheet(ctx, ("id", "name", "other", "shared", "of_both"), rows)


def areas(ctx: Context, found: Shape) -> Sheet:
    rows: list[list[object]] = [
        [one.id, one.name, one.nodes, one.links, None if one.density is None else round(one.density, 4)] for one in found.areas
    ]
    return netfigures.sheet(ctx, ("id", "name", "nodes", "links", "dense"), rows)
