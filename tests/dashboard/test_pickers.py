"""Finding a place or a kind of problem by what people type."""

from typing import Any

import pytest

from graph import names
from queries import lookup
from tests.conftest import Sample
from tests.dashboard import seen
from tests.dashboard.conftest import Open

CATEGORY = "占道经营"


def owner(on_sample: Open, place: str, category: str = CATEGORY, **state: Any) -> Any:
    return on_sample("owner", **{"owner-place": place, "owner-category": category, **state})


@pytest.mark.parametrize("place", ["220802003006", "军民社区", "瑞光街道军民社区", "瑞光街道/军民社区"])
def test_a_place_by_id_name_or_path(on_sample: Open, place: str) -> None:
    app = owner(on_sample, place)
    assert seen.errors(app) == []
    assert "军民社区" in seen.html(app)
    assert "gg-verdict" in seen.html(app)


def twice(sample: Sample) -> tuple[str, list[str]]:
    """The name of two communities, and their ids."""
    text = "MATCH (c:Community) WITH c.name AS name, collect(c.id) AS ids WHERE size(ids) = 2 RETURN name, ids ORDER BY name LIMIT 1"
    name, ids = sample.database.read(text).rows[0]
    return name, sorted(ids)


def test_a_name_of_two_asks_which_by_their_parents(on_sample: Open, sample: Sample) -> None:
    name, ids = twice(sample)
    app = owner(on_sample, name)
    assert len(app.radio) == 1
    assert [any(id in option for option in app.radio[0].options) for id in ids] == [True, True]
    assert "gg-verdict" not in seen.html(app)
    app = owner(on_sample, name, **{f"owner-place-which-{names.key(name)}": ids[1]})
    assert seen.errors(app) == []
    assert "gg-verdict" in seen.html(app)


def test_a_name_of_many_asks_which_in_a_list(on_sample: Open) -> None:
    app = owner(on_sample, "第一网格")
    assert max(len(box.options) for box in app.selectbox if box.key and "which" in box.key) > 8


def test_a_part_of_a_name_is_enough_where_one_holds_it(on_sample: Open) -> None:
    assert CATEGORY in seen.html(owner(on_sample, "220802003006", "占道"))


def test_a_name_of_nothing_says_what_is_nearest(on_sample: Open) -> None:
    app = owner(on_sample, "军民社区委员会大院")
    assert len(app.warning) == 1
    assert seen.errors(app) == []


def test_the_choice_is_kept_over_pages(on_sample: Open, sample: Sample) -> None:
    category = lookup.find(sample.database, "Category", CATEGORY).id
    app = owner(on_sample, "220802003006", category)
    app.switch_page("views/overview.py").run()
    app.switch_page("views/owner.py").run()
    assert "军民社区" in seen.html(app)
