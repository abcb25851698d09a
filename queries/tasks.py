"""From a gap to a task and back: a problem with place, category, lead and day, signed off when the rule passes again."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from graph import names
from graph.database import Database
from graph.errors import UsageError
from graph.words import SEMICOLONS, told
from queries import lookup
from queries.catalogue import catalogue, text_of
from queries.joined import earlier, joined
from queries.routing import answer
from queries.rules import Gap, gaps

SOURCE = "巡查"
OPEN, CLOSED = "交办", "办结归档"
SOLVED = ("解决", CLOSED)
MARK = "GAP-"
MOST_DAYS = 3650
FAILING, PROPOSED, SIGNED, REOPEN, GONE = "failing", "proposed for sign-off", "signed off", "to be reopened", "its place is gone"


@dataclass(frozen=True, slots=True)
class Task:
    """A problem made of a gap. `stands` is one of the five: what its rule says now against its state."""

    number: str
    rule: str
    title: str
    category: str
    place: str
    handler: str | None
    due: date | None
    state: str
    reopened: int
    stands: str

    @property
    def id(self) -> str:
        return f"issue:{SOURCE}/{self.number}"

    def record(self) -> dict[str, Any]:
        shown = ("number", "rule", "title", "category", "place", "handler", "due", "state", "reopened", "stands")
        return {name: getattr(self, name) for name in shown}


def number(rule: str, subject: str) -> str:
    """The number of the task for a gap: always the same, so that it reopens and never stands twice."""
    return f"{MARK}{rule}-{hashlib.sha256(subject.encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Opening:
    """What makes a task of a gap: the row of a problem's ledger; `known`: the gap has its task already."""

    row: dict[str, str]
    known: bool


def openings(database: Database, selected: Iterable[Gap], category: str, days: int, asof: date | None = None) -> list[Opening]:
    """One for each gap; the lead is who answers for the category there. Tasks and joined nodes are read once for all of them.

    A number is that of the task that the gap has already, also if that was made of what has been joined to its subject since.
    Raises UnknownName, AmbiguousName, and UsageError for days that are none.
    """
    asof = asof or database.asof()
    due = _due(asof, days)
    kind = lookup.find(database, "Category", category, asof).id
    became = joined(database)
    known = {one["number"] for one in database.read(text_of("gap-tasks"), {"start": MARK, "asof": asof}).dicts()}
    leads = _Leads(database, kind, asof)
    found = []
    for gap in selected:
        numbers = [number(gap.rule, id) for id in earlier(became, gap.id)]
        there = next((one for one in numbers if one in known), None)
        found.append(Opening(_row(gap, there or numbers[0], kind, asof, due) | leads.of(gap.place), there is not None))
    return found


def _row(gap: Gap, number: str, category: str, asof: date, due: date) -> dict[str, str]:
    return {
        "source_of": SOURCE, "number": number, "title": told(catalogue().rule(gap.rule).title.zh, gap.name, "zh"),
        "content": SEMICOLONS["zh"].join(filter(None, (gap.detail.zh if gap.detail else "", gap.remedy.zh))),
        "state": OPEN, "received_on": str(asof), "assigned_on": str(asof), "due_on": str(due), "category": category, "place": gap.place,
    }  # fmt: skip


@dataclass
class _Leads:
    """Who has to see to a kind of problem: each place is asked for once."""

    database: Database
    category: str
    asof: date
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, place: str) -> dict[str, str]:
        if place not in self.known:
            found = answer(self.database, place, self.category, asof=self.asof)
            leads = found["act"] or found["held_by"]
            self.known[place] = {"handler": leads[0]["id"]} if leads else {}
        return self.known[place]


def _due(asof: date, days: int) -> date:
    if not 0 < days <= MOST_DAYS:
        raise UsageError(f"{days} days: a task is due after 1 to {MOST_DAYS} days")
    return asof + timedelta(days=days)


def gaps_of(database: Database, rule: str, subjects: Iterable[str]) -> list[Gap]:
    """The gaps of subjects by id or name, each once. Raises UnknownName, and UsageError where the rule has no such gap."""
    failing = gaps(database, rule)
    return list({gap.id: gap for gap in (_called(rule, subject, failing) for subject in subjects)}.values())


def _called(rule: str, subject: str, failing: Sequence[Gap]) -> Gap:
    found = [gap for gap in failing if gap.id == subject] or [gap for gap in failing if names.key(gap.name) == names.key(subject)]
    if len(found) != 1:
        why = f"several are: {', '.join(gap.id for gap in found)}" if found else "none of its gaps is called so"
        raise UsageError(f"{rule}: '{subject}': {why}; `govgraph coverage --rule {rule} --xlsx F` lists them")
    return found[0]


def tasks(database: Database, asof: date | None = None) -> list[Task]:
    """All of them, the earliest day first; each rule is asked once. A gap that is accepted for now still fails."""
    asof = asof or database.asof()
    rows = database.read(text_of("gap-tasks"), {"start": MARK, "asof": asof}).dicts()
    rules = {rule.id for rule in catalogue().rules()}
    of = {one["number"]: _rule_of(one["number"]) for one in rows}
    known = joined(database)
    failing = {
        rule: {number(rule, id) for gap in gaps(database, rule, asof=asof, waived=True) for id in earlier(known, gap.id)}
        for rule in sorted(set(of.values()) & rules)
    }
    return [_task(one, of[one["number"]], one["number"] in failing.get(of[one["number"]], ())) for one in rows]


def _rule_of(text: str) -> str:
    return text.removeprefix(MARK).rpartition("-")[0]


def _task(row: dict[str, Any], rule: str, fails: bool) -> Task:
    solved = row["state"] in SOLVED
    stands = (REOPEN if fails else SIGNED) if solved else FAILING if fails else GONE if row["gone"] else PROPOSED
    own = (row["number"], rule, row["title"], row["category"], row["place"], row["handler"], row["due"], row["state"], row["reopened"])
    return Task(*own, stands)


def signed(task: Task, asof: date, by: str) -> dict[str, str]:
    """The row that signs a task off, with the evidence. Raises UsageError while its rule fails, once it is signed, and without a name."""
    if not by.strip():
        raise UsageError("say who signs: the name or the office of the official")
    if task.stands in (FAILING, REOPEN):
        raise UsageError(f"{task.number}: {task.rule} still fails there: it cannot be signed off")
    if task.stands == SIGNED:
        raise UsageError(f"{task.number} is signed off already")
    why = f"{task.place} 已撤销" if task.stands == GONE else f"规则 {task.rule} 已达标"
    evidence = f"销号：{by.strip()}；佐证：{asof} {why}"
    return {**_key(task), "state": CLOSED, "closed_on": str(asof), "result": evidence, "solved": "是"}


def reopened(task: Task, asof: date, days: int) -> dict[str, str]:
    """The row that takes a task up again."""
    due = _due(asof, days)
    return {**_key(task), "state": OPEN, "due_on": str(due), "reopened": str(task.reopened + 1), "solved": "否"}


def _key(task: Task) -> dict[str, str]:
    """What every row of a problem's ledger must say."""
    return {"source_of": SOURCE, "number": task.number, "category": task.category, "place": task.place}
