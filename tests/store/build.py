"""Small graphs from dicts, written by the statements that a load uses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import cypher
from graph.database import Database
from graph.schema import SCHEMA
from graph.settings import Settings
from queries.catalogue import catalogue

CITY, COUNTY, STREET, COMMUNITY = "220800", "220802", "220802003", "220802003006"
ASOF = date(2021, 6, 30)
Node = tuple[str, Mapping[str, Any]]
Link = tuple[str, str, str] | tuple[str, str, str, Mapping[str, Any]]


def node(kind: str, /, id: str, name: str = "", **props: Any) -> Node:
    """A node of a type of the schema, by its kind; a Post's name is its title."""
    known = SCHEMA.node(kind)
    assert known is not None, kind
    named = "title" if kind == "Post" else "name"
    return kind, {"id": id, **({named: name or id} if kind != "Duty" else {}), **props}


def tree() -> tuple[list[Node], list[Link]]:
    """A city, a county, a street and a community: places that every small graph needs."""
    nodes = [
        node("City", CITY, "白城市", code=CITY, reference_date=ASOF),
        node("County", COUNTY, "洮北区", code=COUNTY),
        node("Street", STREET, "瑞光街道", code=STREET, form="街道"),
        node("Community", COMMUNITY, "军民社区", code=COMMUNITY, form="社区(居)"),
    ]
    return nodes, [(COUNTY, "PART_OF", CITY), (STREET, "PART_OF", COUNTY), (COMMUNITY, "PART_OF", STREET)]


def build(database: Database, nodes: Iterable[Node], links: Iterable[Link]) -> None:
    """Writes them, a batch a type. The ends of a link are ids of `nodes`."""
    labels: dict[str, str] = {}
    by_kind: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for kind, props in nodes:
        by_kind[kind].append({"props": dict(props)})
        labels[props["id"]] = SCHEMA.label_of(kind)
    for kind, rows in by_kind.items():
        known = SCHEMA.node(kind)
        assert known is not None
        database.write(cypher.create_nodes(known, rows), {"rows": rows})
    by_ends: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for link_row in links:
        start, type, end = link_row[:3]
        props = dict(link_row[3]) if len(link_row) == 4 else {}
        by_ends[type, labels[start], labels[end]].append({"a": start, "b": end, "props": props})
    for (type, a, b), joined in by_ends.items():
        link = SCHEMA.link(type)
        assert link is not None, type
        database.write(cypher.create_links(link, a, b, joined), {"rows": joined})


def empty(database: Database) -> None:
    database.write("MATCH (n) DETACH DELETE n")


def few_rules(database: Database, kept: Collection[str], folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """From here on a profile judges by those rules alone; returns its file."""
    profile = folder / "few.yaml"
    profile.write_text(f"off: {sorted({rule.id for rule in catalogue().rules()} - {*kept})}", encoding="utf-8")
    patch.setattr(database, "settings", Settings({**database.settings.values, "GOVGRAPH_PROFILE": str(profile)}))
    return profile
