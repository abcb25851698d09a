"""The facts that the rules of who answers reason about, as plain immutable values.

Ids are those of the graph. Periods are half-open, `[since, until)`; None is open on that side.
Strings are the graph's own words; the names below are the ones that a rule depends on.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

OPERATOR: Final = "operator"
LINE: Final = "line"
AREA: Final = "area"
OVERSIGHT: Final = "oversight"
FALLBACK: Final = "fallback"
SLOTS: Final = (OPERATOR, LINE, AREA, OVERSIGHT, FALLBACK)

SERVICE: Final = "service"
ENFORCEMENT: Final = "enforcement"
APPROVAL: Final = "approval"
HANDLING: Final = "handling"

ACT: Final = "act"
SERVE: Final = "serve"
REGULATE: Final = "regulate"
ENFORCE: Final = "enforce"
APPROVE: Final = "approve"
LEADING: Final = (ACT, SERVE, REGULATE, ENFORCE, APPROVE)
"""The competences that may lead, in the order in which they do at a tie; notice, help and coordinate never do."""

BY_LAW: Final = "law"
BY_DECISION: Final = "decision"

BASIC: Final = "基本履职"
SUPPORT: Final = "配合履职"
TAKEN_BACK: Final = "上级收回"
GRANT: Final = "赋权"

PUBLIC_ROAD: Final = "public road"
BACK_LANE: Final = "back lane"
UTILITY_LINE: Final = "utility line"
SHARED_PARTS: Final = "shared parts"
PRIVATE_PARTS: Final = "private parts"
SITE: Final = "building site"
VENUE: Final = "venue"
OBJECTS: Final = (PUBLIC_ROAD, BACK_LANE, UTILITY_LINE, SHARED_PARTS, PRIVATE_PARTS, SITE, VENUE)

LED: Final = "领导"
GUIDED: Final = "业务指导"
STATIONED: Final = "派驻"
LED_TWICE: Final = "双重"


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` is the graph's: City County Street Community Grid Compound Building BuildingUnit Road Lane."""

    id: str
    name: str
    kind: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of problem. `objects` in the order in which they are tried; `gate` names the channel that takes it.

    `remit` is the level (市, 县, 街道, 社区) whose conference it belongs before; the rules do not look at it.
    """

    id: str
    name: str
    nature: str
    parent: str | None = None
    objects: tuple[str, ...] = ()
    place_kinds: tuple[str, ...] = ()
    gate: str | None = None
    remit: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. `serves` is its jurisdiction: never the seat, never what the places it serves are part of.

    A body that no longer exists carries nothing: `until` is the day from which it is gone.
    """

    id: str
    name: str
    kind: str
    serves: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Subordination:
    """`body` stands under `superior`; `kind` is 领导, 业务指导, 派驻 or 双重."""

    body: str
    superior: str
    kind: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What one body owes for one category. Without `within` it holds wherever the body has jurisdiction."""

    id: str
    body: str
    category: str
    slot: str
    competence: str
    within: str | None = None
    whole: bool = False
    object: str | None = None
    basis: str | None = None
    list: str | None = None
    since: date | None = None
    until: date | None = None
    derived_from: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """MANAGES or MAINTAINS (`relation`): a body looks after a place, or one kind of object there."""

    id: str
    body: str
    place: str
    relation: str = "MANAGES"
    object: str | None = None
    contract_kind: str | None = None
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on place × category: it names `body`, says nobody (`body` None), or excludes `body`.

    Of two rulings that began on the same day the higher `order` is the later one.
    """

    id: str
    place: str
    category: str
    body: str | None = None
    excludes: bool = False
    since: date | None = None
    until: date | None = None
    order: int = 0
    source: str = ""


@dataclass(frozen=True, slots=True)
class Guarantee:
    """包保: `unit` is the unit of the guarantor's post, the last resort at `place`."""

    id: str
    unit: str
    place: str
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Who answers for `category` at `place` on `asof`. `receivers`: who has had it so far, the first one first."""

    place: str
    category: str
    asof: date
    object: str | None = None
    receivers: tuple[str, ...] = ()
