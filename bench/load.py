"""The first load of the sample against the raw driver that sends the same batches, and the second against the first."""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from bench.stores import empty, stores, timed
from data import sample
from graph.database import Database
from loaders.load import load, plan_of

ROUNDS = 3


Batches = list[tuple[str, list[dict[str, Any]]]]


def _raw(database: Database, batches: Batches) -> None:
    for statement, rows in batches:
        database.transact(lambda tx, statement=statement, rows=rows: tx.run(statement, {"rows": rows}).consume())  # type: ignore[misc]


def measure(name: str, database: Database, files: list[Path]) -> None:
    """Prints the medians of alternating rounds, and their ratios."""
    database.prepare()
    plan = plan_of(database, files)
    batches = [(batch.statement, batch.rows) for batch in plan.batches]
    _raw(database, batches)  # warms up the store and the caches of both sides
    ours, raw, again = [], [], []
    for _ in range(ROUNDS):
        empty(database)
        ours.append(timed(lambda: load(database, files, write=True)))
        again.append(timed(lambda: load(database, files, write=True)))
        empty(database)
        raw.append(timed(lambda: _raw(database, batches)))
    first, driver, second = map(statistics.median, (ours, raw, again))
    print(
        f"{name}: {plan.to_write} nodes and links; first load {first:.2f} s, raw driver {driver:.2f} s, ratio {first / driver:.2f} (≤ 1.6); "
        f"second load {second:.2f} s, ratio {second / first:.2f} (≤ 0.2)"
    )


def main() -> None:
    """Measures both stores."""
    with tempfile.TemporaryDirectory() as folder, stores() as each:
        sample.write(Path(folder), 1)
        for name, database in each:
            measure(name, database, sample.files(Path(folder)))
