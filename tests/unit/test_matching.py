"""Matching needs with offers: proved best on small cases, never worse than by hand, and every reason the right one."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import SettingError, UnknownName
from queries.header import Both
from queries.matching import explain
from queries.matching.greedy import greedy
from queries.matching.problem import FITS, FORBIDDEN, LATE, NO_KIND, OUTSIDE, Need, Offer, Pair, Problem
from queries.matching.profile import profile
from queries.matching.solve import Solution, solve

CITY, COUNTY, STREET, ONE, TWO, FAR = "220800", "220802", "220802003", "220802003006", "220802003007", "220881001001"
PARENTS = {ONE: STREET, TWO: STREET, STREET: COUNTY, COUNTY: CITY, FAR: "220881001", "220881001": "220881", "220881": CITY,
           "compound:x": ONE}  # fmt: skip
LEVELS = {CITY: "City", COUNTY: "County", STREET: "Street", ONE: "Community", TWO: "Community", FAR: "Community", "220881001": "Street",
          "220881": "County", "compound:x": "Compound"}  # fmt: skip
PROFILE = profile()
DAY = "2021-06-30"


def need(id: str = "n", kind: str = "义诊", quantity: int = 1, place: str = ONE, **more: Any) -> Need:
    return Need(id, id, kind, quantity, place, **more)


def offer(id: str = "o", kind: str = "义诊", quantity: int = 1, base: str = ONE, **more: Any) -> Offer:
    return Offer(id, id, kind, quantity, f"org:{id}", f"{id}家", bases=(base,) if base else (), **more)


def problem(needs: list[Need], offers: list[Offer], **more: Any) -> Problem:
    return Problem(tuple(needs), tuple(offers), PROFILE, DAY, PARENTS, LEVELS, **more)


def cost(one: Need, other: Offer, **more: Any) -> float:
    (pair,) = problem([one], [other], **more).pairs()
    return pair.cost


@pytest.mark.parametrize(
    ("base", "expected"), [(ONE, 0), ("compound:x", 0), (TWO, 1), (STREET, 1), (COUNTY, 3), (FAR, 9), (CITY, 9), ("", 9), ("?", 9)]
)
def test_place_costs(base: str, expected: float) -> None:
    assert cost(need(), offer(base=base)) == expected


def test_a_giver_at_several_places_is_as_near_as_the_nearest() -> None:
    assert cost(need(), replace(offer(), bases=(FAR, TWO))) == 1
    assert cost(need(place="compound:x"), offer(base="compound:x")) == 0


@pytest.mark.parametrize(
    ("wanted", "asked", "expected"),
    [("义诊", "义诊", 0), ("体检", "义诊", 0), ("义诊", "医疗服务", 2), ("医疗", "药品", 0), ("陌生的", "陌生的", 0), ("ＡＢ", "ab", 0)],
)
def test_kind_costs(wanted: str, asked: str, expected: float) -> None:
    assert cost(need(kind=wanted), offer(kind=asked)) == expected


@pytest.mark.parametrize(("rate", "expected"), [(None, 0.0), (1.0, 0.0), (0.5, 1.5), (0.0, 3.0)])
def test_a_giver_that_kept_its_promises_is_cheaper(rate: float | None, expected: float) -> None:
    assert cost(need(), offer(), rates={} if rate is None else {"org:o": rate}) == expected


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (need(), offer(kind="理发"), NO_KIND),
        (need(), offer(areas=(TWO,)), OUTSIDE),
        (need(), offer(areas=(STREET, FAR)), FITS),
        (need(by_when="2021-07-31"), offer(since="2021-08-01"), LATE),
        (need(by_when="2021-08-01"), offer(since="2021-08-01"), FITS),
        (need(by_when="2021-05-01"), offer(since="2021-08-01"), FITS),  # its limit has passed, and it is still wanted
        (need(), offer(until=DAY), LATE),
        (need(), offer(until="2021-07-01"), FITS),
    ],
)
def test_what_fits(one: Need, other: Offer, why: str) -> None:
    asked = problem([one], [other])
    assert asked.why_not(one, other) == why
    assert bool(list(asked.pairs())) == (why == FITS)


def test_a_city_has_its_own_profile(tmp_path: Path) -> None:
    path = tmp_path / "白城.yaml"
    path.write_text("costs: {street: 2}\nkinds:\n  磨刀: {wider: 维修}\n", encoding="utf-8")
    own = profile(path)
    assert (own.costs.street, own.costs.unmet) == (2, 1000)
    assert own.fitting("磨刀") == {"磨刀": 0, "维修": 2}
    assert "磨刀" in own.fitting("维修")
    for wrong, why in (
        ("costs:\n  stret: 1", "line 2: there is no cost stret; it knows community, street"),
        ("costs:\n  city: 1\n  street: -1", "line 3: street: a cost is a number of 0 or more, not -1"),
        ("costs: {street: x}", "line 1: street: a cost is a number"),
        ("costs: {street: .inf}", "line 1: street: a cost is a number"),
        ("cost:\n  x: 1", "line 1: it knows costs and kinds, not cost"),
        ("kinds:\n  磨刀:\n    wide: 维修", "line 3: it knows wider and synonyms, not wide"),
        ("kinds:\n  磨刀:\n    synonyms: 磨刀石", "line 3: synonyms: it is a list"),
        ("kinds:\n  磨刀:\n    wider: [维修]", "line 3: wider: it is one kind"),
        ("street", "line 1: it is no list of keys"),
        ("costs: [", "line 1, column 9: "),
    ):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(SettingError, match=rf"白城\.yaml, {why}"):
            profile(path)
    with pytest.raises(SettingError):
        profile(tmp_path / "missing.yaml")


def brute(asked: Problem, pairs: list[Pair]) -> float:
    """The cheapest of all ways, each tried."""
    costs = {(pair.need, pair.offer): pair.cost for pair in pairs}
    offers = [one.id for one in asked.offers]

    def ways(units: int, free: tuple[int, ...], at: int) -> Iterator[tuple[int, ...]]:
        if at == len(free):
            yield ()
            return
        for used in range(min(units, free[at]) + 1):
            yield from ((used, *rest) for rest in ways(units - used, free, at + 1))

    @cache
    def least(number: int, free: tuple[int, ...]) -> float:
        if number == len(asked.needs):
            return 0.0
        one = asked.needs[number]
        best = float("inf")
        for way in ways(one.quantity, free, 0):
            if all(not used or (one.id, id) in costs for used, id in zip(way, offers, strict=True)):
                spent = sum(used * costs[one.id, id] for used, id in zip(way, offers, strict=True) if used)
                spent += (one.quantity - sum(way)) * 1000 * one.urgency
                best = min(best, spent + least(number + 1, tuple(n - used for n, used in zip(free, way, strict=True))))
        return best

    return least(0, tuple(one.quantity for one in asked.offers))


KINDS = ("义诊", "医疗", "理发")
PLACES = (ONE, TWO, FAR)
some_needs = st.lists(
    st.builds(need, kind=st.sampled_from(KINDS), quantity=st.integers(1, 3), place=st.sampled_from(PLACES), urgency=st.integers(1, 3)),
    min_size=1, max_size=4,
)  # fmt: skip
some_offers = st.lists(
    st.builds(
        offer, kind=st.sampled_from(KINDS), quantity=st.integers(1, 3), base=st.sampled_from(PLACES),
        areas=st.sampled_from([(), (STREET,), (FAR, ONE)]),
    ),
    max_size=4,
)  # fmt: skip
problems = st.builds(
    lambda needs, offers, rates, forbidden: problem(
        [replace(one, id=f"n{number}") for number, one in enumerate(needs)],
        [replace(one, id=f"o{number}", giver=f"g{number}") for number, one in enumerate(offers)],
        rates={f"g{number}": rate for number, rate in enumerate(rates)}, forbidden=frozenset(forbidden),
    ),
    some_needs, some_offers, st.lists(st.sampled_from([0.0, 0.5, 1.0]), max_size=4),
    st.sets(st.tuples(st.sampled_from(["n0", "n1"]), st.sampled_from(["o0", "o1"])), max_size=2),
)  # fmt: skip


def kept(asked: Problem, found: Solution) -> None:
    """Quantities are split, and never more than there is."""
    for one in asked.offers:
        assert sum(part.quantity for part in found.assigned if part.offer == one.id) <= one.quantity
    for each in asked.needs:
        assert sum(part.quantity for part in found.assigned if part.need == each.id) + found.unmet.get(each.id, 0) == each.quantity
    assert all(part.quantity > 0 for part in found.assigned)


@given(problems)
def test_it_is_the_best_there_is(asked: Problem) -> None:
    found, by_hand = solve(asked), greedy(asked)
    kept(asked, found)
    kept(asked, by_hand)
    assert found.cost == pytest.approx(brute(asked, list(asked.pairs())))
    assert found.cost <= by_hand.cost + 1e-6
    assert all(asked.why_not(asked.need[one.need], asked.offer[one.offer]) == FITS for one in found.assigned)


@settings(max_examples=50)
@given(problems)
def test_one_more_offer_covers_what_the_shadow_says(asked: Problem) -> None:
    found = solve(asked)
    lacking = explain.extras(asked, found)
    assert sum(one.units for one in lacking) == sum(found.unmet.values())
    for one in lacking:
        more = Offer("more", "", one.kind, one.units, "more", "", areas=(one.place,) if one.place else ())
        after = solve(replace(asked, offers=(*asked.offers, more), _above={}, _grades={}))
        assert found.cost - after.cost >= one.saved - one.units * PROFILE.costs.worst


@settings(max_examples=50)
@given(problems)
def test_the_same_problem_has_the_same_answer(asked: Problem) -> None:
    assert solve(asked) == solve(replace(asked, _above={}, _grades={}))


def test_by_hand_the_urgent_take_what_others_could_only_have() -> None:
    """One nurse can do both; by hand she goes to the urgent need that a doctor could have met as well."""
    asked = problem(
        [need("urgent", "医疗", urgency=3), need("other", "义诊")], [offer("nurse", "义诊"), offer("chemist", "药品", base=TWO)]
    )
    best, by_hand = solve(asked), greedy(asked)
    assert {(one.need, one.offer) for one in best.assigned} == {("urgent", "chemist"), ("other", "nurse")}
    assert by_hand.unmet == {"other": 1}
    assert (best.cost, by_hand.cost) == (1, 1000)
    better = next(one for one in explain.figures(asked, best, by_hand, []) if one.name == "saved")
    assert better.value == 999
    assert "多满足 1 份" in better.says.zh


def test_locked_and_forbidden_pairs_are_respected() -> None:
    needs, offers = [need("a", quantity=2), need("b", place=TWO)], [offer("x", quantity=2), offer("y", "理发", quantity=5)]
    assert solve(problem(needs, offers)).unmet in ({"b": 1}, {"a": 1})
    locked = solve(problem(needs, offers, locked=(("b", "x"), ("a", "y"))))
    assert [(one.need, one.offer, one.quantity, one.locked) for one in locked.assigned] == [("a", "y", 2, True), ("b", "x", 1, True)]
    said = explain.why(problem(needs, offers), locked.assigned[0], None)
    assert said == Both("由人工指定（本来没有这类资源）", "settled by hand (otherwise: no such kind)")
    forbidden = solve(problem(needs, offers, forbidden=frozenset({("a", "x")})))
    assert forbidden.unmet == {"a": 2}
    for strange in (("?", "x"), ("a", "?")):
        with pytest.raises(UnknownName):
            solve(problem(needs, offers, locked=(strange,)))


@pytest.mark.parametrize(
    ("offers", "more", "reason", "zh"),
    [
        ([], {}, NO_KIND, "没有这类资源"),
        ([offer(areas=(TWO,))], {}, OUTSIDE, "o家"),
        ([offer(areas=(TWO,)), offer("late", since="2022-01-01")], {}, LATE, "late家"),
        ([offer()], {"forbidden": frozenset({("n", "o")})}, FORBIDDEN, "禁止"),
        ([offer(quantity=0)], {}, explain.IN_USE, "早先已认领"),
    ],
)
def test_why_a_need_stays_unmet(offers: list[Offer], more: dict[str, Any], reason: str, zh: str) -> None:
    asked = problem([need(by_when="2021-07-31")], offers, **more)
    (one,) = explain.unmet(asked, solve(asked))
    assert (one.reason, one.quantity) == (reason, 1)
    assert zh in one.says.zh


def test_who_has_what_one_needs() -> None:
    asked = problem([need("大病", urgency=3), need("小病")], [offer()])
    (one,) = explain.unmet(asked, solve(asked))
    assert (one.need, one.reason) == ("小病", explain.IN_USE)
    assert "大病" in one.says.zh
    assert solve(asked).prices == {"o": 1000.0}  # one more unit would meet the other need


def test_nothing_to_match_is_a_plain_answer() -> None:
    for asked in (problem([], []), problem([need()], []), problem([], [offer()]), problem([need(quantity=0)], [offer()])):
        document = explain.as_json(asked, solve(asked), greedy(asked))
        assert document["pairs"] == []
        assert all(figure["says"]["zh"] for figure in document["figures"])


def test_the_document_says_everything() -> None:
    asked = problem([need("n", quantity=3, urgency=2)], [offer(conditions="需提前两天")], rates={"org:o": 0.5})
    document = explain.as_json(asked, solve(asked), greedy(asked), {ONE: "军民社区"})
    assert document["pairs"][0]["why"]["zh"] == "类型相符，同一社区，此前兑现 50%，条件：需提前两天"
    assert document["unmet"][0]["says"]["en"] == "2 short: all in use, claimed before"
    assert document["extra"][0]["says"] == {
        "zh": "再有 2 份“义诊”服务军民社区，可满足 1 项需求",
        "en": "2 more of '义诊' for 军民社区 would meet 1 need",
    }
    assert document["cost"] == document["greedy_cost"] == 4001.5
