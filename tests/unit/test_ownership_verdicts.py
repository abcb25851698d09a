"""Each verdict in a world built for it: what it takes to get there, who holds the matter, where it goes next."""

from datetime import date
from typing import Any

import pytest

from graph.errors import UnknownName
from queries.ownership.answer import Step
from queries.ownership.facts import SLOTS
from tests.unit.worlds import TODAY, City, filled, rules

LAST_YEAR = date(2020, 1, 1)


def service(**more: Any) -> City:
    return City().street().category("service", "service", **more)


def enforcement() -> City:
    return City().street().category("offence", "enforcement")


def two_departments() -> City:
    city = enforcement().department("ecology").department("chengguan")
    return city.duty("ecology", "offence", "line", "enforce").duty("chengguan", "offence", "line", "enforce")


# overlap


def test_the_lowest_common_superior_decides_an_overlap() -> None:
    city = two_departments().body("county government", "Government", "county").body("city government", "Government", "city")
    city.under("ecology", "county government").under("chengguan", "county government", "双重")
    city.under("county government", "city government")
    assert city.ask("road", "offence").next[0] == Step("arbiter", "county government", ("chengguan", "ecology"))


def test_guidance_makes_no_arbiter_so_the_county_conference_decides() -> None:
    city = two_departments().department("bureau", "city").body("conference", "Conference", "county")
    city.under("ecology", "bureau", "业务指导").under("chengguan", "bureau", "业务指导")
    found = city.ask("road", "offence")
    assert found.verdict == "overlap"
    assert found.next[0].body == "conference"


def test_an_overlap_without_superior_and_conference_still_has_an_answer() -> None:
    found = two_departments().ask("road", "offence")
    assert found.next[0] == Step("arbiter", None, ("chengguan", "ecology"))
    assert "R6:no_arbiter" in rules(found)


@pytest.mark.parametrize(
    ("receivers", "holder"),
    [((), ()), (("ecology", "chengguan"), ("ecology",)), (("street office",), ("street office",)), (("team",), ("team",))],
)
def test_the_first_rival_that_received_it_holds_it_else_the_first_receiver(receivers: tuple[str, ...], holder: tuple[str, ...]) -> None:
    city = two_departments().office("team", "chengguan")
    assert city.ask("road", "offence", receivers=receivers).held_by == holder


def test_distance_does_not_settle_what_is_between_two_lines() -> None:
    city = two_departments()
    city.department("housing", "county").duty("housing", "offence", "line", "enforce", within="community")
    assert city.ask("road", "offence").act == ("chengguan", "ecology", "housing")


def test_at_a_tie_the_competence_that_the_nature_asks_for_leads() -> None:
    city = service().department("a").department("b")
    city.duty("a", "service", "line", "serve").duty("b", "service", "line", "act")
    assert city.ask("road", "service").act == ("b",)
    handling = City().street().category("permit", "handling").department("a").department("b")
    handling.duty("a", "permit", "line", "approve").duty("b", "permit", "line", "enforce")
    assert handling.ask("road", "permit").act == ("b",)


# nobody


def test_nothing_on_record_is_a_vacuum_held_by_receiver_and_street() -> None:
    city = service().body("conference", "Conference", "county").department("housing")
    found = city.ask("road", "service", receivers=("hotline",))
    assert (found.verdict, found.act, found.held_by) == ("vacuum", (), ("hotline", "street office"))
    assert found.next[0] == Step("agenda", "conference")
    assert set(found.slots) == set(SLOTS)


def test_a_ruling_that_says_nobody_makes_it_unowned_but_displaces_no_one() -> None:
    city = service().department("housing").ruling("nobody", "county", "service")
    found = city.ask("road", "service")
    assert (found.verdict, found.counts_as) == ("unowned", "vacuum")
    assert "nobody" in {cite for why in found.why for cite in why.cites}
    city.duty("housing", "service", "line", "act")
    assert city.ask("road", "service").verdict == "owned"


def test_an_exclusion_of_the_only_body_leaves_it_excluded() -> None:
    city = service().department("housing").office("housing office", "housing")
    city.duty("housing", "service", "line", "act").duty("housing office", "service", "line", "act")
    city.ruling("not ours", "county", "service", "housing", excludes=True)
    found = city.ask("road", "service")
    assert (found.verdict, found.counts_as) == ("excluded", "vacuum")
    assert "not ours" in {cite for why in found.why for cite in why.cites}


