"""Lists in a sentence have the commas of its language: wherever the code puts one together, and in every English text."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import graph
from dashboard.texts import TEXTS
from graph.words import COMMAS, bracketed, filled, listed, some, told
from loaders.problems import TEXTS as PROBLEMS
from queries.catalogue import catalogue
from queries.header import Both

ROOT = Path(graph.__file__).parent.parent
LAYERS = ("graph", "loaders", "queries", "dashboard", "commands")
MARKS = set("、，；：（）。")
MAKES = ROOT / "graph" / "words.py"


def sources() -> Iterator[Path]:
    return (path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py")) if path != MAKES)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def joins(path: Path, mark_of: str) -> list[int]:
    """The lines in which words are put in a row with the mark of a language, whatever that of the page."""
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    marks = [func.value for func in calls if isinstance(func, ast.Attribute) and func.attr == "join"]
    return [mark.lineno for mark in marks if isinstance(mark, ast.Constant) and mark.value == COMMAS[mark_of]]


def test_nothing_is_listed_with_chinese_commas_whatever_the_language() -> None:
    assert {str(path.relative_to(ROOT)): lines for path in sources() if (lines := joins(path, "zh"))} == {}


def test_commands_list_words_as_everybody_does() -> None:
    paths = [path for path in sources() if path.parent.name == "commands"]
    assert paths
    assert {path.name: lines for path in paths if (lines := joins(path, "en"))} == {}


def english() -> Iterator[tuple[str, str]]:
    """Every English text that is declared, and where."""
    yield from ((key, text.en) for key, text in TEXTS.items())
    yield from ((key, en) for key, (_, en) in PROBLEMS.items())
    for question in [*catalogue().questions(), *catalogue().rules()]:
        header = question.header
        yield question.id, header.title.en
        yield from ((f"{question.id} {name}", words.en) for name, words in header.words.items())
        yield from ((f"{question.id} {column.name}", column.caption.en) for column in header.columns)
        if header.rule:
            yield from ((question.id, text.en) for text in (header.rule.expected, header.rule.remedy))


def test_no_english_text_has_chinese_commas() -> None:
    assert [(where, text) for where, text in english() if MARKS & set(text)] == []


def halves(path: Path) -> Iterator[tuple[int, str]]:
    """The constant parts of the English half of each pair of texts in the code."""
    for node in ast.walk(tree(path)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("Both", "Word", "Hit")
            and len(node.args) > 1
        ):
            yield from ((part.lineno, str(part.value)) for part in ast.walk(node.args[-1]) if isinstance(part, ast.Constant))


def test_no_english_half_of_a_pair_has_chinese_commas() -> None:
    found = {(str(path.relative_to(ROOT)), line, text) for path in sources() for line, text in halves(path) if MARKS & set(text)}
    assert found == set()


@pytest.mark.parametrize(("language", "expected"), [("zh", "没有：甲、乙（2）"), ("en", "没有: 甲, 乙 (2)")])
def test_words_are_put_together_as_the_language_does(language: str, expected: str) -> None:
    assert told("没有", bracketed(listed(["甲", "乙"], language), 2, language), language) == expected


def test_a_gap_takes_a_list() -> None:
    text = Both("找不到{names}", "there is no {names}")
    assert [filled(text[language], language, {"names": ["甲", "乙"]}) for language in ("zh", "en")] == [
        "找不到甲、乙",
        "there is no 甲, 乙",
    ]


@pytest.mark.parametrize(("language", "cut", "whole"), [("zh", "甲、乙等 3 个", "甲、乙、丙"), ("en", "甲, 乙 and 1 more", "甲, 乙, 丙")])
def test_some_words_say_how_many_there_are(language: str, cut: str, whole: str) -> None:
    assert (some("甲乙丙", 2, language), some("甲乙丙", 3, language), some("", 2, language)) == (cut, whole, "")
