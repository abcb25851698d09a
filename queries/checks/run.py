"""Runs the checks on a graph."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.database import Database
from graph.errors import UnknownName
from queries.begin import begun
from queries.catalogue import text_of
from queries.checks import bodies, categories, escalation, grants
from queries.checks.base import CHECKS, Check, Hit, Post, Sitting, System
from queries.duties import facts
from queries.ownership.world import Period

MODULES = (categories, bodies, grants, escalation)
"""Where the rules are: importing them fills the registry."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One hit of one rule, with the name of what it is about."""

    check: Check
    hit: Hit
    name: str

    def record(self) -> dict[str, Any]:
        """As JSON prints it, texts in both languages."""
        return {
            "rule": self.check.id,
            "severity": self.check.severity,
            "title": {"zh": self.check.title.zh, "en": self.check.title.en},
            "where": {"id": self.hit.subject, "name": self.name},
            "zh": self.hit.zh,
            "en": self.hit.en,
            "remedy": {"zh": self.check.remedy.zh, "en": self.check.remedy.en},
            "source": self.check.source.split(),
        }


def run(database: Database, rule: str | None = None, asof: date | None = None) -> list[Finding]:
    """All findings of all rules, or of one, in order of the registry. Raises UnknownName for a rule that there is not."""
    if rule and rule not in CHECKS:
        raise UnknownName("check", rule, list(CHECKS))
    return list(findings(system(database, asof or database.asof()), [CHECKS[rule]] if rule else CHECKS.values()))


def findings(seen: System, checks: Iterable[Check]) -> Iterable[Finding]:
    """What some rules find."""
    return (Finding(one, hit, _name(seen, hit.subject)) for one in checks for hit in one.look(seen))


def system(database: Database, asof: date) -> System:
    """What the checks look at. Raises UsageError for a day before the first duty."""
    begun(database, asof)
    found = facts(database)
    posts, terms = database.read(text_of("check-posts")).rows[0]
    conferences, keywords = database.read(text_of("check-conferences")).rows[0]
    sent, listed = database.read(text_of("check-sent"), {"asof": asof}).rows[0]
    held = defaultdict(list)
    for post, since, until in terms:
        held[post].append(_period(since, until))
    return System(
        found,
        asof,
        {id: tuple(words) for id, words in keywords},
        [Post(id, title, body, _period(since, until), tuple(held.get(id, ()))) for id, title, body, since, until in posts],
        [
            Sitting(id, name, place, tuple(_period(*lead) for lead in leads), _period(since, until))
            for id, name, place, leads, since, until in conferences
        ],
        [(body, category, times) for body, category, times in sent],
        frozenset((body, category) for body, category in listed),
    )


def _name(seen: System, id: str) -> str:
    """Of a duty: who carries it, and for what."""
    duty = seen.world.duty.get(id)
    return f"{seen.name(duty.body)} · {seen.name(duty.category)}" if duty else seen.name(id)


def _period(since: str, until: str) -> Period:
    return Period(date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)
