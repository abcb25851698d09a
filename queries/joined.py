"""Nodes that became another: what was saved of the one means the other."""

from collections.abc import Iterable, Mapping
from datetime import date
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


def heirs(database: Database, asof: date) -> dict[str, str]:
    """As `joined`, with the places that were merged into one by a day (合并): what was divided has no heir."""
    (merged,) = columns_of(database.read(text_of("merged-places"), {"asof": asof}), "merged")
    steps = joined(database) | dict(merged)
    return {gone: _last(steps, gone) for gone in steps}


def _last(steps: Mapping[str, str], id: str) -> str:
    seen = {id}
    while (after := steps.get(id)) and after not in seen:
        seen.add(id := after)
    return id


def earlier(found: Mapping[str, str], id: str) -> Iterable[str]:
    """The ids under which something may be saved of a node: its own, and those of what became it."""
    return (id, *(gone for gone, kept in found.items() if kept == id))
