"""Stores the totals of coverage with their day, for lines over time."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph import cypher
from graph.database import Database
from graph.driver import ManagedTransaction
from graph.schema import SCHEMA
from loaders.apply import lease


def store(database: Database, day: date, totals: Sequence[Mapping[str, Any]]) -> int:
    """Writes the snapshot of a day in place of an earlier one of the same day, and returns how many totals it holds.

    A total is {rule, place, denominator, numerator, waived, gaps}. Raises StoreBusy while a load is being written.
    """
    type = SCHEMA.node("Snapshot")
    assert type is not None
    rows = [{"props": {"id": f"snapshot:{day}|{one['rule']}|{one['place']}", "date": day, **one}} for one in totals]
    size, statement = int(database.settings["GOVGRAPH_BATCH"]), cypher.create_nodes(type, rows)

    def work(tx: ManagedTransaction) -> None:
        tx.run(cypher.text("loaders", "snapshot-forget"), {"date": day}).consume()
        for at in range(0, len(rows), size):
            tx.run(statement, {"rows": rows[at : at + size]}).consume()

    database.prepare()
    with lease(database, f"snapshot of {day}"):
        database.transact(work)
    return len(rows)
