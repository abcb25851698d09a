"""Names of persons in a cell: 张某、李某 are two, 王 某 is one, 赵某（兼） is 赵某, and 空缺 is nobody."""

import re

from loaders.cells import Cell
from loaders.normalise import SEPARATORS, text

VACANT = frozenset(("空缺", "缺", "待定", "暂缺", "空岗", "缺岗", "缺额", "暂空", "待补", "待配", "未配备", "待配备"))
_BESIDE = re.compile(r"[（(][^（()）]*[)）]")
_NUMBER = re.compile(r"[\s:：]*(?:\*{3}|[+\d][\d\s-]{6,}[\dXx]?)[\s:：]*(?:\*{3})?")  # a telephone behind a name, hidden or not
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff·]+")


def persons(cell: Cell) -> list[str]:
    """Each once, in order, without remarks in brackets and numbers. Raises Unreadable as `text` does."""
    if not isinstance(cell, str):
        said = text(cell)
        return [] if said is None else [said]
    found: list[str] = []
    for piece in SEPARATORS.split(cell):
        for one in re.split(r"[/|]", piece):
            if (said := text(_NUMBER.sub(" ", _BESIDE.sub("", one)))) is not None:
                found += _apart(said)
    return [name for name in dict.fromkeys(found) if name not in VACANT]


def remarks(cell: Cell) -> str:
    """What stands in brackets beside the names."""
    return "".join(_BESIDE.findall(cell)) if isinstance(cell, str) else ""


def _apart(said: str) -> list[str]:
    """Names with spaces between them, or a name with a space inside: a single character belongs to the next, or is the end of the last."""
    pieces = said.split()
    if len(pieces) < 2 or not all(_IDEOGRAPHS.fullmatch(piece) for piece in pieces):
        return [said]
    found: list[str] = []
    single = ""
    for piece in pieces:
        if single:
            found.append(single + piece)
            single = ""
        elif len(piece) == 1:
            single = piece
        else:
            found.append(piece)
    if single:
        found[-1:] = [f"{found[-1]}{single}"] if found else [single]
    return found
