"""Needs, offers, and which pairs of them fit. Pure: no store. Source: §D4.

Dates are ISO texts, "" for none; an offer's period is half-open. Quantities are whole units.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from queries.matching.profile import Profile
from queries.upwards import above

COMMUNITY, STREET, COUNTY, CITY = "community", "street", "county", "city"
GRADES = {"Community": COMMUNITY, "Street": STREET, "County": COUNTY, "City": CITY}
FITS, NO_KIND, OUTSIDE, LATE, FORBIDDEN = "fits", "kind", "area", "late", "forbidden"
"""Whether a pair fits, else the first thing that it fails by: in this order."""


@dataclass(frozen=True, slots=True)
class Need:
    """`quantity`: what is still open. `urgency` 1 to 3."""

    id: str
    name: str
    kind: str
    quantity: int
    place: str
    by_when: str = ""
    urgency: int = 1
    number: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """`quantity`: what is still free. `areas`: the places that it is for, none: wherever; `bases`: where its giver is."""

    id: str
    name: str
    kind: str
    quantity: int
    giver: str
    giver_name: str
    areas: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    conditions: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A need and an offer that fit. `grade`: what their places share; `wider`: the offer is of a wider kind; `rate`: share of
    the giver's promises that were kept, None unknown; `cost` of a unit."""

    need: str
    offer: str
    cost: float
    grade: str
    wider: bool
    rate: float | None


@dataclass(frozen=True)
class Problem:
    """What is to be matched on a day.

    `parents`: place -> the place above it; `levels`: place -> its level (City … Community); `rates`: giver -> share of promises
    kept. `locked` pairs are settled beforehand, in their order; `forbidden` ones are never made.
    """

    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    profile: Profile
    day: str
    parents: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    locked: tuple[tuple[str, str], ...] = ()
    forbidden: frozenset[tuple[str, str]] = frozenset()
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _grades: dict[tuple[str, tuple[str, ...]], str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def need(self) -> dict[str, Need]:
        return {need.id: need for need in self.needs}

    @cached_property
    def offer(self) -> dict[str, Offer]:
        return {offer.id: offer for offer in self.offers}

    def above(self, place: str) -> tuple[str, ...]:
        """The place and what it lies in, nearest first."""
        if place not in self._above:
            self._above[place] = above(place, self.parents)
        return self._above[place]

    def grade(self, place: str, bases: tuple[str, ...]) -> str:
        """What a need's place shares with where a giver is: the narrowest, CITY where that is not known."""
        if (place, bases) not in self._grades:
            around = {up for base in bases for up in self.above(base)}
            shared = (self.levels.get(up, "") for up in self.above(place) if up in around)
            # what they share below a community (a compound) is in the same community too
            self._grades[place, bases] = next((GRADES.get(level, COMMUNITY) for level in shared), CITY)
        return self._grades[place, bases]

    @cached_property
    def by_kind(self) -> dict[str, list[Offer]]:
        found: dict[str, list[Offer]] = defaultdict(list)
        for offer in self.offers:
            found[self.profile.kind(offer.kind)].append(offer)
        return found

    @cached_property
    def _by_area(self) -> dict[tuple[str, str], list[Offer]]:
        found: dict[tuple[str, str], list[Offer]] = defaultdict(list)
        for kind, offers in self.by_kind.items():
            for offer in offers:
                for area in offer.areas or ("",):
                    found[kind, area].append(offer)
        return found

    def fitting(self, need: Need) -> dict[str, float]:
        return self.profile.fitting(self.profile.kind(need.kind))

    def pairs(self) -> Iterator[Pair]:
        """Every pair that fits, in order of needs, each need's cheapest first."""
        for need in self.needs:
            found: dict[str, Pair] = {}
            for kind, extra in self.fitting(need).items():
                for area in (*self.above(need.place), ""):
                    for offer in self._by_area.get((kind, area), ()):
                        if offer.quantity > 0 and self._in_time(need, offer) and (need.id, offer.id) not in self.forbidden:
                            found[offer.id] = self.pair(need, offer, extra)
            if need.quantity > 0:
                yield from sorted(found.values(), key=lambda pair: (pair.cost, pair.offer))

    def pair(self, need: Need, offer: Offer, extra: float) -> Pair:
        """What a unit of it costs; `extra` is for the kind."""
        costs = self.profile.costs
        grade = self.grade(need.place, offer.bases or offer.areas)
        rate = self.rates.get(offer.giver)
        cost = float(getattr(costs, grade)) + extra + costs.delivery * (1 - (1.0 if rate is None else rate))
        return Pair(need.id, offer.id, cost, grade, extra > 0, rate)

    def _in_time(self, need: Need, offer: Offer) -> bool:
        """Whether there is a day, from now until the need's limit, on which it can be had; a limit that has passed is none."""
        limit = need.by_when if need.by_when >= self.day else ""
        return (not offer.until or self.day < offer.until) and (not limit or offer.since <= limit)

    def why_not(self, need: Need, offer: Offer) -> str:
        """FITS, or the first thing that a pair fails by. What is used up still fits."""
        if self.profile.kind(offer.kind) not in self.fitting(need):
            return NO_KIND
        if offer.areas and not set(offer.areas) & set(self.above(need.place)):
            return OUTSIDE
        if not self._in_time(need, offer):
            return LATE
        return FORBIDDEN if (need.id, offer.id) in self.forbidden else FITS

    def givers(self) -> dict[str, set[str]]:
        """Need -> who could meet it: needs that are still open, givers by id."""
        found: dict[str, set[str]] = {need.id: set() for need in self.needs if need.quantity > 0}
        for pair in self.pairs():
            found[pair.need].add(self.offer[pair.offer].giver)
        return found
