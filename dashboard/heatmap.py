"""Heat maps whose squares can be clicked: places down, kinds of problem or rules across, a colour a verdict or a share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from dashboard.markup import wide
from queries.ownership.answer import EXCLUDED, EXPIRED, GATE, OVERLAP, OWNED, PROPOSED, UNOWNED, VACUUM

COLOURS: Final = {
    OWNED: "#8fcaa3", OVERLAP: "#ef9b3d", PROPOSED: "#e8d35f", GATE: "#c3c8cf", UNOWNED: "#a33a2c", EXCLUDED: "#c9574a", EXPIRED: "#d9796d",
    VACUUM: "#b5301f",
}  # fmt: skip
MOST: Final = 8_000
"""Squares that a browser draws without effort; the page says when there are more."""
SIDE: Final = 16
FEW: Final = 45
WIDTH: Final = 720
LEAST: Final = 4
"""Above so many columns the squares share a page of that width, in pixels, so that none hides another; none is smaller than LEAST."""
MOST_WIDE: Final = 40
MOST_HIGH: Final = 26
"""How long the names of rows and of columns may be, in Latin letters: rows have room."""


@dataclass(frozen=True, slots=True)
class Square:
    """One cell; `column` is a kind of problem or a rule, `hover` is shown beside the pointer, line by line."""

    place: str
    column: str
    verdict: str
    hover: str


@dataclass(frozen=True, slots=True)
class Shade:
    """The same in the colour of a share."""

    place: str
    column: str
    share: float
    hover: str


def figure(squares: Sequence[Square], places: Mapping[str, str], categories: Mapping[str, str], legend: Mapping[str, str]) -> go.Figure:
    """Rows and columns in the order of `places` and `categories` (id -> name). A point's customdata is place and category."""
    column = {id: at for at, id in enumerate(categories)}
    row = {id: at for at, id in enumerate(places)}
    drawn = go.Figure()
    for verdict, title in legend.items():
        own = [square for square in squares if square.verdict == verdict]
        if own:
            drawn.add_trace(_trace(own, row, column, {"color": COLOURS[verdict]}, title))
    return _framed(drawn, places, categories)


def shares(squares: Sequence[Shade], places: Mapping[str, str], columns: Mapping[str, str], scale: list[tuple[float, str]]) -> go.Figure:
    """The same for shares from 0 to 1, with the scale beside it. A point's customdata is place and column."""
    column = {id: at for at, id in enumerate(columns)}
    row = {id: at for at, id in enumerate(places)}
    marker = {"color": [square.share for square in squares], "colorscale": scale, "cmin": 0, "cmax": 1, "colorbar": {"tickformat": ".0%"}}
    return _framed(go.Figure(_trace(squares, row, column, marker, "")), places, columns)


def _framed(drawn: go.Figure, places: Mapping[str, str], columns: Mapping[str, str]) -> go.Figure:
    across, down = list(range(len(columns))), list(range(len(places)))
    plain = {"showgrid": False, "zeroline": False, "automargin": True}
    dense = len(columns) > FEW
    upright = {"tickangle": -90, "tickfont": {"size": 9}} if dense else {"tickangle": -60}
    drawn.update_xaxes(
        tickvals=across, ticktext=_short(columns, MOST_HIGH), side="top", range=[-0.7, len(columns) - 0.3], **plain, **upright
    )
    drawn.update_traces(marker_size=SIDE - 3 if not dense else max(LEAST, WIDTH // len(columns) - 1))
    drawn.update_yaxes(tickvals=down, ticktext=_short(places, MOST_WIDE), range=[len(places) - 0.3, -0.7], **plain)
    drawn.update_layout(
        height=210 + SIDE * max(4, len(places)), margin={"l": 10, "r": 10, "t": 150, "b": 40}, dragmode=False, clickmode="event+select",
        legend={"orientation": "h", "y": 0, "yanchor": "top"}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    return drawn


def _trace(
    squares: Sequence[Square | Shade], row: Mapping[str, int], column: Mapping[str, int], marker: Mapping[str, Any], title: str
) -> go.Scatter:
    return go.Scatter(
        x=[column[square.column] for square in squares],
        y=[row[square.place] for square in squares],
        mode="markers",
        name=escape(title),
        showlegend=bool(title),
        marker={"symbol": "square", **marker},
        customdata=[[square.place, square.column] for square in squares],
        hovertext=[escape(square.hover).replace("\n", "<br>") for square in squares],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.8}},
    )


def _short(names: Mapping[str, str], most: int) -> list[str]:
    return [escape(name if wide(name) <= most else f"{_cut(name, most)}…") for name in names.values()]


def _cut(name: str, most: int) -> str:
    while wide(name) > most - 1:
        name = name[:-1]
    return name.rstrip()
