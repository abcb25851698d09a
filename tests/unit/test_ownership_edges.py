"""Sentences of the rules that only an unusual city puts to the test."""

from datetime import date

from queries.ownership.answer import Gap
from tests.unit.worlds import LAST_YEAR, City, filled, offence, service

# R0


def test_what_nobody_leads_is_followed_up_behind_its_gate_by_whoever_would_hold_it() -> None:
    city = City().street().category("gas leak", "service", gate="119")
    assert city.ask("road", "gas leak", receivers=("hotline",)).follow_up == ("hotline", "street office")


# R2


def test_a_stronger_ruling_that_names_a_body_shields_its_offices_too() -> None:
    city = offence().office("team", "chengguan").duty("team", "stall", "line", "enforce").duty("chengguan", "stall", "line", "enforce")
    city.ruling("theirs", "road", "stall", "chengguan").ruling("not theirs", "county", "stall", "chengguan", excludes=True)
    found = city.ask("road", "stall")
    assert (found.act, filled(found, "line")) == (("chengguan",), {"chengguan", "team"})


def test_an_exclusion_on_a_wider_category_reaches_a_contract_which_is_on_none() -> None:
    city = service(objects=("shared parts",)).body("company", "PropertyCompany").manages("company", "compound")
    city.ruling("not ours", "compound", "service", "company", excludes=True)
    assert city.ask("compound", "lamp").verdict == "excluded"


def test_a_stronger_ruling_that_says_nobody_stands_before_one_that_appoints() -> None:
    city = offence().department("parks").ruling("parks", "county", "stall", "parks").ruling("nobody", "road", "stall")
    assert city.ask("road", "stall").verdict == "unowned"
    assert city.ask("lane", "stall").act == ("parks",)


def test_a_department_that_is_gone_cannot_be_appointed() -> None:
    city = offence().body("parks", "Department", "county", until=LAST_YEAR).ruling("r", "county", "stall", "parks")
    assert city.ask("road", "stall").act == ()
    assert city.ask("road", "stall", date(2019, 1, 1)).act == ("parks",)


# R3


def test_a_grant_is_a_duty_of_the_line_slot() -> None:
    city = service().department("housing").duty("housing", "lamp", "line", "act", id="source")
    city.duty("street office", "lamp", "operator", "act", list="赋权", derived_from="source")
    assert city.ask("road", "lamp").act == ("housing",)


def test_a_grant_takes_from_the_department_only_the_competence_that_was_granted() -> None:
    city = service().department("housing").duty("housing", "lamp", "line", "act", id="source")
    city.duty("housing", "lamp", "line", "regulate")
    city.duty("street office", "lamp", "line", "act", list="赋权", derived_from="source")
    found = city.ask("road", "lamp")
    assert (found.act, filled(found, "line")) == (("street office",), {"housing", "street office"})


# R4


def test_of_one_trade_the_upper_department_acts_where_its_duty_is_on_the_narrower_category() -> None:
    city = offence().department("city chengguan", "city").under("chengguan", "city chengguan", "业务指导")
    city.duty("chengguan", "offence", "line", "enforce", whole=True).duty("city chengguan", "stall", "line", "enforce")
    assert city.ask("road", "stall").act == ("city chengguan",)


def test_a_jurisdiction_that_has_ended_does_not_hide_a_wider_one_that_holds() -> None:
    city = service().body("upkeep", "Institution", "county").duty("upkeep", "lamp", "line", "act")
    city.manages("upkeep", "compound", object="venue", until=LAST_YEAR)
    assert city.ask("compound", "lamp").verdict == "owned"


# R5


def test_a_county_government_is_no_street() -> None:
    city = City().category("lamp", "service").body("county government", "Government", "county")
    found = city.duty("county government", "lamp", "area", "act", list="基本履职").ask("road", "lamp")
    assert (found.verdict, found.held_by) == ("vacuum", ())


# R6


def test_a_rival_is_never_its_own_arbiter() -> None:
    city = service().department("a").body("county government", "Government", "county").body("city government", "Government", "city")
    city.under("a", "county government").under("county government", "city government").body("conference", "Conference", "county")
    city.duty("a", "lamp", "line", "act").duty("city government", "lamp", "line", "act")
    found = city.ask("road", "lamp")
    assert (found.act, found.next[0].body) == (("a", "city government"), "conference")


# R8


def test_without_a_company_the_street_comes_before_a_line_that_acts() -> None:
    city = service(objects=("shared parts",)).department("housing").duty("housing", "lamp", "line", "act")
    city.duty("street office", "lamp", "area", "act", list="基本履职")
    assert city.ask("compound", "lamp").act == ("street office",)
    assert city.body("company", "PropertyCompany").manages("company", "compound").ask("compound", "lamp").act == ("company",)


def test_a_contract_for_the_whole_community_covers_its_compounds() -> None:
    city = service(objects=("shared parts",)).body("company", "PropertyCompany").manages("company", "community")
    city.duty("street office", "lamp", "area", "act", list="基本履职")
    found = city.ask("compound", "lamp")
    assert (found.act, found.gaps) == (("company",), ())


def test_another_manager_is_one_within_the_compound() -> None:
    city = service(objects=("shared parts",)).body("x", "Institution", "county")
    city.duty("x", "lamp", "operator", "act", object="shared parts", basis="decision", id="everywhere")
    assert city.ask("compound", "lamp").gaps == (Gap("company", "compound"),)
    city.duty("x", "lamp", "operator", "act", object="shared parts", basis="decision", within="compound", id="here")
    assert city.ask("compound", "lamp").gaps == ()


def test_a_manager_on_a_wide_category_ranks_as_a_contract_does() -> None:
    city = service(objects=("shared parts",)).category("stair lamp", "service", "lamp", objects=("shared parts",))
    city.body("owners", "OwnersCommittee", "compound").duty("owners", "service", "operator", "act", object="shared parts", basis="decision")
    city.body("lighting", "Utility", "county").duty("lighting", "lamp", "operator", "act", object="shared parts", whole=True)
    assert city.ask("compound", "stair lamp").act == ("owners",)
