"""The five chiefs (§C2): of roads, lanes, grids, buildings and units. As many people as the account says, and as many plaques."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, TypeAlias

from data import grounds, ids
from data.roster import At, Roster
from data.world import World
from data.writing import Row

CHIEFS: Final = 22_966
PLAQUES: Final = 8_867
KINDS: Final = ("街长", "路（巷）长", "网格长", "楼栋长", "单元长")
VACANT: Final = 0.03
DOUBLE: Final = 0.04
"""How many chiefs of a unit are the chief of its building too."""
Slot: TypeAlias = tuple[Row, At, str, str, grounds.Building | None]
"""Columns of the row, where, which post, whose people, and for a unit the building that it is in."""


def add(world: World, roster: Roster) -> None:
    """Posts until the account's number of people is reached; units come last, and only those with a post."""
    ledger = world.ledger(
        "Post", "county", "street", "community", "compound", "building", "at", "title", "kind", "number", "plaque", "on_behalf_of", "holder",
        "holder.since", key="chiefs", captions={"at": "岗位所在", "plaque": "挂牌", "holder": "任职人姓名"},
    )  # fmt: skip
    unit_ledger = world.ledger("BuildingUnit", "county", "street", "community", "compound", "building", "name", "households")
    buildings = grounds.buildings(world)
    wanted = world.size.of(CHIEFS)
    random = world.random("chiefs")
    of_building: dict[str, str] = {}
    for scope, at, title, home, building in chain(_upper(world), _of_buildings(world, buildings), _of_units(world, buildings)):
        if sum(roster.people[kind] for kind in KINDS) == wanted:
            break
        held_by = of_building.get(building.id, "") if building and title == "单元长" and random.random() < DOUBLE else ""
        unit = world.body("政府" if title == "街长" else "居委会", home)
        name = roster.fill(ledger, scope, at, title, unit.id, vacant=VACANT, held_by=held_by, on_behalf_of=unit.name)
        if title == "楼栋长" and building:
            of_building[building.id] = name
        if title == "单元长":
            unit_ledger.add(**scope, name=at[1], households=random.randint(8, 36), synthetic=True)
    assert sum(roster.people[kind] for kind in KINDS) == wanted, "too few buildings for so many chiefs"
    for row in random.sample(ledger.rows, world.size.of(PLAQUES)):
        row["plaque"] = True
    for row in ledger.rows:
        row.setdefault("plaque", False)
    world.figures |= {"chiefs": wanted, "chief_posts": len(ledger.rows), "plaques": world.size.of(PLAQUES)}


def _upper(world: World) -> Iterator[Slot]:
    for road in grounds.roads(world):
        yield world.scope(road.place), (road.id, road.name), "街长", road.place, None
    for lane in grounds.lanes(world):
        yield world.within(lane.place), (lane.id, lane.name), "路（巷）长", lane.place, None
    for code, grids in world.grids.items():
        for grid in grids:
            yield world.within(code), (grid.id, grid.name), "网格长", code, None


def _of_buildings(world: World, buildings: list[grounds.Building]) -> Iterator[Slot]:
    for one in buildings:
        yield world.within(one.community) | {"compound": one.compound or None}, (one.id, one.name), "楼栋长", one.community, one


def _of_units(world: World, buildings: list[grounds.Building]) -> Iterator[Slot]:
    for one, name in grounds.units(buildings):
        scope = world.within(one.community) | {"compound": one.compound or None, "building": one.name}
        yield scope, (ids.unit(one.id, name), name), "单元长", one.community, one
