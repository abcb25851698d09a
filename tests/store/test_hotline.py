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
        ("3", "热线", "咨询", "城乡建设", None),
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
