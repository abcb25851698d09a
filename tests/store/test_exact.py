"""Codes and long numbers stay as they were written, from the ledger to every list and file and back; marks at the head of a file
and rows cut off in the middle change nothing."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dashboard import downloads
from graph.database import Database
from graph.errors import LedgerError
from loaders.load import load
from loaders.options import Options
from queries.lookup import find
from queries.run import run
from tests.store.ledgers import PLACES, Desk, counts, problems

LONG = "202603150012345678"
ISSUES = ["问题来源", "工单编号", "工单标题", "工单状态", "来电时间", "问题分类", "问题点位"]
ROW = ["热线", LONG, "路灯不亮", "交办", "2021-06-01", "市容", "220802003006"]
CATEGORIES = {"问题分类": [["分类名称", "性质"], ["市容", "服务"]]}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean({**PLACES, **CATEGORIES})
    return made


def test_a_long_number_is_exact_as_text_and_refused_as_a_number(desk: Desk) -> None:
    as_number: list[Any] = [*ROW[:1], int(LONG), *ROW[2:6], 220802003006]
    report = desk.load({"热线工单": [ISSUES, ROW, as_number]})
    assert counts(report, "Issue") == {"read": 2, "create": 1, "reject": 1}
    assert [(row, column, why) for row, column, _, why in problems(report)] == [
        (3, "工单编号", "too long for a number: Excel has lost its last digits"),
    ]  # fmt: skip
    report = desk.load({"热线工单": [ISSUES, [*ROW[:1], "202603150012345679", *ROW[2:6], 220802003006]]})
    assert counts(report, "Issue") == {"read": 1, "create": 1}
    assert desk.links("LOCATED_IN") == [(f"issue:热线/{LONG[:-1]}{last}", "220802003006") for last in "89"]
    assert find(desk.database, "Place", "220802003006").name == "军民社区"


def test_a_table_handed_out_and_loaded_again_is_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.load({"热线工单": [ISSUES, ROW]})
    before = desk.everything()
    found = run(desk.database, "issue-solved", {}).dicts()
    assert [row["subject"] for row in found] == [f"issue:热线/{LONG}"]
    workbook, text = tmp_path / "工单.xlsx", tmp_path / "工单.csv"
    workbook.write_bytes(downloads.xlsx("热线工单", ISSUES, [ROW]))
    text.write_bytes(downloads.csv_bytes(ISSUES, [ROW]))
    (sheet,) = load_workbook(workbook).worksheets
    assert LONG in [cell.value for row in sheet.iter_rows() for cell in row]
    assert LONG in text.read_text(encoding="utf-8-sig")
    for path in (workbook, text):
        assert load(desk.database, [path], write=True).written == 0
    assert desk.everything() == before


def test_a_mark_at_the_head_changes_nothing_and_a_row_cut_off_loads_nothing(desk: Desk, tmp_path: Path) -> None:
    text = "\n".join(",".join(row) for row in (ISSUES, ROW)) + "\n"
    plans = []
    for name, mark in (("有标记", "\ufeff"), ("无标记", "")):
        path = tmp_path / name / "热线工单.csv"
        path.parent.mkdir()
        path.write_text(mark + text, encoding="utf-8", newline="")
        plan = load(desk.database, [path], write=False).as_json()
        plans.append((plan["types"], plan["links"], [one["reason"] for one in plan["problems"]]))
    assert plans[0] == plans[1]
    before = desk.everything()
    cut = tmp_path / "热线工单.csv"
    cut.write_text(text.replace("路灯", '"路灯')[:-20], encoding="utf-8")
    with pytest.raises(LedgerError):
        load(desk.database, [cut], write=True, options=Options())
    assert desk.everything() == before


def test_a_load_reads_each_label_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nodes of a label are what a load reads most of: whoever needs them shares what was read."""
    read: list[str] = []
    ask = Database.read

    def asked(self: Database, text: str, *args: Any, **named: Any) -> Any:
        read.append(text)
        return ask(self, text, *args, **named)

    monkeypatch.setattr(Database, "read", asked)
    bodies = {
        "部门": [["部门名称", "服务范围"], ["甲局", "洮北区"]],
        "岗位": [["任职地点或单位", "岗位名称", "任职人"], ["甲局", "局长", "张某"]],
    }
    grids = {"网格": [["网格名称", "所属社区", "网格长"], ["第一网格", "220802003006", "李某"]]}
    desk.clean({**bodies, **grids, "党建联盟": [["联盟名称", "服务范围"], ["军民联盟", "军民社区"]]})
    lists = [text for text in read if "fingerprints" in text or "collect(" in text]
    assert len(lists) > 5
    assert sorted({text for text in lists if lists.count(text) > 1}) == []
