"""The facts of a city with the indexes that the rules look things up by.

Built once, asked many times: every index is derived on first use and kept. `categories` must be the whole tree,
because only the whole tree shows which category is its root; the other facts may be those around one question.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Final, Protocol, TypeVar

from graph.errors import UnknownName
from queries.ownership.facts import (
    Body,
    Category,
    Duty,
    Guarantee,
    Link,
    Place,
    Ruling,
    Subordination,
)
from queries.ownership.lines import Lines


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Child(Protocol):
    @property
    def parent(self) -> str | None: ...


STREET_OFFICE: Final = "street office"

N = TypeVar("N", bound=_Named)
C = TypeVar("C", bound=_Child)


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open; None is open on that side."""

    since: date | None = None
    until: date | None = None

    def begun(self, asof: date) -> bool:
        return self.since is None or self.since <= asof

    def holds(self, asof: date) -> bool:
        return self.begun(asof) and (self.until is None or asof < self.until)

    def within(self, since: date | None, until: date | None) -> "Period":
        """What both periods share."""
        if since is None and until is None:
            return self
        begins = [day for day in (self.since, since) if day is not None]
        ends = [day for day in (self.until, until) if day is not None]
        return Period(max(begins, default=None), min(ends, default=None))


@dataclass(frozen=True, slots=True)
class PlacedDuty:
    """A duty at one place where its body has jurisdiction, for as long as duty, body and jurisdiction last."""

    duty: Duty
    period: Period


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link, for as long as it and its body last."""

    link: Link
    period: Period


@dataclass(frozen=True, eq=False)
class World:
    """Facts in any order; of several with one id the last one stands."""

    places: Sequence[Place]
    categories: Sequence[Category]
    bodies: Sequence[Body]
    duties: Sequence[Duty] = ()
    links: Sequence[Link] = ()
    rulings: Sequence[Ruling] = ()
    subordinations: Sequence[Subordination] = ()
    guarantees: Sequence[Guarantee] = ()
    takeovers: Sequence[tuple[str, str]] = ()
    """(body that is gone, body that took over from it)."""
    successions: Sequence[tuple[str, str]] = ()
    """(place that is gone, place that came after it)."""
    closed: Mapping[str, date] = field(default_factory=dict)
    """Place that is or will be gone -> the day from which on."""

    @cached_property
    def place(self) -> Mapping[str, Place]:
        return _by_id(self.places)

    @cached_property
    def category(self) -> Mapping[str, Category]:
        return _by_id(self.categories)

    @cached_property
    def body(self) -> Mapping[str, Body]:
        return _by_id(self.bodies)

    @cached_property
    def duty(self) -> Mapping[str, Duty]:
        return _by_id(self.duties)

    @cached_property
    def place_paths(self) -> Mapping[str, tuple[str, ...]]:
        """Each place with all above it, itself first."""
        return {id_: _path(id_, self.place) for id_ in self.place}

    @cached_property
    def category_paths(self) -> Mapping[str, tuple[str, ...]]:
        """Each category with all above it, itself first."""
        return {id_: _path(id_, self.category) for id_ in self.category}

    @cached_property
    def root(self) -> str | None:
        """The category under which all others stand. Several trees side by side have none: each top is a subject."""
        parents = {c.parent for c in self.category.values()}
        tops = [c.id for c in self.category.values() if c.parent not in self.category and c.id in parents]
        return tops[0] if len(tops) == 1 else None

    @cached_property
    def serving(self) -> Mapping[tuple[str, str], tuple[Body, ...]]:
        """(place, kind) to the bodies that serve it; a 街道办 or 镇政府 is of kind STREET_OFFICE."""
        found: dict[tuple[str, str], list[Body]] = defaultdict(list)
        for body in self.body.values():
            kind = STREET_OFFICE if self.is_street(body.id) else body.kind
            for place in set(body.serves):
                found[place, kind].append(body)
        return {key: tuple(bodies) for key, bodies in found.items()}

    @cached_property
    def placed_links(self) -> Mapping[str, tuple[PlacedLink, ...]]:
        """Place to the links on it."""
        found: dict[str, list[PlacedLink]] = defaultdict(list)
        for link in _by_id(self.links).values():
            if body := self.body.get(link.body):
                period = Period(link.since, link.until).within(body.since, body.until)
                found[link.place].append(PlacedLink(link, period))
        return {place: tuple(links) for place, links in found.items()}

    @cached_property
    def placed_duties(self) -> Mapping[tuple[str, str], tuple[PlacedDuty, ...]]:
        """(place, category) to the duties that hold from that place down."""
        found: dict[tuple[str, str], list[PlacedDuty]] = defaultdict(list)
        for duty in self.duty.values():
            for place, period in self._anchors(duty):
                found[place, duty.category].append(PlacedDuty(duty, period))
        return {key: tuple(duties) for key, duties in found.items()}

    @cached_property
    def outside(self) -> Mapping[tuple[str, str], tuple[Duty, ...]]:
        """(place, category) to the duties whose WITHIN is that place although their body has no jurisdiction there."""
        found: dict[tuple[str, str], list[Duty]] = defaultdict(list)
        for duty in self.duty.values():
            if duty.within is not None and not any(self._anchors(duty)):
                found[duty.within, duty.category].append(duty)
        return {key: tuple(duties) for key, duties in found.items()}

    @cached_property
    def guaranteed(self) -> Mapping[str, tuple[Guarantee, ...]]:
        """Place to those who guarantee it."""
        found: dict[str, list[Guarantee]] = defaultdict(list)
        for guarantee in _by_id(self.guarantees).values():
            found[guarantee.place].append(guarantee)
        return {place: tuple(guarantees) for place, guarantees in found.items()}

    @cached_property
    def ruled(self) -> Mapping[tuple[str, str], tuple[Ruling, ...]]:
        """(place, category) to the rulings made for it."""
        found: dict[tuple[str, str], list[Ruling]] = defaultdict(list)
        for ruling in _by_id(self.rulings).values():
            found[ruling.place, ruling.category].append(ruling)
        return {key: tuple(rulings) for key, rulings in found.items()}

    @cached_property
    def later(self) -> dict[date, "World"]:
        """Day -> these facts with successors in place of what is gone (see `takeover`)."""
        return {}

    @cached_property
    def _lines(self) -> dict[date, Lines]:
        return {}

    def lines(self, asof: date) -> Lines:
        """Who stands under whom on that day."""
        if asof not in self._lines:
            valid = [s for s in self.subordinations if Period(s.since, s.until).holds(asof)]
            self._lines[asof] = Lines(self.body, valid)
        return self._lines[asof]

    def above_place(self, place: str) -> tuple[str, ...]:
        """The place and all above it."""
        if place not in self.place_paths:
            raise UnknownName("place", place, get_close_matches(place, self.place))
        return self.place_paths[place]

    def above_category(self, category: str) -> tuple[str, ...]:
        """The category and all above it."""
        if category not in self.category_paths:
            raise UnknownName("category", category, get_close_matches(category, self.category))
        return self.category_paths[category]

    def duty_holds(self, duty: Duty, asof: date, ends: bool = True) -> bool:
        """Whether duty and body last on that day; without `ends`, whether they have begun."""
        body = self.body[duty.body]
        period = Period(duty.since, duty.until).within(body.since, body.until)
        return period.holds(asof) if ends else period.begun(asof)

    def is_street(self, body: str) -> bool:
        """Whether it is a 街道办 or 镇政府: a Government whose jurisdiction reaches no higher than a street."""
        return body in self._streets

    @cached_property
    def _streets(self) -> frozenset[str]:
        found = set()
        for body in self.body.values():
            if body.kind == "Government":
                kinds = {self.place[place].kind for place in body.serves if place in self.place}
                if kinds and not kinds & {"City", "County"}:
                    found.add(body.id)
        return frozenset(found)

    @cached_property
    def _jurisdictions(self) -> Mapping[str, tuple[tuple[str, Period], ...]]:
        found: dict[str, list[tuple[str, Period]]] = defaultdict(list)
        for body in self.body.values():
            found[body.id].extend((place, Period(body.since, body.until)) for place in sorted(set(body.serves)))
        for links in self.placed_links.values():
            for placed in links:
                found[placed.link.body].append((placed.link.place, placed.period))
        return {body: tuple(places) for body, places in found.items()}

    def _anchors(self, duty: Duty) -> Iterable[tuple[str, Period]]:
        for place, period in self._jurisdictions.get(duty.body, ()):
            if duty.within is None:
                yield place, period.within(duty.since, duty.until)
            elif place in self.place_paths.get(duty.within, ()):
                yield duty.within, period.within(duty.since, duty.until)


def _by_id(items: Iterable[N]) -> dict[str, N]:
    return {item.id: item for item in items}


def _path(start: str, nodes: Mapping[str, C]) -> tuple[str, ...]:
    """From `start` upwards; ends at what is not on record and where the parents run in a circle."""
    path: dict[str, None] = {}
    at: str | None = start
    while at is not None and at in nodes and at not in path:
        path[at] = None
        at = nodes[at].parent
    return tuple(path)