def test_a_duty_that_ended_leaves_it_expired() -> None:
    city = service().department("housing").duty("housing", "service", "line", "act", until=LAST_YEAR, id="old")
    found = city.ask("road", "service")
    assert found.verdict == "expired"
    assert "old" in next(why for why in found.why if why.key == "expired").cites
    assert city.ask("road", "service", date(2019, 1, 1)).verdict == "owned"


def test_a_duty_to_come_is_not_expired() -> None:
    city = service().department("housing").duty("housing", "service", "line", "act", since=date(2030, 1, 1))
    assert city.ask("road", "service").verdict == "vacuum"


def test_what_a_retired_body_led_has_expired() -> None:
    city = service().body("housing", "Department", "county", until=LAST_YEAR)
    city.duty("housing", "service", "line", "act")
    assert city.ask("road", "service").verdict == "expired"


def test_a_contract_that_ended_leaves_it_expired_and_the_company_missing() -> None:
    city = service(objects=("shared parts",)).body("company", "PropertyCompany")
    city.manages("company", "compound", until=LAST_YEAR)
    found = city.ask("compound", "service")
    assert (found.verdict, [gap.kind for gap in found.gaps]) == ("expired", ["company"])


def test_the_first_and_the_last_day_of_a_duty() -> None:
    city = service().department("housing").duty("housing", "service", "line", "act", since=LAST_YEAR, until=TODAY)
    assert city.ask("road", "service", LAST_YEAR).verdict == "owned"
    assert city.ask("road", "service", TODAY).verdict == "expired"


# gate


def test_a_gate_is_inherited_and_the_other_rules_say_who_follows_up() -> None:
    city = service(gate="119").category("gas leak", "service", "service").body("gas", "Utility", "county")
    city.duty("gas", "gas leak", "operator", "act")
    found = city.ask("road", "gas leak")
    assert (found.verdict, found.gate, found.act, found.follow_up) == ("gate", "119", (), ("gas",))
    assert found.next == (Step("channel", channel="119"),)


@pytest.mark.parametrize(("nature", "verdict"), [("service", "gate"), ("handling", "gate"), ("enforcement", "vacuum")])
def test_private_parts_are_gated_for_services_and_handling_alone(nature: str, verdict: str) -> None:
    city = City().street().category("indoors", nature, objects=("private parts",))
    assert city.ask("building", "indoors").verdict == verdict


# proposed, whole, catch-all


def wider(**more: Any) -> City:
    city = service().category("lamp", "service", "service").department("housing").body("conference", "Conference", "county")
    return city.duty("housing", "service", "line", "act", **more)


def test_a_duty_on_a_wider_category_is_proposed_and_one_on_all_of_it_owned() -> None:
    found = wider().ask("road", "lamp", receivers=("hotline",))
    assert (found.verdict, found.act, found.held_by) == ("proposed", ("housing",), ("hotline", "street office"))
    assert found.next[0] == Step("agenda", "conference", ("housing",))
    assert [entry.wider for entry in found.slots["line"]] == [True]
    assert wider(whole=True).ask("road", "lamp").verdict == "owned"


def test_several_proposed_bodies_are_all_named() -> None:
    city = wider().department("chengguan").duty("chengguan", "service", "line", "act")
    assert city.ask("road", "lamp").act == ("chengguan", "housing")


def test_owned_in_a_later_turn_comes_before_proposed_in_an_earlier_one() -> None:
    city = wider().duty("street office", "lamp", "area", "act", list="基本履职")
    assert city.ask("road", "lamp").act == ("street office",)


def test_a_duty_on_the_root_is_shown_but_decides_nothing() -> None:
    city = service().department("government").duty("government", "all", "line", "act", whole=True)
    found = city.ask("road", "service")
    assert found.verdict == "vacuum"
    assert [entry.body for entry in found.catch_all] == ["government"]
    assert filled(found, "line") == set()


def test_several_trees_of_categories_have_no_root() -> None:
    city = City().category("roads", "service", parent="").category("pothole", "service", "roads")
    city.category("water", "service", parent="").category("burst", "service", "water")
    city.department("housing").duty("housing", "roads", "line", "act", whole=True)
    assert city.ask("road", "pothole").verdict == "owned"


# what cannot be answered


def test_unknown_names_are_refused_with_what_is_nearest() -> None:
    with pytest.raises(UnknownName, match="nearest: road"):
        service().ask("raod", "service")
    with pytest.raises(UnknownName, match="category"):
        service().ask("road", "servise")
    with pytest.raises(UnknownName, match="object"):
        service().ask("road", "service", object="moon")


def test_a_place_without_street_and_conference_has_an_answer() -> None:
    found = City().category("service", "service").ask("county", "service")
    assert (found.verdict, found.held_by, found.next) == ("vacuum", (), (Step("agenda"),))
