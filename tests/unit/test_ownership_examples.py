"""The worked examples of docs/ownership.md, one test each."""

from datetime import date

from queries.ownership.answer import Gap
from queries.ownership.facts import SLOTS
from tests.unit.worlds import City, filled, rules


def heating() -> City:
    city = City().street().category("heating", "service", objects=("utility line",))
    city.body("heat utility", "Utility", "county").duty("heat utility", "heating", "operator", "serve", basis="law")
    city.department("housing").duty("housing", "heating", "line", "regulate")
    city.body("company", "PropertyCompany").manages("company", "compound")
    return city.body("community", "ResidentsCommittee", "community").duty("community", "heating", "area", "help")


def test_1_the_utility_answers_for_heating_and_the_property_company_is_not_in_it() -> None:
    found = heating().ask("compound", "heating")
    assert (found.verdict, found.act) == ("owned", ("heat utility",))
    assert filled(found, "line") == {"housing"}
    assert filled(found, "area") == {"street office", "community"}
    assert all("company" not in filled(found, slot) for slot in SLOTS)


def leak() -> City:
    city = City().street().category("leak", "service", objects=("shared parts", "utility line"))
    city.body("company", "PropertyCompany").manages("company", "compound")
    city.department("housing").duty("housing", "leak", "line", "regulate", object="shared parts")
    city.body("water company", "Utility", "county")
    return city.duty("water company", "leak", "operator", "act", object="utility line")


def test_2_a_shared_riser_is_the_property_companys_and_the_main_is_the_water_companys() -> None:
    riser = leak().ask("compound", "leak")
    assert (riser.verdict, riser.act) == ("owned", ("company",))
    assert filled(riser, "line") == {"housing"}
    main = leak().ask("compound", "leak", object="utility line")
    assert (main.verdict, main.act) == ("owned", ("water company",))


def test_3_without_a_company_the_street_acts_and_the_gap_is_reported() -> None:
    city = City().street().category("rubbish", "service", objects=("shared parts",))
    city.duty("street office", "rubbish", "area", "act", list="基本履职")
    city.body("community", "ResidentsCommittee", "community").duty("community", "rubbish", "area", "help")
    city.department("finance").guarantee("finance", "compound")
    found = city.ask("compound", "rubbish")
    assert (found.verdict, found.act) == ("owned", ("street office",))
    assert found.gaps == (Gap("company", "compound"),)
    assert filled(found, "fallback") == {"finance"}
    links = {link.role: (link.bodies, link.missing) for link in found.chain}
    assert links["company"] == ((), True)
    assert links["community"] == (("community",), False)
    assert links["guarantor"] == (("finance",), False)


def illegal_building() -> City:
    city = City().street().category("illegal extension", "enforcement", objects=("shared parts",))
    city.department("chengguan").office("chengguan team", "chengguan")
    city.duty("chengguan", "illegal extension", "line", "enforce", basis="law", id="chengguan's duty")
    city.body("community", "ResidentsCommittee", "community").duty("community", "illegal extension", "area", "notice")
    city.body("company", "PropertyCompany").manages("company", "compound")
    return city.duty("company", "illegal extension", "operator", "help")


def test_4_chengguan_enforces_through_its_field_team() -> None:
    found = illegal_building().ask("compound", "illegal extension")
    assert (found.verdict, found.act) == ("owned", ("chengguan team",))
    assert found.answers_to == {"chengguan team": ("chengguan",)}
    assert {"chengguan", "chengguan team"} <= filled(found, "line")
    assert "street office" in filled(found, "area")
    assert "R8:reports" in rules(found)


def test_5_the_street_acts_while_enforcement_is_granted_to_it() -> None:
    city = illegal_building()
    city.duty("street office", "illegal extension", "line", "enforce", list="赋权", derived_from="chengguan's duty",
              id="grant", since=date(2022, 1, 1), until=date(2025, 7, 1))  # fmt: skip
    during = city.ask("compound", "illegal extension", date(2023, 1, 1))
    assert (during.verdict, during.act) == ("owned", ("street office",))
    assert "chengguan" not in filled(during, "line")
    after = city.ask("compound", "illegal extension", date(2025, 7, 1))
    assert (after.verdict, after.act) == ("owned", ("chengguan team",))


def fire_lane() -> City:
    city = City().street().category("blocked fire lane", "enforcement", objects=("shared parts",))
    city.body("company", "PropertyCompany").manages("company", "compound")
    city.department("fire service").duty("fire service", "blocked fire lane", "line", "enforce", basis="law")
    city.body("police post", "FieldOffice", "street").duty("police post", "blocked fire lane", "line", "notice")
    return city.department("housing").duty("housing", "blocked fire lane", "line", "regulate")


def test_6_a_blocked_fire_lane_fills_the_slots_side_by_side() -> None:
    found = fire_lane().ask("compound", "blocked fire lane")
    assert (found.verdict, found.act) == ("owned", ("fire service",))
    assert filled(found, "operator") == {"company"}
    assert filled(found, "line") == {"fire service", "police post", "housing"}
    assert filled(found, "area") == {"street office"}


