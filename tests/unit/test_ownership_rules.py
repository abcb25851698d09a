"""R1 to R3, sentence by sentence, where the worked examples and the verdicts don't reach."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.worlds import LAST_YEAR, City, filled, granted, offence, rules, service

# R1


@pytest.mark.parametrize(
    ("place", "chosen"),
    [("compound", "shared parts"), ("road", "public road"), ("lane", "back lane"), ("community", "public road")],
)
def test_the_thing_is_the_first_that_the_kind_of_place_can_have(place: str, chosen: str) -> None:
    city = City().category("dirt", "service", objects=("public road", "shared parts", "back lane"))
    assert city.ask(place, "dirt").object == chosen


def test_a_place_that_can_have_none_of_the_objects_leaves_the_thing_open() -> None:
    city = City().category("dirt", "service", objects=("public road",)).department("roads")
    city.duty("roads", "dirt", "operator", "act", object="public road")
    found = city.ask("compound", "dirt")
    assert (found.object, found.verdict) == (None, "vacuum")


def test_a_contract_comes_after_the_duty_that_names_the_object_and_before_a_wider_one() -> None:
    city = service(objects=("shared parts",)).body("company", "PropertyCompany").manages("company", "compound")
    city.department("lifts").duty("lifts", "service", "operator", "act", object="shared parts", whole=True)
    assert city.ask("compound", "lamp").act == ("company",)
    city.duty("lifts", "lamp", "operator", "act", object="shared parts")
    assert city.ask("compound", "lamp").act == ("lifts",)


def test_of_two_links_the_nearer_manages_and_only_a_tie_is_an_overlap() -> None:
    city = service(objects=("shared parts",)).body("one", "PropertyCompany").body("two", "PropertyCompany")
    city.manages("one", "compound").manages("two", "building")
    assert city.ask("building", "lamp").act == ("two",)
    city.manages("one", "building")
    assert city.ask("building", "lamp").verdict == "overlap"


def test_a_link_on_another_object_is_no_operator() -> None:
    city = City().category("pipe", "service", objects=("utility line",)).body("company", "PropertyCompany")
    city.manages("company", "compound", object="shared parts")
    assert city.ask("compound", "pipe").verdict == "vacuum"


# R2


def rivals() -> City:
    city = offence().department("ecology")
    return city.duty("chengguan", "stall", "line", "enforce").duty("ecology", "stall", "line", "enforce")


def test_a_ruling_on_the_asked_category_chooses_among_the_rivals_at_its_place_and_below() -> None:
    city = rivals().ruling("r", "community", "stall", "ecology")
    assert (city.ask("road", "stall").verdict, city.ask("road", "stall").act) == ("owned", ("ecology",))
    assert city.ask("street", "stall").verdict == "overlap"


def test_a_ruling_on_a_wider_category_settles_only_what_is_not_owned() -> None:
    assert rivals().ruling("r", "county", "offence", "ecology").ask("road", "stall").act == ("ecology",)
    owned = offence().department("ecology").duty("chengguan", "stall", "line", "enforce")
    owned.duty("ecology", "offence", "line", "enforce").ruling("r", "county", "offence", "ecology")
    assert owned.ask("road", "stall").act == ("chengguan",)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ({"place": "road", "category": "offence"}, {"place": "county", "category": "stall"}),
        ({"place": "county", "since": date(2021, 1, 1)}, {"place": "community"}),
        ({"place": "county", "since": LAST_YEAR}, {"place": "county", "since": date(2021, 1, 1)}),
        ({"place": "county", "order": 1}, {"place": "county", "order": 2}),
    ],
)
def test_narrowest_category_then_nearest_place_then_latest(weaker: dict[str, str], stronger: dict[str, str]) -> None:
    city = rivals()
    city.ruling("a", **{"category": "stall", "body": "ecology", **stronger})
    city.ruling("b", **{"category": "stall", "body": "chengguan", **weaker})
    assert city.ask("road", "stall").act == ("ecology",)


def test_a_ruling_that_names_whom_r3_does_not_admit_is_a_problem() -> None:
    city = rivals().department("parks").ruling("r", "county", "stall", "parks")
    found = city.ask("road", "stall")
    assert (found.verdict, [problem.subject for problem in found.problems]) == ("overlap", ["r"])


def test_where_r3_admits_nobody_a_ruling_may_appoint_a_department_and_only_that() -> None:
    city = offence().department("parks").ruling("r", "county", "stall", "parks")
    found = city.ask("road", "stall")
    assert (found.verdict, found.act, "R2:appoints" in rules(found)) == ("owned", ("parks",), True)
    assert filled(found, "line") == {"parks"}
    other = offence().body("volunteers", "VolunteerTeam", "county").ruling("r", "county", "stall", "volunteers")
    assert (other.ask("road", "stall").verdict, other.ask("road", "stall").problems[0].kind) == ("vacuum", "ruling")


def test_an_upheld_refusal_clears_the_way_for_the_department_that_is_named_instead() -> None:
    city = offence().duty("chengguan", "stall", "line", "enforce").department("parks")
    city.ruling("not ours", "county", "stall", "chengguan", excludes=True).ruling("theirs", "county", "stall", "parks")
    assert city.ask("road", "stall").act == ("parks",)


def test_an_exclusion_leaves_duties_on_a_narrower_category() -> None:
    city = offence().duty("chengguan", "stall", "line", "enforce")
    city.ruling("not ours", "county", "offence", "chengguan", excludes=True)
    assert city.ask("road", "stall").act == ("chengguan",)
    wide = offence().duty("chengguan", "offence", "line", "enforce", whole=True)
    wide.ruling("not ours", "county", "offence", "chengguan", excludes=True)
    assert wide.ask("road", "stall").verdict == "excluded"


@pytest.mark.parametrize(("later", "verdict"), [("names", "owned"), ("excludes", "excluded")])
def test_between_an_exclusion_and_a_decision_for_the_same_body_the_later_wins(later: str, verdict: str) -> None:
    city = offence().duty("chengguan", "stall", "line", "enforce")
    city.ruling("names", "county", "stall", "chengguan", order=int(later == "names"))
    city.ruling("excludes", "county", "stall", "chengguan", excludes=True, order=int(later == "excludes"))
    assert city.ask("road", "stall").verdict == verdict


def test_an_excluded_office_is_not_sent_for_its_department() -> None:
    city = offence().office("team", "chengguan").duty("chengguan", "stall", "line", "enforce")
    assert city.ask("road", "stall").act == ("team",)
    city.ruling("not the team's", "county", "stall", "team", excludes=True)
    assert city.ask("road", "stall").act == ("chengguan",)


def test_a_ruling_that_has_ended_decides_nothing() -> None:
    city = rivals().ruling("r", "county", "stall", "ecology", until=LAST_YEAR)
    assert city.ask("road", "stall").verdict == "overlap"


def test_a_later_finding_of_nobody_outranks_an_appointment() -> None:
    city = offence().department("parks").ruling("named", "county", "stall", "parks")
    city.ruling("nobody", "county", "stall", since=LAST_YEAR)
    assert city.ask("road", "stall").verdict == "unowned"


def test_a_finding_of_nobody_that_has_ended_does_not_hide_that_a_name_has_ended_too() -> None:
    city = offence().department("parks").ruling("named", "county", "stall", "parks", until=LAST_YEAR)
    city.ruling("nobody", "county", "stall", since=LAST_YEAR, until=date(2021, 1, 1))
    assert city.ask("road", "stall").verdict == "expired"


# R3


@pytest.mark.parametrize(
    ("kind", "more", "verdict"),
    [
        ("Department", {}, "owned"),
        ("Institution", {"basis": "law"}, "owned"),
        ("Institution", {"basis": "三定"}, "vacuum"),
        ("ResidentsCommittee", {"basis": "law"}, "vacuum"),
        ("PropertyCompany", {"basis": "law"}, "vacuum"),
        ("VolunteerTeam", {"basis": "law"}, "vacuum"),
        ("Government", {"basis": "law", "list": "基本履职"}, "owned"),
        ("Government", {"basis": "decision", "list": "基本履职"}, "vacuum"),
    ],
)
def test_who_may_enforce(kind: str, more: dict[str, str], verdict: str) -> None:
    city = City().category("stall", "enforcement").body("x", kind, "street").duty("x", "stall", "line", "enforce", **more)
    assert city.ask("road", "stall").verdict == verdict


def test_a_team_that_only_the_street_leads_enforces_no_more_than_the_street() -> None:
    city = offence().office("street team", "street office", kind="领导").duty("street team", "stall", "line", "enforce")
    assert city.ask("road", "stall").verdict == "vacuum"


def test_a_street_that_has_it_by_law_acts_where_no_line_does() -> None:
    city = offence().duty("street office", "stall", "area", "enforce", list="基本履职", basis="law")
    assert city.ask("road", "stall").act == ("street office",)
    city.duty("chengguan", "stall", "line", "enforce")
    assert city.ask("road", "stall").act == ("chengguan",)


@pytest.mark.parametrize("competence", ["act", "regulate", "approve"])
def test_another_competence_does_not_enforce(competence: str) -> None:
    assert offence().duty("chengguan", "stall", "line", competence).ask("road", "stall").verdict == "vacuum"


def test_a_grant_without_an_origin_admits_nobody() -> None:
    found = granted(derived_from=None).ask("road", "stall")
    assert (found.act, [problem.subject for problem in found.problems]) == (("chengguan",), ["grant"])


def test_nobody_can_grant_a_competence_that_he_does_not_hold() -> None:
    city = granted()
    city.duties[0] = replace(city.duties[0], competence="regulate")
    assert city.ask("road", "stall").verdict == "vacuum"


def test_a_grant_ends_with_the_duty_that_it_came_from() -> None:
    city = granted()
    city.duties[0] = replace(city.duties[0], until=LAST_YEAR)
    assert city.ask("road", "stall").verdict == "expired"


def test_a_grant_on_a_wider_category_admits_only_when_it_is_for_the_whole() -> None:
    city = offence().duty("chengguan", "offence", "line", "enforce", whole=True, id="source")
    narrow = {"list": "赋权", "derived_from": "source"}
    city.duty("street office", "offence", "line", "enforce", **narrow)
    assert city.ask("road", "stall").act == ("chengguan",)
    city.duty("street office", "offence", "line", "enforce", id="whole", whole=True, **narrow)
    assert city.ask("road", "stall").act == ("street office",)


def test_the_grantors_offices_no_longer_act_either_but_its_other_competences_stay() -> None:
    city = granted().office("team", "chengguan").duty("team", "stall", "line", "enforce")
    city.duty("chengguan", "stall", "line", "regulate")
    found = city.ask("road", "stall")
    assert found.act == ("street office",)
    assert filled(found, "line") == {"chengguan", "street office"}


def test_another_street_without_the_grant_keeps_the_department_acting() -> None:
    city = granted().street("street office 2", "street-2", "road")
    assert city.ask("road", "stall").act == ("chengguan", "street office")
    assert city.ask("lane", "stall").act == ("street office",)


def test_what_the_county_grants_leaves_the_city_an_overseer() -> None:
    city = granted().department("city chengguan", "city").under("chengguan", "city chengguan", "业务指导")
    city.duty("city chengguan", "stall", "line", "enforce")
    found = city.ask("road", "stall")
    assert (found.verdict, found.act, filled(found, "oversight")) == ("owned", ("street office",), {"city chengguan"})
