"""The ledgers of problems: hotline requests as they come from the system that takes them, the finds of everybody else, and steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from data import handlers
from data.categories import Kind, leaves
from data.services import COMMAND_CENTRE
from data.world import REFERENCE_DATE, Body, World
from data.writing import Ledger, Row, Value

SOLVED: Final = (("热线", 40_000), ("五长", 2_500), ("党小组", 1_350), ("会议", 110), ("网格站", 620), ("巡查", 540), ("信访", 260))
"""Solved at the account's size; the last three are not the account's."""
OPEN: Final = (("热线", 2_300), ("五长", 140), ("党小组", 70), ("会议", 23), ("网格站", 60), ("巡查", 50), ("信访", 40))
OPEN_STATES: Final = ("交办", "受理", "退单", "上报")
OPEN_WEIGHTS: Final = (50, 25, 13, 12)
RATED: Final = 0.9
DISSATISFIED: Final = 0.038
STORIES: Final = 0.4
"""How many of the solved requests have a history beyond taken, given and done."""
COLUMNS: Final = (
    "source_of", "number", "title", "category", "county", "street", "community", "place", "state", "urgency", "received_on", "assigned_on",
    "due_on", "closed_on", "handler", "satisfied", "difficult", "reopened", "supervisor",
)  # fmt: skip
DONE: Final = ("解决", "办结归档")


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The hotline's, that of all other sources, and the steps of both."""

    hotline: Ledger
    others: Ledger
    steps: Ledger


def add(world: World) -> None:
    """Requests and finds, with the account's figures of those solved."""
    captions = {"source_of": "诉求渠道", "number": "热线单号", "state": "办理状态", "received_on": "来电时间", "place": "小区点位"}
    captions["handler"] = "承办单位"
    found = Ledgers(
        world.ledger("Issue", *COLUMNS[:-1], captions=captions, key="hotline"),
        world.ledger("Issue", *COLUMNS, title="问题台账（合成数据）", note="统计时间：2021年6月30日", key="others"),
        world.ledger("Step", "county", "street", "issue", "number", "kind", "on", "by", "to", "satisfied", "ground"),
    )
    _Book(world, found).write()


