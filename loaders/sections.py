"""Rows that name a district, a street or a community above the rows that lie there."""

import re
from collections.abc import Sequence

from loaders.workbook import Row, shown

_NUMBERED = re.compile(r"\s*(?:[（(][〇零一二三四五六七八九十\d]+[)）]|[〇零一二三四五六七八九十\d]+[、.．,，])\s*")
_LEAD = re.compile(r"(?:所属|所在)?(?:区县|县区|街道|乡镇|街道乡镇|社区|村|网格)(?:名称)?\s*[:：]\s*")
_TAIL = re.compile(r"\s*[（(][^（）()]*[)）]\s*$|\s*[:：]\s*$")
_EXAMPLE = re.compile(r"[（(]?(?:填写)?(?:示例|样例|例如|例子|举例|例)(?:[)）]?$|[)）]|\s*[:：])")
_PLACE = re.compile(
    r"(?:[市县旗镇乡村]|(?<!小)区|街道|街道办|办事处|社区|居委会|村委会|农场|牧场|林场|苏木)$",
)


def named(text: str) -> str:
    """What a heading names: "一、瑞光街道（12个小区）" names 瑞光街道."""
    found = _NUMBERED.sub("", " ".join(text.split()), count=1) if _NUMBERED.match(text) else " ".join(text.split())
    return _TAIL.sub("", _LEAD.sub("", found, count=1)).strip()


def heading(row: Row) -> str:
    """The one text that the row holds, merged cells or not; "" when it holds more, or no text."""
    cells = {cell for cell in row.cells if cell is not None}
    if len(cells) != 1 or not isinstance(cell := next(iter(cells)), str):
        return ""
    return shown(cell).strip()


def is_section(text: str) -> bool:
    """Whether a row that holds nothing but this text reads as the heading of a section."""
    return bool(_NUMBERED.match(text)) or names_place(text)


def names_place(text: str) -> bool:
    """Whether it ends as the names of divisions do."""
    return bool(_PLACE.search(named(text)))


def opens_with_place(rows: Sequence[Row], last: int) -> bool:
    """Whether one of the rows below row `last` is a heading that names a place."""
    return any(row.number > last and names_place(heading(row)) for row in rows)


def is_example(row: Row) -> bool:
    """Whether it shows how to fill the rows in: 例：兴隆小区, or 示例 under the serial number."""
    first = next((cell for cell in row.cells if cell is not None), None)
    return isinstance(first, str) and "例" in first and bool(_EXAMPLE.match(first.strip()))
