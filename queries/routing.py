"""Who answers for a problem at a place, with names, and where it goes from there: the rules' answer made ready to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import names
from graph.database import Database
from graph.errors import UnknownName
from graph.schema.duties import OBJECTS
from queries import lookup
from queries.gather import Conference, Gathered, gather
from queries.ownership import rules
from queries.ownership.answer import Answer, ChainLink, Entry, Step
from queries.ownership.facts import SLOTS, Question

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the conferences (§A1, §A7). `limit_hours`: how long it may keep a problem; assumed, no source says."""

    name: str
    kind: str
    limit_hours: int


LEVELS = (
    Level("community", "Community", 24),
    Level("street", "Street", 5 * 24),
    Level("county", "County", 15 * 24),
    Level("city", "City", 30 * 24),
)


def answer(
    database: Database, place: str, category: str, object: str | None = None, asof: date | None = None, receivers: Sequence[str] = ()
) -> Record:
    """Who answers for `category` at `place`: a document that JSON can hold.

    Place and category by id, code, name or path; `object` as the schema names it, in either language; `receivers` are ids
    of who has had the problem so far, the first one first. Raises UnknownName, AmbiguousName.
    """
    asof = asof or database.asof()
    thing = _object(object) if object else None
    gathered, question = _facts(database, place, category, asof, thing, tuple(receivers))
    return _Telling(gathered).document(question, rules.answer(gathered.world, question))


def _object(text: str) -> str:
    wanted = names.key(text)
    for choice in OBJECTS:
        if wanted in {names.key(name) for name in (choice.value, choice.zh, choice.en, *choice.aliases)}:
            return choice.value
    raise UnknownName("object", text, [choice.zh for choice in OBJECTS])


def _facts(
    database: Database, place: str, category: str, asof: date, thing: str | None, receivers: tuple[str, ...]
) -> tuple[Gathered, Question]:
    """By ids straight away, which saves four reads; where one is none, by what it stands for."""
    gathered = gather(database, place, category) if category.startswith("category:") else None
    if gathered is None or category not in gathered.world.category:
        place = lookup.find(database, "Place", place, asof).id
        category = lookup.find(database, "Category", category, asof).id
        gathered = gather(database, place, category)
        assert gathered is not None, place
    return gathered, Question(place, category, asof, thing, receivers)


class _Telling:
    """Puts names to the ids of an answer."""

    def __init__(self, gathered: Gathered) -> None:
        self._world = gathered.world
        self._conferences = gathered.conferences

    def document(self, question: Question, found: Answer) -> Record:
        place, category = self._world.place[question.place], self._world.category[question.category]
        entries = {entry.body: entry for slot in reversed(SLOTS) for entry in reversed(found.slots.get(slot, ()))}
        return {
            "verdict": found.verdict,
            "counts_as": found.counts_as,
            "act": [self._acting(body, entries.get(body), found) for body in found.act],
            "held_by": self._bodies(found.held_by),
            "slots": {slot: [self._entry(entry) for entry in found.slots.get(slot, ())] for slot in SLOTS},
            "why": [{"rule": why.rule, "zh": why.zh, "en": why.en, "cites": list(why.cites)} for why in found.why],
            "next": [*map(self._step, found.next), *self._way_up(question.asof)],
            "place": {"id": place.id, "name": place.name, "kind": place.kind, "above": self._above(question.place)},
            "category": {"id": category.id, "name": category.name, "nature": category.nature},
            "object": found.object,
            "asof": question.asof.isoformat(),
            "gate": found.gate,
            "follow_up": self._bodies(found.follow_up),
            "chain": [self._link(link) for link in found.chain],
            "gaps": [{"kind": gap.kind, "place": gap.place} for gap in found.gaps],
            "problems": [{"kind": one.kind, "subject": one.subject, "zh": one.zh, "en": one.en} for one in found.problems],
            "catch_all": [self._entry(entry) for entry in found.catch_all],
        }

    def _above(self, place: str) -> list[str]:
        return [self._world.place[id].name for id in self._world.above_place(place)[1:]]

    def _body(self, id: str) -> Record:
        """A body that the graph does not hold, as a receiver named by hand, is shown by its id."""
        body = self._world.body.get(id)
        return {"id": id, "name": body.name if body else id, "kind": body.kind if body else ""}

    def _bodies(self, ids: Iterable[str]) -> list[Record]:
        return [self._body(id) for id in ids]

    def _entry(self, entry: Entry) -> Record:
        """`duty` is the duty, `link` the contract or other fact that it rests on; neither: its jurisdiction alone."""
        rests_on = "duty" if entry.ref in self._world.duty else "link"
        return {
            **self._body(entry.body),
            **({rests_on: entry.ref} if entry.ref else {}),
            "competence": entry.competence,
            "basis": entry.basis,
            "list": entry.list,
            "wider": entry.wider,
            "source": entry.source,
        }

    def _acting(self, body: str, entry: Entry | None, found: Answer) -> Record:
        shown = self._entry(entry) if entry else self._body(body)
        heads = found.answers_to.get(body)
        return {**shown, "answers_to": self._bodies(heads)} if heads is not None else shown

    def _link(self, link: ChainLink) -> Record:
        return {"role": link.role, "bodies": self._bodies(link.bodies), "missing": link.missing}

    def _step(self, step: Step) -> Record:
        return {
            "kind": step.kind,
            "body": self._body(step.body) if step.body else None,
            "bodies": self._bodies(step.bodies),
            "calls": self._bodies(step.calls),
            "channel": step.channel,
        }

    def _way_up(self, asof: date) -> list[Record]:
        """§A7: through the conferences to the top, from the lowest level that the place has. `body` None: none is on record."""
        places = {place.kind: place.id for place in self._world.places}
        levels = [level for level in LEVELS if level.kind in places]
        return [self._conference(level, self._sitting(places[level.kind], asof)) for level in levels]

    def _sitting(self, place: str, asof: date) -> Conference | None:
        there = [one for one in self._conferences if one.place == place and self._exists(one.id, asof)]
        return min(there, key=lambda one: one.id, default=None)

    def _exists(self, body: str, asof: date) -> bool:
        found = self._world.body[body]
        return (found.since is None or found.since <= asof) and (found.until is None or asof < found.until)

    def _conference(self, level: Level, found: Conference | None) -> Record:
        return {
            "kind": "conference",
            "level": level.name,
            "body": self._body(found.id) if found else None,
            "convenors": [{"id": id, "name": name} for id, name in found.convenors] if found else [],
            "leads": [{"id": id, "name": name} for id, name in found.leads] if found else [],
            "remit": (found.remit or None) if found else None,
            "limit_hours": level.limit_hours,
            "assumed": True,
        }
