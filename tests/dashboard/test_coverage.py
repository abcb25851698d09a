"""The parts of the coverage page, and the printed report, on a small graph and a profile of few rules."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import charts, heatmap
from dashboard.markup import wide
from dashboard.printed import ACROSS, report
from dashboard.texts import say
from dashboard.views.coverage import PARTS
from graph.database import Database
from queries.profile import current, parse
from queries.rules import GAP, NO_DATA, OK, Coverage
from queries.score import biggest_effect_first, scores, worst_first
from tests.dashboard import seen
from tests.dashboard.conftest import opened
from tests.store.build import ASOF, CITY, COMMUNITY, STREET, build, few_rules, node, tree

KEPT = {"compound-company", "grid-chief", "branch-large"}


@pytest.fixture
def few(small: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Database:
    """Two compounds, one of them waived, a grid and a snapshot; three rules."""
    monkeypatch.setenv("GOVGRAPH_PROFILE", str(few_rules(small, KEPT, tmp_path, monkeypatch)))
    nodes, links = tree()
    for name in ("<b>甲</b>", "乙小区"):
        nodes.append(node("Compound", f"compound:{COMMUNITY}/{name}", name, households=300))
        links.append((f"compound:{COMMUNITY}/{name}", "PART_OF", COMMUNITY))
    nodes += [
        node("Grid", f"grid:{COMMUNITY}/一", "第一网格"),
        node("Waiver", "waiver:1", rule="compound-company", since=date(2021, 1, 1), until=date(2021, 7, 31), reason="拆迁"),
        node("Snapshot", "snapshot:1", date=date(2021, 5, 31), rule="compound-company", place=CITY, denominator=2, numerator=1, waived=0),
        node("KeyListEntry", "keylist:1", key_list="弃管小区", since=date(2021, 1, 1)),
    ]
    links += [
        (f"grid:{COMMUNITY}/一", "PART_OF", COMMUNITY),
        ("waiver:1", "WAIVES", f"compound:{COMMUNITY}/乙小区"),
        ("keylist:1", "LISTS", f"compound:{COMMUNITY}/乙小区"),
    ]
    build(small, nodes, links)
    return small


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_part_is_drawn_without_an_error(part: str, language: str) -> None:
    app = opened("coverage", language, coverage_place=STREET, coverage_part=part)
    assert seen.errors(app) == []
    assert any("瑞光街道" in text for text in seen.markdown(app))
    if language == "en":
        assert not any(mark in seen.words(app) for mark in "、，；：（")


def test_a_long_name_is_shown_whole(few: Database) -> None:
    name = "吉林白城经济开发区(统计用区划)"
    build(few, [node("County", "220871", name)], [])
    few.write("MATCH (c:County {id: '220871'}), (t:City) CREATE (c)-[:PART_OF]->(t)")
    for part in ("rule", "matrix"):
        app = opened("coverage", coverage_place=CITY, coverage_part=part)
        assert name in list(seen.tables(app)[0]["place"])
        assert json.loads(app.dataframe[0].proto.columns)["place"]["width"] >= 7 * wide(name) == 210
    assert heatmap.shares([], {"a": name}, {}, charts.SCALE).layout.yaxis.ticktext == (name,)


@pytest.mark.usefixtures("few")
def test_a_waived_gap_is_counted_apart_and_a_row_leads_to_its_rule() -> None:
    app = opened("coverage", coverage_place=STREET, coverage_rule="compound-company")
    below = seen.tables(app)[0].set_index("id").loc[COMMUNITY]
    assert (below["denominator"], below["numerator"], below["waived"], below["gap"]) == (2, 0, 1, 1)
    assert list(seen.tables(app)[1]["name"]) == ["<b>甲</b>"]
    app = opened("coverage", coverage_place=STREET, coverage_part="orders")
    assert list(seen.tables(app)[0]["rule"]) == ["compound-company", "grid-chief"]


def test_the_report_prints_everything_and_nothing_harmful(few: Database) -> None:
    page = report(few, "瑞光街道", ASOF, "zh")
    assert say("zh", "report_title", name="瑞光街道") in page
    assert "&lt;b&gt;甲&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "Noto Sans CJK SC" in page
    assert "http" not in page
    assert "0/2" in page
    city = report(few, CITY, ASOF, "en")
    assert "<svg" in city
    assert "§D2" in city
    assert "<tspan" in city.split("<svg")[1]


def test_a_report_of_many_places_fits_on_its_paper(small: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """However many places there are: none of its tables is wider than a sheet, and every place stands in one."""
    monkeypatch.setenv("GOVGRAPH_PROFILE", str(few_rules(small, KEPT, tmp_path, monkeypatch)))
    nodes, above = tree()
    communities = [node("Community", f"22080200300{n}", f"社区{n}", form="社区(居)") for n in range(7, 10)]
    communities += [node("Community", f"2208020030{n}", f"社区{n}", form="社区(居)") for n in range(10, 30)]
    grids = [node("Grid", f"grid:{one[1]['id']}/一", "第一网格") for one in communities]
    links = [(one[1]["id"], "PART_OF", STREET) for one in communities]
    links += [(f"grid:{one[1]['id']}/一", "PART_OF", one[1]["id"]) for one in communities]
    build(small, [*nodes, *communities, *grids], [*above, *links])
    page = report(small, STREET, ASOF, "zh")
    tables = re.findall(r"<thead><tr>(.*?)</tr></thead>", page)
    assert max(head.count("<th") for head in tables) <= ACROSS + 1
    assert all(f"社区{n}</th>" in page for n in range(7, 30))


def row(rule: str, place: str, denominator: int, numerator: int, touched: int = 0, severity: str = "gap") -> Coverage:
    state = NO_DATA if not denominator else OK if numerator == denominator else GAP
    return Coverage(rule, place, denominator, numerator, 0, state, severity, touched=touched)


def test_the_score_is_weighted_and_leaves_out_what_has_nothing_to_count() -> None:
    profile = parse("p.yaml", "rules: {grid-party: {weight: 3}}")
    rows = [
        row("grid-party", "a", 10, 10), row("grid-chief", "a", 10, 2), row("funds", "a", 0, 0), row("branch-large", "a", 4, 0, severity="hint"),
        row("funds", "b", 0, 0),
    ]  # fmt: skip
    assert scores(profile, rows) == {"a": pytest.approx((3 * 1 + 0.2) / 4), "b": None}


def test_where_to_begin() -> None:
    rows = [
        row("grid-party", "a", 10, 5, 900),
        row("grid-chief", "a", 10, 9, 5000),
        row("funds", "a", 1, 1),
        row("branch-large", "a", 4, 0, 9, "hint"),
    ]
    assert [one.rule for one in worst_first(rows)] == ["grid-party", "grid-chief"]
    assert [one.rule for one in biggest_effect_first(rows)] == ["grid-chief", "grid-party"]


def filled() -> None:
    """A page that asks all rules at a street, and remembers what it could show meanwhile."""
    import streamlit as st

    from dashboard.context import context
    from dashboard.parts import filling

    shown: list[int] = []
    rows = filling.rows(context(), "220802003", lambda rows: shown.append(len(rows)))
    st.session_state["shown"], st.session_state["rules"] = shown, [row.rule for row in rows]


def test_rules_are_shown_as_they_come_and_then_stay(small: Database) -> None:
    build(small, *tree())
    app = AppTest.from_function(filled, default_timeout=120).run()
    assert seen.errors(app) == []
    ids = [rule.id for rule in current(small).rules()]
    shown, rules = app.session_state["shown"], app.session_state["rules"]
    assert list(dict.fromkeys(rules)) == ids
    assert len(shown) > 5
    assert shown == sorted(shown)
    assert shown[0] < len(rules) // 5
    assert shown[-1] == len(rules)
    assert AppTest.from_function(filled, default_timeout=120).run().session_state["shown"] == []
