"""Gives posts to people: none has a namesake in the same unit, some posts stay vacant, some people hold two."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from random import Random

from data import ids, words
from data.world import World
from data.writing import Ledger, Row, Value

VACANT = 0.05
At = tuple[str, str]
"""Where a post is: id and name."""


@dataclass
class Roster:
    """`people` counts who has been given a post first, by the kind of that post; `home` is where a person belongs."""

    world: World
    random: Random
    known: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    doubled: list[str] = field(default_factory=list)
    holders: dict[str, str] = field(default_factory=dict)

    def fill(
        self, ledger: Ledger, scope: Row, at: At, title: str, home: str, *, kind: str = "", vacant: float = VACANT,
        held_by: str = "", number: str = "", **row: Value,
    ) -> str:  # fmt: skip
        """One more post, vacant by chance or held by somebody new of `home`, or by `held_by`; returns the holder's name."""
        kind = kind or title
        id = ids.post(at[0], title, number)
        holder: Row = {}
        name = ""
        if held_by or self.random.random() >= vacant:
            name = held_by or self._somebody(home)
            holder = {"holder": (name,), "holder.since": date(self.random.randint(2019, 2020), self.random.randint(1, 12), 1)}
            self.holders[id] = name
        else:
            self.world.vacant.append(id)
        if held_by:
            self.doubled.append(id)
        elif name:
            self.people[kind] += 1
        ledger.add(**scope, at=at[1], title=title, kind=kind, number=number or None, **row, **holder, synthetic=True)
        return name

    def _somebody(self, home: str) -> str:
        """The next name of the list that nobody of `home` has; each home begins with another."""
        first = sum(home.encode()) * 7 % 40
        name = words.person(first + self.known[home])
        self.known[home] += 1
        return name
