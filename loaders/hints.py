"""What a caption has beside its name, or below: its unit, how to fill the column in, the star of a required one, a number."""

import re
from collections.abc import Mapping
from functools import lru_cache

from graph.model import Column, Prop
from loaders.normalise import key
from loaders.workbook import Row, shown

_STARS = "*★☆※#"
_BRACKETS = re.compile(r"(.+)[(\[]([^()\[\]]*)[)\]]")  # as `key` makes them
_FORMS = frozenset(
    map(
        key,
        (
            "", "必填", "选填", "非必填", "必填项", "可选", "是/否", "是或否", "有/无", "√", "√/×", "年月日", "年月", "年", "年/月/日", "年/月",
            "年-月-日", "年-月", "年.月.日", "年.月",
            "yyyy-mm-dd", "yyyy/mm/dd", "yyyymmdd", "yyyy-mm", "yyyy.mm", "全称", "下拉选择", "文本", "数字", "单位",
        ),
    )
)  # fmt: skip
_UNITS = {
    unit: frozenset(map(key, words))
    for unit, words in {
        "㎡": ("㎡", "平方米", "平米"), "km²": ("km²", "平方公里", "平方千米"), "户": ("户",), "人": ("人", "名", "人数"), "栋": ("栋", "幢", "座"),
        "个": ("个",), "次": ("次",), "层": ("层",), "届": ("届",), "米": ("米", "m"), "小时": ("小时", "时", "h"), "万元": ("万元",),
        "%": ("%", "百分比"), "°": ("°", "度"),
    }.items()
}  # fmt: skip
_PRICE = "元/㎡/月"


@lru_cache(1 << 12)
def parted(caption: str) -> tuple[str, str]:
    """A caption as `key` makes it, without its brackets, and what stands in them."""
    bare = caption.strip(_STARS)
    found = _BRACKETS.fullmatch(bare)
    return (found[1].strip(_STARS), found[2]) if found else (bare, "")


def agrees(column: Column, hint: str) -> bool:
    """Whether it says no more than how the column is filled in, in the unit that its values have."""
    hint = hint.removeprefix("单位").lstrip(":")
    of = column.of
    if hint in _FORMS or not isinstance(of, Prop):
        return hint in _FORMS
    return hint.startswith("元/") if of.unit == _PRICE else hint in _UNITS.get(of.unit, ())


def numbers(row: Row) -> bool:
    """Whether it counts its columns: 1 2 3 …, (1) (2) (3) … or A B C …, three of them or more."""
    said = [key(shown(cell)).strip("()") for cell in row.cells if cell is not None]
    counted = ([str(at) for at in range(1, len(said) + 1)], [chr(ord("a") + at) for at in range(min(len(said), 26))])
    return len(said) > 2 and said in counted


def units(row: Row, columns: Mapping[int, Column]) -> bool:
    """Whether each of its cells is the unit of its column, or says how to fill that in."""
    cells = {index: cell for index, cell in enumerate(row.cells) if cell is not None}
    said = {index: key(cell).strip("()") for index, cell in cells.items() if isinstance(cell, str)}
    return 0 < len(said) == len(cells) and all(index in columns and agrees(columns[index], text) for index, text in said.items())
