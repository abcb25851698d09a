"""Cells -> values: what ledgers write, read as what it means, or refused with why."""

import datetime
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import UNCALCULATED, Cell, CellError, Serial1904
from loaders.normalise import (
    OPEN,
    Unreadable,
    boolean,
    code,
    day,
    day_after,
    integer,
    key,
    names,
    number,
    order_key,
    precision,
    text,
)
from loaders.prices import span

JUNE = date(2021, 6, 30)
ODD = "兴隆小区第一二三十网格白㙟𬭎⽩⼩ABab019０９Ａｂ（）()，、；;,./／-—·•‧・．\u200b\u202a\ufeff\u00a0\u3000 \t\n√×无暂有是"
messy_text = st.text(st.sampled_from(ODD), max_size=12)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None), ("", None), ("  ", None), ("/", None), ("／", None), ("—", None), ("暂无信息", None), ("无", None), ("N/A", None),
        ("兴隆小区", "兴隆小区"), (" 兴隆\n小区 ", "兴隆 小区"), ("ＡＢＣ１２", "ABC12"), ("\ufeff兴隆\u200b小区", "兴隆小区"),
        ("兴隆\u00a0小区", "兴隆 小区"), ("\u3000兴隆小区", "兴隆小区"), ("⽩城·兴隆⼩区", "白城·兴隆小区"), ("兴隆\x07小区", "兴隆小区"),
        ("（工业园区）城南街道", "（工业园区）城南街道"), ("㙟头社区", "㙟头社区"),
        ("\U000312a0社区", "\U000312a0社区"), (3005.0, "3005"), (3.5, "3.5"),
        ("无名路", "无名路"),
    ],
)  # fmt: skip
def test_text(cell: Cell, value: str | None) -> None:
    assert text(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0451", "0451"), (220802001.0, "220802001"), ("220802001.0", "220802001"), (220802003006, "220802003006"), ("1-2", "1-2"),
        ("３号楼", "3号楼"), ("202603150012345678", "202603150012345678"),
        ("\u202a220802003006", "220802003006"), ("12E3", "12E3"), (Serial1904(44196), "44196"),
        (999999999999990.0, "999999999999990"), (1234567890123456.0, "1234567890123456"), (2**53 - 1.0, "9007199254740991"),
        ("0.0", "0"), ("91220800MA0Y3XXX10", "91220800MA0Y3XXX10"), (None, None),
    ],
)  # fmt: skip
def test_code(cell: Cell, value: str | None) -> None:
    assert code(cell) == value


@pytest.mark.parametrize(
    ("read", "cell", "why"),
    [
        (text, date(2026, 3, 1), "Excel turned it into a date, probably 3-1"),
        (code, datetime.datetime(2026, 3, 1), "Excel turned it into a date, probably 3-1"),
        (code, datetime.datetime(1900, 1, 9), "Excel turned it into a date, probably 9$"),
        (text, date(1900, 3, 1), "Excel turned it into a date, probably 61$"),
        (names, date(2026, 3, 1), "Excel turned it into a date, probably 3-1"),
        (number, date(2026, 3, 1), "Excel turned it into a date"),
        (boolean, datetime.time(8, 30), "Excel turned it into a date"),
        (code, 202603150012345678, "Excel has lost its last digits"),
        (code, 2.0260315001234567e17, "Excel has lost its last digits"),
        (code, 2**53, "Excel has lost its last digits"),
        (code, 1234567890123450.0, "Excel has lost its last digits"),
        (code, "2.20802E+11", "written with an exponent"),
        (text, float("nan"), "too long for a number"),
        (text, "\ue000社区", "U\\+E000"),
        (text, CellError("#REF!"), "the error #REF!"),
        (names, CellError("#REF!"), "the error #REF!"),
        (boolean, UNCALCULATED, "the formula was never calculated"),
        (day, CellError("#N/A"), "the error #N/A"),
        (number, "若干", "it is no number"),
        (number, "3,4", "it is no number"),
        (number, "1e400", "it is no number"),
        (integer, "3.5", "it is no whole number"),
        (integer, "9" * 20, "too large"),
        (integer, 1e300, "too large"),
        (span, "0.5-0.3", "its first number is larger"),
        (day, "2021-02-30", "there is no such day"),
        (day, "2021-13-01", "there is no such day"),
        (day, "三月", "it is no date"),
        (day, 12.0, "it is no date"),
        (day, 2021.1, "October with its zero lost"),
        (day, datetime.datetime(1900, 1, 9), "the year cannot be right"),
        (day, 20000, "it is no date"),
        (day, True, "it is no date"),
        (boolean, "也许", "neither yes nor no"),
    ],
)
def test_what_cannot_be_read_says_why(read: Callable[[Cell], Any], cell: Cell, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as refused:
        read(cell)
    assert refused.value.zh


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("65栋", "栋", 65), ("3005户", "户", 3005), ("1,200", "", 1200), ("98.5%", "", 98.5), (" 约300 人", "人", 300), ("1.2万平方米", "㎡", 12000),
        ("5万", "", 50000), (12, "", 12), ("１２", "", 12), ("三", "", 3), ("第三届", "届", 3),
        ("第十二届", "届", 12), (None, "", None), ("暂无", "", None), ("0", "", 0),
    ],
)  # fmt: skip
def test_number(cell: Cell, unit: str, value: float | None) -> None:
    assert number(cell, unit) == value


