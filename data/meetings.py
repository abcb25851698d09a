"""What the conferences did (§A5-§A7): sessions, items, decisions, priority topics, rulings, key lists and accepted gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from data import ids
from data.business import inner_communities, managed_by
from data.divisions import CITY, DISTRICT
from data.organisations import counties
from data.services import COMMAND_CENTRE
from data.world import REFERENCE_DATE, Body, World
from data.writing import Row

MONTHS: Final = tuple(date(2020 + month // 12, month % 12 + 1, 1) for month in range(18))
"""January 2020 to June 2021."""
MISSED: Final = (("220822", date(2020, 8, 1)), ("220822", date(2021, 5, 1)), ("220881", date(2021, 2, 1)))
"""County and month in which its conference did not meet."""
SUBJECTS: Final = (
    "弃管小区兜底管理", "老旧小区供热管网", "背街小巷硬化", "无物业楼托管", "违建拆除", "飞线充电整治", "社区用房不足", "占道经营疏导", "雨污分流",
    "社区工作者补员", "红心物业创建", "网格党群服务站建设",
)  # fmt: skip
TOPICS: Final = (
    ("疫情防控", date(2020, 2, 1), date(2020, 9, 30), ("民生保障/疫苗接种",)),
    ("老旧小区物业", date(2020, 4, 1), date(2020, 12, 31), ("物业服务",)),
    ("供热保障", date(2020, 10, 1), date(2021, 4, 15), ("公用事业/供热",)),
    ("清雪除冰", date(2020, 11, 1), date(2021, 3, 31), ("市容环境/环境卫生",)),
    ("弃管小区清零", date(2021, 1, 1), date(2021, 12, 31), ("物业服务/小区管理",)),
    ("飞线充电和消防通道", date(2021, 4, 1), date(2021, 12, 31), ("消防安全",)),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A session that took place, and the columns by which others refer to it."""

    conference: Body
    name: str
    on: date
    row: Row


def add(world: World) -> None:
    """All of them. Supervised problems are raised where the conference that decided on them met."""
    random = world.random("meetings")
    _topics(world)
    world.ledger(
        "Session", "county", "street", "of", "name", "on", "kind", "held", "present", title="联席会议台账（合成数据）",
        captions={"of": "所属联席会议", "on": "召开日期", "held": "召开次数", "present": "到会单位"},
    )  # fmt: skip
    world.ledger(
        "AgendaItem", "county", "street", "of", "session", "number", "name", "state", "raised_by", "issues", title="议题台账（合成数据）"
    )
    world.ledger(
        "Decision", "county", "street", "community", "of", "session", "item", "number", "title", "kind", "excludes", "nobody", "state", "due_on",
        "done_on", "since", "until", "by", "place", "category", "body", "supervisor", title="议定事项和裁定（合成数据）",
    )  # fmt: skip
    upper = [*_upper(world, random)]
    for _ in _local(world, random):
        pass
    _items(world, random, upper)
    _alone(world)
    _rulings(world)
    _key_lists(world)
    _waivers(world)


def _topics(world: World) -> None:
    ledger = world.ledger("Topic", "of", "name", "since", "until", "categories", title="关键点重点面清单（合成数据）")
    for name, since, until, categories in TOPICS:
        ledger.add(of=world.body("联席会议", CITY).name, name=name, since=since, until=until, categories=categories, synthetic=True)


def _session(world: World, place: str, name: str, on: date, kind: str, **more: object) -> Held:
    conference = world.body("联席会议", place)
    row: Row = {**world.scope(place), "of": conference.name}
    world.sheets["Session"].add(**row, name=name, on=on, kind=kind, synthetic=True, **more)  # type: ignore[arg-type]
    return Held(conference, name, on, row)


