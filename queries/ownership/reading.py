"""Rows of the reads as facts; a text that is empty stands for what is not recorded."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from queries.ownership.facts import Category, Guarantee, Link, Ruling, Subordination


@cache
def day(text: str) -> date | None:
    """A date as the reads write it."""
    return date.fromisoformat(text) if text else None


def category(row: Sequence[object]) -> Category:
    """[id, name, nature, parent, gate, objects, kinds of place]."""
    id, name, nature, parent, gate, objects, kinds = row
    return Category(str(id), str(name), str(nature), str(parent) or None, _texts(objects), _texts(kinds), str(gate) or None)


def _texts(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(value)


def link(body: str, row: Sequence[str]) -> Link:
    """[place, object, kind of contract, since, until, source, type]."""
    place, thing, kind, since, until, source, relation = row
    id = f"{relation}:{body}|{place}|{thing + '|' if relation == 'MAINTAINS' else ''}{since}"
    return Link(id, body, place, relation, thing or None, kind or None, day(since), day(until), source)


def ruling(row: Sequence[str]) -> Ruling:
    """[id, place, category, body, excludes, since, until, order, source]; one without a body says that nobody answers."""
    id, place, about, body, excludes, since, until, order, source = row
    return Ruling(id, place, about, body or None, bool(excludes and body), day(since), day(until), int(order or 0), source)


def guarantee(row: Sequence[str]) -> Guarantee:
    """[id, place, since, until, source, unit]."""
    id, place, since, until, source, unit = row
    return Guarantee(id, unit, place, day(since), day(until), source)


def subordination(row: Sequence[str]) -> Subordination:
    """[body, superior, kind, since, until]."""
    body, superior, kind, since, until = row
    return Subordination(body, superior, kind, day(since), day(until))
