"""A heat map whose squares can be clicked: places down, kinds of problem across, a colour a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import plotly.graph_objects as go

from queries.ownership.answer import EXCLUDED, EXPIRED, GATE, OVERLAP, OWNED, PROPOSED, UNOWNED, VACUUM

COLOURS: Final = {
    OWNED: "#8fcaa3", OVERLAP: "#ef9b3d", PROPOSED: "#e8d35f", GATE: "#c3c8cf", UNOWNED: "#a33a2c", EXCLUDED: "#c9574a", EXPIRED: "#d9796d",
    VACUUM: "#b5301f",
}  # fmt: skip
MOST: Final = 8_000
"""Squares that a browser draws without effort; the page says when there are more."""
SIDE: Final = 16


@dataclass(frozen=True, slots=True)
class Square:
    """One cell; `hover` is shown beside the pointer, line by line."""

    place: str
    category: str
    verdict: str
    hover: str


def figure(squares: Sequence[Square], places: Mapping[str, str], categories: Mapping[str, str], legend: Mapping[str, str]) -> go.Figure:
    """Rows and columns in the order of `places` and `categories` (id -> name). A point's customdata is place and category."""
    column = {id: at for at, id in enumerate(categories)}
    row = {id: at for at, id in enumerate(places)}
    drawn = go.Figure()
    for verdict, title in legend.items():
        own = [square for square in squares if square.verdict == verdict]
        if own:
            drawn.add_trace(_trace(own, row, column, COLOURS[verdict], title))
    drawn.update_xaxes(
        tickvals=list(column.values()), ticktext=_short(categories), tickangle=-60, side="top", showgrid=False, zeroline=False
    )
    drawn.update_yaxes(tickvals=list(row.values()), ticktext=_short(places), autorange="reversed", showgrid=False, zeroline=False)
    drawn.update_layout(
        height=190 + SIDE * max(4, len(row)), margin={"l": 10, "r": 10, "t": 130, "b": 40}, dragmode=False, clickmode="event+select",
        legend={"orientation": "h", "y": 0, "yanchor": "top"}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    return drawn


def _trace(squares: Sequence[Square], row: Mapping[str, int], column: Mapping[str, int], colour: str, title: str) -> go.Scatter:
    return go.Scatter(
        x=[column[square.category] for square in squares],
        y=[row[square.place] for square in squares],
        mode="markers",
        name=escape(title),
        marker={"symbol": "square", "size": SIDE - 3, "color": colour},
        customdata=[[square.place, square.category] for square in squares],
        hovertext=[escape(square.hover).replace("\n", "<br>") for square in squares],
        hoverinfo="text",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.8}},
    )


def _short(names: Mapping[str, str]) -> list[str]:
    return [escape(name if len(name) <= 12 else f"{name[:11]}…") for name in names.values()]
