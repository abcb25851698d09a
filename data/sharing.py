"""What alliances do (§D4): needs, offers, who takes them on and who doesn't keep it, activities; then projects and money (§A10, §D1)."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from data.business import inner_communities
from data.divisions import CITY
from data.organisations import counties
from data.places import MODEL_COMMUNITY
from data.world import REFERENCE_DATE, Body, World
from data.writing import Row

KINDS: Final = (
    ("场地", "活动室缺少座椅", "会议室可借用"), ("医疗", "老人需要上门量血压", "医护人员义诊"), ("法律", "需要法律咨询", "律师值班"),
    ("维修", "楼道扶手松动", "维修工上门"), ("助学", "留守儿童课后辅导", "教师志愿辅导"), ("物资", "困难家庭冬季取暖物资", "爱心物资"),
    ("文体", "社区文化节缺少音响", "音响舞台设备"), ("就业", "下岗人员就业岗位", "招聘岗位"), ("车辆", "清雪需要铲车", "铲车一台"),
)  # fmt: skip
NEEDS: Final = 420
OFFERS: Final = 360
ACTIVITIES: Final = 520
FIELDS: Final = ("基层党建", "城市管理", "公共服务", "基本保障")
SOURCES: Final = ("财政划拨", "党费补充", "部门资金", "社会资金")
NO_MONEY: Final = ("220821", "社会资金")
"""A county and a source of money that it has not recorded."""


def add(world: World) -> None:
    """All of them."""
    random = world.random("sharing")
    needs, offers = _needs(world, random), _offers(world, random)
    _commitments(world, random, needs, offers)
    _activities(world, random)
    _projects(world)
    _funds(world)


def _needs(world: World, random: Random) -> list[Row]:
    ledger = world.ledger(
        "Need", "county", "street", "at", "code", "name", "kind", "quantity", "by_when", "urgency", "of", "since", title="需求清单（合成数据）",
        captions={"name": "微心愿"},
    )  # fmt: skip
    communities = inner_communities(world)
    for number in range(1, NEEDS + 1):
        code = MODEL_COMMUNITY if number <= 6 else random.choice(communities)
        kind, text, _ = random.choice(KINDS)
        since = REFERENCE_DATE - timedelta(days=random.randint(10, 300))
        ledger.add(
            **world.scope(code), at=world.name(code), code=f"X{number:04d}", name=text, kind=kind, quantity=random.randint(1, 6), since=since,
            by_when=since + timedelta(days=random.randint(20, 200)), urgency=random.choice(("一般", "一般", "较急", "紧急")),
            of=world.body("居委会", code).name, synthetic=True,
        )  # fmt: skip
    return ledger.rows


def _offers(world: World, random: Random) -> list[tuple[Row, Body]]:
    ledger = world.ledger(
        "Offer", "county", "street", "of", "code", "name", "kind", "quantity", "area", "conditions", "since", "until", title="资源清单（合成数据）",
    )  # fmt: skip
    found = []
    kinds = ("Enterprise", "SocialOrganization", "Institution")
    members = [body for body in world.bodies.values() if body.kind in kinds and body.place != CITY]
    for number in range(1, OFFERS + 1):
        body = random.choice(members)
        kind, _, text = random.choice(KINDS)
        area = world.name(body.place[:9]) if random.random() < 0.7 else world.name(body.place[:6])
        ledger.add(
            **world.scope(body.place), of=body.name, code=f"Z{number:04d}", name=text, kind=kind, quantity=random.randint(1, 10), area=(area,),
            conditions=random.choice((None, "工作日", "提前三天预约")), since=date(2020, random.randint(1, 12), 1),
            until=None if random.random() < 0.7 else date(2021, random.randint(3, 12), 28), synthetic=True,
        )  # fmt: skip
        found.append((ledger.rows[-1], body))
    return found


def _commitments(world: World, random: Random, needs: Sequence[Row], offers: Sequence[tuple[Row, Body]]) -> None:
    """An offer of the kind from the same county, where there is one; one in nine is overdue."""
    ledger = world.ledger(
        "Commitment", "county", "street", "at", "need", "by", "offer", "quantity", "state", "claimed_on", "due_on", "delivered_on", "confirmed_on",
        title="需求认领台账（合成数据）",
    )  # fmt: skip
    undelivered = []
    for need in needs:
        fitting = [(row, body) for row, body in offers if row["kind"] == need["kind"] and row["county"] == need["county"]]
        if not fitting or random.random() < 0.3:
            world.planted["unmet-need"].append(f"need:{need['code']}")
            continue
        offer, body = random.choice(fitting)
        since = need["since"]
        assert isinstance(since, date)
        claimed = min(since + timedelta(days=random.randint(1, 20)), REFERENCE_DATE)
        due = claimed + timedelta(days=random.randint(20, 90))
        row = _progress(random, claimed, due)
        if row["state"] == "claimed" and due < REFERENCE_DATE:
            undelivered.append(f"commitment:need:{need['code']}|{body.id}|offer:{offer['code']}")
        ledger.add(
            county=need["county"], street=need["street"], at=need["at"], need=need["code"], by=body.name, offer=offer["code"],
            quantity=need["quantity"], claimed_on=claimed, due_on=due, **row, synthetic=True,
        )  # fmt: skip
    world.planted["undelivered-commitment"] = undelivered


def _progress(random: Random, claimed: date, due: date) -> Row:
    delivered = min(claimed + timedelta(days=random.randint(3, 40)), REFERENCE_DATE)
    chance = random.random()
    if chance < 0.2:
        return {"state": "claimed"}
    if chance < 0.5:
        return {"state": "delivered", "delivered_on": min(delivered, due)}
    return {"state": "confirmed", "delivered_on": min(delivered, due), "confirmed_on": min(due, REFERENCE_DATE)}


def _activities(world: World, random: Random) -> None:
    ledger = world.ledger(
        "Activity", "county", "street", "of", "on", "name", "kind", "place", "people", "participants", title="联盟活动台账（合成数据）",
    )  # fmt: skip
    members: dict[str, list[Row]] = {}
    for row in world.sheets["AllianceMember"].rows:
        members.setdefault(str(row["alliance"]), []).append(row)
    alliances = [body for body in world.bodies.values() if body.kind == "Alliance"]
    quiet = set(random.sample(range(1, len(alliances)), 12))
    world.planted["quiet-alliance"] = sorted(alliances[at].id for at in quiet)
    active = [one for at, one in enumerate(alliances) if at not in quiet]
    for number in range(ACTIVITIES):
        alliance = active[number % len(active)]
        kind, _, text = random.choice(KINDS)
        there = [str(row["member"]) for row in members.get(alliance.name, []) if row.get("until") is None]
        on = REFERENCE_DATE - timedelta(days=random.randint(0, 300))
        ledger.add(
            **world.scope(alliance.place), of=alliance.name, on=on, name=f"{text}进社区第{number + 1}场", kind=kind,
            place=world.name(alliance.place), people=random.randint(10, 200),
            participants=tuple(random.sample(there, min(len(there), random.randint(1, 4)))), synthetic=True,
        )  # fmt: skip


def _projects(world: World) -> None:
    """One a party committee and year; some committees have none this year, some projects are not reviewed."""
    random = world.random("projects")
    ledger = world.ledger(
        "Project", "county", "street", "by", "year", "name", "field", "partner", "place", "progress", "review", "reviewer",
        title="书记项目台账（合成数据）", captions={"by": "党委", "place": "受益社区"},
    )  # fmt: skip
    inner = {street.code for street in world.divisions.inner_streets}
    for place in (CITY, *counties(world), *world.divisions.streets):
        party, conference = world.bodies.get(("党组织", place)), world.bodies.get(("联席会议", place))
        if party is None:
            continue
        for year in (2020, 2021):
            if year == 2021 and place in inner and random.random() < 0.12:
                world.planted["secretary-project"].append(party.id)
                continue
            partner = (
                world.body("民政" if len(place) < 9 else "派出所", place) if ("派出所", place) in world.bodies or len(place) < 9 else None
            )
            review = random.choice(("优秀", "通过", "通过")) if year == 2020 else random.choice(("通过", "待评议", "待评议"))
            ledger.add(
                **world.scope(place), by=party.name, year=year, name=f"{world.short(place)}{random.choice(FIELDS)}提升工程",
                field=random.choice(FIELDS), partner=partner.name if partner else None, place=world.name(place),
                progress=100 if year == 2020 else random.randint(20, 95), review=review, reviewer=conference.name if conference else None,
                synthetic=True,
            )  # fmt: skip


def _funds(world: World) -> None:
    random = world.random("funds")
    ledger = world.ledger("Fund", "county", "of", "year", "source_of_money", "use", "amount", "spent", title="工作经费台账（合成数据）")
    for place in (CITY, *counties(world)):
        for year in (2020, 2021):
            for source in SOURCES:
                if (place, source) == NO_MONEY:
                    continue
                amount = random.randint(5, 300)
                ledger.add(
                    **world.scope(place), of=world.name(place), year=year, source_of_money=source,
                    use=random.choice(("联席会议运行", "基层治理项目", "服务居民群众")), amount=amount,
                    spent=amount if year == 2020 else round(amount * random.random(), 1), synthetic=True,
                )  # fmt: skip
    world.planted["fund-source"] = [f"{NO_MONEY[0]} {NO_MONEY[1]}"]
