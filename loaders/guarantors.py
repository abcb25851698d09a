"""Posts and guarantees that several ledgers speak of: one post for each person at a unit, one guarantee for each compound and post.

A compound's row names its guarantor and the unit; a ledger of posts knows him by his title, one of guarantees by that, or by
his name and unit as well. Whichever comes first makes the node, and the others find it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.model import NodeType
from loaders import normalise
from loaders.index import Index
from loaders.naming import Naming, Rejected
from loaders.normalise import key
from loaders.record import Record
from loaders.snapshot import Snapshot
from loaders.standing import link_type, type_of

Names = dict[str, set[str]]
Post = Record | str
"""One that a row of this load makes, or the id of one that the graph has."""
Posts = dict[tuple[str, str], list[Post]]
"""By where they are and the name of who holds them."""
MADE = "包保人"
SEATED = f"{MADE}（"
"""How the title begins of a post that a compound's row makes: at the compound, and with the name of whom it is for at his unit."""


@dataclass(slots=True)
class Guarantors:
    """Tells records, before they get ids, which nodes they mean (`same`)."""

    index: Index
    snapshot: Snapshot
    naming: Naming
    _holders: Names = field(default_factory=dict)
    _titled: dict[tuple[str, str], Record] = field(default_factory=dict)
    _meant: list[tuple[Record, Post]] = field(default_factory=list)

    def settle(self, type: NodeType, found: Mapping[str, list[Record]]) -> Iterable[Record]:
        """What there is to load beside these; nothing for other types than posts and guarantees."""
        if type.name == "Post":
            return list(self._posts(found.get("Post", []), found.get("Guarantee", [])))
        if type.name == "Guarantee" and type.name in found:
            self._guarantees(found["Guarantee"])
        return ()

    def _posts(self, records: list[Record], guarantees: list[Record]) -> Iterator[Record]:
        made = [one for one in records if one.declared and one.declared.seat in one.names and len(one.names.get("holder", ())) == 1]
        named = [one for one in guarantees if one.names.get("guarantor")]
        self.index.need(("Post",))
        posts = [id for id, type in self.index.types.items() if type.name == "Post" and self.index.name(id).startswith(key(SEATED))]
        if not (made or posts or named):
            return
        self._holders = self._held()
        called = {(home, self.index.name(id)): id for id in posts for home in self.index.homes.get(id, ())}
        there = self._at_units(records, called)
        for record in made:
            self._seat(record, there)
        for record in named:
            yield from self._name(record, there)

    def _held(self) -> Names:
        """Post -> the names of who holds it, as the graph has it."""
        self.index.need(("Person",))
        found: Names = defaultdict(set)
        for link in self.snapshot.links(link_type("HOLDS"), "Person", "Post"):
            if not link.until:
                found[link.end].add(self.index.name(link.start))
        return found

    def _at_units(self, records: Iterable[Record], called: dict[tuple[str, str], str]) -> Posts:
        """By unit and name of the holder: the posts of the graph, and the rows of this load.

        A row whose holder has a post there that a compound's row made is that post, and gives it its title.
        """
        found: Posts = defaultdict(list)
        for id, names in self._holders.items():
            for home in self.index.homes.get(id, ()):
                for name in names:
                    found[home, name].append(id)
        for record in (one for one in records if not one.part):
            unit, title = self._end(record, "at"), str(record.values["title"])
            known = self.index.at_home(unit, title, ("Post",)) if unit else []
            if unit:
                self._titled.setdefault((unit, key(title)), record)
            for name in map(key, record.names.get("holder", ())) if unit and not known else ():
                if (made := called.pop((unit, key(_seated(name))), None)) is not None:
                    record.same = made
                else:
                    found[unit, name].append(record)
        return found

    def _end(self, record: Record, reference: str) -> str:
        """The one id that the column names; "" where there is none to be found."""
        try:
            ids = self.naming.resolve(record, record.type.reference(reference))
        except Rejected:
            ids = ()
        record.ends.clear()
        return ids[0] if len(ids) == 1 else ""

    def _seat(self, record: Record, there: Posts) -> None:
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

    def _name(self, row: Record, there: Posts) -> Iterator[Record]:
        """The post of whom a guarantee's row names, and whatever is to be loaded for it: a row of several persons is several."""
        for one in _apart(row):
            if one is not row:
                yield one
            if not self._end(one, "of"):
                continue  # the row will be rejected for that
            person, title = one.names["guarantor"][0], next(iter(one.names.get("post", ())), "")
            if not (home := self._end(one, "unit" if "unit" in one.names else "of")):
                one.names["post"] = [title or _seated(person)]  # which is looked for within the unit, and so says what is wrong
                continue
            known = there[home, key(person)]
            fitting = [post for post in known if self._called(post) == key(title)] or known or self._elsewhere(person, title)
            if len(fitting) != 1:
                if (post := self._vacant(one, home, person, title)) is None:
                    post = self._made(one, home, person, title)
                    yield post
                known.append(post)
                fitting = [post]
            self._meant.append((one, fitting[0]))

    def _elsewhere(self, person: str, title: str) -> list[Post]:
        """His post that lies elsewhere, if it is the only one of that title that is known."""
        rows: list[Post] = [row for (_, called), row in self._titled.items() if title and called == key(title)]
        ids = self.index.called(title, ("Post",)) if title else []
        found = [*rows, *ids] if max(len(rows), len(ids)) == 1 else []
        return [one for one in found[:1] if key(person) in self._holding(one)]

    def _holding(self, post: Post) -> set[str]:
        return {*map(key, post.names.get("holder", ()))} if isinstance(post, Record) else self._holders.get(post, set())

    def _called(self, post: Post) -> str:
        return key(str(post.values.get("title", ""))) if isinstance(post, Record) else self.index.name(post)

    def _vacant(self, row: Record, home: str, person: str, title: str) -> Record | None:
        """A row of this load that lists the post of that title without a holder: he holds it."""
        listed = self._titled.get((home, key(title)))
        if listed is None or listed.names.get("holder"):
            return None
        listed.names["holder"] = [person]
        self.naming.tell(row.where("guarantor").problem("seated", person, post=title))
        return listed

    def _made(self, row: Record, home: str, person: str, title: str) -> Record:
        """A record for a person who has no post there: of the graph's vacant one of that title, else of a new one."""
        told = row.where("guarantor")
        marks = {name: row.values[name] for name in ("synthetic",) if name in row.values}
        names = {"at": [home], "holder": [person], **({"on_behalf_of": [home]} if "unit" in row.names else {})}
        made = Record(type_of("Post"), row.table, row.row, marks, names, {})
        same = self.index.at_home(home, title, ("Post",)) if title else []
        taken = (home, key(title)) in self._titled
        if vacant := [id for id in same if not (taken or self._holders.get(id))]:
            made.same = vacant[0]
            self.naming.tell(told.problem("seated", person, post=title))
            return made
        called = title if title and not (taken or same) else f"{title or MADE}（{person}）"
        made.values = {**marks, "title": called, "kind": MADE}
        self._titled.setdefault((home, key(called)), made)
        self.naming.tell(told.problem("made", person, type=made.type.zh, type_en=made.type.en, name=called))
        return made

    def _guarantees(self, records: list[Record]) -> None:
        for row, post in self._meant:
            found = post if isinstance(post, str) else post.id or post.same
            row.names["post"] = [found or _seated(row.names["guarantor"][0])]
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
            person = {*map(key, record.names.get("guarantor", ()))}
            fitting = known if record.part else [id for id in known if any(self._alike(post, person, other) for other in posts[id])]
            if post and len(fitting) == 1:
                record.same = fitting[0]
        for row, _ in self._meant:
            del row.names["guarantor"]  # said by the post from here on

    def _ended(self) -> set[str]:
        type = type_of("Guarantee")
        self.index.need(("Guarantee",))
        ids = [id for id, of in self.index.types.items() if of is type]
        return {id for id, props in self.snapshot.values(type, ids).items() if props.get("until")} if ids else set()

    def _alike(self, post: str, person: set[str], other: str) -> bool:
        """Whether `other`, which the row of a compound made, is the guarantor whose post is `post`: the same unit or person."""
        if not self.index.name(other).startswith(key(MADE)):
            return False
        homes = {*self.index.homes.get(post, ())} & {*self.index.homes.get(other, ())}
        return bool(homes or (self._holders.get(post) or person) & self._holders.get(other, set()))


def _seated(name: str) -> str:
    return f"{SEATED}{name}）"


def _apart(row: Record) -> Iterator[Record]:
    """A row for each person that it names; where as many posts or units stand beside them, each goes with his own."""
    persons = row.names["guarantor"]
    beside: dict[str, list[str]] = {name: normalise.names(row.names[name][0]) for name in ("post", "unit") if name in row.names}
    for at, person in enumerate(persons):
        own: dict[str, list[str]] = {name: [cells[at]] for name, cells in beside.items() if len(cells) == len(persons)}
        one = row if at == 0 else replace(row, values=dict(row.values), ends={})
        one.names = {**row.names, **own, "guarantor": [person]}
        yield one
