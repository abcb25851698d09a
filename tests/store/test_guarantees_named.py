"""Ledgers of guarantees that name the guarantor himself: he and his unit are enough, with or without what his post is called."""

from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.undo import undo
from tests.store.ledgers import PLACES, Desk, counts, problems

BODIES = [["部门名称", "服务范围"], ["财政局", "洮北区"], ["民政局", "洮北区"]]
COMPOUNDS = [["小区名称", "所属社区"], *([name, "军民社区"] for name in ("甲小区", "乙小区", "丙小区"))]
HEADER = ["序号", "小区名称", "所属社区", "包保领导", "包保单位", "业委会成立情况"]
ROWS: list[list[Any]] = [
    [1, "甲小区", "军民社区", "张某", "财政局", "已完成"], [2, "乙小区", "军民社区", "张某", "财政局", "推进中"],
    [3, "丙小区", "军民社区", "李某", "财政局", "未开始"],
]  # fmt: skip
WHO = (
    "MATCH (c:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(p:Post)-[:AT]->(u) OPTIONAL MATCH (p)<-[:HOLDS]-(n:Person) "
    "RETURN c.name, p.title, n.id, u.name ORDER BY c.name, p.title"
)
MADE = [
    ("丙小区", "包保人（李某）", "person:org:220802/财政局/李某", "财政局"), ("乙小区", "包保人（张某）", "person:org:220802/财政局/张某", "财政局"),
    ("甲小区", "包保人（张某）", "person:org:220802/财政局/张某", "财政局"),
]  # fmt: skip


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean({**PLACES, "部门": BODIES, "小区": COMPOUNDS})
    return desk


def numbers(desk: Desk) -> list[int]:
    return [desk.rows(f"MATCH (n:{label}) RETURN count(n)")[0] for label in ("Guarantee", "Post", "Person")]


def test_a_person_and_his_unit_are_enough(city: Desk) -> None:
    before = city.everything()
    sheets = {"小区包保": [["洮北区小区包保台账"], HEADER, *ROWS]}
    report = city.clean(sheets)
    assert [counts(report, type) for type in ("Guarantee", "Post")] == [{"read": 3, "create": 3}, {"read": 2, "create": 2}]
    assert city.rows(WHO) == MADE
    assert [one.en for one in report.plan.problems if "was made" in one.en] == [
        "the post '包保人（张某）' was made from this row", "the post '包保人（李某）' was made from this row",
    ]  # fmt: skip
    assert city.clean(sheets).written == 0
    assert undo(city.database, "load:2", lambda *_: None).kept == []
    assert city.everything() == before


def test_a_ledger_of_posts_gives_the_titles_before_or_after(city: Desk) -> None:
    posts = [
        ["任职地点或单位", "岗位名称", "岗位类别", "任职人"],
        ["财政局", "局长", "包保人", "张某"],
        ["财政局", "副局长", "包保人", "李某"],
    ]
    right = [(compound, {"张某": "局长", "李某": "副局长"}[id.rpartition("/")[2]], id, unit) for compound, _, id, unit in MADE]
    city.clean({"小区包保": [HEADER, *ROWS]})
    city.clean({"岗位": posts})
    assert (numbers(city), city.rows(WHO)) == ([3, 2, 2], right)
    assert city.clean({"小区包保": [HEADER, *ROWS]}).written == 0
    for number in (3, 2):
        undo(city.database, f"load:{number}", lambda *_: None)
    city.clean({"小区包保": [HEADER, *ROWS], "岗位": posts})
    assert (numbers(city), city.rows(WHO)) == ([3, 2, 2], right)
    assert city.clean({"小区包保": [HEADER, *ROWS], "岗位": posts}).written == 0


