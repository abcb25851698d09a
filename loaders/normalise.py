"""A cell -> a value of the wanted type. Each function is idempotent; what cannot be read raises Unreadable with why."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from graph.names import key
from loaders import numerals
from loaders.cells import UNCALCULATED, Cell, CellError, Serial1904, ShownMonth, ShownYear, shown

__all__ = [
    "OPEN",
    "Unreadable",
    "boolean",
    "code",
    "day",
    "day_after",
    "integer",
    "key",
    "measured",
    "names",
    "number",
    "order_key",
    "precision",
    "text",
]

OPEN: Final = date.max
"""An end that is written out as none: 长期, 至今."""
EMPTY = frozenset(("", "/", "\\", "—", "——", "–", "-", "--", "无", "暂无", "暂无信息", "未知", "不详", "空", "null", "none", "n/a"))
LONGEST_EMPTY = max(map(len, EMPTY))
YES = frozenset(("是", "有", "√", "✓", "✔", "已", "对", "y", "yes", "true", "1", "t"))
NO = frozenset(("否", "无", "没有", "×", "✗", "✘", "x", "未", "没", "n", "no", "false", "0", "f"))
EXACT = 2**53  # from here on a spreadsheet's number has lost digits
TYPED = 10**15  # Excel keeps 15 digits of what is typed and puts zeros behind them

_PLAIN = re.compile(r"[!-~\u4e00-\u9fff]+")
_FOLDED = re.compile(r"(?![，；：！？（）])[！-～⺀-⿟\u3000]")
_SPACES = re.compile(r"\s+")
SEPARATORS = re.compile(r"[、;；\n\r]+|,(?!\d{3}(?!\d))|，")
_ABOUT = re.compile(r"(?:约|共|合计|近|第)?\s*")
_BEHIND = re.compile(r"\s*[^\d\s.,][^\d]*")
_TENS_OF_THOUSANDS = re.compile("[万萬亿億]")
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE]\+\d+")  # as spreadsheets write it; 12E3 may be a code
_MARKED = re.compile(r"['‘’`](?=\d)")  # Excel's mark of a text, copied along
_WHOLE = re.compile(r"(\d+)\.0")
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*(?:月\s*(?:份|底|初|末|中|[上中下]旬)?)?")
_TENTH = re.compile(r"\d{4}\.1")
_YEAR = re.compile(r"(\d{4})\s*(?:年度?)?")
_YEAR_IN_WORDS = re.compile("[〇○零一二三四五六七八九]{4}年")
_IN_WORDS = re.compile("[〇○零一二三四五六七八九十]+")
_DIGITS8 = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DIGITS6 = re.compile(r"(\d{4})(\d{2})")
_OPEN_ENDS = frozenset(("长期", "至今", "永久", "无固定期限", "无期限", "长期有效"))
_ORDINAL = re.compile(r"\d+|[〇零一二两三四五六七八九十百]+")
# Units of measure that tell one thing from another; 户, 栋, 人 … are all counts, whichever word is used.
_MEASURES = {"㎡": ("㎡", "平方米", "平米", "m2", "m²", "建筑平方米"), "km²": ("km", "㎢", "平方公里", "平方千米"), "%": ("%", "％")}
_OTHER_MEASURES = ("亩", "公顷", "公里", "千米", "km", "米", "元", "㎡", "平方", "平米", "%", "％", "年", "月", "日", "天")
COUNTERS = frozenset("户栋幢座个人名位口家支处条次届层间套件项所元")
"""What may begin what stands behind a number in words; behind digits, whatever is no other measure."""
MONEY = "万元"
SERIALS = range(3654, 73051)  # 1910 to 2099: what a plain number in a column of dates may stand for
UNCERTAIN = range(19000, 21001)  # 1952 to 1957 as a serial number, or a year with a digit too many
FIRST_DAY, FROM_1904 = date(1899, 12, 30), 1462
LEAP_DAY_OF_1900 = date(1900, 3, 1)  # Excel counts a 29 February before it, which never was
OLDEST = date(1910, 1, 1)  # an earlier one in a cell of dates is a small number that was shown as a day


class Unreadable(ValueError):
    """A cell cannot be read as the wanted type; `zh` and `en` say why in plain words."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def _clean(raw: str) -> str:
    """Half width, white space folded, invisible characters out; refuses what has no meaning of its own."""
    if isinstance(raw, CellError):
        if raw == UNCALCULATED:
            raise Unreadable(
                "公式没有算出结果，请在 Excel 中打开并保存", "the formula was never calculated: open the file in Excel and save it"
            )
        raise Unreadable(f"单元格是错误值 {raw}", f"the cell holds the error {raw}")
    if _PLAIN.fullmatch(raw):
        return raw
    folded = _SPACES.sub(" ", _half_width(raw)).strip()
    if folded.isprintable():
        return folded
    kept = []
    for char in folded:
        category = unicodedata.category(char)
        if category in ("Co", "Cs") or (category == "Cn" and not 0x20000 <= ord(char) < 0x40000):  # rare ideographs are newer than Python
            raise Unreadable(
                f"含有私用区字符 U+{ord(char):04X}，别的电脑上看不到", f"it holds U+{ord(char):04X}, which no other computer shows"
            )
        if category not in ("Cc", "Cf") or char == " ":
            kept.append(char)
    return _SPACES.sub(" ", "".join(kept)).strip()


