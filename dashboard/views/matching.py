"""Needs with offers: the best assignment with its reasons; lock, forbid or accept a pair, and read why others stay unmet."""

from dataclasses import dataclass

import streamlit as st

from dashboard import captions, cards, flows, netfigures, pickers, reads, tables
from dashboard.context import Context, context
from dashboard.markup import plain
from loaders.made import load_rows
from queries.matching import accept, explain
from queries.matching.greedy import greedy
from queries.matching.problem import Problem
from queries.matching.read import CLAIMED, Market, in_order, overdue, problem, rates
from queries.matching.solve import Solution, solve
from queries.net.figures import percent

LOCKED, FORBIDDEN, DONE = "matching_locked", "matching_forbidden", "matching_done"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Answer:
    market: Market
    asked: Problem
    best: Solution
    by_hand: Solution


def show(ctx: Context) -> None:
    if cards.empty(ctx):
        return
    if done := st.session_state.pop(DONE, None):
        st.success(plain(ctx.say("match_accepted", load=done)))
    market = reads.market(ctx)
    if not market.needs and not market.offers:
        st.info(ctx.say("match_none"))
        return
    area = pickers.place(ctx, ctx.say("net_area"), key="matching-area")
    settled(ctx)
    found = answered(ctx, market, area or "")
    lacking = explain.extras(found.asked, found.best, market.place_names)
    netfigures.sentences(ctx, explain.figures(found.asked, found.best, found.by_hand, lacking))
    pairs(ctx, found)
    others(ctx, found, lacking)


def chosen(name: str) -> list[Pair]:
    """Pairs that the user has settled in this session."""
    found: list[Pair] = st.session_state.setdefault(name, [])
    return found


def settled(ctx: Context) -> None:
    locked, forbidden = chosen(LOCKED), chosen(FORBIDDEN)
    if not locked and not forbidden:
        return
    left, right = st.columns([6, 2], vertical_alignment="center")
    left.caption(ctx.say("match_settled", locked=len(locked), forbidden=len(forbidden)))
    if right.button(ctx.say("match_clear"), key="match-clear"):
        st.session_state[LOCKED], st.session_state[FORBIDDEN] = [], []
        st.rerun()


def answered(ctx: Context, market: Market, area: str) -> Answer:
    """Computed once for the same graph, date, area and settled pairs; settled pairs of another state of the graph are let go."""
    needs, offers = {one.id for one in market.needs}, {one.id for one in market.offers}
    whole = problem(market, area=area)
    locked = tuple(pair for pair in chosen(LOCKED) if pair[0] in whole.need and pair[1] in offers)
    forbidden = frozenset(pair for pair in chosen(FORBIDDEN) if pair[0] in needs)

    def compute() -> Answer:
        asked = problem(market, area=area, locked=locked, forbidden=forbidden)
        return Answer(market, asked, solve(asked), greedy(asked))

    return reads.computed(ctx, f"matching {area} {locked} {sorted(forbidden)}", compute)


def pairs(ctx: Context, found: Answer) -> None:
    """The assignment; the row that is picked can be locked, forbidden or accepted."""
    assigned = found.best.assigned
    st.subheader(ctx.say("match_pairs", n=len(assigned)), anchor=False)
    st.caption(ctx.say("match_help"))
    names = ("need", "place", "giver", "offer", "quantity", "cost", "why", "locked")
    need, offer = found.asked.need, found.asked.offer
    rows: list[list[object]] = [
        [need[one.need].name, found.market.place_names.get(need[one.need].place, ""), offer[one.offer].giver_name, offer[one.offer].name,
         one.quantity, one.cost, explain.why(found.asked, one, found.best.pairs.get((one.need, one.offer)))[ctx.language], one.locked]
        for one in assigned
    ]  # fmt: skip
    sheet = netfigures.sheet(ctx, names, rows)
    picked = tables.show(ctx, sheet, key=f"match-pairs-{len(chosen(LOCKED))}-{len(chosen(FORBIDDEN))}", select=True)
    tables.offer(ctx, ctx.say("page_matching"), lambda: sheet, key="match-pairs-file", as_csv=True)
    if picked is not None:
        one = assigned[picked]
        act(ctx, found, (one.need, one.offer), one.quantity)


