"""Posts and guarantees that several ledgers speak of: one post for each person at a unit, one guarantee for each compound and post.

A compound's row names its guarantor and the unit; a ledger of posts knows him by his title, one of guarantees by that. Whichever
comes first makes the node, and the others find it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import NodeType
from loaders.index import Index
from loaders.normalise import key
from loaders.resolve import Resolver
from loaders.snapshot import Snapshot
from loaders.standing import link_type, type_of
from loaders.validate import Record, Rejected

Names = dict[str, set[str]]
MADE = "包保人"
SEATED = f"{MADE}（"
"""How the title begins of a post that a compound's row makes: at the compound, and with the name of whom it is for at his unit."""


@dataclass(slots=True)
class Guarantors:
    """Tells records, before they get ids, which nodes they mean (`same`)."""

    index: Index
    snapshot: Snapshot
    resolver: Resolver
    _holders: Names = field(default_factory=dict)

    def settle(self, type: NodeType, records: list[Record]) -> None:
        """Nothing for other types than posts and guarantees."""
        if type.name == "Post":
            self._posts(records)
        elif type.name == "Guarantee":
            self._guarantees(records)

    def _posts(self, records: list[Record]) -> None:
        made = [one for one in records if one.declared and one.declared.seat in one.names and len(one.names.get("holder", ())) == 1]
        self.index.need(("Post",))
        posts = [id for id, type in self.index.types.items() if type.name == "Post" and self.index.name(id).startswith(key(SEATED))]
        if not (made or posts):
            return
        self._holders = self._held()
        called = {(home, self.index.name(id)): id for id in posts for home in self.index.homes.get(id, ())}
        there = self._at_units(records, called)
        for record in made:
            self._seat(record, there)

    def _held(self) -> Names:
        """Post -> the names of who holds it, as the graph has it."""
        self.index.need(("Person",))
        found: Names = defaultdict(set)
        for link in self.snapshot.links(link_type("HOLDS"), "Person", "Post"):
            if not link.until:
                found[link.end].add(self.index.name(link.start))
        return found

    def _at_units(self, records: Iterable[Record], called: dict[tuple[str, str], str]) -> dict[tuple[str, str], list[Record | str]]:
        """By unit and name of the holder: the posts of the graph, and the rows of this load.

        A row whose holder has a post there that a compound's row made is that post, and gives it its title.
        """
        found: dict[tuple[str, str], list[Record | str]] = defaultdict(list)
        for id, names in self._holders.items():
            for home in self.index.homes.get(id, ()):
                for name in names:
                    found[home, name].append(id)
        for record in (one for one in records if not one.part and one.names.get("holder")):
            unit, title = self._end(record, "at"), str(record.values["title"])
            known = self.index.at_home(unit, title, ("Post",)) if unit else []
            for name in map(key, record.names["holder"]) if unit and not known else ():
                if (made := called.pop((unit, key(_seated(name))), None)) is not None:
                    record.same = made
                else:
                    found[unit, name].append(record)
        return found

    def _end(self, record: Record, reference: str) -> str:
        """The one id that the column names; "" where there is none to be found."""
        try:
            ids = self.resolver.resolve(record, record.type.reference(reference))
        except Rejected:
            ids = []
        record.ends.clear()
        return ids[0] if len(ids) == 1 else ""

    def _seat(self, record: Record, there: dict[tuple[str, str], list[Record | str]]) -> None:
        """The post of whom a compound's row names lies at the unit, if that is known."""
        assert record.declared is not None
        unit, name = self._end(record, record.declared.seat), key(record.names["holder"][0])
        if not unit:
            return
        record.names["at"] = [unit]
        record.values["title"] = _seated(record.names["holder"][0])
        known = there.get((unit, name), [])
        if len(known) == 1 and isinstance(known[0], Record):
            record.values |= {part: known[0].values[part] for part in ("title", "number") if part in known[0].values}
            record.same = known[0].same
        elif len(known) == 1:
            record.same = str(known[0])
            for guess in ("title", *dict(record.declared.fixed)):
                record.values.pop(guess)

    def _guarantees(self, records: list[Record]) -> None:
        of: dict[str, list[str]] = defaultdict(list)
        ended = self._ended()
        for link in self.snapshot.links(link_type("GUARANTEES"), "Guarantee", "Place"):
            if link.start not in ended:
                of[link.end].append(link.start)
        posts: dict[str, set[str]] = defaultdict(set)
        for link in self.snapshot.links(link_type("GUARANTEED_BY"), "Guarantee", "Post"):
            posts[link.start].add(link.end)
        for record in records if of else ():
            compound, post = self._end(record, "of"), self._end(record, "post")
            known = of.get(compound, [])
            if any(post in posts[id] for id in known):
                continue
            fitting = known if record.part else [id for id in known if any(self._alike(post, other) for other in posts[id])]
            if post and len(fitting) == 1:
                record.same = fitting[0]

    def _ended(self) -> set[str]:
        type = type_of("Guarantee")
        self.index.need(("Guarantee",))
        ids = [id for id, of in self.index.types.items() if of is type]
        return {id for id, props in self.snapshot.values(type, ids).items() if props.get("until")} if ids else set()

    def _alike(self, post: str, other: str) -> bool:
        """Whether `other`, which the row of a compound made, is the guarantor whose post is `post`: the same unit or person."""
        if not self.index.name(other).startswith(key(MADE)):
            return False
        homes = {*self.index.homes.get(post, ())} & {*self.index.homes.get(other, ())}
        return bool(homes or self._holders.get(post, set()) & self._holders.get(other, set()))


def _seated(name: str) -> str:
    return f"{SEATED}{name}）"
