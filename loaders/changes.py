"""The journal's entries: what a node or link was before a load changed or retired it, and what it became.

What a load makes anew needs none: its `created_by` says it. A Change names a link by its ends and the fingerprint that
it has afterwards; `of` is the type of the node, or the type of the link and the keyed labels of its ends. `before` and
`now` are JSON of the values that changed; of a link that a load takes away `before` holds all it had.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson

from graph.fields import PRECISION, shown_day
from graph.model import NodeType

Values = dict[str, Any]
MARKS = ("load", "source", "fingerprint")
"""What a load writes on everything that it touches; it goes back too when the load is undone."""


def encode(values: Any) -> str:
    """JSON; a date, which JSON does not know, as {"date": "2021-06-30"}."""
    return encoded(values).decode()


def encoded(values: Any) -> bytes:
    """The same in UTF-8, as it lies in a file."""
    return orjson.dumps(values, _tagged, orjson.OPT_PASSTHROUGH_DATETIME)


def _tagged(value: Any) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be kept in the journal")


def decode(text: str) -> Any:
    """What `encode` was given."""
    return json.loads(text, object_hook=untagged)


def untagged(value: Values) -> Any:
    """A JSON object as it was before `encode`; for `object_hook`."""
    return date.fromisoformat(value["date"]) if value.keys() == {"date"} else value


def of_node(op: str, type: NodeType, stored: Values, now: Values, fingerprint: str, source: str) -> Values:
    """`stored`: all that the node has; `now`: what it gets, a None clears; `fingerprint`: what it has then."""
    before = {name: stored.get(name) for name in (*now, *MARKS)}
    return {
        "op": op,
        "subject": stored["id"],
        "of": type.name,
        "before": encode(before),
        "now": encode(now),
        "after": fingerprint,
        "source": source,
    }


def of_link(op: str, of: tuple[str, str, str], ends: tuple[str, str], stored: Values, now: Values) -> Values:
    """`of`: the link's type and the keyed labels of its ends; `stored`: all that it has; `now`: what it gets, marks among it."""
    said = {name: value for name, value in now.items() if name not in MARKS and stored.get(name) != value}
    return {
        "op": op,
        "start": ends[0],
        "end": ends[1],
        "of": " ".join(of),
        "before": encode(stored),
        "now": encode(said),
        "after": now["fingerprint"],
        "source": now["source"],
    }


def differing(values: Values, stored: Values) -> Values:
    """What `values` say and `stored` does not hold; how exactly a day is known goes with the day."""
    found = {name: value for name, value in values.items() if stored.get(name) != value}
    for day in values:
        mark = f"{day}{PRECISION}"
        if (mark in values and day in found) or (mark in stored and mark not in values):
            found[mark] = values.get(mark)
    return found


def told(before: Values, now: Values) -> Iterator[tuple[str, Any, Any]]:
    """(field, old, new) of what changed; a day as exactly as it is known, the end of a period as its last day."""
    for name in now:
        if not (name.endswith(PRECISION) and name.removesuffix(PRECISION) in now):
            mark = f"{name}{PRECISION}"
            yield name, _told(name, before.get(name), before.get(mark)), _told(name, now[name], now.get(mark, before.get(mark)))


def _told(name: str, value: Any, precision: Any) -> Any:
    last = name.endswith("until")
    return shown_day(value, precision, last=last) if isinstance(value, date) and (precision or last) else value
