"""Finding things by what people write, on both stores."""

from datetime import date

import pytest

from graph.database import Database
from graph.errors import AmbiguousName, UnknownName
from queries.lookup import Found, find, lines, meant
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, build, node, tree

OTHER = "220802004"


@pytest.fixture(scope="module")
def filled(read_only: Database) -> Database:
    nodes, links = tree()
    nodes += [
        node("Street", OTHER, "明仁街道", former_names=["明仁办事处"]),
        node("Street", "220802009", "旧城街道", until=date(2020, 1, 1)),
        node("Street", "220802010", "旧城街道", since=date(2020, 1, 1)),
        node("Community", f"{OTHER}001", "（新）民生社区", form="社区(居)"),
        node("Community", f"{OTHER}002", "军民社区", form="社区(居)"),
        node("Grid", f"grid:{COMMUNITY}/第一网格", "第一网格"),
        node("Grid", f"grid:{OTHER}002/第一网格", "第一网格"),
        node("Department", "org:91220802MA00000001", "城管局", code="91220802MA00000001"),
        node("Department", "org:220800/城管局", "城管局"),
        node("Alliance", "org:x/商圈", "商圈"),
        node("Enterprise", "org:y/商圈", "商圈"),
        *(node("Compound", f"compound:{number:02d}", "家园") for number in range(12)),
        node("Category", "category:环境", "环境"),
        node("Category", "category:环境/垃圾", "垃圾", former_names=["脏乱差"]),
        node("Category", "category:物业", "物业"),
        node("Category", "category:物业/垃圾", "垃圾"),
    ]
    links += [
        (OTHER, "PART_OF", COUNTY), ("220802009", "PART_OF", COUNTY), ("220802010", "PART_OF", COUNTY),
        (f"{OTHER}001", "PART_OF", OTHER), (f"{OTHER}002", "PART_OF", OTHER), (f"grid:{COMMUNITY}/第一网格", "PART_OF", COMMUNITY),
        (f"grid:{OTHER}002/第一网格", "PART_OF", f"{OTHER}002"), ("org:91220802MA00000001", "SERVES", COUNTY),
        ("org:220800/城管局", "SERVES", CITY), ("org:x/商圈", "SERVES", STREET), ("org:y/商圈", "SERVES", STREET),
        ("category:环境/垃圾", "NARROWER_OF", "category:环境"), ("category:物业/垃圾", "NARROWER_OF", "category:物业"),
    ]  # fmt: skip
    build(read_only, nodes, links)
    return read_only


