"""What is usual for a value, as its past tells: median ± 5 × MAD."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.past import usual

NUMBERS = st.integers(0, 10**6)
PASTS = st.lists(NUMBERS, min_size=4, max_size=12)


def test_five_deviations_around_the_median() -> None:
    assert usual([300, 310, 305, 295]) == (302.5 - 25, 302.5 + 25)


def test_where_most_values_are_equal_a_tenth_is_usual() -> None:
    assert usual([300, 300, 310, 300]) == (270, 330)
    assert usual([0, 0, 0, 1]) == (-1, 1)


@given(PASTS)
def test_at_least_half_of_the_past_is_usual(past: list[int]) -> None:
    low, high = usual(past)
    assert 2 * sum(low <= value <= high for value in past) >= len(past)


@given(st.lists(NUMBERS, min_size=4, max_size=12, unique=True), NUMBERS)
def test_what_is_usual_moves_with_the_values(past: list[int], by: int) -> None:
    low, high = usual(past)
    assert usual([value + by for value in past]) == (low + by, high + by)


@given(st.lists(NUMBERS, min_size=5, max_size=12), st.integers(10**8, 10**9))
def test_one_wild_value_in_the_past_hides_no_other(past: list[int], wild: int) -> None:
    assert usual([*past, wild])[1] < wild
