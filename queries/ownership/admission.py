"""Who may lead, and what keeps the others from it: rulings that exclude (R2), competence (R3), 上级收回 (R5), trades (R4).

Each fact of the case becomes a `Row`; every step below marks rows and passes them on, so no row is ever judged twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from queries.ownership.facts import (
    AREA,
    BASIC,
    BY_LAW,
    GRANT,
    LEADING,
    LINE,
    OPERATOR,
    SUPPORT,
    TAKEN_BACK,
    Duty,
    Link,
)
from queries.ownership.grants import displaced_by, granted
from queries.ownership.lines import DEPARTMENT, FIELD_OFFICE, Lines
from queries.ownership.rows import (
    BARRED,
    CATCH_ALL,
    DISPLACED,
    EXCLUDED,
    LEADS,
    LIST,
    NEEDED,
    OVERSEES,
    SUPPORTS,
    VOID,
    Exclusion,
    Mode,
    Row,
    Standing,
    duty_row,
    link_row,
)
from queries.ownership.selection import Case, HeldRuling
from queries.ownership.world import World

Mark: TypeAlias = tuple[str, str | None]


def bears(duty: Duty) -> bool:
    """Whether a duty can have any part in who leads: all others only support, or stand in slots beside."""
    if duty.competence not in LEADING:
        return False
    return duty.list == TAKEN_BACK or duty.slot in {OPERATOR, LINE} or (duty.slot == AREA and duty.list == BASIC)


def judge(world: World, case: Case, mode: Mode) -> Standing:
    """Marks every row of the case."""
    lines = world.lines(case.asof)
    rulings, exclusions = _settle(case, lines, mode)
    # What has been taken back for a time only is no bar any more, whatever else is asked about what has ended.
    rows = [duty_row(case, world, held) for held in case.duties if held.valid or not (mode.ends or held.duty.list == TAKEN_BACK)]
    rows += [link_row(case, held) for held in case.links if held.valid or not mode.ends]
    marked = _mark(rows, lambda row: _competence(world, case, mode, row))
    if mode.bars:
        bars = _bars(world, marked)
        marked = _mark(marked, lambda row: _taken_back(bars, row))
        marked = _mark(marked, lambda row: _excluded(exclusions, lines, row))
    marked = _mark(marked, lambda row: (CATCH_ALL, None) if _is_catch_all(world, row) else None)
    marked = _oversee(marked, lines)
    # After the trades: what a county has granted away still leaves the city above it an overseer, not a rival.
    marked = _mark(marked, _displacement(world, case, marked))
    return Standing(tuple(sorted(marked, key=lambda row: (row.body, row.ref))), tuple(rulings), tuple(exclusions))


def _mark(rows: Iterable[Row], judged: Callable[[Row], Mark | None]) -> list[Row]:
    marked = []
    for row in rows:
        mark = judged(row) if row.state == LEADS else None
        marked.append(replace(row, state=mark[0], by=mark[1]) if mark else row)
    return marked


def _competence(world: World, case: Case, mode: Mode, row: Row) -> Mark | None:
    listed = row.fact.list if isinstance(row.fact, Duty) else None
    if listed == TAKEN_BACK:
        return LIST, None
    if row.competence not in LEADING or listed == SUPPORT:
        return SUPPORTS, None
    if listed == GRANT and not granted(world, case, mode, row):
        return VOID, None
    by_list = row.slot == AREA and listed == BASIC and world.is_street(row.body)
    leads = by_list or row.slot in {OPERATOR, LINE}
    return None if leads and _competent(world, case, row, listed) else (SUPPORTS, None)


def _competent(world: World, case: Case, row: Row, listed: str | None) -> bool:
    """Enforcement and approval are for those who hold that very competence, and hold it as the law wants."""
    needed = NEEDED.get(case.nature)
    if needed is None:
        return True
    if row.competence != needed or not isinstance(row.fact, Duty):
        return False
    body = world.body[row.body]
    if body.kind == "Institution":
        return row.fact.basis == BY_LAW
    if body.kind == FIELD_OFFICE:
        # One whose superiors are not on record counts as a department's; one that only a street leads does not,
        # because it acts in the street's name and can't hold more than the street does.
        heads = world.lines(case.asof).heads(row.body)
        return not heads or any(world.body[head].kind == DEPARTMENT for head in heads)
    if world.is_street(row.body):
        return listed == GRANT or (listed == BASIC and row.fact.basis == BY_LAW)
    return body.kind == DEPARTMENT


def _bars(world: World, rows: Iterable[Row]) -> dict[str, Row]:
    """Street to the 上级收回 on the narrowest category: that one bars most."""
    bars: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row.level, row.ref)):
        if row.state == LIST and row.competence in LEADING and world.is_street(row.body):
            bars[row.body] = row
    return bars


def _taken_back(bars: dict[str, Row], row: Row) -> Mark | None:
    bar = bars.get(row.body)
    if bar is None or (isinstance(row.fact, Duty) and row.level > bar.level):
        return None
    return BARRED, bar.ref


def _settle(case: Case, lines: Lines, mode: Mode) -> tuple[list[HeldRuling], list[Exclusion]]:
    """R2: the rulings that name somebody or nobody, and the exclusions; between the two their order decides."""
    naming: list[HeldRuling] = []
    exclusions: list[Exclusion] = []
    for held in case.rulings:
        body = held.ruling.body
        if held.ruling.excludes:
            named = frozenset(n.ruling.body for n in naming if n.ruling.body is not None)
            if held.valid and mode.bars and body not in named:
                exclusions.append(Exclusion(held, named))
        elif (held.valid or not mode.ends) and not (body and any(e.removes(body, lines) for e in exclusions)):
            naming.append(held)
    return naming, exclusions


def _excluded(exclusions: Iterable[Exclusion], lines: Lines, row: Row) -> Mark | None:
    """An exclusion leaves duties on a narrower category; a link is on none."""
    for exclusion in exclusions:
        reached = isinstance(row.fact, Link) or row.level <= exclusion.held.level
        if reached and exclusion.removes(row.body, lines):
            return EXCLUDED, exclusion.held.ruling.id
    return None


def _is_catch_all(world: World, row: Row) -> bool:
    return isinstance(row.fact, Duty) and row.fact.category == world.root


def _oversee(rows: list[Row], lines: Lines) -> list[Row]:
    """R4: of one trade at two levels the lower one acts; the upper one, where it owes no more, oversees it."""

    def overseer(row: Row) -> Mark | None:
        lower = (r.ref for r in rows if r.state == LEADS and _relieves(r, row) and lines.guides(row.body, r.body))
        found = min(lower, default=None)
        return (OVERSEES, found) if found else None

    return _mark(rows, overseer)


def _relieves(lower: Row, upper: Row) -> bool:
    same = lower.slot == upper.slot == LINE and lower.competence == upper.competence
    return same and lower.level >= upper.level and lower.owned >= upper.owned


def _displacement(world: World, case: Case, rows: list[Row]) -> Callable[[Row], Mark | None]:
    def displaced(row: Row) -> Mark | None:
        grant = displaced_by(world, case, rows, row)
        return (DISPLACED, grant.ref) if grant else None

    return displaced
