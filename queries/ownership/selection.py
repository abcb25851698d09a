"""From the facts of a city to the case of one question: everything that bears on it, and nothing else.

A `Case` doesn't hold the place, only what the place brings with it, and distances as depths in the tree of places.
So the cells of a matrix that see the same facts have equal cases, and one run of the rules serves them all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.errors import UnknownName
from queries.ownership.facts import (
    BACK_LANE,
    HANDLING,
    OBJECTS,
    PRIVATE_PARTS,
    PUBLIC_ROAD,
    SERVICE,
    SHARED_PARTS,
    SITE,
    UTILITY_LINE,
    VENUE,
    Category,
    Duty,
    Guarantee,
    Link,
    Question,
    Ruling,
)
from queries.ownership.lines import FIELD_OFFICE
from queries.ownership.world import STREET_OFFICE, Period, World

_INDOORS: Final = frozenset({SHARED_PARTS, PRIVATE_PARTS, UTILITY_LINE, VENUE})
OBJECTS_OF_KIND: Final[Mapping[str, frozenset[str]]] = {
    "Compound": _INDOORS,
    "Building": _INDOORS,
    "BuildingUnit": _INDOORS,
    "Road": frozenset({PUBLIC_ROAD, UTILITY_LINE, SITE}),
    "Lane": frozenset({BACK_LANE, UTILITY_LINE, SITE}),
}
"""What a kind of place can have; a kind that is not listed can have all."""


@dataclass(frozen=True, slots=True)
class HeldDuty:
    """A duty that reaches the asked place; `depth` is that of the place from which it does. Ended: not `valid`."""

    duty: Duty
    depth: int
    valid: bool


@dataclass(frozen=True, slots=True)
class HeldLink:
    """A link on the asked place or above it."""

    link: Link
    depth: int
    valid: bool


@dataclass(frozen=True, slots=True)
class HeldRuling:
    """A ruling on the asked place and category or above them; `level` is the depth of its category."""

    ruling: Ruling
    depth: int
    level: int
    valid: bool


@dataclass(frozen=True, slots=True)
class Serving:
    """A body that serves the asked place; `depth` is that of the nearest place that it serves by name."""

    body: str
    depth: int


@dataclass(frozen=True, slots=True)
class Compound:
    """The parties of a compound's chain (§D3) beside its manager."""

    id: str
    depth: int
    committees: tuple[str, ...]
    community: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules decide from. `path`: the asked category and all above it, itself first."""

    asof: date
    path: tuple[str, ...]
    nature: str
    object: str | None
    object_given: bool
    gate: str | None
    duties: tuple[HeldDuty, ...]
    links: tuple[HeldLink, ...]
    rulings: tuple[HeldRuling, ...]
    outside: tuple[Duty, ...]
    streets: tuple[Serving, ...]
    offices: tuple[Serving, ...]
    compound: Compound | None
    guarantees: tuple[Guarantee, ...]
    conference: str | None
    receivers: tuple[str, ...]

    def level(self, category: str) -> int:
        """How deep the category lies on the path; the root has 1."""
        return len(self.path) - self.path.index(category)

    @property
    def depth(self) -> int:
        """The level of the asked category."""
        return len(self.path)


def select(world: World, question: Question) -> Case:
    """Everything that bears on the question."""
    places = world.above_place(question.place)
    path = world.above_category(question.category)
    category = world.category[question.category]
    thing = object_of(category, world.place[question.place].kind, question.object)
    cells = [(place, wider) for place in places for wider in path]
    nature = nature_of(world, path)
    chained = nature == SERVICE and thing == SHARED_PARTS
    return Case(
        asof=question.asof,
        path=path,
        nature=nature,
        object=thing,
        object_given=question.object is not None,
        gate=gate_of(world, path),
        duties=_duties(world, places, cells, thing, question.asof),
        links=_links(world, places, thing, question.asof),
        rulings=_rulings(world, places, path, cells, question.asof),
        outside=tuple(sorted(_fitting(world, cells, thing, question.asof), key=lambda duty: duty.id)),
        streets=serving(world, places, question.asof, STREET_OFFICE),
        offices=serving(world, places, question.asof, FIELD_OFFICE),
        compound=_compound(world, places, question.asof) if chained else None,
        guarantees=_guarantees(world, places, question.asof),
        conference=_conference(world, places, question.asof),
        receivers=question.receivers,
    )


def nature_of(world: World, path: Sequence[str]) -> str:
    """Of a category by its path: its own, else that above it."""
    # Where none has one it is neither a service nor for the few who may enforce and approve.
    return next((nature for wider in path if (nature := world.category[wider].nature)), HANDLING)


def gate_of(world: World, path: Sequence[str]) -> str | None:
    """The channel of a category or of one above it (R0)."""
    return next((gate for wider in path if (gate := world.category[wider].gate)), None)


def object_of(category: Category, kind: str, asked: str | None = None) -> str | None:
    """R1: the object that was asked for, else the first of the category's that this kind of place can have."""
    if asked is not None and asked not in OBJECTS:
        raise UnknownName("object", asked, OBJECTS)
    possible = OBJECTS_OF_KIND.get(kind, frozenset(OBJECTS))
    return asked or next((thing for thing in category.objects if thing in possible), None)


