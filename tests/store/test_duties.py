"""The matrix of the whole city, read from a store: it says what the single answer says, with names and in files."""

import io
from datetime import date
from random import Random

import pytest
from openpyxl import load_workbook

from dashboard.duty_files import COLOURS, matrix_book
from graph.database import Database
from graph.errors import UnknownName, UsageError
from queries.checks.run import run as run_checks
from queries.checks.run import system
from queries.duties import KINDS, city_matrix, kinds_of
from queries.ownership.answer import NOBODY
from queries.routing import answer
from tests.conftest import Sample
from tests.store.build import build, node
from tests.store.town import graph_of, scattered, town
from tests.unit.worlds import TODAY

PLACES = ("County", "Street", "Community", "Compound", "Road")


@pytest.mark.parametrize("seed", [4, 5])
def test_every_cell_is_the_single_answer(database: Database, seed: int) -> None:
    build(database, *graph_of(scattered(Random(seed))))
    found = city_matrix(database, None, TODAY, PLACES).matrix
    for place in found.places:
        for leaf in found.leaves:
            one, cell = answer(database, place, leaf, None, TODAY), found.at(place, leaf)
            assert cell is not None
            assert (cell.verdict, list(cell.act), cell.gate) == (one["verdict"], [body["id"] for body in one["act"]], one["gate"]), (
                place,
                leaf,
            )


def test_the_matrix_of_a_town_as_a_document_and_as_a_file(database: Database) -> None:
    build(database, *graph_of(town()))
    found = city_matrix(database, "street", TODAY)
    document = found.document()
    assert [place["id"] for place in document["places"]] == ["street", "community"]
    assert all(sum(place["counts"][verdict] for verdict in NOBODY) == place["counts"]["nobody"] for place in document["places"])
    assert len(document["places"][0]["cells"]) == len(document["categories"])
    assert {one["verdict"] for one in document["vacuums"]} <= NOBODY
    assert document["counts"]["nobody"] == len(document["vacuums"]) > 0
    book = load_workbook(io.BytesIO(matrix_book(found, "zh")))
    assert book.sheetnames == ["职责矩阵", "各地计数", "职责交叉", "真空地带"]
    cells = book["职责矩阵"]
    filled = {cell.fill.fgColor.rgb[2:] for row in cells.iter_rows(min_row=2, min_col=3) for cell in row if cell.fill.fill_type}
    assert filled <= set(COLOURS.values())
    assert book["真空地带"].max_row == 1 + len(found.vacuums) + 2


def test_a_matrix_that_cannot_be_drawn_says_why(database: Database) -> None:
    with pytest.raises(UsageError, match="no Street, Community, Grid at or below any place"):
        city_matrix(database)
    build(database, *graph_of(town()))
    with pytest.raises(UnknownName):
        city_matrix(database, "mars")
    with pytest.raises(UsageError, match="no Grid at or below community"):
        city_matrix(database, "community", TODAY, ("Grid",))
    assert kinds_of(["街道（乡镇）", "grid"]) == ("Street", "Grid")
    with pytest.raises(UnknownName, match="Compound"):
        kinds_of(["village"])


def test_a_day_before_any_duty_has_no_matrix(sample: Sample) -> None:
    with pytest.raises(UsageError, match="no duties are recorded before 2019-01-01; 2018-12-31 lies before that"):
        city_matrix(sample.database, asof=date(2018, 12, 31), kinds=KINDS)


def test_the_checks_of_the_sample_find_what_was_planted(sample: Sample) -> None:
    found = run_checks(sample.database)
    everywhere = {one.hit.subject for one in found if one.check.id == "category-unled"}
    assert {"category:公用事业/废弃线缆", "category:治安交通/共享单车乱停"} <= everywhere
    assert not {one.check.id for one in found} & {"circle", "duty-outside", "duty-body-gone", "grant-without-origin", "escalation-no-limit"}
    one = run_checks(sample.database, "category-unled")
    assert [finding.record() for finding in one] == [finding.record() for finding in found if finding.check.id == "category-unled"]
    with pytest.raises(UnknownName, match="category-unled"):
        run_checks(sample.database, "category-unlead")


def test_what_the_checks_read(database: Database) -> None:
    nodes, links = graph_of(town())
    nodes += [
        node("Post", "post", "局长"), node("Person", "person", "张某"), node("Conference", "sitting"), node("PartyOrganization", "party"),
        node("Category", "odd", keywords=["怪"]),
    ]  # fmt: skip
    links += [
        ("post", "AT", "chengguan"), ("person", "HOLDS", "post", {"since": date(2020, 1, 1), "until": TODAY}),
        ("sitting", "SERVES", "county"), ("sitting", "LED_BY", "party"),
    ]  # fmt: skip
    build(database, nodes, links)
    seen = system(database, TODAY)
    assert [(post.id, post.body, len(post.terms)) for post in seen.posts] == [("post", "chengguan", 1)]
    assert [(one.id, one.place, len(one.leads)) for one in seen.sittings if one.id == "sitting"] == [("sitting", "county", 1)]
    assert seen.keywords["odd"] == ("怪",)
    assert "chengguan" in {one.hit.subject for one in run_checks(database, "actor-post-vacant", TODAY)}
