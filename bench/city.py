"""A large city to measure on, as nodes and links: its size is what counts, its names are numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final

from graph.database import Database
from tests.store.build import Link, Node, build, node

COUNTIES, STREETS, COMMUNITIES, COMPOUNDS = 10, 12, 5, 10
SUBJECTS, TOPICS, LEAVES = 15, 4, 5
TRADES: Final = 20
OFFICES: Final = 6
"""Trades that have a field office in each street."""
NATURES: Final = ("service", "enforcement", "handling", "service", "approval")
NEEDED: Final = {"service": "act", "enforcement": "enforce", "approval": "approve", "handling": "act"}


@dataclass(slots=True)
class City:
    """600 communities of 120 streets, 300 leaf categories, 20,000 duties, 7,000 places."""

    nodes: list[Node] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    leaves: list[tuple[str, str]] = field(default_factory=list)

    def place(self, kind: str, id: str, parent: str = "") -> str:
        self.nodes.append(node(kind, id, id))
        if parent:
            self.links.append((id, "PART_OF", parent))
        return id

    def body(self, kind: str, id: str, place: str, *superiors: str) -> str:
        self.nodes.append(node(kind, id, id))
        self.links.append((id, "SERVES", place))
        self.links.extend((id, "SUBORDINATE_TO", superior, {"kind": "派驻"}) for superior in superiors)
        return id

    def duty(self, body: str, category: str, slot: str, competence: str, **more: Any) -> None:
        id = f"duty:{body}|{category}|{slot}|{competence}"
        self.nodes.append(node("Duty", id, slot=slot, competence=competence, source=f"职责.xlsx › 职责 › {len(self.nodes)}", **more))
        self.links += [(body, "CARRIES", id), (id, "CONCERNS", category)]


def city() -> City:
    """All of it; the same each time."""
    made = City()
    _categories(made)
    top = made.place("City", "city")
    for number in range(COUNTIES):
        _county(made, made.place("County", f"county-{number}", top))
    return made


def _categories(made: City) -> None:
    for subject, topic in product(range(SUBJECTS), range(TOPICS)):
        if not topic:
            made.nodes.append(node("Category", f"category:{subject}", f"类{subject}"))
        wide = f"category:{subject}/{topic}"
        made.nodes.append(node("Category", wide, f"类{subject}之{topic}"))
        made.links.append((wide, "NARROWER_OF", f"category:{subject}"))
        for leaf, nature in zip(range(LEAVES), NATURES, strict=True):
            id = f"{wide}/{leaf}"
            made.nodes.append(node("Category", id, f"事项{subject}-{topic}-{leaf}", nature=nature))
            made.links.append((id, "NARROWER_OF", wide))
            made.leaves.append((id, nature))


def _county(made: City, county: str) -> None:
    departments = [made.body("Department", f"{county} 局{trade}", county) for trade in range(TRADES)]
    for number, (leaf, nature) in enumerate(made.leaves):
        department = departments[number % TRADES]
        if number % 23:  # the others are nobody's
            made.duty(department, leaf, "line", NEEDED[nature])
        if number % 3:
            made.duty(departments[(number + 7) % TRADES], leaf, "line", "regulate")
    for number in range(STREETS):
        _street(made, made.place("Street", f"{county}-{number}", county), departments, number)


def _street(made: City, street: str, departments: Sequence[str], number: int) -> None:
    office = made.body("Government", f"{street} 街道办", street)
    for department in departments[:OFFICES]:
        made.body("FieldOffice", f"{department} {number} 队", street, department)
    lists = ("基本履职", "配合履职", "配合履职", "上级收回")
    for at, (leaf, nature) in _every(made.leaves, 5, number):
        made.duty(office, leaf, "area", NEEDED[nature], list=lists[at % 4], basis="law")
    for community in (made.place("Community", f"{street}-{at}", street) for at in range(COMMUNITIES)):
        committee = made.body("ResidentsCommittee", f"{community} 居委会", community)
        for at, (leaf, _) in _every(made.leaves, 27, number):
            made.duty(committee, leaf, "area", ("notice", "help")[at % 2])
        for at in range(COMPOUNDS):
            made.place("Compound", f"{community} 小区{at}", community)


def _every(leaves: Sequence[tuple[str, str]], step: int, start: int) -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate(leaves[start % step :: step])


def write(database: Database) -> City:
    """Puts the city into an empty store."""
    database.prepare()
    made = city()
    build(database, made.nodes, made.links)
    return made
