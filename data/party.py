"""The ledgers of party organisations and of the joint conferences that they lead (§A2-§A5, §C1)."""

from datetime import date
from random import Random
from typing import Final

from data.business import inner_communities
from data.divisions import CITY
from data.organisations import TRADES, counties
from data.places import MODEL_COMMUNITY
from data.world import Body, Grid, World
from data.writing import Value

COMMUNITIES_WITHOUT: Final = (("220802", 2), ("220881", 1), ("220882", 1), ("220822", 1), ("220821", 1))
"""How many communities of each county have no party organisation."""
GRIDS_WITHOUT: Final = 0.05
OVERDUE: Final = 0.06
PAST_TERMS: Final = (date(2020, 9, 30), date(2021, 3, 31), date(2021, 6, 29))
TERMS: Final = (date(2021, 8, 31), date(2021, 12, 31), date(2022, 10, 31), date(2023, 9, 30))
"""Last days of terms of office; of the first two the next election is near."""
REMITS: Final = {
    "市": "体制、机制、利益问题，县级解决不了的问题",
    "县": "社区事务准入、基本保障、治理和民生难题，街道社区解决不了的问题",
    "街道": "摆出问题、明确责任、跟踪到底",
    "社区": "摆出问题、明确责任、跟踪到底",
}


def add(world: World) -> None:
    """Party organisations from the city down to the grid."""
    world.ledger(
        "PartyOrganization", "county", "street", "serves", "name", "form", "members", "full_members", "superior", "superior.kind",
        "covers", "covers_organizations", "host", "setup", "term_until", "households",
        title="党组织台账（合成数据）", note="统计时间：2021年6月30日", captions={"covers": "覆盖范围", "superior": "隶属"},
    )  # fmt: skip
    random = world.random("party")
    _upper(world, random)
    without = _communities_without(world, random)
    for community in world.divisions.residential:
        if community.code not in without:
            _community(world, community.code, random)
        _grids(world, community.code, random)
    world.gaps["community-party"] = sorted(without)
    world.gaps["grid-party"].sort()


def _organization(world: World, role: str, place: str, name: str, form: str, *, above: str = "", **row: Value) -> Body:
    if above:
        row |= {"superior": (above,), "superior.kind": "领导"}
    return world.organization(role, "PartyOrganization", place, name, {"form": form, **row})


def _upper(world: World, random: Random) -> None:
    city = _organization(world, "党组织", CITY, "中共白城市委员会", "党委", covers=(world.name(CITY),))
    _organization(world, "行业党委", CITY, "白城市两新组织党工委", "党工委", above=city.name)
    for code in counties(world):
        short = world.short(code)
        county = _organization(world, "党组织", code, f"中共{short}委员会", "党委", above=city.name, covers=(world.name(code),))
        for trade in ("物业", "商贸", "医药", "家政"):
            _organization(
                world, f"{trade}行业党委", code, f"{short}{trade}行业党委", "党委", above=county.name, members=random.randint(40, 160)
            )
    for street in world.divisions.streets.values():
        form = "党工委" if street.form == "街道" else "党委"
        upper = world.bodies.get(("党组织", street.county))
        above = upper.name if upper else ""
        name = f"{world.short(street.code)}{form}"
        own = _organization(world, "党组织", street.code, name, form, above=above, covers=(street.name,), members=random.randint(60, 400))
        if street in world.divisions.inner_streets:
            _organization(
                world, "大工委", street.code, f"{world.short(street.code)}大工委", "大工委", above=own.name, covers=(street.name,)
            )


def _communities_without(world: World, random: Random) -> set[str]:
    found: set[str] = set()
    for county, count in COMMUNITIES_WITHOUT:
        codes = [one.code for one in world.divisions.residential if one.county == county and one.code != MODEL_COMMUNITY]
        found.update(random.sample(codes, count))
    return found


