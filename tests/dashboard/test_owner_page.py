"""The page of who answers where there is no plain answer: a place that is gone, a day before any duty."""

from datetime import date

import pytest

from dashboard.texts import say
from graph.database import Database
from tests.dashboard import seen
from tests.dashboard.conftest import opened
from tests.store.build import COMMUNITY, STREET, build, node, tree

ENDED, OTHER = date(2021, 1, 1), f"{STREET}007"


def gone(small: Database, *after: str) -> None:
    nodes, links = tree()
    nodes += [
        node("Community", "old", "旧社区", until=ENDED), node("Community", OTHER, "文化社区", form="社区(居)"),
        node("Category", "category:供热", "供热", nature="service"),
    ]  # fmt: skip
    links += [("old", "PART_OF", STREET), (OTHER, "PART_OF", STREET), *((id, "SUCCEEDS", "old") for id in after)]
    build(small, nodes, links)


def test_it_answers_through_the_successor_and_says_so(small: Database) -> None:
    gone(small, COMMUNITY)
    app = opened("owner", **{"owner-place": "旧社区", "owner-category": "category:供热"})
    assert seen.errors(app) == []
    assert say("zh", "succeeded", old="旧社区", day="2020-12-31", new="军民社区") in seen.words(app).replace("\\", "")
    assert "旧社区已撤销" in seen.html(app)


def test_several_successors_are_offered(small: Database) -> None:
    gone(small, COMMUNITY, OTHER)
    app = opened("owner", **{"owner-place": "旧社区", "owner-category": "category:供热"})
    assert seen.errors(app) == []
    offered = [one for one in app.button if (one.key or "").startswith("successor-")]
    assert [one.key for one in offered] == [f"successor-{COMMUNITY}", f"successor-{OTHER}"]


@pytest.mark.parametrize("page", ["owner", "duties"])
def test_a_day_before_any_duty_is_no_vacuum(small: Database, page: str) -> None:
    gone(small, COMMUNITY)
    body, duty = node("Department", "org:x", "供热办"), node("Duty", "duty:x", slot="line", competence="regulate", since=ENDED)
    build(small, [body, duty], [("org:x", "CARRIES", "duty:x")])
    state = {"owner-place": STREET, "owner-category": "category:供热", "asof-2021-06-30": date(2020, 12, 31)}
    app = opened(page, "en", **state)
    assert app.exception == []
    assert "no duties are recorded before 2021-01-01" in seen.words(app).replace("\\", "")
    assert say("en", "verdict_vacuum") not in seen.html(app)
