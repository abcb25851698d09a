"""The system of duties as a whole: the matrix of who answers, its checks, its lists, and what changed."""

from pathlib import Path
from typing import Annotated

import typer

from commands.common import AsJson, Asof, PlaceOption, group, opened, save
from commands.terminal import print_json, print_table

app = group()
duties = group()
app.add_typer(duties, name="duties", help="Duties: who answers where, the lists, what changed.")


@duties.command("matrix")
def show_matrix(
    place: PlaceOption = "",
    category: Annotated[str, typer.Option("--category", help="A kind of problem; default: all.")] = "",
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Kinds of place for its rows; default: Street, Community, Grid.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="Write it as a workbook, in colours.")] = None,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Who answers at every place for every kind of problem: counts, and every overlap and vacuum."""
    from queries.duties import KINDS, city_matrix, kinds_of
    from queries.ownership.answer import VERDICTS

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = city_matrix(database, place or None, kinds=kinds_of(kind) if kind else KINDS, category=category or None)
        shown = int(database.settings["GOVGRAPH_ROWS"])
        language = database.settings["GOVGRAPH_LANG"]
    if xlsx:
        from dashboard.duty_files import matrix_book

        save(xlsx, matrix_book(found, language))
    if as_json:
        print_json(found.document())
        return
    columns = ["place", *VERDICTS, "nobody"]
    rows = [[f"{found.name(one)} ({one})", *found.counts(one).values()] for one in found.matrix.places]
    print_table("matrix", columns, [*rows[:shown], ["= all places", *found.total.values()]])
    cut = len(rows) > shown
    for title, cells in (("overlaps", found.overlaps), ("vacuums", found.vacuums)):
        listed = [
            [found.name(one), " › ".join(found.path(about)), cell.verdict, "、".join(map(found.name, cell.act or cell.catch_all))]
            for one, about, cell in cells[:shown]
        ]
        print_table(f"{title}: {len(cells)}", ["place", "category", "verdict", "bodies"], listed)
        cut = cut or len(cells) > shown
    if cut:
        typer.echo(f"only the first {shown} rows of each table; --json and --xlsx have all")
