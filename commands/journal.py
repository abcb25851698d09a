"""The journal of loads: what was loaded, what happened to a node, and taking loads back."""

from typing import Annotated, Any

import typer

from commands.common import AsJson, group, opened
from commands.terminal import print_json, print_table, progress_bar

app = group()
LoadName = Annotated[str, typer.Argument(help="A load by its number or id; `govgraph loads` lists them.")]
FILES = 3  # of a load that the terminal names


def load_id(name: str) -> str:
    return f"load:{name}" if name.isdigit() else name


@app.command()
def loads(as_json: AsJson = False) -> None:
    """Who loaded what when, what it wrote, and whether it is done, cut off or undone."""
    from loaders import journal

    with opened() as database:
        found = [_told(one) for one in journal.loads(database)]
    if as_json:
        print_json(found)
        return
    print_table("loads", ["load", "state", "when, who", "files", "+", "~", "-"], [_row(one) for one in found])


def _told(one: dict[str, Any]) -> dict[str, Any]:
    note = f"undoes {one['undoes']}" if one["undoes"] else f"undone by {one['undone_by']}" if one["undone_by"] else ""
    if one["state"] == "unfinished":
        other = one["undoes"] or one["id"]
        note = f"cut off: govgraph resume {one['number']}, or govgraph undo {other.removeprefix('load:')}"
    names = ("state", "started", "finished", "by", "created", "changed", "retired", "written", "undoes", "undone_by")
    return {
        "load": one["id"],
        "kind": one["kind"] or "load",
        "files": one["files"] or [],
        "note": note,
        **{name: one[name] for name in names},
    }


def _row(one: dict[str, Any]) -> list[Any]:
    files = [*one["files"][:FILES], *([f"… {len(one['files']) - FILES} more"] if len(one["files"]) > FILES else [])]
    counts = [one["created"], one["changed"], one["retired"]]
    return [one["load"], f"{one['state']}\n{one['note']}".strip(), f"{one['started']}\n{one['by']}", "\n".join(files), *counts]


@app.command()
def undo(load: LoadName, as_json: AsJson = False) -> None:
    """Take a load back: what others have built on since is kept, and said. Exit 1 when nothing could be taken back."""
    from loaders.undo import undo as take_back

    with opened() as database, progress_bar(quiet=as_json) as progress:
        found = take_back(database, load_id(load), progress)
    if as_json:
        print_json(found.as_json())
    else:
        rows = [[name, what, why] for name in ("kept", "failed") for what, why in getattr(found, name)]
        if rows:
            print_table("not taken back", ["", "what", "why"], rows)
        counts = f"{found.reversed} reversed, {len(found.kept)} kept, {len(found.failed)} failed"
        typer.echo(f"{found.load} undone by {found.undo}: {counts}" if found.undo else f"nothing of {found.load} was undone: {counts}")
    if not found.undo:
        raise typer.Exit(1)


@app.command()
def resume(load: LoadName, as_json: AsJson = False) -> None:
    """Go on with a load that was cut off, from the batch after the last one that is in."""
    from loaders.apply import resume as go_on

    with opened() as database, progress_bar(quiet=as_json) as progress:
        go_on(database, load_id(load), progress)
    if as_json:
        print_json({"load": load_id(load), "state": "done"})
    else:
        typer.echo(f"{load_id(load)} is done")


@app.command()
def merge(
    kept: Annotated[str, typer.Argument(help="The node that stays: its id, or the name of a place or body.")],
    gone: Annotated[str, typer.Argument(help="The node that is joined to it.")],
    as_json: AsJson = False,
) -> None:
    """Join two nodes of one kind: links move, the other's name and code stay as former names; `undo` parts them again."""
    from loaders.merge import merge as join
    from queries.lookup import meant

    with opened() as database, progress_bar(quiet=as_json) as progress:
        found = join(database, meant(database, kept), meant(database, gone), progress)
    if as_json:
        print_json(found.as_json())
    else:
        typer.echo(f"{found.gone} joined to {found.kept} by {found.load}: {found.moved} links moved, {found.dropped} dropped")


@app.command()
def history(id: Annotated[str, typer.Argument(help="A node: its id, or the name of a place or body.")], as_json: AsJson = False) -> None:
    """Who changed what of a node, when, from which row, from what to what."""
    from loaders.history import History
    from queries.lookup import meant

    with opened() as database:
        found = [event.as_json() for event in History(database, meant(database, id)).events()]
    if as_json:
        print_json(found)
        return
    columns = ["load", "when", "by", "op", "what", "old", "new", "source", "undone_by"]
    print_table(id, columns, [[one[name] for name in columns] for one in found])
