"""Every question of the catalogue, on both stores: it runs, and returns what it declares; then what single ones say."""

from datetime import date
from typing import Any

import pytest

from graph.database import Database
from graph.errors import UnknownName, UsageError
from queries.catalogue import Question, catalogue
from queries.run import converted, run
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, Link, Node, build, node, tree

ARGUMENTS = {
    "Place": "瑞光街道", "Category": "占道经营", "Organization": "洮北区城管局", "Alliance": "军民社区党建联盟", "text": STREET, "texts": [STREET],
    "integer": 1, "number": 1.5, "date": ASOF,
}  # fmt: skip
COMPOUND, DUTY, POST = f"compound:{COMMUNITY}/兴隆小区", "duty:1", f"post:{COMMUNITY}/网格长"


def city() -> tuple[list[Node], list[Link]]:
    """A little of everything."""
    nodes, links = tree()
    nodes += [
        node("Compound", COMPOUND, "兴隆小区"),
        node("Department", "org:cg", "洮北区城管局"),
        node("ResidentsCommittee", "org:jwh", "军民社区居委会"),
        node("PartyOrganization", "org:dw", "军民社区党委"),
        node("PropertyCompany", "org:aj", "安居物业"),
        node("Enterprise", "org:qy", "某企业", ownership="非公"),
        node("Enterprise", "org:gone", "已退出企业", ownership="非公"),
        node("Alliance", "org:lm", "军民社区党建联盟"),
        node("Alliance", "org:sq", "商圈党建联盟"),
        node("Category", "category:环境", "环境", nature="enforcement"),
        node("Category", "category:环境/占道经营", "占道经营", nature="enforcement"),
        node("Category", "category:环境/油烟", "油烟", nature="enforcement"),
        node("Category", "category:火灾", "火灾", nature="handling", gate="119"),
        node("Duty", DUTY, slot="line", competence="enforce", basis="law"),
        node("Duty", "duty:2", slot="area", competence="notice"),
        node("Post", POST, "网格长"),
        node("Post", f"{POST}#2", "楼栋长"),
        node("Person", "person:1", "张某"),
    ]
    links += [
        (COMPOUND, "PART_OF", COMMUNITY), ("org:cg", "SERVES", COUNTY), ("org:jwh", "SERVES", COMMUNITY), ("org:dw", "SERVES", COMMUNITY),
        ("org:dw", "COVERS", COMMUNITY), ("org:aj", "SERVES", COUNTY), ("org:aj", "MANAGES", COMPOUND), ("org:qy", "SERVES", STREET),
        ("org:lm", "SERVES", COMMUNITY), ("org:sq", "SERVES", STREET), ("org:dw", "MEMBER_OF", "org:lm", {"role": "轴心"}),
        ("org:aj", "MEMBER_OF", "org:lm", {"role": "成员"}), ("org:qy", "MEMBER_OF", "org:lm"), ("org:qy", "MEMBER_OF", "org:sq"),
        ("org:gone", "SERVES", STREET), ("org:gone", "MEMBER_OF", "org:lm", {"until": ASOF}), ("org:gone", "MEMBER_OF", "org:sq"),
        ("category:环境/占道经营", "NARROWER_OF", "category:环境"), ("category:环境/油烟", "NARROWER_OF", "category:环境"),
        ("org:cg", "CARRIES", DUTY), (DUTY, "CONCERNS", "category:环境/占道经营"), (DUTY, "WITHIN", STREET),
        ("org:jwh", "CARRIES", "duty:2"), ("duty:2", "CONCERNS", "category:环境/油烟"),
        (POST, "AT", COMMUNITY), (f"{POST}#2", "AT", COMMUNITY), ("person:1", "HOLDS", POST, {"until": date(2021, 6, 1)}),
        ("person:1", "HOLDS", f"{POST}#2", {"since": date(2021, 6, 1)}),
    ]  # fmt: skip
    return nodes, links


@pytest.fixture(scope="module")
def filled(read_only: Database) -> Database:
    build(read_only, *city())
    return read_only


def arguments(question: Question) -> dict[str, Any]:
    return {param.name: ARGUMENTS[param.type] for param in question.params}


@pytest.mark.parametrize("question", [one for one in catalogue().questions() if one.header.view != "rule"], ids=lambda one: one.id)
def test_each_question_returns_what_it_declares(filled: Database, question: Question) -> None:
    """But the rules, which have a graph of their own."""
    stored = filled.read(question.text, converted(filled, question, arguments(question)))
    assert stored.columns == question.header.returned or not stored.rows
    required = {param.name: ARGUMENTS[param.type] for param in question.params if param.required}
    found = run(filled, question.id, required, limit=1)
    assert found.columns == question.names
    assert all(len(row) == len(question.names) for row in found.rows)


@pytest.mark.parametrize("question", catalogue().data(), ids=lambda one: one.id)
def test_each_read_of_our_own_returns_what_it_declares(filled: Database, question: Question) -> None:
    found = filled.read(question.text, arguments(question))
    assert found.columns == question.names or not found.rows


def test_categories_that_nobody_leads(filled: Database) -> None:
    rows = run(filled, "categories-nobody-leads", {"place": "军民社区"}).rows
    assert rows == [["category:环境/油烟", "油烟", "enforcement", ["军民社区居委会"], []]]
    assert len(run(filled, "categories-nobody-leads", {"place": "洮北区"}).rows) == 2  # the duty holds within the street


