"""Buildings outside compounds (散楼): they lie in their community, by an empty 小区 or a ledger without that column."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import AmbiguousName
from loaders.load import load
from queries import lookup, rules
from queries.routing import answer
from tests import messy
from tests.store.ledgers import LEAD, PLACES, Desk, counts, problems

HEADER = ["楼栋名称", "所属社区", "所属小区", "户数"]
COMPOUNDS = [["小区名称", "所属社区"], ["兴隆小区", "军民社区"]]
IN, OUT = "building:compound:220802003006/兴隆小区/1号楼", "building:220802003006/1号楼"
DAY = date(2021, 6, 30)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean({**PLACES, **LEAD, "小区": COMPOUNDS})
    return made


def homes(desk: Desk) -> set[Any]:
    return {*desk.rows("MATCH (n:Building)-[:PART_OF]->(p) RETURN n.id, p.id")}


def test_the_community_is_the_parent_where_no_compound_is_named(desk: Desk) -> None:
    rows = [HEADER, ["1号楼", "军民社区", None, 40], ["1号楼", "军民社区", "兴隆小区", 60], ["2号楼", "光明社区", "/", 10]]
    report = desk.load({"楼栋": [HEADER, ["4号楼", None, None, 5], *rows[1:], ["3号楼", "军民社区", "兴垄小区", 5]]})
    assert counts(report, "Building") == {"read": 5, "create": 3, "reject": 2}
    assert problems(report) == [
        (2, "所属小区", "", "'compound' must be filled in"),
        (6, "所属小区", "兴垄小区", "there is no such 'compound'; nearest: 兴隆小区"),
    ]
    assert homes(desk) == {(OUT, "220802003006"), (IN, "compound:220802003006/兴隆小区"), ("building:220802004001/2号楼", "220802004001")}
    again = desk.clean({"楼栋": rows})
    assert again.written == 0
    cleared = desk.clean({"楼栋": rows}, blank_clears=True)
    assert (cleared.written, len(homes(desk))) == (0, 3)


def test_a_word_for_none_is_none_unless_a_compound_is_called_so(desk: Desk) -> None:
    rows = [HEADER, ["1号楼", "军民社区", "散楼", 40], ["2号楼", "光明社区", "无小区", 10], ["3号楼", None, "非小区", 5]]
    report = desk.load({"楼栋": rows, "单元": [["单元", "楼栋", "小区", "社区"], ["1单元", "1号楼", "散楼", "军民社区"]]})
    assert homes(desk) == {(OUT, "220802003006"), ("building:220802004001/2号楼", "220802004001")}
    assert problems(report) == [(4, "所属小区", "非小区", "there is no such 'compound'")]
    notes = [(one.row, one.value, one.en) for one in report.plan.problems if one.severity == "note" and one.value]
    assert notes[:2] == [(row, word, "no 'compound' is called so: it was read as none") for row, word in ((2, "散楼"), (3, "无小区"))]
    assert {*desk.rows("MATCH (n:BuildingUnit)-[:PART_OF]->(p) RETURN p.id")} == {OUT}
    named = [HEADER, ["3号楼", "光明社区", "散楼", 40], ["4号楼", "军民社区", "散楼", 40]]
    desk.clean({"小区": [["小区名称", "所属社区"], ["散楼", "光明社区"]], "楼栋": named})
    assert {
        ("building:compound:220802004001/散楼/3号楼", "compound:220802004001/散楼"),
        ("building:220802003006/4号楼", "220802003006"),
    } <= homes(desk)


def test_a_ledger_without_compounds_as_csv_and_below_headings(desk: Desk) -> None:
    path = desk.folder / "楼栋.csv"
    path.write_bytes(messy.separated([["楼号", "社区", "户数"], ["1号楼", "军民社区", 40], ["2号楼", "军民社区", 30]]).encode("gb18030"))
    assert problems(load(desk.database, [path], write=True)) == []
    rows = [["楼栋名称", "社区", "小区", "户数"], ["光明社区"], ["1号楼", None, None, 3], ["9号楼", "军民社区", None, 3]]
    desk.clean({"楼栋": rows})
    assert homes(desk) == {
        (OUT, "220802003006"), ("building:220802003006/2号楼", "220802003006"), ("building:220802004001/1号楼", "220802004001"),
        ("building:220802003006/9号楼", "220802003006"),
    }  # fmt: skip


def test_units_posts_and_grids_tell_a_building_outside_from_one_in_a_compound(desk: Desk) -> None:
    grids = [["网格名称", "所属社区"], ["第一网格", "军民社区"]]
    buildings = [[*HEADER, "所属网格"], ["1号楼", "军民社区", None, 40, "第一网格"], ["1号楼", "军民社区", "兴隆小区", 60, None]]
    units = [
        ["单元名称", "所属社区", "所属小区", "所属楼栋"],
        ["1单元", "军民社区", None, "1号楼"],
        ["1单元", "军民社区", "兴隆小区", "1号楼"],
    ]
    posts = [
        ["岗位名称", "岗位类别", "所属社区", "所属小区", "任职地点或单位", "任职人"], ["楼栋长", "楼栋长", "军民社区", None, "1号楼", "张某"],
    ]  # fmt: skip
    desk.clean({"网格": grids, "楼栋": buildings, "单元": units, "岗位": posts})
    assert {*desk.rows("MATCH (n:BuildingUnit)-[:PART_OF]->(p) RETURN p.id")} == {IN, OUT}
    assert desk.rows("MATCH (:Post)-[:AT]->(p) RETURN p.id") == [OUT]
    assert desk.links("IN_GRID") == [(OUT, "grid:220802003006/第一网格")]


def test_coverage_counts_it_in_its_community_and_the_way_up_goes_by_it(desk: Desk) -> None:
    desk.clean({"楼栋": [HEADER, ["1号楼", "军民社区", None, 40], ["1号楼", "军民社区", "兴隆小区", 60], ["2号楼", "光明社区", None, 10]]})
    for place, buildings in {"220800": 3, "220802003": 2, "220802003006": 2, "compound:220802003006/兴隆小区": 1, OUT: 1}.items():
        row = next(row for row in rules.coverage(desk.database, place, "chief-building", DAY) if row.place == place)
        assert (row.denominator, row.gap) == (buildings, buildings)
    with pytest.raises(AmbiguousName, match="give one by its id"):
        lookup.find(desk.database, "Place", "军民社区/1号楼", DAY)
    for building in (IN, OUT):
        found = answer(desk.database, building, "物业缺失", asof=DAY)
        assert [body["name"] for body in found["act"]] == ["瑞光街道办"]
        levels = [step["level"] for step in found["next"] if step["kind"] == "conference"]
        assert levels == ["community", "street", "county", "city"]
    assert lookup.find(desk.database, "Place", "军民社区/兴隆小区/1号楼", DAY).id == IN
