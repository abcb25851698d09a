"""R10: a body that was sent a matter says "not ours". Once, in time, and only with the body whose it is and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from queries.ownership.answer import Why
from queries.ownership.selection import Case
from queries.ownership.why import Telling
from queries.ownership.world import World

PASSED: Final = "passed"
REJECTED: Final = "rejected"
ARBITER: Final = "arbiter"


@dataclass(frozen=True, slots=True)
class Refusal:
    """`body` refuses what it was sent at `sent`, because it is for `names` by `basis`."""

    body: str
    sent: datetime
    at: datetime
    names: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Reception:
    """What becomes of a refusal: passed on to `to`, rejected (`to` keeps it), or `to` decides, whose word is a ruling.

    `to` None: nobody is on record who could decide.
    """

    outcome: str
    to: str | None
    why: Why


def receive(world: World, case: Case, refusal: Refusal, limit: timedelta, earlier: Sequence[Refusal] = ()) -> Reception:
    """`earlier`: the refusals of the same matter that were passed on; after one, the next is for the arbiter."""
    telling = Telling(world.body)
    outcome, key, to = _judge(world, case, refusal, limit, earlier)
    telling.say("R10", key, bodies=telling.bodies([to] if to else []), refuser=telling.bodies([refusal.body]))
    return Reception(outcome, to, telling.lines[0])


def _judge(world: World, case: Case, refusal: Refusal, limit: timedelta, earlier: Sequence[Refusal]) -> tuple[str, str, str | None]:
    if refusal.at - refusal.sent > limit:
        return REJECTED, "late", refusal.body
    named = refusal.names
    if named is None or named not in world.body or named == refusal.body or not refusal.basis:
        return REJECTED, "incomplete", refusal.body
    if earlier:
        rivals = sorted({refusal.body, named, *(one.body for one in earlier)})
        arbiter = world.lines(case.asof).arbiter(rivals) or case.conference
        return ARBITER, "arbiter" if arbiter else "no_arbiter", arbiter
    return PASSED, "passed", named
