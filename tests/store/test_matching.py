"""From needs and offers in a graph to a commitment and back, on both stores."""

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.database import Database
from graph.errors import UnknownName, UsageError
from loaders.made import load_rows, load_tables
from loaders.undo import undo
from queries.matching import accept
from queries.matching.read import market, overdue, problem, rates
from queries.matching.solve import solve
from queries.net.choose import facts_of
from queries.net.formats import WRITERS, node_table, plain
from queries.net.incoming import read
from queries.net.ledgers import ledgers
from queries.net.model import Gathering, Projection
from queries.net.model import network as network_of
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, build, node, tree
from tests.unit.networks import named

COMPOUND = f"compound:{COMMUNITY}/兴隆小区"
NEED, OFFER = f"need:{COMMUNITY}/缺药箱", f"offer:{COMMUNITY}/甲医院（总院）/药箱十个"


@pytest.fixture
def filled(database: Database) -> Database:
    nodes, links = tree()
    giver = f"org:{COMMUNITY}/甲医院（总院）"
    nodes += [
        node("Compound", COMPOUND, "兴隆小区"), node("Enterprise", giver, "甲医院（总院）", ownership="非公"),
        node("Alliance", "org:lm", "军民社区党建联盟"),
        node("Need", NEED, "缺药箱", kind="药品", quantity=4, urgency="紧急", by_when=date(2021, 7, 10)),
        node("Need", "need:2", "体检一次", kind="体检", since=date(2021, 1, 1), until=ASOF), node("Need", "need:3", "义诊", kind="义诊"),
        node("Offer", OFFER, "药箱十个", kind="药品", quantity=10, since=date(2021, 1, 1)),
        node("Offer", "offer:2", "过期的", kind="药品", until=ASOF),
        node("Commitment", "commitment:1", state="claimed", due_on=date(2021, 6, 1), quantity=2),
        node("Commitment", "commitment:2", state="delivered", due_on=date(2021, 6, 1)),
    ]  # fmt: skip
    links += [
        (COMPOUND, "PART_OF", COMMUNITY), (giver, "SERVES", COMMUNITY), ("org:lm", "SERVES", COMMUNITY), (NEED, "NEEDED_AT", COMPOUND),
        ("need:2", "NEEDED_AT", COMMUNITY), ("need:3", "NEEDED_AT", COMMUNITY), (OFFER, "OFFERED_BY", giver), (OFFER, "OFFERED_IN", STREET),
        ("offer:2", "OFFERED_BY", giver), ("commitment:1", "MEETS", "need:3"), ("commitment:1", "TAKEN_ON_BY", giver),
        ("commitment:1", "DRAWS_ON", OFFER), ("commitment:2", "MEETS", "need:2"), ("commitment:2", "TAKEN_ON_BY", giver),
    ]  # fmt: skip
    build(database, nodes, links)
    return database


def commitments(database: Database) -> list[list[Any]]:
    return database.read(
        "MATCH (c:Commitment {id: $id})-[:DRAWS_ON]->(f), (c)-[:MEETS]->(n), (c)-[:TAKEN_ON_BY]->(o)"
        " RETURN n.id, f.id, o.name, c.quantity, c.state, c.claimed_on, c.due_on, c.delivered_on",
        {"id": f"commitment:{NEED}|org:{COMMUNITY}/甲医院（总院）|{OFFER}"},
    ).rows


