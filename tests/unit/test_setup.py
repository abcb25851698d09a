"""The set-up: what the lock files hold, and when tools/setup.py takes a stage for done."""

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import setup

PROJECT = tomllib.loads((setup.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINUX = ("linux", "x86_64", "glibc 2.36")


def lock(stage: str) -> str:
    return (setup.ROOT / setup.LOCKS[stage]).read_text(encoding="utf-8")


def pinned(stage: str) -> dict[str, set[str]]:
    """Name -> locked versions; a package may have one for each platform or Python."""
    versions: dict[str, set[str]] = {}
    for name, entry in setup.entries(lock(stage)):
        versions.setdefault(name, set()).add(Requirement(entry.split("\\")[0]).specifier.__str__().removeprefix("=="))
    return versions


@pytest.mark.parametrize("stage", setup.LOCKS)
def test_lock_has_exact_versions_with_hashes_and_no_address(stage: str) -> None:
    assert "://" not in lock(stage)
    assert "index-url" not in lock(stage)
    for name, entry in setup.entries(lock(stage)):
        assert "--hash=sha256:" in entry, name
        assert all(specifier.operator == "==" for specifier in Requirement(entry.split("\\")[0]).specifier), name


@pytest.mark.parametrize("stage", setup.LOCKS)
def test_lock_holds_what_pyproject_asks_for(stage: str) -> None:
    asked = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    if stage == "test":
        asked += PROJECT["project"]["optional-dependencies"]["test"]
    locked = pinned(stage)
    for requirement in map(Requirement, asked):
        versions = locked.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not in {setup.LOCKS[stage]}: run `make lock`"
        assert all(requirement.specifier.contains(version) for version in versions), requirement.name


def test_both_locks_agree() -> None:
    test = pinned("test")
    assert all(test[name] == versions for name, versions in pinned("run").items())


@pytest.mark.parametrize(
    ("system", "python", "free_threaded", "why"),
    [
        (LINUX, (3, 11), False, ""),
        (("linux", "aarch64", "glibc 2.34"), (3, 14), False, ""),
        (("darwin", "arm64", ""), (3, 12), False, ""),
        (("darwin", "x86_64", ""), (3, 12), False, "darwin on x86_64"),
        (("linux", "x86_64", ""), (3, 12), False, "a Linux without glibc"),
        (("linux", "x86_64", "glibc 2.31"), (3, 11), False, "glibc 2.31 (2.34 or newer is needed)"),
        (("linux", "riscv64", "glibc 2.40"), (3, 12), False, "linux on riscv64"),
        (LINUX, (3, 15), False, "Python 3.15"),
        (LINUX, (3, 14), True, "Python 3.14 (free-threaded)"),
    ],
)
def test_says_where_the_engine_has_no_build(system: tuple[str, str, str], python: tuple[int, int], free_threaded: bool, why: str) -> None:
    assert setup.no_engine_because(*system, python, free_threaded) == why


@pytest.mark.parametrize("stage", setup.LOCKS)
@pytest.mark.parametrize(("dropped", "brings"), [(setup.ENGINE, {"jpype1"}), ("playwright", {"greenlet"}), ("neo4j-rust-ext", set())])
def test_a_package_is_dropped_with_what_only_it_brings(stage: str, dropped: str, brings: set[str]) -> None:
    whole, rest = setup.entries(lock(stage)), setup.entries(setup.without(lock(stage), dropped))
    gone = {name for name, _ in whole} - {name for name, _ in rest}
    assert gone == ({dropped, *brings} if dropped in pinned(stage) else set())
    assert set(rest) <= set(whole)  # each with its hashes, as it was


def test_without_the_engine_set_up_goes_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(setup, "no_engine_here", lambda: "a Linux without glibc")
    monkeypatch.setattr(setup, "glibc_here", lambda: "glibc 2.36")  # nothing else is absent there
    rest = {name for name, _ in setup.entries(setup.lock_for(setup.ROOT, "test"))}
    assert pinned("test").keys() - rest == {setup.ENGINE, "jpype1"}
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert "NEO4J_URI" in lines[0]


def test_what_musl_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    monkeypatch.setattr(setup, "glibc_here", lambda: "")
    assert list(setup.absent_here("run")) == [setup.ENGINE, "neo4j-rust-ext"]
    assert list(setup.absent_here("test")) == [setup.ENGINE, "neo4j-rust-ext", "playwright"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout with all that a stamp depends on, and a `.venv` that looks made."""
    (tmp_path / "tools").mkdir()
    for name in (*setup.LOCKS.values(), "pyproject.toml", "tools/setup.py"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    setup.python_of(tmp_path).parent.mkdir(parents=True)
    setup.python_of(tmp_path).touch()
    return tmp_path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was installed, in place of installing it."""
    stages: list[str] = []
    monkeypatch.setattr(setup, "install", lambda _root, stage: stages.append(stage))
    return stages


def test_a_stage_is_installed_once(folder: Path, installed: list[str]) -> None:
    setup.set_up(folder, "run")
    setup.set_up(folder, "run")
    assert installed == ["run"]


def test_the_test_stage_holds_the_run_stage(folder: Path, installed: list[str]) -> None:
    setup.set_up(folder, "run")
    setup.set_up(folder, "test")
    setup.set_up(folder, "run")
    assert installed == ["run", "test"]


@pytest.mark.parametrize("name", [*setup.LOCKS.values(), "pyproject.toml", "tools/setup.py"])
def test_a_changed_file_sets_up_anew(folder: Path, installed: list[str], name: str) -> None:
    setup.set_up(folder, "test")
    (folder / name).write_text("other", encoding="utf-8")
    setup.set_up(folder, "test")
    assert installed == ["test", "test"]


def test_a_moved_folder_or_a_vanished_python_sets_up_anew(folder: Path, installed: list[str]) -> None:
    setup.set_up(folder, "run")
    moved = folder.rename(folder.with_name("moved"))
    assert not setup.is_done(moved, "run")
    setup.set_up(moved, "run")
    setup.python_of(moved).unlink()
    assert not setup.is_done(moved, "run")
    assert installed == ["run", "run"]


def test_a_failed_set_up_is_not_taken_for_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for stage in setup.LOCKS:
        setup.stamp_of(folder, stage).write_text(setup.key_of(folder), encoding="utf-8")
    (folder / "pyproject.toml").write_text("other", encoding="utf-8")
    monkeypatch.setattr(setup, "make_venv", lambda _root: None)
    monkeypatch.setattr(setup, "lock_for", lambda _root, _stage: "")
    monkeypatch.setattr(setup, "installer", lambda _root: ["false"])
    with pytest.raises(setup.SetupError, match="installing the packages failed"):
        setup.set_up(folder, "run")
    assert not any(setup.stamp_of(folder, stage).exists() for stage in setup.LOCKS)


def only(monkeypatch: pytest.MonkeyPatch, *working: str) -> list[list[str]]:
    """Let only commands that hold one of the words succeed; returns those that were tried."""
    tried: list[list[str]] = []

    def succeeds(command: Sequence[str | Path]) -> bool:
        tried.append(list(map(str, command)))
        return any(word in tried[-1] for word in working)

    monkeypatch.setattr(setup, "succeeds", succeeds)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    return tried


def test_no_ensurepip_is_got_round_by_the_pip_outside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = only(monkeypatch, "--without-pip", "--python")
    setup.make_venv(folder)
    assert tried[-1] == [sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder / ".venv")]
    python = setup.python_of(folder)
    assert setup.installer(folder)[:6] == [sys.executable, "-m", "pip", "--python", python, "install"]


def test_nothing_to_set_up_with_is_one_line_that_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch)
    for step in (setup.make_venv, setup.installer):
        with pytest.raises(setup.SetupError, match=r"^[^\n]*install python3-venv[^\n]*$"):
            step(folder)


def test_uv_is_used_where_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert setup.installer(folder)[:3] == ["/usr/bin/uv", "pip", "install"]


def test_an_old_python_is_told_so_in_one_line() -> None:
    code = (setup.ROOT / "tools" / "setup.py").read_text(encoding="utf-8")
    old = f"import sys; sys.version_info = (3, 6, 0); exec(compile({code!r}, 'setup.py', 'exec'))"
    done = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["govgraph needs Python 3.11 or newer: install one, or name it by `make PYTHON=python3.11 ...`"]


def test_wrong_use_is_one_line() -> None:
    with pytest.raises(SystemExit, match=r"^Set-up: usage: "):
        setup.main(["everything"])
