"""An export of a hotline as cities have it: classes in three columns, no place but a community or a street, no channel."""

from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import LedgerError
from tests.store.ledgers import PLACES, Desk, problems

HEADER = ["热线单号", "诉求类型", "一级分类", "二级分类", "三级分类", "被反映街乡镇", "村/社区", "主要内容"]
CLASSES = [["分类名称", "上级分类", "事项性质"], ["城乡建设", None, None], ["物业管理", "城乡建设", None], ["楼道杂物", "物业管理", "服务"]]
ROWS = [
    ["1", "投诉", "城乡建设", "物业管理", "楼道杂物", "瑞光街道", "军民社区", "楼道堆放杂物"],
    ["2", "求助", "城乡建设", "物业管理", None, "瑞光街道", None, "物业不管"],
    ["3", "咨询", "城乡建设", None, None, "瑞光街道", "没有的社区", "问政策"],
    ["4", "咨询", None, None, None, "瑞光街道", "军民社区", "没有分类"],
]
READ = """
MATCH (i:Issue)-[:ABOUT]->(c:Category) OPTIONAL MATCH (i)-[:LOCATED_IN]->(p:Place)
RETURN i.number, i.source_of, i.request, c.name, p.name ORDER BY i.number
"""


def test_other_columns_and_the_title_say_what_a_column_does_not(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    desk.load({"问题分类": CLASSES})
    report = desk.load({"Sheet1": [["2021年6月12345热线工单"], HEADER, *ROWS]})
    assert desk.rows(READ) == [
        ("1", "热线", "投诉", "楼道杂物", "军民社区"),
        ("2", "热线", "求助", "物业管理", "瑞光街道"),
        ("3", "热线", "咨询", "城乡建设", "瑞光街道"),
    ]
    told = problems(report)
    assert any("没有的社区" in str(one) for one in told), "a community that there is not costs the link, and is told"
    assert report.as_json()["reject"] == 1, "without any class there is no request"
    assert "都记为“热线”" in " ".join(one.zh for one in report.plan.problems)


def test_a_title_that_names_two_channels_says_none(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    desk.load({"问题分类": CLASSES})
    with pytest.raises(LedgerError, match="缺少列：问题来源"):
        desk.load({"Sheet1": [["热线、信访工单"], HEADER, ROWS[0]]})


def test_what_cannot_be_found_is_taken_from_the_next_column_that_can(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    desk.load({"问题分类": CLASSES, "小区": [["小区名称", "所属社区"], ["甲小区", "军民社区"]]})
    header = ["工单编号", "问题来源", "问题分类", "一级分类", "二级分类", "被反映区", "街道", "社区", "小区点位", "主办单位"]
    rows = [
        ["1", "热线", None, "城乡建设", "没有的类", None, "瑞光街道", "军民社区", "甲小区", None],
        ["2", "热线", "没有的类", "城乡建设", None, None, "瑞光街道", "军民社区", "楼下小卖部门前", None],
        ["3", "热线", "楼道杂物", None, None, "洮北区", "无此街道", "军民社区", "甲小区", None],
        ["4", "热线", "楼道杂物", None, None, "洮南市", "瑞光街道", "军民社区", "甲小区", None],
        ["5", "热线", "没有的类", "也没有", None, "无此区", "无此街道", None, None, "无此局"],
    ]
    report = desk.load({"热线工单": [header, *rows]})
    assert [(number, category, place) for number, _, _, category, place in desk.rows(READ)] == [
        ("1", "城乡建设", "甲小区"), ("2", "城乡建设", "军民社区"), ("3", "楼道杂物", "甲小区"), ("4", "楼道杂物", "洮南市"),
    ]  # fmt: skip
    assert desk.rows("MATCH (i:Issue) RETURN count(i)") == [5]
    told = {(one.row, one.column, one.value): one.severity for one in report.plan.problems if one.severity != "note"}
    assert told == {
        (2, "二级分类", "没有的类"): "warning", (3, "问题分类", "没有的类"): "warning", (3, "小区点位", "楼下小卖部门前"): "warning",
        (4, "街道", "无此街道"): "warning", (5, "街道", "瑞光街道"): "warning", (5, "社区", "军民社区"): "warning",
        (5, "小区点位", "甲小区"): "warning",
        (6, "问题分类", "没有的类"): "error", (6, "一级分类", "也没有"): "warning",
        (6, "被反映区", "无此区"): "warning", (6, "街道", "无此街道"): "error", (6, "主办单位", "无此局"): "error",
    }  # fmt: skip
    assert report.as_json()["links"]["reject"] == 3
