"""Outlines that a user brings: matched by code or name, whichever way their rings run, in either system of coordinates."""

import json
from typing import Any

import pytest

from dashboard import charts, outlines
from dashboard.reads import Place
from graph.errors import UsageError

RING = [[122.0, 45.0], [122.0, 46.0], [123.0, 46.0], [123.0, 45.0], [122.0, 45.0]]
HOLE = [[122.4, 45.4], [122.6, 45.4], [122.6, 45.6], [122.4, 45.6], [122.4, 45.4]]


def place(id: str, name: str) -> Place:
    return Place(id, name, "Community", id, "社区(居)", False, "220802003")


PLACES = [
    place("220802003006", "军民社区"),
    place("220802003007", "文化社区"),
    place("220881001001", "文化社区"),
    place("220802003008", "光明社区"),
]


def feature(*rings: Any, **props: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": props, "geometry": {"type": "Polygon", "coordinates": list(rings)}}


def test_by_code_then_by_name_and_the_rest_is_listed() -> None:
    found = outlines.match(
        [
            feature(RING, code="220802003007", name="写错的名字"), feature(RING, 名称=" 军民社区 "), feature(RING, name="文化社区"),
            feature(RING, name="没有的社区"), feature(RING, name="军民社区"),
        ],
        PLACES,
        "WGS-84",
    )  # fmt: skip
    assert found.by_place.keys() == {"220802003006", "220802003007"}
    assert found.strange == ["没有的社区"]
    assert found.several == ["文化社区", "军民社区"]


@pytest.mark.parametrize("turned", [False, True])
def test_rings_of_either_direction_are_the_same_area(turned: bool) -> None:
    rings = [ring[::-1] for ring in (RING, HOLE)] if turned else [RING, HOLE]
    found = outlines.match([feature(*rings, code="220802003006")], PLACES, "WGS-84").by_place["220802003006"]
    outer, hole = found["geometry"]["coordinates"][0]
    straight = charts.wound(feature(RING, HOLE, adcode="220802003006"))["geometry"]["coordinates"][0]
    assert sorted(map(tuple, outer)) == sorted(map(tuple, straight[0]))
    assert outer in (straight[0], straight[0][::-1])
    assert [outer, hole] == straight
    assert found["id"] == "220802003006"


def test_coordinates_of_a_web_map_are_put_right_once() -> None:
    lon, lat = outlines.from_gcj02(122.36617, 45.81031)
    assert (round(lon, 4), round(lat, 4)) == (122.3601, 45.8082)
    shared = [122.36617, 45.81031]
    ring = [shared, [123.0, 46.0], [122.0, 46.0], shared]  # its first and last point are one object
    found = outlines.match([feature(ring, code="220802003006")], PLACES, "GCJ-02").by_place["220802003006"]
    moved = found["geometry"]["coordinates"][0][0]
    assert [round(value, 4) for value in moved[0]] == [122.3601, 45.8082]
    assert moved[0] == moved[-1]
    assert shared == [122.36617, 45.81031]


def test_what_is_no_geojson_is_one_line() -> None:
    for content in (b"\xff\xfe", b"[1, 2]", b"{}", b'{"type": "FeatureCollection"}', "面".encode("gb18030")):
        with pytest.raises(UsageError, match="no GeoJSON"):
            outlines.read(content)
    both = {"type": "FeatureCollection", "features": [feature(RING, name="a"), {"geometry": {"type": "Point", "coordinates": [1, 2]}}]}
    assert len(outlines.read(b"\xef\xbb\xbf" + json.dumps(both).encode())) == 1
