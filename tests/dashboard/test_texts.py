"""The texts of the screen: each in both languages, with the same gaps, and none that a page lacks."""

import ast
import string
from pathlib import Path

import pytest

import dashboard
from dashboard.texts import TEXTS, say
from queries.ownership.answer import VERDICTS
from queries.rules import STATES
from queries.wayup import LEVELS

FOLDER = Path(dashboard.__file__).parent
SOURCES = sorted(FOLDER.rglob("*.py"))
STEPS = ("arbiter", "agenda", "sideways", "channel", "conference")
ROLES = ("owners", "company", "committee", "community", "guarantor")


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_is_in_both_languages(key: str) -> None:
    text = TEXTS[key]
    assert text.zh.strip()
    assert text.en.strip()
    assert gaps(text.zh) == gaps(text.en)
    assert any(ord(char) > 0x2E80 for char in text.zh)


def asked() -> set[str]:
    """The keys that the code names as they are."""
    found = set()
    for path in SOURCES:
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "say" and one.args:
                first = one.args[0]
                branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                found |= {str(branch.value) for branch in branches if isinstance(branch, ast.Constant)}
    return found


def test_every_text_that_a_page_asks_for_is_there() -> None:
    assert asked() <= TEXTS.keys()


def named() -> tuple[set[str], tuple[str, ...]]:
    """Every text constant of the code, and the beginnings of those that it puts together."""
    nodes = [one for path in SOURCES if not path.stem.endswith("texts") for one in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    parts = [one.values[0] for one in nodes if isinstance(one, ast.JoinedStr)]
    whole = {str(one.value) for one in nodes if isinstance(one, ast.Constant)}
    return whole, tuple(str(one.value) for one in parts if isinstance(one, ast.Constant) and str(one.value).endswith("_"))


def test_every_text_is_asked_for() -> None:
    whole, begun = named()
    assert {key for key in TEXTS.keys() - whole if not key.startswith(begun)} == set()


@pytest.mark.parametrize(
    ("lead", "values"),
    [("verdict_", VERDICTS), ("state_", STATES), ("level_", [level.name for level in LEVELS]), ("next_", STEPS), ("role_", ROLES),
     ("by_", ("county", "street")), ("gap_", ("company",))],
)  # fmt: skip
def test_composed_keys_are_complete(lead: str, values: tuple[str, ...]) -> None:
    assert {f"{lead}{value}" for value in values} <= TEXTS.keys()


def test_a_text_is_filled() -> None:
    assert say("en", "rows", n=3) == "3 rows"
