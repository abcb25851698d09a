"""The ledgers of problems: hotline requests as they come from the system that takes them, and the finds of everybody else."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random
from typing import Final

from data.categories import Kind, leaves
from data.divisions import CITY, DISTRICT
from data.organisations import counties
from data.world import REFERENCE_DATE, World
from data.writing import Ledger, Value

SOURCES: Final = (("热线", 1300), ("五长", 220), ("党小组", 130), ("网格站", 100), ("巡查", 80), ("会议", 130), ("信访", 40))
STATES: Final = (("办结归档", 55), ("解决", 25), ("交办", 9), ("受理", 5), ("上报", 3), ("退单", 3))
COLUMNS: Final = (
    "source_of", "number", "title", "category", "county", "street", "community", "place", "state", "received_on", "due_on", "closed_on",
    "supervisor",
)  # fmt: skip


def add(world: World) -> tuple[Ledger, Ledger]:
    """The two ledgers: of the hotline, and of all other sources."""
    captions = {"source_of": "诉求渠道", "number": "热线单号", "state": "办理状态", "received_on": "来电时间", "place": "小区点位"}
    hotline = Ledger("Issue", (*COLUMNS[:-1], "synthetic"), captions=captions)
    others = Ledger("Issue", (*COLUMNS, "synthetic"), "问题台账（合成数据）", notes=("统计时间：2021年6月30日",))
    random = world.random("issues")
    places = _Places(world)
    kinds = [kind for kind in leaves() if not kind.gate]
    gated = [kind for kind in leaves() if kind.gate in ("信访", "劳动仲裁")]
    numbers = count(1)
    for source, many in SOURCES:
        for _ in range(many):
            kind = random.choice(gated if source == "信访" else kinds)
            row = _issue(kind, places, random)
            number = f"{row['received_on']:%Y%m%d}{next(numbers):04d}"
            if source == "会议":
                row["supervisor"] = world.body("组织", CITY if random.random() < 0.5 else _county(row, world)).name
            (hotline if source == "热线" else others).add(source_of=source, number=number, **row)
    return hotline, others


def _county(row: dict[str, Value], world: World) -> str:
    return next((code for code in counties(world) if world.name(code) == row["county"]), DISTRICT)


def _issue(kind: Kind, places: "_Places", random: Random) -> dict[str, Value]:
    scope, name = places.draw(kind, random)
    state = random.choices([state for state, _ in STATES], [weight for _, weight in STATES])[0]
    received = REFERENCE_DATE - timedelta(days=random.randint(0, 364) if state in ("解决", "办结归档") else random.randint(0, 60))
    closed = min(received + timedelta(days=random.randint(1, 20)), REFERENCE_DATE) if state in ("解决", "办结归档") else None
    word = random.choice(kind.keywords)
    return {
        **scope, "place": name, "category": kind.path, "title": f"反映{name}{word}问题", "state": state, "received_on": received,
        "due_on": received + timedelta(days=random.choice((5, 7, 10, 15))), "closed_on": closed, "synthetic": True,
    }  # fmt: skip


class _Places:
    """Places at which a problem of a kind can be: compounds more often than others, where it can be at one."""

    def __init__(self, world: World) -> None:
        self.compounds = [(world.within(one.community), one.name) for one in world.compounds]
        self.communities = list(self._communities(world))

    @staticmethod
    def _communities(world: World) -> Iterator[tuple[dict[str, Value], str]]:
        for community in world.divisions.residential:
            yield world.within(community.code), community.name

    def draw(self, kind: Kind, random: Random) -> tuple[dict[str, Value], str]:
        at_home = "Compound" in kind.place_kinds
        if at_home and ("Community" not in kind.place_kinds or random.random() < 0.6):
            return random.choice(self.compounds)
        return random.choice(self.communities)
