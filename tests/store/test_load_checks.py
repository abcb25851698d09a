"""What is wrong with records that are right each by itself; each a problem with its severity."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.load import Report
from loaders.undo import undo
from queries import rules
from tests.store.build import ASOF
from tests.store.ledgers import PLACES, STREETS, Desk, counts

YESTERDAY = ASOF - timedelta(days=1)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean(PLACES)
    return made


def told(report: Report) -> list[tuple[int, str, str, str]]:
    return [(one.row, one.value, one.severity, one.en) for one in report.plan.problems if one.severity != "note"]


def test_codes_of_bodies(desk: Desk) -> None:
    header = ["单位名称", "服务范围", "统一社会信用代码"]
    rows = [
        ["甲厂", "洮北区", "91330100799655058B"],
        ["乙厂", "洮北区", "91330100799655058A"],
        ["丙厂", "洮北区", "0451"],
        ["丁厂", "洮北区", "451"],
    ]
    report = desk.load({"企业": [header, *rows]})
    assert counts(report, "Enterprise") == {"read": 4, "create": 3, "reject": 1}
    assert told(report) == [
        (3, "91330100799655058A", "error", "the check character of this unified social credit code is wrong"),
        (4, "0451", "warning", "such a code has 18 characters, not 4; it was read as a code of its own"),
        (5, "451", "warning", "such a code has 18 characters, not 3; it was read as a code of its own"),
    ]
    assert desk.rows("MATCH (n:Enterprise) RETURN n.id ORDER BY n.id") == ["org:0451", "org:451", "org:91330100799655058B"]


def test_codes_of_divisions(desk: Desk) -> None:
    rows = [["220802003099", "新社区", "海明街道"], ["990802003098", "旧社区", "瑞光街道"]]
    report = desk.load({"社区": [["社区代码", "社区名称", "所属街道"], *rows]})
    assert counts(report, "Community") == {"read": 2, "create": 1, "reject": 1}
    assert told(report) == [
        (3, "990802003098", "error", "no division's code begins with 99"),
        (2, "220802003099", "warning", "its code does not lie below that of 海明街道 (220802004)"),
    ]


def test_a_street_that_moves_has_one_parent(desk: Desk) -> None:
    desk.clean({"网格": [["网格名称", "所属社区"], *([f"第{number}网格", "军民社区"] for number in (1, 2, 3))]})
    before = desk.everything()
    report = desk.load({"街道": [STREETS[0], ["220802003", "瑞光街道", "街道", "洮南市"]]})
    assert counts(report, "Street") == {"read": 1, "unchanged": 1}
    assert [severity for _, _, severity, _ in told(report)] == ["warning"]
    parents = [link[1:] for link in desk.links("PART_OF", "since", "until") if link[0] == "220802003"]
    assert parents == [("220802", None, ASOF), ("220881", ASOF, None)]
    for day, taobei, taonan in ((YESTERDAY, 3, 0), (ASOF, 0, 3)):
        counted = {row.place: row.denominator for row in rules.coverage(desk.database, "220800", "grid-party", day)}
        assert (counted["220800"], counted["220802"], counted["220881"]) == (3, taobei, taonan)
    undo(desk.database, "load:3", lambda *_: None)
    assert desk.everything() == before


def test_a_name_that_looks_like_several(desk: Desk) -> None:
    report = desk.load({"小区": [["小区名称", "所属社区"], ["甲苑、乙苑", "军民社区"], ["丙苑", "军民社区、光明社区"]]})
    assert told(report) == [
        (3, "军民社区、光明社区", "error", "one belongs here, and there seem to be 2; give each a row of its own"),
        (2, "甲苑、乙苑", "warning", "the name looks like 2 names; it was read as one: give each a row if they are several"),
    ]


def test_shares_over_100(desk: Desk) -> None:
    header = ["小区名称", "所属社区", "收缴率"]
    rows: list[list[Any]] = [["甲苑", "军民社区", "98.5%"], ["丙苑", "军民社区", 0.985], ["丁苑", "军民社区", 120]]
    report = desk.load({"小区": [header, *rows]})
    assert told(report) == [(4, "120", "error", "a percentage cannot be over 100")]
    assert desk.rows("MATCH (n:Compound) RETURN n.collection ORDER BY n.name") == [98.5, 98.5]


def test_more_chiefs_than_buildings(desk: Desk) -> None:
    desk.clean({"小区": [["小区名称", "所属社区", "楼栋数", "单元数"], ["甲苑", "军民社区", 2, 6]]})
    header = ["岗位名称", "岗位序号", "所属社区", "所在地点"]
    posts = [["楼栋长", str(number), "军民社区", "甲苑"] for number in (1, 2, 3)]
    assert told(desk.load({"岗位": [header, *posts[:2], ["单元长", "1", "军民社区", "甲苑"]]})) == []
    report = desk.load({"岗位": [header, posts[2]]})
    assert told(report) == [(2, "甲苑", "warning", "there are 3 posts, and 'buildings' says 2")]
    assert counts(report, "Post") == {"read": 1, "create": 1}


def test_a_value_far_from_its_own_past(desk: Desk) -> None:
    def communities(households: Any, residents: Any = None) -> dict[str, Any]:
        return {
            "社区": [
                ["社区代码", "社区名称", "所属街道", "户数", "常住人口"],
                ["220802003006", "军民社区", "瑞光街道", households, residents],
            ]
        }

    for number in (910, 905, 915):  # 900 came with the places
        desk.clean(communities(number, 2 * number))
    far = "far from its own past: the median of 4 earlier values is 907.5, usual is 882.5 to 932.5"
    report = desk.load(communities(450, 900))
    assert told(report) == [(2, "450", "warning", far)], "residents have but three values"
    assert counts(report, "Community") == {"read": 1, "change": 1}
    undo(desk.database, "load:5", lambda *_: None)
    assert told(desk.load(communities(460), write=False)) == [(2, "460", "warning", far)], "what was taken back is no past"
    assert told(desk.load(communities(930), write=False)) == []
