"""Every statement that follows from the schema: constraints, the batches of a load, and what a plan reads.

Labels, types and property names come from the schema alone; values are always parameters. Texts of our own that do not
follow from the schema live in `.cypher` files beside the package that sends them: `text(package, name)` reads one.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from graph.model import LinkType, NodeType, Schema

Row: TypeAlias = Mapping[str, Any]


@cache
def text(package: str, name: str) -> str:
    """The statement in `package`/statements/`name`.cypher."""
    return (files(package) / "statements" / f"{name}.cypher").read_text(encoding="utf-8")


def constraints(schema: Schema) -> tuple[str, ...]:
    """One per keyed label; it holds across all its kinds, so that a grid and a compound cannot share an id."""
    return tuple(f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in schema.labels)


INDEXES = ("CREATE INDEX change_subject IF NOT EXISTS FOR (n:Change) ON (n.subject)",)
"""What is asked for by something else than its id: a node's past."""


def create_nodes(node: NodeType, rows: Iterable[Row]) -> str:
    """`$rows`: [{props}], no others than are given here. Fails as a whole when an id is taken, whatever the kind."""
    return f"UNWIND $rows AS row CREATE (n:{node.labels} {_props(rows)})"


def _props(rows: Iterable[Row]) -> str:
    """Every property that occurs, by name: with `SET n = row.props` the embedded store would write each node and link twice."""
    names = sorted(set().union(*(row["props"] for row in rows)))
    assert all(name.isidentifier() for name in names), names
    return "{" + ", ".join(f"{name}: row.props.{name}" for name in names) + "}"


JOURNAL = "CREATE (c:Change) SET c = row.change"
"""Ends each statement that changes what was there before, so that what it was goes in by the same transaction."""


def change_nodes(node: NodeType) -> str:
    """`$rows`: [{id, props, change}]; a null clears."""
    return f"UNWIND $rows AS row MATCH (n:{node.label} {{id: row.id}}) SET n += row.props {JOURNAL}"


def _relabel(was: NodeType, now: NodeType) -> str:
    """Without its id meanwhile: the embedded store makes the node anew, and would find its id taken."""
    out, into = f" REMOVE n:{was.kind}" if was.kind else "", f" SET n:{now.kind}" if now.kind else ""
    return f"SET n.id = null{out}{into} SET n.id = row.id"


def rekind(was: NodeType, now: NodeType) -> str:
    """`$rows`: [{id, change}]; both of the same keyed label."""
    return f"UNWIND $rows AS row MATCH (n:{was.label} {{id: row.id}}) {_relabel(was, now)} {JOURNAL}"


def _ends(start: str, end: str) -> str:
    return f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"


def _that_link(link: LinkType, start: str, end: str) -> str:
    return f"{_ends(start, end)} MATCH (a)-[r:{link.type}]->(b) WHERE coalesce(r.fingerprint, '') = row.was"


def create_links(link: LinkType, start: str, end: str, rows: Iterable[Row]) -> str:
    """`$rows`: [{a, b, props}], no others than are given here; `start` and `end` are keyed labels."""
    return f"{_ends(start, end)} CREATE (a)-[r:{link.type} {_props(rows)}]->(b)"


def change_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was, props, change}]; `was` is the fingerprint that tells it from others between the same ends."""
    return f"{_that_link(link, start, end)} SET r += row.props {JOURNAL}"


def replace_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was, props, change}]; an undated link that a ledger replaced is kept as FORMER."""
    return f"{_that_link(link, start, end)} CREATE (a)-[f:FORMER]->(b) SET f = row.props DELETE r {JOURNAL}"


def take_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was, change}]; the entry keeps all that it was."""
    return f"{_that_link(link, start, end)} DELETE r {JOURNAL}"


def take_nodes(node: NodeType) -> str:
    """`$rows`: [{id, change}]."""
    return f"UNWIND $rows AS row MATCH (n:{node.label} {{id: row.id}}) DETACH DELETE n {JOURNAL}"


def read_nodes(nodes: Iterable[NodeType]) -> str:
    """A row a type: its name, and lists in equal order: ids, names, codes, former names, fingerprints."""
    return " UNION ALL ".join(map(_lists_of, nodes))


def _lists_of(node: NodeType) -> str:
    names = {prop.name for prop in node.props}
    name = "n.name" if "name" in names else "n.title" if "title" in names else "null"
    code = f"n.{node.code}" if node.code else "null"
    former = "n.former_names" if "former_names" in names else "null"
    return (
        f"MATCH (n:{node.labels}) RETURN '{node.name}' AS type, collect(n.id) AS ids, collect(coalesce({name}, '')) AS names, "
        f"collect(coalesce({code}, '')) AS codes, collect(coalesce({former}, [])) AS former, "
        "collect(coalesce(n.fingerprint, '')) AS fingerprints"
    )


def known_ids(label: str) -> str:
    """`$ids`; those of them that nodes of that keyed label have, in one list."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN collect(id) AS ids"


