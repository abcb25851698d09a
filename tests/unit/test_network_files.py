"""The network as files of other tools: there and back, with every name, code and link as it was."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.errors import LedgerError, UsageError
from queries.net import formats, incoming
from tests.unit.networks import PUBLISHED

NAMES = {"0451": "㙟头社区", "451": "䶮山社区", "c": "𬭎里社区", "d": "<img src=x>&\"'", "e": "=1+1", "f": "甲|乙、丙\n丁"}


def ours() -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for id, name in sorted(NAMES.items()):
        graph.add_node(id, name=name, kind="Enterprise", code=id)
    graph.add_edge("0451", "c", kinds=("membership", "activity"), weight=2, since="2020-01-01", ties=())
    graph.add_edge("451", "c", kinds=("membership",), weight=1, since="", ties=())
    return graph


def there_and_back(tmp_path: Path, ending: str, graph: "nx.Graph[str]") -> "nx.Graph[str]":
    flat = formats.plain(graph, {"between": dict.fromkeys(graph, 0.5)})
    path = tmp_path / f"网络.{ending}"
    path.write_bytes(formats.WRITERS[ending](flat))
    if ending != "csv":
        return incoming.read(path)
    table = tmp_path / "节点.csv"
    table.write_bytes(formats.node_table(flat))
    return incoming.read(path, table)


@pytest.mark.parametrize("ending", formats.WRITERS)
def test_there_and_back(tmp_path: Path, ending: str) -> None:
    back = there_and_back(tmp_path, ending, ours())
    assert {id: data["name"] for id, data in back.nodes(data=True)} == NAMES
    assert {id: (data["kind"], data["code"]) for id, data in back.nodes(data=True)} == {id: ("Enterprise", id) for id in NAMES}
    assert back.edges["0451", "c"] == {"kinds": ("membership", "activity"), "weight": 2.0, "since": "2020-01-01", "ties": ()}
    assert set(back.edges) == {("0451", "c"), ("451", "c")}


@pytest.mark.parametrize("ending", formats.WRITERS)
@pytest.mark.parametrize("graph", [*PUBLISHED.values(), nx.Graph()], ids=[*PUBLISHED, "empty"])
def test_published_networks_there_and_back(tmp_path: Path, ending: str, graph: "nx.Graph[str]") -> None:
    back = there_and_back(tmp_path, ending, graph)
    assert set(back) == set(graph)
    assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}


def test_gephi_gets_colours_sizes_and_places() -> None:
    flat = formats.plain(ours(), {"degree": {"c": 2, "451": 1}})
    found = ElementTree.fromstring(formats.gexf(flat, {"c": (10.0, 20.0)}, {"c": "#b5301f"}, "degree"))
    viz = "{http://www.gexf.net/1.2draft/viz}"
    (node,) = [one for one in found.iter("{http://www.gexf.net/1.2draft}node") if one.get("id") == "c"]
    assert node.get("label") == "𬭎里社区"
    color, size, position = (node.find(f"{viz}{part}") for part in ("color", "size", "position"))
    assert color is not None
    assert size is not None
    assert position is not None
    assert (color.get("r"), size.get("value"), position.get("y")) == ("181", "40.0", "-20.0")


def test_what_xml_cannot_hold_is_left_out() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a\x00", name="甲\x0b乙")
    assert formats.plain(graph).nodes["a"]["label"] == "甲乙"
    ElementTree.fromstring(formats.graphml(formats.plain(graph)))


@pytest.mark.parametrize(
    ("header", "encoding"),
    [("起点,终点,关系", "gb18030"), ("成员单位,联盟名称", "utf-8"), ("From,To,Weight", "utf-8-sig"), ("source,target", "utf-8")],
)
def test_edge_lists_of_others(tmp_path: Path, header: str, encoding: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(f"{header}\n0451,军民社区党建联盟,3\n451,军民社区党建联盟\n\n".encode(encoding))
    found = incoming.read(path)
    assert set(found) == {"0451", "451", "军民社区党建联盟"}
    assert found.number_of_edges() == 2


def test_json_of_others(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps({"nodes": [{"id": 1, "name": "甲"}, {"id": "2"}], "links": [{"source": 1, "target": "2"}]}), encoding="utf-8"
    )
    found = incoming.read(path)
    assert {id: data["name"] for id, data in found.nodes(data=True)} == {"1": "甲", "2": "2"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", b"a,b\n1,2"), ("x.csv", b""), ("x.csv", "起点,终点\n1,".encode()), ("x.csv", b"source,target,weight\n1,2,-1"),
        ("x.csv", b"source,target,weight\n1,2,many"), ("x.csv", b"source,target\n\xff\xff\xff"), ("x.graphml", b"<graphml"), ("x.graphml", b"<a/>"),
        ("x.gexf", b"<gexf/>"), ("x.json", b"[1]"), ("x.json", b"{"), ("x.json", b'{"nodes": [1]}'), ("x.txt", b""),
    ],
)  # fmt: skip
def test_what_is_no_network_is_said_in_one_line(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=name.replace(".", r"\.")) as told:
        incoming.read(path)
    assert "\n" not in str(told.value)
    with pytest.raises(LedgerError):
        incoming.read(tmp_path / "missing.csv")


def test_a_table_of_nodes_needs_ids(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("source,target\na,b\n", encoding="utf-8")
    (tmp_path / "n.csv").write_text("名称\n甲\n", encoding="utf-8")
    with pytest.raises(LedgerError, match="Id"):
        incoming.read(tmp_path / "e.csv", tmp_path / "n.csv")


@pytest.fixture
def drawing() -> Any:
    from dashboard import drawing

    return drawing


def picture() -> tuple[list[Any], list[Any]]:
    from dashboard.netview import Edge, Node

    nodes = [Node(id, name, name, "Enterprise", 100.0 * at, 50.0 * (at % 2)) for at, (id, name) in enumerate(NAMES.items())]
    return nodes, [Edge("0451", "c", dashed=True), Edge("451", "c")]


def test_svg_holds_every_name_as_text(drawing: Any) -> None:
    found = ElementTree.fromstring(drawing.svg(*picture(), "联盟<1>"))
    texts = [one.text for one in found.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == list(NAMES.values())
    assert len(list(found.iter("{http://www.w3.org/2000/svg}line"))) == 2
    assert not any("href" in name for one in found.iter() for name in one.attrib)
    ElementTree.fromstring(drawing.svg([], [], ""))


def test_png_says_what_its_font_lacks(drawing: Any, tmp_path: Path) -> None:
    try:
        drawing.chinese_font()
    except UsageError:
        pytest.skip("no font with Chinese on this machine")
    content, lacking = drawing.png(*picture())
    assert content.startswith(b"\x89PNG")
    assert "社" not in lacking
    drawing.png([], [])
    with pytest.raises(UsageError, match="svg"):
        drawing.chinese_font([str(tmp_path)])
