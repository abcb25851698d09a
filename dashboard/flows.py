"""Where units flow: from places of needs over kinds of resource to those who give."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

import plotly.graph_objects as go

MOST = 14
"""Names on a side; the smaller ones are put together."""
SHADES = ("#2b6cb0", "#8a6d3b", "#3a9188", "#b5301f")
HEIGHT = 460


def gathered(flows: Iterable[tuple[str, str, str, int]], rest: str) -> list[tuple[str, str, str, int]]:
    """The same flows with all but the largest names of the first and the last side called `rest`."""
    every = list(flows)
    keep: list[set[str]] = []
    for ends in ([(a, units) for a, _, _, units in every], [(c, units) for _, _, c, units in every]):
        count: Counter[str] = Counter()
        for name, units in ends:
            count[name] += units
        keep.append({name for name, _ in sorted(count.items(), key=lambda one: (-one[1], one[0]))[:MOST]})
    summed: Counter[tuple[str, str, str]] = Counter()
    for a, b, c, units in every:
        summed[a if a in keep[0] else rest, b, c if c in keep[1] else rest] += units
    return [(*names, units) for names, units in sorted(summed.items())]


def sankey(flows: Sequence[tuple[str, str, str, int]], short: str) -> go.Figure:
    """(place, kind, giver, units) as bands; the giver called `short` stands for what nobody gives."""
    sides = [sorted({a for a, _, _, _ in flows}), sorted({b for _, b, _, _ in flows}), sorted({c for _, _, c, _ in flows})]
    at = {(side, name): number for number, (side, name) in enumerate((side, name) for side in range(3) for name in sides[side])}
    bands: Counter[tuple[int, int]] = Counter()
    for a, b, c, units in flows:
        bands[at[0, a], at[1, b]] += units
        bands[at[1, b], at[2, c]] += units
    colours = [SHADES[3] if name == short and side == 2 else SHADES[side] for side, name in at]
    figure = go.Figure(go.Sankey(
        node={"label": [escape(name) for _, name in at], "color": colours, "pad": 12, "thickness": 14},
        link={"source": [a for a, _ in bands], "target": [b for _, b in bands], "value": list(bands.values()), "color": "rgba(120,130,145,.25)"},
    ))  # fmt: skip
    figure.update_layout(height=HEIGHT, margin={"l": 8, "r": 8, "t": 8, "b": 8}, font={"size": 13}, paper_bgcolor="rgba(0,0,0,0)")
    return figure
