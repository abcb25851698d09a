"""A real Neo4j for the tests: the server named by NEO4J_TEST_URI, else Neo4j Community as jars from Maven.

The jars are copied once into a cache outside the tree. A server lives as long as the `with` block of
`neo4j_for_tests()`, or as the process that started it, whichever ends first, and leaves nothing behind.
"""

import contextlib
import fcntl
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import neo4j

from tests.needs import Missing

POM = Path(__file__).with_name("pom.xml")
JAVA = 17
START_LIMIT = 180.0  # seconds; a start takes 9 s on two idle cores, 30 s when they are busy

SOON_READY = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For many short statements, each seen once or twice: code is compiled quickly, not well."""

CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=256m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
"""

# Standard input is a pipe that the tests hold: at its end, however it came, the server is killed and its home removed.
# `exec` keeps the number of the shell, so $$ is the server.
START = """\
home=$1; shift
exec 3<&0 </dev/null
( cat <&3 >/dev/null; kill -KILL $$; sleep 1; rm -rf "$home" ) >/dev/null 2>&1 &
exec 3<&-
exec "$@"
"""


def version() -> str:
    """The release that pom.xml names."""
    found = re.search(r"<neo4j\.version>(.+?)</neo4j\.version>", POM.read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


@contextlib.contextmanager
def neo4j_for_tests(options: Sequence[str] = SOON_READY) -> Iterator[tuple[str, str, str]]:
    """(uri, user, password) of a Neo4j that may be emptied; `options` are Java's. Raises Missing where none can be had."""
    if uri := os.environ.get("NEO4J_TEST_URI"):
        yield uri, os.environ.get("NEO4J_TEST_USER", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", "")
        return
    java, lib, port, password = find_java(), jars(), free_port(), secrets.token_urlsafe(16)
    home, uri = Path(tempfile.mkdtemp(prefix="govgraph-neo4j-")), f"bolt://127.0.0.1:{port}"
    with running(java, lib, home, port, options) as server:
        wait_for(server, home)
        set_password(uri, password)
        yield uri, "neo4j", password


def find_java() -> str:
    """A Java that Neo4j starts on: JAVA_HOME's, else the one on the PATH."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        raise Missing(f"no Java {JAVA} or newer: install a JDK, or set NEO4J_TEST_URI")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    number = re.search(r'version "(?:1\.)?(\d+)', told.stderr)
    if told.returncode != 0 or number is None or int(number[1]) < JAVA:
        raise Missing(f"{java} is not Java {JAVA} or newer: install a JDK, or set NEO4J_TEST_URI")
    return java


def cache() -> Path:
    """Where the jars of this release are kept."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "govgraph" / f"neo4j-{version()}"


def jars() -> Path:
    """The folder with Neo4j's jars, brought by Maven the first time."""
    lib = cache() / "lib"
    if not lib.exists():
        mvn = shutil.which("mvn")
        if mvn is None:
            raise Missing("no Maven to bring Neo4j with: install maven, or set NEO4J_TEST_URI")
        lib.parent.mkdir(parents=True, exist_ok=True)
        with (lib.parent / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not lib.exists():  # nobody brought it while this one waited
                bring(mvn, lib)
    return lib


def bring(mvn: str, lib: Path) -> None:
    """Copy the jars beside their place and rename them into it, so that a copy cut short is never taken for one."""
    with tempfile.TemporaryDirectory(dir=lib.parent, prefix="part-") as part:
        command = [mvn, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime"]
        command.append(f"-DoutputDirectory={part}/lib")
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            errors = [line for line in done.stdout.splitlines() if line.startswith("[ERROR]")]
            raise Missing(f"Maven could not bring Neo4j {version()}: {(errors or [done.stderr.strip()])[0][:300]}")
        (Path(part) / "lib").rename(lib)


@contextlib.contextmanager
def running(java: str, lib: Path, home: Path, port: int, options: Sequence[str] = SOON_READY) -> Iterator["subprocess.Popen[bytes]"]:
    """The server's process, with its home; both are gone at the end."""
    for name in ("conf", "data", "logs", "plugins", "import", "run"):
        (home / name).mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
    opened = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
    command = [java, *options, *opened, "-cp", f"{lib}/*", "org.neo4j.server.CommunityEntryPoint"]
    command += ["--home-dir", str(home), "--config-dir", str(home / "conf")]
    with (home / "console.log").open("wb") as log:
        server = subprocess.Popen(
            ["/bin/sh", "-c", START, "sh", str(home), *command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C in the terminal is for the tests: they stop the server when they end
        )
    try:
        yield server
    finally:
        assert server.stdin is not None
        server.stdin.close()  # its own watcher kills it, and so never a later process of the same number
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def free_port() -> int:
    """A port that is free now; Neo4j cannot choose one itself and say which."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def wait_for(server: "subprocess.Popen[bytes]", home: Path) -> None:
    """Wait until the server answers."""
    log, limit = home / "logs" / "neo4j.log", time.monotonic() + START_LIMIT
    while server.poll() is None and time.monotonic() < limit:
        if "Started." in read(log):
            return
        time.sleep(0.1)
    said = (read(log) or read(home / "console.log")).strip()
    raise RuntimeError(f"Neo4j {version()} did not start; the end of its log: {said[-2000:]}")


def read(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def set_password(uri: str, password: str) -> None:
    """A new server lets its first user do nothing but choose a password."""
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=password, database_="system")
