"""Whatever the ledgers say: what was loaded is loaded, nothing is lost on the way, and undoing it leaves no trace."""

import random
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.database import Database
from loaders.load import load
from loaders.options import Options
from loaders.undo import undo
from tests import messy
from tests.store.build import empty
from tests.store.ledgers import PLACES, STREETS, Desk, problems

TOLD = ("create", "change", "unchanged", "reject", "duplicate")
COMMUNITY = ("军民社区", "文化社区", "光明社区", "无此社区")
COMPANY = (None, "甲物业", "乙物业", "丙物业", "无此物业")
BODIES = [["物业服务企业名称", "服务范围"], ["甲物业", "洮北区"], ["乙物业", "洮北区"], ["丙物业", "洮南市"]]
GRIDS = (None, "第1网格", "第1网格、第2网格")
DAYS = (None, "2019-01-01", "2020-06-30", "2021-12-31")
COUNTY, FORMS = ("洮北区", "洮南市"), ("街道", "镇", None)


def sheets(chance: random.Random) -> dict[str, Any]:
    """Ledgers in which units move, compounds change hands, posts change holders; some rows are wrong, blank or there twice."""

    def some(header: list[str], row: Any, count: int) -> list[list[Any]]:
        rows = [row(chance.randint(1, 4)) for _ in range(chance.randint(0, count))]
        rows += chance.sample(rows, k=min(len(rows), chance.randint(0, 2)))
        return [header, *([None if chance.random() < 0.1 else cell for cell in one] for one in rows)]

    pick = chance.choice
    return {
        "街道": [STREETS[0], *([*row[:2], pick(FORMS), pick(COUNTY)] for row in STREETS[1:])],
        "网格": some(["网格名称", "所属街道", "所属社区", "户数"], lambda n: [f"第{n}网格", None, pick(COMMUNITY), pick((1, 2))], 5),
        "小区": some(
            ["小区名称", "所属社区", "户数", "物业公司", "合同开始日期", "合同结束日期", "所属网格"],
            lambda n: [f"{n}号小区", pick(COMMUNITY), pick((1, 2)), pick(COMPANY), pick(DAYS), pick(DAYS), pick(GRIDS)],
            5,
        ),
        "岗位": some(
            ["任职地点或单位", "所属社区", "岗位名称", "任职人", "任职日期"],
            lambda _: [pick(COMMUNITY), None, pick(("网格长", "楼长")), pick((None, "张某", "李某")), pick(DAYS)],
            4,
        ),
    }  # fmt: skip


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), loads=st.integers(1, 2), blank_clears=st.booleans())
def test_loaded_again_it_writes_nothing_and_undone_it_was_never_there(
    seed: int, loads: int, blank_clears: bool, embedded_store: Database, tmp_path: Path
) -> None:
    chance, options = random.Random(seed), Options(blank_clears=blank_clears)
    empty(embedded_store)
    desk = Desk(embedded_store, tmp_path)
    first = desk.load({**sheets(chance), **PLACES, "物业企业": BODIES})
    assert first.load == "load:1"
    states = [desk.everything()]
    done: list[str] = []
    for number in range(loads):
        file = messy.book(tmp_path / f"{number}.xlsx", sheets(chance))
        report = load(embedded_store, [file], write=True, options=options)
        told = report.as_json()
        assert told["read"] == sum(told[name] for name in TOLD)
        assert told["reject"] <= sum(one[3] != "" for one in problems(report))
        again = load(embedded_store, [file], write=False, recheck=True, options=options)
        assert (again.plan.to_write, again.plan.batches) == (0, []), [list(again.differences()), seed]
        if report.load:
            done.append(report.load)
            states.append(desk.everything())
    for load_id in reversed(done):
        assert states.pop() == desk.everything()
        found = undo(embedded_store, load_id, lambda *_: None)
        assert (found.kept, found.failed) == ([], []), seed
    assert states == [desk.everything()]
