"""The workbook of rejected rows: complete, without personal data, and once put right a ledger like any other. And --diff."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.database import Database
from loaders.load import Report, load
from loaders.report import write
from loaders.workbook import Limits
from tests import messy
from tests.store.ledgers import PLACES, Desk, counts

HEADER = ["序号", "网格名称", "所属街道", "所属社区", "户数", "联系电话", "编号时间"]
ROWS: list[list[Any]] = [
    [1, "第一网格", "瑞光街道", "军民社区", 300, "13812345678", "2021.6"],
    [2, "第二网格", "瑞光街道", "军民舍区", 200, "13812345678", "待核"],
    [3, "第三网格", "同上", "同上", 100, None, "请找13812345678"],
    [4, "第四网格", "瑞光街道", "无此社区", 300, None, None],
]


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    return desk


def rejected(desk: Desk, file: Path) -> tuple[Report, Path]:
    report = load(desk.database, [file], write=True)
    path = desk.folder / "rejected.xlsx"
    assert write([file], report.plan.problems, path, Limits()) == 3
    return report, path


def test_rejected_rows_are_put_right_and_load(city: Desk) -> None:
    sheet = [["军民社区网格台账"], HEADER, *ROWS]
    file = messy.book(city.folder / "a.xlsx", {"网格": sheet}, messy.merge("A1:G1"))
    report, path = rejected(city, file)
    assert counts(report, "Grid") == {"read": 4, "create": 1, "reject": 3}
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["网格"].iter_rows()]
    assert rows[0][0] == "军民社区网格台账"
    assert [str(merge) for merge in book["网格"].merged_cells.ranges] == ["A1:G1"]
    assert rows[1] == [*HEADER, "退回原因 / reason"]
    assert rows[2][:7] == [2, "第二网格", "瑞光街道", "军民舍区", 200, None, "待核"]
    assert rows[3][:7] == [3, "第三网格", "瑞光街道", "军民舍区", 100, None, "请找***"], (
        "a cell that pointed at the row above says it itself"
    )
    assert rows[2][7] == "“所属社区”找不到“所属社区”，最接近的：军民社区 / there is no such 'community'; nearest: 军民社区"
    again = load(city.database, [path], write=False)
    assert counts(again, "Grid") == {"read": 3, "reject": 3}
    for row, place, households in ((3, "军民社区", 200), (4, "军民社区", 100), (5, "军民社区", 300)):
        book["网格"].cell(row, 4, place)
        book["网格"].cell(row, 5, households)
    book.save(path)
    assert counts(load(city.database, [path], write=True), "Grid") == {"read": 3, "create": 3}
    assert counts(load(city.database, [path], write=True), "Grid") == {"read": 3, "unchanged": 3}


def test_all_that_is_wrong_with_a_row_is_told_and_written_beside_it_once(city: Desk) -> None:
    header = ["小区名称", "所属街道", "所属社区", "户数", "竣工日期", "所属网格", "物业公司"]
    rows: list[list[Any]] = [
        ["甲", "瑞光街道", "军民舍区", "若干", "去年", "无此网格", "新来物业"], ["乙", "瑞光街到", "无此社区", 3, None, "无此网格", None],
        ["丙", "瑞光街道", "军民社区", 3, "2021-06-30", None, None], ["丁", "海明街道", "军民社区", -1, None, None, None],
    ]  # fmt: skip
    file = messy.book(city.folder / "a.xlsx", {"小区": [header, *rows], "联盟成员": [["成员单位", "联盟名称"], ["某单位", "某联盟"]]})
    report, path = load(city.database, [file], write=True), city.folder / "rejected.xlsx"
    assert counts(report, "Compound") == {"read": 4, "create": 1, "reject": 3}
    assert sorted((one.sheet, one.row, one.column) for one in report.plan.problems if one.severity == "error") == sorted([
        *(("小区", 2, column) for column in ("户数", "竣工日期", "所属社区", "所属网格")),
        *(("小区", 3, column) for column in ("所属街道", "所属社区", "所属网格")),
        *(("小区", 5, column) for column in ("户数", "所属社区")),
        *(("联盟成员", 2, column) for column in ("成员单位", "联盟名称")),
    ])  # fmt: skip
    assert write([file], report.plan.problems, path, Limits()) == 4
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)["小区"].iter_rows()]
    assert [row[0] for row in cells[1:]] == ["甲", "乙", "丁"]
    reasons = {row[0]: [line.split("”")[0].strip("“") for line in str(row[-1]).splitlines()] for row in cells[1:]}
    assert reasons == {
        "甲": ["户数", "竣工日期", "所属社区", "所属网格"],
        "乙": ["所属街道", "所属社区", "所属网格"],
        "丁": ["户数", "所属社区"],
    }


def test_what_a_row_leaves_to_the_one_above_is_written_out(city: Desk) -> None:
    header = ["所属街道", "所属社区", "网格名称", "户数"]
    rows: list[list[Any]] = [
        ["瑞光街道", "文化社区", "第一网格", 1], [None, None, "第二网格", -2], [None, None, "第三网格", 3], ["合计", None, None, 2],
        [None, None, "第四网格", -4], ["瑞光街道", "无此社区", "第五网格", 5], [None, None, "第六网格", 6],
    ]  # fmt: skip
    file = city.folder / "网格.csv"
    file.write_bytes(messy.separated([header, *rows]).encode("gb18030"))
    report, path = load(city.database, [file], write=True), city.folder / "rejected.xlsx"
    assert counts(report, "Grid") == {"read": 6, "create": 2, "reject": 4}
    assert write([file], report.plan.problems, path, Limits()) == 4
    book = openpyxl.load_workbook(path)
    assert [[cell.value for cell in row][:4] for row in book.worksheets[0].iter_rows()] == [
        header, ["瑞光街道", "文化社区", "第二网格", "-2"], [None, None, "第四网格", "-4"], ["瑞光街道", "无此社区", "第五网格", "5"],
        ["瑞光街道", "无此社区", "第六网格", "6"],
    ]  # fmt: skip
    for row, cells in enumerate([["瑞光街道", "文化社区"]] * 4, start=2):
        book.worksheets[0].cell(row, 1, cells[0])
        book.worksheets[0].cell(row, 2, cells[1])
        book.worksheets[0].cell(row, 4, row)
    book.save(path)
    assert counts(load(city.database, [path], write=True), "Grid") == {"read": 4, "create": 4}


def test_rows_of_a_csv_become_a_sheet_of_its_type(city: Desk) -> None:
    lines = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in [HEADER, *ROWS])
    file = city.folder / "2021年[一]季度.csv"
    file.write_bytes(lines.replace("待核", "=1+1").encode("gb18030"))
    _, path = rejected(city, file)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["网格 2021年_一_季度"]
    assert (book.worksheets[0]["G2"].value, book.worksheets[0]["G2"].data_type) == ("=1+1", "s"), "no live formula"
    assert counts(load(city.database, [path], write=False), "Grid") == {"read": 3, "reject": 3}


def test_where_nothing_was_rejected_there_is_no_file(city: Desk) -> None:
    path = city.folder / "none.xlsx"
    file = messy.book(city.folder / "a.xlsx", PLACES)
    assert write([file], load(city.database, [file], write=False).plan.problems, path, Limits()) == 0
    assert not path.exists()


def test_each_change_is_listed_old_and_new(city: Desk) -> None:
    header = ["小区名称", "所属社区", "户数", "物业公司"]
    bodies = {"物业企业": [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"], ["乙物业", "洮北区"]]}
    city.clean({**bodies, "小区": [header, ["兴隆小区", "军民社区", 300, "甲物业"]]})
    report = city.load(
        {"小区": [header, ["兴隆小区", "军民社区", 310, "乙物业"], ["福小区", "军民社区", None, None]]}, write=False, name="b"
    )
    compound = "compound:220802003006/兴隆小区"
    found = [(one.op, one.what, one.subject, one.field, one.old, one.new) for one in report.differences()]
    assert set(found) == {
        ("create", "小区", "compound:220802003006/福小区", "", None, None),
        ("change", "小区", compound, "households", 300, 310),
        ("create", "属于", "compound:220802003006/福小区 → 220802003006", "", None, None),
        ("retire", "管理", f"org:220802/甲物业 → {compound}", "until", None, str(city.database.asof() - timedelta(days=1))),
        ("create", "管理", f"org:220802/乙物业 → {compound}", "", None, None),
    }
    assert {one.source for one in report.differences() if one.op == "change"} == {"b.xlsx › 小区 › 2"}


def test_no_rejected_row_names_who_called(city: Desk) -> None:
    """Not in a text that is read, nor in one that no column asks for, nor above the header."""
    header = ["工单编号", "问题来源", "工单标题", "问题分类", "问题点位", "说明情况"]
    row = ["1", "热线", "王先生反映占道", "占道经营", "无此社区", "业主李某某说漏水多日，请物业尽快查看处理"]
    file = messy.book(city.folder / "a.xlsx", {"工单": [["联系人：李四 13812345678"], header, row]})
    report = load(city.database, [file], write=False)
    path = city.folder / "rejected.xlsx"
    assert write([file], report.plan.problems, path, Limits()) == 1
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]
    assert cells[0][0] == "联系人：*** ***"
    assert [cells[2][at] for at in (2, 4, 5)] == ["***先生反映占道", "无此社区", "业主***说漏水多日，请物业尽快查看处理"]


def test_rows_stay_below_their_headings_and_the_reason_beside_the_captions(city: Desk) -> None:
    """文化社区 lies in 洮北区 and in 洮南市: without its heading a row put right would be rejected for that."""
    header, numbers = ["小区名称", "社区", "户数（户）"], [1, 2, 3]
    sheet = [
        header, numbers, ["一、洮北区瑞光街道"], ["甲", "文化社区", "若干"], ["乙", "文化社区", 1], ["二、洮南市"], ["老旧小区"],
        ["丙", "文化社区", "若干"], ["三、洮北区"], ["丁", "军民社区", "若干"], ["戊", "军民社区", 1], ["四、洮南市"],
    ]  # fmt: skip
    file = messy.book(city.folder / "a.xlsx", {"小区": sheet}, messy.merge("A7:C7"))
    report, path = rejected(city, file)
    assert counts(report, "Compound") == {"read": 5, "create": 2, "reject": 3}
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["小区"].iter_rows()]
    assert [row[0] for row in rows] == ["小区名称", 1, "一、洮北区瑞光街道", "甲", "二、洮南市", "老旧小区", "丙", "三、洮北区", "丁"]
    assert [row[3] for row in rows[:2]] == ["退回原因 / reason", None]
    for row in (4, 7, 9):
        book["小区"].cell(row, 3, 5)
    book.save(path)
    assert counts(load(city.database, [path], write=True), "Compound") == {"read": 3, "create": 3}
    assert dict(city.rows("MATCH (c:Compound)-[:PART_OF]->(p) RETURN c.name, p.id")) == {
        "甲": "220802003007", "乙": "220802003007", "丙": "220881001001", "丁": "220802003006", "戊": "220802003006",
    }  # fmt: skip
