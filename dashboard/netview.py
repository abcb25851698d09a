"""Pictures of networks: pyvis holds the model, vis-network out of pyvis's own wheel draws it. Nothing is fetched.

`panel` is two-way: a click selects a node and comes back to Python. `page` is the same picture as a file of its own.
Positions come from Python, so that the same graph is the same picture and no browser has to search for a layout.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st
from pyvis.network import Network

from dashboard.markup import safe
from dashboard.picked import changed, fresh

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
HEIGHT = 560
FONT = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'WenQuanYi Micro Hei', sans-serif"
WRAP, NARROW = 9, 6  # Chinese characters on a line of a caption, in a box and below a mark
STYLES = {
    "Alliance": ("#b5301f", "star"), "PartyOrganization": ("#d9822b", "square"), "PropertyCompany": ("#2b6cb0", "dot"),
    "Enterprise": ("#3a9188", "dot"), "SocialOrganization": ("#7b61a8", "triangle"), "place": ("#5f6368", "box"),
    "act": ("#2e8b57", "box"), "slot": ("#4a6fa5", "box"), "next": ("#8a6d3b", "box"), "nobody": ("#c5392a", "box"),
}  # fmt: skip
OTHER = ("#7d8590", "dot")
_FROM_ELSEWHERE = re.compile(r"<link\b[^>]*bootstrap[^>]*>|<script\b[^>]*bootstrap[^>]*>\s*</script>|<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<center>\s*<h1>\s*</h1>\s*</center>")
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": False, "selectConnectedEdges": True, "navigationButtons": False},
    "nodes": {"font": {"face": FONT, "size": 17}, "borderWidth": 1, "borderWidthSelected": 4},
    "edges": {"smooth": False, "color": {"color": "#b6bcc6", "highlight": "#b5301f", "hover": "#7d8590"},
              "font": {"face": FONT, "size": 12, "color": "#5f6368", "strokeWidth": 4}},
}  # fmt: skip
DRAW = """
export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const el = parentElement.querySelector(".gg-net");
  el.style.height = `${data.height}px`;
  if (!el.net) {
    el.sets = { nodes: new vis.DataSet(data.nodes), edges: new vis.DataSet(data.edges) };
    el.net = new vis.Network(el, el.sets, data.options);
    el.net.on("selectNode", event => setStateValue("selected", event.nodes[0]));
    el.net.on("deselectNode", event => { if (!event.nodes.length) setStateValue("selected", null); });
    el.net.on("doubleClick", event => { if (event.nodes.length) setTriggerValue("expand", event.nodes[0]); });
    el.net.once("afterDrawing", () => el.setAttribute("data-drawn", "true"));
  } else {
    for (const kind of ["nodes", "edges"]) {
      const set = el.sets[kind], kept = new Set(data[kind].map(one => one.id));
      set.remove(set.getIds().filter(id => !kept.has(id)));
      const there = new Set(set.getIds());
      const added = data[kind].filter(one => !there.has(one.id));
      set.add(added);
      if (kind === "nodes") {
        set.update(data[kind].map(({ id, color, size, label }) => ({ id, color, size, label })));
        const outside = ({ x, y }) => x < 0 || y < 0 || x > el.clientWidth || y > el.clientHeight;
        if (added.some(one => outside(el.net.canvasToDOM(one)))) el.net.fit({ animation: false });
      }
    }
  }
  if (data.wish !== null && data.wish.number !== el.wish && el.sets.nodes.get(data.wish.id)) {
    el.net.selectNodes([data.wish.id]);
    el.wish = data.wish.number;
  }
  el.probe = id => { const at = el.net.canvasToDOM(el.net.getPosition(id)); return [at.x, at.y]; };
  return () => setTimeout(() => { if (!el.isConnected && el.net) { el.net.destroy(); el.net = null; } }, 0);
}
"""


@dataclass(frozen=True, slots=True)
class Node:
    """`style` is a key of STYLES; another kind is drawn as OTHER. An empty caption is drawn without one, `colour` over the style's."""

    id: str
    caption: str
    hint: str
    style: str
    x: float
    y: float
    size: float = 14
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    start: str
    end: str
    caption: str = ""
    arrow: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A node that Python wants selected; carried out once for each number, so that it never undoes a later click."""

    id: str
    number: int


def wrapped(text: str, width: int = WRAP, lines: int = 3) -> str:
    """A caption on a few short lines; what does not fit is cut with a mark, and stands whole in the hint."""
    text = " ".join(text.split())
    parts: list[str] = []
    at = 0
    while at < len(text) and len(parts) < lines:
        end, wide = at, 0.0
        while end < len(text) and wide < width:
            wide += 1 if ord(text[end]) > 0x2E80 else 0.55
            end += 1
        parts.append(text[at:end].strip())
        at = end
    return "\n".join(parts) + ("…" if at < len(text) else "")


def model(nodes: Sequence[Node], edges: Sequence[Edge]) -> Network:
    """The lists are set as they are: pyvis's own `add_nodes` would make numbers of ids such as '0451'."""
    net = Network(height=f"{HEIGHT}px", cdn_resources="in_line")
    net.nodes = [_drawn(node) for node in nodes]
    net.edges = [_line(number, edge) for number, edge in enumerate(edges)]
    net.options = OPTIONS
    return net


