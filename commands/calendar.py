"""The calendar: what ends, lapses or stands vacant, by area and by when."""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from commands.common import AsJson, Asof, PlaceOption, group, opened, save
from commands.terminal import print_json, say, show_listed
from graph.errors import UsageError

app = group()
MOST_DAYS = 36_500
LISTED = ("due", "days", "group", "kind", "name", "place_name", "id")


@app.command()
def calendar(
    place: PlaceOption = "",
    within: Annotated[int, typer.Option("--within", help="How many days to look ahead, such as 90 or 180.", metavar="DAYS")] = 180,
    month: Annotated[str, typer.Option("--month", help="Only what falls due in that month, such as 2021-07.", metavar="MONTH")] = "",
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write the list into that workbook.")] = None,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write it as a calendar file for Outlook, WPS or a phone.")] = None,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Terms that end, contracts that expire, vacant secretaries, guarantors who left, waivers and grants that run out."""
    from queries.catalogue import catalogue
    from queries.run import as_read, run

    if not 0 <= within <= MOST_DAYS:
        raise UsageError(f"--within {within}: from 0 to {MOST_DAYS} days")
    with opened(GOVGRAPH_ASOF=asof) as database:
        language, day = database.settings["GOVGRAPH_LANG"], database.asof()
        ahead = max(0, (_last(month) - day).days) if month else within
        found = run(database, "calendar", {"place": place, "within": ahead})
    found = replace(found, rows=[row for row in found.rows if str(row[0]).startswith(month)])
    asked, rows = catalogue().question("calendar"), found.dicts()
    if xlsx:
        from dashboard.downloads import xlsx as workbook
        from dashboard.texts import say as text

        heads = [column.caption[language] for column in asked.columns]
        cells = [[asked.shown(value, language) for value in row] for row in as_read(found).rows]
        save(xlsx, workbook(asked.title[language], heads, cells, [text(language, "file_asof", asof=day)]))
    if ics:
        from dashboard.calendars import calendar_file

        save(ics, calendar_file(rows, day, language))
    if as_json:
        print_json(rows)
        return
    show_listed(asked, found, LISTED, language)
    say(f"{sum(row['group'] == 'overdue' for row in rows)} overdue, {len(rows)} in all, as of {day}")


def _last(month: str) -> date:
    """The last day of a month written as 2021-07. Raises UsageError."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise UsageError(f"--month {month}: write it as 2021-07") from error
    return first.replace(day=monthrange(first.year, first.month)[1])
