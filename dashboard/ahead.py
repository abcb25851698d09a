"""What the other pages need at their first opening, fetched while somebody looks at the one that opened first."""

import contextlib
import pkgutil
import threading
import time
from importlib import import_module

from dashboard import views
from graph.database import Database

PATIENCE = 1.5
"""Seconds that the first page has for itself."""
VIEWS = tuple(view.name for view in pkgutil.iter_modules(views.__path__))


def start(database: Database) -> None:
    """Begins with it, beside everything else."""
    threading.Thread(target=_later, args=(database,), name="ahead", daemon=True).start()


def _later(database: Database) -> None:
    time.sleep(PATIENCE)
    with contextlib.suppress(Exception):  # what fails here fails again in a page, which tells of it
        fetch(database)


def fetch(database: Database) -> None:
    """The modules of all pages, and the facts that several of them share."""
    for view in VIEWS:
        import_module(f"dashboard.views.{view}")
    from queries import duties, lookup
    from queries.net import choose

    lookup.known(database, "Place")
    duties.facts(database)
    choose.facts_of(database)
