"""What was said of headers that no type knows."""

from typing import Annotated

import typer

from commands.common import AsJson, group, opened
from commands.terminal import print_json, print_table

app = group()


@app.command()
def mappings(
    remove: Annotated[str, typer.Option("--remove", help="Forget one, by its id.", metavar="ID")] = "",
    as_json: AsJson = False,
) -> None:
    """What `load --map` said of headers; it holds for every file with the same header, until it is removed."""
    from loaders.mappings import every
    from loaders.mappings import remove as forget

    with opened() as database:
        gone = forget(database, remove) if remove else None
        found = every(database)
    if as_json:
        print_json({"removed": gone and gone.as_json(), "mappings": [one.as_json() for one in found]})
        return
    if gone is not None:
        typer.echo(f"removed: {gone.id}")
    print_table(
        "mappings", ["id", "type", "column", "field", "made", "by"], [[o.id, o.type, o.column, o.field, o.made, o.by] for o in found]
    )
