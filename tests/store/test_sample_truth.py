"""Everything that the sample's truth.json says is wrong is found, and nothing else: one table says how, kind by kind."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from data import sample as baicheng
from graph.database import Database
from loaders.load import load
from queries import rules, wrapping
from queries.catalogue import catalogue
from queries.duties import city_matrix
from queries.matching.read import market, overdue
from queries.routing import answer
from queries.rules import Gap
from queries.run import run
from tests.conftest import Sample
from tests.store.build import empty

Truth = Mapping[str, Any]


@dataclass(frozen=True)
class Seen:
    """A sample in a graph, and what its truth says."""

    database: Database
    truth: Truth

    def gaps(self, rule: str, asof: date | None = None) -> list[Gap]:
        return rules.gaps(self.database, rule, asof=asof, waived=True)

    def ids(self, text: str) -> list[str]:
        params = {"asof": self.database.asof()} if "$asof" in text else {}
        return [row[0] for row in self.database.read(text, params).rows]

    def inner(self) -> set[str]:
        """The residential communities under the 24 streets: what goes beyond them was never planted."""
        return set(
            self.ids(
                "MATCH (c:Community {form: '社区(居)'})-[:PART_OF]->(:Street {form: '街道'})-[:PART_OF]->(t:County) "
                "WHERE t.id <> '220871' RETURN c.id"
            )
        )


Find = Callable[[Seen], Iterable[str]]


def rule(id: str) -> Find:
    """All gaps of a rule."""
    return lambda seen: [gap.id for gap in seen.gaps(id)]


def within(id: str) -> Find:
    """Those in communities of the 24 streets."""
    return lambda seen: seen.inner() & {gap.id for gap in seen.gaps(id)}


def answers(question: str, **wanted: str) -> Find:
    """The ids in the rows of a question about the whole city, those with the values wanted."""

    def find(seen: Seen) -> Iterator[str]:
        for row in run(seen.database, question, {"place": "220800"}).dicts():
            if all(row[name] == value for name, value in wanted.items()):
                yield row["id"]

    return find


def both(id: str, text: str) -> Find:
    """The gaps of a rule that are of one sort."""
    return lambda seen: {gap.id for gap in seen.gaps(id)} & set(seen.ids(text))


def without_branch_above(seen: Seen) -> Iterator[str]:
    """Buildings without a group whose compound has a branch and whose members ask for one: elsewhere the chain breaks higher up."""
    compounds = {gap.id for gap in seen.gaps("chain-compound")}
    of = dict(seen.database.read("MATCH (b:Building)-[:PART_OF]->(c:Compound) RETURN b.id, c.id").rows)
    return (gap.id for gap in seen.gaps("chain-building") if gap.id in of and of[gap.id] not in compounds)


def missed_sessions(seen: Seen) -> Iterator[str]:
    """The rule at the end of each month for which the counties' conferences are on record."""
    months = sorted(
        {on.replace(day=1) for (on,) in seen.database.read("MATCH (s:Session)-[:SESSION_OF]->(:Conference {level: '县'}) RETURN s.on").rows}
    )
    for month in months:
        last = (month + timedelta(31)).replace(day=1) - timedelta(1)
        yield from (f"{gap.id} {month:%Y-%m}" for gap in seen.gaps("conference-sessions", last) if gap.detail and gap.place != "220800")


def dropped_projects(seen: Seen) -> set[str]:
    """Whose secretary has none this year but had one last year."""
    ids = [{gap.id for gap in seen.gaps("secretary-project", day)} for day in (None, date(2020, 12, 31))]
    return ids[0] - ids[1]


def waived(expected: bool) -> Find:
    return lambda seen: [gap.id for gap in seen.gaps("grid-station") if gap.waived == expected]


def expired_waivers(seen: Seen) -> set[str]:
    """What was accepted before, and is a gap again."""
    before = {gap.id for gap in seen.gaps("grid-station", date(2021, 5, 31)) if gap.waived}
    return before & set(waived(expected=False)(seen))


def double_posts(seen: Seen) -> Iterator[str]:
    """Of each chief whom the rule finds with a second post: the planted one, where it is one of theirs, else all."""
    people = [
        row["id"]
        for row in seen.database.read(
            wrapping.failing(catalogue().rule("chief-load"), within=False, waivers=False), {"asof": seen.database.asof(), "most": 1}
        ).dicts()
    ]
    for (posts,) in seen.database.read(
        "UNWIND $ids AS id MATCH (x:Person {id: id})-[:HOLDS]->(p:Post) WITH id, collect(p.id) AS posts RETURN posts", {"ids": people}
    ).rows:
        planted = {*posts} & {*seen.truth["planted"]["two-posts"]}
        yield from planted if len(planted) == len(posts) - 1 else posts


