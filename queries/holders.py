"""Who sits in a post on a day: its holder, a deputy while the holder is on leave, or nobody."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from queries.ownership.world import Period

HOLDER: Final = "holder"
DEPUTY: Final = "deputy"
VACANT: Final = "vacant"
UNCOVERED: Final = "uncovered"
AHEAD: Final = 31
"""Days for which it is told beforehand when nobody will be there."""


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody holds the post, or acts for who does."""

    person: str
    name: str
    period: Period
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is away from the post."""

    person: str
    period: Period


@dataclass(frozen=True, slots=True)
class Post:
    """A post with everybody who ever held it; `at` is the body or place that it belongs to."""

    id: str
    title: str
    kind: str
    at: str
    at_name: str
    period: Period
    terms: tuple[Term, ...] = ()
    leaves: tuple[Leave, ...] = ()

    def filled(self, day: date) -> tuple[str, Term | None]:
        """How, and by whom. A deputy counts where there is no holder too; a holder on leave without one leaves it uncovered."""
        there = sorted((term for term in self.terms if term.period.holds(day)), key=lambda term: (term.acting, term.person))
        present = [term for term in there if not self._away(term.person, day)]
        if present:
            return DEPUTY if present[0].acting else HOLDER, present[0]
        return (UNCOVERED if there else VACANT), None

    def uncovered(self, day: date) -> Iterator[date]:
        """The days from `day` on, as far as is looked ahead, on which it has a holder and nobody is there."""
        for ahead in range(AHEAD):
            if self.filled(day + timedelta(ahead))[0] == UNCOVERED:
                yield day + timedelta(ahead)

    def _away(self, person: str, day: date) -> bool:
        return any(leave.person == person and leave.period.holds(day) for leave in self.leaves)

    def record(self, day: date) -> dict[str, Any]:
        """As the answer shows it."""
        how, term = self.filled(day)
        return {
            "id": self.id,
            "title": self.title,
            "kind": self.kind,
            "at": {"id": self.at, "name": self.at_name},
            "how": how,
            "holder": {"id": term.person, "name": term.name} if term else None,
            "uncovered": [one.isoformat() for one in self.uncovered(day)],
        }


def records(posts: Iterable[Post], day: date) -> list[dict[str, Any]]:
    """The posts that exist on the day, those that head a body first."""
    there = [post for post in posts if post.period.holds(day)]
    return [post.record(day) for post in sorted(there, key=lambda post: (post.kind not in {"负责人", "书记"}, post.title, post.id))]
