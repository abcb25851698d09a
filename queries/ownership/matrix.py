"""Who answers at every place for every kind of problem: the rules of the single answer, run once for equal cells.

Each place starts with its parent's candidates and adds what holds from itself down, so that no cell walks a tree.
Cells whose candidates are the same have one verdict; only the field office that a department sends is found apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeAlias

from queries.ownership.answer import GATE, NOBODY, OWNED, VACUUM
from queries.ownership.candidates import Candidates, Ground
from queries.ownership.facts import SERVICE, SHARED_PARTS
from queries.ownership.lines import FIELD_OFFICE
from queries.ownership.outcome import Outcome, sending, settle
from queries.ownership.rules import channel_of
from queries.ownership.selection import (
    Case,
    Compound,
    HeldDuty,
    HeldLink,
    HeldRuling,
    Serving,
    gate_of,
    nature_of,
    nearest,
    object_of,
    precedence,
    serving,
)
from queries.ownership.takeover import taken_over
from queries.ownership.turns import Sender
from queries.ownership.world import STREET_OFFICE, World

NOT_APPLICABLE: Final = 0
Row: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the answer says there, without its reasons. `catch_all`: who has only a duty on everything, where nobody leads."""

    verdict: str
    act: tuple[str, ...] = ()
    gate: str | None = None
    catch_all: tuple[str, ...] = ()

    @property
    def counts_as(self) -> str:
        """As statistics know it."""
        return VACUUM if self.verdict in NOBODY else self.verdict


@dataclass(frozen=True)
class Matrix:
    """Cells by place and leaf category. `rows[place][leaf]` numbers `cells`; there None stands for what cannot arise."""

    asof: date
    places: tuple[str, ...]
    leaves: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    rows: tuple[Row, ...]

    def at(self, place: str, leaf: str) -> Cell | None:
        """One cell; None: this kind of problem cannot arise there."""
        return self.cells[self.rows[self._place[place]][self._leaf[leaf]]]

    def counts(self, place: str) -> Mapping[str, int]:
        """How many of the place's cells have which verdict."""
        found: Counter[str] = Counter()
        for number, times in Counter(self.rows[self._place[place]]).items():
            if cell := self.cells[number]:
                found[cell.verdict] += times
        return found

    def found(self, verdicts: Iterable[str]) -> list[tuple[str, str, Cell]]:
        """(place, leaf, cell) of every cell with one of the verdicts, row by row."""
        wanted = frozenset(verdicts)
        numbers = {number for number, cell in enumerate(self.cells) if cell and cell.verdict in wanted}
        return [
            (place, leaf, cell)
            for place, row in zip(self.places, self.rows, strict=True)
            if not numbers.isdisjoint(row)
            for leaf, number in zip(self.leaves, row, strict=True)
            if number in numbers and (cell := self.cells[number])
        ]

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {place: number for number, place in enumerate(self.places)}

    @cached_property
    def _leaf(self) -> Mapping[str, int]:
        return {leaf: number for number, leaf in enumerate(self.leaves)}


def arises(world: World, category: str, kind: str) -> bool:
    """Whether such a problem can arise at that kind of place; one for which no kinds are recorded can arise anywhere."""
    kinds = next((kinds for wider in world.above_category(category) if (kinds := world.category[wider].place_kinds)), (kind,))
    return kind in kinds


def leaves_of(world: World) -> tuple[str, ...]:
    """The categories that no other is narrower than, in order of id."""
    parents = {category.parent for category in world.categories}
    return tuple(sorted(category.id for category in world.categories if category.id not in parents))


def matrix(world: World, places: Sequence[str], leaves: Sequence[str], asof: date) -> Matrix:
    """Every cell of `places` × `leaves`: verdict and actors as `rules.answer` gives them without a named object."""
    sweep = _Sweep(taken_over(world, asof), tuple(leaves), asof)
    rows = tuple(sweep.row(place) for place in places)
    return Matrix(asof, tuple(places), tuple(leaves), tuple(sweep.cells), rows)


