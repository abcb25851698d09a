"""Coverage rules on both stores: what passes, what fails, what a rule does not apply to; totals, states and lists."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graph.database import Database
from graph.errors import QueryError, UnknownName
from queries import rules
from queries.catalogue import catalogue
from queries.run import run
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, Link, Node, build, node, tree

YESTERDAY, TOMORROW = ASOF - timedelta(days=1), ASOF + timedelta(days=1)
Facts = tuple[list[Node], list[Link]]


def compound(name: str, *more: Link, nodes: tuple[Node, ...] = (), **props: Any) -> Facts:
    """A compound of the community, what joins it, and the bodies joined."""
    id = f"compound:{COMMUNITY}/{name}"
    return [node("Compound", id, name, **props), *nodes], [(id, "PART_OF", COMMUNITY), *more]


def contract(name: str, period: dict[str, date] | None = None, company: dict[str, date] | None = None, **props: Any) -> Facts:
    body = node("PropertyCompany", f"org:{name}", "安居物业", **(company or {}))
    return compound(name, (f"org:{name}", "MANAGES", f"compound:{COMMUNITY}/{name}", period or {}), nodes=(body,), **props)


def committee(name: str, **props: Any) -> Facts:
    body = node("OwnersCommittee", f"org:{name}", "业委会", **props)
    return compound(name, (f"org:{name}", "SERVES", f"compound:{COMMUNITY}/{name}"), nodes=(body,))


def party(kind: str, id: str, name: str, covered: bool, body: dict[str, date] | None = None, **props: Any) -> Facts:
    """A place, and a party organisation that covers it or does not."""
    above = STREET if kind == "Community" else COMMUNITY
    nodes = [node(kind, id, name, **props), node("PartyOrganization", f"org:{id}", "党支部", **(body or {}))]
    return nodes, [(id, "PART_OF", above), *([(f"org:{id}", "COVERS", id)] if covered else [])]


def grid(name: str, covered: bool, body: dict[str, date] | None = None, **props: Any) -> Facts:
    return party("Grid", f"grid:{COMMUNITY}/{name}", name, covered, body, **props)


def community(number: str, covered: bool, body: dict[str, date] | None = None, **props: Any) -> Facts:
    return party("Community", f"{STREET}{number}", f"社区{number}", covered, body, **props)


# rule -> what passes, what fails with its detail, what the rule does not apply to
CASES: dict[str, tuple[list[Facts], list[tuple[Facts, str | None]], list[Facts]]] = {
    "compound-company": (
        [contract("a"), contract("b", {"since": ASOF, "until": TOMORROW}), contract("c", management="自管")],
        [
            (compound("d"), None),
            (contract("e", {"until": ASOF}), "合同已到期：安居物业（最后一天 2021-06-29）"),
            (contract("f", {"since": TOMORROW}), None),
            (contract("g", company={"until": ASOF}), None),
            (compound("h", management="弃管"), "管理方式：弃管"),
            (contract("i", {"until": ASOF}, management="代管"), "管理方式：代管"),
        ],
        [compound("j", until=ASOF), compound("k", since=TOMORROW)],
    ),
    "compound-owners-committee": (
        [
            committee("a"), committee("b", term_until=TOMORROW), committee("c", form="居委会代行"),
            committee("d", form="物管会", since=ASOF),
        ],
        [
            (compound("e"), None),
            (committee("f", term_until=ASOF), "任期届满：业委会（最后一天 2021-06-29）"),
            (committee("g", until=ASOF), None),
            (committee("h", since=TOMORROW), None),
        ],
        [compound("i", until=YESTERDAY)],
    ),
    "community-party": (
        [community("101", True), community("102", True, form="社区(居)", body={"since": ASOF})],
        [
            (community("103", False), None),
            (community("104", True, body={"until": ASOF}), "党组织已撤销：党支部（最后一天 2021-06-29）"),
            (community("105", True, body={"since": TOMORROW}), None),
        ],
        [community("106", False, form="村"), community("107", False, form="虚拟"), community("108", False, until=ASOF)],
    ),
    "grid-party": (
        [grid("a", True), grid("b", True, form="微")],
        [(grid("c", False, form="综合"), None), (grid("d", True, body={"until": ASOF}), "党组织已撤销：党支部（最后一天 2021-06-29）")],
        [grid("e", False, form="专属"), grid("f", False, since=TOMORROW)],
    ),
}  # fmt: skip


def joined(*parts: Facts) -> Facts:
    return [one for nodes, _ in parts for one in nodes], [one for _, links in parts for one in links]


def bare() -> Facts:
    """The tree with a village in place of the community, which the rule on communities would count."""
    nodes, links = tree()
    return [*nodes[:3], node("Community", COMMUNITY, "军民村", form="村")], links


@pytest.mark.parametrize("rule", CASES)
def test_what_passes_what_fails_and_what_it_does_not_apply_to(database: Database, rule: str) -> None:
    passing, failing, other = CASES[rule]
    build(database, *joined(bare(), *passing, *(facts for facts, _ in failing), *other))
    rows = {row.place: row for row in rules.coverage(database, rule=rule)}
    assert list(rows) == [CITY, COUNTY, STREET]
    for row in rows.values():
        assert (row.denominator, row.numerator, row.gap) == (len(passing) + len(failing), len(passing), len(failing))
        assert row.state == "gap"
    found = rules.gaps(database, rule, STREET)
    assert [(gap.id, gap.detail["zh"] if gap.detail else None) for gap in found] == [
        (facts[0][0][1]["id"], detail) for facts, detail in failing
    ]
    assert all(gap.above[-3:] == ("瑞光街道", "洮北区", "白城市") and gap.remedy["en"] for gap in found)
    assert all(isinstance(gap.record()["above"], list) for gap in found)
    assert rules.gaps(database, rule) == found
    assert len(rules.gaps(database, rule, limit=1)) == 1
    rules.check_subjects(database, catalogue().rule(rule), ASOF)


@pytest.mark.parametrize("rule", CASES)
def test_another_day_is_another_answer(database: Database, rule: str) -> None:
    passing, _, _ = CASES[rule]
    build(database, *joined(bare(), *passing))
    assert rules.coverage(database, CITY, rule)[0].state == "ok"
    early = rules.coverage(database, CITY, rule, date(2021, 6, 1))[0]
    assert early.numerator <= early.denominator == len(passing)


def test_a_body_in_its_stead_passes_with_a_note(database: Database) -> None:
    build(database, *joined(bare(), *CASES["compound-owners-committee"][0]))
    found = run(database, "compound-owners-committee", {}).dicts()
    notes = {row["subject"].rpartition("/")[2]: row["detail"] for row in found}
    assert notes == {"a": None, "b": None, "c": ["instead", "居委会代行"], "d": ["instead", "物管会"]}


def test_two_contracts_are_one_compound(database: Database) -> None:
    nodes, links = contract("a")
    links.append(("org:a", "MANAGES", f"compound:{COMMUNITY}/a", {"since": YESTERDAY}))
    nodes.append(node("PropertyCompany", "org:second"))
    links.append(("org:second", "MANAGES", f"compound:{COMMUNITY}/a"))
    build(database, *joined(bare(), (nodes, links)))
    (row,) = rules.coverage(database, STREET, "compound-company")[:1]
    assert (row.denominator, row.numerator) == (1, 1)


def test_no_data_is_not_the_same_as_nothing_to_check(database: Database) -> None:
    other, empty_street = "220802004", "220802005"
    nodes = [node("Street", other), node("Street", empty_street), node("Community", f"{other}201", form="村")]
    links: list[Link] = [(other, "PART_OF", COUNTY), (empty_street, "PART_OF", COUNTY), (f"{other}201", "PART_OF", other)]
    build(database, *joined(tree(), (nodes, links), grid("a", False, form="专属")))
    asked = ("community-party", "grid-party", "compound-company")
    states = {(row.rule, row.place): row.state for rule in asked for row in rules.coverage(database, COUNTY, rule)}
    assert states["community-party", STREET] == "gap"
    assert states["community-party", other] == "n/a"
    assert states["community-party", empty_street] == "no data"
    assert states["grid-party", STREET] == states["grid-party", COUNTY] == "n/a"
    assert states["grid-party", other] == "no data"
    assert states["compound-company", COUNTY] == "no data"


def test_places_that_are_listed(database: Database) -> None:
    gone = node("Street", "220802001", "旧街道", until=ASOF)
    build(database, *joined(tree(), ([gone], [("220802001", "PART_OF", COUNTY)]), compound("a"), grid("b", True)))
    listed = rules.listed_places(database, None, ASOF)
    assert listed == [CITY, COUNTY, STREET]
    assert rules.listed_places(database, "军民社区", ASOF) == [COMMUNITY, f"compound:{COMMUNITY}/a", f"grid:{COMMUNITY}/b"]
    assert rules.listed_places(database, "220802", YESTERDAY) == [COUNTY, "220802001", STREET]
    with pytest.raises(UnknownName):
        rules.coverage(database, "没有的地方")


def test_buildings_count_where_they_lie_whatever_is_asked(database: Database) -> None:
    """Above a community they are summed into it beforehand; from there down each has its own row."""
    home, house, barn = f"compound:{COMMUNITY}/a", "building:a/1", "building:b/1"
    nodes = [node("Building", house, "1栋"), node("Building", barn, "平房")]
    nodes += [node("BuildingUnit", f"unit:{n}", f"{n}单元", households=n) for n in (1, 2, 3)]
    links: list[Link] = [(house, "PART_OF", home), (barn, "PART_OF", COMMUNITY)]
    links += [("unit:1", "PART_OF", house), ("unit:2", "PART_OF", house), ("unit:3", "PART_OF", barn)]
    build(database, *joined(tree(), compound("a"), (nodes, links)))

    def counted(place: str | None) -> dict[str, tuple[int, int]]:
        return {row.place: (row.denominator, row.households) for row in rules.coverage(database, place, "chief-unit", ASOF)}

    assert counted(None) == {CITY: (3, 6), COUNTY: (3, 6), STREET: (3, 6)}
    assert counted(STREET) == {STREET: (3, 6), COMMUNITY: (3, 6)}
    assert counted(COMMUNITY) == {COMMUNITY: (3, 6), home: (2, 3), barn: (1, 3)}
    assert counted(house) == {house: (2, 3), "unit:1": (1, 1), "unit:2": (1, 2)}


def test_the_record_is_what_the_command_prints(database: Database) -> None:
    build(database, *joined(tree(), compound("a")))
    (row,) = rules.coverage(database, "军民社区", "compound-company")[:1]
    assert row.record() == {
        "rule": "compound-company", "place": COMMUNITY, "denominator": 1, "numerator": 0, "waived": 0, "gap": 1, "state": "gap",
        "severity": "gap", "value": 0, "households": 0, "touched": 0,
    }  # fmt: skip


def test_nothing_loaded(database: Database) -> None:
    assert rules.coverage(database, asof=ASOF) == []
    assert rules.gaps(database, "grid-party", asof=ASOF) == []


def test_a_repeated_subject_is_refused(database: Database) -> None:
    build(database, *joined(tree(), grid("a", True)))
    once = catalogue().rule("grid-party")
    twice = replace(once, text=f"{once.text}\nUNION ALL\n{once.text}")
    with pytest.raises(QueryError, match=r"subjects more than once: grid:220802003006/a"):
        rules.check_subjects(database, twice, ASOF)
