"""The loads that the graph remembers."""

import getpass
from datetime import UTC, datetime
from typing import Any

from graph import cypher
from graph.database import Database

LOCK = "lock:writer"


def now() -> str:
    """ISO text in UTC: it sorts as it is read, and no store loses its offset."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Who is at work, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def loads_so_far(database: Database) -> int:
    """The number of the last load, whether it was finished or not."""
    return int(database.read(cypher.text("loaders", "load-number")).rows[0][0])


def loads(database: Database) -> list[dict[str, Any]]:
    """Every load, oldest first; one that is not done and holds no valid lease was cut off."""
    rows = database.read(cypher.text("loaders", "loads")).dicts()
    holder = database.read(cypher.text("loaders", "lock-show"), {"id": LOCK}).dicts()
    at_work = {one["load"] for one in holder if one["until"] >= now()}
    return [row | {"state": "unfinished"} if row["state"] == "running" and row["id"] not in at_work else row for row in rows]
