"""What only a browser can see: drawing, glyphs, clicks in pictures, and that nothing leaves the machine."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser

from dashboard import layouts, netview
from dashboard.app import PAGES
from dashboard.netview import Edge, Node
from dashboard.texts import say
from queries.catalogue import catalogue
from queries.net.choose import facts_of
from queries.net.model import Projection, network
from queries.profile import current
from queries.rules import gaps
from queries.run import run
from tests.browser.conftest import Tab
from tests.conftest import Sample

pytestmark = pytest.mark.browser
INK = """
([face, text]) => {
  const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
  canvas.width = 40; canvas.height = 40; pen.font = `32px ${face}`; pen.fillText(text, 2, 34);
  return Array.from(pen.getImageData(0, 0, 40, 40).data).join();
}
"""
PLACES = """
() => { const {net, sets} = document.querySelector('.gg-net'); return Object.fromEntries(sets.nodes.getIds().map(id => [id, net.getPosition(id)])); }
"""
COUNT = "count => document.querySelector('.gg-net')?.sets?.nodes.length === count"
HARM = "<img src=x onerror=\"window.harmed=1\"><a href='#'>`'\"</a>"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_and_asks_nobody_else(tab: Tab, shots: Path, page: str, language: str) -> None:
    tab.open(f"{'' if page == 'overview' else page}?lang={language}")
    assert tab.page.locator("h1").first.inner_text().startswith(say(language, f"page_{page}"))
    assert tab.page.get_by_text(say(language, "synthetic")).count() == 1
    assert tab.page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    tab.page.wait_for_timeout(800)
    tab.page.screenshot(path=shots / f"{page}-{language}.png")
    assert tab.foreign == []
    assert tab.errors == []


def test_the_map_is_drawn_and_a_county_opens(tab: Tab) -> None:
    tab.open("coverage")
    tab.page.wait_for_selector(".choroplethlayer path.choroplethlocation", state="attached")
    assert tab.page.locator(".choroplethlayer path.choroplethlocation").count() == 5
    whole = tab.page.locator(".js-plotly-plot").bounding_box()
    county = tab.page.locator(".choroplethlayer path.choroplethlocation").nth(2).bounding_box()
    assert whole is not None
    assert county is not None
    assert county["width"] < whole["width"] * 0.8  # a ring in the wrong direction would fill all of it
    tab.page.mouse.click(county["x"] + county["width"] * 0.5, county["y"] + county["height"] * 0.5)
    tab.page.get_by_role("button", name="白城市").wait_for(timeout=30_000)
    tab.settle()
    assert tab.page.get_by_text("通榆县").count() >= 1
    assert tab.foreign == []


def press(tab: Tab, selector: str, at: tuple[float, float] = (0.5, 0.5), below: float = 0) -> None:
    """Clicks into the first of them, at that share of its size, or so far below its top."""
    found = tab.page.locator(selector).first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    assert box is not None
    tab.page.mouse.click(box["x"] + box["width"] * at[0], box["y"] + (below or box["height"] * at[1]))


def test_a_map_of_ones_own_is_drawn_and_an_area_opens(tab: Tab, tmp_path: Path) -> None:
    """A street of its own outline, whichever other outlines lie astray; a click goes down into it."""
    square = [[122.8, 45.6], [122.8, 45.65], [122.87, 45.65], [122.87, 45.6], [122.8, 45.6]]
    far = [[lon - 6, lat - 6] for lon, lat in square]
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for name, ring in (("瑞光街道", square), ("海明街道", far))
    ]
    path = tmp_path / "街道.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    tab.open("coverage")
    tab.page.get_by_text(say("zh", "part_outlines"), exact=True).click()
    tab.settle()
    tab.page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", path)
    tab.page.wait_for_selector(".choroplethlayer path.choroplethlocation", state="attached")
    tab.settle()
    boxes = [one.bounding_box() for one in tab.page.locator(".choroplethlayer path.choroplethlocation").all()]
    whole = tab.page.locator(".js-plotly-plot").bounding_box()
    assert whole is not None
    largest = max((box for box in boxes if box), key=lambda box: box["height"])
    assert whole["height"] * 0.7 < largest["height"] <= whole["height"]
    tab.page.mouse.click(largest["x"] + largest["width"] * 0.3, largest["y"] + largest["height"] * 0.3)
    tab.page.get_by_role("button", name="洮北区").wait_for(timeout=30_000)
    assert tab.foreign == []


def test_every_number_of_the_matrix_opens_its_list_and_a_row_its_card(tab: Tab) -> None:
    tab.open("coverage")
    for selector, at in ((".js-plotly-plot .point", (0.5, 0.5)), ("canvas[data-zr-dom-id]", (0.05, 0.3))):
        tab.page.get_by_text(say("zh", "part_matrix"), exact=True).click()
        tab.settle()
        tab.page.wait_for_selector(selector)
        press(tab, selector, at)
        tab.page.get_by_text(say("zh", "card_help")).or_(tab.page.get_by_text(say("zh", "no_gaps"))).first.wait_for(timeout=30_000)
        tab.settle()
    press(tab, "[data-testid=stDataFrame] >> nth=-1", (0.01, 0), below=52)  # the mark in front of the first row
    tab.page.get_by_text(say("zh", "source_row"), exact=True).wait_for(timeout=30_000)
    assert tab.foreign == []


def test_a_click_in_the_network_selects_and_the_zoom_stays(tab: Tab) -> None:
    tab.open("alliance")
    tab.page.wait_for_selector(".gg-net[data-drawn]")
    ids = tab.page.evaluate("() => document.querySelector('.gg-net').sets.nodes.getIds()")
    assert all(isinstance(id, str) for id in ids)
    tab.page.evaluate("() => document.querySelector('.gg-net').net.moveTo({scale: 0.5})")
    tab.page.wait_for_timeout(300)
    wanted = ids[3]
    name = wanted.rsplit("/", 1)[-1]
    x, y = tab.page.evaluate("id => document.querySelector('.gg-net').probe(id)", wanted)
    box = tab.page.locator(".gg-net").bounding_box()
    assert box is not None
    tab.page.mouse.click(box["x"] + x, box["y"] + y)
    tab.page.locator("h3", has_text=name).wait_for(timeout=30_000)
    tab.settle()
    assert tab.page.evaluate("() => document.querySelector('.gg-net').net.getScale()") == pytest.approx(0.5)
    assert tab.page.evaluate("() => document.querySelector('.gg-net').net.getSelectedNodes()") == [wanted]
    assert tab.page.locator(".gg-facts", has_text="xlsx").or_(tab.page.locator(".gg-facts", has_text="csv")).count() == 1


def test_a_double_click_opens_the_neighbours_and_another_puts_them_away(tab: Tab, sample: Sample) -> None:
    graph = network(facts_of(sample.database), Projection(sample.database.asof()))
    centre = next(node for node in graph if graph.nodes[node]["name"] == "军民社区党建联盟")
    start = layouts.neighbourhood(graph, centre)
    edge = next(node for node in reversed(start) if not set(graph[node]) <= set(start))
    tab.open("network")
    tab.choose(say("zh", "net_search"), "军民社区党建联盟")
    tab.page.wait_for_function(COUNT, arg=len(start))
    begun = tab.page.evaluate(PLACES)
    for _ in range(2):
        double_click(tab, edge, len({*start, *graph[edge]}))
        grown = tab.page.evaluate(PLACES)
        assert {id: grown[id] for id in begun} == begun, "nobody moves"
        double_click(tab, edge, len(start))
    double_click(tab, edge, len(grown))
    tab.page.get_by_role("button", name=say("zh", "net_again")).click()
    tab.page.wait_for_function(COUNT, arg=len(start))
    assert tab.page.evaluate(PLACES) == begun


def double_click(tab: Tab, node: str, then: int) -> None:
    """At a node of the picture, which has `then` nodes afterwards."""
    tab.settle()
    tab.page.locator(".gg-net").scroll_into_view_if_needed()
    x, y = tab.page.evaluate("id => document.querySelector('.gg-net').probe(id)", node)
    box = tab.page.locator(".gg-net").bounding_box()
    assert box is not None
    tab.page.mouse.dblclick(box["x"] + x, box["y"] + y)
    tab.page.wait_for_function(COUNT, arg=then)


def test_who_answers_says_it_big_and_draws_the_chain(tab: Tab, shots: Path) -> None:
    tab.open("owner")
    tab.choose("地点", "兴隆小区")
    tab.choose("问题分类", "占道经营")
    tab.page.wait_for_selector(".gg-net[data-drawn]")
    assert "中队" in tab.page.locator(".gg-verdict").inner_text()
    assert tab.page.locator(".gg-slot").count() == 5
    tab.page.screenshot(path=shots / "answer.png")
    assert tab.foreign == []


def test_the_switch_changes_the_language(tab: Tab) -> None:
    tab.open("")
    tab.page.get_by_text("English", exact=True).click()
    tab.page.locator("h1", has_text="Overview").wait_for(timeout=30_000)
    tab.page.get_by_role("link", name="Coverage").click()
    tab.page.locator("h1", has_text="Coverage").wait_for(timeout=30_000)


def test_the_browser_has_glyphs_for_chinese(tab: Tab) -> None:
    tab.open("")
    missing, *found = (tab.page.evaluate(INK, [netview.FONT, text]) for text in ("\U0010fff0", "白", "城", "网"))
    assert len({missing, *found}) == 4


def test_a_table_offers_no_unguarded_download(tab: Tab) -> None:
    """The grid's own csv would hold live formulas."""
    tab.open("")
    tab.page.locator("[data-testid=stDataFrame]").first.hover()
    tab.page.wait_for_timeout(300)
    assert tab.page.get_by_label("Download as CSV").locator("visible=true").count() == 0


