"""What changed hands, lists to hand out, rulings, refusals and who has how much to do: from one town on each store."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from dashboard.downloads import workbook
from dashboard.duty_files import Words, hotline_pages, lists_pages, printable
from graph.database import Database
from graph.errors import UnknownName, UsageError
from queries.changes import BEYOND, LACKS, against_standard, changes
from queries.checks.run import run as checked
from queries.duties import facts
from queries.lists import BODY, CATEGORY, duties, hotline
from queries.refusals import refuse
from queries.run import run
from queries.workload import workload
from tests.store.build import build, node
from tests.store.town import graph_of, town
from tests.unit.worlds import TODAY

DAYS = (date(2023, 1, 1), date(2025, 7, 1))
WORDS = Words("zh")


@pytest.fixture
def lively(database: Database) -> Database:
    """The town, with problems under way, a refusal, and a second street that has lists of its own."""
    city = town().street("second office", "street-2")
    for body, list_, category in (
        ("street office", "配合履职", "leak"),
        ("second office", "配合履职", "leak"),
        ("second office", "上级收回", "dogs"),
    ):
        city.duty(body, category, "area", "help", list=list_)
    city.ruling("r1", "street", "nothing", "chengguan", since=date(2021, 1, 1)).ruling("r2", "street", "dogs", until=TODAY)
    nodes, links = graph_of(city)
    for number, (place, category, handler) in enumerate(
        [
            ("community", "rubbish", "street office"),
            ("community", "dogs", "street office"),
            ("street", "extension", ""),
            ("street", "nothing", ""),
        ]
    ):
        nodes.append(
            node("Issue", f"issue:热线/{number}", source_of="热线", number=str(number), state="交办", received_on=date(2021, 6, 1))
        )
        links += [(f"issue:热线/{number}", "ABOUT", category), (f"issue:热线/{number}", "LOCATED_IN", place)]
        links += [(f"issue:热线/{number}", "HANDLED_BY", handler)] if handler else []
    nodes += [("Step", {"id": f"step{number}", "number": number, "kind": "returned", "on": date(2021, 6, number)}) for number in (2, 3)]
    for step in ("step2", "step3"):
        links += [(step, "OF_ISSUE", "issue:热线/1"), (step, "DONE_BY", "street office"), (step, "HANDED_TO", "ecology")]
    nodes.append(node("Post", "post"))
    links.append(("post", "AT", "street office"))
    build(database, nodes, links)
    return database


def test_what_a_body_carried_that_is_gone_stands_under_its_successor(lively: Database) -> None:
    mine = {one.duty.id for one in duties(lively, BODY, None, TODAY) if one.duty.body == "chengguan"}
    assert mine
    lively.write(
        "MATCH (old:Organization {id: 'chengguan'}), (p:Place {id: 'county'}) SET old.until = date('2021-06-02')"
        " CREATE (:Organization:Department {id: 'heir', name: 'heir'})-[:TAKES_OVER]->(old) WITH p"
        " MATCH (o:Organization {id: 'heir'}) CREATE (o)-[:SERVES]->(p)"
    )
    assert {one.duty.id for one in duties(lively, BODY, None, TODAY) if one.body == "heir"} == mine
    assert mine <= {one.duty.id for one in duties(lively, BODY, None, date(2021, 5, 1)) if one.duty.body == "chengguan"}


def test_what_changed_hands_between_two_days(lively: Database) -> None:
    found = changes(lively, *DAYS, kinds=("Street", "Compound"))
    (change,) = [one for one in found.changed if one.category == "extension" and "street" in one.places]
    assert (change.before.act, change.after.act, change.places) == (("street office",), ("team",), ("street", "compound"))
    document = found.document()
    assert document["from"] == "2023-01-01"
    assert {one["category"]["id"] for one in document["changes"]} >= {"extension"}
    with pytest.raises(UsageError, match="2023-01-01 is not after 2025-07-01"):
        changes(lively, DAYS[1], DAYS[0])


def test_streets_that_differ_from_the_standard(lively: Database) -> None:
    differing = against_standard(lively, asof=TODAY)
    assert {(one.street, one.kind, one.entry) for one in differing if one.entry[0] == "上级收回"} == {
        ("street-2", BEYOND, ("上级收回", "dogs", "help"))
    }
    assert not [one for one in differing if one.entry[1] == "leak"]
    assert {one.street for one in against_standard(lively, "street", TODAY)} <= {"street"}
    lively.write(
        "MATCH (p:Place {id: 'county'}), (c:Category {id: 'dogs'}) CREATE (o:Organization:Government {id: 'upper', name: 'upper'})-[:SERVES]->(p)"
        " CREATE (o)-[:CARRIES]->(d:Duty {id: 'standard', list: '上级收回', competence: 'help', slot: 'area'})-[:CONCERNS]->(c)"
    )
    decreed = against_standard(lively, asof=TODAY)
    assert ("street", LACKS, ("上级收回", "dogs", "help")) in {(one.street, one.kind, one.entry) for one in decreed}
    assert decreed[0].record(facts(lively)).keys() == {"street", "body", "kind", "list", "category", "competence"}


def test_lists_to_hand_out(lively: Database) -> None:
    by_body = duties(lively, BODY, None, TODAY)
    assert [one.body for one in by_body] == sorted(one.body for one in by_body)
    assert [one.category for one in duties(lively, CATEGORY, None, TODAY)] == sorted(one.category for one in by_body)
    assert {one.duty.id for one in duties(lively, BODY, "street-2", TODAY)} < {one.duty.id for one in by_body}
    sheet = load_workbook(io.BytesIO(workbook(lists_pages(BODY, by_body, WORDS, ["基准日"]))))["责任清单"]
    assert (sheet.max_row, sheet["A1"].value, sheet.print_title_rows) == (len(by_body) + 3, "单位", "$1:$1")
    page = printable(hotline_pages(hotline(lively, "street", TODAY), WORDS, [])).decode()
    assert page.count("<tr>") == 1 + len(list(hotline(lively, "street", TODAY)))
    assert "http" not in page
    assert "119" in page


def test_rulings_refusals_and_what_was_sent_outside_a_list(lively: Database) -> None:
    register = run(lively, "rulings", {"place": "", "asof": TODAY}).dicts()
    assert [(one["id"], one["body"], one["nobody"], one["valid"]) for one in register] == [
        ("r2", None, True, False), ("r1", "chengguan", False, True),
    ]  # fmt: skip
    assert len(run(lively, "rulings", {"place": "compound", "asof": TODAY}).rows) == 2
    assert run(lively, "rulings", {"place": "street-2", "asof": TODAY}).rows == []
    (refusal,) = run(lively, "returns", {"place": "street", "asof": TODAY}).dicts()
    assert (refusal["refused_by"], refusal["named"], refusal["category"], refusal["times"], refusal["groundless"]) == (
        "street office", "ecology", "dogs", 2, 2,
    )  # fmt: skip
    assert refusal["last_on"] == date(2021, 6, 3)
    assert [one.hit.subject for one in checked(lively, "sent-outside-list", TODAY)] == ["street office"]


def test_who_has_how_much_to_do(lively: Database) -> None:
    lively.write("MATCH (c:Community {id: 'community'}) SET c.households = 100, c.population = 250")
    found = {load.body: load for load in workload(lively, None, TODAY)}
    office = found["street office"]
    assert (office.open, office.posts, office.over, office.households, office.population) == (2, 1, False, 100, 250)
    assert (office.land.area, office.land.unknown) == (0, 1)
    lively.write("MATCH (c:Place {id: 'street'}) SET c.land = 3.5")
    whole = {load.body: load.land for load in workload(lively, None, TODAY, {"community": 2.0, "street": 9.0, "county": 100.0})}
    assert (whole["street office"].area, whole["street office"].unknown) == (100.0, 0), "of the one community of the county"
    below = {load.body: load.land for load in workload(lively, "street", TODAY, {"street": 9.0, "county": 100.0})}
    assert below["street office"].area == 3.5, "what a ledger says comes first"
    assert found["team"].open == 1
    assert found["chengguan"].open == 1, "by a ruling"
    assert found["street office"].record()["open_per_post"] == 2.0


def test_a_refusal_is_judged_by_the_steps_on_record(lively: Database) -> None:
    def judged(day: int, by: str = "street office", names: str | None = "ecology", basis: str | None = "法") -> tuple[str, str | None]:
        found = refuse(lively, "1", by, names, basis, date(2021, 6, day))
        assert found["issue"] == "issue:热线/1"
        return found["outcome"], found["to"]["id"] if found["to"] else None

    with pytest.raises(UsageError, match="never assigned to street office"):
        judged(1)
    lively.write(
        "MATCH (i:Issue {number: '1'}), (o:Organization {id: 'street office'}) CREATE (i)<-[:OF_ISSUE]-(:Step {id: 'sent', number: 1, "
        "kind: 'assigned', on: date('2021-06-01')})-[:HANDED_TO]->(o)"
    )
    assert judged(2) == ("passed", "ecology")
    assert judged(2, names=None) == ("rejected", "street office")
    assert judged(2, basis=None) == ("rejected", "street office")
    assert judged(3) == ("rejected", "street office")
    lively.write("MATCH (s:Step {kind: 'returned'}) SET s.ground = '法' WITH s MATCH (s)-[d:DONE_BY]->() DELETE d")
    lively.write("MATCH (s:Step {kind: 'returned'}), (o:Organization {id: 'chengguan'}) CREATE (s)-[:DONE_BY]->(o)")
    assert judged(2)[0] == "arbiter"
    with pytest.raises(UnknownName):
        refuse(lively, "99", "street office", None, None, TODAY)
