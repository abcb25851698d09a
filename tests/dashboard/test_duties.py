"""The matrix of duties: drawn from the same cells as the lists, each square led down to its duties, and what cannot be drawn."""

from typing import Any

from dashboard import heatmap
from dashboard.texts import say
from graph.database import Database
from queries.duties import city_matrix
from queries.ownership.answer import VERDICTS
from tests.conftest import Sample
from tests.dashboard import seen
from tests.dashboard.conftest import Open, opened
from tests.store.build import STREET, build, node, tree

RUIGUANG = "220802003"
CELL = [f"{RUIGUANG}006", "category:市容环境/占道经营"]


def test_the_page_shows_the_matrix_and_the_duties_behind_a_cell(on_sample: Open, sample: Sample) -> None:
    app = on_sample("duties", "zh", **{"duties-place": RUIGUANG, "duties-kind": "Community", "duties_cell": CELL})
    assert seen.errors(app) == []
    found = city_matrix(sample.database, RUIGUANG, kinds=("Community",))
    assert f"**{found.total['vacuum']}** {say('zh', 'column_vacuum')}" in "\n".join(seen.markdown(app))
    assert say("zh", "verdict_owned") in seen.html(app)
    assert "瑞光街道中队" in seen.html(app)
    lengths = [len(table) for table in seen.tables(app)]
    assert len(found.vacuums) in lengths
    assert len(found.matrix.places) in lengths


def test_the_heat_map_has_a_square_for_each_cell() -> None:
    squares = [heatmap.Square("p", "c", verdict, f"<b>{verdict}</b>\nx") for verdict in VERDICTS]
    figure: Any = heatmap.figure(squares, {"p": "某地"}, {"c": "一个名字很长很长很长很长的分类"}, dict.fromkeys(VERDICTS, "<i>"))
    assert [trace.customdata[0] for trace in figure.data] == [["p", "c"]] * len(VERDICTS)
    assert {trace.hovertext[0].split("<br>")[1] for trace in figure.data} == {"x"}
    assert "<b>" not in figure.to_json().replace("\\u003c", "<")
    assert figure.layout.xaxis.ticktext == ("一个名字很长很长很长很长…",)
    assert set(heatmap.COLOURS) == set(VERDICTS)


def test_a_part_without_such_places_says_so(small: Database) -> None:
    nodes, links = tree()
    build(small, [*nodes, node("Category", "category:x", "x")], links)
    app = opened("duties", "en", **{"duties-place": STREET, "duties-kind": "Grid"})
    assert seen.errors(app) == []
    assert any("no Grid at or below" in text.replace("\\", "") for text in seen.markdown(app))


def test_what_is_cut_from_the_picture_is_said(on_sample: Open, monkeypatch: Any) -> None:
    monkeypatch.setattr(heatmap, "MOST", 200)
    app = on_sample("duties", "en")
    assert seen.errors(app) == []
    assert any("rows are drawn" in text for text in seen.markdown(app))
