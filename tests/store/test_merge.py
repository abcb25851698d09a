"""Joining two nodes that are the same thing, and parting them again."""

from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import LoadError, UnknownName, UsageError
from loaders.history import History
from loaders.journal import loads
from loaders.merge import Merged, merge
from loaders.undo import undo
from tests.store.ledgers import PLACES, Desk, counts, problems

A, B = "compound:220802003006/兴隆小区", "compound:220802003006/兴隆小区一期"
HEADER = ["小区名称", "所属社区", "小区代码", "户数", "坐落", "物业公司", "所属网格"]
ROW_A = ["兴隆小区", "军民社区", "0451", 300, None, "甲物业", "第一网格"]
ROW_B = ["兴隆小区一期", "军民社区", "0452", 310, "长安路", "乙物业", "第一网格、第二网格"]
TOLD = "a former name: it is called 兴隆小区, and that stays"


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    bodies = [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"], ["乙物业", "洮北区"]]
    grids = [["网格名称", "所属社区"], ["第一网格", "军民社区"], ["第二网格", "军民社区"]]
    report = desk.load({**PLACES, "物业企业": bodies, "网格": grids, "小区": [HEADER, ROW_A, ROW_B]})
    why = "they differ in brackets, a phase or a common ending; nothing was merged"
    assert problems(report) == [(3, "小区名称", "兴隆小区一期", f"may be the same as '兴隆小区' ({A}): {why}")]
    desk.clean({"岗位": [["任职地点或单位", "岗位名称"], [B, "楼长"]]})
    return desk


def join(desk: Desk, kept: str = A, gone: str = B) -> Merged:
    return merge(desk.database, kept, gone, lambda *_: None)


def test_two_become_one_and_two_again(city: Desk) -> None:
    before = city.everything()
    found = join(city)
    assert (found.load, found.moved, found.dropped) == ("load:3", 2, 3)
    assert city.node(A) == {
        "id": A, "name": "兴隆小区", "code": "0451", "households": 300, "address": "长安路", "former_names": ["兴隆小区一期", "0452"],
    }  # fmt: skip
    assert city.rows("MATCH (c:Compound) RETURN c.id") == [A]
    assert city.links("IN_GRID") == [(A, f"grid:220802003006/第{number}网格") for number in "一二"]
    assert city.links("MANAGES") == [("org:220802/甲物业", A)], "a compound has one company by that column"
    assert city.links("AT") == [("post:compound:220802003006/兴隆小区一期/楼长", A)]
    assert len([link for link in city.links("PART_OF") if link[0] == A]) == 1
    assert [(one.op, one.undone_by) for one in History(city.database, B).events()][-1] == ("merge", None)
    assert loads(city.database)[-1]["files"] == [f"{A} ← {B}"]
    assert undo(city.database, "load:3", lambda *_: None).kept == []
    assert city.everything() == before


def test_the_other_name_and_code_still_find_it(city: Desk) -> None:
    join(city)
    assert city.clean({"小区": [HEADER[:6], ROW_A[:6]]}).written == 0
    report = city.load({"小区": [HEADER[:3], ROW_B[:3]], "岗位": [["任职地点或单位", "岗位名称"], ["0452", "门卫"]]})
    assert (counts(report, "Compound")["read"], problems(report)[0][3]) == (1, TOLD)
    assert city.rows("MATCH (c:Compound) RETURN c.name") == ["兴隆小区"]
    assert ("post:compound:220802003006/兴隆小区/门卫", A) in city.links("AT")


def test_once_it_was_changed_it_stays_joined(city: Desk) -> None:
    join(city)
    city.clean({"小区": [HEADER[:4], [*ROW_A[:3], 333]]})
    before = city.everything()
    found = undo(city.database, "load:3", lambda *_: None)
    assert (found.undo, found.reversed, found.kept) == (None, 0, [(A, "load:4 wrote it since")])
    assert city.everything() == before


def test_what_cannot_be_joined(city: Desk) -> None:
    with pytest.raises(UnknownName, match="compound:x"):
        join(city, gone="compound:x")
    with pytest.raises(UsageError, match="is one node"):
        join(city, gone=A)
    with pytest.raises(UsageError, match="is compound, 220802003006 is community: only nodes of one kind"):
        join(city, gone="220802003006")
    join(city)
    with pytest.raises(LoadError, match="load:9"):
        undo(city.database, "load:9", lambda *_: None)
