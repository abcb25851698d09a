"""Why each pair, why a need stays unmet, and what would help most: in one sentence each, in both languages."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from queries.header import Both
from queries.matching.problem import CITY, COMMUNITY, COUNTY, FITS, FORBIDDEN, LATE, NO_KIND, OUTSIDE, STREET, Need, Pair, Problem
from queries.matching.solve import Assigned, Solution
from queries.net.figures import Figure, named, percent

IN_USE = "in use"
GRADES = {
    COMMUNITY: Both("同一社区", "same community"), STREET: Both("同一街道", "same street"), COUNTY: Both("同一区县", "same county"),
    CITY: Both("同城或地点未登记", "same city, or place not known"),
}  # fmt: skip
REASONS = {
    NO_KIND: Both("没有这类资源", "no such kind"), OUTSIDE: Both("有这类资源，但不服务这个区域", "outside the area of every offer"),
    LATE: Both("有资源，但时间赶不上", "too late"), FORBIDDEN: Both("能满足的都被禁止", "every fit is forbidden"),
    IN_USE: Both("能满足的资源都已用完", "all in use"),
}  # fmt: skip
_ORDER = (NO_KIND, OUTSIDE, LATE, FORBIDDEN, FITS)


@dataclass(frozen=True, slots=True)
class Unmet:
    """Units of a need that nothing covers; `reason` is a key of REASONS."""

    need: str
    quantity: int
    reason: str
    says: Both


@dataclass(frozen=True, slots=True)
class Extra:
    """An offer that there is not: of a kind, for a place; the `needs` and `units` that it would cover by itself, `saved` in cost."""

    kind: str
    place: str
    needs: tuple[str, ...]
    units: int
    saved: float
    says: Both


def why(problem: Problem, one: Assigned, pair: Pair | None) -> Both:
    """Why this offer for this need."""
    need, offer = problem.need[one.need], problem.offer[one.offer]
    if one.locked and (failing := problem.why_not(need, offer)) != FITS:
        return Both(f"由人工指定（本来{REASONS[failing].zh}）", f"settled by hand (otherwise: {REASONS[failing].en})")
    pair = pair or problem.pair(need, offer, problem.fitting(need)[problem.profile.kind(offer.kind)])
    zh = ["类型较宽，需先问清" if pair.wider else "类型相符", GRADES[pair.grade].zh]
    en = ["a wider kind, ask first" if pair.wider else "the kind fits", GRADES[pair.grade].en]
    if pair.rate is not None:
        zh.append(f"此前兑现 {percent(pair.rate)}")
        en.append(f"kept {percent(pair.rate)} of its promises")
    if offer.conditions:
        zh.append(f"条件：{offer.conditions}")
        en.append(f"condition: {offer.conditions}")
    lead = ("人工指定；", "settled by hand; ") if one.locked else ("", "")
    return Both(lead[0] + "，".join(zh), lead[1] + ", ".join(en))


def unmet(problem: Problem, found: Solution) -> list[Unmet]:
    """Each need that is not met in full, and the furthest that any offer came."""
    takers: dict[str, list[str]] = defaultdict(list)
    for one in found.assigned:
        takers[one.offer].append(one.need)
    return [_unmet(problem, problem.need[id], units, takers) for id, units in sorted(found.unmet.items())]


def _unmet(problem: Problem, need: Need, units: int, takers: dict[str, list[str]]) -> Unmet:
    offers = [offer for kind in problem.fitting(need) for offer in problem.by_kind.get(kind, ())]
    came = {offer.id: problem.why_not(need, offer) for offer in offers}
    furthest = max(came.values(), key=_ORDER.index, default=NO_KIND)
    reason = IN_USE if furthest == FITS else furthest
    nearest = [offer for offer in offers if came[offer.id] == furthest]
    text = REASONS[reason]
    zh, en = f"缺 {units}：{text.zh}", f"{units} short: {text.en}"
    if reason == IN_USE:
        others = {other for offer in nearest for other in takers[offer.id] if other != need.id}
        names = named(sorted({problem.need[other].name or other for other in others}))
        zh += f"，给了 {names.zh}" if others else "，早先已认领"
        en += f", they went to {names.en}" if others else ", claimed before"
    elif nearest:
        names = named(sorted({offer.giver_name or offer.giver for offer in nearest}))
        zh, en = f"{zh}（{names.zh}）", f"{en} ({names.en})"
    return Unmet(need.id, units, reason, Both(zh, en))


def extras(problem: Problem, found: Solution, places: dict[str, str] | None = None) -> list[Extra]:
    """The shadow: for each kind that is short, the one further offer that would cover most, for the smallest place that holds
    all who lack it; what saves most first. `places`: what a place is called."""
    lacking: dict[str, list[str]] = defaultdict(list)
    for id in sorted(found.unmet):
        lacking[problem.profile.kind(problem.need[id].kind)].append(id)
    made = [_extra(problem, found, kind, ids, places or {}) for kind, ids in lacking.items()]
    return sorted(made, key=lambda one: (-one.saved, one.kind))


def _extra(problem: Problem, found: Solution, kind: str, ids: list[str], places: dict[str, str]) -> Extra:
    chains = [problem.above(problem.need[id].place) for id in ids]
    place = next((up for up in chains[0] if all(up in chain for chain in chains)), "")
    units = sum(found.unmet[id] for id in ids)
    saved = sum(found.unmet[id] * problem.profile.costs.unmet * problem.need[id].urgency for id in ids)
    where = places.get(place, place)
    word = problem.need[ids[0]].kind
    return Extra(kind, place, tuple(ids), units, saved, Both(
        f"再有 {units} 份“{word}”服务{where or '各地'}，可满足 {len(ids)} 项需求",
        f"{units} more of '{word}' for {where or 'all places'} would meet {len(ids)} {'need' if len(ids) == 1 else 'needs'}",
    ))  # fmt: skip


def figures(problem: Problem, best: Solution, by_hand: Solution, lacking: list[Extra]) -> list[Figure]:
    """The answer in numbers, and by how much it is better than what somebody would do by hand."""
    wanted = sum(need.quantity for need in problem.needs if need.quantity > 0)
    met, met_by_hand = (wanted - sum(one.unmet.values()) for one in (best, by_hand))
    return [_met(wanted, met), _better(best, by_hand, met - met_by_hand), _shadow(lacking)]


def _met(wanted: int, met: int) -> Figure:
    caption = Both("满足数量", "units met")
    if not wanted:
        return Figure("met", 0, caption, Both("没有待满足的需求", "No need is open"))
    rest = wanted - met
    return Figure("met", met, caption, Both(
        f"{wanted} 份需求可满足 {met} 份（{percent(met / wanted)}）" + (f"，其余 {rest} 份见原因" if rest else "，全部满足"),
        f"{met} of {wanted} units can be met ({percent(met / wanted)})" + (f"; see why {rest} cannot" if rest else ": all of them"),
    ))  # fmt: skip


def _better(best: Solution, by_hand: Solution, more: int) -> Figure:
    caption = Both("比逐个分配好", "better than one by one")
    saved = round(by_hand.cost - best.cost, 6)
    if saved <= 0:
        return Figure(
            "saved", 0.0, caption, Both("与逐个就近分配的结果一样好", "As good as giving each need its nearest offer, one by one")
        )
    ratio = by_hand.cost / best.cost if best.cost else float("inf")
    zh, en = (f"，多满足 {more} 份", f" and meets {more} units more") if more > 0 else ("", "")
    times = (f"，是整体安排的 {ratio:.2f} 倍", f", {ratio:.2f} times as much") if best.cost and ratio >= 1.01 else ("", "")
    return Figure("saved", saved, caption, Both(
        f"逐个就近分配要多花 {saved:g}{times[0]}：整体安排省下这些{zh}",
        f"Giving each its nearest, one by one, costs {saved:g} more{times[1]}: this saves that{en}",
    ))  # fmt: skip


def _shadow(lacking: list[Extra]) -> Figure:
    caption = Both("最该补的资源", "what would help most")
    if not lacking:
        return Figure("extra", None, caption, Both("不缺资源", "Nothing is short"))
    return Figure("extra", lacking[0].kind, caption, lacking[0].says)


def as_json(problem: Problem, found: Solution, by_hand: Solution, places: dict[str, str] | None = None) -> dict[str, Any]:
    """The whole answer as one document."""
    lacking = extras(problem, found, places)
    return {
        "day": problem.day,
        "figures": [figure.as_json() for figure in figures(problem, found, by_hand, lacking)],
        "cost": found.cost, "greedy_cost": by_hand.cost,
        "pairs": [_pair(problem, found, one) for one in found.assigned],
        "unmet": [
            {"need": one.need, "name": problem.need[one.need].name, "quantity": one.quantity, "reason": one.reason, "says": _both(one.says)}
            for one in unmet(problem, found)
        ],
        "extra": [
            {"kind": one.kind, "place": one.place, "needs": list(one.needs), "units": one.units, "saved": one.saved, "says": _both(one.says)}
            for one in lacking
        ],
        "prices": found.prices,
    }  # fmt: skip


def _pair(problem: Problem, found: Solution, one: Assigned) -> dict[str, Any]:
    need, offer = problem.need[one.need], problem.offer[one.offer]
    return {
        "need": one.need, "need_name": need.name, "offer": one.offer, "offer_name": offer.name, "giver": offer.giver_name,
        "quantity": one.quantity, "cost": one.cost, "locked": one.locked,
        "why": _both(why(problem, one, found.pairs.get((one.need, one.offer)))),
    }  # fmt: skip


def _both(text: Both) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
