"""What the names in a record's columns stand for: ids, looked for within the places that the row gives."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from graph.model import Reference
from graph.schema import SCHEMA
from graph.words import listed
from loaders import normalise
from loaders.index import Index
from loaders.problems import Problem, Where, counted
from loaders.record import OtherEnds, Record

SHOWN = 5  # candidates that a problem lists
_STEP = re.compile(r"\s*(?:/|->|→|>|—>)\s*")


class Rejected(Exception):
    """A name stands for nothing, or the row cannot be a record; says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.en)
        self.problem = problem


@dataclass(slots=True)
class Naming:
    """Looks names up in one index. `report` hears what there is to say of them, each once."""

    index: Index
    report: Callable[[Problem], None]
    told: set[Problem] = field(default_factory=set)
    apart: dict[Where, str] = field(default_factory=dict)
    _found: dict[tuple[Any, ...], tuple[str, list[str]]] = field(default_factory=dict)
    _shared: dict[OtherEnds, OtherEnds] = field(default_factory=dict)

    def forget(self) -> None:
        """What was found: there are more nodes now."""
        self._found.clear()

    def tell(self, problem: Problem) -> None:
        """Each once: several columns may be narrowed by the same one that cannot be found."""
        if problem not in self.told:
            self.told.add(problem)
            self.report(problem)

    def explained(self, reason: Rejected) -> Problem:
        """What is to be said of it."""
        if not isinstance(reason, Unfound):
            return reason.problem
        reference, where = reason.reference, reason.record.where(reason.reference.name)
        if not reference.many and len(several := normalise.names(reason.name)) > 1:
            return where.problem("several", reason.name, n=len(several))
        near = self.index.nearest(reason.name, reference.to)
        found = "unknown-near" if near else "unknown"
        return where.problem(found, reason.name, field=reference.zh, field_en=reference.en, near=near)

    def shared(self, ids: Iterable[str]) -> OtherEnds:
        """As records hold them: equal ones are one, as a large load has a million."""
        ends = tuple(ids)
        return self._shared.setdefault(ends, ends)

    def resolve(self, record: Record, reference: Reference) -> OtherEnds:
        """The ids that the names in that column stand for. Raises Rejected with the reason when one cannot be found."""
        ends = record.ends.get(reference.name)
        if ends is None:
            names = record.names.get(reference.name, ())
            scopes = self.scopes(record, reference)
            if reference.absent:
                names = [name for name in names if not self._is_absent(record, reference, name, scopes)]
            ends = self.shared(dict.fromkeys(self.one(record, reference, name, scopes) for name in names))
            if len(ends) > 1 and reference.common:
                ends = self.shared([self._around(record, reference, ends)])
            record.ends[reference.name] = ends
        return ends

    def _is_absent(self, record: Record, reference: Reference, name: str, scopes: OtherEnds) -> bool:
        """Whether it is a word for none, and nothing there is called so."""
        if normalise.key(name) not in reference.absent or self._look_up(name, reference.to, scopes)[0] not in ("unknown", "outside"):
            return False
        self.tell(record.where(reference.name).problem("absent", name, field=reference.zh, field_en=reference.en))
        return True

    def _around(self, record: Record, reference: Reference, ids: OtherEnds) -> str:
        """Of several where one is asked for, the nearest place around them all: a road on a border counts once there."""
        around = next((place for place in self.index.above(ids[0]) if all(place in self.index.above(id) for id in ids)), None)
        if around is None:
            raise Rejected(record.where(reference.name).problem("several", listed(record.names[reference.name], "zh"), n=len(ids)))
        where, names = record.where(reference.name), listed(record.names[reference.name], "zh")
        self.tell(where.problem("around", names, place=self.index.name(around)))
        return around

    def scopes(self, record: Record, reference: Reference) -> OtherEnds:
        """The narrowest of the columns that narrow this one, are filled in and were not lost."""
        for name in reversed(reference.within):
            if record.names.get(name) and (ids := self.resolve(record, column_of(record.type.name, name))):
                return ids
        return ()

    def one(self, record: Record, reference: Reference, name: str, scopes: OtherEnds) -> str:
        """The id that one of the names stands for. Raises Rejected, Unfound where nothing is called so."""
        asked = (name, reference.to, scopes)
        found = self._found.get(asked)
        if found is None:
            found = self._found[asked] = self._look_up(name, reference.to, scopes)
        why, ids = found
        if not why:
            if after := self.index.successors.get(ids[0], ()):
                self.tell(record.where(reference.name).problem("successors", name, candidates=after))
            return ids[0]
        if why == "ambiguous" and record.around and (one := self._around_it(record, reference, ids)):
            return one
        where = record.where(reference.name)
        if why == "unknown":
            raise Unfound(record, reference, name)
        raise Rejected(where.problem(why, name, scope=scopes, candidates=sorted(ids)[:SHOWN]))

    def _around_it(self, record: Record, reference: Reference, ids: list[str]) -> str:
        """The one of several that lies where the rows above say, if this one leaves it to them; "" where there is no such one."""
        around = record.around or {}
        for name in reversed(reference.within):
            if name not in around or record.names.get(name):
                continue
            said, column = around[name][0], column_of(record.type.name, name)
            why, places = self._look_up(said, column.to, self.scopes(record, column))
            found = self._around_it(record, column, places) if why == "ambiguous" else places[0] if not why else ""
            inside = [id for id in ids if any(found in self.index.above(place) for place in self.index.places(id))]
            if len(inside) == 1:
                self.apart[record.where(name)] = said
                return inside[0]
        return ""

    def remark(self) -> None:
        """Tells, once a column, which rows were told apart by those above them."""
        columns: dict[Where, Counter[str]] = {}
        for where, said in self.apart.items():
            columns.setdefault(replace(where, row=0), Counter())[said] += 1
        for where, values in columns.items():
            self.tell(where.problem("told-apart", n=values.total(), values=counted(values, SHOWN)))
        self.apart.clear()

    def _look_up(self, name: str, targets: tuple[str, ...], scopes: OtherEnds) -> tuple[str, list[str]]:
        """("", [the one id]), or why there is none and what there is instead."""
        if here := self._current(self.index.called_at(name, targets, scopes)):
            return "" if len(here) == 1 else "ambiguous", here
        ids = self._current(self.index.called(name, targets))
        if not ids and len(steps := _STEP.split(name)) > 1:
            ids = self._by_path(steps, targets)
        ids = ids or self._current(self.index.spelled_out(name, targets))
        if not ids:
            return "unknown", []
        if not scopes:
            return "" if len(ids) == 1 else "ambiguous", ids
        if near := self.index.near(ids, scopes):
            return "" if len(near) == 1 else "ambiguous", near
        if len(ids) == 1 and self.index.label(ids[0]) != "Place":
            return "", ids  # from elsewhere, such as a company of another county
        return "outside", ids

    def _current(self, ids: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(map(self.index.current, ids)))

    def _by_path(self, steps: list[str], targets: tuple[str, ...]) -> list[str]:
        """`a/b/c`: those called c at home in a b at home in an a."""
        found = self.index.called(steps[0], targets) or self.index.called(steps[0], ("Place",))
        for step in steps[1:]:
            found = [id for home in found for id in self.index.at_home(home, step, targets)]
        return found

    def made(self, reference: Reference, name: str, scopes: OtherEnds) -> None:
        """There is something called so now."""
        self._found.pop((name, reference.to, scopes), None)


def last_step(name: str) -> str:
    """What a path such as `a/b/c` ends with."""
    return _STEP.split(name)[-1]


@cache
def column_of(type: str, name: str) -> Reference:
    """The column of that name in a sheet of that type."""
    sheet = SCHEMA.sheet(type)
    assert sheet is not None
    return sheet.reference(name)


class Unfound(Rejected):
    """Nothing is called that; what comes near is looked for only when it is told, as that takes long."""

    def __init__(self, record: Record, reference: Reference, name: str) -> None:
        Exception.__init__(self, name)
        self.record, self.reference, self.name = record, reference, name
