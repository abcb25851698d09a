"""Resolved records against the graph: what to create, change, keep and end; nothing is written here."""

import gzip
import hashlib
from collections import Counter, defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import orjson

from graph import cypher
from graph.errors import LoadError
from graph.model import NodeType
from loaders import changes, past
from loaders.columns import Taken
from loaders.fits import NOTHING_SAID, Said
from loaders.index import Index
from loaders.mappings import Mapping
from loaders.normalise import key
from loaders.problems import Problem
from loaders.record import Record
from loaders.snapshot import Snapshot

Values = dict[str, Any]
RETIRED = "retired:"
"""Begins the fingerprint of a node or link that a complete ledger lacked; a row that names it again takes that end back."""


MESSAGE = 16 << 20
"""Bytes that a batch may have as JSON, unless it is one row: stores take no message that is much longer."""
PACKING = 1  # of compression: more takes longer than it spares


_packer = ThreadPoolExecutor(1, "packer")
"""Compresses beside the planning: zlib needs no lock of Python's."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that one statement writes in one transaction; `what` names them in the progress.

    They lie packed, a tenth of their size, until they are sent: a line of JSON as `changes.encode` writes it, compressed.
    """

    what: str
    statement: str
    count: int
    _packed: Future[bytes]

    @staticmethod
    def of(what: str, statement: str, count: int, line: bytes) -> "Batch":
        """Of rows as they are once they are unpacked."""
        return Batch(what, statement, count, _packer.submit(_compressed, line))

    @property
    def packed(self) -> bytes:
        return self._packed.result()

    @property
    def rows(self) -> list[Values]:
        return list(changes.decode(gzip.decompress(self.packed).decode()))


def pack(content: Any) -> bytes:
    """One line of JSON, compressed; such pieces one after the other are a file that any gzip reads."""
    return _compressed(_line(content))


def _line(content: Any) -> bytes:
    return changes.encoded(content) + b"\n"


def _compressed(line: bytes) -> bytes:
    return gzip.compress(line, PACKING, mtime=0)


@dataclass(slots=True)
class Plan:
    """What a load would do. `types`: per type of node read, created, changed … records; `links`: the same of links.

    `after`: how many loads the graph had seen when it was made; `size`: rows of a batch at most, less where they are
    long; `doubts`: why it should not be written unasked; `columns`: what every column of the files was taken for; `said`:
    what was said of headers, `mappings`: what of it is to be kept; `refused`: rows that were rejected, until all is told
    of them.
    """

    after: int = 0
    size: int = 10_000
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    links: Counter[str] = field(default_factory=Counter)
    batches: list[Batch] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    entries: int = 0
    doubts: list[str] = field(default_factory=list)
    columns: list[Taken] = field(default_factory=list)
    mappings: list[Mapping] = field(default_factory=list)
    said: Said = NOTHING_SAID
    refused: list[Record] = field(default_factory=list)

    @property
    def load(self) -> str:
        """The id of the load that would write it."""
        return f"load:{self.after + 1}"

    @property
    def records(self) -> Counter[str]:
        return sum(self.types.values(), Counter())

    @property
    def to_write(self) -> int:
        """Nodes and links that a commit would create, change or retire."""
        return sum(count[what] for count in (self.records, self.links) for what in ("create", "change", "retire"))

    def written(self) -> dict[str, int]:
        """What the load's node says of a commit: nodes and links created, changed and retired, and all of them."""
        all = self.records + self.links
        return {"written": self.to_write, "created": all["create"], "changed": all["change"], "retired": all["retire"]}

    def entry(self, change: Values) -> Values:
        """The Change as it is stored: numbered in the load."""
        self.entries += 1
        return {"id": f"change:{self.after + 1}/{self.entries}", "number": self.entries, "load": self.load, **change}

    def add(self, what: str, statement: str, rows: list[Values]) -> None:
        """The rows in as many batches as they need; none where there are none."""
        for at in range(0, len(rows), self.size):
            self._add(what, statement, rows[at : at + self.size])

    def _add(self, what: str, statement: str, rows: list[Values]) -> None:
        line = _line(rows)
        if len(line) > MESSAGE and len(rows) > 1:
            half = len(rows) // 2
            self._add(what, statement, rows[:half])
            self._add(what, statement, rows[half:])
        else:
            self.batches.append(Batch.of(what, statement, len(rows), line))

    def check(self) -> None:
        """Nothing may be lost in silence: every record that was read is accounted for. Raises LoadError."""
        for name, count in self.types.items():
            told = sum(count[what] for what in ("create", "change", "unchanged", "reject", "duplicate"))
            if count["read"] != told:
                raise LoadError(f"{name}: {count['read']} records were read, {told} accounted for; nothing was written")


