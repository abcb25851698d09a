"""Which of those who may lead do: whose turn it is (R5), and who leads within that turn (R1, R4, R5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from queries.ownership.facts import ACT, AREA, LEADING, LINE, OPERATOR, SERVE, SERVICE
from queries.ownership.lines import DEPARTMENT, Lines
from queries.ownership.rows import LEADS, Exclusion, Row, Standing, is_manager
from queries.ownership.selection import Case, Serving

REGULATOR: Final = "regulator"


@dataclass(frozen=True, slots=True)
class Rival:
    """One body with all its rows that compete."""

    body: str
    depth: int
    competence: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads: one body, or all that are tied. `beaten` are the others of the same turn that stand in their lines."""

    turn: str
    owned: bool
    rivals: tuple[Rival, ...]
    beaten: tuple[Rival, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        return tuple(rival.body for rival in self.rivals)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for rival in self.rivals for row in rival.rows)


@dataclass(frozen=True, slots=True)
class _Turn:
    name: str
    admits: Callable[[Row], bool]
    nearest: Callable[[Case, list[Row]], list[Row]]


def lead(case: Case, standing: Standing, lines: Lines) -> Lead | None:
    """R11: first by what covers the asked category, then by what lies on a wider one; each by turn."""
    rows = standing.of(LEADS)
    for owned in (True, False):
        found = _by_turn(case, standing, [row for row in rows if row.owned == owned], lines)
        if found:
            return replace(found, owned=owned)
    return None


def has_manager(case: Case, standing: Standing) -> bool:
    """R8: whether the compound has a company, or another manager that counts as one."""
    return any(is_manager(case, row) for row in standing.rows)


def _by_turn(case: Case, standing: Standing, rows: list[Row], lines: Lines) -> Lead | None:
    for turn in _turns(case, standing):
        competing = [row for row in rows if turn.admits(row)]
        if competing:
            rivals, beaten = _decide(_collapse(turn.nearest(case, competing)), lines)
            return Lead(turn.name, True, rivals, beaten)
    return None


def _turns(case: Case, standing: Standing) -> Sequence[_Turn]:
    if case.nature != SERVICE:
        return _LINE, _AREA
    if case.compound is not None and not has_manager(case, standing):
        return _AREA, _DOING, _REGULATING, _OPERATOR
    return _OPERATOR, _DOING, _AREA, _REGULATING


def _best_operators(_: Case, rows: list[Row]) -> list[Row]:
    best = max((row.names_object, row.order, row.depth) for row in rows)
    return [row for row in rows if (row.names_object, row.order, row.depth) == best]


def _deepest_category(_: Case, rows: list[Row]) -> list[Row]:
    best = max(row.level for row in rows)
    return [row for row in rows if row.level == best]


def _nearest_streets(case: Case, rows: list[Row]) -> list[Row]:
    # By the place that the street serves, not by the category: lists of two streets are cut differently, and how
    # finely one of them was drafted says nothing about whose ground it is.
    depths = {serving.body: serving.depth for serving in case.streets}
    best = max(depths.get(row.body, 0) for row in rows)
    return [row for row in rows if depths.get(row.body, 0) == best]


_OPERATOR: Final = _Turn(OPERATOR, lambda row: row.slot == OPERATOR, _best_operators)
_LINE: Final = _Turn(LINE, lambda row: row.slot == LINE, _deepest_category)
_DOING: Final = _Turn(LINE, lambda row: row.slot == LINE and row.competence in {ACT, SERVE}, _deepest_category)
_REGULATING: Final = _Turn(REGULATOR, lambda row: row.slot == LINE, _deepest_category)
_AREA: Final = _Turn(AREA, lambda row: row.slot == AREA, _nearest_streets)


def _collapse(rows: Iterable[Row]) -> list[Rival]:
    """One rival a body: as near as its nearest row, as competent as its best.

    The order of competences is R5's for every nature: where only enforce or approve leads, R3 has left no other.
    """
    by_body: dict[str, list[Row]] = {}
    for row in rows:
        by_body.setdefault(row.body, []).append(row)
    return [
        Rival(body, max(r.depth for r in own), min(LEADING.index(r.competence) for r in own), tuple(own)) for body, own in by_body.items()
    ]


