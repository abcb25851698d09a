"""What people saved (accepted gaps, key lists, tasks, snapshots, mappings) when its subject is divided, joined or taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.entry import enter
from loaders.merge import merge
from loaders.trend import store
from loaders.undo import undo
from queries import rules, tasks, trend, waivers
from queries.run import run
from tests.store.build import few_rules
from tests.store.ledgers import COMMUNITIES, PLACES, STREETS, Desk

LINEAGE = ["原代码", "新代码", "变更类型", "变更日期"]
BEFORE, AFTER = date(2021, 6, 30), date(2023, 6, 30)
RULE = "compound-company"
A, B = "compound:220802003006/兴隆小区", "compound:220802003006/兴隆小区一期"
CATEGORY = {"问题分类": [["分类名称", "性质"], ["物业缺失", "服务"]]}


def silent(*_: Any) -> None:
    """Nobody watches."""


@pytest.fixture
def city(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    few_rules(database, {RULE}, tmp_path, monkeypatch)
    desk = Desk(database, tmp_path)
    desk.load({**PLACES, **CATEGORY, "小区": [["小区名称", "所属社区", "所属街道"], ["甲小区", "军民社区", "瑞光街道"]]})
    return desk


def divide(desk: Desk) -> None:
    """瑞光街道 becomes two streets, with one of its communities each."""
    header = [*STREETS[0], "设立日期"]
    desk.load(
        {
            "区划沿革": [LINEAGE, *(["220802003", code, "拆分", "2023-01-01"] for code in ("220802012", "220802013"))],
            "街道": [header, *([code, name, "街道", "洮北区", "2023-01-01"] for code, name in (("220802012", "东街道"), ("220802013", "西街道")))],
            "社区": [
                [*COMMUNITIES[0], "隶属起始日期"], ["220802003006", "军民社区", "社区", "东街道", 900, "2023-01-01"],
                ["220802003007", "文化社区", "社区", "西街道", 800, "2023-01-01"],
            ],
        }
    )  # fmt: skip


def open_tasks(desk: Desk, rule: str, *subjects: str) -> list[str]:
    """Their numbers."""
    found = tasks.openings(desk.database, tasks.gaps_of(desk.database, rule, subjects), "物业缺失", 30)
    enter(desk.database, "Issue", *(one.row for one in found if not one.known))
    return [one.row["number"] for one in found]


def waived(desk: Desk, day: date, place: str = "220802") -> int:
    return rules.coverage(desk.database, place, RULE, day)[0].waived


def test_what_was_accepted_for_a_street_does_not_spread_to_its_parts_and_the_lists_say_so(city: Desk) -> None:
    listed = [["名单名称", "列入日期", "对象名称", "所属区县"], ["软弱涣散", "2021-01-01", "瑞光街道", "洮北区"]]
    city.load({"重点名单": listed})
    enter(city.database, "Waiver", waivers.row(city.database, "瑞光街道", RULE, "拆迁", "市住建局", "2024-12-31"))
    before = city.everything()
    assert (waived(city, BEFORE), waived(city, AFTER)) == (1, 1)
    divide(city)
    assert (waived(city, BEFORE), waived(city, AFTER)) == (1, 0)
    assert waived(city, AFTER, "东街道") == 0
    for question in ("waivers", "key-lists"):
        for place in ("", "洮北区"):
            (row,) = run(city.database, question, {"asof": AFTER, "place": place}).dicts()
            assert (row["state"], row["successors"]) == ("gone", ["东街道", "西街道"])
        (row,) = run(city.database, question, {"asof": BEFORE, "place": "洮北区"}).dicts()
        assert (row["state"] in ("in force", "open"), row["successors"]) == (True, [])
    undo(city.database, "load:4", silent)
    assert city.everything() == before


def test_a_task_of_a_place_that_is_gone_says_so_and_a_waived_gap_is_not_signed_off(city: Desk) -> None:
    city.load({"党组织": [["党组织名称", "党组织类型", "服务范围"], ["光明社区大党委", "大党委", "光明社区"]]})
    open_tasks(city, "chain-community", "220802003006", "220802003007")
    merged = {
        "区划沿革": [
            LINEAGE,
            ["220802003007", "220802003006", "合并", "2021-06-01"],
            ["220802003006", "220802003006", "合并", "2021-06-01"],
        ],
    }
    enter(city.database, "Waiver", waivers.row(city.database, "军民社区", "chain-community", "新设", "区委", "2021-12-31"))
    assert {task.place: task.stands for task in tasks.tasks(city.database)} == dict.fromkeys(
        ("220802003006", "220802003007"), tasks.FAILING
    )
    city.load(merged)
    found = {task.place: task for task in tasks.tasks(city.database)}
    assert {place: task.stands for place, task in found.items()} == {"220802003006": tasks.FAILING, "220802003007": tasks.GONE}
    assert "220802003007 已撤销" in tasks.signed(found["220802003007"], BEFORE, "王主任")["result"]


def test_two_that_were_one_take_tasks_waivers_and_snapshots_along(city: Desk) -> None:
    for name in ("兴隆小区", "兴隆小区一期"):
        city.load({"小区": [["小区名称", "所属社区"], [name, "军民社区"]]})
    open_tasks(city, RULE, B)
    store(city.database, date(2021, 6, 29), trend.totals(city.database, date(2021, 6, 29)))
    (number,) = (task.number for task in tasks.tasks(city.database))
    merge(city.database, A, B, silent)
    (task,) = tasks.tasks(city.database)
    assert (task.number, task.place, task.stands) == (number, A, tasks.FAILING)
    assert open_tasks(city, RULE, A) == [number]
    since = trend.since_last(city.database)
    assert [id for rule, id in (*since.new, *since.closed) if rule == RULE] == []
    enter(city.database, "Waiver", waivers.row(city.database, B.rpartition("/")[2], RULE, "拆迁", "市住建局", "2021-12-31"))
    assert waived(city, BEFORE) == 1
    loads = city.rows("MATCH (l:Load {kind: 'merge'}) RETURN l.id")
    assert undo(city.database, loads[0], silent).kept == []
    (task,) = tasks.tasks(city.database)
    assert (task.place, task.stands) == (B, tasks.FAILING)
    assert trend.since_last(city.database).new == ()


def line(desk: Desk, place: str, asof: date) -> list[tuple[date, int]]:
    return [(point["date"], point["denominator"]) for point in trend.points(desk.database, place, RULE, asof)]


def test_the_line_of_two_that_became_one_is_their_sum_and_what_was_divided_begins_anew(city: Desk) -> None:
    store(city.database, BEFORE, trend.totals(city.database, BEFORE))
    places = ("220802003006", "220802003007")
    rows = [{"rule": RULE, "place": place, "denominator": n, "numerator": 0, "waived": 0, "gaps": []} for n, place in enumerate(places, 1)]
    store(city.database, date(2021, 7, 1), rows)
    city.load({"区划沿革": [LINEAGE, *([old, "220802003006", "合并", "2023-01-01"] for old in places)]})
    assert [line(city, place, BEFORE) for place in places] == [[(date(2021, 7, 1), 1)], [(date(2021, 7, 1), 2)]]
    assert [line(city, place, AFTER) for place in places] == [[(date(2021, 7, 1), 3)]] * 2
    assert line(city, "瑞光街道", AFTER) == [(BEFORE, 1)]
    divide(city)
    assert line(city, "220802012", AFTER) == []
    assert line(city, "220802003", AFTER) == [(BEFORE, 1)]
