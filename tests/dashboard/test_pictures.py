"""Pictures of networks and the map: what is drawn, what is cut, and what can never do harm."""

import json
import re

import networkx as nx
import pytest

from dashboard import charts, growth, layouts, netfiles, netview
from dashboard.drawn import look
from dashboard.netview import Edge, Node

HOSTILE = ["<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "\"'`", "<a href='javascript:alert(3)'>href</a>"]


def hub() -> "nx.Graph[str]":
    """A hub of 400 members, and 60 pairs apart from it: 521 nodes."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(("hub", f"m{number:03}") for number in range(400))
    graph.add_edges_from((f"a{number:02}", f"b{number:02}") for number in range(60))
    return graph


@pytest.mark.parametrize(("cap", "shown"), [(150, 150), (600, 521)])
def test_the_cap_counts_distinct_nodes(cap: int, shown: int) -> None:
    kept = layouts.cut(hub(), cap)
    assert len(kept) == len(set(kept)) == shown
    assert set(kept) <= set(hub())


def test_what_is_cut_is_said_in_the_same_unit() -> None:
    graph = hub()
    assert layouts.left_out(graph, layouts.cut(graph)) == (60, 120, 251)
    assert layouts.left_out(graph, list(graph)) == (0, 0, 0)


def test_a_large_network_goes_to_gephi_without_a_layout() -> None:
    for nodes, laid_out in ((50, True), (netfiles.LAID_OUT + 1, False)):
        star = nx.relabel_nodes(nx.star_graph(nodes - 1), str)
        found = netfiles.data(look(star), "gexf").decode()
        assert found.count("<viz:size") == nodes
        assert ("<viz:position" in found) == laid_out


def test_who_joins_a_picture_moves_nobody() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "new"), ("b", "new")])
    graph.add_node("alone")
    at = {"a": (0.0, 0.0), "b": (100.0, 0.0)}
    found = layouts.beside(graph, ["new", "alone"], at)
    assert set(found) == {"new", "alone"}
    assert len({*at.values(), *found.values()}) == 4
    assert layouts.beside(graph, ["alone"], {}).keys() == {"alone"}


def test_a_picture_grows_by_the_neighbours_of_a_node_and_nobody_moves() -> None:
    graph: nx.Graph[str] = nx.Graph((str(a), str(b)) for a, b in nx.random_labeled_tree(400, seed=2).edges)
    start = layouts.neighbourhood(graph, "0")
    assert len(start) == layouts.FEW
    assert set(graph["0"]) <= set(start)
    at = layouts.spring(graph.subgraph(start))
    edge = next(node for node in reversed(start) if not set(graph[node]) <= set(start))
    once = growth.grown(graph, start, [edge])
    assert once.shown[: len(start)] == tuple(start)
    assert set(once.shown) == {*start, *graph[edge]}
    assert once.added == {edge: len(once.shown) - len(start)}
    placed = growth.placed(once, at, graph)
    assert {node: placed[node] for node in start} == at
    assert len(set(placed.values())) == len(once.shown)
    new = once.shown[-1]
    further = growth.grown(graph, start, [edge, new])
    assert growth.grown(graph, start, [new]).shown == tuple(start), "what had brought it was put away"
    assert {node: growth.placed(further, placed, graph)[node] for node in once.shown} == placed


def test_a_picture_that_is_full_puts_the_outermost_away_and_says_so() -> None:
    graph = hub()
    graph.add_edges_from(("a05", f"c{number:03}") for number in range(200))
    start = layouts.cut(graph)
    assert len(start) == layouts.CAP
    found = growth.grown(graph, [*start[:-1], "a05"], ["a05", "hub"])
    assert len(found.shown) == layouts.CAP
    assert found.shown[0] == start[0]
    assert found.added == {"a05": 148, "hub": 0}
    assert found.missing == {"a05": 53, "hub": 400}
    assert found.put_away == 148
    assert len(layouts.neighbourhood(graph, "hub")) == layouts.CAP


def test_outwards_from_the_centre() -> None:
    graph = nx.path_graph(10, create_using=nx.Graph)
    named = nx.relabel_nodes(graph, {number: f"n{number}" for number in graph})
    assert layouts.cut(named, 3, "n0") == ["n0", "n1", "n2"]


def test_the_same_graph_is_the_same_picture() -> None:
    edges = [("a", "b"), ("b", "c"), ("d", "a")]
    first = layouts.spring(nx.Graph(edges))
    assert layouts.spring(nx.Graph([(b, a) for a, b in reversed(edges)])) == first
    assert len(set(first.values())) == 4


def test_no_two_nodes_stand_on_each_other() -> None:
    inner, outer = [f"m{number}" for number in range(60)], [f"o{number}" for number in range(20)]
    found = layouts.rings("c", inner, outer, [(one, outer[number % 20]) for number, one in enumerate(inner)])
    assert len(set(found.values())) == 81


def test_numbers_as_ids_stay_text() -> None:
    net = netview.model([Node("0451", "甲", "", "x", 0, 0), Node("451", "乙", "", "x", 1, 1)], [Edge("0451", "451")])
    assert [node["id"] for node in net.nodes] == ["0451", "451"]
    assert (net.edges[0]["from"], net.edges[0]["to"]) == ("0451", "451")
    page = netview.page(net, "t").decode()
    assert '"id": "0451"' in page
    assert '"id": "451"' in page


def test_captions_are_short_lines() -> None:
    assert netview.wrapped("白城市两新组织党建联盟", 6) == "白城市两新组\n织党建联盟"
    assert netview.wrapped("𬭎" * 30, 6, 2) == "𬭎" * 6 + "\n" + "𬭎" * 6 + "…"
    assert netview.wrapped("") == ""


def offline(page: str) -> list[str]:
    """Addresses that a browser would fetch."""
    return re.findall(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//[^\s\"'>]+", page)


def test_the_file_needs_nothing_else() -> None:
    page = netview.page(netview.model([Node("a", "军民社区党建联盟", "提示", "Alliance", 0, 0)], []), "联盟", ["说明"]).decode("utf-8")
    assert offline(page) == []
    assert "bootstrap" not in page.split("new vis.DataSet")[0].rsplit("<script>", 1)[0]
    assert "<title>联盟</title>" in page
    assert "说明" in page
    assert page.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_in_the_file_is_text(name: str) -> None:
    page = netview.page(netview.model([Node(name, name, name, "x", 0, 0)], []), name, [name]).decode("utf-8")
    assert name not in page.replace("\n", "") or name == "\"'`"
    data = re.search(r"nodes = new vis\.DataSet\((\[.*?\])\);", page)
    assert data is not None
    assert json.loads(data[1])[0]["id"] == name
    assert "<" not in data[1]


def test_both_directions_of_a_ring_are_the_same_map() -> None:
    feature = charts.outlines()["220802"]
    turned = {
        **feature,
        "geometry": {"type": "Polygon", "coordinates": [ring[::-1] for ring in feature["geometry"]["coordinates"][0]]},
    }
    assert charts.wound(turned)["geometry"] == feature["geometry"]


def test_a_hole_runs_the_other_way() -> None:
    square = [[0.0, 0.0], [0.0, 4.0], [4.0, 4.0], [4.0, 0.0]]
    hole = [[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 1.0]]
    made = charts.wound({"properties": {"adcode": "1"}, "geometry": {"type": "Polygon", "coordinates": [square, hole]}})
    assert made["geometry"]["coordinates"] == [[square, hole[::-1]]]


@pytest.mark.parametrize("id", ["220802", "220821", "220822", "220881", "220882"])
def test_a_caption_stands_within_its_county(id: str) -> None:
    lon, lat = charts.middle(id)
    assert charts.holds(charts.outlines()[id]["geometry"]["coordinates"][0][0], lon, lat)


def test_the_map_draws_counties_and_fetches_nothing() -> None:
    areas = [charts.Area("220802", 0.5, "洮北区\n1/2", "<b>"), charts.Area("220821", None, "镇赉县\n无数据", "x"),
             charts.Area("220871", 1.0, "z", "z")]  # fmt: skip
    figure = charts.county_map(areas, "达标率")
    coloured = [trace for trace in figure.data if trace.type == "choropleth"]
    assert [list(trace.locations) for trace in coloured] == [["220802"], ["220821"]]
    assert coloured[0].hovertext[0] == "&lt;b&gt;"
    assert coloured[1].colorscale[0][1] == charts.GREY
    assert charts.NO_WORLD.startswith("data:")
