"""A body that is gone, where somebody has kept it: its card, the search, its alliance's page, who answers."""

from datetime import date

from dashboard.texts import say
from graph.database import Database
from tests.dashboard import seen
from tests.dashboard.conftest import opened
from tests.store.build import COMMUNITY, COUNTY, build, node, tree

GONE = "org:gone"


def test_what_is_gone_says_so_wherever_it_is_shown(small: Database) -> None:
    nodes, links = tree()
    nodes += [
        node("Department", GONE, "甲局", until=date(2021, 6, 1), until_precision="month"), node("Department", "org:b", "乙局"),
        node("Alliance", "org:lm", "军民联盟"),
        node("Category", "category:占道", "占道", nature="handling"), node("Duty", "duty:1", slot="line", competence="act", basis="law"),
    ]  # fmt: skip
    links += [
        (GONE, "SERVES", COUNTY), ("org:b", "SERVES", COUNTY), ("org:lm", "SERVES", COMMUNITY), (GONE, "MEMBER_OF", "org:lm"),
        ("org:b", "MEMBER_OF", "org:lm"), (GONE, "CARRIES", "duty:1"), ("duty:1", "CONCERNS", "category:占道"), ("duty:1", "WITHIN", COUNTY),
    ]  # fmt: skip
    build(small, nodes, links)
    app = opened("alliance")
    assert seen.errors(app) == []
    assert say("zh", "members_gone", n=1, names="甲局（军民联盟）") in seen.markdown(app)
    app = opened("owner", **{"owner-place": COMMUNITY, "owner-category": "category:占道"})
    assert seen.errors(app) == []
    assert say("zh", "verdict_expired") in seen.words(app)
    app = opened("duties")
    options = [option for box in app.selectbox for option in box.options if "甲局" in option]
    assert all(option.endswith(say("zh", "is_gone")) for option in options)
