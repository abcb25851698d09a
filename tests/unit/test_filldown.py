"""Names of units that are written once, with the cells below them left empty: what takes them, and what never does."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.headers import Table, match
from loaders.record import Record
from loaders.validate import records
from loaders.workbook import read
from tests import messy
from tests.unit.test_validate import read as read_rows

HEADER = ["序号", "所属街道", "所属社区", "小区名称", "物业公司", "户数", "备注说明"]
MISSING = "'community' must be filled in"


def names(found: list[Record | None], *columns: str) -> list[Any]:
    return [record and tuple(record.names.get(column, [None])[0] for column in columns) for record in found]


def told(problems: list[Any]) -> list[Any]:
    return [(one.row, one.column, one.severity, one.en) for one in problems if one.row == 0 or one.severity == "error"]


ROWS: list[list[Any]] = [
    HEADER,
    [1, "瑞光街道", "军民社区", "甲", "安居物业", 1, None], [2, None, None, "乙", None, 2, None], [3, None, None, "丙", None, None, None],
    [4, None, "文化社区", "丁", None, 4, None], [5, None, None, "戊", None, 5, "好"],
]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_a_unit_that_is_written_once_holds_for_the_rows_below(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"小区.{kind}"
    if kind == "csv":
        path.write_bytes(messy.separated(ROWS).encode("gb18030"))
    else:
        (messy.book if kind == "xlsx" else messy.old_book)(path, {"小区": ROWS})
    (sheet,) = read(path)
    table = match(sheet)
    assert isinstance(table, Table), table
    problems: list[Any] = []
    found = list(records(table, problems.append))
    assert names(found, "community", "company") == [
        ("军民社区", "安居物业"), ("军民社区", None), ("军民社区", None), ("文化社区", None), ("文化社区", None),
    ]  # fmt: skip
    assert names(found, "street") == [("瑞光街道",), ("瑞光街道",), ("瑞光街道",), (None,), (None,)]
    rows = "rows leave it empty and were given the value of the row above"
    assert told(problems) == [
        (0, "所属街道", "warning", f"2 {rows}: 瑞光街道×2"),
        (0, "所属社区", "warning", f"3 {rows}: 军民社区×2, 文化社区×1"),
    ]
    assert [record.values.get("households") for record in found if record] == [1, 2, None, 4, 5]


@pytest.mark.parametrize(
    "between",
    [
        ["合计", None, None, None, None, 3], ["小计"], HEADER, [9], [None, None, None, "合计", None, 3], ["注：以上为商品住宅"],
        ["例：", "瑞光街道", "光明社区", "样板小区"],
    ],
)  # fmt: skip
def test_no_name_goes_beyond_its_section(between: list[Any]) -> None:
    found, problems = read_rows(HEADER, [1, "瑞光街道", "军民社区", "甲"], between, [2, None, None, "乙"])
    assert [record and record.row for record in found] == [2, None]
    assert told(problems) == [(4, "所属社区", "error", MISSING)]


def test_a_heading_may_say_it_instead() -> None:
    found, problems = read_rows(HEADER, [1, "瑞光街道", "军民社区", "甲"], ["一、文化社区"], [2, None, None, "乙"])
    assert (names(found, "community"), told(problems)) == ([("军民社区",), (None,)], [])


def test_a_cell_that_says_none_is_none() -> None:
    found, problems = read_rows(HEADER, [1, None, "军民社区", "甲"], [2, None, "无", "乙"], [3, None, None, "丙"])
    assert [record and record.row for record in found] == [2, None, None]
    assert {one[3] for one in told(problems)} == {MISSING}


def test_no_name_goes_beyond_an_empty_row(tmp_path: Path) -> None:
    (tmp_path / "小区.csv").write_bytes(messy.separated([HEADER, [1, None, "军民社区", "甲"], [None] * 7, [2, None, None, "乙"]]).encode())
    (sheet,) = read(tmp_path / "小区.csv")
    table = match(sheet)
    assert isinstance(table, Table)
    problems: list[Any] = []
    assert [record and record.row for record in records(table, problems.append)] == [2, None]
    assert told(problems) == [(4, "所属社区", "error", MISSING)]


def test_a_merged_name_goes_no_further_than_its_cell(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [1, None, "军民社区", "甲"],
        [2, None, None, "乙"],
        [3, None, None, "丙"],
        [4, None, "文化社区", "丁"],
        [5, None, None, "戊"],
    ]
    (sheet,) = read(messy.book(tmp_path / "a.xlsx", {"小区": rows}, messy.merge("C2:C3")))
    table = match(sheet)
    assert isinstance(table, Table)
    problems: list[Any] = []
    found = list(records(table, problems.append))
    assert names(found, "community") == [("军民社区",), ("军民社区",), None, ("文化社区",), ("文化社区",)]
    assert [one[:3] for one in told(problems)] == [(4, "所属社区", "error"), (0, "所属社区", "warning")]


def test_a_name_of_its_own_is_never_taken_nor_is_a_unit_for_a_row_that_says_nothing() -> None:
    found, problems = read_rows(
        HEADER, [1, "瑞光街道", "军民社区", "甲", None, 1], [2, "瑞光街道", "军民社区", None, None, 2], [3, None, None, None, None, 3]
    )
    assert [record and record.row for record in found] == [2, None, None]
    assert [(one.row, one.column) for one in problems] == [(3, "小区名称"), (4, "小区名称"), (4, "所属社区")]


def test_a_row_that_names_the_same_as_the_one_above_lacks_the_name_of_another_unit() -> None:
    found, problems = read_rows(HEADER, [1, None, "军民社区", "甲"], [2, None, None, "甲"])
    assert ([record and record.row for record in found], told(problems)) == ([2, None], [(3, "所属社区", "error", MISSING)])


@pytest.mark.parametrize(
    ("header", "filled"), [(["党组织名称", "党组织类别", "服务范围"], False), (["服务范围", "党组织名称", "党组织类别"], True)]
)
def test_what_a_body_serves_is_its_own_unless_it_leads_the_row(header: list[str], filled: bool) -> None:
    cells = [{"党组织名称": "甲党支部", "党组织类别": "支部", "服务范围": "军民社区"}, {"党组织名称": "乙党支部", "党组织类别": "支部"}]
    found, _ = read_rows(header, *([one.get(caption) for caption in header] for one in cells), name="党组织")
    assert [record and record.names["serves"] for record in found] == [["军民社区"], ["军民社区"] if filled else None]


def test_the_places_around_a_row_are_those_of_its_section() -> None:
    rows: list[list[Any]] = [
        [1, "瑞光街道", "军民社区", "甲"], [2, None, "文化社区", "乙"], [3, "海明街道", "光明社区", "丙"], [4, None, None, "丁"], ["合计"],
        [5, None, "文化社区", "戊"],
    ]  # fmt: skip
    found, _ = read_rows(HEADER, *rows)
    streets = [record and record.around and record.around.get("street") for record in found]
    assert streets == [None, ["瑞光街道"], None, None, None]


def test_another_street_begins_another_community() -> None:
    found, problems = read_rows(HEADER, [1, "瑞光街道", "军民社区", "甲"], [2, "海明街道", None, "乙"], [3, "瑞光街道 ", None, "丙"])
    assert [record and record.row for record in found] == [2, None, None]
    assert {one[3] for one in told(problems)} == {MISSING}


def test_below_a_heading_an_empty_cell_of_the_first_row_leaves_the_unit_to_the_heading() -> None:
    heading: list[Any] = ["一、军民社区", *[None] * 6]
    found, _ = read_rows(HEADER, heading, [1, None, None, "甲"], [2, None, "文化社区", "乙"], [3, None, None, "丙"])
    assert names(found, "community") == [(None,), ("文化社区",), (None,)]
    found, _ = read_rows(HEADER, ["一、瑞光街道", *[None] * 6], [1, None, "军民社区", "甲"], [2, None, None, "乙"])
    assert names(found, "community") == [("军民社区",), ("军民社区",)]


@pytest.mark.parametrize(
    ("name", "header", "row", "column"),
    [
        ("单元", ["楼栋", "单元"], ["1号楼", "1单元"], "building"), ("联盟成员", ["联盟名称", "成员单位"], ["军民联盟", "安居物业"], "alliance"),
        ("物业合同", ["物业公司", "小区名称"], ["安居物业", "甲"], "company"), ("岗位", ["任职地点或单位", "岗位名称"], ["一网格", "网格长"], "at"),
        ("包保", ["包保小区", "包保岗位"], ["甲", "局长"], "of"),
        ("双报到", ["报到社区", "报到单位", "人数"], ["军民社区", "民政局", 2], "community"),
        ("楼栋", ["社区", "楼栋名称"], ["军民社区", "1号楼"], "community"),
        ("街道", ["所属区县", "街道名称", "街道代码"], ["洮北区", "瑞光街道", "220802003"], "county"),
    ],
)  # fmt: skip
def test_kinds_of_ledger_in_which_units_are_written_once(name: str, header: list[str], row: list[Any], column: str) -> None:
    found, problems = read_rows(header, row, [None, f"另{row[1]}", *row[2:]], name=name)
    assert [record and record.names[column] for record in found] == [[row[0]], [row[0]]], problems
    assert [one.column for one in problems if one.severity == "warning"] == [header[0]]


@pytest.mark.parametrize(
    ("name", "header", "row"),
    [
        ("联盟成员", ["成员单位", "联盟名称"], ["安居物业", "军民联盟"]), ("物业合同", ["小区名称", "物业公司"], ["甲", "安居物业"]),
        ("沿革", ["新代码", "原代码", "变更类型", "变更日期"], ["220802012", "220802407", "合并", "2023-01-01"]),
        ("任职台账", ["任职人", "所任岗位"], ["张某", "网格长"]),
    ],
)  # fmt: skip
def test_what_may_be_the_record_itself_is_not_taken_from_above(name: str, header: list[str], row: list[Any]) -> None:
    for at in (0, 1):
        if name in ("联盟成员", "物业合同") and at == 0:
            continue  # written once on the left, it groups the rows
        found, problems = read_rows(header, row, [None if at == index else cell for index, cell in enumerate(row)], name=name)
        assert found[-1] is None or not [one for one in problems if one.severity == "warning"], problems


COMMUNITY = st.sampled_from(["军民社区", "文化社区", "光明社区"])


@given(st.lists(st.tuples(COMMUNITY, st.integers(1, 9)), min_size=1, max_size=8))
def test_a_ledger_with_names_written_once_says_what_the_whole_one_does(rows: list[tuple[str, int]]) -> None:
    header = ["社区", "小区名称", "户数"]
    whole = [[community, f"小区{at}", households] for at, (community, households) in enumerate(rows)]
    once = [whole[0], *([None if one[0] == above[0] else one[0], *one[1:]] for above, one in pairwise(whole))]
    (expected, none), (found, remarks) = read_rows(header, *whole), read_rows(header, *once)
    assert none == []
    assert [(one.values, one.names) for one in found if one] == [(one.values, one.names) for one in expected if one]
    left = sum(row[0] is None for row in once)
    assert [one.en.split()[0] for one in remarks] == ([str(left)] if left else [])
