"""Coverage over time: snapshots, and lines between them."""

from typing import Annotated

import typer

from commands.common import AsJson, Asof, PlaceOption, group, opened
from commands.terminal import print_json, print_table, say

app = group()


@app.command()
def snapshot(asof: Asof = "") -> None:
    """Store the totals of coverage with their day; one of the same day is replaced. Best run by a schedule."""
    from loaders.trend import store
    from queries.trend import totals

    with opened(GOVGRAPH_ASOF=asof) as database:
        day = database.asof()
        stored = store(database, day, totals(database, day))
    say(f"snapshot of {day}: {stored} totals")


@app.command()
def trend(
    place: PlaceOption = "",
    rule: Annotated[str, typer.Option("--rule", help="One rule; default: all.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """The snapshots of a place (default: the top), and which gaps there are new or closed since the last one."""
    from queries.rules import listed_places
    from queries.trend import points, since_last

    with opened(GOVGRAPH_ASOF=asof) as database:
        top = place or next(iter(listed_places(database, None, database.asof())), "")
        found = points(database, top, rule or None) if top else []
        changed = since_last(database, place=place or None, rule=rule or None)
    if as_json:
        print_json({"points": found, **changed.document()})
        return
    columns = ["date", "rule", "numerator", "denominator", "waived"]
    print_table(f"trend {top}", columns, [[point[name] for name in columns] for point in found])
    if changed.day:
        rows = [
            [what, rule, " › ".join(reversed(changed.lines[id])), id]
            for what, ones in (("new", changed.new), ("closed", changed.closed))
            for rule, id in ones
        ]
        print_table(f"since {changed.day}", ["", "rule", "name", "id"], rows)
    else:
        say("no snapshot before this day; `govgraph snapshot` stores one")
