"""Each page in both languages: on the sample, on an empty graph, on a graph of one node, and with hostile names."""

from typing import Any

import pytest

from dashboard.app import PAGES
from dashboard.cards import LOAD_SAMPLE
from dashboard.texts import say
from graph.database import Database
from tests.conftest import Sample
from tests.dashboard import seen
from tests.dashboard.conftest import Open, opened
from tests.store.build import CITY, COMMUNITY, STREET, build, node, tree

LANGUAGES = ("zh", "en")
HOSTILE = (
    "<img src=x onerror=alert(1)>", "</script><script>alert(2)</script>", "\"'`${alert(3)}`", "![x](https://evil.example/x.png)",
    "=1+1", "*[a](javascript:alert(4))* $x$ :red[y]",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_the_sample(on_sample: Open, page: str, language: str) -> None:
    app = on_sample(page, language)
    assert seen.errors(app) == []
    assert app.title[0].value == say(language, f"page_{page}")
    assert any(say(language, "synthetic") in text for text in seen.markdown(app))
    assert str(app.sidebar.date_input[0].value) == "2021-06-30"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_an_empty_graph(small: Database, page: str, language: str) -> None:  # noqa: ARG001 - it is what is shown
    app = opened(page, language)
    assert seen.errors(app) == []
    if page != "questions":
        assert app.code[0].value == LOAD_SAMPLE
        assert say(language, "empty") in seen.markdown(app)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("kind", "id"), [("City", CITY), ("Community", COMMUNITY), ("Enterprise", "org:1"), ("Alliance", "org:2")])
def test_a_page_stands_a_graph_of_one_node(small: Database, page: str, kind: str, id: str) -> None:
    build(small, [node(kind, id, "独")], [])
    assert seen.errors(opened(page)) == []


@pytest.fixture
def hostile(small: Database) -> dict[str, Any]:
    """Places, organisations and a category that are all called something harmful."""
    nodes, links = tree()
    made: dict[str, Any] = {"alliance": "org:a", "category": "category:h"}
    nodes += [node("Alliance", "org:a", HOSTILE[0]), node("Category", "category:h", HOSTILE[0], nature="service", keywords=[HOSTILE[1]])]
    for number, name in enumerate(HOSTILE):
        nodes += [
            node("Enterprise", f"org:e{number}", name, source=f"{name} › {name} › 1"),
            node("Compound", f"compound:{COMMUNITY}/{name}", name),
            node("Government", f"org:g{number}", name, form="街道办"),
        ]
        links += [
            (f"org:e{number}", "MEMBER_OF", "org:a", {"role": "成员"}),
            (f"compound:{COMMUNITY}/{name}", "PART_OF", COMMUNITY),
            (f"org:g{number}", "SERVES", STREET),
        ]
    build(small, nodes, links)
    return made


@pytest.mark.parametrize("page", PAGES)
def test_names_are_text_whatever_they_hold(hostile: dict[str, Any], page: str) -> None:
    place = f"compound:{COMMUNITY}/{HOSTILE[0]}"
    state = {"owner-place": place, "owner-category": hostile["category"], "alliance_selected": "org:e0", "coverage_place": COMMUNITY}
    state |= {"coverage_rule": "compound-company", "question": "alliances"}
    app = opened(page, **state)
    assert seen.errors(app) == []
    html = seen.html(app)
    for harm in ("<img", "<script", "`"):
        assert harm not in html
    for text in seen.markdown(app):
        assert "<img" not in text
        assert "![x](" not in text
        assert "[a](javascript" not in text


def test_hostile_names_are_there_to_be_read(hostile: dict[str, Any]) -> None:
    app = opened("coverage", coverage_place=COMMUNITY, coverage_rule="compound-company")
    names = {value for table in seen.tables(app) if "name" in table for value in table["name"]}
    assert set(HOSTILE) <= names
    app = opened("owner", **{"owner-place": f"compound:{COMMUNITY}/{HOSTILE[0]}", "owner-category": hostile["category"]})
    assert "&lt;img src=x onerror=alert(1)&gt;" in seen.html(app)


def test_an_error_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVGRAPH_ASOF", "someday")
    app = opened("overview")
    assert len(app.error) == 1
    assert not app.exception
    assert "\n" not in app.error[0].value


def test_a_load_by_somebody_else_shows(small: Database) -> None:
    build(small, *tree())
    app = opened("overview")
    before = seen.tables(app)[0].set_index("code")["n"]
    assert before["Community"] == 1
    small.write("MATCH (s:Street {id: $id}) CREATE (:Place:Community {id: '1', name: '新社区'})-[:PART_OF]->(s)", {"id": STREET})
    build(small, [("Load", {"id": "load:1", "number": 1, "state": "done", "files": ["a"]})], [])
    after = seen.tables(app.run())[0].set_index("code")["n"]
    assert after["Community"] == 2


def test_the_language_stays_over_pages(on_sample: Open) -> None:
    app = on_sample("overview", "zh")
    app.sidebar.segmented_control(key="lang").set_value("en").run()
    assert app.title[0].value == "Overview"
    assert app.switch_page("views/coverage.py").run().title[0].value == "Coverage"


def test_the_setting_is_the_language_to_begin_with(small: Database, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it is what is shown
    from streamlit.testing.v1 import AppTest

    from tests.dashboard.conftest import APP, SECONDS

    monkeypatch.setenv("GOVGRAPH_LANG", "en")
    assert AppTest.from_file(str(APP), default_timeout=SECONDS).run().title[0].value == "Overview"


def test_another_date_is_another_answer(on_sample: Open, sample: Sample) -> None:
    app = on_sample("overview")
    before = seen.html(app)
    app.sidebar.date_input[0].set_value(sample.database.asof().replace(year=2015)).run()
    assert seen.errors(app) == []
    assert seen.html(app) != before
