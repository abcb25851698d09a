"""The ledgers of property companies and their contracts, owners' committees, enterprises and social organisations."""

from datetime import date
from random import Random
from typing import Final

from data import words
from data.divisions import DISTRICT, STATISTICAL
from data.places import MODEL_COMMUNITY, MODEL_COMPOUND
from data.world import REFERENCE_DATE, Compound, World
from data.writing import Row

COMPANIES: Final = 42
# Compounds without a company in office: what is done instead, or what is wrong with the contract.
WITHOUT_COMPANY: Final = (("自管", 12), ("代管", 10), ("弃管", 8), ("合同到期", 6), ("合同未起", 4))
WITHOUT_COMMITTEE: Final = (("未成立", 35), ("任期届满", 20))
ENTERPRISES: Final = (("非公", 290), ("国有", 24), ("集体", 6))
SOCIAL_ORGANIZATIONS: Final = 134
COUNTY_TOWN: Final = "220821100"
"""镇赉镇: its county has no 街道."""


def add(world: World) -> None:
    """All of them."""
    _companies(world)
    _owners_committees(world)
    _enterprises(world)
    _social_organizations(world)


def situations(world: World) -> tuple[dict[str, str], dict[str, str]]:
    """What is wrong at which compound: with its company, with its owners' committee (by the compound's id)."""
    random = world.random("situations")
    choosable = [one.id for one in world.compounds if one.name != MODEL_COMPOUND]
    company = _deal(random, choosable, WITHOUT_COMPANY)
    # Where owners run things themselves they have a committee.
    committee = _deal(random, [id for id in choosable if company.get(id) != "自管"], WITHOUT_COMMITTEE)
    return company, committee


def _deal(random: Random, ids: list[str], shares: tuple[tuple[str, int], ...]) -> dict[str, str]:
    drawn = random.sample(ids, sum(count for _, count in shares))
    return dict(zip(drawn, (name for name, count in shares for _ in range(count)), strict=True))


def _companies(world: World) -> None:
    random = world.random("companies")
    world.ledger("PropertyCompany", "county", "street", "name", "code", "serves", title="物业服务企业名录（合成数据）")
    names = []
    for number in range(1, COMPANIES + 1):
        name = f"{words.LUCKY[number % len(words.LUCKY)]}示例物业{number:02d}号公司"
        world.organization(f"物业{number}", "PropertyCompany", DISTRICT, name, code=number)
        names.append(f"物业{number}")
    contracts = world.ledger(
        "PropertyContract", "county", "street", "community", "compound", "company", "contract_kind", "fee", "since", "until",
        title="住宅小区物业服务合同（合成数据）", note="统计时间：2021年6月30日", captions={"company": "物业公司", "since": "合同开始时间"},
    )  # fmt: skip
    wrong, _ = situations(world)
    edges = iter(EDGES)
    for compound in world.compounds:
        situation = wrong.get(compound.id, "")
        compound.management = situation if situation in ("自管", "代管", "弃管") else "物业企业"
        if compound.management != "物业企业":
            continue
        company = world.body(random.choice(names), DISTRICT)
        since, until = _period(random, situation) if situation or compound.name == MODEL_COMPOUND else next(edges, _period(random, ""))
        contracts.add(
            **world.within(compound.community), compound=compound.name, company=company.name, since=since, until=until or "长期",
            contract_kind=random.choice(("前期物业服务合同", "物业服务合同")), fee=f"{random.randint(3, 12) / 10}元/平米/月",
        )  # fmt: skip
        if not situation:
            compound.company = company.id


EDGES: Final = ((date(2018, 7, 1), REFERENCE_DATE), (REFERENCE_DATE, date(2024, 6, 29)))
"""Contracts that are just still, and just already, in force."""


def _period(random: Random, situation: str) -> tuple[date, date | None]:
    """First and last day of a contract; no last day is 长期."""
    if situation == "合同到期":
        until = random.choice((date(2021, 6, 29), date(2020, 12, 31), date(2021, 3, 31)))
        return date(until.year - 3, 1, 1), until
    if situation == "合同未起":
        return random.choice((date(2021, 7, 1), date(2021, 9, 1))), date(2024, 8, 31)
    since = date(random.randint(2017, 2020), random.randint(1, 12), 1)
    return since, None if random.random() < 0.1 else date(since.year + random.randint(5, 8), 12, 31)


