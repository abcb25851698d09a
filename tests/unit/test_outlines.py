"""Outlines that a user brings: matched by code or name, whichever way their rings run, in either system of coordinates."""

import json
from importlib.resources import files
from typing import Any

import pytest

from dashboard import astray, charts, coordinates, outlines
from dashboard.reads import Place, Places
from data.areas import OUTLINES
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
    lon, lat = coordinates.from_gcj02(122.36617, 45.81031)
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


@pytest.mark.parametrize(
    ("geometry", "why"),
    [
        ({"type": "Point", "coordinates": [122, 45]}, "no area"),
        (None, "no area"),
        ({"type": "Polygon", "coordinates": []}, "no area"),
        ({"type": "Polygon", "coordinates": [[]]}, "no GeoJSON"),
        ({"type": "Polygon", "coordinates": [[[122, 45], [122, 46]]]}, "no GeoJSON"),
        ({"type": "Polygon", "coordinates": RING}, "no GeoJSON"),
        ({"type": "Polygon", "coordinates": [[["甲", 45], [122, 46], [123, 45]]]}, "no GeoJSON"),
        ({"type": "Polygon", "coordinates": [[[122], [122, 46], [123, 45]]]}, "no GeoJSON"),
        ({"type": "Polygon", "coordinates": [[[41500000, 5070000], [41500100, 5070000], [41500100, 5070100]]]}, "no degrees"),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 45], [122, 46], [123, 45]]]}, "no degrees"),
        ({"type": "Polygon", "coordinates": [[[45, 122], [46, 122], [45, 123]]]}, "no degrees"),
    ],
)
def test_outlines_that_cannot_be_drawn_are_one_line(geometry: dict[str, Any] | None, why: str) -> None:
    file = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "军民社区"}, "geometry": geometry}]}
    with pytest.raises(UsageError, match=why) as told:
        outlines.read(json.dumps(file).encode())
    assert "\n" not in str(told.value)


def test_outlines_fit_one_or_two_steps_down_and_what_is_elsewhere_is_not_strange() -> None:
    city, county, street = (Place(id, name, kind, id, "", False, parent) for id, name, kind, parent in (
        ("220800", "白城市", "City", ""), ("220802", "洮北区", "County", "220800"), ("220802003", "瑞光街道", "Street", "220802"),
    ))  # fmt: skip
    known = Places({one.id: one for one in (city, county, street, *PLACES)})
    features = [feature(RING, code="220802003"), feature(RING, name="没有的街道"), feature(RING, name="军民社区")]

    def fit(place: str) -> tuple[list[str], set[str], list[str]]:
        below, found = outlines.fitting(features, known, place, "WGS-84")
        return sorted({one.kind for one in below}), {*found.by_place}, found.strange

    assert fit("220800") == (["Street"], {"220802003"}, ["没有的街道"])
    assert fit("220802") == (["Street"], {"220802003"}, ["没有的街道"])
    assert fit("220802003") == (["Community"], {"220802003006"}, ["没有的街道"])
    assert fit("220802003006") == ([], set(), ["没有的街道"])


def test_what_lies_far_away_does_not_shrink_the_map() -> None:
    near, far = feature(square(122.83, 45.62), code="a"), feature(square(116.4, 39.9), code="b")
    by_place = {"a": near, "b": far}
    areas = [charts.Area("a", 1.0, "甲<b>", "甲"), charts.Area("b", None, "乙", "乙")]
    figure = charts.own_map(areas, by_place, "达标率", {"b"})
    east, north = figure.layout.geo.lonaxis.range, figure.layout.geo.lataxis.range
    assert 122.82 < east[0] < 122.83
    assert 122.831 < east[1] < 122.85
    assert 45.61 < north[0] < 45.62
    assert 45.621 < north[1] < 45.64
    assert list(figure.data[-1].text) == ["甲&lt;b&gt;"]
    both = charts.own_map(areas, by_place, "达标率", {"a", "b"})
    assert both.layout.geo.lonaxis.range[0] < 116.4


def square(lon: float, lat: float, size: float = 0.001) -> list[list[float]]:
    return [[lon, lat], [lon, lat + size], [lon + size, lat + size], [lon + size, lat], [lon, lat]]


def test_an_outline_beyond_what_it_lies_in_is_told() -> None:
    """A point of a web map: read as it is it lies in the county beside its own; so does what was matched to the wrong place."""
    lon, lat = 122.36617, 45.81031
    places = [place("220881001001", "文化社区"), place("220802003006", "军民社区"), place("220802003007", "胜利社区")]
    frames = {one.id: one.id[:6] for one in places}
    features = [feature(square(lon, lat, 0.005), code="220881001001"), feature(square(122.83, 45.62), code="220802003006"),
                feature(square(116.4, 39.9), code="220802003007")]  # fmt: skip
    read, put_right = (outlines.match(features, places, system).by_place for system in coordinates.SYSTEMS[:2])
    assert not charts.holds(charts.polygons(charts.outlines()["220881"])[0][0], lon, lat)
    assert charts.holds(charts.polygons(charts.outlines()["220881"])[0][0], *coordinates.from_gcj02(lon, lat))
    far, near = astray.astray(read, frames)
    assert (far.place, far.frame, far.metres > 500_000) == ("220802003007", "220802", True)
    assert (near.place, near.metres < 1000) == ("220881001001", True)
    assert [one.place for one in astray.astray(put_right, frames)] == ["220802003007"]
    assert astray.frame_of(["220802003", "220802", "220800"]) == "220802"
    assert astray.frame_of(["220871001", "220871", "220800"]) == "220800"
    assert astray.frame_of(["x"]) is None


def test_counties_lie_within_their_city() -> None:
    counties = {code: one for code, one in charts.outlines().items() if code != "220800"}
    assert astray.astray(counties, dict.fromkeys(counties, "220800")) == []


@pytest.mark.parametrize("turned", [False, True])
def test_the_file_of_the_counties_is_the_same_map_whichever_way_its_rings_run(turned: bool) -> None:
    """As brought by a user: the city's outline beside its counties fits no county, and nothing fills the rest of the world."""
    file = json.loads((files("data") / "divisions" / OUTLINES).read_text(encoding="utf-8"))
    counties = [Place(code, "", "County", code, "", False, "220800") for code in charts.outlines() if code != "220800"]
    for feature in file["features"] if turned else ():
        feature["geometry"]["coordinates"] = [[ring[::-1] for ring in polygon] for polygon in charts.polygons(feature)]
        feature["geometry"]["type"] = "MultiPolygon"
    found = outlines.match(outlines.read(json.dumps(file).encode()), counties, "WGS-84")
    assert found.by_place.keys() == {one.id for one in counties}
    assert len(found.strange) == 1
    for id, feature in found.by_place.items():
        for mine, ours in zip(charts.polygons(feature), charts.polygons(charts.outlines()[id]), strict=True):
            assert [sorted(map(tuple, ring)) for ring in mine] == [sorted(map(tuple, ring)) for ring in ours]
            assert charts.holds(mine[0], *charts.middle(id)) == charts.holds(ours[0], *charts.middle(id))
            assert all(_signed(ring) < 0 for ring in mine[:1]), "clockwise, as the map's library takes for the inside"


def _signed(ring: list[list[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
