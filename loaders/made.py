"""Rows that a program makes go the way of every ledger: planned, journaled, shown in history, and undone like any load."""

import csv
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.database import Database
from graph.schema import SCHEMA
from loaders.load import Report, load


def load_rows(database: Database, type: str, rows: Iterable[Mapping[str, object]], *, write: bool) -> Report:
    """Rows by field of a type of ledger; ids may stand where names do. The load is called by the type's Chinese name.

    Raises KeyError for a field that the type lacks, and what `load` raises.
    """
    sheet = SCHEMA.sheet(type)
    assert sheet is not None, type
    captions = {column.field: column.zh for column in sheet.columns}
    listed = [{captions[field]: "" if value is None else value for field, value in row.items()} for row in rows]
    header = list(dict.fromkeys(caption for row in listed for caption in row))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{sheet.zh.replace('/', '、')}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, header, restval="")
            writer.writeheader()
            writer.writerows(listed)
        return load(database, [path], write=write)