_HASH = hashlib.blake2b(digest_size=9)


def fingerprint(*parts: object) -> str:
    """Equal for equal content, in whatever order its names come, in every process."""
    made = _HASH.copy()  # in half the time that a new one takes
    made.update(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS))
    return made.hexdigest()


def plan_nodes(plan: Plan, snapshot: Snapshot, index: Index, type: NodeType, records: list[Record]) -> None:
    """Adds the batches of one type's accepted records."""
    count, fresh, marks = plan.types[type.name], [], {"load": plan.load, "created_by": plan.load}
    doubtful: dict[str, tuple[Record, str]] = {}
    for record in records:
        values = record.values
        print_ = fingerprint(values)
        if not index.in_graph(record.id):
            said = {name: value for name, value in values.items() if value is not None}
            fresh.append({"props": {**said, "id": record.id, "source": record.source, "fingerprint": print_, **marks}})
        elif index.fingerprints[record.id] == print_ and record.id not in index.rekinds:
            count["unchanged"] += 1
        else:
            doubtful[record.id] = (record, print_)
    stored = snapshot.values(type, list(doubtful)) if doubtful else {}
    changed, known = [], []
    for id, (record, print_) in doubtful.items():
        if is_former(record.values, stored[id]):
            plan.problems.append(record.where("name").problem("former-name", record.values["name"], now=stored[id]["name"]))
        if (held := _held(record.values, stored[id])) or id in index.rekinds:
            change = plan.entry(changes.of_node("change", type, stored[id], held, print_, record.source))
            props = {**held, "source": record.source, "fingerprint": print_, "load": plan.load}
            changed.append({"id": id, "props": props, "change": change})
            known.append((record, stored[id], held))
    plan.problems.extend(past.strange(snapshot, type, known))
    count["create"] += len(fresh)
    count["change"] += len(changed)
    count["unchanged"] += len(doubtful) - len(changed)
    plan.add(f"{type.zh} +", cypher.create_nodes(type, fresh), fresh)
    _plan_rekinds(plan, type, {row["id"]: stored[row["id"]] for row in changed if row["id"] in index.rekinds}, index)
    plan.add(f"{type.zh} ~", cypher.change_nodes(type), changed)


def _plan_rekinds(plan: Plan, type: NodeType, stored: dict[str, Values], index: Index) -> None:
    """Gives nodes the kind that their rows say, before anything else of them changes, by kind a batch."""
    groups: dict[NodeType, list[Values]] = defaultdict(list)
    for id, props in stored.items():
        was = index.rekinds[id]
        change = changes.of_node("rekind", type, props, {"kind": type.name}, props["fingerprint"], props["source"])
        change["before"] = changes.encode({**changes.decode(change["before"]), "kind": was.name})
        groups[was].append({"id": id, "change": plan.entry(change)})
    for was, rows in groups.items():
        plan.add(f"{was.zh} → {type.zh} ~", cypher.rekind(was, type), rows)


def is_former(values: Values, stored: Values) -> bool:
    """Whether the row calls the node by a name that it no longer has: an old ledger, which does not rename it back."""
    name = values.get("name") or ""
    return name not in ("", stored.get("name")) and key(name) in map(key, stored.get("former_names", ()))


def _held(values: Values, stored: Values) -> Values:
    """What the row says and the graph does not hold. Names that a node had are kept, so that old ledgers find it."""
    held = changes.differing(values, stored)
    if is_former(values, stored):
        del held["name"]
    if str(stored.get("fingerprint")).startswith(RETIRED):
        held.setdefault("until", None)
    former = [*stored.get("former_names", ()), *(held.pop("former_names", None) or ())]
    if "name" in held and stored.get("name") and key(stored["name"]) != key(held["name"]):
        former.append(stored["name"])
    if "code" in held and stored.get("code") not in (None, "", stored["id"]):
        former.append(stored["code"])
    kept = [name for name in dict.fromkeys(former) if name != values.get("name", stored.get("name"))]
    if set(kept) - set(stored.get("former_names", ())):
        held["former_names"] = kept
    return held
