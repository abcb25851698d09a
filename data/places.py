"""The ledgers of places: the real divisions, and made-up grids and compounds."""

from itertools import cycle
from random import Random

from data import ids, words
from data.divisions import CITY, CITY_NAME, DISTRICT, STATISTICAL, Community
from data.world import REFERENCE_DATE, Compound, Grid, World
from data.writing import Dress, Ledger

COMPOUNDS = 303
MODEL_COMMUNITY = "220802003006"
"""瑞光街道军民社区: the community that the sample's examples are about."""
MODEL_COMPOUND = "兴隆小区"


def add(world: World) -> None:
    """All places."""
    _divisions(world)
    _communities(world)
    _grids(world)
    _compounds(world)


def _divisions(world: World) -> None:
    divisions = world.divisions
    city = world.ledger("City", "code", "name", "reference_date", title="白城市基本情况")
    city.add(code=CITY, name=CITY_NAME, reference_date=REFERENCE_DATE, synthetic=False)
    county = world.ledger("County", "code", "name", "city", "statistical", title="白城市县（市、区）名录", note="资料来源：统计用区划代码")
    for code, name in divisions.counties.items():
        county.add(code=code, name=name, city=CITY_NAME, statistical=code == STATISTICAL, synthetic=False)
    street = world.ledger("Street", "county", "code", "name", "form", title="白城市街道、乡镇名录", note="资料来源：统计用区划代码")
    for one in divisions.streets.values():
        street.add(county=world.name(one.county), code=one.code, name=one.name, form=one.form, synthetic=False)


def _communities(world: World) -> None:
    ledger = world.ledger(
        "Community", "county", "street", "code", "name", "form", title="白城市社区、行政村名录", note="资料来源：统计用区划代码",
    )  # fmt: skip
    for one in world.divisions.communities.values():
        ledger.add(**world.scope(one.code), code=one.code, name=one.name, form=one.form, synthetic=False)


def _grids(world: World) -> None:
    random = world.random("grids")
    ledger = world.ledger(
        "Grid", "county", "street", "within", "name", "code", "form", "extent", "households", "population", "buildings", "party_members",
        title="白城市网格台账（合成数据）", note="统计时间：2021年6月30日", captions={"extent": "四至", "population": "人口数"},
    )  # fmt: skip
    for community in world.divisions.residential:
        for number in range(1, random.randint(4, 7) + 1):
            _grid(world, ledger, community, number, random)
        if random.random() < 0.15:
            _plain_grid(world, ledger, community, random.choice(("学校", "医院", "市场", "园区")) + "专属网格", "专属")
        if random.random() < 0.1:
            _plain_grid(world, ledger, community, "第一微网格", "微", households=random.randint(80, 150))


def _grid(world: World, ledger: Ledger, community: Community, number: int, random: Random) -> None:
    name = f"第{words.ordinal(number)}网格"
    households = random.randint(300, 700)
    ledger.add(
        **world.scope(community.code), within=community.name, name=name, code=f"{community.code}{number:03d}", form="综合",
        extent=f"东至示例{number}路，西至示例{number + 1}路，南至示例一街，北至示例二街", households=households,
        population=round(households * random.uniform(2.1, 2.7)), buildings=random.randint(6, 24), party_members=random.randint(5, 60),
        synthetic=True,
    )  # fmt: skip
    world.grids[community.code].append(Grid(ids.grid(community.code, name), name, "综合", community.code))


def _plain_grid(world: World, ledger: Ledger, community: Community, name: str, form: str, households: int | None = None) -> None:
    ledger.add(**world.scope(community.code), within=community.name, name=name, form=form, households=households, synthetic=True)
    world.grids[community.code].append(Grid(ids.grid(community.code, name), name, form, community.code))


def _compounds(world: World) -> None:
    """Every community of a 街道 of the district gets its share; a name occurs once in a street, and again in others."""
    random = world.random("compounds")
    streets = [street for street in world.divisions.inner_streets if street.county == DISTRICT]
    names = {street.code: words.estates(random) for street in streets}
    homes = [community for street in streets for community in world.divisions.under(street.code)]
    home_of = cycle(homes)
    taken = {MODEL_COMPOUND}
    for number in range(COMPOUNDS):
        home = next(home_of)
        model = home.code == MODEL_COMMUNITY and number < len(homes)
        name = MODEL_COMPOUND if model else next(name for name in names[home.street] if name not in taken)
        world.compounds.append(Compound(ids.compound(home.code, name), name, home.code, home.street))
    world.compounds.sort(key=lambda compound: compound.community)
    for compound in world.compounds:
        compound.households = random.randint(120, 1600)
        compound.buildings = max(2, compound.households // 60)
        grids = [grid.name for grid in world.grids[compound.community] if grid.form == "综合"]
        compound.grids = tuple(sorted(random.sample(grids, 2 if compound.households > 1200 else 1), key=grids.index))


def write_compounds(world: World) -> None:
    """The ledger of compounds, once it is known who manages each."""
    random = world.random("compound-ledger")
    ledger = world.ledger(
        "Compound", "county", "street", "community", "name", "address", "built", "area", "buildings", "units", "households", "management",
        "grids", title="洮北区住宅小区台账（合成数据）", note="统计时间：2021年6月30日", captions={"address": "坐落", "built": "建成年代"},
        dress=Dress("附件4", {"小区规模": ("area", "buildings", "units", "households")}, ("county", "street", "community"),
                    ("buildings", "units", "households"), {"buildings": "栋", "households": "户"}, "暂无信息"),
    )  # fmt: skip
    for number, compound in enumerate(world.compounds, 1):
        buildings = compound.buildings
        ledger.add(
            **world.within(compound.community), name=compound.name, address=f"{world.name(compound.community)}示例路{number}号",
            built=f"{random.randint(1986, 2019)}年", area=compound.households * random.randint(70, 105), buildings=buildings,
            units=buildings * random.randint(2, 5), households=compound.households, management=compound.management,
            grids=compound.grids, synthetic=True,
        )  # fmt: skip
    _shares(world)


def _shares(world: World) -> None:
    """How many households of a compound that lies in two grids are in which."""
    random = world.random("grid-shares")
    ledger = world.ledger("GridShare", "county", "street", "community", "place", "grid", "households", title="小区网格归属（合成数据）")
    for compound in world.compounds:
        if len(compound.grids) > 1:
            first = random.randint(200, compound.households - 200)
            for grid, households in zip(compound.grids, (first, compound.households - first), strict=True):
                ledger.add(**world.within(compound.community), place=compound.name, grid=grid, households=households)
