"""Coverage: for each rule and place how many there are, how many are as they should be, and the list of the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.database import Database, columns_of
from graph.errors import QueryError
from queries import lookup
from queries.catalogue import Question, catalogue
from queries.header import Both

OK, GAP, NOT_APPLICABLE, NO_DATA = "ok", "gap", "n/a", "no data"
STATES = (OK, GAP, NOT_APPLICABLE, NO_DATA)
LANGUAGES = ("zh", "en")
REPEATED_SHOWN = 5

ROLLED_UP = """\
CALL () {{
{rule}
}}
WITH place, count(*) AS denominator, sum(CASE WHEN ok THEN 1 ELSE 0 END) AS numerator
MATCH (place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
WITH p.id AS id, sum(denominator) AS denominator, sum(numerator) AS numerator
RETURN collect(id) AS ids, collect(denominator) AS denominators, collect(numerator) AS numerators"""
PRESENT = """\
MATCH (s:{subject})-[:PART_OF*0..8]->(p:Place)
RETURN collect(DISTINCT p.id) AS ids"""
FAILING = """\
CALL () {{
{rule}
}}
WITH subject, place, ok, value, expected, detail
WHERE NOT ok{within}
RETURN subject.id AS id, subject.name AS name, place.id AS place, value, expected, detail
ORDER BY id"""
WITHIN = """ AND EXISTS {
  MATCH (place)-[up:PART_OF*0..8]->(:Place {id: $place})
  WHERE all(r IN up WHERE (r.since IS NULL OR r.since <= $asof) AND (r.until IS NULL OR $asof < r.until))
}"""
REPEATED = """\
CALL () {{
{rule}
}}
WITH subject, count(*) AS times
WHERE times > 1
RETURN subject.id AS id
ORDER BY id"""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule at one place: numerator + waived + gap = denominator. `state` is one of STATES."""

    rule: str
    place: str
    denominator: int
    numerator: int
    waived: int
    state: str

    @property
    def gap(self) -> int:
        return self.denominator - self.numerator - self.waived

    def record(self) -> dict[str, Any]:
        """As the command line prints it."""
        return {
            "rule": self.rule,
            "place": self.place,
            "denominator": self.denominator,
            "numerator": self.numerator,
            "waived": self.waived,
            "gap": self.gap,
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class Gap:
    """One subject that is not as it should be. `above`: the names of what it lies in, the nearest first."""

    rule: str
    id: str
    name: str
    place: str
    above: tuple[str, ...]
    value: Any
    expected: Any
    detail: Both | None
    remedy: Both

    def record(self) -> dict[str, Any]:
        """As the command line prints it, texts in both languages."""
        detail = {language: self.detail[language] for language in LANGUAGES} if self.detail else None
        remedy = {language: self.remedy[language] for language in LANGUAGES}
        own = {"rule": self.rule, "id": self.id, "name": self.name, "place": self.place, "above": list(self.above)}
        return {**own, "value": self.value, "expected": self.expected, "detail": detail, "remedy": remedy}


def coverage(database: Database, place: str | None = None, rule: str | None = None, asof: date | None = None) -> list[Coverage]:
    """Every rule (or one) at the city, counties and streets, or at `place` and its children; places are ids.

    A place stays in the list whatever is there. Rules by name, places by id, `place` itself first. `place` may be a name
    or a code. Raises UnknownName, AmbiguousName.
    """
    asof = asof or database.asof()
    rules = (catalogue().rule(rule),) if rule else catalogue().rules()
    listed = listed_places(database, place, asof)
    return [row for one in rules for row in _totals(database, one, listed, asof)]


def listed_places(database: Database, place: str | None, asof: date) -> list[str]:
    """The ids of the places that a table of coverage has rows for."""
    top = lookup.find(database, "Place", place, asof).id if place else None
    (ids,) = columns_of(database.read(catalogue().text("listed-places"), {"place": top, "asof": asof}), "ids")
    return [top, *(id for id in ids if id != top)] if top else list(ids)


def _totals(database: Database, rule: Question, listed: list[str], asof: date) -> Iterator[Coverage]:
    rows = database.read(ROLLED_UP.format(rule=rule.text), {"asof": asof})
    ids, denominators, numerators = columns_of(rows, "ids", "denominators", "numerators")
    totals = dict(zip(ids, zip(denominators, numerators, strict=True), strict=True))
    known = set() if all(id in totals for id in listed) else present(database, rule.rule.subject)
    for id in listed:
        denominator, numerator = totals.get(id, (0, 0))
        assert numerator <= denominator, (rule.id, id, numerator, denominator)
        yield Coverage(rule.id, id, denominator, numerator, 0, _state(denominator, denominator - numerator, known=id in known))


def present(database: Database, subject: str) -> set[str]:
    """The places at or below which something of that kind was ever loaded: elsewhere there is no data to judge by."""
    (ids,) = columns_of(database.read(PRESENT.format(subject=subject)), "ids")
    return set(ids)


def _state(denominator: int, gap: int, *, known: bool) -> str:
    if denominator == 0:
        return NOT_APPLICABLE if known else NO_DATA
    return GAP if gap else OK


def gaps(database: Database, rule: str, place: str | None = None, asof: date | None = None, limit: int | None = None) -> list[Gap]:
    """What the number of a gap is made of: the failing subjects at or below a place, by id."""
    asked, asof = catalogue().rule(rule), asof or database.asof()
    values: dict[str, Any] = {"asof": asof}
    if place:
        values["place"] = lookup.find(database, "Place", place, asof).id
    found = database.read(FAILING.format(rule=asked.text, within=WITHIN if place else ""), values, limit=limit).dicts()
    above = lookup.lines(database, "Place", [row["id"] for row in found]) if found else {}
    return [_gap(asked, row, above) for row in found]


def _gap(rule: Question, row: Mapping[str, Any], above: Mapping[str, list[list[str]]]) -> Gap:
    detail = Both(*(str(rule.shown(row["detail"], language)) for language in LANGUAGES)) if row["detail"] else None
    names = above.get(row["id"], [[""]])[0][1:]
    return Gap(
        rule.id, row["id"], row["name"], row["place"], tuple(names), row["value"], row["expected"], detail, rule.rule.remedy
    )  # fmt: skip


def check_subjects(database: Database, rule: str, asof: date) -> None:
    """Raises QueryError when the rule returns a subject more than once: it would count twice."""
    asked = catalogue().rule(rule)
    rows = database.read(REPEATED.format(rule=asked.text), {"asof": asof}, limit=REPEATED_SHOWN).rows
    if rows:
        raise QueryError(f"{asked.folder}/{asked.id}.cypher: subjects more than once: {', '.join(row[0] for row in rows)}")
