"""`govgraph alliance …` on the sample: one JSON document each, files that open elsewhere, one line for what cannot be."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from typer.testing import CliRunner

from govgraph import app
from graph.errors import GovgraphError, UnknownName, UsageError
from queries.net.incoming import read
from tests.conftest import Sample

Ask = Callable[..., Any]
AREA = ("--area", "瑞光街道")


@pytest.fixture
def ask(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """The JSON document of a command."""
    monkeypatch.setenv("GOVGRAPH_HOME", str(sample.home))

    def run(*arguments: str) -> Any:
        done = CliRunner().invoke(app, ["alliance", *arguments, "--json"], catch_exceptions=False)
        return json.loads(done.stdout)

    return run


def test_position(ask: Ask) -> None:
    found = ask("position", "--top", "5", "--by", "degree", *AREA)
    assert found["network"]["zh"].startswith("瑞光街道 · 各类单位")
    assert len(found["nodes"]) == 5 <= found["total"]
    assert found["exact"]
    degrees = [node["degree"] for node in found["nodes"]]
    assert degrees == sorted(degrees, reverse=True)
    assert {"zh", "en"} == found["nodes"][0]["says"].keys()


def test_shape_lists_what_each_alliance_is_like(ask: Ask) -> None:
    found = ask("shape", "--top", "0")
    assert len(found["alliances"]) == 130
    assert all(figure["says"]["zh"] for figure in found["figures"])
    assert sum(map(len, found["communities"])) + len(found["isolates"]) == sum(found["components"])


def test_what_if(ask: Ask) -> None:
    losses = ask("whatif", "--links", "membership", "--top", "3")["losses"]
    found = ask("whatif", "--links", "membership", "--remove", losses[0]["id"])
    assert sum(map(len, found["apart"])) >= losses[0]["apart"] > 0
    joined = ask("whatif", *AREA, "--add", "新企业", "--link", "新企业=军民社区党建联盟")
    assert (joined["joined"], joined["after"]["links"] - joined["before"]["links"]) == (["新企业"], 1)
    then = ask("whatif", "--links", "同属联盟", "--versus", "2020-01-01")
    assert then["after"]["links"] > then["before"]["links"]
    both = ask("whatif", "--links", "同属联盟", "--versus", "2020-01-01", "--remove", losses[0]["id"])
    assert both["before"] == then["before"]
    assert both["after"]["nodes"] == then["after"]["nodes"] - 1


def test_paths(ask: Ask) -> None:
    found = ask("paths", "军民社区党建联盟", "洮北区物业行业党建联盟", "--few", "2", "--links", "membership")["paths"]
    assert len(found) == 2
    assert found[0]["says"]["zh"].startswith("军民社区党建联盟 —（同属联盟")


def test_match_and_accept_without_any_need(ask: Ask) -> None:
    found = ask("match", "--area", "洮北区")
    assert {"figures", "pairs", "unmet", "extra", "overdue", "cost", "greedy_cost"} <= found.keys()
    assert found["cost"] <= found["greedy_cost"]
    with pytest.raises(UnknownName):
        ask("accept", "没有的需求", "没有的资源")


@pytest.mark.parametrize("ending", ["graphml", "gexf", "json", "csv", "html", "svg", "png"])
def test_export(ask: Ask, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"网络.{ending}"
    found = ask("export", str(path), *AREA, "--most", "20", "--colour", "community")
    assert path.stat().st_size > 1000
    assert found["shown"] <= found["nodes"]
    if ending in ("graphml", "gexf", "json", "csv"):
        assert len(read(path)) == found["nodes"]
        assert found["shown"] == found["nodes"]
    else:
        assert found["shown"] == 20


def test_a_hub_of_400_members_and_60_pairs(ask: Ask, tmp_path: Path) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(("hub", f"m{number:03}") for number in range(400))
    graph.add_edges_from((f"a{number:02}", f"b{number:02}") for number in range(60))
    path = tmp_path / "hub.graphml"
    nx.write_graphml(graph, path)
    for most, shown in ((150, 150), (600, 521)):
        found = ask("export", str(tmp_path / "hub.svg"), "--file", str(path), "--most", str(most))
        assert (found["shown"], found["nodes"]) == (shown, 521)
        assert bool(found["notes"]) == (shown < 521)
    everything = ask("position", "--file", str(path), "--top", "0")
    assert len(everything["nodes"]) == 521


def test_what_came_from_a_file_can_be_measured(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "karate.gexf"
    nx.write_gexf(nx.karate_club_graph(), path)
    assert ask("position", "--file", str(path), "--top", "1")["nodes"][0]["id"] == "0"
    assert ask("shape", "--file", str(path))["components"] == [34]
    with pytest.raises(UsageError, match="dates"):
        ask("whatif", "--file", str(path), "--versus", "2020-01-01")


@pytest.mark.parametrize("graph", [nx.empty_graph(0), nx.empty_graph(1), nx.disjoint_union(nx.path_graph(5), nx.empty_graph(3))])
def test_odd_networks_have_a_plain_answer(ask: Ask, tmp_path: Path, graph: "nx.Graph[int]") -> None:
    path = str(tmp_path / "odd.graphml")
    nx.write_graphml(graph, path)
    for command in ("position", "shape", "whatif"):
        assert ask(command, "--file", path, "--top", "0")["network"]["zh"] == "odd.graphml"
    for ending in ("gexf", "csv", "html", "svg"):
        assert ask("export", str(tmp_path / f"x.{ending}"), "--file", path)["nodes"] == len(graph)
    if len(graph) > 5:
        assert ask("paths", "0", "4", "--file", path)["paths"][0]["steps"] == 4
        assert ask("paths", "0", "5", "--file", path)["paths"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("position", "--by", "beauty"), ("position", "--links", "friendship"), ("position", "--members", "火星人"), ("position", "--area", "火星"),
        ("whatif", "--remove", "没有的单位"), ("whatif", "--link", "军民社区党建联盟"), ("whatif", "--versus", "someday"),
        ("paths", "军民社区党建联盟", "没有的"), ("paths", "军民社区党建联盟", "军民社区党建联盟"), ("export", "x.docx"),
        ("export", "x.svg", "--colour", "mood"), ("export", "/nowhere/x.svg", *AREA), ("import", "missing.csv"), ("match", "--lock", "x"),
        ("match", "--profile", "missing.yaml"), ("accept", "x", "y", "--state", "lost"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line(ask: Ask, arguments: tuple[str, ...]) -> None:
    with pytest.raises(GovgraphError) as told:
        ask(*arguments)
    assert "\n" not in str(told.value)


def test_people_read_it_too(ask: Ask, sample: Sample) -> None:  # noqa: ARG001 - it sets where the graph is
    for arguments in (
        ["position", *AREA],
        ["shape", *AREA],
        ["whatif", *AREA],
        ["match"],
        ["paths", "军民社区党建联盟", "洮北区物业行业党建联盟"],
    ):
        done = CliRunner().invoke(app, ["alliance", *arguments], catch_exceptions=False)
        assert done.exit_code == 0
        assert done.stdout.strip()
