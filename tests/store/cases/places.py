"""Cases of the rules on grids, communities, streets and the chiefs."""

from datetime import date

from tests.store.cases.pieces import COMING, ENDED, YESTERDAY, Pieces, case


@case("community-party")
def community_party(g: Pieces) -> None:
    good, ended = g.place("Community", form="社区(居)"), g.place("Community")
    g.party("支部", covers=good)
    g.party("支部", covers=ended, **ENDED)
    g.ok(good)
    g.bad(ended, g.place("Community"))
    g.not_asked(g.place("Community", form="村"), g.place("Community", form="虚拟"), g.place("Community", **ENDED))


@case("grid-party")
def grid_party(g: Pieces) -> None:
    good = g.place("Grid", form="微")
    g.party("支部", covers=good)
    g.ok(good)
    g.bad(g.place("Grid"))
    g.not_asked(g.place("Grid", form="专属"), g.place("Grid", **COMING))


@case("grid-chief")
def grid_chief(g: Pieces) -> None:
    good, vacant, left = g.place("Grid", households=900), g.place("Grid"), g.place("Grid", form="微")
    g.post(good, "网格长")
    g.post(vacant, "网格长", held=False)
    g.post(left, "网格长", holds=ENDED)
    g.ok(good)
    g.bad(vacant, left, g.place("Grid"))
    g.not_asked(g.place("Grid", form="专属"))


@case("grid-worker")
def grid_worker(g: Pieces) -> None:
    good, part_time = g.place("Grid", form="综合"), g.place("Grid")
    g.post(good, "专职网格员")
    g.post(part_time, "兼职网格员")
    g.ok(good)
    g.bad(part_time)
    g.not_asked(g.place("Grid", form="微"), g.place("Grid", form="专属"))


@case("grid-station")
def grid_station(g: Pieces) -> None:
    good, ended = g.place("Grid"), g.place("Grid")
    g.body("ServiceStation", good)
    g.body("ServiceStation", ended, **ENDED)
    g.ok(good)
    g.bad(ended)
    g.not_asked(g.place("Grid", form="专属"))


@case("grid-station-staff")
def grid_station_staff(g: Pieces) -> None:
    good, bare, unknown = (g.place("Grid") for _ in range(3))
    for grid, people in ((good, {"full_time": 1}), (good, {"full_time": 0}), (bare, {"full_time": 0, "part_time": 3}), (unknown, {})):
        g.body("ServiceStation", grid, **people)
    g.ok(good)
    g.bad(bare)
    g.not_asked(unknown, g.place("Grid"), g.place("Grid", form="专属"))


@case("grid-size")
def grid_size(g: Pieces) -> None:
    """With the limits of the profile of 白城."""
    village = g.place("Community", form="村")
    g.ok(g.place("Grid", households=400), g.place("Grid", households=700))
    g.bad(g.place("Grid", households=399), g.place("Grid", households=2000))
    g.not_asked(g.place("Grid"), g.place("Grid", form="专属", households=5), g.place("Grid", under=village, households=60))


@case("residents-committee-size")
def residents_committee_size(g: Pieces) -> None:
    """By the rule before 2026."""
    g.ok(g.place("Community", households=100), g.place("Community", households=700))
    g.bad(g.place("Community", households=99), g.place("Community", households=2000))
    g.not_asked(g.place("Community"), g.place("Community", form="村", households=50))


@case("community-workers")
def community_workers(g: Pieces) -> None:
    counties = [g.place("County"), g.place("County"), g.place("County"), g.place("County", statistical=True)]
    for number, county in enumerate(counties):
        community = g.place("Community", under=g.place("Street", under=county), population=None if number == 2 else 1000)
        committee = g.body("ResidentsCommittee", community)
        for _ in range(2 if number == 0 else 1):
            g.post(committee, "社工岗")
    g.ok(counties[0])
    g.bad(counties[1])
    g.not_asked(counties[2], counties[3])


@case("community-worker-posts")
def community_worker_posts(g: Pieces) -> None:
    good, bad, other = (g.place("Community") for _ in range(3))
    committee = g.body("ResidentsCommittee", good, approved_posts=1)
    g.body("ResidentsCommittee", bad, approved_posts=2)
    g.post(committee, "社工岗")
    g.post(bad, "社工岗")
    g.ok(good)
    g.bad(bad)
    g.not_asked(other)


@case("service-space")
def service_space(g: Pieces) -> None:
    good, small, none, unknown = (g.place("Community", households=300) for _ in range(4))
    g.body("ServiceCentre", good, area=50.0)
    g.body("ServiceStation", g.place("Grid", under=good), area=40.0)
    g.body("ServiceCentre", small, area=89.0)
    g.body("ServiceCentre", unknown)
    g.ok(good)
    g.bad(small, none)
    g.not_asked(unknown, g.place("Community"))


@case("community-centre")
def community_centre(g: Pieces) -> None:
    good, station, below = (g.place("Community") for _ in range(3))
    g.body("ServiceCentre", good)
    g.body("ServiceStation", station)
    g.body("ServiceStation", g.place("Grid", under=below))
    g.ok(good, station)
    g.bad(g.place("Community"), below)
    g.not_asked(g.place("Community", form="村"))


