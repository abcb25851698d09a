"""The command line as its users meet it: shapes of its JSON, exit codes, errors of one line."""

import itertools
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import Sample

STATES = {"ok", "gap", "n/a", "no data"}


def run(sample: Sample, *arguments: str, code: int = 0, **environment: str) -> tuple[str, str]:
    """Standard output and standard error of one command."""
    command = [sys.executable, "-P", "-m", "govgraph", *arguments]
    done = subprocess.run(
        command, env={**sample.environment, **environment}, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120
    )
    assert done.returncode == code, (arguments, done.stdout[-500:], done.stderr[-2000:])
    return done.stdout, done.stderr


def as_json(sample: Sample, *arguments: str, code: int = 0) -> Any:
    return json.loads(run(sample, *arguments, "--json", code=code)[0])


def refused(sample: Sample, *arguments: str, **environment: str) -> str:
    """The one line on standard error of a command that exits 2."""
    out, error = run(sample, *arguments, code=2, **environment)
    assert out == ""
    assert error.startswith("govgraph: "), error
    assert len(error.splitlines()) == 1, error
    return error


def ledger(folder: Path, *rows: list[Any], sheet: str = "网格") -> Path:
    book = Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    path = folder / "ledger.xlsx"
    book.save(path)
    return path


def test_status(sample: Sample) -> None:
    found = as_json(sample, "status")
    assert found["store"].startswith("embedded")
    assert (found["loads"], found["unfinished"], found["asof"]) == (1, [], "2021-06-30")
    assert found["nodes"]["Compound"] == 303
    assert found["nodes"]["Place"] > found["nodes"]["Grid"]
    assert found["links"]["MEMBER_OF"] > 400


def test_load_shows_a_plan_and_writes_nothing(sample: Sample, tmp_path: Path) -> None:
    path = ledger(
        tmp_path,
        ["网格名称", "所属社区", "所属街道", "户数"],
        ["临时网格", "军民社区", "瑞光街道", "300户"],
        ["无主网格", "无此社区", "瑞光街道", 1],
    )
    found = as_json(sample, "load", str(path))
    assert {
        "read",
        "create",
        "change",
        "unchanged",
        "retire",
        "reject",
        "duplicate",
        "links",
        "written",
        "load",
        "problems",
    } <= found.keys()
    assert (found["read"], found["create"], found["reject"], found["written"], found["load"]) == (2, 1, 1, 0, None)
    assert found["links"] == {"create": 1, "change": 0, "unchanged": 0, "retire": 0, "reject": 0}
    (problem,) = [one for one in found["problems"] if one["severity"] == "error"]
    assert problem.keys() == {"file", "sheet", "row", "column", "value", "severity", "reason"}
    assert (problem["file"], problem["sheet"], problem["row"], problem["column"], problem["value"]) == (
        "ledger.xlsx", "网格", 3, "所属社区", "无此社区",
    )  # fmt: skip
    assert as_json(sample, "load", str(path), "--fail-on-reject", code=1)["reject"] == 1
    assert as_json(sample, "status")["loads"] == 1


def test_load_refuses_what_is_no_ledger(sample: Sample, tmp_path: Path) -> None:
    assert "no sheet of it is a ledger" in refused(sample, "load", str(ledger(tmp_path, ["甲", "乙"], [1, 2], sheet="某表")))
    assert "missing.xlsx" in refused(sample, "load", str(tmp_path / "missing.xlsx"))
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    assert "picture.xlsx" in refused(sample, "load", str(tmp_path / "picture.xlsx"))


def test_owner(sample: Sample) -> None:
    found = as_json(sample, "owner", "--place", "军民社区", "--category", "占道经营")
    assert found["verdict"] == "owned"
    assert set(found["slots"]) == {"operator", "line", "area", "oversight", "fallback"}
    assert all({"id", "name"} <= body.keys() for body in [*found["act"], *found["held_by"], *itertools.chain(*found["slots"].values())])
    assert found["why"]
    assert found["next"]
    thing = as_json(sample, "owner", "--place", "军民社区", "--category", "占道经营", "--object", "市政道路", "--asof", "2020-01-01")
    assert thing["verdict"] in ("owned", "vacuum", "proposed", "overlap")


