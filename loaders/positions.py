"""Where a place lies on the map: the longitude and latitude of a row, looked at together."""

from collections.abc import Iterable, Iterator
from typing import Any

from loaders.degrees import EAST, NORTH, within
from loaders.headers import Table
from loaders.problems import Problem
from loaders.record import Record

LONGITUDE, LATITUDE, BOTH, SYSTEM = "longitude", "latitude", "position", "coordinates"
SAME = 1e-4
"""Degrees, some 10 m: two that differ by more are two positions."""


def check(table: Table, records: Iterable[Record]) -> Iterator[Problem]:
    """Takes a position that cannot be out of its record, both halves of it, and says why; the rest of the row stays.

    One that stands in one cell becomes the two values that are stored. A table that does not say in which system its
    positions are is told, too: Chinese web maps' lie some 500 m off.
    """
    at = {column.field: index for index, column in table.columns.items()}
    if not (there := [name for name in (LONGITUDE, LATITUDE, BOTH) if name in at]):
        return
    if SYSTEM not in at:
        yield table.where(0, at[there[0]]).problem("coordinates-unnamed")
    for record in records:
        told, values = record.values.get(BOTH), record.values
        differs = BOTH in values and not _part(values)
        east, north = values.get(LONGITUDE), values.get(LATITUDE)
        if wrong := "position-differs" if differs else _wrong(east, north):
            values.pop(LONGITUDE, None)
            values.pop(LATITUDE, None)
            halves = (east, north, *(told if differs and told else ()))
            yield record.where(there[-1] if differs else there[0]).problem(
                wrong, ", ".join("—" if one is None else f"{one:g}" for one in halves)
            )


def _part(values: dict[str, Any]) -> bool:
    """Makes two values of that in one cell; whether they agree with those in cells of their own."""
    told = values.pop(BOTH) or (None, None)
    pairs = list(zip((LONGITUDE, LATITUDE), told, strict=True))
    agree = not any(one is not None and values.get(name) is not None and abs(values[name] - one) > SAME for name, one in pairs)
    for name, one in pairs:
        if values.get(name) is None:
            values[name] = one
    return agree


def _wrong(east: float | None, north: float | None) -> str:
    """The key of the problem; "" where there is none."""
    if east is None or north is None:
        return "" if east is north else "position-half"
    if within(east, EAST) and within(north, NORTH):
        return ""
    return "position-swapped" if within(north, EAST) and within(east, NORTH) else "position-outside"
