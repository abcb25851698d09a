"""One answer inside a running process (the goal is under 50 ms), with the store warm."""

import itertools
import json
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.stores import median, stores
from data import sample
from graph.database import Database
from loaders.load import load
from queries.routing import answer


def _ask(database: Database, cases: Iterator[dict[str, Any]]) -> None:
    case = next(cases)
    answer(database, case["place"], case["category"], case.get("object"))


def main() -> None:
    """Asks the sample's own cases, on both stores."""
    with tempfile.TemporaryDirectory() as name, stores() as each:
        folder = Path(name)
        sample.write(folder, 1, sample.SMALL)
        cases = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["owner"]
        for store, database in each:
            load(database, sample.files(folder), write=True)
            times = 5 * len(cases)
            seconds = median(partial(_ask, database, itertools.cycle(cases)), times)
            print(f"{store}: {seconds * 1000:.1f} ms an answer, median over {times} (≤ 50 ms)")
