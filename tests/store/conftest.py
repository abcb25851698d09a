"""One store of each kind for the whole session, emptied before each test."""

import contextlib
from collections.abc import Iterator

import pytest

from graph.database import Database
from graph.settings import Settings
from tests.needs import Missing, missing
from tests.neo4j_server import neo4j_for_tests
from tests.store.build import empty

ENGINES = ("embedded", "neo4j")


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    home = str(tmp_path_factory.mktemp("store"))
    with Database(Settings({"GOVGRAPH_HOME": home, "GOVGRAPH_LINGER": "1", "GOVGRAPH_HEAP": "512m"})) as database:
        database.prepare()
        yield database


@pytest.fixture(scope="session")
def neo4j_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with contextlib.ExitStack() as stack:
        try:
            uri, user, password = stack.enter_context(neo4j_for_tests())
        except Missing as why:
            missing("neo4j", why)
        home = str(tmp_path_factory.mktemp("home"))
        settings = Settings({"NEO4J_URI": uri, "NEO4J_USER": user, "NEO4J_PASSWORD": password, "GOVGRAPH_HOME": home})
        database = stack.enter_context(Database(settings))
        empty(database)  # a server of NEO4J_TEST_URI may hold what an earlier session left
        database.prepare()
        yield database


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> Database:
    """The store, empty. Every test that takes it runs on each engine."""
    store: Database = request.getfixturevalue(f"{request.param}_store")
    empty(store)
    return store


@pytest.fixture(scope="module", params=ENGINES)
def read_only(request: pytest.FixtureRequest) -> Database:
    """The store, empty when a module's tests begin: for what one fixture builds and all of them only read."""
    store: Database = request.getfixturevalue(f"{request.param}_store")
    empty(store)
    return store
