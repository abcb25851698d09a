"""The lower half of the five-level party system (§C1), and the branches in property companies (§C4): where the chain breaks."""

from random import Random
from typing import Final

from data import ids
from data.places import MODEL_COMPOUND
from data.world import Body, Compound, World
from data.writing import Row

WITHOUT_BRANCH: Final = 0.12
WITHOUT_GROUP: Final = 0.1
LEAST: Final = 3
"""Members who live in a building from which on it has a group of its own."""
WAYS: Final = ("单独组建", "单独组建", "派驻组建", "联合组建")


def add(world: World) -> None:
    """Branches of compounds, groups of their buildings, and branches in property companies."""
    random = world.random("chain")
    members = _members(world)
    for compound in world.compounds:
        if compound.name != MODEL_COMPOUND and random.random() < WITHOUT_BRANCH:
            world.planted["compound-branch"].append(compound.id)
            continue
        branch = _branch(world, compound, random)
        for building, living in members.get((compound.community, compound.name), ()):
            if living < LEAST:
                continue
            if random.random() < WITHOUT_GROUP:
                world.planted["building-group"].append(ids.building(compound.id, building))
                continue
            _group(world, compound, branch, building, living)
    _companies(world, random)


def _members(world: World) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """(community, compound) -> its buildings with the members who live in each."""
    codes = {(world.name(one.street), one.name): one.code for one in world.divisions.communities.values()}
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for row in world.sheets["Building"].rows:
        key = (codes[str(row["street"]), str(row["community"])], str(row["within"]))
        living = row["party_members"]
        assert isinstance(living, int)
        found.setdefault(key, []).append((str(row["name"]), living))
    return found


def _branch(world: World, compound: Compound, random: Random) -> Body:
    scope = world.within(compound.community)
    lead = world.bodies.get(("大党委", compound.community)) or world.bodies.get(("党组织", compound.community))
    above = (lead or world.body("党组织", compound.street)).name
    members = random.randint(6, 60)
    row: Row = {
        **scope, "serves": (compound.name,), "form": "支部", "setup": random.choice(WAYS), "members": members, "full_members": members - 1,
        "superior": (above,), "superior.kind": "领导", "covers": (compound.name,), "host": compound.name, "households": members // 6,
    }  # fmt: skip
    row.pop("community")
    name = f"{world.short(compound.community)}{compound.name}党支部"
    return world.organization("小区支部", "PartyOrganization", compound.id, name, row)


def _group(world: World, compound: Compound, branch: Body, building: str, living: int) -> None:
    scope = world.scope(compound.community)
    row: Row = {
        **scope, "serves": (f"{world.name(compound.community)}/{compound.name}/{building}",), "form": "党小组", "members": living,
        "superior": (branch.name,), "superior.kind": "领导",
    }  # fmt: skip
    at = ids.building(compound.id, building)
    world.organization("楼栋小组", "PartyOrganization", at, f"{branch.name.removesuffix('党支部')}{building}党小组", row)


def _companies(world: World, random: Random) -> None:
    """红心物业: a branch in most property companies."""
    for (role, place), company in list(world.bodies.items()):
        if company.kind != "PropertyCompany":
            continue
        if random.random() < 0.25:
            world.planted["company-branch"].append(company.id)
            continue
        members = random.randint(3, 15)
        row: Row = {
            "form": "支部", "setup": random.choice(WAYS), "members": members, "full_members": members, "host": company.name,
            "superior": (world.body("物业行业党委", place).name,), "superior.kind": "领导", "covers_organizations": (company.name,),
        }  # fmt: skip
        world.organization(f"{role}支部", "PartyOrganization", place, f"{company.name}党支部", row)
