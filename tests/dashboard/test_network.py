"""The network page and the matching page: what they show is what the questions answer; what is settled or accepted holds."""

from datetime import date

import pytest

from dashboard import flows, layouts
from dashboard.drawn import look
from dashboard.texts import say
from graph.database import Database
from graph.errors import UsageError
from loaders.made import load_rows
from queries.matching import accept
from queries.matching.read import market, problem
from tests.conftest import Sample
from tests.dashboard import seen
from tests.dashboard.conftest import Open, opened
from tests.store.build import ASOF, COMMUNITY, COUNTY, STREET, build, node, tree
from tests.unit.networks import PUBLISHED


def test_a_neighbourhood_and_what_if_its_middle_left(on_sample: Open, sample: Sample) -> None:
    (id, name) = sample.database.read("MATCH (a:Alliance {name: '军民社区党建联盟'}) RETURN a.id, a.name").rows[0]
    app = on_sample("network", **{"network-links": ["membership"], "network-centre": id})
    assert seen.errors(app) == []
    assert name in seen.html(app)
    assert any(f"{layouts.FEW} / " in text for text in seen.markdown(app))
    ranked = seen.tables(app)[0]
    assert list(ranked["degree"]) == sorted(ranked["degree"], reverse=True)
    assert "★</span> 党建联盟" in seen.html(app)
    assert not app.metric
    app.toggle(key="network-whatif").set_value(True).run()
    assert not app.metric  # nothing is tried yet
    (picker,) = [one for one in app.multiselect if one.key and one.key.startswith("without-")]
    picker.set_value([id]).run()
    assert seen.errors(app) == []
    before = {metric.label: (metric.value, metric.delta) for metric in app.metric}
    assert before["单位"][1] == "-1"
    assert id not in set(seen.tables(app)[0]["id"])


def test_a_new_member_a_link_and_another_date_are_tried_on_the_same_picture(small: Database) -> None:
    nodes, links = tree()
    nodes += [
        node("Alliance", "org:lm", "军民联盟"), node("Enterprise", "org:a", "甲", ownership="非公"),
        node("Enterprise", "org:b", "乙", ownership="非公"), node("Enterprise", "org:c", "丙", ownership="非公"),
    ]  # fmt: skip
    links += [
        *((id, "SERVES", COMMUNITY) for id in ("org:lm", "org:a", "org:b", "org:c")),
        ("org:a", "MEMBER_OF", "org:lm"), ("org:b", "MEMBER_OF", "org:lm", {"since": date(2021, 1, 1)}),
    ]  # fmt: skip
    build(small, nodes, links)
    base = "   False"  # no kinds, no area, not folded
    app = opened("network", "zh", **{"network-whatif": True, f"tried-{base}": [("org:c", "org:lm"), ("org:a", "org:lm")]})
    assert seen.errors(app) == []
    assert {metric.label: metric.delta for metric in app.metric}["联系"] == "+0"  # one comes, one goes
    assert [one.key for one in app.multiselect if one.key and one.key.startswith("tried")] == [f"tried-{base}"]
    app = opened("network", "zh", **{"network-whatif": True, f"joining-{base}": ["新企业"]})
    assert seen.errors(app) == []
    assert {metric.label: metric.delta for metric in app.metric}["单位"] == "+1"
    assert "新企业" in set(seen.tables(app)[0]["name"])
    app = opened("network", "zh", **{"network-whatif": True, f"versus-{base}": date(2020, 6, 30)})
    assert {metric.label: (metric.value, metric.delta) for metric in app.metric}["联系"] == ("2", "+1")


def test_the_lists_behind_the_shape(small: Database) -> None:
    nodes, links = tree()
    nodes += [node("Alliance", "org:lm", "军民联盟"), node("Enterprise", "org:c", "丙", ownership="非公")]
    links += [("org:lm", "SERVES", COMMUNITY), ("org:c", "SERVES", COMMUNITY)]
    build(small, nodes, links)
    for name, ids in {"outside": ["org:c"], "isolates": ["org:c", "org:lm"], "areas": [COUNTY]}.items():
        app = opened("network", "zh", **{"network-tabs-zh": say("zh", "tab_shape"), "network-list": name})
        assert seen.errors(app) == []
        assert next(list(one["id"]) for one in seen.tables(app) if "rank" not in one and "id" in one) == ids


def test_filters_choose_what_is_looked_at(on_sample: Open) -> None:
    app = on_sample(
        "network", **{"network-area": STREET, "network-members": ["Enterprise"], "network-colour": "community", "network-size": "between"}
    )
    assert seen.errors(app) == []
    assert any("瑞光街道 · 企业" in text.replace("\\", "") for text in seen.markdown(app))
    assert set(seen.tables(app)[0]["kind"]) <= {"企业", "党建联盟"}


def test_two_are_connected_in_a_sentence(on_sample: Open, sample: Sample) -> None:
    rows = sample.database.read("MATCH (o:PartyOrganization)-[:MEMBER_OF]->(a:Alliance) RETURN o.id, a.id ORDER BY a.id LIMIT 1").rows
    base = " membership  False"
    state = {f"net_from-,{base.strip()}": rows[0][0]}
    app = on_sample("network", **{"network-links": ["membership"], "network-tabs-zh": say("zh", "tab_paths"), **state})
    ends = [one for one in app.selectbox if one.key and one.key.startswith(("net_from", "net_to"))]
    for one, id in zip(ends, rows[0], strict=True):
        one.set_value(id)
    app.run()
    assert any("共 1 步" in text for text in seen.markdown(app))


