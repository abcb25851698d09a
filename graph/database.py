"""Opens the one driver, whichever the store: `read()` as the reader, `write()` as the writer, timeouts, row limits."""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from graph import cypher, embedded
from graph.driver import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    GraphDatabase,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    neo4j,
)
from graph.errors import QueryError, QueryTimeout, StoreError
from graph.schema import SCHEMA
from graph.settings import Settings

T = TypeVar("T")
OLDEST = (5, 23)  # the first Neo4j with `CALL () { … }`
CONNECT_SECONDS = 5.0
RETRY = 0.2  # seconds between looks at a query that has to end
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its notes on retries are no business of the terminal
TIMED_OUT = ("Transaction.TransactionTimedOut", "Transaction.Terminated", "Transaction.TransactionTimedOutClientConfiguration")


@dataclass(frozen=True, slots=True)
class Rows:
    """A result: `rows` in order of `columns`, plain values. `truncated`: there were more than the limit."""

    columns: tuple[str, ...]
    rows: list[list[Any]]
    truncated: bool = False
    took_ms: float = 0.0

    def dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(slots=True)
class Connection:
    """Drivers for both roles (one driver on Neo4j, which has no second user), and what keeps the store alive."""

    writer: neo4j.Driver
    reader: neo4j.Driver
    name: str
    store: str
    lease: int | None = None
    prepared: bool = False
    bookmarks: Any = field(default_factory=GraphDatabase.bookmark_manager)

    def session(self, driver: neo4j.Driver, access: str) -> neo4j.Session:
        return driver.session(database=self.name, default_access_mode=access, bookmark_manager=self.bookmarks)

    def close(self) -> None:
        for driver in {id(one): one for one in (self.writer, self.reader)}.values():
            driver.close()
        if self.lease is not None:
            os.close(self.lease)
            self.lease = None


def plain(value: Any) -> Any:
    """What the driver returns as what JSON and tables know: dates as `date`, a node as its properties."""
    match value:
        case neo4j.time.Date() | neo4j.time.DateTime():
            return value.to_native()
        case neo4j.graph.Node() | neo4j.graph.Relationship():
            return {key: plain(item) for key, item in value.items()}
        case neo4j.graph.Path():
            return [plain(node) for node in value.nodes]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value] if value and not isinstance(value[0], (str, int)) else value
    return value


def _driver(uri: str, auth: tuple[str, str], *, retry: float) -> neo4j.Driver:
    return GraphDatabase.driver(
        uri,
        auth=auth,
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=retry,
        liveness_check_timeout=60,  # a load balancer drops idle connections without a word
        notifications_disabled_classifications=["UNRECOGNIZED", "PERFORMANCE"],  # an empty graph lacks most labels
    )


def _answers(at: embedded.Address) -> bool:
    with contextlib.suppress(DriverError, Neo4jError), _driver(at.uri, at.reader, retry=0) as driver:
        driver.verify_connectivity()
        return True
    return False


def _join_embedded(settings: Settings) -> Connection:
    at, lease = embedded.join(settings.home, settings["GOVGRAPH_HEAP"], float(settings["GOVGRAPH_LINGER"]), _answers)
    writer, reader = (_driver(at.uri, auth, retry=2) for auth in (at.writer, at.reader))
    return Connection(writer, reader, embedded.DATABASE, f"embedded {settings.home}", lease)


def _version(agent: str) -> tuple[int, ...]:
    return tuple(int(part) for part in agent.removeprefix("Neo4j/").split("-")[0].split(".")[:2] if part.isdigit())


