"""Outlines that lie where their place cannot be: beyond what it lies in, as coordinates of another system do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard import charts

LEAST: Final = 300.0
"""Metres that an outline may stand out: borders are drawn coarsely, web maps' coordinates are 500 m off."""
MOST_POINTS: Final = 60
_METRES: Final = 111_320.0  # of a degree of latitude


@dataclass(frozen=True, slots=True)
class Astray:
    """How far the farthest point of a place's outline lies outside the one of `frame`, which the place lies in."""

    place: str
    frame: str
    metres: float


def astray(by_place: Mapping[str, dict[str, Any]], frames: Mapping[str, str]) -> list[Astray]:
    """Those that stand out by more than LEAST, the farthest first; `frames`: place -> the county or city with an outline."""
    found = [Astray(place, frames[place], beyond(feature, frames[place])) for place, feature in by_place.items() if place in frames]
    return sorted((one for one in found if one.metres > LEAST), key=lambda one: -one.metres)


def frame_of(above: Iterable[str]) -> str | None:
    """The nearest of these that has an outline."""
    return next((place for place in above if place in charts.outlines()), None)


def beyond(feature: dict[str, Any], frame: str) -> float:
    """Metres by which an outline stands out beyond that of a county or the city; 0: not at all."""
    points = [point for polygon in charts.polygons(feature) for point in polygon[0]]
    return outside(_some(points), charts.outlines()[frame])


def outside(points: Iterable[list[float]], frame: dict[str, Any]) -> float:
    """Metres to the outline of `frame` from the farthest of the points outside of it; 0: all lie within."""
    rings = [polygon[0] for polygon in charts.polygons(frame)]
    beside = [point for point in points if not any(charts.holds(ring, point[0], point[1]) for ring in rings)]
    return max((min(_distance(point, ring) for ring in rings) for point in beside), default=0.0)


def _some(points: list[list[float]]) -> list[list[float]]:
    return points[:: max(1, len(points) // MOST_POINTS)]


def _distance(point: list[float], ring: charts.Ring) -> float:
    """Metres to the nearest edge, on a plane around the point."""
    east = _METRES * np.cos(np.radians(point[1]))
    starts: NDArray[np.float64] = (np.array([corner[:2] for corner in ring]) - point[:2]) * (east, _METRES)
    edges = np.roll(starts, -1, axis=0) - starts
    lengths = np.maximum((edges**2).sum(axis=1), 1e-9)
    along = np.clip(-(starts * edges).sum(axis=1) / lengths, 0, 1)
    return float(np.sqrt(((starts + edges * along[:, None]) ** 2).sum(axis=1).min()))
