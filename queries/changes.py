"""What changed hands between two days, and which streets' lists of duties differ from the standard."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from graph.database import Database
from graph.errors import UsageError
from queries.catalogue import text_of
from queries.city import City
from queries.duties import KINDS, CityMatrix, city_matrix, facts
from queries.ownership.matrix import Cell
from queries.succession import standing

Entry: TypeAlias = tuple[str, str, str]
"""An entry of a street's lists: list, category, competence."""
LACKS: Final = "lacks"
BEYOND: Final = "beyond"


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of problem that changed from one answer to another, at all places where it did so alike."""

    category: str
    before: Cell
    after: Cell
    places: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """`gone` and `new`: places that exist on one of the days only, of which nothing can be compared."""

    before: CityMatrix
    after: CityMatrix
    changed: tuple[Change, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """What JSON can hold."""
        named = self.after.named
        return {
            "from": self.before.matrix.asof.isoformat(),
            "to": self.after.matrix.asof.isoformat(),
            "changes": [
                {
                    "category": named([one.category])[0],
                    "before": self.after.answer(one.before),
                    "after": self.after.answer(one.after),
                    "places": named(one.places),
                }
                for one in self.changed
            ],
            "gone": named(self.gone),
            "new": named(self.new),
        }


def changes(database: Database, begins: date, ends: date, place: str | None = None, kinds: Sequence[str] = KINDS) -> Changes:
    """Every cell whose answer differs between two days. Raises UsageError where the second is not after the first."""
    if ends <= begins:
        raise UsageError(f"{ends} is not after {begins}")
    before, after = (city_matrix(database, place, day, kinds) for day in (begins, ends))
    both = [id for id in before.matrix.places if id in set(after.matrix.places)]
    found: dict[tuple[str, Cell, Cell], list[str]] = defaultdict(list)
    for id in both:
        for leaf in after.matrix.leaves:
            was, now = before.matrix.at(id, leaf), after.matrix.at(id, leaf)
            if was and now and was != now:
                found[leaf, was, now].append(id)
    changed = tuple(Change(leaf, was, now, tuple(places)) for (leaf, was, now), places in found.items())
    gone, new = (tuple(sorted(set(one.matrix.places) - set(both))) for one in (before, after))
    return Changes(before, after, changed, gone, new)


@dataclass(frozen=True, slots=True)
class Difference:
    """A street that lacks an entry of the standard, or has one beyond it."""

    street: str
    body: str
    kind: str
    entry: Entry

    def record(self, city: City) -> dict[str, Any]:
        """With names, as JSON prints it."""
        world, (list_, category, competence) = city.world, self.entry
        return {
            "street": {"id": self.street, "name": world.place[self.street].name},
            "body": {"id": self.body, "name": world.body[self.body].name},
            "kind": self.kind,
            "list": list_,
            "category": {"id": category, "name": world.category[category].name},
            "competence": competence,
        }


def against_standard(database: Database, place: str | None = None, asof: date | None = None) -> list[Difference]:
    """Which streets differ from the city's lists.

    The standard is what a government above the streets holds in the three lists; where there is none, what more than
    half of the streets of the same form hold.
    """
    asof = asof or database.asof()
    top = standing(database, place, asof) if place else None
    rows, upper = database.read(text_of("lists-of-streets"), {"asof": asof}).rows[0]
    held: dict[tuple[str, str], set[Entry]] = defaultdict(set)
    forms: dict[str, str] = {}
    for street, form, body, list_, category, competence in rows:
        forms[street] = form
        if list_:
            held[street, body].add((list_, category, competence))
        else:
            held.setdefault((street, body), set())
    decreed = {(list_, category, competence) for list_, category, competence in upper}
    standards = {form: decreed or _common(held, forms, form) for form in set(forms.values())}
    paths = facts(database).world.place_paths
    return [
        Difference(street, body, kind, entry)
        for (street, body), own in sorted(held.items())
        if top is None or top in paths[street]
        for kind, entries in ((LACKS, standards[forms[street]] - own), (BEYOND, own - standards[forms[street]]))
        for entry in sorted(entries)
    ]


def _common(held: Mapping[tuple[str, str], set[Entry]], forms: Mapping[str, str], form: str) -> set[Entry]:
    lists = [own for (street, _), own in held.items() if forms[street] == form and own]
    counts = Counter(entry for own in lists for entry in own)
    return {entry for entry, times in counts.items() if times * 2 > len(lists)}
