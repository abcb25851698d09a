"""Finds what a rule is about, one of its subjects or an area of them, by what people write."""

from dataclasses import dataclass
from datetime import date

from graph.database import Database, columns_of
from graph.errors import AmbiguousName, UnknownName
from graph.schema import SCHEMA
from queries import lookup, wrapping
from queries.catalogue import Question, text_of
from queries.profile import current

NEAREST = 3


@dataclass(frozen=True)
class Subjects:
    """What a rule judges on a day, whether or not it passes.

    By id: `homes` are the names of the bodies that it is of, "" where it is of none, `places` the ids of where it counts.
    """

    database: Database
    names: lookup.Names
    homes: dict[str, str]
    places: dict[str, str]

    def called(self, text: str) -> list[str]:
        """The ids of those of that id, code or name, or of that name behind names of what they are or lie in: 民政局/局长."""
        return self.names.exact(text) or self.names.called(text) or self.names.on_path(text, self.lines)

    def lines(self, ids: list[str]) -> dict[str, list[list[str]]]:
        """As `lookup.lines`: by id the names from the subject upwards, that of its body before those of places."""
        above = lookup.lines(self.database, "Place", {self.places[id] for id in ids} - {""})
        return {id: [self._line(id, line) for line in above.get(self.places[id], [[]])] for id in ids}

    def _line(self, id: str, line: list[str]) -> list[str]:
        home = self.homes[id]
        if self.places[id] == id:
            return line
        return [self.names.names[id], *([home] if home and home not in line[:1] else []), *line]


def find(database: Database, rule: Question, text: str, asof: date) -> str:
    """The id of the one subject of the rule that `text` means, else of an area.

    It means what the rule judges on that day by id, code, name or a path down to it, else a place, as everywhere; what
    the rule does not judge now by its id, and a body or category by its name too. Raises UnknownName, AmbiguousName.
    """
    text = text.strip()
    there = judged(database, rule, asof)
    ids = sorted(there.called(text))
    if len(ids) > 1:
        raise AmbiguousName("subject", text, lookup.candidates({id: there.names.names[id] for id in ids}, there.lines(ids[: lookup.SHOWN])))
    if ids or _is_one(database, rule, text):
        return next(iter(ids), text)
    kinds = {node.name: node.label for target in rule.rule.subject.split() for node in SCHEMA.nodes_of(target)}
    near = there.names.nearest(text)
    for label in ("Place", *sorted({*kinds.values()} & {*lookup.TYPES} - {"Place"})):
        try:
            found = lookup.find(database, label, text, asof)
        except UnknownName as unknown:
            near += unknown.nearest
            continue
        if label == "Place" or found.kind in kinds:
            return found.id
    raise UnknownName(f"place or subject of {rule.id}", text, list(dict.fromkeys(near))[:NEAREST])


def judged(database: Database, rule: Question, asof: date) -> Subjects:
    read = database.read(wrapping.named(rule), current(database).arguments(rule, asof))
    ids, *columns = columns_of(read, "ids", "names", "codes", "homes", "places")
    called, codes, homes, places = (dict(zip(ids, column, strict=True)) for column in columns)
    return Subjects(database, lookup.Names({id: called[id] or codes[id] or id for id in ids}, codes), homes, places)


def _is_one(database: Database, rule: Question, id: str) -> bool:
    """Whether there is such an id, of the kinds that the rule is about."""
    rows = database.read(text_of("node-card"), {"id": id}).rows
    return bool(rows) and not {*rows[0][0]}.isdisjoint(rule.rule.subject.split())
