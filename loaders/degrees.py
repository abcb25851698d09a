"""Degrees of the earth: a longitude or latitude, or both in one cell, as 122.83,45.62 or E122°49′48″ N45°37′12″."""

import re

from loaders.cells import Cell
from loaders.normalise import Unreadable, number, text

EAST, NORTH = (73.0, 136.0), (3.0, 54.0)
"""Degrees that China reaches from and to; no degree of the one is a degree of the other."""
Position = tuple[float, float]
"""Longitude and latitude, in degrees."""

_SIDES = {"e": "east", "东经": "east", "经度": "east", "n": "north", "北纬": "north", "纬度": "north"}
_SIDE = "|".join(_SIDES)
_ANGLE = re.compile(
    rf"(?P<before>{_SIDE})?\s*[:：]?\s*(?P<degrees>\d+(?:\.\d+)?)(?:\s*[°º度])?"
    r"(?:\s*(?P<minutes>\d+(?:\.\d+)?)\s*['′’分](?:\s*(?P<seconds>\d+(?:\.\d+)?)\s*(?:[\"″”秒]|''|′′|’’))?)?"
    r"(?P<after>[en](?![a-z])|\s+[en](?!\s*[a-z\d]))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,，;；、/|()（）\[\]【】]*")


def within(degrees: float, reach: Position) -> bool:
    """Whether China reaches there."""
    return reach[0] <= degrees <= reach[1]


def degrees(cell: Cell) -> float | None:
    """A longitude or a latitude alone: 122.83, 122°49′48″, 东经122.83. Raises Unreadable."""
    if cell is None or isinstance(cell, (int, float)):
        return number(cell)
    if (said := text(cell)) is None:
        return None
    if (angle := _ANGLE.fullmatch(said)) is None:
        raise Unreadable("不是经度或纬度，未采用", "it is neither a longitude nor a latitude; it was not taken")
    return _degrees(angle)


def position(cell: Cell) -> Position | None:
    """Longitude and latitude; the sides that are written, else the numbers tell which is which. Raises Unreadable."""
    if (said := text(cell)) is None:
        return None
    angles = list(_ANGLE.finditer(said))
    if len(angles) != 2 or _BETWEEN.sub("", _ANGLE.sub("", said)):
        raise Unreadable("不是一个位置，应像 122.83,45.62，未采用", "it is not one position such as 122.83,45.62; it was not taken")
    first, second = map(_degrees, angles)
    sides = [_SIDES.get((angle["before"] or angle["after"] or "").strip().casefold()) for angle in angles]
    if sides in (["east", None], ["east", "north"], [None, "north"]):
        return _checked(first, second)
    if sides in (["north", None], ["north", "east"], [None, "east"]):
        return _checked(second, first)
    if sides != [None, None]:
        raise Unreadable("两个都是经度或都是纬度，未采用", "both are of the same side; it was not taken")
    return _checked(first, second) if within(first, EAST) else _checked(second, first)


def _degrees(angle: re.Match[str]) -> float:
    minutes, seconds = float(angle["minutes"] or 0), float(angle["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:
        raise Unreadable("分、秒应小于 60，未采用", "there are 60 minutes in a degree; it was not taken")
    return round(float(angle["degrees"]) + minutes / 60 + seconds / 3600, 9)


def _checked(east: float, north: float) -> Position:
    if within(east, EAST) and within(north, NORTH):
        return east, north
    if within(north, EAST) and within(east, NORTH):
        raise Unreadable("经度与纬度像是颠倒了，未采用", "longitude and latitude seem to be swapped; it was not taken")
    raise Unreadable("不在中国范围内的经纬度，未采用", "no position in China; it was not taken")
