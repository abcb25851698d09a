"""Percentages as numbers: Excel keeps what it shows as 95 % as 0.95, and people type 95; only the column tells."""

from collections import Counter

from graph.model import Prop
from loaders.headers import Table


def fractions(table: Table) -> frozenset[int]:
    """The columns of percentages whose numbers are fractions: those below 1 are as many as those above it, or more.

    A column of nothing but 1 holds fractions, unless its percentages are whole numbers.
    """
    asked = {index: column.of.kind for index, column in table.columns.items() if isinstance(column.of, Prop) and column.of.unit == "%"}
    below, above = Counter[int](), Counter[int]()
    for row in table.rows() if asked else ():
        for index in asked:
            cell = row.cells[index] if index < len(row.cells) else None
            if isinstance(cell, (int, float)):
                below[index] += 0 < cell < 1
                above[index] += cell > 1
    return frozenset(index for index, kind in asked.items() if below[index] >= above[index] + (kind == "integer" and not below[index]))