def test_owner_by_name_code_and_id_is_the_same(sample: Sample) -> None:
    code = next(case["place"] for case in sample.truth["owner"] if len(case["place"]) == 12)
    by_code = as_json(sample, "owner", "--place", code, "--category", "占道经营")
    by_id = as_json(sample, "owner", "--place", code, "--category", "category:市容环境/占道经营")
    assert by_code == by_id


def test_an_ambiguous_name_lists_the_candidates(sample: Sample) -> None:
    names = dict(sample.database.read("MATCH (c:Community) RETURN c.name AS name, count(*) AS n").rows)
    double = next(name for name, n in sorted(names.items()) if n > 1)
    error = refused(sample, "owner", "--place", double, "--category", "占道经营")
    assert error.count("(22") >= 2
    assert "nearest" in refused(sample, "owner", "--place", "军民设区", "--category", "占道经营")
    assert "nearest" in refused(sample, "owner", "--place", "军民社区", "--category", "占道经宫")
    assert "nearest" in refused(sample, "owner", "--place", "军民社区", "--category", "小区门口垃圾没人清"), "by its words"


def test_coverage(sample: Sample) -> None:
    found = as_json(sample, "coverage")
    assert {row["rule"] for row in found} >= {"compound-company", "compound-owners-committee", "community-party", "grid-party"}
    for row in found:
        assert row.keys() >= {"rule", "place", "denominator", "numerator", "waived", "gap", "state"}
        assert row["gap"] == row["denominator"] - row["numerator"] - row["waived"]
        assert row["state"] in STATES
    assert {len(row["place"]) for row in found} == {6, 9}
    children = as_json(sample, "coverage", "--place", "瑞光街道", "--rule", "grid-party")
    assert children[0]["place"] == "220802003"
    assert {len(row["place"]) for row in children[1:]} == {12}
    assert "no-such-rule" in refused(sample, "coverage", "--rule", "no-such-rule")


def test_coverage_fails_a_check_when_asked_to(sample: Sample, tmp_path: Path) -> None:
    rule = ("coverage", "--rule", "compound-company", "--fail-under")
    run(sample, *rule, "50")
    run(sample, *rule, "95", code=1)
    run(sample, "coverage", "--rule", "branch-large", "--fail-under", "100")  # a hint is no gap
    book = tmp_path / "覆盖.xlsx"
    run(sample, "coverage", "--rule", "compound-company", "--place", "瑞光街道", "--xlsx", str(book))
    sheets = load_workbook(book)
    listed = [row[0].value for row in sheets["缺口"].iter_rows(min_row=2)]
    assert len(sheets.sheetnames) == 3
    assert listed.count("compound-company") == as_json(sample, "coverage", "--rule", "compound-company", "--place", "瑞光街道")[0]["gap"]
    assert "cannot be written" in refused(sample, "coverage", "--rule", "grid-party", "--xlsx", str(tmp_path / "no" / "x.xlsx"))


def test_query_and_queries(sample: Sample) -> None:
    names = {one["name"] for one in as_json(sample, "queries")}
    assert {"alliances", "alliance-members", "duties-of-body", "categories-nobody-leads"} <= names
    found = as_json(sample, "query", "alliances")
    assert found.keys() == {"columns", "rows", "truncated", "took_ms"}
    assert len(found["rows"]) == 130
    cut, _ = run(sample, "query", "alliances", "--json", GOVGRAPH_ROWS="5")
    assert (len(json.loads(cut)["rows"]), json.loads(cut)["truncated"]) == (5, True)
    assert "key=value" in refused(sample, "query", "alliances", "asof")
    assert "alliances" in refused(sample, "query", "alliances", "nothing=1")


def test_alliance_show(sample: Sample) -> None:
    name = as_json(sample, "alliance", "show")["rows"][0][0]
    members = as_json(sample, "alliance", "show", name)
    assert "轴心" in {row[members["columns"].index("role")] for row in members["rows"]}


