"""What else is wrong with rows that were rejected: names in them that stand for nothing."""

from collections.abc import Iterable, Iterator
from functools import cache

from graph.model import LinkSheet, Reference, Sheet
from loaders.headed import Headed
from loaders.identify import instead_of
from loaders.index import Index
from loaders.naming import Naming, Rejected, Unfound
from loaders.record import Record


def examine(index: Index, naming: Naming, headed: Headed, records: Iterable[Record]) -> None:
    """Tells what else of rejected rows cannot be found, so that all of it can be put right at once.

    Not of names that would make a node, nor of columns instead of which another may say it.
    """
    told = {(one.file, one.sheet, one.row, one.column) for one in naming.told if one.severity == "error"}
    for record in records:
        record.ends.clear()
        reasons = headed.unplaced(record) if record.headings else []
        index.need(to for reference in record.type.references for to in reference.to)
        for reference in _linking(record.type):
            others = reference.otherwise and not instead_of(record.type, reference)
            if record.names.get(reference.name) and not (reference.creates or others):
                reasons += _unfound(naming, record, reference)
        for problem in map(naming.explained, reasons):
            if (problem.file, problem.sheet, problem.row, problem.column) not in told:
                naming.tell(problem)


def _unfound(naming: Naming, record: Record, reference: Reference) -> Iterator[Rejected]:
    """Why names in that column stand for nothing; where what narrows them is unknown, only if nothing anywhere is called so."""
    scopes: tuple[str, ...] = ()
    narrowed = True
    try:
        scopes = naming.scopes(record, reference)
    except Rejected as reason:
        narrowed = False
        yield reason
    for name in record.names[reference.name]:
        if name in reference.absent:
            continue
        try:
            naming.one(record, reference, name, scopes)
        except Rejected as reason:
            if narrowed or isinstance(reason, Unfound):
                yield reason


@cache
def _linking(type: Sheet) -> tuple[Reference, ...]:
    """The columns that make links: those of a link sheet are its ends."""
    return (type.start, type.end) if isinstance(type, LinkSheet) else tuple(one for one in type.references if one.link)