@case("street-centre")
def street_centre(g: Pieces) -> None:
    good, bad = g.place("Street", form="街道"), g.place("Street", form="街道")
    g.body("ServiceCentre", good)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Street", form="乡"))


@case("street-offices")
def street_offices(g: Pieces) -> None:
    good, bad = g.place("Street", form="街道"), g.place("Street", form="街道")
    for form in ("综合办", "党建办", "社会事务办", "平安建设办", "特色办"):
        g.body("Office", good, form=form)
        g.body("Office", bad, form="特色办")
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Street", form="镇"))


@case("street-powers")
def street_powers(g: Pieces) -> None:
    five = ["人事考核建议权", "指挥调度权", "规划征求意见权", "综合管理权", "考核监督权"]
    good, bad, none = (g.place("Street", form="街道") for _ in range(3))
    g.body("Government", good, form="街道办", powers=five)
    g.body("Government", bad, form="街道办", powers=five[:4])
    g.ok(good)
    g.bad(bad, none)
    g.not_asked(g.place("Street", form="镇"))


@case("street-enforcement")
def street_enforcement(g: Pieces) -> None:
    good, bad = g.place("Street", form="街道"), g.place("Street", form="街道")
    for line in ("城管", "公安", "环保", "应急"):
        office = g.body("FieldOffice", line=line)
        g.link(office, "SENT_DOWN_TO", good)
        g.link(office, "SENT_DOWN_TO", bad, **(ENDED if line == "应急" else {}))
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Street", form="镇"))


@case("street-lists")
def street_lists(g: Pieces) -> None:
    good, bad = g.place("Street", form="街道"), g.place("Street", form="街道")
    office = g.body("Government", good, form="街道办")
    for name in ("基本履职", "配合履职"):
        g.link(office, "CARRIES", g.node("Duty", list=name))
    g.link(g.node("Duty", list="上级收回"), "WITHIN", good)
    g.link(g.node("Duty", list="基本履职"), "WITHIN", bad)
    g.ok(good)
    g.bad(bad)
    g.not_asked(g.place("Street", form="镇"))


@case("report-in")
def report_in(g: Pieces) -> None:
    good, left = g.place("Community"), g.place("Community")
    for community, period in ((good, {}), (left, ENDED)):
        entry = g.node("ReportIn", **period)
        g.link(entry, "REPORTED_TO", community)
        g.link(entry, "REPORTED_BY", g.body("Institution"))
    g.ok(good)
    g.bad(left)
    g.not_asked(g.place("Community", form="村"))


@case("report-in-activity")
def report_in_activity(g: Pieces) -> None:
    good, idle = g.place("Community"), g.place("Community")
    g.link(g.node("ReportIn", last_on=date(2021, 2, 1)), "REPORTED_TO", good)
    g.link(g.node("ReportIn", last_on=date(2020, 12, 1)), "REPORTED_TO", idle)
    g.ok(good)
    g.bad(idle)
    g.not_asked(g.place("Community"))


@case("community-volunteers")
def community_volunteers(g: Pieces) -> None:
    good = g.place("Community")
    g.body("VolunteerTeam", good)
    g.ok(good)
    g.bad(g.place("Community"))
    g.not_asked(g.place("Community", form="村"))


def _chiefs(g: Pieces, kind: str, title: str) -> None:
    good, vacant = g.place(kind), g.place(kind)
    g.post(good, title)
    g.post(vacant, title, held=False)
    g.ok(good)
    g.bad(vacant, g.place(kind))
    g.not_asked(g.place(kind, **ENDED))


@case("chief-road")
def chief_road(g: Pieces) -> None:
    _chiefs(g, "Road", "街长")


@case("chief-lane")
def chief_lane(g: Pieces) -> None:
    _chiefs(g, "Lane", "路（巷）长")


@case("chief-building")
def chief_building(g: Pieces) -> None:
    _chiefs(g, "Building", "楼栋长")


@case("chief-unit")
def chief_unit(g: Pieces) -> None:
    _chiefs(g, "BuildingUnit", "单元长")


@case("chief-plaques")
def chief_plaques(g: Pieces) -> None:
    good, bad, none = (g.place("Community") for _ in range(3))
    g.post(g.place("Lane", under=good), "路（巷）长", plaque=True)
    g.post(g.place("Grid", under=bad), "网格长", plaque=False)
    g.post(none, "社工岗")
    g.ok(good)
    g.bad(bad)
    g.not_asked(none)


@case("chief-load")
def chief_load(g: Pieces) -> None:
    few, many, worker = (g.node("Person") for _ in range(3))
    for number in range(4):
        chief = g.post(g.place("Building"), "楼栋长", held=False)
        g.link(many, "HOLDS", chief)
        g.link(few, "HOLDS", chief, **({"until": YESTERDAY} if number == 3 else {"until": None}))
        g.link(worker, "HOLDS", g.post(g.place("Grid"), "专职网格员", held=False))
    g.ok(few)
    g.bad(many)
    g.not_asked(worker)
