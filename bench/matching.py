"""Matching 5,000 needs with 5,000 offers over 100,000 pairs that fit (the goal is under 3 s), beside what one would do by hand."""

from random import Random

from bench.stores import timed
from queries.matching.greedy import greedy
from queries.matching.problem import Need, Offer, Problem
from queries.matching.profile import profile
from queries.matching.solve import Solution, solve

MANY = 5_000
KINDS = 37
"""With so many kinds some 100,000 pairs fit."""


def problem(many: int = MANY, seed: int = 1) -> Problem:
    """200 communities in 20 streets in 4 counties; offers are for a county or a street; half of the givers have a history."""
    random = Random(seed)  # noqa: S311 - a benchmark
    communities, streets, counties = ([f"{level}{number}" for number in range(count)] for level, count in (("c", 200), ("s", 20), ("k", 4)))
    parents = {one: streets[at // 10] for at, one in enumerate(communities)} | {one: counties[at // 5] for at, one in enumerate(streets)}
    parents |= dict.fromkeys(counties, "city")
    levels = (
        dict.fromkeys(communities, "Community") | dict.fromkeys(streets, "Street") | dict.fromkeys(counties, "County") | {"city": "City"}
    )
    needs = [
        Need(
            f"n{at}",
            f"n{at}",
            f"k{random.randrange(KINDS)}",
            random.randint(1, 9),
            random.choice(communities),
            urgency=random.randint(1, 3),
        )
        for at in range(many)
    ]
    offers = [
        Offer(
            f"o{at}", f"o{at}", f"k{random.randrange(KINDS)}", random.randint(1, 9), f"g{at % 997}", "",
            areas=(random.choice([random.choice(counties), random.choice(streets)]),), bases=(random.choice(communities),),
        )
        for at in range(many)
    ]  # fmt: skip
    rates = {f"g{number}": random.random() for number in range(500)}
    return Problem(tuple(needs), tuple(offers), profile(), "2021-06-30", parents, levels, rates)


def main() -> None:
    solve(problem(100))  # what is imported is not counted
    asked = problem()
    found: list[Solution] = []
    seconds = timed(lambda: found.append(solve(asked)))
    by_hand = greedy(asked)
    best = found[0]
    print(f"{MANY:,} needs, {MANY:,} offers, {len(best.pairs):,} pairs: {seconds:.2f} s (≤ 3 s)")
    print(
        f"one by one it costs {by_hand.cost / best.cost:.2f} times as much; units unmet {sum(by_hand.unmet.values())} and {sum(best.unmet.values())}"
    )
