"""Periods in a row: which columns belong together, and which end before they begin."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

PERIODS = (("since", "until"), ("term_since", "term_until"))


def among(fields: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """(field, of what, begin, end) for each of the fields that ends a period; of the row's own node ("") or of a link or part."""
    parted = [(field, *field.rpartition(".")[::2]) for field in sorted(fields)]
    return [(field, of, begin, end) for field, of, name in parted for begin, end in PERIODS if name == end]


def ends_early(first: Any, after: Any) -> date | None:
    """The last valid day, as in the ledger, of a period that ends before it begins; None of any other."""
    return after - timedelta(days=1) if isinstance(first, date) and isinstance(after, date) and after <= first else None
