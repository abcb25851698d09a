"""The map of counties: our own outlines, no tiles, nothing that is fetched."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import plotly.graph_objects as go

from data.areas import OUTLINES

CITY_OUTLINE = "220800"
SCALE: list[tuple[float, str]] = [(0.0, "#b5301f"), (0.6, "#ec9f4b"), (0.85, "#f3d77a"), (0.95, "#a9cf7a"), (1.0, "#2f8a55")]
GREY, LINE = "#c9ccd1", "#ffffff"
HEIGHT = 430
STEPS = 24
MOST_CORNERS = 400
MOST_LABELS = 60
"""Captions that a map of a user's holds without hiding itself."""
MARGIN, CLOSEST = 0.05, 0.002
"""Around what a map shows, as a share of it; and at least, in degrees, some 200 m."""
"""Points each way among which a place for a caption is looked for."""
FONT = "sans-serif"
# Where the map's library would fetch the coasts of the world: an empty world, in the address itself. The mark at its end
# makes the file name that the library adds a part that no one reads.
NO_WORLD = (
    "data:application/json,"
    + quote(
        json.dumps(
            {
                "type": "Topology",
                "arcs": [],
                "objects": {
                    layer: {"type": "GeometryCollection", "geometries": []}
                    for layer in ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
                },
            }
        )
    )
    + "#"
)
Ring = list[list[float]]
Features = Mapping[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Area:
    """A county on the map. `ratio` None: there is nothing to colour it by. `text` stands on it, `hover` beside the pointer."""

    id: str
    ratio: float | None
    text: str
    hover: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on the map, with how many places lie there."""

    lon: float
    lat: float
    count: int
    colour: str
    hover: str


@cache
def outlines() -> dict[str, dict[str, Any]]:
    """Code -> GeoJSON feature, with rings in the direction that the map's library takes for the inside."""
    found = json.loads((files("data") / "divisions" / OUTLINES).read_text(encoding="utf-8"))
    return {feature["properties"]["adcode"]: wound(feature) for feature in found["features"]}


def wound(feature: dict[str, Any]) -> dict[str, Any]:
    """The feature with outer rings clockwise and holes the other way: the other direction would fill the rest of the world."""
    turned = [[_turned(ring, clockwise=not at) for at, ring in enumerate(polygon)] for polygon in polygons(feature)]
    return {
        "type": "Feature", "id": feature["properties"]["adcode"], "properties": feature["properties"],
        "geometry": {"type": "MultiPolygon", "coordinates": turned},
    }  # fmt: skip


def polygons(feature: dict[str, Any]) -> list[list[Ring]]:
    """Of a feature of either kind: each its outer ring, then its holes."""
    geometry = feature["geometry"]
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _turned(ring: Ring, *, clockwise: bool) -> Ring:
    return ring if (_area(ring) < 0) == clockwise else ring[::-1]


def _area(ring: Ring) -> float:
    """Signed: positive where the ring runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


@cache
def middle(id: str) -> tuple[float, float]:
    """As `roomiest`, of one of our own outlines."""
    return roomiest(outlines()[id])


def roomiest(feature: dict[str, Any]) -> tuple[float, float]:
    """Longitude and latitude of the point of an outline that is farthest from its border: there is most room for a caption."""
    whole = max((polygon[0] for polygon in polygons(feature)), key=lambda one: abs(_area(one)))
    ring = whole[:: max(1, len(whole) // MOST_CORNERS)]
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    steps = [(at + 0.5) / STEPS for at in range(STEPS)]
    inside = [
        (lon, lat)
        for lon in (min(lons) + step * (max(lons) - min(lons)) for step in steps)
        for lat in (min(lats) + step * (max(lats) - min(lats)) for step in steps)
        if holds(ring, lon, lat)
    ]
    return max(inside or [(ring[0][0], ring[0][1])], key=lambda at: min((at[0] - lon) ** 2 + (2 * (at[1] - lat)) ** 2 for lon, lat in ring))


def holds(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a line to the east crosses the ring an odd number of times."""
    inside = False
    for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (lat_a > lat) != (lat_b > lat) and lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a):
            inside = not inside
    return inside


def county_map(areas: Sequence[Area], ratio_title: str) -> go.Figure:
    """Counties coloured by ratio, those without one grey, the city's outline around them. Only those that have an outline."""
    drawn = [area for area in areas if area.id in outlines()]
    figure = outline_map(drawn, outlines(), ratio_title)
    figure.add_trace(_frame(CITY_OUTLINE))
    figure.add_trace(_labels(drawn, {area.id: middle(area.id) for area in drawn}))
    return figure


def own_map(areas: Sequence[Area], features: Features, ratio_title: str, astray: Collection[str]) -> go.Figure:
    """`outline_map` with the names on it. What lies `astray` does not decide what is in view, unless everything does."""
    figure = outline_map(areas, features, ratio_title)
    shown = [area for area in areas if area.id not in astray] or areas
    if len(shown) <= MOST_LABELS:
        figure.add_trace(_labels(shown, {area.id: roomiest(features[area.id]) for area in shown}))
    corners = [point for area in shown for polygon in polygons(features[area.id]) for point in polygon[0]]
    figure.update_geos(**_view(corners))
    return figure