def test_looks() -> None:
    found = look(PUBLISHED["karate"], "community", "between")
    nodes, edges = found.model(list(PUBLISHED["karate"]))
    assert len({one.colour for one in nodes}) == len(set(found.figures["community"].values()))
    assert max(nodes, key=lambda one: one.size).id == "0"
    assert len(edges) == 78
    crowded, _ = found.model(list(PUBLISHED["karate"]), dict.fromkeys(PUBLISHED["karate"], (0.0, 0.0)))
    assert [one.id for one in crowded if one.caption][:1] == ["0"]  # the largest; a caption on another could not be read
    assert sum(bool(one.caption) for one in crowded) < 5
    for wrong in (("mood", "degree"), ("kind", "beauty")):
        with pytest.raises(UsageError):
            look(PUBLISHED["karate"], *wrong)


@pytest.fixture
def wishes(small: Database) -> Database:
    """Two needs that one offer cannot meet both, and an overdue commitment."""
    nodes, links = tree()
    nodes += [
        node("Enterprise", "org:a", "甲医院", ownership="非公"), ("Offer", {"id": "offer:1", "name": "义诊两次", "kind": "义诊", "quantity": 2}),
        ("Need", {"id": "need:1", "name": "老人体检", "kind": "体检", "quantity": 2, "urgency": "紧急"}),
        ("Need", {"id": "need:2", "name": "儿童体检", "kind": "体检", "quantity": 1}),
        ("Need", {"id": "need:3", "name": "修门", "kind": "维修", "quantity": 1}),
        ("Commitment", {"id": "commitment:1", "state": "claimed", "due_on": date(2021, 1, 1), "quantity": 1}),
    ]  # fmt: skip
    links += [("org:a", "SERVES", COMMUNITY), ("offer:1", "OFFERED_BY", "org:a"), ("commitment:1", "MEETS", "need:3"),
              ("commitment:1", "TAKEN_ON_BY", "org:a"), *((f"need:{number}", "NEEDED_AT", COMMUNITY) for number in (1, 2, 3))]  # fmt: skip
    build(small, nodes, links)
    return small


def test_the_best_pairs_with_reasons(wishes: Database) -> None:  # noqa: ARG001 - it is what is shown
    app = opened("matching")
    assert seen.errors(app) == []
    pairs, unmet, extra, late = seen.tables(app)[:4]
    assert list(pairs["need"]) == ["老人体检"]
    assert list(pairs["why"]) == ["类型相符，同一社区，此前兑现 0%"]
    assert list(unmet["need"]) == ["儿童体检"]
    assert list(unmet["place"]) == ["军民社区"]
    assert "老人体检" in unmet["why"][0]
    assert list(extra["kind"]) == ["义诊"]
    assert list(late["need"]) == ["修门"]
    assert len(app.get("plotly_chart")) == 1


def test_locked_and_forbidden_pairs_hold_until_they_are_cleared(wishes: Database) -> None:  # noqa: ARG001 - it is what is shown
    app = opened("matching", matching_locked=[("need:2", "offer:1")])
    assert set(seen.tables(app)[0]["need"]) == {"老人体检", "儿童体检"}
    app = opened("matching", matching_forbidden=[("need:1", "offer:1"), ("gone", "gone")])
    assert list(seen.tables(app)[0]["need"]) == ["儿童体检"]
    assert any("被禁止" in text for text in seen.tables(app)[1]["why"])
    app.button(key="match-clear").click().run()
    assert list(seen.tables(app)[0]["need"]) == ["老人体检"]


def test_a_pair_that_is_accepted_is_written(wishes: Database) -> None:
    app = opened("matching")
    (key,) = [one.key for one in app.dataframe if one.key and one.key.startswith("match-pairs")] or ["match-pairs-0-0"]
    app.session_state[key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    app.button(key="match-accept").click().run()
    assert seen.errors(app) == []
    found = wishes.read("MATCH (c:Commitment {state: 'claimed'})-[:MEETS]->(:Need {id: 'need:1'}) RETURN c.quantity, c.claimed_on").rows
    assert found == [[2, ASOF]]
    assert any("load:" in text.replace("\\", "") for text in seen.markdown(app))
    assert seen.tables(app) == [] or "老人体检" not in set(seen.tables(app)[0].get("need", []))


def test_a_commitment_goes_a_step_on(wishes: Database) -> None:
    found = market(wishes)
    load_rows(wishes, accept.TYPE, accept.claims(problem(found), found, [("need:1", "offer:1", 2)]), write=True)
    app = opened("matching", "zh", **{"match-taken": {"selection": {"rows": [1], "columns": [], "cells": []}}})
    (taken,) = [one for one in seen.tables(app) if "step" in one]
    assert [list(taken[name]) for name in ("overdue", "step", "kept")] == [["是", "否"], ["已认领"] * 2, ["0%"] * 2]
    app.button(key="match-step").click().run()
    assert seen.errors(app) == []
    done = wishes.read("MATCH (c:Commitment)-[:MEETS]->(n:Need {id: 'need:1'}) RETURN c.state, c.delivered_on").rows
    assert done == [["delivered", ASOF]]


def test_a_flow_names_the_largest_and_sums_the_rest() -> None:
    many = [(f"社区{number:02}", "义诊", "甲", number) for number in range(1, 21)]
    found = flows.gathered(many, "其他")
    assert len({place for place, *_ in found}) == flows.MOST + 1
    assert sum(units for *_, units in found) == sum(range(1, 21))
    figure = flows.sankey([("<b>", "义诊", "甲", 2), ("<b>", "义诊", "未满足", 1)], "未满足")
    assert figure.data[0].node.label == ("&lt;b&gt;", "义诊", "未满足", "甲") or set(figure.data[0].node.label) == {
        "&lt;b&gt;",
        "义诊",
        "甲",
        "未满足",
    }
    assert sum(figure.data[0].link.value) == 6