def _owners_committees(world: World) -> None:
    random = world.random("owners")
    world.ledger(
        "OwnersCommittee", "county", "street", "community", "serves", "name", "form", "term", "term_since", "term_until", "filed_on",
        "members", title="业主委员会台账（合成数据）", captions={"serves": "小区", "term": "业委会届别", "term_until": "任期结束时间"},
    )  # fmt: skip
    _, wrong = situations(world)
    for compound in world.compounds:
        situation = wrong.get(compound.id, "")
        if situation == "未成立":
            continue
        name = f"{compound.name}业主委员会"
        row = _term(random, situation == "任期届满") | {"members": random.choice((5, 7, 9, 11))}
        row |= {"form": "业委会" if random.random() < 0.93 else random.choice(("物管会", "居委会代行"))}
        scope = world.within(compound.community)
        body = world.organization("业委会", "OwnersCommittee", compound.id, name, {**scope, "serves": compound.name, **row})
        if not situation:
            compound.committee = body.id


def _term(random: Random, over: bool) -> Row:
    """A term of five years; one in twenty ledgers' rows gives none."""
    if over:
        until = random.choice((date(2021, 6, 29), date(2021, 5, 31), date(2020, 10, 31), date(2019, 12, 31)))
    elif random.random() < 0.05:
        return {}
    else:
        until = random.choice((REFERENCE_DATE, date(2022, 8, 31), date(2023, 4, 30), date(2024, 11, 30), date(2025, 9, 30)))
    since = date(until.year - 5, until.month, 1)
    return {"term": random.randint(1, 4), "term_since": since, "term_until": until, "filed_on": date(since.year, since.month, 20)}


def _enterprises(world: World) -> None:
    random = world.random("enterprises")
    world.ledger(
        "Enterprise", "county", "street", "serves", "name", "code", "ownership", "industry", "staff", captions={"staff": "从业人数"},
    )  # fmt: skip
    homes = _homes(world)
    number = 0
    for ownership, count in ENTERPRISES:
        for _ in range(count):
            number += 1
            trade, industry = words.TRADES[random.randrange(len(words.TRADES))]
            name = f"{random.choice(words.LUCKY)}示例{trade}{number:03d}号"
            staff = random.randint(3, 60) if ownership == "非公" else random.randint(40, 400)
            row: Row = {"ownership": ownership, "industry": industry, "staff": staff}
            code = 1000 + number if number % 5 == 0 else 0
            home = MODEL_COMMUNITY if number <= 4 else random.choice(homes)
            world.organization(f"企业{number}", "Enterprise", home, name, row, code=code)


def _social_organizations(world: World) -> None:
    random = world.random("social")
    world.ledger(
        "SocialOrganization", "county", "street", "serves", "name", "form", title="社会组织名录（合成数据）", captions={"form": "类型"}
    )
    homes = _homes(world)
    for number in range(1, SOCIAL_ORGANIZATIONS + 1):
        cause, form = random.choice(words.CAUSES)
        home = MODEL_COMMUNITY if number <= 3 else random.choice(homes)
        name = f"{random.choice(words.WARM)}示例{cause}{number:03d}号"
        world.organization(f"社会组织{number}", "SocialOrganization", home, name, {"form": form})


def inner_communities(world: World) -> list[str]:
    """The communities of form 社区(居) under the streets outside the statistical zone."""
    streets = {street.code for street in world.divisions.inner_streets}
    return [one.code for one in world.divisions.residential if one.street in streets and one.county != STATISTICAL]


def _homes(world: World) -> list[str]:
    """Where enterprises and social organisations are: under streets, and in the one county seat that is a town."""
    return [*inner_communities(world), *(one.code for one in world.divisions.under(COUNTY_TOWN))]


def managed_by(world: World, management: str) -> list[Compound]:
    """The compounds of a kind of management, in order."""
    return [one for one in world.compounds if one.management == management]
