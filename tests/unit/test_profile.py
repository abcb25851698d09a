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
        "p.yaml",
        "rules:\n  residents-committee-size: {weight: 3, target: 90, least: [{value: 5}, {value: 7, from: 2024-07-01}]}",
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
    left = {rule.id for rule in parse("p.yaml", "off: [street-powers, funds]").rules()}
    assert {rule.id for rule in catalogue().rules()} - left == {"street-powers", "funds"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("# 参数\noff: [", "p.yaml, line 2, column 7: "),
        ("# 参数\noff: 1: 2", "p.yaml, line 2, column 7: mapping values are not allowed here"),
        ("off: []\noff: [funds]", 'p.yaml, line 2, column 1: found duplicate key "off"'),
        ("cities: []\n---\noff: []", "p.yaml, line 2, column 1: but found another document"),
        ("off = [1]", "p.yaml, line 1: it is no list of keys"),
        ("0", "p.yaml, line 1: it is no list of keys"),
        ("<<: {off: [funds]}", "p.yaml, line 1, column 1: tags (!) and anchors"),
        ("null: 1", "p.yaml, line 1: it knows name, cities, off and rules, not None"),
        ("- off", "p.yaml, line 1: it is no list of keys"),
        ("off: &them [funds]", "p.yaml, line 1, column 6: tags (!) and anchors"),
        ("off: !!python/object:os.system [funds]", "p.yaml, line 1, column 6: tags (!) and anchors"),
        ("off: [\a]", "special characters are not allowed"),
        ("off: " + 500 * "[", "p.yaml, line 1, column 25: it is nested too deeply"),
        ("\noff: [\n street-power]", "p.yaml, line 2: no rule is called 'street-power'; nearest: street-powers"),
        ("off: no", "p.yaml, line 1: off: it is a list, as [no]"),
        ('cities: ["1"]\noff: 3', "p.yaml, line 2: off: it is a list, as [3]"),
        ("rules:\n  funds: {}\n  grid-siez: {}", "p.yaml, line 3: no rule is called 'grid-siez'; nearest: grid-size"),
        ("rules:\n  1: {}", "p.yaml, line 2: no rule is called '1'"),
        ("rules:\n  grid-size:\n    most: 2\n    leats: 1", "p.yaml, line 4: grid-size has no parameter leats; it knows least, most"),
        ("rules:\n  funds: {weight: 1}\n  'grid-size':\n    'least': many", "p.yaml, line 4: least: 'many' is no whole number"),
        ("rules:\n  grid-size:\n    least: [{value: 1, from: soon}]", "p.yaml, line 3: least: 'from' is a date"),
        ("rules:\n  grid-size:\n    least: [{value: 1, from: 2026-13-01}]", "p.yaml, line 3: least: 'from' is a date"),
        ("rules:\n  grid-size:\n    least: [{value: 1, from: 2026-01-01 10:00:00}]", "p.yaml, line 3: least: 'from' is a date"),
        ("rules:\n  grid-size:\n    least: [{value: 1}, {value: 2}]", "p.yaml, line 3: least: two values begin on the same day"),
        ("rules:\n  grid-size:\n    weight: 1\n    least: [{from: 2026-01-01}]", "p.yaml, line 4: least: a value of a time is written as"),
        ("rules:\n  grid-size:\n    least: [{value: 1, form: 2026-01-01}]", "p.yaml, line 3: least: a value of a time is written as"),
        ("rules:\n  grid-size:\n    weight: heavy", "p.yaml, line 3: weight: it is 0 or more, not heavy"),
        ("rules:\n  grid-size:\n    weight: -1", "p.yaml, line 3: weight: it is 0 or more, not -1"),
        ("rules:\n  grid-size:\n    weight: .inf", "p.yaml, line 3: weight: it is 0 or more"),
        ("rules:\n  grid-size:\n    target: 101", "p.yaml, line 3: target: it is from 0 to 100 percent, not 101"),
        ("cities: []\ncolour: 1", "p.yaml, line 2: it knows name, cities, off and rules, not colour"),
        ("rules:\n  grid-size: 3", "p.yaml, line 2: grid-size: what belongs to it stands below it"),
        ("rules:\n  grid-size:\n  least: 400", "p.yaml, line 2: grid-size: what belongs to it stands below it"),
        ("rules: 3", "p.yaml, line 1: rules: what belongs to it stands below it"),
    ],
)
def test_a_wrong_profile_is_one_line(text: str, why: str) -> None:
    with pytest.raises(SettingError) as told:
        parse("p.yaml", text)
    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_an_empty_profile_says_nothing_and_days_and_codes_stay_as_written() -> None:
    assert (parse("p.yaml", "# nothing yet").off, parse("p.yaml", "").cities) == (frozenset(), ())
    assert parse("p.yaml", 'cities: ["0451"]').cities == ("0451",)
    own = parse("p.yaml", "rules: {platform-members: {weight: 010}}")
    assert own.weight("platform-members") == 10


def test_a_profile_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be read"):
        profile.read(tmp_path / "none.yaml")
    (tmp_path / "gbk.yaml").write_bytes("# 白城".encode("gb18030"))
    with pytest.raises(SettingError, match="not in UTF-8"):
        profile.read(tmp_path / "gbk.yaml")
    (tmp_path / "bom.yaml").write_text("off: [funds]", encoding="utf-8-sig")
    assert profile.read(tmp_path / "bom.yaml").off == {"funds"}


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
