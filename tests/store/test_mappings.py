"""What was said of headers is kept in the graph, holds for files with the same header, and can be taken back."""

from pathlib import Path

import pytest

from graph.database import Database
from graph.errors import UnknownName, UsageError
from loaders.load import load
from loaders.mappings import every, remove
from loaders.options import Options
from tests import messy
from tests.store.ledgers import PLACES, Desk, counts

HEADER = ["小区名称", "所属社区", "住户总数"]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean(PLACES)
    return made


def test_a_mapping_is_kept_until_it_is_removed(desk: Desk) -> None:
    first = messy.book(desk.folder / "甲.xlsx", {"小区": [HEADER, ["甲小区", "军民社区", 300]]})
    assert load(desk.database, [first], write=False, options=Options(mapped=("住户总数=户数",))).plan.to_write == 2
    assert every(desk.database) == []
    load(desk.database, [first], write=True, options=Options(mapped=("住户总数=户数",)))
    assert desk.node("compound:220802003006/甲小区")["households"] == 300
    ((kept),) = every(desk.database)
    assert (kept.type, kept.column, kept.field) == ("Compound", "住户总数", "households")
    assert kept.by
    desk.clean({"小区": [HEADER, ["乙小区", "军民社区", 400]]})
    assert desk.node("compound:220802003006/乙小区")["households"] == 400
    assert remove(desk.database, kept.id) == kept
    report = desk.load({"小区": [HEADER, ["丙小区", "军民社区", 500]]})
    assert counts(report, "Compound") == {"read": 1, "create": 1}
    assert "households" not in desk.node("compound:220802003006/丙小区")
    assert [one.how for one in report.plan.columns] == ["read", "read", "unknown"]
    with pytest.raises(UnknownName):
        remove(desk.database, kept.id)


def test_files_read_before_are_read_again_with_what_is_said_of_them(desk: Desk) -> None:
    file = messy.book(desk.folder / "甲.xlsx", {"小区": [HEADER, ["甲小区", "军民社区", 300]]})
    load(desk.database, [file], write=True)
    told = load(desk.database, [file], write=True)
    assert [(one.header, one.how) for one in told.plan.columns] == [("小区名称", "read"), ("所属社区", "read"), ("住户总数", "unknown")]
    load(desk.database, [file], write=True, options=Options(mapped=("住户总数=户数",)))
    assert desk.node("compound:220802003006/甲小区")["households"] == 300
    assert load(desk.database, [file], write=True).as_json()["columns"][2]["field"] == "households"


def test_a_mapping_without_use_writes_nothing(desk: Desk) -> None:
    file = messy.book(desk.folder / "甲.xlsx", {"小区": [HEADER, ["甲小区", "军民社区", 300]]})
    with pytest.raises(UsageError, match="no sheet has a column '层数'"):
        load(desk.database, [file], write=True, options=Options(mapped=("层数=户数",)))
    assert desk.rows("MATCH (n:Compound) RETURN count(n)") == [0]
    assert every(desk.database) == []
