"""What the journal keeps of a load: what was there before, who changed it, from which row."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders import changes
from tests.store.ledgers import PLACES, STREETS, Desk

COMPOUND = "compound:220802003006/兴隆小区"
TODAY = date(2021, 6, 30)


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    desk.clean(
        {
            **PLACES,
            "小区": compounds(300, "甲物业"),
            "物业企业": [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"], ["乙物业", "洮北区"]],
        }
    )
    return desk


def compounds(households: int, company: str) -> list[list[Any]]:
    return [["小区名称", "所属社区", "户数", "物业公司"], ["兴隆小区", "军民社区", households, company]]


def entries(desk: Desk) -> list[dict[str, Any]]:
    found = [props for (props,) in desk.database.read("MATCH (c:Change) RETURN properties(c) ORDER BY c.load, c.number").rows]
    return [{**one, "before": changes.decode(one["before"]), "now": changes.decode(one["now"])} for one in found]


def test_what_is_new_needs_no_entry(city: Desk) -> None:
    assert entries(city) == []
    assert city.rows("MATCH (n) WHERE n.id STARTS WITH 'compound:' RETURN n.created_by, n.load") == [("load:1", "load:1")]


def test_an_entry_for_each_change(city: Desk) -> None:
    city.load({"小区": compounds(310, "乙物业"), "街道": [STREETS[0], ["220802003", "瑞光街道", "街道", "洮南市"]]}, name="新")
    node, contract, moved = sorted(entries(city), key=lambda one: str(one["of"]))
    assert (node["id"], node["of"], node["op"], node["subject"], node["source"]) == (
        "change:2/1", "Compound", "change", COMPOUND, "新.xlsx › 小区 › 2",
    )  # fmt: skip
    assert (node["before"]["households"], node["now"], node["before"]["load"]) == (300, {"households": 310}, "load:1")
    assert (moved["of"], moved["op"], moved["now"]) == ("PART_OF Place Place", "retire", {"until": TODAY})
    assert (contract["op"], contract["now"]) == ("retire", {"until": TODAY})
    assert (contract["before"]["created_by"], contract["end"]) == ("load:1", COMPOUND)
