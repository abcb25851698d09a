"""What makes a record the same as another: its id, and what it says."""

from typing import Any

from graph.model import Key, NodeType
from graph.schema import SCHEMA
from loaders.normalise import key
from loaders.record import Record


def content(type: NodeType, record: Record) -> tuple[Any, ...]:
    """What a row says, whichever way it spells names; columns that only narrow a search say nothing."""
    names = {
        one.name: record.ends.get(one.name) or tuple(key(name) for name in record.names[one.name])
        for one in type.references
        if one.link and record.names.get(one.name)
    }
    spelled = {name: key(str(record.values[name])) for name in ("name", "title") if name in record.values}
    return {**record.values, **spelled}, names, record.of_link


def by_home_and_name(key: Key) -> bool:
    """Whether nothing but a name tells those at home in one place or body apart."""
    *homes, last = key.parts
    return last in ("name", "title") and all(part.startswith("@") for part in homes)


def new_id(key: Key, record: Record) -> str:
    """The id that `key` makes of the record: `grid:220802003006/第一网格`; a part of the same prefix is not repeated."""
    code = record.values.get(key.code) if key.code else None
    if code:
        return f"{key.prefix}:{code}" if key.prefix else str(code)
    parts = [part for part in (_part(key, record, name) for name in key.parts) if part is not None]
    number = record.values.get(key.number) if key.number else None
    return f"{key.prefix}:{key.sep.join(parts)}" + (f"#{number}" if number else "")


def _part(key: Key, record: Record, name: str) -> str | None:
    if name.startswith("@"):
        ids = record.ends.get(name[1:])
        if not ids:
            return None if key.sep == "/" else ""
        return ids[0].removeprefix(f"{key.prefix}:")
    value = record.values.get(name)
    return "" if value is None else str(value).replace(key.sep, "／" if key.sep == "/" else "｜")


def join(first: Record, part: Record) -> set[str]:
    """Adds to a record what a part of another row says of the same node; returns the fields in which they differ.

    The name and what every such part has are only a guess: the row that is the node's own knows better.
    """
    assert part.declared is not None
    guessed = {*dict(part.declared.fixed), declared_name(part)}
    said = {name: value for name, value in part.values.items() if name not in guessed}
    if different := {name for name, value in said.items() if first.values.get(name, value) != value}:
        return different
    first.values = {**said, **first.values}
    for name, names in part.names.items():
        first.names.setdefault(name, names)
    return set()


def declared_name(record: Record) -> str:
    """The property that a node of that type is called by."""
    type = SCHEMA.node(record.type.name)
    assert type is not None
    return type.key.parts[-1]
