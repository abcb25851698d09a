"""The command line: one thin function a command. What costs much to import is imported where it is used.

Exit codes: 0 fine, 1 findings that the user asked to fail on, 2 wrong use or bad input.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from govgraph_terminal import print_json, print_table, progress_bar, say, show_answer, show_report, show_rows
from graph.errors import GovgraphError, LedgerError, UsageError
from graph.settings import Settings
from graph.settings import load as load_settings

if TYPE_CHECKING:
    from graph.database import Database

app = typer.Typer(
    name="govgraph", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="A knowledge graph of grass-roots governance: who answers, where coverage is missing, who could help whom.",
)  # fmt: skip
alliance_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Party-building alliances.")
app.add_typer(alliance_app, name="alliance")

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output, and nothing else there.")]
Asof = Annotated[str, typer.Option("--asof", help="Date (YYYY-MM-DD) as of which to answer.", metavar="DATE")]
PlaceOption = Annotated[str, typer.Option("--place", help="A place by name, code or id.")]


def settings(**overrides: str) -> Settings:
    """The settings, with those that a command's options replace."""
    found = load_settings()
    given = {name: value for name, value in overrides.items() if value}
    return Settings({**found.values, **given}) if given else found


@contextmanager
def opened(**overrides: str) -> Iterator["Database"]:
    """The graph, for the length of a command."""
    from graph.database import Database

    with Database(settings(**overrides)) as database:
        yield database


@app.command()
def serve(port: Annotated[str, typer.Option(help="Port of the dashboard on 127.0.0.1.")] = "") -> None:
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
    if database.lease is not None:
        os.set_inheritable(database.lease, True)  # the lock belongs to the open file: it survives exec, and ends with Streamlit
    say(f"govgraph: http://127.0.0.1:{number}")
    options = {
        "server.address": "127.0.0.1", "server.port": number, "server.headless": "true", "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none", "client.toolbarMode": "minimal", "client.showErrorDetails": "none",
    }  # fmt: skip
    page = Path(__file__).parent / "dashboard" / "app.py"
    # -P: a folder data/ where the user stands must not hide ours
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(page), *(f"--{name}={value}" for name, value in options.items())]
    os.execve(sys.executable, command, {**os.environ, **{name: value for name, value in chosen.values.items() if value}})


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="Ledgers: xlsx, xls or csv.", show_default=False)],
    commit: Annotated[bool, typer.Option("--commit", help="Write it; without this the plan is only shown.")] = False,
    recheck: Annotated[bool, typer.Option("--recheck", help="Read the files even if the last load has read the very same.")] = False,
    fail_on_reject: Annotated[bool, typer.Option("--fail-on-reject", help="Exit 1 when a row or link was rejected.")] = False,
    as_json: AsJson = False,
) -> None:
    """Load ledgers: show what would change, and with --commit write it."""
    from loaders.load import load as load_files

    with opened() as database, progress_bar(quiet=as_json) as progress:
        report = load_files(database, files, write=commit, recheck=recheck, progress=progress)
    if as_json:
        print_json(report.as_json())
    else:
        show_report(report, commit)
    if fail_on_reject and report.plan.records["reject"] + report.plan.links["reject"]:
        raise typer.Exit(1)


@app.command()
def sample(
    folder: Annotated[Path | None, typer.Argument(help="Where the ledgers are written; default: sample/ in GOVGRAPH_HOME.")] = None,
    seed: Annotated[int, typer.Option(help="Another number, another sample; the same one, the same sample.")] = 1,
    load_them: Annotated[bool, typer.Option("--load", help="Load them too, unless the graph holds the sample already.")] = False,
) -> None:
    """Write the ledgers of the Baicheng sample (real divisions, everything else synthetic)."""
    from data import sample as baicheng

    into = folder or settings().home / "sample"
    if not load_them:
        baicheng.write(into, seed)
        typer.echo(f"{len(baicheng.files(into))} ledgers and truth.json written to {into}; load them with: govgraph load {into}/* --commit")
        return
    from loaders.journal import loads
    from loaders.load import load as load_files

    with opened() as database:
        if any(one["state"] == "done" for one in loads(database)):
            say("the graph holds a load already: nothing was loaded")
            return
        baicheng.write(into, seed)
        with progress_bar(quiet=False) as progress:
            report = load_files(database, baicheng.files(into), write=True, progress=progress)
    show_report(report, True)


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
        typer.echo(f"{name} was cut off; load the same files again")
    print_table("nodes", ["label", "n"], [[name, n] for name, n in labels.items()])
    print_table("links", ["type", "n"], [[name, n] for name, n in types.items()])


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
                    [[one["name"], one["title"]["zh"], one["title"]["en"], ", ".join(one["params"])] for one in found])  # fmt: skip


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
def cypher(text: Annotated[str, typer.Argument(help="A reading Cypher query.")], as_json: AsJson = False) -> None:
    """Run a free query: read-only, ended in time, cut at a number of rows."""
    from queries.console import run

    with opened() as database:
        found = run(database, text, limit=int(database.settings["GOVGRAPH_ROWS"]))
    show_rows("cypher", found, as_json)


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


@app.command()
def coverage(
    place: PlaceOption = "",
    rule: Annotated[str, typer.Option("--rule", help="One rule; default: all.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """What should exist and what does: by rule and place, with the gaps."""
    from queries.lookup import lines
    from queries.rules import coverage as totals

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = [row.record() for row in totals(database, place or None, rule or None)]
        above = lines(database, "Place", {row["place"] for row in found})
    if as_json:
        print_json(found)
        return
    columns = ["rule", "place", "numerator", "denominator", "waived", "gap", "state"]
    named = [{**row, "place": f"{row['place']} {above[row['place']][0][0]}"} for row in found]
    print_table("coverage", columns, [[row[name] for name in columns] for row in named])


@alliance_app.command("show")
def alliance_show(
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


@app.command()
def template(
    types: Annotated[list[str], typer.Argument(help="Types of ledger, such as Grid or 网格.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The workbook to write.")] = Path("template.xlsx"),
) -> None:
    """Write the empty workbook of one or more types."""
    from loaders.template import write

    if output.exists():
        raise UsageError(f"{output} exists already; give another name with -o")
    try:
        write(types, output)
    except OSError as error:
        raise LedgerError(f"{output} cannot be written: {error.strerror}") from error
    typer.echo(f"written: {output}")


@app.command()
def schema(as_json: AsJson = False) -> None:
    """Print the model as a table, and write it as a page: docs/model.md."""
    from graph.pages import columns_as_json, model, model_rows

    page = Path(__file__).parent / "docs" / "model.md"
    if page.parent.is_dir():
        page.write_text(model(), encoding="utf-8")
    if as_json:
        print_json(columns_as_json())
    else:
        print_table("model", ["type", "字段", "field", "kind", "headers"], model_rows())


def main() -> None:
    """Runs a command; an error of ours is one line on standard error, and the exit code 2."""
    try:
        app()
    except GovgraphError as error:
        say(f"govgraph: {' '.join(str(error).split())}")
        sys.exit(2)
    except KeyboardInterrupt:
        say("govgraph: stopped")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; Python would complain while it closes
        sys.exit(0)


if __name__ == "__main__":
    main()
