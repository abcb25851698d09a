"""The system of duties as a whole: the matrix of who answers, its checks, its lists, and what changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import AsJson, Asof, PlaceOption, as_date, group, opened, save
from commands.terminal import print_json, print_table, show_rows
from graph.errors import UsageError
from graph.words import listed

if TYPE_CHECKING:
    from queries.land import Land

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
        rows = [
            [found.name(one), " › ".join(found.path(about)), cell.verdict, listed(map(found.name, cell.act or cell.catch_all), "en")]
            for one, about, cell in cells[:shown]
        ]
        print_table(f"{title}: {len(cells)}", ["place", "category", "verdict", "bodies"], rows)
        cut = cut or len(cells) > shown
    if cut:
        typer.echo(f"only the first {shown} rows of each table; --json and --xlsx have all")


@duties.command("diff")
def diff(
    begins: Annotated[str, typer.Option("--from", help="The earlier day (YYYY-MM-DD).", metavar="DATE")] = "",
    ends: Annotated[str, typer.Option("--to", help="The later day.", metavar="DATE")] = "",
    against: Annotated[str, typer.Option("--against", help="'city': which streets' lists differ from the city's standard.")] = "",
    place: PlaceOption = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """What changed hands between two days; or which streets differ from the city's standard lists."""
    from queries.changes import against_standard, changes
    from queries.duties import facts

    if against not in ("", "city"):
        raise UsageError(f"--against knows 'city', not '{against}'")
    if bool(against) == bool(begins or ends) or bool(begins) != bool(ends):
        raise UsageError("give --from and --to, or --against city")
    with opened(GOVGRAPH_ASOF=asof) as database:
        if against:
            known = facts(database)
            differing = [one.record(known) for one in against_standard(database, place or None)]
        else:
            found = changes(database, as_date("--from", begins), as_date("--to", ends), place or None)
    if as_json:
        print_json(differing if against else found.document())
    elif against:
        rows = [[one["street"]["name"], one["kind"], one["list"], one["category"]["name"], one["competence"]] for one in differing]
        print_table(f"lists that differ: {len(rows)}", ["street", "it", "list", "category", "competence"], rows)
    else:
        say_cell = found.after.said
        rows = [
            [
                " › ".join(found.after.path(one.category)),
                say_cell(one.before),
                say_cell(one.after),
                found.after.few(one.places),
            ]
            for one in found.changed
        ]
        print_table(f"changed hands: {len(rows)}", ["category", begins, ends, "places"], rows)


@duties.command("lists")
def lists(
    by: Annotated[str, typer.Option("--by", help="body, category or hotline.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write: .xlsx or .html.")],
    place: PlaceOption = "",
    asof: Asof = "",
) -> None:
    """Write a list to hand out: duties by body, by kind of problem, or the hotline's directory."""
    from dashboard import duty_files
    from dashboard.downloads import workbook
    from queries.lists import BY, HOTLINE, hotline
    from queries.lists import duties as by_body

    ending = output.suffix.lower()
    if by not in BY:
        raise UsageError(f"--by knows {listed(BY, 'en')}, not '{by}'")
    if ending not in (".xlsx", ".html"):
        raise UsageError(f"{output}: the name of the file ends with .xlsx or .html")
    with opened(GOVGRAPH_ASOF=asof) as database:
        words = duty_files.Words(database.settings["GOVGRAPH_LANG"])
        notes = [words.say("file_asof", asof=database.asof())]
        if by == HOTLINE:
            pages = duty_files.hotline_pages(hotline(database, place or None), words, notes)
        else:
            pages = duty_files.lists_pages(by, by_body(database, by, place or None), words, notes)
    save(output, workbook(pages) if ending == ".xlsx" else duty_files.printable(pages))


@duties.command("load")
def load(place: PlaceOption = "", asof: Asof = "", as_json: AsJson = False) -> None:
    """What rests on each body that must act: open problems, kinds of problem, people, land; a warning where a post has too much."""
    from data.areas import square_kilometres
    from queries.workload import workload

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = workload(database, place or None, outlined=square_kilometres())
        shown = int(database.settings["GOVGRAPH_ROWS"])
    if as_json:
        print_json([one.record() for one in found])
        return
    columns = ["body", "open", "categories", "communities", "households", "population", "km²", "posts", "open per post", ""]
    rows = [
        [one.name, one.open, one.categories, one.communities, one.households, one.population, _land(one.land), one.posts, f"{one.open_per_post:.1f}",
         f"over {one.limit}" if one.over else ""]
        for one in found[:shown]
    ]  # fmt: skip
    print_table("load", columns, rows)


def _land(land: "Land") -> str:
    return "—" if not land.area else f"{land.area:g}{f' + {land.unknown} unknown' if land.unknown else ''}"


@app.command()
def rulings(place: PlaceOption = "", asof: Asof = "", as_json: AsJson = False) -> None:
    """The register of rulings, which stand as precedents."""
    _asked("rulings", place, asof, as_json)


@app.command()
def refuse(
    issue: Annotated[str, typer.Argument(help="The problem that is refused, by id or number.")],
    by: Annotated[str, typer.Option("--by", help="Who says that it is not theirs.")],
    names: Annotated[str, typer.Option("--names", help="Whose it should be; without it the refusal is not in due form.")] = "",
    basis: Annotated[str, typer.Option("--basis", help="On what ground.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Judge a refusal: once, in time, naming whose it is and why; the second one is for the arbiter. Nothing is written."""
    from queries.refusals import refuse as judged

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = judged(database, issue, by, names or None, basis or None)
    if as_json:
        print_json(found)
    else:
        print_table(found["issue"], ["", ""], [["outcome", found["outcome"]], ["to", found["to"]["name"] if found["to"] else "—"],
                                               ["why", f"{found['why']['zh']}\n{found['why']['en']}"]])  # fmt: skip


@app.command()
def returns(place: PlaceOption = "", asof: Asof = "", as_json: AsJson = False) -> None:
    """Refusals by pair of bodies and kind of problem: where the lists of duties disagree."""
    _asked("returns", place, asof, as_json)


def _asked(question: str, place: str, asof: str, as_json: bool) -> None:
    from queries.run import run

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = run(database, question, {"place": place}, limit=int(database.settings["GOVGRAPH_ROWS"]))
    show_rows(question, found, as_json)


@app.command()
def propose(
    text: Annotated[str, typer.Argument(help="What somebody reports, in their own words.")],
    place: PlaceOption = "",
    as_json: AsJson = False,
) -> None:
    """Which kinds of problem a text may be about, and the words that decided; it never routes anything by itself."""
    from queries.proposals import propose as proposed
    from queries.proposals import unsure

    with opened() as database:
        found = proposed(database, text, place or None)
    if as_json:
        print_json({"unsure": unsure(found), "proposals": [one.record() for one in found]})
        return
    rows = [[" › ".join(one.path), one.category, f"{one.score:.2f}", listed(one.words, "en")] for one in found]
    print_table("unsure: say more, or choose" if unsure(found) else "proposals", ["category", "id", "score", "words"], rows)


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
