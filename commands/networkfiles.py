"""The network out to other tools, and in from them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.common import AsJson, Asof, group, opened
from commands.network import Area, Folded, Links, Looked, Members, NetworkFile, looked_at
from commands.terminal import print_json, say, show_report
from graph.errors import LedgerError, UsageError
from graph.words import listed

if TYPE_CHECKING:
    import networkx as nx

app = group()


@app.command()
def export(
    output: Annotated[Path, typer.Argument(help="Ends in .graphml, .gexf, .json, .csv, .html, .svg or .png.")],
    colour: Annotated[str, typer.Option(help="Colour nodes by: kind or community.")] = "kind",
    size: Annotated[str, typer.Option(help="Size of nodes by: degree, between or reach_2.")] = "degree",
    most: Annotated[int, typer.Option(help="Nodes that a picture shows at most; data files have all.", min=1)] = 150,
    area: Area = "", members: Members = "", links: Links = "", folded: Folded = False, file: NetworkFile = None,
    asof: Asof = "", as_json: AsJson = False,
) -> None:  # fmt: skip
    """Write the network for other tools, or as a picture. A .csv of links gets a table of nodes beside it."""
    from dashboard.netfiles import DATA, PICTURES

    ending = output.suffix.casefold().removeprefix(".")
    if ending not in (*DATA, *PICTURES):
        raise UsageError(f"{output.name}: the name ends in one of {listed((f'.{one}' for one in (*DATA, *PICTURES)), 'en')}")
    with looked_at(area, members, links, folded, asof, file) as looked:
        written, told = (_data if ending in DATA else _picture)(looked, output, ending, colour, size, most)
    for path, content in written.items():
        try:
            path.write_bytes(content)
        except OSError as error:
            raise LedgerError(f"{path} cannot be written: {error.strerror}") from error
    if as_json:
        print_json({"files": [str(path) for path in written], **told})
        return
    typer.echo(f"written: {listed(written, 'en')}; {told['shown']} of {told['nodes']} nodes")
    for line in told["notes"]:
        say(line)


def _data(looked: Looked, output: Path, ending: str, colour: str, size: str, _: int) -> tuple[dict[Path, bytes], dict[str, Any]]:
    from dashboard import netfiles
    from dashboard.drawn import look
    from queries.net import formats

    seen = look(looked.graph, colour, size)
    told = {"nodes": len(seen.graph), "shown": len(seen.graph), "links": seen.graph.number_of_edges(), "notes": []}
    found = {output: netfiles.data(seen, ending)}
    if ending == "csv":
        found[output.with_name(f"{output.stem}-nodes.csv")] = formats.node_table(formats.plain(seen.graph, seen.figures))
    return found, told


def _picture(looked: Looked, output: Path, ending: str, colour: str, size: str, most: int) -> tuple[dict[Path, bytes], dict[str, Any]]:
    from dashboard import layouts, netfiles
    from dashboard.drawn import look

    shown = layouts.cut(looked.graph, most)
    nodes, edges = look(looked.graph, colour, size).model(shown)
    left = len(looked.graph) - len(shown)
    notes = [looked.named.zh, looked.named.en] + [f"未画出 {left} 个 / {left} nodes are not drawn (--most)"] * bool(left)
    told: dict[str, Any] = {"nodes": len(looked.graph), "shown": len(shown), "links": len(edges), "notes": notes[2:]}
    content, lacking = netfiles.picture(nodes, edges, ending, looked.named.zh, notes)
    if lacking:
        told["notes"].append(f"the font lacks {''.join(sorted(lacking))}: these are boxes in the picture; write an svg")
    return {output: content}, told


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A network of another tool: .csv (links), .graphml, .gexf or .json.")],
    nodes: Annotated[Path | None, typer.Option(help="A table of its nodes, .csv, beside a .csv of links.")] = None,
    host: Annotated[
        str,
        typer.Option("--activities-of", metavar="ALLIANCE", help="Links that join no alliance are activities of this one, on their date."),
    ] = "",
    commit: Annotated[bool, typer.Option("--commit", help="Write it; without this the plan is only shown.")] = False,
    asof: Asof = "",
    as_json: AsJson = False,
) -> None:
    """Read bodies, who belongs to which alliance, and who was active together, out of a network of another tool: loaded like ledgers."""
    from loaders.made import load_tables
    from queries.lookup import find
    from queries.net.choose import facts_of
    from queries.net.incoming import read
    from queries.net.ledgers import ledgers

    network: nx.Graph[str] = read(file, nodes)
    with opened(GOVGRAPH_ASOF=asof) as database:
        of = find(database, "Alliance", host, database.asof()).id if host else ""
        found = ledgers(facts_of(database), network, of)
        if not found.tables and not found.known:
            raise UsageError(
                f"{file.name}: none of its {network.number_of_edges()} links has an alliance at one end; load those first, or say --activities-of"
            )
        report = load_tables(database, found.tables, write=commit)
    if as_json:
        counts = {"nodes": len(network), "network_links": network.number_of_edges(), "known": found.known, "left_out": found.left_out}
        print_json({**report.as_json(), **counts})
        return
    if found.tables:
        show_report(report, commit)
    typer.echo(f"{found.known} of {network.number_of_edges()} links are in the graph already")
    if found.left_out:
        typer.echo(f"{len(found.left_out)} were left out: {'; '.join(found.left_out[:5])}")