@pytest.mark.parametrize(
    ("type", "text", "id"),
    [
        ("Place", COMMUNITY, COMMUNITY),
        ("Place", f" {COMMUNITY} ", COMMUNITY),
        ("Place", f"grid:{COMMUNITY}/第一网格", f"grid:{COMMUNITY}/第一网格"),
        ("Place", "瑞光街道", STREET),
        ("Place", "２２０８０２", COUNTY),
        ("Place", "(新) 民生社区", f"{OTHER}001"),
        ("Place", "（新）⺠生社区", f"{OTHER}001"),
        ("Place", "明仁办事处", OTHER),
        ("Place", "旧城街道", "220802010"),
        ("Place", "瑞光街道/军民社区", COMMUNITY),
        ("Place", "瑞光街道军民社区", COMMUNITY),
        ("Place", "白城市 › 明仁街道 › 军民社区", f"{OTHER}002"),
        ("Place", "明仁街道/第一网格", f"grid:{OTHER}002/第一网格"),
        ("Category", "环境/垃圾", "category:环境/垃圾"),
        ("Category", "脏乱差", "category:环境/垃圾"),
        ("Category", "物业垃圾", "category:物业/垃圾"),
        ("Organization", "91220802ma00000001", "org:91220802MA00000001"),
        ("Organization", "洮北区城管局", "org:91220802MA00000001"),
        ("Organization", "洮北区/商圈", None),
        ("Alliance", "商圈", "org:x/商圈"),
    ],
)
def test_what_people_write(filled: Database, type: str, text: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(AmbiguousName):
            find(filled, type, text, ASOF)
    else:
        assert find(filled, type, text, ASOF).id == id


def test_an_ambiguous_name_lists_the_candidates_with_what_they_lie_in(filled: Database) -> None:
    with pytest.raises(AmbiguousName) as told:
        find(filled, "Place", "军民社区", ASOF)
    assert told.value.candidates == (
        f"军民社区 ({COMMUNITY}), 瑞光街道, 洮北区, 白城市",
        f"军民社区 ({OTHER}002), 明仁街道, 洮北区, 白城市",
    )
    with pytest.raises(AmbiguousName, match=r"城管局 \(org:220800/城管局\), 白城市; 城管局 \(org:91220802MA00000001\), 洮北区, 白城市"):
        find(filled, "Organization", "城管局", ASOF)


def test_many_candidates_are_cut_and_counted(filled: Database) -> None:
    with pytest.raises(AmbiguousName) as told:
        find(filled, "Place", "家园", ASOF)
    assert told.value.candidates[9:] == ("家园 (compound:09)", "and 2 more")


def test_what_existed_then_comes_first(filled: Database) -> None:
    assert find(filled, "Place", "旧城街道", date(2019, 1, 1)).id == "220802009"
    with pytest.raises(AmbiguousName):
        find(filled, "Place", "旧城街道")


def test_a_name_to_the_letter_comes_before_one_that_is_alike(filled: Database) -> None:
    build(filled, [node("Compound", "compound:wide", "Ａ区"), node("Compound", "compound:narrow", "A区")], [])
    for _ in ("asked of the store", "of what is kept"):
        assert [find(filled, "Place", text, ASOF).id for text in ("Ａ区", "A区")] == ["compound:wide", "compound:narrow"]
        with pytest.raises(AmbiguousName):
            find(filled, "Place", "a区", ASOF)


def test_an_unknown_name_says_what_is_nearest(filled: Database) -> None:
    with pytest.raises(UnknownName, match="no place is called '瑞光街'; nearest: 瑞光街道"):
        find(filled, "Place", "瑞光街", ASOF)
    with pytest.raises(UnknownName) as told:
        find(filled, "Category", "qqq", ASOF)
    assert told.value.nearest == ()
    for nothing in ("", " ", "/", "不存在街道/军民社区"):
        with pytest.raises(UnknownName):
            find(filled, "Place", nothing, ASOF)


def test_by_id_and_lines(filled: Database) -> None:
    assert find(filled, "Place", STREET) == Found(STREET, "瑞光街道", "Street")
    assert find(filled, "Category", "category:物业") == Found("category:物业", "物业", "Category")
    with pytest.raises(UnknownName):
        find(filled, "Alliance", "org:y/商圈")
    assert lines(filled, "Place", [STREET]) == {STREET: [["瑞光街道", "洮北区", "白城市"]]}


def test_names_that_would_be_code_elsewhere(filled: Database) -> None:
    for text in ("'; MATCH (n) DETACH DELETE n //", "`", '"', "<img src=x onerror=alert(1)>", "\\", "%", "(.*)"):
        with pytest.raises(UnknownName):
            find(filled, "Place", text, ASOF)


@pytest.mark.parametrize(("text", "id"), [("ruiguangjiedao", STREET), ("ruiguang", STREET), ("mrjd", OTHER), ("junmin", None)])
def test_found_by_sound(filled: Database, text: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(AmbiguousName, match=COMMUNITY):
            find(filled, "Place", text)
    else:
        assert find(filled, "Place", text).id == id


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (STREET, STREET), ("瑞光街道", STREET), ("明仁办事处", OTHER), ("瑞光街道军民社区", COMMUNITY), ("洮北区城管局", "org:91220802MA00000001"),
        ("ruiguangjiedao", "ruiguangjiedao"), ("person:x/张某", "person:x/张某"), ("没有", "没有"),
        ("军民社区", None), ("城管局", None), ("商圈", None),
    ],
)  # fmt: skip
def test_what_is_to_be_changed_is_never_found_by_its_sound(filled: Database, text: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(AmbiguousName, match="several nodes are called"):
            meant(filled, text)
    else:
        assert meant(filled, text) == id


@pytest.mark.parametrize("id", [STREET, f"grid:{COMMUNITY}/第一网格", "org:x/商圈", "category:环境/垃圾"])
def test_an_id_of_any_kind_is_known_without_what_everything_is_called(filled: Database, id: str) -> None:
    filled.kept.clear()
    assert meant(filled, id) == id
    assert not [what for what in filled.kept if what.startswith("names of")]
