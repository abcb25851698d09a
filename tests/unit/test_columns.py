"""What every column was taken for, what users say of unknown headers, and columns of personal data."""

from pathlib import Path
from typing import Any

import pytest

from graph.errors import UnknownName, UsageError
from loaders.fits import Said
from loaders.headers import Table, match
from loaders.mappings import parse, used
from loaders.workbook import read
from tests import messy

HEADER = ["序号", "小区名称", "所属社区", "住户总数", "来电人", "户数", "户数"]


def table(folder: Path, rows: list[list[Any]], said: Said | None = None) -> Table:
    (sheet,) = read(messy.book(folder / "a.xlsx", {"小区": rows}))
    found = match(sheet, said or Said())
    assert isinstance(found, Table), found
    return found


def test_every_column_says_what_it_was_taken_for(tmp_path: Path) -> None:
    taken = table(tmp_path, [HEADER, [1, "甲", "军民社区", 3, "王某", 1, 2]]).taken
    assert [(one.as_json()["column"], one.header, one.how, one.field) for one in taken] == [
        ("A", "序号", "number", ""), ("B", "小区名称", "read", "name"), ("C", "所属社区", "read", "community"), ("D", "住户总数", "unknown", ""),
        ("E", "来电人", "personal", ""), ("F", "户数", "twice", "households"), ("G", "户数", "twice", "households"),
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["户数", "households", "总户数"])
def test_an_unknown_header_is_what_the_user_says(field: str, tmp_path: Path) -> None:
    found = table(tmp_path, [HEADER[1:4], ["甲", "军民社区", 3]], Said(parse([f"住户总数={field}"])))
    assert {found.captions[index]: column.field for index, column in found.columns.items()}["住户总数"] == "households"
    ((kept),) = used({"住户总数": field}, [found])
    assert (kept.type, kept.column, kept.field) == ("Compound", "住户总数", "households")


def test_what_was_said_holds_for_the_same_header_only(tmp_path: Path) -> None:
    said = Said(parse(["名字=小区名称", "社区名=所属社区"]))
    header = ["名字", "社区名"]
    kept = used(said.given, [table(tmp_path, [header, ["甲", "军民社区"]], said)])
    remembered = Said({}, {(kept[0].header, kept[0].type): {one.column: one.field for one in kept}})
    again = table(tmp_path, [header, ["乙", "军民社区"]], remembered)
    assert sorted(column.field for column in again.columns.values()) == ["community", "name"]
    (other,) = read(messy.book(tmp_path / "b.xlsx", {"小区": [[*header, "户数"], ["丙", "军民社区", 1]]}))
    assert not isinstance(match(other, remembered), Table)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("住户总数", UsageError), ("=户数", UsageError), ("住户总数=", UsageError), ("手机号=户数", UsageError), ("家庭住址=小区地址", UsageError),
        ("住户总数=户数数", UnknownName),
    ],
)  # fmt: skip
def test_what_cannot_be_said(given: str, error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        parse([given])
    assert "\n" not in str(raised.value)


def test_what_no_sheet_has_is_refused(tmp_path: Path) -> None:
    found = table(tmp_path, [HEADER, [1, "甲", "军民社区", 3, "王某", 1, 2]])
    with pytest.raises(UsageError, match="no sheet has a column '人口数量'"):
        used(parse(["人口数量=户数"]), [found])


def test_columns_are_personal_by_the_look_of_their_values(tmp_path: Path) -> None:
    header = ["小区名称", "所属社区", "小区地址", "备注", "说明"]
    rows = [
        ["甲", "军民社区", "军民小区3栋2单元401室", "13912345678", "民生路12号"],
        ["乙", "军民社区", "文化小区5号楼1单元302", "张某 13912345679", "电话13912345678，周一至周五上班"],
    ]
    taken = {one.header: one.how for one in table(tmp_path, [header, *rows]).taken}
    assert taken == {"小区名称": "read", "所属社区": "read", "小区地址": "personal", "备注": "personal", "说明": "unknown"}
