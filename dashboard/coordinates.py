"""Systems of coordinates: Chinese web maps show every point somewhere else than it is."""

import math

from graph.schema.grounds import SYSTEMS as CHOICES

SYSTEMS = tuple(choice.value for choice in CHOICES)
"""WGS-84, which is the same as CGCS2000 here; GCJ-02, what most Chinese web maps show; BD-09, what Baidu's shows."""
_AXIS, _FLATNESS = 6378245.0, 0.00669342162296594323
_TURN = math.pi * 3000 / 180


def true(lon: float, lat: float, system: str) -> tuple[float, float]:
    """Where a point of one of SYSTEMS lies in WGS-84, to about a metre."""
    if system == "BD-09":
        lon, lat = _bd09_to_gcj02(lon, lat)
    return from_gcj02(lon, lat) if system in ("GCJ-02", "BD-09") else (lon, lat)


def _bd09_to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 0.0065, lat - 0.006
    far = math.hypot(x, y) - 0.00002 * math.sin(y * _TURN)
    turn = math.atan2(y, x) - 0.000003 * math.cos(x * _TURN)
    return far * math.cos(turn), far * math.sin(turn)


def from_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """The true place of a point of a Chinese web map, to about a metre."""
    guess_lon, guess_lat = lon, lat
    for _ in range(3):
        shifted_lon, shifted_lat = _to_gcj02(guess_lon, guess_lat)
        guess_lon, guess_lat = guess_lon + lon - shifted_lon, guess_lat + lat - shifted_lat
    return guess_lon, guess_lat


def _to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 105.0, lat - 35.0
    waves = (20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + waves
    north += (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    north += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + waves
    east += (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    east += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    radians = lat / 180 * math.pi
    magic = 1 - _FLATNESS * math.sin(radians) ** 2
    root = math.sqrt(magic)
    north = north * 180 / ((_AXIS * (1 - _FLATNESS)) / (magic * root) * math.pi)
    east = east * 180 / (_AXIS / root * math.cos(radians) * math.pi)
    return lon + east, lat + north
