"""What pages need at their first opening, fetched before somebody opens them: modules at once, facts after the first page."""

import contextlib
import pkgutil
import threading
from importlib import import_module
from weakref import WeakSet

from dashboard import views
from graph.database import Database

VIEWS = tuple(f"dashboard.views.{view.name}" for view in pkgutil.iter_modules(views.__path__))
_BEGUN: WeakSet[Database] = WeakSet()


def start(database: Database) -> None:
    """Begins to fetch facts beside everything else, the first time that it is called for that connection."""
    if database not in _BEGUN:
        _BEGUN.add(database)
        threading.Thread(target=_quietly, args=(database,), name="ahead", daemon=True).start()


def _quietly(database: Database) -> None:
    with contextlib.suppress(Exception):  # what fails here fails again in a page, which tells of it
        fetch(database)


def modules() -> None:
    """Imports what all pages are made of."""
    for name in ("streamlit.emojis", *VIEWS):  # Streamlit compiles its emojis at the first title
        import_module(name)


def fetch(database: Database) -> None:
    """The facts that several pages share."""
    from queries import duties, lookup
    from queries.net import choose

    lookup.known(database, "Place")
    duties.facts(database)
    choose.facts_of(database)
