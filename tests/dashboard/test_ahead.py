"""What is fetched while the first page is looked at."""

import pytest

from dashboard import ahead, app
from graph.database import Database
from queries import duties, lookup
from queries.net import choose
from tests.conftest import Sample


def test_what_pages_share_is_read_once(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    """Afterwards they are asked for without a read, but for whether the graph has changed, and as of when."""
    ahead.fetch(sample.database)
    texts: list[str] = []
    read = Database.read

    def listened(self: Database, text: str, *args: object, **options: object) -> object:
        texts.append(text)
        return read(self, text, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "read", listened)
    lookup.known(sample.database, "Place")
    duties.facts(sample.database)
    choose.facts_of(sample.database)
    assert {text.partition("(")[2][:2] for text in texts} == {"l:", "c:"}


def test_every_other_page_is_among_them() -> None:
    assert {*ahead.VIEWS} == {f"dashboard.views.{name}" for name in app.PAGES}
