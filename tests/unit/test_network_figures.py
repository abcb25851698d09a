"""Figures of the network: equal to networkx's own on published networks, and plain answers for odd ones."""

import random
from itertools import islice

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.drawn import look
from graph.errors import UnknownName, UsageError
from queries.net import between, whatif
from queries.net.alliances import alliances, in_name_only, months_before, overlaps, two_new_outside
from queries.net.communities import agreed, communities
from queries.net.cuts import lost_pairs, separations
from queries.net.measured import Measured, reaches
from queries.net.model import network
from queries.net.paths import paths
from queries.net.position import ORDERS, position
from queries.net.rust import bridges
from queries.net.shape import shape
from tests.unit.networks import ACTIVITY, DAY, MEMBERSHIP, PUBLISHED, city, looking, named

ODD = {
    "empty": named(nx.empty_graph(0)),
    "one": named(nx.empty_graph(1)),
    "apart": named(nx.disjoint_union(nx.path_graph(5), nx.empty_graph(3))),
}
graphs = st.builds(
    lambda n, links: named(nx.Graph([(a % n, b % n) for a, b in links if a % n != b % n])),
    st.integers(2, 12), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=30),
)  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED)
def test_position_is_networkx_own(name: str) -> None:
    graph = PUBLISHED[name]
    found = position(graph)
    by_id = {row.id: row for row in found.standings}
    expected = nx.betweenness_centrality(graph)
    for node in graph:
        row, near = by_id[node], nx.single_source_shortest_path_length(graph, node, 2)
        assert row.between == pytest.approx(expected[node], abs=1e-9)
        assert (row.degree, row.reach_2) == (graph.degree(node), len(near) - 1)
    assert {row.id for row in found.standings if row.parts} == set(nx.articulation_points(graph))
    assert set(found.bridges) == {(min(edge), max(edge)) for edge in nx.bridges(graph)}


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_node_as_a_pivot_is_exact(name: str) -> None:
    graph = PUBLISHED[name]
    found = between.betweenness(graph, exact=0, pivots=len(graph))
    expected = nx.betweenness_centrality(graph)
    assert found.values == pytest.approx(expected, abs=1e-9)


@given(graphs)
@settings(max_examples=60)
def test_bridges_are_networkx_own(graph: "nx.Graph[str]") -> None:
    assert bridges(graph) == sorted((min(edge), max(edge)) for edge in nx.bridges(graph))


def test_what_takes_long_is_found_once() -> None:
    graph = PUBLISHED["karate"]
    known = Measured(graph)
    assert position(graph, "degree", known).between is known.between
    assert shape(graph, measured=known).communities is known.communities
    assert look(graph, "community", "reach_2", known).figures["reach_2"] is known.reach


@pytest.mark.parametrize("name", PUBLISHED)
def test_groups_are_as_good_as_networkx_own(name: str) -> None:
    graph = PUBLISHED[name]
    linked = graph.subgraph([node for node in graph if graph.degree(node)])
    found = communities(graph)
    assert communities(graph) == found
    best = max(nx.community.modularity(linked, nx.community.louvain_communities(linked, seed=seed)) for seed in range(5))
    assert nx.community.modularity(linked, map(set, found.groups)) >= best - 0.01
    assert found.of().keys() == set(linked)


def test_a_sample_says_its_error() -> None:
    graph = named(nx.barabasi_albert_graph(600, 2, seed=3))
    exact = nx.betweenness_centrality(graph)
    found = between.betweenness(graph, exact=0, pivots=200)
    top = max(found.values, key=lambda node: found.values[node])
    assert 0 < found.error < 0.2
    assert abs(found.values[top] - exact[top]) < 2 * found.error
    assert found == between.betweenness(graph, exact=0, pivots=200)


def test_ties_share_a_rank() -> None:
    rows = position(named(nx.cycle_graph(6))).standings
    assert {row.rank for row in rows} == {1}
    star = position(named(nx.star_graph(3)), "degree").standings
    assert [row.rank for row in star] == [1, 2, 2, 2]
    with pytest.raises(UsageError, match="between, degree"):
        position(PUBLISHED["karate"], "beauty")


