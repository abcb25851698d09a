"""A small city to ask questions of, built fact by fact: ids are the names, so that a test reads like the case it is."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

from queries.ownership.answer import Answer
from queries.ownership.facts import Body, Category, Duty, Guarantee, Link, Place, Question, Ruling, Subordination
from queries.ownership.rules import answer
from queries.ownership.world import World

TODAY = date(2021, 6, 30)

PLACES = (
    ("city", "City", None),
    ("county", "County", "city"),
    ("street", "Street", "county"),
    ("street-2", "Street", "county"),
    ("community", "Community", "street"),
    ("compound", "Compound", "community"),
    ("building", "Building", "compound"),
    ("road", "Road", "community"),
    ("lane", "Lane", "community"),
    ("shop", "Building", "community"),
)


class City:
    """Adds facts and asks. Every body that a test names exists as soon as `body` was called for it."""

    def __init__(self) -> None:
        self.places = [Place(id, id, kind, parent) for id, kind, parent in PLACES]
        self.categories = [Category("all", "all", "handling")]
        self.bodies: list[Body] = []
        self.duties: list[Duty] = []
        self.links: list[Link] = []
        self.rulings: list[Ruling] = []
        self.subordinations: list[Subordination] = []
        self.guarantees: list[Guarantee] = []
        self.takeovers: list[tuple[str, str]] = []

    def category(self, id: str, nature: str, parent: str = "all", **more: Any) -> "City":
        self.categories.append(Category(id, id, nature, parent, **more))
        return self

    def body(self, id: str, kind: str, *serves: str, **more: Any) -> "City":
        self.bodies.append(Body(id, id, kind, serves, **more))
        return self

    def department(self, id: str, *serves: str) -> "City":
        return self.body(id, "Department", *(serves or ("county",)))

    def office(self, id: str, *superiors: str, serves: str = "street", kind: str = "派驻") -> "City":
        self.body(id, "FieldOffice", serves)
        for superior in superiors:
            self.under(id, superior, kind)
        return self

    def street(self, id: str = "street office", *serves: str) -> "City":
        return self.body(id, "Government", *(serves or ("street",)))

    def under(self, body: str, superior: str, kind: str = "领导", **more: Any) -> "City":
        self.subordinations.append(Subordination(body, superior, kind, **more))
        return self

    def duty(self, body: str, category: str, slot: str, competence: str, id: str = "", **more: Any) -> "City":
        name = id or f"{body}|{category}|{slot}|{competence}|{more.get('within') or ''}|{more.get('since') or ''}"
        self.duties.append(Duty(name, body, category, slot, competence, **more))
        return self

    def manages(self, body: str, place: str, **more: Any) -> "City":
        self.links.append(Link(f"{body}→{place}", body, place, **more))
        return self

    def ruling(self, id: str, place: str, category: str, body: str | None = None, **more: Any) -> "City":
        self.rulings.append(Ruling(id, place, category, body, **more))
        return self

    def guarantee(self, unit: str, place: str) -> "City":
        self.guarantees.append(Guarantee(f"{unit}⇒{place}", unit, place))
        return self

    def takeover(self, old: str, *new: str) -> "City":
        self.takeovers += [(old, one) for one in new]
        return self

    def world(self, shuffle: Random | None = None) -> World:
        def order(facts: Iterable[Any]) -> list[Any]:
            rows = list(facts)
            if shuffle:
                shuffle.shuffle(rows)
            return rows

        return World(
            order(self.places),
            order(self.categories),
            order(self.bodies),
            order(self.duties),
            order(self.links),
            order(self.rulings),
            order(self.subordinations),
            order(self.guarantees),
            order(self.takeovers),
        )

    def ask(self, place: str, category: str, asof: date = TODAY, object: str | None = None, receivers: tuple[str, ...] = ()) -> Answer:
        return answer(self.world(), Question(place, category, asof, object, receivers))


def filled(found: Answer, slot: str) -> set[str]:
    """The bodies in one slot."""
    return {entry.body for entry in found.slots[slot]}


def rules(found: Answer) -> set[str]:
    """The rules that fired, as R4:line."""
    return {f"{why.rule}:{why.key}" for why in found.why}


LAST_YEAR = date(2020, 1, 1)


def service(**more: Any) -> City:
    return City().street().category("service", "service", **more).category("lamp", "service", "service", **more)


def offence() -> City:
    city = City().street().category("offence", "enforcement").category("stall", "enforcement", "offence")
    return city.department("chengguan")


def granted(derived_from: str | None = "source") -> City:
    city = offence().duty("chengguan", "stall", "line", "enforce", id="source")
    return city.duty("street office", "stall", "line", "enforce", id="grant", list="赋权", derived_from=derived_from)
