"""What a plan would change, one line a value: old and new, and the row that says so."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from loaders import changes
from loaders.plan import Plan

SILENT = ("via", "type", "retired_by")


@dataclass(frozen=True, slots=True)
class Difference:
    """`op`: create, change, retire …; `what`: the caption of the type; `field` is empty where something comes or goes as a whole."""

    op: str
    what: str
    subject: str
    field: str
    old: Any
    new: Any
    source: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def differences(plan: Plan) -> Iterator[Difference]:
    """In the order in which they would be written."""
    for batch in plan.batches:
        what = batch.what.rpartition(" ")[0]
        for row in batch.rows:
            if entry := row.get("change"):
                yield from _changed(what, entry)
            else:
                yield Difference("create", what, _subject(row), "", None, None, row["props"].get("source", ""))


def _subject(row: dict[str, Any]) -> str:
    """A node, a link, or a type of which a place has a complete ledger."""
    if "place" in row:
        return f"{row['props']['type']} → {row['place']}"
    return str(row["props"]["id"]) if "id" in row["props"] else f"{row['a']} → {row['b']}"


def _changed(what: str, entry: dict[str, Any]) -> Iterator[Difference]:
    subject = entry.get("subject") or f"{entry['start']} → {entry['end']}"
    if entry["op"] == "unlink":
        yield Difference("unlink", what, subject, "", None, None, entry["source"])
        return
    before, now = changes.decode(entry["before"]), changes.decode(entry["now"])
    for field, old, new in changes.told(before, now):
        if field not in SILENT:
            yield Difference(entry["op"], what, subject, field, old, new, entry["source"])
