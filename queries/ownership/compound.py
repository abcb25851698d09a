"""R8: the chain of a compound's shared parts (§D3) with the party at each link, and what it lacks."""

from queries.ownership.answer import ChainLink, Gap
from queries.ownership.rows import Standing, is_manager
from queries.ownership.selection import Case


def chain(case: Case, standing: Standing, act: tuple[str, ...]) -> tuple[ChainLink, ...]:
    """Owners, company, owners' committee, community, guarantor; empty where the rule doesn't apply."""
    if case.compound is None:
        return ()
    units = tuple(sorted({guarantee.unit for guarantee in case.guarantees}))
    return (
        ChainLink("owners"),
        _link("company", _company(case, standing, act)),
        _link("committee", case.compound.committees),
        _link("community", case.compound.community),
        _link("guarantor", units),
    )


def gaps(case: Case, standing: Standing) -> tuple[Gap, ...]:
    """The missing company."""
    if case.compound is None or managers(case, standing):
        return ()
    return (Gap("company", case.compound.id),)


def managers(case: Case, standing: Standing) -> tuple[str, ...]:
    """The company, or who counts as one."""
    return tuple(sorted({row.body for row in standing.rows if is_manager(case, row)}))


def _company(case: Case, standing: Standing, act: tuple[str, ...]) -> tuple[str, ...]:
    found = managers(case, standing)
    return tuple(body for body in found if body in act) or found


def _link(role: str, bodies: tuple[str, ...]) -> ChainLink:
    return ChainLink(role, bodies, missing=not bodies)
