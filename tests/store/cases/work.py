"""Cases of the rules on conferences, departments, money, alliances, duties and problems."""

from datetime import date
from typing import Any

from tests.store.build import CITY, COUNTY, STREET
from tests.store.cases.pieces import ENDED, Pieces, case


@case("conference")
def conference(g: Pieces) -> None:
    good, unled, unconvened, none = g.place("County"), g.place("County"), g.place("County"), g.place("Street", form="街道")
    body, street = g.body("Department"), g.place("Street", form="街道")
    for place, led, convened in ((good, True, True), (unled, False, True), (unconvened, True, False), (street, True, False)):
        found = g.body("Conference", place)
        if led:
            g.link(found, "LED_BY", body)
        if convened:
            g.link(found, "CONVENED_BY", body)
    g.ok(good, street)
    g.bad(unled, unconvened, none)
    town = g.place("Street", form="镇")
    g.not_asked(town, g.place("Community", under=town), g.place("County", statistical=True), g.place("Grid"))


def _session(g: Pieces, of: str, on: date, kind: str = "例会", **props: Any) -> None:
    g.link(g.node("Session", on=on, kind=kind, **props), "SESSION_OF", of)


@case("conference-sessions")
def conference_sessions(g: Pieces) -> None:
    city, county, late, special = (g.body("Conference", level=level) for level in ("市", "县", "县", "县"))
    _session(g, city, date(2021, 4, 1))
    _session(g, county, date(2021, 6, 1))
    _session(g, late, date(2021, 5, 1))
    _session(g, special, date(2021, 6, 15), "专题会")
    g.ok(city, county)
    g.bad(late, special)
    g.not_asked(g.body("Conference", level="街道"))


@case("conference-weekly")
def conference_weekly(g: Pieces) -> None:
    good, bad = g.body("Conference", level="社区"), g.body("Conference", level="街道")
    _session(g, good, date(2021, 6, 30), "工作例会", held=4)
    _session(g, bad, date(2021, 6, 20))
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.body("Conference", level="市"))


@case("city-departments")
def city_departments(g: Pieces) -> None:
    good, bad = (g.body("Conference", CITY, level="市") for _ in range(2))
    for number in range(15):
        department = g.body("Department", CITY, **(ENDED if number == 14 else {}))
        g.link(department, "PARTICIPATES_IN", bad)
        g.link(g.body("Department", CITY), "PARTICIPATES_IN", good)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.body("Conference", COUNTY, level="县"))


@case("pilot-office")
def pilot_office(g: Pieces) -> None:
    good, few, nowhere = (g.body("Office", COUNTY, form="联席会议办公室", **site) for site in ({"site": "五楼"}, {"site": "五楼"}, {}))
    for line in ("组织", "政法", "民政", "政数", "城管"):
        department = g.body("Department", COUNTY, line=line)
        for office in (good, few, nowhere):
            g.post(office, "选派干部", for_body=department, held=office != few or line != "城管")
    g.ok(good)
    g.bad(few, nowhere)
    g.not_asked(g.body("Office", COUNTY, form="综合办"))


@case("funds")
def funds(g: Pieces) -> None:
    good, bad = g.place("County"), g.place("County")
    for source in ("财政划拨", "党费补充", "部门资金", "社会资金"):
        for county, year in ((good, 2021), (bad, 2020)):
            g.link(g.node("Fund", year=year, source_of_money=source, use="会议运行"), "FUNDED_FOR", county)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("County", statistical=True), g.place("Street"))


@case("alliance-axis")
def alliance_axis(g: Pieces) -> None:
    good, left = g.body("Alliance"), g.body("Alliance")
    g.link(g.party("党委"), "MEMBER_OF", good, role="轴心")
    g.link(g.party("党委"), "MEMBER_OF", left, role="轴心", **ENDED)
    g.ok(good)
    g.bad(left)
    g.not_asked(g.body("Alliance", **ENDED))


@case("alliance-size")
def alliance_size(g: Pieces) -> None:
    good, small = g.body("Alliance"), g.body("Alliance")
    for _ in range(2):
        g.link(g.body("Trader"), "MEMBER_OF", good)
        g.link(g.body("Trader"), "MEMBER_OF", small, **(ENDED if _ else {}))
    g.ok(good)
    g.bad(small)
    g.not_asked(g.body("Alliance", **ENDED))


@case("alliance-needs")
def alliance_needs(g: Pieces) -> None:
    here, there = g.place("Community"), g.place("Community")
    at_place, by_member, old = g.body("Alliance", here), g.body("Alliance", there), g.body("Alliance", g.place("Community"))
    g.link(g.node("Need", since=date(2021, 3, 1)), "NEEDED_AT", here)
    for alliance, since in ((by_member, date(2021, 3, 1)), (old, date(2020, 1, 1))):
        member, need = g.body("Trader"), g.node("Need", since=since)
        g.link(member, "MEMBER_OF", alliance)
        g.link(need, "NEEDED_BY", member)
    g.ok(at_place, by_member)
    g.bad(old)
    g.not_asked(g.body("Alliance", **ENDED))


