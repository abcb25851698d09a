"""Rows of totals: never data, compared with what they stand for, whichever way a ledger groups its rows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import Range, Row, Sheet
from loaders.headers import Table, match
from loaders.problems import Problem
from loaders.record import Record
from loaders.validate import records

HEADER = ["小区名称", "所属社区", "户数", "总建筑面积", "收费"]


def read(*rows: list[Any], merged: tuple[Range, ...] = ()) -> tuple[list[Record], list[Problem]]:
    made = [Row(number, tuple(row)) for number, row in enumerate([HEADER, *rows], 1)]
    found = match(Sheet("a.xlsx", "小区", False, made, len(HEADER), merged))
    assert isinstance(found, Table), found
    problems: list[Problem] = []
    return [record for record in records(found, problems.append) if record is not None], problems


def differences(*rows: list[Any], merged: tuple[Range, ...] = ()) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.zh) for one in read(*rows, merged=merged)[1] if one.severity == "warning"]


def row(name: str, households: Any, area: Any = None) -> list[Any]:
    return [name, "军民社区", households, area]


def total(word: str, households: Any, area: Any = None) -> list[Any]:
    return [word, None, households, area]


A, B, C = row("甲", 10, 1.5), row("乙", "20户", 2.25), row("丙", 5, 4)


@pytest.mark.parametrize(
    "rows",
    [
        [A, B, total("合计", 30, 3.75)],
        [A, B, total("小计", 30, 3.75), C, total("小计", 5), total("合计", "35户", 7.75)],
        [A, B, total("合计", 30), C, total("合计", 5), total("合计", 35)],
        [A, B, total("小 计：", 30), C, total("合计（三个）", 35)],
        [A, B, total("瑞光街道小计", 30), C, total("海明街道小计", 5), total("总计", 35)],
        [["瑞光街道"], A, B, total("合计", 30), ["海明街道"], C, total("合计", 5), total("总计", 35)],
        [["一、瑞光街道"], A, B, ["二、海明街道"], C, total("小计", 5), total("合计", 35)],
        [total("合计", 35, 7.75), A, B, C],
        [total("合计", 35), total("小计", 30), A, B, total("小计", 5), C],
        [A, B, HEADER, C, total("合计", 35), ["填表人：张某"]],
        [A, B, total("合计", None), total("合计", 30)],
        [A, row("乙", 2.004, None), total("合计", 12.0)],
    ],
)
def test_sums_that_are_right(rows: list[list[Any]]) -> None:
    assert [one for one in differences(*rows) if "合计写的是" in one[2]] == []


def test_a_sum_that_is_wrong_names_column_and_both_figures() -> None:
    accepted, problems = read(A, B, total("小计", 31, 3.75), C, total("小计", 5), total("合计", 36, 7.7))
    assert [record.values["name"] for record in accepted] == ["甲", "乙", "丙"]
    assert [(one.row, one.column, one.value, one.en) for one in problems if one.severity == "warning"] == [
        (4, "户数", "31", "the total says 31, the 2 rows that it stands for sum to 30: 1 apart"),
        (7, "户数", "36", "the total says 36, the 3 rows that it stands for sum to 35: 1 apart"),
        (7, "总建筑面积", "7.7", "the total says 7.7, the 3 rows that it stands for sum to 7.75: -0.05 apart"),
    ]


def test_rejected_rows_count_in_a_sum_and_unreadable_figures_leave_it_open() -> None:
    assert differences(A, [None, "军民社区", 5, 1], total("合计", 15, 2.5)) == []
    assert [one[:2] for one in differences(A, row("乙", "若干", 1), total("合计", 99, 9))] == [(4, "总建筑面积")]


def test_a_merged_figure_counts_once() -> None:
    assert differences(row("甲", 10), ["乙", "军民社区"], total("合计", 10), merged=(Range(2, 2, 3, 2),)) == []


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12), st.integers(0, 11), st.integers(-3, 3))
def test_a_total_differs_exactly_when_it_is_not_the_sum(figures: list[int], cut: int, error: int) -> None:
    first, second = figures[:cut], figures[cut:]
    groups = [[*(row(f"{at}甲", n) for at, n in enumerate(first))], [*(row(f"{at}乙", n) for at, n in enumerate(second))]]
    rows = [line for group in groups if group for line in [*group, total("小计", sum(one[2] for one in group))]]
    told = differences(*rows, total("合计", sum(figures) + error))
    assert bool(told) == bool(error) or (len(first) == 0 or len(second) == 0)


NUMBERED = ["序号", *HEADER]


@pytest.mark.parametrize(
    "word",
    [
        "合计",
        "合 计：",
        "军民社区小计",
        "本页合计",
        "合计（2个）",
        "合计：2个小区",
        "共计2个",
        "总数",
        "总和",
        "合计数",
        "Total",
        "全区总计",
    ],
)
@pytest.mark.parametrize("beside", [None, "共2个小区"])
def test_a_total_under_a_column_that_is_not_read_is_none_of_data(word: str, beside: str | None) -> None:
    made = [NUMBERED, [1, *A], [2, *B], [word, beside, None, 31]]
    found = match(Sheet("a.xlsx", "小区", False, [Row(number, tuple(cells)) for number, cells in enumerate(made, 1)], len(NUMBERED)))
    assert isinstance(found, Table), found
    problems: list[Problem] = []
    assert len(list(records(found, problems.append))) == 2
    assert [(one.row, one.zh) for one in problems] == [
        (4, "合计行，不作为数据"), (4, "合计写的是 31，所合计的 2 行之和是 30，相差 1"),
    ]  # fmt: skip


@pytest.mark.parametrize("remark", ["会计", "总计划", "合计划", "小计算机公司"])
def test_words_that_only_sound_like_totals_make_none(remark: str) -> None:
    accepted, problems = read([remark, "军民社区", 5], [None, "军民社区", 5, None, remark])
    assert [record.values["name"] for record in accepted] == [remark]
    assert [one.severity for one in problems if one.row == 3] == ["error"]
