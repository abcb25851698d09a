"""A load from end to end: files -> sheets -> records -> ids -> plan -> (commit) -> report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from graph.database import Database
from graph.errors import LedgerError, LoadError
from graph.model import LinkSheet, NodeType
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from graph.words import listed
from loaders import checks, duplicates, mappings, positions, remembered, workbook
from loaders.apply import Progress, commit, new_plan
from loaders.collector import uncollected
from loaders.complete import Completion
from loaders.diff import Difference, differences
from loaders.examine import examine
from loaders.guarantors import Guarantors
from loaders.headed import Headed
from loaders.headers import Table, match
from loaders.identify import Identifier
from loaders.index import Index
from loaders.lineage import SHEET as LINEAGE
from loaders.lineage import TAKEOVER, Lineage
from loaders.links import plan_links
from loaders.naming import Naming
from loaders.options import PLAIN, Options
from loaders.parts import parts_of
from loaders.plan import Plan, plan_nodes
from loaders.record import DEALT_WITH, Record
from loaders.resolve import Resolver
from loaders.snapshot import Snapshot
from loaders.validate import records
from loaders.workbook import Limits


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did, or would do. `load` is its id once it wrote something."""

    plan: Plan
    written: int = 0
    load: str | None = None

    def differences(self) -> Iterator[Difference]:
        """Each change that the load made, or would make."""
        return differences(self.plan)

    def as_json(self) -> dict[str, Any]:
        count = self.plan.records
        names = ("read", "create", "change", "unchanged", "retire", "reject", "duplicate")
        return {
            **{name: count[name] for name in names},
            "links": {name: self.plan.links[name] for name in names[1:-1]},
            "written": self.written,
            "load": self.load,
            "types": {type: {name: counts[name] for name in names} for type, counts in self.plan.types.items()},
            "columns": [column.as_json() for column in self.plan.columns],
            "problems": [problem.as_json() for problem in self.plan.problems],
        }


def _silent(_what: str, _done: int, _total: int) -> None:
    """Nobody watches."""


def load(
    database: Database,
    files: Sequence[Path],
    *,
    write: bool,
    recheck: bool = False,
    options: Options = PLAIN,
    progress: Progress = _silent,
) -> Report:
    """Plans the load of the files, and with `write` carries it out.

    Files that the last load has read already are not read again, unless `recheck` asks for it. Raises LedgerError when
    a file cannot be read or no sheet of it is a ledger, UsageError for a mapping without use, LoadError when the plan is
    doubtful; then nothing is written. A bad row is a Problem of the report and stops nothing.
    """
    if not recheck and options == PLAIN and (known := remembered.recall(database, remembered.digest(files))) is not None:
        known.said = mappings.said(database, {})
        return Report(known)
    plan = plan_of(database, files, progress, options)
    if not write:
        return Report(plan)
    if plan.doubts and not options.anyway:
        raise LoadError(f"nothing was written: {'; '.join(plan.doubts)}")
    mappings.keep(database, plan.mappings)
    load_id = commit(database, plan, files, progress, remember=options == PLAIN)
    return Report(plan, plan.to_write if load_id else 0, load_id)


def plan_of(database: Database, files: Sequence[Path], progress: Progress = _silent, options: Options = PLAIN) -> Plan:
    """What a load of the files would do; nothing is written. Raises LedgerError as `load` does."""
    with uncollected():
        return _plan(database, files, progress, options)


def _plan(database: Database, files: Sequence[Path], progress: Progress, options: Options) -> Plan:
    plan = new_plan(database)
    plan.said = mappings.said(database, mappings.parse(options.mapped))
    limits = Limits(unpacked=int(database.settings["GOVGRAPH_UNPACKED"]))
    found = _read(files, plan, limits, progress, options)
    accepted, index, snapshot = _resolve(database, found, plan, progress, options)
    for type in SCHEMA.nodes:
        if accepted.get(type.name):
            plan_nodes(plan, snapshot, index, type, accepted[type.name])
            for record in accepted[type.name]:
                record.values = DEALT_WITH  # all that is left to plan of it is its links
    plan_links(plan, snapshot, index, accepted, database.asof())
    if options.complete:
        names = listed((path.name for path in files), "zh")
        Completion(plan, snapshot, index, options.complete, database.asof()).add(accepted, found, names)
    plan.check()
    return plan


def _read(files: Sequence[Path], plan: Plan, limits: Limits, progress: Progress, options: Options) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    tables: list[Table] = []
    for number, path in enumerate(files):
        progress("读取", number, len(files))
        for table in _tables(path, plan, limits):
            found.setdefault(table.type.name, []).extend(_records(table, plan, options))
            tables.append(table.without_rows())
    plan.columns = [column for table in tables for column in table.taken]
    plan.mappings = mappings.used(plan.said.given, tables)
    progress("读取", len(files), len(files))
    return found


