"""What the catalogue refuses, naming file and line, and what it makes of a good file."""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.errors import QueryError, UnknownName
from graph.schema import SCHEMA
from queries import cyphertext
from queries.catalogue import Catalogue, catalogue, read_question
from queries.sources import SOURCES, markdown

GOOD = """\
// title.zh: 社区
// title.en: Communities
// source: §A1
// view: table
// params: place: Place, asof: date = today
// columns: id, name, size
// columns.zh: size=大小
// columns.en: size=size
MATCH (:Place {id: $place})<-[:PART_OF]-(c:Community)
WHERE c.form = '社区(居)' AND (c.until IS NULL OR $asof < c.until) // a remark; with $nothing in it
RETURN c.id AS id, c.name AS name, size([(c)<-[:PART_OF]-(g) | g.id]) AS size
ORDER BY id"""
RULE = """\
// title.zh: 规则
// title.en: Rule
// source: §C1
// view: rule
// subject: Grid
// severity: gap
// params: asof: date = today
// columns: subject, place, ok, value, expected, detail
// expected.zh: 应有
// expected.en: expected
// remedy.zh: 办法
// remedy.en: remedy
// words.zh: ended={0}已撤销
// words.en: ended={0} ended
MATCH (g:Grid)
WHERE g.since IS NULL OR g.since <= $asof
RETURN g AS subject, g AS place, true AS ok, 1 AS value, 1 AS expected, null AS detail"""


