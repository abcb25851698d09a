"""Bodies that are gone: what they carried is answered for by those that took over from them; likewise what lies in a place that is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from queries.ownership.facts import Duty, Guarantee, Link, Ruling, Subordination
from queries.ownership.world import World

F = TypeVar("F", Duty, Link, Ruling, Guarantee)
Successors = Mapping[str, tuple[str, ...]]


def taken_over(world: World, asof: date) -> World:
    """The facts of a day with the successors in place of bodies that are gone, and below the successors of places that are.

    Where nothing is gone, or nobody took over, the same world.
    """
    if not world.takeovers and not world.successions:
        return world
    if asof not in world.later:
        bodies, places = successors(world, asof), _places_after(world, asof)
        world.later[asof] = _replaced(world, bodies, places) if bodies or places else world
    return world.later[asof]


def successors(world: World, asof: date) -> Successors:
    """Body that is gone on the day -> who has taken over and exists, directly or through others that are gone too."""
    return _living(world.takeovers, {body.id: body.until for body in world.bodies}, asof)


def _places_after(world: World, asof: date) -> Mapping[str, str]:
    """Place that is gone on the day -> the one that came after it; of several none is guessed."""
    after = _living(world.successions, {place.id: world.closed.get(place.id) for place in world.places}, asof)
    return {old: new[0] for old, new in after.items() if len(new) == 1}


def _living(pairs: Iterable[tuple[str, str]], ends: Mapping[str, date | None], asof: date) -> Successors:
    after: dict[str, list[str]] = defaultdict(list)
    for old, new in pairs:
        after[old].append(new)
    gone = {id for id, end in ends.items() if end is not None and end <= asof}

    def living(old: str) -> Iterator[str]:
        pending, seen = [old], {old}
        for id in pending:
            for new in after.get(id, ()):
                if new not in seen:
                    seen.add(new)
                    if new in gone:
                        pending.append(new)
                    elif new in ends:
                        yield new

    found = {old: tuple(sorted(living(old))) for old in after if old in gone}
    return {old: heirs for old, heirs in found.items() if heirs}


def original(ref: str, body: str) -> str:
    """The id in the graph of what a successor answers for."""
    return ref.removesuffix(f"|{body}")


def _replaced(world: World, after: Successors, places: Mapping[str, str]) -> World:
    def whose(ruling: Ruling) -> str:
        return "" if ruling.excludes or ruling.body is None else ruling.body

    return replace(
        world,
        takeovers=(),
        successions=(),
        places=[replace(one, parent=places.get(one.parent or "", one.parent)) for one in world.places],
        duties=[one for duty in world.duties for one in _handed_on(duty, "body", after.get(duty.body))],
        links=[one for link in world.links for one in _handed_on(link, "body", after.get(link.body))],
        rulings=[one for ruling in world.rulings for one in _handed_on(ruling, "body", after.get(whose(ruling)))],
        guarantees=[one for given in world.guarantees for one in _handed_on(given, "unit", after.get(given.unit))],
        subordinations=list(_joined(world.subordinations, after)),
    )


def _handed_on(fact: F, field: str, after: tuple[str, ...] | None) -> Iterator[F]:
    """The fact as each successor has it; only where there are several do all but the first need an id of their own."""
    if after is None:
        yield fact
    for number, new in enumerate(after or ()):
        changed: dict[str, Any] = {field: new, "id": f"{fact.id}|{new}" if number else fact.id}
        yield replace(fact, **changed)


def _joined(subordinations: Iterable[Subordination], after: Successors) -> Iterator[Subordination]:
    for link in subordinations:
        for body in after.get(link.body, (link.body,)):
            for superior in after.get(link.superior, (link.superior,)):
                if body != superior:
                    yield replace(link, body=body, superior=superior)
