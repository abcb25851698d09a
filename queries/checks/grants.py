"""Checks of powers that a department has granted to a street (赋权)."""

from collections.abc import Iterator

from queries.checks.base import ERROR, Hit, System, check
from queries.header import Both
from queries.ownership.facts import GRANT, Duty
from queries.ownership.lines import DEPARTMENT, FIELD_OFFICE


@check(
    "grant-without-origin", ERROR, Both("赋权没有有效的来源职责", "A grant without the duty that it derives from"),
    Both("录入来源职责编号，或终止赋权", "Enter the duty it came from, or end the grant"), "§B2",
)  # fmt: skip
def grant_without_origin(system: System) -> Iterator[Hit]:
    for grant in _grants(system):
        origin = system.world.duty.get(grant.derived_from or "")
        lacks = origin is None or origin.competence != grant.competence or not system.world.duty_holds(origin, system.asof)
        if lacks or (origin and system.world.body[origin.body].kind not in {DEPARTMENT, FIELD_OFFICE}):
            who, what = system.name(grant.body), system.name(grant.category)
            yield Hit(
                grant.id,
                f"{who}的“{what}”赋权没有有效的同类来源职责",
                f"the grant of '{what}' to {who} has no valid duty of its kind behind it",
            )


@check(
    "grant-both-act", ERROR, Both("赋权后街道与部门仍同时执法", "Street and department both act after a grant"),
    Both("明确交叉地段由哪一方执法，或让共管的街道一并承接", "Settle who acts there, or grant it to every street that serves the place"), "§B2",
)  # fmt: skip
def grant_both_act(system: System) -> Iterator[Hit]:
    grants = {(grant.body, grant.category): grant for grant in _grants(system)}
    lines = system.world.lines(system.asof)
    for place, leaf, cell in system.matrix.found(("overlap",)):
        for street in cell.act:
            grant = next((g for wide in system.world.category_paths[leaf] if (g := grants.get((street, wide)))), None)
            origin = system.world.duty.get(grant.derived_from or "") if grant else None
            if grant and origin and any(body == origin.body or lines.is_office_of(body, origin.body) for body in cell.act):
                names, where = system.names(cell.act), system.name(place)
                yield Hit(
                    grant.id,
                    f"{where}“{system.name(leaf)}”：{names.zh}同时有权执法",
                    f"{where}, '{system.name(leaf)}': {names.en} may all enforce",
                )


def _grants(system: System) -> list[Duty]:
    return [duty for duty in system.duties if duty.list == GRANT]
