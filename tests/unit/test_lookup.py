"""When two names are the same."""

import pytest

from graph.names import key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（工业园区）城南街道", "(工业园区) 城南街道"),
        ("军民社区\u200b", "军民 社区"),
        ("\ufeff军\u3000民\n社区", "军民社区"),
        ("阿布力孜・买买提", "阿布力孜·买买提"),
        ("阿布力孜•买买提", "阿布力孜‧买买提"),
        ("Ａ区１号", "a区1号"),
        ("⺠生社区", "民生社区"),
        ("⽩城市", "白城市"),
        ("葛\ufe00", "葛"),
    ],
)
def test_equal_names(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_other_names_stay_apart() -> None:
    assert len({key(name) for name in ("第一网格", "第二网格", "一网格", "军民社区", "军民村")}) == 5


def test_nothing_is_left_of_nothing() -> None:
    assert key(" \t\u200b\u3000") == ""
