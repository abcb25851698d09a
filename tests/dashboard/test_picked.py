"""Clicks: what a picture says was clicked, and that an old selection does not undo a newer choice."""

from typing import Any

import streamlit as st

from dashboard import charts, heatmap, netview
from dashboard.parts.matrix import Patch, chosen, drawn
from dashboard.picked import customdata, fresh
from dashboard.views import owner


def test_a_selection_counts_once() -> None:
    st.session_state.clear()
    assert fresh("map", None) is None
    assert fresh("map", ["a", "x"]) == ["a", "x"]
    assert fresh("map", ["a", "x"]) is None, "it is still selected, and no news"
    assert fresh("table", ["a", "x"]) == ["a", "x"]
    assert fresh("map", ["b", "x"]) == ["b", "x"]
    assert fresh("map", None) is None
    assert fresh("map", ["b", "x"]) == ["b", "x"], "picked again after it was let go"


def test_a_click_of_before_does_not_undo_a_row_picked_since() -> None:
    st.session_state.clear()
    for clicked, told in ((None, "row"), ("a", "a"), ("a", "row"), (None, None), (None, "row")):
        st.session_state["selected"] = "row"
        netview.follow(clicked, "picture", "selected")
        assert st.session_state["selected"] == told


def test_a_square_of_the_matrix_carries_its_place_and_rule() -> None:
    squares = [heatmap.Shade("p", "r", 0.25, "<b>某地</b> · 1/4"), heatmap.Shade("q", "r", 1.0, "x")]
    figure: Any = heatmap.shares(squares, {"p": "某地", "q": "别处"}, {"r": "规则"}, charts.SCALE)
    (trace,) = figure.data
    assert customdata({"selection": {"points": [{"customdata": list(trace.customdata[1])}]}}) == ["q", "r"]
    assert customdata({"selection": {"points": []}}) is None
    assert (list(trace.marker.color), trace.marker.cmin, trace.marker.cmax) == ([0.25, 1.0], 0, 1)
    assert "<b>" not in trace.hovertext[0]


def test_an_area_of_the_treemap_is_found_by_its_number() -> None:
    one, other = Patch("r", "", "规则", 3), Patch("s", "", "另一条", 1)
    tree = {one: [Patch("r", "p", "某地", 1), Patch("r", "q", "别处", 2)], other: [Patch("s", "q", "别处", 1)]}
    assert [len(rule["children"]) for rule in drawn(tree)["series"][0]["data"]] == [2, 1]
    clicked = [chosen(tree, [{"data_indices": [number]}]) for number in range(7)]
    assert clicked == [None, one, *tree[one], other, *tree[other], None]
    assert chosen(tree, []) is None


def test_a_row_of_an_answer_leads_to_the_duty_that_it_rests_on() -> None:
    row = dict.fromkeys(owner.COLUMNS, "")
    assert owner.ground_of([*(row | {"rests_on": "duty:x|y", "id": "org:x"}).values()]) == "duty:x|y"
    assert owner.ground_of([*(row | {"rests_on": "MANAGES:org:x|y|", "id": "org:x"}).values()]) == "org:x"
