"""The graph of a projection: who is in, what links them, and what it is called."""

from dataclasses import replace
from datetime import date

import pytest

from graph.errors import AmbiguousName, UnknownName
from queries.header import Both
from queries.net.choose import node_of
from queries.net.model import MOST_PAIRED, Gathering, joined, names_of, network
from tests.unit.networks import ACTIVITY, COMMITMENT, DAY, MEMBERSHIP, body, city, looking


def test_each_kind_of_link_is_there_with_its_dates() -> None:
    graph = network(city(), looking())
    assert graph.nodes["b"] == {"name": "b名", "kind": "Enterprise", "code": ""}
    assert graph.edges["a", "b"]["kinds"] == (ACTIVITY,)
    assert graph.edges["b", "f"] | {"ties": ()} == {"kinds": (COMMITMENT,), "weight": 1, "since": "2021-05-01", "ties": ()}
    assert {graph.edges[edge]["kinds"][0] for edge in graph.edges} == {MEMBERSHIP, ACTIVITY, COMMITMENT, "report-in", "party"}
    assert "old" not in graph  # it no longer exists
    assert not graph.has_edge("c", "lm")  # it has left
    assert network(city(), looking(asof=date(2020, 6, 30))).has_edge("c", "lm")


def test_whoever_should_be_in_an_alliance_is_seen_alone() -> None:
    assert "d" in network(city(), looking())
    assert "d" not in network(city(), looking(links={ACTIVITY}))
    assert "hospital" not in network(city(), looking())


def test_folded_members_are_linked_with_each_other() -> None:
    graph = network(city(), looking(folded=True, links={MEMBERSHIP}))
    assert {frozenset(edge) for edge in graph.edges} == {
        frozenset(pair) for pair in ("ab", "bc", "be", "bf", "ce", "cf", "ef")} | {frozenset(("a", "party")), frozenset(("b", "party"))}  # fmt: skip
    assert graph.edges["b", "c"]["since"] == "2021-01-01"  # since both are in it
    assert not {"lm", "sq"} & set(graph)


def test_the_alliances_alone_and_one_of_them() -> None:
    whole = joined(city(), DAY)
    assert set(whole) == {"lm", "sq", "party", "a", "b", "c", "e", "f"}  # nobody that is in none
    assert whole.edges["a", "lm"]["role"] == "成员"
    assert not whole.has_edge("a", "b")  # an activity that they share is none of it
    assert set(joined(city(), DAY, "lm")) == {"lm", "party", "a", "b", "sq"}  # c is in the other alone
    assert set(joined(city(), date(2020, 6, 30), "lm")) == {"lm", "party", "a", "b", "c", "old", "sq"}
    assert len(joined(city(), DAY, "none")) == 0


def test_kinds_and_area_choose_members() -> None:
    assert set(network(city(), looking(members={"PropertyCompany"}))) == {"lm", "sq", "f"}
    assert set(network(city(), looking(area="220802003007", links={MEMBERSHIP}))) == {"e", "f"}


def test_a_crowd_is_tied_to_its_host() -> None:
    crowd = tuple(f"m{number:02}" for number in range(MOST_PAIRED + 1))
    facts = replace(
        city(), bodies={id: body(id) for id in ("lm", *crowd)}, ties=(), gatherings=(Gathering("大会", "2021-01-01", "lm", crowd),)
    )
    graph = network(facts, looking())
    assert graph.number_of_edges() == len(crowd) == graph.degree("lm")


def test_a_tie_of_two_kinds_is_one_link() -> None:
    facts = city()
    both = replace(facts, gatherings=(Gathering("义诊", "2021-05-02", "lm", ("b", "f")),))
    edge = network(both, looking()).edges["b", "f"]
    assert (edge["kinds"], edge["weight"], edge["since"]) == ((ACTIVITY, COMMITMENT), 2, "2021-05-01")


def test_codes_are_text() -> None:
    facts = city()
    twins = replace(
        facts, bodies={id: body(id) for id in ("0451", "451")}, ties=(), gatherings=(Gathering("x", "2021-01-01", "lm", ("0451", "451")),)
    )
    assert set(network(twins, looking())) == {"0451", "451"}


def test_a_projection_has_a_name() -> None:
    named = names_of(
        city(), looking(area="220802", members={"Enterprise"}, links={ACTIVITY, MEMBERSHIP}), {"Enterprise": Both("企业", "enterprise")}
    )
    assert named == Both(
        "洮北区 · 企业 · 同属联盟、共同活动 · 2021-06-30", "洮北区 · enterprise · same alliance, shared activity · 2021-06-30"
    )
    assert names_of(city(), looking(), {}).zh == f"全部地区 · 各类单位 · 各种关系 · {DAY}"


def test_a_node_is_found_by_what_people_write() -> None:
    graph = network(replace(city(), bodies={**city().bodies, "a": replace(body("a"), name="长庆诊所", code="0451")}), looking())
    for text in ("a", "0451", "长庆诊所", "cqzs", "changqingzhensuo", " 长庆 诊所"):
        assert node_of(graph, text) == "a"
    with pytest.raises(UnknownName, match="长庆诊所"):
        node_of(graph, "长庆诊")
    twins = network(replace(city(), bodies={**city().bodies, "a": replace(body("a"), name="b名")}), looking())
    with pytest.raises(AmbiguousName):
        node_of(twins, "b名")
