"""Who answers, out of the graph: on both stores the same as the pure rules say of the same facts."""

import json
from datetime import date
from random import Random
from typing import Any

import pytest

from commands.terminal import show_answer
from graph.database import Database
from graph.errors import AmbiguousName, SeveralSuccessors, UnknownName, UsageError
from queries.duties import city_matrix
from queries.ownership import rules
from queries.ownership.answer import Answer
from queries.ownership.facts import SLOTS, Question
from queries.routing import answer
from tests.store.build import build, node
from tests.store.town import graph_of, scattered, town
from tests.unit.worlds import TODAY, City


def shown(found: dict[str, Any]) -> dict[str, Any]:
    """What of a document the pure answer holds too."""
    return {
        "verdict": found["verdict"],
        "act": [body["id"] for body in found["act"]],
        "answers_to": {body["id"]: [head["id"] for head in body["answers_to"]] for body in found["act"] if "answers_to" in body},
        "held_by": [body["id"] for body in found["held_by"]],
        "slots": {
            slot: sorted((one["id"], one.get("duty") or "", str(one["competence"]), one["wider"]) for one in bodies)
            for slot, bodies in found["slots"].items()
        },
        "why": [(why["rule"], why["zh"], why["en"]) for why in found["why"]],
        "next": [(one["kind"], (one["body"] or {}).get("id"), [body["id"] for body in one["bodies"]], [body["id"] for body in one["calls"]])
                 for one in found["next"] if one["kind"] != "conference"],
        "chain": [(one["role"], [body["id"] for body in one["bodies"]], one["missing"]) for one in found["chain"]],
        "gaps": [(gap["kind"], gap["place"]) for gap in found["gaps"]],
        "problems": [(one["kind"], one["subject"]) for one in found["problems"]],
        "rest": [found["object"], found["gate"], [body["id"] for body in found["follow_up"]], [one["id"] for one in found["catch_all"]]],
    }  # fmt: skip


def pure(city: City, found: Answer) -> dict[str, Any]:
    duties = {duty.id for duty in city.duties}
    return {
        "verdict": found.verdict,
        "act": list(found.act),
        "answers_to": {body: list(heads) for body, heads in found.answers_to.items()},
        "held_by": list(found.held_by),
        "slots": {
            slot: sorted(
                (one.body, one.ref if one.ref in duties else "", str(one.competence), one.wider) for one in found.slots.get(slot, ())
            )
            for slot in SLOTS
        },
        "why": [(why.rule, why.zh, why.en) for why in found.why],
        "next": [(step.kind, step.body, list(step.bodies), list(step.calls)) for step in found.next],
        "chain": [(link.role, list(link.bodies), link.missing) for link in found.chain],
        "gaps": [(gap.kind, gap.place) for gap in found.gaps],
        "problems": [(one.kind, one.subject) for one in found.problems],
        "rest": [found.object, found.gate, list(found.follow_up), [entry.body for entry in found.catch_all]],
    }


def agreed(database: Database, city: City, question: Question) -> dict[str, Any]:
    """The document, once it is what the rules say of all facts of the city."""
    found = answer(database, question.place, question.category, question.object, question.asof, question.receivers)
    assert shown(found) == pure(city, rules.answer(city.world(), question)), question
    json.dumps(found)
    return found


EXAMPLES = [
    (Question("compound", "heating", TODAY), "owned", ["heat utility"]),
    (Question("compound", "leak", TODAY), "owned", ["company"]),
    (Question("compound", "leak", TODAY, "utility line"), "owned", ["water"]),
    (Question("compound", "leak", date(2024, 2, 1)), None, None),
    (Question("compound", "extension", TODAY), "owned", ["team"]),
    (Question("compound", "extension", date(2023, 1, 1)), "owned", ["street office"]),
    (Question("compound", "extension", date(2025, 7, 1)), "owned", ["team"]),
    (Question("compound", "fumes", TODAY, None, ("street office", "chengguan")), "overlap", ["chengguan", "ecology"]),
    (Question("community", "rubbish", TODAY), "owned", ["street office"]),
    (Question("street", "dogs", TODAY), "proposed", ["farming"]),
    (Question("compound", "fire", TODAY), "gate", []),
    (Question("street", "noise", TODAY), "expired", []),
    (Question("city", "nothing", TODAY), "vacuum", []),
    (Question("compound", "nothing", TODAY), "vacuum", []),
    (Question("compound", "outside", TODAY), "vacuum", []),
    (Question("street-2", "outside", TODAY), None, None),
]  # fmt: skip


