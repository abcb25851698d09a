"""Who may write, what a load that was cut off leaves behind, and that no row is ever lost on the way."""

import datetime
import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph import cypher
from graph.database import Database
from graph.driver import ManagedTransaction
from graph.errors import LoadError, StoreBusy
from graph.settings import Settings
from loaders.apply import Lease, commit, lease
from loaders.journal import LOCK, loads
from loaders.load import load, plan_of
from tests import messy
from tests.store.build import empty
from tests.store.ledgers import COMMUNITIES, PLACES, STREETS, Desk, cut_off

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path)


def lock(database: Database, seconds: int) -> None:
    until = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)).isoformat(timespec="seconds")
    database.write("CREATE (l:Lock {id: $id, name: $id, token: 'other', load: 'load:99', until: $until})", {"id": LOCK, "until": until})


def test_while_another_load_writes_nothing_is_written(desk: Desk) -> None:
    lock(desk.database, 60)
    with pytest.raises(StoreBusy, match=r"load:99 is being written, its lease holds until 20.*; try again then"):
        desk.load(PLACES)
    assert desk.rows("MATCH (n:Place) RETURN count(n)") == [0]


def test_a_lease_that_ran_out_is_taken(desk: Desk) -> None:
    lock(desk.database, -60)
    assert desk.clean(PLACES).load == "load:1"
    assert desk.rows("MATCH (l:Lock) RETURN l.token, l.until, l.load") == [(None, None, None)]


def test_the_lease_is_given_back_when_writing_fails(desk: Desk) -> None:
    with cut_off(after=0):
        desk.load(PLACES)
    assert [one["state"] for one in loads(desk.database)] == ["unfinished"]
    assert desk.clean(PLACES).written == 19
    assert [(one["id"], one["state"], one["written"]) for one in loads(desk.database)] == [
        ("load:1", "unfinished", None),
        ("load:2", "done", 19),
    ]


def test_a_batch_under_a_lost_lease_writes_nothing(desk: Desk) -> None:
    with lease(desk.database, "load:1") as held:
        desk.database.write("MATCH (l:Lock) SET l.token = 'other'")

        def work(tx: ManagedTransaction) -> None:
            tx.run("CREATE (:Place {id: 'x'})").consume()
            held.hold(tx, 1)

        with pytest.raises(LoadError, match="load:1 lost the writer's lease"):
            desk.database.transact(work)
    assert desk.rows("MATCH (n:Place) RETURN count(n)") == [0]
    assert desk.rows("MATCH (l:Lock) RETURN l.token") == ["other"]


def test_each_batch_makes_the_lease_longer(desk: Desk) -> None:
    desk.database.write("CREATE (:Load {id: 'load:1'})")
    with lease(desk.database, "load:1") as held:
        desk.database.write("MATCH (l:Lock) SET l.until = '2000'")
        desk.database.transact(lambda tx: held.hold(tx, 1))
        assert desk.rows("MATCH (n:Load) RETURN n.next") == [1]
        assert desk.rows("MATCH (l:Lock) RETURN l.until > '2020'") == [True]
    assert isinstance(held, Lease)


def test_a_plan_that_another_load_made_stale_is_not_written(desk: Desk) -> None:
    file = messy.book(desk.folder / "a.xlsx", PLACES)
    plan = plan_of(desk.database, [file])
    desk.clean(PLACES)
    before = desk.everything()
    with pytest.raises(LoadError, match="another load was written since this one was planned"):
        commit(desk.database, plan, [file], lambda _what, _done, _total: None)
    assert desk.everything() == before


def test_the_journal_says_who_loaded_what_when(desk: Desk) -> None:
    desk.load(PLACES, name="甲")
    (found,) = loads(desk.database)
    assert (found["id"], found["state"], found["files"], found["written"]) == ("load:1", "done", ["甲.xlsx"], 19)
    assert "2020" < found["started"] <= found["finished"]
    assert found["by"]


CUT = """
    import os, sys, time
    from pathlib import Path
    from graph.database import Database
    from graph.settings import load as load_settings
    from loaders import apply
    from loaders.load import load

    send = apply._send

    def slow(held, statement, rows, done, coming):
        send(held, statement, rows, done, coming)
        if done == 3:
            print("written", flush=True)
            time.sleep(60)

    apply._send = slow
    with Database(load_settings(os.environ)) as database:
        load(database, [Path(sys.argv[1])], write=True)
"""


