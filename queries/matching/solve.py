"""The best assignment of offers to needs: a minimum-cost flow, solved exactly as a linear programme by scipy's HiGHS.

Its matrix is totally unimodular, so whole quantities give a whole answer without any search over integers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import GovgraphError, UnknownName
from queries.matching.problem import FITS, Need, Offer, Pair, Problem

BATCH = 2_000
"""Pairs from which on a programme is large enough to be worth its start."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """So many units of an offer go to a need, at that cost a unit. `locked`: because somebody said so."""

    need: str
    offer: str
    quantity: int
    cost: float
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Solution:
    """`unmet`: need -> units that nothing covers, only where there are any. `prices`: offer -> what one more unit would save.
    `pairs`: every pair that was looked at, by need and offer."""

    assigned: tuple[Assigned, ...]
    unmet: dict[str, int]
    cost: float
    prices: dict[str, float]
    pairs: dict[tuple[str, str], Pair]


def solve(problem: Problem) -> Solution:
    """The cheapest assignment; equal problems have equal answers. Raises UnknownName for a locked pair that is not there."""
    locked, needs, free = settled(problem)
    pairs = [pair for pair in problem.pairs() if needs[pair.need] > 0 and free[pair.offer] > 0]
    quantities, prices = _optimum(problem, pairs, needs, free)
    assigned = [*locked, *(Assigned(pair.need, pair.offer, n, pair.cost) for pair, n in zip(pairs, quantities, strict=True) if n)]
    return solution(problem, assigned, pairs, prices)


def solution(problem: Problem, assigned: list[Assigned], pairs: Iterable[Pair], prices: dict[str, float]) -> Solution:
    """What the assigned leave unmet, and what all of it costs."""
    left = {need.id: need.quantity for need in problem.needs if need.quantity > 0}
    for one in assigned:
        left[one.need] -= one.quantity
    unmet = {id: units for id, units in left.items() if units}
    cost = sum(one.quantity * one.cost for one in assigned)
    cost += sum(units * problem.profile.costs.unmet * problem.need[id].urgency for id, units in unmet.items())
    ordered = tuple(sorted(assigned, key=lambda one: (one.need, one.cost, one.offer)))
    return Solution(ordered, unmet, round(cost, 6), prices, {(pair.need, pair.offer): pair for pair in pairs})


def settled(problem: Problem) -> tuple[list[Assigned], dict[str, int], dict[str, int]]:
    """The locked pairs, each with as much as need and offer allow; then what is left of needs and of offers."""
    needs = {need.id: max(need.quantity, 0) for need in problem.needs}
    free = {offer.id: max(offer.quantity, 0) for offer in problem.offers}
    found = []
    for need, offer in dict.fromkeys(problem.locked):
        if need not in needs:
            raise UnknownName("open need", need)
        if offer not in free:
            raise UnknownName("free offer", offer)
        if units := min(needs[need], free[offer]):
            cost = _locked_cost(problem, problem.need[need], problem.offer[offer])
            found.append(Assigned(need, offer, units, cost, locked=True))
            needs[need] -= units
            free[offer] -= units
    return found, needs, free


def _locked_cost(problem: Problem, need: Need, offer: Offer) -> float:
    """As of any pair; one that does not fit costs as much as the dearest."""
    if problem.why_not(need, offer) != FITS:
        return problem.profile.costs.worst
    return problem.pair(need, offer, problem.fitting(need)[problem.profile.kind(offer.kind)]).cost


def _optimum(problem: Problem, pairs: list[Pair], needs: dict[str, int], free: dict[str, int]) -> tuple[list[int], dict[str, float]]:
    """Units for each pair, in order, and the price of each offer that is used up.

    Needs and offers that no chain of pairs joins don't bear on each other, and small programmes take far less time than a large
    one: they are solved apart, a batch at a time.
    """
    quantities = [0] * len(pairs)
    prices: dict[str, float] = {}
    for batch in _batches(pairs):
        found, priced = _programme(problem, [pairs[at] for at in batch], needs, free)
        for at, units in zip(batch, found, strict=True):
            quantities[at] = units
        prices |= priced
    return quantities, prices


def _batches(pairs: list[Pair]) -> Iterator[list[int]]:
    """Numbers of pairs."""
    if not pairs:
        return
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    row, cap = _numbered(pair.need for pair in pairs), _numbered(pair.offer for pair in pairs)
    ends = ([row[pair.need] for pair in pairs], [len(row) + cap[pair.offer] for pair in pairs])
    size = len(row) + len(cap)
    _, labels = connected_components(coo_array(([1] * len(pairs), ends), shape=(size, size)), directed=False)
    parts: dict[int, list[int]] = {}
    for at, label in enumerate(labels[ends[0]].tolist()):
        parts.setdefault(label, []).append(at)
    batch: list[int] = []
    for part in parts.values():
        batch += part
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _programme(problem: Problem, pairs: list[Pair], needs: dict[str, int], free: dict[str, int]) -> tuple[list[int], dict[str, float]]:
    """A column a pair, and one a need for what stays unmet."""
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    row, cap = _numbered(pair.need for pair in pairs), _numbered(pair.offer for pair in pairs)
    columns, wide = range(len(pairs)), len(pairs) + len(row)
    rows = ([*(row[pair.need] for pair in pairs), *row.values()], [*columns, *range(len(pairs), wide)])
    met = coo_array(([1.0] * wide, rows), shape=(len(row), wide)).tocsr()
    used = coo_array(([1.0] * len(pairs), ([cap[pair.offer] for pair in pairs], [*columns])), shape=(len(cap), wide)).tocsr()
    penalty = problem.profile.costs.unmet
    found = linprog(
        [*(pair.cost for pair in pairs), *(penalty * problem.need[id].urgency for id in row)],
        A_ub=used, b_ub=[free[id] for id in cap], A_eq=met, b_eq=[needs[id] for id in row], bounds=(0, None),
        method="highs-ds", options={"simplex_dual_edge_weight_strategy": "devex"},
    )  # fmt: skip
    if found.x is None:
        raise GovgraphError(f"the matching could not be solved: {found.message}")
    prices = {id: round(-float(found.ineqlin.marginals[at]), 6) for id, at in cap.items()}
    return [round(units) for units in found.x[: len(pairs)].tolist()], {id: price for id, price in prices.items() if price > 0}


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    return {id: at for at, id in enumerate(dict.fromkeys(ids))}
