"""Formats of cells that show a day only as its month or its year: whoever typed 2021年6月 has a day in the cell all the same."""

import re
from collections.abc import Iterable
from datetime import date

from loaders.cells import Cell, ShownMonth, ShownYear

_UNSPOKEN = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|_.|\*.")  # words, colours and countries, escaped characters, spacing
BUILT_IN = dict.fromkeys((17, 27, 36, 50, 52, 57), "yyyy-m")
"""Excel's own formats of months, which no file spells out."""
Shown = dict[int, dict[int, str]]
"""By row and column: `month` or `year`."""


def shows(code: str) -> str:
    """What such a format shows of a day: `month`, `year`, or "" for all of it or something else."""
    letters = {letter for letter in _UNSPOKEN.sub("", code).partition(";")[0].lower() if letter.isalpha()}
    return {"ym": "month", "y": "year"}.get("".join(sorted(letters, reverse=True)), "")


def styles(formats: Iterable[int], codes: dict[int, str]) -> dict[int, str]:
    """The styles that show no more than the month or the year, each by its number; `formats`: that of each style."""
    known = {**BUILT_IN, **codes}
    return {style: what for style, number in enumerate(formats) if (what := shows(known.get(number, "")))}


def as_shown(cell: Cell, what: str) -> Cell:
    """The day as its cell shows it; one that says more than that keeps it."""
    if not isinstance(cell, date) or cell.day != 1 or (what == "year" and cell.month != 1):
        return cell
    return (ShownMonth if what == "month" else ShownYear)(cell.year, cell.month, cell.day)
