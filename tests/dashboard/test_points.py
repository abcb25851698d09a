"""The map of places that have a position: nothing hides, nothing is guessed."""

from pathlib import Path

import pytest

from graph.database import Database
from loaders.load import load
from tests import messy
from tests.dashboard import seen
from tests.dashboard.conftest import opened
from tests.store.build import COMMUNITY, STREET, build, few_rules, tree

HEADER = ["小区名称", "所属社区", "经度", "纬度", "坐标系"]
SAME = [[f"同处{number}", "军民社区", 122.84, 45.62, "WGS-84"] for number in range(12)]
LACKING = [[f"无{number}", "军民社区", None, None, None] for number in range(5)]
WRONG = [["零点", "军民社区", 0, 0, "WGS-84"], ["颠倒", "军民社区", 45.6, 122.8, "WGS-84"]]


def test_all_that_lie_at_one_spot_are_counted_and_reached(small: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_PROFILE", str(few_rules(small, {"compound-company"}, tmp_path, monkeypatch)))
    build(small, *tree())
    beyond = ["外地", "军民社区", 116.4, 39.9, "WGS-84"]
    report = load(small, [messy.book(tmp_path / "小区.xlsx", {"小区": [HEADER, *SAME, *LACKING, *WRONG, beyond]})], write=True)
    told = [one for one in report.plan.problems if one.column == "经度"]
    assert [(one.row, one.severity) for one in told] == [(19, "warning"), (20, "warning")]
    app = opened("coverage", coverage_place=STREET, coverage_part="points")
    assert seen.errors(app) == []
    words = "\n".join(seen.markdown(app))
    assert "20 个小区中有 13 个写有经纬度，分布在 2 处" in words
    assert "外地（超出洮北区" in words
    spots, lacking = seen.tables(app)
    assert sorted(spots["spot"]) == [1, *[12] * 12]
    assert sorted(lacking["name"]) == sorted(["无0", "无1", "无2", "无3", "无4", "零点", "颠倒"])
    app.selectbox(key="points-rule-Compound").select("compound-company").run()
    assert seen.errors(app) == []
    app.session_state[f"points-map-{STREET}-2"] = {"selection": {"points": [{"customdata": [0]}], "point_indices": [0]}}
    app.run()
    assert seen.errors(app) == []
    assert len(seen.tables(app)[0]) == 12
    app.selectbox(key="points-kind").select("Building").run()
    assert seen.errors(app) == []
    assert COMMUNITY not in "\n".join(seen.markdown(app))