def test_6_where_it_is_granted_the_street_acts() -> None:
    city = fire_lane()
    source = next(duty.id for duty in city.duties if duty.body == "fire service")
    city.duty("street office", "blocked fire lane", "line", "enforce", list="赋权", derived_from=source)
    assert city.ask("compound", "blocked fire lane").act == ("street office",)


def fumes() -> City:
    city = City().street().category("fumes", "enforcement", objects=("venue",))
    city.department("ecology").department("chengguan").office("team", "chengguan")
    return city.duty("chengguan", "fumes", "line", "enforce")


def test_7_two_departments_that_may_both_enforce_overlap_and_a_teams_row_changes_nothing() -> None:
    city = fumes().duty("ecology", "fumes", "line", "enforce")
    found = city.ask("shop", "fumes", receivers=("street office", "chengguan"))
    assert (found.verdict, found.act) == ("overlap", ("chengguan", "ecology"))
    assert found.held_by == ("chengguan",)
    city.duty("team", "fumes", "line", "enforce")
    with_team = city.ask("shop", "fumes", receivers=("street office", "chengguan"))
    assert (with_team.verdict, with_team.act, with_team.held_by) == (found.verdict, found.act, found.held_by)


def test_7_with_the_transfer_recorded_chengguan_acts_and_ecology_regulates() -> None:
    found = fumes().duty("ecology", "fumes", "line", "regulate").ask("shop", "fumes")
    assert (found.verdict, found.act) == ("owned", ("team",))
    assert {"ecology", "chengguan"} <= filled(found, "line")


def test_8_owners_who_run_their_compound_themselves_act_as_the_company_would() -> None:
    city = City().street().category("lamp", "service", objects=("shared parts",))
    city.body("owners' committee", "OwnersCommittee", "compound")
    city.duty("owners' committee", "lamp", "operator", "act", object="shared parts", basis="decision")
    found = city.ask("building", "lamp")
    assert (found.verdict, found.act, found.gaps) == ("owned", ("owners' committee",), ())
    assert found.chain[1].bodies == ("owners' committee",)


def test_9_several_bodies_outside_the_slot_whose_turn_it_is_are_no_overlap() -> None:
    city = leak().guarantee("finance", "compound").guarantee("justice", "compound")
    assert city.ask("compound", "leak").verdict == "owned"
    assert filled(city.ask("compound", "leak"), "fallback") == {"finance", "justice"}
    road = City().street().category("pothole", "service", objects=("public road",))
    road.body("upkeep", "Institution", "county").duty("upkeep", "pothole", "operator", "act", object="public road")
    road.department("housing").duty("housing", "pothole", "line", "regulate")
    found = road.ask("road", "pothole")
    assert (found.verdict, found.act) == ("owned", ("upkeep",))


def test_10_an_operator_that_names_the_object_beats_one_that_does_not() -> None:
    city = City().street().category("sanitation", "service")
    city.category("litter", "service", "sanitation", objects=("shared parts",))
    city.body("cleaner", "Institution", "county").duty("cleaner", "sanitation", "operator", "act", whole=True)
    city.body("company", "PropertyCompany").manages("company", "compound")
    found = city.ask("compound", "litter")
    assert (found.verdict, found.act) == ("owned", ("company",))


def test_11_of_one_trade_at_two_levels_the_county_acts_and_the_city_oversees() -> None:
    city = City().street().category("stall", "enforcement")
    city.department("city chengguan", "city").department("chengguan").under("chengguan", "city chengguan", "业务指导")
    city.duty("city chengguan", "stall", "line", "enforce").duty("chengguan", "stall", "line", "enforce")
    found = city.ask("road", "stall")
    assert (found.verdict, found.act) == ("owned", ("chengguan",))
    assert filled(found, "oversight") == {"city chengguan"}
    assert filled(found, "line") == {"chengguan"}


def test_11_an_office_led_by_street_and_department_leaves_them_two_lines() -> None:
    city = City().street().category("stall", "service").department("market")
    city.office("market office", "market", "street office", kind="双重")
    city.duty("market", "stall", "line", "act").duty("street office", "stall", "line", "act")
    without = city.ask("road", "stall")
    assert (without.verdict, without.act) == ("overlap", ("market", "street office"))
    city.duty("market office", "stall", "line", "act")
    assert city.ask("road", "stall").act == without.act


def test_12_the_street_acts_where_a_department_only_regulates() -> None:
    city = City().street().category("snow", "service").department("housing")
    city.duty("housing", "snow", "line", "regulate")
    city.duty("street office", "snow", "area", "act", list="基本履职")
    found = city.ask("lane", "snow")
    assert (found.verdict, found.act) == ("owned", ("street office",))
    assert filled(found, "line") == {"housing"}
