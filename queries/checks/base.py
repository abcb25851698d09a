"""What a check is, what it looks at, and the registry of all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias

from graph.words import LANGUAGES, some
from queries.city import City
from queries.header import Both
from queries.ownership.facts import Duty
from queries.ownership.matrix import Matrix, leaves_of, matrix
from queries.ownership.world import Period, World

ERROR: Final = "error"
WARNING: Final = "warning"
SEVERITIES: Final = (ERROR, WARNING)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a body; `terms`: when somebody held it."""

    id: str
    title: str
    body: str
    period: Period = field(default_factory=Period)
    terms: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A joint conference as a step of the way up; `leads`: when each body that leads it exists."""

    id: str
    name: str
    place: str
    leads: tuple[Period, ...] = ()
    period: Period = field(default_factory=Period)


@dataclass(frozen=True, eq=False)
class System:
    """All that the checks look at, on one day.

    `sent`: how many problems of which category (body, category, number) streets and communities were given; `listed`:
    (body, category) of what their lists hold.
    """

    city: City
    asof: date
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    posts: Sequence[Post] = ()
    sittings: Sequence[Sitting] = ()
    sent: Sequence[tuple[str, str, int]] = ()
    listed: frozenset[tuple[str, str]] = frozenset()

    @property
    def world(self) -> World:
        return self.city.world

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that exist on the day."""
        return tuple(place.id for place in self.world.places if self.city.periods.get(place.id, Period()).holds(self.asof))

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        return leaves_of(self.world)

    @cached_property
    def matrix(self) -> Matrix:
        """Every place × every leaf."""
        return matrix(self.world, self.places, self.leaves, self.asof)

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Those that hold on the day, whether or not their bodies still exist."""
        return tuple(self.in_force(self.world))

    def in_force(self, world: World) -> Iterator[Duty]:
        """The duties of `world` that hold on the day and have a body on record."""
        return (duty for duty in world.duties if Period(duty.since, duty.until).holds(self.asof) and duty.body in world.body)

    @cached_property
    def counties(self) -> Mapping[str, list[str]]:
        """County -> the places in it; where there is no county, the city or whatever stands above."""
        found = defaultdict(list)
        for place in self.places:
            path = self.world.place_paths[place]
            kinds = {self.world.place[id].kind: id for id in path}
            if self.world.place[place].kind != "City":
                found[kinds.get("County") or kinds.get("City") or path[-1]].append(place)
        return found

    def exists(self, body: str) -> bool:
        """Whether the body is on record and exists on the day."""
        known = self.world.body.get(body)
        return known is not None and Period(known.since, known.until).holds(self.asof)

    def name(self, id: str) -> str:
        """Of a place, a category or a body."""
        known = self.world.body.get(id) or self.world.place.get(id) or self.world.category.get(id)
        return known.name if known else id

    def names(self, ids: Iterable[str], most: int = 5) -> Both:
        """Some names in a row, and how many there are more."""
        called = [self.name(id) for id in ids]
        return Both(*(some(called, most, language) for language in LANGUAGES))


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: `subject` is the id of what it is about, a place, body, category or duty."""

    subject: str
    zh: str
    en: str


Look: TypeAlias = Callable[[System], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of the linter; `source` are the clauses that ask for it."""

    id: str
    severity: str
    title: Both
    remedy: Both
    source: str
    look: Look


CHECKS: Final[dict[str, Check]] = {}


def check(id: str, severity: str, title: Both, remedy: Both, source: str = "§A8") -> Callable[[Look], Look]:
    """Puts a function into the registry."""

    def enter(look: Look) -> Look:
        assert id not in CHECKS, id
        assert severity in SEVERITIES, severity
        CHECKS[id] = Check(id, severity, title, remedy, source, look)
        return look

    return enter


def circles(parents: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle among what points at each other, once, from its smallest member on."""
    import networkx as nx

    graph = nx.DiGraph((one, other) for one, others in parents.items() for other in others)
    for ring in nx.strongly_connected_components(graph):
        if len(ring) > 1 or any(graph.has_edge(one, one) for one in ring):
            yield tuple(sorted(ring))
