"""The other nodes that a row makes beside its own: a compound's owners' committee, a grid's chief."""

import re
from collections.abc import Callable, Iterator

from graph.model import NodeType, Part
from graph.schema import SCHEMA
from loaders import normalise
from loaders.normalise import Unreadable
from loaders.persons import VACANT, persons, remarks
from loaders.problems import Problem
from loaders.record import Record

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_NOT_YET = re.compile(r"(?:正在|拟|待|尚未|暂未|没有|暂无|未(?!来)|无(?![锡极为棣])).*|.*(?:招标|洽谈|协商|选聘|引进|筹备)中?")


def parts_of(record: Record, report: Callable[[Problem], None]) -> Iterator[Record]:
    """One for each part that the row says there is, at home where the row's node is; `report` hears of contradictions.

    Of a part itself: the node that ties it to that.
    """
    assert isinstance(record.type, NodeType)
    if (part := record.declared) is not None and part.ties is not None and part.type == record.type.name:
        yield _tied(record, *part.ties)
    for part in record.type.parts:
        if (said := record.of_link.get(part.name)) is not None and (made := _made(record, part, dict(said), report)) is not None:
            yield made


def _tied(record: Record, type: str, to_home: str, to_part: str) -> Record:
    third = SCHEMA.node(type)
    assert third is not None
    names = {to_home: [record.maker], to_part: [record.id or record.same]}
    return Record(third, record.table, record.row, _marked(record), names, {}, part=record.part)


def _marked(record: Record) -> dict[str, object]:
    """What all that a row makes has in common."""
    return {name: value for name, value in record.values.items() if name == "synthetic" and value is not None}


def _made(record: Record, part: Part, values: dict[str, object], report: Callable[[Problem], None]) -> Record | None:
    told = values.pop("exists", None)
    there = _yes_or_no(told) if isinstance(told, str) else None
    if there is False:
        if any(value is not None for value in values.values()):
            report(record.where(f"{part.name}.exists").problem("part-denied", str(told)))
        return None
    if isinstance(told, str) and part.says == "name" and there is None and not is_a_name(told):
        report(record.where(f"{part.name}.exists").problem("part-unclear", told))
        return None
    type = SCHEMA.node(part.type)
    assert type is not None
    references = {one.name for one in type.references}
    names = {home: [record.id] for home in part.homes}
    names |= {name: normalise.names(str(values.pop(name))) for name in references & values.keys()}
    if part.says == "holder" and isinstance(told, str) and (beside := remarks(told)):
        report(record.where(f"{part.name}.exists").problem("beside", told, severity="note", beside=beside))
    named = type.key.parts[-1]
    values |= {**dict(part.fixed), named: _called(record, part)}
    if there is None and isinstance(told, str) and told not in VACANT:
        if part.says in references:
            names[part.says] = persons(told)
        else:
            values[part.says] = told
    values |= _marked(record)
    by_name = values[named] == told or bool(part.fixed)
    return Record(type, record.table, record.row, values, names, {}, part=part.name, by_name=by_name, maker=record.id)


def _called(record: Record, part: Part) -> str:
    return part.called.format(name=record.values["name"]) if part.called else record.where(f"{part.name}.exists").column


def is_a_name(text: str) -> bool:
    """Whether a body may be called so: not 是, 2 or an address' number."""
    return len(_IDEOGRAPH.findall(text)) > 1 and _yes_or_no(text) is None and not _NOT_YET.fullmatch(text)


def _yes_or_no(text: str) -> bool | None:
    """None where it is neither, and so a name."""
    try:
        return normalise.boolean(text)
    except Unreadable:
        return None
