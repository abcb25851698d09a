"""What somebody writes -> a projection of the network, and nodes of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from graph import names
from graph.database import Database
from graph.errors import AmbiguousName, UnknownName
from graph.schema import SCHEMA
from queries import lookup, sounds
from queries.header import Both
from queries.kept import kept
from queries.net.model import KINDS, Facts, Projection
from queries.net.read import facts

if TYPE_CHECKING:
    import networkx as nx


def facts_of(database: Database, asof: date | None = None) -> Facts:
    """The facts of this state of the graph, read once for everyone with that connection."""
    day = asof or database.asof()
    return kept(database, f"network facts {day}", lambda: facts(database, day))


def captions() -> dict[str, Both]:
    """Kinds of member -> what they are called."""
    return {node.name: Both(node.zh, node.en) for node in SCHEMA.nodes}


def projection(
    database: Database, *, asof: date | None = None, members: str = "", links: str = "", area: str = "", folded: bool = False
) -> Projection:
    """Lists with commas of kinds of member and of link, by name in code or in either language. Raises UnknownName."""
    asof = asof or database.asof()
    place = lookup.find(database, "Place", area, asof).id if area else ""
    kinds = {kind: both for kind, both in captions().items() if SCHEMA.label_of(kind) == "Organization" or kind == "Community"}
    return Projection(asof, _chosen("kind of member", members, kinds), _chosen("kind of link", links, KINDS), place, folded)


def _chosen(what: str, text: str, known: Mapping[str, Both]) -> frozenset[str]:
    called = {names.key(word): code for code, both in known.items() for word in (code, both.zh, both.en)}
    found = set()
    for word in filter(None, (part.strip() for part in text.replace("，", ",").replace("、", ",").split(","))):
        if names.key(word) not in called:
            near = get_close_matches(names.key(word), called, n=3, cutoff=0.4) or sorted(known)
            raise UnknownName(what, word, [called.get(one, one) for one in near])
        found.add(called[names.key(word)])
    return frozenset(found)


def node_of(graph: "nx.Graph[str]", text: str) -> str:
    """The node with that id, else that code, else that name, else the name that its letters spell (pinyin or initials).

    Raises UnknownName, AmbiguousName.
    """
    if text in graph:
        return text
    wanted = names.key(text)
    by: dict[str, dict[str, list[str]]] = {"code": {}, "name": {}}
    for field, found in by.items():
        for node in graph:
            found.setdefault(names.key(str(graph.nodes[node].get(field, ""))), []).append(node)
    spelt = (node for key in sounds.spelt(text, by["name"]) for node in by["name"][key])
    fitting = (by["code"].get(wanted) or by["name"].get(wanted) if wanted else None) or list(spelt)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise AmbiguousName("node", text, [f"{graph.nodes[node].get('name', node)} ({node})" for node in fitting[:10]])
    called = {key: str(graph.nodes[nodes[0]].get("name", nodes[0])) for key, nodes in by["name"].items()}
    near = get_close_matches(wanted, called, n=3, cutoff=0.5) or [key for key in called if wanted and wanted in key][:3]
    raise UnknownName("node of this network", text, [called[key] for key in near])


def nodes_of(graph: "nx.Graph[str]", texts: Sequence[str]) -> frozenset[str]:
    return frozenset(node_of(graph, text) for text in texts)


def pairs_of(texts: Sequence[str], find: Callable[[str], str]) -> frozenset[tuple[str, str]]:
    """Each "A=B" as two nodes. Raises UnknownName, and for a text without a sign."""
    found = set()
    for text in texts:
        a, sign, b = text.partition("=")
        if not sign:
            raise UnknownName("link; write it as A=B and not", text)
        found.add((find(a.strip()), find(b.strip())))
    return frozenset(found)
