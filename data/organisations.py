"""The ledgers of public bodies: governments, departments and their field offices, utilities, committees of residents and villagers."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from data.divisions import CITY, DISTRICT, STATISTICAL
from data.world import World
from data.writing import Row


@dataclass(frozen=True, slots=True)
class Trade:
    """A department that exists at city and county level; `long` and `short` follow the place's name."""

    name: str
    long: str
    short: str
    guided: str = "业务指导"
    city: str = ""
    county: str = ""


TRADES: Final = (
    Trade("组织", "委组织部", "委组织部"),
    Trade("政法", "委政法委员会", "委政法委"),
    Trade("民政", "民政局", "民政局"),
    Trade("财政", "财政局", "财政局"),
    Trade("住建", "住房和城乡建设局", "住建局"),
    Trade("城管", "城市管理行政执法局", "城管局"),
    Trade("政数", "政务服务和数字化建设管理局", "政数局"),
    Trade("公安", "公安局", "公安", "领导"),
    Trade("卫健", "卫生健康委员会", "卫健", county="{}卫生健康局"),
    Trade("教育", "教育局", "教育"),
    Trade("人社", "人力资源和社会保障局", "人社局"),
    Trade("应急", "应急管理局", "应急局"),
    Trade("市监", "市场监督管理局", "市场监管局"),
    Trade("环保", "生态环境局", "环保局", "派驻", county="白城市生态环境局{}分局"),
    Trade("消防", "", "消防", "领导", city="白城市消防救援支队", county="{}消防救援大队"),
)
NAMED: Final = ("组织", "政法", "民政", "财政", "住建", "城管", "政数")
"""The seven departments of the city's conference that are known (§A3)."""
ASSUMED: Final = tuple(trade.name for trade in TRADES if trade.name not in NAMED)
"""The other eight are the city's to name; these are a guess, and truth.json says so."""
COUNTY_ONLY: Final = (
    Trade("交通", "交通运输局", "交通局"),
    Trade("自然资源", "自然资源局", "资源局"),
    Trade("司法", "司法局", "司法"),
    Trade("医保", "医疗保障局", "医保局"),
    Trade("信访", "信访局", "信访"),
    Trade("农业", "农业农村局", "农业局"),
)
ZONE_TRADES: Final = (Trade("城管", "综合执法局", "执法局"), Trade("住建", "建设管理局", "建管局"))
POWERS: Final = ("人事考核建议权", "指挥调度权", "规划征求意见权", "综合管理权", "考核监督权")
SUFFIXES: Final = {"街道": ("街道办", "办事处"), "镇": ("镇政府", "人民政府"), "乡": ("乡政府", "人民政府")}
HEATING: Final = (("220802001", "220802002", "220802003", "220802004"), ("220802005", "220802006", "220802007", "220802009"))
"""Which streets of the district each of its two heating companies serves; in other counties one serves the whole county."""

TERM: Final = (date(2018, 10, 1), date(2023, 9, 30))


def add(world: World) -> None:
    """All public bodies."""
    _governments(world)
    _departments(world)
    _field_offices(world)
    _utilities(world)
    _committees(world)


def counties(world: World) -> list[str]:
    """The five counties that have a government of their own."""
    return [code for code in world.divisions.counties if code != STATISTICAL]


def _governments(world: World) -> None:
    world.ledger(
        "Government", "county", "street", "name", "form", "serves", "powers", "superior", "superior.kind", title="政府机关及街道办（合成数据）",
    )  # fmt: skip
    city = world.organization("政府", "Government", CITY, "白城市人民政府", {"form": "市政府"}).name
    for code in counties(world):
        row: Row = {"form": "县政府", "superior": (city,), "superior.kind": "领导"}
        world.organization("政府", "Government", code, f"{world.short(code)}人民政府", row)
    zone = world.short(STATISTICAL)
    row = {"form": "管委会", "superior": (city,), "superior.kind": "领导"}
    world.organization("政府", "Government", STATISTICAL, f"{zone}管理委员会", row)
    for street in world.divisions.streets.values():
        form, suffix = SUFFIXES.get(street.form, ("管委会", "管理委员会"))
        row = {"form": form, "superior": (world.body("政府", street.county).name,), "superior.kind": "领导"}
        if street in world.divisions.inner_streets:
            row["powers"] = POWERS
        world.organization("政府", "Government", street.code, f"{world.short(street.code)}{suffix}", row)


