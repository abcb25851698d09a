"""Cases of the rules on party organisations: branches, terms, two-new organisations, the chain of five levels."""

from datetime import date, timedelta
from typing import Any

from tests.store.build import ASOF, STREET
from tests.store.cases.pieces import COMING, ENDED, LONG_AGO, SOON, TOMORROW, Pieces, case


@case("branch-where-members")
def branch_where_members(g: Pieces) -> None:
    covered, hosting = g.body("Enterprise", full_members=3), g.body("Institution", full_members=9)
    g.party("联合支部", covers=covered)
    g.link(g.party("支部"), "EMBEDDED_IN", hosting)
    g.ok(covered, hosting)
    lost = g.body("SocialOrganization", full_members=4)
    g.party("支部", covers=lost, **ENDED)
    grouped = g.body("PropertyCompany", full_members=5)
    g.party("党小组", covers=grouped)
    g.bad(lost, grouped, g.body("Enterprise", full_members=3, no_branch="流动党员多"))
    g.not_asked(g.body("Enterprise", full_members=2), g.body("Enterprise"), g.body("Enterprise", full_members=8, **ENDED))


@case("joint-branch-units")
def joint_branch_units(g: Pieces) -> None:
    small, large, alone = g.party("联合支部"), g.party("联合支部"), g.party("支部")
    for number in range(6):
        covered = g.body("Enterprise")
        g.link(large, "COVERS", covered)
        g.link(alone, "COVERS", covered)
        if number < 5:
            g.link(small, "COVERS", covered)
    g.ok(small)
    g.bad(large)
    g.not_asked(alone)


@case("branch-committee")
def branch_committee(g: Pieces) -> None:
    g.ok(g.party("支部", full_members=7, committee=3), g.party("联合支部", full_members=30, committee=7))
    g.bad(g.party("支部", full_members=7, committee=2), g.party("支部", full_members=20, committee=9))
    g.not_asked(
        g.party("支部", full_members=6, committee=1), g.party("总支", full_members=60, committee=2), g.party("支部", full_members=9)
    )


@case("branch-large")
def branch_large(g: Pieces) -> None:
    g.ok(g.party("支部", members=49))
    g.bad(g.party("支部", members=50), g.party("联合支部", members=51))
    g.not_asked(g.party("总支", members=60), g.party("党小组", members=60), g.party("大党委", members=60))


@case("general-branch-large")
def general_branch_large(g: Pieces) -> None:
    g.ok(g.party("总支", members=99))
    g.bad(g.party("总支", members=100), g.party("支部", members=120))
    g.not_asked(g.party("党委", members=200), g.party("大工委", members=200))


@case("party-term")
def party_term(g: Pieces) -> None:
    g.ok(
        g.party("支部", term_until=TOMORROW),
        g.party("党委", term_since=date(2017, 1, 1)),
        g.party("支部", term_until=date(2021, 1, 1), extended_until=SOON),
    )
    g.bad(
        g.party("支部", term_until=ASOF),
        g.party("支部", term_since=date(2017, 1, 1)),
        g.party("支部", term_until=date(2019, 1, 1), extended_until=date(2022, 1, 1)),
    )
    g.not_asked(g.party("党组", term_until=ASOF), g.party("大党委", term_until=ASOF), g.party("支部"))


@case("party-term-due")
def party_term_due(g: Pieces) -> None:
    g.ok(g.party("支部", term_until=ASOF + timedelta(days=181)))
    g.bad(g.party("支部", term_until=ASOF + timedelta(days=180)))
    g.not_asked(g.party("支部", term_until=ASOF), g.party("支部"))


@case("residents-committee-term")
def residents_committee_term(g: Pieces) -> None:
    g.ok(g.body("ResidentsCommittee", term_until=TOMORROW), g.body("ResidentsCommittee", term_since=date(2018, 1, 1)))
    g.bad(g.body("ResidentsCommittee", term_until=ASOF), g.body("ResidentsCommittee", term_since=LONG_AGO))
    g.not_asked(g.body("ResidentsCommittee"), g.body("ResidentsCommittee", term_until=ASOF, **ENDED))


@case("party-secretary")
def party_secretary(g: Pieces) -> None:
    held, vacant, left, without = (g.party("支部") for _ in range(4))
    g.post(held, "书记")
    g.post(vacant, "书记", held=False)
    g.post(left, "书记", holds=ENDED)
    g.post(without, "委员")
    g.ok(held)
    g.bad(vacant, left)
    g.not_asked(without)


@case("two-new-branch")
def two_new_branch(g: Pieces) -> None:
    good, idle = g.body("Enterprise", ownership="非公"), g.body("Enterprise", ownership="非公", operating=False)
    g.party("联合支部", covers=good)
    g.ok(good)
    g.bad(g.body("SocialOrganization"), g.body("PropertyCompany", no_branch="没有党员"))
    g.not_asked(idle, g.body("Enterprise", ownership="国有"), g.body("Trader"))


