"""The network as files of other tools: GraphML, GEXF (for Gephi), JSON node-link, CSV. Ids and codes stay text everywhere."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

SEPARATOR = "|"
"""Between the kinds of one link, where a format holds one text."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
Positions = Mapping[str, tuple[float, float]]
Colours = Mapping[str, str]


def plain(graph: "nx.Graph[str]", figures: Mapping[str, Mapping[str, Any]] | None = None) -> "nx.Graph[str]":
    """The graph with nothing but texts and numbers: nodes have `label`, `kind`, `code` and the figures (name -> node -> value),
    edges `kinds` (joined by SEPARATOR), `weight`, `since`. What XML cannot hold is left out of texts."""
    import networkx as nx

    found: nx.Graph[str] = nx.Graph()
    for node, data in graph.nodes(data=True):
        values = {name: of[node] for name, of in (figures or {}).items() if node in of}
        texts = {"label": data.get("name", node), "kind": data.get("kind", ""), "code": data.get("code", "")}
        found.add_node(_text(node), **{name: _text(text) for name, text in texts.items()}, **values)
    for a, b, data in graph.edges(data=True):
        kinds = SEPARATOR.join(data.get("kinds", ()))
        found.add_edge(_text(a), _text(b), kinds=_text(kinds), weight=float(data.get("weight", 1)), since=_text(data.get("since", "")))
    return found


def _text(value: object) -> str:
    return _NOT_XML.sub("", str(value))


def graphml(flat: "nx.Graph[str]") -> bytes:
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(flat, out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def gexf(flat: "nx.Graph[str]", positions: Positions | None = None, colours: Colours | None = None, size: str = "") -> bytes:
    """With a place, a colour (#rrggbb) and a size for each node, as Gephi shows them; `size` names the figure that gives it."""
    import networkx as nx

    shown = flat.copy()
    most = max((float(data.get(size) or 0) for _, data in flat.nodes(data=True)), default=0.0) if size else 0.0
    for node, data in shown.nodes(data=True):
        viz: dict[str, Any] = {"size": 10.0 + (30.0 * float(data.get(size) or 0) / most if most else 0.0)}
        if colours and node in colours:
            red, green, blue = (int(colours[node][at : at + 2], 16) for at in (1, 3, 5))
            viz["color"] = {"r": red, "g": green, "b": blue, "a": 1.0}
        if positions and node in positions:
            x, y = positions[node]
            viz["position"] = {"x": float(x), "y": float(-y), "z": 0.0}  # Gephi's axis points upwards
        data["viz"] = viz
    out = io.BytesIO()
    nx.write_gexf(shown, out, encoding="utf-8")
    return out.getvalue()


def node_link(flat: "nx.Graph[str]") -> bytes:
    import networkx as nx

    return json.dumps(nx.node_link_data(flat, edges="edges"), ensure_ascii=False, indent=1).encode("utf-8")


def edge_list(flat: "nx.Graph[str]") -> bytes:
    """The links: Source and Target, as Gephi and others call them, names beside the ids."""
    label = flat.nodes
    rows = [
        [a, b, label[a]["label"], label[b]["label"], data["kinds"], data["weight"], data["since"]]
        for a, b, data in sorted(flat.edges(data=True), key=lambda edge: (edge[0], edge[1]))
    ]
    return _csv(["Source", "Target", "SourceLabel", "TargetLabel", "Kinds", "Weight", "Since"], rows)


def node_table(flat: "nx.Graph[str]") -> bytes:
    """The nodes, those without a link too, with every figure."""
    known = ("label", "kind", "code")
    names = sorted({name for _, data in flat.nodes(data=True) for name in data} - set(known))
    rows = [[node, *(flat.nodes[node].get(name, "") for name in (*known, *names))] for node in sorted(flat)]
    return _csv(["Id", "Label", "Kind", "Code", *names], rows)


def _csv(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """UTF-8 with the mark that Excel needs; a text that looks like a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


WRITERS: Mapping[str, Callable[["nx.Graph[str]"], bytes]] = {
    "graphml": graphml, "gexf": gexf, "json": node_link, "csv": edge_list,
}  # fmt: skip
