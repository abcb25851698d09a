"""Who goes down to the communities: party organisations sent, cadres who report in, volunteers, traders (§C1, §D5)."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from data import words
from data.business import inner_communities
from data.divisions import DISTRICT
from data.organisations import COUNTY_ONLY, TRADES, counties
from data.places import MODEL_COMMUNITY
from data.services import units
from data.world import REFERENCE_DATE, Body, World
from data.writing import Dress, Row

SENT: Final = 1_000
CADRES: Final = 14_700
TEAMS: Final = 1_300
VOLUNTEERS: Final = 184_000
TRADERS: Final = 600
FIELDS: Final = ("环境卫生", "垃圾分类", "疫情防控", "矛盾调解", "关爱帮扶")


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """`total` divided by the weights into whole numbers, each at least 1, that sum up to it."""
    whole = sum(weights)
    found = [max(1, int(total * weight / whole)) for weight in weights]
    at = 0
    while (left := total - sum(found)) != 0:
        step = 1 if left > 0 else -1
        if found[at % len(found)] + step > 0:
            found[at % len(found)] += step
        at += 1
    return found


def add_traders(world: World) -> None:
    """Self-employed traders under the streets (§A4)."""
    random = world.random("traders")
    world.ledger("Trader", "county", "street", "name", "serves", "industry", title="个体工商户名录（合成数据）")
    homes = inner_communities(world)
    for number in range(1, TRADERS + 1):
        trade, industry = random.choice(words.TRADES)
        home = MODEL_COMMUNITY if number <= 5 else random.choice(homes)
        world.organization(f"商户{number}", "Trader", home, f"示例{trade}店{number:03d}号", {"industry": industry})


def add_sent(world: World) -> None:
    """Branches of departments and institutions, each sent to one community."""
    random = world.random("sent")
    ledger = world.ledger(
        "SentOrganization", "county", "street", "organization", "community", "people", "since", title="党组织下派社区台账（合成数据）"
    )
    hosts = _hosts(world)
    for number in range(SENT):
        turn, at = divmod(number, len(hosts))
        host, county = hosts[at]
        branch = _branch(world, host, turn, random)
        homes = [one.code for one in world.divisions.residential if one.county == county]
        code = homes[(turn + at * 7) % len(homes)]
        world.sent.setdefault(code, []).append(branch)
        ledger.add(
            **world.scope(code), organization=branch.name, community=world.name(code), people=random.randint(2, 8),
            since=date(2019, random.randint(3, 12), 1),
        )  # fmt: skip
    world.figures["sent_party_organizations"] = SENT


def _hosts(world: World) -> list[tuple[Body, str]]:
    """Whose branches they are, and in which county they go to communities: the city's to those of the district."""
    found = [(body, DISTRICT) for body in units(world)]
    for code in counties(world):
        if code != DISTRICT:
            found += [(world.body(trade.name, code), code) for trade in (*TRADES, *COUNTY_ONLY)]
    return found


def _branch(world: World, host: Body, turn: int, random: Random) -> Body:
    members = random.randint(4, 40)
    row: Row = {
        "form": "支部", "setup": "单独组建", "members": members, "full_members": members - random.randint(0, 2), "host": host.name,
        "covers_organizations": (host.name,),
    }  # fmt: skip
    name = f"{host.name}第{words.ordinal(turn + 1)}党支部"
    return world.organization(f"下派{turn}{host.name}", "PartyOrganization", host.place, name, row)


def add_report_ins(world: World) -> None:
    """Departments' cadres who report to communities, as counts a unit and community; some have done nothing for months."""
    random = world.random("report-ins")
    ledger = world.ledger(
        "ReportIn", "county", "street", "unit", "community", "cadres", "times", "last_on", "since", title="“双报到”台账（合成数据）",
    )  # fmt: skip
    pairs = []
    for host, county in _hosts(world):
        homes = [one.code for one in world.divisions.residential if one.county == county]
        pairs += [(host, code) for code in random.sample(homes, min(len(homes), random.randint(1, 3)))]
    without = {code for code in inner_communities(world) if code != MODEL_COMMUNITY and random.random() < 0.04}
    pairs = [pair for pair in pairs if pair[1] not in without]
    reached = {code for _, code in pairs}
    world.planted["community-report-in"] = sorted(code for code in inner_communities(world) if code not in reached)
    last: dict[str, date] = {}
    for (host, code), cadres in zip(pairs, shares(CADRES, [random.uniform(0.5, 2) for _ in pairs]), strict=True):
        on = REFERENCE_DATE - timedelta(days=random.choice((3, 11, 20, 40, 75, 130, 210, 300)))
        last[code] = max(on, last.get(code, on))
        ledger.add(
            **world.scope(code), unit=host.name, community=world.name(code), cadres=cadres, times=random.randint(1, 30), last_on=on,
            since=date(2020, random.randint(2, 6), 1), synthetic=True,
        )  # fmt: skip
    inner = set(inner_communities(world))
    quiet = REFERENCE_DATE - timedelta(days=183)
    world.planted["report-in-quiet"] = sorted(code for code, on in last.items() if on < quiet and code in inner)
    world.figures["cadres_reported"] = CADRES


def add_volunteers(world: World) -> None:
    """A team for nearly every community and village, more for streets and towns; as many people as the account says."""
    random = world.random("volunteers")
    world.ledger(
        "VolunteerTeam", "county", "street", "name", "serves", "headcount", "fields", "superior", title="志愿服务队台账（合成数据）",
        note="统计时间：2021年6月30日", dress=Dress("附件7", totals=("headcount",), units={"headcount": "人"}),
    )  # fmt: skip
    places = [one.code for one in world.divisions.communities.values() if one.form in ("社区(居)", "村")]
    without = set(random.sample([code for code in inner_communities(world) if code != MODEL_COMMUNITY], 5))
    world.planted["community-volunteers"] = sorted(without)
    teams = [(code, "志愿服务队", ("综合",)) for code in places if code not in without]
    streets = list(world.divisions.streets)
    extra = [(street, f"{field}志愿服务队", (field,)) for field in FIELDS for street in streets]
    teams += extra[: TEAMS - len(teams)]
    assert len(teams) == TEAMS
    for (place, suffix, fields), people in zip(teams, shares(VOLUNTEERS, [random.uniform(0.4, 2.2) for _ in teams]), strict=True):
        above = world.named(("居委会", place)) or world.named(("政府", place))
        row: Row = {"headcount": people, "fields": fields, "superior": above}
        world.organization(f"志愿队{suffix}", "VolunteerTeam", place, f"{world.short(place)}{suffix}", row)
    world.figures |= {"volunteer_teams": TEAMS, "volunteers": VOLUNTEERS}
