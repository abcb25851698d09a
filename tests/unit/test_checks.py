"""Every check has a case that fires and one that doesn't: one sound town, and for each rule one thing wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from queries.checks.base import CHECKS, SEVERITIES, Post, Sitting, System
from queries.checks.run import MODULES, findings
from queries.city import City as Facts
from queries.ownership.facts import Category, Place
from queries.ownership.world import Period
from tests.unit.worlds import TODAY, City

PAST = date(2021, 1, 1)


@dataclass
class Town:
    """A city that no check has anything to say about, until a test spoils it."""

    city: City
    keywords: dict[str, tuple[str, ...]]
    posts: list[Post] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    sent: list[tuple[str, str, int]] = field(default_factory=list)

    def system(self) -> System:
        world = self.city.world()
        return System(
            Facts(world, {place: Period() for place in world.place}),
            TODAY,
            self.keywords,
            self.posts,
            self.sittings,
            self.sent,
            frozenset({("office", "all")}),
        )


def sound() -> Town:
    city = (
        City()
        .street("office", "street", "street-2")
        .category("dogs", "enforcement")
        .category("snow", "service")
        .category("fire", "handling", gate="119")
    )
    city.category("noise", "handling")
    city.department("bureau").department("city bureau", "city").under("bureau", "city bureau", "业务指导")
    city.duty("bureau", "dogs", "line", "enforce", id="source").duty("bureau", "noise", "line", "act").duty(
        "city bureau", "dogs", "line", "enforce"
    )
    city.duty("office", "snow", "area", "act", list="基本履职").duty("office", "dogs", "area", "help", list="配合履职")
    city.duty("office", "noise", "area", "notice", list="上级收回").duty("bureau", "snow", "fallback", "act")
    city.duty("overseer", "dogs", "oversight", "coordinate").department("overseer")
    words = {"dogs": ("狗",), "snow": ("雪",), "fire": ("火",), "noise": ("吵", "狗")}
    posts = [Post(f"post {body}", "局长", body, Period(), (Period(PAST),)) for body in ("bureau", "office", "city bureau")]
    sittings = [
        Sitting(f"{place} conference", place, place, (Period(),)) for place in ("city", "county", "street", "street-2", "community")
    ]
    return Town(city, words, posts, sittings, [("office", "dogs", 2)])


def _duty(town: Town, id: str, **changed: object) -> None:
    town.city.duties = [replace(duty, **changed) if duty.id == id else duty for duty in town.city.duties]  # type: ignore[arg-type]


def _without(town: Town, *words: str) -> None:
    town.city.duties = [duty for duty in town.city.duties if not all(word in duty.id for word in words)]


def unled(town: Town) -> None:
    _without(town, "snow", "area")


def unenforced(town: Town) -> None:
    _without(town, "city bureau", "dogs")
    _duty(town, "source", competence="regulate")


def catch_all(town: Town) -> None:
    unled(town)
    town.city.duty("bureau", "all", "line", "act")


def wordless(town: Town) -> None:
    town.keywords["snow"] = ()


def same_words(town: Town) -> None:
    town.keywords["noise"] = ("雪",)


def gone(town: Town) -> None:
    town.city.bodies = [replace(body, until=PAST) if body.id == "overseer" else body for body in town.city.bodies]


def outside(town: Town) -> None:
    town.city.duty("office", "dogs", "area", "notice", within="city")


def parent_only(town: Town) -> None:
    town.city.duty("city bureau", "snow", "line", "regulate")


def postless(town: Town) -> None:
    town.posts = [post for post in town.posts if post.body != "bureau"]


def vacant(town: Town) -> None:
    town.posts = [replace(post, terms=(Period(PAST, TODAY),)) if post.body == "office" else post for post in town.posts]


def judge_in_own_cause(town: Town) -> None:
    town.city.duty("bureau", "dogs", "oversight", "coordinate")


def alone(town: Town) -> None:
    _without(town, "snow", "area")


def listless(town: Town) -> None:
    _without(town, "noise", "notice")


def beyond_list(town: Town) -> None:
    town.sent.append(("committee", "snow", 3))


def ring(town: Town) -> None:
    town.city.under("bureau", "overseer").under("overseer", "bureau")


def originless(town: Town) -> None:
    town.city.duty("office", "dogs", "line", "enforce", list="赋权", derived_from="nowhere")


def both_act(town: Town) -> None:
    town.city.street("second office", "community")
    town.city.duty("office", "dogs", "line", "enforce", list="赋权", derived_from="source", id="grant")


def nobody_sits(town: Town) -> None:
    town.sittings = [one for one in town.sittings if one.place != "street-2"]


def unreachable(town: Town) -> None:
    town.sittings[1] = replace(town.sittings[1], leads=(Period(None, PAST),))


def limitless(town: Town) -> None:
    town.sittings.append(Sitting("compound conference", "议事会", "compound", (Period(),)))


CASES: dict[str, tuple[Callable[[Town], None], str]] = {
    "category-unled": (unled, "snow"),
    "category-unenforced": (unenforced, "dogs"),
    "catch-all": (catch_all, "bureau"),
    "category-no-keywords": (wordless, "snow"),
    "category-same-keywords": (same_words, "noise"),
    "duty-body-gone": (gone, "overseer|dogs|oversight|coordinate||"),
    "duty-outside": (outside, "office|dogs|area|notice|city|"),
    "duty-at-parent-only": (parent_only, "bureau"),
    "actor-without-post": (postless, "bureau"),
    "actor-post-vacant": (vacant, "office"),
    "oversight-and-action": (judge_in_own_cause, "bureau|dogs|oversight|coordinate||"),
    "fallback-alone": (alone, "bureau|snow|fallback|act||"),
    "street-without-lists": (listless, "office"),
    "sent-outside-list": (beyond_list, "committee"),
    "circle": (ring, "bureau"),
    "grant-without-origin": (originless, "office|dogs|line|enforce||"),
    "grant-both-act": (both_act, "grant"),
    "escalation-nobody": (nobody_sits, "county"),
    "escalation-unreachable": (unreachable, "county conference"),
    "escalation-no-limit": (limitless, "compound conference"),
}


def test_every_rule_has_a_case() -> None:
    assert MODULES
    assert CASES.keys() == CHECKS.keys()


@pytest.mark.parametrize("rule", CASES)
def test_a_sound_town_passes_and_a_spoilt_one_does_not(rule: str) -> None:
    town = sound()
    assert list(findings(town.system(), [CHECKS[rule]])) == []
    spoil, subject = CASES[rule]
    spoil(town)
    found = list(findings(town.system(), [CHECKS[rule]]))
    assert subject in {one.hit.subject for one in found}
    for one in found:
        record = one.record()
        assert record["severity"] in SEVERITIES
        assert one.name
        assert one.hit.zh
        assert one.hit.en
        assert "'" not in one.hit.zh


def test_a_duty_whose_body_went_into_one_without_jurisdiction_is_outside() -> None:
    town = sound()
    town.city.body("old", "Department", "county", until=PAST).duty("old", "dogs", "line", "act", id="d", within="street")
    town.city.body("heir", "Department").body("second", "Department").takeover("old", "heir", "second")
    assert [one.hit.subject for one in findings(town.system(), [CHECKS["duty-outside"]])] == ["d"]
    town.city.department("second", "street")
    town.city.bodies = [one for one in town.city.bodies if one.id != "second" or one.serves]
    assert list(findings(town.system(), [CHECKS["duty-outside"]])) == [], "one of the two can do it"


def test_an_empty_graph_and_a_tree_in_a_circle_pass_through_every_rule() -> None:
    town = sound()
    town.city.places.append(Place("lost", "lost", "Street", "lost"))
    town.city.categories.append(Category("loop", "loop", "", "loop"))
    assert {one.check.id for one in findings(town.system(), CHECKS.values())} >= {"circle"}
    town = Town(City(), {})
    town.city.places, town.city.categories = [], []
    assert list(findings(town.system(), CHECKS.values())) == []


def test_a_city_without_counties_counts_as_one_and_lacks_no_level() -> None:
    town = sound()
    town.city.places = [
        replace(place, parent="city") if place.parent == "county" else place for place in town.city.places if place.id != "county"
    ]
    town.city.bodies = [replace(body, serves=("city",)) if body.serves == ("county",) else body for body in town.city.bodies]
    town.sittings = [one for one in town.sittings if one.place != "county"]
    system = town.system()
    assert list(system.counties) == ["city"]
    found = list(findings(system, CHECKS.values()))
    assert not {one.check.id for one in found} & {"category-unled", "escalation-nobody", "fallback-alone"}
