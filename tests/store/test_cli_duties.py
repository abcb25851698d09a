"""The commands about duties, within this process: what they print, write and refuse."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from govgraph import app
from tests.conftest import Sample


def run(sample: Sample, *arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments), env=sample.environment)


def as_json(sample: Sample, *arguments: str, code: int = 0) -> Any:
    done = run(sample, *arguments, "--json")
    assert done.exit_code == code, (arguments, done.exception)
    return json.loads(done.stdout)


def test_duties_and_checks(sample: Sample, tmp_path: Path) -> None:
    found = as_json(sample, "duties", "matrix", "--place", "瑞光街道", "--kind", "街道（乡镇）")
    (street,) = found["places"]
    assert (street["id"], street["counts"]["nobody"], len(street["cells"])) == (
        "220802003",
        len(found["vacuums"]),
        len(found["categories"]),
    )
    changed = as_json(sample, "duties", "diff", "--from", "2020-06-30", "--to", "2021-06-30", "--place", "瑞光街道")
    assert "category:城乡建设/违法建设" in {one["category"]["id"] for one in changed["changes"]}
    assert as_json(sample, "duties", "diff", "--against", "city", "--place", "瑞光街道") == []
    assert {one["rule"] for one in as_json(sample, "check", "--rule", "category-unled", "--fail-on-error", code=1)} == {"category-unled"}
    best = as_json(sample, "propose", "小区门口垃圾没人清")["proposals"][0]
    assert best.keys() == {"category", "path", "score", "words"}
    assert as_json(sample, "duties", "load", "--place", "瑞光街道")[0].keys() >= {"body", "open", "over"}
    assert {as_json(sample, name)["truncated"] for name in ("rulings", "returns")} == {False}
    for name in ("list.html", "list.xlsx"):
        assert run(sample, "duties", "lists", "--by", "hotline", "--place", "瑞光街道", "-o", str(tmp_path / name)).exit_code == 0
    assert "派单目录" in (tmp_path / "list.html").read_text(encoding="utf-8")
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "command",
    ["duties matrix --place 瑞光街道", "duties diff --from 2020-06-30 --to 2021-06-30 --place 瑞光街道", "check --rule category-unled"],
)
def test_tables_for_people_say_it_too(sample: Sample, command: str) -> None:
    done = CliRunner().invoke(app, command.split(), env={**sample.environment, "COLUMNS": "220"})
    assert done.exit_code == 0
    assert "废弃线缆" in done.stdout or "违法建设" in done.stdout


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("duties matrix --asof 2018-01-01", "no duties are recorded before 2019-01-01"),
        ("duties load --asof 2018-01-01", "no duties are recorded before 2019-01-01"),
        ("duties diff --from 2018-01-01 --to 2021-06-30", "no duties are recorded before 2019-01-01"),
        ("owner --place 军民社区 --category 占道经营 --asof 2018-12-31", "no duties are recorded before 2019-01-01; 2018-12-31 lies before"),
        ("owner --place 军民社区 --category 占道经营 --asof 2018-12-31 --json", "no duties are recorded before 2019-01-01"),
        ("duties diff --from 2020-01-01", "--from and --to"),
        ("duties diff --from 2020-01-01 --to yesterday", "is no date"),
        ("duties diff --against moon", "knows 'city'"),
        ("duties lists --by body -o x.pdf", ".xlsx or .html"),
        ("duties lists --by moon -o x.html", "--by knows"),
        ("check --rule nothing", "no check is called"),
        ("refuse 0 --by 瑞光街道办事处", "no issue is called"),
        ("propose 。", "no text"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line(sample: Sample, command: str, why: str) -> None:
    done = run(sample, *command.split())
    assert done.exit_code == 1, "main() turns it into 2"
    assert why in str(done.exception)
    assert done.stdout == ""


def test_a_file_that_is_there_is_not_written_over(sample: Sample, tmp_path: Path) -> None:
    target = tmp_path / "list.html"
    target.write_text("mine", encoding="utf-8")
    done = run(sample, "duties", "lists", "--by", "body", "--place", "瑞光街道", "-o", str(target))
    assert "exists already" in str(done.exception)
    assert target.read_text(encoding="utf-8") == "mine"
