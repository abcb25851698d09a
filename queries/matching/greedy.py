"""What somebody would do by hand, for comparison: the most urgent need first, each takes its cheapest offers."""

from itertools import groupby

from queries.matching.problem import Pair, Problem
from queries.matching.solve import Assigned, Solution, settled, solution

NO_LIMIT = "9999-12-31"


def greedy(problem: Problem) -> Solution:
    """Needs by urgency, then date, then id. Never better than `solve`."""
    assigned, needs, free = settled(problem)
    pairs = list(problem.pairs())
    of_need: dict[str, list[Pair]] = {id: list(of) for id, of in groupby(pairs, key=lambda pair: pair.need)}
    for need in sorted(problem.needs, key=lambda one: (-one.urgency, one.by_when or NO_LIMIT, one.id)):
        for pair in of_need.get(need.id, ()):
            units = min(needs[need.id], free[pair.offer])
            if units > 0:
                assigned.append(Assigned(need.id, pair.offer, units, pair.cost))
                needs[need.id] -= units
                free[pair.offer] -= units
    return solution(problem, assigned, pairs, {})
