"""Who answers in a large city: one answer, the matrix of communities × leaf categories, and all checks, each with its reads."""

import statistics
from functools import partial

from bench import city as large
from bench.stores import anew, empty, median, stores, timed
from graph.database import Database
from queries.checks.run import run as check
from queries.duties import city_matrix
from queries.routing import answer

ROUNDS = 3


def measure(name: str, database: Database) -> None:
    """Prints the medians on one store."""
    made = large.write(database)
    duties = sum(kind == "Duty" for kind, _ in made.nodes)
    places = sum(kind in ("City", "County", "Street", "Community", "Compound") for kind, _ in made.nodes)
    print(f"{name}: {duties} duties, {places} places, {len(made.leaves)} leaf categories")
    asked = [(f"county-{at % 10}-{at % 12}-{at % 5}", made.leaves[at * 7 % 300][0]) for at in range(60)]
    first, *_, again = (statistics.median(timed(partial(answer, database, *one)) for one in asked) for _ in range(ROUNDS + 1))
    matrix = median(lambda: anew(database, partial(city_matrix, kinds=("Community",))), ROUNDS)
    checks = median(lambda: anew(database, check), ROUNDS)
    print(f"{name}: {again * 1000:.1f} ms an answer (≤ 30 ms), {first * 1000:.1f} ms one that nobody had asked before")
    print(f"{name}: matrix {matrix:.2f} s (≤ 2 s); all checks {checks:.2f} s (≤ 5 s)")
    empty(database)


def main() -> None:
    """Measures both stores."""
    with stores() as each:
        for name, database in each:
            measure(name, database)
