"""Units that move, go and were never there: one parent on each day, nothing counted twice, and no level invented."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import SeveralSuccessors
from loaders.entry import enter
from loaders.trend import store
from loaders.undo import undo
from queries import rules, trend
from queries.duties import city_matrix
from queries.lookup import find
from queries.routing import answer
from queries.run import run
from queries.waivers import row
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, build, few_rules, node, tree
from tests.store.ledgers import COMMUNITIES, PLACES, STREETS, Desk

BEFORE, CHANGED, AFTER = date(2022, 6, 30), date(2023, 1, 1), date(2023, 6, 30)
GRIDS = ["网格名称", "所属社区", "所属街道"]
CATEGORIES = [["分类名称", "性质"], ["供热", "服务"]]
DUTIES = [
    ["责任单位", "事项名称", "责任类型", "职能", "依据类型", "生效日期"],
    ["供热办", "供热", "行业监管/执法", "处置", "三定", "2020-01-01"],
]


@pytest.fixture
def city(database: Database, tmp_path: Path) -> Desk:
    desk = Desk(database, tmp_path)
    grids = [[f"第{number}网格", community, "瑞光街道"] for community in ("军民社区", "文化社区") for number in range(20)]
    desk.clean({**PLACES, "网格": [GRIDS, *grids, ["第1网格", "光明社区", "海明街道"]]})
    return desk


def totals(desk: Desk, day: date) -> dict[str, int]:
    """Grids counted at the city and its counties."""
    return {one.place: one.denominator for one in rules.coverage(desk.database, "220800", "grid-chief", day) if one.denominator}


def test_a_street_that_moves_to_another_county_has_one_parent_on_each_day(city: Desk) -> None:
    before = city.everything()
    assert totals(city, BEFORE) == {"220800": 41, "220802": 41}
    moved = [[*STREETS[0], "隶属起始日期"], ["220802003", "瑞光街道", "街道", "洮南市", str(CHANGED)]]
    assert city.load({"街道": moved}).as_json()["reject"] == 0  # that the code is another county's is told
    assert totals(city, BEFORE) == {"220800": 41, "220802": 41}
    assert totals(city, AFTER) == {"220800": 41, "220802": 1, "220881": 40}
    parents = "MATCH (:Street {id: '220802003'})-[r:PART_OF]->(p) WHERE r.until IS NULL RETURN p.id"
    assert city.rows(parents) == ["220881"]
    assert undo(city.database, "load:2", lambda *_: None).kept == []
    assert (totals(city, AFTER), city.everything()) == ({"220800": 41, "220802": 41}, before)


def split(desk: Desk) -> None:
    """瑞光街道 goes without a successor of its own: one community to each of two streets."""
    report = desk.load(
        {
            "街道": [[*STREETS[0], "撤销日期"], ["220802003", "瑞光街道", "街道", "洮北区", "2022-12-31"]],
            "社区": [
                [*COMMUNITIES[0], "隶属起始日期"],
                ["220802003006", "军民社区", "社区", "海明街道", 900, str(CHANGED)],
                ["220802003007", "文化社区", "社区", "团结街道", 800, str(CHANGED)],
            ],
        }
    )
    assert report.as_json()["reject"] == 0  # that their codes are another street's is told


def test_a_street_that_was_dissolved_is_not_divided_by_a_guess(city: Desk) -> None:
    city.clean({"问题分类": CATEGORIES})
    enter(city.database, "Waiver", row(city.database, "瑞光街道", "grid-chief", "拆迁", "市住建局", "2024-12-31"))
    split(city)
    assert answer(city.database, "瑞光街道", "供热", None, BEFORE)["place"]["id"] == "220802003"
    for asked in (
        lambda: answer(city.database, "瑞光街道", "供热", None, AFTER),
        lambda: rules.coverage(city.database, "220802003", "grid-chief", AFTER),
        lambda: rules.gaps(city.database, "grid-chief", "220802003", AFTER),
        lambda: city_matrix(city.database, "220802003", AFTER),
    ):
        with pytest.raises(SeveralSuccessors, match=r"海明街道 \(220802004\), 洮北区, 白城市; 团结街道 \(220881001\), 洮南市"):
            asked()
    by_place = {one.place: one for one in rules.coverage(city.database, "220802", "grid-chief", AFTER)}
    assert (by_place["220802004"].denominator, by_place["220802004"].waived) == (21, 0), "an accepted gap does not spread"
    report = city.load(
        {
            "网格": [GRIDS, ["第50网格", "军民社区", "瑞光街道"]],
            "党组织": [["党组织名称", "服务范围", "党员数"], ["旧工委", "瑞光街道", 120]],
        }
    )
    assert report.as_json()["reject"] == 0
    assert ("grid:220802003006/第50网格", "220802003006") in city.links("PART_OF")
    assert [end for _, end in city.links("SERVES")] == ["220802003"]


@pytest.mark.parametrize(
    ("top", "level"),
    [(["441900", "东莞市"], None), (["420000", "湖北省"], ["429004", "仙桃市"])],
    ids=["no county", "county right below"],
)
def test_a_city_without_counties_and_a_county_without_a_city(database: Database, tmp_path: Path, top: list[str], level: Any) -> None:
    desk = Desk(database, tmp_path)
    above = level or top
    street, communities = f"{above[0]}003", [f"{above[0]}003{number:03}" for number in (1, 2)]
    desk.clean(
        {
            "市": [["市代码", "市名称", "参考日期"], [*top, str(ASOF)]],
            **({"区县": [["区县代码", "区县名称", "所属市"], [*level, top[1]]]} if level else {}),
            "街道": [STREETS[0], [street, "东城街道", "街道", above[1]]],
            "社区": [COMMUNITIES[0], *([code, f"第{at}社区", "社区", "东城街道", 10] for at, code in enumerate(communities))],
            "问题分类": CATEGORIES,
            "部门": [["部门名称", "服务范围"], ["供热办", above[1]]],
            "职责": DUTIES,
        }
    )
    assert desk.rows("MATCH (c:County) RETURN c.id") == ([level[0]] if level else [])
    found = answer(database, communities[0], "供热")
    assert found["place"]["above"] == ["东城街道", *([level[1]] if level else []), top[1]]
    assert (found["verdict"], [body["name"] for body in found["act"]]) == ("owned", ["供热办"])
    levels = [step["level"] for step in found["next"] if step["kind"] == "conference"]
    assert levels == ["community", "street", *(["county"] if level else []), "city"]
    whole, *below = rules.coverage(database, top[0], "community-party")
    assert (whole.place, whole.denominator) == (top[0], 2)
    assert [(one.place, one.denominator) for one in below] == [(above[0] if level else street, 2)]
    matrix = city_matrix(database, None, ASOF, ("Street", "Community"))
    assert (matrix.total["owned"], sum(matrix.total[verdict] for verdict in matrix.total if verdict != "nobody")) == (3, 3)


def test_a_body_that_is_gone_leaves_what_it_led_and_is_told(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it led is expired with the reason, and new among the gaps; search still finds it; undoing its end restores all."""
    few_rules(database, {"category-led", "alliance-size"}, tmp_path, monkeypatch)
    nodes, links = tree()
    nodes += [node("Department", "org:x", "供热办"), node("Alliance", "org:a", "联盟")]
    links += [("org:x", "SERVES", CITY), ("org:a", "SERVES", STREET), ("org:x", "MEMBER_OF", "org:a")]
    categories = [f"category:{name}" for name in ("供热", "供水", "供电")]
    for category in categories:
        nodes += [node("Category", category, category[-2:], nature="handling"),
                  node("Duty", f"duty:{category}", slot="line", competence="act", basis="law")]  # fmt: skip
        links += [("org:x", "CARRIES", f"duty:{category}"), (f"duty:{category}", "CONCERNS", category)]
    build(database, nodes, links)
    led = [answer(database, COMMUNITY, category) for category in categories]
    assert [(one["verdict"], one["act"][0]["id"]) for one in led] == [("owned", "org:x")] * 3
    store(database, ASOF - timedelta(30), trend.totals(database, ASOF - timedelta(30)))
    database.write("MATCH (o:Organization {id: 'org:x'}) SET o.until = $until", {"until": ASOF})
    for category in categories:
        found = answer(database, COMMUNITY, category)
        assert (found["verdict"], found["counts_as"], found["act"]) == ("expired", "vacuum", [])
        assert any("供热办" in why["zh"] and "到期" in why["zh"] for why in found["why"])
    assert {("category-led", category) for category in categories} <= set(trend.since_last(database).new)
    assert find(database, "Organization", "供热办", ASOF).until == str(ASOF)
    assert "org:x" not in [one["id"] for one in run(database, "alliance-members", {"alliance": "org:a"}).dicts()]
    database.write("MATCH (o:Organization {id: 'org:x'}) REMOVE o.until")
    assert [answer(database, COMMUNITY, category) for category in categories] == led
    assert trend.since_last(database).new == ()