def _join_neo4j(settings: Settings) -> Connection:
    uri, user = settings["NEO4J_URI"], settings["NEO4J_USER"]
    try:
        driver = _driver(uri, (user, settings["NEO4J_PASSWORD"]), retry=30)
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"NEO4J_URI: '{uri}' cannot be used: {error}") from error
    try:
        driver.verify_connectivity()  # fails at once, where a query would be tried again and again
        agent = driver.execute_query("RETURN 1", database_=settings["NEO4J_DATABASE"]).summary.server.agent
    except (DriverError, Neo4jError, OSError) as error:
        driver.close()
        raise _cannot_join(error, settings) from error
    if _version(agent) < OLDEST:
        driver.close()
        raise StoreError(f"{agent} at {uri} is too old; govgraph needs Neo4j {OLDEST[0]}.{OLDEST[1]} or newer")
    return Connection(driver, driver, settings["NEO4J_DATABASE"], f"neo4j {uri}")


def _cannot_join(error: Exception, settings: Settings) -> StoreError:
    uri = settings["NEO4J_URI"]
    if isinstance(error, AuthError) or "Unauthorized" in str(error):
        return StoreError(f"{uri} refuses the log-in of '{settings['NEO4J_USER']}'; check NEO4J_USER and NEO4J_PASSWORD")
    if isinstance(error, Neo4jError) and "DatabaseNotFound" in (error.code or ""):
        return StoreError(f"{uri} has no database '{settings['NEO4J_DATABASE']}'; check NEO4J_DATABASE")
    return StoreError(f"no Neo4j answers at {uri}; is it running, and is NEO4J_URI right?")