def _departments(world: World) -> None:
    world.ledger(
        "Department", "county", "street", "name", "former_names", "level", "line", "serves", "superior", "superior.kind",
        title="市、县两级职能部门（合成数据）", captions={"former_names": "简称"},
    )  # fmt: skip
    for trade in TRADES:
        _department(world, trade, CITY, "市", world.body("政府", CITY).name, "领导")
    for code in counties(world):
        for trade in (*TRADES, *COUNTY_ONLY):
            known = trade in TRADES
            above = world.body(trade.name if known else "政府", CITY if known else code).name
            _department(world, trade, code, "县", above, trade.guided if known else "领导")
    _leaders(world)
    for trade in ZONE_TRADES:
        _department(world, trade, STATISTICAL, "县", world.body("政府", STATISTICAL).name, "领导")


def _leaders(world: World) -> None:
    """A county's departments are led by its government, beside the department of the city that guides them."""
    ledger = world.ledger("Subordination", "county", "body", "superior", "kind", title="县级部门隶属关系（合成数据）")
    for code in counties(world):
        government = world.body("政府", code).name
        for trade in TRADES:
            if trade.guided != "领导":
                ledger.add(body=(world.body(trade.name, code).name,), superior=(government,), kind="领导", **world.scope(code))


def _department(world: World, trade: Trade, place: str, level: str, above: str, kind: str) -> None:
    own = (trade.city if place == CITY else trade.county) or f"{{}}{trade.long}"
    short = world.short(place)
    names = (f"{short}{trade.short}",)
    row: Row = {"level": level, "line": trade.name, "former_names": names, "superior": (above,), "superior.kind": kind}
    world.organization(trade.name, "Department", place, own.format(short), row)


def _field_offices(world: World) -> None:
    world.ledger(
        "FieldOffice", "county", "street", "name", "serves", "seat", "line", "superior", "superior.kind", title="派出机构及基层站所（合成数据）",
    )  # fmt: skip
    for code in counties(world):
        police = world.body("公安", code).name
        row: Row = {"superior": (police,), "superior.kind": "派驻"}
        world.organization("交警", "FieldOffice", code, f"{world.short(code)}公安局交警大队", row)
    for street in world.divisions.streets.values():
        if street.county != STATISTICAL:
            _street_offices(world, street.code, street.form, street.county)


def _street_offices(world: World, street: str, form: str, county: str) -> None:
    """A police post everywhere; supervision of markets in streets and towns; enforcement team and justice office in streets."""
    lead = world.short(county)
    short = world.short(street)
    name = world.name(street)
    posts = [("派出所", "公安", f"{lead}公安局{short}派出所", "派驻")]
    if form in ("街道", "镇"):
        posts.append(("市监所", "市监", f"{lead}{short}市场监督管理所", "派驻"))
    if form == "街道":
        posts.append(("中队", "城管", f"{lead}城管局{short}中队", "派驻"))
        posts.append(("司法所", "司法", f"{lead}{short}司法所", "双重"))
    for role, trade, title, kind in posts:
        above = [world.body(trade, county).name]
        if kind == "双重":
            above.append(world.body("政府", street).name)
        row: Row = {"seat": name, "line": trade, "superior": tuple(above), "superior.kind": kind}
        world.organization(role, "FieldOffice", street, title, row)


def _utilities(world: World) -> None:
    world.ledger("Utility", "county", "street", "name", "serves", "trade", title="水电气热专营单位（合成数据）")
    world.organization("供电", "Utility", CITY, "白城供电示例公司", {"trade": "供电"})
    for code in counties(world):
        short = world.short(code)
        for trade, kind in (("供水", "供水"), ("燃气", "燃气")):
            world.organization(trade, "Utility", code, f"{short}{trade}示例公司", {"trade": kind})
        if code != DISTRICT:
            world.organization("供热", "Utility", code, f"{short}供热示例公司", {"trade": "供热"})
    for number, streets in enumerate(HEATING, 1):
        names = tuple(map(world.name, streets))
        row: Row = {"trade": "供热", "serves": names, "street": None}
        heater = world.organization("供热", "Utility", streets[0], f"洮北区供热示例{number}号公司", row)
        world.bodies |= {("供热", street): heater for street in streets}


def _committees(world: World) -> None:
    random = world.random("committees")
    world.ledger(
        "ResidentsCommittee", "county", "street", "serves", "name", "form", "term", "term_since", "term_until", "approved_posts",
        captions={"serves": "社区"},
    )  # fmt: skip
    for community in world.divisions.communities.values():
        if community.form in ("社区(居)", "村"):
            form = "居委会" if community.form == "社区(居)" else "村委会"
            name = world.short(community.code).removesuffix(form) + form  # the list has villages, and some towns, as …委会
            term: Row = {"form": form, "term": 10, "term_since": TERM[0], "term_until": TERM[1]}
            if form == "居委会":
                term["approved_posts"] = world.approved[community.code] = random.randint(3, 6)
            world.organization("居委会", "ResidentsCommittee", community.code, name, term)
