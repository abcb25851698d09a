"""Who stands under whom: what joins bodies into one line, what joins a trade, who is the arbiter of a dispute.

Ids only; a body that is not on record stands nowhere.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from queries.ownership.facts import GUIDED, LED, LED_TWICE, STATIONED, Body, Subordination

DEPARTMENT: Final = "Department"
FIELD_OFFICE: Final = "FieldOffice"
GOVERNMENT: Final = "Government"


class Lines:
    """The relations of one day."""

    def __init__(self, bodies: Mapping[str, Body], valid: Iterable[Subordination]) -> None:
        self._bodies = bodies
        joins = _superiors(valid, {LED, STATIONED, LED_TWICE}, bodies)
        self._joins = {body: self._own_line(above) for body, above in joins.items()}
        self._commands = _superiors(valid, {LED, LED_TWICE}, bodies)
        guides = _superiors(valid, {GUIDED}, bodies)
        self._guides = {b: self._only(DEPARTMENT, above) for b, above in guides.items() if self.kind(b) == DEPARTMENT}
        self._above: dict[str, frozenset[str]] = {}
        self._heads: dict[str, tuple[str, ...]] = {}
        self._trades: dict[str, frozenset[str]] = {}
        self._guidance: dict[str, frozenset[str]] = {}

    def kind(self, body: str) -> str:
        """The body's kind; empty for one that is not on record."""
        found = self._bodies.get(body)
        return found.kind if found else ""

    def above(self, body: str) -> frozenset[str]:
        """All bodies that it stands under in its line."""
        if body not in self._above:
            self._above[body] = frozenset(_distances(body, self._joins, stop=self._is_government)) - {body}
        return self._above[body]

    def rank(self, body: str) -> int:
        """How many stand above it: of two in one line, the lower one has more."""
        return len(self.above(body))

    def same_line(self, one: str, other: str) -> bool:
        """Whether one stands above the other, or both under the same department."""
        if one == other or one in self.above(other) or other in self.above(one):
            return True
        return any(self.kind(b) == DEPARTMENT for b in self.above(one) & self.above(other))

    def common_department(self, bodies: Collection[str]) -> str | None:
        """The lowest department that all of them stand under."""
        shared = frozenset.intersection(*(self.above(body) for body in bodies))
        found = [body for body in shared if self.kind(body) == DEPARTMENT]
        return min(found, key=lambda body: (-self.rank(body), body), default=None)

    def heads(self, body: str) -> tuple[str, ...]:
        """Whom it answers to: the first departments on the way up; without any, who is right above it."""
        if body not in self._heads:
            found = self._first_departments(self._joins.get(body, ()))
            self._heads[body] = tuple(sorted(found or self._joins.get(body, ())))
        return self._heads[body]

    def is_office_of(self, office: str, body: str) -> bool:
        """Whether it is one of the body's own field offices."""
        return self.kind(office) == FIELD_OFFICE and body in self.heads(office)

    def guides(self, upper: str, lower: str) -> bool:
        """Whether both are of one trade, joined by 业务指导, and `upper` belongs to the higher level."""
        return bool(self._departments(upper) & self._guiding(lower)) and not self.same_line(upper, lower)

    def _guiding(self, body: str) -> frozenset[str]:
        """The departments above those of its own line by 业务指导."""
        if body not in self._guidance:
            ways = (_distances(department, self._guides).keys() - {department} for department in self._departments(body))
            self._guidance[body] = frozenset().union(*ways)
        return self._guidance[body]

    def arbiter(self, rivals: Collection[str]) -> str | None:
        """The lowest body that stands above all rivals by 领导 or 双重."""
        ways = [_distances(rival, self._commands) for rival in rivals]
        shared = set.intersection(*(set(way) - {rival} for way, rival in zip(ways, rivals, strict=True)))
        return min(shared, key=lambda body: (max(w[body] for w in ways), sum(w[body] for w in ways), body), default=None)

    def _own_line(self, above: tuple[str, ...]) -> tuple[str, ...]:
        # An office led by its department and by its street belongs to the department's line: otherwise a duty of its
        # own would settle by distance what is a question between the two superiors.
        return tuple(body for body in above if not self._is_government(body)) or above

    def _only(self, kind: str, bodies: Iterable[str]) -> tuple[str, ...]:
        return tuple(body for body in bodies if self.kind(body) == kind)

    def _is_government(self, body: str) -> bool:
        return self.kind(body) == GOVERNMENT

    def _departments(self, body: str) -> frozenset[str]:
        if body not in self._trades:
            self._trades[body] = frozenset(b for b in (body, *self.above(body)) if self.kind(b) == DEPARTMENT)
        return self._trades[body]

    def _first_departments(self, bodies: Iterable[str]) -> set[str]:
        found: set[str] = set()
        seen: set[str] = set()
        waiting = list(bodies)
        while waiting:
            body = waiting.pop()
            if self.kind(body) == DEPARTMENT:
                found.add(body)
            elif body not in seen and not self._is_government(body):
                waiting.extend(self._joins.get(body, ()))
            seen.add(body)
        return found


def _superiors(links: Iterable[Subordination], kinds: set[str], bodies: Mapping[str, Body]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind in kinds and link.body in bodies and link.superior in bodies:
            found[link.body].add(link.superior)
    return {body: tuple(sorted(above)) for body, above in found.items()}


def _distances(start: str, above: Mapping[str, tuple[str, ...]], stop: Callable[[str], bool] = lambda _: False) -> dict[str, int]:
    """Every body on the way up from `start` with its distance. What `stop` holds for is reached, but not passed."""
    found = {start: 0}
    waiting = [start]
    for body in waiting:
        if body != start and stop(body):
            continue
        for superior in above.get(body, ()):
            if superior not in found:
                found[superior] = found[body] + 1
                waiting.append(superior)
    return found
