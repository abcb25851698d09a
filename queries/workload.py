"""What rests on each body that must act: open problems, kinds of problem, people, and how much of it falls on one post."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from graph.database import Database
from queries.catalogue import text_of
from queries.duties import city_matrix
from queries.land import Ground, Land
from queries.ownership.matrix import leaves_of, matrix
from queries.ownership.world import World


@dataclass(frozen=True, slots=True)
class Load:
    """One body. `households`, `population` and `land` (km²): of the communities where it must act for anything."""

    body: str
    name: str
    open: int
    categories: int
    communities: int
    households: int
    population: int
    land: Land
    posts: int
    limit: int

    @property
    def open_per_post(self) -> float:
        """Open problems for each of its posts; a body without any counts as one."""
        return self.open / max(self.posts, 1)

    @property
    def over(self) -> bool:
        """Whether one post answers for more than the limit of the settings."""
        return self.open_per_post > self.limit

    def record(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "body": {"id": self.body, "name": self.name},
            "open": self.open,
            "categories": self.categories,
            "communities": self.communities,
            "households": self.households,
            "population": self.population,
            "land_km2": self.land.area,
            "land_unknown": self.land.unknown,
            "posts": self.posts,
            "open_per_post": round(self.open_per_post, 1),
            "over": self.over,
        }


def workload(
    database: Database, place: str | None = None, asof: date | None = None, outlined: Mapping[str, float] = MappingProxyType({})
) -> list[Load]:
    """Every body that must act for something in a community at or below `place`, the most loaded first.

    An open problem counts for who handles it; where nobody is on record for that, for who must act by the rules.
    `outlined`: km² of places whose outline is known; what a ledger says of a place comes first.
    """
    asof = asof or database.asof()
    found = city_matrix(database, place, asof, ("Community",))
    people, land, posts, issues = database.read(text_of("workload"), {"asof": asof}).rows[0]
    homes = {id: (households, population) for id, households, population in people}
    acts: dict[str, set[str]] = defaultdict(set)
    where: dict[str, set[str]] = defaultdict(set)
    for community, row in zip(found.matrix.places, found.matrix.rows, strict=True):
        for leaf, number in zip(found.matrix.leaves, row, strict=True):
            for body in cell.act if (cell := found.matrix.cells[number]) else ():
                acts[body].add(leaf)
                where[body].add(community)
    world = found.facts.world
    ground = Ground({one: _up_to(found.top, world.place_paths[one]) for one in found.matrix.places}, {**outlined, **dict(land)})
    inside = [row for row in issues if found.top is None or found.top in world.place_paths.get(row[2], ())]
    opened = _open(world, asof, inside)
    limit, seats = int(database.settings["GOVGRAPH_LOAD"]), dict(posts)
    loads = [
        Load(
            body, found.name(body), opened[body], len(acts[body]), len(where[body]),
            sum(homes.get(one, (0, 0))[0] for one in where[body]), sum(homes.get(one, (0, 0))[1] for one in where[body]),
            ground.of(where[body]), seats.get(body, 0), limit,
        )
        for body in sorted({*acts, *opened})
    ]  # fmt: skip
    return sorted(loads, key=lambda load: (-load.open_per_post, -load.categories, load.body))


def _up_to(top: str | None, path: tuple[str, ...]) -> tuple[str, ...]:
    """The path as far as the place that was asked about: what lies beside it is not looked at."""
    return path[: path.index(top) + 1] if top else path


def _open(world: World, asof: date, issues: list[list[str]]) -> Counter[str]:
    """Body -> its open problems; an issue is (id, category, place, handler or '')."""
    opened = Counter(handler for _, _, _, handler in issues if handler)
    asked = [(place, category) for _, category, place, handler in issues if not handler and place in world.place]
    leaves = sorted({category for _, category in asked} & set(leaves_of(world)))
    answers = matrix(world, sorted({place for place, _ in asked}), leaves, asof)
    for place, category in asked:
        cell = answers.at(place, category) if category in leaves else None
        opened.update(cell.act if cell else ())
    return opened
