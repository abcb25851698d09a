"""The facts that can have a part in who leads, inherited from each place by all that lie in it.

A place's row holds a number for each leaf category: that of the set of facts which reach it. A place without facts of
its own has its parent's row, and leaves between which no fact makes a difference have one number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias

from queries.ownership.admission import bears
from queries.ownership.facts import AREA, GRANT
from queries.ownership.selection import HeldDuty, HeldLink, HeldRuling, own_object
from queries.ownership.world import Period, World

Fact: TypeAlias = HeldDuty | HeldLink | HeldRuling
NONE: Final = 0
"""The number of the set without facts."""


class Ground:
    """What holds from each place down on one day: facts by number, with the one object that a fact may be for."""

    def __init__(self, world: World, leaves: Sequence[str], asof: date) -> None:
        self.world, self.leaves, self.asof = world, leaves, asof
        self.facts: list[Fact] = []
        self.objects: list[str | None] = []

    @cached_property
    def below(self) -> Mapping[str, list[int]]:
        """Category -> the columns of the leaves at or under it."""
        found = defaultdict(list)
        for column, leaf in enumerate(self.leaves):
            for category in self.world.category_paths[leaf]:
                found[category].append(column)
        return found

    @cached_property
    def at(self) -> Mapping[str, list[tuple[int, Sequence[int]]]]:
        """Place -> (number, the columns that it can reach) of each fact there."""
        found: dict[str, list[tuple[int, Sequence[int]]]] = defaultdict(list)
        every = range(len(self.leaves))
        for place, category, fact, thing in self._held():
            columns = every if category is None else self.below.get(category, ())
            if columns:
                found[place].append((len(self.facts), columns))
                self.facts.append(fact)
                self.objects.append(thing)
        return found

    def _held(self) -> Iterator[tuple[str, str | None, Fact, str | None]]:
        """(place, category or None for all, fact, object or None for any)."""
        world, asof = self.world, self.asof
        depths = {place: len(path) for place, path in world.place_paths.items()}
        for (place, category), placed in world.placed_duties.items():
            for duty in placed:
                if duty.period.begun(asof) and bears(duty.duty) and place in depths:
                    yield place, category, HeldDuty(duty.duty, depths[place], duty.period.holds(asof)), duty.duty.object
        for (place, category), rulings in world.ruled.items():
            for ruling in rulings:
                period = Period(ruling.since, ruling.until)
                if period.begun(asof) and place in depths and category in world.category_paths:
                    level = len(world.category_paths[category])
                    yield place, category, HeldRuling(ruling, depths[place], level, period.holds(asof)), None
        for place, links in world.placed_links.items():
            for link in links:
                thing = own_object(world, link.link)
                if thing is not None and link.period.begun(asof) and place in depths:
                    yield place, None, HeldLink(link.link, depths[place], link.period.holds(asof)), thing


class Candidates:
    """Rows for one choice of objects: `things[column]` is what the leaf is about at the kind of place that is asked."""

    def __init__(self, ground: Ground, things: Sequence[str | None]) -> None:
        self._ground, self._things = ground, things
        self._rows: dict[str, tuple[int, ...]] = {}
        self._sets: list[tuple[int, tuple[int, ...]]] = [(NONE, ())]
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self._by_streets: dict[int, bool] = {}

    def row(self, place: str) -> tuple[int, ...]:
        """The numbers of the sets that reach the place, a leaf each."""
        row = (NONE,) * len(self._things)
        for at in reversed(self._ground.world.above_place(place)):
            if at not in self._rows:
                self._rows[at] = self._extended(row, self._ground.at.get(at, ()))
            row = self._rows[at]
        return row

    def facts(self, number: int) -> list[Fact]:
        """The facts of a set."""
        found: list[Fact] = []
        while number != NONE:
            number, own = self._sets[number]
            found.extend(self._ground.facts[one] for one in own)
        return found

    def by_streets(self, number: int) -> bool:
        """Whether it matters to the set which streets serve the place: it holds a street's list or a grant."""
        if number not in self._by_streets:
            duties = (fact.duty for fact in self.facts(number) if isinstance(fact, HeldDuty))
            self._by_streets[number] = any(duty.slot == AREA or duty.list == GRANT for duty in duties)
        return self._by_streets[number]

    def _extended(self, row: tuple[int, ...], facts: Iterable[tuple[int, Sequence[int]]]) -> tuple[int, ...]:
        added: dict[int, list[int]] = defaultdict(list)
        for number, columns in facts:
            thing = self._ground.objects[number]
            for column in columns:
                if thing is None or thing == self._things[column]:
                    added[column].append(number)
        if not added:
            return row
        extended = list(row)
        for column, numbers in added.items():
            extended[column] = self._number(row[column], tuple(numbers))
        return tuple(extended)

    def _number(self, inherited: int, own: tuple[int, ...]) -> int:
        key = inherited, own
        if key not in self._numbers:
            self._numbers[key] = len(self._sets)
            self._sets.append(key)
        return self._numbers[key]
