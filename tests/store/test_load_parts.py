"""Several types in one row, and columns of a property company that say there is none."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.history import History
from loaders.merge import merge
from tests.store.ledgers import PLACES, Desk, counts, problems

HEADER = [
    "小区名称", "所属社区", "楼栋数", "物业公司", "收费标准（元/平米月）", "管理方式", "是否成立业委会", "业委会届别",
    "任期起始时间", "任期结束时间", "小区党支部",
]  # fmt: skip
HOME = "compound:220802003006/"


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean(PLACES)
    return made


def row(name: str, **given: Any) -> list[Any]:
    return [{"小区名称": name, "所属社区": "军民社区", **given}.get(caption) for caption in HEADER]


def test_a_row_makes_the_nodes_that_it_names(desk: Desk) -> None:
    full = row(
        "甲小区",
        楼栋数="65栋",
        物业公司="安居物业",
        是否成立业委会="是",
        业委会届别="2届",
        任期起始时间="2020.1",
        任期结束时间="2022年12月",
        小区党支部="甲小区联合党支部",
    )
    full[4] = "0.3至0.5元/平米/月"
    sheets: dict[str, Any] = {"小区": [HEADER, full, row("乙小区", 物业公司="安居物业", 是否成立业委会="否"), row("丙小区", 业委会届别=1)]}
    report = desk.clean(sheets)
    assert counts(report, "PropertyCompany") == {"read": 1, "create": 1}
    assert counts(report, "OwnersCommittee") == {"read": 2, "create": 2}
    assert desk.node(f"{HOME}甲小区")["buildings"] == 65
    assert desk.rows("MATCH (o:PropertyCompany)-[r:MANAGES]->(c) RETURN o.id, c.name, r.fee_from, r.fee_to ORDER BY c.name") == [
        ("org:220802/安居物业", "乙小区", None, None), ("org:220802/安居物业", "甲小区", 0.3, 0.5),
    ]  # fmt: skip
    assert desk.node(f"org:{HOME}甲小区/甲小区业委会") == {
        "id": f"org:{HOME}甲小区/甲小区业委会", "name": "甲小区业委会", "term": 2,
        "term_since": datetime.date(2020, 1, 1), "term_since_precision": "month",
        "term_until": datetime.date(2023, 1, 1), "term_until_precision": "month",
    }  # fmt: skip
    assert (f"org:{HOME}甲小区/甲小区业委会", f"{HOME}甲小区") in desk.links("SERVES")
    assert desk.rows("MATCH (o:PartyOrganization)-[:COVERS]->(c:Compound) RETURN o.name, o.form, c.name") == [
        ("甲小区联合党支部", "支部", "甲小区")
    ]
    before = desk.everything()
    assert desk.clean(sheets).written == 0
    assert desk.everything() == before


def test_a_ledger_of_its_own_knows_better(desk: Desk) -> None:
    own = [["业委会名称", "所属小区", "届次", "委员人数"], ["甲小区第二届业主委员会", "甲小区", 2, 7]]
    both: dict[str, Any] = {"业委会": own, "小区": [HEADER, row("甲小区", 是否成立业委会="是", 业委会届别=2, 任期起始时间="2020-01-01")]}
    report = desk.clean(both)
    assert counts(report, "OwnersCommittee") == {"read": 2, "create": 1, "duplicate": 1}
    ((found,),) = (desk.rows("MATCH (o:OwnersCommittee) RETURN properties(o)"),)
    assert (found["name"], found["members"], found["term"], found["term_since"]) == (
        "甲小区第二届业主委员会",
        7,
        2,
        datetime.date(2020, 1, 1),
    )
    again = desk.clean({"小区": [HEADER, row("甲小区", 是否成立业委会="是", 业委会届别=3)]})
    assert counts(again, "OwnersCommittee") == {"read": 1, "change": 1}
    assert desk.rows("MATCH (o:OwnersCommittee) RETURN o.name, o.term") == [("甲小区第二届业主委员会", 3)]
    clash = desk.load({"业委会": own, "小区": [HEADER, row("甲小区", 是否成立业委会="是", 业委会届别=4)]})
    assert [why for *_, why in problems(clash)] == ["the same id as row 2 (业委会) with other values"]


def test_a_contradiction_and_a_period_that_ends_before_it_begins(desk: Desk) -> None:
    report = desk.load(
        {
            "小区": [
                HEADER,
                row("甲小区", 是否成立业委会="否", 业委会届别=2),
                row("乙小区", 是否成立业委会="是", 任期起始时间="2022.1", 任期结束时间="2021.1"),
                row("丙小区", 是否成立业委会="2"),
            ]
        }
    )
    assert problems(report) == [
        (3, "任期结束时间", "2021-01-31", "it ends before it begins"),
        (2, "是否成立业委会", "否", "it says that there is none, and then tells about it; none was made"),
        (4, "是否成立业委会", "2", "neither yes nor no, nor a name; none was made"),
    ]
    assert desk.rows("MATCH (o:OwnersCommittee) RETURN o.id") == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("业主自筹物业", "自管"),
        ("自管", "自管"),
        ("业主自筹物业（试点）", "自管"),
        ("街道代管", "代管"),
        ("瑞光街道代管", "代管"),
        ("无物业", "弃管"),
        ("无物业公司", "弃管"),
        ("弃管小区", "弃管"),
    ],
)
def test_words_that_are_no_company(word: str, kind: str, desk: Desk) -> None:
    report = desk.clean({"小区": [HEADER, row("甲小区", 物业公司=word)]})
    assert desk.rows("MATCH (o:PropertyCompany) RETURN o.id") == []
    assert desk.node(f"{HOME}甲小区")["management"] == kind
    assert [one.zh for one in report.plan.problems if one.value == word] == [f"没有这样的单位，“管理方式”记为“{kind}”"]


def test_what_is_no_name_makes_no_company(desk: Desk) -> None:
    report = desk.load({"小区": [HEADER, row("甲小区", 物业公司="有"), row("乙小区", 物业公司="2家"), row("丙小区", 物业公司="正在招标")]})
    assert [why.partition(";")[0] for *_, why in problems(report)] == ["there is no such 'property company'"] * 3
    assert desk.rows("MATCH (o:PropertyCompany) RETURN o.id") == []


def test_the_company_that_was_there_ends(desk: Desk) -> None:
    desk.clean({"小区": [HEADER, row("甲小区", 物业公司="安居物业")]})
    desk.clean({"小区": [HEADER, row("甲小区", 物业公司="业主自筹物业")]})
    assert desk.links("MANAGES", "until") == [("org:220802/安居物业", f"{HOME}甲小区", datetime.date(2021, 6, 30))]


def test_a_grid_row_names_its_chief_and_its_branch(desk: Desk) -> None:
    header = ["网格名称", "所属社区", "网格片长", "专职网格员", "网格党支部", "兼职网格员", "网格指导员", "包联领导", "包联单位"]
    sheets: dict[str, Any] = {
        "部门": [["部门名称", "服务范围"], ["民政局", "洮北区"]],
        "网格": [
            header,
            ["第一网格", "军民社区", "张某", "李某\n王 某", "是", "钱某（兼）", "孙某", "赵某", "民政局"],
            ["第二网格", "军民社区", "空缺", None, "否", None, None, None, None],
            ["第三网格", "军民社区", "无", None, None, None, None, None, None],
        ],
    }
    desk.clean(sheets)
    assert desk.rows("MATCH (p:Post)-[:AT]->(g:Grid) RETURN g.name, p.title, p.kind ORDER BY g.name, p.title") == [
        ("第一网格", "专职网格员", "专职网格员"), ("第一网格", "兼职网格员", "兼职网格员"), ("第一网格", "网格指导员", "联络员"),
        ("第一网格", "网格片长", "网格长"), ("第二网格", "网格片长", "网格长"),
    ]  # fmt: skip
    assert desk.rows("MATCH (n:Person)-[:HOLDS]->(p:Post) RETURN p.title, n.name ORDER BY p.title, n.name") == [
        ("专职网格员", "李某"), ("专职网格员", "王某"), ("兼职网格员", "钱某"), ("包保人（赵某）", "赵某"), ("网格指导员", "孙某"),
        ("网格片长", "张某"),
    ]  # fmt: skip
    assert desk.rows("MATCH (g:Grid)<-[:GUARANTEES]-()-[:GUARANTEED_BY]->(p)-[:AT]->(u) RETURN g.name, p.title, u.name") == [
        ("第一网格", "包保人（赵某）", "民政局")
    ]
    assert desk.rows("MATCH (o:PartyOrganization)-[:COVERS]->(g) RETURN o.name, g.name") == [("第一网格党支部", "第一网格")]
    before = desk.everything()
    assert desk.clean(sheets).written == 0
    assert desk.everything() == before


def test_a_compound_row_names_who_guarantees_it(desk: Desk) -> None:
    header = ["小区名称", "所属社区", "包保领导", "包保单位", "是否成立业委会"]
    sheets: dict[str, Any] = {
        "部门": [["部门名称", "服务范围"], ["民政局", "洮北区"]],
        "小区": [
            header,
            ["甲小区", "军民社区", "张某", "民政局", "是"],
            ["乙小区", "军民社区", "张某", "民政局", None],
            ["丙小区", "军民社区", None, "民政局", None],
            ["丁小区", "军民社区", "李某", None, None],
            ["戊小区", "军民社区", None, None, None],
        ],
    }
    report = desk.clean(sheets)
    assert counts(report, "Guarantee") == {"read": 4, "create": 4}
    assert counts(report, "Post") == {"read": 4, "create": 3, "duplicate": 1}
    found = desk.rows(
        "MATCH (c:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(p:Post)-[:AT]->() OPTIONAL MATCH (n:Person)-[:HOLDS]->(p) "
        "OPTIONAL MATCH (p)-[:ON_BEHALF_OF]->(u) RETURN c.name, p.title, p.kind, n.id, u.name"
    )
    zhang = "person:org:220802/民政局/张某"
    assert sorted(found, key=str) == [
        ("丁小区", "包保人", "包保人", f"person:{HOME}丁小区/李某", None), ("丙小区", "包保人", "包保人", None, "民政局"),
        ("乙小区", "包保人（张某）", "包保人", zhang, "民政局"), ("甲小区", "包保人（张某）", "包保人", zhang, "民政局"),
    ]  # fmt: skip
    assert desk.clean(sheets).written == 0
    desk.clean({"小区": [header[:3], ["甲小区", "军民社区", "王某"]]})
    assert desk.rows("MATCH (g:Guarantee) RETURN count(g)") == [4]
    events = History(desk.database, f"{HOME}甲小区").events()
    assert [one.what for one in events if one.op == "link"] == [f"{HOME}甲小区 -PART_OF-> 220802003006"]
    merge(desk.database, f"{HOME}甲小区", f"{HOME}戊小区", lambda *_: None)


def test_a_unit_that_is_not_known_costs_no_guarantee(desk: Desk) -> None:
    rows = [["甲小区", "军民社区", None, "无此局"], ["乙小区", "军民社区", "张某", "无此局"]]
    report = desk.load({"小区": [["小区名称", "所属社区", "包保领导", "包保单位"], *rows]})
    assert [(row, column, value) for row, column, value, _ in problems(report)] == [(2, "包保单位", "无此局"), (3, "包保单位", "无此局")]
    assert counts(report, "Guarantee") == {"read": 2, "create": 2}
    assert desk.rows("MATCH (n:Person)-[:HOLDS]->(p:Post) RETURN n.id, p.title") == [(f"person:{HOME}乙小区/张某", "包保人")]
