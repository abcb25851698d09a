"""What holds for every module of the pages."""

import ast
import importlib.util
import re
import sys
from pathlib import Path

import pytest

import dashboard

FOLDER = Path(dashboard.__file__).parent
SOURCES = sorted(FOLDER.rglob("*.py"))
CYPHER = re.compile(r"\b(MATCH|OPTIONAL MATCH|MERGE|UNWIND|DETACH DELETE)\b\s*[\[({$\w]|-\[:?\w*\]->|\bRETURN\s+\w+\.")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_page_holds_no_cypher(path: Path) -> None:
    texts = [one.value for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Constant)]
    assert [text for text in texts if isinstance(text, str) and CYPHER.search(text)] == []


@pytest.mark.parametrize("path", [path for path in FOLDER.iterdir() if path.suffix == ".py"], ids=lambda path: path.name)
def test_a_module_hides_no_other(path: Path) -> None:
    """Streamlit puts the folder of its script first on the path: a module named `html` would be everybody's `html`."""
    if path.stem.startswith("__"):  # __init__ and __main__
        return
    assert path.stem not in sys.stdlib_module_names
    found = importlib.util.find_spec(path.stem)
    assert found is None or Path(found.origin or "").is_relative_to(FOLDER)


def test_no_page_fetches_anything() -> None:
    """No address of another machine stands in the code of the pages; a namespace of XML is a name, and nobody goes there."""
    sources = {path.name: path.read_text(encoding="utf-8").replace('xmlns="http://', "") for path in SOURCES}
    assert [name for name, text in sources.items() if re.search(r"https?://", text)] == []
