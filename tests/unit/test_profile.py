"""A city's profile: parameters by date, weights, targets; what it refuses. And rules of the user's own."""

from datetime import date
from pathlib import Path

import pytest

from graph.errors import SettingError
from queries import profile
from queries.catalogue import Catalogue, catalogue
from queries.profile import PLAIN, parse, shipped

OWN = """\
// title.zh: 自编规则
// title.en: A rule of our own
// source: 白办发〔2021〕1号
// view: rule
// subject: Grid
// severity: gap
// params: asof: date = today, least: integer = 1
// columns: subject, place, ok
// expected.zh: 应有
// expected.en: expected
// remedy.zh: 办法
// remedy.en: remedy
MATCH (g:Grid)
WHERE coalesce(g.since <= $asof, true)
RETURN g AS subject, g AS place, g.households >= $least AS ok"""


def test_parameters_have_dates_and_a_profile_has_its_own() -> None:
    size = catalogue().rule("residents-committee-size")
    assert PLAIN.arguments(size, date(2025, 12, 31)) == {"asof": date(2025, 12, 31), "least": 100, "most": 700}
    assert PLAIN.arguments(size, date(2026, 1, 1)) == {"asof": date(2026, 1, 1), "least": 1000, "most": 3000}
    own = parse(
        "p.toml", "[rules.residents-committee-size]\nweight = 3\ntarget = 90\nleast = [{value = 5}, {value = 7, from = 2024-07-01}]"
    )
    assert [own.arguments(size, day)["least"] for day in (date(2024, 6, 30), date(2024, 7, 1))] == [5, 7]
    assert own.arguments(size, date(2024, 7, 1))["most"] == 700
    assert (own.weight(size.id), own.weight("grid-party"), own.targets[size.id]) == (3, 1, 90)


def test_the_profile_of_the_sample() -> None:
    (baicheng,) = shipped()
    assert (baicheng.name["zh"], baicheng.cities) == ("白城", ("220800",))
    grid = catalogue().rule("grid-size")
    found = baicheng.arguments(grid, date(2021, 6, 30))
    assert (found["least"], found["most"], found["village_least"]) == (400, 700, None)


def test_rules_can_be_left_out() -> None:
    left = {rule.id for rule in parse("p.toml", 'off = ["street-powers", "funds"]').rules()}
    assert {rule.id for rule in catalogue().rules()} - left == {"street-powers", "funds"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# 参数\noff = [", "(at end of document)"),
        ("# 参数\noff = 1 2", "(at line 2, column 9)"),
        ('\noff = [\n "street-power"]', "p.toml, line 2: no rule is called 'street-power'; nearest: street-powers"),
        ("off = 3", "p.toml, line 1: "),
        ("[rules.funds]\n[rules.grid-siez]", "p.toml, line 2: no rule is called 'grid-siez'; nearest: grid-size"),
        ("[rules.grid-size]\nmost = 2\nleats = 1", "p.toml, line 3: grid-size has no parameter leats; it knows least, most"),
        ("[rules.funds]\nweight=1\n[ rules . 'grid-size' ]\n'least' = \"many\"", "p.toml, line 4: least: 'many' is no whole number"),
        ('[rules.grid-size]\nleast = [{value = 1, from = "soon"}]', "p.toml, line 2: least: 'from' is a date"),
        ("[rules.grid-size]\nweight = 1\nleast = [{from = 2026-01-01}]", "p.toml, line 3: 'value'"),
        ('[rules.grid-size]\nweight = "heavy"', "p.toml, line 2: could not convert"),
        ("cities = []\ncolour = 1", "p.toml, line 2: it knows name, cities, off and rules, not colour"),
        ("cities = []\n[colours]\nred = 1", "p.toml, line 2: it knows name, cities, off and rules, not colours"),
        ("[rules]\ngrid-size = 3", "p.toml: 'int' object"),
    ],
)
def test_a_wrong_profile_is_one_line(text: str, why: str) -> None:
    with pytest.raises(SettingError) as told:
        parse("p.toml", text)
    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_a_profile_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read"):
        profile.read(tmp_path / "none.toml")
    (tmp_path / "gbk.toml").write_bytes("# 白城".encode("gb18030"))
    with pytest.raises(SettingError, match="not in UTF-8"):
        profile.read(tmp_path / "gbk.toml")
    (tmp_path / "bom.toml").write_text('off = ["funds"]', encoding="utf-8-sig")
    assert profile.read(tmp_path / "bom.toml").off == {"funds"}


def test_rules_of_the_users_own_join_and_broken_ones_are_named(tmp_path: Path) -> None:
    ours, own = tmp_path / "ours", tmp_path / "own"
    (ours / "coverage").mkdir(parents=True)
    own.mkdir()
    (own / "grid-big.cypher").write_text(OWN, encoding="utf-8")
    (own / "writes.cypher").write_text(OWN.replace("WHERE", "SET g.x = 1 WITH g WHERE"), encoding="utf-8")
    (own / "table.cypher").write_text(OWN.replace("view: rule", "view: table"), encoding="utf-8")
    found = Catalogue(ours, own)
    assert [(rule.id, rule.folder, rule.names) for rule in found.rules()] == [("grid-big", "own", ("subject", "place", "ok"))]
    assert len(found.broken) == 2
    assert "writes.cypher:14: a question only reads" in found.broken[1]
    assert "is no folder" in Catalogue(ours, tmp_path / "none").broken[0]
