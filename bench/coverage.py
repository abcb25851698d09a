"""All rules over the sample (the goal is under 10 s embedded, 6 s on Neo4j), each rule's share, and the drill-down to a street."""

import tempfile
import time
from functools import partial
from pathlib import Path

from bench.stores import median, stores
from data import sample
from graph.database import Database
from loaders.load import load
from queries import rules
from queries.profile import current

SLOWEST = 10


def _each(database: Database) -> list[tuple[float, str]]:
    found = []
    for rule in current(database).rules():
        started = time.perf_counter()
        rules.coverage(database, rule=rule.id)
        found.append((time.perf_counter() - started, rule.id))
    return sorted(found, reverse=True)


def main() -> None:
    """Loads the sample into both stores and judges it by every rule of its profile."""
    with tempfile.TemporaryDirectory() as name, stores() as each:
        folder = Path(name)
        sample.write(folder, 1)
        for store, database in each:
            load(database, sample.files(folder), write=True)
            rules.coverage(database)  # warm
            started = time.perf_counter()
            rows = rules.coverage(database)
            whole = time.perf_counter() - started
            count = len({row.rule for row in rows})
            print(f"{store}: {whole:.1f} s for {count} rules at {len(rows) // count} places (≤ 10 s embedded, ≤ 6 s Neo4j)")
            down = median(partial(rules.coverage, database, "220802003", "compound-company"), 20)
            print(f"{store}: {down * 1000:.0f} ms a drill-down to a street (≤ 500 ms)")
            for seconds, rule in _each(database)[:SLOWEST]:
                print(f"  {seconds * 1000:6.0f} ms {rule}")