@dataclass(frozen=True, slots=True)
class _Here:
    """What a place brings with it beside facts; `compound`: the depth of the one that it lies in, or 0."""

    streets: tuple[Serving, ...]
    offices: tuple[Serving, ...]
    compound: int
    number_of_streets: int
    number_of_offices: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the leaves are at one kind of place, column by column. `chained`: the chain of a compound applies (R8)."""

    candidates: Candidates
    arises: list[bool]
    things: list[str | None]
    channels: list[str | None]
    chained: list[bool]


class _Sweep:
    """The work on one matrix, and what it has found out so far."""

    def __init__(self, world: World, leaves: tuple[str, ...], asof: date) -> None:
        self._world, self._leaves, self._asof = world, leaves, asof
        self._lines = world.lines(asof)
        self._ground = Ground(world, leaves, asof)
        self._paths = [world.above_category(leaf) for leaf in leaves]
        self._natures = [nature_of(world, path) for path in self._paths]
        self._shapes = list(zip(map(len, self._paths), self._natures, strict=True))
        self._kinds: dict[str, _Kind] = {}
        self._candidates: dict[tuple[str | None, ...], Candidates] = {}
        self._rows: dict[tuple[Any, ...], Row] = {}
        self._settled: dict[tuple[Any, ...], int] = {}
        self._sent: dict[tuple[int, int], int] = {}
        self._senders: dict[Sender, int] = {}
        self._servings: dict[tuple[Serving, ...], int] = {}
        self.cells: list[Cell | None] = [None]
        self._known: dict[Cell, int] = {}

    def row(self, place: str) -> Row:
        """The place's cells, as numbers."""
        here = self._here(place)
        kind = self._kind(self._world.place[place].kind)
        sets = kind.candidates.row(place)
        key = (id(kind), sets, here.number_of_streets, here.number_of_offices, here.compound)
        if key not in self._rows:
            self._rows[key] = tuple(self._cell(kind, column, number, here) for column, number in enumerate(sets))
        return self._rows[key]

    def _here(self, place: str) -> _Here:
        path = self._world.above_place(place)
        streets = serving(self._world, path, self._asof, STREET_OFFICE)
        offices = serving(self._world, path, self._asof, FIELD_OFFICE)
        compound = next((len(path) - at for at, id in enumerate(path) if self._world.place[id].kind == "Compound"), 0)
        numbers = (self._servings.setdefault(bodies, len(self._servings)) for bodies in (streets, offices))
        return _Here(streets, offices, compound, *numbers)

    def _cell(self, kind: _Kind, column: int, number: int, here: _Here) -> int:
        if not kind.arises[column]:
            return NOT_APPLICABLE
        if (channel := kind.channels[column]) is not None:
            return self._numbered(Cell(GATE, gate=channel))
        streets = here.number_of_streets if kind.candidates.by_streets(number) else None
        key = (id(kind.candidates), number, self._shapes[column], here.compound if kind.chained[column] else 0, streets)
        if key not in self._settled:
            self._settled[key] = self._settle(kind, column, number, here)
        found = self._settled[key]
        return found if found >= 0 else self._send(-found, here)

    def _settle(self, kind: _Kind, column: int, number: int, here: _Here) -> int:
        """A cell's number; a negative one is that of a department which sends an office, counted from -1 down."""
        outcome = settle(self._world, self._case(kind, column, number, here))
        department = sending(outcome, self._lines)
        if department is None:
            return self._numbered(_said(outcome))
        return -self._senders.setdefault(department, len(self._senders) + 1)

    def _send(self, number: int, here: _Here) -> int:
        key = number, here.number_of_offices
        if key not in self._sent:
            department = list(self._senders)[number - 1]
            office = department.sends(here.offices, self._lines)
            self._sent[key] = self._numbered(Cell(OWNED, (office or department.department,)))
        return self._sent[key]

    def _case(self, kind: _Kind, column: int, number: int, here: _Here) -> Case:
        """As `select` makes it, without what has no part in who leads."""
        facts = kind.candidates.facts(number)
        rulings = [fact for fact in facts if isinstance(fact, HeldRuling)]
        return Case(
            asof=self._asof,
            path=self._paths[column],
            nature=self._natures[column],
            object=kind.things[column],
            object_given=False,
            gate=None,
            duties=nearest(fact for fact in facts if isinstance(fact, HeldDuty)),
            links=tuple(sorted((fact for fact in facts if isinstance(fact, HeldLink)), key=lambda held: held.link.id)),
            rulings=tuple(sorted(rulings, key=precedence, reverse=True)),
            outside=(),
            streets=here.streets,
            offices=(),
            compound=Compound("", here.compound, (), ()) if here.compound and kind.chained[column] else None,
            guarantees=(),
            conference=None,
            receivers=(),
        )

    def _numbered(self, cell: Cell) -> int:
        if cell not in self._known:
            self._known[cell] = len(self.cells)
            self.cells.append(cell)
        return self._known[cell]

    def _kind(self, name: str) -> _Kind:
        if name not in self._kinds:
            world = self._world
            things = [object_of(world.category[leaf], name) for leaf in self._leaves]
            candidates = self._candidates.setdefault(tuple(things), Candidates(self._ground, things))
            self._kinds[name] = _Kind(
                candidates,
                [arises(world, leaf, name) for leaf in self._leaves],
                things,
                [
                    channel_of(gate_of(world, path), *of)
                    for path, of in zip(self._paths, zip(self._natures, things, strict=True), strict=True)
                ],
                [of == (SERVICE, SHARED_PARTS) for of in zip(self._natures, things, strict=True)],
            )
        return self._kinds[name]


def _said(outcome: Outcome) -> Cell:
    apart = tuple(sorted(outcome.standing.catch_all())) if outcome.verdict in NOBODY else ()
    return Cell(outcome.verdict, outcome.act, catch_all=apart)
