"""What headings say of the rows below them: the places that they name fill the columns which the rows leave empty."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.model import Reference
from graph.schema import SCHEMA
from loaders import sections
from loaders.headers import is_placed
from loaders.index import Index
from loaders.naming import Rejected
from loaders.problems import Problem
from loaders.record import Headings, Record

LEVELS = tuple(type.name for type in SCHEMA.nodes_of("Place"))
"""Kinds of place, widest first: a heading of one ends those of its own level and below."""


@dataclass(slots=True)
class Headed:
    """Places by headings, a sheet after the other. `report` hears of a heading that only looks like a place."""

    index: Index
    report: Callable[[Problem], None]
    _last: Headings = ()
    _path: list[str] = field(default_factory=list)

    def place(self, record: Record) -> None:
        """Fills the columns that say where the record lies, or only narrow that, from the headings above it."""
        if record.headings is not self._last:
            self._follow(record)
        for id in reversed(self._path):
            kind = self.index.types[id]
            for reference in record.type.references:
                if (
                    (reference.parent or not reference.link)
                    and not any(record.names.get(name) for name in (reference.name, *reference.otherwise))
                    and {kind.name, kind.label} & {*reference.to}
                ):
                    record.names[reference.name] = [id]

    def unplaced(self, record: Record) -> list[Rejected]:
        """Places the record by the headings above it; a reason for each column that they do not fill either."""
        self.place(record)
        return [
            Rejected(record.where(column.field).problem("missing", field=column.zh, field_en=column.en))
            for column in record.type.columns
            if isinstance(of := column.of, Reference) and of.level == "required" and is_placed(column)
            if not any(record.names.get(name) for name in (of.name, *of.otherwise))
        ]

    def _follow(self, record: Record) -> None:
        known = len(self._last)
        if record.headings[:known] != self._last or not known:
            known, self._path = 0, []
        for row, text in record.headings[known:]:
            self._enter(record, row, text)
        self._last = record.headings

    def _enter(self, record: Record, row: int, text: str) -> None:
        name = sections.named(text)
        if (found := self._found(name)) is not None:
            level = self._level(found)
            self._path = [*(id for id in self._path if self._level(id) < level), found]
        elif sections.names_place(name) or self.index.nearest(name, ("Place",)):
            self._path = []  # better no place than that of the section before
            near = self.index.nearest(name, ("Place",)) or "—"
            self.report(record.table.where(row).problem("heading-unknown", text, near=near))

    def _found(self, name: str) -> str | None:
        """The one place of that name, within those that the headings above it name if there are several."""
        found = self.index.called(name, ("Place",)) or self.index.spelled_out(name, ("Place",))
        if len(found) > 1 and self._path:
            found = [id for id in found if set(self.index.above(id)) & set(self._path)]
        return found[0] if len(found) == 1 else None

    def _level(self, id: str) -> int:
        return LEVELS.index(self.index.types[id].name)
