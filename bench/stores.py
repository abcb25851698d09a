"""Both stores for a benchmark, each in a folder of its own."""

import contextlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from graph.database import Database
from graph.settings import Settings
from tests.needs import Missing
from tests.neo4j_server import neo4j_for_tests

T = TypeVar("T")
AS_SHIPPED = ("-Xmx2g", "-XX:+UseG1GC")
"""The Java of a server that is there to stay, which compiles well what it runs often."""
EMPTY = "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS n"


@contextlib.contextmanager
def stores() -> Iterator[Iterator[tuple[str, Database]]]:
    """(name, database) of the embedded store, and of a Neo4j where one can be had."""
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))

        def each() -> Iterator[tuple[str, Database]]:
            with Database(Settings({"GOVGRAPH_HOME": str(home / "store"), "GOVGRAPH_LINGER": "0"})) as database:
                yield "embedded", database
            try:
                uri, user, password = stack.enter_context(neo4j_for_tests(AS_SHIPPED))
            except Missing as why:
                print(f"neo4j: left out, {why}")
                return
            with Database(Settings({"NEO4J_URI": uri, "NEO4J_USER": user, "NEO4J_PASSWORD": password})) as database:
                yield "neo4j", database

        yield each()


def empty(database: Database) -> None:
    """Takes out everything, in transactions of a size that both stores bear."""
    while database.write(EMPTY)[0]["n"]:
        continue


def anew(database: Database, call: Callable[[Database], T]) -> T:
    """A call that has to read everything itself: without what is kept of earlier ones."""
    database.kept.clear()
    return call(database)


def timed(call: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def median(calls: Callable[[], object], times: int) -> float:
    """Seconds of the median call, after one that is not counted."""
    calls()
    return statistics.median(timed(calls) for _ in range(times))
