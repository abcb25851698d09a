"""Settings come from the environment, then from govgraph.toml; what cannot be used is refused by name."""

from datetime import date
from pathlib import Path

import pytest

from graph.errors import SettingError
from graph.settings import BY_NAME, SETTINGS, load


def test_defaults_are_all_usable(tmp_path: Path) -> None:
    chosen = load({}, tmp_path)
    assert {name: chosen[name] for name in BY_NAME} == {one.name: one.default for one in SETTINGS}
    assert chosen.asof is None


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "govgraph.toml").write_text('GOVGRAPH_PORT = 9000\nGOVGRAPH_LANG = "en"\n', encoding="utf-8")
    chosen = load({"GOVGRAPH_PORT": "9001"}, tmp_path)
    assert (chosen["GOVGRAPH_PORT"], chosen["GOVGRAPH_LANG"]) == ("9001", "en")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "govgraph.toml").write_text("\ufeffGOVGRAPH_LANG = 'en'\n", encoding="utf-8")
    assert load({}, tmp_path)["GOVGRAPH_LANG"] == "en"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GOVGRAPH_PORT", "http"),
        ("GOVGRAPH_HEAP", "much"),
        ("GOVGRAPH_ASOF", "2021-02-30"),
        ("GOVGRAPH_ASOF", "30.6.2021"),
        ("NEO4J_URI", "localhost:7687"),
        ("GOVGRAPH_LANG", "fr"),
        ("GOVGRAPH_BATCH", "0"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=name):
        load({name: value}, tmp_path)


def test_an_unknown_name_in_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "govgraph.toml").write_text("GOVGRAPH_PROT = 9000\n", encoding="utf-8")
    with pytest.raises(SettingError, match="GOVGRAPH_PROT"):
        load({}, tmp_path)


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "govgraph.toml").write_text("GOVGRAPH_PORT 9000", encoding="utf-8")
    with pytest.raises(SettingError, match="cannot be read"):
        load({}, tmp_path)


def test_the_password_is_never_shown(tmp_path: Path) -> None:
    secrets = [one for one in SETTINGS if one.secret]
    assert [one.name for one in secrets] == ["NEO4J_PASSWORD"]
    assert load({"NEO4J_PASSWORD": "x" * 9}, tmp_path)["NEO4J_PASSWORD"] == "x" * 9


def test_asof_is_a_date(tmp_path: Path) -> None:
    assert load({"GOVGRAPH_ASOF": "2021-06-30"}, tmp_path).asof == date(2021, 6, 30)
