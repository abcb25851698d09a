"""No test may touch the user's own graph or settings; one graph with the whole sample serves all that only read."""

import json
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from data import sample as baicheng
from graph.database import Database
from graph.settings import BY_NAME, Settings
from loaders.load import Report, load

for _name in BY_NAME:
    os.environ.pop(_name, None)
os.environ["GOVGRAPH_HOME"] = tempfile.mkdtemp(prefix="govgraph-test-")
os.environ["GOVGRAPH_LINGER"] = "1"

hypothesis.settings.register_profile("any machine", deadline=None)  # how long an example takes is for a benchmark to say
hypothesis.settings.load_profile("any machine")


class Strict(logging.Handler):
    """What the database warns of is an error. The driver's own warnings would inspect the stack at every query."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


logging.getLogger("neo4j.notifications").addHandler(Strict(logging.WARNING))


@dataclass(frozen=True)
class Sample:
    """The sample, loaded into an embedded store: where it lies, what it should answer, and what its load reported."""

    home: Path
    folder: Path
    truth: dict[str, Any]
    database: Database
    report: Report

    @property
    def environment(self) -> dict[str, str]:
        """For a process that is to see this graph."""
        return {**os.environ, "GOVGRAPH_HOME": str(self.home)}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """Read it, never write to it."""
    home = tmp_path_factory.mktemp("sample")
    folder = home / "ledgers"
    baicheng.write(folder, 1, baicheng.SMALL)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    with Database(Settings({"GOVGRAPH_HOME": str(home), "GOVGRAPH_LINGER": "1", "GOVGRAPH_HEAP": "512m"})) as database:
        report = load(database, baicheng.files(folder), write=True)
        yield Sample(home, folder, truth, database, report)
