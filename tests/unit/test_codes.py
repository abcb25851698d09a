"""Codes that say by themselves whether they can be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.codes import check_character, division, has_province, is_credit_code, lies_in

PUBLISHED = ("91330100799655058B", "9144030071526726XG", "914403001922038216", "91110000802100433B")


@pytest.mark.parametrize("code", PUBLISHED)
def test_codes_of_companies_as_published(code: str) -> None:
    assert is_credit_code(code)


@given(st.sampled_from(PUBLISHED), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_wrong_character_is_always_noticed(code: str, at: int, char: str) -> None:
    changed = code[:at] + char + code[at + 1 :]
    assert is_credit_code(changed) == (changed == code)


def test_characters_that_no_code_holds() -> None:
    assert check_character("9133010079965505O") == ""
    assert not is_credit_code("91330100799655058b")
    assert not is_credit_code("")


@pytest.mark.parametrize(
    ("code", "parent", "inside"),
    [
        ("220802003006", "220802003", True), ("220802003", "220802", True), ("220802", "220800", True), ("429004", "420000", True),
        ("441900003", "441900", True), ("441900003001", "441900003", True), ("220802003", "220881", False), ("220881", "220100", False),
    ],
)  # fmt: skip
def test_a_code_says_where_a_division_lies(code: str, parent: str, inside: bool) -> None:
    assert lies_in(code, parent) is inside


def test_a_levels_own_digits() -> None:
    assert [division(code, 9) for code in ("220802003000", "220802003", "220802003001", "22080200", "22080200x")] == ["220802003"] * 2 + [
        ""
    ] * 3
    assert [has_province(code) for code in ("220802", "661000", "990000", "000000")] == [True, True, False, False]
