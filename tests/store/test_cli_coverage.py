"""The commands of coverage with wrong input: one clear line each, and nothing written; and the list of a month."""

from pathlib import Path

import pytest

from tests.conftest import Sample
from tests.store.test_cli import as_json, refused

WAIVE = ("waive", "军民社区", "--rule", "grid-chief", "--until", "2022-01-01")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("coverage", "--fail-under", "950"), "a percentage, from 0 to 100"),
        (("coverage", "--fail-under", "nan"), "a percentage, from 0 to 100"),
        ((*WAIVE, "--reason", "", "--by", "市住建局"), "--reason: a waiver says why"),
        ((*WAIVE, "--reason", "拆迁", "--by", " "), "--by: a waiver says why"),
        (("calendar", "--within", "99999999999999999999"), "from 0 to 36500 days"),
        (("calendar", "--month", "2021-7"), "write it as 2021-07"),
        (("query", "calendar", "within=9999999999999"), "too large a number"),
        (("task", "open", "compound-company", "没有的小区", "--category", "物业服务"), "none of its gaps is called so"),
        (("task", "sign", "GAP-1", "--by", "王主任"), "there is no task GAP-1"),
    ],
)
def test_wrong_input_is_one_line(sample: Sample, command: tuple[str, ...], why: str) -> None:
    assert why in refused(sample, *command)


def test_the_list_of_a_month(sample: Sample, tmp_path: Path) -> None:
    every = as_json(sample, "calendar", "--within", "365")
    month = max(row["due"] for row in every)[:7]
    found = as_json(sample, "calendar", "--month", month, "--xlsx", str(tmp_path / "月.xlsx"))
    assert found == [row for row in every if row["due"].startswith(month)]
    assert (tmp_path / "月.xlsx").stat().st_size > 0