def _tables(path: Path, plan: Plan, limits: Limits) -> list[Table]:
    tables, misses = [], []
    for sheet in workbook.read(path, limits=limits):
        found = match(sheet, plan.said)
        if isinstance(found, Table):
            tables.append(found)
            plan.problems.extend(found.problems)
        else:
            misses.append(found)
    plan.problems.extend(misses)
    if not tables:
        reasons = "; ".join(dict.fromkeys(f"{one.sheet}: {one.zh} / {one.en}" for one in misses)) or "it holds no sheet"
        raise LedgerError(f"{path.name}: no sheet of it is a ledger ({reasons}); `govgraph template TYPE` writes an empty one")
    return tables


def _records(table: Table, plan: Plan, options: Options) -> list[Record]:
    count = _count(plan, table.type)
    read = list(records(table, plan.problems.append, plan.refused.append, blank_clears=options.blank_clears))
    count["read"] += len(read)
    accepted = [record for record in read if record is not None]
    count["reject"] += len(read) - len(accepted)
    plan.problems.extend(positions.check(table, accepted))
    return accepted


def _count(plan: Plan, type: SheetType) -> Counter[str]:
    """Where rows of that type are counted: records by type, the rows of a link sheet with the links."""
    return plan.types[type.name] if isinstance(type, NodeType) else plan.links


def _resolve(
    database: Database, found: dict[str, list[Record]], plan: Plan, progress: Progress, options: Options
) -> tuple[dict[str, list[Record]], Index, Snapshot]:
    snapshot = Snapshot(database, blank=not remembered.size(database)["nodes"])
    index = Index(snapshot)
    naming = Naming(index, plan.problems.append)
    headed = Headed(index, naming.tell)
    identifier = Identifier(index, naming, headed, options.rekind)
    resolver = Resolver(index, naming, headed, identifier)
    guarantors = Guarantors(index, snapshot, naming)
    accepted: dict[str, list[Record]] = {}
    total = sum(map(len, found.values()))
    units, lineage = Lineage(plan, snapshot, index), found.get(LINEAGE, [])
    if lineage:
        found[LINEAGE] = units.move(lineage)
    for type in SCHEMA.nodes:
        _also(plan, found, guarantors.settle(type, found))
        if type.name in found:
            before = identifier.duplicates
            accepted[type.name], rejected = identifier.identify(type, found[type.name])
            plan.types[type.name]["reject"] += len(rejected)
            plan.refused += rejected
            plan.types[type.name]["duplicate"] += identifier.duplicates - before
            repeated = [record for record in found[type.name] if record.part and record.same and not record.id]
            for record in (*accepted[type.name], *repeated):
                _also(plan, found, parts_of(record, plan.problems.append))
            progress("核对", sum(map(len, accepted.values())), total)
    units.end(lineage, found.get(LINEAGE, []))
    for record in chain.from_iterable(accepted.values()):
        resolver.links(record)
    for sheet in SCHEMA.link_sheets:  # now that the persons are known whom the rows of posts make
        if sheet.name in found:
            accepted[sheet.name] = _resolve_links(resolver, plan, sheet, found[sheet.name])
    examine(index, naming, headed, plan.refused)
    plan.refused.clear()
    naming.remark()
    if TAKEOVER in accepted:
        accepted[TAKEOVER] = units.take_over(accepted[TAKEOVER])
    for record in resolver.implied:
        accepted.setdefault(record.type.name, []).append(record)
        plan.types[record.type.name]["read"] += 1
    plan.links["reject"] += resolver.lost_links
    duplicates.propose(index, accepted, plan.problems.append)
    checks.check(accepted, index, snapshot, plan.problems.append)
    progress("核对", total, total)
    return accepted, index, snapshot


def _also(plan: Plan, found: dict[str, list[Record]], more: Iterable[Record]) -> None:
    """Records that rows of others ask for."""
    for record in more:
        found.setdefault(record.type.name, []).append(record)
        plan.types[record.type.name]["read"] += 1


def _resolve_links(resolver: Resolver, plan: Plan, sheet: LinkSheet, rows: list[Record]) -> list[Record]:
    resolver.index.need(to for reference in sheet.references for to in reference.to)
    accepted = [record for record in rows if resolver.tie(record, sheet.start, sheet.end)]
    for record in accepted:
        resolver.links(record)
    plan.links["reject"] += len(rows) - len(accepted)
    return accepted