def saved(tab: Tab, button: str, at: int = 0) -> Path:
    """Presses a button that hands out a file; returns where it lies."""
    with tab.page.expect_download(timeout=60_000) as download:
        tab.page.get_by_role("button", name=button).nth(at).click()
    return download.value.path()


def test_the_list_of_gaps_comes_as_a_workbook(tab: Tab, sample: Sample) -> None:
    tab.open("coverage")
    path = saved(tab, say("zh", "download_xlsx"), at=1)
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active
    assert sheet is not None
    ids = [row[-1].value for row in sheet.iter_rows(min_row=2) if row[-1].value]
    first = next(iter(current(sample.database).targets))
    assert ids == [gap.id for gap in gaps(sample.database, first, "220800")]


def test_an_answer_comes_as_a_csv_with_all_rows(tab: Tab, sample: Sample) -> None:
    tab.open("questions")
    lines = saved(tab, say("zh", "download_csv")).read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(run(sample.database, catalogue().questions()[0], {}).rows)


def test_the_picture_comes_as_a_file(tab: Tab) -> None:
    tab.open("alliance")
    page = saved(tab, say("zh", "download_html")).read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert say("zh", "synthetic") in page


def test_the_downloaded_picture_works_alone(browser: Browser, tmp_path: Path) -> None:
    nodes = [Node("0451", HARM, HARM, "Alliance", 0, 0), Node("451", "军民社区", "href", "Enterprise", 120, 60)]
    path = tmp_path / "picture.html"
    path.write_bytes(netview.page(netview.model(nodes, [Edge("0451", "451")]), HARM, [HARM]))
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_function("() => window.network && network.body.nodeIndices.length === 2")
    page.evaluate("() => network.body.emitter.emit('showPopup', '0451')")
    page.mouse.move(200, 200)
    page.wait_for_timeout(500)
    assert sorted(page.evaluate("() => network.body.nodeIndices")) == ["0451", "451"]
    assert page.evaluate("() => window.harmed") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.title() == HARM
    context.close()


def test_the_names_beside_the_matrix_can_be_read(tab: Tab) -> None:
    """None is cut off at the edge of the picture."""
    tab.open("duties")
    names = tab.page.locator(".js-plotly-plot .ytick text")
    names.first.wait_for(timeout=60_000)
    edge = tab.page.locator(".js-plotly-plot .main-svg").first.bounding_box()
    boxes = [one.bounding_box() for one in names.all()[:20]]
    assert edge is not None
    assert len(boxes) == 20
    assert all(box is not None and box["x"] >= edge["x"] for box in boxes)
