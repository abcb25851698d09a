"""The facts of a case as the rules see them: one `Row` a duty or link, with what the rules have found about it."""

from dataclasses import dataclass, replace
from typing import Final

from queries.ownership.facts import (
    ACT,
    APPROVAL,
    APPROVE,
    BY_DECISION,
    ENFORCE,
    ENFORCEMENT,
    LEADING,
    OPERATOR,
    SHARED_PARTS,
    Duty,
    Link,
)
from queries.ownership.lines import Lines
from queries.ownership.selection import Case, HeldDuty, HeldLink, HeldRuling
from queries.ownership.world import World

LEADS: Final = "leads"
SUPPORTS: Final = "supports"
BARRED: Final = "barred"
EXCLUDED: Final = "excluded"
DISPLACED: Final = "displaced"
OVERSEES: Final = "oversees"
CATCH_ALL: Final = "catch-all"
VOID: Final = "void"
LIST: Final = "list"


NEEDED: Final = {ENFORCEMENT: ENFORCE, APPROVAL: APPROVE}
"""The one competence that leads where only a few may."""


@dataclass(frozen=True, slots=True)
class Mode:
    """What is left out of account, to find out why nobody leads (R7)."""

    bars: bool = True
    ends: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A duty or link as the rules see it. `state` is one of the words above; `by` is the fact that put it there.

    `level` is how deep its category lies, `order` the same with links and managers just behind the asked category.
    """

    body: str
    ref: str
    slot: str
    competence: str
    depth: int
    level: int
    order: float
    owned: bool
    names_object: bool
    fact: Duty | Link
    state: str = LEADS
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A ruling that excludes a body, and those whom a stronger ruling names and so shields from it."""

    held: HeldRuling
    shielded: frozenset[str]

    def removes(self, body: str, lines: Lines) -> bool:
        """Whether it reaches the body: the excluded one itself or its field office."""
        excluded = self.held.ruling.body or ""
        return body not in self.shielded and (body == excluded or lines.is_office_of(body, excluded))


@dataclass(frozen=True, slots=True)
class Standing:
    """All rows of a case, judged; and the rulings that still name somebody or nobody, the strongest first."""

    rows: tuple[Row, ...]
    rulings: tuple[HeldRuling, ...]
    exclusions: tuple[Exclusion, ...]

    def of(self, *states: str) -> list[Row]:
        return [row for row in self.rows if row.state in states]

    def admitted(self) -> set[str]:
        """The bodies that R3 admits here, those of a catch-all apart."""
        return {row.body for row in self.of(LEADS, OVERSEES)}

    def catch_all(self) -> set[str]:
        """The bodies whose duty on the root would lead if it were on anything narrower."""
        return {row.body for row in self.of(CATCH_ALL)}


def duty_row(case: Case, world: World, held: HeldDuty) -> Row:
    duty, level = held.duty, case.level(held.duty.category)
    row = Row(
        body=duty.body,
        ref=duty.id,
        slot=duty.slot,
        competence=duty.competence,
        depth=held.depth,
        level=level,
        order=level,
        owned=level == case.depth or duty.whole,
        names_object=duty.object is not None,
        fact=duty,
    )
    if duty.category != world.root and level < case.depth and is_manager(case, row):
        return replace(row, order=case.depth - 0.5, owned=True)
    return row


def link_row(case: Case, held: HeldLink) -> Row:
    link = held.link
    return Row(
        body=link.body,
        ref=link.id,
        slot=OPERATOR,
        competence=ACT,
        depth=held.depth,
        level=case.depth,
        order=case.depth - 0.5,
        owned=True,
        names_object=True,
        fact=link,
    )


def is_manager(case: Case, row: Row) -> bool:
    """R8: whether it makes its body the company of the compound: a contract, or a decision of another kind.

    A contract may be for more than the compound, as where a whole community is contracted at once.
    """
    if case.compound is None or row.slot != OPERATOR or row.state == CATCH_ALL:
        return False
    if isinstance(row.fact, Link):
        return row.fact.relation == "MANAGES"
    within = row.depth >= case.compound.depth
    return within and row.fact.object == SHARED_PARTS and row.fact.basis == BY_DECISION and row.competence in LEADING