def _decide(rivals: list[Rival], lines: Lines) -> tuple[tuple[Rival, ...], tuple[Rival, ...]]:
    """Within each line the nearest; between lines the competence that leads; of equals in one line their department."""
    survivors: list[Rival] = []
    # Nearest and lowest first, and only against those who stay: somebody beaten in one line beats nobody in another.
    for rival in sorted(rivals, key=lambda r: (-r.depth, -lines.rank(r.body), r.body)):
        if not any(_beats(other, rival, lines) for other in survivors):
            survivors.append(rival)
    best = min(rival.competence for rival in survivors)
    tied = _join([rival for rival in survivors if rival.competence == best], lines)
    named = {rival.body for rival in tied}
    beaten = [rival for rival in rivals if rival.body not in named]
    return tuple(sorted(tied, key=_id)), tuple(sorted(beaten, key=_id))


def _beats(one: Rival, other: Rival, lines: Lines) -> bool:
    nearer = one.depth > other.depth or (one.depth == other.depth and other.body in lines.above(one.body))
    return nearer and lines.same_line(one.body, other.body)


def _join(tied: list[Rival], lines: Lines) -> list[Rival]:
    """Offices of one department that tie are no rivals: it is for their department to send one."""
    for index, one in enumerate(tied):
        for other in tied[index + 1 :]:
            if lines.same_line(one.body, other.body):
                rest = [rival for rival in tied if rival not in (one, other)]
                return _join([*rest, _joint(one, other, lines)], lines)
    return tied


def _joint(one: Rival, other: Rival, lines: Lines) -> Rival:
    if one.body in lines.above(other.body):
        body = one.body
    elif other.body in lines.above(one.body):
        body = other.body
    else:
        body = lines.common_department((one.body, other.body)) or one.body
    depth = max(one.depth, other.depth)
    return Rival(body, depth, one.competence, tuple(sorted((*one.rows, *other.rows), key=lambda row: row.ref)))


def parties(found: Lead, lines: Lines) -> tuple[str, ...]:
    """R6: the rivals of an overlap. An office whose department carries the same duty stands for it, as one body."""
    names = {_party(rival, found.beaten, lines) for rival in found.rivals}
    return tuple(sorted(names))


def _party(rival: Rival, beaten: Iterable[Rival], lines: Lines) -> str:
    equal = {other.body for other in beaten if other.competence == rival.competence}
    heads = [head for head in lines.heads(rival.body) if head in equal and lines.kind(head) == DEPARTMENT]
    return heads[0] if len(heads) == 1 else rival.body


@dataclass(frozen=True, slots=True)
class Sender:
    """R4: a department that leads, and what decides which office it sends.

    `own`: offices with a duty of their own and how near they are; they come first. `reached`: exclusions that reach it.
    """

    department: str
    own: tuple[tuple[str, int], ...] = ()
    reached: tuple[Exclusion, ...] = ()

    def sends(self, offices: Iterable[Serving], lines: Lines) -> str | None:
        """The only nearest office, of those that serve the place."""
        able = dict(self.own) or {
            office.body: office.depth
            for office in offices
            if lines.is_office_of(office.body, self.department) and not any(one.removes(office.body, lines) for one in self.reached)
        }
        nearest = [office for office, depth in able.items() if depth == max(able.values())]
        return nearest[0] if len(nearest) == 1 else None


def sender(standing: Standing, found: Lead, lines: Lines) -> Sender | None:
    """The one body that leads, if it is a department."""
    body = found.bodies[0]
    if lines.kind(body) != DEPARTMENT:
        return None
    own = tuple((rival.body, rival.depth) for rival in found.beaten if lines.is_office_of(rival.body, body))
    level = max(row.level for row in found.rows)
    return Sender(body, own, tuple(exclusion for exclusion in standing.exclusions if level <= exclusion.held.level))


def _id(rival: Rival) -> str:
    return rival.body
