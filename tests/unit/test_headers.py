"""Which ledger a sheet is, where its header stands, and which rows below it are data."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from graph.schema import SCHEMA
from loaders import fits
from loaders.headers import Table, match
from loaders.problems import Problem
from loaders.record import Record
from loaders.validate import records
from loaders.workbook import Row, Sheet, read
from tests import messy

COMPOUND = ["小区名称", "所属社区", "户数"]
Rows = Sequence[Any]


def matched(
    folder: Path, rows: Rows, name: str = "小区", touch: Callable[[Worksheet], None] = lambda _: None, *, file: str = "a.xlsx"
) -> Table | Problem:
    (sheet,) = read(messy.book(folder / file, {name: rows}, touch))
    return match(sheet)


def table(folder: Path, rows: Rows, name: str = "小区", touch: Callable[[Worksheet], None] = lambda _: None) -> Table:
    found = matched(folder, rows, name, touch)
    assert isinstance(found, Table), found
    return found


def read_as(found: Table) -> dict[str, str]:
    """Caption -> field."""
    return {found.captions[index]: column.field for index, column in found.columns.items()}


def loaded(found: Table) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    return [record for record in records(found, problems.append) if record is not None], problems


def names(found: Table) -> list[tuple[int, str]]:
    return [(record.row, record.values["name"]) for record in loaded(found)[0]]


def remarks(found: Table) -> list[tuple[str, str, str]]:
    return [(one.column, one.severity, one.en) for one in found.problems]


def test_a_plain_sheet(tmp_path: Path) -> None:
    found = table(tmp_path, [COMPOUND, ["兴隆小区", "军民社区", "300户"]])
    assert (found.type.name, [row.number for row in found.header]) == ("Compound", [1])
    assert read_as(found) == {"小区名称": "name", "所属社区": "community", "户数": "households"}
    ((record,), problems) = loaded(found)
    assert (record.row, record.values, record.names) == (2, {"name": "兴隆小区", "households": 300}, {"community": ["军民社区"]})
    assert (record.source, problems) == ("a.xlsx › 小区 › 2", [])


def test_titles_stand_above_the_header(tmp_path: Path) -> None:
    rows = [["附件4"], ["白城市小区台账"], ["统计时间：2021年6月30日", None, "单位：户"], COMPOUND, ["兴隆小区", "军民社区", 300]]
    found = table(tmp_path, rows, touch=messy.merge("A2:C2"))
    assert [row.number for row in found.header] == [4]
    assert names(found) == [(5, "兴隆小区")]


def test_a_header_of_two_rows_with_merged_captions(tmp_path: Path) -> None:
    rows = [["小区台账"], ["小区名称", "所属社区", "规模", None], [None, None, "户数", "楼栋数"], ["兴隆小区", "军民社区", 300, "12栋"]]
    found = table(tmp_path, rows, touch=messy.merge("A1:D1", "A2:A3", "B2:B3", "C2:D2"))
    assert read_as(found) == {"小区名称": "name", "所属社区": "community", "户数": "households", "楼栋数": "buildings"}
    assert loaded(found)[0][0].values == {"name": "兴隆小区", "households": 300, "buildings": 12}


def test_a_header_of_two_rows_without_merges(tmp_path: Path) -> None:
    rows = [["小区名称", "所属社区", None, None], [None, None, "户数", "楼栋数"], ["兴隆小区", "军民社区", 300, 12]]
    found = table(tmp_path, rows)
    assert sorted(read_as(found).values()) == ["buildings", "community", "households", "name"]
    assert names(found) == [(3, "兴隆小区")]


def test_units_below_the_captions(tmp_path: Path) -> None:
    rows = [["小区名称", "所属社区", "总建筑面积", "户数"], [None, None, "（平方米）", "（户）"], ["兴隆小区", "军民社区", 3.5, 300]]
    found = table(tmp_path, rows)
    assert names(found) == [(3, "兴隆小区")]
    assert loaded(found)[0][0].values == {"name": "兴隆小区", "area": 3.5, "households": 300}


def test_equal_captions_below_different_ones_are_four_columns(tmp_path: Path) -> None:
    rows = [
        ["小区名称", "所属社区", "住宅", None, "商业", None],
        [None, None, "户数", "建筑面积", "户数", "建筑面积"],
        ["甲", "军民社区", 1, 2, 3, 4],
    ]
    found = table(tmp_path, rows, touch=messy.merge("A1:A2", "B1:B2", "C1:D1", "E1:F1"))
    assert list(found.captions.values()) == ["小区名称", "所属社区", "住宅户数", "住宅建筑面积", "商业户数", "商业建筑面积"]
    assert read_as(found) == {"小区名称": "name", "所属社区": "community"}
    assert [column for column, severity, _ in remarks(found) if severity == "warning"] == [
        "住宅户数",
        "住宅建筑面积",
        "商业户数",
        "商业建筑面积",
    ]


def test_of_two_equal_headers_neither_wins(tmp_path: Path) -> None:
    found = table(tmp_path, [["小区名称", "所属社区", "户数", "户数"], ["甲", "军民社区", 1, 2]])
    assert "households" not in read_as(found).values()
    twice = [(one.column, one.row, one.severity) for one in found.problems if "neither was read" in one.en]
    assert twice == [("户数", 1, "error"), ("户数", 1, "error")]


def test_two_equal_headers_of_what_is_needed(tmp_path: Path) -> None:
    found = matched(tmp_path, [["小区名称", "所属社区", "小区名称", "户数"], ["甲", "军民社区", "乙", 2]])
    assert isinstance(found, Problem)
    assert (found.severity, found.zh) == ("error", "像“小区”台账，但缺少列：小区名称（两列同名）")


def test_data_is_never_taken_for_a_second_row_of_the_header(tmp_path: Path) -> None:
    found = table(tmp_path, [["社区代码", "社区名称", "所属街道", "性质"], ["220802003006", "军民社区", "瑞光街道", "户数"]], "社区")
    assert [row.number for row in found.header] == [1]
    assert names(found) == [(2, "军民社区")]


def test_repeated_headers_totals_and_remarks_are_no_data(tmp_path: Path) -> None:
    rows = [
        ["序号", *COMPOUND], [1, "甲", "军民社区", 1], ["合计", None, None, 1], [None, None, None, None], ["序号", "小区名称 ", "所属社区", "户数"],
        [2, "乙", "军民社区", 2], [None, "小  计", None, 2], [3, None, None, None],
        ["总计：", None, None, 3], ["填表人：张某", None, "审核人：李某", None],
        ["注：户数以公安数据为准"],
    ]  # fmt: skip
    found = table(tmp_path, rows)
    accepted, problems = loaded(found)
    assert [(record.row, record.values["name"]) for record in accepted] == [(2, "甲"), (6, "乙")]
    assert [(one.row, one.severity, one.en) for one in problems] == [
        (3, "note", "a row of totals, no data"),
        (7, "note", "a row of totals, no data"),
        (9, "note", "a row of totals, no data"),
        (10, "note", "a remark under the table, no data"),
        (11, "note", "a remark under the table, no data"),
    ]


def test_a_total_beside_a_merged_name(tmp_path: Path) -> None:
    rows = [["所属社区", "小区名称", "户数"], ["军民社区", "甲", 1], [None, "小计", 1]]
    assert names(table(tmp_path, rows, touch=messy.merge("A2:A3"))) == [(2, "甲")]


def test_both_rows_of_a_repeated_header_are_no_data(tmp_path: Path) -> None:
    header = [["小区名称", "所属社区", "规模", None], [None, None, "户数", "楼栋数"]]
    rows = [*header, ["甲", "军民社区", 1, 1], *header, ["乙", "军民社区", 2, 2]]
    found = table(tmp_path, rows, touch=messy.merge("A1:A2", "B1:B2", "C1:D1", "A4:A5", "B4:B5", "C4:D4"))
    accepted, problems = loaded(found)
    assert ([record.row for record in accepted], problems) == ([3, 6], [])


def test_headings_inside_the_table_are_no_data(tmp_path: Path) -> None:
    rows = [COMPOUND, ["一、瑞光街道"], ["甲", "军民社区", 1]]
    accepted, problems = loaded(table(tmp_path, rows, touch=messy.merge("A2:C2")))
    assert [record.row for record in accepted] == [3]
    assert [(one.row, one.severity) for one in problems] == [(2, "note")]


def test_a_row_that_lacks_what_is_needed_is_named(tmp_path: Path) -> None:
    found = table(tmp_path, [["序号", *COMPOUND, "备注"], [1, None, "军民社区", 3, None], [2, None, None, None, "已拆除"]])
    accepted, problems = loaded(found)
    assert accepted == []
    assert [(one.row, one.column, one.severity, one.zh) for one in problems] == [
        (2, "小区名称", "error", "“小区名称”必须填写"),
        (3, "小区名称", "error", "“小区名称”必须填写"),
        (3, "所属社区", "error", "“所属社区”必须填写"),
    ]


def test_a_header_that_matches_nothing(tmp_path: Path) -> None:
    found = matched(tmp_path, [["菜名", "价格"], ["豆腐", 3]], "菜单")
    assert isinstance(found, Problem)
    assert (found.sheet, found.severity, found.en) == ("菜单", "warning", "this sheet looks like no known ledger")


def test_an_empty_sheet_is_only_a_note(tmp_path: Path) -> None:
    found = matched(tmp_path, [], "Sheet2")
    assert isinstance(found, Problem)
    assert (found.severity, found.en) == ("note", "this sheet is empty")


def test_a_ledger_that_lacks_a_column_says_which(tmp_path: Path) -> None:
    found = matched(tmp_path, [["小区名称", "户数", "楼栋数"], ["甲", 1, 2]])
    assert isinstance(found, Problem)
    assert (found.severity, found.zh) == ("error", "像“小区”台账，但缺少列：所属社区")


BODIES = [["单位名称", "服务范围"], ["城管局", "洮北区"]]


@pytest.mark.parametrize(
    ("name", "type"),
    [("部门", "Department"), ("2021年政府机关名单", "Government"), ("企业名录", "Enterprise"), ("Department", "Department")],
)
def test_the_sheets_name_decides_between_types_of_equal_columns(name: str, type: str, tmp_path: Path) -> None:
    assert table(tmp_path, BODIES, name).type.name == type


def test_the_longest_name_decides(tmp_path: Path) -> None:
    assert table(tmp_path, BODIES, "社会组织与企业").type.name == "SocialOrganization"


def test_where_nothing_decides_both_are_named(tmp_path: Path) -> None:
    found = matched(tmp_path, BODIES, "Sheet1")
    assert isinstance(found, Problem)
    assert (found.severity, found.en) == ("error", "it may be a ledger of government or of department: rename the sheet to one of them")


def test_the_title_or_the_files_name_decides_where_the_sheets_does_not(tmp_path: Path) -> None:
    assert table(tmp_path, [["白城市部门台账"], *BODIES], "Sheet1").type.name == "Department"
    found = matched(tmp_path, BODIES, "Sheet1", file="部门.xlsx")
    assert isinstance(found, Table)
    assert found.type.name == "Department"


def test_more_columns_decide_too(tmp_path: Path) -> None:
    rows = [["单位名称", "服务范围", "所有制", "从业人员数"], ["甲厂", "洮北区", "民营", 12]]
    assert table(tmp_path, rows, "Sheet1").type.name == "Enterprise"


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    rows = [
        ["序号", *COMPOUND, "经理电话", "身份证号", "住户总数", "天气"],
        [1, "甲", "军民社区", 1, "13912345678", "220802198001011234", 2, "晴"],
    ]
    found = table(tmp_path, rows)
    assert [(column, severity) for column, severity, _ in remarks(found)] == [
        ("", "note"), ("经理电话", "note"), ("身份证号", "note"), ("住户总数", "warning"), ("天气", "warning"),
    ]  # fmt: skip
    assert "户数" in next(one.zh for one in found.problems if one.column == "住户总数")


def test_a_hidden_sheet_is_said(tmp_path: Path) -> None:
    rows = [COMPOUND, ["甲", "军民社区", 1]]
    messy.book(
        tmp_path / "a.xlsx",
        {"封面": [["台账"]], "小区": rows},
        lambda sheet: setattr(sheet, "sheet_state", "hidden" if sheet.title == "小区" else "visible"),
    )
    _, sheet = read(tmp_path / "a.xlsx")
    found = match(sheet)
    assert isinstance(found, Table)
    assert ("", "note", "this sheet is hidden; it was read like the others") in remarks(found)


def test_matching_does_not_depend_on_the_length_of_a_sheet(tmp_path: Path) -> None:
    wide = [f"指标{index}" for index in range(200)]
    path = messy.book(tmp_path / "a.xlsx", {"小区": [[*COMPOUND, *wide], *([["甲", "军民社区", 1, *range(200)]] * 500)]})
    (sheet,) = read(path)
    match(sheet)
    started = time.process_time()
    match(sheet)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    "below",
    [
        [1, 2, 3], ["1", "2", "3"], ["（1）", "（2）", "（3）"], ["A", "B", "C"], ["①", "②", "③"], ["填写全称", None, "户"], [None, None, "户"],
        [None, None, "（户）"], [None, None, "单位：户"],
    ],
)  # fmt: skip
def test_numbers_and_units_below_the_header_are_none_of_data(below: list[Any], tmp_path: Path) -> None:
    found = table(tmp_path, [COMPOUND, below, ["兴隆小区", "军民社区", 1], COMPOUND, below, ["甲小区", "军民社区", 2]])
    accepted, problems = loaded(found)
    if below[0] == "填写全称":
        assert {one.row for one in problems if one.severity == "error"} == {2, 5}
        return
    assert ([record.row for record in accepted], problems) == ([3, 6], [])
    assert ("", "note", "numbers or units of the columns, taken for part of the header") in remarks(found)


@pytest.mark.parametrize("first", [[1, "军民社区", 3], ["A", "军民社区", 1], ["兴隆小区", "军民社区", "户"], ["1", "2", "4"]])
def test_data_that_only_begin_so_are_data(first: list[Any], tmp_path: Path) -> None:
    assert table(tmp_path, [COMPOUND, first]).continued == ()


@pytest.mark.parametrize(
    ("caption", "field"),
    [
        ("户数（户）", "households"), ("户数(户)", "households"), ("户数（单位：户）", "households"), ("户数 *", "households"),
        ("*户数", "households"),
        ("户数（必填）", "households"),
        ("建筑面积（㎡）", "area"), ("建筑面积（平方米）", "area"), ("建成年代（年月）", "built"),
        ("收缴率（%）", "collection"),
        ("应收物业费（万元）", "fees_due"), ("物业费标准（元/平方米·月）", "company.fee"), ("小区地址（选填）", "address"),
        ("所属街道*（必填）", "street"),
        ("建筑面积（万平方米）", ""), ("应收物业费（元）", ""), ("户数（已入住）", ""), ("户数（人）", ""), ("楼栋数（其中高层）", ""),
    ],
)  # fmt: skip
def test_a_caption_may_have_its_unit_beside_it_and_no_other(caption: str, field: str, tmp_path: Path) -> None:
    found = table(tmp_path, [["小区名称", "所属社区", caption], ["兴隆小区", "军民社区", None]])
    assert {**read_as(found), caption: ""} | read_as(found) == {"小区名称": "name", "所属社区": "community", caption: field}
    assert any(column == caption for column, severity, _ in remarks(found) if severity == "warning") == (not field)


@pytest.mark.parametrize("name", ["例：兴隆小区", "例如", "示例", "（示例）兴隆小区", "样例：甲", "填写示例"])
def test_an_example_of_how_to_fill_rows_in_is_none_of_data(name: str, tmp_path: Path) -> None:
    found = table(tmp_path, [COMPOUND, [name, "军民社区", 1], ["甲小区", "军民社区", 2], ["示例小区", "军民社区", 2]])
    accepted, problems = loaded(found)
    assert ([record.row for record in accepted], [one.row for one in problems]) == ([3, 4], [2])


@pytest.mark.parametrize(
    ("sheet", "caption", "type"),
    [
        ("物业企业", "企业名称", "PropertyCompany"), ("物业公司名录", "公司名称", "PropertyCompany"), ("非公企业", "企业名称", "Enterprise"),
        ("Sheet1", "企业名称", "Enterprise"), ("社会组织", "单位名称", "SocialOrganization"), ("职能部门", "单位全称", "Department"),
    ],
)  # fmt: skip
def test_a_column_of_names_is_of_what_the_sheet_s_name_says(sheet: str, caption: str, type: str, tmp_path: Path) -> None:
    header = [caption, "统一社会信用代码", "服务范围"]
    found = table(tmp_path, [header, ["甲", None, "洮北区"]], sheet)
    assert (found.type.name, read_as(found)[caption]) == (type, "name")


def test_a_column_called_after_its_names_goes_before_one_called_name(tmp_path: Path) -> None:
    found = table(tmp_path, [["小区名称", "名称", "所属社区"], ["甲", "乙", "军民社区"]])
    assert read_as(found) == {"小区名称": "name", "所属社区": "community"}
    assert isinstance(matched(tmp_path, [["名称", "全称", "所属社区", "户数"], ["甲", "乙", "军民社区", 1]]), Problem)
    assert read_as(table(tmp_path, [["名称", "所属社区", "户数"], ["甲", "军民社区", 1]]))["名称"] == "name"


CAPTIONS = sorted({caption for type in SCHEMA.sheets for column in type.columns for caption in (column.zh, *column.aliases)})


@settings(max_examples=60)
@given(st.data())
def test_ledgers_that_cannot_win_are_left_out_and_nothing_else_changes(data: st.DataObject) -> None:
    type = data.draw(st.sampled_from(SCHEMA.sheets))
    own = st.sampled_from([column.zh for column in type.columns])
    header = data.draw(st.lists(own | st.sampled_from(CAPTIONS), min_size=2, max_size=12))
    above = data.draw(st.lists(st.sampled_from(CAPTIONS), max_size=3))
    name = data.draw(st.sampled_from([one.zh for one in SCHEMA.sheets]) | st.just("Sheet1"))
    rows = tuple(Row(number, tuple(cells)) for number, cells in enumerate((above, header, ["某"] * len(header)), 1) if cells)
    sheet = Sheet("a.xlsx", name, False, rows, 12)
    found = match(sheet)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fits, "NAMED", 1000)
        assert match(sheet) == found
