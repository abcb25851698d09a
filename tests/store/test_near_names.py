"""Names that come near another of the same parent are proposed, against the graph and within a load; never merged."""

from pathlib import Path

from graph.database import Database
from tests.store.ledgers import PLACES, Desk, counts, problems


def test_near_names_are_proposed_and_loaded(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    desk.clean(PLACES)
    header = ["小区名称", "所属街道", "所属社区"]
    desk.clean({"小区": [header, ["兴隆小区", "瑞光街道", "军民社区"], ["和平小区", "瑞光街道", "军民社区"]]})
    names = ["兴隆小区（一期）", "興隆小區", "兴龙小区", "太平小区"]
    rows = [[name, "瑞光街道", "军民社区"] for name in names]
    report = desk.load({"小区": [header, *rows, ["兴隆小区", "瑞光街道", "文化社区"], ["兴隆小区", "海明街道", "光明社区"]]})
    assert counts(report, "Compound") == {"read": 6, "create": 6}
    told = [(row, value, why.partition(":")[0], why.rpartition(":")[2]) for row, _, value, why in problems(report)]
    first = "may be the same as '兴隆小区' (compound"
    assert told == [
        (2, "兴隆小区（一期）", first, " they differ in brackets, a phase or a common ending; nothing was merged"),
        (3, "興隆小區", first, " spelled another way; nothing was merged"),
        (
            3,
            "興隆小區",
            "may be the same as '兴隆小区（一期）' (compound",
            " they differ in brackets, a phase or a common ending; nothing was merged",
        ),
        (4, "兴龙小区", first, " one character apart; nothing was merged"),
        (4, "兴龙小区", "may be the same as '興隆小區' (compound", " one character apart; nothing was merged"),
    ]
    assert problems(desk.load({"小区": [header, *rows]})) == []
