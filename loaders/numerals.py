"""Numbers in Chinese words: 三千零五, 一万二千, 两百, 壹佰; and with digits before the words: 1.2万, 3千."""

import re
from decimal import Decimal

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALES = {**_SMALL, **_LARGE}
_ALIKE = str.maketrans("〇○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億两兩俩", "零零一二二三三四五六六七八九十百千万亿二二二")
_PLAIN = _ALIKE | {ord("廿"): "二十", ord("卅"): "三十"}
WORDS = "〇○零一二两兩俩三四五六七八九十百千万亿廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億"
"""Every character that such a number may be written with."""
_ONE = "[一二三四五六七八九]"
_UP_TO_9999 = f"(?:{_ONE}千)?(?:零?{_ONE}百)?(?:零?{_ONE}?十)?(?:零?{_ONE})?"
_NUMERAL = re.compile(f"(?:(?=[^亿]){_UP_TO_9999}亿)?零?(?:(?=[^万]){_UP_TO_9999}万)?零?{_UP_TO_9999}")
_ONE_BY_ONE = re.compile("[零一二三四五六七八九]+")
_SCALE = "(?:[十百千]?[万亿]|[百千])"
_MIXED = re.compile(rf"([+-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)\s*({_SCALE}?)((?:\d{_SCALE})*)")


def value_of(digits: str) -> int:
    """十二 is 12, 一百零三 is 103, 三千五 is 3500, 二〇二一 is 2021."""
    if digits.isdecimal():
        return int(digits)
    words = digits.translate(_PLAIN)
    if _ONE_BY_ONE.fullmatch(words):
        return int("".join(str(_DIGITS[word]) for word in words))
    total = part = current = 0
    last = 1  # the unit before a digit at the end: 三千五 is 3500, and 三千零五 is not
    for word in words:
        if word == "零":
            last = 1
        elif word in _DIGITS:
            current = current * 10 + _DIGITS[word]
        elif word in _SMALL:
            part, current, last = part + (current or 1) * _SMALL[word], 0, _SMALL[word]
        else:
            last, part = _LARGE[word], part + current
            total, part, current = (total + part) * last if last > 10**4 else total + part * last, 0, 0
    return total + part + current * max(1, last // 10 if last > 10 else 1)


def leading(text: str) -> tuple[float | int, str] | None:
    """The number that a text begins with, in digits, in words or in both, and what stands behind it; None where it begins with none."""
    if (mixed := _MIXED.match(text)) is not None:
        return _mixed(mixed[1], mixed[2], mixed[3]), text[mixed.end() :]
    end = next((at for at, char in enumerate(text) if char not in WORDS), len(text))
    words = text[:end].translate(_PLAIN)
    return (value_of(words), text[end:]) if words and (_NUMERAL.fullmatch(words) or _ONE_BY_ONE.fullmatch(words)) else None


def _mixed(digits: str, scale: str, more: str) -> float | int:
    plain = digits.replace(",", "")
    if not scale and not more:
        return float(plain) if "." in plain else int(plain)
    found = Decimal(plain) * _factor(scale)
    for at in re.finditer(rf"(\d)({_SCALE})", more):
        found += int(at[1]) * _factor(at[2])
    return float(found) if "." in plain else int(found)


def _factor(scale: str) -> int:
    factor = 1
    for word in scale:
        factor *= _SCALES[word]
    return factor
