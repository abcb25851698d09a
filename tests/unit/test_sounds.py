"""Names by pinyin and first letters, in either reading of a character that has several."""

import pytest

from queries.sounds import spelt

NAMES = [
    "长庆街道",
    "朝阳村",
    "长利社区",
    "长富社区",
    "珲春市",
    "单县",
    "洪洞县",
    "蔚县",
    "六安市",
    "重庆市",
    "厦门市",
    "乐亭县",
    "2号楼a座",
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("changqingjiedao", "长庆街道"), ("zhangqingjiedao", "长庆街道"), ("changqing", "长庆街道"), ("cqjd", "长庆街道"), ("Chang Qing", "长庆街道"),
        ("chaoyangcun", "朝阳村"), ("zyc", "朝阳村"), ("changli", "长利社区"), ("hunchun", "珲春市"), ("shanxian", "单县"), ("danxian", "单县"),
        ("hongtongxian", "洪洞县"), ("yuxian", "蔚县"), ("luan", "六安市"), ("liuan", "六安市"), ("cqs", "重庆市"), ("xiamen", "厦门市"),
        ("laoting", "乐亭县"), ("leting", "乐亭县"),
    ],
)  # fmt: skip
def test_found_by_either_sound_and_by_first_letters(text: str, name: str) -> None:
    assert spelt(text, NAMES) == [name]


def test_several_that_sound_alike_are_all_found() -> None:
    assert spelt("clsq", NAMES) == ["长利社区"]
    assert spelt("cf", NAMES) == ["长富社区"]
    assert spelt("changxing", ["长兴社区", "长兴街道", "常兴村"]) == ["长兴社区", "长兴街道", "常兴村"]


@pytest.mark.parametrize("text", ["", "c", "长庆", "2021", "a" * 60, "xyz", "changqingx", "chang"])
def test_what_spells_nothing_finds_nothing(text: str) -> None:
    assert spelt(text, NAMES) == []
