"""What can be wrong with records that are right each by itself: looked at once every name is an id."""

import re
from collections.abc import Callable, Iterable, Iterator

from graph.model import NodeType
from graph.schema import SCHEMA
from loaders import codes
from loaders.index import Index
from loaders.problems import Problem
from loaders.record import Record
from loaders.snapshot import Snapshot

CHIEFS = {"楼栋长": "buildings", "单元长": "units"}
"""Of which property of a place there cannot be more chiefs than its value says (§C2)."""

_SEVERAL = re.compile("[、；]")


def check(accepted: dict[str, list[Record]], index: Index, snapshot: Snapshot, report: Callable[[Problem], None]) -> None:
    """Reports each; none of them costs a record."""
    for name, records in accepted.items():
        found: Iterator[Problem] = iter(())
        if name in codes.DIGITS:
            found = _strange_codes(records, index)
        elif (type := SCHEMA.node(name)) is not None and type.label in ("Place", "Organization"):
            found = _several_names(records, index)
        elif name == "Post":
            found = _too_many_chiefs(records, accepted, index, snapshot)
        for problem in found:
            report(problem)


def _strange_codes(records: Iterable[Record], index: Index) -> Iterator[Problem]:
    """Divisions whose code says that they lie elsewhere: a move, or a slip. An id is the first code, not always today's."""
    for record in records:
        code = index.codes.get(record.id, record.id)
        for reference in record.type.references if not record.outdated else ():
            for parent in record.ends.get(reference.name, ()) if reference.parent else ():
                above = index.codes.get(parent, parent)
                if index.label(parent) == "Place" and not codes.lies_in(code, above):
                    yield record.where("code").problem("code-parent", code, parent=index.name(parent), code=above)


def _several_names(records: Iterable[Record], index: Index) -> Iterator[Problem]:
    for record in records:
        name = record.values.get("name")
        if name is not None and _SEVERAL.search(name) and not index.in_graph(record.id):
            yield record.where("name").problem("several-names", name, n=len(_SEVERAL.split(name)))


def _too_many_chiefs(records: Iterable[Record], accepted: dict[str, list[Record]], index: Index, snapshot: Snapshot) -> Iterator[Problem]:
    posts: dict[tuple[str, str], tuple[Record, set[str]]] = {}
    for record in records:
        prop = CHIEFS.get(record.values.get("kind") or record.values.get("title", ""))
        for place in record.ends.get("at", ()) if prop else ():
            first, ids = posts.setdefault((place, prop or ""), (record, set()))
            ids |= {record.id, *index.at_home(place, record.values["title"], ("Post",))}
    for (place, prop), known in _values({place for place, _ in posts}, set(CHIEFS.values()), accepted, index, snapshot).items():
        if (place, prop) in posts and len(posts[place, prop][1]) > known:
            first, ids = posts[place, prop]
            of = index.types[place].prop(prop)
            where = first.where("at")
            yield where.problem("too-many-chiefs", index.name(place), chiefs=len(ids), n=known, field=of.zh, field_en=of.en)


def _values(
    places: set[str], props: set[str], accepted: dict[str, list[Record]], index: Index, snapshot: Snapshot
) -> dict[tuple[str, str], int]:
    """Those properties of those places, as this load or else the graph has them."""
    by_type: dict[NodeType, list[str]] = {}
    for place in places:
        if props & {prop.name for prop in index.types[place].props}:
            by_type.setdefault(index.types[place], []).append(place)
    found: dict[tuple[str, str], int] = {}
    for type, ids in by_type.items():
        held = snapshot.values(type, [id for id in ids if index.in_graph(id)])
        loaded = {record.id: record.values for record in accepted.get(type.name, ()) if record.id in places}
        for id in ids:
            values = {**held.get(id, {}), **loaded.get(id, {})}
            found |= {(id, prop): values[prop] for prop in props if values.get(prop) is not None}
    return found