def test_worked_examples(database: Database) -> None:
    city = town()
    build(database, *graph_of(city))
    for question, verdict, act in EXAMPLES:
        found = agreed(database, city, question)
        if verdict is not None:
            assert (found["verdict"], [body["id"] for body in found["act"]]) == (verdict, act), question
        assert list(found["slots"]) == list(SLOTS)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_fetched_is_all_that_matters(database: Database, seed: int) -> None:
    city = scattered(Random(seed))
    build(database, *graph_of(city))
    for place in ("compound", "street", "street-2", "county"):
        for category in ("c0", "c3", "c5", "all"):
            agreed(database, city, Question(place, category, TODAY))


def test_names_codes_and_objects_in_either_language(database: Database) -> None:
    build(database, *graph_of(town()))
    found = answer(database, "street / community", "LEAK", "专营管线", TODAY)
    assert (found["place"]["id"], found["category"]["id"], found["object"], found["asof"]) == (
        "community", "leak", "utility line", "2021-06-30",
    )  # fmt: skip
    assert found["place"]["above"] == ["street", "county", "city"]
    with pytest.raises(UnknownName, match="no object is called 'moon'; nearest: 市政道路"):
        answer(database, "compound", "leak", "moon", TODAY)
    for place, category in (("mars", "leak"), ("compound", "weather")):
        with pytest.raises((UnknownName, AmbiguousName)):
            answer(database, place, category, None, TODAY)


def test_the_way_up_goes_to_the_top_and_shows_what_is_missing(database: Database) -> None:
    nodes, links = graph_of(town())
    nodes += [
        node("Conference", "street conference", level="街道", remit="交办"),
        node("Conference", "a past one", level="市", until=TODAY),
        node("PartyOrganization", "party", "街道党工委"),
    ]
    links += [("street conference", "SERVES", "street"), ("a past one", "SERVES", "city"), ("street conference", "CONVENED_BY", "party"),
              ("street conference", "LED_BY", "party")]  # fmt: skip
    build(database, nodes, links)
    steps = [step for step in answer(database, "compound", "leak", None, TODAY)["next"] if step["kind"] == "conference"]
    assert [(step["level"], (step["body"] or {}).get("id"), step["limit_hours"]) for step in steps] == [
        ("community", None, 24), ("street", "street conference", 120), ("county", "conference", 360), ("city", None, 720),
    ]  # fmt: skip
    assert steps[1]["convenors"] == steps[1]["leads"] == [{"id": "party", "name": "街道党工委"}]
    assert (steps[1]["remit"], steps[0]["remit"]) == ("交办", None)
    steps = [step for step in answer(database, "county", "leak", None, TODAY)["next"] if step["kind"] == "conference"]
    assert [step["level"] for step in steps] == ["county", "city"]


