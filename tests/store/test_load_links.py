"""Loading links: references, link sheets, what replaces what, and persons that a post's row makes."""

import datetime
from pathlib import Path

import pytest

from graph.database import Database
from tests.store.ledgers import PLACES, Desk, Sheets, counts, link_counts, problems

TODAY = datetime.date(2021, 6, 30)
START, LATER = datetime.date(2019, 1, 1), datetime.date(2021, 1, 1)
COMPOUNDS = ["小区名称", "所属街道", "所属社区", "物业公司", "合同开始日期", "合同结束日期"]
POSTS = ["任职地点或单位", "所属社区", "岗位名称", "任职人", "任职日期", "卸任日期", "代表单位"]
X, Y = "org:220802/甲物业", "org:220802/乙物业"
COMPOUND = "compound:220802003006/兴隆小区"
CONTRACTS = ["物业服务企业名称", "小区名称", "合同类型", "收费标准", "合同开始日期", "合同结束日期"]


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    companies = [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"], ["乙物业", "洮北区"], ["丙物业", "洮南市"]]
    desk.clean(
        {
            "物业企业": companies,
            "网格": [["网格名称", "所属社区"], ["第一网格", "军民社区"], ["第二网格", "军民社区"], ["第一网格", "光明社区"]],
        }
    )
    return desk


def compound(company: str | None, since: str | None = None, until: str | None = None) -> dict[str, list[list[str | None]]]:
    return {"小区": [[*COMPOUNDS], ["兴隆小区", "瑞光街道", "军民社区", company, since, until]]}


def test_a_reference_that_is_not_found_costs_only_its_link(city: Desk) -> None:
    report = city.load({"小区": [["小区名称", "所属社区", "所属网格"], ["兴隆小区", "军民社区", "第九网格"]]})
    assert (counts(report, "Compound"), link_counts(report)) == ({"read": 1, "create": 1}, {"create": 1, "reject": 1})
    assert problems(report)[0][:3] == (2, "所属网格", "第九网格")
    assert (city.links("IN_GRID"), city.rows("MATCH (n) WHERE n.name = '第九网格' RETURN n")) == ([], [])


def test_of_several_names_only_the_unknown_one_is_lost(city: Desk) -> None:
    header = ["小区名称", "所属社区", "所属网格"]
    report = city.load({"小区": [header, ["兴隆小区", "军民社区", "第一网格、第九网格；第二网格"]]})
    assert [problem[:3] for problem in problems(report)] == [(2, "所属网格", "第九网格")]
    assert link_counts(report) == {"create": 3, "reject": 1}
    assert [end for _, end in city.links("IN_GRID")] == ["grid:220802003006/第一网格", "grid:220802003006/第二网格"]
    again = city.load({"小区": [header, ["兴隆小区", "军民社区", "第一网格、第九网格"]]})
    assert link_counts(again) == {"unchanged": 2, "reject": 1}, "the name that was not found may be the one left out"
    fewer = city.clean({"小区": [header, ["兴隆小区", "军民社区", "第一网格"]]})
    assert link_counts(fewer) == {"unchanged": 2, "retire": 1}
    assert city.links("FORMER", "type") == [(COMPOUND, "grid:220802003006/第二网格", "IN_GRID")]


def test_names_are_looked_for_where_the_row_says(city: Desk) -> None:
    report = city.load(
        {"小区": [["小区名称", "所属社区", "所属网格"], ["兴隆小区", "光明社区", "第一网格"], ["乙小区", "光明社区", "第二网格"]]}
    )
    assert city.links("IN_GRID") == [("compound:220802004001/兴隆小区", "grid:220802004001/第一网格")]
    assert problems(report) == [(3, "所属网格", "第二网格", "it does not lie in 220802004001")]


def test_a_body_from_elsewhere_is_found_when_it_is_the_only_one(city: Desk) -> None:
    header = ["小区名称", "所属区县", "所属社区", "物业公司"]
    city.clean({"小区": [header, ["兴隆小区", "洮北区", "军民社区", "丙物业"]]})
    assert city.links("MANAGES") == [("org:220881/丙物业", COMPOUND)]


def test_a_contract_with_its_period(city: Desk) -> None:
    report = city.clean(compound("甲物业", "2019-01-01", "2021-12-31"))
    assert link_counts(report) == {"create": 2}
    assert city.links("MANAGES", "since", "until") == [(X, COMPOUND, START, datetime.date(2022, 1, 1))]
    assert city.clean(compound("甲物业", "2019-01-01", "2021-12-31")).written == 0
    assert city.clean(compound("甲物业")).written == 0
    assert link_counts(city.clean(compound("甲物业", "2019-01-01", "2022-12-31"))) == {"change": 1, "unchanged": 1}


def test_a_period_learnt_later_belongs_to_the_link_that_is_there(city: Desk) -> None:
    city.clean(compound("甲物业"))
    assert link_counts(city.clean(compound("甲物业", "2019-01-01"))) == {"change": 1, "unchanged": 1}
    assert city.links("MANAGES", "since", "until") == [(X, COMPOUND, START, None)]


def test_another_company_ends_the_one_before(city: Desk) -> None:
    city.clean(compound("甲物业", "2019-01-01"))
    report = city.clean(compound("乙物业", "2021-01-01"))
    assert link_counts(report) == {"create": 1, "unchanged": 1, "retire": 1}
    after = [(Y, COMPOUND, LATER, None), (X, COMPOUND, START, LATER)]
    assert sorted(city.links("MANAGES", "since", "until")) == sorted(after)
    assert city.clean(compound("乙物业", "2021-01-01")).written == 0
    assert city.clean(compound("甲物业", "2019-01-01")).written == 0, "an old ledger tells of the past"
    assert sorted(city.links("MANAGES", "since", "until")) == sorted(after)


def test_a_company_that_follows_without_a_date_does_so_today(city: Desk) -> None:
    city.clean(compound("甲物业"))
    city.clean(compound("乙物业"))
    assert city.links("MANAGES", "until") == [(Y, COMPOUND, None), (X, COMPOUND, TODAY)]
    city.clean(compound("甲物业"))
    assert city.links("MANAGES", "until") == [(Y, COMPOUND, TODAY), (X, COMPOUND, None)]
    assert city.clean(compound("甲物业")).written == 0


def test_a_company_that_comes_back_later_has_a_period_of_its_own(city: Desk) -> None:
    city.clean(compound("甲物业", None, "2020-12-31"))
    city.clean(compound("甲物业"))
    ended = datetime.date(2021, 1, 1)
    assert city.links("MANAGES", "since", "until") == [(X, COMPOUND, None, ended), (X, COMPOUND, TODAY, None)]
    assert city.clean(compound("甲物业")).written == 0


def test_an_empty_cell_ends_nothing(city: Desk) -> None:
    city.clean(compound("甲物业"))
    assert city.clean(compound(None)).written == 0
    assert city.clean(compound("暂无")).written == 0
    assert city.links("MANAGES", "until") == [(X, COMPOUND, None)]


def contract(*rows: list[str | None]) -> dict[str, list[list[str | None]]]:
    return {"物业服务合同": [[*CONTRACTS], *rows]}


def test_a_contract_given_twice_with_and_without_dates_is_one(city: Desk) -> None:
    dated, bare = ["甲物业", "兴隆小区", "前期", None, "2019-01-01", None], ["甲物业", "兴隆小区", None, "0.5", None, None]
    city.clean({**compound(None), **contract(bare, dated)})
    assert city.links("MANAGES", "since", "contract_kind", "fee_from") == [(X, COMPOUND, START, "前期", 0.5)]
    assert city.clean(contract(dated, bare)).written == 0


def test_two_periods_of_one_company_are_two_links(city: Desk) -> None:
    rows = [["甲物业", "兴隆小区", None, "0.3", "2019-01-01", "2020-12-31"], ["甲物业", "兴隆小区", None, "0.5", "2021-01-01", None]]
    city.clean(compound("甲物业"))
    report = city.clean(contract(*rows))
    assert link_counts(report) == {"create": 1, "change": 1}
    assert sorted(row[3] for row in city.links("MANAGES", "since", "fee_from")) == [0.3, 0.5]
    assert city.clean(contract(*rows)).written == 0


def test_the_same_contract_with_other_values_is_rejected_and_named(city: Desk) -> None:
    city.clean(compound(None))
    report = city.load(
        contract(["甲物业", "兴隆小区", None, "0.3", "2019-01-01", None], ["甲物业", "兴隆小区", None, "0.5", "2019-01-01", None])
    )
    assert link_counts(report) == {"create": 1, "reject": 1}
    assert problems(report) == [(3, "", "", "the same link 'manages' as row 2 (物业服务合同) with other values; this one was not made")]
    assert city.links("MANAGES", "fee_from") == [(X, COMPOUND, 0.3)]


def test_a_link_sheet_and_a_column_for_the_same_link(city: Desk) -> None:
    report = city.clean({**compound("甲物业"), **contract(["甲物业", "兴隆小区", None, "0.5", "2019-01-01", None])})
    assert link_counts(report) == {"create": 2}
    assert city.links("MANAGES", "since", "fee_from") == [(X, COMPOUND, START, 0.5)]
    assert city.clean(compound("甲物业")).written == 0
    assert city.clean(contract(["甲物业", "兴隆小区", None, "0.5", "2019-01-01", None])).written == 0


def test_a_column_does_not_end_what_a_link_sheet_made(city: Desk) -> None:
    city.clean(compound(None))
    city.clean(contract(["甲物业", "兴隆小区", None, None, "2019-01-01", None]))
    city.clean(compound("乙物业"))
    assert city.links("MANAGES", "until") == [(Y, COMPOUND, None), (X, COMPOUND, None)]


def test_a_link_sheets_row_whose_end_is_unknown_is_rejected(city: Desk) -> None:
    city.clean(compound(None))
    report = city.load(
        contract(
            ["甲物业", "昌盛小区", None, None, None, None],
            ["丁物业", "兴隆小区", None, None, None, None],
            [None, "兴隆小区", None, None, None, None],
        )
    )
    assert link_counts(report) == {"reject": 3}
    assert [problem[:3] for problem in problems(report)] == [
        (4, "物业服务企业名称", ""),
        (2, "小区名称", "昌盛小区"),
        (3, "物业服务企业名称", "丁物业"),
    ]


def test_persons_are_made_by_the_row_of_their_post(city: Desk) -> None:
    rows = [
        ["第一网格", "军民社区", "网格长", "张某、李某", "2021-01-01", None, None],
        ["第一网格", "光明社区", "网格长", None, None, None, None],
    ]
    report = city.clean({"岗位": [POSTS, *rows]})
    assert (counts(report, "Post"), counts(report, "Person")) == ({"read": 2, "create": 2}, {"read": 2, "create": 2})
    post = "post:grid:220802003006/第一网格/网格长"
    person = "person:grid:220802003006/第一网格/"
    assert city.links("HOLDS", "since") == [(f"{person}张某", post, LATER), (f"{person}李某", post, LATER)]
    assert city.clean({"岗位": [POSTS, *rows]}).written == 0


def test_a_person_acts_for_the_body_that_sent_it(city: Desk) -> None:
    rows = [
        ["第一网格", "军民社区", "网格长", "张某", None, None, "甲物业"],
        ["第二网格", "军民社区", "网格长", " 张　某", None, None, "甲物业"],
    ]
    report = city.clean({"岗位": [POSTS, *rows]})
    assert counts(report, "Person") == {"read": 1, "create": 1}
    assert {start for start, _ in city.links("HOLDS")} == {f"person:{X}/张某"}
    assert len(city.links("HOLDS")) == 2


def test_the_next_holder_ends_the_one_before(city: Desk) -> None:
    def post(name: str, since: str) -> dict[str, list[list[str | None]]]:
        return {"岗位": [[*POSTS], ["第一网格", "军民社区", "网格长", name, since, None, None]]}

    city.clean(post("张某", "2019-01-01"))
    report = city.clean(post("李某", "2021-01-01"))
    assert link_counts(report) == {"create": 2, "unchanged": 1, "retire": 1}
    assert [row[2:] for row in city.links("HOLDS", "since", "until")] == [(START, LATER), (LATER, None)]


def test_namesakes_need_a_number(city: Desk) -> None:
    people = [["姓名", "同名序号", "所在单位"], ["张某", "1", "甲物业"], ["张某", "2", "甲物业"]]
    assert counts(city.clean({"人员": people}), "Person") == {"read": 2, "create": 2}
    report = city.load({"岗位": [POSTS, ["第一网格", "军民社区", "网格长", "张某", None, None, "甲物业"]]})
    assert problems(report) == [
        (2, "任职人", "张某", f"several are called that, name the area or the id: person:{X}/张某#1, person:{X}/张某#2")
    ]
    assert link_counts(report) == {"create": 2, "reject": 1}


def test_members_of_an_alliance_with_their_role(city: Desk) -> None:
    sheets = {
        "党组织": [["党组织名称", "服务范围"], ["军民社区党委", "军民社区"]],
        "党建联盟": [["联盟名称", "服务范围", "轴心党组织"], ["军民联盟", "军民社区", "军民社区党委"]],
        "联盟成员": [
            ["成员单位", "联盟名称", "角色", "加入日期"],
            ["甲物业", "军民联盟", "成员单位", "2021-01-01"],
            ["军民社区党委", "军民联盟", "轴心", "2019-01-01"],
        ],
    }
    report = city.clean(sheets)
    assert link_counts(report)["create"] == 4
    assert [(role, since) for _, _, role, since in city.links("MEMBER_OF", "role", "since")] == [("成员", LATER), ("轴心", START)]
    assert city.clean(sheets).written == 0


def test_duties_whose_body_is_missing_are_rejected_and_tied_to_nobody(city: Desk) -> None:
    header = ["责任单位", "问题分类", "责任类型", "职能", "责任范围"]
    duty = ["甲物业", "占道经营", "主体责任", "处置", "洮北区"]
    rows = [*([["无此单位", *duty[1:]]] * 3), *([["乙局", *duty[1:]]] * 2), *([duty] * 5)]
    sheets: Sheets = {
        "职责": [header, *rows],
        "部门": [["单位名称", "服务范围"], ["乙局", "洮北区"]],
        "问题分类": [["分类名称", "上级分类"], ["占道经营", None]],
    }
    report = city.load(sheets)
    assert counts(report, "Duty") == {"read": 10, "create": 2, "duplicate": 5, "reject": 3}
    assert [problem[:3] for problem in problems(report)] == [(row, "责任单位", "无此单位") for row in (2, 3, 4)]
    assert sorted(start for start, _ in city.links("CARRIES")) == sorted([X, "org:220802/乙局"])


def test_subordinations_that_differ_in_kind_are_told_apart(city: Desk) -> None:
    header = ["单位名称", "服务范围", "上级单位", "隶属关系"]
    rows = {kind: {"部门": [header, ["乙局", "洮北区", "甲物业", kind]]} for kind in ("领导", "业务指导", None)}
    city.clean(rows["领导"])
    assert city.clean(rows[None]).written == 0
    city.clean(rows["业务指导"])
    assert [row[2:] for row in city.links("SUBORDINATE_TO", "kind", "until")] == [("业务指导", None), ("领导", TODAY)]


def test_two_cells_that_name_the_same_are_one_link(city: Desk) -> None:
    report = city.clean({"小区": [["小区名称", "所属社区", "所属网格"], ["兴隆小区", "军民社区", "第一网格、grid:220802003006/第一网格"]]})
    assert link_counts(report) == {"create": 2}
    assert len(city.links("IN_GRID")) == 1
