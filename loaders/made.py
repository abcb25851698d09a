"""Rows that a program makes go the way of every ledger: planned, journaled, shown in history, and undone like any load."""

import csv
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.database import Database
from graph.schema import SCHEMA
from loaders.apply import new_plan
from loaders.load import Report, load


def load_rows(database: Database, type: str, rows: Iterable[Mapping[str, object]], *, write: bool, recheck: bool = False) -> Report:
    """As `load_tables`, of one type of ledger; nothing is written where there are no rows."""
    return load_tables(database, {type: listed} if (listed := list(rows)) else {}, write=write, recheck=recheck)


def load_tables(database: Database, tables: Mapping[str, Iterable[Mapping[str, object]]], *, write: bool, recheck: bool = False) -> Report:
    """Type of ledger -> rows by field, in one load; ids may stand where names do. Each file is called by its type's Chinese name.

    `recheck`: they are read again even if the very same came last. Raises KeyError for a field that the type lacks, and what `load` raises.
    """
    if not tables:
        return Report(new_plan(database))
    with tempfile.TemporaryDirectory() as folder:
        return load(database, [_written(Path(folder), type, rows) for type, rows in tables.items()], write=write, recheck=recheck)


def _written(folder: Path, type: str, rows: Iterable[Mapping[str, object]]) -> Path:
    sheet = SCHEMA.sheet(type)
    assert sheet is not None, type
    captions = {column.field: column.zh for column in sheet.columns}
    listed = [{captions[field]: "" if value is None else value for field, value in row.items()} for row in rows]
    header = list(dict.fromkeys(caption for row in listed for caption in row))
    path = folder / f"{sheet.zh.replace('/', '、')}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header, restval="")
        writer.writeheader()
        writer.writerows(listed)
    return path
