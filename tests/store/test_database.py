"""Reading and writing on both stores: roles, limits, timeouts, and errors that say what to do."""

import time
from datetime import date

import pytest

from graph.database import Database
from graph.driver import ManagedTransaction
from graph.errors import QueryError, QueryTimeout, StoreError
from graph.settings import Settings
from queries import console

SLOW = "UNWIND range(1, 9000) AS a UNWIND range(1, 9000) AS b UNWIND range(1, 9000) AS c WITH a, b, c WHERE a + b + c = -1 RETURN count(*) AS n"


def test_the_reader_cannot_write(database: Database) -> None:
    with pytest.raises((QueryError, StoreError)):
        database.read("CREATE (n:Place {id: 'x'}) RETURN n.id AS id")
    assert database.read("MATCH (n) RETURN count(n) AS n").rows == [[0]]


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    def work(tx: ManagedTransaction) -> None:
        tx.run("CREATE (n:Place {id: 'one'})").consume()
        raise ValueError("the second half fails")

    with pytest.raises(ValueError, match="second half"):
        database.transact(work)
    assert database.read("MATCH (n:Place) RETURN count(n) AS n").rows == [[0]]


def test_an_id_is_unique_across_kinds(database: Database) -> None:
    database.write("CREATE (n:Place:Grid {id: 'x'})")
    with pytest.raises(StoreError):
        database.write("CREATE (n:Place:Compound {id: 'x'})")


def test_rows_beyond_the_limit_are_cut_and_said(database: Database) -> None:
    found = database.read("UNWIND range(1, 20) AS n RETURN n", limit=5)
    assert (found.rows, found.truncated) == ([[1], [2], [3], [4], [5]], True)
    whole = database.read("UNWIND range(1, 5) AS n RETURN n", limit=5)
    assert (len(whole.rows), whole.truncated) == (5, False)


def test_dates_and_nodes_come_back_plain(database: Database) -> None:
    database.write("CREATE (n:Place {id: 'x', since: $day, names: ['a', 'b']})", {"day": date(2021, 6, 30)})
    found = database.read("MATCH (n:Place) RETURN n, n.since AS since").rows
    assert found == [[{"id": "x", "since": date(2021, 6, 30), "names": ["a", "b"]}, date(2021, 6, 30)]]


def test_a_query_that_takes_too_long_is_ended(database: Database) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryTimeout):
        database.read(SLOW, timeout=1)
    assert time.monotonic() - begun < 10


def test_what_was_written_is_read_at_once(database: Database) -> None:
    for number in range(20):
        database.write("MERGE (n:Place {id: 'x'}) SET n.number = $n", {"n": number})
        assert database.read("MATCH (n:Place) RETURN n.number AS n").rows == [[number]]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Place {id: 'x'}) RETURN n",
        "MATCH (n) SET n.x = 1 RETURN n",
        "MATCH (n) DETACH DELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CREATE INDEX x IF NOT EXISTS FOR (n:Place) ON (n.name)",
        "SHOW USERS",
        "CALL dbms.listConfig()",
        "RETURN 1; MATCH (n) DETACH DELETE n",
        "not a query",
        " ",
    ],
)
def test_the_console_refuses(database: Database, text: str) -> None:
    database.write("CREATE (n:Place {id: 'kept'})")
    with pytest.raises((QueryError, StoreError)):
        console.run(database, text, limit=10)
    assert database.read("MATCH (n) RETURN n.id AS id, n.x AS x").rows == [["kept", None]]


def test_the_console_reads(database: Database) -> None:
    database.write(
        "CREATE (c:Place {id: 'c'}) WITH c UNWIND range(1, 30) AS i CREATE (:Place:Grid {id: 'g' + toString(i)})-[:PART_OF]->(c)"
    )
    text = "MATCH p = (n:Grid)-[:PART_OF*1..3]->(c) WHERE n.id STARTS WITH 'g' WITH c, count(*) AS n ORDER BY n RETURN c.id AS id, n"
    assert console.run(database, text, limit=10).rows == [["c", 30]]
    assert console.run(database, "MATCH (n:Grid) RETURN n.id AS id", limit=10).truncated
    assert {"label": "Grid"} in console.run(database, "CALL db.labels()", limit=100).dicts()


def test_wrong_addresses_say_what_to_do() -> None:
    with pytest.raises(StoreError, match="NEO4J_URI"):
        Database(Settings({"NEO4J_URI": "bolt://127.0.0.1:1"}))


def test_a_wrong_password_says_what_to_check(neo4j_store: Database) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        Database(Settings({"NEO4J_URI": neo4j_store.settings["NEO4J_URI"], "NEO4J_PASSWORD": "wrong-password"}))


def test_a_wrong_database_says_what_to_check(neo4j_store: Database) -> None:
    with pytest.raises(StoreError, match="NEO4J_DATABASE"):
        Database(Settings({**neo4j_store.settings.values, "NEO4J_DATABASE": "elsewhere"}))


def test_routing_works_too(neo4j_store: Database) -> None:
    uri = neo4j_store.settings["NEO4J_URI"].replace("bolt://", "neo4j://")
    with Database(Settings({**neo4j_store.settings.values, "NEO4J_URI": uri})) as database:
        assert database.read("RETURN 1 AS one").rows == [[1]]
