"""The sample from ledgers to answers: the questions find exactly what its truth.json says was planted."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from data import truth
from loaders.load import load
from queries import rules
from tests.conftest import Sample

RULES = truth.RULES
"""The rules whose gaps the sample plants."""


def count(sample: Sample, text: str) -> Any:
    return sample.database.read(text).rows[0][0]


def test_every_row_of_every_ledger_is_loaded(sample: Sample) -> None:
    found = sample.report.as_json()
    assert (found["reject"], found["duplicate"], found["links"]["reject"]) == (0, 0, 0)
    assert found["read"] == found["create"] == sum(sample.report.plan.types[name]["create"] for name in sample.report.plan.types)
    assert [problem for problem in sample.report.plan.problems if problem.severity != "note"] == []


def test_the_same_ledgers_again_write_nothing(sample: Sample) -> None:
    again = load(sample.database, sorted(path for path in sample.folder.iterdir() if path.suffix != ".json"), write=True)
    assert (again.written, again.load) == (0, None)
    assert count(sample, "MATCH (n:Load) RETURN count(n) AS n") == 1


def test_the_figures_of_the_account(sample: Sample) -> None:
    assert count(sample, "MATCH (s:Street {form: '街道'})-[:PART_OF]->(c:County) WHERE c.id <> '220871' RETURN count(s) AS n") == 24
    assert count(sample, "MATCH (c:Compound) RETURN count(c) AS n") == 303
    assert count(sample, "MATCH (c:Compound)-[:PART_OF*3]->(p {id: '220802'}) RETURN count(c) AS n") == 303
    assert count(sample, "MATCH (a:Alliance) RETURN count(a) AS n") == 130
    two_new = "(o:SocialOrganization OR o:PropertyCompany OR (o:Enterprise AND o.ownership = '非公'))"
    assert count(sample, f"MATCH (o)-[:MEMBER_OF]->(:Alliance) WHERE {two_new} RETURN count(DISTINCT o) AS n") == 400
    city = "MATCH (o:Department)-[:PARTICIPATES_IN]->(:Conference)-[:SERVES]->(:City) RETURN count(DISTINCT o) AS n"
    assert count(sample, city) == 15
    assert count(sample, "MATCH (c:Community {name: '军民社区'})-[:PART_OF]->(:Street {name: '瑞光街道'}) RETURN count(c) AS n") == 1


def test_its_reference_date_is_the_default(sample: Sample) -> None:
    assert sample.database.asof() == date.fromisoformat(sample.truth["reference_date"]) == date(2021, 6, 30)


def test_what_is_synthetic_says_so(sample: Sample) -> None:
    real = "n:City OR n:County OR n:Street OR n:Community OR n:Load OR n:Lock OR n:Change"
    assert count(sample, f"MATCH (n) WHERE NOT ({real}) AND coalesce(n.synthetic, false) = false RETURN count(n) AS n") == 0


@pytest.mark.parametrize("rule", RULES)
def test_a_rules_totals_are_the_samples_at_every_place(sample: Sample, rule: str) -> None:
    found = {row.place: {"denominator": row.denominator, "numerator": row.numerator} for row in rules.coverage(sample.database, rule=rule)}
    assert {place: totals for place, totals in found.items() if totals["denominator"]} == {
        place: totals for place, totals in sample.truth["coverage"][rule].items() if totals["denominator"]
    }


@pytest.mark.parametrize("rule", RULES)
def test_a_parents_totals_are_the_sum_of_its_childrens(sample: Sample, rule: str) -> None:
    for place in ("220800", "220802", "220802003"):
        own, *children = rules.coverage(sample.database, place, rule)
        subjects_of_its_own = own.denominator - sum(child.denominator for child in children)
        assert subjects_of_its_own == 0
        assert own.numerator == sum(child.numerator for child in children)


def test_no_compounds_is_no_data_and_stays_in_the_list(sample: Sample) -> None:
    states = {row.place: row.state for row in rules.coverage(sample.database, rule="compound-company")}
    assert states["220881"] == "no data"
    assert states["220802"] == "gap"


def test_the_cases_show_every_kind_of_verdict(sample: Sample) -> None:
    verdicts = Counter(case["verdict"] for case in sample.truth["owner"])
    assert verdicts.keys() >= {"owned", "overlap", "proposed", "gate", "vacuum", "expired", "excluded"}
