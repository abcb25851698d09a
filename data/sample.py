"""Writes the sample of Baicheng: ledgers as a city's offices would send them, and truth.json with the right answers.

The same seed makes the same bytes. The divisions are real; everything else is made up, and says so in the column 合成数据.
"""

from pathlib import Path
from typing import Final

from data import (
    alliances,
    business,
    cases,
    categories,
    chain,
    chiefs,
    duties,
    guarantees,
    helpers,
    matters,
    meetings,
    organisations,
    party,
    places,
    posts,
    services,
    sharing,
    truth,
)
from data.divisions import read
from data.roster import Roster
from data.truth import Truth
from data.world import Size, World
from data.writing import LedgerFile

WORKBOOKS: Final = (
    ("01-行政区划.xlsx", ("City", "County", "Street", "Community")),
    ("02-网格台账.xlsx", ("Grid", "GridShare")),
    ("03-小区台账.xlsx", ("Compound",)),
    ("04-政府部门和专营单位.xlsx", ("Government", "Department", "Subordination", "FieldOffice", "Utility", "Office", "Administration",
                           "SentStrength")),
    ("06-物业和业委会.xlsx", ("PropertyCompany", "PropertyContract", "OwnersCommittee")),
    ("08-社会组织和商户名录.xlsx", ("SocialOrganization", "Trader", "Institution")),
    ("10-联席会议.xlsx", ("Conference", "LeadingGroup", "Topic", "AgendaItem", "Decision")),
    ("11-党建联盟.xlsx", ("Alliance", "AllianceMember", "Need", "Offer", "Commitment", "Activity")),
    ("13-问题分类.xlsx", ("Category",)),
    ("16-街路台账.xlsx", ("Road", "Lane", "Maintenance")),
    ("20-党群服务阵地.xlsx", ("ServiceCentre", "ServiceStation")),
    ("21-志愿服务队.xlsx", ("VolunteerTeam",)),
    ("22-双报到.xlsx", ("ReportIn",)),
    ("23-小区包保.xlsx", ("Guarantee",)),
    ("24-书记项目和经费.xlsx", ("Project", "Fund")),
    ("25-重点对象和豁免.xlsx", ("KeyListEntry", "Waiver")),
    ("27-任职和请假.xlsx", ("Person", "Holding", "Leave")),
)  # fmt: skip
# As other systems export them: most with a mark of their encoding, one in the national one.
MARKED: Final = "utf-8-sig"
TABLES: Final = (
    ("05-居（村）委会.csv", "ResidentsCommittee", "gb18030"),
    ("07-企业名录.csv", "Enterprise", MARKED),
    ("09-党组织台账.csv", "PartyOrganization", MARKED),
    ("12-岗位台账.csv", "Post", MARKED),
    ("14-热线工单.csv", "hotline", MARKED),
    ("15-问题台账.csv", "others", MARKED),
    ("17-楼栋台账.csv", "Building", MARKED),
    ("18-单元台账.csv", "BuildingUnit", MARKED),
    ("19-五长台账.csv", "chiefs", MARKED),
    ("26-工单流转.csv", "Step", MARKED),
    ("30-会议记录.csv", "Session", MARKED),
    ("28-职责清单.csv", "Duty", MARKED),
    ("29-党组织下派.csv", "SentOrganization", MARKED),
)
SMALL: Final = Size(0.1)
FULL: Final = Size()


def write(folder: Path, seed: int = 1, size: Size = FULL) -> Truth:
    """Writes all ledgers and truth.json into `folder`, which is made if it is not there."""
    world = World(seed, read(2020), size)
    _fill(world)
    folder.mkdir(parents=True, exist_ok=True)
    for file in _files(world):
        file.write(folder)
    found = _truth(world)
    found.write(folder)
    return found


def files(folder: Path) -> list[Path]:
    """The ledgers of a sample written into `folder`, places first."""
    names = [name for name, _ in WORKBOOKS] + [name for name, _, _ in TABLES]
    return [folder / name for name in sorted(names)]


def _fill(world: World) -> None:
    places.add(world)
    organisations.add(world)
    business.add(world)
    places.write_compounds(world)
    helpers.add_traders(world)
    party.add(world)
    services.add(world)
    party.add_conferences(world)
    services.add_groups(world)
    alliances.add(world)
    roster = Roster(world, world.random("posts"))
    chiefs.add(world, roster)
    chain.add(world)
    posts.add(world, roster)
    services.add_seconded(world, roster)
    services.add_maintenance(world)
    guarantees.add(world, roster)
    helpers.add_sent(world)
    helpers.add_report_ins(world)
    helpers.add_volunteers(world)
    categories.add(world)
    duties.add(world)
    matters.add(world)
    meetings.add(world)
    sharing.add(world)
    world.planted["two-posts"] = sorted(roster.doubled)


def _files(world: World) -> list[LedgerFile]:
    books = [LedgerFile(name, tuple(world.sheets[type] for type in types)) for name, types in WORKBOOKS]
    tables = [LedgerFile(name, (world.sheets[key],), encoding) for name, key, encoding in TABLES]
    return [*books, *tables]


def _truth(world: World) -> Truth:
    gaps = {
        "compound-company": [one.id for one in world.compounds if not one.company],
        "compound-owners-committee": [one.id for one in world.compounds if not one.committee],
        **{rule: world.gaps[rule] for rule in ("community-party", "grid-party")},
    }
    return Truth(
        seed=world.seed,
        figures=_figures(world) | world.figures,
        city_departments={
            "named": cases.departments(world, organisations.NAMED),
            "assumed": cases.departments(world, organisations.ASSUMED),
        },
        gaps=gaps,
        coverage=truth.coverage(world, gaps),
        owner=cases.owner(world),
        vacant_posts=world.vacant,
        vacuums=cases.vacuums(world),
        planted={name: sorted(ids) for name, ids in sorted(world.planted.items())},
    )


def _figures(world: World) -> dict[str, int]:
    divisions = world.divisions
    return {
        "counties": len(divisions.counties),
        "street_units": len(divisions.streets),
        "streets": len(divisions.inner_streets),
        "communities": len(divisions.communities),
        "residential_communities": len(divisions.residential),
        "grids": sum(map(len, world.grids.values())),
        "compounds": len(world.compounds),
        "alliances": len(world.sheets["Alliance"].rows),
        "two_new_members": alliances.two_new_members(world),
        "city_departments": len(organisations.TRADES),
        "conferences": len(world.sheets["Conference"].rows),
        "posts": len(world.sheets["Post"].rows) + len(world.sheets["chiefs"].rows),
        "duties": len(world.sheets["Duty"].rows),
    }
