"""Days of which a ledger gives but the month or the year."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.calendars import calendar_file
from graph.database import Database
from loaders.history import History
from loaders.undo import undo
from queries.run import as_read, run
from tests.store.ledgers import PLACES, Desk, counts, link_counts

COMPOUND = "compound:220802003006/兴隆小区"
CONTRACT = ("org:220802/甲物业", COMPOUND)


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean({**PLACES, "物业企业": [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"]]})
    return desk


def compound(built: Any, begins: Any = None, ends: Any = None) -> dict[str, Any]:
    header = ["小区名称", "所属社区", "竣工日期", "物业公司", "合同开始日期", "合同结束日期"]
    return {"小区": [header, ["兴隆小区", "军民社区", built, "甲物业", begins, ends]]}


def test_a_month_stays_a_month_until_the_day_is_known(city: Desk) -> None:
    dates = ("since", "since_precision", "until", "until_precision")
    city.clean(compound("2005年", "2021.6", "2022年12月"))
    node = city.node(COMPOUND)
    assert (node["built"], node["built_precision"]) == (date(2005, 1, 1), "year")
    held = (*CONTRACT, date(2021, 6, 1), "month", date(2023, 1, 1), "month")
    assert city.links("MANAGES", *dates) == [held]
    assert city.clean(compound("2005", 202106, "2022.12")).written == 0
    before = city.everything()

    exact = compound("2005-01-01", "2021-06-01", "2022-12-31")
    plan = city.clean(exact, write=False)
    assert sorted((one.field, one.old, one.new) for one in plan.differences()) == [
        ("built_precision", "year", None), ("since_precision", "month", None), ("until_precision", "month", None),
    ]  # fmt: skip
    report = city.clean(exact)
    assert (counts(report, "Compound"), link_counts(report)) == ({"read": 1, "change": 1}, {"unchanged": 1, "change": 1})
    assert city.links("MANAGES", *dates) == [(*CONTRACT, date(2021, 6, 1), None, date(2023, 1, 1), None)]
    assert "built_precision" not in city.node(COMPOUND)
    undo(city.database, "load:3", lambda *_: None)
    assert city.everything() == before


def test_what_changed_is_told_as_exactly_as_it_is_known(city: Desk) -> None:
    city.clean(compound("2005年", "2021.6", "2022.12"))
    city.clean(compound("2006年", "2021.6", "2023.12"))
    city.clean(compound("2006-03-31", "2021.6"))
    told = [(one.what, one.old, one.new) for one in History(city.database, COMPOUND).events() if one.op == "change"]
    assert told == [
        ("built", "2005", "2006"),
        (f"{CONTRACT[0]} -MANAGES-> {CONTRACT[1]} until", "2022-12", "2023-12"),
        ("built", "2006", date(2006, 3, 31)),
    ]


def test_an_end_by_a_load_is_known_to_the_day(city: Desk) -> None:
    city.clean(compound("2005年", "2021.1", "2022.12"))
    header = ["小区名称", "所属社区", "物业公司"]
    city.load({"小区": [header, ["兴隆小区", "军民社区", "街道代管"]]})
    assert city.links("MANAGES", "until", "until_precision") == [(*CONTRACT, city.database.asof(), None)]


def test_a_table_shows_no_more_than_is_known(city: Desk) -> None:
    city.clean(compound("2005年", "2021.1", "2021.12"))
    listed = ["名单名称", "列入日期", "对象名称", "所属社区", "整改完成日期"]
    post = ["任职地点或单位", "岗位名称", "任职人", "任职日期", "卸任日期"]
    city.clean(
        {
            "豁免": [["豁免规则", "豁免对象", "豁免起始日期", "豁免截止日期"], ["fee-collection", "兴隆小区", "2021.1", "2021.9"]],
            "重点名单": [
                listed,
                ["弃管小区", "2020年", "兴隆小区", "军民社区", "2021年5月"],
                ["软弱涣散社区", "2021-02-03", "军民社区", None, None],
            ],
            "岗位": [
                post,
                ["军民社区", "网格长", "张某", "2020-01-01", "2021.3"],
                ["军民社区", "楼栋长", "李某", "2020-01-01", "2021-03-15"],
            ],
        }
    )
    found = run(city.database, "calendar", {"within": 400}).dicts()
    assert [(row["kind"], row["due"], row["days"]) for row in found] == [("waiver", "2021-09", 92), ("contract", "2021-12", 184)]
    assert b"DTSTART;VALUE=DATE:20210930" in calendar_file(found, city.database.asof(), "zh")
    (waiver,) = as_read(run(city.database, "waivers", {})).dicts()
    assert (waiver["since"], waiver["until"]) == ("2021-01", "2021-09")
    rows = run(city.database, "key-lists", {}).dicts()
    assert [(row["since"], row["put_right_on"], row["state"]) for row in rows] == [
        ("2020", "2021-05", "put right"), (date(2021, 2, 3), None, "open"),
    ]  # fmt: skip
    vacant = {row["title"]: row["last_day"] for row in run(city.database, "vacant-posts", {"place": "220800"}).dicts()}
    assert vacant == {"网格长": "2021-03", "楼栋长": date(2021, 3, 15)}
