"""Networks that other tools have written: edge lists and node tables (CSV), GraphML, GEXF, JSON node-link."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import LedgerError
from graph.names import key
from queries.net.formats import SEPARATOR

if TYPE_CHECKING:
    import networkx as nx

LARGEST = 200_000_000
"""Bytes that a file may have."""
ENCODINGS = ("utf-8-sig", "gb18030")
ENDS = {
    "source": ("source", "from", "start", "src", "起点", "来源", "单位一", "成员单位", "成员"),
    "target": ("target", "to", "end", "dst", "终点", "目标", "单位二", "联盟名称", "联盟"),
}
COLUMNS = {
    "id": ("id", "编号", "node", "节点"), "label": ("label", "name", "名称", "单位名称", "标签"), "kind": ("kind", "type", "类型"),
    "code": ("code", "代码", "统一社会信用代码"),
    "place": ("place", "location", "serves", "地点", "所在地", "所属社区", "所在社区", "社区", "服务范围", "管辖范围"),
    "kinds": ("kinds", "kind", "relation", "关系", "关系类型"), "weight": ("weight", "权重", "次数"),
    "since": ("since", "start date", "起始日期", "加入日期"),
    "source_label": ("sourcelabel", "source label"), "target_label": ("targetlabel", "target label"),
}  # fmt: skip
NODE = ("label", "kind", "code", "place")


def read(path: Path, nodes: Path | None = None) -> "nx.Graph[str]":
    """The network of a file, by its ending: .csv (an edge list; `nodes` is a table of nodes), .graphml, .gexf, .json.

    A table called `…-nodes.csv`, as our export writes it beside `….csv`, is found by itself.

    Nodes have `name`, `kind`, `code`, `place` ("" where the file does not say), edges `kinds`, `weight`, `since`, `ties`; ids are
    texts as they stand. Raises LedgerError.
    """
    beside = path.with_name(f"{path.stem}-nodes.csv")
    if nodes is None and path.suffix.casefold() == ".csv" and beside.is_file():
        nodes = beside
    try:
        return _ours(_raw(path, nodes))
    except LedgerError:
        raise
    except Exception as error:  # whatever a parser makes of a file that it cannot read
        reason = " ".join(str(error).split()) or type(error).__name__
        raise LedgerError(f"{path.name} cannot be read as a network: {reason}") from error


def _raw(path: Path, nodes: Path | None) -> Any:
    ending, content = path.suffix.casefold(), _bytes(path)
    if ending == ".csv":
        found = _edges(path.name, content)
    elif ending == ".json":
        found = _json(path.name, content)
    elif ending in (".graphml", ".gexf", ".xml"):
        found = _xml(ending, content)
    else:
        raise LedgerError(f"{path.name}: a network is read from .csv, .graphml, .gexf or .json")
    if nodes is not None:
        _table(found, nodes.name, _bytes(nodes))
    return found


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise LedgerError(f"{path.name} is larger than {LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise LedgerError(f"{path.name} cannot be read: {error.strerror}") from error


def _xml(ending: str, content: bytes) -> Any:
    import networkx as nx

    if ending == ".gexf" or b"<gexf" in content[:2000]:
        return nx.read_gexf(io.BytesIO(content))
    return nx.read_graphml(io.BytesIO(content), node_type=str)


def _json(name: str, content: bytes) -> Any:
    import networkx as nx

    found = json.loads(content.decode("utf-8-sig"))
    if not isinstance(found, dict) or "nodes" not in found:
        raise LedgerError(f"{name}: not a node-link document, which has nodes and edges")
    return nx.node_link_graph(found, edges="links" if "links" in found else "edges")


def _rows(name: str, content: bytes) -> tuple[list[str], list[list[str]]]:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
        if not rows:
            raise LedgerError(f"{name} holds nothing")
        return rows[0], [[_cell(cell) for cell in row] for row in rows[1:]]
    raise LedgerError(f"{name}: neither UTF-8 nor GB18030")


def _cell(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:].strip() if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else text.strip()


def _find(header: list[str], called: tuple[str, ...]) -> int | None:
    keys = [key(cell) for cell in header]
    return next((keys.index(key(name)) for name in called if key(name) in keys), None)


def _edges(name: str, content: bytes) -> Any:
    import networkx as nx

    header, rows = _rows(name, content)
    start, end = (_find(header, ENDS[side]) for side in ("source", "target"))
    if start is None or end is None:
        raise LedgerError(f"{name}: an edge list has a column Source and a column Target (起点, 终点); here are {', '.join(header)}")
    at = {field: _find(header, COLUMNS[field]) for field in ("kinds", "weight", "since", "source_label", "target_label")}
    found: nx.Graph[str] = nx.Graph()
    for number, row in enumerate(rows, 2):
        cells = [*row, *[""] * (len(header) - len(row))]
        a, b = cells[start], cells[end]
        if not a or not b:
            raise LedgerError(f"{name}, row {number}: a link has two ends")
        for node, label in ((a, at["source_label"]), (b, at["target_label"])):
            found.add_node(node, **({"label": cells[label]} if label is not None and cells[label] else {}))
        found.add_edge(a, b, **{field: cells[place] for field in ("kinds", "weight", "since") if (place := at[field]) is not None})
    return found


def _table(graph: Any, name: str, content: bytes) -> None:
    header, rows = _rows(name, content)
    at = {field: place for field in ("id", *NODE) if (place := _find(header, COLUMNS[field])) is not None}
    if "id" not in at:
        raise LedgerError(f"{name}: a table of nodes has a column Id (编号); here are {', '.join(header)}")
    for row in rows:
        cells = [*row, *[""] * (len(header) - len(row))]
        if cells[at["id"]]:
            graph.add_node(cells[at["id"]], **{field: cells[place] for field, place in at.items() if field != "id" and cells[place]})


def _ours(found: Any) -> "nx.Graph[str]":
    """As our own networks are: undirected, a link once, sorted."""
    import networkx as nx

    made: nx.Graph[str] = nx.Graph()
    for node, data in sorted(((str(node), data) for node, data in found.nodes(data=True)), key=lambda one: one[0]):
        name, *rest = (_said(data, field) for field in NODE)
        made.add_node(node, name=name or node, **dict(zip(NODE[1:], rest, strict=True)))
    for a, b, data in sorted(((str(a), str(b), data) for a, b, data in found.edges(data=True)), key=lambda edge: edge[:2]):
        if a != b:
            made.add_edge(a, b, kinds=_kinds(data), weight=_weight(data), since=str(data.get("since") or ""), ties=())
    return made


def _said(data: Mapping[str, Any], field: str) -> str:
    """What a node says under any of the names that a column of tables may have."""
    called = {key(name) for name in COLUMNS[field]}
    return next((str(value) for name, value in data.items() if key(str(name)) in called and value not in (None, "")), "")


def _kinds(data: Mapping[str, Any]) -> tuple[str, ...]:
    given = data.get("kinds") or data.get("kind") or data.get("relation") or ""
    return tuple(filter(None, str(given).split(SEPARATOR)))


def _weight(data: Mapping[str, Any]) -> float:
    text = data.get("weight")
    weight = float(text) if text not in (None, "") else 1.0
    if not 0 < weight < float("inf"):
        raise ValueError(f"a link weighs more than nothing, not {text}")
    return weight
