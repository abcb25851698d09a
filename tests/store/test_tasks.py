"""A gap becomes a problem with a lead and a day, is signed off when its rule passes, and reopens when it fails again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database, Rows
from graph.errors import UnknownName, UsageError
from loaders.entry import enter
from queries import tasks
from queries.catalogue import text_of
from queries.run import run
from tests.store.build import ASOF, STREET
from tests.store.ledgers import LEAD, PLACES, Desk

RULE = "compound-company"
LEDGERS = {
    **PLACES,
    "小区": [["小区名称", "所属社区", "所属街道"], ["甲小区", "军民社区", "瑞光街道"]],
    **LEAD,
}  # fmt: skip
COMPOUND = "compound:220802003006/甲小区"


def test_a_gap_becomes_a_task_and_is_signed_off(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    desk.clean(LEDGERS)
    (gap,) = tasks.gaps_of(database, RULE, ["甲小区", COMPOUND])
    (opening,) = tasks.openings(database, [gap], "物业缺失", 30)
    row = opening.row
    assert (row["place"], row["due_on"], row["category"]) == (COMPOUND, "2021-07-30", "category:物业缺失")
    assert row["handler"] == f"org:{STREET}/瑞光街道办"
    enter(database, "Issue", row)
    (task,) = tasks.tasks(database)
    assert (task.rule, task.handler, task.due, task.stands) == (RULE, "瑞光街道办", date(2021, 7, 30), tasks.FAILING)
    assert desk.links("LOCATED_IN") == [(f"issue:巡查/{task.number}", COMPOUND)]
    with pytest.raises(UsageError, match="still fails"):
        tasks.signed(task, ASOF, "王主任")
    assert [one.known for one in tasks.openings(database, [gap], "物业缺失", 30)] == [True]

    contract = [["物业服务企业名称", "小区名称", "所属社区", "合同开始日期", "合同结束日期"]]
    desk.clean({"物业合同": [*contract, ["安居物业", "甲小区", "军民社区", "2021-01-01", "2021-12-31"]]})
    (task,) = tasks.tasks(database)
    assert task.stands == tasks.PROPOSED
    with pytest.raises(UsageError, match="say who signs"):
        tasks.signed(task, ASOF, " ")
    enter(database, "Issue", tasks.signed(task, ASOF, "王主任"))
    (task,) = tasks.tasks(database)
    assert (task.state, task.stands) == ("办结归档", tasks.SIGNED)
    with pytest.raises(UsageError, match="signed off already"):
        tasks.signed(task, ASOF, "李主任")
    assert "王主任" in desk.node(f"issue:巡查/{task.number}")["result"]

    database.write("MATCH ()-[m:MANAGES]->() SET m.until = $day", {"day": date(2021, 6, 1)})
    (task,) = tasks.tasks(database)
    assert task.stands == tasks.REOPEN
    with pytest.raises(UsageError, match="still fails"):
        tasks.signed(task, ASOF, "王主任")
    enter(database, "Issue", tasks.reopened(task, ASOF, 10))
    (task,) = tasks.tasks(database)
    assert (task.state, task.stands, task.reopened, task.due) == ("交办", tasks.FAILING, 1, date(2021, 7, 10))
    owners = {row["subject"]: row["ok"] for row in run(database, "issue-solved", {}).dicts()}
    assert owners == {f"issue:巡查/{task.number}": False}

    with pytest.raises(UsageError, match="none of its gaps is called so"):
        tasks.gaps_of(database, RULE, ["乙小区"])
    with pytest.raises(UnknownName):
        tasks.openings(database, [gap], "没有的分类", 30)
    for days in (0, -1, 10**9):
        with pytest.raises(UsageError, match="a task is due after 1 to 3650 days"):
            tasks.openings(database, [gap], "物业缺失", days)
        with pytest.raises(UsageError, match="a task is due after"):
            tasks.reopened(task, ASOF, days)


def test_a_selection_of_gaps_is_read_and_written_at_once(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compounds = [["小区名称", "所属社区", "所属街道"], *([f"小区{number}", "军民社区", "瑞光街道"] for number in range(6))]
    desk = Desk(database, tmp_path)
    desk.clean({**LEDGERS, "小区": compounds})
    asked: list[str] = []
    read = Database.read

    def counted(self: Database, text: str, *rest: Any, **more: Any) -> Rows:
        asked.append(text)
        return read(self, text, *rest, **more)

    monkeypatch.setattr(Database, "read", counted)
    selected = tasks.gaps_of(database, RULE, [f"小区{number}" for number in range(6)])
    found = tasks.openings(database, selected, "物业缺失", 30)
    assert [asked.count(text_of(name)) for name in ("gap-tasks", "merges")] == [1, 1]
    monkeypatch.undo()
    enter(database, "Issue", *(one.row for one in found))
    assert desk.rows("MATCH (l:Load) RETURN count(l)") == [2]
    assert sorted(task.place for task in tasks.tasks(database)) == [gap.id for gap in selected]
    assert [one.known for one in tasks.openings(database, selected, "物业缺失", 30)] == [True] * 6
    assert enter(database, "Issue").load is None
    assert desk.rows("MATCH (l:Load) RETURN count(l)") == [2]


def test_key_lists(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    listed = [
        ["名单名称", "列入规则", "列入依据", "列入日期", "对象名称", "所属社区", "整改完成日期", "销号签字单位", "销号日期"],
        ["弃管小区", RULE, "", "2021-01-01", "甲小区", "军民社区", "", "", ""],
        ["软弱涣散社区", "", "区委决定", "2020-01-01", "军民社区", "", "2021-05-01", "", ""],
        ["其他", "", "区委决定", "2020-01-01", "光明社区", "", "2021-01-01", "洮北区委", "2021-02-01"],
    ]
    desk.clean({**LEDGERS, "重点名单": listed})
    found = run(database, "key-lists", {}).dicts()
    assert [(row["key_list"], row["name"], row["state"]) for row in found] == [
        ("其他", "光明社区", "signed"), ("弃管小区", "甲小区", "open"), ("软弱涣散社区", "军民社区", "put right"),
    ]  # fmt: skip
    assert [row["name"] for row in run(database, "key-lists", {"place": "瑞光街道", "list": "弃管小区"}).dicts()] == ["甲小区"]
