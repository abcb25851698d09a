"""Needs, offers and commitments as the graph holds them, and the problem that they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.database import Database, columns_of
from queries.catalogue import text_of
from queries.matching.problem import Need, Offer, Problem
from queries.matching.profile import Profile, profile
from queries.upwards import above

URGENCIES = {"一般": 1, "较急": 2, "紧急": 3}
CLAIMED = "claimed"
READ = ("needs", "offers", "areas", "bases", "commitments", "places")


@dataclass(frozen=True, slots=True)
class Commitment:
    """A need taken on: `offer` "" where none is named. `state`: claimed, delivered, confirmed."""

    id: str
    need: str
    need_name: str
    offer: str
    giver: str
    giver_name: str
    quantity: int
    state: str
    claimed_on: str
    due_on: str
    delivered_on: str

    def overdue(self, day: str) -> bool:
        """Claimed, and due before the day."""
        return self.state == CLAIMED and "" < self.due_on < day


@dataclass(frozen=True)
class Market:
    """All needs and offers of a day, whole: what is taken already is still in their quantities. `places`: (name, level)."""

    day: str
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    commitments: tuple[Commitment, ...]
    parents: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def place_names(self) -> dict[str, str]:
        return {id: name for id, (name, _) in self.places.items()}


def market(database: Database, asof: date | None = None) -> Market:
    """One read (§D4)."""
    asof = asof or database.asof()
    rows = database.read(text_of("matching-facts"), {"asof": asof})
    needs, offers, areas, bases, commitments, places = columns_of(rows, *READ)
    served, based = _grouped(areas), _grouped(bases)
    return Market(
        asof.isoformat(),
        tuple(_need(row) for row in sorted(needs)),
        tuple(_offer(row, served, based) for row in sorted(offers)),
        tuple(Commitment(*row) for row in sorted(commitments)),
        {id: up for id, _, _, up in places if up},
        {id: (name, level) for id, name, level, _ in places},
    )


def _grouped(rows: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id, place in sorted(map(tuple, rows)):
        found[id].append(place)
    return {id: tuple(places) for id, places in found.items()}


def _need(row: Sequence[object]) -> Need:
    id, name, kind, quantity, place, by_when, urgency = row
    return Need(str(id), str(name), str(kind), int(str(quantity)), str(place), str(by_when), URGENCIES.get(str(urgency), 1))


def _offer(row: Sequence[object], areas: Mapping[str, tuple[str, ...]], bases: Mapping[str, tuple[str, ...]]) -> Offer:
    id, name, kind, quantity, giver, giver_name, since, until, conditions = map(str, row)
    return Offer(id, name, kind, int(quantity), giver, giver_name, areas.get(id, ()), bases.get(giver, ()), since, until, conditions)


def problem(
    found: Market, *, area: str = "", chosen: Profile | None = None, locked: Sequence[tuple[str, str]] = (),
    forbidden: Iterable[tuple[str, str]] = (),
) -> Problem:  # fmt: skip
    """What is still open of the needs in an area, against what is still free of all offers. A need without a kind fits nothing."""
    taken: dict[str, int] = defaultdict(int)
    for one in found.commitments:
        taken[one.need] += one.quantity
        taken[one.offer] += one.quantity
    inside = (need for need in found.needs if not area or area in above(need.place, found.parents))
    needs = tuple(replace(need, quantity=max(need.quantity - taken[need.id], 0)) for need in inside)
    offers = tuple(replace(offer, quantity=max(offer.quantity - taken[offer.id], 0)) for offer in found.offers)
    levels = {id: level for id, (_, level) in found.places.items()}
    return Problem(needs, offers, chosen or profile(), found.day, found.parents, levels, rates(found), tuple(locked), frozenset(forbidden))


def rates(found: Market) -> dict[str, float]:
    """Giver -> share of its promises that were kept, of those that are kept or overdue; who has neither is not in it."""
    kept: dict[str, list[bool]] = defaultdict(list)
    for one in found.commitments:
        if one.state != CLAIMED or one.overdue(found.day):
            kept[one.giver].append(one.state != CLAIMED)
    return {giver: sum(them) / len(them) for giver, them in kept.items()}


def in_order(found: Market) -> list[Commitment]:
    """All commitments: the overdue first, then by when they are due, those without a date last."""
    return sorted(found.commitments, key=lambda one: (not one.overdue(found.day), not one.due_on, one.due_on, one.id))


def overdue(found: Market) -> list[Commitment]:
    """The longest overdue first."""
    return sorted((one for one in found.commitments if one.overdue(found.day)), key=lambda one: (one.due_on, one.id))
