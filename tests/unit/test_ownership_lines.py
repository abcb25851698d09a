"""R4, R5, R8 and R9, sentence by sentence, where the worked examples and the verdicts don't reach."""

from dataclasses import replace

import pytest

from tests.unit.worlds import LAST_YEAR, City, filled, granted, offence, service

# R4


def test_jurisdiction_is_what_a_body_serves_never_what_that_is_part_of() -> None:
    city = service().department("compound office", "compound").duty("compound office", "lamp", "line", "act")
    assert city.ask("building", "lamp").verdict == "owned"
    assert city.ask("road", "lamp").verdict == "vacuum"


def test_within_outside_the_jurisdiction_is_a_problem() -> None:
    city = service().department("x", "street-2").duty("x", "lamp", "line", "act", within="community", id="d")
    found = city.ask("road", "lamp")
    assert (found.verdict, [(p.kind, p.subject) for p in found.problems]) == ("vacuum", [("within", "d")])


def test_what_a_body_manages_is_jurisdiction_for_its_own_duties_while_it_lasts() -> None:
    city = service().body("x", "Institution").duty("x", "lamp", "line", "act", within="compound")
    assert city.manages("x", "compound", object="venue").ask("compound", "lamp").act == ("x",)
    city.links[0] = replace(city.links[0], until=LAST_YEAR)
    assert city.ask("compound", "lamp").verdict == "expired"


def test_a_duty_outlasts_a_contract_where_its_body_serves_the_place_too() -> None:
    city = service().body("x", "Institution", "county").duty("x", "lamp", "line", "act")
    city.manages("x", "compound", object="venue", until=LAST_YEAR)
    assert city.ask("compound", "lamp").act == ("x",)


def test_the_deepest_category_decides_between_lines() -> None:
    city = service().department("a").department("b").duty("a", "service", "line", "act", whole=True)
    assert city.duty("b", "lamp", "line", "act").ask("road", "lamp").act == ("b",)


def test_two_departments_under_one_government_stay_two_lines() -> None:
    city = service().department("a").department("b").body("county government", "Government", "county")
    city.under("a", "county government").under("b", "county government")
    city.duty("a", "lamp", "line", "act").duty("b", "lamp", "line", "act", within="community")
    assert city.ask("road", "lamp").verdict == "overlap"


def test_two_departments_that_one_city_department_only_guides_stay_two_lines() -> None:
    city = service().department("a").department("b").department("bureau", "city")
    city.under("a", "bureau", "业务指导").under("b", "bureau", "业务指导")
    city.duty("a", "lamp", "line", "act").duty("b", "lamp", "line", "act")
    assert city.ask("road", "lamp").act == ("a", "b")


def test_of_two_offices_of_a_department_the_nearest_acts_and_at_a_tie_their_department() -> None:
    city = service().department("a").office("near", "a", serves="community").office("far", "a")
    city.duty("near", "lamp", "line", "act").duty("far", "lamp", "line", "act")
    assert city.ask("road", "lamp").act == ("near",)
    city.office("near too", "a", serves="community").duty("near too", "lamp", "line", "act")
    assert (city.ask("road", "lamp").verdict, city.ask("road", "lamp").act) == ("owned", ("a",))


def test_a_department_acts_through_its_only_nearest_office() -> None:
    city = service().department("a").duty("a", "lamp", "line", "act").office("one", "a").office("elsewhere", "a", serves="street-2")
    found = city.ask("road", "lamp")
    assert (found.act, found.answers_to) == (("one",), {"one": ("a",)})
    assert city.office("two", "a").ask("road", "lamp").act == ("a",)


def test_an_office_with_its_own_duty_acts_though_its_departments_duty_is_nearer() -> None:
    city = service().department("a").office("one", "a").office("nearest", "a", serves="community")
    city.duty("one", "lamp", "line", "act").duty("a", "lamp", "line", "act", within="community")
    assert city.ask("road", "lamp").act == ("one",)


