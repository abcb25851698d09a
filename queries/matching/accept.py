"""What accepting a pair writes: rows of the ledger of commitments. Claimed, then delivered, then confirmed (§D4)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from graph.errors import UnknownName, UsageError
from graph.names import key
from queries.matching.problem import Need, Offer, Problem
from queries.matching.read import CLAIMED, Commitment, Market

__all__ = ["CLAIMED", "STATES", "TYPE", "advance", "claims", "find_need", "find_offer"]

TYPE = "Commitment"
STATES = (CLAIMED, "delivered", "confirmed")
DATES = {CLAIMED: "claimed_on", "delivered": "delivered_on", "confirmed": "confirmed_on"}
Row = Mapping[str, object]
T = TypeVar("T")


def find_need(found: Market, text: str) -> Need:
    """By id or by what it says. Raises UnknownName; UsageError where several say so."""
    return _one("need", [one for one in found.needs if one.id == text] or [one for one in found.needs if key(one.name) == key(text)], text)


def find_offer(found: Market, text: str) -> Offer:
    """As `find_need`."""
    return _one(
        "offer", [one for one in found.offers if one.id == text] or [one for one in found.offers if key(one.name) == key(text)], text
    )


def _one(what: str, fitting: Sequence[T], text: str) -> T:
    if not fitting:
        raise UnknownName(what, text)
    if len(fitting) > 1:
        raise UsageError(f"several {what}s are called '{text}'; give the id that `alliance match --json` shows")
    return fitting[0]


def claims(asked: Problem, found: Market, pairs: Iterable[tuple[str, str, int]]) -> list[Row]:
    """A row for each (need, offer, units). Raises UsageError for more than is open or free, and for a pair already delivered."""
    open_, free = ({one.id: one.quantity for one in both} for both in (asked.needs, asked.offers))
    known = {(one.need, one.offer): one for one in found.commitments}
    rows: list[Row] = []
    for need_id, offer_id, units in pairs:
        need, offer, before = asked.need[need_id], asked.offer[offer_id], known.get((need_id, offer_id))
        if before is not None and before.state != CLAIMED:
            raise UsageError(f"'{offer.name}' was given for '{need.name}' before; enter what comes now as an offer of its own")
        if not 0 < units <= min(open_[need_id], free[offer_id]):
            raise UsageError(
                f"{units} of '{offer.name}' cannot go to '{need.name}': {open_[need_id]} are still needed, {free[offer_id]} are free"
            )
        open_[need_id] -= units
        free[offer_id] -= units
        rows.append({
            "need": need.id, "by": offer.giver, "offer": offer.id, "quantity": units + (before.quantity if before else 0), "state": CLAIMED,
            "claimed_on": before.claimed_on if before and before.claimed_on else found.day, "due_on": need.by_when,
        })  # fmt: skip
    return rows


def next_state(state: str) -> str | None:
    """The step after; None where there is none."""
    at = STATES.index(state or CLAIMED) + 1
    return STATES[at] if at < len(STATES) else None


def advance(found: Market, need: str, offer: str, state: str) -> Row:
    """The row that takes a commitment one step on. Raises UsageError where there is none, or it is not at the step before."""
    before: Commitment | None = next((one for one in found.commitments if (one.need, one.offer) == (need, offer)), None)
    if before is None:
        raise UsageError("this offer was never claimed for this need; accept it first")
    if state != next_state(before.state):
        raise UsageError(f"the commitment is {before.state or CLAIMED}; it goes {' → '.join(STATES)}, a step at a time")
    return {"need": need, "by": before.giver, "offer": offer, "state": state, DATES[state]: found.day}
