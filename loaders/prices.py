"""Prices of property services, which are ranges: 0.3至0.5元/平米/月, 多层0.3元，高层0.5元."""

import re

from loaders.cells import Cell
from loaders.normalise import SEPARATORS, Unreadable, measured, text

_RANGE = re.compile(r"([+-]?\d+(?:\.\d+)?)[^\d~～-]{0,8}?\s*(?:至|到|~|～|-|—|－)\s*([+-]?\d+(?:\.\d+)?)\D*")
_LABEL = re.compile(r"[^\d+-]{1,12}?(?=[+-]?\d)")  # 多层, 每月每平方米
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_FOREIGN = re.compile(r"[角毛分年季天户次万%％人]")
_EACH = re.compile(r"每[年季天日户次人]")
"""What 元/㎡/月 has not: behind a number, or in the label before it."""


def span(cell: Cell) -> tuple[float, float] | None:
    """The least and the most of 元/㎡/月 that a cell says; a single price is a range of its own. Raises Unreadable.

    Several, each with its label or not, are one range from the least of them to the most.
    """
    if (found := text(cell)) is None:
        return None
    said = _BRACKETS.sub("", found)
    if _EACH.search(said) or _FOREIGN.search(_LABEL.sub("", said)):
        raise Unreadable("单位应为元/㎡/月", "its unit should be 元/㎡/月")
    bounds = [_bounds(piece) for piece in SEPARATORS.split(said) if piece.strip()]
    if not bounds:
        raise Unreadable("不是数字", "it is no number")
    return min(low for low, _ in bounds), max(high for _, high in bounds)


def _bounds(piece: str) -> tuple[float, float]:
    plain = piece.strip()
    if (label := _LABEL.match(plain)) is not None:
        plain = plain[label.end() :]
    if (match := _RANGE.fullmatch(plain)) is None:
        single = float(measured(plain, ""))
        return single, single
    low, high = float(match[1]), float(match[2])
    if low > high:
        raise Unreadable("前面的数比后面的大", "its first number is larger than its second")
    return low, high
