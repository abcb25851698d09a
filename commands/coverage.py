"""Coverage: what should exist and what does, and the gaps that are accepted for a time."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.common import AsJson, Asof, PlaceOption, group, opened, save
from commands.terminal import print_json, print_table, say, show_listed, show_rows
from graph.errors import UsageError

if TYPE_CHECKING:
    from queries.rules import Coverage

app = group()
WHOLE = 100
COLUMNS = ("rule", "severity", "place", "numerator", "denominator", "waived", "gap", "state")
WAIVED = ("subject_name", "place_name", "rule", "reason", "approved_by", "since", "until", "state")
DEGREE = ("value", "households")
RuleOption = Annotated[str, typer.Option("--rule", help="One rule; default: all of the profile.")]


@app.command()
def coverage(
    place: PlaceOption = "",
    rule: RuleOption = "",
    asof: Asof = "",
    fail_under: Annotated[
        float | None,
        typer.Option("--fail-under", help="Exit 1 when a rule (hints apart) is met by less than that percentage.", metavar="N"),
    ] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write totals, the list of gaps and waivers into that workbook.")] = None,
    as_json: AsJson = False,
) -> None:
    """What should exist and what does: by rule and place, with the gaps."""
    from queries.catalogue import catalogue
    from queries.lookup import lines
    from queries.rules import coverage as totals

    if fail_under is not None and not 0 <= fail_under <= WHOLE:
        raise UsageError(f"--fail-under {fail_under:g}: a percentage, from 0 to {WHOLE}")
    with opened(GOVGRAPH_ASOF=asof) as database:
        found = totals(database, place or None, rule or None)
        above = lines(database, "Place", {row.place for row in found})
        if xlsx:
            from dashboard.reports import coverage_workbook

            save(xlsx, coverage_workbook(database, found, place or None, database.settings["GOVGRAPH_LANG"]))
    top = [row for row in found if (row.place == found[0].place if place else len(above[row.place][0]) == 1)]
    for one in catalogue().broken:
        say(f"left out: {one}")
    if as_json:
        print_json([row.record() for row in found])
    else:
        shown = found if rule or place else top
        columns = [*COLUMNS, *(name for name in DEGREE if any(getattr(row, name) for row in shown))]
        print_table("coverage", columns, [[_shown(row, name, above) for name in columns] for row in shown])
        if len(shown) < len(found):
            say("the top alone; --rule or --place shows the places below, --xlsx everything with the lists of gaps")
    if fail_under is not None and any(_under(row, fail_under) for row in top):
        raise typer.Exit(1)


def _under(row: "Coverage", percent: float) -> bool:
    return row.severity == "gap" and row.ratio is not None and row.ratio * 100 < percent


def _shown(row: "Coverage", name: str, above: dict[str, list[list[str]]]) -> Any:
    return f"{row.place} {above[row.place][0][0]}" if name == "place" else getattr(row, name)


@app.command()
def waive(
    subject: Annotated[
        str,
        typer.Argument(
            help="What is accepted as it is: what the rule is about (a place, body, post, person, project, problem or kind of it), or an area; "
            "by name, path (民政局/局长), code or id."
        ),
    ],
    rule: Annotated[str, typer.Option("--rule", help="The rule that it need not meet.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    by: Annotated[str, typer.Option("--by", help="Who approved it.")],
    until: Annotated[str, typer.Option("--until", help="The last day (YYYY-MM-DD).", metavar="DATE")],
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Accept a gap until a day; it is counted apart and comes back by itself. `undo` takes it back."""
    from loaders.entry import enter
    from queries.waivers import row

    with opened(GOVGRAPH_ASOF=asof) as database:
        values = row(database, subject, rule, reason, by, until)
        report = enter(database, "Waiver", values)
    found = {"subject": values["subject"], "rule": rule, "since": values["since"], "until": values["until"], "load": report.load}
    if as_json:
        print_json(found)
    else:
        say(f"{values['subject']} need not meet {rule} from {values['since']} to {values['until']} ({report.load or 'known already'})")


@app.command()
def waivers(place: PlaceOption = "", asof: Asof = "", as_json: AsJson = False) -> None:
    """List the gaps that are or were accepted: by whom, why, until when."""
    from queries.catalogue import catalogue
    from queries.run import run

    with opened(GOVGRAPH_ASOF=asof) as database:
        language, found = database.settings["GOVGRAPH_LANG"], run(database, "waivers", {"place": place})
    if as_json:
        show_rows("waivers", found, as_json)
    else:
        show_listed(catalogue().question("waivers"), found, WAIVED, language)


@app.command()
def report(
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")],
    place: PlaceOption = "",
    asof: Asof = "",
) -> None:
    """Write the printable report of an area: summary, map, matrix, lists of gaps, sources."""
    from dashboard.printed import report as printed
    from queries.rules import listed_places

    with opened(GOVGRAPH_ASOF=asof) as database:
        top = place or next(iter(listed_places(database, None, database.asof())), "")
        if not top:
            raise UsageError("the graph holds no places; load ledgers first")
        page = printed(database, top, database.asof(), database.settings["GOVGRAPH_LANG"])
    save(output, page.encode())
