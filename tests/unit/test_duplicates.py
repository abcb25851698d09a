"""Names that may mean the same, and names that only look it."""

import time

import pytest

from loaders.duplicates import folded, near
from loaders.normalise import key


def why(one: str, other: str) -> str:
    found = near(folded(key(one)), folded(key(other)))
    assert found == near(folded(key(other)), folded(key(one)))
    return found


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("兴隆小区", "興隆小區", "spelling"), ("第3网格", "第三网格", "spelling"), ("第３网格", "第三网格", "spelling"),
        ("白城·欧亚小区", "白城欧亚小区", "spelling"), ("兴隆小区", "兴隆小区（一期）", "suffix"), ("兴隆小区", "兴隆小区一期", "suffix"),
        ("兴隆花园", "兴隆花园小区", "suffix"), ("安居物业", "安居物业服务有限公司", "suffix"), ("兴隆小区", "兴龙小区", "typing"),
        ("兴隆小区", "兴隆小小区", "typing"), ("幸福花园小区", "幸福园花小区", "typing"), ("阳光花园小区", "阳光花小区", "typing"),
        ("幸福家园", "幸福佳园", "typing"),
    ],
)  # fmt: skip
def test_names_that_may_mean_the_same(one: str, other: str, reason: str) -> None:
    assert why(one, other) == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("兴隆小区（一期）", "兴隆小区（二期）"), ("第一网格", "第二网格"), ("第十一网格", "第一网格"), ("1号楼", "11号楼"), ("东风小区", "西风小区"),
        ("甲小区", "乙小区"), ("和平小区", "太平小区"), ("洮北区民政局", "洮北区财政局"), ("洮北区城管局", "洮北区城建局"), ("幸福花园", "幸福家园"),
        ("东兴隆小区", "兴隆小区"), ("𬭎里社区", "𬬭里社区"), ("A区", "B区"), ("兴隆小区", "兴旺小区"),
    ],
)  # fmt: skip
def test_names_of_different_things(one: str, other: str) -> None:
    assert why(one, other) == ""


def test_folding_is_quick() -> None:
    folded("興隆小區")
    started = time.process_time()
    for at in range(20_000):
        folded(f"第{at}网格党支部")
    assert time.process_time() - started < 1
