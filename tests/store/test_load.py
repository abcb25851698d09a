"""Loading nodes: small ledgers end to end, and what each kind of row becomes, on both stores."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import LedgerError
from tests.store.ledgers import CITIES, COMMUNITIES, COUNTIES, PLACES, STREETS, Desk, counts, link_counts, problems

TODAY = datetime.date(2021, 6, 30)
GRIDS = ["网格名称", "所属街道", "所属社区", "网格类型", "户数"]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


@pytest.fixture
def city(desk: Desk) -> Desk:
    desk.clean(PLACES)
    return desk


def test_places_of_every_level(desk: Desk) -> None:
    report = desk.clean(PLACES)
    assert {type: counts(report, type) for type in ("City", "County", "Street", "Community")} == {
        "City": {"read": 1, "create": 1}, "County": {"read": 2, "create": 2},
        "Street": {"read": 3, "create": 3}, "Community": {"read": 4, "create": 4},
    }  # fmt: skip
    assert (link_counts(report), report.written, report.load) == ({"create": 9}, 19, "load:1")
    assert desk.node("220802003006") == {
        "id": "220802003006",
        "code": "220802003006",
        "name": "军民社区",
        "form": "社区(居)",
        "households": 900,
    }
    assert ("220802003", "220802") in desk.links("PART_OF")
    assert desk.rows("MATCH (n:Place:Community {id: '220802003006'}) RETURN n.source, n.load, n.created_by") == [
        ("台账1.xlsx › 社区 › 2", "load:1", "load:1")
    ]


def test_a_plan_writes_nothing(desk: Desk) -> None:
    report = desk.load(PLACES, write=False)
    assert (report.plan.to_write, report.written, report.load) == (19, 0, None)
    assert desk.rows("MATCH (n) RETURN count(n)") == [0]


def test_the_same_file_twice_writes_nothing(city: Desk) -> None:
    before = city.everything()
    report = city.clean(PLACES)
    assert (report.written, report.load, link_counts(report)) == (0, None, {"unchanged": 9})
    assert counts(report, "Community") == {"read": 4, "unchanged": 4}
    assert city.everything() == before
    assert city.rows("MATCH (n:Load) RETURN count(n)") == [1]


def test_a_changed_cell_is_one_change(city: Desk) -> None:
    report = city.clean({"社区": [COMMUNITIES[0], ["220802003006", "军民社区", "社区", "瑞光街道", 950]]})
    assert (counts(report, "Community"), link_counts(report), report.written) == ({"read": 1, "change": 1}, {"unchanged": 1}, 1)
    assert city.node("220802003006")["households"] == 950
    assert city.rows("MATCH (n {id: '220802003006'}) RETURN n.created_by, n.load") == [("load:1", "load:2")]


def test_an_empty_cell_changes_nothing(city: Desk) -> None:
    report = city.clean({"社区": [COMMUNITIES[0], ["220802003006", "军民社区", None, "瑞光街道", None]]})
    assert (counts(report, "Community"), report.written) == ({"read": 1, "unchanged": 1}, 0)
    assert city.node("220802003006")["households"] == 900


def test_two_ledgers_of_the_same_nodes_in_turn(city: Desk) -> None:
    first = {"社区": [COMMUNITIES[0], ["220802003006", "军民社区", "社区", "瑞光街道", 900]]}
    second = {"社区": [["社区代码", "社区名称", "所属街道", "常住人口"], ["220802003006", "军民社区", "瑞光街道", 2100]]}
    assert city.clean(second).written == 1
    assert [city.clean(sheets).written for sheets in (first, second, first, PLACES)] == [0, 0, 0, 0]


def test_an_end_that_is_taken_back(city: Desk) -> None:
    header = ["社区代码", "社区名称", "所属街道", "撤销日期"]
    rows = {end: {"社区": [header, ["220802003006", "军民社区", "瑞光街道", end]]} for end in ("2021-06-30", None, "长期")}
    assert [city.clean(rows[end]).written for end in ("2021-06-30", "2021-06-30", None)] == [1, 0, 0]
    assert city.node("220802003006")["until"] == datetime.date(2021, 7, 1)
    assert [city.clean(rows["长期"]).written for _ in range(2)] == [1, 0]
    assert "until" not in city.node("220802003006")


def test_rows_that_repeat_each_other(city: Desk) -> None:
    row = ["第一网格", "瑞光街道", "军民社区", "综合", 300]
    report = city.load({"网格": [GRIDS, row, row, ["第一 网格", None, "220802003006", "综合", 300], [*row[:4], 301]]})
    assert counts(report, "Grid") == {"read": 4, "create": 1, "duplicate": 2, "reject": 1}
    assert problems(report) == [(5, "", "grid:220802003006/第一网格", "the same id as row 2 (网格) with other values")]
    assert city.node("grid:220802003006/第一网格")["households"] == 300


def test_an_unknown_parent_rejects_the_record_and_says_what_is_near(city: Desk) -> None:
    report = city.load({"网格": [GRIDS, ["第一网格", None, "军民杜区", None, 1], ["第二网格", None, "军民社区", None, 1]]})
    assert counts(report, "Grid") == {"read": 2, "create": 1, "reject": 1}
    assert problems(report) == [(2, "所属社区", "军民杜区", "there is no such 'community'; nearest: 军民社区")]
    assert city.rows("MATCH (n:Grid) RETURN n.id") == ["grid:220802003006/第二网格"]


def test_a_name_that_occurs_twice_needs_its_street(city: Desk) -> None:
    rows = [
        ["第一网格", None, "文化社区", None, 1],
        ["第二网格", "团结街道", "文化社区", None, 1],
        ["第三网格", "海明街道", "文化社区", None, 1],
    ]
    report = city.load({"网格": [GRIDS, *rows, ["第四网格", "海明街道", "军民社区", None, 1]]})
    assert problems(report) == [
        (2, "所属社区", "文化社区", "several are called that, name the area or the id: 220802003007, 220881001001"),
        (4, "所属社区", "文化社区", "it does not lie in 220802004"),
        (5, "所属社区", "军民社区", "it does not lie in 220802004"),
    ]
    assert city.rows("MATCH (n:Grid) RETURN n.id") == ["grid:220881001001/第二网格"]


def test_a_county_narrows_as_a_street_does(city: Desk) -> None:
    report = city.clean(
        {"网格": [["网格名称", "区县", "所属社区"], ["第一网格", "洮南市", "文化社区"], ["第一网格", "220802000000", "文化社区"]]}
    )
    assert counts(report, "Grid") == {"read": 2, "create": 2}
    assert city.links("PART_OF")[-2:] == [("grid:220802003007/第一网格", "220802003007"), ("grid:220881001001/第一网格", "220881001001")]


def test_a_column_that_narrows_and_is_not_found_is_told_once(city: Desk) -> None:
    rows = [["小区名称", "街道", "所属社区", "物业公司"], ["兴隆小区", "端光街道", "军民社区", "安居物业"]]
    report = city.load({"小区": rows})
    assert problems(report) == [(2, "街道", "端光街道", "there is no such 'street'; nearest: 瑞光街道")]


def test_parents_may_stand_below_their_children(city: Desk) -> None:
    rows: list[list[str]] = [["丙", "乙"], ["乙", "甲"], ["甲", "军民社区"]]
    report = city.clean({"网格": [["网格名称", "所属社区"], *rows]})
    assert counts(report, "Grid") == {"read": 3, "create": 3}
    assert ("grid:220802003006/甲/乙/丙", "grid:220802003006/甲/乙") in city.links("PART_OF")
    assert city.clean({"网格": [["网格名称", "所属社区"], *reversed(rows)]}).written == 0


@pytest.mark.parametrize(
    ("sheet", "header", "prefix"),
    [("网格", ["网格名称", "所属社区"], "grid:220802003006/"), ("问题分类", ["分类名称", "上级分类"], "category:")],
)
def test_parents_in_a_circle_are_rejected(sheet: str, header: list[str], prefix: str, city: Desk) -> None:
    root = "军民社区" if sheet == "网格" else None
    report = city.load({sheet: [header, ["甲", "乙"], ["乙", "甲"], ["丙", "甲"], ["丁", root]]})
    assert [problem[:3] for problem in problems(report)] == [(2, header[1], "乙"), (3, header[1], "甲"), (4, header[1], "甲")]
    assert {problem[3] for problem in problems(report)} == {"its parents form a circle, or its parent was rejected"}
    assert city.rows("MATCH (n) WHERE n.name = '丁' RETURN n.id") == [f"{prefix}丁"]


def test_categories_by_their_path(city: Desk) -> None:
    rows = [
        ["市容环境", None],
        ["占道经营", "市容环境"],
        ["其他", "市容环境"],
        ["物业", None],
        ["其他", "物业"],
        ["细类", "物业/其他"],
        ["细类", "其他"],
    ]
    report = city.load({"问题分类": [["分类名称", "上级分类"], *rows]})
    assert problems(report) == [
        (8, "上级分类", "其他", "several are called that, name the area or the id: category:市容环境/其他, category:物业/其他")
    ]
    assert ("category:物业/其他/细类", "category:物业/其他") in city.links("NARROWER_OF")


def test_a_street_that_moves_to_another_county(city: Desk) -> None:
    city.clean({"网格": [GRIDS, ["第一网格", "瑞光街道", "军民社区", None, 1]]})
    moved = {
        "街道": [STREETS[0], ["220802003", "瑞光街道", "街道", "洮南市"]],
        "社区": [["区县", *COMMUNITIES[0]], ["洮南市", *COMMUNITIES[1]]],
    }
    report = city.load(moved)
    assert [why for *_, why in problems(report)] == ["its code does not lie below that of 洮南市 (220881)"]
    assert (report.written, link_counts(report)) == (2, {"create": 1, "unchanged": 1, "retire": 1})
    parents = [link[1:] for link in city.links("PART_OF", "since", "until") if link[0] == "220802003"]
    assert parents == [("220802", None, TODAY), ("220881", TODAY, None)], "each date has one parent"
    assert city.load(moved).written == 0
    back = city.clean({"街道": STREETS})
    assert link_counts(back) == {"change": 1, "unchanged": 2, "retire": 1}
    assert [link[1:] for link in city.links("PART_OF", "until") if link[0] == "220802003"] == [("220802", None), ("220881", TODAY)]


def test_a_renamed_street_is_found_by_its_former_name(city: Desk) -> None:
    city.clean({"街道": [STREETS[0], ["220802003", "新瑞光街道", "街道", "洮北区"]]})
    assert city.node("220802003") == {
        "id": "220802003",
        "code": "220802003",
        "name": "新瑞光街道",
        "form": "街道",
        "former_names": ["瑞光街道"],
    }
    old = {"网格": [GRIDS, ["第一网格", "瑞光街道", "军民社区", None, 1]]}
    assert counts(city.clean(old), "Grid") == {"read": 1, "create": 1}
    assert city.clean({"街道": [STREETS[0], ["220802003", "新瑞光街道", "街道", "洮北区"]]}).written == 0


def test_former_names_are_added_to(city: Desk) -> None:
    for name in ("甲街道", "乙街道、甲街道"):
        city.clean({"街道": [["街道代码", "街道名称", "所属区县", "曾用名"], ["220802003", "瑞光街道", "洮北区", name]]})
    assert city.node("220802003")["former_names"] == ["甲街道", "乙街道"]


def test_a_name_of_today_goes_before_a_former_one(city: Desk) -> None:
    city.clean({"街道": [["街道代码", "街道名称", "所属区县", "曾用名"], ["220802004", "海明街道", "洮北区", "瑞光街道"]]})
    city.clean(
        {
            "网格": [["网格名称", "所属社区"], ["第一网格", "军民社区"]],
            "社区": [COMMUNITIES[0], ["220802003009", "新社区", "社区", "瑞光街道", 1]],
        }
    )
    assert ("220802003009", "220802003") in city.links("PART_OF")


@pytest.mark.parametrize("name", ["⽩鹤小区", "白鹤\u200b小区", "白鹤　小区", "\ufeff白鹤小区", "白鹤\u00a0小区"])
def test_names_that_only_look_different_are_one_node(name: str, city: Desk) -> None:
    header = ["小区名称", "所属社区", "户数"]
    city.clean({"小区": [header, ["白鹤小区", "军民社区", 1]]})
    report = city.clean({"小区": [header, [name, "军民社区", 2]]})
    assert counts(report, "Compound") == {"read": 1, "change": 1}


def test_rare_characters_come_back_exactly_and_are_told_apart(city: Desk) -> None:
    names = ["㙟头小区", "䶮山小区", "𬭎里小区", "𬬭里小区"]
    rows = [[name, "军民社区"] for name in names]
    city.clean({"小区": [["小区名称", "所属社区"], *rows]})
    assert sorted(city.rows("MATCH (n:Compound) RETURN n.name")) == sorted(names)
    report = city.clean({"业委会": [["业委会名称", "所属小区"], ["业委会", "𬭎里小区"]]})
    assert counts(report, "OwnersCommittee") == {"read": 1, "create": 1}
    assert [end for _, end in city.links("SERVES")] == ["compound:220802003006/𬭎里小区"]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE x; --",
    '"双引号"小区',
    "`反引号`小区",
    "a\\b",
    "${jndi:x}",
    "=1+1小区",
    "{row.props}",
    "甲/乙",
    "100%\u3000小区",
]


def test_hostile_names_are_stored_exactly(city: Desk) -> None:
    rows = [[name, "军民社区", name] for name in HOSTILE]
    file = city.folder / "x.csv"
    file.write_text(
        "小区名称\t所属社区\t小区地址\n" + "".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows),
        encoding="utf-8",
    )
    from loaders.load import load

    for expected in (len(HOSTILE), 0):
        report = load(city.database, [file], write=True)
        assert problems(report) == []
        assert report.as_json()["types"]["Compound"]["create"] == expected
    wanted = [name.replace("\u3000", " ") for name in HOSTILE]
    assert sorted(city.rows("MATCH (n:Compound) RETURN n.name")) == sorted(wanted)
    assert sorted(city.rows("MATCH (n:Compound) RETURN n.address")) == sorted(wanted)


def test_personal_data_gets_neither_into_the_graph_nor_into_the_report(city: Desk) -> None:
    header = ["小区名称", "所属社区", "小区地址", "经理电话", "身份证号", "物业公司"]
    row = ["兴隆小区", "军民社区", "找张某13912345678", "13912345678", "11010519491231002X", "13912345678"]
    report = city.load({"小区": [header, row, ["13912345678", *row[1:]], ["乙", "13912345678", *row[2:]]]})
    assert counts(report, "Compound") == {"read": 3, "create": 1, "reject": 2}
    assert city.node("compound:220802003006/兴隆小区")["address"] == "找张某***"
    for place in (str(report.as_json()), *city.everything()):
        assert "13912345678" not in place
        assert "11010519491231002X" not in place


def test_a_kind_that_differs_from_the_graphs_is_a_problem(city: Desk) -> None:
    header = ["单位名称", "服务范围", "统一社会信用代码"]
    city.clean({"企业": [header, ["甲", "洮北区", "91220800MA0Y3XXX1H"]]})
    report = city.load({"社会组织": [header, ["甲", "洮北区", "91220800MA0Y3XXX1H"]]})
    assert counts(report, "SocialOrganization") == {"read": 1, "reject": 1}
    assert problems(report) == [(2, "", "org:91220800MA0Y3XXX1H", "it is 企业 in the graph and 社会组织 here")]


def test_a_code_found_later_never_changes_an_id(city: Desk) -> None:
    city.clean({"企业": [["单位名称", "服务范围"], ["甲厂", "洮北区"]]})
    city.clean({"企业": [["单位名称", "服务范围", "统一社会信用代码"], ["甲厂", "洮北区", "91220800MA0Y3XXX1H"]]})
    report = city.clean({"企业": [["单位名称", "服务范围", "统一社会信用代码"], ["甲工厂", "洮北区", "91220800MA0Y3XXX1H"]]})
    assert counts(report, "Enterprise") == {"read": 1, "change": 1}
    assert city.rows("MATCH (n:Enterprise) RETURN n.id, n.name, n.former_names") == [("org:220802/甲厂", "甲工厂", ["甲厂"])]


@pytest.mark.parametrize(
    ("sheets", "types"),
    [
        ({"街道": STREETS, "区县": COUNTIES, "市": CITIES, "社区": COMMUNITIES}, 4),
        ({"说明": [["本表由组织部填报"]], "社区": COMMUNITIES, "街道": STREETS, "市": CITIES, "区县": COUNTIES, "Sheet3": []}, 4),
    ],
)
def test_the_order_of_sheets_is_no_matter(sheets: dict[str, Any], types: int, desk: Desk) -> None:
    report = desk.load(sheets)
    assert report.as_json()["reject"] == 0
    assert len([name for name in report.plan.types if counts(report, name)]) == types
    assert report.written == 19


def test_sheets_that_are_no_ledger_are_named(city: Desk) -> None:
    report = city.load({"社区": COMMUNITIES, "菜单": [["菜名", "价格"], ["豆腐", "3"]]})
    assert problems(report) == [(0, "", "", "this sheet looks like no known ledger")]


def test_a_file_without_a_ledger_is_refused(city: Desk) -> None:
    with pytest.raises(
        LedgerError, match=r"坏.xlsx: no sheet of it is a ledger \(菜单: .*\); `govgraph template TYPE` writes an empty one"
    ):
        city.load({"菜单": [["菜名", "价格"], ["豆腐", "3"]]}, name="坏")


def test_one_bad_file_of_several_and_nothing_is_written(city: Desk, tmp_path: Path) -> None:
    from loaders.load import load
    from tests import messy

    good = messy.book(tmp_path / "good.xlsx", {"社区": [COMMUNITIES[0], ["220802003009", "新社区", "社区", "瑞光街道", 1]]})
    (tmp_path / "bad.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n")
    before = city.everything()
    with pytest.raises(LedgerError, match=r"bad.xlsx: is a picture"):
        load(city.database, [good, tmp_path / "bad.xlsx"], write=True)
    assert city.everything() == before


def test_days_numbers_and_lists_come_back_as_they_are(city: Desk) -> None:
    header = ["小区名称", "所属社区", "竣工日期", "总建筑面积", "户数", "曾用名", "是否合成"]
    city.clean({"小区": [header, ["兴隆小区", "军民社区", "2001.5", "1.25万㎡", "300户", "老兴隆、兴隆", "是"]]})
    assert city.node("compound:220802003006/兴隆小区") == {
        "id": "compound:220802003006/兴隆小区", "name": "兴隆小区", "built": datetime.date(2001, 5, 1), "built_precision": "month",
        "area": 12500.0, "households": 300,
        "former_names": ["老兴隆", "兴隆"], "synthetic": True,
    }  # fmt: skip
