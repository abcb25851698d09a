"""What the conferences push (§A2, §A9, §B1-§B3, §B6, §C3): offices, leading groups, centres, stations, enforcement in the streets."""

from datetime import date
from typing import Final

from data.business import inner_communities
from data.divisions import CITY, DISTRICT, STATISTICAL
from data.organisations import TRADES, counties
from data.party import REMITS
from data.places import MODEL_COMMUNITY
from data.roster import Roster
from data.world import Body, World
from data.writing import Row

FOUR_OFFICES: Final = ("综合办", "党建办", "社会事务办", "平安建设办")
OWN_OFFICES: Final = ("民生服务办", "营商环境办", "网格管理办")
WAYS: Final = ("新建一批", "改造一批", "整合一批", "共享一批")
SENT_DOWN: Final = (("中队", "城管", 2, 6), ("派出所", "公安", 2, 5), ("环保", "环保", 1, 2), ("应急", "应急", 1, 2))
"""Of which line: the office of the street, or the county's department itself; with how many people (§B2)."""
PILOT: Final = ("组织", "政法", "民政", "政数", "城管")
"""From where cadres are seconded to the standing office of the district's conference (§A9)."""
UNITS: Final = (
    ("中学", "教育"), ("小学", "教育"), ("幼儿园", "教育"), ("医院", "卫健"), ("卫生服务中心", "卫健"), ("银行支行", "其他"),
    ("供销社", "农业"), ("图书馆", "宣传"), ("科研所", "其他"), ("公路段", "交通"), ("水利站", "农业"), ("养老服务中心", "民政"),
    ("林场", "自然资源"), ("文化馆", "宣传"),
)  # fmt: skip
INSTITUTIONS: Final = 200
COMMAND_CENTRE: Final = "白城市督查指挥中心"
ZONE_STREET: Final = "220802407"
"""白城市生态新区, which the codes put under 洮北区."""


def add(world: World) -> None:
    """Bodies; posts and conferences that need them come later."""
    _institutions(world)
    _offices(world)
    _centres(world)
    _stations(world)
    _sent_down(world)
    _administration(world)


