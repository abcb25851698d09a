"""Undo: what a load made goes, what it changed is as it was, what others built on since is kept, and nothing is a success."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import LoadError, StoreBusy, UnknownName
from loaders.history import History
from loaders.journal import loads
from loaders.undo import Undone, undo
from tests.store.ledgers import COMMUNITIES, PLACES, STREETS, Desk, cut_off, problems
from tests.store.test_load_writing import lock

COMPOUND = "compound:220802003006/兴隆小区"
GRID = "grid:220802003006/第一网格"
GRIDS = ["网格名称", "所属社区", "户数"]
ELSEWHERE = (2, "街道代码", "220802003", "its code does not lie below that of 洮南市 (220881)")
BODIES = [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"], ["乙物业", "洮北区"]]


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean({**PLACES, "物业企业": BODIES, "小区": compound(300, "甲物业")})
    return desk


def compound(households: int, company: str | None = None, *more: Any) -> list[list[Any]]:
    header = ["小区名称", "所属社区", "户数", "物业公司", "所属网格"]
    return [header[: 4 + len(more)], ["兴隆小区", "军民社区", households, company, *more]]


def back(desk: Desk, load: int) -> Undone:
    return undo(desk.database, f"load:{load}", lambda _what, _done, _total: None)


def states(desk: Desk) -> list[str]:
    return [one["state"] for one in loads(desk.database)]


def test_undoing_a_load_of_every_kind_of_change_restores_the_graph(city: Desk) -> None:
    city.clean({"网格": [GRIDS, ["第一网格", "军民社区", 300], ["第二网格", "军民社区", 200]], "小区": compound(300, "甲物业", "第一网格")})
    before = city.everything()
    report = city.load(
        {
            "网格": [GRIDS, ["第一网格", "军民社区", 310], ["第三网格", "军民社区", 90]],
            "小区": compound(310, "乙物业", "第三网格"),
            "街道": [STREETS[0], ["220802003", "新瑞光街道", "街道", "洮南市"]],
        }
    )
    assert problems(report) == [ELSEWHERE]
    found = back(city, 3)
    assert (found.undo, found.kept, found.failed) == ("load:4", [], [])
    assert city.everything() == before
    assert states(city) == ["done", "done", "undone", "done"]
    with pytest.raises(LoadError, match="load:3 was undone by load:4 already; nothing was done"):
        back(city, 3)
    with pytest.raises(LoadError, match="load:4 took load:3 back"):
        back(city, 4)
    assert back(city, 2).failed == back(city, 1).failed == []
    assert city.everything() == []


def test_what_was_changed_since_is_kept_and_can_go_later(city: Desk) -> None:
    city.clean({"网格": [GRIDS, ["第一网格", "军民社区", 300], ["第二网格", "军民社区", 200]]})
    city.clean({"网格": [GRIDS, ["第一网格", "军民社区", 310]]})
    found = back(city, 2)
    assert found.kept == [(GRID, "load:3 wrote it since"), (f"{GRID} -PART_OF-> 220802003006", f"{GRID} stays")]
    assert (found.reversed, found.undo, states(city)[1]) == (2, "load:4", "partly undone")
    assert city.rows("MATCH (g:Grid) RETURN g.id") == [GRID]
    again = back(city, 2)
    assert (again.undo, again.reversed, len(again.kept)) == (None, 0, 2), "nothing is never a success"
    assert len(loads(city.database)) == 4
    assert back(city, 3).reversed == 1
    assert (back(city, 2).kept, city.rows("MATCH (g:Grid) RETURN g.id")) == ([], [])


def test_a_node_that_others_are_linked_to_stays_with_what_it_needs(city: Desk) -> None:
    city.clean({"社区": [COMMUNITIES[0], ["220802003008", "新社区", "社区", "瑞光街道", 1]], "网格": [GRIDS, ["第一网格", "新社区", 1]]})
    city.clean({"网格": [GRIDS, ["微网格", "第一网格", 1]]})
    kept = back(city, 2).kept
    assert [what for what, _ in kept[:2]] == ["grid:220802003008/第一网格", "220802003008"]
    assert dict(kept)["220802003008"] == "grid:220802003008/第一网格 stays and needs it"
    assert len(city.links("PART_OF")) == 13


def test_what_a_later_load_put_in_its_place_is_kept(city: Desk) -> None:
    city.clean({"小区": compound(300, "乙物业")})
    city.clean({"小区": compound(300, "甲物业")})
    before = city.links("MANAGES", "until")
    found = back(city, 2)
    assert (found.undo, found.reversed, len(found.kept)) == (None, 0, 2)
    assert city.links("MANAGES", "until") == before


def test_a_street_that_moved_on_since_is_kept(city: Desk) -> None:
    for county, told in (("洮南市", [ELSEWHERE]), ("洮北区", [])):
        assert problems(city.load({"街道": [STREETS[0], ["220802003", "瑞光街道", "街道", county]]})) == told
    found = back(city, 2)
    assert found.undo is None
    assert {why.partition(" ")[0] for _, why in found.kept} == {"load:3"}
    assert [link[:2] for link in city.links("PART_OF", "until") if link[0] == "220802003" and link[2] is None] == [("220802003", "220802")]


def test_what_somebody_took_out_by_hand_cannot_be_restored(city: Desk) -> None:
    city.clean({"小区": compound(310)})
    city.database.write("MATCH (c:Compound) DETACH DELETE c")
    found = back(city, 2)
    assert (found.undo, found.failed) == (None, [(COMPOUND, "it is no longer in the graph")])


def test_a_load_that_was_cut_off_can_be_undone(city: Desk) -> None:
    before = city.everything()
    with cut_off(after=2):
        city.load({"网格": [GRIDS, ["第一网格", "军民社区", 310]], "小区": compound(310, "乙物业", "第一网格")})
    assert city.everything() != before
    assert back(city, 2).kept == []
    assert (city.everything(), states(city)) == (before, ["done", "undone", "done"])


def test_what_cannot_be_undone(city: Desk) -> None:
    with pytest.raises(LoadError, match="there is no load:9"):
        back(city, 9)
    city.database.write("MATCH (n:Load) SET n.state = 'running' WITH n MATCH (l:Lock) DELETE l")
    lock(city.database, 60)
    city.database.write("MATCH (l:Lock) SET l.load = 'load:1'")
    with pytest.raises(StoreBusy, match="load:1 is being written"):
        back(city, 1)


def test_the_history_of_a_node(city: Desk) -> None:
    city.load({"小区": compound(310, "乙物业")}, name="新")
    back(city, 2)
    city.load({"小区": compound(320)}, name="再")
    events = [(one.load, one.op, one.what, one.old, one.new, one.undone_by) for one in History(city.database, COMPOUND).events()]
    contract = f"org:220802/甲物业 -MANAGES-> {COMPOUND}"
    assert events == [
        ("load:1", "create", "Compound", None, None, None),
        ("load:1", "link", f"{COMPOUND} -PART_OF-> 220802003006", None, None, None),
        ("load:1", "link", contract, None, None, None),
        ("load:2", "change", "households", 300, 310, "load:3"),
        ("load:2", "retire", f"{contract} until", None, str(city.database.asof() - timedelta(days=1)), "load:3"),
        ("load:4", "change", "households", 310 - 10, 320, None),
    ]
    sources = [one.source for one in History(city.database, COMPOUND).events()]
    assert (sources[0], sources[-1]) == ("台账1.xlsx › 小区 › 2", "再.xlsx › 小区 › 2")
    with pytest.raises(UnknownName):
        History(city.database, "compound:x").events()
