"""The compound guarantee (§D2): 70 leading cadres and 230 secretaries of units answer for 303 compounds in five items."""

from datetime import date, timedelta
from random import Random
from typing import Final

from data import ids
from data.divisions import CITY, DISTRICT
from data.roster import Roster
from data.services import units
from data.world import REFERENCE_DATE, Body, Compound, World
from data.writing import Dress, Row

LEADERS: Final = 70
SECRETARIES: Final = 230
ITEMS: Final = ("committee", "company", "fee_standard", "fee_collection", "routine")
FIELDS: Final = ("党建", "住建", "城管", "民政", "教育", "卫生", "农业", "工业", "财政")
"""What the members of a leading body are each in charge of: it makes their titles differ."""
TWO: Final = 3
"""So many guarantors answer for two compounds each, all others for one."""
LEFT: Final = 4
"""So many guarantors' posts are vacant."""
BEGAN: Final = date(2020, 4, 1)


def add(world: World, roster: Roster) -> None:
    """Posts of guarantors first, then one guarantee a compound."""
    random = world.random("guarantees")
    posts = _posts(world, roster, random)
    chosen = [post for number, post in enumerate(posts) for _ in range(2 if number < TWO else 1)]
    assert len(chosen) == len(world.compounds)
    random.shuffle(chosen)
    ledger = world.ledger(
        "Guarantee", "county", "street", "community", "of", "unit", "post", *(f"{item}_{part}" for item in ITEMS for part in ("state", "on")),
        "since", title="洮北区小区包保“五包”台账（合成数据）", note="统计时间：2021年6月30日", captions={"of": "包保小区", "post": "包保领导职务"},
        dress=Dress("附件2", {"五包事项": tuple(f"{item}_{part}" for item in ITEMS for part in ("state", "on"))}, ("county", "street", "community")),
    )  # fmt: skip
    done = 0
    for compound, (unit, title) in zip(world.compounds, chosen, strict=True):
        items = _items(compound, random)
        done += all(items[f"{item}_state"] == "done" for item in ITEMS)
        ledger.add(**world.within(compound.community), of=compound.name, unit=unit.name, post=title, **items, since=BEGAN, synthetic=True)
        if items["committee_state"] == "open":
            world.planted["guarantee-not-begun"].append(compound.id)
    world.figures |= {"guaranteed_compounds": len(chosen), "guarantors": len(posts), "compounds_with_all_five_items": done}
    world.figures |= {"guaranteeing_leaders": LEADERS, "guaranteeing_secretaries": SECRETARIES}


def _posts(world: World, roster: Roster, random: Random) -> list[tuple[Body, str]]:
    """(unit, title) of each guarantor; a few posts are vacant, which leaves their compounds without one."""
    leading = [world.body(role, place) for place in (CITY, DISTRICT) for role in ("党组织", "人大", "政府", "政协")]
    posts = [(body, f"班子成员（分管{field}）") for field in FIELDS for body in leading][:LEADERS]
    secretaries = [(body, "党组书记") for body in units(world)]
    assert len(secretaries) == SECRETARIES
    posts += secretaries
    vacant = set(random.sample(range(TWO, len(posts)), LEFT))
    for number, (body, title) in enumerate(posts):
        at = (body.id, body.name)
        scope: Row = world.scope(body.place)
        roster.fill(
            world.sheets["Post"], scope, at, title, body.id, kind="包保人", on_behalf_of=body.name, vacant=1.0 if number in vacant else 0.0
        )
        if number in vacant:
            world.planted["guarantor-left"].append(ids.post(body.id, title))
    return posts


def _items(compound: Compound, random: Random) -> Row:
    """State and date of each item; what the compound has is done, what it lacks is open or under way."""
    there = {"committee": bool(compound.committee), "company": bool(compound.company), "fee_standard": bool(compound.company)}
    row: Row = {}
    for item in ITEMS:
        done = there.get(item, bool(compound.company) and random.random() < 0.8)
        row[f"{item}_state"] = "done" if done else random.choice(("open", "under way"))
        row[f"{item}_on"] = REFERENCE_DATE - timedelta(days=random.randint(5, 400)) if done else None
    return row
