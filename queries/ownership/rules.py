"""Who answers for a problem: rules R0 to R11 as one pure function over facts.

`select` gathers the case of a question, `decide` applies the rules to it; equal cases have equal answers, so that a
matrix decides each case once. `answer` does both.
"""

from collections.abc import Mapping
from dataclasses import replace

from queries.ownership.answer import GATE, NOBODY, OVERLAP, PROPOSED, Answer, Entry, Problem, Step
from queries.ownership.compound import chain, gaps
from queries.ownership.explain import explain
from queries.ownership.facts import HANDLING, LINE, OPERATOR, PRIVATE_PARTS, SERVICE, Question
from queries.ownership.grants import grantor_duty
from queries.ownership.lines import DEPARTMENT, FIELD_OFFICE, Lines
from queries.ownership.outcome import Outcome, conclude
from queries.ownership.rows import VOID
from queries.ownership.selection import Case, select
from queries.ownership.slots import bodies, catch_all, fill
from queries.ownership.takeover import taken_over
from queries.ownership.why import Telling, Word
from queries.ownership.world import World

PRIVATE_CHANNEL = "业主自理、调解、诉讼"


def answer(world: World, question: Question) -> Answer:
    """Who answers for it, who else is in it, and why."""
    world = taken_over(world, question.asof)
    return decide(world, select(world, question))


def decide(world: World, case: Case) -> Answer:
    """Applies the rules to a case."""
    outcome = conclude(world, case)
    telling = Telling(world.body)
    channel = _gate(case, telling)
    explain(world, case, outcome, telling)
    found = _assemble(world, case, outcome)
    if channel is not None:
        found = _behind_gate(found, channel, telling)
    return replace(found, why=tuple(telling.lines))


def channel_of(gate: str | None, nature: str, thing: str | None) -> str | None:
    """R0. The category's own channel comes first: a gas leak indoors is still a gas leak."""
    private = thing == PRIVATE_PARTS and nature in {SERVICE, HANDLING}
    return gate or (PRIVATE_CHANNEL if private else None)


def _gate(case: Case, telling: Telling) -> str | None:
    channel = channel_of(case.gate, case.nature, case.object)
    if case.gate is not None:
        telling.say("R0", "channel", [case.path[0]], channel=Word(case.gate, case.gate))
    elif channel is not None:
        telling.say("R0", "private")
    return channel


def _behind_gate(found: Answer, channel: str, telling: Telling) -> Answer:
    """Nobody is sent; whoever would act, or would hold it, follows up."""
    following = tuple(sorted(found.act or found.held_by))
    if following:
        telling.say("R0", "follow_up", bodies=telling.bodies(following))
    step = Step("channel", channel=channel)
    return replace(found, verdict=GATE, act=(), held_by=(), gate=channel, follow_up=following, next=(step,))


def _assemble(world: World, case: Case, outcome: Outcome) -> Answer:
    lines = world.lines(case.asof)
    slots = fill(case, outcome)
    answers_to = {body: lines.heads(body) for body in outcome.act if lines.kind(body) == FIELD_OFFICE}
    return Answer(
        verdict=outcome.verdict,
        slots=slots,
        act=outcome.act,
        held_by=_held_by(case, outcome, lines),
        object=case.object,
        answers_to=answers_to,
        chain=chain(case, outcome.standing, outcome.act),
        catch_all=catch_all(outcome),
        next=_next(case, outcome, slots, lines),
        gaps=gaps(case, outcome.standing),
        problems=_problems(world, case, outcome, answers_to),
    )


def _held_by(case: Case, outcome: Outcome, lines: Lines) -> tuple[str, ...]:
    """R6, R7, R11: who has it until somebody is named."""
    first = case.receivers[:1]
    if outcome.verdict == OVERLAP:
        rivals = [body for body in case.receivers if _is_party(body, outcome.act, lines)]
        return tuple(rivals[:1]) or first
    if outcome.verdict == PROPOSED or outcome.verdict in NOBODY:
        return tuple(dict.fromkeys((*first, *(street.body for street in case.streets))))
    return ()


def _is_party(body: str, rivals: tuple[str, ...], lines: Lines) -> bool:
    """An office receives for its department, a department for its office."""
    return any(body == rival or lines.is_office_of(body, rival) or lines.is_office_of(rival, body) for rival in rivals)


def _next(case: Case, outcome: Outcome, slots: Mapping[str, tuple[Entry, ...]], lines: Lines) -> tuple[Step, ...]:
    steps = []
    if outcome.verdict == OVERLAP:
        steps.append(Step("arbiter", lines.arbiter(outcome.act) or case.conference, outcome.act))
    elif outcome.verdict == PROPOSED or outcome.verdict in NOBODY:
        steps.append(Step("agenda", case.conference, outcome.act))
    if case.streets:
        callable_ = {DEPARTMENT, FIELD_OFFICE}
        involved = bodies(slots[LINE]) | bodies(slots[OPERATOR]) | set(outcome.act)
        calls = tuple(sorted(body for body in involved if lines.kind(body) in callable_))
        steps.append(Step("sideways", None, tuple(street.body for street in case.streets), calls))
    return tuple(steps)


def _problems(world: World, case: Case, outcome: Outcome, answers_to: Mapping[str, tuple[str, ...]]) -> tuple[Problem, ...]:
    outside = [
        Problem(
            "within",
            duty.id,
            f"职责 {duty.id} 的地点不在该单位的管辖范围内",
            f"duty {duty.id} lies at a place where its body has no jurisdiction",
        )
        for duty in case.outside
    ]
    refused = [
        Problem(
            "ruling",
            held.ruling.id,
            f"决定 {held.ruling.id} 确定的单位在此无权承担",
            f"ruling {held.ruling.id} names a body that may not lead here",
        )
        for held in outcome.refused
    ]
    groundless = [
        Problem("grant", row.ref, f"赋权 {row.ref} 没有来源职责", f"grant {row.ref} is derived from no department's duty")
        for row in outcome.standing.of(VOID)
        if grantor_duty(world, row) is None
    ]
    orphans = [
        Problem("department", office, f"派出机构 {office} 没有登记主管部门", f"office {office} has no department on record")
        for office, heads in answers_to.items()
        if not heads
    ]
    return tuple(sorted((*outside, *refused, *groundless, *orphans), key=lambda p: (p.kind, p.subject)))
