"""Every statement that follows from the schema: constraints, the batches of a load, and what a plan reads.

Labels, types and property names come from the schema alone; values are always parameters. Texts of our own that do not
follow from the schema live in `.cypher` files beside the package that sends them: `text(package, name)` reads one.
"""

from functools import cache
from importlib.resources import files

from graph.model import LinkType, NodeType, Schema


@cache
def text(package: str, name: str) -> str:
    """The statement in `package`/statements/`name`.cypher."""
    return (files(package) / "statements" / f"{name}.cypher").read_text(encoding="utf-8")


def constraints(schema: Schema) -> tuple[str, ...]:
    """One per keyed label; it holds across all its kinds, so that a grid and a compound cannot share an id."""
    return tuple(f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in schema.labels)


def create_nodes(node: NodeType) -> str:
    """`$rows`: [{props}]. Fails as a whole when an id is taken, whatever the kind."""
    return f"UNWIND $rows AS row CREATE (n:{node.labels}) SET n = row.props"


def change_nodes(node: NodeType) -> str:
    """`$rows`: [{id, props}]; a null clears."""
    return f"UNWIND $rows AS row MATCH (n:{node.label} {{id: row.id}}) SET n += row.props"


def _ends(start: str, end: str) -> str:
    return f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}})"


def create_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, props}]; `start` and `end` are keyed labels."""
    return f"{_ends(start, end)} CREATE (a)-[r:{link.type}]->(b) SET r = row.props"


def change_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was, props}]; `was` is the fingerprint that tells it from others between the same ends."""
    return f"{_ends(start, end)} MATCH (a)-[r:{link.type}]->(b) WHERE coalesce(r.fingerprint, '') = row.was SET r += row.props"


def replace_links(link: LinkType, start: str, end: str) -> str:
    """`$rows`: [{a, b, was, props}]; an undated link that a ledger replaced is kept as FORMER."""
    return (
        f"{_ends(start, end)} MATCH (a)-[r:{link.type}]->(b) WHERE coalesce(r.fingerprint, '') = row.was "
        "CREATE (a)-[f:FORMER]->(b) SET f = row.props DELETE r"
    )


def read_nodes(node: NodeType) -> str:
    """One row of lists in equal order: ids, names, codes, former names (joined by line breaks), fingerprints."""
    names = {prop.name for prop in node.props}
    name = "n.name" if "name" in names else "n.title" if "title" in names else "null"
    code = f"n.{node.code}" if node.code else "null"
    former = "n.former_names" if "former_names" in names else "null"
    return (
        f"MATCH (n:{node.labels}) RETURN collect(n.id) AS ids, collect(coalesce({name}, '')) AS names, "
        f"collect(coalesce({code}, '')) AS codes, collect(coalesce({former}, [])) AS former, "
        "collect(coalesce(n.fingerprint, '')) AS fingerprints"
    )


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
    return (
        f"{_ends(start, end)} MATCH (a)-[r:{link.type}]->(b) WHERE coalesce(r.fingerprint, '') = row.was "
        "RETURN row.a AS a, row.b AS b, row.was AS was, properties(r) AS props"
    )
