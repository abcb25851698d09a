"""Choosing a place, a kind of problem or an organisation: from the list, or by what one types: code, id, former name, path."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard import captions, reads
from dashboard.context import Context
from dashboard.markup import plain
from graph import names
from graph.errors import AmbiguousName, UnknownName
from graph.words import bracketed, listed
from queries import lookup
from queries.catalogue import text_of

LONGEST = 6_000
"""Options that a list may have: a browser gets slow on more. What is not in the list can still be typed."""
MOST_LIKE = 60
AT_A_GLANCE = 8


def place(ctx: Context, label: str, *, key: str) -> str | None:
    return _choose(ctx, "Place", label, reads.kept_for_pickers(ctx, "Place", _place_labels), key)


def category(ctx: Context, label: str, *, key: str) -> str | None:
    return _choose(ctx, "Category", label, reads.kept_for_pickers(ctx, "Category", _category_labels), key)


def organization(ctx: Context, label: str, *, key: str, type: str = "Organization") -> str | None:
    return _choose(ctx, type, label, reads.kept_for_pickers(ctx, type, _organization_labels), key)


def _place_labels(ctx: Context, _: str) -> dict[str, str]:
    """Wide places first, and whole levels only, so that nobody wonders why one compound is there and another is not."""
    known = reads.places(ctx)
    found: dict[str, str] = {}
    levels = [*reads.LEVELS, *sorted({one.kind for one in known.by_id.values()} - set(reads.LEVELS))]
    for level in levels:
        of_level = [one for one in known.by_id.values() if one.kind == level]
        if len(found) + len(of_level) > LONGEST:
            break
        for one in of_level:
            above = " › ".join(part.name for part in known.above(one.id)[1:])
            found[one.id] = " · ".join(filter(None, (one.name, captions.kind(one.kind, ctx.language), above, one.code)))
    return found


def _category_labels(ctx: Context, _: str) -> dict[str, str]:
    """The path tells equal names apart; keywords can be searched for."""
    return {
        one.id: bracketed(one.path, listed(one.keywords, ctx.language), ctx.language) if one.keywords else one.path
        for one in sorted(reads.categories(ctx).values(), key=lambda one: one.path)[:LONGEST]
    }


def _organization_labels(ctx: Context, type: str) -> dict[str, str]:
    rows = ctx.database.read(text_of(f"names-{lookup.TYPES[type]}")).rows[0]
    ids, called, codes = rows[0], rows[1], rows[2]
    if len(ids) > LONGEST:
        return {}
    gone = {*ctx.database.read(text_of("ended-organizations"), {"asof": ctx.asof}).rows[0][0]}
    return {
        id: " · ".join(filter(None, (name, code or id.removeprefix("org:"), ctx.say("is_gone") if id in gone else "")))
        for id, name, code in zip(ids, called, codes, strict=True)
    }


def _choose(ctx: Context, type: str, label: str, labels: Mapping[str, str], key: str) -> str | None:
    text: Any = st.selectbox(
        label, list(labels), index=None, key=key, format_func=lambda id: labels.get(id, id), placeholder=ctx.say("type_or_choose"),
        accept_new_options=True, filter_mode="contains", persist_state="session",
    )  # fmt: skip
    if text is None or text in labels:
        return str(text) if text is not None else None
    try:
        return lookup.find(ctx.database, type, text, ctx.asof).id
    except AmbiguousName as error:
        return _one_of(ctx, text, labels, error, key)
    except UnknownName as error:
        return _like(ctx, text, labels, error, key)


def _one_of(ctx: Context, text: str, labels: Mapping[str, str], error: AmbiguousName, key: str) -> str | None:
    """Several are called that: the user says which, by what they belong to."""
    wanted = names.key(text)
    fitting = [id for id, label in labels.items() if names.key(_name(label)) == wanted]
    if not fitting:
        st.warning(plain(ctx.say("ambiguous", name=text)) + "\n" + "\n".join(f"- {plain(one)}" for one in error.candidates))
        return None
    return _which(ctx.say("ambiguous", name=text), fitting, labels, f"{key}-which-{wanted}")


def _like(ctx: Context, text: str, labels: Mapping[str, str], error: UnknownName, key: str) -> str | None:
    """Nothing is called exactly that: what holds the text, where that is not too much, else what comes nearest."""
    wanted = names.key(text)
    fitting = [id for id, label in labels.items() if wanted and wanted in names.key(label)]
    if len(fitting) == 1:
        return fitting[0]
    if 0 < len(fitting) <= MOST_LIKE:
        return _which(ctx.say("several_like", name=text), fitting, labels, f"{key}-like-{wanted}")
    st.warning(plain(ctx.say("unknown_name", name=text) + (ctx.say("nearest", names=error.nearest) if error.nearest else "")))
    return None


def _which(question: str, ids: list[str], labels: Mapping[str, str], key: str) -> str | None:
    """A few to choose from at a glance, or many in a list of their own."""
    chosen: str | None
    if len(ids) <= AT_A_GLANCE:
        chosen = st.radio(plain(question), ids, index=None, key=key, format_func=lambda id: plain(labels[id]))
    else:
        chosen = st.selectbox(plain(question), ids, index=None, key=key, format_func=lambda id: labels[id], filter_mode="contains")
    return chosen


def _name(label: str) -> str:
    """The name at the head of a label; of a category, the end of its path."""
    return label.split(" · ", maxsplit=1)[0].split("（", maxsplit=1)[0].rsplit(" › ", maxsplit=1)[-1]
