"""What users said of headers that no type knows (`--map`): kept in the graph for files with the same header."""

from collections import abc
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from graph import cypher
from graph.database import Database
from graph.errors import UnknownName, UsageError
from graph.schema import SCHEMA
from loaders.fits import Said, column_called, digest, key
from loaders.headers import Table
from loaders.journal import now, user
from loaders.personal import is_personal_header

Given: TypeAlias = abc.Mapping[str, str]
"""Header, as it is compared -> the field that it was said to be."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Under the header with that digest, in a ledger of `type`, the column captioned `column` holds `field`."""

    id: str
    header: str
    type: str
    column: str
    field: str
    made: str = ""
    by: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def parse(given: Iterable[str]) -> dict[str, str]:
    """`列名=字段` -> {header as it is compared: field}. Raises UsageError for what is no such pair, or names personal data."""
    found = {}
    for one in given:
        column, _, field = (part.strip() for part in one.rpartition("="))
        if not (column and field):
            raise UsageError(f"--map '{one}': write it as 列名=字段, such as --map '住户总数=户数'")
        if is_personal_header(key(column)):
            raise UsageError(f"--map '{one}': '{column}' holds personal data, which is never read")
        if not any(column_called(sheet.name, field) for sheet in SCHEMA.sheets):
            captions = [caption for sheet in SCHEMA.sheets for of in sheet.columns for caption in (of.zh, of.field)]
            raise UnknownName("field", field, _nearest(field, captions))
        found[key(column)] = field
    return found


def _nearest(text: str, names: Sequence[str]) -> list[str]:
    import difflib

    return difflib.get_close_matches(text, dict.fromkeys(names), n=3, cutoff=0.5)


def said(database: Database, given: Given) -> Said:
    """What is said of headers now, and what was said before."""
    kept: dict[tuple[str, str], dict[str, str]] = {}
    for one in every(database):
        kept.setdefault((one.header, one.type), {})[key(one.column)] = one.field
    return Said(given, kept)


def used(given: Given, tables: Iterable[Table]) -> list[Mapping]:
    """The mappings to keep. Raises UsageError for one that no sheet has a use for."""
    found = [
        Mapping(f"mapping:{head}/{table.type.name}/{caption}", head, table.type.name, caption, table.columns[index].field)
        for table in tables
        for head in (digest(table.header),)
        for index, caption in table.captions.items()
        if key(caption) in given and index in table.columns
    ]
    if idle := given.keys() - {key(one.column) for one in found}:
        raise UsageError(f"--map: no sheet has a column '{min(idle)}' that could be '{given[min(idle)]}'")
    return found


def every(database: Database) -> list[Mapping]:
    """All that are kept, oldest first."""
    return [Mapping(**row) for row in database.read(cypher.text("loaders", "mappings")).dicts()]


def keep(database: Database, found: Iterable[Mapping]) -> None:
    """Writes them down; one of the same header and column takes the place of the one before."""
    marks = {"made": now(), "by": user()}
    rows = [{"id": one.id, "props": {**asdict(one), **marks}} for one in found]
    if rows:
        database.prepare()
        database.write(cypher.text("loaders", "mappings-keep"), {"rows": rows})


def remove(database: Database, id: str) -> Mapping:
    """Forgets one and returns it; raises UnknownName when there is none."""
    kept = {one.id: one for one in every(database)}
    if id not in kept:
        raise UnknownName("mapping", id, _nearest(id, list(kept)))
    database.write(cypher.text("loaders", "mappings-remove"), {"id": id})
    return kept[id]
