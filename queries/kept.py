"""What one question leaves for the next: read once for each state of the graph, and shared by everyone with that connection."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from graph.database import Database
from queries.catalogue import text_of

T = TypeVar("T")
_AT_ONCE: ContextVar[str | None] = ContextVar("_AT_ONCE", default=None)


@contextmanager
def at_once(database: Database) -> Iterator[None]:
    """Within it the graph is taken for what it was at the beginning: one question asks once whether it has changed."""
    outer = _AT_ONCE.set(version(database))
    try:
        yield
    finally:
        _AT_ONCE.reset(outer)


def version(database: Database) -> str:
    """Changes when somebody, in whatever process, has loaded something: one cheap read."""
    if known := _AT_ONCE.get():
        return known
    return "·".join(str(value) for value in database.read(text_of("graph-version")).rows[0])


def kept(database: Database, what: str, read: Callable[[], T], *, anew: bool = False) -> T:
    """The value of `read`, which is called when the graph has changed since the last time, or when `anew` asks for it."""
    now = version(database)
    known = database.kept.get(what)
    if known is None or known[0] != now or anew:
        known = database.kept[what] = (now, read())
    value: T = known[1]
    return value


def still(database: Database, what: str) -> Any:
    """The value that is kept; None where there is none, or the graph has changed since."""
    known = database.kept.get(what)
    return known[1] if known and known[0] == version(database) else None


def kept_each(database: Database, what: str, ids: Sequence[str], read: Callable[[list[str]], dict[str, T]]) -> dict[str, T]:
    """The value of each id. `read` gives those of the ids that nobody asked for since the graph changed."""
    known: dict[str, T] = kept(database, what, dict)
    if lacking := [id for id in ids if id not in known]:
        known |= read(lacking)
    return {id: known[id] for id in ids}
