"""Reads all facts of the network in one go; every projection, and every date, is made from them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.database import Database, columns_of
from queries.catalogue import text_of
from queries.net.model import COMMITMENT, MEMBERSHIP, PARTY, POST, REPORT_IN, Body, Facts, Gathering, Tie
from queries.upwards import above

TWO_NEW = ("SocialOrganization", "PropertyCompany")
NON_PUBLIC = "非公"
READ = (
    "bodies",
    "serving",
    "places",
    "below",
    "memberships",
    "gatherings",
    "participants",
    "commitments",
    "posts",
    "holders",
    "reports",
    "party",
)


def facts(database: Database, asof: date | None = None) -> Facts:
    """The organisations of all dates and what links them (§D1–§D5); only what lies in what is as of `asof`."""
    rows = database.read(text_of("network-facts"), {"asof": asof or database.asof()})
    of = dict(zip(READ, columns_of(rows, *READ), strict=True))
    parents = {**{id: up for id, *_, up in of["places"]}, **dict(of["below"])}
    homes, there = _grouped(of["serving"]), _grouped(of["participants"])
    bodies = [_body(row, homes, parents) for row in of["bodies"]]
    bodies += [_community(row, parents) for row in of["places"] if row[2] == "Community"]
    by_id = {one.id: one for one in bodies}
    ties = [
        *_ties(MEMBERSHIP, of["memberships"]), *_ties(POST, of["posts"]), *_ties(REPORT_IN, of["reports"]), *_ties(PARTY, of["party"]),
        *(Tie(COMMITMENT, _known(a, by_id, parents), b, what, since) for a, b, what, since in of["commitments"]),
        *(Tie(POST, a, b, what, max(s, t), min(filter(None, (u, v)), default="")) for a, b, what, s, u, t, v in of["holders"]),
    ]  # fmt: skip
    held = tuple(Gathering(name, on, host, tuple(there.get(id, ()))) for id, name, on, host in sorted(of["gatherings"]))
    levels = {id: (name, level) for id, name, level, *_ in of["places"]}
    return Facts(by_id, tuple(sorted(ties, key=_order)), held, levels)


def _grouped(rows: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id, other in sorted(map(tuple, rows)):
        found[id].append(other)
    return found


def _ties(kind: str, rows: Iterable[Sequence[str]]) -> list[Tie]:
    return [Tie(kind, *row) for row in rows]


def _order(tie: Tie) -> tuple[str, ...]:
    return (tie.kind, tie.a, tie.b, tie.since, tie.what)


def _body(row: Sequence[Any], homes: Mapping[str, Sequence[str]], parents: Mapping[str, str]) -> Body:
    id, name, kind, code, trade, ownership, since, until = row
    two_new = kind in TWO_NEW or (kind == "Enterprise" and ownership == NON_PUBLIC)
    serves = tuple(homes.get(id, ()))
    within = frozenset(place for one in serves for place in above(one, parents))
    return Body(id, name, kind, code, trade, two_new, since, until, serves, within)


def _community(row: Sequence[str], parents: Mapping[str, str]) -> Body:
    id, name, kind, code, since, until, _ = row
    return Body(id, name, kind, code, since=since, until=until, serves=(id,), within=frozenset(above(id, parents)))


def _known(id: str, bodies: Mapping[str, Body], parents: Mapping[str, str]) -> str:
    """A need of a compound or grid that no organisation has raised is its community's."""
    return next((up for up in above(id, parents) if up in bodies), id) if id not in bodies else id
