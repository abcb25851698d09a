"""Places with a position: those at one spot are one mark with all of them; other systems are put right; strays are told."""

from typing import Any

import pytest

from dashboard import charts, coordinates
from dashboard.spots import Position, spots, strays
from loaders.positions import check
from tests.unit.test_validate import read, table

HEADER = ["小区名称", "所属社区", "经度", "纬度"]
WRONG = [
    ((0, 0), "position in China"), ((45.6, 122.8), "swapped"), ((122.8, None), "belong together"), ((None, 45.6), "belong together"),
    ((122.8, 89), "position in China"),
]  # fmt: skip


def test_twelve_at_one_spot_are_one_mark_that_holds_them_all() -> None:
    same = {f"c{number}": Position(122.84, 45.62, "WGS-84") for number in range(12)}
    found = spots({**same, "other": Position(122.85, 45.62, ""), "near": Position(122.840001, 45.620001, "")}, "WGS-84")
    assert [(len(spot.places), spot.places[0]) for spot in found] == [(13, "c0"), (1, "other")]
    figure = charts.spot_map([charts.Mark(spot.lon, spot.lat, len(spot.places), "#000000", "<b>") for spot in found], "220802")
    assert list(figure.data[1].text) == ["13", ""]
    assert list(figure.data[1].hovertext) == ["&lt;b&gt;"] * 2


def test_the_map_shows_the_points_not_the_whole_county_and_not_what_is_far_away() -> None:
    def east(*lons: float) -> tuple[float, float]:
        marks = [charts.Mark(lon, 45.62, 1, "#000000", "") for lon in lons]
        least, most = charts.spot_map(marks, "220802").layout.geo.lonaxis.range
        return round(least, 2), round(most, 2)

    assert east(122.84, 122.86) == (122.84, 122.86)
    assert east(122.84, 122.86, 116.4) == (122.84, 122.86)
    assert east(116.4) == (116.4, 116.4)
    assert len(charts.spot_map([charts.Mark(122.84, 45.62, 1, "#000000", "")], None).data) == 1


def test_a_position_is_put_right_by_its_own_system_else_by_the_one_chosen() -> None:
    true = {
        "gcj": Position(122.36617, 45.81031, "GCJ-02"),
        "unsaid": Position(122.36617, 45.81031, ""),
        "wgs": Position(122.3601, 45.8082, "WGS-84"),
    }
    by_web, plain = ({id: (spot.lon, spot.lat) for spot in spots(true, system) for id in spot.places} for system in ("GCJ-02", "WGS-84"))
    assert [round(value, 4) for value in by_web["gcj"]] == [122.3601, 45.8082]
    assert by_web["unsaid"] == by_web["gcj"] == plain["gcj"]
    assert plain["unsaid"] == (122.36617, 45.81031)
    assert by_web["wgs"] == (122.3601, 45.8082)
    assert coordinates.true(116.404, 39.915, "BD-09") == pytest.approx(coordinates.from_gcj02(116.39762729, 39.90865674), abs=1e-7)


def test_a_point_of_a_web_map_that_falls_into_the_next_county_is_told() -> None:
    at = {"a": Position(122.36617, 45.81031, ""), "far": Position(116.4, 39.9, ""), "b": Position(122.3601, 45.8082, "WGS-84")}
    frames = {"a": "220881", "b": "220881", "far": "220802"}
    far, near = strays(spots(at, "WGS-84"), frames)
    assert (far.place, far.metres > 500_000, near.place, 100 < near.metres < 500) == ("far", True, "a", True)
    assert [one.place for one in strays(spots(at, "GCJ-02"), frames)] == ["far"]


@pytest.mark.parametrize(("position", "why"), WRONG)
def test_a_position_that_cannot_be_is_left_out_and_the_row_stays(position: tuple[float | None, float | None], why: str) -> None:
    rows: list[list[Any]] = [["甲", "军民社区", *position], ["乙", "军民社区", 122.84, 45.62], ["丙", "军民社区", None, None]]
    found = [one for one in read(HEADER, *rows)[0] if one is not None]
    unsaid, problem = check(table(HEADER, *rows), found)
    assert (unsaid.row, unsaid.column, "坐标系" in unsaid.zh) == (0, "经度", True)
    assert (problem.row, problem.severity, why in problem.en) == (2, "warning", True)
    assert [one.values.get("longitude") for one in found] == [None, 122.84, None]
    assert "latitude" not in found[0].values


