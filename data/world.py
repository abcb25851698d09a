"""What the generator knows while it writes: the places, the bodies and the ledgers, and how names are looked up."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from random import Random
from typing import Final

from data import ids, words
from data.divisions import CITY, CITY_NAME, STATISTICAL, Community, Divisions, Street
from data.writing import Dress, Ledger, Row, Value, sheet_of

REFERENCE_DATE: Final = date(2021, 6, 30)
"""The day to which everything in the sample is current."""
SHORT: Final = {CITY: CITY_NAME, STATISTICAL: "白城经开区"}


@dataclass(frozen=True, slots=True)
class Grid:
    id: str
    name: str
    form: str
    community: str


@dataclass(frozen=True, slots=True)
class Size:
    """How much of what is counted in thousands: posts and requests. 1 is the account's size."""

    factor: float = 1.0

    def of(self, number: int) -> int:
        """That figure of the account at this size."""
        return max(1, round(number * self.factor))


@dataclass(slots=True)
class Compound:
    """`company` and `committee` are the ids of those in office on the reference date."""

    id: str
    name: str
    community: str
    street: str
    management: str = "物业企业"
    households: int = 0
    buildings: int = 0
    grids: tuple[str, ...] = ()
    company: str = ""
    committee: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. `place` is the first place that it serves; `counts` marks a "two-new" one."""

    id: str
    name: str
    kind: str
    place: str
    counts: bool = False


@dataclass
class World:
    """`sheets` holds the ledgers by the type of their sheet; `bodies` every organisation by what it is and where.

    `approved` says how many community workers a community may have, `sent` which party organisations were sent to it,
    `supervised` the number and id of each problem that the command centre follows;
    `gaps` are those that a rule of coverage finds, `planted` what else is wrong on purpose, by what it is; both by id.
    """

    seed: int
    divisions: Divisions
    size: Size = field(default_factory=Size)
    sheets: dict[str, Ledger] = field(default_factory=dict)
    grids: dict[str, list[Grid]] = field(default_factory=lambda: defaultdict(list))
    compounds: list[Compound] = field(default_factory=list)
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    gaps: dict[str, list[str]] = field(default_factory=dict)
    vacant: list[str] = field(default_factory=list)
    planted: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    figures: dict[str, int] = field(default_factory=dict)
    sent: dict[str, list[Body]] = field(default_factory=dict)
    supervised: list[tuple[str, str]] = field(default_factory=list)
    decisions: dict[str, int] = field(default_factory=dict)
    approved: dict[str, int] = field(default_factory=dict)

    def random(self, subject: str) -> Random:
        """Chance of its own for each subject, so that one more draw for one changes nothing in another."""
        return Random(f"{self.seed}/{subject}")  # noqa: S311 - chance for a sample, not for secrets

    def ledger(
        self, type: str, *columns: str, title: str = "", captions: dict[str, str] | None = None, note: str = "",
        dress: Dress | None = None, key: str = "",
    ) -> Ledger:  # fmt: skip
        """Opens the ledger of a type, known by it or by `key`. Each has a column that says that its rows are made up."""
        marked = (*columns, "synthetic") if any(one.field == "synthetic" for one in sheet_of(type).columns) else columns
        ledger = Ledger(type, marked, title, captions or {}, (note,) if note else (), dress)
        self.sheets[key or type] = ledger
        return ledger

    def organization(self, role: str, kind: str, place: str, name: str, row: Row | None = None, *, code: int = 0) -> Body:
        """One more organisation, in its ledger and known as `role` at `place` (the first place that it serves)."""
        number = words.credit_code(code) if code else ""
        counts = kind in ("PropertyCompany", "SocialOrganization") or (kind == "Enterprise" and (row or {}).get("ownership") == "非公")
        body = Body(ids.organization(kind, place, name, number), name, kind, place, counts)
        own: Row = {"name": name, "synthetic": True, **self.scope(place)}
        if "serves" not in (row or {}):
            own["serves"] = (self.name(place),)
        if code:
            own["code"] = number
        self.sheets[kind].add(**(own | (row or {})))
        assert (role, place) not in self.bodies, (role, place)
        self.bodies[role, place] = body
        return body

    def body(self, role: str, place: str) -> Body:
        return self.bodies[role, place]

    def named(self, *bodies: tuple[str, str]) -> tuple[str, ...]:
        """The names of those of the bodies, each given as (role, place), that exist."""
        return tuple(self.bodies[body].name for body in bodies if body in self.bodies)

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(one.name for one in self.divisions.communities.values())

    def name(self, place: str) -> str:
        """A division's name, as the list has it."""
        divisions = self.divisions
        if place == CITY:
            return CITY_NAME
        if place in divisions.counties:
            return divisions.counties[place]
        found = divisions.streets.get(place) or divisions.communities[place]
        return found.name

    def short(self, place: str) -> str:
        """A name fit for the names of bodies: no brackets, and the street in front where a community's alone is not enough."""
        name = SHORT.get(place) or self.name(place)
        bare = name.split("）")[-1] if name.startswith("（") else name.split("（")[0]
        community = self.divisions.communities.get(place)
        if community is None:
            return bare
        return f"{self.short(community.street)}{bare}" if self._names[name] > 1 or community.form != "社区(居)" else bare

    def scope(self, place: str) -> dict[str, Value]:
        """The columns that narrow the search for a place or for a body there: 所属区县 and 所属街道."""
        divisions = self.divisions
        if place in divisions.counties:
            return {"county": divisions.counties[place]}
        found: Street | Community | None = divisions.streets.get(place) or divisions.communities.get(place)
        if found is None:
            return {}
        street = found.code if isinstance(found, Street) else found.street
        return {"county": divisions.counties[found.county], "street": divisions.streets[street].name}

    def within(self, community: str) -> dict[str, Value]:
        """As `scope`, and 所属社区."""
        return {**self.scope(community), "community": self.name(community)}
