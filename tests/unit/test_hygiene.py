"""What holds for every file of the project."""

import importlib.util
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from setuptools import find_packages

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("graph", "loaders", "queries", "dashboard", "data")
# Each is put together from parts, so that this file holds none of them.
PATTERNS = {
    "a path of one machine": re.compile(r"(^|[^A-Za-z0-9_.])/(wor[k]|far[m]|roo[t])/", re.MULTILINE),
    "a registry's address": re.compile(
        r"pypi\.or[g]|pythonhosted\.or[g]|repo1?\.maven|deb\.debian\.or[g]|npmjs\.or[g]|index-ur[l]\s*=", re.IGNORECASE
    ),
    "a mark of unfinished work": re.compile(r"\b(TOD[O]|FIXM[E]|XX[X])\b"),
}


def tracked() -> list[Path]:
    """The files that git knows or would add; none where this is no checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts() -> dict[str, str]:
    """Name -> text of each file that is text."""
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8192]:
            found[str(path.relative_to(ROOT))] = content.decode("utf-8", errors="replace")
    return found


@pytest.mark.parametrize("what", PATTERNS)
def test_no_file_holds(what: str) -> None:
    held = [f"{name}:{text.count(chr(10), 0, hit.start()) + 1}" for name, text in texts().items() for hit in PATTERNS[what].finditer(text)]
    assert held == []


def test_modules_are_short() -> None:
    lengths = {name: text.count("\n") for name, text in texts().items() if name.endswith(".py")}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


@pytest.mark.parametrize("name", ["govgraph", *PACKAGES])
def test_packages_come_from_this_checkout(name: str) -> None:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).resolve().is_relative_to(ROOT)


def test_every_package_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in tracked()
        if path.name == "__init__.py" and path.relative_to(ROOT).parts[0] in PACKAGES
    }
    assert there <= set(find_packages(ROOT, include=project["tool"]["setuptools"]["packages"]["find"]["include"]))


def test_no_page_hides_a_package() -> None:
    """Streamlit puts the folder of its script first on the path: dashboard/graph.py would be `import graph`."""
    hidden = {"govgraph", *PACKAGES} & {path.stem for path in (ROOT / "dashboard").iterdir()}
    assert hidden == set()


def test_scripts_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
