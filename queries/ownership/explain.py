"""Which lines of *why* an outcome has, in the order in which they are read out."""

from collections.abc import Iterable

from queries.ownership.answer import EXPIRED, NOBODY, OVERLAP, PROPOSED, UNOWNED
from queries.ownership.compound import managers
from queries.ownership.facts import ENFORCEMENT, LEADING, OPERATOR, SUPPORT, Duty
from queries.ownership.grants import grantor_duty
from queries.ownership.lines import Lines
from queries.ownership.outcome import Outcome
from queries.ownership.rows import (
    BARRED,
    CATCH_ALL,
    DISPLACED,
    EXCLUDED,
    LEADS,
    OVERSEES,
    SUPPORTS,
    VOID,
    Row,
)
from queries.ownership.selection import Case
from queries.ownership.turns import Lead
from queries.ownership.why import Telling, Word, basis_word, object_word
from queries.ownership.world import World

_TURNS = {"operator": ("R1", "operator"), "line": ("R4", "line"), "area": ("R5", "area"), "regulator": ("R5", "regulator")}


def explain(world: World, case: Case, outcome: Outcome, telling: Telling) -> None:
    """Adds the lines of everything but the gate."""
    _thing(case, telling)
    _barred(outcome, telling)
    _admission(world, outcome, telling)
    _by_state(outcome, OVERSEES, "R4", "trade", telling)
    if outcome.ruling is not None:
        _ruling(case, outcome, telling)
    elif outcome.lead is not None:
        _lead(world, case, outcome, outcome.lead, telling)
    if outcome.verdict == OVERLAP:
        _overlap(case, outcome, world.lines(case.asof), telling)
    _by_state(outcome, CATCH_ALL, "R11", "catch_all", telling)
    if outcome.verdict in NOBODY:
        _nobody(outcome, telling)
    _compound(world, case, outcome, telling)
    supporting = {street.body for street in case.streets} - set(outcome.act)
    if supporting:
        telling.say("R5", "support", bodies=telling.bodies(supporting))


def _thing(case: Case, telling: Telling) -> None:
    if case.object is None:
        telling.say("R1", "none")
    else:
        telling.say("R1", "asked" if case.object_given else "chosen", object=object_word(case.object))


def _barred(outcome: Outcome, telling: Telling) -> None:
    for state, rule, key in ((EXCLUDED, "R2", "excludes"), (BARRED, "R5", "taken_back")):
        for by, rows in _grouped(outcome, state):
            telling.say(rule, key, [by], bodies=telling.bodies(row.body for row in rows))


def _admission(world: World, outcome: Outcome, telling: Telling) -> None:
    rows = outcome.standing.of(SUPPORTS)
    _tell_rows(telling, "R3", "supporters", [row for row in rows if _only_supports(row)])
    _tell_rows(telling, "R3", "incompetent", [row for row in rows if not _only_supports(row)])
    _by_state(outcome, VOID, "R3", "void", telling)
    for by, displaced in _grouped(outcome, DISPLACED):
        grant = next(row for row in outcome.standing.rows if row.ref == by)
        source = grantor_duty(world, grant)
        cites = [by] if source is None else [by, source.id]
        bodies = telling.bodies(row.body for row in displaced)
        telling.say("R3", "granted", cites, street=telling.bodies([grant.body]), bodies=bodies)


def _only_supports(row: Row) -> bool:
    return row.competence not in LEADING or (isinstance(row.fact, Duty) and row.fact.list == SUPPORT)


def _ruling(case: Case, outcome: Outcome, telling: Telling) -> None:
    assert outcome.ruling is not None
    admitted = outcome.act[0] in outcome.standing.admitted() | outcome.standing.catch_all()
    key = "appoints" if not admitted else "names" if outcome.ruling.level == case.depth else "settles"
    telling.say("R2", key, outcome.cites, bodies=telling.bodies(outcome.act))


def _lead(world: World, case: Case, outcome: Outcome, lead: Lead, telling: Telling) -> None:
    bodies = telling.bodies(lead.bodies)
    basis = basis_word(_ground(row) for row in lead.rows)
    rule, key = _TURNS[lead.turn]
    telling.say(rule, key, outcome.cites, bodies=bodies, basis=basis)
    if outcome.office:
        office, department = telling.bodies([outcome.office]), telling.bodies(lead.bodies)
        telling.say("R4", "deputy", outcome.cites, bodies=office, department=department)
    categories = _categories(world, lead.rows, case.depth)
    if outcome.verdict == PROPOSED:
        telling.say("R11", "wider", outcome.cites, bodies=bodies, categories=categories)
    elif categories.zh:
        telling.say("R11", "whole", outcome.cites, categories=categories)


def _ground(row: Row) -> str | None:
    return row.fact.list or row.fact.basis if isinstance(row.fact, Duty) else row.fact.relation


def _categories(world: World, rows: Iterable[Row], depth: int) -> Word:
    ids = {row.fact.category for row in rows if isinstance(row.fact, Duty) and row.level < depth}
    names = [world.category[id_].name for id_ in sorted(ids)]
    return Word.row(names)


def _overlap(case: Case, outcome: Outcome, lines: Lines, telling: Telling) -> None:
    telling.say("R6", "overlap", outcome.cites, bodies=telling.bodies(outcome.act))
    arbiter = lines.arbiter(outcome.act) or case.conference
    if arbiter is None:
        telling.say("R6", "no_arbiter")
    else:
        telling.say("R6", "arbiter", bodies=telling.bodies([arbiter]))


def _nobody(outcome: Outcome, telling: Telling) -> None:
    if outcome.verdict == UNOWNED:
        telling.say("R7", UNOWNED, [h.ruling.id for h in outcome.standing.rulings if h.ruling.body is None])
    elif outcome.instead is None:
        telling.say("R7", "vacuum")
    else:
        cites = set(outcome.instead.cites)
        if outcome.verdict != EXPIRED:
            cites |= {row.by for row in outcome.standing.of(EXCLUDED, BARRED) if row.by}
            cites |= {exclusion.held.ruling.id for exclusion in outcome.standing.exclusions}
        telling.say("R7", outcome.verdict, cites, bodies=telling.bodies(outcome.instead.act))
    telling.say("R7", "held")


def _compound(world: World, case: Case, outcome: Outcome, telling: Telling) -> None:
    if case.compound is not None:
        found = managers(case, outcome.standing)
        if found:
            cites = [row.ref for row in outcome.standing.rows if row.body in found and row.slot == OPERATOR]
            telling.say("R8", "chain", cites, bodies=telling.bodies(found))
        else:
            telling.say("R8", "no_company", [guarantee.id for guarantee in case.guarantees])
    if case.nature == ENFORCEMENT:
        shown = outcome.standing.of(LEADS, SUPPORTS)
        companies = [r for r in shown if r.slot == OPERATOR and world.body[r.body].kind == "PropertyCompany"]
        _tell_rows(telling, "R8", "reports", companies)


def _by_state(outcome: Outcome, state: str, rule: str, key: str, telling: Telling) -> None:
    _tell_rows(telling, rule, key, outcome.standing.of(state))


def _tell_rows(telling: Telling, rule: str, key: str, rows: list[Row]) -> None:
    if rows:
        telling.say(rule, key, [row.ref for row in rows], bodies=telling.bodies(row.body for row in rows))


def _grouped(outcome: Outcome, state: str) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in outcome.standing.of(state):
        groups.setdefault(row.by or row.ref, []).append(row)
    return [(by, groups[by]) for by in sorted(groups)]
