"""The bridge for notebooks: it works on a real Neo4j, and says so where it cannot."""

import pytest

from graph import py2neo_bridge
from graph.database import Database
from graph.errors import SettingError, StoreError
from graph.settings import Settings
from tests.store.build import empty


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_run_merge_and_bulk(neo4j_store: Database) -> None:
    from py2neo import Node
    from py2neo.bulk import create_nodes

    empty(neo4j_store)
    graph = py2neo_bridge.graph(neo4j_store.settings)
    assert graph.run("RETURN 2 AS n").evaluate() == 2
    graph.merge(Node("Place", id="a", name="军民社区"), "Place", "id")
    create_nodes(graph.auto(), [["b", "兴隆小区"]], labels={"Place"}, keys=["id", "name"])
    assert neo4j_store.read("MATCH (n:Place) RETURN n.id AS id ORDER BY id").rows == [["a"], ["b"]]
    graph.service.connector.close()  # py2neo would leave its socket to the garbage collector


def test_the_embedded_store_is_refused_with_a_reason() -> None:
    with pytest.raises(SettingError, match="NEO4J_URI"):
        py2neo_bridge.graph(Settings({}))


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # py2neo leaves its socket open
def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(StoreError, match="cannot connect"):
        py2neo_bridge.graph(Settings({"NEO4J_URI": "bolt://127.0.0.1:1"}))
