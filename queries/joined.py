"""Nodes that were joined to another: what was saved of the one means the other."""

from collections.abc import Iterable
from typing import Final

from graph.database import Database, columns_of
from queries.catalogue import text_of

ARROW: Final = " ← "
"""Between the two ids of a load that joined them: kept ← gone."""


def joined(database: Database) -> dict[str, str]:
    """The id of each node that is gone so -> the id of the one that is there in its place."""
    (loads,) = columns_of(database.read(text_of("merges"), {"kind": "merge"}), "joined")
    found: dict[str, str] = {}
    for text in loads:
        kept, _, gone = text.partition(ARROW)
        found = {one: kept if now == gone else now for one, now in found.items()} | {gone: kept}
    return found


def earlier(found: dict[str, str], id: str) -> Iterable[str]:
    """The ids under which something may be saved of a node: its own, and those of what was joined to it."""
    return (id, *(gone for gone, kept in found.items() if kept == id))
