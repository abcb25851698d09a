"""Work on gaps from the page: tasks of ticked gaps, their sign-off; and every row of a list opens its card."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.texts import say
from graph.database import Database
from loaders.trend import store
from queries import rules, tasks, trend
from queries.run import run
from tests.dashboard import seen
from tests.dashboard.conftest import opened
from tests.store.build import ASOF, few_rules
from tests.store.ledgers import LEAD, PLACES, Desk

RULE = "compound-company"
CATEGORY = "category:物业缺失"
COMMUNITY = "220802003006"
LEDGERS = {
    **PLACES,
    "小区": [["小区名称", "所属社区"], *([name, "军民社区"] for name in ("甲小区", "乙小区", "丙小区"))],
    **LEAD,
    "物业合同": [
        ["物业服务企业名称", "小区名称", "所属社区", "合同开始日期", "合同结束日期"],
        ["安居物业", "丙小区", "军民社区", "2021-01-01", "2021-08-31"],
    ],
    "豁免清单": [
        ["豁免规则", "豁免对象", "所属社区", "豁免原因", "批准单位", "豁免起始日期", "豁免截止日期"],
        ["grid-chief", "甲小区", "军民社区", "拆迁", "市住建局", "2021-01-01", "2021-12-31"],
    ],
    "重点名单": [["名单名称", "列入日期", "对象名称", "所属社区"], ["弃管小区", "2021-01-01", "乙小区", "军民社区"]],
}  # fmt: skip


@pytest.fixture
def desk(small: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    monkeypatch.setenv("GOVGRAPH_PROFILE", str(few_rules(small, {RULE}, tmp_path, monkeypatch)))
    found = Desk(small, tmp_path)
    found.clean(LEDGERS)
    return found


def ticked(app: AppTest, key: str, *rows: int) -> AppTest:
    """The page after these rows were picked in the table whose key begins so."""
    (name,) = {str(one.key) for one in app.dataframe if str(one.key).startswith(key)}
    app.session_state[name] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return app.run()


def page(part: str, **state: Any) -> AppTest:
    return opened("coverage", coverage_place="220802003", coverage_part=part, coverage_rule=RULE, **state)


def test_ticked_gaps_become_tasks_and_are_signed_off_on_the_page(desk: Desk) -> None:
    app = page("tasks", **{"tasks-category": CATEGORY})
    assert seen.errors(app) == []
    assert app.button(key="tasks-make").disabled
    app = ticked(app, "tasks-gaps", 0, 1)
    app.button(key="tasks-make").click().run()
    assert seen.errors(app) == []
    assert say("zh", "tasks_made", n=2, known=0) in seen.markdown(app)
    listed = seen.tables(app)[0]
    assert list(listed["handler"]) == ["瑞光街道办"] * 2
    assert set(listed["stands"]) == {say("zh", "stands_failing")}
    assert desk.rows("MATCH (l:Load) RETURN count(l)") == [2]

    contracts = [[name, *LEDGERS["物业合同"][1][2:]] for name in ("甲小区", "乙小区")]
    desk.clean({"物业合同": [LEDGERS["物业合同"][0], *(["安居物业", *row] for row in contracts)]})
    app = ticked(page("tasks"), "tasks-220802003", 0)
    assert app.button(key="tasks-sign").disabled
    app.text_input(key="tasks-by").set_value("王主任").run()
    app.button(key="tasks-sign").click().run()
    assert seen.errors(app) == []
    assert sorted(task.stands for task in tasks.tasks(desk.database)) == [tasks.PROPOSED, tasks.SIGNED]

    desk.database.write("MATCH ()-[m:MANAGES]->() SET m.until = $day", {"day": ASOF})
    desk.load({"物业企业": [["物业服务企业名称", "服务范围"], ["新物业", "洮北区"]]})
    again = next(at for at, task in enumerate(tasks.tasks(desk.database)) if task.stands == tasks.REOPEN)
    app = ticked(page("tasks"), "tasks-220802003", again)
    app.button(key="tasks-again").click().run()
    assert seen.errors(app) == []
    assert {task.stands for task in tasks.tasks(desk.database)} == {tasks.FAILING}


def test_ticked_gaps_are_accepted_until_a_day_and_so_is_a_whole_area(desk: Desk) -> None:
    app = page("waivers", **{"waive-reason": "拆迁", "waive-by": "市住建局"})
    assert seen.errors(app) == []
    assert app.button(key="waive-make").disabled
    app = ticked(app, "waive-gaps", 0, 1)
    app.button(key="waive-make").click().run()
    assert seen.errors(app) == []
    listed = seen.tables(app)[0]
    assert sorted(listed[listed["approved_by"] == "市住建局"]["subject_name"]) == ["乙小区", "甲小区", "甲小区"]
    assert desk.rows("MATCH (l:Load) RETURN count(l)") == [2]
    (total,) = rules.coverage(desk.database, COMMUNITY, RULE)[:1]
    assert (total.waived, total.gap) == (2, 0)

    app = page("waivers", **{"waive-reason": " ", "waive-by": "市住建局", "waive-area-220802003": True})
    assert app.button(key="waive-make").disabled
    app.text_input(key="waive-reason").set_value("整体改造").run()
    app.button(key="waive-make").click().run()
    assert seen.errors(app) == []
    assert "瑞光街道" in list(seen.tables(app)[0]["subject_name"])


@pytest.mark.parametrize(
    ("part", "table", "card"),
    [
        ("calendar", "calendar-220802003-", "丙小区"),
        ("waivers", "waivers-", "市住建局"),
        ("key_lists", "key-lists-", "乙小区"),
        ("rule", "gaps-", "乙小区"),
    ],
)
def test_every_row_of_a_list_opens_its_card_with_the_ledger_row(desk: Desk, part: str, table: str, card: str) -> None:
    assert desk.database
    app = ticked(page(part), table, 0)
    assert seen.errors(app) == []
    assert card in seen.html(app)
    assert "台账1.xlsx › " in seen.html(app)


def test_what_is_new_since_the_last_snapshot_opens_its_card_and_lines_are_of_the_rules_picked(desk: Desk) -> None:
    totals = [{"rule": RULE, "place": "220802003", "denominator": 3, "numerator": 3, "waived": 0, "gaps": []}]
    store(desk.database, ASOF.replace(day=1), totals)
    app = page("trend")
    assert seen.errors(app) == []
    assert list(seen.tables(app)[0]["name"]) == ["乙小区", "甲小区"]
    assert len(seen.tables(opened("coverage", coverage_place=COMMUNITY, coverage_part="trend"))[0]) == 2
    assert seen.tables(opened("coverage", coverage_place="220802004", coverage_part="trend")) == []
    app = ticked(app, "trend-new_since", 0)
    assert "乙小区" in seen.html(app)
    assert trend.points(desk.database, "220802003", RULE)[0]["denominator"] == 3
    app.multiselect(key="trend-rules").set_value([]).run()
    assert seen.errors(app) == []


def test_the_calendar_counts_by_area_and_shows_a_month_alone(desk: Desk) -> None:
    app = page("calendar", **{"calendar-within": 365})
    areas = seen.tables(app)[0]
    assert [(row["id"], row["90"], row["180"], row["later"], row["total"]) for row in areas.to_dict("records")] == [(COMMUNITY, 1, 0, 1, 2)]
    assert app.selectbox(key="calendar-month").options == [say("zh", "calendar_all"), "2021-08", "2021-12"]
    app.selectbox(key="calendar-month").select("2021-08").run()
    assert list(seen.tables(app)[1]["kind"]) == ["物业合同"]
    assert len(run(desk.database, "calendar", {"within": 365}).rows) == 2
    app = ticked(page("calendar"), "calendar-areas-", 0)
    assert app.session_state["coverage_place"] == COMMUNITY