def _upper(world: World, random: Random) -> Iterator[Held]:
    """The city's once a quarter, the counties' once a month but for those missed, and special sessions between."""
    for quarter in range(6):
        on = date(2020 + quarter // 4, quarter % 4 * 3 + 3, 20)
        present = world.named(*((trade, CITY) for trade in ("组织", "政法", "民政", "财政", "住建", "城管", "政数")))
        yield _session(world, CITY, f"{on.year}年第{quarter % 4 + 1}季度会议", on, "例会", present=present)
    yield _session(world, CITY, "2021年供热专题会", date(2021, 1, 12), "专题会")
    for place in counties(world):
        for month in MONTHS:
            if (place, month) in MISSED:
                world.planted["session-missed"].append(f"{world.body('联席会议', place).id} {month:%Y-%m}")
                continue
            yield _session(world, place, f"{month.year}年{month.month}月会议", month + timedelta(days=random.randint(3, 24)), "例会")


def _local(world: World, random: Random) -> Iterator[Held]:
    """Weekly work meetings of streets and communities, as counts a month; a community that held none in June is planted."""
    silent = set(random.sample(inner_communities(world), 3))
    world.planted["work-meetings"] = sorted(world.body("联席会议", code).id for code in silent)
    for place in [street.code for street in world.divisions.inner_streets]:
        for month in MONTHS:
            yield _session(world, place, f"{month.year}年{month.month}月工作例会", month, "工作例会", held=random.randint(3, 5))
    for place in inner_communities(world):
        for month in MONTHS[-6:]:
            if place not in silent or month < MONTHS[-1]:
                yield _session(world, place, f"{month.year}年{month.month}月工作例会", month, "工作例会", held=random.randint(3, 5))


def _items(world: World, random: Random, sessions: list[Held]) -> None:
    """Items of the upper conferences, and what was decided; some decisions are late."""
    supervised = iter([number for number, _ in world.supervised])
    for session in sessions:
        city = session.conference.place == CITY
        for number in range(1, random.randint(2, 4) + 1):
            subject = random.choice(SUBJECTS)
            issues = tuple(found for found in (next(supervised, ""),) if found) if city or random.random() < 0.4 else ()
            state = random.choices(("办结", "议定", "上提"), (6, 3, 1))[0]
            state = "议定" if city and state == "上提" else state
            name = f"{subject}（{number}）"
            world.sheets["AgendaItem"].add(
                **session.row, session=session.name, number=number, name=name, state=state, issues=issues, synthetic=True
            )
            if state != "上提":
                _decision(world, random, session, name, done=state == "办结")


def _decision(world: World, random: Random, session: Held, item: str, *, done: bool) -> None:
    number = f"{'白' if session.conference.place == CITY else world.short(session.conference.place)[0]}联〔{session.on.year}〕"
    world.decisions[number] = world.decisions.get(number, 0) + 1
    number = f"{number}{world.short(session.conference.place)}{world.decisions[number]}号"
    due = session.on + timedelta(days=random.choice((30, 45, 60, 90)))
    done_on = session.on + timedelta(days=random.randint(10, 60)) if done else None
    done_on = min(done_on, REFERENCE_DATE) if done_on else None
    if not done and due < REFERENCE_DATE:
        world.planted["late-decision"].append(f"decision:{number}")
    state = "已落实" if done_on else "推进中"
    world.sheets["Decision"].add(
        **session.row, session=session.name, item=item, number=number, title=f"明确{item}责任和时限", kind="决定", state=state, due_on=due,
        done_on=done_on, since=session.on, by=session.conference.name, supervisor=COMMAND_CENTRE, synthetic=True,
    )  # fmt: skip


def _alone(world: World) -> None:
    """Instructions that need no session (§A7)."""
    for number, subject in enumerate(SUBJECTS[:5], 1):
        world.sheets["Decision"].add(
            number=f"白批〔2021〕{number}号", title=f"关于{subject}的批示", kind="批示", state="推进中", since=date(2021, number, 8),
            due_on=date(2021, 12, 31), by=world.body("政府", CITY).name, supervisor=COMMAND_CENTRE, synthetic=True,
        )  # fmt: skip


def _rulings(world: World) -> None:
    """Rulings that settle what was clear already, and one that has run out: none changes who acts on the reference date."""
    street = "220802004"
    row: Row = {**world.scope(street), "place": world.name(street), "by": world.body("联席会议", DISTRICT).name, "synthetic": True}
    ledger = world.sheets["Decision"]
    ledger.add(
        **row, number="洮裁〔2021〕1号", title="市政路灯由城管部门负责", kind="指定管辖", since=date(2021, 2, 1), category="市政设施/路灯不亮",
        body=world.body("城管", DISTRICT).name,
    )  # fmt: skip
    ledger.add(
        **row, number="洮裁〔2019〕2号", title="停车管理临时由住建部门负责", kind="指定管辖", since=date(2019, 3, 1), until=date(2020, 3, 31),
        category="治安交通/违法停车", body=world.body("住建", DISTRICT).name,
    )  # fmt: skip
    ledger.add(
        **row, number="洮裁〔2021〕3号", title="施工噪声不属民政部门职责", kind="退单裁定", excludes=True, since=date(2021, 4, 1),
        category="生态环境/噪声/施工噪声", body=world.body("民政", DISTRICT).name,
    )  # fmt: skip


def _key_lists(world: World) -> None:
    """Abandoned compounds and communities without a party organisation; some have been put right and signed off."""
    ledger = world.ledger(
        "KeyListEntry", "county", "street", "community", "key_list", "subject", "rule", "ground", "since", "put_right_on", "until", "signed_by",
        title="重点对象台账（合成数据）",
    )  # fmt: skip
    base: Row = {"ground": "小区摸排", "since": date(2020, 9, 1), "synthetic": True}
    for compound in managed_by(world, "弃管"):
        ledger.add(**world.within(compound.community), **base, key_list="弃管小区", subject=compound.name, rule="compound-company")
    for compound in [one for one in world.compounds if one.company][:10]:
        ledger.add(
            **world.within(compound.community), **base, key_list="弃管小区", subject=compound.name, rule="compound-company",
            put_right_on=date(2021, 3, 15), until=date(2021, 4, 30), signed_by=world.body("住建", DISTRICT).name,
        )  # fmt: skip
    for code in world.gaps["community-party"]:
        ledger.add(**world.within(code), **base, key_list="软弱涣散社区", subject=world.name(code), rule="community-party")
    world.figures["key_list_open"] = sum(row.get("until") is None for row in ledger.rows)


def _waivers(world: World) -> None:
    """Accepted gaps, the first of which has run out: grids that share the station of another until theirs is built."""
    ledger = world.ledger("Waiver", "county", "street", "community", "subject", "rule", "reason", "approved_by", "since", "until")
    grids = {grid.id: grid for of in world.grids.values() for grid in of}
    for number, id in enumerate(world.planted["grid-station"][:5]):
        grid = grids[id]
        ledger.add(
            **world.within(grid.community), subject=grid.name, rule="grid-station", reason="与相邻网格共用，新站在建",
            approved_by=world.body("组织", grid.community[:6]).name if grid.community[:6] in counties(world) else None,
            since=date(2020, 6, 1), until=date(2021, 5, 31) if number == 0 else date(2021, 12, 31), synthetic=True,
        )  # fmt: skip
        world.planted["waived-until-2021-05-31" if number == 0 else "waived"].append(ids.grid(grid.community, grid.name))
