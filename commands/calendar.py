"""The calendar: what ends, lapses or stands vacant, by area and by when."""

from pathlib import Path
from typing import Annotated

import typer

from commands.common import AsJson, Asof, PlaceOption, group, opened, save
from commands.terminal import print_json, print_table, say
from graph.errors import UsageError

app = group()
LISTED = ("due", "days", "group", "kind", "name", "place_name", "id")


@app.command()
def calendar(
    place: PlaceOption = "",
    within: Annotated[int, typer.Option("--within", help="How many days to look ahead, such as 90 or 180.", metavar="DAYS")] = 180,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write it as a calendar file for Outlook, WPS or a phone.")] = None,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Terms that end, contracts that expire, vacant secretaries, guarantors who left, waivers and grants that run out."""
    from queries.catalogue import catalogue
    from queries.run import run

    if within < 0:
        raise UsageError(f"--within {within}: as many days as you like, but none is negative")
    with opened(GOVGRAPH_ASOF=asof) as database:
        found = run(database, "calendar", {"place": place, "within": within})
        language = database.settings["GOVGRAPH_LANG"]
        day = database.asof()
    asked, rows = catalogue().question("calendar"), found.dicts()
    if ics:
        from dashboard.calendars import calendar_file

        save(ics, calendar_file(rows, day, language))
    if as_json:
        print_json(rows)
        return
    shown = [{**row, "group": asked.shown(row["group"], language), "kind": asked.shown(row["kind"], language)} for row in rows]
    captions = [column.caption[language] for name in LISTED for column in asked.columns if column.name == name]
    print_table(asked.title[language], captions, [[row[name] for name in LISTED] for row in shown])
    say(f"{sum(row['group'] == 'overdue' for row in rows)} overdue, {len(rows)} in all, as of {day}")
