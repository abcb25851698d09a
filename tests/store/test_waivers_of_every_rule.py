"""Whatever a rule is about, a gap of it can be accepted by naming it: counted, listed, in the calendar, and back in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from graph.database import Database
from graph.errors import AmbiguousName, UnknownName
from graph.schema import SCHEMA
from graph.schema.meta import SUBJECTS
from loaders.entry import enter
from queries import lookup, rules
from queries.catalogue import catalogue
from queries.run import run
from queries.waivers import in_force, row
from tests.store.build import ASOF, CITY, COMMUNITY, COUNTY, STREET, build, empty
from tests.store.cases.pieces import TOMORROW
from tests.store.conftest import ENGINES
from tests.store.test_rules import PIECES

NAMES = {props["id"]: props.get("name") or props.get("title") or "" for _, props in PIECES.nodes}
RULES = [rule.id for rule in catalogue().rules()]


def label(rule: str) -> str:
    return SCHEMA.label_of(catalogue().rule(rule).rule.subject.split()[0])


ONE_EACH = {label(rule): rule for rule in RULES}.values()
"""Of each label the last rule that is about it."""


def test_a_waiver_may_name_what_any_rule_is_about() -> None:
    assert {label(rule) for rule in RULES} == set(SUBJECTS)
    link = SCHEMA.link("WAIVES")
    assert link is not None
    assert link.ends == SUBJECTS


@dataclass(frozen=True)
class Accepted:
    """The graph of all cases, with the first case that fails a rule waived until that very day, by rule."""

    database: Database
    waived: dict[str, str]


@pytest.fixture(scope="module", params=ENGINES)
def accepted(request: pytest.FixtureRequest) -> Iterator[Accepted]:
    store: Database = request.getfixturevalue(f"{request.param}_store")
    empty(store)
    build(store, PIECES.nodes, PIECES.links)
    asked = RULES if request.param == "embedded" else ONE_EACH  # Neo4j plans each question for a second or two
    waived = {rule: PIECES.fails[rule][0] for rule in asked}
    enter(store, "Waiver", *(row(store, written(id), rule, "拆迁", "市住建局", str(ASOF)) for rule, id in waived.items()))
    yield Accepted(store, waived)
    empty(store)


def written(id: str) -> str:
    """Its name, behind that of its body or place where others are called so too."""
    if [*NAMES.values()].count(NAMES[id]) == 1:
        return NAMES[id]
    return f"{NAMES[next(end for start, type, end, *_ in PIECES.links if start == id and type in ('AT', 'PART_OF', 'SERVES'))]}/{NAMES[id]}"


def listed(accepted: Accepted, question: str, **asked: Any) -> list[dict[str, Any]]:
    return run(accepted.database, question, asked).dicts()


def test_a_gap_of_every_rule_is_accepted_by_its_name(accepted: Accepted) -> None:
    for rule, id in accepted.waived.items():
        assert {one.id: one.waived for one in rules.gaps(accepted.database, rule, waived=True)}[id], rule


def test_it_comes_back_by_itself_and_is_counted_apart_until_then(accepted: Accepted) -> None:
    assert in_force(accepted.database, ASOF).keys() == accepted.waived.keys()
    assert in_force(accepted.database, TOMORROW) == {}
    for rule in ONE_EACH:
        now, after = (rules.gaps(accepted.database, rule, asof=day, waived=True) for day in (ASOF, TOMORROW))
        (total, later) = (rules.coverage(accepted.database, CITY, rule, day)[0] for day in (ASOF, TOMORROW))
        assert total.waived == sum(one.waived for one in now) >= 1, rule
        assert accepted.waived[rule] in {one.id for one in after if not one.waived}, rule
        assert (later.waived, later.gap) == (0, len(after)), rule


def test_it_is_listed_by_its_name_and_where_it_lies(accepted: Accepted) -> None:
    rows = {one["rule"]: one for one in listed(accepted, "waivers")}
    assert {rule: one["subject_name"] for rule, one in rows.items()} == {rule: NAMES[id] for rule, id in accepted.waived.items()}
    assert {rule for rule, one in rows.items() if one["state"] != "in force" or not one["place_name"]} == set()
    here = {place: {one["rule"] for one in listed(accepted, "waivers", place=place)} for place in (CITY, COUNTY, STREET, COMMUNITY)}
    assert here[CITY] == accepted.waived.keys()
    assert here[COMMUNITY] <= here[STREET] <= here[COUNTY] < here[CITY]
    assert {label(rule) for rule in here[COUNTY]} >= {*SUBJECTS} - {"Category"}
    assert {label(rule) for rule in here[COMMUNITY]} >= {"Post", "Person"}


def test_it_stands_in_the_calendar(accepted: Accepted) -> None:
    rows = [one for one in listed(accepted, "calendar", within=0) if one["kind"] == "waiver"]
    assert {one["id"]: one["name"] for one in rows} == {id: NAMES[id] for id in accepted.waived.values()}
    assert all(one["place_name"] and one["days"] == 0 for one in rows)


def test_what_several_are_called_is_told_and_what_nothing_is_called(accepted: Accepted) -> None:
    store = accepted.database
    with pytest.raises(AmbiguousName, match="several subjects are called '包保人', give one by its id: 包保人 ") as told:
        row(store, "包保人", "guarantor-load", "拆迁", "市住建局", str(ASOF))
    assert len(told.value.candidates) == lookup.SHOWN + 1
    assert any("Department" in one for one in told.value.candidates)
    assert all("军民社区, 瑞光街道" in one for one in told.value.candidates[:-1])
    with pytest.raises(UnknownName, match="no place or subject of chief-load is called '没有的人'"):
        row(store, "没有的人", "chief-load", "拆迁", "市住建局", str(ASOF))
