"""Who answers in the whole city: the matrix of places and kinds of problem, with names, counts, overlaps and vacuums."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from graph import names as names_
from graph.database import Database
from graph.errors import UnknownName, UsageError
from graph.schema import SCHEMA
from graph.words import listed
from queries import lookup
from queries.begin import begun
from queries.city import City, city
from queries.kept import kept
from queries.ownership.answer import NOBODY, OVERLAP, VERDICTS
from queries.ownership.matrix import Cell, Matrix, leaves_of, matrix
from queries.ownership.takeover import taken_over
from queries.succession import standing

Record = dict[str, Any]
KINDS: Final = ("Street", "Community", "Grid")
"""The kinds of place that a matrix has rows for, unless others are asked for."""


@dataclass(frozen=True)
class CityMatrix:
    """A matrix with the facts that it comes from. `top` is the place that was asked for; None: all there is."""

    facts: City
    matrix: Matrix
    top: str | None

    def counts(self, place: str) -> dict[str, int]:
        """Cells by verdict, and `nobody`: those that count as vacuum."""
        return counted(self.matrix.counts(place))

    @cached_property
    def total(self) -> dict[str, int]:
        """The same over all places."""
        return counted(sum((Counter(self.matrix.counts(place)) for place in self.matrix.places), Counter()))

    @cached_property
    def overlaps(self) -> list[tuple[str, str, Cell]]:
        """(place, category, cell) of each overlap."""
        return self.matrix.found((OVERLAP,))

    @cached_property
    def vacuums(self) -> list[tuple[str, str, Cell]]:
        """(place, category, cell) of each cell that nobody answers for; a catch-all hides none of them."""
        return self.matrix.found(NOBODY)

    def name(self, id: str) -> str:
        """Of a place, a category or a body."""
        world = self.facts.world
        known = world.place.get(id) or world.category.get(id) or world.body.get(id)
        return known.name if known else id

    def above(self, place: str) -> list[str]:
        """The names of what the place lies in, the nearest first."""
        return [self.name(id) for id in taken_over(self.facts.world, self.matrix.asof).above_place(place)[1:]]

    def path(self, category: str) -> list[str]:
        """The names from the widest category down."""
        return [self.name(id) for id in reversed(self.facts.world.above_category(category))]

    def few(self, places: Sequence[str], most: int = 6) -> str:
        """Names of places in a row, and how many there are where not all are named."""
        called = listed(map(self.name, places[:most]), "en")
        return called if len(places) <= most else f"{called} … ({len(places)})"

    def said(self, cell: Cell) -> str:
        """A cell in a few words: the verdict, and who acts or which channel it has."""
        return " ".join(filter(None, (cell.verdict, listed(map(self.name, cell.act), "en"), cell.gate)))

    def document(self) -> Record:
        """What JSON can hold: `cells` of a place number `answers`, leaf by leaf; 0 is what cannot arise there."""
        places = self.facts.world.place
        return {
            "asof": self.matrix.asof.isoformat(),
            "place": self.named([self.top])[0] if self.top else None,
            "counts": self.total,
            "categories": [{"id": id, "name": self.name(id), "path": self.path(id)} for id in self.matrix.leaves],
            "answers": [self.answer(cell) if cell else None for cell in self.matrix.cells],
            "places": [
                {
                    "id": id,
                    "name": places[id].name,
                    "kind": places[id].kind,
                    "above": self.above(id),
                    "counts": self.counts(id),
                    "cells": row,
                }
                for id, row in zip(self.matrix.places, self.matrix.rows, strict=True)
            ],
            "overlaps": [self._cell(*one) for one in self.overlaps],
            "vacuums": [self._cell(*one) for one in self.vacuums],
        }

    def named(self, ids: Iterable[str]) -> list[Record]:
        """Ids with their names."""
        return [{"id": id, "name": self.name(id)} for id in ids]

    def answer(self, cell: Cell) -> Record:
        """A cell with names."""
        return {
            "verdict": cell.verdict,
            "counts_as": cell.counts_as,
            "act": self.named(cell.act),
            "gate": cell.gate,
            "catch_all": self.named(cell.catch_all),
        }

    def _cell(self, place: str, category: str, cell: Cell) -> Record:
        above = {"above": self.above(place)}
        return {"place": self.named([place])[0] | above, "category": self.named([category])[0], **self.answer(cell)}


def counted(found: Mapping[str, int]) -> dict[str, int]:
    """Every verdict with its number, and `nobody` for all that count as vacuum."""
    return {**{verdict: found.get(verdict, 0) for verdict in VERDICTS}, "nobody": sum(found.get(verdict, 0) for verdict in NOBODY)}


def facts(database: Database) -> City:
    """The whole city, read once for each state of the graph."""
    return kept(database, "city", lambda: city(database))


def city_matrix(
    database: Database, place: str | None = None, asof: date | None = None, kinds: Sequence[str] = KINDS, category: str | None = None
) -> CityMatrix:
    """Every place of `kinds` at or below `place` × every narrowest category (at or below `category`) on a day.

    Place and category by id, code or name. Raises UnknownName, AmbiguousName; UsageError where there is no such place,
    and for a day before the first duty.
    """
    asof = asof or database.asof()
    top = standing(database, place, asof) if place else None
    found = facts(database)
    begun(database, asof)
    wide = lookup.find(database, "Category", category, asof).id if category else None
    leaves = [leaf for leaf in leaves_of(found.world) if wide is None or wide in found.world.above_category(leaf)]
    places = places_of(found, top, kinds, asof)
    if not places:
        raise UsageError(f"there is no {', '.join(kinds)} at or below {place or 'any place'} on {asof}")
    return CityMatrix(found, matrix(found.world, places, leaves, asof), top)


def kinds_of(names: Iterable[str]) -> tuple[str, ...]:
    """Kinds of place by their name in code or on the screen. Raises UnknownName."""
    known = {names_.key(word): node.kind for node in SCHEMA.nodes if node.label == "Place" for word in (node.kind, node.zh, node.en)}
    for name in names:
        if names_.key(name) not in known:
            raise UnknownName("kind of place", name, sorted(set(known.values())))
    return tuple(known[names_.key(name)] for name in names)


def places_of(found: City, top: str | None, kinds: Iterable[str], asof: date) -> list[str]:
    """The places of some kinds at or below `top` that exist on a day, each below what it lies in."""
    wanted, world = frozenset(kinds), taken_over(found.world, asof)
    there = [
        (tuple(reversed(world.place_paths[place.id])), place.id)
        for place in world.places
        if place.kind in wanted and found.periods[place.id].holds(asof) and (top is None or top in world.place_paths[place.id])
    ]
    return [id for _, id in sorted(there)]
