"""The picture of a network as a file: SVG, written here, and PNG by Pillow with a font of this machine that knows the names."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.markup import safe
from dashboard.netview import FONT, OTHER, STYLES, Edge, Node
from graph.errors import UsageError

MARGIN = 70.0
LINE, INK = "#b6bcc6", "#1f2328"
FONT_SIZE = 13
LARGEST_SIDE = 6_000
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
           "C:/Windows/Fonts")  # fmt: skip
FONTS = (
    "notosanscjk",
    "notosanssc",
    "sourcehansans",
    "msyh",
    "pingfang",
    "wqy-microhei",
    "wqy-zenhei",
    "simhei",
    "simsun",
    "stheiti",
    "droidsansfallback",
)
"""Files of fonts that hold Chinese, the best first."""
MISSING = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float


def box(nodes: Sequence[Node]) -> Box:
    """What holds all nodes with room for their captions."""
    xs, ys = [node.x for node in nodes] or [0.0], [node.y for node in nodes] or [0.0]
    return Box(min(xs) - MARGIN, min(ys) - MARGIN, max(xs) - min(xs) + 2 * MARGIN, max(ys) - min(ys) + 2 * MARGIN)


def colour(node: Node) -> str:
    return node.colour or STYLES.get(node.style, OTHER)[0]


def svg(nodes: Sequence[Node], edges: Iterable[Edge], title: str) -> bytes:
    """Scales without loss; names are text, in whatever font the reader has."""
    at, frame = {node.id: node for node in nodes}, box(nodes)
    lines = [
        f'<line x1="{at[edge.start].x:.1f}" y1="{at[edge.start].y:.1f}" x2="{at[edge.end].x:.1f}" y2="{at[edge.end].y:.1f}"'
        f' stroke="{LINE}"{" stroke-dasharray=" + chr(34) + "5 4" + chr(34) if edge.dashed else ""}/>'
        for edge in edges
    ]
    marks = [
        f'<circle cx="{node.x:.1f}" cy="{node.y:.1f}" r="{_radius(node):.1f}" fill="{colour(node)}" stroke="#fff">'
        f"<title>{safe(node.hint or node.caption or node.id)}</title></circle>"
        for node in nodes
    ]
    names = [
        f'<text x="{node.x:.1f}" y="{node.y + _radius(node) + FONT_SIZE:.1f}" text-anchor="middle">{safe(node.caption)}</text>'
        for node in nodes if node.caption
    ]  # fmt: skip
    view = f"{frame.left:.1f} {frame.top:.1f} {frame.width:.1f} {frame.height:.1f}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{frame.width:.0f}" height="{frame.height:.0f}"'
    style = f'font-family="{safe(FONT)}" font-size="{FONT_SIZE}" fill="{INK}"'
    whole = [
        f"{head} {style}>",
        f"<title>{safe(title)}</title>",
        '<rect width="100%" height="100%" fill="#fff"',
        f' x="{frame.left:.1f}" y="{frame.top:.1f}"/>',
    ]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *whole, *lines, *marks, *names, "</svg>"]).encode("utf-8")


def png(nodes: Sequence[Node], edges: Iterable[Edge], scale: float = 2.0, font: Path | None = None) -> tuple[bytes, set[str]]:
    """The picture, and the characters that the font lacks. Raises UsageError where no font with Chinese is found."""
    from PIL import Image, ImageDraw, ImageFont

    frame = box(nodes)
    scale = min(scale, LARGEST_SIDE / max(frame.width, frame.height))
    face = ImageFont.truetype(str(font or chinese_font()), max(round(FONT_SIZE * scale), 6))
    picture = Image.new("RGB", (max(round(frame.width * scale), 1), max(round(frame.height * scale), 1)), "#ffffff")
    draw = ImageDraw.Draw(picture)
    at = {node.id: ((node.x - frame.left) * scale, (node.y - frame.top) * scale) for node in nodes}
    for edge in edges:
        draw.line([at[edge.start], at[edge.end]], fill=LINE, width=max(round(scale), 1))
    for node in nodes:
        (x, y), radius = at[node.id], _radius(node) * scale
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour(node), outline="#ffffff")
    for node in nodes:
        x, y = at[node.id]
        draw.text((x, y + _radius(node) * scale + 2), node.caption, fill=INK, font=face, anchor="ma")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue(), lacking(face, "".join(node.caption for node in nodes))


@cache
def draws_chinese() -> bool:
    """Whether this machine has a font for `png`."""
    try:
        chinese_font()
    except UsageError:
        return False
    return True


def lacking(face: Any, text: str) -> set[str]:
    """The characters that the font draws as it draws what no font has."""
    nothing = bytes(face.getmask(MISSING))
    return {char for char in set(text) if not char.isspace() and bytes(face.getmask(char)) == nothing}


def chinese_font(folders: Sequence[str] = FOLDERS) -> Path:
    """The best font file with Chinese in the usual folders. Raises UsageError where there is none."""
    there: Mapping[str, Path] = {
        path.name.casefold(): path
        for folder in folders
        if (root := Path(folder).expanduser()).is_dir()
        for path in sorted(root.rglob("*"))
        if path.suffix.casefold() in (".ttc", ".ttf", ".otf")
    }
    for name in FONTS:
        if found := next((path for file, path in there.items() if file.startswith(name)), None):
            return found
    raise UsageError("no font with Chinese characters is installed (fonts-noto-cjk or fonts-wqy-microhei); write an svg instead")


def _radius(node: Node) -> float:
    return max(node.size, 4) * 0.6
