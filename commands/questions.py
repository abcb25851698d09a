"""Questions: the catalogue, and who answers."""

from typing import Annotated, Any

import typer

from commands.common import AsJson, Asof, PlaceOption, group, opened
from commands.terminal import print_json, print_table, show_answer, show_rows
from graph.errors import UsageError
from graph.words import listed

app = group()


@app.command()
def queries(as_json: AsJson = False) -> None:
    """List the questions that `query` answers."""
    from queries.catalogue import catalogue

    found: list[dict[str, Any]] = [
        {
            "name": one.id,
            "title": {"zh": one.title.zh, "en": one.title.en},
            "params": [str(param) for param in one.params],
            "columns": one.names,
        }
        for one in catalogue().questions()
    ]
    if as_json:
        print_json(found)
    else:
        print_table("questions", ["name", "题目", "title", "parameters"],
                    [[one["name"], one["title"]["zh"], one["title"]["en"], listed(one["params"], "en")] for one in found])  # fmt: skip


@app.command()
def query(
    name: Annotated[str, typer.Argument(help="The question; `govgraph queries` lists them.")],
    arguments: Annotated[list[str] | None, typer.Argument(help="Its parameters, as key=value.")] = None,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Answer a question of the catalogue."""
    from queries.run import run

    given = dict(_pair(argument) for argument in arguments or ())
    with opened(GOVGRAPH_ASOF=asof) as database:
        found = run(database, name, given, limit=int(database.settings["GOVGRAPH_ROWS"]))
    show_rows(name, found, as_json)


def _pair(argument: str) -> tuple[str, str]:
    key, equals, value = argument.partition("=")
    if not equals:
        raise UsageError(f"'{argument}' is no parameter; write key=value")
    return key, value


@app.command()
def owner(
    place: PlaceOption,
    category: Annotated[str, typer.Option("--category", help="A kind of problem by name or id.")],
    thing: Annotated[str, typer.Option("--object", help="What it is about, such as 'shared parts' or 小区共有部分.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Who answers for a kind of problem at a place, why, and where it goes next."""
    from queries.routing import answer

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = answer(database, place, category, thing or None)
    if as_json:
        print_json(found)
        return
    show_answer(found)
