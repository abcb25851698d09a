"""Numbers in words: every one that can be written is read back, alone, before its unit and inside a number column."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.normalise import Unreadable, day, number, order_key, precision
from loaders.numerals import value_of
from tests.unit.test_validate import only, read

DIGITS, SCALES = "零一二三四五六七八九", ("", "十", "百", "千")
FORMAL = str.maketrans("一二三四五六七八九十百千万亿", "壹贰叁肆伍陆柒捌玖拾佰仟萬億")


def below_ten_thousand(value: int) -> str:
    found = ""
    for at in (3, 2, 1, 0):
        digit = value // 10**at % 10
        if digit:
            found += DIGITS[digit] + SCALES[at]
        elif found and not found.endswith("零") and value % 10**at:
            found += "零"
    return found


def words(value: int) -> str:
    """As it is written out in full."""
    if value == 0:
        return "零"
    found = ""
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = value // scale % 10**4
        if part:
            gap = found and (part < 1000 or (value // (scale * 10**4) % 10 == 0))
            found += ("零" if gap else "") + below_ten_thousand(part) + word
    return found[1:] if found.startswith("一十") else found


VALUES = st.integers(0, 10**12 - 1) | st.integers(0, 20_000)


@given(VALUES, st.sampled_from(["", "户", "个", "人", "余户"]), st.sampled_from(["", "约", "共"]), st.booleans(), st.booleans())
def test_every_number_in_words_is_read_back(value: int, unit: str, about: str, formal: bool, two: bool) -> None:
    text = words(value)
    text = text.translate(FORMAL) if formal else text.replace("二千", "两千").replace("二万", "两万") if two else text
    assert value_of(text) == value
    assert number(f"{about}{text}{unit}", "户" if unit else "") == value


@given(VALUES)
def test_digits_one_by_one(value: int) -> None:
    text = "".join(DIGITS[int(digit)] for digit in str(value))
    assert number(text.replace("零", "〇"), "户") == value


@given(
    st.decimals(0, 9999, places=2),
    st.sampled_from([("千", 1000), ("百", 100), ("万", 10**4), ("百万", 10**6), ("千万", 10**7), ("亿", 10**8)]),
)
def test_digits_before_words(digits: Any, scale: tuple[str, int]) -> None:
    assert number(f"{digits}{scale[0]}户", "户") == float(digits * scale[1])


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("三千零五", "户", 3005), ("一万二千", "户", 12000), ("两百", "户", 200), ("二十三万", "户", 230000), ("壹佰", "户", 100),
        ("一万二", "户", 12000), ("三千五户", "户", 3500), ("廿三", "户", 23), ("1.2万", "户", 12000), ("3千", "户", 3000),
        ("3万5千户", "户", 35000), ("1.15亿", "㎡", 1.15e8), ("三百余户", "户", 300), ("三十万平方米", "㎡", 300000),
        ("两万两千人", "人", 22000),  ("三小时", "小时", 3), ("600米", "米", 600), ("3千米", "米", 3000), ("12万元", "万元", 12),
        ("12.5万", "万元", 12.5), ("三十万元", "万元", 30), ("1.2亿元", "万元", 12000), ("12", "万元", 12),
        ("三个单元", "个", 3), ("首届", "届", 1), ("百分之九十八", "%", 98),
    ],
)  # fmt: skip
def test_numbers_that_people_write(cell: str, unit: str, value: float) -> None:
    assert number(cell, unit) == value


@pytest.mark.parametrize(
    "cell", ["一般", "三无小区", "十十", "三三千", "百户", "万", "千三百千", "3千3", "一二三般", "三 五", "5万元", "三亩", "12元"]
)
def test_words_that_are_no_number(cell: str) -> None:
    with pytest.raises(Unreadable):
        number(cell, "户")
    with pytest.raises(Unreadable, match="its unit should be 万元"):
        number("12元", "万元")


@given(st.dates(date(1910, 1, 1), date(2199, 12, 31)), st.sampled_from("〇零○"))
def test_days_in_words(value: date, nought: str) -> None:
    year = "".join(DIGITS[int(digit)] for digit in str(value.year)).replace("零", nought)
    assert day(f"{year}年{words(value.month)}月{words(value.day)}日") == value
    month = f"{year}年{words(value.month)}月"
    assert (day(month), precision(month), precision(f"{year}年")) == (value.replace(day=1), "month", "year")


def test_in_a_column_of_numbers() -> None:
    header = ["小区名称", "所属社区", "户数", "楼栋数", "应收物业费"]
    record = only(header, ["甲", "军民社区", "一千二百户", "两栋", "12.5万"])
    assert (record.values["households"], record.values["buildings"], record.values["fees_due"]) == (1200, 2, 12.5)
    found, problems = read(header, ["甲", "军民社区", "一般", "三点五", None])
    assert (found, [one.column for one in problems]) == ([None], ["户数", "楼栋数"])


def test_names_are_ordered_as_they_count() -> None:
    named = [f"第{words(value)}网格" for value in (200, 130, 113, 101, 20, 12, 2)]
    assert sorted(named, key=order_key) == named[::-1]
