"""Names that may mean the same thing twice: proposed in the report, never merged here."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Any

from graph.model import NodeType
from loaders.identity import by_home_and_name
from loaders.index import Index
from loaders.numerals import value_of
from loaders.problems import Problem
from loaders.record import Record

WHY = {
    "spelling": ("写法不同", "spelled another way"),
    "suffix": ("括号、期数或通名之差", "they differ in brackets, a phase or a common ending"),
    "typing": ("只差一字", "one character apart"),
}
Report = Callable[[Problem], None]

_ENDINGS = re.compile(r"(?:小区|社区|网格|(?:服务|管理)*(?:有限责任公司|股份有限公司|有限公司|公司)(?:\w{2,6}分公司)?)$")
_PHASE = re.compile(r"(?:\([^()]*\)|[〇零一二三四五六七八九十\d]+期)$")
_NUMBER = re.compile(r"第?([〇零一二三四五六七八九十百]+|\d+)(?=$|[网期区号栋幢组片村路街小大社队中]|\))")
_MARKS = re.compile(r"[\s·\-—_、,，。.\"'“”‘’]")
# Two names that differ in one of these are two names: 东风小区 and 西风小区.
_TELLING = frozenset("东西南北中上下左右前后新老旧大小内外里甲乙丙丁戊己庚辛壬癸男女省市区县镇乡村街路组队")
_SHORTEST = 2  # characters of a name without its common ending
_LONG = 3  # from so many on, one character more or less is a slip


def propose(index: Index, accepted: dict[str, list[Record]], report: Report) -> None:
    """Reports each new place or body whose name comes near another of its type with the same home."""
    new: dict[tuple[NodeType, str], dict[str, Record]] = defaultdict(dict)
    for records in accepted.values():
        for record in records:
            if isinstance(record.type, NodeType) and _is_named(record.type) and not index.in_graph(record.id):
                for home in index.homes.get(record.id, ()):
                    new[record.type, home][record.id] = record
    told: set[frozenset[str]] = set()
    for way, ids in _siblings(index, new).items():
        for problem in _among(index, ids, new[way], told):
            report(problem)


def _siblings(index: Index, new: Collection[tuple[NodeType, str]]) -> dict[tuple[NodeType, str], list[str]]:
    """Every node of those types at those homes."""
    found: dict[tuple[NodeType, str], list[str]] = defaultdict(list)
    for id, homes in index.homes.items() if new else ():
        for home in homes:
            if (way := (index.types[id], home)) in new:
                found[way].append(id)
    return found


def _is_named(type: NodeType) -> bool:
    return type.label in ("Place", "Organization") and bool(type.key.prefix and type.key.parts) and by_home_and_name(type.key)


def _among(index: Index, ids: list[str], new: dict[str, Record], told: set[frozenset[str]]) -> Iterator[Problem]:
    seen: dict[str, list[str]] = defaultdict(list)
    names = {id: index.name(id) for id in ids}
    written = {id: record.values["name"] for id, record in new.items() if "name" in record.values}
    for id in sorted(ids, key=lambda id: id in new):  # those of the graph first
        plain = folded(names[id])
        for form in {plain, bare(plain), *(_without_one(plain) if len(plain) > _SHORTEST else ())}:
            for other in seen[form] if id in new else ():
                why = near(folded(names[other]), plain)
                if why and (pair := frozenset((id, other))) not in told:
                    told.add(pair)
                    zh, en = WHY[why]
                    where = new[id].where("name")
                    yield where.problem("near-duplicate", written[id], other=written.get(other, names[other]), id=other, why=zh, why_en=en)
            seen[form].append(id)


def _without_one(name: str) -> Iterator[str]:
    """All that one character less makes of it: names one character apart have one of these in common."""
    return (name[:at] + name[at + 1 :] for at in range(len(name)))


@cache
def _simplifier() -> Any:
    from opencc import OpenCC  # reads its tables, and few names need it

    return OpenCC("t2s")


def folded(name: str) -> str:
    """A name, as `key` makes it, without what is only another way to write it: traditional characters, marks, 三 for 3."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        name = _simplifier().convert(name)
    return _NUMBER.sub(lambda found: str(value_of(found[1])), _MARKS.sub("", name))


def bare(name: str) -> str:
    """Without brackets, phase and common ending."""
    return _ENDINGS.sub("", _PHASE.sub("", name)) or name


def near(one: str, other: str) -> str:
    """Why two folded names may mean the same; "" when they need not."""
    if one == other:
        return "spelling"
    if bare(one) == bare(other):
        return "suffix" if bare(one) in (_ended(one), _ended(other)) else ""  # not two phases of one compound
    same_numbers = re.findall(r"\d+", one) == re.findall(r"\d+", other)
    core = min(len(bare(one)), len(bare(other)))
    return "typing" if same_numbers and core >= _SHORTEST and _is_slip(one, other) else ""


def _ended(name: str) -> str:
    return _ENDINGS.sub("", name) or name


def _is_slip(one: str, other: str) -> bool:
    """Whether a slip of the keyboard makes one of the other: a sound-alike, two characters changed over, one doubled or left out."""
    if len(one) == len(other):
        apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        first, last = apart[0], apart[-1]
        if len(apart) == 2 and last == first + 1:
            return one[first] == other[last] and one[last] == other[first]
        return len(apart) == 1 and not {one[first], other[first]} & _TELLING and _sounds_alike(one[first], other[first])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(
        (longer[at] == longer[at - 1] or (len(bare(shorter)) >= _LONG and longer[at] not in _TELLING))
        and longer[:at] + longer[at + 1 :] == shorter
        for at in range(1, len(longer))
    )


@cache
def _sounds_alike(one: str, other: str) -> bool:
    from pypinyin import Style, pinyin  # reads its tables, and few names come so near

    sounds = [set(pinyin(char, style=Style.NORMAL, heteronym=True)[0]) for char in (one, other)]
    return bool(sounds[0] & sounds[1])
