"""What must hold in every world: random ones, with all kinds of facts."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from queries.ownership.answer import GATE, NOBODY, OWNED, VACUUM, VERDICTS
from queries.ownership.facts import SLOTS, Duty, Link, Question, Ruling
from queries.ownership.rules import answer, decide
from queries.ownership.selection import select
from queries.ownership.why import TEMPLATES
from tests.unit.test_ownership_naive import CAST, LEADING, stage
from tests.unit.worlds import TODAY, City

PLACES = ["city", "county", "street", "community", "compound"]
ASKED = ["compound", "building", "road", "community"]
BODIES = [*sorted(CAST), "company", "committee"]
DAYS = st.one_of(st.none(), st.dates(TODAY - timedelta(40), TODAY + timedelta(40)))


def _duty(number: int, body: str, category: str, slot: str, competence: str, **more: Any) -> Duty:
    return Duty(f"d{number:03}", body, category, slot, competence, **more)


DUTY = st.builds(
    _duty,
    st.integers(0, 400),
    st.sampled_from(BODIES),
    st.sampled_from(["asked", "asked", "wide", "all"]),
    st.sampled_from([*SLOTS, "line", "area"]),
    st.sampled_from([*LEADING, "enforce", "act", "help", "notice", "coordinate"]),
    within=st.sampled_from([None, None, *PLACES, "street-2"]),
    whole=st.booleans(),
    object=st.sampled_from([None, None, "shared parts", "public road"]),
    list=st.sampled_from([None, None, "基本履职", "配合履职", "上级收回", "赋权", "准入"]),
    basis=st.sampled_from([None, "law", "decision"]),
    since=DAYS,
    until=DAYS,
    derived_from=st.sampled_from([None, "d001", "d002"]),
)
RULING = st.builds(
    Ruling,
    st.integers(0, 99).map(lambda n: f"r{n:02}"),
    st.sampled_from(PLACES),
    st.sampled_from(["asked", "wide", "all"]),
    st.one_of(st.none(), st.sampled_from(BODIES)),
    st.booleans(),
    DAYS,
    DAYS,
    st.integers(0, 3),
)
LINK = st.builds(
    lambda number, **more: Link(f"l{number:02}", **more),
    st.integers(0, 99),
    body=st.sampled_from(BODIES),
    place=st.sampled_from([*PLACES, "building"]),
    relation=st.sampled_from(["MANAGES", "MAINTAINS"]),
    object=st.sampled_from([None, "shared parts", "public road"]),
    since=DAYS,
    until=DAYS,
)


def _several(facts: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(facts, max_size=most, unique_by=lambda fact: fact.id)


@st.composite
def cities(draw: st.DrawFn) -> City:
    nature = draw(st.sampled_from(["service", "service", "enforcement", "approval", "handling"]))
    city = stage(nature).body("company", "PropertyCompany").body("committee", "OwnersCommittee", "compound")
    objects = draw(st.sampled_from([(), ("shared parts",), ("private parts", "public road"), ("public road", "shared parts")]))
    gate = draw(st.sampled_from([None, None, None, "119"]))
    city.categories[-1] = replace(city.categories[-1], objects=objects, gate=gate)
    city.duties.extend(draw(_several(DUTY, 7)))
    city.links.extend(draw(_several(LINK, 2)))
    city.rulings.extend(draw(_several(RULING, 2)))
    city.rulings = [r if r.body else replace(r, excludes=False) for r in city.rulings]
    return city


MANY = settings(max_examples=100)


@MANY
@given(cities(), st.sampled_from(ASKED), st.sampled_from(["notice", "help", "coordinate"]), st.data())
def test_a_duty_to_notice_help_or_coordinate_never_changes_who_acts(city: City, place: str, competence: str, data: st.DataObject) -> None:
    before = city.ask(place, "asked")
    extra = data.draw(DUTY)
    city.duties.append(replace(extra, id="extra", competence=competence))
    after = city.ask(place, "asked")
    assert (after.verdict, after.act, after.held_by, after.follow_up) == (
        before.verdict, before.act, before.held_by, before.follow_up,
    )  # fmt: skip


@MANY
@given(cities(), st.sampled_from(ASKED), st.integers(0, 1000))
def test_the_order_of_rows_never_changes_an_answer(city: City, place: str, seed: int) -> None:
    question = Question(place, "asked", TODAY, receivers=("bureau", "residents"))
    assert answer(city.world(), question) == answer(city.world(Random(seed)), question)


@MANY
@given(cities(), st.sampled_from(ASKED))
def test_every_answer_is_whole(city: City, place: str) -> None:
    found = city.ask(place, "asked")
    assert found.verdict in VERDICTS
    assert tuple(found.slots) == SLOTS
    assert bool(found.act) == (found.verdict in {"owned", "overlap", "proposed"})
    assert (len(found.act) > 1) == (found.verdict == "overlap") or found.verdict == "proposed"
    assert all(why.zh and why.en and "{" not in why.zh + why.en for why in found.why)
    if found.verdict == OWNED:
        facts = {d.id for d in city.duties} | {link.id for link in city.links} | {r.id for r in city.rulings}
        assert any(facts & set(why.cites) for why in found.why)


@MANY
@given(cities(), st.sampled_from(ASKED))
def test_who_acts_may_lead(city: City, place: str) -> None:
    found = city.ask(place, "asked")
    nature = city.categories[-1].nature
    if nature in {"enforcement", "approval"}:
        assert not {"residents", "company", "committee", "utility"} & set(found.act)
    claimed = {duty.body for duty in city.duties if duty.competence in LEADING} | {link.body for link in city.links}
    claimed |= {ruling.body for ruling in city.rulings if ruling.body}
    offices = {"team": "bureau", "post": "bureau", "other team": "other"}
    heads = {"bureau": {"team", "post"}, "other": {"other team"}}
    for body in found.act:
        assert {body, offices.get(body)} & claimed or heads.get(body, set()) & claimed


@MANY
@given(cities(), st.sampled_from(ASKED))
def test_without_duty_link_and_ruling_it_is_a_vacuum_or_a_gate(city: City, place: str) -> None:
    city.duties, city.links, city.rulings = [], [], []
    assert city.ask(place, "asked").verdict in {VACUUM, GATE}


@MANY
@given(cities(), st.sampled_from(ASKED), st.dates(TODAY - timedelta(60), TODAY + timedelta(60)))
def test_facts_that_have_not_begun_change_nothing(city: City, place: str, day: date) -> None:
    known = city.ask(place, "asked", day)
    city.duties = [duty for duty in city.duties if duty.since is None or duty.since <= day]
    city.links = [link for link in city.links if link.since is None or link.since <= day]
    city.rulings = [ruling for ruling in city.rulings if ruling.since is None or ruling.since <= day]
    # A grant from a duty that is yet to come has an origin on record, and is told apart from one that has none.
    assert replace(city.ask(place, "asked", day), problems=()) == replace(known, problems=())


@MANY
@given(cities(), st.sampled_from(ASKED))
def test_why_nobody_answers_is_what_would_change_it(city: City, place: str) -> None:
    found = city.ask(place, "asked")
    assume(found.verdict in NOBODY)
    if found.verdict == "excluded":
        city.rulings = [ruling for ruling in city.rulings if not ruling.excludes]
        city.duties = [duty for duty in city.duties if duty.list != "上级收回"]
        assert city.ask(place, "asked").act
    elif found.verdict == "unowned":
        assert any(ruling.body is None for ruling in city.rulings)
    elif found.verdict == "expired":
        ends = [*(d.until for d in city.duties), *(k.until for k in city.links), *(r.until for r in city.rulings)]
        assert any(end and end <= TODAY for end in ends)


@MANY
@given(
    st.lists(DUTY, max_size=6, unique_by=lambda duty: duty.id),
    st.sampled_from(["compound", "road"]),
    st.dates(TODAY - timedelta(30), TODAY),
    st.integers(1, 30),
)
def test_a_grant_flips_the_actor_exactly_within_its_dates(duties: list[Duty], place: str, since: date, days: int) -> None:
    city = stage("enforcement")
    city.bodies = [body for body in city.bodies if body.id not in {"other", "other team", "city bureau"}]
    kept = [duty for duty in duties if duty.body not in {"other", "other team", "city bureau", "street office"}]
    city.duties = [replace(duty, since=None, until=None) for duty in kept if duty.list != "赋权"]
    city.duties.append(Duty("source", "bureau", "asked", "line", "enforce"))
    until = since + timedelta(days)
    before = city.ask(place, "asked", since).act
    city.duty("street office", "asked", "line", "enforce", id="grant", list="赋权", derived_from="source", since=since, until=until)
    assert city.ask(place, "asked", since - timedelta(1)).act == before
    assert city.ask(place, "asked", since).act == ("street office",)
    assert city.ask(place, "asked", until - timedelta(1)).act == ("street office",)
    assert city.ask(place, "asked", until).act == before


@MANY
@given(cities())
def test_cells_with_equal_cases_have_equal_answers(city: City) -> None:
    city.body("second", "ResidentsCommittee", "community-2")
    city.places += [replace(city.places[4], id="community-2", name="community-2")]
    world = city.world()
    one, other = (select(world, Question(place, "asked", TODAY)) for place in ("community", "community-2"))
    if one == other:
        assert hash(one) == hash(other)
        assert answer(world, Question("community", "asked", TODAY)) == answer(world, Question("community-2", "asked", TODAY))
    assert decide(world, one) == answer(world, Question("community", "asked", TODAY))


def test_places_that_bring_the_same_facts_share_one_case() -> None:
    city = City().street().category("pothole", "service").department("roads").duty("roads", "pothole", "line", "act")
    city.places += [replace(city.places[4], id="community-2", name="community-2")]
    world = city.world()
    cases = {select(world, Question(place, "pothole", TODAY)) for place in ("community", "community-2")}
    assert len(cases) == 1


def test_every_template_has_the_same_words_in_both_languages() -> None:
    for (rule, key), (zh, en) in TEMPLATES.items():
        words = [{part.split("}")[0] for part in text.split("{")[1:]} for text in (zh, en)]
        assert words[0] == words[1], (rule, key)
