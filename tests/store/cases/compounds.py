"""Cases of the rules on compounds: owners' committees, property companies, guarantees."""

from datetime import date, timedelta
from typing import Any

from tests.store.build import ASOF
from tests.store.cases.pieces import COMING, ENDED, SOON, TOMORROW, YESTERDAY, Pieces, case

ITEMS = ("committee", "company", "fee_standard", "fee_collection", "routine")


def _company(g: Pieces, compound: str, **period: Any) -> str:
    company = g.body("PropertyCompany")
    g.link(company, "MANAGES", compound, **period)
    return company


@case("compound-company")
def compound_company(g: Pieces) -> None:
    good, over, caretaker = g.place("Compound"), g.place("Compound"), g.place("Compound", management="代管")
    _company(g, good, since=ASOF, until=TOMORROW)
    _company(g, over, until=ASOF)
    g.ok(good)
    g.bad(over, caretaker, g.place("Compound"))
    g.not_asked(g.place("Compound", until=YESTERDAY))


@case("compound-contracts")
def compound_contracts(g: Pieces) -> None:
    one, two = g.place("Compound"), g.place("Compound")
    _company(g, one)
    _company(g, one, until=ASOF)
    _company(g, two)
    _company(g, two)
    g.ok(one)
    g.bad(two)
    g.not_asked(g.place("Compound"))


@case("contract-expiring")
def contract_expiring(g: Pieces) -> None:
    good, soon, over, open_ended = (g.place("Compound") for _ in range(4))
    _company(g, good, until=ASOF + timedelta(days=91))
    _company(g, soon, until=ASOF + timedelta(days=90))
    _company(g, over, until=ASOF)
    _company(g, open_ended)
    g.ok(good, open_ended)
    g.bad(soon)
    g.not_asked(over)


@case("fee-collection")
def fee_collection(g: Pieces) -> None:
    g.ok(g.place("Compound", collection=80.0, collection_before=80.0))
    g.bad(g.place("Compound", collection=70.5, collection_before=80.0))
    g.not_asked(g.place("Compound", collection=70.0), g.place("Compound"))


@case("cross-appointment")
def cross_appointment(g: Pieces) -> None:
    both, inward, neither, without = (g.place("Community") for _ in range(4))
    for community in (both, inward, neither):
        company = _company(g, g.place("Compound", under=community))
        committee = g.body("ResidentsCommittee", community)
        if community != neither:
            g.post(committee, "交叉任职", for_body=company)
        g.post(company, "交叉任职", for_body=committee, held=community == both)
    g.ok(both)
    g.bad(inward, neither)
    g.not_asked(without)


@case("compound-owners-committee")
def compound_owners_committee(g: Pieces) -> None:
    good, instead, extended, lapsed, ended = (g.place("Compound") for _ in range(5))
    g.body("OwnersCommittee", good, form="业委会", term_until=TOMORROW)
    g.body("OwnersCommittee", instead, form="居委会代行")
    g.body("OwnersCommittee", extended, term_until=ASOF, extended_until=TOMORROW)
    g.body("OwnersCommittee", lapsed, term_until=ASOF)
    g.body("OwnersCommittee", ended, **ENDED)
    g.ok(good, instead, extended)
    g.bad(lapsed, ended, g.place("Compound", no_committee="业主意愿不足"))
    g.not_asked(
        g.place("Compound", handed_over=49.0),
        g.place("Compound", first_handover=date(2020, 1, 1)),
        g.place("Compound", no_committee="业主人数较少且一致同意不设"),
        g.place("Compound", **COMING),
    )


@case("owners-committee-filed")
def owners_committee_filed(g: Pieces) -> None:
    def elected(on: date, **props: Any) -> str:
        return g.body("OwnersCommittee", elected_on=on, **props)

    g.ok(elected(date(2021, 1, 1), filed_on=date(2021, 1, 31)))
    g.bad(elected(date(2021, 1, 1)), elected(date(2021, 1, 1), filed_on=date(2021, 2, 1)))
    g.not_asked(elected(date(2021, 6, 1)), g.body("OwnersCommittee"), elected(date(2021, 1, 1), form="物管会"))


