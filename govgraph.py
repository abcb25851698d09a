"""The command line: one thin function a command. What costs much to import is imported where it is used.

Exit codes: 0 fine, 1 findings that the user asked to fail on, 2 wrong use or bad input.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.errors import GovgraphError, LedgerError, UsageError
from graph.settings import Settings
from graph.settings import load as load_settings

if TYPE_CHECKING:
    from graph.database import Database
    from loaders.load import Report

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


def print_json(value: Any) -> None:
    """Dates as ISO text, Chinese as it is."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def print_table(title: str, columns: list[str], rows: list[list[Any]]) -> None:
    """A table for the terminal; cells are shown as they are, never as markup."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), show_lines=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    Console().print(table)


def say(text: str) -> None:
    """One line for people; it goes to standard error so that results can be piped."""
    typer.echo(text, err=True)


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
    fail_on_reject: Annotated[bool, typer.Option("--fail-on-reject", help="Exit 1 when a row or link was rejected.")] = False,
    as_json: AsJson = False,
) -> None:
    """Load ledgers: show what would change, and with --commit write it."""
    from loaders.load import load as load_files

    with opened() as database, progress_bar(quiet=as_json) as progress:
        report = load_files(database, files, write=commit, progress=progress)
    if as_json:
        print_json(report.as_json())
    else:
        show_report(report, commit)
    if fail_on_reject and report.plan.records["reject"] + report.plan.links["reject"]:
        raise typer.Exit(1)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Any]:
    """A bar on standard error, one line per step."""
    if quiet:
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell


def show_report(report: "Report", commit: bool) -> None:
    """What was read, what changes, and every problem with its place."""
    found = report.as_json()
    names = ["read", "create", "change", "unchanged", "retire", "reject", "duplicate"]
    rows = [[type, *(counts[name] for name in names)] for type, counts in found["types"].items()]
    rows.append(["= all records", *(found[name] for name in names)])
    rows.append(["links", "", *(found["links"].get(name, "") for name in names[1:])])
    print_table("written" if report.load else "plan", ["", *names], rows)
    shown = [one for one in report.plan.problems if one.severity != "note"]
    if shown:
        where = [
            [f"{one.file} › {one.sheet} › {one.row or ''}", one.column, one.value, one.severity, f"{one.zh}\n{one.en}"] for one in shown
        ]
        print_table("problems", ["where", "column", "value", "severity", "reason"], where)
    if report.load:
        typer.echo(f"{report.load}: {report.written} nodes and links written")
    elif commit or not report.plan.to_write:
        typer.echo("nothing to write: the graph holds all of it already")
    else:
        typer.echo(f"{report.plan.to_write} nodes and links would be written; nothing was, add --commit")


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
        found = {
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

    found = [
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
    _show_rows(name, found, as_json)


def _pair(argument: str) -> tuple[str, str]:
    key, equals, value = argument.partition("=")
    if not equals:
        raise UsageError(f"'{argument}' is no parameter; write key=value")
    return key, value


def _show_rows(title: str, found: Any, as_json: bool) -> None:
    if as_json:
        print_json({"columns": found.columns, "rows": found.rows, "truncated": found.truncated, "took_ms": found.took_ms})
        return
    print_table(title, list(found.columns), found.rows)
    if found.truncated:
        typer.echo(f"only the first {len(found.rows)} rows; GOVGRAPH_ROWS raises the limit")


@app.command()
def cypher(text: Annotated[str, typer.Argument(help="A reading Cypher query.")], as_json: AsJson = False) -> None:
    """Run a free query: read-only, ended in time, cut at a number of rows."""
    from queries.console import run

    with opened() as database:
        found = run(database, text, limit=int(database.settings["GOVGRAPH_ROWS"]))
    _show_rows("cypher", found, as_json)


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
    lines = [["verdict", found["verdict"]], ["act", _names(found["act"])], ["held by", _names(found["held_by"])]]
    lines += [[slot, _names(bodies)] for slot, bodies in found["slots"].items()]
    lines += [["why", f"{one['rule']} {one['zh']}\n{one['en']}"] for one in found["why"]]
    print_table(f"{place} · {category} · {found['asof']}", ["", ""], lines)


def _names(bodies: list[dict[str, Any]]) -> str:
    return "、".join(body["name"] for body in bodies) or "—"


@app.command()
def coverage(
    place: PlaceOption = "",
    rule: Annotated[str, typer.Option("--rule", help="One rule; default: all.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """What should exist and what does: by rule and place, with the gaps."""
    from queries.rules import coverage as totals

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = [row.record() for row in totals(database, place or None, rule or None)]
    if as_json:
        print_json(found)
        return
    columns = ["rule", "place", "numerator", "denominator", "waived", "gap", "state"]
    print_table("coverage", columns, [[row[name] for name in columns] for row in found])


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
    _show_rows(name or "alliances", found, as_json)


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
    """Print the model as a table."""
    from graph.pages import columns_as_json, model_rows

    if as_json:
        print_json(columns_as_json())
    else:
        print_table("model", ["type", "字段", "field", "kind", "headers"], model_rows())


@app.command()
def docs() -> None:
    """Write the pages of docs/ that derive from the code: model, questions, settings, commands, sources."""
    from queries.pages import write as write_pages

    for path in write_pages(Path(__file__).parent / "docs", app):
        typer.echo(f"written: {path.name}")


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