def _drawn(node: Node) -> dict[str, Any]:
    color, shape = STYLES.get(node.style, OTHER)
    color = node.colour or color
    box = shape == "box"
    edge = {"background": color, "border": "#ffffff"}
    shades = {**edge, "highlight": {**edge, "border": "#111827"}, "hover": {**edge, "border": "#6b7280"}}
    drawn = {
        "id": node.id, "label": wrapped(node.caption, WRAP if box else NARROW), "title": node.hint, "shape": shape, "size": node.size,
        "x": round(node.x, 1), "y": round(node.y, 1), "color": shades,
    }  # fmt: skip
    return drawn | ({"font": {"color": "#ffffff"}, "margin": 8} if box else {})


def _line(number: int, edge: Edge) -> dict[str, Any]:
    line = {"id": f"{number}·{edge.start}→{edge.end}", "from": edge.start, "to": edge.end, "dashes": edge.dashed}
    return line | ({"label": edge.caption} if edge.caption else {}) | ({"arrows": "to"} if edge.arrow else {})


@cache
def library() -> str:
    return (files("pyvis") / VIS).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Clicks:
    """The node that was clicked last, and the one that was clicked twice just now."""

    selected: str | None
    expand: str | None


def panel(net: Network, *, key: str, wish: Wish | None = None, height: int = HEIGHT) -> str | None:
    """Draws it, and returns the id of the node that was clicked last. With the same key, layout and zoom stay over reruns."""
    return clicks(net, key=key, wish=wish, height=height).selected


def clicks(net: Network, *, key: str, wish: Wish | None = None, height: int = HEIGHT) -> Clicks:
    """As `panel`, and tells a double click too."""
    component = st.components.v2.component(
        "govgraph_network", js=library() + DRAW, isolate_styles=False,
        html='<div class="gg-net" style="border:1px solid #dadce0;border-radius:8px;background:#fff"></div>',
    )  # fmt: skip
    wished = {"id": wish.id, "number": wish.number} if wish else None
    data = {"nodes": net.nodes, "edges": net.edges, "options": net.options, "height": height, "wish": wished}
    result = component(key=key, data=data, default={"selected": None}, on_selected_change=_nothing, on_expand_change=_nothing)
    return Clicks(result.selected, result.expand)


def _nothing() -> None:
    """Streamlit wants a callback for each value that a panel may send; the value itself is what we read."""


def page(net: Network, title: str, notes: Sequence[str] = ()) -> bytes:
    """The picture as one file that works without a network connection: a title, the picture, `notes` below it."""
    if any("href" in node["title"] for node in net.nodes):
        # Such a title makes pyvis put every title of the picture in as HTML, so none may hold any.
        net.nodes = [{**node, "title": safe(node["title"])} for node in net.nodes]
    html = _HEADING.sub("", _FROM_ELSEWHERE.sub("", net.generate_html()))
    head = f"<!DOCTYPE html>\n<html>\n<head><title>{safe(title)}</title>"
    top = f'<body style="font-family:{safe(FONT)}"><h1 style="font-size:1.2rem">{safe(title)}</h1>'
    end = "".join(f'<p style="clear:both;color:#5f6368">{safe(note)}</p>' for note in notes)
    html = html.replace("<html>", "", 1).replace("<head>", head, 1).replace("<body>", top, 1)
    return html.strip().replace("</body>", f"{end}</body>").encode("utf-8")


def follow(clicked: str | None, key: str, selected: str) -> None:
    """What is clicked anew in the picture `key` is selected on the page; None: the click was beside all nodes.

    Only what is new counts: a row picked in a table must not be undone by an earlier click.
    """
    if changed(key, clicked):
        st.session_state[selected] = clicked


def select(id: str | None, key: str, selected: str, wish: str) -> None:
    """A row that is picked anew in the table `key` is selected in the picture too, if it is there.

    `selected` and `wish` are where the page's session keeps what is selected and what the picture is asked for.
    """
    if (id := fresh(key, id)) is not None:
        before: Wish | None = st.session_state.get(wish)
        st.session_state[selected], st.session_state[wish] = id, Wish(id, before.number + 1 if before else 1)
        st.rerun()
