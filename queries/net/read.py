"""Reads all facts of the network in one go; every projection, and every date, is made from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.database import Database, columns_of
from queries.catalogue import catalogue
from queries.net.model import COMMITMENT, MEMBERSHIP, PARTY, POST, REPORT_IN, Body, Facts, Gathering, Tie

TWO_NEW = ("SocialOrganization", "PropertyCompany")
NON_PUBLIC = "非公"
READ = ("bodies", "serving", "places", "below", "memberships", "gatherings", "commitments", "posts", "holders", "reports", "party")


def facts(database: Database) -> Facts:
    """The organisations of all dates and what links them (§D1–§D5)."""
    rows = database.read(catalogue().text("network-facts"))
    bodies, serving, places, below, memberships, gatherings, commitments, posts, holders, reports, party = columns_of(rows, *READ)
    known = {id: (name, level) for id, name, level, _ in places}
    parents = {**{id: above for id, _, _, above in places}, **dict(below)}
    homes: dict[str, list[str]] = defaultdict(list)
    for id, place in sorted(serving):
        homes[id].append(place)
    ties = [*_ties(MEMBERSHIP, memberships), *_ties(POST, posts), *_ties(REPORT_IN, reports), *_ties(PARTY, party)]
    ties += [Tie(COMMITMENT, a, b, what, since) for a, b, what, since in commitments]
    ties += [Tie(POST, a, b, what, max(s, t), min(filter(None, (u, v)), default="")) for a, b, what, s, u, t, v in holders]
    held = tuple(Gathering(name, on, host, tuple(there)) for name, on, host, there in sorted(gatherings))
    return Facts({row[0]: _body(row, homes, parents) for row in bodies}, tuple(sorted(ties, key=_order)), held, known)


def _ties(kind: str, rows: Iterable[Sequence[str]]) -> list[Tie]:
    return [Tie(kind, *row) for row in rows]


def _order(tie: Tie) -> tuple[str, ...]:
    return (tie.kind, tie.a, tie.b, tie.since, tie.what)


def _body(row: Sequence[Any], homes: Mapping[str, list[str]], parents: Mapping[str, str]) -> Body:
    id, name, kind, code, trade, ownership, since, until = row
    two_new = kind in TWO_NEW or (kind == "Enterprise" and ownership == NON_PUBLIC)
    serves = tuple(homes.get(id, [id] if id in parents else ()))  # a community is where it is itself
    within = frozenset(place for one in serves for place in above(one, parents))
    return Body(id, name, kind, code, trade, two_new, since, until, serves, within)


def above(place: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The place and what it lies in, nearest first; a circle of parents ends where it closes."""
    seen: set[str] = set()
    while place in parents and place not in seen:
        seen.add(place)
        yield place
        place = parents[place]
