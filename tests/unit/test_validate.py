"""Rows -> records: what is refused and why, 同上, what is personal, and that every row is accounted for."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Prop
from graph.schema import SCHEMA
from loaders.cells import Row, Sheet
from loaders.headers import Table, match
from loaders.normalise import key
from loaders.personal import anonymous, holds_identity, holds_number, masked
from loaders.problems import TEXTS, Problem
from loaders.readers import values_of
from loaders.record import Record
from loaders.validate import records


def table(header: list[str], *rows: list[Any], name: str = "小区") -> Table:
    made = [Row(number, tuple(row)) for number, row in enumerate([header, *rows], 1)]
    found = match(Sheet("a.xlsx", name, False, made, len(header)))
    assert isinstance(found, Table), found
    return found


def read(header: list[str], *rows: list[Any], name: str = "小区") -> tuple[list[Record | None], list[Problem]]:
    problems: list[Problem] = []
    return list(records(table(header, *rows, name=name), problems.append)), problems


def only(header: list[str], row: list[Any], name: str = "小区") -> Record:
    ((record,), problems) = read(header, row, name=name)
    assert record is not None, problems
    return record


HEADER = [
    "小区名称",
    "所属社区",
    "户数",
    "竣工日期",
    "管理方式",
    "小区地址",
    "小区代码",
    "撤销日期",
    "物业公司",
    "合同开始日期",
    "合同结束日期",
]


def row(**given: Any) -> list[Any]:
    return [{"小区名称": "甲", "所属社区": "军民社区", **given}.get(caption) for caption in HEADER]


def test_a_record_of_every_kind_of_value() -> None:
    record = only(
        HEADER,
        row(
            户数="3,005户",
            竣工日期="2001.5",
            管理方式="业主自筹物业",
            小区代码=451.0,
            撤销日期="2021-06-30",
            物业公司="安居物业",
            合同开始日期=44197,
        ),
    )
    assert record.values == {
        "name": "甲", "households": 3005, "built": datetime.date(2001, 5, 1), "built_precision": "month", "management": "自管",
        "code": "451", "until": datetime.date(2021, 7, 1),
    }  # fmt: skip
    assert record.names == {"community": ["军民社区"], "company": ["安居物业"]}
    assert record.of_link == {"company": {"since": datetime.date(2021, 1, 1)}}


@pytest.mark.parametrize(
    ("given", "column", "value", "why"),
    [
        ({"户数": -1}, "户数", "-1", "it cannot be negative"),
        ({"户数": "若干"}, "户数", "若干", "it is no number"),
        ({"小区名称": "无"}, "小区名称", "", "'compound name' must be filled in"),
        ({"小区名称": datetime.date(2026, 3, 1)}, "小区名称", "2026-03-01", "Excel turned it into a date, probably 3-1"),
        ({"小区代码": 202603150012345678}, "小区代码", "202603150012345678", "too long for a number: Excel has lost its last digits"),
        ({"合同开始日期": "2021-06-30", "合同结束日期": "2020-12-31"}, "合同结束日期", "2020-12-31", "it ends before it begins"),
    ],
)
def test_a_rejected_row_names_cell_and_reason(given: dict[str, Any], column: str, value: str, why: str) -> None:
    (found, (problem,)) = read(HEADER, row(**given))
    assert found == [None]
    assert (problem.file, problem.sheet, problem.row, problem.column, problem.value) == ("a.xlsx", "小区", 2, column, value)
    assert (problem.severity, problem.en) == ("error", why)


FAULTS: dict[str, tuple[Any, str]] = {
    "小区名称": (None, "'compound name' must be filled in"),
    "所属社区": ("无", "'community' must be filled in"),
    "户数": ("若干", "it is no number"),
    "竣工日期": ("去年", "it is no date"),
    "小区代码": ("2.20802E+11", "written with an exponent: its last digits are lost"),
    "合同结束日期": ("2020-12-31", "it ends before it begins"),
}


@given(st.sets(st.sampled_from(sorted(FAULTS)), min_size=1))
def test_every_fault_of_a_row_is_told_and_it_is_one_reject(wrong: set[str]) -> None:
    cells = {"户数": 3, "合同开始日期": "2021-01-01"} | {name: FAULTS[name][0] for name in wrong}
    found, problems = read(HEADER, row(**cells), row(小区名称="乙"))
    assert [record and record.values["name"] for record in found] == [None, "乙"]
    assert {(one.row, one.column, one.en) for one in problems} == {(2, name, FAULTS[name][1]) for name in wrong}
    assert len(problems) == len(wrong)


def test_a_period_of_one_day_is_one() -> None:
    assert only(HEADER, row(物业公司="安居物业", 合同开始日期="2021-06-30", 合同结束日期="2021-06-30")).of_link["company"][
        "until"
    ] == datetime.date(2021, 7, 1)


def test_an_end_written_out_as_none_is_said_and_not_left_out() -> None:
    assert only(HEADER, row(撤销日期="长期")).values == {"name": "甲", "until": None}
    assert only(HEADER, row()).values == {"name": "甲"}


def test_an_unknown_value_of_an_optional_column_costs_only_that_value() -> None:
    ((record,), (problem,)) = read(HEADER, row(管理方式="随便"))
    assert record is not None
    assert record.values == {"name": "甲"}
    assert (problem.severity, problem.column, problem.value) == ("warning", "管理方式", "随便")
    assert "弃管" in problem.zh


@pytest.mark.parametrize(
    ("cell", "code"), [("220802003006", "220802003006"), (220802003006.0, "220802003006"), ("\u202a220802003006", "220802003006")]
)
def test_codes_of_communities(cell: Any, code: str) -> None:
    assert only(["社区代码", "社区名称", "所属街道"], [cell, "军民社区", "瑞光街道"], "社区").values["code"] == code


def test_codes_of_divisions_may_have_zeros_behind_and_nothing_else() -> None:
    header = ["街道代码", "街道名称", "所属区县"]
    assert only(header, ["220802003000", "瑞光街道", "洮北区"], "街道").values["code"] == "220802003"
    found, problems = read(
        header, ["220802003001", "瑞光街道", "洮北区"], ["22080200", "瑞光街道", "洮北区"], ["22080200x", "瑞光街道", "洮北区"], name="街道"
    )
    assert found == [None, None, None]
    assert {problem.en for problem in problems} == {"the code has 9 digits"}


def test_the_same_as_above() -> None:
    found, problems = read(
        ["小区名称", "所属社区", "户数"],
        ["甲", "军民社区", 1],
        ["乙", "同上", "〃"],
        ["丙", "同上", 3],
        ["丁", "同上", -1],
        ["戊", "同上", 5],
    )
    assert [record and (record.names["community"], record.values["households"]) for record in found] == [
        (["军民社区"], 1), (["军民社区"], 1), (["军民社区"], 3), None, (["军民社区"], 5),
    ]  # fmt: skip
    assert [problem.en for problem in problems] == ["it cannot be negative"]


def test_the_same_as_above_with_nothing_above() -> None:
    found, problems = read(["小区名称", "所属社区", "户数"], ["甲", "同上", 1], ["乙", "同上", 1])
    assert found == [None, None]
    assert {(problem.column, problem.en) for problem in problems} == {("所属社区", "it says 'as above', but the cell above is empty")}


IDENTITY, MOBILE = "11010519491231002X", "13912345678"


@pytest.mark.parametrize("number", [IDENTITY, MOBILE, "139 1234 5678", "+86-13912345678", 13912345678])
def test_personal_numbers_get_nowhere(number: Any) -> None:
    found, problems = read(HEADER, row(小区地址=f"某路1号，找张某{number}", 物业公司=number, 管理方式=number), row(小区名称=number))
    record = found[0]
    assert record is not None
    assert record.values == {"name": "甲", "address": "某路1号，找张某***"}
    assert record.names == {"community": ["军民社区"]}
    assert found[1] is None
    told = "".join(f"{one.as_json()}" for one in problems)
    assert not holds_number(told)
    assert str(number) not in told


@pytest.mark.parametrize(
    ("code", "dropped"), [(IDENTITY, True), ("202103199001010000", False), ("13912345678", False), ("91220800MA0Y3XXX10", False)]
)
def test_a_code_may_look_like_a_personal_number(code: str, dropped: bool) -> None:
    found, _ = read(HEADER, row(小区代码=code))
    assert found[0] is not None
    assert found[0].values.get("code") == (None if dropped else code)


def test_masking_leaves_the_rest() -> None:
    assert masked(f"张某（{IDENTITY}，{MOBILE}）来电") == "张某（***，***）来电"
    assert masked("工单20210315001234") == "工单20210315001234"
    assert holds_identity(IDENTITY)
    assert not holds_identity("110105194912310021")


def test_error_values_reject_the_row() -> None:
    from loaders.cells import CellError

    found, (problem,) = read(["小区名称", "所属社区", "户数"], ["甲", "军民社区", CellError("#REF!")])
    assert (found, problem.en) == ([None], "the cell holds the error #REF!")


@pytest.mark.parametrize(
    "prop", [pytest.param(prop, id=f"{sheet.name}.{prop.name}") for sheet in SCHEMA.sheets for prop in sheet.props if prop.choices]
)
def test_each_word_of_a_list_stands_for_one_value(prop: Prop) -> None:
    known = values_of(prop.choices)
    clashes = [
        (choice.value, text)
        for choice in prop.choices
        for text in (choice.zh, choice.en, *choice.aliases)
        if known[key(text)] != choice.value
    ]
    assert clashes == []


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        ([0.95, 0.9, 1.0], [95, 90, 100]), ([98.0, 95.0, 1.0], [98, 95, 1]), ([98, 95, 0.5], [98, 95, 0.5]), ([1.0, 1.0, 0.0], [100, 100, 0]),
        (["98.5%", 0.985, 90.0], [98.5, 98.5, 90]), (["1", "95", "98%"], [1, 95, 98]), ([0.95, 0.9, 1.02], [95, 90, None]),
        ([0.9, 120.0, 0.8], [90, None, 80]),
    ],
)  # fmt: skip
def test_the_column_tells_what_1_is_of_a_percentage(cells: list[Any], shares: list[float | None]) -> None:
    found, problems = read(["小区名称", "所属社区", "收缴率"], *([f"小区{at}", "军民社区", cell] for at, cell in enumerate(cells)))
    assert [record.values["collection"] if record else None for record in found] == shares
    assert {one.zh for one in problems} <= {"百分比不能超过 100"}


@pytest.mark.parametrize(("cells", "shares"), [([0.5, 1.0], [50, 100]), ([60, 100, 1], [60, 100, 1]), ([1], [1]), (["60%"], [60])])
def test_percentages_that_are_whole_numbers(cells: list[Any], shares: list[int]) -> None:
    header = ["项目名称", "年度", "申报党组织", "进度"]
    found, _ = read(header, *([f"项目{at}", 2021, "瑞光街道党工委", cell] for at, cell in enumerate(cells)), name="书记项目")
    assert [record.values["progress"] if record else None for record in found] == shares


def test_texts_of_problems_are_in_both_languages() -> None:
    import string

    for zh, en in TEXTS.values():
        fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (zh, en)]
        assert fields[0] <= {name.removesuffix("_en") for name in fields[1]} | {"zh"} | fields[1]


CELLS = st.sampled_from(
    [
        "甲",
        "乙",
        "军民社区",
        "合计",
        "同上",
        "小区名称",
        "所属社区",
        "",
        "无",
        " ",
        1,
        -1,
        2.5,
        None,
        True,
        "户数",
        "1,200户",
        datetime.date(2021, 6, 30),
    ]
)


@settings(max_examples=200)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8))
def test_every_row_is_a_record_a_problem_or_says_nothing(given_rows: list[tuple[Any, ...]]) -> None:
    found, problems = read(["小区名称", "所属社区", "户数"], *(list(given_row) for given_row in given_rows))
    errors = {problem.row for problem in problems if problem.severity == "error"}
    notes = [problem.row for problem in problems if problem.severity == "note"]
    accepted = [record.row for record in found if record is not None]
    assert len(found) == len(accepted) + len(errors)
    assert len({*accepted, *errors, *notes}) == len(accepted) + len(errors) + len(notes)
    silent = set(range(2, len(given_rows) + 2)) - {*accepted, *errors, *notes}
    for number in silent:
        cells = [cell for cell in given_rows[number - 2] if cell is not None and str(cell).strip()]
        assert not cells or {"小区名称", "所属社区", "户数"} >= {str(cell) for cell in cells}


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("本人张三，电话13912345678", "本人***，电话***"), ("王先生反映楼道堆物", "***先生反映楼道堆物"),
        ("联系人：李四 0436-3212345", "联系人：*** ***"),

        ("找张建国先生", "找***先生"), ("女士 王丽，要求", "女士 ***，要求"), ("本人王某某反映漏水", "本人***反映漏水"), ("业主李某某", "业主***"),
        ("欧阳先生来电", "***先生来电"), ("家住3栋2单元401室漏水", "家住3栋2单元***漏水"), ("3-2-401漏水", "***漏水"),
        ("业主委员会成立", None), ("本人于昨日发现", None), ("联系人和电话", None), ("业主和物业纠纷", None), ("2021-06-30马路边路灯不亮", None),
        ("民生路12号门前", None), ("先生们", None),
    ],
)  # fmt: skip
def test_requests_carry_no_caller(text: str, hidden: str | None) -> None:
    assert anonymous(text) == (hidden or text)
    assert anonymous(anonymous(text)) == (hidden or text)


def test_masked_texts_are_told_once_a_column() -> None:
    found, problems = read(
        ["工单编号", "问题来源", "工单标题", "问题分类", "问题点位"],
        *(["1", "热线", "王先生反映占道", "占道经营", "军民社区"] for _ in range(3)),
        name="工单",
    )
    assert {record.values["title"] for record in found if record} == {"***先生反映占道"}
    assert [(one.column, one.row, one.severity, one.en) for one in problems] == [
        ("工单标题", 0, "note", "numbers, doors or names of callers in 3 cells were replaced by ***")
    ]


def test_what_stands_in_brackets_behind_a_number_is_told_and_left_out() -> None:
    (found,), (problem,) = read(["小区名称", "所属社区", "户数"], ["甲", "军民社区", "3005户（含空置200户）"])
    assert found is not None
    assert (found.values["households"], problem.severity, problem.en) == (
        3005, "warning", "what stands in brackets, '（含空置200户）', was not read",
    )  # fmt: skip
    (none,), (problem,) = read(["小区名称", "所属社区", "户数"], ["甲", "军民社区", "若干（约200户）"])
    assert (none, problem.severity) == (None, "error")


def test_a_price_that_cannot_be_read_is_told_once() -> None:
    (found,), problems = read(["小区名称", "所属社区", "收费标准"], ["甲", "军民社区", "20元/户"])
    assert found is not None
    assert [(one.severity, one.en) for one in problems] == [("warning", "its unit should be 元/㎡/月")]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (2.20802e11, "ends in zeros"), ("220802003000", "ends in zeros"), ("'220802003006", ""), ("220802003006.0", ""), (220802003006.0, ""),
        ("2.20802E+11", "last digits are lost"), (220802003, "12 digits"),
    ],
)  # fmt: skip
def test_a_community_s_code_with_its_digits_lost_is_none(code: Any, why: str) -> None:
    (found,), problems = read(["社区代码", "社区名称", "社区类型", "所属街道"], [code, "军民社区", "社区", "瑞光街道"], name="社区")
    if why:
        assert (found, [one.severity for one in problems], why in problems[0].en) == (None, ["error"], True)
    else:
        assert found is not None
        assert (found.values["code"], problems) == ("220802003006", [])
