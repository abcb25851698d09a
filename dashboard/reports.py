"""Coverage as files: the workbook of totals, gaps and waivers."""

from collections.abc import Sequence
from typing import Any

from dashboard import downloads
from dashboard.texts import say
from graph.database import Database
from queries import rules
from queries.catalogue import catalogue
from queries.lookup import lines
from queries.rules import Coverage, Gap
from queries.run import as_read, run

TOTALS = (
    "rule",
    "title",
    "severity",
    "place",
    "within",
    "numerator",
    "denominator",
    "gap",
    "waived",
    "value",
    "households",
    "touched",
    "state",
)
LISTED = ("rule", "title", "name", "within", "value", "expected", "detail", "households", "remedy", "id")
WAIVED = ("id", "rule", "subject_name", "within", "reason", "approved_by", "since", "until", "state")


def coverage_workbook(database: Database, found: Sequence[Coverage], place: str | None, language: str) -> bytes:
    """Three sheets: the totals given, every gap of their rules at or below the place, and the waivers there."""
    asof = database.asof()
    above = lines(database, "Place", {row.place for row in found})
    totals = [_total(row, above[row.place][0], language) for row in found]
    failing = [gap for rule in dict.fromkeys(row.rule for row in found) for gap in rules.gaps(database, rule, place, asof)]
    accepted = run(database, "waivers", {"place": place or "", "asof": asof})
    note = [say(language, "file_asof", asof=asof)]
    return downloads.workbook(
        [
            downloads.Page(say(language, "sheet_totals"), _captions(TOTALS, language), totals, note),
            downloads.Page(say(language, "sheet_gaps"), _captions(LISTED, language), [_gap(one, language) for one in failing], note),
            downloads.Page(
                say(language, "sheet_waivers"),
                _captions(WAIVED, language),
                [_waiver(row, language) for row in as_read(accepted).dicts()],
                note,
            ),
        ]
    )


def _captions(names: Sequence[str], language: str) -> list[str]:
    return [say(language, f"column_{name}") for name in names]


def _total(row: Coverage, line: Sequence[str], language: str) -> list[Any]:
    known: dict[str, Any] = {
        "title": catalogue().rule(row.rule).title[language], "severity": say(language, f"severity_{row.severity}"), "place": line[0],
        "within": " › ".join(reversed(line[1:])), "state": say(language, f"state_{row.state}"),
    }  # fmt: skip
    return [known[name] if name in known else getattr(row, name) for name in TOTALS]


def _gap(gap: Gap, language: str) -> list[Any]:
    known: dict[str, Any] = {
        "title": catalogue().rule(gap.rule).title[language], "within": " › ".join(reversed(gap.above)),
        "detail": gap.detail[language] if gap.detail else None, "remedy": gap.remedy[language],
    }  # fmt: skip
    return [known[name] if name in known else getattr(gap, name) for name in LISTED]


def _waiver(row: dict[str, Any], language: str) -> list[Any]:
    known = {"within": row["place_name"], "state": catalogue().question("waivers").shown(row["state"], language)}
    return [known[name] if name in known else row[name] for name in WAIVED]
