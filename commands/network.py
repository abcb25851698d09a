"""What the commands on the network share: their options, the network that these choose, and how figures are printed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.common import opened
from commands.terminal import print_table

if TYPE_CHECKING:
    import networkx as nx

    from graph.database import Database
    from queries.header import Both
    from queries.net.figures import Figure
    from queries.net.model import Facts, Projection

Area = Annotated[str, typer.Option("--area", help="Only what is at home in this place or below it.", metavar="PLACE")]
Members = Annotated[
    str, typer.Option("--members", help="Kinds of member, such as Enterprise,SocialOrganization or 企业,社会组织; default: all.")
]
Links = Annotated[
    str, typer.Option("--links", help="Kinds of link: membership, activity, commitment, post, report-in, party; default: all.")
]
Folded = Annotated[
    bool, typer.Option("--folded", help="Link the members of an alliance with each other, without the alliance between them.")
]
NetworkFile = Annotated[Path | None, typer.Option("--file", help="Measure this network instead: .csv, .graphml, .gexf or .json.")]
Top = Annotated[int, typer.Option("--top", help="How many to list; 0: all.", min=0)]


@dataclass(frozen=True)
class Looked:
    """The network that was asked for; without a graph database where it came out of a file."""

    graph: "nx.Graph[str]"
    named: "Both"
    facts: "Facts | None" = None
    wanted: "Projection | None" = None
    database: "Database | None" = None


@contextmanager
def looked_at(area: str, members: str, links: str, folded: bool, asof: str, file: Path | None) -> Iterator[Looked]:
    """For the length of a command."""
    from queries.header import Both

    if file is not None:
        from queries.net.incoming import read

        yield Looked(read(file), Both(file.name, file.name))
        return
    from queries.net import choose
    from queries.net.model import names_of, network

    with opened(GOVGRAPH_ASOF=asof) as database:
        wanted = choose.projection(database, members=members, links=links, area=area, folded=folded)
        facts = choose.facts_of(database, wanted.asof)
        yield Looked(network(facts, wanted), names_of(facts, wanted, choose.captions()), facts, wanted, database)


def show_figures(title: str, figures: "Iterable[Figure]") -> None:
    print_table(
        title,
        ["", "", ""],
        [[f"{one.caption.zh}\n{one.caption.en}", _shown(one.value), f"{one.says.zh}\n{one.says.en}"] for one in figures],
    )


def _shown(value: Any) -> str:
    return "—" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)


def both(text: "Both") -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def cut(rows: list[Any], top: int) -> list[Any]:
    return rows[:top] if top else rows
