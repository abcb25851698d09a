"""Coverage: for each rule and place how many there are, how many are as they should be, and the list of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

from graph.database import Database, columns_of
from graph.errors import QueryError
from graph.schema import SCHEMA
from queries import lookup, together, waivers, wrapping
from queries.catalogue import Question, catalogue, text_of
from queries.header import Both
from queries.kept import at_once, kept, kept_each
from queries.profile import Profile, current
from queries.succession import standing

OK, GAP, NOT_APPLICABLE, NO_DATA = "ok", "gap", "n/a", "no data"
STATES = (OK, GAP, NOT_APPLICABLE, NO_DATA)
LANGUAGES = ("zh", "en")
REPEATED_SHOWN = 5
UPPER = ("City", "County", "Street")
"""Kinds of place in which no building lies directly."""
Sums: TypeAlias = tuple[int, int, int, float, int, int]
"""At a place: subjects, those that are ok, waived ones; what the rule counts, households of all, households of the gaps."""
NOTHING: Sums = (0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """One rule at one place: numerator + waived + gap = denominator, all counts of subjects. `state` is one of STATES.

    `severity` is "gap", or "hint" where a gap is only worth a look. `value` sums what the rule counts (chiefs, m²),
    `households` those of all subjects, `touched` those of the gaps.
    """

    rule: str
    place: str
    denominator: int
    numerator: int
    waived: int
    state: str
    severity: str = GAP
    value: float = 0
    households: int = 0
    touched: int = 0

    @property
    def gap(self) -> int:
        return self.denominator - self.numerator - self.waived

    @property
    def ratio(self) -> float | None:
        """The share of what is asked for, so without what is waived; None: nothing is asked for."""
        asked = self.denominator - self.waived
        return self.numerator / asked if asked else None

    def record(self) -> dict[str, Any]:
        """As the command line prints it."""
        counted = {name: getattr(self, name) for name in ("rule", "place", "denominator", "numerator", "waived", "gap", "state")}
        return counted | {name: getattr(self, name) for name in ("severity", "value", "households", "touched")}


@dataclass(frozen=True, slots=True)
class Gap:
    """One subject that is not as it should be. `above`: the names of what it lies in, the nearest first.

    `households`: how many it touches, where that is known. `waived`: accepted for now.
    """

    rule: str
    id: str
    name: str
    place: str
    above: tuple[str, ...]
    value: Any
    expected: Any
    detail: Both | None
    remedy: Both
    households: int | None = None
    waived: bool = False

    def record(self) -> dict[str, Any]:
        """As the command line prints it, texts in both languages."""
        detail = {language: self.detail[language] for language in LANGUAGES} if self.detail else None
        remedy = {language: self.remedy[language] for language in LANGUAGES}
        own = {"rule": self.rule, "id": self.id, "name": self.name, "place": self.place, "above": list(self.above)}
        judged = {"value": self.value, "expected": self.expected, "detail": detail, "remedy": remedy}
        return {**own, **judged, "households": self.households, "waived": self.waived}


def coverage(database: Database, place: str | None = None, rule: str | None = None, asof: date | None = None) -> list[Coverage]:
    """Every rule of the profile (or one) at the city, counties and streets, or at `place` and its children; places are ids.

    A place stays in the list whatever is there. Rules by name, places by id, `place` itself first. `place` may be a name
    or a code. Raises UnknownName, AmbiguousName.
    """
    rules = (catalogue().rule(rule),) if rule else current(database).rules()
    return coverage_of(database, rules, place, asof)


def coverage_of(database: Database, rules: Sequence[Question], place: str | None = None, asof: date | None = None) -> list[Coverage]:
    """The same of those rules, in their order."""
    asof = asof or database.asof()
    profile = current(database)
    top = lookup.find(database, "Place", place, asof) if place else None
    listed = listed_places(database, top.id if top else None, asof)
    if not listed:
        return []
    judge = _Judge(database, profile, asof, listed, fine=top is not None and top.kind not in UPPER)
    with at_once(database):
        return list(chain.from_iterable(together.each(judge.totals, rules)))


def judge(database: Database, rule: Question, asof: date | None = None) -> Coverage:
    """One rule over everything, wherever its subjects lie; `place` is empty. The rule need not be in the catalogue."""
    asof = asof or database.asof()
    rows = database.read(wrapping.whole(rule), current(database).arguments(rule, asof)).rows
    denominator, numerator = rows[0]
    return Coverage(rule.id, "", denominator, numerator, 0, _state(denominator, denominator - numerator, known=True), rule.rule.severity)


def listed_places(database: Database, place: str | None, asof: date) -> list[str]:
    """The ids of the places that a table of coverage has rows for."""
    top = standing(database, place, asof) if place else None
    (ids,) = columns_of(database.read(text_of("listed-places"), {"place": top, "asof": asof}), "ids")
    return [top, *(id for id in ids if id != top)] if top else list(ids)


class _Judge:
    """Rules over the listed places on one day.

    The sums of a rule at every place above a building are kept: a step down the map, or up again, reads nothing.
    """

    def __init__(self, database: Database, profile: Profile, asof: date, listed: list[str], *, fine: bool) -> None:
        self.database, self.profile, self.asof, self.listed, self.fine = database, profile, asof, listed, fine
        self.waived = waivers.in_force(database, asof)

    def totals(self, rule: Question) -> list[Coverage]:
        """A row a listed place."""
        by_place = self._sums(rule)
        known = set() if all(id in by_place for id in self.listed) else self.present(rule)
        return [self._total(rule, id, by_place.get(id, NOTHING), id in known) for id in self.listed]

    def _total(self, rule: Question, place: str, sums: Sums, known: bool) -> Coverage:
        denominator, numerator, accepted, value, households, touched = sums
        missing = denominator - numerator - accepted
        assert missing >= 0, (rule.id, place, sums)
        state = _state(denominator, missing, known=known)
        return Coverage(
            rule.id, place, denominator, numerator, accepted, state, rule.rule.severity, value, households, touched
        )  # fmt: skip

    def _sums(self, rule: Question) -> Mapping[str, Sums]:
        """Of every place that holds a subject at or below it."""
        waived = self.waived.get(rule.id, [])
        values = self.profile.arguments(rule, self.asof) | ({"waived": waived} if waived else {})
        asked = repr((rule.text, values, self.fine))
        sums: dict[str, Mapping[str, Sums]] = {} if self.fine else kept(self.database, f"sums of {rule.id}", dict)
        if asked not in sums:
            sums.clear()  # those of another day or profile
            rows = self.database.read(wrapping.rolled_up(rule, waivers=bool(waived), fine=self.fine), values)
            ids, *columns = columns_of(rows, "ids", "denominators", "numerators", "waived", "values", "households", "touched")
            sums[asked] = dict(zip(ids, zip(*columns, strict=True), strict=True))
        return sums[asked]

    def present(self, rule: Question) -> set[str]:
        """The places at or below which something of that kind was ever loaded, or that were said to have none: elsewhere there is
        no data to judge by."""

        def read(kinds: list[str]) -> dict[str, set[str]]:
            texts = {kind: wrapping.present(kind, SCHEMA.label_of(kind), fine=self.fine) for kind in kinds}
            return {kind: set(columns_of(self.database.read(text), "ids")[0]) for kind, text in texts.items()}

        kinds = rule.rule.subject.split()
        loaded = kept_each(self.database, f"present {'fine' if self.fine else ''}", kinds, read)
        return set().union(*loaded.values(), *(self._complete.get(kind, ()) for kind in kinds))

    @cached_property
    def _complete(self) -> dict[str, list[str]]:
        """Kind -> those of the places for which a load was said to be complete."""
        return dict(self.database.read(text_of("complete-places"), {"places": self.listed, "asof": self.asof}).rows)


def _state(denominator: int, gap: int, *, known: bool) -> str:
    if denominator == 0:
        return NOT_APPLICABLE if known else NO_DATA
    return GAP if gap else OK


def gaps(
    database: Database, rule: str, place: str | None = None, asof: date | None = None, limit: int | None = None, *, waived: bool = False
) -> list[Gap]:
    """What the number of a gap is made of: the failing subjects at or below a place, by id; `waived`: the accepted ones too."""
    asked, asof = catalogue().rule(rule), asof or database.asof()
    accepted = waivers.in_force(database, asof).get(rule, [])
    values = current(database).arguments(asked, asof) | ({"waived": accepted} if accepted else {})
    if place:
        values["place"] = standing(database, place, asof)
    text = wrapping.failing(asked, within=bool(place), waivers=bool(accepted))
    found = [row for row in database.read(text, values).dicts() if waived or not row["waived"]][:limit]
    above = lookup.lines(database, "Place", {row["place"] for row in found}) if found else {}
    return [_gap(asked, row, above) for row in found]


def _gap(rule: Question, row: Mapping[str, Any], above: Mapping[str, list[list[str]]]) -> Gap:
    detail = Both(*(str(rule.shown(row["detail"], language)) for language in LANGUAGES)) if row["detail"] else None
    line = above.get(row["place"], [[]])[0]
    names = line[1:] if row["place"] == row["id"] else line
    return Gap(
        rule.id, row["id"], row["name"], row["place"], tuple(names), row["value"], row["expected"], detail, rule.rule.remedy,
        row["households"], bool(row["waived"]),
    )  # fmt: skip


def check_subjects(database: Database, rule: Question, asof: date) -> None:
    """Raises QueryError when the rule returns a subject more than once: it would count twice."""
    rows = database.read(wrapping.repeated(rule), current(database).arguments(rule, asof), limit=REPEATED_SHOWN).rows
    if rows:
        raise QueryError(f"{rule.folder}/{rule.id}.cypher: subjects more than once: {', '.join(row[0] for row in rows)}")
