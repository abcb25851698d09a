"""The ledger of posts beside the five chiefs: grid workers, secretaries, community workers, part-time and cross-appointed members."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from data import ids
from data.business import inner_communities
from data.places import MODEL_COMMUNITY
from data.roster import Roster
from data.world import Body, Grid, World
from data.writing import Ledger, Row

WORKERS_VACANT: Final = 0.08
LEAVES: Final = ((date(2021, 6, 2), date(2021, 6, 6)), (date(2021, 6, 16), date(2021, 7, 2)))
DEPUTY: Final = (date(2021, 6, 1), date(2021, 6, 30))
"""A head of a grid is away twice; one deputy is recorded for what lies in this month."""


def add(world: World, roster: Roster) -> None:
    """All of them."""
    ledger = world.ledger(
        "Post", "county", "street", "community", "at", "title", "kind", "number", "full_time", "funding", "on_behalf_of", "holder",
        "holder.since", title="岗位台账（合成数据）", captions={"at": "岗位所在", "holder": "任职人姓名"},
    )  # fmt: skip
    for grids in world.grids.values():
        for grid in grids:
            _of_grid(world, roster, ledger, grid)
    for place, scope in _with_secretary(world):
        party = world.body("党组织", place)
        roster.fill(ledger, scope, (party.id, party.name), "书记", party.id)
    for community in world.divisions.residential:
        _workers(world, roster, ledger, community.code)
    _part_time(world, roster, ledger)
    _cross_appointed(world, roster, ledger)
    _leaves(world, roster)


def _of_grid(world: World, roster: Roster, ledger: Ledger, grid: Grid) -> None:
    committee = world.body("居委会", grid.community)
    scope, at = world.within(grid.community), (grid.id, grid.name)
    if grid.form != "综合":
        return
    if roster.random.random() < 0.7:
        for number in ("1", "2") if roster.random.random() < 0.05 else ("",):
            roster.fill(ledger, scope, at, "专职网格员", committee.id, on_behalf_of=committee.name, number=number, full_time=True)
    else:
        world.planted["grid-worker"].append(grid.id)
    if roster.random.random() < 0.3:
        roster.fill(ledger, scope, at, "兼职网格员", committee.id, on_behalf_of=committee.name, full_time=False)


def _with_secretary(world: World) -> Iterator[tuple[str, Row]]:
    yield from ((street, world.scope(street)) for street in world.divisions.streets)
    residential = (one.code for one in world.divisions.residential)
    yield from ((code, world.within(code)) for code in residential if ("党组织", code) in world.bodies)


def _workers(world: World, roster: Roster, ledger: Ledger, community: str) -> None:
    """社工岗 (§B4): as many posts as are approved; the gap is what is vacant."""
    committee = world.body("居委会", community)
    approved = world.approved[community]
    before = len(world.vacant)
    for number in range(1, approved + 1):
        roster.fill(
            ledger, world.within(community), (committee.id, committee.name), "社工岗", committee.id, number=str(number), full_time=True,
            vacant=WORKERS_VACANT, funding="财政划拨",
        )  # fmt: skip
    if len(world.vacant) > before:
        world.planted["community-workers"].append(community)


def _part_time(world: World, roster: Roster, ledger: Ledger) -> None:
    """兼职委员 of the platforms, from units stationed in the area (§C1)."""
    for (role, place), platform in list(world.bodies.items()):
        if role not in ("大工委", "大党委"):
            continue
        units = [body for body in world.bodies.values() if body.kind == "Enterprise" and body.place.startswith(place)][:3]
        if not units:
            world.planted["platform-members"].append(platform.id)
        scope = world.within(place) if len(place) == 12 else world.scope(place)
        for number, unit in enumerate(units, 1):
            roster.fill(
                ledger,
                scope,
                (platform.id, platform.name),
                "兼职委员",
                unit.id,
                number=str(number),
                on_behalf_of=unit.name,
                full_time=False,
            )


def _cross_appointed(world: World, roster: Roster, ledger: Ledger) -> None:
    """Both ways between a community's committee and the company of a compound there (§D3)."""
    by_id = {body.id: body for body in world.bodies.values()}
    for code in inner_communities(world):
        companies = sorted({one.company for one in world.compounds if one.community == code and one.company})
        if not companies:
            continue
        if code != MODEL_COMMUNITY and roster.random.random() < 0.3:
            world.planted["cross-appointment"].append(code)
            continue
        _both_ways(world, roster, ledger, code, by_id[companies[0]])


def _both_ways(world: World, roster: Roster, ledger: Ledger, code: str, company: Body) -> None:
    committee = world.body("居委会", code)
    kind, short = "交叉任职", world.short(code)
    at = (committee.id, committee.name)
    roster.fill(
        ledger, world.within(code), at, "居委会兼职委员", company.id, kind=kind, on_behalf_of=company.name, vacant=0, full_time=False
    )
    at = (company.id, company.name)
    scope = world.scope(company.place)
    roster.fill(
        ledger, scope, at, f"{short}兼职质量监督员", committee.id, kind=kind, on_behalf_of=committee.name, vacant=0, full_time=False
    )


def _leaves(world: World, roster: Roster) -> None:
    """The head of the model community's first grid is away twice, and its deputy's term leaves two days that nobody covers."""
    leave = world.ledger(
        "Leave", "county", "street", "community", "unit", "person", "at", "post", "since", "until", title="请假离岗台账（合成数据）"
    )
    holding = world.ledger(
        "Holding",
        "county",
        "street",
        "community",
        "unit",
        "person",
        "at",
        "post",
        "since",
        "until",
        "acting",
        title="任职和代理台账（合成数据）",
    )
    person = world.ledger("Person", "county", "street", "community", "of", "name", title="人员台账（合成数据）")
    committee, scope = world.body("居委会", MODEL_COMMUNITY), world.within(MODEL_COMMUNITY)
    grid = next(grid for grid in world.grids[MODEL_COMMUNITY] if ids.post(grid.id, "网格长") in roster.holders)
    post = ids.post(grid.id, "网格长")
    row: Row = {**scope, "unit": committee.name, "at": grid.name, "post": "网格长"}
    for since, until in LEAVES:
        leave.add(**row, person=roster.holders[post], since=since, until=until)
    deputy = "代某"
    person.add(**scope, of=committee.name, name=deputy, synthetic=True)
    holding.add(**row, person=deputy, since=DEPUTY[0], until=DEPUTY[1], acting=True)
    world.planted["uncovered-leave"].append(post)
