"""Codes that can be checked by themselves: legal entities' (GB 32100-2015) and divisions' (GB/T 2260 and its extensions)."""

from typing import Final

DIGITS: Final = {"City": 6, "County": 6, "Street": 9, "Community": 12}
"""Digits of a division's code (domain: 6 county GB/T 2260, 3 street, 3 community)."""

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, at, 31) for at in range(17))
# 66 is 新疆生产建设兵团, as the statistics bureau writes it
_PROVINCES = frozenset((*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 67), 71, 81, 82))


def check_character(code: str) -> str:
    """The 18th character that belongs to the first 17; "" when one of them is none that such a code may hold."""
    if len(code) < 17 or not set(code[:17]) <= set(_CHARACTERS):
        return ""
    total = sum(_CHARACTERS.index(char) * weight for char, weight in zip(code[:17], _WEIGHTS, strict=True))
    return _CHARACTERS[-total % 31]


def is_credit_code(code: str) -> bool:
    """Whether it is a 统一社会信用代码 with the right check character."""
    return len(code) == 18 and check_character(code) == code[17]


def division(code: str, digits: int) -> str:
    """A level's own digits of a division's code, which lists often write with zeros behind; "" when it is none of that level."""
    if len(code) == 12 and code.isdigit() and not code[digits:].strip("0"):
        code = code[:digits]
    return code if len(code) == digits and code.isascii() and code.isdigit() else ""


def has_province(code: str) -> bool:
    """Whether it begins as the codes of a province do."""
    return int(code[:2]) in _PROVINCES


def lies_in(code: str, parent: str) -> bool:
    """Whether a division's code says that it lies in the one with the code `parent`: 220802003 in 220802 in 220800."""
    stem = parent
    while stem.endswith("00") and len(stem) in (4, 6):  # 220800 is a city, 420000 a province
        stem = stem[:-2]
    return code.startswith(stem)
