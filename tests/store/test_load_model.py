"""Names that are found only with the help of others: posts within a unit, sessions of a conference, steps of a request."""

from pathlib import Path

import pytest

from graph.database import Database
from tests.store.ledgers import PLACES, Desk, Sheets, counts, problems

BODIES: Sheets = {
    "部门": [["部门名称", "服务范围"], ["民政局", "洮北区"], ["财政局", "洮北区"]],
    "联席会议": [["联席会议名称", "服务范围", "级别"], ["白城市联席会议", "白城市", "市"], ["洮北区联席会议", "洮北区", "县"]],
    "党组织": [["党组织名称", "服务范围", "党组织类别"], ["洮北区委", "洮北区", "党委"]],
    "小区": [["小区名称", "所属社区"], ["兴隆小区", "军民社区"]],
    "网格": [["网格名称", "所属社区"], ["第一网格", "军民社区"], ["第二网格", "军民社区"]],
}


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    desk.clean(BODIES)
    return desk


def test_a_post_is_found_within_its_unit(city: Desk) -> None:
    posts = [["岗位名称", "任职地点或单位", "任职人"], ["局长", "民政局", "张某"], ["局长", "财政局", "李某"]]
    header = ["包保单位", "包保领导职务", "包保小区", "所属社区", "业委会成立", "业委会成立日期"]
    sheets: Sheets = {"岗位": posts, "小区包保": [header, ["财政局", "局长", "兴隆小区", "军民社区", "已完成", "2021-03-01"]]}
    city.clean(sheets)
    assert city.links("GUARANTEED_BY")[0][1] == "post:org:220802/财政局/局长"
    again = city.load(sheets)
    assert again.written == 0
    leave = [["请假人", "所在单位", "请假岗位", "岗位所在", "离岗日期", "返岗前一日"]]
    city.clean({"请假离岗": [*leave, ["张某", "民政局", "局长", "民政局", "2021-03-02", "2021-03-06"]]})
    ((person, post, since, until),) = city.links("ON_LEAVE", "since", "until")
    assert (person, post) == ("person:org:220802/民政局/张某", "post:org:220802/民政局/局长")
    assert (str(since), str(until)) == ("2021-03-02", "2021-03-07")


def test_sessions_are_called_alike_in_every_conference(city: Desk) -> None:
    conferences = ("白城市联席会议", "洮北区联席会议")
    sheets: Sheets = {
        "会议": [["联席会议", "会议名称", "会议日期", "会议类型"], *([one, "第一次会议", "2021-03-31", "例会"] for one in conferences)],
        "议题": [["联席会议", "会议名称", "议题序号", "议题名称"], *([one, "第一次会议", 1, "弃管小区"] for one in conferences)],
        "议定事项": [
            ["文号", "联席会议", "会议名称", "议题名称", "落实状态"],
            ["洮联〔2021〕1号", "洮北区联席会议", "第一次会议", "弃管小区", "推进中"],
        ],
    }
    city.clean(sheets)
    item = "item:session:org:220802/洮北区联席会议/第一次会议|1"
    assert city.links("DECIDES") == [("decision:洮联〔2021〕1号", item)]
    assert city.load(sheets).written == 0
    alone = city.load({"议题": [["会议名称", "议题序号", "议题名称"], ["第一次会议", 2, "路灯"]]})
    assert "several" in problems(alone)[0][3]


def test_what_is_called_alike_in_two_years_is_two(city: Desk) -> None:
    projects = [["项目名称", "年度", "申报党组织"], ["红心物业", 2020, "洮北区委"], ["红心物业", 2021, "洮北区委"]]
    report = city.clean({"书记项目": projects})
    assert counts(report, "Project") == {"read": 2, "create": 2}
    assert city.load({"书记项目": projects}).written == 0


def test_steps_and_items_name_a_request_by_its_number(city: Desk) -> None:
    city.clean({"问题分类": [["分类名称", "性质"], ["路灯", "服务"]]})
    city.clean(
        {
            "问题": [["诉求渠道", "热线单号", "问题分类", "问题点位"], ["热线", "20210315001", "路灯", "军民社区"]],
            "办理步骤": [["热线单号", "步骤序号", "环节", "步骤日期"], ["20210315001", 1, "受理", "2021-03-15"]],
        }
    )
    assert city.links("OF_ISSUE") == [("step:issue:热线/20210315001|1", "issue:热线/20210315001")]


def test_a_compound_lies_in_two_grids_with_its_households(city: Desk) -> None:
    shares = [["小区名称", "所在网格", "户数"], ["兴隆小区", "第一网格", 120], ["兴隆小区", "第二网格", "80户"]]
    city.clean({"网格归属": shares})
    assert [households for *_, households in city.links("IN_GRID", "households")] == [120, 80]


def test_a_city_without_counties(city: Desk) -> None:
    city.clean({"市": [["市代码", "市名称"], ["441900", "东莞市"]]})
    streets = [["街道代码", "街道名称", "所属区县"], ["441900003", "东城街道", "东莞市"]]
    city.clean(
        {
            "街道": streets,
            "社区": [["社区代码", "社区名称", "所属区县", "所属街道"], ["441900003001", "岗贝社区", "东莞市", "东城街道"]],
        }
    )
    assert city.rows("MATCH (c:Community {id: '441900003001'})-[:PART_OF]->(s)-[:PART_OF]->(p) RETURN s.id, p.id") == [
        ("441900003", "441900")
    ]