def test_cypher_reads_and_nothing_else(sample: Sample) -> None:
    assert as_json(sample, "cypher", "MATCH (c:Compound) RETURN count(c) AS n")["rows"] == [[303]]
    assert "refuses" in refused(sample, "cypher", "MATCH (n) DETACH DELETE n")


def test_schema_and_template(sample: Sample, tmp_path: Path) -> None:
    grid = next(one for one in as_json(sample, "schema") if one["type"] == "Grid")
    assert "网格名称" in {field["zh"] for field in grid["fields"]}
    target = tmp_path / "grid.xlsx"
    run(sample, "template", "网格", "-o", str(target))
    assert target.stat().st_size > 0
    assert "exists already" in refused(sample, "template", "网格", "-o", str(target))
    assert "no type of ledger" in refused(sample, "template", "街区", "-o", str(tmp_path / "x.xlsx"))


def test_tables_for_people_say_the_same(sample: Sample) -> None:
    assert "军民社区" in run(sample, "owner", "--place", "军民社区", "--category", "占道经营", COLUMNS="200")[0]
    assert "瑞光街道" in run(sample, "coverage", "--place", "瑞光街道", "--rule", "grid-party", COLUMNS="200")[0]
    assert "Compound" in run(sample, "status")[0]


def test_settings_and_servers_that_cannot_be_used_are_one_line(sample: Sample) -> None:
    assert "GOVGRAPH_ASOF" in refused(sample, "status", GOVGRAPH_ASOF="yesterday")
    assert "GOVGRAPH_ASOF" in refused(sample, "coverage", "--asof", "2021-13-01")
    assert "NEO4J_URI" in refused(sample, "status", NEO4J_URI="bolt://127.0.0.1:1")
    assert "NEO4J_URI" in refused(sample, "status", NEO4J_URI="localhost")


def test_a_taken_port_names_the_setting(sample: Sample) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "GOVGRAPH_PORT" in refused(sample, "serve", "--port", str(taken.getsockname()[1]))


def test_the_command_line_imports_nothing_heavy(sample: Sample) -> None:
    probe = "import sys, govgraph; print(sorted({'neo4j', 'streamlit', 'pandas', 'numpy', 'networkx', 'openpyxl'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-P", "-c", probe], env=sample.environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", ["load", "owner", "query", "template", "cypher"])
def test_a_command_without_what_it_needs_exits_2(sample: Sample, command: str) -> None:
    out, error = run(sample, command, code=2)
    assert out == ""
    assert "Missing" in error


def test_the_journal_of_loads(sample: Sample) -> None:
    (load,) = as_json(sample, "loads")
    assert (load["load"], load["state"], load["kind"], load["undoes"]) == ("load:1", "done", "load", None)
    assert load["created"] == load["written"] > 1000
    events = as_json(sample, "history", "220802003006")
    assert (events[0]["load"], events[0]["op"], events[0]["what"]) == ("load:1", "create", "Community")
    assert "no node is called 'nothing'" in refused(sample, "history", "nothing")
    assert "there is no load:9" in refused(sample, "undo", "9")
    assert "load:1 is done: there is nothing to go on with" in refused(sample, "resume", "1")
    assert "is one node" in refused(sample, "merge", "220802003006", "220802003006")


def test_rejected_rows_go_to_a_new_file_only(sample: Sample, tmp_path: Path) -> None:
    path = ledger(tmp_path, ["网格名称", "所属社区", "户数"], ["无主网格", "无此社区", 1], ["新网格", "220802003006", 1])
    out = tmp_path / "rejected.xlsx"
    found, said = run(sample, "load", str(path), "--report", str(out), "--diff", "--json")
    first = json.loads(found)["changes"][0]
    assert (first["op"], first["subject"]) == ("create", "grid:220802003006/新网格")
    assert "1 rejected rows written to" in said
    assert "exists already" in refused(sample, "load", str(path), "--report", str(out))
