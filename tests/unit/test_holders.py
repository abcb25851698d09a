"""Who sits in a post on a day, and the steps of the way up."""

from datetime import date

import pytest

from graph.settings import Settings
from queries.holders import Leave, Post, Term, records
from queries.ownership.world import Period
from queries.wayup import BEYOND, NEAREST, UNSETTLED, Conference, Start, Topic, deadline, limits, start

ALWAYS = Period()


def substituted() -> Post:
    """Two leaves, and one deputy who leaves before the second one ends."""
    terms = (
        Term("head", "甲", Period(date(2026, 1, 1))),
        Term("deputy", "乙", Period(date(2026, 3, 1), date(2026, 4, 1)), acting=True),
    )
    leaves = (Leave("head", Period(date(2026, 3, 2), date(2026, 3, 7))), Leave("head", Period(date(2026, 3, 16), date(2026, 4, 3))))
    return Post("post", "局长", "负责人", "body", "某局", ALWAYS, terms, leaves)


@pytest.mark.parametrize(
    ("day", "how", "who"),
    [
        (date(2026, 3, 4), "deputy", "乙"), (date(2026, 3, 10), "holder", "甲"), (date(2026, 3, 18), "deputy", "乙"),
        (date(2026, 4, 1), "uncovered", None), (date(2026, 4, 3), "holder", "甲"), (date(2025, 12, 31), "vacant", None),
    ],
)  # fmt: skip
def test_one_deputy_over_two_leaves_leaves_a_gap(day: date, how: str, who: str | None) -> None:
    record = substituted().record(day)
    assert (record["how"], record["holder"]["name"] if record["holder"] else None) == (how, who)


def test_days_that_nobody_covers_are_told_beforehand() -> None:
    for asof in (date(2026, 3, 4), date(2026, 3, 10), date(2026, 3, 18)):
        assert substituted().record(asof)["uncovered"] == ["2026-04-01", "2026-04-02"]
    assert substituted().record(date(2026, 4, 3))["uncovered"] == []


def test_somebody_acts_for_a_vacant_post_and_heads_come_first() -> None:
    acting = Post("a", "科员", "其他", "body", "某局", ALWAYS, (Term("x", "丙", ALWAYS, acting=True),))
    gone = Post("b", "局长", "负责人", "body", "某局", Period(None, date(2026, 1, 1)))
    found = records([acting, gone, substituted()], date(2026, 2, 1))
    assert [(one["id"], one["how"]) for one in found] == [("post", "holder"), ("a", "deputy")]


def test_the_next_session_is_the_one_on_record_else_the_one_that_is_due() -> None:
    days = (date(2021, 3, 31), date(2021, 11, 30))
    quarterly = Conference("c", "city", "市", "", cadence="每季度", sessions=days)
    assert quarterly.next_session(date(2021, 11, 1)) == {"on": "2021-11-30", "recorded": True, "overdue": False}
    assert quarterly.next_session(date(2021, 12, 1)) == {"on": "2022-02-28", "recorded": False, "overdue": False}
    assert quarterly.next_session(date(2022, 3, 1)) == {"on": "2022-02-28", "recorded": False, "overdue": True}
    weekly = Conference("c", "street", "街道", "", cadence="每周", sessions=days[:1])
    assert weekly.next_session(date(2021, 4, 2)) == {"on": "2021-04-07", "recorded": False, "overdue": False}
    monthly = Conference("c", "county", "县", "", cadence="每月", sessions=(date(2020, 1, 31),))
    assert monthly.due() == date(2020, 2, 29)
    assert Conference("c", "county", "县", "", cadence="每月").next_session(days[0]) is None
    assert Conference("c", "county", "县", "", sessions=days).next_session(date(2022, 1, 1)) is None


def test_where_a_problem_starts() -> None:
    levels = ["community", "street", "county", "city"]
    county, city = Start("county", UNSETTLED), Start("city", BEYOND)
    assert start(levels, []) == Start("community", NEAREST)
    assert start(levels, [county]) == county
    assert start(levels, [city, county]) == city
    assert start(["community", "street", "city"], [county]) == Start("city", UNSETTLED)
    assert start(["city"], [Start("street", NEAREST)]) == Start("city", NEAREST)
    assert start([], [county]) is None
    assert limits(Settings({"GOVGRAPH_LIMITS": "1,2,3,48"})) == {"community": 1, "street": 2, "county": 3, "city": 48}
    assert deadline(date(2021, 6, 30), 360) == date(2021, 7, 15)


def test_what_a_topic_calls_for() -> None:
    asked = (("leak", "all"), ("compound", "street"), date(2021, 6, 30))
    everywhere, there = Topic("a", ALWAYS, frozenset({"all"})), Topic("b", ALWAYS, frozenset({"leak"}), frozenset({"street"}))
    assert everywhere.calls(*asked)
    assert there.calls(*asked)
    assert not there.calls(("leak", "all"), ("street-2",), asked[2])
    assert not Topic("c", ALWAYS, frozenset({"heating"}), frozenset({"street"})).calls(*asked)
    assert not Topic("d", ALWAYS).calls(*asked), "it names nothing"
    assert not Topic("e", Period(None, date(2021, 6, 30)), frozenset({"leak"})).calls(*asked)
