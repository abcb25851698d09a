"""Pages as Streamlit's AppTest runs them: on the sample's graph, and on small graphs that a test writes itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import ahead
from graph.database import Database
from graph.settings import Settings
from tests.conftest import Sample
from tests.store.build import empty

APP = Path(dashboard.__file__).parent / "app.py"
SECONDS = 120
Open = Callable[..., AppTest]


def opened(page: str, language: str = "zh", **state: object) -> AppTest:
    """The app on one of its pages, run once."""
    app = AppTest.from_file(str(APP), default_timeout=SECONDS)
    app.query_params["lang"] = language
    app.run()
    for name, value in state.items():
        app.session_state[name] = value
    if page != "overview" or state:
        app.switch_page(f"views/{page}.py").run()
    return app


@pytest.fixture
def on_sample(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens pages on the sample."""
    monkeypatch.setenv("GOVGRAPH_HOME", str(sample.home))
    return opened


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    home = str(tmp_path_factory.mktemp("small"))
    with Database(Settings({"GOVGRAPH_HOME": home, "GOVGRAPH_LINGER": "1", "GOVGRAPH_HEAP": "256m"})) as database:
        database.prepare()
        yield database


@pytest.fixture
def small(small_store: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """An empty graph; what a test builds in it is what pages show."""
    empty(small_store)
    monkeypatch.setenv("GOVGRAPH_HOME", str(small_store.settings.home))
    st.cache_data.clear()
    st.cache_resource.clear()
    return small_store


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched ahead: a test's connection may be closed by then."""
    monkeypatch.setattr(ahead, "start", lambda _database: None)


@pytest.fixture(scope="session", autouse=True)
def _connections() -> Iterator[None]:
    """The pages' own connection is closed with the session, as a server would."""
    yield
    st.cache_resource.clear()
