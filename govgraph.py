"""The command line, put together from commands/, one module a subject.

Exit codes: 0 fine, 1 findings that the user asked to fail on, 2 wrong use or bad input.
"""

import gc
import sys

import typer

from commands import (
    alliance,
    calendar,
    coverage,
    duties,
    journal,
    ledgers,
    mappings,
    questions,
    rules,
    store,
    tasks,
    trend,
)
from commands.terminal import say
from graph.errors import GovgraphError

app = typer.Typer(
    name="govgraph", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="A knowledge graph of grass-roots governance: who answers, where coverage is missing, who could help whom.",
)  # fmt: skip
for subject in (store, ledgers, mappings, journal, questions, duties, coverage, calendar, trend):
    app.add_typer(subject.app)
app.add_typer(rules.app, name="rule", help="Coverage rules: the profile's, and your own.")
app.add_typer(tasks.app, name="task", help="From gap to task: make, list, sign off, take up again.")
app.add_typer(alliance.app, name="alliance", help="Party-building alliances.")
SELDOM = 100_000
"""Objects after which Python looks for circles: with its own 700 it walks through all modules again while they are imported."""


def main() -> None:
    """Runs a command; an error of ours is one line on standard error, and the exit code 2."""
    gc.set_threshold(SELDOM)
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