def test_what_is_open_and_what_is_free(filled: Database) -> None:
    found = market(filled)
    assert [(one.id, one.quantity, one.urgency, one.place, one.by_when) for one in found.needs] == [
        (NEED, 4, 3, COMPOUND, "2021-07-10"), ("need:3", 1, 1, COMMUNITY, ""),
    ]  # fmt: skip
    (offer,) = found.offers
    assert (offer.id, offer.quantity, offer.areas, offer.bases, offer.since) == (OFFER, 10, (STREET,), (COMMUNITY,), "2021-01-01")
    assert [one.id for one in overdue(found)] == ["commitment:1"]
    assert rates(found) == {f"org:{COMMUNITY}/甲医院（总院）": 0.5}
    asked = problem(found)
    assert [one.quantity for one in asked.needs] == [4, 0]
    assert [one.quantity for one in asked.offers] == [8]
    assert asked.givers() == {NEED: {f"org:{COMMUNITY}/甲医院（总院）"}}
    assert [need.id for need in problem(found, area=COUNTY).needs] == [NEED, "need:3"]
    assert problem(found, area="220881").needs == ()
    (one,) = solve(asked).assigned
    assert (one.quantity, one.cost) == (4, 1.5)
    assert found.place_names[CITY] == "白城市"


def test_an_accepted_pair_is_a_commitment_until_it_is_undone(filled: Database) -> None:
    found = market(filled)
    rows = accept.claims(problem(found), found, [(NEED, OFFER, 3)])
    assert load_rows(filled, accept.TYPE, rows, write=False).load is None
    assert commitments(filled) == []
    first = load_rows(filled, accept.TYPE, rows, write=True)
    assert commitments(filled) == [[NEED, OFFER, "甲医院（总院）", 3, "claimed", ASOF, date(2021, 7, 10), None]]
    assert problem(market(filled)).need[NEED].quantity == 1
    found = market(filled)
    load_rows(filled, accept.TYPE, accept.claims(problem(found), found, [(NEED, OFFER, 1)]), write=True)
    assert commitments(filled)[0][3] == 4
    second = load_rows(filled, accept.TYPE, [accept.advance(market(filled), NEED, OFFER, "delivered")], write=True)
    assert commitments(filled) == [[NEED, OFFER, "甲医院（总院）", 4, "delivered", ASOF, date(2021, 7, 10), ASOF]]
    assert rates(market(filled))[f"org:{COMMUNITY}/甲医院（总院）"] == pytest.approx(2 / 3)
    assert second.load is not None
    undo(filled, second.load, lambda _what, _done, _total: None)
    assert commitments(filled)[0][4] == "claimed"
    assert first.load is not None


def test_what_cannot_be_accepted(filled: Database) -> None:
    found = market(filled)
    asked = problem(found)
    for units in (0, 5, -1):
        with pytest.raises(UsageError, match="4 are still needed, 8 are free"):
            accept.claims(asked, found, [(NEED, OFFER, units)])
    with pytest.raises(UsageError, match="never claimed"):
        accept.advance(found, NEED, OFFER, "delivered")
    with pytest.raises(UsageError, match="a step at a time"):
        accept.advance(found, "need:3", OFFER, "confirmed")
    with pytest.raises(UnknownName):
        accept.find_need(found, "没有的")
    assert accept.find_offer(found, "药箱十个").id == OFFER


def test_nothing_at_all(database: Database) -> None:
    assert market(database).needs == ()
    assert solve(problem(market(database))).cost == 0


