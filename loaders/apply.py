"""Writes a plan: under the writer's lease, batch by batch, each one transaction that also renews the lease."""

import contextlib
import getpass
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph import cypher
from graph.database import Database
from graph.driver import ManagedTransaction
from graph.errors import LoadError, StoreBusy, StoreError
from loaders import remembered
from loaders.journal import LOCK, loads_so_far, now
from loaders.plan import Batch, Plan

Progress = Callable[[str, int, int], None]
"""Told of the step, and of how many of its rows are done out of how many."""


@dataclass(slots=True)
class Lease:
    """The right to write. It ends by itself after `seconds` without a batch."""

    database: Database
    seconds: int
    token: str
    load: str

    def until(self) -> str:
        return (datetime.now(UTC) + timedelta(seconds=self.seconds)).isoformat(timespec="seconds")

    def hold(self, tx: ManagedTransaction) -> None:
        """Within the transaction of a batch: still ours, and for longer. Raises LoadError when it was lost."""
        params = {"id": LOCK, "token": self.token, "until": self.until()}
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


def commit(database: Database, plan: Plan, files: Sequence[Path], progress: Progress) -> str | None:
    """Writes the plan and returns the load's id; None when there is nothing to write, and then no load is recorded.

    Raises StoreBusy while another load is being written, LoadError when one was since the plan was made.
    """
    if not plan.to_write:
        return None
    digest = remembered.digest(files)
    database.prepare()
    load = plan.load
    with lease(database, load) as held:
        if loads_so_far(database) != plan.after:
            raise LoadError("another load was written since this one was planned; load the same files again")
        props = {
            "id": load,
            "number": plan.after + 1,
            "state": "running",
            "files": [path.name for path in files],
            "started": now(),
            "by": _user(),
            "next": 0,
        }
        database.write(cypher.text("loaders", "load-begin"), {"props": props})
        for done, batch in enumerate(_batches(plan, int(database.settings["GOVGRAPH_BATCH"]), progress), start=1):
            _send(database, held, batch, done)
        ended = {"state": "done", "finished": now(), "written": plan.to_write, **remembered.marks(database, digest, plan)}
        database.write(cypher.text("loaders", "load-next"), {"id": load, "props": ended})
    return load


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _batches(plan: Plan, size: int, progress: Progress) -> Iterator[Batch]:
    for whole in plan.batches:
        for at in range(0, len(whole.rows), size):
            progress(whole.what, at, len(whole.rows))
            yield Batch(whole.what, whole.statement, whole.rows[at : at + size])
        progress(whole.what, len(whole.rows), len(whole.rows))


def _send(database: Database, held: Lease, batch: Batch, done: int) -> None:
    def work(tx: ManagedTransaction) -> None:
        held.hold(tx)
        tx.run(batch.statement, {"rows": batch.rows}).consume()
        tx.run(cypher.text("loaders", "load-next"), {"id": held.load, "props": {"next": done}}).consume()

    database.transact(work)
