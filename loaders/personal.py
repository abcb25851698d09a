"""Identity and mobile numbers: found, and made unreadable. The graph needs neither, so no one's ever gets there."""

import re

_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\dA-Za-z])")
SHORTEST = 11  # digits of a mobile number
_LONG = re.compile(r"\d(?:[- ]?\d){10}")  # nothing shorter is either, and most cells are done with here
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_HIDDEN = "***"


def holds_number(text: str) -> bool:
    """Whether an identity or a mobile number stands in it."""
    return bool(_LONG.search(text) and (_IDENTITY.search(text) or _MOBILE.search(text)))


def holds_identity(text: str) -> bool:
    """Whether an identity number with a right check character stands in it: a code may look like one by chance."""
    return bool(_LONG.search(text) and any(_is_right(found[0]) for found in _IDENTITY.finditer(text)))


def _is_right(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def masked(text: str) -> str:
    """The same with identity and mobile numbers made unreadable."""
    return _MOBILE.sub(_HIDDEN, _IDENTITY.sub(_HIDDEN, text)) if _LONG.search(text) else text
