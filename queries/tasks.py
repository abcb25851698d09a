"""From a gap to a task and back: a problem with place, category, lead and day, signed off when the rule passes again."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.database import Database
from graph.errors import UsageError
from queries import lookup
from queries.catalogue import catalogue, text_of
from queries.joined import earlier, joined
from queries.routing import answer
from queries.rules import Gap, gaps

SOURCE = "巡查"
OPEN, CLOSED = "交办", "办结归档"
SOLVED = ("解决", CLOSED)
MARK = "GAP-"
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

    def record(self) -> dict[str, Any]:
        names = ("number", "rule", "title", "category", "place", "handler", "due", "state", "reopened", "stands")
        return {name: getattr(self, name) for name in names}


def number(rule: str, subject: str) -> str:
    """The number of the task for a gap: always the same, so that it reopens and never stands twice."""
    return f"{MARK}{rule}-{hashlib.sha256(subject.encode()).hexdigest()[:10]}"


def row(database: Database, gap: Gap, category: str, days: int) -> dict[str, str]:
    """The row of a problem's ledger for a gap; the lead is who answers for the category there. Raises UnknownName.

    Its number is that of the task that it has already, also if that was made of what has been joined to the subject since.
    """
    asof = database.asof()
    numbers = [number(gap.rule, id) for id in earlier(joined(database), gap.id)]
    known = {one["number"] for one in database.read(text_of("gap-tasks"), {"start": MARK, "asof": asof}).dicts()}
    kind = lookup.find(database, "Category", category, asof).id
    found = answer(database, gap.place, kind, asof=asof)
    leads = found["act"] or found["held_by"]
    title = catalogue().rule(gap.rule).title.zh
    filled = {
        "source_of": SOURCE, "number": next((one for one in numbers if one in known), numbers[0]), "title": f"{title}：{gap.name}",
        "content": "；".join(filter(None, (gap.detail.zh if gap.detail else "", gap.remedy.zh))),
        "state": OPEN, "received_on": str(asof), "assigned_on": str(asof), "due_on": str(asof + timedelta(days=days)),
        "category": kind, "place": gap.place,
    }  # fmt: skip
    return filled | ({"handler": leads[0]["id"]} if leads else {})


def gap_of(database: Database, rule: str, subject: str) -> Gap:
    """The gap of a subject by id or name. Raises UsageError where the rule has no such gap."""
    failing = gaps(database, rule)
    found = [gap for gap in failing if gap.id == subject] or [gap for gap in failing if gap.name == subject]
    if len(found) != 1:
        why = f"several are: {', '.join(gap.id for gap in found)}" if found else "none of its gaps is called so"
        raise UsageError(f"{rule}: '{subject}': {why}; `govgraph coverage --rule {rule} --xlsx F` lists them")
    return found[0]


def tasks(database: Database) -> list[Task]:
    """All of them, the earliest day first; each rule is asked once. A gap that is accepted for now still fails."""
    rows = database.read(text_of("gap-tasks"), {"start": MARK, "asof": database.asof()}).dicts()
    rules = {rule.id for rule in catalogue().rules()}
    of = {one["number"]: _rule_of(one["number"]) for one in rows}
    known = joined(database)
    failing = {
        rule: {number(rule, id) for gap in gaps(database, rule, waived=True) for id in earlier(known, gap.id)}
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


def signed(database: Database, task: Task, by: str) -> dict[str, str]:
    """The row that signs a task off, with the evidence. Raises UsageError while its rule still fails."""
    if task.stands == FAILING:
        raise UsageError(f"{task.number}: {task.rule} still fails there: it cannot be signed off")
    asof = database.asof()
    why = f"{task.place} 已撤销" if task.stands == GONE else f"规则 {task.rule} 已达标"
    evidence = f"销号：{by}；佐证：{asof} {why}"
    return {**_key(task), "state": CLOSED, "closed_on": str(asof), "result": evidence, "solved": "是"}


def reopened(database: Database, task: Task, days: int) -> dict[str, str]:
    """The row that takes a task up again."""
    due = database.asof() + timedelta(days=days)
    return {**_key(task), "state": OPEN, "due_on": str(due), "reopened": str(task.reopened + 1), "solved": "否"}


def _key(task: Task) -> dict[str, str]:
    """What every row of a problem's ledger must say."""
    return {"source_of": SOURCE, "number": task.number, "category": task.category, "place": task.place}
