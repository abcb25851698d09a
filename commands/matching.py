"""Needs with offers: the best assignment, and what accepting a pair writes."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from commands.common import AsJson, Asof, group, opened
from commands.network import show_figures
from commands.terminal import print_json, print_table, show_report
from graph.words import listed

app = group()
Profile = Annotated[Path | None, typer.Option("--profile", help="A YAML file with costs and kinds of this city.")]


@app.command()
def match(
    area: Annotated[str, typer.Option("--area", help="Only needs of this place or below it.", metavar="PLACE")] = "",
    lock: Annotated[list[str] | None, typer.Option(metavar="NEED=OFFER", help="Settle this pair beforehand.")] = None,
    forbid: Annotated[list[str] | None, typer.Option(metavar="NEED=OFFER", help="Never make this pair.")] = None,
    profile: Profile = None,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Match needs with offers at the least cost, with the reason for each pair and why others stay unmet."""
    from queries.lookup import find
    from queries.matching import explain
    from queries.matching.greedy import greedy
    from queries.matching.profile import profile as read_profile
    from queries.matching.read import in_order, market, overdue, problem
    from queries.matching.solve import solve

    with opened(GOVGRAPH_ASOF=asof) as database:
        found = market(database)
        place = find(database, "Place", area, database.asof()).id if area else ""
    locked, forbidden = (tuple(_pair(found, text) for text in given or ()) for given in (lock, forbid))
    asked = problem(found, area=place, chosen=read_profile(profile), locked=locked, forbidden=forbidden)
    best, by_hand = solve(asked), greedy(asked)
    if as_json:
        late = [{"id": one.id, "need": one.need_name, "giver": one.giver_name, "due_on": one.due_on} for one in overdue(found)]
        taken = [asdict(one) for one in in_order(found)]
        answer = explain.as_json(asked, best, by_hand, found.place_names)
        print_json({**answer, "overdue": late, "commitments": taken, "delivery_rates": dict(asked.rates)})
        return
    show_figures(f"needs and offers · {found.day}", explain.figures(asked, best, by_hand, explain.extras(asked, best, found.place_names)))
    _show(explain.as_json(asked, best, by_hand, found.place_names))
    if late_ones := [[one.due_on, one.giver_name, one.need_name] for one in overdue(found)]:
        print_table("overdue", ["due", "giver", "need"], late_ones)


def _pair(found: Any, text: str) -> tuple[str, str]:
    from graph.errors import UsageError
    from queries.matching.accept import find_need, find_offer

    need, sign, offer = text.partition("=")
    if not sign:
        raise UsageError(f"'{text}' is no pair; write it as NEED=OFFER, each by id or by what it says")
    return find_need(found, need.strip()).id, find_offer(found, offer.strip()).id


def _show(document: dict[str, Any]) -> None:
    pairs = [
        [one["need_name"], one["giver"], one["offer_name"], one["quantity"], one["cost"], f"{one['why']['zh']}\n{one['why']['en']}"]
        for one in document["pairs"]
    ]
    print_table("pairs", ["need", "giver", "offer", "units", "cost", "why"], pairs)
    unmet = [[one["name"], one["quantity"], f"{one['says']['zh']}\n{one['says']['en']}"] for one in document["unmet"]]
    print_table("unmet", ["need", "units", "why"], unmet)
    print_table("what would help most", [""], [[f"{one['says']['zh']}\n{one['says']['en']}"] for one in document["extra"]])


@app.command()
def accept(
    need: Annotated[str, typer.Argument(help="A need by id, or by what it says.")],
    offer: Annotated[str, typer.Argument(help="An offer by id, or by what it says.")],
    quantity: Annotated[int, typer.Option(help="Units; default: as many as need and offer allow.", min=0)] = 0,
    state: Annotated[str, typer.Option(help="claimed, or the next step of a commitment: delivered, confirmed.")] = "claimed",
    commit: Annotated[bool, typer.Option("--commit", help="Write it; without this the plan is only shown.")] = False,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Accept a pair: it becomes a commitment, claimed, later delivered and confirmed. Undone like any load."""
    from graph.errors import UsageError
    from loaders.made import load_rows
    from queries.matching import accept as accepting
    from queries.matching.read import market, problem

    if state not in accepting.STATES:
        raise UsageError(f"there is no state '{state}'; one of {listed(accepting.STATES, 'en')}")
    with opened(GOVGRAPH_ASOF=asof) as database:
        found = market(database)
        wanted, given = accepting.find_need(found, need), accepting.find_offer(found, offer)
        if state == accepting.CLAIMED:
            asked = problem(found)
            units = quantity or min(asked.need[wanted.id].quantity, asked.offer[given.id].quantity)
            rows = accepting.claims(asked, found, [(wanted.id, given.id, units)])
        else:
            rows = [accepting.advance(found, wanted.id, given.id, state)]
        report = load_rows(database, accepting.TYPE, rows, write=commit)
    if as_json:
        print_json(report.as_json())
    else:
        show_report(report, commit)
