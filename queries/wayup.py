"""The way up through the conferences: who sits at each level, when next, how long it may keep a problem, where it starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the conferences (§A1, §A7) and the kind of place that it is for."""

    name: str
    kind: str


LEVELS: Final = (Level("community", "Community"), Level("street", "Street"), Level("county", "County"), Level("city", "City"))
MONTHS: Final = {"每月": 1, "每季度": 3}
WEEKLY: Final = "每周"


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


def start(levels: Sequence[str], *, settled: bool, higher: bool) -> str | None:
    """Where a problem goes first (§A6): nearest by, what nobody answers for to the county, what a county cannot solve to the city."""
    wanted = "city" if higher else "county"
    if settled or wanted not in levels:
        return (levels[0] if settled else levels[-1]) if levels else None
    return wanted


def _months_after(day: date, months: int) -> date:
    """The same day of a later month; of a shorter one its last."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(day.day - 1), after - timedelta(1))
