"""What borders two places, is reported twice or is not there at all: counted once, or not at all, and never capped."""

from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from queries import rules
from tests.store.ledgers import PLACES, Desk, counts, link_counts, problems

COMPOUNDS = [["小区名称", "所属社区", "户数"], ["兴隆小区", "军民社区", 300]]
BODIES = [["部门名称", "服务范围"], ["市财政局", "白城市"], ["市住建局", "白城市"]]
POSTS = [
    ["任职地点或单位", "岗位名称", "岗位类别", "任职人"],
    ["市财政局", "局长", "包保人", "张某"],
    ["市住建局", "局长", "包保人", "李某"],
]
GUARANTEES = [
    ["包保小区", "所属社区", "包保岗位", "包保单位"], ["兴隆小区", "军民社区", "局长", "市财政局"], ["兴隆小区", "军民社区", "局长", "市住建局"],
]  # fmt: skip


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    return desk


def counted(desk: Desk, rule: str, place: str | None = None) -> dict[str, tuple[int, int, str]]:
    return {row.place: (row.denominator, row.numerator, row.state) for row in rules.coverage(desk.database, place, rule) if row.denominator}


def test_a_road_on_a_border_counts_once_in_each_place_around_it(city: Desk) -> None:
    roads: dict[str, Any] = {
        "街路": [["街名", "所属街道", "所属区县"], ["中兴大街", "瑞光街道、海明街道", "洮北区"], ["长庆街", "瑞光街道", "洮北区"]],
        "路巷": [["巷名", "所属街道", "所属社区"], ["幸福巷", "瑞光街道", "军民社区、文化社区"]],
    }
    report = city.load(roads)
    assert problems(report) == []
    told = [(one.value, one.en) for one in report.plan.problems if one.value]
    assert ("军民社区、文化社区", "it borders several: it lies in 瑞光街道, around them all, and counts once") in told
    assert len(told) == 2
    assert [link for link in city.links("PART_OF") if "路" not in link[0] and link[0].startswith(("road", "lane"))] == [
        ("lane:220802003/幸福巷", "220802003"), ("road:220802/中兴大街", "220802"), ("road:220802003/长庆街", "220802003"),
    ]  # fmt: skip
    assert counted(city, "chief-road") == {"220800": (2, 0, "gap"), "220802": (2, 0, "gap"), "220802003": (1, 0, "gap")}
    assert counted(city, "chief-lane") == {"220800": (1, 0, "gap"), "220802": (1, 0, "gap"), "220802003": (1, 0, "gap")}
    assert city.load(roads).written == 0
    report = city.load({"街路": [["街名", "所属街道"], ["无名街", "瑞光街道、无此街道"]]})
    assert counts(report, "Road") == {"read": 1, "reject": 1}


def test_two_guarantors_are_one_compound_of_one(city: Desk) -> None:
    city.clean({"小区": COMPOUNDS, "部门": BODIES, "岗位": POSTS, "小区包保": GUARANTEES})
    assert city.rows("MATCH (g:Guarantee) RETURN count(g)") == [2]
    for rule in ("compound-guarantor", "guarantee-unit", "guarantor-in-post"):
        assert counted(city, rule)["220800"] == (1, 1, "ok")


def test_a_month_sent_twice_is_one_month(city: Desk) -> None:
    meetings: dict[str, Any] = {
        "联席会议": [["联席会议名称", "级别", "服务范围"], ["军民社区联席会议", "社区", "军民社区"]],
        "会议台账": [
            ["联席会议", "会议名称", "会议日期", "会议类型", "召开次数"], ["军民社区联席会议", "2021年6月例会", "2021年6月", "工作例会", 4],
        ],
    }  # fmt: skip
    city.clean(meetings)
    again = city.clean({"会议台账": [*meetings["会议台账"], meetings["会议台账"][1]]})
    assert counts(again, "Session") == {"read": 2, "unchanged": 1, "duplicate": 1}
    (row,) = (one for one in rules.coverage(city.database, "军民社区", "conference-weekly") if one.place == "220802003006")
    assert (row.denominator, row.numerator, row.value) == (1, 1, 4)


def test_a_county_without_compounds_has_no_data_until_somebody_says_that_there_are_none(city: Desk) -> None:
    states = {row.place: row.state for row in rules.coverage(city.database, None, "compound-company")}
    assert set(states.values()) == {"no data"}
    city.load({"小区": COMPOUNDS}, complete="白城市")
    rows = {row.place: row for row in rules.coverage(city.database, None, "compound-company")}
    assert {place: row.state for place, row in rows.items()} == {
        "220800": "gap", "220802": "gap", "220802003": "gap", "220881": "n/a", "220881001": "n/a", "220802004": "n/a",
    }  # fmt: skip
    assert (rows["220881"].denominator, rows["220881"].ratio) == (0, None)
    below = {row.place: row.state for row in rules.coverage(city.database, "瑞光街道", "compound-company")}
    assert below["220802003007"] == "n/a"
    assert link_counts(city.load({"小区": COMPOUNDS})) == {"unchanged": 1}
