"""Every coverage rule on both stores, in one graph: what passes, what fails, what it does not apply to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from graph.database import Database
from queries import rules
from queries.catalogue import Question, catalogue
from queries.profile import current
from queries.run import listed
from tests.store.build import ASOF, CITY, COUNTY, STREET, build, empty
from tests.store.cases import compounds, party, places, work
from tests.store.cases.pieces import CASES, all_pieces
from tests.store.conftest import ENGINES

assert all((compounds, party, places, work)), "they register the cases"
PIECES = all_pieces()


@dataclass(frozen=True)
class Judged:
    """The graph, and what each rule says of it: (subject, place, ok) of every subject."""

    database: Database
    rows: dict[str, list[tuple[str, str, bool]]]
    whole: dict[tuple[str, str], rules.Coverage]

    def ok(self, rule: str) -> dict[str, bool]:
        return {subject: ok for subject, _, ok in self.rows[rule]}


@pytest.fixture(scope="module", params=ENGINES)
def cases(request: pytest.FixtureRequest) -> Iterator[Judged]:
    """One graph with the cases of all rules, judged once."""
    store: Database = request.getfixturevalue(f"{request.param}_store")
    empty(store)
    build(store, PIECES.nodes, PIECES.links)
    rows = {rule.id: judged(store, rule) for rule in catalogue().rules()}
    yield Judged(store, rows, {(row.rule, row.place): row for row in rules.coverage(store)})
    empty(store)


def judged(database: Database, rule: Question, asof: date = ASOF) -> list[tuple[str, str, bool]]:
    found = database.read(listed(rule), current(database).arguments(rule, asof))
    assert found.columns == rule.names
    return [(row["subject"], row["place"], row["ok"]) for row in found.dicts()]


def test_every_rule_has_its_cases() -> None:
    assert CASES.keys() == {rule.id for rule in catalogue().rules()}
    for kind in (PIECES.passes, PIECES.fails, PIECES.other):
        assert kind.keys() == CASES.keys()


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_judges_its_cases(cases: Judged, rule: str) -> None:
    found = cases.ok(rule)
    right = dict.fromkeys(PIECES.passes[rule], True) | dict.fromkeys(PIECES.fails[rule], False) | dict.fromkeys(PIECES.other[rule])
    assert {id: found.get(id) for id in right} == right


def test_no_rule_counts_a_subject_twice(cases: Judged) -> None:
    assert [rule for rule, rows in cases.rows.items() if len({subject for subject, _, _ in rows}) < len(rows)] == []


def test_a_parents_numbers_are_its_childrens_and_its_own(cases: Judged) -> None:
    parent = {end: [start for start, type, to, *_ in PIECES.links if type == "PART_OF" and to == end] for end in (CITY, COUNTY)}
    for rule, rows in cases.rows.items():
        for place, children in parent.items():
            below = [cases.whole[rule, child] for child in children if (rule, child) in cases.whole]
            own = cases.whole[rule, place]
            here = [ok for _, at, ok in rows if at == place]
            assert own.denominator == sum(row.denominator for row in below) + len(here), (rule, place)
            assert own.numerator == sum(row.numerator for row in below) + sum(here), (rule, place)
        assert cases.whole[rule, CITY].denominator == len(rows)


def test_a_gap_is_as_long_as_its_list(cases: Judged) -> None:
    for rule in ("grid-chief", "two-new-branch", "issue-in-time", "chief-load"):
        found, row = rules.gaps(cases.database, rule), cases.whole[rule, CITY]
        assert len(found) == row.gap
        assert sum(gap.households or 0 for gap in found) == row.touched
        assert all(gap.name and gap.above[-1] == "白城市" for gap in found)


def test_a_parameter_has_a_date(cases: Judged) -> None:
    """The size of a residents' committee before and after 2026."""
    rule = catalogue().rule("residents-committee-size")
    good, other = PIECES.passes[rule.id], PIECES.fails[rule.id]
    before, after = ({id: ok for id, _, ok in judged(cases.database, rule, day)} for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert [before[id] for id in (*good, *other)] == [True, True, False, False]
    assert [after[id] for id in (*good, *other)] == [False, False, False, True]
    assert [str(param) for param in rule.params[1:]] == [
        "least: integer = 100 | 1000 from 2026-01-01", "most: integer = 700 | 3000 from 2026-01-01",
    ]  # fmt: skip


def test_hints_are_apart_from_gaps(cases: Judged) -> None:
    hint, gap = cases.whole["branch-large", CITY], cases.whole["grid-chief", CITY]
    assert (hint.severity, hint.state) == ("hint", "gap")
    assert (gap.severity, gap.state) == ("gap", "gap")


def test_the_degree_stands_beside_presence(cases: Judged) -> None:
    """How many chiefs for how many households."""
    row = cases.whole["grid-chief", STREET]
    assert row.value >= row.numerator >= 1
    assert row.households >= 900
    assert row.record().keys() >= {"value", "households", "touched", "severity"}
