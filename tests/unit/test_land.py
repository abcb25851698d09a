"""Land of communities: of each, or of what they fill; and the size of the counties that have an outline."""

import pytest

from data.areas import square_kilometres
from queries.land import Ground, Land

PATHS = {
    "a1": ("a1", "a", "county"), "a2": ("a2", "a", "county"), "b1": ("b1", "b", "county"), "b2": ("b2", "b", "county"),
}  # fmt: skip


def test_what_is_filled_counts_as_a_whole() -> None:
    ground = Ground(PATHS, {"a": 10.0, "b1": 1.5, "county": 30.0})
    assert ground.of(["a1", "a2"]) == Land(10.0, 0)
    assert ground.of(["a1"]) == Land(0, 1), "part of a street whose parts are unknown"
    assert ground.of(["a1", "a2", "b1"]) == Land(11.5, 0)
    assert ground.of(["a1", "a2", "b2"]) == Land(10.0, 1)
    assert ground.of(["b2", "a2", "b1", "a1"]) == Land(30.0, 0)
    assert ground.of([]) == Land(0, 0)


def test_the_published_sizes_of_the_counties() -> None:
    """As the province publishes them, within two percent: 白城 25,759 km², 洮南 5,103, 大安 4,879."""
    found = square_kilometres()
    assert {code: found[code] for code in ("220800", "220881", "220882")} == {
        "220800": pytest.approx(25_759, rel=0.02), "220881": pytest.approx(5_103, rel=0.02), "220882": pytest.approx(4_879, rel=0.02),
    }  # fmt: skip
    assert sum(size for code, size in found.items() if code != "220800") == pytest.approx(found["220800"], rel=0.01)