def test_people_of_an_answer_and_when_who_decides(database: Database) -> None:
    nodes, links = graph_of(town())
    nodes += [
        ("Post", {"id": "head", "title": "局长", "kind": "负责人"}),
        node("Person", "p1", "甲"), node("Person", "p2", "乙"), node("Grid", "grid", "第一网格"),
        ("Post", {"id": "grid chief", "title": "网格长", "kind": "网格长"}), node("Session", "s1", "例会", on=date(2021, 6, 1)),
    ]  # fmt: skip
    links += [
        ("head", "AT", "ecology"), ("p1", "HOLDS", "head", {"since": date(2020, 1, 1)}), ("p2", "HOLDS", "head", {"acting": True}),
        ("p1", "ON_LEAVE", "head", {"since": date(2021, 6, 1), "until": date(2021, 7, 5)}), ("compound", "IN_GRID", "grid"),
        ("grid", "PART_OF", "community"), ("grid chief", "AT", "grid"), ("s1", "SESSION_OF", "conference"),
    ]  # fmt: skip
    build(database, nodes, links)
    database.write("MATCH (c:Conference {id: 'conference'}) SET c.cadence = '每月'")
    found = answer(database, "compound", "fumes", None, TODAY)
    assert found["place"]["closed"] is None
    database.write("MATCH (p:Place {id: 'compound'}) SET p.until = date('2021-06-30')")
    assert answer(database, "compound", "fumes", None, TODAY)["place"]["closed"] == "2021-06-29"
    assert answer(database, "compound", "fumes", None, date(2021, 6, 29))["place"]["closed"] is None
    (post,) = found["posts"]["ecology"]
    assert (post["how"], post["holder"]["name"], post["uncovered"]) == ("deputy", "乙", [])
    assert [(one["title"], one["how"], one["at"]["name"]) for one in found["on_site"]] == [("网格长", "vacant", "第一网格")]
    (arbiter,) = [step for step in found["next"] if step["kind"] == "arbiter"]
    assert (arbiter["level"], arbiter["limit_hours"], arbiter["by"]) == ("county", 360, "2021-07-15")
    (county,) = [step for step in found["next"] if step["kind"] == "conference" and step["level"] == "county"]
    assert (county["cadence"], county["next_session"]) == ("每月", {"on": "2021-07-01", "recorded": False, "overdue": False})
    assert [step["level"] for step in found["next"] if step.get("starts_here")] == ["county"]
    owned = answer(database, "compound", "leak", None, TODAY)
    assert [step["level"] for step in owned["next"] if step.get("starts_here")] == ["community"]
    assert list(owned["posts"]) == []


def test_what_belongs_to_a_level_starts_at_its_conference(database: Database) -> None:
    """By remit, inherited down the tree; a priority topic of a higher level comes first; what is unsettled needs the county at least."""
    nodes, links = graph_of(town())
    nodes += [node("Conference", "above", "市联席会议", level="市"), node("Topic", "topic", "漏水", since=TODAY, until=date(2021, 7, 1))]
    links += [("above", "SERVES", "city"), ("topic", "SET_BY", "above"), ("topic", "CALLS_FOR", "leak"), ("topic", "CALLS_AT", "street")]
    build(database, nodes, links)
    database.write("MATCH (c:Category {id: 'all'}) SET c.remit = '街道'")
    database.write("MATCH (c:Category {id: 'heating'}) SET c.remit = '县'")
    said = {}
    for place, category, day in (
        ("compound", "rubbish", TODAY), ("compound", "dogs", TODAY), ("compound", "heating", TODAY), ("compound", "leak", TODAY),
        ("street-2", "leak", TODAY), ("compound", "leak", date(2021, 7, 1)),
    ):  # fmt: skip
        (here,) = [step for step in answer(database, place, category, None, day)["next"] if step.get("starts_here")]
        said[place, category, day.day] = here["level"], here["because"]["en"]
    assert said == {
        ("compound", "rubbish", 30): ("street", "'all' is this level's by remit"),
        ("compound", "dogs", 30): ("county", "nobody's for certain, so the county's"),
        ("compound", "heating", 30): ("county", "'heating' is this level's by remit"),
        ("compound", "leak", 30): ("city", "on its priority topic '漏水'"),
        ("street-2", "leak", 30): ("street", "'all' is this level's by remit"),
        ("compound", "leak", 1): ("street", "'all' is this level's by remit"),
    }


def test_a_day_before_any_duty_is_no_vacuum(database: Database) -> None:
    nodes, links = graph_of(town())
    build(database, nodes, links)
    assert answer(database, "compound", "nothing", None, date(1999, 1, 1))["verdict"] == "vacuum"
    database.write("MATCH (d:Duty) WHERE d.since IS NULL SET d.since = date('2020-01-01')")
    with pytest.raises(UsageError, match="no duties are recorded before 2020-01-01"):
        answer(database, "compound", "nothing", None, date(1999, 1, 1))
    assert answer(database, "compound", "nothing", None, TODAY)["verdict"] == "vacuum"


