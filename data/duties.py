"""The ledger of duties: who has to do what where, as data/duty_rules.py says, and what compounds and single streets add to it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from data import ids
from data.business import managed_by
from data.divisions import CITY, STATISTICAL, Street
from data.duty_rules import (
    CITY_RULES,
    COMMITTEE_RULES,
    COUNTY_RULES,
    EXTRA,
    MISSING,
    STREET_RULES,
    TAKEN_BACK,
    TOWN_RULES,
    UTILITY_RULES,
    ZONE_RULES,
    Rule,
)
from data.organisations import counties
from data.world import Body, World
from data.writing import Value

START: Final = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Grant:
    """赋权: a street may enforce what is the department's, for a time."""

    street: str
    category: str
    since: date
    until: date


GRANTS: Final = (
    Grant("220802001", "市容环境/占道经营", date(2021, 1, 1), date(2023, 12, 31)),
    Grant("220802003", "城乡建设/违法建设", date(2019, 5, 1), date(2020, 12, 31)),
    Grant("220882001", "城乡建设/违法建设", date(2020, 7, 1), date(2022, 12, 31)),
)


class _Book:
    """Numbers the duties and refuses two of the same id."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ledger = world.ledger(
            "Duty", "county", "street", "code", "body", "category", "slot", "competence", "whole", "object", "within", "basis",
            "basis_text", "list", "since", "until", "derived_from", title="职责清单（合成数据）",
            captions={"body": "承担单位", "code": "事项编号", "basis_text": "设定依据"},
        )  # fmt: skip
        self.known: dict[str, str] = {}

    def add(self, body: Body, rule: Rule, *, within: tuple[str, str] = ("", ""), derived_from: str = "", scope: str = "") -> str:
        """One more duty of `body`; `within` is id and name of a place. Returns its number."""
        since = rule.since or START
        id = ids.duty(body.id, rule.category, rule.slot, rule.competence, within[0], since)
        assert id not in self.known, id
        code = f"SY{len(self.known) + 1:05d}"
        self.known[id] = code
        row: dict[str, Value] = {
            "code": code, "body": body.name, "category": rule.category, "slot": rule.slot, "competence": rule.competence,
            "whole": rule.whole or None, "object": rule.object or None, "within": within[1] or None, "basis": rule.basis,
            "basis_text": rule.text or None, "list": rule.list or None, "since": since, "until": rule.until,
            "derived_from": derived_from or None, "synthetic": True,
        }  # fmt: skip
        self.ledger.add(**self.world.scope(scope or body.place), **row)
        return code

    def code_of(self, body: Body, category: str, competence: str) -> str:
        """The number of a duty of the line that began with the list."""
        return self.known[ids.duty(body.id, category, "line", competence, "", START)]


def add(world: World) -> None:
    """All duties."""
    book = _Book(world)
    _upper(world, book)
    for code in counties(world):
        _county(world, book, code)
    for street in world.divisions.streets.values():
        _street(world, book, street)
    for community in world.divisions.residential:
        for rule in COMMITTEE_RULES:
            book.add(world.body("居委会", community.code), rule)
    _grants(world, book)
    _managers(world, book)


def _upper(world: World, book: _Book) -> None:
    for trade, rule in CITY_RULES:
        book.add(world.body(trade, CITY), rule)
    for trade, rule in ZONE_RULES:
        book.add(world.body(trade, STATISTICAL), rule)
    for rule in UTILITY_RULES["供电"]:
        book.add(world.body("供电", CITY), rule)


def _county(world: World, book: _Book, county: str) -> None:
    for trade, rule in COUNTY_RULES:
        if (trade, rule.category, rule.competence) not in MISSING.get(county, ()):
            book.add(world.body(trade, county), rule)
    for trade, rule in EXTRA.get(county, ()):
        book.add(world.body(trade, county), rule)
    for trade in ("供热", "供水", "燃气"):
        heaters = {body.id: body for (role, place), body in world.bodies.items() if role == trade and place[:6] == county}
        for body in heaters.values():
            for rule in UTILITY_RULES[trade]:
                book.add(body, rule)


def _street(world: World, book: _Book, street: Street) -> None:
    office = world.body("政府", street.code)
    for rule in STREET_RULES if street.form == "街道" else TOWN_RULES:
        book.add(office, rule)
    if street.form == "街道":
        for rule in TAKEN_BACK.get(street.county, ()):
            book.add(office, rule)


def _grants(world: World, book: _Book) -> None:
    for grant in GRANTS:
        department = world.body("城管", grant.street[:6])
        origin = book.code_of(department, grant.category, "enforce")
        text = "示例赋权事项目录"
        rule = Rule(grant.category, "line", "enforce", basis="law", text=text, list="赋权", since=grant.since, until=grant.until)
        book.add(world.body("政府", grant.street), rule, within=(grant.street, world.name(grant.street)), derived_from=origin)


def _managers(world: World, book: _Book) -> None:
    """Compounds without a company: the owners run eight of twelve themselves; of ten looked after, streets have six."""
    decided = date(2020, 4, 1)
    rules = tuple(
        Rule(path, "operator", "act", whole=True, object="shared parts", basis="decision", text="业主大会或联席会议示例决定", since=decided)
        for path in ("物业服务/设施维修", "物业服务/小区管理")
    )
    own = [(one, ("业委会", one.id)) for one in managed_by(world, "自管")[:8]]
    looked = managed_by(world, "代管")
    looked_after = [(one, ("政府", one.street)) for one in looked[:6]] + [(one, ("居委会", one.community)) for one in looked[6:]]
    for compound, body in (*own, *looked_after):
        for rule in rules:
            book.add(world.body(*body), rule, within=(compound.id, compound.name), scope=compound.street)