def read_values(node: NodeType) -> str:
    """`$ids`; the properties of those nodes, a row each."""
    return f"UNWIND $ids AS id MATCH (n:{node.label} {{id: id}}) RETURN id, properties(n) AS props"


def read_links(link: LinkType, start: str, end: str) -> str:
    """One row of lists in equal order: ids of both ends, fingerprints, keys as text, the asking columns, last days."""
    key = " + '|' + ".join(f"coalesce(toString(r.{name}), '')" for name in link.key) or "''"
    valid = "" if not link.dated else ", collect(coalesce(toString(r.until), '')) AS untils"
    return (
        f"MATCH (a:{start})-[r:{link.type}]->(b:{end}) RETURN collect(a.id) AS starts, collect(b.id) AS ends, "
        f"collect(coalesce(r.fingerprint, '')) AS fingerprints, collect({key}) AS keys, collect(coalesce(r.via, '')) AS vias{valid}"
    )


def read_link_values(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was}]; the properties of those links, a row each."""
    return f"{_that_link(link, start, end)} RETURN row.a AS a, row.b AS b, row.was AS was, properties(r) AS props"


UNDONE = "MATCH (c:Change {id: row.entry})"


def undo_change(node: NodeType) -> str:
    """`$rows`: [{id, props, entry, by}]; `props` is what the node had before, a null clears; `entry` the id of the entry."""
    return f"UNWIND $rows AS row MATCH (n:{node.label} {{id: row.id}}) {UNDONE} SET n += row.props, c.undone_by = row.by"


def undo_rekind(was: NodeType, now: NodeType) -> str:
    """`$rows`: [{id, entry, by}]; gives it the kind `was` again."""
    return f"UNWIND $rows AS row MATCH (n:{was.label} {{id: row.id}}) {UNDONE} SET c.undone_by = row.by {_relabel(now, was)}"


def undo_merge(node: NodeType) -> str:
    """`$rows`: [{props, entry, by}]; makes the node again that was joined to another."""
    return f"UNWIND $rows AS row {UNDONE} CREATE (n:{node.labels}) SET n = row.props, c.undone_by = row.by"


def undo_link_change(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was, props, entry, by}]; `was` is the fingerprint that it has now, `props` all that it had."""
    return f"{_that_link(link, start, end)} {UNDONE} SET r = row.props, c.undone_by = row.by"


def undo_unlink(link: LinkType, start: str, end: str) -> str:
    """The same for a link that was kept as FORMER."""
    return (
        f"{_ends(start, end)} {UNDONE} MATCH (a)-[f:FORMER]->(b) WHERE f.fingerprint = row.was "
        f"CREATE (a)-[r:{link.type}]->(b) SET r = row.props, c.undone_by = row.by DELETE f"
    )


def undo_move(link: LinkType, start: str, end: str) -> str:
    """The same for a link that a merge took away."""
    return f"{_ends(start, end)} {UNDONE} CREATE (a)-[r:{link.type}]->(b) SET r = row.props, c.undone_by = row.by"


def delete_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was}]."""
    return f"{_that_link(link, start, end)} DELETE r"


def delete_nodes(node: NodeType) -> str:
    """`$rows`: [{id}]."""
    return f"UNWIND $rows AS row MATCH (n:{node.label} {{id: row.id}}) DETACH DELETE n"


def read_loads(label: str) -> str:
    """`$ids`; of each that is there: its id and the load that wrote it last."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN id, n.load AS load"


def read_link_loads(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was}]; of each that is there: its ends, its fingerprint and the load that wrote it last."""
    return f"{_that_link(link, start, end)} RETURN row.a AS a, row.b AS b, row.was AS was, r.load AS load"


def read_asked(label: str) -> str:
    """`$rows`: [{id, via}]; the loads that wrote the links which that column of the node asked for."""
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}})-[r]-() WHERE r.via = row.via "
        "RETURN row.id AS id, row.via AS via, collect(DISTINCT r.load) AS loads"
    )


def read_node(label: str) -> str:
    """`$id`; its labels and properties."""
    return f"MATCH (n:{label} {{id: $id}}) RETURN labels(n) AS labels, properties(n) AS props"


def with_id(labels: Iterable[str]) -> str:
    """`$id`; a row where a node of those labels has it."""
    return " UNION ALL ".join(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id" for label in labels)


def read_asked_links(label: str) -> str:
    """`$id`, `$column`: a beginning of `via`; the links that the node's own columns or a sheet of links asked for."""
    return (
        f"MATCH (n:{label} {{id: $id}})-[r]-(m) WHERE r.via STARTS WITH $column OR NOT r.via CONTAINS '.' "
        "RETURN type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, r.created_by AS load, r.source AS source, r.via AS via"
    )


def read_all_links(label: str) -> str:
    """`$id`; of each link of the node: its type, whether it runs from it, the other end with its labels, and its properties."""
    return (
        f"MATCH (n:{label} {{id: $id}})-[r]-(m) "
        "RETURN type(r) AS type, startNode(r).id = $id AS out, m.id AS other, labels(m) AS labels, properties(r) AS props"
    )