def _institutions(world: World) -> None:
    random = world.random("institutions")
    world.ledger(
        "Institution", "county", "street", "name", "serves", "seat", "level", "line", "staff", "full_members", title="事业单位名录（合成数据）",
    )  # fmt: skip
    world.organization("督查", "Institution", CITY, COMMAND_CENTRE, {"level": "市", "line": "其他", "staff": 24, "full_members": 20})
    for place, level in ((CITY, "市"), (DISTRICT, "县")):
        for role, name in (("人大", "人民代表大会常务委员会"), ("政协", "政治协商会议委员会")):
            row: Row = {"level": level, "line": "其他", "staff": 60, "full_members": 50}
            world.organization(role, "Institution", place, f"{world.short(place)}{name}", row)
    streets = [world.name(one.code) for one in world.divisions.inner_streets if one.county == DISTRICT]
    for number in range(1, INSTITUTIONS + 1):
        kind, line = UNITS[number % len(UNITS)]
        staff = random.randint(12, 180)
        row = {"level": "县", "line": line, "staff": staff, "full_members": staff // 3, "seat": random.choice(streets)}
        world.organization(f"单位{number}", "Institution", DISTRICT, f"洮北区示例{kind}{number:03d}号", row)


def _offices(world: World) -> None:
    """All 24 streets have the four offices, and one of their own choice; the district's conference has a standing one."""
    random = world.random("offices")
    world.ledger(
        "Office", "county", "street", "name", "serves", "form", "site", "superior", "superior.kind", title="街道“4+X”内设机构（合成数据）",
    )  # fmt: skip
    for street in world.divisions.inner_streets:
        above: Row = {"superior": (world.body("政府", street.code).name,), "superior.kind": "领导"}
        short = world.short(street.code)
        for form in FOUR_OFFICES:
            world.organization(form, "Office", street.code, f"{short}{form}", {"form": form, **above})
        own = random.choice(OWN_OFFICES)
        world.organization("特色办", "Office", street.code, f"{short}{own}", {"form": "特色办", **above})
    row: Row = {
        "form": "联席会议办公室",
        "site": "洮北区示例大厦3楼",
        "superior": (world.body("组织", DISTRICT).name,),
        "superior.kind": "领导",
    }
    world.organization("联席办", "Office", DISTRICT, "洮北区党建引领基层治理联席会议办公室", row)


def _centres(world: World) -> None:
    """All 24 streets have one, and nearly all communities; some are smaller than they should be."""
    random = world.random("centres")
    world.ledger(
        "ServiceCentre", "county", "street", "name", "serves", "area", "full_time", "part_time", title="党群服务中心台账（合成数据）"
    )
    for street in world.divisions.inner_streets:
        row: Row = {"area": random.randint(600, 2400), "full_time": random.randint(4, 12), "part_time": random.randint(0, 6)}
        world.organization("服务中心", "ServiceCentre", street.code, f"{world.short(street.code)}党群服务中心", row)
    without = set(random.sample([code for code in inner_communities(world) if code != MODEL_COMMUNITY], 4))
    world.planted["community-centre"] = sorted(without)
    for code in inner_communities(world):
        if code not in without:
            row = {"area": random.randint(180, 1500), "full_time": random.randint(2, 6), "part_time": random.randint(0, 4)}
            world.organization("服务中心", "ServiceCentre", code, f"{world.short(code)}党群服务中心", row)


def _stations(world: World) -> None:
    """One for nearly every grid of residents (§C3); some have no staff of their own."""
    random = world.random("stations")
    world.ledger(
        "ServiceStation", "county", "street", "community", "name", "serves", "way", "area", "full_time", "part_time",
        title="网格党群服务站台账（合成数据）", captions={"way": "四个一批"},
    )  # fmt: skip
    for code, grids in world.grids.items():
        for grid in (one for one in grids if one.form == "综合"):
            if random.random() < 0.04:
                world.planted["grid-station"].append(grid.id)
                continue
            full_time = random.choice((0, 1, 1, 1, 2))
            if not full_time:
                world.planted["station-staff"].append(grid.id)
            row: Row = {
                **world.within(code), "serves": (grid.name,), "way": random.choice(WAYS), "area": random.randint(40, 300), "full_time": full_time,
                "part_time": random.randint(0, 4),
            }  # fmt: skip
            world.organization("服务站", "ServiceStation", grid.id, f"{world.short(code)}{grid.name}党群服务站", row)


def _sent_down(world: World) -> None:
    random = world.random("sent-down")
    ledger = world.ledger("SentStrength", "county", "body", "street", "people", "since", title="执法力量下沉台账（合成数据）")
    for street in world.divisions.inner_streets:
        scope = {"county": world.name(street.county), "street": street.name}
        for role, trade, least, most in SENT_DOWN:
            body = world.bodies.get((role, street.code)) or world.body(trade, street.county)
            ledger.add(**scope, body=body.name, people=random.randint(least, most), since=date(2020, random.randint(3, 11), 1))


def _administration(world: World) -> None:
    """A board over a street that the codes put elsewhere, and who looks after the roads."""
    ledger = world.ledger("Administration", "county", "body", "place", "since", title="代管关系（合成数据）")
    street = world.divisions.streets[ZONE_STREET]
    board = world.body("政府", STATISTICAL).name
    ledger.add(county=world.name(street.county), body=board, place=street.name, since=date(2019, 1, 1))


def add_maintenance(world: World) -> None:
    """The county's 城管 looks after each road."""
    ledger = world.ledger("Maintenance", "county", "street", "body", "place", "object", "since", title="道路管护台账（合成数据）")
    counties_by_name = {world.name(code): code for code in counties(world)}
    for road in world.sheets["Road"].rows:
        county = str(road["county"])
        body = world.body("城管", counties_by_name[county]).name
        ledger.add(county=county, street=road["within"], body=body, place=road["name"], object="public road", since=date(2019, 1, 1))


def add_groups(world: World) -> None:
    """A leading group at each level that has a conference (§A2)."""
    world.ledger(
        "LeadingGroup", "county", "street", "name", "serves", "level", "remit", "leads", "participants", title="党建引领基层治理领导小组（合成数据）",
    )  # fmt: skip
    levels = [(CITY, "市"), *((code, "县") for code in counties(world)), *((one.code, "街道") for one in world.divisions.inner_streets)]
    for place, level in (*levels, *((code, "社区") for code in inner_communities(world))):
        leads = world.named(("党组织", place)) or world.named(("党组织", place[:9]))
        participants = world.named(*((trade.name, place) for trade in TRADES), ("政府", place), ("居委会", place))
        row: Row = {"level": level, "remit": REMITS[level], "leads": leads, "participants": participants}
        world.organization("领导小组", "LeadingGroup", place, f"{world.short(place)}党建引领基层治理领导小组", row)


def add_seconded(world: World, roster: Roster) -> None:
    """One or two cadres from each of five departments, in the standing office of the district's conference (§A9)."""
    ledger, office = world.sheets["Post"], world.body("联席办", DISTRICT)
    for number, trade in enumerate(PILOT):
        department = world.body(trade, DISTRICT)
        for turn in range(1, 2 + number % 2):
            roster.fill(
                ledger, world.scope(DISTRICT), (office.id, office.name), f"选派干部（{trade}{turn}）", department.id, kind="选派干部",
                on_behalf_of=department.name, vacant=0, full_time=True,
            )  # fmt: skip


def units(world: World) -> list[Body]:
    """The district's and city's units with a party group of their own: departments and institutions."""
    departments = [world.body(trade.name, place) for place in (CITY, DISTRICT) for trade in TRADES]
    more = [world.body(f"单位{number}", DISTRICT) for number in range(1, INSTITUTIONS + 1)]
    return [*departments, *more]
