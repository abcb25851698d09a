"""R10: what becomes of a refusal."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from queries.ownership.facts import Question
from queries.ownership.refusal import Reception, Refusal, receive
from queries.ownership.selection import select
from tests.unit.worlds import TODAY, City

SENT = datetime(2021, 6, 30, 9)
DAY = timedelta(hours=24)
FIRST = Refusal("housing", SENT, SENT + timedelta(hours=3), "chengguan", "三定")
SECOND = Refusal("chengguan", SENT + DAY, SENT + DAY, "housing", "law")


def departments() -> City:
    return City().category("lamp", "service").department("housing").department("chengguan")


def received(city: City, refusal: Refusal, *earlier: Refusal) -> Reception:
    world = city.world()
    return receive(world, select(world, Question("road", "lamp", TODAY)), refusal, DAY, earlier)


def test_the_first_refusal_in_due_form_passes_it_on() -> None:
    found = received(departments(), FIRST)
    assert (found.outcome, found.to, found.why.rule) == ("passed", "chengguan", "R10")


@pytest.mark.parametrize(
    "change",
    [{"at": SENT + DAY + timedelta(seconds=1)}, {"names": None}, {"names": "housing"}, {"names": "nobody"}, {"basis": None}],
)
def test_a_refusal_that_is_late_or_names_nobody_or_no_basis_is_rejected(change: dict[str, Any]) -> None:
    found = received(departments(), replace(FIRST, **change))
    assert (found.outcome, found.to) == ("rejected", "housing")


def test_the_limit_itself_is_in_time() -> None:
    assert received(departments(), replace(FIRST, at=SENT + DAY)).outcome == "passed"


def test_a_second_refusal_is_for_the_common_superior_else_the_county_conference() -> None:
    city = departments()
    assert received(city, SECOND, FIRST).to is None
    city.body("conference", "Conference", "county")
    assert (received(city, SECOND, FIRST).outcome, received(city, SECOND, FIRST).to) == ("arbiter", "conference")
    city.body("government", "Government", "county").under("housing", "government").under("chengguan", "government")
    assert received(city, SECOND, FIRST).to == "government"
