"""For users of notebooks: a connected `py2neo.Graph` on the configured server. py2neo is an extra: `pip install .[py2neo]`.

py2neo is at the end of its life and speaks Bolt up to 4.4: `run`, `merge` and `bulk` work on Neo4j 5; its calls for
indexes and constraints do not. govgraph itself never uses it.
"""

from typing import Any

from graph.errors import SettingError, StoreError
from graph.settings import Settings, load


def graph(settings: Settings | None = None) -> Any:
    """A `py2neo.Graph` on NEO4J_URI.

    Raises SettingError where no server is configured (the embedded store speaks a Bolt that py2neo does not), and
    StoreError where py2neo is not installed or cannot connect.
    """
    chosen = settings or load()
    uri = chosen["NEO4J_URI"]
    if not uri:
        raise SettingError("py2neo cannot speak to the embedded store; set NEO4J_URI to a Neo4j server, or use graph.database.Database")
    try:
        import py2neo
    except ImportError as error:
        raise StoreError("py2neo is not installed; `pip install .[py2neo]` in govgraph's folder brings it") from error
    try:
        connected = py2neo.Graph(uri, auth=(chosen["NEO4J_USER"], chosen["NEO4J_PASSWORD"]), name=chosen["NEO4J_DATABASE"])
        connected.run("RETURN 1").evaluate()
    except Exception as error:  # py2neo lets errors of many kinds through, some of them bare
        raise StoreError(f"py2neo cannot connect to {uri}: {error}") from error
    return connected
