"""The embedded store: one process of its own per data folder, shared by every govgraph process, and its client.

Two kernel locks are the whole protocol (flock: a `kill -9` releases them, where a pid file would go stale):

store.lock    held by the store process, from before its JVM starts until it is gone. Whoever takes it starts the store.
clients.lock  held shared by each client. When the store can take it alone for a while (`linger`), it stops.

`server.json` (readable by the owner only) holds the address; it is believed only while someone else holds store.lock.
Run as `python -P -m graph.embedded FOLDER HEAP LINGER` this module is the store process.
"""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from graph.errors import StoreError

DATABASE = "gov"
START_LIMIT = 60.0  # seconds; a start takes 2 s on an idle machine, 10 s and more on two busy cores
LOG_LIMIT = 1_000_000  # bytes; a longer log is started afresh
TAIL = 3  # lines of the log that an error shows


@dataclass(frozen=True, slots=True)
class Address:
    """Where the store listens, and how its two roles log in: the writer may do all, the reader only read."""

    uri: str
    writer: tuple[str, str]
    reader: tuple[str, str]


def engine_missing() -> bool:
    """Whether this platform lacks the engine's wheel (musl, old glibc, Intel Macs) or file locks (Windows)."""
    import importlib.util

    return any(importlib.util.find_spec(name) is None for name in ("arcadedb_embedded", "fcntl"))


def _take(path: Path, *, shared: bool = False, wait: bool = False) -> int | None:
    """Lock `path`; the descriptor that holds the lock, or None when another process has it and `wait` is off."""
    import fcntl  # not on Windows

    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(fd, how)
    except BlockingIOError:
        os.close(fd)
        return None
    return fd


def _write_private(path: Path, text: str) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    part = path.with_suffix(f".{os.getpid()}")
    with open(part, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    part.replace(path)


def _spawn(folder: Path, lock: int, heap: str, linger: float) -> subprocess.Popen[bytes]:
    log_path = folder / "store.log"
    fresh = log_path.exists() and log_path.stat().st_size > LOG_LIMIT
    with log_path.open("wb" if fresh else "ab") as log:
        return subprocess.Popen(
            # -P: a folder graph/ where the user stands must not hide ours
            [sys.executable, "-P", "-m", "graph.embedded", str(folder), heap, str(linger)],
            pass_fds=[lock],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C in the terminal must not reach the store
        )


def _log_tail(folder: Path, start: int) -> str:
    log = folder / "store.log"
    text = log.read_bytes()[start:].decode("utf-8", "replace") if log.exists() else ""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " | ".join(lines[-TAIL:]) or "its log is empty"


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / "clients.lock").touch(mode=0o600)
    except OSError as error:
        raise StoreError(f"the data folder {folder} cannot be used ({error.strerror}); set GOVGRAPH_HOME") from error


def _usable(address: Path, check: Callable[[Address], bool]) -> Address | None:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(address.read_text(encoding="utf-8"))
        at = Address(found["uri"], ("root", found["writer"]), ("reader", found["reader"]))
        return at if check(at) else None
    return None


def join(folder: Path, heap: str, linger: float, check: Callable[[Address], bool]) -> tuple[Address, int]:
    """The folder's store, started if need be: its address, and the lease (while that descriptor is open it stays).

    `check` says whether an address answers; `heap` is the JVM's, such as "1g"; `linger` is in seconds.
    Raises StoreError when the store does not start, with the end of its log.
    """
    if engine_missing():
        raise StoreError("the embedded store does not exist for this platform; set NEO4J_URI to a Neo4j server")
    _prepare(folder)
    # Waits only while a store is stopping: that holds this lock alone until it is gone, so nobody joins a dying store.
    lease = _take(folder / "clients.lock", shared=True, wait=True)
    assert lease is not None
    try:
        return _find_or_start(folder, heap, linger, check), lease
    except BaseException:
        os.close(lease)
        raise


