"""One row that somebody enters instead of a ledger: written as a ledger all the same, so that journal and undo hold for it."""

import csv
import tempfile
from collections.abc import Mapping
from pathlib import Path

from graph.database import Database
from graph.errors import LoadError
from graph.schema import SCHEMA
from loaders.load import Report, load


def enter(database: Database, type: str, row: Mapping[str, str]) -> Report:
    """Loads one row of a type's sheet, its cells by field. Names may be ids. Raises LoadError when the row is refused."""
    sheet = SCHEMA.sheet(type)
    assert sheet is not None, type
    captions = {column.field: column.zh for column in sheet.columns}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{sheet.sheets[0]}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([captions[field] for field in row])
            writer.writerow(row.values())
        report = load(database, [path], write=True, recheck=True)
    if wrong := [one for one in report.plan.problems if one.severity == "error"]:
        raise LoadError(f"{wrong[0].column} '{wrong[0].value}': {wrong[0].en}")
    return report
