"""Networks for tests: those that networkx ships, and a small city of our own."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx

from queries.net.model import ACTIVITY, COMMITMENT, MEMBERSHIP, PARTY, REPORT_IN, Body, Facts, Gathering, Projection, Tie

DAY = date(2021, 6, 30)
CITY, COUNTY, STREET, ONE, TWO = "220800", "220802", "220802003", "220802003006", "220802003007"
PLACES = {
    CITY: ("白城市", "City"), COUNTY: ("洮北区", "County"), STREET: ("瑞光街道", "Street"), ONE: ("军民社区", "Community"),
    TWO: ("金辉社区", "Community"),
}  # fmt: skip
ABOVE = {CITY: (), COUNTY: (CITY,), STREET: (COUNTY, CITY), ONE: (STREET, COUNTY, CITY), TWO: (STREET, COUNTY, CITY)}


def named(graph: Any) -> "nx.Graph[str]":
    """The same network with texts as ids, as ours has, sorted."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(sorted(map(str, graph)))
    found.add_edges_from(sorted((str(a), str(b)) for a, b in graph.edges), kinds=(MEMBERSHIP,), weight=1, since="", ties=())
    nx.set_node_attributes(found, {node: {"name": node, "kind": "Enterprise", "code": ""} for node in found})
    return found


PUBLISHED = {
    "karate": named(nx.karate_club_graph()),
    "florentine": named(nx.florentine_families_graph()),
    "davis": named(nx.davis_southern_women_graph()),
}


def body(id: str, place: str = ONE, kind: str = "Enterprise", **more: Any) -> Body:
    return Body(id, f"{id}名", kind, serves=(place,), within=frozenset((place, *ABOVE[place])), **{"two_new": kind == "Enterprise", **more})


def member(a: str, alliance: str, since: str = "2020-01-01", until: str = "") -> Tie:
    return Tie(MEMBERSHIP, a, alliance, "成员", since, until)


def city() -> Facts:
    """Two alliances that share b; c has left the first; d and the hospital are in none; e and f are of another community."""
    bodies = [
        body("lm", kind="Alliance"), body("sq", STREET, kind="Alliance"), body("a"), body("b"), body("c"), body("d"),
        body("e", TWO), body("f", TWO, kind="PropertyCompany", two_new=True), body("hospital", kind="Institution", trade="医院"),
        body("old", until="2020-12-31"), body("party", kind="PartyOrganization"), body("bureau", COUNTY, kind="Department"),
        Body(ONE, "军民社区", "Community", serves=(ONE,), within=frozenset((ONE, *ABOVE[ONE]))),
    ]  # fmt: skip
    ties = [
        member("party", "lm"), member("a", "lm"), member("b", "lm"), member("b", "sq", "2021-01-01"), member("c", "lm", until="2021-01-01"),
        member("c", "sq"), member("e", "sq"), member("f", "sq"), member("old", "lm"), Tie(COMMITMENT, "b", "f", "义诊", "2021-05-01"),
        Tie(REPORT_IN, "bureau", ONE, "", "2020-02-01"), Tie(PARTY, "party", "a", "COVERS"),
    ]  # fmt: skip
    held = (Gathering("联盟义诊", "2021-05-01", "lm", ("a", "b")), Gathering("去年活动", "2020-05-01", "sq", ("c", "e", "f")))
    return Facts({one.id: one for one in bodies}, tuple(ties), held, PLACES)


def looking(asof: date = DAY, members: Iterable[str] = (), links: Iterable[str] = (), area: str = "", folded: bool = False) -> Projection:
    return Projection(asof, frozenset(members), frozenset(links), area, folded)


__all__ = ["ACTIVITY", "COMMITMENT", "DAY", "MEMBERSHIP", "PUBLISHED", "body", "city", "looking", "member", "named"]
