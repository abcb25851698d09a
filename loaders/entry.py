"""Rows that somebody enters instead of a ledger: written as a ledger all the same, so that journal and undo hold for them."""

from collections.abc import Mapping

from graph.database import Database
from graph.errors import LoadError
from loaders.load import Report
from loaders.made import load_rows


def enter(database: Database, type: str, *rows: Mapping[str, str]) -> Report:
    """Loads rows of a type's sheet in one load, their cells by field. Names may be ids. Raises LoadError when a row is refused."""
    report = load_rows(database, type, rows, write=True, recheck=True)
    if wrong := [one for one in report.plan.problems if one.severity == "error"]:
        raise LoadError(f"{wrong[0].column} '{wrong[0].value}': {wrong[0].en}")
    return report
