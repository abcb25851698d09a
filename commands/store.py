"""The store: serve it as pages, look at it, ask it freely, and what it is declared to hold."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.common import AsJson, group, opened, settings
from commands.ledgers import load_sample
from commands.terminal import print_json, print_table, say, show_rows
from graph.errors import UsageError

app = group()


@app.command()
def serve(
    port: Annotated[str, typer.Option(help="Port of the dashboard on 127.0.0.1.")] = "",
    sample: Annotated[
        bool, typer.Option("--sample", help="Load the sample of Baicheng first, unless the graph holds a load already.")
    ] = False,
) -> None:
    """Open the dashboard in the browser's reach, at 127.0.0.1."""
    import os
    import socket

    chosen = settings(GOVGRAPH_PORT=port)
    number = int(chosen["GOVGRAPH_PORT"])
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except (OSError, OverflowError) as error:
            raise UsageError(f"port {number} cannot be used ({error}); set GOVGRAPH_PORT to another") from error
    from graph.database import Database

    database = Database(chosen)  # an error shows here in one line, before any page
    if sample:
        load_sample(database, chosen.home / "sample")
    if database.lease is not None:
        os.set_inheritable(database.lease, True)  # the lock belongs to the open file: it survives exec, and ends with Streamlit
    say(f"govgraph: http://127.0.0.1:{number}")
    options = {
        "server.address": "127.0.0.1", "server.port": number, "server.headless": "true", "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none", "runner.magicEnabled": "false", "client.toolbarMode": "minimal", "client.showErrorDetails": "none",
    }  # fmt: skip
    page = Path(__file__).parent.parent / "dashboard" / "app.py"
    # -P: a folder data/ where the user stands must not hide ours
    command = [sys.executable, "-P", "-m", "dashboard", "run", str(page), *(f"--{name}={value}" for name, value in options.items())]
    os.execve(sys.executable, command, {**os.environ, **{name: value for name, value in chosen.values.items() if value}})


@app.command()
def status(as_json: AsJson = False) -> None:
    """Which store, and how much it holds."""
    from graph import cypher
    from loaders.journal import loads

    with opened() as database:
        labels, types = (dict(database.read(cypher.text("graph", name), timeout=0).rows) for name in ("labels", "types"))
        done = loads(database)
        found: dict[str, Any] = {
            "store": database.store, "asof": database.asof(), "nodes": labels, "links": types, "loads": len(done),
            "unfinished": [one["id"] for one in done if one["state"] == "unfinished"],
        }  # fmt: skip
    if as_json:
        print_json(found)
        return
    typer.echo(f"{found['store']}, as of {found['asof']}, {found['loads']} loads")
    for name in found["unfinished"]:
        typer.echo(f"{name} was cut off; `govgraph resume` goes on, or load the same files again")
    print_table("nodes", ["label", "n"], [[name, n] for name, n in labels.items()])
    print_table("links", ["type", "n"], [[name, n] for name, n in types.items()])


@app.command()
def cypher(text: Annotated[str, typer.Argument(help="A reading Cypher query.")], as_json: AsJson = False) -> None:
    """Run a free query: read-only, ended in time, cut at a number of rows."""
    from queries.console import run

    with opened() as database:
        found = run(database, text, limit=int(database.settings["GOVGRAPH_ROWS"]))
    show_rows("cypher", found, as_json)


@app.command()
def schema(as_json: AsJson = False) -> None:
    """Print the model as a table, and write it as a page: docs/model.md."""
    from graph.pages import columns_as_json, model, model_rows

    page = Path(__file__).parent.parent / "docs" / "model.md"
    if page.parent.is_dir():
        page.write_text(model(), encoding="utf-8")
    if as_json:
        print_json(columns_as_json())
    else:
        print_table("model", ["type", "字段", "field", "kind", "headers"], model_rows())
