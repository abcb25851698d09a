"""The network as it is read from a graph, on both stores."""

from datetime import date

from graph.database import Database
from queries.net.model import COMMITMENT, MEMBERSHIP, PARTY, POST, REPORT_IN, Gathering, Tie, network
from queries.net.read import facts
from queries.upwards import above
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, build, node, tree
from tests.unit.networks import looking

COMPOUND = f"compound:{COMMUNITY}/兴隆小区"


def test_all_that_links_organisations(database: Database) -> None:
    nodes, links = tree()
    nodes += [
        node("Compound", COMPOUND, "兴隆小区"), node("Alliance", "org:lm", "军民社区党建联盟"), node("Enterprise", "org:a", "甲", ownership="非公"),
        node("Enterprise", "org:b", "乙", ownership="国有", industry="零售"), node("OwnersCommittee", "org:yw", "业委会"),
        node("Department", "org:mz", "民政局"), node("Activity", "activity:1", "义诊", on=date(2021, 5, 1)), node("Need", "need:1", "缺座椅"),
        node("Need", "need:2", "缺药箱"), node("Offer", "offer:1", "座椅"), node("Commitment", "commitment:1", claimed_on=date(2021, 4, 1)),
        node("Commitment", "commitment:2"), node("ReportIn", "report:1", since=date(2020, 1, 1)), node("PartyOrganization", "org:dw", "党委"),
        node("PartyOrganization", "org:zb", "支部", until=date(2021, 1, 1)),
        node("PropertyCompany", "org:wy", "物业"), node("Post", "post:1", "兼职委员"), node("Post", "post:2", "经理"),
        node("Post", "post:3", "副主任"), node("Person", "person:1", "张某"),
    ]  # fmt: skip
    links += [
        ("activity:1", "HELD_BY", "org:lm"), ("org:a", "TOOK_PART", "activity:1"), ("org:wy", "TOOK_PART", "activity:1"),
        ("need:1", "NEEDED_AT", COMPOUND), ("need:2", "NEEDED_AT", COMMUNITY), ("need:2", "NEEDED_BY", "org:yw"),
        ("commitment:1", "MEETS", "need:1"), ("commitment:1", "TAKEN_ON_BY", "org:a"), ("commitment:1", "DRAWS_ON", "offer:1"),
        ("commitment:2", "MEETS", "need:2"), ("commitment:2", "TAKEN_ON_BY", "org:b"), ("offer:1", "OFFERED_BY", "org:a"),
        ("report:1", "REPORTED_BY", "org:mz"), ("report:1", "REPORTED_TO", COMMUNITY),
        (COMPOUND, "PART_OF", COMMUNITY), ("org:yw", "SERVES", COMPOUND), ("org:a", "SERVES", STREET), ("org:lm", "SERVES", COMMUNITY),
        ("org:a", "MEMBER_OF", "org:lm", {"role": "成员", "since": date(2020, 1, 1), "until": ASOF}), ("org:dw", "MEMBER_OF", "org:lm"),
        ("org:dw", "COVERS", "org:a"), ("org:zb", "SUBORDINATE_TO", "org:dw", {"kind": "领导"}), ("org:zb", "EMBEDDED_IN", "org:wy"),
        ("org:dw", "COVERS", COMMUNITY), ("post:1", "AT", "org:yw"), ("post:1", "ON_BEHALF_OF", "org:wy"),
        ("post:2", "AT", "org:wy"), ("post:3", "AT", "org:yw"), ("person:1", "HOLDS", "post:2", {"since": date(2020, 1, 1)}),
        ("person:1", "HOLDS", "post:3", {"since": date(2020, 6, 1), "until": ASOF}),
    ]  # fmt: skip
    build(database, nodes, links)
    found = facts(database)
    assert found.ties == (
        Tie(COMMITMENT, COMMUNITY, "org:a", "缺座椅", "2021-04-01"),
        Tie(COMMITMENT, "org:yw", "org:b", "缺药箱"),
        Tie(MEMBERSHIP, "org:a", "org:lm", "成员", "2020-01-01", "2021-06-30"),
        Tie(MEMBERSHIP, "org:dw", "org:lm"),
        Tie(PARTY, "org:dw", "org:a", "COVERS"),
        Tie(PARTY, "org:zb", "org:dw", "SUBORDINATE_TO"),
        Tie(PARTY, "org:zb", "org:wy", "EMBEDDED_IN"),
        Tie(POST, "org:wy", "org:yw", "兼职委员"),
        Tie(POST, "org:yw", "org:wy", "经理", "2020-06-01", "2021-06-30"),
        Tie(REPORT_IN, "org:mz", COMMUNITY, "", "2020-01-01"),
    )
    assert found.gatherings == (Gathering("义诊", "2021-05-01", "org:lm", ("org:a", "org:wy")),)
    a, b, owners = (found.bodies[id] for id in ("org:a", "org:b", "org:yw"))
    assert (a.two_new, a.serves, a.within) == (True, (STREET,), frozenset((STREET, COUNTY, CITY)))
    assert (b.two_new, b.trade, b.within) == (False, "零售", frozenset())
    assert COMMUNITY in owners.within
    assert found.places[CITY] == ("白城市", "City")
    assert set(network(found, looking(asof=date(2020, 12, 31)))) == {
        "org:lm", "org:a", "org:b", "org:dw", "org:mz", "org:zb", "org:wy", "org:yw", COMMUNITY,
    }  # fmt: skip
    assert network(found, looking()).edges["org:wy", "org:yw"]["weight"] == 1


def test_an_empty_graph_is_an_empty_network(database: Database) -> None:
    assert len(network(facts(database), looking())) == 0


def test_a_circle_of_parents_ends() -> None:
    assert above("a", {"a": "b", "b": "a"}) == ("a", "b")
