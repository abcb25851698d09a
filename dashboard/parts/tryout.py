"""The switch "what if": who leaves, who joins, which links come and go, and against which date; all on the same picture."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import netfigures
from dashboard.context import Context
from queries.net.whatif import Changes, Effect

if TYPE_CHECKING:
    import networkx as nx

Pair = tuple[str, str]


@dataclass(frozen=True)
class Tried:
    """What is tried, and the date to compare with; None: with the network as it is."""

    changes: Changes = field(default_factory=Changes)
    versus: date | None = None

    @property
    def anything(self) -> bool:
        changes = self.changes
        return bool(changes.without or changes.joining or changes.linked or changes.unlinked or self.versus)

    @property
    def key(self) -> str:
        """Names the network as it would be."""
        changes = self.changes
        return repr([sorted(one) for one in (changes.without, changes.joining, changes.linked, changes.unlinked)])


def chosen(ctx: Context, whole: "nx.Graph[str]", labels: dict[str, str], base: str) -> Tried:
    """What the user tries with the network `whole`, which `base` names; nothing while the switch is off."""
    if not st.toggle(ctx.say("net_whatif"), key="network-whatif", help=ctx.say("net_whatif_help")):
        return Tried()
    first, second, third = st.columns([5, 4, 2])
    without = first.multiselect(
        ctx.say("net_without"), list(labels), key=f"without-{base}", format_func=lambda id: labels.get(id, id),
        placeholder=ctx.say("type_or_choose"),
    )  # fmt: skip
    new = second.multiselect(
        ctx.say("net_joining"), list[str](), key=f"joining-{base}", accept_new_options=True, placeholder=ctx.say("net_joining_name")
    )
    versus = third.date_input(ctx.say("net_versus"), None, key=f"versus-{base}", format="YYYY-MM-DD")
    joining = {name: name for name in map(str.strip, new) if name and name not in whole}
    tried = pairs(ctx, whole, labels | joining, base)
    present = {pair for pair in tried if whole.has_edge(*pair)}
    return Tried(Changes(frozenset(without), frozenset(present), joining, frozenset(set(tried) - present)), versus)


def pairs(ctx: Context, whole: "nx.Graph[str]", labels: dict[str, str], base: str) -> list[Pair]:
    """Two to choose whose link is tried: one that there is goes, one that there is not comes."""
    key = f"tried-{base}"
    first, second, third = st.columns([5, 4, 2], vertical_alignment="bottom")
    a, b = (
        where.selectbox(ctx.say(text), list(labels), index=None, key=f"{text}-{base}", format_func=lambda id: labels.get(id, id),
                        filter_mode="contains", placeholder=ctx.say("type_or_choose"))
        for where, text in ((first, "net_between"), (second, "net_and"))
    )  # fmt: skip
    there = [pair for pair in st.session_state.get(key, []) if set(pair) <= labels.keys()]
    if third.button(ctx.say("net_try_link"), key=f"try-{base}", disabled=not a or not b or a == b) and a and b:
        there = [*there, pair] if (pair := (min(a, b), max(a, b))) not in there else there
    st.session_state[key] = there
    if not there:
        return []

    def called(pair: Pair) -> str:
        return ("− " if whole.has_edge(*pair) else "+ ") + " — ".join(labels[end].split(" · ")[0] for end in pair)

    kept: list[Pair] = st.multiselect(ctx.say("net_tried"), there, key=key, format_func=called)
    return kept


def told(ctx: Context, found: Effect) -> None:
    """Before and after, side by side, and each difference in one sentence."""
    before, after = found.before.as_json(), found.after.as_json()
    for column, name in zip(st.columns(len(before)), before, strict=True):
        column.metric(ctx.say(f"state_{name}"), f"{after[name]:g}", f"{round(after[name] - before[name], 2):+g}", delta_color="off")
    netfigures.sentences(ctx, found.figures)
