"""Rows of the reads as facts; a text that is empty stands for what is not recorded."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from queries.holders import Leave, Post, Term
from queries.ownership.facts import Category, Guarantee, Link, Ruling, Subordination
from queries.ownership.world import Period


@cache
def day(text: str) -> date | None:
    """A date as the reads write it."""
    return date.fromisoformat(text) if text else None


def period(since: str, until: str) -> Period:
    """Half-open, as in the graph."""
    return Period(day(since), day(until))


def category(row: Sequence[Any]) -> Category:
    """[id, name, nature, parent, gate, objects, kinds of place, level of its conference]."""
    id, name, nature, parent, gate, objects, kinds, remit = row
    return Category(id, name, nature, parent or None, tuple(objects), tuple(kinds), gate or None, remit or None)


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


def post(row: Sequence[Any]) -> Post:
    """[id, title, kind, id and name of where it is, since, until, terms, leaves]."""
    id, title, kind, at, at_name, since, until, terms, leaves = row
    return Post(
        id, title, kind, at, at_name, period(since, until),
        tuple(Term(person, name, period(begun, ended), bool(acting)) for person, name, begun, ended, acting in terms),
        tuple(Leave(person, period(begun, ended)) for person, begun, ended in leaves),
    )  # fmt: skip
