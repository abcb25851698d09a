"""Ids as the keys of the schema make them, for the right answers that go with the sample."""

from collections.abc import Sequence
from datetime import date

from graph.model import Key, NodeType
from graph.schema import SCHEMA


def node_type(kind: str) -> NodeType:
    """The declaration of a kind that the sample writes."""
    node = SCHEMA.node(kind)
    assert node is not None, kind
    return node


def below(key: Key, parts: Sequence[str], number: str = "") -> str:
    """`parts` in the order of the key: ids of references (their own prefix, if it is the key's, falls away) and values."""
    made = []
    for name, part in zip(key.parts, parts, strict=True):
        if not part and name.startswith("@") and key.sep == "/":
            continue
        made.append(part.removeprefix(f"{key.prefix}:") if name.startswith("@") else part.replace("/", "／"))
    return f"{key.prefix}:{key.sep.join(made)}" + (f"#{number}" if number else "")


def grid(community: str, name: str) -> str:
    return below(node_type("Grid").key, (community, name))


def compound(community: str, name: str) -> str:
    return below(node_type("Compound").key, (community, name))


def road(street: str, name: str) -> str:
    return below(node_type("Road").key, (street, name))


def lane(community: str, name: str) -> str:
    return below(node_type("Lane").key, (community, name))


def building(within: str, name: str) -> str:
    """`within` is the id of a compound, or of a community."""
    return below(node_type("Building").key, (within, name))


def unit(building: str, name: str) -> str:
    return below(node_type("BuildingUnit").key, (building, name))


def organization(kind: str, place: str, name: str, code: str = "") -> str:
    key = node_type(kind).key
    return f"{key.prefix}:{code}" if code else below(key, (place, name))


def post(at: str, title: str, number: str = "") -> str:
    return below(node_type("Post").key, (at, title), number)


def category(path: str) -> str:
    """Of a path such as 市容环境/占道经营."""
    return f"{node_type('Category').key.prefix}:{path}"


def duty(body: str, path: str, slot: str, competence: str, within: str, since: date | None) -> str:
    """The id of a duty; `within` is the id of a place, or empty."""
    parts = (body, category(path), slot, competence, within, since.isoformat() if since else "")
    key = node_type("Duty").key
    return f"{key.prefix}:{key.sep.join(parts)}"