@pytest.mark.parametrize("graph", ODD.values(), ids=ODD)
def test_odd_networks_have_a_plain_answer(graph: "nx.Graph[str]") -> None:
    for order in ORDERS:
        position(graph, order)
    found = [*position(graph).figures, *shape(graph).figures, *whatif.compared(graph, graph).figures]
    assert all(figure.says.zh and figure.says.en for figure in found)
    assert whatif.losses(ODD["empty"]) == []


@given(graphs)
def test_what_a_node_holds_together(graph: "nx.Graph[str]") -> None:
    found = separations(graph)
    assert set(found) == set(nx.articulation_points(graph))
    for node, parts in found.items():
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        assert parts == sorted(map(len, nx.connected_components(rest)), reverse=True)
    assert reaches(graph) == {node: len(nx.single_source_shortest_path_length(graph, node, 2)) - 1 for node in graph}


@given(graphs)
def test_the_worst_loss_is_the_worst(graph: "nx.Graph[str]") -> None:
    def connected(one: "nx.Graph[str]") -> int:
        return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(one))

    cost = {}
    for node in graph:
        rest = graph.subgraph(set(graph) - {node})
        cost[node] = connected(graph) - len(nx.node_connected_component(graph, node)) + 1 - connected(rest)
    found = whatif.losses(graph)
    assert {one.id: one.pairs for one in found} == {node: pairs for node, pairs in cost.items() if pairs}
    assert [one.pairs for one in found] == sorted((one.pairs for one in found), reverse=True)


def test_pairs_that_are_lost() -> None:
    assert lost_pairs([3, 2, 1]) == 3 * 2 + 3 * 1 + 2 * 1


def test_agreement_of_groups() -> None:
    some = [("a", "b"), ("c", "d")]
    assert agreed(some, some) == 1.0
    assert agreed(some, [("a", "c"), ("b", "d")]) < 0
    assert communities(named(nx.disjoint_union(nx.complete_graph(6), nx.complete_graph(6)))).word.en == "stable"


def test_the_shape_of_a_small_city() -> None:
    facts, wanted = city(), looking()
    found = shape(network(facts, wanted), facts, wanted)
    figures = {figure.name: figure.value for figure in found.figures}
    assert found.isolates == ("d",)
    assert figures["components"] == 3  # the bureau and the community that it reports to, and d
    assert found.two_new_outside == ("d",) == tuple(two_new_outside(facts, wanted))
    assert found.idle == ("c", "e", "party") == tuple(in_name_only(facts, wanted) or ())
    assert in_name_only(facts, wanted, months=24) == ["party"]
    assert [(one.id, one.members, one.worked, one.pairs, one.idle) for one in alliances(facts, wanted)] == [
        ("lm", 3, 2, 3, 1), ("sq", 4, 4, 6, 2),
    ]  # fmt: skip
    assert [(one.a, one.b, one.shared, round(one.ratio, 2)) for one in overlaps(facts, wanted)] == [("lm", "sq", 1, 0.17)]
    assert [(area.name, area.nodes) for area in found.areas] == [("洮北区", len(network(facts, wanted)))]


def test_an_alliance_lacks_what_others_have_and_its_area_too() -> None:
    facts = city()
    street, first = (next(one for one in alliances(facts, looking()) if one.id == id) for id in ("sq", "lm"))
    assert [(lack.kind, lack.in_area) for lack in street.lacks] == [("PartyOrganization", 1)]
    assert first.lacks == ()  # no alliance has an institution or, here, a property company at home in its community


def test_without_activities_nobody_is_called_idle() -> None:
    facts = city()
    bare = type(facts)(facts.bodies, tuple(tie for tie in facts.ties if tie.kind == MEMBERSHIP), (), facts.places)
    assert in_name_only(bare, looking()) is None
    assert [figure.value for figure in shape(network(bare, looking()), bare, looking()).figures if figure.name == "in_name_only"] == [None]


