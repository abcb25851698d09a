"""A small town with the worked examples of who answers, and the graph of such facts."""

from datetime import date
from random import Random
from typing import Any

from graph.schema import SCHEMA
from queries.ownership.facts import ACT, LEADING, SLOTS
from tests.store.build import Link, Node, node
from tests.unit.worlds import TODAY, City

LIVE = {"since", "until"}


def graph_of(city: City) -> tuple[list[Node], list[Link]]:
    """The same facts as nodes and links, as far as the schema knows their kinds."""
    nodes = [node(place.kind, place.id, place.name) for place in city.places if SCHEMA.node(place.kind)]
    links: list[Link] = [(place.id, "PART_OF", place.parent) for place in city.places if place.parent and SCHEMA.node(place.kind)]
    for category in city.categories:
        kept: dict[str, Any] = {"nature": category.nature, "objects": list(category.objects), "gate": category.gate}
        nodes.append(node("Category", category.id, category.name, **filled(kept)))
        links += [(category.id, "NARROWER_OF", category.parent)] if category.parent else []
    for body in city.bodies:
        nodes.append(node(body.kind, body.id, body.name, **period(body)))
        links += [(body.id, "SERVES", place) for place in body.serves]
    for duty in city.duties:
        names = ("slot", "competence", "whole", "object", "basis", "list", "source")
        nodes.append(node("Duty", duty.id, **filled({name: getattr(duty, name) for name in names}), **period(duty)))
        links += [(duty.body, "CARRIES", duty.id), (duty.id, "CONCERNS", duty.category)]
        links += [(duty.id, "WITHIN", duty.within)] if duty.within else []
        links += [(duty.id, "DERIVED_FROM", duty.derived_from)] if duty.derived_from else []
    for one in city.subordinations:
        links.append((one.body, "SUBORDINATE_TO", one.superior, {"kind": one.kind, **period(one)}))
    for link in city.links:
        links.append((link.body, link.relation, link.place, {**filled({"object": link.object}), **period(link)}))
    for ruling in city.rulings:
        kept = {"excludes": ruling.excludes or None, "nobody": None if ruling.body else True, "order": ruling.order, **period(ruling)}
        nodes.append(node("Decision", ruling.id, **filled(kept)))
        links += [(ruling.id, "RULES_AT", ruling.place), (ruling.id, "RULES_ON", ruling.category)]
        links += [(ruling.id, "NAMES", ruling.body)] if ruling.body else []
    for guarantee in city.guarantees:
        nodes.append(node("Guarantee", guarantee.id, **period(guarantee)))
        links += [(guarantee.id, "BACKED_BY", guarantee.unit), (guarantee.id, "GUARANTEES", guarantee.place)]
    return nodes, links


def filled(props: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in props.items() if value is not None}


def period(fact: Any) -> dict[str, Any]:
    return filled({"since": fact.since, "until": fact.until})


def heating(city: City) -> None:
    city.category("heating", "service", objects=("utility line",))
    city.body("heat utility", "Utility", "county").duty("heat utility", "heating", "operator", "serve", basis="law")
    city.department("housing").duty("housing", "heating", "line", "regulate").duty("community office", "heating", "area", "help")


def leak(city: City) -> None:
    city.category("leak", "service", objects=("shared parts", "utility line"))
    city.duty("housing", "leak", "line", "regulate", object="shared parts")
    city.body("water", "Utility", "county").duty("water", "leak", "operator", "act", object="utility line")


def extension(city: City) -> None:
    city.category("extension", "enforcement", objects=("shared parts",))
    city.department("chengguan").office("team", "chengguan").duty("chengguan", "extension", "line", "enforce", basis="law", id="own")
    city.duty("company", "extension", "operator", "help").duty("community office", "extension", "area", "notice")
    city.duty("street office", "extension", "line", "enforce", id="grant", list="赋权", derived_from="own",
              since=date(2022, 1, 1), until=date(2025, 7, 1))  # fmt: skip