@pytest.mark.parametrize(
    "cell", ["5毛", "3角/㎡", "6元/㎡/年", "每户20元", "20元/户/月", "每年每平米6元", "0.3角至0.5角", "0.5万元", "多层0.3元，高层5毛"]
)
def test_a_price_of_another_kind_is_not_taken_for_one_of_the_square_metre_and_month(cell: str) -> None:
    with pytest.raises(Unreadable, match="its unit should be 元/㎡/月"):
        span(cell)


@pytest.mark.parametrize(("cell", "unit"), [("12.5平方公里", "㎡"), ("3平方千米", "㎡"), ("12亩", "㎡"), ("3000㎡", "户"), ("85%", "人")])
def test_another_unit_is_not_taken_for_the_fields_own(cell: str, unit: str) -> None:
    with pytest.raises(Unreadable, match=f"its unit should be {unit}"):
        number(cell, unit)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0.3至0.5元/平米/月", (0.3, 0.5)),
        ("0.3-0.5", (0.3, 0.5)),
        ("0.3元/㎡至0.5元/㎡", (0.3, 0.5)),
        ("0.8元", (0.8, 0.8)),
        (0.8, (0.8, 0.8)),
        ("/", None),
        ("0.3元/平方米/月—0.5元/平方米/月", (0.3, 0.5)),
        ("多层0.3元，高层0.5元", (0.3, 0.5)),
        ("多层：0.3至0.4元；高层：0.5～0.6元", (0.3, 0.6)),
        ("0.3、0.5", (0.3, 0.5)),
        ("每月每平方米0.5元", (0.5, 0.5)),
        ("0.5元/㎡·月（含电梯费2元）", (0.5, 0.5)),
        ("商户1.2元/㎡，住宅0.5", (0.5, 1.2)),
    ],
)
def test_span(cell: Cell, value: tuple[float, float] | None) -> None:
    assert span(cell) == value


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (("是", "有", "√", "✓", "已", "已成立", True, 1, "1", "Ｙ"), True),
        (("否", "无", "没有", "×", "未", "未成立", False, 0, "0"), False),
        (("", "/", None, "不详"), None),
    ],
)
def test_boolean(cells: tuple[Cell, ...], value: bool | None) -> None:
    assert {boolean(cell) for cell in cells} == {value}


@pytest.mark.parametrize(
    "cell",
    [
        JUNE, datetime.datetime(2021, 6, 30, 9, 5), 44377, 44377.0, "44377",
        "2021-06-30", "2021/6/30", "2021.6.30", "2021年6月30日", "20210630", 20210630,
        "2021-06-30 09:05:00", "２０２１－０６－３０", Serial1904(42915),
    ],
)  # fmt: skip
def test_day(cell: Cell) -> None:
    assert day(cell) == JUNE


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2021.6", date(2021, 6, 1), JUNE), (2021.6, date(2021, 6, 1), JUNE), ("2021年6月", date(2021, 6, 1), JUNE), (202106, date(2021, 6, 1), JUNE),
        ("2021.12", date(2021, 12, 1), date(2021, 12, 31)),
        (2021, date(2021, 1, 1), date(2021, 12, 31)), ("2021年", date(2021, 1, 1), date(2021, 12, 31)),
        (Serial1904(2021), date(2021, 1, 1), date(2021, 12, 31)), ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)  # fmt: skip