def _community(world: World, community: str, random: Random) -> None:
    members = random.randint(30, 260)
    form, word = ("党委", "党委") if members > 100 else ("总支", "党总支") if members > 50 else ("支部", "党支部")
    street = world.divisions.communities[community].street
    above = world.body("党组织", street).name
    name = world.name(community)
    short = world.short(community)
    overdue = community != MODEL_COMMUNITY and random.random() < OVERDUE
    own = _organization(
        world, "党组织", community, f"{short}{word}", form, above=above, covers=(name,), members=members, full_members=members - 3,
        host=world.body("居委会", community).name, households=members // 5, setup="单独组建",
        term_until=random.choice(PAST_TERMS if overdue else TERMS),
    )  # fmt: skip
    if overdue:
        world.planted["party-term"].append(own.id)
    if community in inner_communities(world) and random.random() < 0.6:
        _organization(world, "大党委", community, f"{short}大党委", "大党委", above=own.name, covers=(name,))


def _grids(world: World, community: str, random: Random) -> None:
    """A branch for each grid, or one for two that lie side by side; dedicated grids have none of their own."""
    waiting: list[Grid] = []
    for grid in world.grids[community]:
        if grid.form == "专属":
            continue
        if random.random() < GRIDS_WITHOUT:
            world.gaps.setdefault("grid-party", []).append(grid.id)
            continue
        waiting.append(grid)
        if random.random() < 0.85 or len(waiting) == 2:
            _branch(world, community, waiting, random)
            waiting = []
    if waiting:
        _branch(world, community, waiting, random)


def _branch(world: World, community: str, grids: list[Grid], random: Random) -> None:
    joint = len(grids) > 1
    lead = world.bodies.get(("党组织", community)) or world.body("党组织", world.divisions.communities[community].street)
    names = tuple(grid.name for grid in grids)
    name = f"{world.short(community)}{''.join(names)}{'联合党支部' if joint else '党支部'}"
    members = random.randint(4, 45)
    _organization(
        world, f"{names[0]}支部", community, name, "联合支部" if joint else "支部", above=lead.name, covers=names, members=members,
        full_members=members - 1, setup="联合组建" if joint else "单独组建",
    )  # fmt: skip


def add_conferences(world: World) -> None:
    """The four levels of joint conferences, once everybody who takes part is known."""
    world.ledger(
        "Conference", "county", "street", "serves", "name", "level", "cadence", "remit", "convenors", "leads", "participants",
        title="党建引领基层治理联席会议（合成数据）", captions={"cadence": "召开频次", "participants": "成员单位"},
    )  # fmt: skip
    for place, level, cadence in ((CITY, "市", "每季度"), *((code, "县", "每月") for code in counties(world))):
        _conference(
            world, place, level, cadence, convenors=world.named(("党组织", place), ("政府", place)),
            leads=world.named(("组织", place)), participants=world.named(*((trade.name, place) for trade in TRADES)),
        )  # fmt: skip
    random = world.random("conferences")
    for street in world.divisions.inner_streets:
        _local(world, street.code, "街道", _stationed(world, street.code, random, 14))
    for code in inner_communities(world):
        _local(world, code, "社区", _stationed(world, code, random, 6))


def _conference(world: World, place: str, level: str, cadence: str, **roles: tuple[str, ...]) -> None:
    row: dict[str, Value] = {"level": level, "cadence": cadence, "remit": REMITS[level], **roles}
    world.organization("联席会议", "Conference", place, f"{world.short(place)}党建引领基层治理联席会议", row)


def _local(world: World, place: str, level: str, participants: tuple[str, ...]) -> None:
    """Where a community has no party organisation its street's leads."""
    lead = world.named(("党组织", place)) or world.named(("党组织", world.divisions.communities[place].street))
    _conference(world, place, level, "每周", convenors=lead, leads=lead, participants=participants)


def _stationed(world: World, place: str, random: Random, most: int) -> tuple[str, ...]:
    """The committee or office itself, units stationed there, "two-new" organisations, owners' committees, property companies."""
    codes = {place, *(one.code for one in world.divisions.under(place))}
    compounds = [one for one in world.compounds if one.community in codes]
    units = [body.name for body in world.bodies.values() if body.kind in ("Enterprise", "SocialOrganization") and body.place in codes]
    owners = [f"{one.name}业主委员会" for one in compounds if one.committee]
    managing = {one.company for one in compounds if one.company}
    companies = sorted(body.name for body in world.bodies.values() if body.id in managing)
    chosen = [name for names in (units, owners, companies) for name in random.sample(names, min(len(names), most // 2))]
    own = world.named(("居委会", place), ("派出所", place), ("中队", place), ("市监所", place))
    return tuple(dict.fromkeys((*own, *chosen)))
