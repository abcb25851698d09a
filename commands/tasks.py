"""From gap to task: a problem that somebody has to solve by a day, and its sign-off."""

from typing import Annotated

import typer

from commands.common import AsJson, Asof, group, opened
from commands.terminal import print_json, print_table, say
from graph.errors import UsageError
from graph.words import listed

app = group()
Days = Annotated[int, typer.Option("--days", help="Days until it is due.")]


@app.command("open")
def open_tasks(
    rule: Annotated[str, typer.Argument(help="The rule whose gap it is.")],
    subjects: Annotated[list[str], typer.Argument(help="What fails it, by id or name; several at will.")],
    category: Annotated[str, typer.Option("--category", help="The kind of problem, by name or id: it decides who leads.")],
    days: Days = 30,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Make a problem of a gap, with place, lead and day; a gap that is one already is not made twice."""
    from loaders.entry import enter
    from queries import tasks

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = tasks.openings(database, tasks.gaps_of(database, rule, subjects), category, days)
        enter(database, "Issue", *(one.row for one in found if not one.known))
    rows, made = [one.row for one in found], sum(not one.known for one in found)
    if as_json:
        print_json([{name: row.get(name) for name in ("number", "title", "place", "category", "handler", "due_on")} for row in rows])
    else:
        say(f"{made} made, {len(rows) - made} known already: {listed((row['number'] for row in rows), 'en')}")


@app.command("list")
def list_tasks(asof: Asof = "", as_json: AsJson = False) -> None:
    """The problems that were made of gaps, and what their rules say now."""
    from queries import tasks

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = [task.record() for task in tasks.tasks(database)]
    if as_json:
        print_json(found)
        return
    columns = ["number", "title", "handler", "due", "state", "stands"]
    print_table("tasks", columns, [[one[name] for name in columns] for one in found])


@app.command("sign")
def sign(
    number: Annotated[str, typer.Argument(help="The number of the task.")],
    by: Annotated[str, typer.Option("--by", help="The official who signs.")],
    asof: Asof = "",
) -> None:
    """Sign a task off (销号), with the evidence that its rule passes; refused while it fails."""
    from loaders.entry import enter
    from queries import tasks

    with opened(GOVGRAPH_ASOF=asof) as database:
        task = next((one for one in tasks.tasks(database) if one.number == number), None)
        if task is None:
            raise UsageError(f"there is no task {number}; `govgraph task list` lists them")
        enter(database, "Issue", tasks.signed(task, database.asof(), by))
    say(f"{number}: signed off by {by}")


@app.command("review")
def review(days: Days = 30, asof: Asof = "") -> None:
    """Take up again what was signed off and fails now; say what waits for a signature."""
    from loaders.entry import enter
    from queries import tasks

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = tasks.tasks(database)
        again = [task for task in found if task.stands == tasks.REOPEN]
        enter(database, "Issue", *(tasks.reopened(task, database.asof(), days) for task in again))
    waiting = [task.number for task in found if task.stands == tasks.PROPOSED]
    say(f"reopened: {listed((task.number for task in again), 'en') or 'none'}; to be signed off: {listed(waiting, 'en') or 'none'}")
