"""Writes the sample of Baicheng: ledgers as a city's offices would send them, and truth.json with the right answers.

The same seed makes the same bytes. The divisions are real; everything else is made up, and says so in the column 合成数据.
"""

from pathlib import Path
from typing import Final

from data import alliances, business, cases, categories, duties, matters, organisations, party, places, posts, truth
from data.divisions import read
from data.truth import Truth
from data.world import World
from data.writing import Ledger, LedgerFile

WORKBOOKS: Final = (
    ("01-行政区划.xlsx", ("City", "County", "Street", "Community")),
    ("02-网格台账.xlsx", ("Grid",)),
    ("03-小区台账.xlsx", ("Compound",)),
    ("04-政府部门和专营单位.xlsx", ("Government", "Department", "Subordination", "FieldOffice", "Utility")),
    ("06-物业和业委会.xlsx", ("PropertyCompany", "PropertyContract", "OwnersCommittee")),
    ("08-社会组织名录.xlsx", ("SocialOrganization",)),
    ("09-党组织台账.xlsx", ("PartyOrganization",)),
    ("10-联席会议.xlsx", ("Conference",)),
    ("11-党建联盟.xlsx", ("Alliance", "AllianceMember")),
    ("12-岗位台账.xlsx", ("Post",)),
    ("13-职责清单.xlsx", ("Category", "Duty")),
)
# As other systems export them: the one with a mark of its encoding, the other in the national one.
TABLES: Final = (("05-居（村）委会.csv", "ResidentsCommittee", "gb18030"), ("07-企业名录.csv", "Enterprise", "utf-8-sig"))
HOTLINE: Final = "14-热线工单.csv"
OTHERS: Final = "15-问题台账.xlsx"


def write(folder: Path, seed: int = 1) -> Truth:
    """Writes all ledgers and truth.json into `folder`, which is made if it is not there."""
    world = World(seed, read(2020))
    hotline, others = _fill(world)
    folder.mkdir(parents=True, exist_ok=True)
    for file in _files(world, hotline, others):
        file.write(folder)
    found = _truth(world, len(hotline.rows) + len(others.rows))
    found.write(folder)
    return found


def files(folder: Path) -> list[Path]:
    """The ledgers of a sample written into `folder`, places first."""
    names = [name for name, _ in WORKBOOKS] + [name for name, _, _ in TABLES] + [HOTLINE, OTHERS]
    return [folder / name for name in sorted(names)]


def _fill(world: World) -> tuple[Ledger, Ledger]:
    places.add(world)
    organisations.add(world)
    business.add(world)
    places.write_compounds(world)
    party.add(world)
    party.add_conferences(world)
    alliances.add(world)
    posts.add(world)
    categories.add(world)
    duties.add(world)
    return matters.add(world)


def _files(world: World, hotline: Ledger, others: Ledger) -> list[LedgerFile]:
    books = [LedgerFile(name, tuple(world.sheets[type] for type in types)) for name, types in WORKBOOKS]
    tables = [LedgerFile(name, (world.sheets[type],), encoding) for name, type, encoding in TABLES]
    return [*books, *tables, LedgerFile(HOTLINE, (hotline,), "utf-8-sig"), LedgerFile(OTHERS, (others,))]


def _truth(world: World, issues: int) -> Truth:
    gaps = {
        "compound-company": [one.id for one in world.compounds if not one.company],
        "compound-owners-committee": [one.id for one in world.compounds if not one.committee],
        **{rule: world.gaps[rule] for rule in ("community-party", "grid-party")},
    }
    return Truth(
        seed=world.seed,
        figures=_figures(world) | {"issues": issues},
        city_departments={
            "named": cases.departments(world, organisations.NAMED),
            "assumed": cases.departments(world, organisations.ASSUMED),
        },
        gaps=gaps,
        coverage=truth.coverage(world, gaps),
        owner=cases.owner(world),
        vacant_posts=world.vacant,
        vacuums=cases.vacuums(world),
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
        "posts": len(world.sheets["Post"].rows),
        "duties": len(world.sheets["Duty"].rows),
    }
