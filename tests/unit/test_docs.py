"""The documentation is true: derived pages are fresh, settings and commands are all there, links lead somewhere."""

import re
from pathlib import Path

import pytest

from graph.settings import SETTINGS
from tools.docs import FOLDER, PAGES, command_names

ROOT = FOLDER.parent
WRITTEN = sorted([*ROOT.glob("*.md"), *FOLDER.glob("*.md"), *(ROOT / "data").rglob("*.md")])


@pytest.mark.parametrize("name", PAGES)
def test_a_derived_page_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), f"docs/{name} is stale: make docs"


def test_every_setting_is_documented() -> None:
    page = (FOLDER / "settings.md").read_text(encoding="utf-8")
    assert [one.name for one in SETTINGS if f"`{one.name}`" not in page] == []


def test_every_setting_that_the_readme_names_exists() -> None:
    names = {one.name for one in SETTINGS}
    for readme in ROOT.glob("README*.md"):
        assert set(re.findall(r"\b(?:GOVGRAPH|NEO4J)_[A-Z]+\b", readme.read_text(encoding="utf-8"))) <= names, readme.name


def test_every_command_is_documented_and_toured_commands_exist() -> None:
    page = (FOLDER / "commands.md").read_text(encoding="utf-8")
    known = set(command_names())
    assert [name for name in known if f"`govgraph {name}`" not in page] == []
    for readme in ROOT.glob("README*.md"):
        blocks = "".join(re.findall(r"```(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL))
        used = re.findall(r"^govgraph ([a-z]+)(?: ([a-z]+))?", blocks, re.MULTILINE)
        assert used
        assert [words for words in used if not {words[0], " ".join(words)} & known] == [], readme.name


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_both_readmes_have_the_same_parts() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    for pattern in (r"^## ", r"^```", r"^govgraph "):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(re.findall(pattern, chinese, re.MULTILINE)), pattern