def test_a_unit_that_is_gone_answers_through_its_successor(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    """Merged twice over: as if the last one had been asked for, and said so; on a day before, by itself."""
    city = town()
    nodes, links = graph_of(city)
    ended, merged = date(2021, 1, 1), date(2020, 1, 1)
    nodes += [node("Community", "older", "老社区", until=merged), node("Community", "old", "旧社区", since=merged, until=ended)]
    links += [("older", "PART_OF", "street"), ("old", "PART_OF", "street"), ("old", "SUCCEEDS", "older"), ("community", "SUCCEEDS", "old")]
    build(database, nodes, links)
    plain = answer(database, "community", "rubbish", None, TODAY)
    for asked, name, last in (("older", "老社区", "2019-12-31"), ("旧社区", "旧社区", "2020-12-31")):
        found = answer(database, asked, "rubbish", None, TODAY)
        assert found["place"]["succeeds"]["closed"] == last
        assert (found["why"][0]["rule"], found["why"][1:]) == ("R4", plain["why"])
        assert found["why"][0]["en"] == f"{name} is gone, its last day was {last}; community came after it and answers."
        assert {**found, "why": 0, "place": {**found["place"], "succeeds": None}} == {**plain, "why": 0}
    show_answer(found)
    assert "→ community (community)" in capsys.readouterr().out
    before = answer(database, "old", "rubbish", None, date(2020, 6, 1))
    assert (before["place"]["id"], before["place"]["succeeds"]) == ("old", None)


def test_what_lies_in_a_unit_that_is_gone_answers_through_its_successor(database: Database) -> None:
    """A compound and a grid that nobody has moved to the community that theirs was merged into; one by one and in the matrix."""
    city = town()
    nodes, links = graph_of(city)
    ended = date(2021, 1, 1)
    nodes += [
        node("Community", "old", "旧社区", until=ended),
        node("Grid", "left"),
        node("Community", "parted", until=ended),
        node("Grid", "lost"),
    ]
    nodes += [node("Community", "other")]
    links += [("old", "PART_OF", "street-2"), ("left", "PART_OF", "old"), ("community", "SUCCEEDS", "old")]
    links += [
        ("parted", "PART_OF", "street"),
        ("lost", "PART_OF", "parted"),
        ("community", "SUCCEEDS", "parted"),
        ("other", "SUCCEEDS", "parted"),
        ("other", "PART_OF", "street"),
    ]
    build(database, nodes, links)
    found, plain = (answer(database, place, "rubbish", None, TODAY) for place in ("left", "community"))
    assert found["why"][0]["en"] == "旧社区 is gone, its last day was 2020-12-31; community came after it and answers."
    assert found["place"]["above"] == ["community", "street", "county", "city"]
    assert found["act"] == plain["act"] != []
    before = answer(database, "left", "rubbish", None, date(2020, 12, 31))
    assert before["place"]["above"][:2] == ["旧社区", "street-2"]
    divided = answer(database, "lost", "rubbish", None, TODAY)
    assert divided["place"]["above"][0] == "parted", "of two that came after it none is guessed"
    whole = city_matrix(database, "community", TODAY, ("Grid",))
    assert whole.above("left") == found["place"]["above"]
    assert "left" in whole.matrix.places
    assert "lost" not in whole.matrix.places
    for place in whole.matrix.places:
        cell = whole.matrix.at(place, "rubbish")
        assert cell is not None
        assert list(cell.act) == [one["id"] for one in answer(database, place, "rubbish", None, TODAY)["act"]]


def test_of_several_successors_none_is_guessed(database: Database) -> None:
    """By SUCCEEDS; and of a street that went without a successor of its own, by where its communities lie now."""
    nodes, links = graph_of(town())
    ended = date(2021, 1, 1)
    nodes += [
        node("Community", "split", until=ended),
        node("Street", "dissolved", until=ended),
        *(node("Community", f"part-{at}") for at in "abc"),
    ]
    links += [
        ("split", "PART_OF", "street"),
        ("community", "SUCCEEDS", "split"),
        ("part-a", "SUCCEEDS", "split"),
        ("dissolved", "PART_OF", "county"),
    ]
    for part, now in (("part-a", "street"), ("part-b", "street"), ("part-c", "street-2")):
        links += [(part, "PART_OF", "dissolved", {"until": ended}), (part, "PART_OF", now, {"since": ended})]
    build(database, nodes, links)
    for asked, after in (("split", ["community", "part-a"]), ("dissolved", ["street", "street-2"])):
        with pytest.raises(SeveralSuccessors, match=f"'{asked}' is gone .last day 2020-12-31. and has several successors") as told:
            answer(database, asked, "rubbish", None, TODAY)
        assert list(told.value.successors) == after
        assert f"{after[0]} ({after[0]}), " in str(told.value)
