"""R3: 赋权, a department's competence granted to a street, and what it takes from the grantor."""

from queries.ownership.facts import GRANT, LINE, Duty
from queries.ownership.lines import DEPARTMENT, FIELD_OFFICE, Lines
from queries.ownership.rows import LEADS, Mode, Row
from queries.ownership.selection import Case
from queries.ownership.world import World


def granted(world: World, case: Case, mode: Mode, row: Row) -> bool:
    """A grant holds while the department's duty that it came from does; nobody can grant what he doesn't hold."""
    source = grantor_duty(world, row)
    if source is None or source.competence != row.competence or row.slot != LINE or not world.is_street(row.body):
        return False
    return row.owned and world.duty_holds(source, case.asof, ends=mode.ends)


def grantor_duty(world: World, row: Row) -> Duty | None:
    """The department's duty that a grant is derived from."""
    if not isinstance(row.fact, Duty) or row.fact.derived_from is None:
        return None
    source = world.duty.get(row.fact.derived_from)
    body = world.body.get(source.body) if source else None
    return source if body and body.kind in {DEPARTMENT, FIELD_OFFICE} else None


def grantors(world: World, row: Row, lines: Lines) -> frozenset[str]:
    """Who granted it: the department, or the office whose duty it was with its departments."""
    source = grantor_duty(world, row)
    if source is None:
        return frozenset()
    body = source.body
    return frozenset({body} if lines.kind(body) == DEPARTMENT else {body, *lines.heads(body)})


def displaced_by(world: World, case: Case, rows: list[Row], row: Row) -> Row | None:
    """The grant by which the row's body no longer acts here: no other street that serves the place lacks the grant."""
    lines = world.lines(case.asof)
    grants = [other for other in rows if other.state == LEADS and is_grant(other)]
    for grant in grants:
        givers = grantors(world, grant, lines)
        having = {other.body for other in grants if grantors(world, other, lines) & givers}
        reached = any(row.body == giver or lines.is_office_of(row.body, giver) for giver in givers)
        shared = any(street.body not in having for street in case.streets)
        if reached and row.competence == grant.competence and not shared:
            return grant
    return None


def is_grant(row: Row) -> bool:
    return isinstance(row.fact, Duty) and row.fact.list == GRANT
