"""Places that have a position of their own, by spot: those with the same coordinates are one mark, and none hides another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dashboard import astray, charts, coordinates
from dashboard.astray import Astray

EXACT: Final = 5
"""Decimals of a degree, about a metre: nearer than that is the same spot."""
LEAST: Final = 50.0
"""Metres that a point may lie outside: it has no width, and 500 m of a web map may carry it over a border anywhere."""


@dataclass(frozen=True, slots=True)
class Position:
    """As its ledger gives it; `system` is "" where it does not say in which one."""

    lon: float
    lat: float
    system: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in WGS-84, and the ids of all that lie there."""

    lon: float
    lat: float
    places: tuple[str, ...]


def spots(positions: Mapping[str, Position], unsaid: str) -> list[Spot]:
    """`unsaid`: the system of those that name none. In order of their first place."""
    found: dict[tuple[float, float], list[str]] = {}
    for id, at in positions.items():
        lon, lat = coordinates.true(at.lon, at.lat, at.system or unsaid)
        found.setdefault((round(lon, EXACT), round(lat, EXACT)), []).append(id)
    return [Spot(lon, lat, tuple(ids)) for (lon, lat), ids in found.items()]


def strays(found: Iterable[Spot], frames: Mapping[str, str]) -> list[Astray]:
    """Places beyond the county or city that they lie in, the farthest first; `frames`: place -> what has an outline."""
    at = [(id, frames[id], astray.outside([[spot.lon, spot.lat]], charts.outlines()[frames[id]]))
          for spot in found for id in spot.places if id in frames]  # fmt: skip
    return sorted((Astray(*one) for one in at if one[2] > LEAST), key=lambda one: -one.metres)
