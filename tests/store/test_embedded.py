"""The embedded store's process: shared, restarted, ended, and clear when it cannot start."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph import embedded
from graph.database import Database
from graph.errors import StoreError
from graph.settings import Settings

CLIENT = """
import sys, time
from graph.database import Database
from graph.settings import load
with Database(load()) as database:
    database.write("MERGE (n:Place {id: $id})", {"id": sys.argv[1]})
    print(database.read("MATCH (n:Place) RETURN count(n) AS n").rows[0][0], flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    with contextlib.suppress(OSError, ValueError, ProcessLookupError):
        os.kill(pid(tmp_path), signal.SIGKILL)


def pid(home: Path) -> int:
    return int(json.loads((home / "server.json").read_text(encoding="utf-8"))["pid"])


def opened(home: Path, **more: str) -> Database:
    return Database(Settings({"GOVGRAPH_HOME": str(home), "GOVGRAPH_LINGER": "0", "GOVGRAPH_HEAP": "256m", **more}))


def client(home: Path, name: str, seconds: float) -> subprocess.Popen[str]:
    environment = {**os.environ, "GOVGRAPH_HOME": str(home), "GOVGRAPH_LINGER": "0", "GOVGRAPH_HEAP": "256m"}
    command = [sys.executable, "-P", "-c", CLIENT, name, str(seconds)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def wait_until(true: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def gone(process: int) -> bool:
    """A zombie counts: nobody waits for a store that outlives its client."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, os.WNOHANG)
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


def test_clients_that_start_together_share_one_store(home: Path) -> None:
    clients = [client(home, f"place {number}", 0) for number in range(4)]
    for one in clients:
        assert one.communicate(timeout=90)[0].strip().isdigit()
        assert one.returncode == 0
    assert (home / "store.log").read_text(encoding="utf-8").count("Starting ArcadeDB Server") == 1
    with opened(home) as database:
        assert database.read("MATCH (n:Place) RETURN count(n) AS n").rows == [[4]]


def test_the_store_ends_after_its_last_client_however_that_ended(home: Path) -> None:
    killed = client(home, "place", 600)
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "1"
    store = pid(home)
    with opened(home) as database:
        killed.kill()
        killed.wait()
        killed.stdout.close()
        time.sleep(1.5)
        assert database.read("MATCH (n:Place) RETURN count(n) AS n").rows == [[1]]
        assert not gone(store)
    assert wait_until(lambda: gone(store))


def test_a_killed_store_is_joined_again_and_nothing_committed_is_lost(home: Path) -> None:
    with opened(home) as database:
        database.write("CREATE (n:Place {id: 'kept'})")
        os.kill(pid(home), signal.SIGKILL)
        assert database.read("MATCH (n:Place) RETURN n.id AS id").rows == [["kept"]]
        os.kill(pid(home), signal.SIGKILL)
        database.write("CREATE (n:Place {id: 'after'})")
        assert database.read("MATCH (n:Place) RETURN n.id AS id ORDER BY id").rows == [["after"], ["kept"]]


def test_a_store_that_is_told_to_stop_keeps_everything(home: Path) -> None:
    with opened(home) as database:
        database.write("UNWIND range(1, 2000) AS i CREATE (n:Place {id: toString(i)})")
        os.kill(pid(home), signal.SIGTERM)
    with opened(home) as database:
        assert database.read("MATCH (n:Place) RETURN count(n) AS n").rows == [[2000]]


def test_a_store_that_cannot_start_says_why_at_once(home: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(StoreError, match=r"did not start: .+") as error:
        opened(home, GOVGRAPH_HEAP="1m")
    assert time.monotonic() - begun < embedded.START_LIMIT / 2
    assert "\n" not in str(error.value)


def test_a_home_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match="GOVGRAPH_HOME"):
        opened(tmp_path / "home")


def test_passwords_are_for_the_owner_alone(home: Path) -> None:
    with opened(home):
        for name in ("secret", "reader-secret", "server.json"):
            assert (home / name).stat().st_mode & 0o777 == 0o600
        secrets = {(home / name).read_text(encoding="utf-8") for name in ("secret", "reader-secret")}
        assert len(secrets) == 2
        assert min(map(len, secrets)) >= 8


def test_an_address_left_by_a_killed_store_is_not_believed(home: Path) -> None:
    stale = {"uri": "bolt://127.0.0.1:1", "writer": "x" * 8, "reader": "y" * 8, "pid": 1}
    (home / "server.json").write_text(json.dumps(stale), encoding="utf-8")
    with opened(home) as database:
        assert database.read("RETURN 1 AS one").rows == [[1]]


def test_a_platform_without_the_engine_is_told_of_neo4j(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "engine_missing", lambda: True)
    with pytest.raises(StoreError, match="NEO4J_URI"):
        opened(home)