FOUND: dict[str, Find] = {
    "compound-company": rule("compound-company"),
    "compound-owners-committee": rule("compound-owners-committee"),
    "community-party": rule("community-party"),
    "grid-party": rule("grid-party"),
    "vacant_posts": answers("vacant-posts"),
    "building-group": without_branch_above,
    "community-centre": within("community-centre"),
    "community-report-in": within("report-in"),
    "community-volunteers": rule("community-volunteers"),
    "community-workers": rule("community-worker-posts"),
    "company-branch": both("two-new-branch", "MATCH (c:PropertyCompany) RETURN c.id"),
    "compound-branch": rule("chain-compound"),
    "cross-appointment": rule("cross-appointment"),
    "fund-source": lambda seen: [f"{gap.id} 社会资金" for gap in seen.gaps("funds")],
    "grid-station": rule("grid-station"),
    "grid-worker": both(
        "grid-worker", "MATCH (g:Grid {form: '综合'}) WHERE NOT EXISTS { (g)<-[:AT]-(:Post {kind: '专职网格员'}) } RETURN g.id"
    ),
    "guarantee-not-begun": both("guarantee-items", "MATCH (g:Guarantee {committee_state: 'open'})-[:GUARANTEES]->(c:Compound) RETURN c.id"),
    "guarantor-left": lambda seen: seen.ids(
        "MATCH (c:Compound)<-[:GUARANTEES]-(:Guarantee)-[:GUARANTEED_BY]->(p:Post) WHERE c.id IN "
        f"{[gap.id for gap in seen.gaps('guarantor-in-post')]} AND NOT EXISTS {{ (p)<-[:HOLDS]-() }} RETURN DISTINCT p.id"
    ),
    "late-decision": answers("decisions", state="overdue"),
    "late-issue": both("issue-in-time", "MATCH (i:Issue) WHERE NOT i.state IN ['解决', '办结归档'] RETURN i.id"),
    "party-term": rule("party-term"),
    "platform-members": rule("platform-members"),
    "quiet-alliance": rule("alliance-activity"),
    "report-in-quiet": within("report-in-activity"),
    "secretary-project": dropped_projects,
    "session-missed": missed_sessions,
    "station-staff": rule("grid-station-staff"),
    "two-posts": double_posts,
    "uncovered-leave": answers("uncovered-posts"),
    "undelivered-commitment": lambda seen: [one.id for one in overdue(market(seen.database))],
    "unmet-need": answers("unmet-needs"),
    "waived": waived(expected=True),
    "waived-until-2021-05-31": expired_waivers,
    "work-meetings": rule("conference-weekly"),
}
"""Kind of what is planted -> how it is found."""


def wrong(seen: Seen) -> dict[str, tuple[list[str], list[str]]]:
    """Kind -> what is found and was not planted, and what was planted and is not found."""
    truth = seen.truth
    planted = {**truth["gaps"], **truth["planted"], "vacant_posts": truth["vacant_posts"]}
    assert planted.keys() == FOUND.keys(), "a kind that nothing looks for"
    assert all(planted.values()), "a kind of which nothing is planted shows nothing"
    differing = {}
    for kind, find in FOUND.items():
        found, wanted = set(find(seen)), set(planted[kind])
        if found != wanted:
            differing[kind] = sorted(found - wanted), sorted(wanted - found)
    return differing


def answered_otherwise(seen: Seen) -> list[tuple[Any, ...]]:
    """The cases of who answers that come out differently: the case, verdict and bodies."""
    differing = []
    for case in seen.truth["owner"]:
        found = answer(seen.database, case["place"], case["category"], case.get("object"), date.fromisoformat(case["asof"]))
        said = found["verdict"], sorted(body["id"] for body in found["act"])
        if said != (case["verdict"], sorted(case["act"])):
            differing.append((case, *said))
    return differing


def unled(seen: Seen) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """The cells that nobody answers for at the 24 streets, as the matrix has them and as planted."""
    planted = {(one["place"], one["category"], one["verdict"]) for one in seen.truth["vacuums"]}
    streets = {place for place, _, _ in planted}
    found = city_matrix(seen.database, kinds=("Street",)).vacuums
    return {(place, leaf, cell.verdict) for place, leaf, cell in found if place in streets}, planted


def check(seen: Seen) -> None:
    assert wrong(seen) == {}
    assert answered_otherwise(seen) == []
    found, planted = unled(seen)
    assert found == planted


def test_everything_planted_is_found_and_nothing_else(sample: Sample) -> None:
    check(Seen(sample.database, sample.truth))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_other_seeds_are_found_as_well(embedded_store: Database, tmp_path: Path, seed: int) -> None:
    baicheng.write(tmp_path, seed, baicheng.SMALL)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    empty(embedded_store)
    load(embedded_store, baicheng.files(tmp_path), write=True)
    check(Seen(embedded_store, truth))