def test_an_office_of_two_departments_does_not_join_them() -> None:
    city = service().department("a").department("b").office("shared", "a", "b", kind="双重")
    city.duty("a", "lamp", "line", "act").duty("b", "lamp", "line", "act")
    assert city.ask("road", "lamp").act == ("a", "b")


def test_the_county_acts_however_near_the_citys_duty_is() -> None:
    city = service().department("city a", "city").department("a").under("a", "city a", "业务指导")
    city.duty("city a", "lamp", "line", "act", within="community").duty("a", "lamp", "line", "act")
    assert city.ask("road", "lamp").act == ("a",)


def test_within_a_line_the_nearest_leads_even_with_the_lesser_competence() -> None:
    city = City().street().category("lamp", "handling").department("a").office("near", "a")
    city.duty("a", "lamp", "line", "act").duty("near", "lamp", "line", "regulate")
    assert city.ask("road", "lamp").act == ("near",)


def test_of_those_in_one_line_only_the_nearest_is_proposed() -> None:
    city = service().department("a").office("near", "a", serves="community").office("far", "a")
    city.duty("near", "service", "line", "act").duty("far", "service", "line", "act")
    found = city.ask("road", "lamp")
    assert (found.verdict, found.act) == ("proposed", ("near",))


def test_a_line_never_leads_through_a_government() -> None:
    city = service().body("county government", "Government", "county").under("street office", "county government")
    city.office("street team", "street office", kind="领导").duty("street team", "lamp", "line", "act")
    city.duty("county government", "lamp", "line", "act")
    assert city.ask("road", "lamp").act == ("county government", "street team")


def test_a_city_that_owes_the_whole_is_not_relieved_by_a_county_that_does_not() -> None:
    city = service().category("bulb", "service", "lamp").department("city a", "city").department("a")
    city.under("a", "city a", "业务指导").duty("city a", "service", "line", "act", whole=True)
    city.duty("a", "lamp", "line", "act")
    found = city.ask("road", "bulb")
    assert (found.verdict, found.act) == ("owned", ("city a",))


def test_a_department_that_the_city_leads_is_of_its_line_though_it_is_guided_as_well() -> None:
    city = service().department("city a", "city").department("a").under("a", "city a").under("a", "city a", "业务指导")
    city.duty("city a", "lamp", "line", "act", within="community").duty("a", "lamp", "line", "act")
    assert city.ask("road", "lamp").act == ("city a",)


def test_an_office_whose_department_is_not_on_record_acts_and_is_a_problem() -> None:
    city = offence().body("team", "FieldOffice", "street").duty("team", "stall", "line", "enforce")
    found = city.ask("road", "stall")
    assert (found.act, [problem.kind for problem in found.problems]) == (("team",), ["department"])


# R5


def test_line_comes_before_area_for_whoever_acts_or_serves() -> None:
    city = service().department("a").duty("a", "lamp", "line", "serve")
    assert city.duty("street office", "lamp", "area", "act", list="基本履职").ask("road", "lamp").act == ("a",)


@pytest.mark.parametrize("listed", [None, "配合履职", "准入"])
def test_only_the_list_of_basic_duties_lets_a_street_act(listed: str | None) -> None:
    found = service().duty("street office", "lamp", "area", "act", list=listed).ask("road", "lamp")
    assert (found.verdict, filled(found, "area")) == ("vacuum", {"street office"})


def test_of_two_streets_the_one_that_serves_the_nearest_place_acts() -> None:
    city = service().street("street office 2", "street-2", "road")
    for street in ("street office", "street office 2"):
        city.duty(street, "lamp", "area", "act", list="基本履职")
    found = city.ask("road", "lamp")
    assert (found.act, filled(found, "area")) == (("street office 2",), {"street office", "street office 2"})


def test_two_streets_at_the_same_distance_are_an_overlap() -> None:
    city = service().street("street office 2", "street-2", "road").street("street office 3", "street-2", "road")
    for street in ("street office 2", "street office 3"):
        city.duty(street, "lamp", "area", "act", list="基本履职")
    assert city.ask("road", "lamp").act == ("street office 2", "street office 3")