def fumes(city: City) -> None:
    city.category("fumes", "enforcement", objects=("venue",)).department("ecology")
    city.duty("chengguan", "fumes", "line", "enforce").duty("ecology", "fumes", "line", "enforce")
    city.body("county government", "Government", "county")
    city.under("chengguan", "county government").under("ecology", "county government")


def others(city: City) -> None:
    city.category("rubbish", "service").duty("street office", "rubbish", "area", "act", list="基本履职")
    city.category("animals", "handling").category("dogs", "handling", "animals")
    city.department("farming", "city").duty("farming", "animals", "line", "act")
    city.category("fire", "handling", gate="119").category("noise", "enforcement")
    city.duty("ecology", "noise", "line", "enforce", until=date(2021, 1, 1))
    city.category("nothing", "service").duty("housing", "all", "line", "act")
    city.department("elsewhere", "street-2").category("outside", "handling").duty("elsewhere", "outside", "line", "act", within="street")


def town() -> City:
    """One city that holds the worked examples side by side."""
    city = City().street().body("community office", "ResidentsCommittee", "community")
    city.body("company", "PropertyCompany", "county").manages("company", "compound", until=date(2024, 1, 1))
    city.body("conference", "Conference", "county").body("old", "Department", "county", until=date(2020, 1, 1))
    for part in (heating, leak, extension, fumes, others):
        part(city)
    return city


def scattered(pick: Random) -> City:
    """Bodies, duties and lines at random; most of what a city holds has nothing to do with a question."""
    city = City().street().street("second office", "street-2")
    for number in range(6):
        city.category(
            f"c{number}", pick.choice(("service", "enforcement", "handling")), pick.choice(["all", *(f"c{n}" for n in range(number))])
        )
    places = ["city", "county", "street", "street-2", "community", "compound"]
    kinds = ["Department", "FieldOffice", "Utility", "Enterprise", "PropertyCompany", "ResidentsCommittee", "Government"]
    for number in range(14):
        city.body(f"b{number}", pick.choice(kinds), *pick.sample(places, pick.choice((0, 1, 1, 2))), **span(pick))
        if number and pick.random() < 0.6:
            city.under(f"b{number}", f"b{pick.randrange(number)}", pick.choice(("领导", "派驻", "双重", "业务指导")), **span(pick))
    for number in range(30):
        more = {"within": pick.choice([None, None, *places]), "list": pick.choice([None, None, "基本履职", "上级收回", "赋权"])}
        more["derived_from"] = f"d{pick.randrange(number)}" if number and pick.random() < 0.2 else None
        competence = pick.choice((ACT, *LEADING, "notice", "help"))
        city.duty(f"b{pick.randrange(14)}", f"c{pick.randrange(6)}", pick.choice(SLOTS[:3]), competence, id=f"d{number}",
                  whole=pick.random() < 0.2, basis=pick.choice((None, "law")), **more, **span(pick))  # fmt: skip
    companies = [body.id for body in city.bodies if body.kind == "PropertyCompany"]
    for body in companies[:1]:
        city.manages(body, "compound", **span(pick))
    city.manages("b1", "street", relation="MAINTAINS", object="public road", **span(pick))
    for number in range(8):
        named = pick.choice([None, *(f"b{n}" for n in range(14))])
        city.ruling(f"r{number}", pick.choice(places), f"c{pick.randrange(6)}", named, excludes=bool(named) and pick.random() < 0.4,
                    order=pick.randrange(3), **span(pick))  # fmt: skip
    city.guarantee(pick.choice(city.bodies).id, "compound")
    return city


def span(pick: Random) -> dict[str, date]:
    if pick.random() < 0.8:
        return {}
    return {pick.choice(sorted(LIVE)): pick.choice((date(2020, 1, 1), TODAY, date(2022, 1, 1)))}
