"""The way up through the conferences: who sits at each level, when next, how long it may keep a problem, where it starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from graph.settings import Settings
from queries.header import Both
from queries.ownership.world import Period


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the conferences (§A1, §A7), the kind of place that it is for, and the graph's word for it."""

    name: str
    kind: str
    word: str


LEVELS: Final = (
    Level("community", "Community", "社区"), Level("street", "Street", "街道"), Level("county", "County", "县"), Level("city", "City", "市"),
)  # fmt: skip
DECIDING: Final = frozenset({"county", "city"})
"""The levels that may say whose a problem is."""
MONTHS: Final = {"每月": 1, "每季度": 3}
WEEKLY: Final = "每周"


@dataclass(frozen=True, slots=True)
class Topic:
    """A priority topic (§A6): for a time it pulls some kinds of problem, or all those of some places, onto an agenda."""

    name: str
    period: Period
    categories: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def calls(self, categories: Iterable[str], places: Iterable[str], asof: date) -> bool:
        """Whether it calls for a problem, by all categories and places that this lies in; one that names none calls for nothing."""
        kinds = not self.categories or not self.categories.isdisjoint(categories)
        there = not self.places or not self.places.isdisjoint(places)
        return bool(self.categories or self.places) and kinds and there and self.period.holds(asof)


@dataclass(frozen=True, slots=True)
class Conference:
    """A joint conference; `convenors` and `leads` are (id, name), `sessions` the days on record."""

    id: str
    place: str
    level: str
    remit: str
    convenors: tuple[tuple[str, str], ...] = ()
    leads: tuple[tuple[str, str], ...] = ()
    cadence: str = ""
    sessions: tuple[date, ...] = ()
    topics: tuple[Topic, ...] = ()

    def due(self) -> date | None:
        """When the cadence asks for a session after the last one on record (§A5)."""
        if not self.sessions or not (self.cadence == WEEKLY or self.cadence in MONTHS):
            return None
        last = max(self.sessions)
        return last + timedelta(7) if self.cadence == WEEKLY else _months_after(last, MONTHS[self.cadence])

    def next_session(self, asof: date) -> dict[str, Any] | None:
        """The next one on record, else the one that is due; None: neither cadence nor sessions are known."""
        coming = [day for day in self.sessions if day >= asof]
        if coming:
            return {"on": min(coming).isoformat(), "recorded": True, "overdue": False}
        due = self.due()
        return {"on": due.isoformat(), "recorded": False, "overdue": due < asof} if due else None


def limits(settings: Settings) -> dict[str, int]:
    """Hours for which each level may keep a problem, from the settings; assumed, no source says."""
    hours = map(int, settings["GOVGRAPH_LIMITS"].split(","))
    return {level.name: limit for level, limit in zip(LEVELS, hours, strict=True)}


def deadline(asof: date, hours: int) -> date:
    """The last day of a limit."""
    return asof + timedelta(hours=hours)


@dataclass(frozen=True, slots=True)
class Start:
    """The level where a problem goes first, and why there."""

    level: str
    why: Both


NEAREST: Final = Both("就近提出", "the nearest")
UNSETTLED: Final = Both("责任未明确，由县级研究", "nobody's for certain, so the county's")
BEYOND: Final = Both("县级难以解决，提交市级", "beyond a county, so the city's")


def called(topic: str) -> Both:
    """It is on a conference's list of priority topics."""
    return Both(f"列入重点“{topic}”", f"on its priority topic '{topic}'")


def by_remit(category: str) -> Both:
    """The category belongs before a conference of that level."""
    return Both(f"“{category}”属这一级议事范围", f"'{category}' is this level's by remit")


def start(levels: Sequence[str], wanted: Iterable[Start]) -> Start | None:
    """The first of `wanted` whose level, or one above it, is among `levels`, the lowest first; else the nearest, else None (§A6)."""
    order = [level.name for level in LEVELS]
    for one in wanted:
        if found := next((level for level in order[order.index(one.level) :] if level in levels), None):
            return Start(found, one.why)
    return Start(levels[0], NEAREST) if levels else None


def _months_after(day: date, months: int) -> date:
    """The same day of a later month; of a shorter one its last."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(day.day - 1), after - timedelta(1))
