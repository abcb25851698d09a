"""What pages show, read once per state of the graph: every result is cached under `Key`, so a load anywhere renews it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import streamlit as st

from dashboard.context import Context, Key
from graph import cypher, names
from graph.database import Database, Rows
from loaders.journal import loads
from queries import rules
from queries.catalogue import catalogue, text_of
from queries.profile import current
from queries.run import run

if TYPE_CHECKING:
    import networkx as nx

    from dashboard.layouts import Positions
    from queries.matching.read import Market
    from queries.net.model import Facts

T = TypeVar("T")
KEPT = 1024  # results, over all pages, dates and languages
HANDFUL = 12
"""Rules that are asked together, before the page shows what they say."""
LEVELS = ("City", "County", "Street", "Community", "Grid", "Compound")


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    kind: str
    code: str
    form: str
    outside: bool
    """Of the statistics-only zone itself."""
    parent: str


@dataclass(frozen=True)
class Places:
    """All places of a date by id, and what lies in what."""

    by_id: dict[str, Place]
    children: dict[str, list[Place]] = field(default_factory=dict)
    by_name: dict[str, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.by_id.values():
            self.children.setdefault(place.parent, []).append(place)
            self.by_name.setdefault(names.key(place.name), []).append(place)

    def name(self, id: str) -> str:
        return self.by_id[id].name if id in self.by_id else id

    def above(self, id: str) -> list[Place]:
        """What the place lies in, the widest first."""
        found: list[Place] = []
        while (place := self.by_id.get(id)) and (id := place.parent) in self.by_id and len(found) < len(LEVELS) + 4:
            found.insert(0, self.by_id[id])
        return found

    def path(self, id: str) -> str:
        return " › ".join([*(place.name for place in self.above(id)), self.name(id)])

    def tops(self) -> list[Place]:
        return self.children.get("", [])


@dataclass(frozen=True, slots=True)
class Category:
    id: str
    name: str
    keywords: tuple[str, ...]
    path: str
    leaf: bool


@st.cache_data(ttl=3600, max_entries=KEPT, show_spinner=False)
def _kept(_read: Callable[[], Any], what: str, key: Key, arguments: tuple[Any, ...]) -> Any:  # noqa: ARG001 - Streamlit looks at them
    return _read()


@st.cache_resource(ttl=3600, max_entries=64, show_spinner=False)
def _shared(_read: Callable[[], Any], what: str, key: Key) -> Any:  # noqa: ARG001 - Streamlit looks at them
    """Like `_kept`, for large values that nobody changes: they are not copied at every use."""
    return _read()


def kept(ctx: Context, what: str, read: Callable[[Database], Any], *arguments: Any) -> Any:
    """The value of `read`, from the cache while the graph, the date and `arguments` are the same."""
    return _kept(lambda: read(ctx.database), what, ctx.key, arguments)


def shared(ctx: Context, what: str, read: Callable[[], Any]) -> Any:
    """A large value that nobody changes, from the cache while graph and date are the same; `what` names it with all it depends on."""
    return _shared(read, what, ctx.key)


def places(ctx: Context) -> Places:
    def read() -> Places:
        rows = ctx.database.read(text_of("place-tree"), {"asof": ctx.asof}).rows[0]
        return Places({values[0]: Place(*values) for values in zip(*rows, strict=True)})

    found: Places = _shared(read, "places", ctx.key)
    return found


def categories(ctx: Context) -> dict[str, Category]:
    def read() -> dict[str, Category]:
        ids, called, keywords, parents = ctx.database.read(text_of("category-tree")).rows[0]
        name, parent = dict(zip(ids, called, strict=True)), dict(zip(ids, parents, strict=True))
        return {
            id: Category(id, name[id], tuple(words), " › ".join(_upwards(id, name, parent)), id not in parents)
            for id, words in zip(ids, keywords, strict=True)
        }

    found: dict[str, Category] = _shared(read, "categories", ctx.key)
    return found


def _upwards(id: str, name: dict[str, str], parent: dict[str, str]) -> list[str]:
    found: list[str] = []
    while id in name and len(found) < 10:
        found.insert(0, name[id])
        id = parent[id]
    return found


def synthetic(ctx: Context) -> bool:
    return bool(kept(ctx, "synthetic", lambda database: database.read(text_of("graph-synthetic")).rows[0][0]))


def counts(ctx: Context, of: Literal["labels", "types"]) -> dict[str, int]:
    """Nodes by label and kind, or links by type."""
    found: dict[str, int] = kept(ctx, of, lambda database: dict(database.read(cypher.text("graph", of)).rows))
    return found


def history(ctx: Context) -> list[dict[str, Any]]:
    """The loads, oldest first."""
    found: list[dict[str, Any]] = kept(ctx, "loads", loads)
    return found


def answered(ctx: Context, question: str, limit: int | None = None, **arguments: Any) -> Rows:
    """A question of the catalogue; `asof` is the page's unless given."""
    asked = catalogue().question(question)
    if any(param.name == "asof" for param in asked.params):
        arguments.setdefault("asof", ctx.asof)
    found: Rows = kept(ctx, question, lambda database: run(database, asked, arguments, limit), limit, tuple(sorted(arguments.items())))
    return found


