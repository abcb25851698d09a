"""How large the counties of the published outlines are."""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

OUTLINES: Final = "baicheng_counties.geojson"
_RADIUS: Final = 6371.0088  # km, of the sphere that is as large as the earth


@cache
def square_kilometres() -> dict[str, float]:
    """Code of the city and of each county with an outline -> km², on a sphere: right to half a percent."""
    found = json.loads((files("data") / "divisions" / OUTLINES).read_text(encoding="utf-8"))
    return {feature["properties"]["adcode"]: round(_feature(feature["geometry"]), 1) for feature in found["features"]}


def _feature(geometry: dict[str, Any]) -> float:
    """The outer rings less the holes, whichever way they run."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return sum(abs(_ring(outer)) - sum(abs(_ring(hole)) for hole in holes) for outer, *holes in polygons)


def _ring(ring: Sequence[Sequence[float]]) -> float:
    points = [(math.radians(point[0]), math.sin(math.radians(point[1]))) for point in ring]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return sum((east - west) * (2 + south + north) for (west, south), (east, north) in pairs) / 2 * _RADIUS**2
