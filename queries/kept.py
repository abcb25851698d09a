"""What one question leaves for the next: read once for each state of the graph, and shared by everyone with that connection."""

from collections.abc import Callable
from typing import TypeVar

from graph.database import Database
from queries.catalogue import catalogue

T = TypeVar("T")


def version(database: Database) -> str:
    """Changes when somebody, in whatever process, has loaded something: one cheap read."""
    return "·".join(str(value) for value in database.read(catalogue().text("graph-version")).rows[0])


def kept(database: Database, what: str, read: Callable[[], T], *, anew: bool = False) -> T:
    """The value of `read`, which is called when the graph has changed since the last time, or when `anew` asks for it."""
    now = version(database)
    known = database.kept.get(what)
    if known is None or known[0] != now or anew:
        known = database.kept[what] = (now, read())
    value: T = known[1]
    return value