def outline_map(areas: Sequence[Area], features: Features, ratio_title: str) -> go.Figure:
    """Areas coloured by ratio, those without one grey; `features` holds the outline of each, by id."""
    figure = go.Figure()
    if measured := [area for area in areas if area.ratio is not None]:
        figure.add_trace(_coloured(measured, features, [area.ratio for area in measured], SCALE, ratio_title))
    if unknown := [area for area in areas if area.ratio is None]:
        figure.add_trace(_coloured(unknown, features, [0] * len(unknown), [[0, GREY], [1, GREY]], None))
    figure.update_geos(visible=False, projection_type="mercator", fitbounds="geojson", bgcolor="rgba(0,0,0,0)")
    _plain(figure)
    return figure


def _plain(figure: go.Figure) -> None:
    figure.update_layout(
        height=HEIGHT, margin={"l": 0, "r": 0, "t": 0, "b": 0}, showlegend=False, dragmode=False, clickmode="event+select",
        paper_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip


def spot_map(marks: Sequence[Mark], frame: str | None) -> go.Figure:
    """Points within the outline `frame`; several places at one spot are one mark with their number on it. Customdata: which mark.

    In view are the points, not the whole frame: those of a town would be one blot in its county. Points beyond the frame are there
    for who moves the map.
    """
    figure = go.Figure([_frame(frame)] if frame else [])
    figure.add_trace(
        go.Scattergeo(
            lon=[mark.lon for mark in marks], lat=[mark.lat for mark in marks], mode="markers+text", hoverinfo="text",
            text=[str(mark.count) if mark.count > 1 else "" for mark in marks], hovertext=[escape(mark.hover) for mark in marks],
            customdata=[[number] for number in range(len(marks))], textfont={"size": 11, "color": "#ffffff"},
            marker={"color": [mark.colour for mark in marks], "size": [10 if mark.count == 1 else 20 for mark in marks]},
        )
    )  # fmt: skip
    figure.update_geos(visible=False, projection_type="mercator", bgcolor="rgba(0,0,0,0)")
    rings = [polygon[0] for polygon in polygons(outlines()[frame])] if frame else []
    points = [(mark.lon, mark.lat) for mark in marks]
    within = [point for point in points if any(holds(ring, *point) for ring in rings)]
    figure.update_geos(**_view(within or points))
    _plain(figure)
    figure.update_layout(dragmode="pan")
    return figure


def _view(points: Sequence[Sequence[float]]) -> dict[str, Any]:
    """What makes a map show these points, with a margin around them."""

    def span(at: int) -> dict[str, list[float]]:
        least, most = min(point[at] for point in points), max(point[at] for point in points)
        around = max((most - least) * MARGIN, CLOSEST)
        return {"range": [least - around, most + around]}

    return {"fitbounds": False, "lonaxis": span(0), "lataxis": span(1)}


def shade(share: float | None) -> str:
    """The colour of a ratio where it is drawn without the map's library; without one grey."""
    if share is None:
        return GREY
    return next(colour for least, colour in reversed(SCALE) if share >= least)


def _coloured(
    areas: Sequence[Area], features: Features, values: Iterable[float | None], scale: list[Any], title: str | None
) -> go.Choropleth:
    bar = {"title": {"text": title or "", "side": "right"}, "tickformat": ".0%", "thickness": 12, "len": 0.7}
    return go.Choropleth(
        geojson={"type": "FeatureCollection", "features": [features[area.id] for area in areas]},
        locations=[area.id for area in areas], z=list(values), zmin=0, zmax=1, colorscale=scale, showscale=title is not None, colorbar=bar,
        customdata=[[area.id] for area in areas], hovertext=[escape(area.hover) for area in areas], hoverinfo="text",
        marker={"line": {"color": LINE, "width": 1.5}}, selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.75}},
    )  # fmt: skip


def _frame(id: str) -> go.Scattergeo:
    """An outline as a line: the city's is no county, and must not take their clicks."""
    rings = [polygon[0] for polygon in polygons(outlines()[id])]
    gap: list[Any] = [None, None]  # lifts the pen between two rings
    points: list[list[Any]] = [point for ring in rings for point in (*ring, ring[0], gap)]
    return go.Scattergeo(
        lon=[point[0] for point in points], lat=[point[1] for point in points], mode="lines", hoverinfo="skip",
        line={"color": "#5f6368", "width": 2},
    )  # fmt: skip


def _labels(areas: Sequence[Area], at: Mapping[str, tuple[float, float]]) -> go.Scattergeo:
    return go.Scattergeo(
        lon=[at[area.id][0] for area in areas], lat=[at[area.id][1] for area in areas], mode="text", hoverinfo="skip",
        text=[escape(area.text).replace("\n", "<br>") for area in areas], textfont={"size": 13, "color": "#1f2328"},
    )  # fmt: skip
