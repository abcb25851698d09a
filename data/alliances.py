"""The ledgers of party-building alliances and of their members (§D4)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from data.business import inner_communities
from data.divisions import CITY, DISTRICT
from data.organisations import counties
from data.places import MODEL_COMMUNITY
from data.world import Body, World
from data.writing import Row

ALLIANCES: Final = 130
COMMUNITY_ALLIANCES: Final = 72
TWO_NEW_MEMBERS: Final = 400
MEMBERS: Final = (("企业", 250), ("社会组织", 114), ("物业", 36))
"""How many non-public enterprises, social organisations and property companies are members; the others are in none."""
STATE_OWNED: Final = 18
LEFT: Final = date(2020, 12, 31)
"""The last day of those who have left an alliance; each is still in another."""
FORMS: Final = ("组织共建", "资源共享", "活动共办", "需求共帮")


@dataclass(frozen=True, slots=True)
class Alliance:
    """One to be: `axis` is the role under which its party organisation is known at `at`."""

    name: str
    theme: str
    place: str
    axis: str
    at: str


def add(world: World) -> None:
    """130 alliances with 400 different two-new members."""
    random = world.random("alliances")
    alliances = list(_planned(world))
    assert len(alliances) == ALLIANCES, len(alliances)
    founded = _write(world, alliances, random)
    _Members(world, alliances, random).write(founded)


def _planned(world: World) -> Iterator[Alliance]:
    streets = [street.code for street in world.divisions.inner_streets]
    with_party = [code for code in inner_communities(world) if ("党组织", code) in world.bodies]
    chosen = {MODEL_COMMUNITY, *[code for code in with_party if code != MODEL_COMMUNITY][: COMMUNITY_ALLIANCES - 1]}
    for code in with_party:
        if code in chosen:
            yield Alliance(f"{world.short(code)}党建联盟", "区域", code, "党组织", code)
    for code in streets[:22]:
        yield Alliance(f"{world.short(code)}党建联盟", "区域", code, "大工委", code)
    for code in streets[:14]:
        yield Alliance(f"{world.short(code)}示例商圈党建联盟", "商圈", code, "党组织", code)
    for code in streets[:8]:
        yield Alliance(f"{world.short(code)}示例楼宇党建联盟", "楼宇", code, "党组织", code)
    for code in counties(world):
        yield Alliance(f"{world.short(code)}示例园区党建联盟", "园区", code, "党组织", code)
        yield Alliance(f"{world.short(code)}商贸行业党建联盟", "行业", code, "商贸行业党委", code)
    yield Alliance("洮北区物业行业党建联盟", "行业", DISTRICT, "物业行业党委", DISTRICT)
    yield Alliance("洮北区医药行业党建联盟", "行业", DISTRICT, "医药行业党委", DISTRICT)
    yield Alliance("白城市两新组织党建联盟", "行业", CITY, "行业党委", CITY)
    yield Alliance("白城市家政行业党建联盟", "行业", CITY, "行业党委", CITY)


def _write(world: World, alliances: list[Alliance], random: Random) -> dict[str, date]:
    """Writes the ledger of alliances; returns when each was founded, by its name."""
    world.ledger(
        "Alliance", "county", "street", "serves", "name", "theme", "form", "axis", "since", title="党建联盟台账（合成数据）",
        captions={"axis": "轴心", "since": "成立时间"},
    )  # fmt: skip
    founded = {}
    for alliance in alliances:
        forms = tuple(form for form in FORMS if random.random() < 0.6) or FORMS[:1]
        since = founded[alliance.name] = date(random.randint(2019, 2020), random.randint(1, 12), random.randint(1, 28))
        axis = world.body(alliance.axis, alliance.at).name
        row: Row = {"theme": alliance.theme, "form": forms, "axis": axis, "since": since}
        world.organization(f"联盟{alliance.name}", "Alliance", alliance.place, alliance.name, row)
    return founded


class _Members:
    """Who is in which alliance: everybody in one at home first, then some in more, then each alliance filled up."""

    def __init__(self, world: World, alliances: list[Alliance], random: Random) -> None:
        self.world, self.alliances, self.random = world, alliances, random
        self.members: dict[str, list[Body]] = defaultdict(list)
        self.two_new = self._two_new()

    def _two_new(self) -> list[Body]:
        found = []
        for role, count in MEMBERS:
            of_role = [body for (name, _), body in self.world.bodies.items() if name.rstrip("0123456789") == role and body.counts]
            assert len(of_role) >= count, role
            found += of_role[:count]
        assert len(found) == TWO_NEW_MEMBERS
        return found

    def _join(self, alliance: Alliance, body: Body) -> None:
        if body not in self.members[alliance.name]:
            self.members[alliance.name].append(body)

    def _above(self, place: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((place, place[:9], place[:6], CITY)))

    def _near(self, body: Body) -> list[Alliance]:
        """The alliances at the nearest place, from where the body is upwards, that has any."""
        for place in self._above(body.place):
            if found := [one for one in self.alliances if one.place == place]:
                return found
        return []

    def _assign(self) -> None:
        for body in self.two_new:
            self._join(self.random.choice(self._near(body)), body)
            if self.random.random() < 0.35:
                wider = [one for one in self.alliances if one.place in self._above(body.place)[1:]] or self._near(body)
                self._join(self.random.choice(wider), body)
        for alliance in self.alliances:
            pool = [body for body in self.two_new if alliance.place in self._above(body.place)]
            pool = pool if len(pool) > 2 else [body for body in self.two_new if body.place[:6] == alliance.place[:6]]
            for body in self.random.sample(pool, 3):
                if len(self.members[alliance.name]) < 3:
                    self._join(alliance, body)

    def _others(self) -> None:
        """State-owned enterprises, departments and utilities stand beside them and are no two-new organisations."""
        state_owned = [body for body in self.world.bodies.values() if body.kind == "Enterprise" and not body.counts]
        for body in state_owned[:STATE_OWNED]:
            self._join(self.random.choice(self._near(body)), body)
        for code in counties(self.world):
            wide = [one for one in self.alliances if one.place == code]
            for role in ("民政", "卫健", "供水"):
                self._join(self.random.choice(wide), self.world.body(role, code))

    def write(self, founded: dict[str, date]) -> None:
        self._assign()
        self._others()
        ledger = self.world.ledger(
            "AllianceMember", "county", "street", "alliance", "member", "role", "since", "until", title="党建联盟成员（合成数据）",
            captions={"member": "成员单位名称", "since": "加入时间"},
        )  # fmt: skip
        for alliance in self.alliances:
            scope = self.world.scope(alliance.place)
            began = founded[alliance.name]
            for body in self.members[alliance.name]:
                since = began + timedelta(days=self.random.randint(0, 150))
                ledger.add(**scope, alliance=alliance.name, member=body.name, role="成员", since=since)
            if began.year == 2019 and self.random.random() < 0.2:
                past = self.random.choice([body for body in self.two_new if body not in self.members[alliance.name]])
                ledger.add(**scope, alliance=alliance.name, member=past.name, role="成员", since=began, until=LEFT)


def two_new_members(world: World) -> int:
    """How many different two-new organisations the ledger of members names."""
    counting = {body.name for body in world.bodies.values() if body.counts}
    return len(counting & {row["member"] for row in world.sheets["AllianceMember"].rows})
