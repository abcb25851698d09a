"""Free text on the page of who answers: it proposes, and the user chooses."""

from dashboard.texts import say
from graph.database import Database
from tests.dashboard import seen
from tests.dashboard.conftest import opened
from tests.store.build import COMMUNITY, build, node, tree


def test_a_text_proposes_kinds_of_problem_and_a_click_chooses_one(small: Database) -> None:
    nodes, links = tree()
    nodes += [
        node("Category", "category:卫生", "卫生"), node("Category", "category:卫生/垃圾清理", "垃圾清理", nature="service", keywords=["垃圾"]),
        node("Category", "category:供热", "供热", nature="service", keywords=["暖气"]),
    ]  # fmt: skip
    build(small, nodes, [*links, ("category:卫生/垃圾清理", "NARROWER_OF", "category:卫生")])
    app = opened("owner", **{"owner-place": COMMUNITY})
    app.text_input(key="owner-text").input("门口垃圾没人清").run()
    assert seen.errors(app) == []
    (button,) = [one for one in app.button if (one.key or "").startswith("propose-")]
    assert "卫生" in button.label
    button.click().run()
    assert seen.errors(app) == []
    assert say("zh", "verdict_vacuum") in seen.html(app)
