"""The account's figures, read from the graph: of the small sample scaled down, of the full one exactly (domain, figures)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data import sample as baicheng
from data.world import Size
from graph.database import Database
from graph.settings import Settings
from loaders.load import load
from tests.conftest import Sample

CHIEFS = "['街长', '路（巷）长', '网格长', '楼栋长', '单元长']"
SOLVED = "i.state IN ['解决', '办结归档']"
FIXED: dict[str, tuple[str, int]] = {
    "streets": ("MATCH (s:Street {form: '街道'})-[:PART_OF]->(c:County) WHERE c.id <> '220871' RETURN count(s)", 24),
    "compounds of the district": ("MATCH (c:Compound)-[:PART_OF*3]->(:County {id: '220802'}) RETURN count(c)", 303),
    "alliances": ("MATCH (a:Alliance) RETURN count(a)", 130),
    "volunteer teams": ("MATCH (t:VolunteerTeam) RETURN count(t)", 1300),
    "volunteers": ("MATCH (t:VolunteerTeam) RETURN sum(t.headcount)", 184_000),
    "guaranteed compounds": ("MATCH (g:Guarantee)-[:GUARANTEES]->(c:Compound) RETURN count(DISTINCT c)", 303),
    "guarantors": ("MATCH (:Guarantee)-[:GUARANTEED_BY]->(p:Post) RETURN count(DISTINCT p)", 300),
    "guaranteeing secretaries": ("MATCH (:Guarantee)-[:GUARANTEED_BY]->(p:Post {title: '党组书记'}) RETURN count(DISTINCT p)", 230),
    "guarantors of two": ("MATCH (g:Guarantee)-[:GUARANTEED_BY]->(p:Post) WITH p, count(g) AS n WHERE n = 2 RETURN count(p)", 3),
    "city departments": (
        "MATCH (o:Department)-[:PARTICIPATES_IN]->(:Conference)-[:SERVES]->(:City) RETURN count(DISTINCT o)",
        15,
    ),
    "party organisations sent": ("MATCH (o:PartyOrganization)-[:SENT_TO]->(:Community) RETURN count(DISTINCT o)", 1000),
    "cadres reported": ("MATCH (r:ReportIn) RETURN sum(r.cadres)", 14_700),
    "streets with a service centre": ("MATCH (:ServiceCentre)-[:SERVES]->(s:Street) RETURN count(DISTINCT s)", 24),
    "streets with five powers": ("MATCH (g:Government)-[:SERVES]->(s:Street) WHERE size(g.powers) = 5 RETURN count(DISTINCT s)", 24),
    "departments with cadres in the pilot office": (
        "MATCH (d:Department)<-[:ON_BEHALF_OF]-(:Post {kind: '选派干部'})-[:AT]->(:Office {form: '联席会议办公室'}) "
        "RETURN count(DISTINCT d)",
        5,
    ),
    "the model community": ("MATCH (c:Community {name: '军民社区'})-[:PART_OF]->(:Street {name: '瑞光街道'}) RETURN count(c)", 1),
}
SCALED: dict[str, tuple[str, int]] = {
    "chiefs": (f"MATCH (h:Person)-[:HOLDS]->(p:Post) WHERE p.kind IN {CHIEFS} AND h.name <> '代某' RETURN count(DISTINCT h)", 22_966),
    "plaques": ("MATCH (p:Post {plaque: true}) RETURN count(p)", 8_867),
    "hotline requests solved": (f"MATCH (i:Issue {{source_of: '热线'}}) WHERE {SOLVED} RETURN count(i)", 40_000),
    "solved through the chiefs": (f"MATCH (i:Issue {{source_of: '五长'}}) WHERE {SOLVED} RETURN count(i)", 2_500),
    "solved by party organisations sent": (
        f"MATCH (i:Issue {{source_of: '党小组'}})-[:HANDLED_BY]->(o:PartyOrganization) WHERE {SOLVED} AND EXISTS {{ (o)-[:SENT_TO]->() }} "
        "RETURN count(DISTINCT i)",
        1_350,
    ),
    "supervised and solved": (
        f"MATCH (:Institution {{name: '白城市督查指挥中心'}})-[:SUPERVISES]->(i:Issue {{source_of: '会议'}}) WHERE {SOLVED} RETURN count(i)",
        110,
    ),
}


def check(database: Database, size: Size) -> None:
    """Every figure at once, so that all that differ are seen."""
    wanted = {name: number for name, (_, number) in FIXED.items()} | {name: size.of(number) for name, (_, number) in SCALED.items()}
    assert {name: one(database, text) for name, (text, _) in (FIXED | SCALED).items()} == wanted
    received, rated, satisfied = (
        one(database, f"MATCH (i:Issue {{source_of: '热线'}}) WHERE {which} RETURN count(i)")
        for which in ("true", "i.satisfied IS NOT NULL", "i.satisfied")
    )
    assert received > wanted["hotline requests solved"]
    assert satisfied / rated > 0.95


def one(database: Database, text: str) -> Any:
    return database.read(text).rows[0][0]


def test_the_small_sample_has_them_scaled(sample: Sample) -> None:
    check(sample.database, baicheng.SMALL)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Database]]:
    home = tmp_path_factory.mktemp("full")
    baicheng.write(home / "ledgers")
    with Database(Settings({"GOVGRAPH_HOME": str(home), "GOVGRAPH_LINGER": "1"})) as database:
        yield home / "ledgers", database


@pytest.mark.slow
def test_the_full_sample_has_them_exactly(full: tuple[Path, Database]) -> None:
    folder, database = full
    report = load(database, baicheng.files(folder), write=True).as_json()
    assert (report["reject"], report["duplicate"], report["links"]["reject"]) == (0, 0, 0)
    assert [problem for problem in report["problems"] if problem["severity"] != "note"] == []
    check(database, baicheng.FULL)
    figures = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["figures"]
    for name, kind in (("issues", "Issue"), ("steps", "Step"), ("posts", "Post")):
        assert one(database, f"MATCH (n:{kind}) RETURN count(n)") == figures[name]
