"""Bodies that are gone answer through those that took over from them."""

from datetime import date

from queries.ownership.facts import Question
from queries.ownership.matrix import leaves_of, matrix
from queries.ownership.rules import answer
from queries.ownership.takeover import original, successors
from tests.unit.worlds import LAST_YEAR, TODAY, City, filled, offence, service

LATER = date(2021, 1, 1)


def merged() -> City:
    """A bureau with a duty that went into another, which went into 城管 in turn."""
    city = offence().body("bureau", "Department", "county", until=LAST_YEAR).duty("bureau", "stall", "line", "enforce", id="d")
    city.body("between", "Department", "county", since=LAST_YEAR, until=LATER)
    return city.takeover("bureau", "between").takeover("between", "chengguan")


def test_a_duty_goes_from_one_body_to_the_next() -> None:
    city = merged()
    for day, body in ((date(2019, 1, 1), "bureau"), (LAST_YEAR, "between"), (LATER, "chengguan")):
        assert city.ask("road", "stall", day).act == (body,)
    city.takeovers.append(("chengguan", "bureau"))  # a circle ends
    assert city.ask("road", "stall").act == ("chengguan",)


def test_nobody_took_over_is_nobody() -> None:
    city = merged()
    city.takeovers.clear()
    assert city.ask("road", "stall").act == ()
    city.takeover("bureau", "nobody knows it")
    assert city.ask("road", "stall").act == ()


def test_the_office_a_contract_a_ruling_and_a_guarantee_go_along() -> None:
    city = merged().office("team", "bureau")
    assert city.ask("road", "stall").act == ("team",)
    home = service(objects=("shared parts",)).body("old", "PropertyCompany", until=LAST_YEAR).body("new", "PropertyCompany")
    home.manages("old", "compound").guarantee("old", "compound").takeover("old", "new")
    found = home.ask("compound", "lamp")
    assert (found.act, filled(found, "fallback")) == (("new",), {"new"})
    ruled = offence().body("parks", "Department", "county", until=LAST_YEAR).ruling("r", "county", "stall", "parks")
    assert ruled.takeover("parks", "chengguan").ask("road", "stall").act == ("chengguan",)


def test_where_a_body_was_split_both_parts_answer_for_what_they_serve() -> None:
    city = offence().body("bureau", "Department", "city", until=LAST_YEAR).duty("bureau", "stall", "line", "enforce", id="d")
    city.department("north", "county").department("south", "street-2").takeover("bureau", "north", "south")
    assert city.ask("road", "stall").act == ("north",)
    found = city.ask("street-2", "stall")
    assert (found.verdict, set(found.act)) == ("overlap", {"north", "south"})
    refs = {original(entry.ref, entry.body) for entries in found.slots.values() for entry in entries if entry.ref}
    assert refs == {"d"}
    assert successors(city.world(), TODAY) == {"bureau": ("north", "south")}


def test_a_grant_of_a_department_that_is_gone_holds_while_its_successor_has_the_duty() -> None:
    city = merged().duty("street office", "stall", "line", "enforce", id="grant", list="赋权", derived_from="d")
    assert city.ask("road", "stall").act == ("street office",)


def test_the_matrix_says_the_same() -> None:
    world = merged().office("team", "bureau").world()
    found = matrix(world, ("street", "street-2", "road"), leaves_of(world), TODAY)
    for place in found.places:
        cell = found.at(place, "stall")
        assert cell
        assert cell.act == answer(world, Question(place, "stall", TODAY)).act