def coverage(ctx: Context, place: str | None, rule: str | None) -> list[rules.Coverage]:
    """One rule, or all in the profile's order."""
    if rule:
        return coverage_of(ctx, place, (rule,))
    order = {one.id: at for at, one in enumerate(current(ctx.database).rules())}
    rows = (row for ids in handfuls(ctx) for row in coverage_of(ctx, place, ids))
    return sorted(rows, key=lambda row: order[row.rule])


def coverage_of(ctx: Context, place: str | None, ids: tuple[str, ...]) -> list[rules.Coverage]:
    """Those rules."""

    def read(database: Database) -> list[rules.Coverage]:
        return rules.coverage_of(database, [catalogue().rule(id) for id in ids], place, ctx.asof)

    found: list[rules.Coverage] = kept(ctx, "coverage", read, place, ids)
    return found


def handfuls(ctx: Context) -> list[tuple[str, ...]]:
    """The rules of the profile, as many as are asked at a time, those of most weight first."""
    profile = current(ctx.database)
    ids = sorted((rule.id for rule in profile.rules()), key=lambda id: -profile.weight(id))
    return [tuple(ids[at : at + HANDFUL]) for at in range(0, len(ids), HANDFUL)]


def gaps(ctx: Context, rule: str, place: str | None) -> list[rules.Gap]:
    def read(database: Database) -> list[rules.Gap]:
        return rules.gaps(database, rule, place, ctx.asof)

    found: list[rules.Gap] = kept(ctx, "gaps", read, rule, place)
    return found


def card(ctx: Context, id: str) -> tuple[list[str], dict[str, Any]] | None:
    """The kinds and properties of whatever has that id; None: there is none of that id."""

    def read(database: Database) -> tuple[list[str], dict[str, Any]] | None:
        rows = database.read(text_of("node-card"), {"id": id}).rows
        return (rows[0][0], rows[0][1]) if rows else None

    found: tuple[list[str], dict[str, Any]] | None = kept(ctx, "card", read, id)
    return found


def kept_for_pickers(ctx: Context, type: str, read: Callable[[Context, str], dict[str, str]]) -> dict[str, str]:
    """The options of a list by id, in the page's language."""
    found: dict[str, str] = _shared(lambda: read(ctx, type), f"pick {type} {ctx.language}", ctx.key)
    return found


def alliances(ctx: Context, alliance: str = "") -> "nx.Graph[str]":
    """Alliances and members, or one alliance with its surroundings."""
    from queries.net.model import joined  # networkx takes its time, and most pages do without

    return computed(ctx, f"alliances {alliance}", lambda: joined(facts(ctx), ctx.asof, alliance))


def facts(ctx: Context) -> "Facts":
    """Everything that links organisations, of all dates: one read for each state of the graph."""
    from queries.net.choose import facts_of

    return facts_of(ctx.database, ctx.asof)


def computed(ctx: Context, what: str, compute: Callable[[], T]) -> T:
    """A value computed once for a state of the graph and a date. Shared by all pages: look, don't change."""
    found: T = _shared(compute, what, ctx.key)
    return found


def market(ctx: Context) -> "Market":
    """Needs, offers and commitments of the date."""
    from queries.matching.read import market as read

    return computed(ctx, "market", lambda: read(ctx.database, ctx.asof))


def positions(ctx: Context, what: str, compute: "Callable[[], Positions]") -> "Positions":
    """A layout, computed once for a state of the graph."""
    found: Positions = _shared(compute, f"layout {what}", ctx.key)
    return found
