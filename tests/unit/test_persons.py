"""Who is named in a cell: several persons, one with a space inside, remarks and telephones beside the name, or nobody."""

from typing import Any

import pytest

from loaders.persons import persons
from tests.unit.test_validate import read


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("张某、李某", ["张某", "李某"]), ("张某，李某；王某", ["张某", "李某", "王某"]), ("张某\n李某", ["张某", "李某"]),
        ("张某 李某", ["张某", "李某"]),
        ("张某/李某", ["张某", "李某"]), ("王 某", ["王某"]), ("王　某", ["王某"]), ("王 某某", ["王某某"]), ("王 某 李某", ["王某", "李某"]),
        ("李某某 王 某", ["李某某", "王某"]), ("张某（兼）", ["张某"]), ("张某(书记)、李某（主任）", ["张某", "李某"]), ("张某13812345678", ["张某"]),
        ("张某 13812345678、李某：0436-3212345", ["张某", "李某"]), ("王某***", ["王某"]), ("空缺", []), ("待定、张某", ["张某"]), ("（空缺）", []),
        ("阿里木·买买提", ["阿里木·买买提"]), ("John Smith", ["John Smith"]), ("张某、张某", ["张某"]), ("/", []), ("—", []), ("无", []), (None, []),
    ],
)  # fmt: skip
def test_persons(cell: Any, found: list[str]) -> None:
    assert persons(cell) == found


def test_a_column_of_persons_keeps_their_names_and_nothing_else() -> None:
    header = ["任职地点或单位", "岗位名称", "任职人"]
    rows = [["军民社区", "网格长", "张某（兼）、李 某"], ["军民社区", "书记", "王某13812345678"], ["军民社区", "委员", "空缺"]]
    found, problems = read(header, *rows, name="岗位")
    assert [one and one.names.get("holder") for one in found] == [["张某", "李某"], ["王某"], None]
    assert [(one.row, one.column, one.severity) for one in problems] == [(2, "任职人", "note"), (0, "任职人", "note")]
    assert not any("138" in str(one) for one in problems)


def test_where_one_person_belongs_several_are_left_to_be_told() -> None:
    header = ["所在单位", "请假人", "岗位所在", "请假岗位", "离岗时间"]
    found, _ = read(header, ["局", "张 某", "局", "局长", "2021-01-01"], ["局", "张某、李某", "局", "局长", "2021-01-01"], name="请假")
    assert [one and one.names["person"] for one in found] == [["张某"], ["张某、李某"]]