def test_what_was_taken_back_bars_the_street_in_any_slot_and_against_a_ruling() -> None:
    city = service().duty("street office", "service", "operator", "act", whole=True)
    city.duty("street office", "service", "area", "act", list="基本履职", whole=True)
    assert city.ask("road", "lamp").act == ("street office",)
    city.duty("street office", "service", "area", "act", list="上级收回", id="taken back")
    city.ruling("r", "county", "lamp", "street office")
    found = city.ask("road", "lamp")
    assert (found.verdict, found.act, [problem.subject for problem in found.problems]) == ("excluded", (), ["r"])
    assert "taken back" in next(why for why in found.why if why.key == "taken_back").cites


def test_what_was_taken_back_leaves_duties_on_a_narrower_category() -> None:
    city = service().duty("street office", "lamp", "area", "act", list="基本履职")
    city.duty("street office", "service", "area", "act", list="上级收回")
    assert city.ask("road", "lamp").act == ("street office",)


@pytest.mark.parametrize("competence", ["notice", "help", "coordinate"])
def test_taking_back_a_notice_or_help_bars_nobody(competence: str) -> None:
    city = service().duty("street office", "lamp", "area", "act", list="基本履职")
    city.duty("street office", "lamp", "area", competence, list="上级收回")
    assert city.ask("road", "lamp").act == ("street office",)


def test_a_grant_that_was_taken_back_returns_the_matter_to_the_department() -> None:
    city = granted().duty("street office", "stall", "area", "enforce", list="上级收回")
    assert city.ask("road", "stall").act == ("chengguan",)


# R8


def test_without_a_company_the_line_acts_where_the_street_does_not_hold_it() -> None:
    city = service(objects=("shared parts",)).department("housing").duty("housing", "lamp", "line", "regulate")
    city.body("cleaner", "Institution", "county").duty("cleaner", "lamp", "operator", "act")
    assert city.ask("compound", "lamp").act == ("housing",)
    city.duty("street office", "lamp", "area", "act", list="基本履职")
    assert city.ask("compound", "lamp").act == ("street office",)


def test_an_operator_by_list_is_no_manager() -> None:
    city = service(objects=("shared parts",)).body("x", "Institution", "compound")
    city.duty("x", "lamp", "operator", "act", object="shared parts", basis="list")
    assert [gap.kind for gap in city.ask("compound", "lamp").gaps] == ["company"]


def test_a_manager_counts_as_the_company_on_a_wider_category_too() -> None:
    city = service(objects=("shared parts",)).body("x", "OwnersCommittee", "compound")
    city.duty("x", "service", "operator", "act", object="shared parts", basis="decision")
    assert (city.ask("compound", "lamp").verdict, city.ask("compound", "lamp").act) == ("owned", ("x",))
    city.category("bulb", "service", "lamp", objects=("shared parts",))
    city.department("lifts").duty("lifts", "lamp", "operator", "act", object="shared parts", whole=True)
    assert city.ask("compound", "bulb").act == ("x",)


def test_the_chain_names_the_party_at_each_link_or_that_it_is_missing() -> None:
    city = service(objects=("shared parts",)).body("company", "PropertyCompany").manages("company", "compound")
    city.body("community", "ResidentsCommittee", "community")
    found = city.ask("building", "lamp")
    assert [(link.role, link.bodies, link.missing) for link in found.chain] == [
        ("owners", (), False),
        ("company", ("company",), False),
        ("committee", (), True),
        ("community", ("community",), False),
        ("guarantor", (), True),
    ]


def test_there_is_no_chain_outside_compounds_or_for_other_objects() -> None:
    city = service(objects=("shared parts", "utility line"))
    assert city.ask("shop", "lamp").chain == ()
    assert city.ask("compound", "lamp", object="utility line").chain == ()


# R9


def test_the_street_may_call_in_the_departments_that_are_in_it() -> None:
    city = service().department("a").duty("a", "lamp", "line", "regulate").body("x", "Enterprise", "county")
    city.duty("x", "lamp", "operator", "act")
    step = city.ask("road", "lamp").next[-1]
    assert (step.kind, step.bodies, step.calls) == ("sideways", ("street office",), ("a",))
