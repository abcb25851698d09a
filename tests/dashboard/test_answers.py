"""What the pages say about the sample is what its truth.json planted and its questions answer."""

from typing import Any

import pytest

from dashboard import context, reads
from dashboard.parts import gaps
from dashboard.views import alliance, overview
from queries.catalogue import catalogue
from queries.rules import GAP, NO_DATA, NOT_APPLICABLE, OK, Coverage
from queries.run import run
from tests.conftest import Sample
from tests.dashboard import seen
from tests.dashboard.conftest import Open

RULES = ("compound-company", "compound-owners-committee", "community-party", "grid-party")
QUESTIONS = [one.id for one in catalogue().questions() if one.header.view != "rule" or one.id == "grid-size"]


def test_the_figures_of_the_account(on_sample: Open) -> None:
    app = on_sample("overview")
    assert {metric.label: metric.value for metric in app.metric}.items() >= {("小区", "303"), ("党建联盟", "130")}
    assert [metric.value for metric in app.metric if "街道" in metric.label] == ["24"]


@pytest.mark.parametrize("rule", RULES)
def test_the_list_is_as_long_as_the_number(on_sample: Open, rule: str) -> None:
    app = on_sample("coverage", coverage_rule=rule)
    by_county, failing = seen.tables(app)
    assert list(by_county["id"]) == ["220802", "220821", "220822", "220871", "220881", "220882"]
    assert by_county["gap"].sum() == len(failing)
    assert (by_county["numerator"] + by_county["waived"] + by_county["gap"] == by_county["denominator"]).all()


def test_a_place_without_anything_to_count_is_not_full(on_sample: Open) -> None:
    app = on_sample("coverage", coverage_rule="compound-company")
    by_county = seen.tables(app)[0].set_index("id")
    assert by_county.loc["220821", "ratio"] == "—"
    assert by_county.loc["220821", "state"] == "无数据"
    assert any("灰色" in text and "镇赉县" in text for text in seen.markdown(app))


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([(2, 2, OK), (0, 0, NO_DATA)], OK),
        ([(2, 1, GAP)], GAP),
        ([(0, 0, NOT_APPLICABLE), (0, 0, NO_DATA)], NOT_APPLICABLE),
        ([(0, 0, NO_DATA)], NO_DATA),
        ([], NO_DATA),
    ],
)
def test_a_sum_of_nothing_is_no_success(rows: list[tuple[int, int, str]], state: str) -> None:
    found = overview.summed("r", [Coverage("r", str(at), d, n, 0, s) for at, (d, n, s) in enumerate(rows)])
    assert found.state == state


def test_a_ratio_is_whole_only_where_all_are() -> None:
    assert overview.ratio(Coverage("r", "p", 10_000, 9_999, 0, GAP)) == "99.9%"
    assert overview.ratio(Coverage("r", "p", 3, 3, 0, OK)) == "100%"
    assert overview.ratio(Coverage("r", "p", 0, 0, 0, NO_DATA)) == "—"


def test_down_from_the_city_to_a_community_and_back(on_sample: Open) -> None:
    app = on_sample("coverage", coverage_place="220802003006", coverage_rule="compound-company")
    crumbs = [button.label for button in app.button if button.key and button.key.startswith("crumb-")]
    assert crumbs == ["白城市", "洮北区", "瑞光街道"]
    app.button(key="crumb-220802003").click().run()
    assert seen.errors(app) == []
    assert "220802003006" in set(seen.tables(app)[0]["id"])


def test_an_alliance_and_the_card_of_a_member(on_sample: Open, sample: Sample) -> None:
    row = run(sample.database, "alliances", {}).dicts()[0]
    members = run(sample.database, "alliance-members", {"alliance": row["id"]}).dicts()
    app = on_sample("alliance", **{"alliance-picked": row["id"], "alliance_selected": members[-1]["id"]})
    assert list(seen.tables(app)[0]["id"]) == [member["id"] for member in members]
    html = seen.html(app)
    assert members[-1]["name"] in html
    assert row["name"] in html
    assert "台账出处" in html


def test_all_alliances_are_cut_and_say_so(on_sample: Open) -> None:
    app = on_sample("alliance", **{"alliance-picked": alliance.ALL})
    assert any("150 / " in text and "未显示" in text for text in seen.markdown(app))
    assert len(seen.tables(app)[0]) == 130


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_asked(on_sample: Open, sample: Sample, question: str) -> None:
    asked = catalogue().question(question)
    values: dict[str, Any] = {
        "Place": "220802003", "Category": "占道经营", "Organization": "洮北区城市管理行政执法局",
        "Alliance": run(sample.database, "alliances", {}).rows[0][0], "text": "x", "integer": 1,
    }  # fmt: skip
    state = {f"ask-{question}-{param.name}": values[param.type] for param in asked.params if param.type in values and param.required}
    app = on_sample("questions", question=question, **state)
    assert seen.errors(app) == []
    assert any("毫秒" in text for text in seen.markdown(app))


def test_a_cut_answer_says_so_and_its_file_has_all(on_sample: Open, monkeypatch: pytest.MonkeyPatch, sample: Sample) -> None:
    monkeypatch.setenv("GOVGRAPH_ROWS", "7")
    app = on_sample("questions", question="alliances")
    assert any("仅显示前 7 行" in text for text in seen.markdown(app))
    assert len(seen.tables(app)[0]) == 7
    ctx = context.Context(sample.database, "zh", context.Key(sample.database.store, "x", sample.database.asof()))
    assert len(reads.answered(ctx, "alliances").rows) == 130


def test_the_list_of_gaps_as_a_sheet(sample: Sample) -> None:
    ctx = context.Context(sample.database, "zh", context.Key(sample.database.store, "x", sample.database.asof()))
    found = reads.gaps(ctx, "compound-company", "220800")
    sheet = gaps.sheet(ctx, found)
    assert len(sheet.rows) == len(found) > 0
    assert all(row[sheet.names.index("remedy")] for row in sheet.rows)
    assert {row[sheet.names.index("within")].split(" › ")[0] for row in sheet.rows} == {"白城市"}
