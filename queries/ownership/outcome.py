"""From judged rows to a verdict: the ruling that holds (R2), the lead, and what it would have been otherwise (R7)."""

from dataclasses import dataclass, replace

from queries.ownership.admission import judge
from queries.ownership.answer import EXCLUDED, EXPIRED, OVERLAP, OWNED, PROPOSED, UNOWNED, VACUUM
from queries.ownership.facts import AREA, OPERATOR
from queries.ownership.lines import DEPARTMENT, Lines
from queries.ownership.rows import Mode, Standing
from queries.ownership.selection import Case, HeldRuling
from queries.ownership.turns import Lead, Sender, lead, parties, sender
from queries.ownership.world import Period, World


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules came to. `office`: the field office that acts for the department that leads.

    Where nobody leads, `instead` is what would have been without the bars or without the ends.
    """

    verdict: str
    standing: Standing
    act: tuple[str, ...] = ()
    lead: Lead | None = None
    ruling: HeldRuling | None = None
    office: str | None = None
    refused: tuple[HeldRuling, ...] = ()
    instead: "Outcome | None" = None

    @property
    def cites(self) -> tuple[str, ...]:
        """The facts on which it rests."""
        if self.ruling is not None:
            return (self.ruling.ruling.id,)
        return tuple(sorted({row.ref for row in self.lead.rows})) if self.lead else ()


def conclude(world: World, case: Case) -> Outcome:
    """The verdict on a case, gates apart."""
    return _send(settle(world, case), case, world.lines(case.asof))


def settle(world: World, case: Case) -> Outcome:
    """The same without asking who goes there for the department that leads."""
    outcome = _resolve(world, case, Mode())
    return outcome if outcome.act else _explain_nobody(world, case, outcome)


def sending(outcome: Outcome, lines: Lines) -> Sender | None:
    """The department that leads and may send an office: by its line, not by a ruling, as an operator or as an area."""
    if outcome.verdict != OWNED or outcome.ruling is not None or outcome.lead is None or outcome.lead.turn in {OPERATOR, AREA}:
        return None
    return sender(outcome.standing, outcome.lead, lines)


def _send(outcome: Outcome, case: Case, lines: Lines) -> Outcome:
    if outcome.instead is not None:
        return replace(outcome, instead=_send(outcome.instead, case, lines))
    department = sending(outcome, lines)
    office = department.sends(case.offices, lines) if department else None
    return replace(outcome, act=(office,), office=office) if office else outcome


def _resolve(world: World, case: Case, mode: Mode) -> Outcome:
    lines = world.lines(case.asof)
    standing = judge(world, case, mode)
    found = lead(case, standing, lines)
    ruling, refused = _ruling(world, case, standing, mode)
    settled = found is not None and found.owned and len(found.rivals) == 1
    if ruling is not None and (ruling.level == case.depth or not settled):
        # The body that the decision names, not its nearest office: whom it sends is its own affair.
        named = (ruling.ruling.body or "",)
        return Outcome(OWNED, standing, named, found, ruling, refused=refused)
    if found is None:
        return Outcome(VACUUM, standing, refused=refused)
    if not found.owned:
        return Outcome(PROPOSED, standing, found.bodies, found, refused=refused)
    if len(found.rivals) > 1:
        return Outcome(OVERLAP, standing, parties(found, lines), found, refused=refused)
    return Outcome(OWNED, standing, found.bodies, found, refused=refused)


def _ruling(world: World, case: Case, standing: Standing, mode: Mode) -> tuple[HeldRuling | None, tuple[HeldRuling, ...]]:
    """The strongest ruling that names somebody it may name, and the stronger ones that name somebody else."""
    refused: list[HeldRuling] = []
    for held in standing.rulings:
        if held.ruling.body is None and held.valid:
            break
        if held.ruling.body is not None:
            if _may_name(world, case, standing, mode, held.ruling.body):
                return held, tuple(refused)
            refused.append(held)
    return None, tuple(refused)


def _may_name(world: World, case: Case, standing: Standing, mode: Mode, named: str) -> bool:
    """Those whom R3 admits; where it admits nobody, any department. A catch-all may be named, but admits nobody."""
    if standing.admitted():
        return named in standing.admitted() | standing.catch_all()
    body = world.body.get(named)
    if body is None or body.kind != DEPARTMENT:
        return named in standing.catch_all()
    period = Period(body.since, body.until)
    return period.holds(case.asof) if mode.ends else period.begun(case.asof)


def _explain_nobody(world: World, case: Case, outcome: Outcome) -> Outcome:
    if any(held.ruling.body is None for held in outcome.standing.rulings):
        return _because(outcome, UNOWNED)
    unbarred = _resolve(world, case, Mode(bars=False))
    if unbarred.act:
        return _because(outcome, EXCLUDED, unbarred)
    endless = _resolve(world, case, Mode(ends=False))
    if endless.act:
        return _because(outcome, EXPIRED, endless)
    return outcome


def _because(outcome: Outcome, verdict: str, instead: Outcome | None = None) -> Outcome:
    return Outcome(verdict, outcome.standing, refused=outcome.refused, instead=instead)
