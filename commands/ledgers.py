"""Ledgers: load them, write the empty ones, and the sample's."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import AsJson, group, opened, settings
from commands.terminal import print_json, progress_bar, say, show_report
from graph.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from data.world import Size
    from graph.database import Database
    from loaders.load import Report

app = group()


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="Ledgers: xlsx, xls or csv.", show_default=False)],
    commit: Annotated[bool, typer.Option("--commit", help="Write it; without this the plan is only shown.")] = False,
    recheck: Annotated[bool, typer.Option("--recheck", help="Read the files even if the last load has read the very same.")] = False,
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", help="列名=字段: what an unknown header is; kept for files with the same header.", metavar="列名=字段"),
    ] = None,
    fail_on_reject: Annotated[bool, typer.Option("--fail-on-reject", help="Exit 1 when a row or link was rejected.")] = False,
    complete: Annotated[
        str,
        typer.Option(
            "--complete",
            help="These files hold all there is of their types in this place: what they lack is retired, or ends if it is a link.",
            metavar="PLACE",
        ),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Also when --complete would retire more than a fifth.")] = False,
    blank_clears: Annotated[
        bool, typer.Option("--blank-clears", help="An empty cell clears its field; without this it changes nothing.")
    ] = False,
    rekind: Annotated[bool, typer.Option("--rekind", help="Where a kind differs from the graph's, change the graph's.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="List each change, old and new.")] = False,
    rejected: Annotated[
        Path | None, typer.Option("--report", help="A new xlsx for the rejected rows, with the reasons; put right, it can be loaded.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Load ledgers: show what would change, and with --commit write it."""
    from loaders.load import load as load_files
    from loaders.options import Options

    if rejected is not None and rejected.exists():
        raise UsageError(f"{rejected} exists already; give another name with --report")
    with opened() as database, progress_bar(quiet=as_json) as progress:
        options = Options(complete=complete, anyway=yes, blank_clears=blank_clears, rekind=rekind, mapped=tuple(mapped or ()))
        report = load_files(database, files, write=commit, recheck=recheck, options=options, progress=progress)
    if as_json:
        changes = {"changes": [one.as_json() for one in report.differences()]} if diff else {}
        print_json({**report.as_json(), **changes})
    else:
        show_report(report, commit, diff=diff)
    if rejected is not None:
        _write_rejected(files, report, rejected)
    if fail_on_reject and report.plan.records["reject"] + report.plan.links["reject"]:
        raise typer.Exit(1)


def _write_rejected(files: list[Path], report: "Report", path: Path) -> None:
    from loaders.report import write
    from loaders.workbook import Limits

    try:
        rows = write(files, report.plan.problems, path, Limits(unpacked=int(settings()["GOVGRAPH_UNPACKED"])), report.plan.said)
    except OSError as error:
        raise LedgerError(f"{path} cannot be written: {error.strerror}") from error
    say(f"{rows} rejected rows written to {path}" if rows else f"no row was rejected: {path} was not written")


@app.command()
def sample(
    folder: Annotated[Path | None, typer.Argument(help="Where the ledgers are written; default: sample/ in GOVGRAPH_HOME.")] = None,
    seed: Annotated[int, typer.Option(help="Another number, another sample; the same one, the same sample.")] = 1,
    small: Annotated[bool, typer.Option("--small", help="A tenth of the posts and requests; the shapes are the same.")] = False,
    scale: Annotated[int, typer.Option(min=1, help="So many times the posts and requests, for benchmarks.")] = 1,
    load_them: Annotated[bool, typer.Option("--load", help="Load them too, unless the graph holds the sample already.")] = False,
    lineage: Annotated[
        bool, typer.Option("--lineage", help="Only the divisions of 2023, and what became of those of 2020; to load upon the sample.")
    ] = False,
) -> None:
    """Write the ledgers of the Baicheng sample (real divisions, everything else synthetic)."""
    from data import sample as baicheng
    from data.world import Size

    if lineage:
        _write_lineage(folder or settings().home / "lineage")
        return
    if small and scale > 1:
        raise UsageError("give either --small or --scale, not both")
    into = folder or settings().home / "sample"
    size = baicheng.SMALL if small else Size(scale)
    if not load_them:
        baicheng.write(into, seed, size)
        typer.echo(
            f"{len(baicheng.files(into))} ledgers and truth.json written to {into}; load them with: govgraph load {into}/[0-9]* --commit"
        )
        return
    with opened() as database:
        load_sample(database, into, seed, size)


def _write_lineage(folder: Path) -> None:
    from data.lineage import write

    paths = " ".join(str(path) for path in write(folder))
    typer.echo(f"written; load both at once: govgraph load {paths} --commit")


def load_sample(database: "Database", folder: Path, seed: int = 1, size: "Size | None" = None) -> None:
    """Writes the sample's ledgers into the folder and loads them, unless the graph holds a load already."""
    from data import sample as baicheng
    from loaders.journal import loads
    from loaders.load import load as load_files

    if any(one["state"] == "done" for one in loads(database)):
        say("the graph holds a load already: nothing was loaded")
        return
    with ThreadPoolExecutor(1) as beside:  # an empty store takes as long to make its types as the ledgers take to be written
        prepared = beside.submit(database.prepare)
        baicheng.write(folder, seed, size or baicheng.FULL)
        prepared.result()
    with progress_bar(quiet=False) as progress:
        report = load_files(database, baicheng.files(folder), write=True, progress=progress)
    show_report(report, True)


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