@case("two-new-work")
def two_new_work(g: Pieces) -> None:
    branch = g.body("PropertyCompany")
    g.party("支部", covers=branch)
    g.ok(branch, g.body("SocialOrganization", instructor=True))
    g.bad(g.body("SocialOrganization", instructor=False))
    g.not_asked(g.body("Enterprise", ownership="国有"))


@case("two-new-alone")
def two_new_alone(g: Pieces) -> None:
    alone, joint = g.body("SocialOrganization"), g.body("SocialOrganization")
    g.party("支部", covers=alone, setup="单独组建")
    g.party("联合支部", covers=joint)
    g.ok(alone)
    g.bad(joint)
    g.not_asked(g.body("SocialOrganization"))


@case("chain-street")
def chain_street(g: Pieces) -> None:
    good, bad = g.place("Street", form="街道"), g.place("Street", form="街道")
    g.party("大工委", covers=good)
    g.party("党工委", covers=bad)
    zone = g.place("County", statistical=True)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Street", form="镇"), g.place("Street", under=zone, form="街道"))


@case("chain-community")
def chain_community(g: Pieces) -> None:
    good, bad = g.place("Community", form="社区(居)"), g.place("Community")
    g.party("大党委", serves=good)
    g.party("党委", covers=bad)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Community", form="村"))


@case("chain-compound")
def chain_compound(g: Pieces) -> None:
    good, bad = g.place("Compound"), g.place("Compound")
    g.party("支部", covers=good)
    g.party("党小组", covers=bad)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Compound", **ENDED))


@case("chain-building")
def chain_building(g: Pieces) -> None:
    good = g.place("Building", party_members=3)
    g.party("党小组", covers=good)
    served = g.place("Building", party_members=3)
    g.party("党小组", serves=served)
    g.ok(good, served)
    g.bad(g.place("Building", party_members=5))
    g.not_asked(g.place("Building", party_members=2), g.place("Building"))


@case("chain-household")
def chain_household(g: Pieces) -> None:
    good, below = g.place("Compound", party_members=4), g.place("Compound", party_members=1)
    g.party("支部", covers=good, households=2)
    g.party("党小组", covers=g.place("Building", under=below), households=1)
    g.ok(good, below)
    g.bad(g.place("Compound", party_members=4))
    g.not_asked(g.place("Compound"), g.place("Compound", party_members=0))


@case("chain-break")
def chain_break(g: Pieces) -> None:
    street = g.place("Street", form="街道")
    community = g.place("Community", under=street)
    g.party("大工委", covers=street)
    g.party("大党委", covers=community)
    whole, third, fourth = (g.place("Compound", under=community) for _ in range(3))
    g.party("支部", covers=whole)
    g.party("支部", covers=fourth)
    g.place("Building", under=fourth, party_members=3)
    g.place("Building", under=whole, party_members=2)
    g.ok(whole)
    g.bad(third, fourth, g.place("Compound"))
    g.not_asked(g.place("Compound", **COMING))


@case("platform-members")
def platform_members(g: Pieces) -> None:
    good, vacant, branch = g.party("大工委", serves=STREET), g.party("大党委"), g.party("支部")
    g.post(good, "兼职委员")
    g.post(vacant, "兼职委员", held=False)
    g.ok(good)
    g.bad(vacant, g.party("大党委"))
    g.not_asked(branch)


@case("secretary-project")
def secretary_project(g: Pieces) -> None:
    good, late = g.party("党委"), g.party("党工委")
    g.link(g.node("Project", year=2021), "CLAIMED_BY", good)
    g.link(g.node("Project", year=2020), "CLAIMED_BY", late)
    g.ok(good)
    g.bad(late)
    g.not_asked(g.party("支部"))


@case("secretary-project-review")
def secretary_project_review(g: Pieces) -> None:
    party, partner = g.party("党委"), g.body("Enterprise")
    made: dict[str, str] = {}
    projects: dict[str, dict[str, Any]] = {
        "good": {"year": 2020, "review": "通过"},
        "now": {"year": 2021},
        "open": {"year": 2020, "review": "待评议"},
        "alone": {"year": 2021},
        "next": {"year": 2022},
    }
    for name, props in projects.items():
        made[name] = g.node("Project", **props)
        g.link(made[name], "CLAIMED_BY", party)
        g.link(made[name], "BENEFITS", STREET)
        if name != "alone":
            g.link(made[name], "PARTNERED_BY", partner)
    g.ok(made["good"], made["now"])
    g.bad(made["open"], made["alone"])
    g.not_asked(made["next"])
