"""Where a place lies on the map: the longitude and latitude of a row, looked at together."""

from collections.abc import Iterable, Iterator

from loaders.headers import Table
from loaders.problems import Problem
from loaders.validate import Record

EAST, NORTH = (73.0, 136.0), (3.0, 54.0)
"""Degrees that China reaches from and to; no degree of the one is a degree of the other."""
LONGITUDE, LATITUDE, SYSTEM = "longitude", "latitude", "coordinates"


def check(table: Table, records: Iterable[Record]) -> Iterator[Problem]:
    """Takes a position that cannot be out of its record, both halves of it, and says why; the rest of the row stays.

    A table that does not say in which system its positions are is told, too: Chinese web maps' lie some 500 m off.
    """
    at = {column.field: index for index, column in table.columns.items()}
    if not {LONGITUDE, LATITUDE} & at.keys():
        return
    if SYSTEM not in at:
        yield table.where(0, at.get(LONGITUDE)).problem("coordinates-unnamed")
    for record in records:
        east, north = record.values.get(LONGITUDE), record.values.get(LATITUDE)
        if wrong := _wrong(east, north):
            record.values.pop(LONGITUDE, None)
            record.values.pop(LATITUDE, None)
            yield record.where(LONGITUDE).problem(wrong, ", ".join("—" if one is None else f"{one:g}" for one in (east, north)))


def _wrong(east: float | None, north: float | None) -> str:
    """The key of the problem; "" where there is none."""
    if east is None or north is None:
        return "" if east is north else "position-half"
    if _within(east, EAST) and _within(north, NORTH):
        return ""
    return "position-swapped" if _within(north, EAST) and _within(east, NORTH) else "position-outside"


def _within(degrees: float, reach: tuple[float, float]) -> bool:
    return reach[0] <= degrees <= reach[1]