def test_months_end_where_they_end() -> None:
    assert months_before(DAY.replace(month=8, day=31), 6).isoformat() == "2021-02-28"
    assert months_before(DAY, 18).isoformat() == "2019-12-30"


def test_without_a_member() -> None:
    facts = city()
    graph = network(facts, looking(links={MEMBERSHIP}))
    changes = whatif.Changes(without=frozenset("b"))
    lost = whatif.lost_needs({"need:1": ["b"], "need:2": ["b", "f"], "need:3": []}, changes.without)
    found = whatif.compared(graph, whatif.changed(graph, changes), lost, {"need:1": "义诊"})
    assert found.apart == (("a", "lm", "party"),)
    assert found.lost_needs == ("need:1",)
    assert (found.before.largest, found.after.largest) == (8, 4)
    assert any("义诊" in figure.says.zh for figure in found.figures)


def test_with_a_member_and_a_link_more() -> None:
    graph = ODD["apart"]
    changes = whatif.Changes(joining={"new": "新来的"}, linked=frozenset({("new", "5"), ("5", "0")}), unlinked=frozenset({("1", "0")}))
    found = whatif.compared(graph, whatif.changed(graph, changes))
    assert found.joined == ("new",)
    way = paths(whatif.changed(graph, changes), "new", "5")[0]
    assert (way.says.zh, way.says.en) == ("新来的 —（设想的联系）— 5，共 1 步", "新来的 — (link that is tried) — 5: 1 step")
    assert found.lost_links == (("0", "1"),)
    assert found.apart == (("0",),)
    assert nx.utils.graphs_equal(graph, ODD["apart"])


@pytest.mark.parametrize(
    "changes",
    [whatif.Changes(without=frozenset("?")), whatif.Changes(linked=frozenset({("0", "?")})), whatif.Changes(unlinked=frozenset({("0", "3")})),
     whatif.Changes(linked=frozenset({("0", "0")}))],
)  # fmt: skip
def test_changes_that_cannot_be(changes: whatif.Changes) -> None:
    with pytest.raises(UsageError):
        whatif.changed(ODD["apart"], changes)


def test_paths_are_sentences() -> None:
    graph = network(city(), looking(links={MEMBERSHIP, ACTIVITY}))
    (first, *_) = found = paths(graph, "a", "c")
    assert (
        first.says.zh
        == "a名 —（共同活动，2021-05-01 起）— b名 —（同属联盟，2021-01-01 起）— sq名 —（同属联盟，2020-01-01 起）— c名，共 3 步"
    )
    assert first.says.en.endswith(": 3 steps")
    assert [one.steps for one in found] == sorted(one.steps for one in found)
    assert paths(graph, "a", "d") == []
    for a, b, error in (("a", "a", UsageError), ("a", "?", UnknownName)):
        with pytest.raises(error):
            paths(graph, a, b)


@pytest.mark.parametrize("name", PUBLISHED)
def test_paths_are_the_shortest(name: str) -> None:
    graph = PUBLISHED[name]
    a, b = random.Random(1).sample([node for node in graph if graph.degree(node)], 2)
    expected = [len(way) - 1 for way in islice(nx.shortest_simple_paths(graph, a, b), 3)]
    assert [one.steps for one in paths(graph, a, b)] == expected


def test_fifty_thousand_links() -> None:
    graph = named(nx.gnm_random_graph(20_000, 50_000, seed=1))
    assert communities(graph).word.en == "unstable"
    assert len(separations(graph)) == len(set(nx.articulation_points(graph)))
    assert len(reaches(graph)) == 20_000
    found = between.betweenness(graph)
    assert found.error > 0
    assert found.pivots == between.WORK // (len(graph) + 2 * 50_000) < between.PIVOTS
    assert whatif.losses(graph)[0].rank == 1