def test_a_subject_counts_once_however_often_it_is_told(database: Database) -> None:
    """Two guarantors, one month told twice: one of one at each level; a county without a compound has nothing to count."""
    nodes, links = tree()
    compound = f"compound:{COMMUNITY}/甲"
    nodes += [node("Compound", compound, "甲"), node("County", "220881", "洮南市"), node("Conference", "org:c", "会", level="社区")]
    links += [(compound, "PART_OF", COMMUNITY), ("220881", "PART_OF", CITY), ("org:c", "SERVES", COMMUNITY)]
    for number in (1, 2):
        nodes += [node("Post", f"post:{number}", "书记"), node("Guarantee", f"guarantee:{number}"), node("Person", f"person:{number}", "甲"),
                  node("Session", f"session:{number}", "6月", kind="工作例会", held=4, on=date(2021, 6, 20))]  # fmt: skip
        links += [(f"guarantee:{number}", "GUARANTEES", compound), (f"guarantee:{number}", "GUARANTEED_BY", f"post:{number}"),
                  (f"person:{number}", "HOLDS", f"post:{number}"), (f"session:{number}", "SESSION_OF", "org:c")]  # fmt: skip
    build(database, nodes, links)
    for rule in ("compound-guarantor", "conference-weekly"):
        rows = {one.place: one for one in rules.coverage(database, None, rule)}
        for place in (CITY, COUNTY, STREET):
            assert (rows[place].numerator, rows[place].denominator, rows[place].ratio) == (1, 1, 1.0), (rule, place)
        assert (rows["220881"].denominator, rows["220881"].ratio, rows["220881"].state) == (0, None, "no data")
