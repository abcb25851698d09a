"""What the commands share: their common options, the settings, and the graph opened for the length of a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import UsageError
from graph.settings import Settings
from graph.settings import load as load_settings

if TYPE_CHECKING:
    from graph.database import Database

AsJson = Annotated[bool, typer.Option("--json", help="One JSON document on standard output, and nothing else there.")]
Asof = Annotated[str, typer.Option("--asof", help="Date (YYYY-MM-DD) as of which to answer.", metavar="DATE")]
PlaceOption = Annotated[str, typer.Option("--place", help="A place by name, code or id.")]


def group() -> typer.Typer:
    """Commands of one subject, to be put together in govgraph.py."""
    return typer.Typer(no_args_is_help=True, rich_markup_mode=None)


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


def as_date(name: str, text: str) -> date:
    """An option that is a day. Raises UsageError."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{name}: '{text}' is no date; write it as 2021-06-30") from error


def save(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet. Raises UsageError where it is, or cannot be written."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UsageError(f"{path} exists already; give another name") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    typer.echo(f"written: {path}", err=True)