def test_a_network_of_another_tool_becomes_ledgers(filled: Database) -> None:
    network = named(nx.Graph())
    network.add_node("1", name="甲医院（总院）", kind="", code="")
    network.add_node("2", name="军民社区党建联盟", kind="", code="")
    network.add_node("3", name="路人", kind="", code="")
    network.add_node("4", name="乙药房", kind="", code="")
    network.add_edge("1", "2", kinds=(), since="2021-02-03")
    network.add_edge("1", "3", kinds=(), since="")
    network.add_edge("2", "3", kinds=(), since="")
    network.add_edge("1", "4", kinds=("义诊",), since="2021-05-01")
    build(filled, [node("Enterprise", "org:yf", "乙药房", ownership="非公")], [])
    facts = facts_of(filled)
    assert ledgers(facts, network).left_out == ["甲医院（总院） — 路人 (no alliance)", "甲医院（总院） — 乙药房 (no alliance)"]
    found = ledgers(facts, network, "org:lm")
    assert found.left_out == ["甲医院（总院） — 路人 (no day)"]
    report = load_tables(filled, found.tables, write=True).as_json()
    assert (report["create"], report["links"]["reject"]) == (1, 1)
    now = facts_of(filled)
    (tie,) = [tie for tie in now.ties if tie.b == "org:lm"]
    assert (tie.a, tie.since) == (f"org:{COMMUNITY}/甲医院（总院）", "2021-02-03")
    assert now.gatherings == (
        Gathering("义诊：甲医院（总院）、乙药房", "2021-05-01", "org:lm", (f"org:{COMMUNITY}/甲医院（总院）", "org:yf")),
    )
    assert load_tables(filled, ledgers(now, network, "org:lm").tables, write=True).written == 0
    assert ledgers(now, network, "org:lm").known == 1


def test_our_own_export_read_again_is_nothing_new(database: Database, tmp_path: Path) -> None:
    nodes, links = tree()
    nodes += [node("Enterprise", f"org:{letter}", name, ownership="非公") for letter, name in (("yf", "乙药房"), ("bc", "丙超市"))]
    nodes += [node("Alliance", "org:lm", "军民社区党建联盟"), node("Activity", "activity:1", "义诊", on=date(2020, 3, 1))]
    links += [(id, "SERVES", COMMUNITY) for id in ("org:yf", "org:bc", "org:lm")]
    links += [("org:yf", "MEMBER_OF", "org:lm", {"since": date(2020, 5, 1)}), ("org:bc", "MEMBER_OF", "org:lm")]
    links += [("activity:1", "HELD_BY", "org:lm"), *((id, "TOOK_PART", "activity:1") for id in ("org:yf", "org:bc", "org:lm"))]
    build(database, nodes, links)
    facts = facts_of(database)
    for ending, folded in product(WRITERS, (False, True)):
        graph = network_of(facts, Projection(ASOF, folded=folded))
        assert graph.number_of_edges() == (1 if folded else 3)
        path = tmp_path / f"{folded}.{ending}"
        path.write_bytes(WRITERS[ending](plain(graph)))
        path.with_name(f"{path.stem}-nodes.csv").write_bytes(node_table(plain(graph)))
        found = ledgers(facts, read(path), "org:lm")
        assert (found.tables, found.known, found.left_out) == ({}, graph.number_of_edges(), [])


def test_a_table_of_nodes_makes_bodies_and_says_which_it_cannot(filled: Database, tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("source,target,since\nn1,n2,2021-03-01\nn3,n2,2021-03-01\n", encoding="utf-8")
    rows = [
        "id,名称,类型,地点",
        "n1,新药店,企业,军民社区",
        "n2,军民社区党建联盟,,",
        "n3,无名店,Enterprise,火星社区",
        "n4,登月办,宇航局,军民社区",
    ]
    (tmp_path / "links-nodes.csv").write_text("\n".join(rows), encoding="utf-8")
    found = ledgers(facts_of(filled), read(tmp_path / "links.csv"))
    assert found.left_out == ["登月办 (no kind of organisation is called '宇航局')"]
    report = load_tables(filled, found.tables, write=True)
    told = report.as_json()
    assert (told["create"], told["reject"], told["links"]["reject"]) == (1, 1, 1)
    assert any("火星社区" in problem.value and problem.column for problem in report.plan.problems)
    now = facts_of(filled)
    assert ("新药店", "Enterprise") in {(body.name, body.kind) for body in now.bodies.values()}
    assert [(now.bodies[tie.a].name, tie.since) for tie in now.ties if tie.b == "org:lm"] == [("新药店", "2021-03-01")]
    again = ledgers(now, read(tmp_path / "links.csv"))
    assert (again.known, load_tables(filled, again.tables, write=True).written) == (1, 0)
