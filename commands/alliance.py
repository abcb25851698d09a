"""Party-building alliances."""

from typing import Annotated

import typer

from commands.common import AsJson, Asof, group, opened
from commands.terminal import show_rows

app = group()


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="An alliance by name or id; without it the list of all.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """The members of an alliance and who links it to others; without a name the list of alliances."""
    from queries.run import run

    with opened(GOVGRAPH_ASOF=asof) as database:
        limit = int(database.settings["GOVGRAPH_ROWS"])
        found = run(database, "alliance-members", {"alliance": name}, limit=limit) if name else run(database, "alliances", {}, limit=limit)
    show_rows(name or "alliances", found, as_json)
