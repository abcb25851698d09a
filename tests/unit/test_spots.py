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
