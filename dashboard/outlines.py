"""Outlines that a user brings: GeoJSON read, matched to places by code or name, rings turned, coordinates put right."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import charts, coordinates
from dashboard.reads import Place, Places
from graph import names
from graph.errors import UsageError

CODES = ("adcode", "code", "id", "代码", "编码", "区划代码", "统计代码")
AREAS = ("Polygon", "MultiPolygon")
CORNERS = 3
NAMES = ("name", "NAME", "名称", "社区", "街道", "网格", "小区")


@dataclass(frozen=True, slots=True)
class Matched:
    """`by_place`: place -> GeoJSON feature; `strange`: features that fit no place; `several`: those that fit more than one."""

    by_place: dict[str, dict[str, Any]]
    strange: list[str]
    several: list[str]


def read(content: bytes) -> list[dict[str, Any]]:
    """The areas of a GeoJSON file. Raises UsageError in one line."""
    try:
        found = json.loads(content.decode("utf-8-sig"))
        features = found["features"] if found.get("type") == "FeatureCollection" else [found]
        areas = [feature for feature in features if feature["geometry"] and feature["geometry"]["type"] in AREAS]
        points = [point for feature in areas for polygon in charts.polygons(feature) for ring in polygon for point in _ring(ring)]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UsageError("this is no GeoJSON with areas (a FeatureCollection of polygons, in UTF-8)") from error
    if not points:
        raise UsageError("there is no area in this GeoJSON: it takes polygons, not points or lines")
    if any(not (abs(lon) <= 180 and abs(lat) <= 90) for lon, lat in points):
        raise UsageError("the coordinates are no degrees (projected, in metres?): export the map in longitude and latitude")
    return areas


def _ring(ring: Any) -> list[tuple[float, float]]:
    """Its points. Raises what Python raises where it is no ring of numbers."""
    points = [(float(point[0]), float(point[1])) for point in ring]
    if len(points) < CORNERS:
        raise ValueError("a ring of less than three corners")
    return points


def fitting(features: Sequence[Mapping[str, Any]], known: Places, place: str, system: str) -> tuple[list[Place], Matched]:
    """The places below that most of the outlines fit, of one kind, at most two steps down; and what fits them.

    An outline of a place elsewhere is not strange: it is of another part of the map.
    """
    near = known.children.get(place, [])
    below = [*near, *(one for child in near for one in known.children.get(child.id, []))]
    kinds = {kind: [one for one in below if one.kind == kind] for kind in dict.fromkeys(one.kind for one in below)}
    found = [(ones, match(features, ones, system)) for ones in kinds.values()]
    if not found:
        found = [([], match(features, [], system))]
    places, matched = max(found, key=lambda one: len(one[1].by_place))
    elsewhere = [_called(feature) for feature in features if _is_known(feature, known)]
    return places, replace(matched, strange=[label for label in matched.strange if label not in elsewhere])


def _is_known(feature: Mapping[str, Any], known: Places) -> bool:
    props = feature.get("properties") or {}
    codes, called = ([str(props[key]) for key in keys if props.get(key)] for keys in (CODES, NAMES))
    return any(code in known.by_id for code in codes) or any(names.key(name) in known.by_name for name in called)


def _called(feature: Mapping[str, Any]) -> str:
    """What an outline that fits no place is called in the list of those."""
    props = feature.get("properties") or {}
    return next((str(props[key]) for key in (*NAMES, *CODES) if props.get(key)), "?")


def match(features: Iterable[Mapping[str, Any]], places: Iterable[Place], system: str) -> Matched:
    """Each feature to the one place with its code, else with its name; what fits none or several is listed, not guessed."""
    by_code: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for place in places:
        for code in {place.id, place.code} - {""}:
            by_code.setdefault(code, []).append(place.id)
        by_name.setdefault(names.key(place.name), []).append(place.id)
    found = Matched({}, [], [])
    for feature in features:
        props = feature.get("properties") or {}
        ids = _by(props, CODES, by_code) or _by({key: names.key(str(value)) for key, value in props.items()}, NAMES, by_name)
        if len(ids) == 1 and ids[0] not in found.by_place:
            found.by_place[ids[0]] = charts.wound(_placed(feature, ids[0], system))
        else:
            (found.several if ids else found.strange).append(_called(feature))
    return found


def _by(props: Mapping[str, Any], keys: Iterable[str], known: Mapping[str, list[str]]) -> list[str]:
    return next((known[str(props[key])] for key in keys if props.get(key) and str(props[key]) in known), [])


def _placed(feature: Mapping[str, Any], id: str, system: str) -> dict[str, Any]:
    """A copy with the place's id; each point is moved once, whichever rings share it."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    moved = [[[_point(point, system) for point in ring] for ring in polygon] for polygon in polygons]
    return {"type": "Feature", "properties": {"adcode": id}, "geometry": {"type": "MultiPolygon", "coordinates": moved}}


def _point(point: list[float], system: str) -> list[float]:
    return list(coordinates.true(float(point[0]), float(point[1]), system))
