"""All rules over the sample (the goal is under 10 s embedded, 6 s on Neo4j), each rule's share, and the step down to a street."""

import tempfile
from functools import partial
from pathlib import Path

from bench.stores import anew, median, stores, timed
from data import sample
from graph.database import Database
from loaders.load import load
from queries import rules
from queries.profile import current

SLOWEST = 10
STREET, RULE = "220802003", "compound-company"


def _each(database: Database) -> list[tuple[float, str]]:
    each = ((partial(rules.coverage, rule=rule.id), rule.id) for rule in current(database).rules())
    return sorted(((timed(partial(anew, database, call)), id) for call, id in each), reverse=True)


def main() -> None:
    """Loads the sample into both stores and judges it by every rule of its profile."""
    with tempfile.TemporaryDirectory() as name, stores() as each:
        folder = Path(name)
        sample.write(folder, 1)
        for store, database in each:
            load(database, sample.files(folder), write=True)
            rows = anew(database, rules.coverage)  # warms up the store
            whole, count = timed(partial(anew, database, rules.coverage)), len({row.rule for row in rows})
            print(f"{store}: {whole:.1f} s for {count} rules at {len(rows) // count} places (≤ 10 s embedded, ≤ 6 s Neo4j)")
            down = median(partial(rules.coverage, database, STREET), 20)
            alone = median(partial(anew, database, partial(rules.coverage, place=STREET, rule=RULE)), 20)
            print(f"{store}: {down * 1000:.0f} ms a step down to a street by all rules (≤ 500 ms), {alone * 1000:.0f} ms by one, read anew")
            for seconds, rule in _each(database)[:SLOWEST]:
                print(f"  {seconds * 1000:6.0f} ms {rule}")
