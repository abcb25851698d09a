"""One guarantee for a compound and its guarantor, one post for a person at a unit, whichever ledger comes first."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.undo import undo
from queries import rules
from tests.store.ledgers import PLACES, Desk

BODIES = [["部门名称", "服务范围"], ["财政局", "洮北区"], ["民政局", "洮北区"]]
COMPOUNDS: dict[str, Any] = {
    "小区": [
        ["小区名称", "所属社区", "包保领导", "包保单位"],
        *([name, "军民社区", "张某", "财政局"] for name in ("甲小区", "乙小区")), ["丙小区", "军民社区", "李某", "财政局"],
    ]
}  # fmt: skip
POSTS: dict[str, Any] = {
    "岗位": [
        ["任职地点或单位", "岗位名称", "岗位类别", "任职人"],
        ["财政局", "局长", "包保人", "张某"],
        ["财政局", "副局长", "包保人", "李某"],
    ]
}
GUARANTEES: dict[str, Any] = {
    "小区包保": [
        ["包保小区", "所属社区", "包保岗位", "包保单位", "业委会成立"],
        *([name, "军民社区", "局长", "财政局", "已完成"] for name in ("甲小区", "乙小区")), ["丙小区", "军民社区", "副局长", "财政局", "推进中"],
    ]
}  # fmt: skip
ORDERS = [order for order in permutations(("compounds", "posts", "guarantees")) if order.index("posts") < order.index("guarantees")]
LEDGERS = {"compounds": COMPOUNDS, "posts": POSTS, "guarantees": GUARANTEES}
WHO = (
    "MATCH (c:Compound)<-[:GUARANTEES]-(g:Guarantee)-[:GUARANTEED_BY]->(p:Post)-[:AT]->(u), (p)<-[:HOLDS]-(n:Person) "
    "RETURN c.name, p.title, n.name, u.name, g.committee_state ORDER BY c.name"
)
RIGHT = [
    ("丙小区", "副局长", "李某", "财政局", "under way"), ("乙小区", "局长", "张某", "财政局", "done"), ("甲小区", "局长", "张某", "财政局", "done"),
]  # fmt: skip


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    names = [[*COMPOUNDS["小区"][0][:2]], *(row[:2] for row in COMPOUNDS["小区"][1:])]
    desk.clean({**PLACES, "部门": BODIES, "小区": names})
    return desk


def numbers(desk: Desk) -> list[int]:
    return [desk.rows(f"MATCH (n:{label}) RETURN count(n)")[0] for label in ("Guarantee", "Post", "Person")]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_whichever_ledger_comes_first(city: Desk, order: tuple[str, ...]) -> None:
    states = [city.everything()]
    for name in order:
        city.clean(LEDGERS[name])
        states.append(city.everything())
    assert (numbers(city), city.rows(WHO)) == ([3, 2, 2], RIGHT)
    load = rules.coverage(city.database, None, "guarantor-load")[0]
    assert load.denominator == 2
    for name in order:
        assert city.clean(LEDGERS[name]).written == 0
    for number in (4, 3, 2):
        assert undo(city.database, f"load:{number}", lambda *_: None).kept == []
        assert city.everything() == states[number - 2]


def test_all_in_one_file(city: Desk) -> None:
    city.clean({**GUARANTEES, **COMPOUNDS, **POSTS})
    assert (numbers(city), city.rows(WHO)) == ([3, 2, 2], RIGHT)


def test_another_guarantor_takes_the_guarantee_over(city: Desk) -> None:
    city.clean(COMPOUNDS)
    header, first, *_ = COMPOUNDS["小区"]
    city.clean({"小区": [header, [*first[:2], "王某", "民政局"]]})
    assert numbers(city) == [3, 3, 3]
    found = "MATCH (c:Compound {name: '甲小区'})<-[:GUARANTEES]-(:Guarantee)-[:GUARANTEED_BY]->(p:Post)-[:AT]->(u) RETURN p.title, u.name"
    assert city.rows(found) == [("包保人（王某）", "民政局")]


def test_a_second_guarantor_of_a_ledger_is_a_second_guarantee(city: Desk) -> None:
    city.clean({**COMPOUNDS, **POSTS})
    city.clean({"岗位": [*POSTS["岗位"][:1], ["民政局", "局长", "包保人", "赵某"]]})
    city.clean({"小区包保": [GUARANTEES["小区包保"][0][:4], ["甲小区", "军民社区", "局长", "民政局"]]})
    assert numbers(city) == [4, 3, 3]
    assert rules.coverage(city.database, None, "compound-guarantor")[0].numerator == 3
