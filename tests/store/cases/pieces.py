"""The one graph that all cases of all rules are pieces of, and the register of the cases by rule."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.store.build import ASOF, COMMUNITY, STREET, node, tree

YESTERDAY, TOMORROW = ASOF - timedelta(days=1), ASOF + timedelta(days=1)
LONG_AGO, SOON = date(2015, 1, 1), ASOF + timedelta(days=30)
ENDED: dict[str, Any] = {"until": ASOF}
COMING: dict[str, Any] = {"since": TOMORROW}


class Pieces:
    """Nodes and links as cases add them; `passes`, `fails` and `other` hold the ids of the rule that is being declared."""

    def __init__(self) -> None:
        self.nodes, self.links = tree()
        self.passes: dict[str, list[str]] = {}
        self.fails: dict[str, list[str]] = {}
        self.other: dict[str, list[str]] = {}
        self.rule = ""
        self._made = 0

    def _id(self, kind: str) -> str:
        self._made += 1
        return f"{kind.lower()}:{self.rule}/{self._made}"

    def node(self, type: str, /, **props: Any) -> str:
        """A node of a type of the schema; its properties but the id, and a name where it has one."""
        id = self._id(type)
        _, named = node(type, id, f"{type}{self._made}")
        self.nodes.append((type, {**named, **props}))
        return id

    def link(self, start: str, type: str, end: str, **props: Any) -> None:
        self.links.append((start, type, end, props))

    def place(self, kind: str, under: str = "", **props: Any) -> str:
        """A place in another: a street in the county, a community in the street, the rest in the community."""
        id = self.node(kind, **props)
        above = {"Street": "220802", "Community": STREET, "County": "220800"}.get(kind, COMMUNITY)
        self.link(id, "PART_OF", under or above)
        return id

    def body(self, kind: str, serves: str = COMMUNITY, **props: Any) -> str:
        id = self.node(kind, **props)
        self.link(id, "SERVES", serves)
        return id

    def post(self, at: str, kind: str, *, held: bool = True, for_body: str = "", holds: dict[str, Any] | None = None, **props: Any) -> str:
        """A post at a place or body, with its holder unless it is vacant."""
        id = self.node("Post", title=kind, kind=kind, **props)
        self.link(id, "AT", at)
        if for_body:
            self.link(id, "ON_BEHALF_OF", for_body)
        if held:
            self.link(self.node("Person"), "HOLDS", id, **(holds or {}))
        return id

    def party(self, form: str, covers: str = "", serves: str = COMMUNITY, **props: Any) -> str:
        id = self.body("PartyOrganization", serves, form=form, **props)
        if covers:
            self.link(id, "COVERS", covers)
        return id

    def ok(self, *subjects: str) -> None:
        self.passes.setdefault(self.rule, []).extend(subjects)

    def bad(self, *subjects: str) -> None:
        self.fails.setdefault(self.rule, []).extend(subjects)

    def not_asked(self, *subjects: str) -> None:
        self.other.setdefault(self.rule, []).extend(subjects)


Case = Callable[[Pieces], None]
CASES: dict[str, Case] = {}


def case(rule: str) -> Callable[[Case], Case]:
    """Registers the cases of a rule."""

    def register(declare: Case) -> Case:
        assert rule not in CASES, rule
        CASES[rule] = declare
        return declare

    return register


def all_pieces() -> Pieces:
    found = Pieces()
    for rule, declare in sorted(CASES.items()):
        found.rule = rule
        declare(found)
    return found