class _Book:
    """Draws problems one by one; the number of each tells its day and its turn."""

    def __init__(self, world: World, ledgers: Ledgers) -> None:
        self.world, self.ledgers, self.random = world, ledgers, world.random("issues")
        self.places = _Places(world)
        self.handlers = handlers.Handlers(world)
        self.kinds = [kind for kind in leaves() if not kind.gate]
        self.gated = [kind for kind in leaves() if kind.gate in ("信访", "劳动仲裁")]
        self.turn = 0
        self.received, self.satisfied, self.rated = 0, 0, 0

    def write(self) -> None:
        size = self.world.size
        for source, many in SOLVED:
            for number in range(size.of(many)):
                self._issue(source, "解决" if number % 3 == 0 else "办结归档")
        for source, many in OPEN:
            for _ in range(size.of(many)):
                self._issue(source, self.random.choices(OPEN_STATES, OPEN_WEIGHTS)[0])
        self.world.figures |= {
            **{f"solved_{name}": size.of(dict(SOLVED)[source]) for name, source in NAMES.items()},
            "supervised_in_hand": size.of(dict(OPEN)["会议"]), "hotline_received": self.received, "hotline_rated": self.rated,
            "hotline_satisfied": self.satisfied, "issues": self.turn, "steps": len(self.ledgers.steps.rows),
        }  # fmt: skip

    def _issue(self, source: str, state: str) -> None:
        self.turn += 1
        random = self.random
        kind = random.choice(self.gated if source == "信访" else self.kinds)
        code, row = self._place(source, kind)
        handler = self.sent(code) if source == "党小组" else self.handlers.of(kind, code)
        row |= self._dates(state)
        number = f"{row['received_on']:%Y%m%d}{self.turn:05d}"
        row |= {
            "title": f"反映{row['place']}{random.choice(kind.keywords)}问题", "category": kind.path, "state": state, "handler": handler.name,
            "urgency": "一般" if random.random() < 0.9 else random.choice(("较急", "紧急")), "synthetic": True,
        }  # fmt: skip
        if source == "会议":
            row |= {"supervisor": COMMAND_CENTRE, "difficult": True}
            self.world.supervised.append((number, f"issue:{source}/{number}"))
        if state in DONE and random.random() < RATED:
            row["satisfied"] = random.random() >= DISSATISFIED
        self._count(source, row)
        id = f"issue:{source}/{number}"
        due = row["due_on"]
        assert isinstance(due, date)
        if state not in DONE and due < REFERENCE_DATE:
            self.world.planted["late-issue"].append(id)
        (self.ledgers.hotline if source == "热线" else self.ledgers.others).add(source_of=source, number=number, **row)
        if state not in DONE or source == "会议" or row.get("satisfied") is False or random.random() < STORIES:
            self._story(number, row, handler, code)

    def sent(self, code: str) -> Body:
        """One of the party organisations sent to the community."""
        return self.random.choice(self.world.sent[code])

    def _place(self, source: str, kind: Kind) -> tuple[str, Row]:
        while True:
            code, scope, name = self.places.draw(kind, self.random)
            if source != "党小组" or code in self.world.sent:
                return code, {**scope, "place": name}

    def _dates(self, state: str) -> Row:
        random = self.random
        received = REFERENCE_DATE - timedelta(days=random.randint(1, 540) if state in DONE else random.randint(0, 30))
        assigned = received + timedelta(days=random.randint(0, 1))
        limit = random.choice((5, 7, 10, 15, 30))
        closed = min(received + timedelta(days=random.randint(1, limit + (8 if random.random() < 0.06 else 0))), REFERENCE_DATE)
        return {
            "received_on": received, "assigned_on": None if state == "受理" else min(assigned, REFERENCE_DATE),
            "due_on": received + timedelta(days=limit), "closed_on": closed if state in DONE else None,
        }  # fmt: skip

    def _count(self, source: str, row: Row) -> None:
        if source == "热线":
            self.received += 1
            self.rated += row.get("satisfied") is not None
            self.satisfied += row.get("satisfied") is True

    def _story(self, issue: str, row: Row, handler: Body, code: str) -> None:
        """Its steps, as far as its state goes; some were first sent to somebody who said "not ours" and to whom it belongs."""
        desk = self.handlers.desk(code)
        received, assigned, closed = (row[name] for name in ("received_on", "assigned_on", "closed_on"))
        assert isinstance(received, date)
        steps: list[Row] = [{"kind": "received", "on": received, "by": desk}]
        state = row["state"]
        if isinstance(assigned, date):
            other = self.handlers.other(code, handler)
            if state == "退单" or self.random.random() < 0.12:
                steps += [
                    {"kind": "assigned", "on": assigned, "by": desk, "to": other},
                    {"kind": "returned", "on": assigned, "by": other, "to": handler.name, "ground": "不在职责清单内"},
                ]
                self.world.figures["returned"] = self.world.figures.get("returned", 0) + 1
            if state != "退单":
                steps.append({"kind": "assigned", "on": assigned, "by": desk, "to": handler.name})
            if state == "上报" or row.get("difficult"):
                steps.append({"kind": "escalated", "on": assigned, "by": handler.name, "to": self.handlers.conference(code)})
        if isinstance(closed, date):
            steps.append({"kind": "resolved", "on": closed, "by": handler.name})
            if (satisfied := row.get("satisfied")) is not None:
                steps.append({"kind": "rated", "on": closed, "by": desk, "satisfied": satisfied})
        scope: dict[str, Value] = {"county": row["county"], "street": row["street"]}
        for number, step in enumerate(steps, 1):
            self.ledgers.steps.add(**scope, issue=issue, number=number, synthetic=True, **step)


NAMES: Final = {"hotline": "热线", "chiefs": "五长", "party_groups": "党小组", "supervised": "会议"}
"""What the figures of the account are called, by source."""


class _Places:
    """Places at which a problem of a kind can be: compounds more often than others, where it can be at one."""

    def __init__(self, world: World) -> None:
        self.compounds = [(one.community, world.within(one.community), one.name) for one in world.compounds]
        self.communities = list(self._communities(world))

    @staticmethod
    def _communities(world: World) -> Iterator[tuple[str, Row, str]]:
        for community in world.divisions.residential:
            yield community.code, world.within(community.code), community.name

    def draw(self, kind: Kind, random: Random) -> tuple[str, Row, str]:
        """(community, columns that narrow, name of the place)."""
        at_home = "Compound" in kind.place_kinds
        if at_home and ("Community" not in kind.place_kinds or random.random() < 0.6):
            return random.choice(self.compounds)
        return random.choice(self.communities)
