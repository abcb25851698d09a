"""What ends when, as a list and as a calendar file; totals over time."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from dashboard.calendars import calendar_file
from graph.database import Database
from graph.errors import UnknownName
from loaders.trend import store
from queries import trend
from queries.run import run
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, Link, Node, build, few_rules, node, tree

X, Y = f"compound:{COMMUNITY}/甲小区", f"compound:{COMMUNITY}/乙小区"


def day(number: int) -> date:
    """The `until` of a period whose last day is that many days from the day asked for."""
    return ASOF + timedelta(days=number + 1)


def pieces() -> tuple[list[Node], list[Link]]:
    nodes, links = tree()
    nodes += [
        node("Compound", X, "甲小区"), node("Compound", Y, "乙小区"),
        node("PartyOrganization", "org:a", "甲支部", form="支部", term_until=day(-1)),
        node("PartyOrganization", "org:b", "乙支部", form="支部", term_until=day(10), extended_until=day(179)),
        node("PartyOrganization", "org:c", "丙党组", form="党组", term_until=day(1)),
        node("ResidentsCommittee", "org:d", "居委会", term_until=day(181)),
        node("OwnersCommittee", "org:e", "旧业委会", term_until=day(-400)),
        node("OwnersCommittee", "org:f", "新业委会", term_until=day(89)),
        node("PropertyCompany", "org:g", "安居物业"),
        node("Post", "post:s", "书记"), node("Person", "person:s", "张某"),
        node("Guarantee", "guarantee:1"), node("Post", "post:g", "局长"), node("Department", "org:h", "某局"),
        node("Duty", "duty:1", list="赋权", until=day(30)), node("Government", "org:i", "瑞光街道办"),
        node("Waiver", "waiver:1", rule="compound-company", since=ASOF, until=day(5)),
    ]  # fmt: skip
    links += [
        (X, "PART_OF", COMMUNITY), (Y, "PART_OF", COMMUNITY),
        *((f"org:{one}", "SERVES", COMMUNITY) for one in "abcdg"), ("org:e", "SERVES", X), ("org:f", "SERVES", X),
        ("org:g", "MANAGES", X, {"until": day(-100)}), ("org:g", "MANAGES", X, {"since": day(-100), "until": day(20)}),
        ("org:g", "MANAGES", Y, {"until": day(-100)}), ("org:g", "MANAGES", Y),
        ("post:s", "AT", "org:a"), ("person:s", "HOLDS", "post:s", {"until": day(-3)}),
        ("post:g", "AT", "org:h"), ("org:h", "SERVES", COUNTY), ("guarantee:1", "GUARANTEES", X), ("guarantee:1", "GUARANTEED_BY", "post:g"),
        ("org:i", "SERVES", STREET), ("org:i", "CARRIES", "duty:1"), ("waiver:1", "WAIVES", Y),
    ]  # fmt: skip
    return nodes, links


@pytest.fixture
def filled(database: Database) -> Database:
    build(database, *pieces())
    return database


@pytest.fixture
def three_rules(filled: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    few_rules(filled, {"compound-company", "compound-owners-committee", "party-secretary"}, tmp_path, monkeypatch)


def test_what_ends_when_and_for_how_long(filled: Database) -> None:
    rows = run(filled, "calendar", {}).dicts()
    assert [(row["kind"], row["name"], row["days"], row["group"]) for row in rows] == [
        ("secretary", "甲支部", -3, "overdue"), ("guarantor", "甲小区", -1, "overdue"), ("party term", "甲支部", -1, "overdue"),
        ("waiver", "乙小区", 5, "90"), ("contract", "甲小区", 20, "90"), ("grant", "瑞光街道办", 30, "90"),
        ("owners term", "新业委会", 89, "90"), ("party term", "乙支部", 179, "180"),
    ]  # fmt: skip
    assert [row["name"] for row in run(filled, "calendar", {"within": 181, "place": "军民社区"}).dicts()][-1] == "居委会"
    assert [row["kind"] for row in run(filled, "calendar", {"place": X}).dicts()] == ["guarantor", "contract", "owners term"]
    assert [row["days"] for row in run(filled, "calendar", {"within": 10, "asof": "2021-07-01"}).dicts()][-1] == 4

    book = Calendar.from_ical(calendar_file(rows, ASOF, "zh"))
    entries = book.walk("VEVENT")
    assert len(entries) == len(rows)
    assert len({str(entry["uid"]) for entry in entries}) == len(rows)
    assert str(entries[4]["summary"]) == "物业合同：甲小区（甲小区）"
    assert entries[4].decoded("dtstart") == date(2021, 7, 20)
    assert entries[0].decoded("dtstart") == ASOF


@pytest.mark.usefixtures("three_rules")
def test_totals_over_time_and_what_is_new_or_closed(filled: Database) -> None:
    first = ASOF - timedelta(days=30)
    assert trend.since_last(filled).day is None
    stored = store(filled, first, trend.totals(filled, first))
    assert store(filled, first, trend.totals(filled, first)) == stored  # the same day replaces itself
    assert filled.read("MATCH (s:Snapshot) RETURN count(s) AS n").rows == [[stored]]
    filled.write("MATCH (:PropertyCompany)-[m:MANAGES]->(c:Compound {id: $id}) SET m.until = $day", {"id": Y, "day": ASOF})
    changed = trend.since_last(filled)
    assert changed.day == first
    assert ("compound-owners-committee", Y) not in changed.new  # a gap then, a gap now
    assert ("party-secretary", "org:a") in changed.new
    assert ("compound-company", Y) not in changed.new  # waived by now
    store(filled, ASOF, trend.totals(filled, ASOF))
    line = trend.points(filled, CITY, "party-secretary")
    assert [(one["date"], one["denominator"], one["numerator"]) for one in line] == [(first, 1, 1), (ASOF, 1, 0)]
    later = ASOF + timedelta(days=30)
    filled.write("MATCH (:Person)-[h:HOLDS]->(:Post {id: 'post:s'}) SET h.until = null")
    assert ("compound-company", Y) in trend.since_last(filled, later).new  # the waiver ran out
    assert trend.since_last(filled, later).closed == (("party-secretary", "org:a"),)


@pytest.mark.usefixtures("three_rules")
def test_what_is_new_or_closed_is_told_of_the_place_that_is_asked_for(filled: Database) -> None:
    """A gap lies where its rule counts it, one that is closed where it counts or lay."""
    z, w = "compound:220802004001/丙小区", "compound:220802004001/丁小区"
    nodes = [node("Street", "220802004", "海明街道", form="街道"), node("Community", "220802004001", "光明社区", form="社区(居)")]
    nodes += [node("Compound", z, "丙小区"), node("Compound", w, "丁小区")]
    build(filled, nodes, [])
    filled.write(
        "MATCH (t:County {id: '220802'}), (s:Street {id: '220802004'}), (c:Community {id: '220802004001'}) "
        "CREATE (s)-[:PART_OF]->(t), (c)-[:PART_OF]->(s) WITH c MATCH (p:Compound) WHERE p.id IN $ids CREATE (p)-[:PART_OF]->(c)",
        {"ids": [z, w]},
    )
    store(filled, ASOF - timedelta(days=30), trend.totals(filled, ASOF - timedelta(days=30)))
    filled.write("MATCH (c:Compound {id: $id}) SET c.until = $day", {"id": w, "day": ASOF})  # gone, so no gap any more
    filled.write("MATCH (c:Compound {id: $id}), (o:Organization {id: 'org:g'}) CREATE (o)-[:MANAGES]->(c)", {"id": z})
    whole = trend.since_last(filled)
    assert {("compound-company", z), ("compound-company", w)} < {*whole.closed}
    there, here = trend.since_last(filled, place="海明街道"), trend.since_last(filled, place="瑞光街道")
    assert (there.new, {id for _, id in there.closed}) == ((), {z, w})
    assert ("party-secretary", "org:a") in here.new
    assert not {z, w} & {id for _, id in here.closed}
    assert {*there.new, *here.new} == {*whole.new}
    assert {*there.closed, *here.closed} == {*whole.closed}
    assert whole.lines["org:a"] == ["甲支部", "军民社区", "瑞光街道", "洮北区", "白城市"]
    assert {"rule": "compound-company", "id": w, "name": "丁小区"} in there.document()["closed"]
    assert trend.since_last(filled, rule="compound-company").closed == tuple(one for one in whole.closed if one[0] == "compound-company")
    with pytest.raises(UnknownName):
        trend.since_last(filled, place="没有的街道")
