"""The shape of an answer: the verdict, who acts, who stands in which slot, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

OWNED: Final = "owned"
OVERLAP: Final = "overlap"
PROPOSED: Final = "proposed"
GATE: Final = "gate"
UNOWNED: Final = "unowned"
EXCLUDED: Final = "excluded"
EXPIRED: Final = "expired"
VACUUM: Final = "vacuum"
VERDICTS: Final = (OWNED, OVERLAP, PROPOSED, GATE, UNOWNED, EXCLUDED, EXPIRED, VACUUM)
NOBODY: Final = frozenset({UNOWNED, EXCLUDED, EXPIRED, VACUUM})
"""The verdicts that are all counted as vacuum."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One body in one slot. `ref` is the duty, link, ruling or guarantee that puts it there; None: its jurisdiction.

    `wider`: it rests on a wider category that does not cover the asked one.
    """

    body: str
    ref: str | None = None
    competence: str | None = None
    basis: str | None = None
    list: str | None = None
    wider: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """One step of the reasoning, to be read out. `cites` holds the ids of the facts that it rests on."""

    rule: str
    key: str
    zh: str
    en: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a compound's chain (§D3). `role`: owners, company, committee, community, guarantor.

    `missing`: the place lacks it. Owners are no organisation: they have no `bodies` and are never missing.
    """

    role: str
    bodies: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Where it goes next. `kind`: arbiter, agenda, sideways, channel.

    arbiter: `body` decides between `bodies`. agenda: the county conference `body` takes it up (for a proposal: names
    one of `bodies`). sideways: each street of `bodies` may call `calls` in. channel: `channel` takes it.
    `body` None: no such body is on record.
    """

    kind: str
    body: str | None = None
    bodies: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that ought to be there and is not. `kind`: company."""

    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fact that contradicts the rules and was left out of account. `kind`: within, ruling, grant, department."""

    kind: str
    subject: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers. Every tuple of bodies is sorted by id, except `held_by`: the first receiver comes first."""

    verdict: str
    slots: Mapping[str, tuple[Entry, ...]]
    act: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    object: str | None = None
    gate: str | None = None
    follow_up: tuple[str, ...] = ()
    answers_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chain: tuple[ChainLink, ...] = ()
    catch_all: tuple[Entry, ...] = ()
    next: tuple[Step, ...] = ()
    gaps: tuple[Gap, ...] = ()
    problems: tuple[Problem, ...] = ()
    why: tuple[Why, ...] = ()

    @property
    def counts_as(self) -> str:
        """The verdict as statistics know it: whatever nobody answers for is a vacuum."""
        return VACUUM if self.verdict in NOBODY else self.verdict
