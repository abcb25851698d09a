"""The network: reading 20,000 links and building the graph (the goal is under 2 s), and its figures on 5,000 nodes."""

from datetime import date
from random import Random
from typing import Any

from bench.stores import empty, stores, timed
from graph.database import Database
from queries.net.model import Projection, network
from queries.net.position import position
from queries.net.read import facts
from queries.net.shape import shape
from tests.store.build import COMMUNITY, build, node, tree

DAY = date(2021, 6, 30)
BODIES, ALLIANCES, LINKS = 5_000, 500, 20_000


def fill(database: Database) -> None:
    """5,000 enterprises in 500 alliances by 20,000 memberships."""
    random = Random(1)  # noqa: S311 - a benchmark
    nodes, links = tree()
    nodes += [node("Alliance", f"org:l{at}", f"联盟{at}") for at in range(ALLIANCES)]
    nodes += [node("Enterprise", f"org:e{at}", f"企业{at}", ownership="非公") for at in range(BODIES)]
    pairs = {(f"org:e{random.randrange(BODIES)}", f"org:l{random.randrange(ALLIANCES)}") for _ in range(LINKS * 2)}
    links += [(f"org:e{at}", "SERVES", COMMUNITY) for at in range(BODIES)]
    links += [(a, "MEMBER_OF", b, {"role": "成员", "since": date(2020, 1, 1)}) for a, b in sorted(pairs)[:LINKS]]
    build(database, nodes, links)


def main() -> None:
    with stores() as each:
        for store, database in each:
            empty(database)
            fill(database)
            facts(database)
            graphs: list[Any] = []
            seconds = timed(lambda: graphs.append(network(facts(database), Projection(DAY))))  # noqa: B023 - called at once
            graph = graphs[0]
            print(f"{store}: {graph.number_of_edges():,} links read and built in {seconds:.2f} s (≤ 2 s)")
            print(f"{store}: position {timed(lambda: position(graph)):.2f} s, shape {timed(lambda: shape(graph)):.2f} s")  # noqa: B023