@case("owners-committee-size")
def owners_committee_size(g: Pieces) -> None:
    g.ok(g.body("OwnersCommittee", members=5), g.body("OwnersCommittee", members=11))
    g.bad(*(g.body("OwnersCommittee", members=members) for members in (3, 6, 13)))
    g.not_asked(g.body("OwnersCommittee"), g.body("OwnersCommittee", form="物管会", members=4))


@case("owners-committee-handover")
def owners_committee_handover(g: Pieces) -> None:
    g.ok(g.body("OwnersCommittee", term_until=SOON, handed_over_on=date(2021, 6, 1)))
    g.bad(g.body("OwnersCommittee", term_until=SOON), g.body("OwnersCommittee", term_until=YESTERDAY))
    g.not_asked(g.body("OwnersCommittee", term_until=date(2022, 1, 1)), g.body("OwnersCommittee"))


@case("owners-committee-conflict")
def owners_committee_conflict(g: Pieces) -> None:
    compound = g.place("Compound")
    committee, company = g.body("OwnersCommittee", compound), _company(g, compound)
    member = g.node("Person")
    g.link(member, "HOLDS", g.post(committee, "委员", held=False))
    g.link(member, "HOLDS", g.post(company, "负责人", held=False))
    g.ok(g.body("OwnersCommittee", in_company=0), g.body("OwnersCommittee"))
    g.bad(committee, g.body("OwnersCommittee", in_company=1))
    g.not_asked(g.body("OwnersCommittee", in_company=1, **ENDED))


def _guarantee(g: Pieces, compound: str, post: str = "", unit: str = "", **props: Any) -> str:
    id = g.node("Guarantee", **props)
    g.link(id, "GUARANTEES", compound)
    g.link(id, "GUARANTEED_BY", post or g.post(g.body("Department"), "包保人"))
    if unit:
        g.link(id, "BACKED_BY", unit)
    return id


@case("compound-guarantor")
def compound_guarantor(g: Pieces) -> None:
    one, two, over = (g.place("Compound") for _ in range(3))
    _guarantee(g, one)
    _guarantee(g, two)
    _guarantee(g, two)
    _guarantee(g, over, **ENDED)
    g.ok(one, two)
    g.bad(over, g.place("Compound"))
    g.not_asked(g.place("Compound", **ENDED))


@case("guarantee-unit")
def guarantee_unit(g: Pieces) -> None:
    by_post, by_record, none = (g.place("Compound") for _ in range(3))
    street = g.place("Street")
    _guarantee(g, by_post)
    _guarantee(g, by_record, g.post(street, "包保人"), g.body("Department"))
    _guarantee(g, none, g.post(street, "包保人"))
    g.ok(by_post, by_record)
    g.bad(none)
    g.not_asked(g.place("Compound"))


@case("guarantee-items")
def guarantee_items(g: Pieces) -> None:
    good, four = g.place("Compound"), g.place("Compound")
    states = {f"{item}_state": "done" for item in ITEMS}
    _guarantee(g, good, **states)
    _guarantee(g, four, **states | {"routine_state": "under way"})
    g.ok(good)
    g.bad(four)
    g.not_asked(g.place("Compound"))


@case("guarantee-evidence")
def guarantee_evidence(g: Pieces) -> None:
    good, bad, open_items = (g.place("Compound") for _ in range(3))
    _guarantee(g, good, company_state="done", company_on=ASOF, company_proof="合同")
    _guarantee(g, bad, company_state="done", company_on=ASOF)
    _guarantee(g, open_items, company_state="open")
    g.ok(good)
    g.bad(bad)
    g.not_asked(open_items)


@case("guarantor-in-post")
def guarantor_in_post(g: Pieces) -> None:
    good, left = g.place("Compound"), g.place("Compound")
    _guarantee(g, good)
    _guarantee(g, left, g.post(g.body("Department"), "包保人", holds=ENDED))
    g.ok(good)
    g.bad(left)
    g.not_asked(g.place("Compound"))


@case("guarantor-load")
def guarantor_load(g: Pieces) -> None:
    few, many = (g.post(g.body("Department"), "包保人") for _ in range(2))
    for number in range(4):
        compound = g.place("Compound")
        _guarantee(g, compound, many)
        if number < 3:
            _guarantee(g, compound, few)
    g.ok(few)
    g.bad(many)
    g.not_asked(g.post(g.body("Department"), "包保人"))
