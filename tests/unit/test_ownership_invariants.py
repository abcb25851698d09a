"""What the passing of time and facts from elsewhere may change in an answer: nothing, or next to nothing.

The cast holds two streets that share a road, an office led twice and two levels of one trade, each tie drawn or not.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from queries.ownership.answer import NOBODY, OVERLAP, OWNED, PROPOSED, Answer
from queries.ownership.facts import LEADING, OBJECTS, SLOTS, Duty, Link, Question, Ruling
from queries.ownership.rules import answer
from tests.unit.worlds import PLACES, City

DAYS = (None, date(2020, 1, 1), date(2021, 1, 1), date(2021, 6, 30), date(2022, 1, 1))
BEFORE_ALL = date(2019, 1, 1)
CATEGORIES = ("all", "service", "lamp", "offence", "stall", "permit", "danger")
SOFT = ("notice", "help", "coordinate")
TIES = (
    ("team", "chengguan", "派驻"),
    ("team", "street office", "双重"),
    ("station", "chengguan", "领导"),
    ("station", "housing", "双重"),
    ("chengguan", "city chengguan", "业务指导"),
    ("chengguan", "county government", "领导"),
    ("housing", "county government", "领导"),
    ("street office", "county government", "领导"),
    ("county government", "city chengguan", "领导"),
)


def cast() -> City:
    """Bodies of every kind that a rule tells apart, without any duty."""
    city = City().street().street("street office 2", "street-2", "road")
    city.category("service", "service", objects=("shared parts", "public road"))
    city.category("lamp", "service", "service", objects=("shared parts", "utility line"))
    city.category("offence", "enforcement").category("stall", "enforcement", "offence", objects=("venue",))
    city.category("permit", "approval").category("danger", "service", gate="119")
    city.body("county government", "Government", "county").body("conference", "Conference", "county")
    city.department("housing").department("chengguan").department("city chengguan", "city")
    city.office("team").office("station", serves="community")
    city.body("institute", "Institution", "county").body("utility", "Utility", "county")
    city.body("company", "PropertyCompany", "compound").body("owners", "OwnersCommittee", "compound")
    return city.body("committee", "ResidentsCommittee", "community").body("volunteers", "VolunteerTeam", "street")


places = st.sampled_from([id for id, _, _ in PLACES])
days = st.sampled_from(DAYS)
bodies = st.sampled_from([body.id for body in cast().bodies])
things = st.none() | st.sampled_from(["shared parts", "private parts"])
receivers = st.lists(st.sampled_from(["hotline", "housing", "team", "chengguan"]), max_size=2, unique=True).map(tuple)
asked_days = st.dates(date(2019, 6, 1), date(2022, 6, 1))
low = st.sampled_from(["compound", "building", "road", "lane"])
asked = st.sampled_from(["lamp", "lamp", "stall", "stall", *CATEGORIES[1:]])
questions = st.builds(Question, low | places, asked, asked_days, st.none() | st.sampled_from(OBJECTS), receivers)


def duties(id: str) -> st.SearchStrategy[Duty]:
    return st.builds(
        Duty,
        id=st.just(id),
        body=bodies,
        category=st.sampled_from(CATEGORIES[:-1]),
        slot=st.sampled_from(SLOTS),
        competence=st.sampled_from([*LEADING, *LEADING, *SOFT]),
        within=st.none() | places,
        whole=st.booleans(),
        object=things,
        basis=st.sampled_from([None, "law", "三定", "list", "decision"]),
        list=st.sampled_from([None, None, None, "基本履职", "配合履职", "上级收回", "赋权", "准入"]),
        since=days,
        until=days,
        derived_from=st.none() | st.sampled_from(["duty 0", "duty 1"]),
    )


CLAIMS = st.sampled_from(
    [
        {"category": "stall", "slot": "line", "competence": "enforce", "body": "chengguan"},
        {"category": "stall", "slot": "line", "competence": "enforce", "body": "housing"},
        {"category": "stall", "slot": "line", "competence": "enforce", "body": "city chengguan"},
        {"category": "stall", "slot": "line", "competence": "enforce", "body": "team"},
        {"category": "stall", "slot": "line", "competence": "enforce", "body": "street office", "list": "赋权"},
        {"category": "offence", "slot": "line", "competence": "enforce", "body": "chengguan"},
        {"category": "lamp", "slot": "line", "competence": "act", "body": "housing", "object": None},
        {"category": "lamp", "slot": "line", "competence": "serve", "body": "station", "object": None},
        {"category": "lamp", "slot": "operator", "competence": "act", "body": "utility"},
        {"category": "lamp", "slot": "area", "competence": "act", "body": "street office", "list": "基本履职", "object": None},
        {"category": "lamp", "slot": "area", "competence": "act", "body": "street office 2", "list": "基本履职", "object": None},
        {"category": "service", "slot": "line", "competence": "act", "body": "housing", "object": None},
        {"category": "lamp", "slot": "area", "competence": "act", "body": "street office", "list": "上级收回", "object": None},
    ]
)


def claims(id: str) -> st.SearchStrategy[Duty]:
    """Free draws rarely meet each other at one place on one day; these do."""

    def claim(duty: Duty, fields: dict[str, Any], lasting: bool) -> Duty:
        listed: dict[str, Any] = {"list": None, "object": None, "within": None, **fields}
        period: dict[str, Any] = {"since": None, "until": None} if lasting else {}
        return replace(duty, **listed, **period)

    return st.builds(claim, duties(id), CLAIMS, st.sampled_from([True, True, False]))


def links(id: str) -> st.SearchStrategy[Link]:
    return st.builds(Link, st.just(id), bodies, places, st.sampled_from(["MANAGES", "MAINTAINS"]), things, since=days, until=days)


def rulings(id: str) -> st.SearchStrategy[Ruling]:
    named = st.builds(Ruling, st.just(id), places, st.sampled_from(CATEGORIES[:-1]), bodies, st.booleans(), since=days, until=days)
    return named | named.map(lambda ruling: replace(ruling, body=None, excludes=False))


@st.composite
def cities(draw: st.DrawFn) -> City:
    city = cast()
    city.duties = [draw(claims(f"duty {index}")) for index in range(draw(st.integers(2, 5)))]
    city.duties += [draw(duties(f"free {index}")) for index in range(draw(st.integers(0, 3)))]
    city.links = [draw(links(f"link {index}")) for index in range(draw(st.integers(0, 2)))]
    city.rulings = [draw(rulings(f"ruling {index}")) for index in range(draw(st.integers(0, 2)))]
    for body, superior, kind in draw(st.lists(st.sampled_from(TIES), unique=True)):
        city.under(body, superior, kind)
    for place in draw(st.lists(st.sampled_from(["compound", "building"]), unique=True)):
        city.guarantee("housing", place)
    return city


def ask(city: City, question: Question) -> Answer:
    return answer(city.world(), question)


MANY = settings(max_examples=60)
more = st.tuples(duties("more"), links("more"), rulings("more"))


def add(city: City, facts: tuple[Duty, Link, Ruling], since: date, until: date | None) -> None:
    duty, link, ruling = facts
    city.duties.append(replace(duty, since=since, until=until))
    city.links.append(replace(link, since=since, until=until))
    city.rulings.append(replace(ruling, since=since, until=until))


@MANY
@given(cities(), questions, more)
def test_what_has_not_begun_changes_nothing(city: City, question: Question, facts: tuple[Duty, Link, Ruling]) -> None:
    before = ask(city, question)
    add(city, facts, date(2030, 1, 1), None)
    # A duty that is no one's to carry there is a problem only from the day on which it begins.
    assert ask(city, question) == before


@MANY
@given(cities(), questions, more)
def test_what_is_over_changes_at_most_which_kind_of_vacuum_it_is(city: City, question: Question, facts: tuple[Duty, Link, Ruling]) -> None:
    before = ask(city, question)
    add(city, facts, date(2018, 1, 1), BEFORE_ALL)
    after = ask(city, question)
    assert (after.counts_as, after.act, after.held_by, after.slots) == (before.counts_as, before.act, before.held_by, before.slots)


@MANY
@given(cities(), questions)
def test_an_answer_changes_only_on_a_day_on_which_something_begins_or_ends(city: City, question: Question) -> None:
    last = max((day for day in DAYS if day and day <= question.asof), default=BEFORE_ALL)
    assert ask(city, question) == ask(city, replace(question, asof=last))


@MANY
@given(cities(), questions, duties("more"), rulings("more"))
def test_what_lies_elsewhere_changes_nothing(city: City, question: Question, duty: Duty, ruling: Ruling) -> None:
    city.places.append(replace(city.places[2], id="street-3", name="street-3"))
    city.department("elsewhere", "street-3")
    before = ask(city, question)
    city.duties.append(replace(duty, body="elsewhere", within=None))
    city.rulings.append(replace(ruling, place="street-3"))
    assert ask(city, question) == before


@MANY
@given(cities(), questions)
def test_whoever_acts_is_shown_with_the_fact_that_it_rests_on(city: City, question: Question) -> None:
    found = ask(city, question)
    if not found.act:
        return
    shown = {entry.body for slot in SLOTS for entry in found.slots[slot]} | {entry.body for entry in found.catch_all}
    assert set(found.act) <= shown
    facts = {duty.id for duty in city.duties} | {link.id for link in city.links} | {ruling.id for ruling in city.rulings}
    assert facts & {cite for why in found.why if why.rule in {"R1", "R2", "R4", "R5"} for cite in why.cites}


@MANY
@given(cities(), questions)
def test_nobody_holds_what_somebody_must_act_on_and_somebody_holds_the_rest(city: City, question: Question) -> None:
    found = ask(city, question)
    if found.verdict in NOBODY | {PROPOSED}:
        assert found.held_by[:1] == question.receivers[:1] or not question.receivers
        assert found.next[0].kind == "agenda"
    if found.verdict == OVERLAP:
        assert found.next[0].kind == "arbiter"
    if found.verdict == OWNED:
        assert (found.held_by, {step.kind for step in found.next} <= {"sideways"}) == ((), True)


def test_a_taking_back_that_has_ended_does_not_hide_that_a_street_had_it() -> None:
    city = City().street().category("lamp", "service")
    city.duty("street office", "lamp", "area", "act", list="基本履职", until=date(2021, 1, 1), id="basic")
    city.duty("street office", "lamp", "area", "act", list="上级收回", until=date(2020, 1, 1), id="taken back")
    assert city.ask("road", "lamp").verdict == "expired"
