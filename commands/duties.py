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


@app.command()
def check(
    rule: Annotated[str, typer.Option("--rule", help="One rule; default: all.")] = "",
    fail: Annotated[bool, typer.Option("--fail-on-error", help="Exit 1 when there is an error.")] = False,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Check the system of duties and the way up, like a linter: what is wrong, where, and what to do."""
    from queries.checks.base import CHECKS, ERROR
    from queries.checks.run import run

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = run(database, rule or None)
        shown = int(database.settings["GOVGRAPH_ROWS"])
    if as_json:
        print_json([one.record() for one in found])
    else:
        counts = {id: sum(one.check.id == id for one in found) for id in CHECKS if rule in ("", id)}
        titles = [[id, CHECKS[id].severity, f"{CHECKS[id].title.zh}\n{CHECKS[id].title.en}", n] for id, n in counts.items()]
        print_table("rules", ["rule", "severity", "what", "n"], titles)
        rows = [[one.check.id, one.name, f"{one.hit.zh}\n{one.hit.en}", one.check.remedy.zh] for one in found[:shown]]
        print_table("findings", ["rule", "where", "what", "to do"], rows)
        if len(found) > shown:
            typer.echo(f"only the first {shown} of {len(found)} findings; --json has all")
    if fail and any(one.check.severity == ERROR for one in found):
        raise typer.Exit(1)
