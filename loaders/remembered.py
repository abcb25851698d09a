"""The last load, remembered by its files: where the same files come again to the same graph, nothing need be read.

A load that is done keeps the digest of its files (content and names) and of the schema, its counts and problems, and
the size of the graph. As long as it is the last load and the size is the same, those files say nothing new.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from graph import cypher
from graph.database import Database
from graph.schema import SCHEMA
from loaders.columns import Taken
from loaders.plan import Plan
from loaders.problems import Problem

LONGEST = 500_000  # characters of a report that is kept; a load with more to say is planned anew
WRITES = ("create", "change", "unchanged")


def digest(files: Sequence[Path]) -> str:
    """Equal for equal files under the same schema, in whatever order; "" where one cannot be read."""
    try:
        parts = sorted(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)
    except OSError:
        return ""
    return hashlib.sha256("\n".join([*parts, _schema()]).encode()).hexdigest()


@cache
def _schema() -> str:
    return hashlib.sha256(repr(SCHEMA).encode()).hexdigest()


def report(digest: str, plan: Plan) -> dict[str, Any]:
    """What the load's node keeps of its report, beside the size that the graph has after it; empty where it is too much to keep."""
    told = {"types": plan.types, "links": plan.links, "problems": _told(plan.problems), "columns": _told(plan.columns)}
    text = json.dumps(told, ensure_ascii=False)
    if not digest or len(text) > LONGEST:
        return {}
    return {"digest": digest, "report": text}


def _told(found: Iterable[Problem | Taken]) -> list[dict[str, Any]]:
    return [asdict(one) for one in found]


def size(database: Database) -> dict[str, int]:
    """How many nodes and links the graph holds."""
    return database.read(cypher.text("loaders", "size"), timeout=0).dicts()[0]


def recall(database: Database, digest: str) -> Plan | None:
    """The plan that these files would make, which is to write nothing; None where they have to be read."""
    last = database.read(cypher.text("loaders", "load-last")).dicts()
    if not digest or not last or last[0]["state"] != "done" or last[0]["digest"] != digest:
        return None
    if {name: last[0][name] for name in ("nodes", "links")} != size(database):
        return None
    told = json.loads(last[0]["report"])
    problems, columns = [Problem(**one) for one in told["problems"]], [Taken(**one) for one in told["columns"]]
    plan = Plan(last[0]["number"], links=_unchanged(told["links"]), problems=problems, columns=columns)
    plan.types |= {name: _unchanged(counts) for name, counts in told["types"].items()}
    return plan


def _unchanged(counts: dict[str, int]) -> Counter[str]:
    """The counts of the same rows once the graph holds them."""
    kept = {name: counts.get(name, 0) for name in ("read", "reject", "duplicate")}
    return Counter({**kept, "unchanged": sum(counts.get(name, 0) for name in WRITES)})
