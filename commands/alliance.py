"""Party-building alliances and the network of organisations: who is in them, who holds it together, what if."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import matching, networkfiles
from commands.common import AsJson, Asof, group, opened
from commands.network import Area, Folded, Links, Looked, Members, NetworkFile, Top, both, cut, looked_at, show_figures
from commands.terminal import print_json, print_table, say, show_rows
from graph.words import listed

if TYPE_CHECKING:
    from queries.net.whatif import Changes, Effect, Loss

app = group()
Texts = list[str] | None
Remove = Annotated[Texts, typer.Option(metavar="NAME", help="Without this member, by name, code or id; may be given again.")]
Add = Annotated[Texts, typer.Option(metavar="NAME", help="With a new member of this name.")]
Link = Annotated[Texts, typer.Option(metavar="A=B", help="With a link between these two.")]
Unlink = Annotated[Texts, typer.Option(metavar="A=B", help="Without the link between these two.")]


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="An alliance by name or id; without it the list of all.")] = "",
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """The members of an alliance and who links it to others; without a name the list of alliances."""
    from queries.run import run

    with opened(GOVGRAPH_ASOF=asof) as database:
        limit = int(database.settings["GOVGRAPH_ROWS"])
        found = run(database, "alliance-members", {"alliance": name}, limit=limit) if name else run(database, "alliances", {}, limit=limit)
        gone = run(database, "alliance-gone", {"alliance": name}).dicts()
    show_rows(name or "alliances", found, as_json)
    if gone:
        say(
            f"gone and still on the list, not counted: {listed((one['name'] for one in gone), 'en')}; `govgraph query alliance-gone` says since when"
        )


@app.command()
def position(
    by: Annotated[str, typer.Option(help="Rank by: between, degree, reach_1 or reach_2.")] = "between",
    top: Top = 20, area: Area = "", members: Members = "", links: Links = "", folded: Folded = False, file: NetworkFile = None,
    asof: Asof = "", as_json: AsJson = False,
) -> None:  # fmt: skip
    """Who holds the network together: links by kind, brokers, articulation points, bridges, reach."""
    from queries.net.position import position as measure

    with looked_at(area, members, links, folded, asof, file) as looked:
        found = measure(looked.graph, by)
    rows = cut([row.as_json() for row in found.standings], top)
    if as_json:
        print_json({
            "network": both(looked.named), "figures": [one.as_json() for one in found.figures], "total": len(found.standings), "nodes": rows,
            "bridges": [list(edge) for edge in found.bridges], "exact": not found.between.error, "error": found.between.error,
        })  # fmt: skip
        return
    show_figures(looked.named.zh, found.figures)
    columns = ["rank", "name", "kind", "degree", "between", "parts", "bridges", "reach_2"]
    print_table(
        f"{len(rows)} of {len(found.standings)}",
        [*columns, "means"],
        [[*(row[name] for name in columns), row["says"]["zh"]] for row in rows],
    )


@app.command()
def shape(
    months: Annotated[int, typer.Option(help="Without an activity or a commitment for so long a member is one in name only.", min=1)] = 6,
    top: Top = 20, area: Area = "", members: Members = "", links: Links = "", folded: Folded = False, file: NetworkFile = None,
    asof: Asof = "", as_json: AsJson = False,
) -> None:  # fmt: skip
    """Isolates, members in name only, components, communities, density, and which kinds of member each alliance lacks."""
    from queries.net.shape import shape as measure

    with looked_at(area, members, links, folded, asof, file) as looked:
        found = measure(looked.graph, looked.facts, looked.wanted, months)
    if not as_json:
        show_figures(looked.named.zh, found.figures)
        lacking = [
            [one.name, one.members, one.density, listed((f"{lack.kind} {lack.trade}" for lack in one.lacks), "en")]
            for one in found.alliances
        ]
        print_table("alliances", ["name", "members", "density", "lacks"], cut(lacking, top))
        return
    print_json({
        "network": both(looked.named), "figures": [one.as_json() for one in found.figures], "isolates": cut(list(found.isolates), top),
        "in_name_only": None if found.idle is None else cut(list(found.idle), top), "components": [len(part) for part in found.components],
        "communities": [list(one) for one in found.communities.groups], "agreement": found.communities.agreement,
        "areas": [{"id": one.id, "name": one.name, "nodes": one.nodes, "links": one.links, "density": one.density} for one in found.areas],
        "alliances": cut([one.as_json() for one in found.alliances], top),
        "overlaps": cut([{"a": one.a, "b": one.b, "shared": one.shared, "ratio": one.ratio} for one in found.overlaps], top),
        "two_new_outside": cut(list(found.two_new_outside), top),
    })  # fmt: skip


@app.command()
def whatif(
    remove: Remove = None, add: Add = None, link: Link = None, unlink: Unlink = None,
    versus: Annotated[str, typer.Option("--versus", help="Compare with the network of this date.", metavar="DATE")] = "",
    top: Top = 20, area: Area = "", members: Members = "", links: Links = "", folded: Folded = False, file: NetworkFile = None,
    asof: Asof = "", as_json: AsJson = False,
) -> None:  # fmt: skip
    """Without or with a member or a link; against another date; with nothing given, whose loss would hurt most."""
    from queries.net import whatif as trying

    with looked_at(area, members, links, folded, asof, file) as looked:
        offers, needs = _offers(looked)
        found: Effect | None = None
        if versus or remove or add or link or unlink:
            changes = _changes(looked, remove, add, link, unlink)
            before = _at(looked, versus) if versus else looked.graph
            lost = trying.lost_needs(offers, changes.without)
            found = trying.compared(before, trying.changed(looked.graph, changes), lost, needs)
        worst = [] if found else trying.losses(looked.graph, offers)
    if found is not None:
        _show_effect(looked, found, as_json)
    else:
        _show_losses(looked, worst, top, as_json)


def _offers(looked: Looked) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Need -> who could meet it, and what needs are called."""
    if looked.database is None or looked.wanted is None:
        return {}, {}
    from queries.matching.read import market, problem

    asked = problem(market(looked.database, looked.wanted.asof), area=looked.wanted.area)
    return asked.givers(), {need.id: need.name for need in asked.needs}


