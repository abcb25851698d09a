"""The ledger of posts: heads and full-time workers of grids, secretaries; each post apart from who holds it."""

from collections import Counter
from datetime import date
from random import Random

from data import ids, words
from data.world import Body, Grid, World
from data.writing import Ledger, Value

VACANT = 0.05


def add(world: World) -> None:
    """Posts of grids, and secretaries of streets and communities."""
    world.ledger(
        "Post", "county", "street", "community", "at", "title", "number", "plaque", "on_behalf_of", "holder", "holder.since",
        title="网格长、网格员及书记岗位台账（合成数据）", captions={"at": "岗位所在", "plaque": "挂牌", "holder": "任职人姓名"},
    )  # fmt: skip
    random = world.random("posts")
    book = _Book(world, world.sheets["Post"], random)
    for grids in world.grids.values():
        for grid in grids:
            book.of_grid(grid)
    for street in world.divisions.streets:
        book.secretary(world.body("党组织", street), world.scope(street))
    for community in world.divisions.residential:
        if ("党组织", community.code) in world.bodies:
            book.secretary(world.body("党组织", community.code), world.within(community.code))


class _Book:
    """Gives posts to people none of whom has a namesake in the same unit."""

    def __init__(self, world: World, ledger: Ledger, random: Random) -> None:
        self.world, self.ledger, self.random = world, ledger, random
        self.known: Counter[str] = Counter()

    def _holder(self, home: str, id: str) -> dict[str, Value]:
        if self.random.random() < VACANT:
            self.world.vacant.append(id)
            return {}
        first = sum(home.encode()) * 7 % 40  # another name to begin with in each unit
        name = words.person(first + self.known[home])
        self.known[home] += 1
        return {"holder": (name,), "holder.since": date(self.random.randint(2019, 2020), self.random.randint(1, 12), 1)}

    def _add(self, scope: dict[str, Value], at: tuple[str, str], title: str, home: str, **row: Value) -> None:
        id = ids.post(at[0], title, str(row.get("number") or ""))
        self.ledger.add(**scope, at=at[1], title=title, **row, **self._holder(home, id), synthetic=True)

    def of_grid(self, grid: Grid) -> None:
        committee = self.world.body("居委会", grid.community)
        scope = self.world.within(grid.community)
        at, home = (grid.id, grid.name), committee.id
        self._add(scope, at, "网格长", home, on_behalf_of=committee.name, plaque=self.random.random() < 0.6)
        if grid.form != "综合" or self.random.random() < 0.3:
            return
        numbers = ("1", "2") if self.random.random() < 0.05 else ("",)
        for number in numbers:
            self._add(scope, at, "专职网格员", home, on_behalf_of=committee.name, number=number or None)

    def secretary(self, party: Body, scope: dict[str, Value]) -> None:
        self._add(scope, (party.id, party.name), "书记", party.id)
