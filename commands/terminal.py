"""What the command line prints: tables for people, one JSON document for programs, progress on standard error."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from graph.words import listed

if TYPE_CHECKING:
    from graph.database import Rows
    from loaders.columns import Taken
    from loaders.load import Report
    from queries.catalogue import Question


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


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Any]:
    """A bar on standard error, one line per step."""
    if quiet:
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, Any] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell


def _show_columns(columns: "list[Taken]") -> None:
    """A row a sheet: its type, which column is which field, and what is not read."""
    sheets: dict[tuple[str, str, str], list[Taken]] = {}
    for one in columns:
        sheets.setdefault((one.file, one.sheet, one.type), []).append(one)
    rows = []
    for (file, sheet, type), taken in sheets.items():
        read = [one.header if one.header == one.zh else f"{one.header} → {one.zh}" for one in taken if one.how == "read"]
        left = [f"{one.header} ({one.how})" for one in taken if one.how not in ("read", "number")]
        rows.append([f"{file} › {sheet}", type, listed(read, "en"), listed(left, "en")])
    print_table("columns", ["sheet", "read as", "column → field", "not read"], rows)


def show_report(report: "Report", commit: bool, *, diff: bool = False) -> None:
    """What each column was taken for, what was read, what changes (with `diff` each value, old and new), and every problem with its place."""
    found = report.as_json()
    _show_columns(report.plan.columns)
    names = ["read", "create", "change", "unchanged", "retire", "reject", "duplicate"]
    rows = [[type, *(counts[name] for name in names)] for type, counts in found["types"].items()]
    rows.append(["= all records", *(found[name] for name in names)])
    rows.append(["links", "", *(found["links"].get(name, "") for name in names[1:])])
    print_table("written" if report.load else "plan", ["", *names], rows)
    if diff:
        changed = [[one.op, f"{one.what} {one.subject}", one.field, one.old, one.new, one.source] for one in report.differences()]
        print_table("changes", ["", "what", "field", "old", "new", "source"], changed)
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


def show_rows(title: str, found: Any, as_json: bool) -> None:
    if as_json:
        print_json({"columns": found.columns, "rows": found.rows, "truncated": found.truncated, "took_ms": found.took_ms})
        return
    from queries.run import as_read

    print_table(title, list(found.columns), as_read(found).rows)
    _cut(found)


def _cut(found: "Rows") -> None:
    if found.truncated:
        typer.echo(f"only the first {len(found.rows)} rows; GOVGRAPH_ROWS raises the limit")


def show_listed(question: "Question", found: "Rows", names: Sequence[str], language: str) -> None:
    """Some columns of an answer, in the words of a language."""
    from queries.run import as_read

    captions = {column.name: column.caption[language] for column in question.columns}
    rows = [[question.shown(row[name], language) for name in names] for row in as_read(found).dicts()]
    print_table(question.title[language], [captions[name] for name in names], rows)
    _cut(found)


def show_answer(found: dict[str, Any]) -> None:
    """Who acts, who stands in which slot, why, and where it goes next."""
    lines = [["verdict", found["verdict"]], ["act", _names(found["act"])], ["held by", _names(found["held_by"])]]
    lines += [[slot, _names(bodies)] for slot, bodies in found["slots"].items()]
    if found["place"]["closed"]:
        lines.insert(0, ["note", _gone(found["place"]["name"], found["place"]["closed"])])
    if gone := found["place"]["succeeds"]:
        note = f"{_gone(gone['name'], gone['closed'])}\n→ {found['place']['name']} ({found['place']['id']})"
        lines.insert(0, ["note", note])
    lines += [["post", _post(found, post)] for body in found["act"] for post in found["posts"].get(body["id"], [])]
    lines += [["on site", _post(found, post)] for post in found["on_site"]]
    lines += [["why", f"{one['rule']} {one['zh']}\n{one['en']}"] for one in found["why"]]
    lines += [["next", _step(step)] for step in found["next"]]
    print_table(f"{found['place']['name']} · {found['category']['name']} · {found['asof']}", ["", ""], lines)


def _gone(name: str, day: str) -> str:
    return f"{name} 已撤销，最后一天 {day}\nit is gone; its last day was {day}"


def _post(found: dict[str, Any], post: dict[str, Any]) -> str:
    days = [day for day in post["uncovered"] if day != found["asof"]]
    ahead = f"; nobody on {listed(days, 'en')}" if days else ""
    return f"{post['at']['name']} {post['title']}: {post['holder']['name'] if post['holder'] else '—'} ({post['how']}){ahead}"


def _step(step: dict[str, Any]) -> str:
    body = step.get("body") or {}
    limit = f", within {step['limit_hours']} h" if step.get("limit_hours") else ""
    limit += f", by {step['by']}" if step.get("by") else ""
    session = step.get("next_session")
    sits = f", sits next {session['on']}{' (overdue)' if session['overdue'] else ''}" if session else ""
    first = f" ← starts here: {step['because']['zh']}" if step.get("starts_here") else ""
    return f"{step['kind']}: {body.get('name') or step.get('channel') or _names(step.get('bodies') or [])}{limit}{sits}{first}"


def _names(bodies: list[dict[str, Any]]) -> str:
    return listed((body["name"] for body in bodies), "en") or "—"
