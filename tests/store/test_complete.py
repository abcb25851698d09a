"""--complete, --blank-clears and --rekind: what a ledger may take away, and what it may not."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import AmbiguousName, LoadError, UnknownName
from loaders.undo import undo
from tests.store.ledgers import PLACES, Desk, counts, link_counts, problems

GRIDS = ["网格名称", "所属街道", "所属社区", "户数"]
COMPOUND = "compound:220802003006/兴隆小区"
BODIES = [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"]]
COMPOUNDS = ["小区名称", "所属社区", "户数", "坐落", "物业公司", "合同结束日期", "所属网格"]


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean({**PLACES, "网格": grids(*range(1, 11)), "物业企业": BODIES})
    desk.clean({"网格": [GRIDS, ["第一网格", "海明街道", "光明社区", 5]]})
    return desk


def grids(*numbers: int) -> list[list[Any]]:
    return [GRIDS, *([f"第{number}网格", "瑞光街道", "军民社区", number] for number in numbers)]


def retired(desk: Desk) -> list[str]:
    return sorted(id.rpartition("/")[2] for id in desk.rows("MATCH (g:Grid) WHERE g.until IS NOT NULL RETURN g.id"))


def test_what_a_complete_ledger_lacks_is_retired_there_and_nowhere_else(city: Desk) -> None:
    before = city.everything()
    report = city.clean({"网格": grids(*range(1, 9))}, complete="军民社区")
    assert counts(report, "Grid") == {"read": 8, "unchanged": 8, "retire": 2}
    last = str(city.database.asof() - timedelta(days=1))
    assert [(one.op, one.subject, one.field, one.new) for one in report.differences()] == [
        *(("retire", f"grid:220802003006/第{number}网格", "until", last) for number in (9, 10)), ("create", "Grid → 220802003006", "", None),
    ]  # fmt: skip
    assert (report.written, retired(city)) == (2, ["第10网格", "第9网格"])
    assert city.rows("MATCH (g:Grid) WHERE g.until IS NOT NULL RETURN DISTINCT g.until") == [city.database.asof()]
    assert city.rows("MATCH (l:Load)-[r:COMPLETE_FOR]->(p) RETURN l.id, r.type, p.id") == [("load:3", "Grid", "220802003006")]
    assert city.load({"网格": grids(*range(1, 9))}, complete="220802003006").load is None
    assert undo(city.database, "load:3", lambda *_: None).reversed == 2
    assert (city.everything(), city.rows("MATCH ()-[r:COMPLETE_FOR]->() RETURN r.type")) == (before, [])


def test_what_comes_back_is_back(city: Desk) -> None:
    city.clean({"网格": grids(*range(1, 10))}, complete="瑞光街道")
    assert retired(city) == ["第10网格"]
    assert counts(city.clean({"网格": grids(10)}), "Grid") == {"read": 1, "change": 1}
    assert retired(city) == []
    assert city.clean({"网格": grids(10)}).written == 0


def test_more_than_a_fifth_goes_only_when_asked(city: Desk) -> None:
    plan = city.load({"网格": grids(1, 2, 3)}, complete="军民社区", write=False)
    assert counts(plan, "Grid")["retire"] == 7
    assert problems(plan)[-1][3] == "7 of 10 of grid in 220802003006 would be retired, more than a fifth: the file may be incomplete"
    with pytest.raises(LoadError, match=r"nothing was written: 7 of 10 .*; --yes does it all the same"):
        city.load({"网格": grids(1, 2, 3)}, complete="军民社区")
    assert retired(city) == []
    city.load({"网格": grids(1, 2, 3)}, complete="军民社区", anyway=True)
    assert len(retired(city)) == 7


def test_a_ledger_with_rejected_rows_is_not_complete(city: Desk) -> None:
    report = city.load({"网格": [*grids(*range(1, 10)), ["第11网格", "瑞光街道", "无此社区", 1]]}, complete="军民社区")
    assert "1 rows of grid were rejected, so the list is not complete: none was retired" in [one[3] for one in problems(report)]
    assert (retired(city), city.rows("MATCH ()-[r:COMPLETE_FOR]->() RETURN r")) == ([], [])


def test_what_lies_nowhere_cannot_be_complete(city: Desk) -> None:
    with pytest.raises(LoadError, match="category: such a ledger does not say where its rows lie"):
        city.load({"问题分类": [["分类名称", "上级分类"], ["市容", None]]}, complete="军民社区")
    with pytest.raises(UnknownName, match="无此社区"):
        city.load({"网格": grids(1)}, complete="无此社区")
    with pytest.raises(AmbiguousName, match="文化社区"):
        city.load({"网格": grids(1)}, complete="文化社区")


def test_bodies_and_posts_lie_where_they_serve(city: Desk) -> None:
    header = ["任职地点或单位", "岗位名称"]
    city.clean({"岗位": [header, ["220802003006", "网格长"], ["220802004001", "网格长"], ["甲物业", "经理"]]})
    report = city.load({"岗位": [header, ["甲物业", "经理"]]}, complete="瑞光街道", anyway=True)
    assert counts(report, "Post")["retire"] == 1
    assert city.rows("MATCH (p:Post) WHERE p.until IS NOT NULL RETURN p.id") == ["post:220802003006/网格长"]
    report = city.load({"物业企业": BODIES}, complete="洮北区")
    assert counts(report, "PropertyCompany") == {"read": 1, "unchanged": 1}


ALLIANCES: dict[str, Any] = {
    "党建联盟": [["联盟名称", "服务范围", "轴心党组织"], ["军民联盟", "军民社区", None], ["光明联盟", "光明社区", None]],
    "企业": [["企业名称", "服务范围"], *([f"{name}公司", "洮北区"] for name in "甲乙丙丁戊己")],
}
MEMBERS = ["成员单位", "联盟名称", "加入日期", "退出日期"]


def members(*names: str, last: str | None = None) -> dict[str, Any]:
    return {"联盟成员": [MEMBERS, *([f"{name}公司", "军民联盟", "2020-01-01", last] for name in names)]}


def test_a_member_that_a_complete_ledger_lacks_has_left_there_and_nowhere_else(city: Desk) -> None:
    city.load(ALLIANCES)
    city.clean(members(*"甲乙丙丁戊己"))
    city.clean({"联盟成员": [MEMBERS, ["己公司", "光明联盟", "2020-01-01", None]]})
    before = city.everything()
    report = city.clean(members(*"甲乙丙丁戊"), complete="瑞光街道")
    assert (link_counts(report), report.written) == ({"unchanged": 5, "retire": 1}, 1)
    left = [link for link in city.links("MEMBER_OF", "until") if link[2]]
    assert left == [("org:220802/己公司", "org:220802003006/军民联盟", city.database.asof())]
    assert ("load:6", "AllianceMember", "220802003") in city.rows("MATCH (l:Load)-[r:COMPLETE_FOR]->(p) RETURN l.id, r.type, p.id")
    assert city.load(members(*"甲乙丙丁戊"), complete="瑞光街道").load is None
    assert undo(city.database, "load:6", lambda *_: None).kept == []
    assert city.everything() == before
    city.clean(members(*"甲乙丙丁戊"), complete="瑞光街道")
    assert link_counts(city.clean(members("己"))) == {"change": 1}
    assert [link for link in city.links("MEMBER_OF", "until") if link[2]] == []


def test_many_members_go_only_when_asked_and_a_rejected_row_keeps_all(city: Desk) -> None:
    city.load(ALLIANCES)
    city.clean(members(*"甲乙丙丁戊己"))
    with pytest.raises(LoadError, match=r"5 of 6 of alliance members in 220802003006 would be retired"):
        city.load(members("甲"), complete="军民社区")
    report = city.load(members(*"甲乙丙丁戊庚"), complete="军民社区")
    assert "1 rows of alliance members were rejected, so the list is not complete: none was retired" in [one[3] for one in problems(report)]
    assert link_counts(city.load(members("甲"), complete="军民社区", anyway=True))["retire"] == 5


def test_a_link_of_a_ledger_ends_where_it_lies_and_one_without_dates_does_not(city: Desk) -> None:
    header = ["管护单位", "管护地点", "管护终止日期"]
    city.clean({"管护": [header, ["甲物业", "军民社区", None], ["甲物业", "光明社区", None]]})
    city.clean({"管护": [header, ["甲物业", "光明社区", "2021-05-31"]]}, complete="海明街道")
    assert dict(link[1:] for link in city.links("MAINTAINS", "until")) == {"220802003006": None, "220802004001": date(2021, 6, 1)}
    city.clean({"小区": [["小区名称", "所属社区"], ["兴隆小区", "军民社区"]]})
    shares = [["小区或楼栋", "网格名称", "所属社区"], ["兴隆小区", "第1网格", "军民社区"]]
    report = city.load({"网格归属": shares, "网格": grids(*range(1, 11))}, complete="瑞光街道")
    assert any("is a link without dates" in one[3] for one in problems(report))


def compound(*cells: Any) -> dict[str, Any]:
    return {"小区": [COMPOUNDS, ["兴隆小区", "军民社区", *cells]]}


def test_an_empty_cell_clears_only_when_asked(city: Desk) -> None:
    city.clean(compound(300, "长安路", "甲物业", "2022-12-31", "第1网格"))
    blank = compound(None, "暂无信息", None, None, None)
    assert city.clean(blank).written == 0
    before = city.everything()
    report = city.clean(blank, blank_clears=True)
    assert (counts(report, "Compound"), link_counts(report)) == ({"read": 1, "change": 1}, {"unchanged": 1, "retire": 2})
    assert city.node(COMPOUND) == {"id": COMPOUND, "name": "兴隆小区"}
    assert city.links("IN_GRID") == []
    assert city.links("MANAGES", "until") == [("org:220802/甲物业", COMPOUND, city.database.asof())]
    assert city.clean(blank, blank_clears=True).written == 0
    assert undo(city.database, "load:4", lambda *_: None).reversed == 3
    assert city.everything() == before


def test_an_empty_cell_beside_a_link_clears_what_the_link_says(city: Desk) -> None:
    city.clean(compound(300, None, "甲物业", "2022-12-31", None))
    city.clean(compound(300, None, "甲物业", None, None), blank_clears=True)
    assert city.links("MANAGES", "until") == [("org:220802/甲物业", COMPOUND, None)]


def test_a_kind_changes_only_when_asked(city: Desk) -> None:
    sheet = {"企业": [["企业名称", "服务范围"], ["乙公司", "洮北区"]]}
    city.clean(sheet)
    city.clean({"党组织": [["党组织名称", "服务范围", "所在单位"], ["乙公司党支部", "洮北区", "乙公司"]]})
    other = {"社会组织": [["社会组织名称", "服务范围"], ["乙公司", "洮北区"]]}
    before, links = city.everything(), city.rows("MATCH (n {name: '乙公司'})--(m) RETURN m.id ORDER BY m.id")
    assert counts(city.load(other), "SocialOrganization") == {"read": 1, "reject": 1}
    report = city.clean(other, rekind=True)
    assert counts(report, "SocialOrganization") == {"read": 1, "change": 1}
    kinds = "MATCH (n {name: '乙公司'}) UNWIND labels(n) AS label RETURN label ORDER BY label"
    assert city.rows(kinds) == ["Organization", "SocialOrganization"]
    assert city.rows("MATCH (n {name: '乙公司'})--(m) RETURN m.id ORDER BY m.id") == links
    assert city.clean(other, rekind=True).written == 0
    assert undo(city.database, "load:5", lambda *_: None).kept == []
    assert city.rows(kinds) == ["Enterprise", "Organization"]
    assert city.everything() == before
