"""Outlines that a user brings: GeoJSON read, matched to places by code or name, rings turned, coordinates put right."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import charts, coordinates
from dashboard.reads import Place
from graph import names
from graph.errors import UsageError

CODES = ("adcode", "code", "id", "代码", "编码", "区划代码", "统计代码")
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
        return [feature for feature in features if feature["geometry"]["type"] in ("Polygon", "MultiPolygon")]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError("this is no GeoJSON with areas (a FeatureCollection of polygons, in UTF-8)") from error


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
        label = next((str(props[key]) for key in (*NAMES, *CODES) if props.get(key)), "?")
        if len(ids) == 1 and ids[0] not in found.by_place:
            found.by_place[ids[0]] = charts.wound(_placed(feature, ids[0], system))
        else:
            (found.several if ids else found.strange).append(label)
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
