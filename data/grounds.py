"""The ledgers of roads, lanes, buildings and their units, as far as posts hang on them (§A1, §C2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from data import ids, words
from data.divisions import DISTRICT
from data.world import World

ROADS: Final = 240
LANES: Final = 1560
OUTSIDE: Final = 9
"""Buildings of a community that has no ledger of compounds, at the account's size."""


@dataclass(frozen=True, slots=True)
class Road:
    id: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Building:
    """`compound` is the name of the one that it stands in, if any; `units` is how many it has."""

    id: str
    name: str
    community: str
    compound: str
    units: int


def roads(world: World) -> list[Road]:
    """Roads of the streets, in turn."""
    ledger = world.ledger("Road", "county", "within", "name", "ends", "length", title="街路台账（合成数据）", captions={"name": "街名"})
    random, found = world.random("roads"), []
    streets = [street.code for street in world.divisions.inner_streets]
    for number in range(world.size.of(ROADS)):
        turn, at = divmod(number, len(streets))
        name, street = f"{words.ESTATES[turn % len(words.ESTATES)]}示例{'大街' if turn < len(words.ESTATES) else f'{turn}街'}", streets[at]
        scope = world.scope(street)
        ledger.add(
            county=scope["county"], within=scope["street"], name=name, ends=f"示例{at + 1}路至示例{at + 2}路", length=random.randint(400, 4000),
            synthetic=True,
        )  # fmt: skip
        found.append(Road(ids.road(street, name), name, street))
    return found


def lanes(world: World) -> list[Road]:
    """Lanes of the communities, in turn."""
    ledger = world.ledger("Lane", "county", "street", "within", "name", "length", title="路（巷）台账（合成数据）")
    random, found = world.random("lanes"), []
    communities = [one.code for one in world.divisions.residential]
    for number in range(world.size.of(LANES)):
        turn, at = divmod(number, len(communities))
        code = communities[at]
        name = f"示例第{turn + 1}巷"
        ledger.add(**world.scope(code), within=world.name(code), name=name, length=random.randint(60, 900), synthetic=True)
        found.append(Road(ids.lane(code, name), name, code))
    return found


def buildings(world: World) -> list[Building]:
    """Those of the compounds, and of the communities elsewhere; each in a grid of its compound or community."""
    ledger = world.ledger(
        "Building", "county", "street", "community", "within", "name", "units", "households", "floors", "party_members", "grids"
    )
    random, found = world.random("buildings"), []
    for compound in world.compounds:
        count = max(1, round(compound.buildings * world.size.factor))
        for number in range(1, count + 1):
            found.append(_building(world, random, compound.community, compound.id, compound.name, compound.grids, number))
    for community in world.divisions.residential:
        if community.county != DISTRICT:
            grids = tuple(grid.name for grid in world.grids[community.code] if grid.form == "综合")
            for number in range(1, world.size.of(OUTSIDE) + 1):
                found.append(_building(world, random, community.code, community.code, "", grids, number))
    ledger.rows.sort(key=lambda row: (str(row["county"]), str(row["street"])))
    return found


def _building(world: World, random: Random, community: str, at: str, compound: str, grids: tuple[str, ...], number: int) -> Building:
    name, units = f"{number}号楼", random.randint(2, 5)
    floors = random.choice((5, 6, 7, 11, 18))
    world.sheets["Building"].add(
        **world.within(community), within=compound or world.name(community), name=name, units=units, households=units * floors * 2,
        floors=floors, party_members=random.choice((0, 0, 1, 2, 3, 4, 6, 9)), grids=(grids[number % len(grids)],), synthetic=True,
    )  # fmt: skip
    return Building(ids.building(at, name), name, community, compound, units)


def units(of: list[Building]) -> Iterator[tuple[Building, str]]:
    """(building, name of one of its units): the first of each, then the second of each that has one, and so on."""
    for number in range(1, max((one.units for one in of), default=0) + 1):
        yield from ((one, f"{number}单元") for one in of if number <= one.units)
