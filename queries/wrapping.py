"""The statements that a rule's text is wrapped in: totals rolled up to every level, what fails, what counts twice."""

from graph.schema import SCHEMA
from graph.schema.meta import SUBJECTS
from queries.catalogue import Question

ROLLED_UP = """\
CALL () {{
{rule}
}}
WITH place, ok, {value} AS value, {households} AS households, {waived} AS waived
WITH place, count(*) AS denominator, sum(CASE WHEN ok THEN 1 ELSE 0 END) AS numerator, sum(waived) AS waived,
  sum(value) AS value, sum(households) AS households, sum(CASE WHEN ok OR waived = 1 THEN 0 ELSE households END) AS touched
{lifted}MATCH (place)-[up:PART_OF*0..8]->(p:Place)
WHERE all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))
WITH p.id AS id, sum(denominator) AS denominator, sum(numerator) AS numerator, sum(waived) AS waived,
  sum(value) AS value, sum(households) AS households, sum(touched) AS touched
RETURN collect(id) AS ids, collect(denominator) AS denominators, collect(numerator) AS numerators, collect(waived) AS waived,
  collect(value) AS values, collect(households) AS households, collect(touched) AS touched"""
LIFTED = """\
OPTIONAL MATCH (place:{kind})-[r:PART_OF]->(above:Place) WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true)
WITH coalesce(above, place) AS place, sum(denominator) AS denominator, sum(numerator) AS numerator, sum(waived) AS waived,
  sum(value) AS value, sum(households) AS households, sum(touched) AS touched
"""
FAILING = """\
CALL () {{
{rule}
}}
WITH subject, place, {value} AS value, {expected} AS expected, {detail} AS detail, {households} AS households, ok, {waived} AS waived
WHERE NOT coalesce(ok, false){within}
RETURN subject.id AS id, coalesce(subject.name, subject.title, subject.number) AS name, place.id AS place, value, expected, detail,
  households, waived
ORDER BY id"""
REPEATED = """\
CALL () {{
{rule}
}}
WITH subject, count(*) AS times
WHERE times > 1
RETURN subject.id AS id
ORDER BY id"""
WHOLE = """\
CALL () {{
{rule}
}}
RETURN count(subject) AS denominator, sum(CASE WHEN ok AND place IS NOT NULL THEN 1 ELSE 0 END) AS numerator"""
NAMED = """\
CALL () {{
{rule}
}}
WITH subject, place, {home} AS home ORDER BY subject.id
RETURN collect(subject.id) AS ids, collect(coalesce(subject.name, subject.title, '')) AS names, collect(coalesce({codes}, '')) AS codes,
  collect(coalesce(home, '')) AS homes, collect(coalesce(place.id, '')) AS places"""
HOME = "head([(subject)-[:{links}]->(h) | h.name])"
PRESENT = """\
MATCH (s:{kind}){lies}
WITH DISTINCT at
{lifted}MATCH (at)-[:PART_OF*0..8]->(p:Place)
RETURN collect(DISTINCT p.id) AS ids"""
FINEST = ("BuildingUnit", "Building")
"""The kinds of place of which there are most, the finest first: summed into what they lie in, unless they are asked for."""
_HELD = "all(r IN up WHERE coalesce(r.since <= $asof, true) AND coalesce($asof < r.until, true))"
_WITHIN = f" AND EXISTS {{ MATCH (place)-[up:PART_OF*0..8]->(:Place {{id: $place}}) WHERE {_HELD} }}"
_WAIVED = (
    "CASE WHEN ok THEN 0 WHEN subject.id IN $waived THEN 1 "
    f"WHEN EXISTS {{ MATCH (place)-[up:PART_OF*0..8]->(area:Place) WHERE area.id IN $waived AND {_HELD} }} THEN 1 ELSE 0 END"
)
_LIES = dict(
    zip(
        SUBJECTS,
        (
            " WITH s AS at", "-[:SERVES]->(at:Place)", "-[:AT]->(home) WITH DISTINCT home MATCH (home)-[:SERVES*0..1]->(at:Place)",
            "-[:HOLDS]->(:Post)-[:AT]->(home) WITH DISTINCT home MATCH (home)-[:SERVES*0..1]->(at:Place)", "-[:LOCATED_IN]->(at:Place)",
            "-[:CLAIMED_BY]->(:Organization)-[:SERVES]->(at:Place)", " WITH count(s) AS n MATCH (at:City)",
        ),
        strict=True,
    )
)  # fmt: skip
"""How what a rule may be about lies at places, by its keyed label."""
_OF = {"Post": "AT", "Person": "AFFILIATED_WITH", "Project": "CLAIMED_BY"}
"""Of the labels whose names people say behind that of a body: the link to it."""


def rolled_up(rule: Question, *, waivers: bool, fine: bool) -> str:
    """Lists of equal length: places that hold a subject at or below them, and their sums. With `waivers`, `$waived` are ids.

    `fine`: buildings and their units are among the places.
    """
    lifted = "" if fine else "".join(LIFTED.format(kind=kind) for kind in FINEST)
    return ROLLED_UP.format(rule=rule.text, **_columns(rule, numbers=True), waived=_WAIVED if waivers else "0", lifted=lifted)


def failing(rule: Question, *, within: bool, waivers: bool) -> str:
    """A row a subject that is not ok; `within` the place `$place`."""
    return FAILING.format(
        rule=rule.text, **_columns(rule), within=_WITHIN if within else "", waived=_WAIVED if waivers else "0"
    )  # fmt: skip


def repeated(rule: Question) -> str:
    """The ids of subjects that a rule returns more than once."""
    return REPEATED.format(rule=rule.text)


def whole(rule: Question) -> str:
    """How many subjects there are, and how many are ok."""
    return WHOLE.format(rule=rule.text)


def named(rule: Question) -> str:
    """Lists of equal length: the ids of all subjects, their names and codes, the bodies that they are of, the ids of their places."""
    kinds = [node for target in rule.rule.subject.split() for node in SCHEMA.nodes_of(target)]
    codes = dict.fromkeys(f"subject.{kind.code}" for kind in kinds if kind.code)
    links = dict.fromkeys(_OF[kind.label] for kind in kinds if kind.label in _OF)
    home = HOME.format(links="|".join(links)) if links else "null"
    return NAMED.format(rule=rule.text, codes=", ".join(codes) or "null", home=home)


def present(kind: str, label: str, *, fine: bool) -> str:
    """The ids of the places at or below which there is anything of that kind; `fine` as above."""
    lifted = "OPTIONAL MATCH (at:{kind})-[:PART_OF]->(above:Place)\nWITH DISTINCT coalesce(above, at) AS at\n"
    return PRESENT.format(kind=kind, lies=_LIES[label], lifted="" if fine else "".join(lifted.format(kind=one) for one in FINEST))


def _columns(rule: Question, *, numbers: bool = False) -> dict[str, str]:
    """The columns that a rule may leave out: null then, or 0 where they are summed."""
    names = ("value", "households") if numbers else ("value", "expected", "detail", "households")
    lacking = "0" if numbers else "null"
    given = "coalesce({}, 0)" if numbers else "{}"
    return {name: given.format(name) if name in rule.names else lacking for name in names}