def _at(looked: Looked, day: str) -> Any:
    from dataclasses import replace
    from datetime import date

    from graph.errors import UsageError
    from queries.net.model import network

    if looked.facts is None or looked.wanted is None:
        raise UsageError("a network out of a file has no dates to compare")
    try:
        return network(looked.facts, replace(looked.wanted, asof=date.fromisoformat(day)))
    except ValueError as error:
        raise UsageError(f"--versus: '{day}' is no date; write it as 2021-06-30") from error


def _changes(looked: Looked, remove: Texts, add: Texts, link: Texts, unlink: Texts) -> "Changes":
    from queries.net import choose
    from queries.net.whatif import Changes

    joining = {text.strip(): text.strip() for text in add or ()}

    def find(text: str) -> str:
        return text if text in joining else choose.node_of(looked.graph, text)

    return Changes(
        choose.nodes_of(looked.graph, remove or ()), choose.pairs_of(unlink or (), find), joining, choose.pairs_of(link or (), find)
    )  # fmt: skip


def _show_effect(looked: Looked, found: "Effect", as_json: bool) -> None:
    if not as_json:
        show_figures(looked.named.zh, found.figures)
        return
    print_json({
        "network": both(looked.named), "before": found.before.as_json(), "after": found.after.as_json(),
        "figures": [one.as_json() for one in found.figures], "apart": [list(part) for part in found.apart], "lost_needs": list(found.lost_needs),
        "joined": list(found.joined), "left": list(found.left), "new_links": [list(edge) for edge in found.new_links],
        "lost_links": [list(edge) for edge in found.lost_links],
    })  # fmt: skip


def _show_losses(looked: Looked, worst: "list[Loss]", top: int, as_json: bool) -> None:
    columns = ["rank", "id", "name", "pairs", "apart", "needs"]
    rows = [[getattr(one, name) for name in columns] for one in cut(worst, top)]
    if as_json:
        losses = [dict(zip(columns, row, strict=True)) for row in rows]
        print_json({"network": both(looked.named), "total": len(worst), "losses": losses})
        return
    print_table(f"whose loss would hurt most · {looked.named.zh}", columns, rows)
    if not rows:
        typer.echo("nobody's loss cuts anybody off or leaves a need without an offer")


@app.command()
def paths(
    start: Annotated[str, typer.Argument(metavar="A", help="By name, code or id.")],
    end: Annotated[str, typer.Argument(metavar="B", help="By name, code or id.")],
    few: Annotated[int, typer.Option(help="How many ways.", min=1, max=50)] = 3,
    area: Area = "", members: Members = "", links: Links = "", folded: Folded = False, file: NetworkFile = None,
    asof: Asof = "", as_json: AsJson = False,
) -> None:  # fmt: skip
    """How two are connected: the few shortest ways, each as one sentence."""
    from queries.net.choose import node_of
    from queries.net.paths import paths as ways

    with looked_at(area, members, links, folded, asof, file) as looked:
        found = ways(looked.graph, node_of(looked.graph, start), node_of(looked.graph, end), few)
    if as_json:
        listed = [{"steps": one.steps, "nodes": list(one.nodes), "says": both(one.says)} for one in found]
        print_json({"network": both(looked.named), "paths": listed})
        return
    for one in found:
        typer.echo(f"{one.says.zh}\n{one.says.en}\n")
    if not found:
        typer.echo("二者没有联系\nnothing connects them")


for more in (matching, networkfiles):
    app.add_typer(more.app)