def test_a_duty_on_the_one_root_leads_nothing(filled: Database) -> None:
    nodes = [node("Duty", "duty:3", slot="line", competence="enforce")]
    build(filled, nodes, [])
    filled.write("MATCH (o:Organization {id: 'org:cg'}), (d:Duty {id: 'duty:3'}), (c:Category {id: 'category:环境'})"
                 " CREATE (o)-[:CARRIES]->(d)-[:CONCERNS]->(c)")  # fmt: skip
    (row,) = run(filled, "categories-nobody-leads", {"place": "军民社区"}).rows
    assert row[-1] == ["洮北区城管局"]
    filled.write("CREATE (:Category {id: 'category:b'}) CREATE (:Category {id: 'category:b/c'})")
    filled.write("MATCH (a:Category {id: 'category:b/c'}), (b:Category {id: 'category:b'}) CREATE (a)-[:NARROWER_OF]->(b)")
    found = {row[0] for row in run(filled, "categories-nobody-leads", {"place": "军民社区"}).rows}
    assert found == {"category:b/c"}  # of two trees side by side none is the root
    filled.write("MATCH (n) WHERE n.id IN ['duty:3', 'category:b', 'category:b/c'] DETACH DELETE n")


def test_what_a_body_carries(filled: Database) -> None:
    (row,) = run(filled, "duties-of-body", {"organization": "洮北区 洮北区城管局"}).rows
    assert row[:4] == ["category:环境/占道经营", "占道经营", "line", "enforce"]
    assert row[7] == "瑞光街道"


def test_alliances(filled: Database) -> None:
    assert [row[1:] for row in run(filled, "alliances", {}).rows] == [
        ["军民社区党建联盟", "军民社区", "军民社区党委", 3, 2],
        ["商圈党建联盟", "瑞光街道", None, 2, 2],
    ]
    members = run(filled, "alliance-members", {"alliance": "军民社区党建联盟"}).dicts()
    assert [(row["id"], row["role"], row["others"]) for row in members] == [
        ("org:dw", "轴心", []), ("org:aj", "成员", []), ("org:qy", None, ["商圈党建联盟"]),
    ]  # fmt: skip
    assert [row[0] for row in run(filled, "alliance-bridges", {}).rows] == ["org:qy"]
    before = run(filled, "alliance-bridges", {"asof": "2021-06-29"}).rows
    assert [row[0] for row in before] == ["org:gone", "org:qy"]


def test_vacant_posts(filled: Database) -> None:
    assert run(filled, "vacant-posts", {"place": CITY}).rows == [[POST, "网格长", "军民社区", "张某", date(2021, 5, 31)]]
    assert run(filled, "vacant-posts", {"place": CITY, "asof": "2021-05-31"}).rows == [[f"{POST}#2", "楼栋长", "军民社区", None, None]]


def test_streets(filled: Database) -> None:
    assert run(filled, "street-overview", {"place": "白城市"}).rows == [[STREET, "瑞光街道", "街道", 1, 0, 1, 6, 1]]


def test_a_rule_is_a_question_too(filled: Database) -> None:
    found = run(filled, "compound-company", {})
    assert found.rows == [[COMPOUND, COMPOUND, True, 1, 1, None, 0]]


def test_rows_beyond_the_limit_are_cut_and_said(filled: Database) -> None:
    assert run(filled, "alliances", {}, limit=1).truncated
    assert not run(filled, "alliances", {}, limit=2).truncated


def test_arguments_are_converted_and_defaults_filled_in(filled: Database) -> None:
    asked = catalogue().question("vacant-posts")
    assert converted(filled, asked, {"place": "220802"}) == {"place": COUNTY, "asof": ASOF}
    assert converted(filled, asked, {"place": "220802", "asof": "2020-01-02"})["asof"] == date(2020, 1, 2)
    assert converted(filled, asked, {"place": "220802", "asof": date(2020, 1, 2)})["asof"] == date(2020, 1, 2)
    assert converted(filled, asked, {"place": "220802", "asof": ""})["asof"] == ASOF


@pytest.mark.parametrize(
    ("question", "given", "why"),
    [
        ("vacant-posts", {}, "vacant-posts needs place=…"),
        ("vacant-posts", {"place": ""}, "vacant-posts needs place=…"),
        ("vacant-posts", {"place": CITY, "plase": "x"}, "vacant-posts has no parameter plase; it knows place, asof"),
        ("vacant-posts", {"place": CITY, "asof": "2021-13-01"}, "asof: '2021-13-01' is no date; write it as 2021-06-30"),
        ("vacant-posts", {"place": "火星"}, "no place is called '火星'"),
        ("vacant-post", {}, "no question is called 'vacant-post'; nearest: vacant-posts"),
    ],
)
def test_wrong_use_is_one_line(filled: Database, question: str, given: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError) as told:
        run(filled, question, given)
    assert str(told.value).startswith(why)
    assert "\n" not in str(told.value)


def test_unknown_questions_name_the_nearest() -> None:
    with pytest.raises(UnknownName, match="alliance-members"):
        catalogue().question("alliance-member")