@case("alliance-delivery")
def alliance_delivery(g: Pieces) -> None:
    good, late, young = (g.body("Alliance") for _ in range(3))
    for alliance, state, on in (
        (good, "confirmed", date(2021, 1, 1)),
        (late, "claimed", date(2021, 1, 1)),
        (young, "claimed", date(2021, 5, 1)),
    ):
        member = g.body("Trader")
        g.link(member, "MEMBER_OF", alliance)
        g.link(g.node("Commitment", state=state, claimed_on=on), "TAKEN_ON_BY", member)
    g.ok(good)
    g.bad(late)
    g.not_asked(young, g.body("Alliance"))


@case("alliance-nominal")
def alliance_nominal(g: Pieces) -> None:
    good, idle, fresh = (g.body("Alliance") for _ in range(3))
    active, sleeping = g.body("Trader"), g.body("Trader")
    g.link(active, "TOOK_PART", g.node("Activity", on=date(2021, 5, 1)))
    g.link(sleeping, "TOOK_PART", g.node("Activity", on=date(2019, 5, 1)))
    g.link(active, "MEMBER_OF", good)
    g.link(sleeping, "MEMBER_OF", idle)
    g.link(g.body("Trader"), "MEMBER_OF", fresh, since=date(2021, 5, 1))
    g.ok(good)
    g.bad(idle)
    g.not_asked(fresh)


@case("alliance-activity")
def alliance_activity(g: Pieces) -> None:
    good, idle, quiet = (g.body("Alliance") for _ in range(3))
    g.link(g.node("Activity", on=date(2021, 5, 1)), "HELD_BY", good)
    g.link(g.node("Activity", on=date(2020, 5, 1)), "HELD_BY", idle)
    g.ok(good)
    g.bad(idle, quiet)
    g.not_asked(g.body("Alliance", **ENDED))


@case("category-led")
def category_led(g: Pieces) -> None:
    root, wider = g.node("Category"), g.node("Category")
    g.link(wider, "NARROWER_OF", root)
    leaves = {name: g.node("Category", **props) for name, props in (("led", {}), ("noticed", {}), ("gate", {"gate": "119"}))}
    for leaf in leaves.values():
        g.link(leaf, "NARROWER_OF", wider)
    for category, competence in ((leaves["led"], "act"), (leaves["noticed"], "notice"), (root, "act")):
        duty = g.node("Duty", competence=competence)
        g.link(duty, "CONCERNS", category)
        g.link(g.body("Department"), "CARRIES", duty)
    g.ok(leaves["led"])
    g.bad(leaves["noticed"])
    g.not_asked(leaves["gate"], wider, root)


def _issue(g: Pieces, **props: Any) -> str:
    id = g.node("Issue", **{"received_on": date(2021, 5, 1), "state": "交办", "number": f"{len(g.nodes)}"} | props)
    g.link(id, "LOCATED_IN", STREET)
    return id


def _joined(g: Pieces, **props: Any) -> str:
    id = _issue(g, **props)
    g.link(id, "JOINED_TO", _issue(g, **props))
    return id


SOLVED = {"state": "办结归档", "closed_on": date(2021, 5, 9)}


@case("issue-owner")
def issue_owner(g: Pieces) -> None:
    good = _issue(g)
    g.link(good, "HANDLED_BY", g.body("Department"))
    g.ok(good)
    g.bad(_issue(g))
    g.not_asked(_issue(g, **SOLVED), _joined(g), _issue(g, received_on=date(2021, 8, 1)))


@case("issue-in-time")
def issue_in_time(g: Pieces) -> None:
    g.ok(_issue(g, due_on=date(2021, 6, 30)), _issue(g, due_on=date(2021, 5, 9), **SOLVED))
    g.bad(_issue(g, due_on=date(2021, 6, 29)), _issue(g, due_on=date(2021, 5, 8), **SOLVED))
    g.not_asked(_issue(g), _joined(g, due_on=date(2021, 6, 29)))


@case("issue-solved")
def issue_solved(g: Pieces) -> None:
    g.ok(_issue(g, **SOLVED), _issue(g, state="解决"))
    g.bad(_issue(g), _issue(g, solved=False, **SOLVED), _issue(g, state="办结归档", closed_on=date(2021, 7, 9)))
    g.not_asked(_joined(g))


@case("issue-satisfied")
def issue_satisfied(g: Pieces) -> None:
    g.ok(_issue(g, satisfied=True, **SOLVED))
    g.bad(_issue(g, satisfied=False, **SOLVED))
    g.not_asked(_issue(g, **SOLVED), _joined(g, satisfied=False, **SOLVED))


@case("issue-rated")
def issue_rated(g: Pieces) -> None:
    g.ok(_issue(g, satisfied=False, **SOLVED))
    g.bad(_issue(g, **SOLVED))
    g.not_asked(_issue(g))
