"""From which day on duties are recorded: that nobody answers on a day before says nothing."""

from datetime import date

from graph.database import Database
from graph.errors import UsageError
from queries.catalogue import text_of
from queries.kept import kept


def begins(database: Database) -> date | None:
    """The first day of any duty; None: there is a duty without a beginning, or none at all."""

    def read() -> date | None:
        duties, dated, first = database.read(text_of("duties-begin")).rows[0]
        return first if duties == dated else None

    return kept(database, "duties begin", read)


def begun(database: Database, asof: date) -> None:
    """Raises UsageError for a day before the first duty."""
    first = begins(database)
    if first and asof < first:
        raise UsageError(f"no duties are recorded before {first}; {asof} lies before that")