def _duties(world: World, places: tuple[str, ...], cells: Iterable[tuple[str, str]], thing: str | None, asof: date) -> tuple[HeldDuty, ...]:
    return nearest(
        HeldDuty(placed.duty, _depth(places, cell[0]), placed.period.holds(asof))
        for cell in cells
        for placed in world.placed_duties.get(cell, ())
        if placed.duty.object in {None, thing} and placed.period.begun(asof)
    )


def nearest(held: Iterable[HeldDuty]) -> tuple[HeldDuty, ...]:
    """Each duty once, from the nearest place where it is valid; in order of id."""
    found: dict[str, HeldDuty] = {}
    for one in held:
        best = found.get(one.duty.id)
        if best is None or (one.valid, one.depth) > (best.valid, best.depth):
            found[one.duty.id] = one
    return tuple(found[id] for id in sorted(found))


def _links(world: World, places: tuple[str, ...], thing: str | None, asof: date) -> tuple[HeldLink, ...]:
    found = [
        HeldLink(placed.link, _depth(places, place), placed.period.holds(asof))
        for place in places
        for placed in world.placed_links.get(place, ())
        if thing is not None and own_object(world, placed.link) == thing and placed.period.begun(asof)
    ]
    return tuple(sorted(found, key=lambda held: held.link.id))


def own_object(world: World, link: Link) -> str | None:
    """What a link is about; a property company's contract is about the shared parts."""
    if link.object is None and world.body[link.body].kind == "PropertyCompany":
        return SHARED_PARTS
    return link.object


def _rulings(
    world: World, places: tuple[str, ...], path: tuple[str, ...], cells: Iterable[tuple[str, str]], asof: date
) -> tuple[HeldRuling, ...]:
    found: list[HeldRuling] = []
    for place, category in cells:
        for ruling in world.ruled.get((place, category), ()):
            period = Period(ruling.since, ruling.until)
            if period.begun(asof):
                level = len(path) - path.index(category)
                found.append(HeldRuling(ruling, _depth(places, place), level, period.holds(asof)))
    return tuple(sorted(found, key=precedence, reverse=True))


def precedence(held: HeldRuling) -> tuple[int, int, date, int, str]:
    """R2: narrowest category, then nearest place, then latest."""
    ruling = held.ruling
    return held.level, held.depth, ruling.since or date.min, ruling.order, ruling.id


def _fitting(world: World, cells: Iterable[tuple[str, str]], thing: str | None, asof: date) -> Iterable[Duty]:
    for cell in cells:
        for duty in world.outside.get(cell, ()):
            if duty.object in {None, thing} and Period(duty.since, duty.until).holds(asof):
                yield duty


def serving(world: World, places: tuple[str, ...], asof: date, kind: str) -> tuple[Serving, ...]:
    """The bodies of a kind that serve the first of `places`, which is a place with all above it."""
    depths: dict[str, int] = {}
    for place in places:
        for body in world.serving.get((place, kind), ()):
            if Period(body.since, body.until).holds(asof):
                depths.setdefault(body.id, _depth(places, place))
    return tuple(Serving(body, depth) for body, depth in sorted(depths.items()))


def _compound(world: World, places: tuple[str, ...], asof: date) -> Compound | None:
    here = next((place for place in places if world.place[place].kind == "Compound"), None)
    if here is None:
        return None
    above = places[places.index(here) :]
    community = next((place for place in above if world.place[place].kind == "Community"), None)
    return Compound(
        here,
        _depth(places, here),
        _ids(serving(world, (here,), asof, "OwnersCommittee")),
        _ids(serving(world, (community,), asof, "ResidentsCommittee")) if community else (),
    )


def _ids(serving: Iterable[Serving]) -> tuple[str, ...]:
    return tuple(s.body for s in serving)


def _guarantees(world: World, places: tuple[str, ...], asof: date) -> tuple[Guarantee, ...]:
    found = [g for place in places for g in world.guaranteed.get(place, ()) if Period(g.since, g.until).holds(asof)]
    return tuple(sorted(found, key=lambda g: g.id))


def _conference(world: World, places: tuple[str, ...], asof: date) -> str | None:
    """The county's; the city's where no county lies above the place (some cities have none)."""
    kinds = {world.place[place].kind: place for place in places}
    place = kinds.get("County") or kinds.get("City")
    if place is None:
        return None
    return next(iter(_ids(serving(world, (place,), asof, "Conference"))), None)


def _depth(places: tuple[str, ...], place: str) -> int:
    return len(places) - places.index(place)