def _half_width(raw: str) -> str:
    """Full-width letters, digits and spaces, and radicals that look like ideographs; Chinese punctuation stays."""
    return "".join(unicodedata.normalize("NFKC", char) if _FOLDED.fullmatch(char) else char for char in raw)


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, (date, time, timedelta))


def _typed(cell: Cell) -> str:
    """What was probably typed: 3-1 became a day of the year it was typed in, 9 the ninth day of 1900."""
    if not isinstance(cell, date):
        return str(cell)
    day = date(cell.year, cell.month, cell.day)
    if day >= OLDEST:
        return f"{day.month}-{day.day}"
    return str((day - FIRST_DAY).days - (day < LEAP_DAY_OF_1900))


def _not_a_date(cell: Cell) -> None:
    if _is_date(cell):
        probably = _typed(cell)
        raise Unreadable(f"Excel 把它变成了日期，原来可能是 {probably}", f"Excel turned it into a date, probably {probably}")


def text(cell: Cell) -> str | None:
    """Text, or None when it says nothing (暂无, /, —). Raises Unreadable for a date: Excel made it out of something else."""
    if cell is None:
        return None
    if isinstance(cell, str):
        found = _clean(cell)
        return None if len(found) <= LONGEST_EMPTY and found.casefold() in EMPTY else found
    _not_a_date(cell)
    return code(cell)