def read(text: str) -> None:
    read_question("places", "one.cypher", text.encode())


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def test_a_good_file_is_read() -> None:
    found = read_question("places", "one.cypher", GOOD.encode())
    assert (found.id, found.folder, found.names) == ("one", "places", ("id", "name", "size"))
    assert [str(param) for param in found.params] == ["place: Place", "asof: date = today"]
    assert [param.required for param in found.params] == [True, False]
    assert (found.title["zh"], found.title["en"]) == ("社区", "Communities")
    assert found.columns[2].caption["zh"] == "大小"
    assert found.text.startswith("MATCH (:Place")


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("// title.zh: 社区\n", "", 1, "lacks title.zh"),
        ("// title.en: Communities\n", "", 1, "lacks title.en"),
        ("// source: §A1\n", "", 1, "lacks source"),
        ("// view: table\n", "", 1, "lacks view"),
        ("// columns: id, name, size\n", "", 1, "lacks columns"),
        ("§A1", "§A1 §Z9", 3, "docs/sources.md has no §Z9"),
        ("view: table", "view: pie", 4, "no view pie"),
        ("// view: table", "// colour: red", 4, "no header colour"),
        ("// view: table", "// source: §A2", 4, "stands twice"),
        ("// view: table", "// a remark", 4, "'// key: value'"),
        ("place: Place,", "place: Planet,", 5, "no type Planet"),
        ("place: Place,", "place: texts,", 5, "no type texts"),
        ("place: Place,", "place,", 5, "not of the form"),
        ("place: Place,", "place: Place, place: Place,", 5, "stands twice"),
        ("// columns.zh: size=大小\n", "", 7, "name different things: size"),
        ("// columns.zh: size=大小\n// columns.en: size=size\n", "", 6, "size has no caption"),
        ("id, name, size\n", "id, name, size, built_precision\n", 6, "built_precision stands beside no built"),
        ("size=大小", "大小", 7, "code=text"),
        ("size=size", "sizes=size", 7, "different things"),
        ("$place", "$where", 9, "used: asof, where"),
        ("Place, asof: date = today", "Place, asof: date = today, day: date = today", 5, "day has no caption"),
        ("place: Place, ", "", 9, "declared: asof; used: asof, place"),
        ("c.name AS name,", "c.name AS title,", 11, "returned: id, title, size"),
        ("c.name AS name,", "c.name,", 11, "returned: id, c.name, size"),
        ("ORDER BY id", "ORDER BY id;", 12, "no ';'"),
        ("WHERE c.form", "SET c.form", 10, "only reads"),
        ("ORDER BY id", "UNION MATCH (c) DETACH DELETE c", 12, "only reads"),
        ("RETURN c.id", "CALL db.labels() YIELD label RETURN c.id", 11, "only reads"),
        ("MATCH (:Place", "load csv FROM $place AS row MATCH (:Place", 9, "LOAD CSV"),
        ("'社区(居)'", "'军民社区'", 10, "'军民社区' is a text value"),
        ("{id: $place}", "{id: '220802'}", 9, "used: asof"),
        ("c.id AS id", "'x' AS id", 11, "'x' is a text value"),
        ("// view: table", "// view: table\n// severity: gap", 5, "only rules have severity"),
        ("RETURN c.id AS id, c.name AS name, size([(c)<-[:PART_OF]-(g) | g.id]) AS size\n", "", 9, "returns nothing"),
    ],
)  # fmt: skip
def test_a_file_that_breaks_its_contract_is_refused(old: str, new: str, line: int, why: str) -> None:
    text = changed(GOOD, old, new)
    if why == "returns nothing":
        text = changed(text, "ORDER BY id", "")
    with pytest.raises(QueryError, match=rf"^places/one\.cypher:{line}: .*{re.escape(why)}"):
        read(text)


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("// subject: Grid\n", "", 1, "lacks subject"),
        ("// severity: gap\n", "", 1, "lacks severity"),
        ("// remedy.en: remedy\n", "", 1, "lacks remedy.en"),
        ("// expected.zh: 应有\n", "", 1, "lacks expected.zh"),
        ("subject: Grid", "subject: Duty", 5, "Duty is none"),
        ("subject: Grid", "subject: Grids", 5, "Grids is none"),
        ("severity: gap", "severity: bad", 6, "no severity bad"),
        ("columns: subject, place", "columns: place, subject", 17, "returned: subject, place"),
        ("ok, value, expected, detail", "ok, value, expected, remark", 8, "remark has no caption"),
        ("MATCH (g:Grid)", "MATCH (g:Grid)-[:PART_OF|IN_GRID*0..3]->(p:Place)", 15, "in one walk"),
        ("MATCH (g:Grid)", "MATCH (g:Grid)\nMATCH (g)<-[r:IN_GRID|PART_OF]-(p)", 16, "in one walk"),
        ("MATCH (g:Grid)", "MATCH (g:Grid)-[*1..3]->(p)", 15, "in one walk"),
        ("null AS detail", "'gone' AS detail", 17, "'gone' is a text value"),
        ("asof: date = today", "asof: date", 15, "the first parameter"),
        ("asof: date = today", "asof: date = today, least: integer = 1 | 2 from 2026-13-01", 7, "does not end with a date"),
        ("= $asof", "= $asof AND $least > 1", 16, "declared: asof; used: asof, least"),
    ],
)
def test_a_rule_that_breaks_its_contract_is_refused(old: str, new: str, line: int, why: str) -> None:
    with pytest.raises(QueryError, match=rf"^places/one\.cypher:{line}: .*{re.escape(why)}"):
        read(changed(RULE, old, new))


def test_parameters_of_a_rule_have_defaults_that_may_change_with_the_day() -> None:
    text = changed(RULE, "asof: date = today", "asof: date = today, least: integer = 1 | 3 from 2026-01-01 | 2 from 2024-01-01")
    param = read_question("coverage", "one.cypher", changed(text, "true AS ok", "$least > 0 AS ok").encode()).params[1]
    assert [param.at(date(year, 12, 31)) for year in (2023, 2024, 2026)] == ["1", "2", "3"]
    assert str(param) == "least: integer = 1 | 2 from 2024-01-01 | 3 from 2026-01-01"
    with pytest.raises(QueryError, match="has a default: least"):
        read(changed(changed(RULE, "asof: date = today", "asof: date = today, least: integer"), "true AS ok", "$least > 0 AS ok"))