def test_a_compound_s_row_and_the_ledger_mean_the_same_guarantee(city: Desk) -> None:
    named = [[*COMPOUNDS[0], "包保领导", "包保单位"], *([*row[1:3], *row[3:5]] for row in ROWS)]
    city.clean({"小区": named})
    city.clean({"小区包保": [HEADER, *ROWS]})
    assert (numbers(city), city.rows(WHO)) == ([3, 2, 2], MADE)
    assert city.rows("MATCH (g:Guarantee) RETURN g.committee_state ORDER BY g.committee_state") == ["done", "open", "under way"]
    assert city.clean({"小区": named}).written == 0


def test_a_title_beside_the_name_is_the_post_s_and_two_of_one_title_are_two(city: Desk) -> None:
    header = [*HEADER[1:4], "职务", HEADER[4]]
    rows = [["甲小区", "军民社区", "张某", "副局长", "财政局"], ["乙小区", "军民社区", "李某", "副局长", "财政局"]]
    report = city.clean({"小区包保": [header, *rows]})
    assert [row[:2] for row in city.rows(WHO)] == [("乙小区", "副局长（李某）"), ("甲小区", "副局长")]
    assert counts(report, "Post") == {"read": 2, "create": 2}
    assert city.clean({"小区包保": [header, *rows]}).written == 0


@pytest.mark.parametrize("together", [True, False])
def test_a_post_that_was_vacant_is_his(city: Desk, together: bool) -> None:
    posts = [["任职地点或单位", "岗位名称", "岗位类别"], ["财政局", "局长", "包保人"]]
    guarantees = [[*HEADER[1:4], "职务", HEADER[4]], ["甲小区", "军民社区", "张某", "局长", "财政局"]]
    if not together:
        city.clean({"岗位": posts})
    report = city.clean({"岗位": posts, "小区包保": guarantees} if together else {"小区包保": guarantees})
    assert [row[:3] for row in city.rows(WHO)] == [("甲小区", "局长", "person:org:220802/财政局/张某")]
    assert sum("was vacant" in one.en for one in report.plan.problems) == 1
    assert city.clean({"小区包保": guarantees}).written == 0


def test_several_persons_in_a_cell_are_several_guarantees(city: Desk) -> None:
    rows = [["甲小区", "军民社区", "张某、李某", "财政局"], ["乙小区", "军民社区", "王某\n赵某", "财政局、民政局"]]
    report = city.clean({"小区包保": [HEADER[1:5], *rows]})
    assert counts(report, "Guarantee") == {"read": 4, "create": 4}
    assert [(compound, id.rpartition("/")[2], unit) for compound, _, id, unit in city.rows(WHO)] == [
        ("乙小区", "王某", "财政局"), ("乙小区", "赵某", "民政局"), ("甲小区", "张某", "财政局"), ("甲小区", "李某", "财政局"),
    ]  # fmt: skip
    assert city.clean({"小区包保": [HEADER[1:5], *rows]}).written == 0


def test_what_is_missing_or_unknown_is_told_by_its_own_column(city: Desk) -> None:
    rows = [
        ["甲小区", "军民社区", "张某", "无此局"], ["无此小区", "军民社区", "张某", "财政局"], ["丙小区", "军民社区", None, "财政局"],
        ["乙小区", "军民社区", "钱某", None],
    ]  # fmt: skip
    report = city.load({"小区包保": [HEADER[1:5], *rows]})
    assert [(row, column) for row, column, *_ in problems(report)] == [(4, ""), (2, "包保单位"), (3, "小区名称")]
    assert counts(report, "Guarantee") == {"read": 4, "reject": 3, "create": 1}
    assert [row[:2] for row in city.rows(WHO)] == [("乙小区", "包保人（钱某）")]


def test_a_sheet_that_may_be_of_either_is_one_of_compounds(city: Desk) -> None:
    report = city.load({"Sheet1": [HEADER[1:5], *(row[1:5] for row in ROWS)]})
    assert counts(report, "Compound") == {"read": 3, "unchanged": 3}
    assert city.rows(WHO) == MADE
