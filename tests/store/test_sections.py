"""Headings inside a table say where the rows below them lie."""

from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.load import load
from tests import messy
from tests.store.ledgers import PLACES, Desk, counts, problems


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean(PLACES)
    return made


def sheet(*rows: list[Any]) -> dict[str, Any]:
    return {"小区": [["小区名称", "社区", "户数"], *rows]}


def homes(desk: Desk) -> dict[str, str]:
    return dict(desk.rows("MATCH (n:Compound)-[:PART_OF]->(p) RETURN n.name, p.id"))


def test_sections_tell_communities_of_the_same_name_apart(desk: Desk) -> None:
    """文化社区 lies in 洮北区 and in 洮南市."""
    desk.clean(
        sheet(
            ["一、洮北区（2个小区）"], ["瑞光街道"], ["甲", "文化社区", 1], ["海明街道"], ["乙", "光明社区", 1],
            ["二、洮南市"], ["丙", "文化社区", 1],
            ["小计", None, 1],
        )
    )  # fmt: skip
    assert homes(desk) == {"甲": "220802003007", "乙": "220802004001", "丙": "220881001001"}


def test_a_heading_says_what_no_column_does(desk: Desk) -> None:
    header = ["社区代码", "社区名称", "户数"]
    report = desk.clean({"社区": [header, ["瑞光街道"], ["220802003008", "新一社区", 1], ["海明街道"], ["220802004008", "新二社区", 1]]})
    assert counts(report, "Community") == {"read": 2, "create": 2}
    assert {("220802003008", "220802003"), ("220802004008", "220802004")} <= set(desk.links("PART_OF"))
    path = messy.book(desk.folder / "合并.xlsx", {"小区": [["小区名称", "户数"], ["军民社区", None], ["甲", 3]]}, messy.merge("A2:B2"))
    assert problems(load(desk.database, [path], write=True)) == []
    assert homes(desk) == {"甲": "220802003006"}


def test_a_cell_goes_before_the_heading(desk: Desk) -> None:
    rows = [["小区名称", "所属街道", "社区"], ["瑞光街道"], ["甲", None, "文化社区"], ["乙", "团结街道", "文化社区"]]
    desk.clean({"小区": rows})
    assert homes(desk) == {"甲": "220802003007", "乙": "220881001001"}


def test_headings_that_name_no_place(desk: Desk) -> None:
    report = desk.load(
        sheet(
            ["瑞光街道"],
            ["一、商品住宅"],
            ["甲", "文化社区", 1],
            ["二、海明街到"],
            ["乙", "文化社区", 1],
            ["新区镇"],
            ["丙", "军民社区", 1],
        )
    )
    assert homes(desk) == {"甲": "220802003007", "丙": "220802003006"}
    told = [(row, value, why.partition(":")[0]) for row, _, value, why in problems(report)]
    assert (
        5,
        "二、海明街到",
        "this heading looks like a place that is not known; the rows below it were not placed by it; nearest",
    ) in told
    assert [(row, value) for row, value, why in told if why.startswith("several")] == [(6, "文化社区")]


def test_a_row_under_a_heading_that_is_no_place_still_lacks_its_own(desk: Desk) -> None:
    report = desk.load(sheet(["一、商品住宅"], ["甲", None, 1]))
    assert problems(report) == [(3, "社区", "", "'community' must be filled in")]
    assert counts(report, "Compound") == {"read": 1, "reject": 1}


def test_names_that_stand_in_one_are_read_as_what_lies_in_what(desk: Desk) -> None:
    bodies = [["部门名称", "服务范围"], ["民政局", "洮北区"], ["财政局", "白城市"]]
    rows = [
        ["乙", "洮北区瑞光街道文化社区"], ["丙", "白城市洮北区海明街道光明社区"], ["丁", "洮南市军民社区"], ["洮南市团结街道"], ["甲", "文化社区"],
    ]  # fmt: skip
    report = desk.load({"部门": bodies, "小区": [["小区名称", "社区"], *rows]})
    assert homes(desk) == {"甲": "220881001001", "乙": "220802003007", "丙": "220802004001"}
    assert [(row, value) for row, _, value, _ in problems(report)] == [(4, "洮南市军民社区")]
    ties = [["单位名称", "上级单位", "隶属关系"], ["洮北区民政局", "白城市财政局", "领导"]]
    assert problems(desk.load({"隶属": ties})) == []
    assert problems(desk.load({"隶属": [ties[0], ["白城市民政局", "财政局", "领导"]]}))[0][2] == "白城市民政局"


def test_a_street_written_once_tells_communities_of_the_same_name_apart(desk: Desk) -> None:
    rows = [
        ["区县", "街道", "社区", "小区名称"], ["洮北区", "瑞光街道", "军民社区", "甲"], [None, None, None, "乙"], [None, None, "文化社区", "丙"],
        [None, None, None, "丁"], [None, "海明街道", "光明社区", "戊"], ["洮南市", "团结街道", "文化社区", "己"], [None, None, None, "庚"],
    ]  # fmt: skip
    path = desk.folder / "小区.csv"
    path.write_bytes(messy.separated(rows).encode("gb18030"))
    report = load(desk.database, [path], write=True)
    assert homes(desk) == {
        "甲": "220802003006", "乙": "220802003006", "丙": "220802003007", "丁": "220802003007", "戊": "220802004001", "己": "220881001001",
        "庚": "220881001001",
    }  # fmt: skip
    assert [(row, column, why.partition(":")[0]) for row, column, _, why in problems(report)] == [
        (0, "区县", "2 rows leave it empty and were given the value of the row above"),
        (0, "街道", "2 rows leave it empty and were given the value of the row above"),
        (0, "社区", "3 rows leave it empty and were given the value of the row above"),
        (0, "街道", "2 rows leave it empty where several are called the same; the rows above tell them apart"),
    ]
    assert problems(desk.load({"小区": [rows[0], rows[1], ["合计"], [None, None, "文化社区", "辛"]]}))[-1][:3] == (4, "社区", "文化社区")
