"""Writes the pages of docs/ that derive from the code: `make docs`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import typer
from typer.main import get_command

from govgraph import app
from graph.pages import NOTE, cell, model, settings, table
from queries import sources
from queries.catalogue import Question, catalogue

FOLDER = Path(__file__).parent.parent / "docs"


def _question(one: Question) -> str:
    parts = [f"### `{one.id}`\n", f"{one.title.zh} · {one.title.en}\n"]
    parts.append(f"Source: {' '.join(one.header.source)}. View: {one.header.view}.\n")
    if one.params:
        parts.append(table(["parameter", "参数", "type"], [[one.name, one.caption.zh, str(one)] for one in one.params]))
    parts.append(table(["column", "列", "caption"], [[one.name, one.caption.zh, one.caption.en] for one in one.columns]))
    return "\n".join(parts)


def questions() -> str:
    """docs/questions.md."""
    rules = [
        [
            f"`{one.id}`",
            one.title.zh,
            one.title.en,
            one.rule.severity,
            one.rule.subject,
            one.rule.form,
            " ".join(one.header.source),
            "; ".join(str(param) for param in one.params[1:]),
            one.rule.remedy.en,
        ]
        for one in catalogue().rules()
    ]
    return "\n".join(
        [
            f"{NOTE}# Questions\n",
            "Each is one `.cypher` file whose header holds its contract. `govgraph query NAME key=value` asks one of the first kind, "
            "`govgraph coverage --rule NAME` judges one of the second.\n",
            "## Questions\n",
            *(_question(one) for one in catalogue().questions() if one.header.view != "rule"),
            "## Coverage rules\n",
            table(["rule", "规则", "rule", "severity", "subject", "applies to", "source", "parameters", "what to do"], rules),
        ]
    )


def _commands(app: typer.Typer) -> Iterator[tuple[str, object]]:
    group = get_command(app)
    for name, command in sorted(getattr(group, "commands", {}).items()):
        inner = getattr(command, "commands", None)
        yield from ((f"{name} {below}", one) for below, one in sorted(inner.items())) if inner else [(name, command)]


def command_names() -> list[str]:
    """Every command, a group's with the group before it."""
    return [name for name, _ in _commands(app)]


def _command(name: str, command: object) -> str:
    rows = []
    for param in getattr(command, "params", ()):
        names = ", ".join([*param.opts, *param.secondary_opts]) if param.param_type_name == "option" else param.name.upper()
        rows.append([f"`{names}`", cell(getattr(param, "help", None) or "")])
    shown = [row for row in rows if row[0] != "`--help`"]
    help_text = (getattr(command, "help", "") or "").strip()
    return f"## `govgraph {name}`\n\n{help_text}\n" + (f"\n{table(['parameter', 'what it is'], shown)}" if shown else "")


def commands() -> str:
    """docs/commands.md."""
    intro = "Exit codes: 0 fine, 1 findings that you asked to fail on, 2 wrong use or bad input.\n"
    return "\n".join([f"{NOTE}# Commands\n", intro, *(_command(name, one) for name, one in _commands(app))])


PAGES: dict[str, Callable[[], str]] = {
    "model.md": model,
    "questions.md": questions,
    "settings.md": settings,
    "commands.md": commands,
    "sources.md": lambda: f"{NOTE}{sources.markdown()}",
}


def main() -> None:
    """Writes them all."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
