"""A load that is killed, again and again, goes on where it was; and what is said where it cannot."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import LoadError, StoreBusy
from loaders.apply import resume
from loaders.journal import loads
from loaders.load import load
from loaders.undo import undo
from tests import messy
from tests.store.build import empty
from tests.store.ledgers import PLACES, Desk, cut_off

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = 10
STEPS = 14  # batches within which a kill falls, out of some sixty
HEADER: list[Any] = ["网格名称", "所属街道", "所属社区", "户数"]
GRIDS = [HEADER, *([f"第{n}网格", "瑞光街道", "军民社区", n] for n in range(1, 31))]
LATER = [HEADER, *([f"第{n}网格", "瑞光街道", "军民社区", n + 1] for n in range(1, 46))]


def silent(_what: str, _done: int, _total: int) -> None:
    """Nobody watches."""


CHILD = """
    import os, sys, time
    from pathlib import Path
    from graph.database import Database
    from graph.errors import StoreBusy
    from graph.settings import load as load_settings
    from loaders.apply import commit, resume
    from loaders.load import plan_of

    def told(what, done, total):
        print(done, flush=True)

    def silent(what, done, total): ...

    with Database(load_settings(os.environ)) as database:
        if sys.argv[1] == "load":
            files = [Path(sys.argv[2])]
            plan = plan_of(database, files)
            print("go", flush=True)
            commit(database, plan, files, told)
        else:
            print("go", flush=True)
            while True:
                try:
                    resume(database, sys.argv[2], told)
                    break
                except StoreBusy:
                    time.sleep(0.05)
"""


def child(database: Database, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, **database.settings.values, "GOVGRAPH_BATCH": "1", "GOVGRAPH_LEASE": "1"}
    command = [sys.executable, "-P", "-c", textwrap.dedent(CHILD), *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True)


def test_killed_ten_times_it_is_the_same_graph(embedded_store: Database, tmp_path: Path) -> None:
    empty(embedded_store)
    desk = Desk(embedded_store, tmp_path)
    first, file = messy.book(tmp_path / "a.xlsx", {**PLACES, "网格": GRIDS}), messy.book(tmp_path / "b.xlsx", {"网格": LATER})
    load(embedded_store, [first], write=True)
    before = desk.everything()
    load(embedded_store, [file], write=True)
    whole, entries = desk.everything(), desk.rows("MATCH (c:Change) RETURN count(c)")
    chance, kills, cut = random.Random(1), 0, 0
    while kills < KILLS:
        state = loads(embedded_store)[-1]
        if state["number"] == 1 or state["state"] == "done":
            assert state["number"] == 1 or (desk.everything(), desk.rows("MATCH (c:Change) RETURN count(c)")) == (whole, entries)
            restart(desk, first)
            assert desk.everything() == before
            process, done = child(embedded_store, "load", str(file)), 0
        else:
            cut += 1
            done = desk.rows("MATCH (l:Load {id: $id}) RETURN l.next", id=state["id"])[0]
            process = child(embedded_store, "resume", state["id"])
        with process:
            assert process.stdout is not None
            assert process.stdout.readline() == "go\n"
            for _ in range(done + chance.randint(0, STEPS)):
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
    while (state := loads(embedded_store)[-1])["state"] != "done":
        with child(embedded_store, "resume", state["id"]) as process:
            process.wait(60)
    assert cut > 2, "kills fell into the writing"
    assert (desk.everything(), desk.rows("MATCH (c:Change) RETURN count(c)")) == (whole, entries)
    assert not list((embedded_store.settings.home / "plans").glob("*.gz"))


def restart(desk: Desk, first: Path) -> None:
    empty(desk.database)
    load(desk.database, [first], write=True)


@pytest.fixture
def cut(database: Database, tmp_path: Path) -> Desk:
    """A load of the places that broke off after two batches."""
    desk = Desk(database, tmp_path)
    with cut_off(after=2):
        desk.load(PLACES, name="地点")
    return desk


def test_it_goes_on_and_is_done_once(cut: Desk) -> None:
    resume(cut.database, "load:1", silent)
    (found,) = loads(cut.database)
    assert (found["state"], found["written"], found["created"], found["files"]) == ("done", 19, 19, ["地点.xlsx"])
    assert len(cut.links("PART_OF")) == 9
    assert cut.load(PLACES).written == 0
    with pytest.raises(LoadError, match="load:1 is done: there is nothing to go on with"):
        resume(cut.database, "load:1", silent)
    with pytest.raises(LoadError, match="there is no load:7"):
        resume(cut.database, "load:7", silent)


def test_without_its_plan_the_files_are_loaded_again(cut: Desk) -> None:
    (plan,) = (cut.database.settings.home / "plans").glob("*.gz")
    plan.write_bytes(plan.read_bytes()[:-9])
    with pytest.raises(LoadError, match="the plan of load:1 is damaged; load the same files again"):
        resume(cut.database, "load:1", silent)
    plan.unlink()
    with pytest.raises(LoadError, match="the plan of load:1 is not on this machine"):
        resume(cut.database, "load:1", silent)
    assert cut.clean(PLACES).load == "load:2"
    with pytest.raises(LoadError, match="other loads were written after load:1"):
        resume(cut.database, "load:1", silent)


def test_a_load_after_it_takes_its_plan_away(cut: Desk) -> None:
    cut.clean(PLACES)
    assert not list((cut.database.settings.home / "plans").glob("*.gz"))


def test_while_it_may_still_run_it_is_left_alone(cut: Desk) -> None:
    until = "2999-01-01T00:00:00+00:00"
    cut.database.write("MATCH (l:Lock) SET l.token = 'x', l.load = 'load:1', l.until = $until", {"until": until})
    for act in (resume, undo):
        with pytest.raises(StoreBusy, match="load:1 is being written"):
            act(cut.database, "load:1", silent)


def test_an_undo_that_was_cut_off_goes_on_too(cut: Desk) -> None:
    resume(cut.database, "load:1", silent)
    with cut_off(after=1):
        undo(cut.database, "load:1", silent)
    resume(cut.database, "load:2", silent)
    assert ([one["state"] for one in loads(cut.database)], cut.everything()) == (["undone", "done"], [])
