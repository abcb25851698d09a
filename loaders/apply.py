"""Writes a plan: under the writer's lease, batch by batch, each one transaction that also renews the lease."""

import contextlib
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any

from graph import cypher
from graph.database import Database
from graph.driver import ManagedTransaction
from graph.errors import LoadError, StoreBusy, StoreError
from loaders import planfile, remembered
from loaders.collector import uncollected
from loaders.journal import LOCK, loads, loads_so_far, now, user
from loaders.plan import Batch, Plan, Values

Progress = Callable[[str, int, int], None]
"""Told of the step, and of how many of its rows are done out of how many."""


def new_plan(database: Database) -> Plan:
    """An empty plan that follows all loads so far."""
    return Plan(loads_so_far(database), int(database.settings["GOVGRAPH_BATCH"]))


@dataclass(slots=True)
class Lease:
    """The right to write. It ends by itself after `seconds` without a batch."""

    database: Database
    seconds: int
    token: str
    load: str

    def until(self) -> str:
        return (datetime.now(UTC) + timedelta(seconds=self.seconds)).isoformat(timespec="seconds")

    def hold(self, tx: ManagedTransaction, done: int) -> None:
        """Within the transaction that makes `done` batches done: still ours, and for longer. Raises LoadError when it was lost."""
        params = {"id": LOCK, "token": self.token, "until": self.until(), "load": self.load, "done": done}
        if not tx.run(cypher.text("loaders", "lock-hold"), params).single(strict=True)["held"]:
            raise LoadError(f"{self.load} lost the writer's lease to another load; load the same files again")


@contextlib.contextmanager
def lease(database: Database, load: str) -> Iterator[Lease]:
    """Takes the writer's lease, and gives it back. Raises StoreBusy while another load holds it."""
    held = Lease(database, int(database.settings["GOVGRAPH_LEASE"]), secrets.token_hex(8), load)
    params = {"id": LOCK, "now": now(), "until": held.until(), "token": held.token, "load": load}
    if not database.write(cypher.text("loaders", "lock-take"), params):
        other = database.read(cypher.text("loaders", "lock-show"), {"id": LOCK}).dicts()
        raise StoreBusy(
            f"{other[0]['load']} is being written, its lease holds until {other[0]['until']}; try again then"
            if other
            else "another load has just ended; try again"
        )
    try:
        yield held
    finally:
        with contextlib.suppress(StoreError):  # a store that is gone cannot be told; the lease then ends by itself
            database.write(cypher.text("loaders", "lock-free"), {"id": LOCK, "token": held.token})


def commit(database: Database, plan: Plan, files: Sequence[Path], progress: Progress, *, remember: bool = True) -> str | None:
    """Writes the plan and returns the load's id; None when there is nothing to write, and then no load is recorded.

    `remember`: the same files need not be read again as long as nothing else is loaded.

    Raises StoreBusy while another load is being written, LoadError when one was since the plan was made.
    """
    if not plan.batches:
        return None
    about = {"kind": "load", "files": [path.name for path in files]}
    ending = {**plan.written(), **remembered.report(remembered.digest(files) if remember else "", plan)}
    return write(database, plan, about, ending, progress)


def write(database: Database, plan: Plan, about: dict[str, Any], ending: dict[str, Any], progress: Progress) -> str:
    """Writes the plan's batches as the load that it is, and returns its id.

    `about` is what its node says from the start, `ending` what it says besides once it is done.
    """
    settings = database.settings
    database.prepare()
    with lease(database, plan.load) as held:
        if loads_so_far(database) != plan.after:
            raise LoadError("another load was written since this one was planned; load the same files again")
        for cut_off in (one for one in loads(database) if one["state"] == "unfinished"):
            planfile.remove(settings, cut_off["plan"] or "")  # nobody can go on with it after this load
        digest = planfile.save(settings, ending, plan.batches)
        begun = {"id": plan.load, "number": plan.after + 1, "state": "running", "started": now(), "by": user(), "next": 0, "plan": digest}
        database.write(cypher.text("loaders", "load-begin"), {"props": {**begun, **about}})
        _carry_out(held, plan.batches, 0, digest, ending, progress)
    return plan.load


def resume(database: Database, load: str, progress: Progress) -> None:
    """Goes on with a load that was cut off. Raises LoadError when it was not, or cannot be gone on with."""
    found = next((one for one in loads(database) if one["id"] == load), None)
    if found is None:
        raise LoadError(f"there is no {load}; `govgraph loads` lists them")
    if found["state"] == "running":
        raise StoreBusy(f"{load} is being written; should it have been cut off, its lease ends by itself: try again later")
    if found["state"] != "unfinished":
        raise LoadError(f"{load} is {found['state']}: there is nothing to go on with")
    if found["number"] != loads_so_far(database):
        raise LoadError(f"other loads were written after {load}; load the same files again, what is in is then unchanged")
    ending, batches = planfile.read(database.settings, found["plan"] or "", load)
    with lease(database, load) as held:
        done = database.read(cypher.text("loaders", "load-step"), {"id": load}).rows[0][0]
        _carry_out(held, list(batches), done, found["plan"], ending, progress)


def _carry_out(held: Lease, batches: list[Batch], done: int, plan: str, ending: dict[str, Any], progress: Progress) -> None:
    """Sends the batches that are not in yet, then closes the load."""
    totals, sent = Counter[str](), Counter[str]()
    for batch in batches:
        totals[batch.what] += batch.count
    for batch in batches[:done]:
        sent[batch.what] += batch.count
    with uncollected(), ThreadPoolExecutor(1) as beside:
        coming = _Coming(beside, batches)
        for number, batch in enumerate(batches[done:], start=done + 1):
            _send(held, batch.statement, coming.rows(number - 1), number, coming)
            sent[batch.what] += batch.count
            progress(batch.what, sent[batch.what], totals[batch.what])
    size = remembered.size(held.database) if "digest" in ending else {}
    ended = {"state": "done", "finished": now(), **ending, **size}
    held.database.write(cypher.text("loaders", "load-next"), {"id": held.load, "props": ended})
    planfile.remove(held.database.settings, plan)


@dataclass(slots=True)
class _Coming:
    """Rows of batches, unpacked by a thread."""

    thread: ThreadPoolExecutor
    batches: list[Batch]
    _begun: dict[int, Future[list[Values]]] = field(default_factory=dict)

    def begin(self, number: int) -> None:
        """Unpacks that batch, if there is one and it has not begun."""
        if number < len(self.batches) and number not in self._begun:
            self._begun[number] = self.thread.submit(attrgetter("rows"), self.batches[number])

    def rows(self, number: int) -> list[Values]:
        """Once for each batch."""
        self.begin(number)
        return self._begun.pop(number).result()


def _send(held: Lease, statement: str, rows: list[Values], done: int, coming: _Coming) -> None:
    def work(tx: ManagedTransaction) -> None:
        held.hold(tx, done)
        coming.begin(done)  # while the store is at work on these rows, which is when this process has nothing to do
        tx.run(statement, {"rows": rows}).consume()

    held.database.transact(work)
    rows.clear()  # the driver's result holds what was sent in a circle, which would stay as long as the collector is away
