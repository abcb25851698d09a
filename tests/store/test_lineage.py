"""Units that are renamed, moved, merged and split: old ledgers land on the right ones, and each date has its own tree."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data import lineage as real
from data import sample
from data.divisions import read
from graph.database import Database
from loaders.load import load
from loaders.undo import undo
from queries import rules
from queries.checks.run import run as checked
from queries.duties import city_matrix
from queries.routing import answer
from queries.run import run
from tests.store.ledgers import COMMUNITIES, PLACES, STREETS, Desk, counts, link_counts, problems

LINEAGE = ["原代码", "新代码", "变更类型", "变更日期"]
CHANGED = date(2023, 1, 1)
BEFORE, AFTER = date(2022, 6, 30), date(2023, 6, 30)
NEW_STREET = ["220802012", "官银号街道", "街道", "洮北区", "2023-01-01"]


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    grids = [["网格名称", "所属社区", "所属街道"], ["第一网格", "军民社区", "瑞光街道"], ["第一网格", "光明社区", "海明街道"]]
    desk.clean({**PLACES, "网格": grids})
    return desk


def ledger(*rows: tuple[str, str, str]) -> dict[str, Any]:
    return {"区划沿革": [LINEAGE, *([*row, "2023-01-01"] for row in rows)]}


def move(desk: Desk) -> None:
    """军民社区 goes from 瑞光街道 to a new street, which is split off it, under a new code."""
    desk.clean(
        {
            **ledger(("220802003006", "220802012001", "迁移"), ("220802003", "220802012", "拆分"), ("220802003", "220802003", "拆分")),
            "街道": [[*STREETS[0], "设立日期"], NEW_STREET],
            "社区": [[*COMMUNITIES[0], "隶属起始日期"], ["220802012001", "军民社区", "社区", "官银号街道", 900, "2023-01-01"]],
        }
    )


def streets(desk: Desk, asof: date) -> list[tuple[Any, ...]]:
    found = run(desk.database, "street-overview", {"place": "220802", "asof": asof})
    return [(row[0], row[3], row[4]) for row in found.rows]


def test_a_unit_that_moves_is_the_same_unit_under_a_new_code(city: Desk) -> None:
    before = city.everything()
    move(city)
    unit = city.node("220802003006")
    assert (unit["code"], unit["name"], unit.get("until")) == ("220802012001", "军民社区", None)
    assert city.links("SUCCEEDS", "kind", "since") == [("220802012", "220802003", "split", CHANGED)]
    assert city.node("220802003").get("until") is None, "it is among its own successors"
    assert streets(city, BEFORE) == [("220802003", 2, 1), ("220802004", 1, 1)]
    assert streets(city, AFTER) == [("220802003", 1, 0), ("220802004", 1, 1), ("220802012", 1, 1)]
    for day in (BEFORE, AFTER):
        found = {row.place: row.denominator for row in rules.coverage(city.database, "220802", "grid-party", day)}
        assert (found["220802"], found.get("220802012")) == (2, 1 if day == AFTER else None)
    move(city)
    assert undo(city.database, "load:2", lambda *_: None).kept == []
    assert city.everything() == before


def test_ledgers_with_old_codes_land_on_it_and_change_nothing_back(city: Desk) -> None:
    move(city)
    again = city.load(PLACES)
    assert again.written == 0
    assert [problem[:3] for problem in problems(again)] == [(2, "社区代码", "220802003006")]
    header = ["网格名称", "所属社区"]
    for number, place in enumerate(("220802003006", "220802012001", "220802012001000"[:12]), start=2):
        city.clean({"网格": [header, [f"第{number}网格", place]]})
    assert city.rows("MATCH (g:Grid)-[:PART_OF]->(c {id: '220802003006'}) RETURN count(g)") == [4]
    report = city.clean({"网格": [["网格名称", "所属社区", "所属街道"], ["第一网格", "军民社区", "瑞光街道"]]})
    assert counts(report, "Grid") == {"read": 1, "unchanged": 1}


def test_what_is_merged_ends_and_leads_to_its_successor(city: Desk) -> None:
    before = city.everything()
    merged = {
        **ledger(("220802003006", "220802003099", "合并"), ("220802003007", "220802003099", "合并")),
        "社区": [[*COMMUNITIES[0], "设立日期"], ["220802003099", "军文社区", "社区", "瑞光街道", 1700, "2023-01-01"]],
    }
    report = city.clean(merged)
    assert link_counts(report) == {"create": 3, "retire": 2}
    assert [city.node(id)["until"] for id in ("220802003006", "220802003007")] == [CHANGED, CHANGED]
    assert city.clean(merged).written == 0
    assert streets(city, BEFORE)[0] == ("220802003", 2, 1)
    assert streets(city, AFTER)[0][:2] == ("220802003", 1)
    city.clean({"网格": [["网格名称", "所属社区"], ["第二网格", "220802003006"]]})
    assert ("grid:220802003099/第二网格", "220802003099") in city.links("PART_OF")
    undo(city.database, "load:3", lambda *_: None)
    undo(city.database, "load:2", lambda *_: None)
    assert city.everything() == before


def test_of_several_successors_none_is_guessed(city: Desk) -> None:
    header = [*STREETS[0], "设立日期"]
    report = city.load(
        {
            **ledger(("220802003", "220802012", "拆分"), ("220802003", "220802013", "拆分")),
            "街道": [header, NEW_STREET, ["220802013", "新瑞光街道", "街道", "洮北区", "2023-01-01"]],
            "社区": [
                [*COMMUNITIES[0], "隶属起始日期"],
                ["220802003006", "军民社区", "社区", "官银号街道", 900, "2023-01-01"],
                ["220802003007", "文化社区", "社区", "新瑞光街道", 800, "2023-01-01"],
            ],
        }
    )
    assert problems(report) == [
        (2, "社区代码", "220802003006", "its code does not lie below that of 官银号街道 (220802012)"),
        (3, "社区代码", "220802003007", "its code does not lie below that of 新瑞光街道 (220802013)"),
    ]
    assert city.node("220802003")["until"] == CHANGED
    post = [["任职地点或单位", "岗位名称"], ["220802003", "书记"]]
    report = city.load({"岗位": post, "网格": [["网格名称", "所属街道", "所属社区"], ["第三网格", "瑞光街道", "文化社区"]]})
    told = "it has ended, with several successors: 220802012, 220802013; it stays with the old one"
    assert {problem[3] for problem in problems(report)} == {told}
    assert ("post:220802003/书记", "220802003") in city.links("AT")
    assert ("grid:220802003007/第三网格", "220802003007") in city.links("PART_OF")


def test_what_a_lineage_cannot_mean_is_said(city: Desk) -> None:
    report = city.load(ledger(("220802999", "220802003", "合并"), ("220802003", "220802998", "合并")))
    assert [problem[:3] for problem in problems(report)] == [(2, "原代码", "220802999"), (3, "新代码", "220802998")]
    assert city.links("SUCCEEDS") == []
    assert city.node("220802003").get("until") is None, "without a successor nothing ends"


TOWN, STREET, MOVED = "220821100", "220821001", "220821100003"
"""镇赉镇, 鹤城街道 that was split off it, and 庆生社区 that went along, by its first code."""


def _both_dates_have_their_own_answers(desk: Desk) -> None:
    """Coverage counts the streets of the date, and who answers at a place follows from where it lay then."""
    duty = ["责任单位", "问题分类", "责任类型", "职能", "责任范围"]
    desk.clean(
        {
            "问题分类": [["分类名称", "性质"], ["占道经营", "处置"]],
            "部门": [["部门名称", "服务范围"], ["甲局", TOWN], ["乙局", STREET]],
            "职责": [duty, *([name, "占道经营", "行业监管/执法", "处置", place] for name, place in (("甲局", TOWN), ("乙局", STREET)))],
        }
    )
    for day, body, streets in ((BEFORE, f"org:{TOWN}/甲局", 0), (AFTER, f"org:{STREET}/乙局", 3)):
        found = answer(desk.database, MOVED, "占道经营", None, day)
        assert [one["id"] for one in found["act"]] == [body]
        counted = {row.place: row.denominator for row in rules.coverage(desk.database, "220821", "street-centre", day)}
        assert counted.get("220821", 0) == streets
    undo(desk.database, "load:3", lambda *_: None)


COUNTED = (
    "MATCH (s:Street {form: '街道'}) WHERE (s.since IS NULL OR s.since <= $asof) AND (s.until IS NULL OR $asof < s.until) RETURN count(s)"
)


def test_the_divisions_of_2020_become_those_of_2023(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    sample.write(tmp_path / "sample", 1, sample.SMALL)
    old, new = [sample.files(tmp_path / "sample")[0]], real.write(tmp_path / "lineage")
    load(database, old, write=True)
    before = desk.everything()
    report = load(database, new, write=True)
    assert problems(report) == []
    assert [desk.rows(COUNTED, asof=day) for day in (BEFORE, AFTER)] == [[27], [31]]
    for day, year in ((BEFORE, 2020), (AFTER, 2023)):
        found = {row[0]: row[3] for row in run(database, "street-overview", {"place": "220821", "asof": day}).rows}
        units = Counter(one.street for one in read(year).communities.values() if one.county == "220821")
        assert found == units, "the communities lie under the streets of the date"
    _both_dates_have_their_own_answers(desk)
    assert load(database, new, write=True, recheck=True).written == 0
    assert load(database, old, write=True, recheck=True).written == 0, "the ledger of 2020 changes nothing back"
    assert undo(database, "load:2", lambda *_: None).kept == []
    assert desk.everything() == before


def test_a_body_that_was_merged_answers_through_the_one_that_took_over(city: Desk) -> None:
    """甲局 goes into 乙局: its duty, its field office and the list that names it go on, and everything says so."""
    duty = ["责任单位", "问题分类", "责任类型", "职能", "责任范围"]
    city.clean(
        {
            "问题分类": [["分类名称", "性质"], ["占道经营", "处置"], ["噪声", "处置"]],
            "部门": [["部门名称", "服务范围"], ["甲局", "洮北区"], ["乙局", "洮北区"]],
            "派出机构": [
                ["派出机构名称", "服务范围", "所属区县", "上级单位", "隶属关系"],
                ["瑞光中队", "瑞光街道", "洮北区", "甲局", "领导"],
            ],
            "职责": [duty, ["甲局", "占道经营", "行业监管/执法", "处置", "洮北区"]],
        }
    )
    before = city.everything()
    takeover = {"单位沿革": [["原单位", "承接单位", "变更类型", "变更日期"], ["甲局", "乙局", "并入", "2023-01-01"]]}
    report = city.clean(takeover)
    assert link_counts(report) == {"create": 1, "retire": 1}
    assert city.node("org:220802/甲局")["until"] == CHANGED
    assert city.clean(takeover).written == 0
    then, now = (answer(city.database, "220802004001", "占道经营", None, day) for day in (BEFORE, AFTER))
    assert [one["name"] for one in then["act"]] == ["甲局"]
    assert (now["verdict"], [one["name"] for one in now["act"]]) == ("owned", ["乙局"])
    assert now["why"][0]["zh"] == "甲局已撤销，最后一天2022-12-31；其职责由乙局承接。"
    assert now["why"][0]["en"] == "甲局 is gone, its last day was 2022-12-31; 乙局 took over what it carried."
    assert now["slots"]["line"][0]["duty"] == then["slots"]["line"][0]["duty"]
    office = answer(city.database, "220802003006", "占道经营", None, AFTER)
    assert [one["name"] for one in office["act"]] == ["瑞光中队"], "the office of the one is the office of the other"
    assert [one["name"] for one in office["act"][0]["answers_to"]] == ["乙局"]
    assert [why["zh"] for why in office["why"] if "承接" in why["zh"]] == [now["why"][0]["zh"]]
    matrix = city_matrix(city.database, None, AFTER, ("Community",))
    assert matrix.total["owned"] == 3, "all communities of the county"
    (found,) = checked(city.database, "duty-body-gone", AFTER)
    assert found.hit.zh == "甲局已于2023-01-01前撤销，仍承担“占道经营”，现由乙局承接"
    undo(city.database, "load:3", lambda *_: None)
    assert city.everything() == before