def test_a_ledger_that_names_its_system_is_told_nothing() -> None:
    header = [*HEADER, "坐标系"]
    rows: list[list[Any]] = [["甲", "军民社区", "122.84°", "45.62", "国家2000"], ["乙", "军民社区", 122.84, 45.62, "高德地图"]]
    found = [one for one in read(header, *rows)[0] if one is not None]
    assert [one.values["coordinates"] for one in found] == ["WGS-84", "GCJ-02"]
    assert found[0].values["longitude"] == 122.84
    assert list(check(table(header, *rows), found)) == []
    assert list(check(table(HEADER[:2], ["甲", "军民社区"]), read(HEADER[:2], ["甲", "军民社区"])[0])) == []  # type: ignore[arg-type]


ONE = ["小区名称", "所属社区", "经纬度"]


@pytest.mark.parametrize(
    "text",
    [
        "122.83,45.62", "122.83，45.62", "E122.83 N45.62", "45.62,122.83", "122.83E，45.62N", "122.83E45.62N", "122.83 N45.62", "(122.83, 45.62)",
        "经度:122.83 纬度:45.62", "北纬45.62°，东经122.83°", "N45°37′12″ E122°49′48″", "122°49'48\"、45°37'12\"", "１２２．８３；４５．６２",
        "122.83\n45.62", "122度49分48秒 45度37分12秒", "122.83°E,45.62°N",
    ],
)  # fmt: skip
@pytest.mark.parametrize("header", ["经纬度", "坐标", "坐标（经度,纬度）", "longitude and latitude"])
def test_both_in_one_cell_in_the_only_order_that_can_be(text: str, header: str) -> None:
    rows = [["甲", "军民社区", text]]
    (found,), problems = read([*ONE[:2], header], *rows)
    assert (found is not None, problems) == (True, [])
    (unsaid,) = check(table([*ONE[:2], header], *rows), [found])  # type: ignore[list-item]
    assert (unsaid.column, "坐标系" in unsaid.zh) == (header, True)
    assert found is not None
    assert (found.values["longitude"], found.values["latitude"], "position" in found.values) == (122.83, 45.62, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("122.83", "not one position"), ("122.83,45.62;122.84,45.63", "not one position"), ("122,83,45,62", "not one position"),
        ("火车站东侧", "not one position"), ("E45.62 N122.83", "swapped"), ("N122.83,E45.62", "swapped"), ("E122.83 E45.62", "same side"),
        ("45.62,45.63", "no position in China"), ("0,0", "no position in China"), ("2.35,48.85", "no position in China"),
        ("122°61′ 45°37′", "60 minutes"), ("122.83.1,45.62", "not one position"), ("约122.83,45.62附近", "not one position"),
    ],
)  # fmt: skip
def test_what_is_not_one_position_is_told_and_the_row_stays(text: str, why: str) -> None:
    (found,), (problem,) = read(ONE, ["甲", "军民社区", text])
    assert found is not None
    assert (problem.severity, problem.column, problem.value, why in problem.en) == ("warning", "经纬度", text, True)
    assert not {"longitude", "latitude", "position"} & found.values.keys()


def test_a_cell_of_both_and_cells_of_their_own_must_agree() -> None:
    header = [*HEADER, "坐标", "坐标系"]
    near: list[list[Any]] = [
        ["甲", "军民社区", 122.83, 45.62, "122.830001,45.62", "WGS84"], ["乙", "军民社区", None, None, "122.83,45.62", "WGS84"],
        ["丙", "军民社区", 122.83, 45.62, None, "WGS84"], ["丁", "军民社区", 122.83, 45.62, "122.93,45.62", "WGS84"],
        ["戊", "军民社区", None, 45.62, "122.83,45.62", "WGS84"], ["己", "军民社区", "122°49′48″", "北纬45.62", None, "WGS84"],
        ["庚", "军民社区", "不知道", "45.62", None, "WGS84"],
    ]  # fmt: skip
    records, problems = read(header, *near)
    found = [one for one in records if one is not None]
    told = [(one.row, one.column, one.en) for one in (*problems, *check(table(header, *near), found))]
    assert told == [
        (8, "经度", "it is neither a longitude nor a latitude; it was not taken"),
        (5, "坐标", "another column has another position; neither was taken"),
        (8, "经度", "longitude and latitude belong together; it was not taken"),
    ]
    assert [(one.values.get("longitude"), one.values.get("latitude")) for one in found] == [
        (122.83, 45.62) if at not in (3, 6) else (None, None) for at in range(7)
    ]