def act(ctx: Context, found: Answer, pair: Pair, quantity: int) -> None:
    with st.container(horizontal=True):
        if st.button(ctx.say("match_lock"), key="match-lock", icon=":material/lock:") and pair not in chosen(LOCKED):
            st.session_state[LOCKED] = [*chosen(LOCKED), pair]
            st.rerun()
        if st.button(ctx.say("match_forbid"), key="match-forbid", icon=":material/block:"):
            st.session_state[FORBIDDEN] = [*chosen(FORBIDDEN), pair]
            st.session_state[LOCKED] = [one for one in chosen(LOCKED) if one != pair]
            st.rerun()
        if st.button(ctx.say("match_accept"), key="match-accept", icon=":material/handshake:", type="primary"):
            rows = accept.claims(problem(found.market), found.market, [(*pair, quantity)])
            report = load_rows(ctx.database, accept.TYPE, rows, write=True)
            st.session_state[DONE] = report.load or ""
            st.session_state[LOCKED] = [one for one in chosen(LOCKED) if one != pair]
            st.rerun()


def others(ctx: Context, found: Answer, lacking: list[explain.Extra]) -> None:
    """What cannot be met and why, what would help most, what is overdue, and the flow of it all."""
    unmet, late = explain.unmet(found.asked, found.best), len(overdue(found.market))
    names = [
        ctx.say("match_unmet", n=len(unmet)),
        ctx.say("match_extra"),
        ctx.say("match_taken", n=len(found.market.commitments), late=late),
        ctx.say("match_flow"),
    ]
    first, second, third, fourth = st.tabs(names)
    with first:
        wanted, places = found.asked.need, found.market.place_names
        rows: list[list[object]] = [
            [wanted[one.need].name, places.get(wanted[one.need].place, ""), one.quantity, one.says[ctx.language]] for one in unmet
        ]
        sheet = netfigures.sheet(ctx, ("need", "place", "quantity", "why"), rows)
        tables.show(ctx, sheet, key="match-unmet")
        tables.offer(ctx, names[0], lambda: sheet, key="match-unmet-file")
    with second:
        rows = [[one.kind, one.units, one.says[ctx.language]] for one in lacking]
        tables.show(ctx, netfigures.sheet(ctx, ("kind", "quantity", "says"), rows), key="match-extra")
    with third:
        commitments(ctx, found.market)
    with fourth:
        if moved := flows.gathered(flowing(ctx, found), ctx.say("match_rest")):
            st.plotly_chart(flows.sankey(moved, ctx.say("match_short")), key="match-flow", alt=ctx.say("match_flow_alt"))


def commitments(ctx: Context, market: Market) -> None:
    """What is taken on, the overdue first; the row that is picked goes a step on: claimed, delivered, confirmed."""
    every, kept = in_order(market), rates(market)
    rows: list[list[object]] = [
        [one.due_on, one.overdue(market.day), one.giver_name, one.need_name, one.quantity,
         captions.choice(accept.TYPE, "state", one.state or CLAIMED, ctx.language),
         percent(kept[one.giver]) if one.giver in kept else None]
        for one in every
    ]  # fmt: skip
    sheet = netfigures.sheet(ctx, ("due", "overdue", "giver", "need", "quantity", "step", "kept"), rows)
    picked = tables.show(ctx, sheet, key="match-taken", select=True)
    tables.offer(ctx, ctx.say("match_commitments"), lambda: sheet, key="match-taken-file")
    one = every[picked] if picked is not None else None
    if one is None or (state := accept.next_state(one.state)) is None:
        return
    label = ctx.say("match_step", state=captions.choice(accept.TYPE, "state", state, ctx.language))
    if st.button(label, key="match-step", icon=":material/done:", type="primary"):
        row = accept.advance(market, one.need, one.offer, state)
        st.session_state[DONE] = load_rows(ctx.database, accept.TYPE, [row], write=True).load or ""
        st.rerun()


def flowing(ctx: Context, found: Answer) -> list[tuple[str, str, str, int]]:
    """(place, kind, giver, units) of what is assigned and of what is not."""
    need, offer, places = found.asked.need, found.asked.offer, found.market.place_names
    moved = [(one.need, offer[one.offer].giver_name, one.quantity) for one in found.best.assigned]
    moved += [(id, ctx.say("match_short"), units) for id, units in found.best.unmet.items()]
    return [(places.get(need[id].place, ""), need[id].kind or ctx.say("match_rest"), giver, units) for id, giver, units in moved]


if __name__ == "__main__":
    show(context())
