"""A network as a file: for other tools whole, as a picture what is drawn of it."""

from collections.abc import Sequence

from dashboard import drawing, netview
from dashboard.drawn import Look
from dashboard.layouts import Positions
from dashboard.netview import Edge, Node
from queries.net import formats

DATA = ("graphml", "gexf", "json", "csv")
PICTURES = ("html", "svg", "png")
LAID_OUT = 2_000
"""Nodes up to which all of a network are given places; of more, the other tool makes its own picture."""
MEDIA = {
    "graphml": "application/xml", "gexf": "application/xml", "json": "application/json", "csv": "text/csv", "html": "text/html",
    "svg": "image/svg+xml", "png": "image/png",
}  # fmt: skip


def data(looked: Look, ending: str, at: Positions | None = None) -> bytes:
    """All nodes and links, one of DATA; `at`: where nodes stand that have a place already."""
    flat = formats.plain(looked.graph, looked.figures)
    if ending == "gexf":
        places = looked.positions(list(looked.graph)) if len(looked.graph) <= LAID_OUT else {}
        return formats.gexf(flat, {**places, **(at or {})} if places else None, looked.colours, looked.size)
    return formats.WRITERS[ending](flat)


def picture(nodes: Sequence[Node], edges: Sequence[Edge], ending: str, title: str, notes: Sequence[str] = ()) -> tuple[bytes, set[str]]:
    """One of PICTURES, and the characters that its font lacks. Raises UsageError for a PNG without a font that knows Chinese."""
    if ending == "html":
        return netview.page(netview.model(nodes, edges), title, notes), set()
    if ending == "svg":
        return drawing.svg(nodes, edges, title), set()
    return drawing.png(nodes, edges)