def test_a_rule_of_the_users_own_cites_what_it_likes() -> None:
    text = changed(RULE, "§C1", "白办发〔2021〕1号")
    assert read_question("own", "one.cypher", text.encode(), own=True).header.source == ("白办发〔2021〕1号",)
    with pytest.raises(QueryError, match="has no 白办发"):
        read(text)


def test_a_rule_is_read_and_its_words_are_shown() -> None:
    found = read_question("coverage", "one.cypher", RULE.encode())
    assert (found.rule.subject, found.rule.severity, found.rule.remedy["en"]) == ("Grid", "gap", "remedy")
    assert found.shown(["ended", "党支部"], "zh") == "党支部已撤销"
    assert found.shown("弃管", "en") == "abandoned"
    assert found.shown(["a", "Grid"], "zh") == ["a", "网格"]
    assert found.shown(7, "en") == 7


def test_what_is_not_utf8_is_refused() -> None:
    with pytest.raises(QueryError, match=r"places/one\.cypher:1: not in UTF-8"):
        read_question("places", "one.cypher", GOOD.encode("gb18030"))


def test_a_name_stands_once(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.cypher").write_text(GOOD, encoding="utf-8")
    with pytest.raises(QueryError, match=r"b/one\.cypher:1: a has a question of the same name"):
        Catalogue(tmp_path)


def test_reads_of_our_own_are_not_listed() -> None:
    assert {one.header.view for one in catalogue().data()} == {"data"}
    assert not {one.id for one in catalogue().questions()} & {one.id for one in catalogue().data()}
    with pytest.raises(UnknownName, match="no question is called 'names-place'"):
        catalogue().question("names-place")
    with pytest.raises(UnknownName, match="nearest: compound-company"):
        catalogue().rule("compound-compani")


def test_the_rules_that_coverage_begins_with_are_there() -> None:
    first = {"compound-company", "compound-owners-committee", "community-party", "grid-party"}
    assert first <= {rule.id for rule in catalogue().rules()} <= {question.id for question in catalogue().questions()}


def test_strings_and_remarks_are_no_text() -> None:
    text = cyphertext.parse("MATCH (n) WHERE n.a = 'it\\'s; $a' AND n.b = \"SET\" /* ; */ RETURN n.`b;` AS b // ; $c")
    assert ";" not in text.bare
    assert text.parameters() == {}
    assert text.write() is None
    assert [literal.value for literal in text.literals] == ["it\\'s; $a", "SET"]
    assert [columns for _, columns in text.returns()] == [("b",)]


def test_branches_of_a_union_and_subqueries() -> None:
    text = cyphertext.parse("CALL () { RETURN 1 AS x }\nRETURN DISTINCT x, [x, 2] AS y ORDER BY x LIMIT 3\nUNION ALL RETURN 3 AS x, 4 AS y")
    assert [(text.line(at), columns) for at, columns in text.returns()] == [(2, ("x", "y")), (3, ("x", "y"))]


def test_every_clause_that_the_model_cites_has_its_line() -> None:
    sources = [node.source for node in SCHEMA.nodes] + [link.source for link in SCHEMA.links]
    sources += [prop.source for node in SCHEMA.nodes for prop in node.props] + [prop.source for link in SCHEMA.links for prop in link.props]
    cited = {clause for source in sources for clause in re.findall(r"§\w+", source)}
    assert cited <= SOURCES.keys()
    assert all(f"| {clause} | " in markdown() for clause in SOURCES)


QUERIES = Path(__file__).parents[2] / "queries"
UNDATED = re.compile(r"(?<!NOT \(top\)-)\[:[A-Z_|]*\bPART_OF\b")
"""A step in the tree of places whose dates nobody looks at; whether something has a parent at all needs none."""


@pytest.mark.parametrize("path", sorted(QUERIES.rglob("*.cypher")), ids=lambda path: path.stem)
def test_each_walk_in_the_tree_of_places_follows_the_one_of_its_date(path: Path) -> None:
    assert UNDATED.findall(path.read_text(encoding="utf-8")) == [], "name the links, and let their since and until decide"