def test_a_load_that_was_killed_shows_and_is_completed_by_the_same_file(desk: Desk) -> None:
    file = messy.book(desk.folder / "a.xlsx", PLACES)
    values = {**desk.database.settings.values, "GOVGRAPH_LEASE": "2"}
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CUT), str(file)], cwd=ROOT, env={**os.environ, **values}, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        assert [one["state"] for one in loads(desk.database)] == ["running"]
        child.send_signal(signal.SIGKILL)
    time.sleep(3.1)
    assert [one["state"] for one in loads(desk.database)] == ["unfinished"]
    assert 0 < desk.rows("MATCH (n:Place) RETURN count(n)")[0] < 10
    report = load(desk.database, [file], write=True)
    assert 0 < report.written < 19
    assert desk.rows("MATCH (n:Place) RETURN count(n)") == [10]
    assert len(desk.links("PART_OF")) == 9
    assert load(desk.database, [file], write=True).written == 0


def test_a_store_that_fails_in_mid_load_leaves_whole_batches(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cypher, "create_links", lambda *_: "UNWIND $rows AS row CREATE (:Place {id: '220800'})")
    with pytest.raises(Exception, match="the store failed"):
        desk.load(PLACES)
    monkeypatch.undo()
    assert desk.rows("MATCH (n:Place) RETURN count(n)") == [10]
    assert desk.clean(PLACES).written == 9


@pytest.fixture(scope="module")
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    home = str(tmp_path_factory.mktemp("own"))
    with Database(Settings({"GOVGRAPH_HOME": home, "GOVGRAPH_LINGER": "1", "GOVGRAPH_HEAP": "256m"})) as database:
        database.prepare()
        yield database


GRID_ROWS = [
    [f"第{number}网格", street, place, "综合", number]
    for number in range(3)
    for street in ("瑞光街道", None)
    for place in ("军民社区", "文化社区", "无此社区")
]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), blanks=st.floats(0, 0.3), copies=st.integers(1, 3))
@example(seed=10**6, blanks=0.25, copies=1)  # a community alone in its own column is no heading
@example(seed=891, blanks=0.25, copies=1)  # nor is a street
def test_every_row_is_accounted_for(seed: int, blanks: float, copies: int, own_store: Database, tmp_path: Path) -> None:
    chance = random.Random(seed)
    header = ["网格名称", "所属街道", "所属社区", "网格类型", "户数"]
    sheets: dict[str, Any] = {**PLACES}
    for copy in range(copies):
        rows = [[None if chance.random() < blanks else cell for cell in row] for row in chance.sample(GRID_ROWS, k=12)]
        sheets[f"网格{copy}"] = [header, *rows]
    names = chance.sample(sorted(sheets), k=len(sheets))
    empty(own_store)
    file = messy.book(tmp_path / "a.xlsx", {name: sheets[name] for name in names})
    first = load(own_store, [file], write=True).as_json()
    told = ("create", "change", "unchanged", "reject", "duplicate")
    assert first["read"] == sum(first[name] for name in told)
    for counts in first["types"].values():
        assert counts["read"] == sum(counts[name] for name in told)
    grids = sum(1 for name, rows in sheets.items() if name.startswith("网格") for row in rows[1:] if any(cell is not None for cell in row))
    assert first["types"].get("Grid", {"read": 0})["read"] == grids
    wrong = {(one["sheet"], one["row"]) for one in first["problems"] if one["severity"] == "error"}
    assert first["types"]["Grid"]["reject"] == len(wrong), "a row may have several faults, and is rejected once"
    assert own_store.read("MATCH (n:Grid) RETURN count(n)").rows == [[first["types"]["Grid"]["create"]]]
    assert load(own_store, [file], write=True).written == 0


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.permutations([*STREETS[1:], *COMMUNITIES[1:]]))
def test_the_order_of_rows_makes_no_difference(rows: list[list[Any]], own_store: Database, tmp_path: Path) -> None:
    sheets = {
        **PLACES,
        "街道": [STREETS[0], *(row for row in rows if len(row) == 4)],
        "社区": [COMMUNITIES[0], *(row for row in rows if len(row) == 5)],
    }
    states = []
    for given_sheets in (PLACES, sheets):
        empty(own_store)
        load(own_store, [messy.book(tmp_path / "a.xlsx", given_sheets)], write=True)
        nodes = own_store.read("MATCH (n:Place) RETURN n.id, n.name, n.fingerprint ORDER BY n.id").rows
        links = own_store.read("MATCH (a)-[r:PART_OF]->(b) RETURN a.id, b.id, r.fingerprint ORDER BY a.id").rows
        states.append((nodes, links))
    assert states[0] == states[1]
