"""The report of an area as one HTML page that prints: summary, map, matrix, lists of gaps, sources. Nothing is fetched."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import charts
from dashboard.markup import safe, tag
from dashboard.texts import say
from graph.database import Database
from graph.words import bracketed
from queries import rules
from queries.catalogue import Question, catalogue
from queries.lookup import lines
from queries.profile import current
from queries.rules import Coverage, Gap
from queries.score import scores, worst_first
from queries.sources import SOURCES

MOST_LISTED = 500
"""Gaps of a rule that a page holds; the workbook has all of them."""
ACROSS = 8
"""Places that a sheet of A4 holds side by side."""
MAP_WIDTH, STRETCH = 420, 1.43
"""In pixels; and how much longer a degree of latitude is than one of longitude, at 45.5° north."""
STYLE = """
body { font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", SimSun, sans-serif;
  color: #202124; margin: 2rem auto; padding: 0 1rem; max-width: 60rem; font-size: 10.5pt; line-height: 1.5; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; margin-top: 1.6rem; border-bottom: 1px solid #dadce0; } small { color: #5f6368; }
table.m { table-layout: fixed; font-size: 9pt; } table.m th:first-child { width: 28%; font-weight: normal; }
svg { display: block; margin: .6rem auto; break-inside: avoid; } svg text { font-size: 13px; text-anchor: middle; fill: #202124; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; } th, td { border: 1px solid #dadce0; padding: .2rem .4rem; text-align: left; }
th { background: #f1f3f4; } td.n { text-align: right; } thead { display: table-header-group; } tr { break-inside: avoid; }
.bad { background: #fbe0dc; } .mid { background: #fdf0d0; } .good { background: #dcf1e3; }
@page { size: A4; margin: 16mm 14mm; } @media print { body { margin: 0; padding: 0; max-width: none; } h2 { break-after: avoid; } }
"""


def report(database: Database, place: str, asof: date, language: str) -> str:
    """The page for a place, by id or name. Raises UnknownName, AmbiguousName."""
    rows = rules.coverage(database, place, None, asof)
    above = lines(database, "Place", {row.place for row in rows})
    top = rows[0].place
    title = say(language, "report_title", name=above[top][0][0])
    own = [row for row in rows if row.place == top and row.denominator]
    below = [row for row in rows if row.place != top]
    parts = [
        tag("h1", safe(title)), tag("p", tag("small", safe(f"{' › '.join(reversed(above[top][0]))} · {say(language, 'file_asof', asof=asof)}"))),
        _summary(database, own, language), _picture(database, below, above), _matrix(below, above, language),
        *(_gaps(rule, rules.gaps(database, rule.id, top, asof), language) for rule in _failing(own)), _sources(own, language),
    ]  # fmt: skip
    head = f'<meta charset="utf-8"><title>{safe(title)}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _failing(own: Iterable[Coverage]) -> list[Question]:
    return [catalogue().rule(row.rule) for row in worst_first(own)]


def _summary(database: Database, own: Sequence[Coverage], language: str) -> str:
    score = next(iter(scores(current(database), own).values()), None)
    names = ("title", "severity", "numerator", "denominator", "gap", "waived", "ratio")
    shown = [
        [
            catalogue().rule(row.rule).title[language], say(language, f"severity_{row.severity}"), row.numerator, row.denominator, row.gap,
            row.waived, _percent(row.ratio),
        ]
        for row in own
    ]  # fmt: skip
    shades = [[""] * (len(names) - 1) + [_shade(row.ratio)] for row in own]
    said = say(language, "report_summary", score=_percent(score), rules=sum(row.severity == "gap" for row in own))
    return tag("h2", safe(say(language, "report_summary_title"))) + tag("p", safe(said)) + _table(names, shown, language, shades)


def _matrix(below: Sequence[Coverage], above: dict[str, list[list[str]]], language: str) -> str:
    """The rules with gaps down, places across, as many to a table as fit on a sheet; the cells say n of m."""
    failing = list(dict.fromkeys(row.rule for row in worst_first(below)))
    if not failing:
        return ""
    by_cell = {(row.place, row.rule): row for row in below}
    places = list(dict.fromkeys(row.place for row in below))
    tables = []
    for some in (places[at : at + ACROSS] for at in range(0, len(places), ACROSS)):
        head = tag("tr", tag("th"), *(tag("th", safe(above[place][0][0])) for place in some))
        body = [
            tag("tr", tag("th", safe(catalogue().rule(rule).title[language])), *(_cell(by_cell[place, rule]) for place in some))
            for rule in failing
        ]
        tables.append(tag("table", tag("thead", head), tag("tbody", *body), css="m"))
    return tag("h2", safe(say(language, "part_matrix"))) + "".join(tables)


def _cell(row: Coverage) -> str:
    return tag("td", f"{row.numerator}/{row.denominator}" if row.denominator else "—", css=f"n {_shade(row.ratio)}".strip())


def _gaps(rule: Question, found: Sequence[Gap], language: str) -> str:
    names = ("name", "within", "value", "expected", "detail")
    shown = [
        [gap.name, " › ".join(reversed(gap.above)), gap.value, gap.expected, gap.detail[language] if gap.detail else ""]
        for gap in found[:MOST_LISTED]
    ]
    more = say(language, "first_rows", n=MOST_LISTED, m=len(found)) if len(found) > MOST_LISTED else ""
    said = say(language, "expects", what=rule.rule.expected[language], who=rule.rule.remedy[language], source=" ".join(rule.header.source))
    heading = tag("h2", safe(bracketed(rule.title[language], len(found), language))) + tag("p", tag("small", safe(said)))
    return heading + _table(names, shown, language) + (tag("p", safe(more)) if more else "")


def _sources(own: Iterable[Coverage], language: str) -> str:
    cited = sorted({clause for row in own for clause in catalogue().rule(row.rule).header.source})
    items = [tag("li", tag("strong", safe(clause)), " ", safe(SOURCES.get(clause, ""))) for clause in cited]
    return tag("h2", safe(say(language, "report_sources"))) + tag("ul", *items)


def _table(names: Sequence[str], rows: Sequence[Sequence[object]], language: str, shades: Sequence[Sequence[str]] = ()) -> str:
    head = tag("tr", *(tag("th", safe(say(language, f"column_{name}"))) for name in names))
    body = [
        tag(
            "tr",
            *(tag("td", safe("" if cell is None else cell), css=shades[at][column] if shades else "") for column, cell in enumerate(row)),
        )
        for at, row in enumerate(rows)
    ]
    return tag("table", tag("thead", head), tag("tbody", *body))


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{int(share * 1000) / 10:g}%"


def _shade(share: float | None) -> str:
    return "" if share is None else "good" if share >= 1 else "mid" if share >= 0.8 else "bad"


def _picture(database: Database, below: Sequence[Coverage], above: dict[str, list[list[str]]]) -> str:
    """The counties among the places below with their weighted scores, in words and in colour; without outlines there is no picture."""
    drawn = {place: score for place, score in scores(current(database), below).items() if place in charts.outlines()}
    rings = {place: [polygon[0] for polygon in charts.polygons(charts.outlines()[place])] for place in drawn}
    points = [point for of_place in rings.values() for ring in of_place for point in ring]
    if not points:
        return ""
    west, north = min(point[0] for point in points), max(point[1] for point in points)
    scale = MAP_WIDTH / (max(point[0] for point in points) - west)

    def xy(point: Sequence[float]) -> tuple[float, float]:
        return (point[0] - west) * scale, (north - point[1]) * scale * STRETCH

    def path(ring: charts.Ring) -> str:
        return "M" + " L".join("{:.1f},{:.1f}".format(*xy(point)) for point in ring) + " Z"

    shapes = [
        f'<path d="{" ".join(map(path, rings[place]))}" fill="{charts.shade(score)}" stroke="#fff"/>' for place, score in drawn.items()
    ]
    height = (north - min(point[1] for point in points)) * scale * STRETCH
    names = [_label(above[place][0][0], _percent(score), *xy(charts.middle(place))) for place, score in drawn.items()]
    return f'<svg viewBox="0 0 {MAP_WIDTH} {height:.0f}" width="{MAP_WIDTH}" role="img">{"".join([*shapes, *names])}</svg>'


def _label(name: str, score: str, x: float, y: float) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}">{safe(name)}<tspan x="{x:.0f}" dy="1.2em">{score}</tspan></text>'