def test_months_and_years(cell: Cell, first: date, last: date) -> None:
    assert (day(cell), day(cell, end=True)) == (first, last)


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        ("2021.6", "month"), (2021.6, "month"), ("2021年6月", "month"), (202106, "month"), ("2021-06", "month"), ("２０２１．６", "month"),
        ("2021", "year"), (2021, "year"), ("2021年", "year"), (Serial1904(2021), "year"),
        ("2021-06-30", ""), (20210630, ""), (44377, ""), ("44377", ""), (Serial1904(42915), ""), (JUNE, ""), (None, ""), ("长期", ""),
    ],
)  # fmt: skip
def test_how_exactly_a_day_is_known(cell: Cell, known: str) -> None:
    assert precision(cell) == known


def test_an_open_end() -> None:
    assert day("长期", end=True) == OPEN
    with pytest.raises(Unreadable):
        day("长期")


def test_the_last_valid_day_ends_a_period_the_day_after() -> None:
    assert day_after(JUNE) == date(2021, 7, 1)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("张某、李某；王某", ["张某", "李某", "王某"]), ("张某\n李某", ["张某", "李某"]), ("张某，李某,王某", ["张某", "李某", "王某"]),
        ("张某、张某", ["张某"]), ("无", []), (None, []), ("张某、无", ["张某"]), (451, ["451"]),
    ],
)  # fmt: skip
def test_names(cell: Cell, value: list[str]) -> None:
    assert names(cell) == value


def test_order_key_counts() -> None:
    digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    ordered = [f"第{digit}网格" for digit in digits]
    assert sorted(sorted(ordered), key=order_key) == ordered
    assert order_key("第3网格") == order_key("第三网格") == order_key("第３网格")
    assert order_key("一百零三号") == order_key("103号")
    assert order_key("第二十网格") < order_key("第21网格") < order_key("第一百网格")


@pytest.mark.parametrize(
    "others",
    [
        ["白城·欧亚", "白城•欧亚", "白城‧欧亚", "白城・欧亚", "白城．欧亚", "白城 · 欧亚"],
        ["白城", "⽩城", "白\u200b城", "\ufeff白城", "白\u00a0城", "白\u3000城", "\u202a白城"],
        ["兴隆小区", "兴隆⼩区"],
        ["a1（东）", "Ａ１(东)", "A1（东）"],
    ],
)
def test_names_that_are_the_same(others: list[str]) -> None:
    assert len(set(map(key, others))) == 1


@pytest.mark.parametrize(("one", "other"), [("𬭎里社区", "𬬭里社区"), ("第一网格", "第1网格"), ("\U0002ebf0里", "\U0002ebf1里")])
def test_names_that_are_not(one: str, other: str) -> None:
    assert key(one) != key(other)


def _again(read: Callable[[Any], Any], cell: Cell) -> None:
    try:
        once = read(cell)
    except Unreadable:
        return
    assert read(once) == once


@given(messy_text)
def test_text_and_codes_are_read_the_same_twice(cell: str) -> None:
    _again(text, cell)
    _again(code, cell)
    _again(boolean, cell)


@given(st.one_of(messy_text, st.integers(), st.floats(), st.dates(), st.booleans()))
def test_values_are_read_the_same_twice(cell: Cell) -> None:
    for read in (number, integer, day):
        _again(read, cell)


@given(messy_text)
def test_names_are_each_once_in_order_and_nothing_else(cell: str) -> None:
    try:
        found = names(cell)
    except Unreadable:
        return
    assert len(found) == len(set(found))
    folded = unicodedata.normalize("NFKC", "".join(char for char in cell if unicodedata.category(char) != "Cf")).replace(" ", "")
    at = 0
    for name in found:
        at = folded.index(unicodedata.normalize("NFKC", name).replace(" ", "")[:1], at)
    assert names("、".join(found)) == found


@given(st.text(max_size=12))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