def code(cell: Cell) -> str | None:
    """A code, always as text: 220802001.0 is 220802001, zeros in front stay. Raises Unreadable when digits are lost."""
    if isinstance(cell, str):
        return _code(cell)
    if cell is None:
        return None
    _not_a_date(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    assert isinstance(cell, (int, float))
    if not abs(cell) < EXACT or (abs(cell) >= TYPED and cell % 10 == 0):
        raise Unreadable("数字太长，Excel 已丢失末位，请把该列改为文本后重新填写", "too long for a number: Excel has lost its last digits")
    return shown(cell)


def _code(cell: str) -> str | None:
    found = text(cell)
    if found is not None and _MARKED.match(found):
        found = found[1:]
    if found is None or not found[0].isdigit():
        return found
    if _EXPONENT.fullmatch(found):
        raise Unreadable("科学计数法，末位数字已丢失，请把该列改为文本后重新填写", "written with an exponent: its last digits are lost")
    whole = _WHOLE.fullmatch(found)
    return whole[1] if whole else found


def measured(found: str, unit: str) -> float | int:
    """The number that a text begins with, before a unit that is the given one: 65栋, 三千零五户, 1.2万. Raises Unreadable."""
    if unit == "届" and found.startswith("首"):
        found = f"一{found[1:]}"
    elif unit == "%":
        found = found.removeprefix("百分之")
    number = found[_ABOUT.match(found).end() :]  # type: ignore[union-attr]  # it may match nothing
    read = numerals.leading(number)
    if read is None or (read[1] and _BEHIND.fullmatch(read[1]) is None):
        raise Unreadable("不是数字", "it is no number")
    value, behind = read[0], read[1].strip().casefold()
    if unit == MONEY and _TENS_OF_THOUSANDS.search(number) and behind in ("", "元"):
        return value / 10_000
    if unit and behind and not _is_of(behind, unit):
        raise Unreadable(f"单位应为{unit}", f"its unit should be {unit}")
    if behind and number[0] in numerals.WORDS and not (behind.lstrip("余多")[:1] in COUNTERS or (unit and _ends_with(behind, unit))):
        raise Unreadable("不是数字", "it is no number")  # 一般, 三无
    return value


def _ends_with(behind: str, unit: str) -> bool:
    return behind.endswith(_MEASURES.get(unit, (unit,)))


def _is_of(behind: str, unit: str) -> bool:
    if behind.startswith(unit):
        return True
    return behind.startswith(_MEASURES[unit]) or behind in ("平", "平方") if unit in _MEASURES else not behind.startswith(_OTHER_MEASURES)


def number(cell: Cell, unit: str = "") -> float | None:
    """A number, its unit left off: "98.5%" is 98.5, "1,200" is 1200; Unreadable for another unit than that of the field."""
    if cell is None or isinstance(cell, bool):
        return None if cell is None else float(cell)
    _not_a_date(cell)
    found = text(cell) if isinstance(cell, str) else shown(cell)
    if found is None:
        return None
    value = float(measured(found, unit)) if isinstance(cell, str) else float(cell)  # type: ignore[arg-type]
    if not abs(value) <= EXACT:
        raise Unreadable("数字太大", "the number is too large")
    return value


def integer(cell: Cell, unit: str = "") -> int | None:
    """A whole number, its unit left off: "65栋" is 65. Raises Unreadable for 3.5."""
    found = number(cell, unit)
    if found is None:
        return None
    if found != int(found):
        raise Unreadable("应为整数", "it is no whole number")
    return int(found)


def boolean(cell: Cell) -> bool | None:
    """是/否, 有/无, √/×, 已…/未…, 1/0."""
    if cell is None or isinstance(cell, bool):
        return cell
    _not_a_date(cell)
    found = _clean(cell) if isinstance(cell, str) else shown(cell)
    word = found.casefold()
    if word in YES or word.startswith("已"):
        return True
    if word in NO or word.startswith(("未", "没有")):
        return False
    if word in EMPTY:
        return None
    raise Unreadable("应填是或否", "it is neither yes nor no")


def day(cell: Cell, end: bool = False) -> date | None:
    """A day: a date cell, Excel's serial number, 2021-06-30, 2021/6/30, 2021年6月30日, 二〇二一年六月三十日, 20210630.

    2021.6 and 2021年6月 are the first day of the month, or with `end` the last; so for a year. With `end`, 长期 is OPEN.
    """
    if cell is None:
        return None
    if isinstance(cell, date):
        if isinstance(cell, (ShownMonth, ShownYear)):
            return _from_text(str(cell), end)
        found = cell.date() if isinstance(cell, datetime) else cell
        if found < OLDEST:
            raise Unreadable("年份不合理", "the year cannot be right")
        return found
    if isinstance(cell, (bool, time, timedelta)):
        raise Unreadable("不是日期", "it is no date")
    if isinstance(cell, (int, float)):
        return _from_number(cell, end)
    words = text(cell)
    return None if words is None else OPEN if end and words in _OPEN_ENDS else _from_text(_in_digits(words), end)


def _in_digits(found: str) -> str:
    """二〇二一年六月三十日 in digits."""
    return _IN_WORDS.sub(lambda words: str(numerals.value_of(words[0])), found) if _YEAR_IN_WORDS.match(found) else found


def _is_serial(days: float) -> bool:
    return SERIALS.start <= days < SERIALS.stop and int(days) not in UNCERTAIN


def _from_number(cell: float, end: bool) -> date:
    days = cell + FROM_1904 if isinstance(cell, Serial1904) else cell
    if _is_serial(days):
        return FIRST_DAY + timedelta(days=int(days))
    written = shown(cell)
    if _TENTH.fullmatch(written):
        raise Unreadable("10 月还是 1 月？数字丢掉了末尾的 0，请写成日期", "January, or October with its zero lost? Write it as a date")
    return _from_text(written, end)


def _from_text(found: str, end: bool) -> date:
    if len(found) == 5 and found.isdecimal() and _is_serial(int(found)):
        return FIRST_DAY + timedelta(days=int(found))  # a csv made of cells that were not formatted as dates
    for pattern in (_DAY, _DIGITS8):
        if (match := pattern.fullmatch(found)) is not None:
            return _made(int(match[1]), int(match[2]), int(match[3]))
    for pattern in (_MONTH, _DIGITS6):
        if (match := pattern.fullmatch(found)) is not None:
            first = _made(int(match[1]), int(match[2]), 1)
            return _made(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1) if end else first
    if (match := _YEAR.fullmatch(found)) is not None:
        return _made(int(match[1]), 12, 31) if end else _made(int(match[1]), 1, 1)
    raise Unreadable("不是日期", "it is no date")


def precision(cell: Cell) -> str:
    """How exactly a cell that `day` can read names its day: "month", "year", or "" for the day itself."""
    if cell is None or _is_date(cell):
        return "month" if isinstance(cell, ShownMonth) else "year" if isinstance(cell, ShownYear) else ""
    if isinstance(cell, (int, float)):
        return "" if _is_serial(cell + FROM_1904 if isinstance(cell, Serial1904) else cell) else precision(shown(cell))
    found = _in_digits(text(cell) or "")
    if _MONTH.fullmatch(found) or _DIGITS6.fullmatch(found):
        return "month"
    return "year" if _YEAR.fullmatch(found) else ""


def _made(year: int, month: int, day: int) -> date:
    if not OLDEST.year <= year <= 2199:
        raise Unreadable("年份不合理", "the year cannot be right")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Unreadable("没有这一天", "there is no such day") from error


def day_after(last: date) -> date:
    """A ledger's end date is the last valid day; the period ends, half-open, the day after."""
    return last + timedelta(days=1)


def names(cell: Cell) -> list[str]:
    """Several names in one cell: 张某、李某；王某, or one a line. Each once, in order."""
    if isinstance(cell, CellError) or not isinstance(cell, str):
        single = code(cell)
        return [] if single is None else [single]
    parts: Callable[[str], list[str]] = SEPARATORS.split
    return list(dict.fromkeys(name for part in parts(cell) if (name := text(part)) is not None))


def order_key(name: str) -> tuple[tuple[int, str, int], ...]:
    """Sorts 第一网格 … 第十二网格, 第3网格 and 第三网格 as they count."""
    found, at, folded = [], 0, key(name)
    for match in _ORDINAL.finditer(folded):
        found += [(0, folded[at : match.start()], 0), (1, "", numerals.value_of(match[0]))]
        at = match.end()
    return (*found, (0, folded[at:], 0))