def _find_or_start(folder: Path, heap: str, linger: float, check: Callable[[Address], bool]) -> Address:
    address, log, child = folder / "server.json", folder / "store.log", None
    log_start = 0
    give_up = time.monotonic() + START_LIMIT
    while time.monotonic() < give_up:
        if child is not None and child.poll() is not None:
            break  # one try: why it failed is in its log
        lock = _take(folder / "store.lock") if child is None else None
        if lock is not None:
            address.unlink(missing_ok=True)  # left by a store that was killed
            log_start = log.stat().st_size if log.exists() and log.stat().st_size <= LOG_LIMIT else 0
            child = _spawn(folder, lock, heap, linger)
            os.close(lock)  # the store has inherited it: it is never free in between
        if (at := _usable(address, check)) is not None:
            if child is not None:
                child.returncode = 0  # it outlives us: nobody is to wait for it, or warn that nobody did
            return at
        time.sleep(0.05)
    if child is None:
        raise StoreError(f"the store in {folder} does not answer: another process holds it; its log is store.log there")
    raise StoreError(f"the store in {folder} did not start: {_log_tail(folder, log_start)}")


# ---- the store process ----------------------------------------------------------------------------------------------


def _password(path: Path) -> str:
    if not path.exists():
        _write_private(path, secrets.token_urlsafe(24))
    return path.read_text(encoding="utf-8")


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [one.getsockname()[1] for one in sockets]


def _start_server(folder: Path, heap: str, bolt: int, http: int, password: str) -> Any:
    import arcadedb_embedded  # here: only this process pays for the JVM, in time and in memory

    server = arcadedb_embedded.ArcadeDBServer(
        str(folder),
        password,
        jvm_kwargs={"heap_size": heap},
        config={
            "host": "127.0.0.1",
            "http_port": http,  # its listener cannot be switched off; loopback only, and it asks for the password
            "bolt_host": "127.0.0.1",
            "bolt_port": bolt,
            "bolt_defaultDatabase": DATABASE,
            "bolt_maxMessageSize": 64 * 1024 * 1024,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "txWalFlush": 2,  # fsync on commit
            "mode": "development",  # "production" hides every error text from the client
        },
    )
    server.start()
    if not (folder / "databases" / DATABASE).exists():
        server.create_database(DATABASE)
    return server


def _grant_reader(server: Any, password: str) -> None:
    """A role that can read records and nothing else: the guard of free queries."""
    from com.arcadedb.serializer.json import JSONObject

    security = server._java_server.getSecurity()
    group = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": ["readRecord"]}}}
    security.saveGroup(DATABASE, "reader", JSONObject(json.dumps(group)))
    if not security.existsUser("reader"):
        user = {"name": "reader", "password": str(security.encodePassword(password)), "databases": {DATABASE: ["reader"]}}
        security.createUser(JSONObject(json.dumps(user)))


def _wait_for_the_end(clients: Path, linger: float, stopping: threading.Event) -> int | None:
    """Returns when told to stop, or when no client was there for `linger` seconds: then with clients.lock held."""
    seen = time.monotonic()
    while not stopping.wait(0.5):
        alone = _take(clients)
        if alone is None:
            seen = time.monotonic()
        elif time.monotonic() - seen >= linger:
            return alone  # kept, so that later clients wait until we are gone
        else:
            os.close(alone)
    return None


def run_store(folder: Path, heap: str, linger: float) -> None:
    """Body of the store process; store.lock came with it. Ends on SIGTERM, or when the last client is gone."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):  # without a handler of ours SIGTERM ends the JVM by abort
        signal.signal(number, lambda *_: stopping.set())
    os.chdir(folder)  # the engine writes ./log
    writer, reader = _password(folder / "secret"), _password(folder / "reader-secret")
    bolt, http = _free_ports(2)
    server = _start_server(folder, heap, bolt, http, writer)
    _grant_reader(server, reader)
    found = {"uri": f"bolt://127.0.0.1:{bolt}", "writer": writer, "reader": reader, "pid": os.getpid()}
    _write_private(folder / "server.json", json.dumps(found))
    _wait_for_the_end(folder / "clients.lock", linger, stopping)
    (folder / "server.json").unlink(missing_ok=True)
    server.stop()


def main(arguments: list[str]) -> NoReturn:
    """Runs the store; a failure to start is one line in the log, and the exit code 1."""
    folder, heap, linger = arguments
    try:
        run_store(Path(folder), heap, float(linger))
    except Exception as error:  # the engine raises Java's own; whatever it was, the log must end with its reason
        sys.stderr.write(f"{error}\n".splitlines()[0] + "\n")
        sys.stderr.flush()
        os._exit(1)  # threads of a JVM that failed half-way would keep the process, and with it the lock
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
