"""What the tests need beyond Python: where it is looked for, and what happens where it is absent."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import chromium, neo4j_server
from tests.needs import Missing, missing


def program(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on its PATH but what a test puts into the folder, and an empty cache."""
    for name in ("JAVA_HOME", "NEO4J_TEST_URI", "GOVGRAPH_CHROMIUM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    return tmp_path / "bin"


def test_a_want_is_a_skip_or_where_required_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_REQUIRE", "browser")
    with pytest.raises(pytest.skip.Exception, match="no neo4j: no Java"):
        missing("neo4j", Missing("no Java"))
    monkeypatch.setenv("GOVGRAPH_REQUIRE", "neo4j, browser")
    with pytest.raises(pytest.fail.Exception, match="neo4j is required by GOVGRAPH_REQUIRE, but: no Java"):
        missing("neo4j", Missing("no Java"))


def test_chromium(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Missing, match="not installed"):
        chromium.chromium()
    found = program(bare / "chromium-browser", "")
    assert chromium.chromium() == found
    monkeypatch.setenv("GOVGRAPH_CHROMIUM", str(bare / "other"))
    with pytest.raises(Missing, match="GOVGRAPH_CHROMIUM names"):
        chromium.chromium()


def test_a_named_server_is_taken_as_it_is(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not bare.exists()
    monkeypatch.setenv("NEO4J_TEST_URI", "bolt://somewhere:7687")
    monkeypatch.setenv("NEO4J_TEST_PASSWORD", "secret")
    with neo4j_server.neo4j_for_tests() as server:
        assert server == ("bolt://somewhere:7687", "neo4j", "secret")


@pytest.mark.parametrize("told", ['openjdk version "11.0.2" 2019-01-15', 'java version "1.8.0_401"', "no runtime present"])
def test_a_java_too_old(bare: Path, told: str) -> None:
    with pytest.raises(Missing, match="no Java 17"):
        neo4j_server.find_java()
    program(bare / "java", f"echo '{told}' >&2")
    with pytest.raises(Missing, match="is not Java 17"):
        neo4j_server.find_java()


@pytest.mark.parametrize("told", ['openjdk version "17.0.15" 2025-04-15', 'openjdk version "25" 2025-09-16'])
def test_a_java_new_enough(bare: Path, told: str) -> None:
    java = program(bare / "java", f"echo '{told}' >&2")
    assert neo4j_server.find_java() == java


# The last argument is -DoutputDirectory=FOLDER; the real mvn has the system's PATH.
COPY = 'PATH=/bin:/usr/bin; for last; do :; done; lib="${last#*=}"; mkdir -p "$lib"; echo jar > "$lib/one.jar"'


def test_a_copy_cut_short_is_not_taken_for_done(bare: Path) -> None:
    with pytest.raises(Missing, match="no Maven"):
        neo4j_server.jars()
    program(bare / "mvn", f"{COPY}; echo '[ERROR] out of disk'; exit 1")
    with pytest.raises(Missing, match=r"could not bring Neo4j .*: \[ERROR\] out of disk"):
        neo4j_server.jars()
    assert [path.name for path in neo4j_server.cache().iterdir()] == ["lock"]
    program(bare / "mvn", COPY)
    assert [path.name for path in neo4j_server.jars().iterdir()] == ["one.jar"]
    (bare / "mvn").unlink()
    assert neo4j_server.jars().is_dir()  # once there it needs no Maven


TESTS = """
import pathlib, sys, time
from tests.neo4j_server import running
with running(sys.argv[1], pathlib.Path("lib"), pathlib.Path(sys.argv[2]), 1) as server:
    print(server.pid, flush=True)
    time.sleep(60)
"""


def test_the_server_ends_with_the_tests_even_when_they_are_killed(tmp_path: Path) -> None:
    java, home = program(tmp_path / "java", "exec sleep 60"), tmp_path / "home"
    home.mkdir()
    command = [sys.executable, "-c", TESTS, java, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as tests:
        assert tests.stdout is not None
        server = int(tests.stdout.readline())
        assert home.exists()
        os.kill(server, 0)  # it lives
        tests.kill()
    limit = time.monotonic() + 20
    while home.exists() and time.monotonic() < limit:
        time.sleep(0.1)
    assert not home.exists()
    assert not is_running(server)


def is_running(pid: int) -> bool:
    """A process that was killed but not yet fetched by its parent counts as gone."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text(encoding="utf-8").rpartition(") ")[2].startswith("Z"))
