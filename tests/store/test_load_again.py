"""The very same files again: nothing is read, and the report is the one that reading them would give."""

from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders import load as loading
from loaders.load import load
from tests.messy import book
from tests.store.build import build, tree

GRIDS = [
    ["网格名称", "所属社区", "户数", "杂项"],
    ["第一网格", "军民社区", 300, "x"],
    ["第二网格", "军民社区", 400, "x"],
    ["第三网格", "无此社区", 400, "x"],
]


@pytest.fixture
def files(database: Database, tmp_path: Path) -> list[Path]:
    build(database, *tree())
    return [book(tmp_path / "grids.xlsx", {"网格": GRIDS})]


def told(database: Database, files: list[Path], **how: Any) -> dict[str, Any]:
    return load(database, files, write=True, **how).as_json()


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on reading a file is an error."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(loading, "plan_of", refuse)


def test_the_report_is_the_same_as_after_reading(database: Database, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(database, files)["create"] == 2
    read = told(database, files, recheck=True)
    unread(monkeypatch)
    assert told(database, files) == read
    assert (read["read"], read["unchanged"], read["reject"], read["written"], read["load"]) == (3, 2, 1, 0, None)


def test_a_changed_file_is_read(database: Database, files: list[Path], tmp_path: Path) -> None:
    told(database, files)
    book(tmp_path / "grids.xlsx", {"网格": [*GRIDS[:2], ["第二网格", "军民社区", 401, "x"]]})
    assert told(database, files)["change"] == 1


def test_after_another_load_it_is_read(database: Database, files: list[Path], tmp_path: Path) -> None:
    told(database, files)
    other = book(tmp_path / "other.xlsx", {"网格": [GRIDS[0], ["第一网格", "军民社区", 999, "x"]]})
    assert told(database, [other])["change"] == 1
    assert told(database, files)["change"] == 1


def test_what_somebody_took_out_by_hand_is_loaded_again(database: Database, files: list[Path]) -> None:
    told(database, files)
    database.write("MATCH (n:Grid {name: '第一网格'}) DETACH DELETE n")
    assert told(database, files)["create"] == 1


def test_a_load_that_was_cut_off_is_not_remembered(database: Database, files: list[Path]) -> None:
    told(database, files)
    database.write("MATCH (n:Load) SET n.state = 'running'")
    database.write("MATCH (n:Grid {name: '第一网格'}) SET n.households = 1, n.fingerprint = ''")
    assert told(database, files)["change"] == 1