class Database:
    """The graph, open. `asof` is the date of its answers; the rest of the process shares one of these.

    `kept` is what those who ask remember of it: values with the version of the graph that they were read from.

    Raises StoreError when the store cannot be reached, QueryTimeout when a read outlasts its limit, QueryError when the
    store refuses a text. After a restart of the embedded store the next call joins it again.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.kept: dict[str, tuple[str, Any]] = {}
        self._join = _join_neo4j if settings["NEO4J_URI"] else _join_embedded
        self._guard = threading.Lock()
        self._connection = self._join(settings)

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @property
    def store(self) -> str:
        """Which store it is, as `status` shows it."""
        return self._connection.store

    @property
    def embedded(self) -> bool:
        return self._connection.lease is not None

    @property
    def lease(self) -> int | None:
        """The descriptor that keeps the embedded store up; None on a server."""
        return self._connection.lease

    def prepare(self) -> None:
        """Makes the constraints and indexes that the schema asks for, where they are missing; once for each connection."""
        if not self._connection.prepared:
            for statement in (*cypher.constraints(SCHEMA), *cypher.INDEXES):
                self.write(statement)
            self._connection.prepared = True

    def asof(self) -> date:
        """The date as of which questions are answered: the setting, else the graph's reference date, else today."""
        if self.settings.asof is not None:
            return self.settings.asof
        found = self.read(cypher.text("graph", "reference-date")).rows
        return found[0][0] or date.today()

    def read(self, text: str, params: Mapping[str, Any] | None = None, *, limit: int | None = None, timeout: float | None = None) -> Rows:
        """Rows of a reading statement, as the reader role. `limit` rows at most; `timeout` in seconds, 0 for none."""
        seconds = float(self.settings["GOVGRAPH_TIMEOUT"]) if timeout is None else timeout
        started = time.perf_counter()

        def fetch(session: neo4j.Session, query: neo4j.Query) -> Rows:
            result = session.run(query, dict(params or {}))  # one trip to the store, where a transaction takes three
            records = result.fetch(limit + 1) if limit is not None else list(result)
            rows = [[plain(value) for value in record.values()] for record in records[:limit]]
            return Rows(tuple(result.keys()), rows, limit is not None and len(records) > limit)

        rows = self._safely(lambda: self._read_within(fetch, seconds, text), text)
        return Rows(rows.columns, rows.rows, rows.truncated, round((time.perf_counter() - started) * 1000, 2))

    def explain(self, text: str) -> tuple[str, dict[str, Any]]:
        """What a text would do, without doing it: the type of query ("r" reads) and Neo4j's plan. Raises QueryError."""

        def look(tx: neo4j.ManagedTransaction) -> tuple[str, dict[str, Any]]:
            summary = tx.run(f"EXPLAIN {text}").consume()
            return summary.query_type or "", summary.plan or {}

        def once() -> tuple[str, dict[str, Any]]:
            connection = self._connection
            with connection.session(connection.reader, neo4j.READ_ACCESS) as session:
                return session.execute_read(look)

        return self._safely(once, text)

    def _read_within(self, fetch: Callable[[neo4j.Session, neo4j.Query], Rows], seconds: float, text: str) -> Rows:
        connection = self._connection
        with connection.session(connection.reader, neo4j.READ_ACCESS) as session:
            if not self.embedded:
                return fetch(session, neo4j.Query(text, timeout=seconds or None))
            with self._ended_after(seconds, text) if seconds else contextlib.nullcontext():
                return fetch(session, neo4j.Query(text))

    @contextlib.contextmanager
    def _ended_after(self, seconds: float, text: str) -> Iterator[None]:
        """The embedded store knows no timeout of a transaction: a watcher ends every query with this text that overran."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(max(seconds, RETRY)):
                with contextlib.suppress(DriverError, Neo4jError):
                    self._end_overrunning(seconds, text.strip())

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()

    def _end_overrunning(self, seconds: float, text: str) -> None:
        connection = self._connection
        with connection.session(connection.writer, neo4j.WRITE_ACCESS) as session:
            for row in session.run("SHOW TRANSACTIONS").data():
                elapsed = row["elapsedTime"].seconds + row["elapsedTime"].nanoseconds / 1e9
                # the query began a little after the watch did
                if row["username"] == "reader" and row["currentQuery"].strip() == text and elapsed >= seconds * 0.8:
                    session.run(f"TERMINATE TRANSACTIONS '{row['transactionId']}'").consume()

    def write(self, text: str, params: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Rows of one writing statement in a transaction of its own, as the writer role."""
        return self.transact(lambda tx: [record.data() for record in tx.run(text, dict(params or {}))])

    def transact(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """`work` in one transaction: all of it or nothing. It may run again when the store was away in between.

        What was kept of the graph is forgotten.
        """

        def once() -> T:
            connection = self._connection
            with connection.session(connection.writer, neo4j.WRITE_ACCESS) as session:
                return session.execute_write(work)

        try:
            return self._safely(once, "")
        finally:
            self.kept.clear()

    def _safely(self, call: Callable[[], T], text: str) -> T:
        try:
            try:
                return call()
            except (ServiceUnavailable, SessionExpired, TransientError) as error:
                if not error.is_retryable():  # as IncompleteCommit: what it sent may be in
                    raise
                self._rejoin()
                return call()
        except (DriverError, Neo4jError) as error:
            raise self._explained(error, text) from error

    def _rejoin(self) -> None:
        with self._guard:
            old = self._connection
            with contextlib.suppress(DriverError, Neo4jError):
                old.reader.verify_connectivity()
                return  # another thread was first
            self._connection = self._join(self.settings)
            old.close()

    def _explained(self, error: Exception, text: str) -> Exception:
        code = getattr(error, "code", "") or ""
        message = (getattr(error, "message", "") or str(error)).splitlines()[0]
        if any(part in code for part in TIMED_OUT):
            return QueryTimeout("the query took longer than its limit and was ended; GOVGRAPH_TIMEOUT raises it")
        if isinstance(error, ClientError) and text:
            return QueryError(f"the store refuses the query: {message}")
        return StoreError(f"the store failed ({self.store}): {message}; try again, and see its log")


def columns_of(rows: Rows, *names: str) -> Sequence[Sequence[Any]]:
    """The lists of a one-row result of `collect()`s, by name."""
    if not rows.rows:
        return [[] for _ in names]
    return [rows.rows[0][rows.columns.index(name)] for name in names]
