"""A body that goes, by its end date or out of a complete list: what it answered for has expired, and an undo brings it back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from loaders.history import History
from loaders.undo import undo
from queries.lookup import find
from queries.routing import answer
from queries.run import as_read, run
from tests.store.ledgers import PLACES, Desk, counts, problems

BODY = "org:220802/甲局"
NAMED = ["部门名称", "服务范围"]
KINDS = ("占道经营", "毁坏绿地", "乱贴广告")
TOO_MUCH = "1 of 2 of department in 220802 would be retired, more than a fifth: the file may be incomplete"
GONE: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "end date": ({"部门": [[*NAMED, "撤销日期"], ["甲局", "洮北区", "2021-06-29"]]}, {}, []),
    "complete list": ({"部门": [NAMED, ["乙局", "洮北区"]]}, {"complete": "洮北区", "anyway": True}, [TOO_MUCH]),
}


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    made = Desk(database, tmp_path)
    made.clean(
        {
            **PLACES,
            "部门": [NAMED, ["甲局", "洮北区"], ["乙局", "洮北区"]],
            "问题分类": [["分类名称", "性质"], *([kind, "处置"] for kind in KINDS)],
            "职责": [
                ["责任单位", "问题分类", "责任类型", "职能", "责任范围"],
                *(["甲局", kind, "行业监管/执法", "处置", "洮北区"] for kind in KINDS),
            ],
            "岗位": [["任职地点或单位", "岗位名称"], ["甲局", "局长"], ["甲局", "联络员"]],
            "党建联盟": [["联盟名称", "服务范围"], ["军民联盟", "军民社区"]],
            "联盟成员": [["成员单位", "联盟名称"], ["甲局", "军民联盟"]],
        }
    )
    return made


def answers(desk: Desk) -> list[tuple[str, list[str]]]:
    found = [answer(desk.database, "军民社区", kind, None, desk.database.asof()) for kind in KINDS]
    return [(one["verdict"], [body["id"] for body in one["act"]]) for one in found]


@pytest.mark.parametrize("way", GONE)
def test_what_a_body_that_goes_answered_for_has_expired(way: str, desk: Desk) -> None:
    before, (ledger, options, told) = desk.everything(), GONE[way]
    (verdict,) = {verdict for verdict, _ in answers(desk)}
    assert [act for _, act in answers(desk)] == [[BODY]] * 3
    report = desk.load(ledger, **options)
    assert [why for *_, why in problems(report)] == told
    assert {name: counts(report, "Department").get(name, 0) for name in ("change", "retire")} == {
        "change": int(way == "end date"), "retire": int(way == "complete list"),
    }  # fmt: skip
    assert desk.node(BODY)["until"] == desk.database.asof()
    assert answers(desk) == [("expired", [])] * 3
    assert len(desk.links("CARRIES")) == 3, "they are there, and say whose they were"
    assert [start for start, _ in desk.links("MEMBER_OF")] == [BODY]
    (gone,) = as_read(run(desk.database, "alliance-gone", {"alliance": "军民联盟"})).dicts()
    assert (gone["id"], gone["until"]) == (BODY, desk.database.asof() - timedelta(days=1))
    assert run(desk.database, "alliance-members", {"alliance": "军民联盟"}).rows == []
    found = find(desk.database, "Organization", "甲局", desk.database.asof())
    assert (found.id, found.until) == (BODY, str(desk.database.asof())), "a search finds it, and knows that it is gone"
    assert any(event.op in ("change", "retire") and event.what == "until" for event in History(desk.database, BODY).events())
    undo(desk.database, "load:2", lambda *_: None)
    assert run(desk.database, "alliance-gone", {}).rows == []
    assert desk.everything() == before
    assert answers(desk) == [(verdict, [BODY])] * 3
