"""Gaps that are accepted for a time: counted apart, listed, and back by themselves."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import LoadError, UnknownName, UsageError
from graph.schema.meta import SUBJECTS
from loaders.entry import enter
from loaders.index import Index
from loaders.snapshot import Snapshot
from queries import rules
from queries.run import run
from queries.waivers import in_force, row
from tests.store.build import ASOF
from tests.store.ledgers import PLACES, Desk

RULE = "compound-company"
COMPOUNDS = [
    ["小区名称", "所属社区", "所属街道", "户数"],
    *([f"小区{n}", "军民社区", "瑞光街道", 100] for n in range(3)),
    ["甲小区", "光明社区", "海明街道", 50],
]


@pytest.fixture
def compounds(database: Database, tmp_path: Path) -> Database:
    Desk(database, tmp_path).clean({**PLACES, "小区": COMPOUNDS})
    return database


def waive(database: Database, subject: str, until: str, rule: str = RULE) -> str | None:
    return enter(database, "Waiver", row(database, subject, rule, "拆迁", "市住建局", until)).load


def counted(database: Database, place: str, asof: date = ASOF) -> tuple[int, int, int, int, int]:
    found = rules.coverage(database, place, RULE, asof)[0]
    return found.denominator, found.numerator, found.waived, found.gap, found.touched


def test_a_waiver_is_counted_apart_and_expires(compounds: Database) -> None:
    assert waive(compounds, "小区0", "2021-12-31") == "load:2"
    assert counted(compounds, "白城市") == (4, 0, 1, 3, 250)
    assert counted(compounds, "瑞光街道") == (3, 0, 1, 2, 200)
    assert counted(compounds, "海明街道") == (1, 0, 0, 1, 50)
    assert counted(compounds, "瑞光街道", date(2021, 12, 31))[2] == 1
    assert counted(compounds, "瑞光街道", date(2022, 1, 1)) == (3, 0, 0, 3, 300)
    assert counted(compounds, "瑞光街道", ASOF - timedelta(days=1))[2] == 0
    assert [gap.name for gap in rules.gaps(compounds, RULE, "瑞光街道")] == ["小区1", "小区2"]
    with_waived = rules.gaps(compounds, RULE, "瑞光街道", waived=True)
    assert [(gap.name, gap.waived) for gap in with_waived] == [("小区0", True), ("小区1", False), ("小区2", False)]
    assert rules.coverage(compounds, "瑞光街道", "compound-owners-committee")[0].waived == 0

    assert waive(compounds, "海明街道", "2021-07-31") == "load:3"  # an area
    assert counted(compounds, "海明街道") == (1, 0, 1, 0, 0)
    assert rules.coverage(compounds, "海明街道", RULE)[0].state == "ok"
    assert rules.coverage(compounds, "海明街道", RULE)[0].ratio is None
    assert counted(compounds, "白城市")[2] == 2
    listed = run(compounds, "waivers", {"asof": "2021-08-15"}).dicts()
    assert [(one["subject_name"], one["state"], one["approved_by"]) for one in listed] == [
        ("海明街道", "expired", "市住建局"), ("小区0", "in force", "市住建局"),
    ]  # fmt: skip
    assert [one["subject_name"] for one in run(compounds, "waivers", {"place": "海明街道"}).dicts()] == ["海明街道"]
    assert in_force(compounds, ASOF)[RULE] == ["220802004", "compound:220802003006/小区0"]
    assert waive(compounds, "小区0", "2021-12-31") is None  # known already


def test_a_waiver_does_not_spread_by_itself(compounds: Database) -> None:
    """The street is divided: what now lies elsewhere is a gap again."""
    waive(compounds, "瑞光街道", "2021-12-31")
    assert counted(compounds, "白城市")[2] == 3
    compounds.write(
        "MATCH (c:Community {id: '220802003006'})-[r:PART_OF]->(), (s:Street {id: '220802004'}) DELETE r CREATE (c)-[:PART_OF]->(s)"
    )
    assert counted(compounds, "白城市") == (4, 0, 0, 4, 350)


@pytest.mark.parametrize(
    ("subject", "rule", "until", "error", "why"),
    [
        ("没有的小区", RULE, "2021-12-31", UnknownName, "没有的小区"),
        ("小区0", "compound-compani", "2021-12-31", UnknownName, "nearest: compound-company"),
        ("小区0", RULE, "2021-13-01", UsageError, "is no date"),
        ("小区0", RULE, "2021-06-29", UsageError, "has passed"),
        ("小区0", RULE, " ", UsageError, "is no date"),
    ],
)
def test_what_cannot_be_waived_is_told_in_one_line(
    compounds: Database, subject: str, rule: str, until: str, error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why) as told:
        waive(compounds, subject, until, rule)
    assert "\n" not in str(told.value)
    assert run(compounds, "waivers", {}).rows == []


@pytest.mark.parametrize(("reason", "by"), [("", "市住建局"), ("拆迁", " "), ("\u3000", "")])
def test_a_waiver_without_reason_or_approver_is_none(compounds: Database, reason: str, by: str) -> None:
    with pytest.raises(UsageError, match="why it is given and who approved it"):
        row(compounds, "小区0", RULE, reason, by, "2021-12-31")


def test_a_row_that_the_loader_refuses(compounds: Database) -> None:
    with pytest.raises(LoadError, match="豁免对象 '没有的'"):
        enter(compounds, "Waiver", {"rule": RULE, "subject": "没有的", "since": "2021-01-01", "until": "2021-12-31"})


def test_a_ledger_names_posts_persons_projects_problems_and_categories_too(compounds: Database, tmp_path: Path) -> None:
    head = ["豁免规则", "豁免对象", "所属社区", "豁免原因", "批准单位", "豁免起始日期", "豁免截止日期"]
    named = [
        ("guarantor-load", "第一网格/网格长", ""), ("chief-load", "张某", "军民社区"), ("secretary-project-review", "红心物业", ""),
        ("issue-rated", "20210315001", ""), ("category-led", "占道经营", ""),
    ]  # fmt: skip
    Desk(compounds, tmp_path).clean(
        {
            "网格": [["网格名称", "所属社区"], ["第一网格", "军民社区"]],
            "居委会": [["居委会名称", "所属社区"], ["军民社区居委会", "军民社区"]],
            "人员": [["姓名", "所在单位", "所属社区"], ["张某", "军民社区居委会", "军民社区"], ["李某", "军民社区居委会", "军民社区"]],
            "岗位": [
                ["岗位名称", "任职地点或单位", "所属社区", "代表单位", "任职人"],
                ["网格长", "第一网格", "军民社区", "军民社区居委会", "张某"],
            ],
            "党组织": [["党组织名称", "党组织类型", "服务范围"], ["瑞光街道党工委", "党工委", "瑞光街道"]],
            "书记项目台账": [["项目名称", "年度", "申报党组织"], ["红心物业", "2021", "瑞光街道党工委"]],
            "问题分类": [["分类名称", "性质"], ["占道经营", "执法"]],
            "热线工单": [["工单编号", "问题来源", "问题分类", "问题点位"], ["20210315001", "热线", "占道经营", "军民社区"]],
            "豁免清单": [head, *([rule, name, where, "拆迁", "区委", "2021-01-01", "2021-12-31"] for rule, name, where in named)],
        }
    )
    listed = {one["rule"]: one for one in run(compounds, "waivers", {}).dicts()}
    assert {rule: listed[rule]["subject"].partition(":")[0] for rule, *_ in named} == {
        "guarantor-load": "post", "chief-load": "person", "secretary-project-review": "project", "issue-rated": "issue",
        "category-led": "category",
    }  # fmt: skip
    assert [listed[rule]["place_name"] for rule, *_ in named] == ["第一网格", "第一网格", "瑞光街道", "军民社区", "白城市"]


def test_only_the_nodes_are_read_among_which_the_ids_are(compounds: Database) -> None:
    index = Index(Snapshot(compounds))
    (place,) = compounds.read("MATCH (c:Compound {name: '小区0'}) RETURN c.id").rows[0]
    assert list(index.having({place}, SUBJECTS)) == ["Place"]
    assert index.having({place, "小区1"}, SUBJECTS) == SUBJECTS, "a name may be any of them"
    assert index.having({"没有的"}, SUBJECTS) == SUBJECTS
