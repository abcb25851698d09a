"""Who answers for a problem at a place, with names, and where it goes from there: the rules' answer made ready to show."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from graph import names
from graph.database import Database
from graph.errors import UnknownName
from graph.schema.duties import OBJECTS
from queries import lookup
from queries.begin import begun
from queries.gather import Gathered, gather, posts
from queries.holders import Post, records
from queries.kept import at_once
from queries.ownership import rules
from queries.ownership.answer import GATE, OWNED, VACUUM, Answer, ChainLink, Entry, Step, Why
from queries.ownership.facts import SLOTS, Question
from queries.ownership.takeover import original, successors
from queries.ownership.why import Telling, Word
from queries.proposals import propose
from queries.succession import successor
from queries.wayup import BEYOND, DECIDING, LEVELS, UNSETTLED, Conference, Level, Start, by_remit, called, deadline, limits, start

Record = dict[str, Any]


ON_SITE = ("Grid", "Compound", "Building", "BuildingUnit", "Road", "Lane")
"""Where the chiefs are who know a place itself (§C2)."""


def answer(
    database: Database, place: str, category: str, object: str | None = None, asof: date | None = None, receivers: Sequence[str] = ()
) -> Record:
    """Who answers for `category` at `place`: a document that JSON can hold.

    Place and category by id, code, name or path; `object` as the schema names it, in either language; `receivers` are ids
    of who has had the problem so far, the first one first. Raises UnknownName, AmbiguousName; UsageError for a day before
    the first duty, of which nothing can be said; SeveralSuccessors for a place that was divided.
    """
    with at_once(database):
        return _answer(database, place, category, _object(object) if object else None, asof or database.asof(), receivers)


def _answer(database: Database, place: str, category: str, thing: str | None, asof: date, receivers: Sequence[str]) -> Record:
    gathered, question = _facts(database, place, category, asof, thing, tuple(receivers))
    gone, (gathered, question) = _succeeded(database, gathered, question)
    found = rules.answer(gathered.world, question)
    if found.counts_as == VACUUM:
        begun(database, asof)
    document = _Told(gathered, limits(database.settings), gone).document(question, found)
    near = [one.id for one in gathered.world.places if one.kind in ON_SITE]
    return {**document, **_people(database, question, found, near)}


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
    gathered = gather(database, place, category, asof) if category.startswith("category:") else None
    if gathered is None or category not in gathered.world.category:
        place = lookup.find(database, "Place", place, asof).id
        category = _category(database, category, asof)
        gathered = gather(database, place, category, asof)
        assert gathered is not None, place
    return gathered, Question(place, category, asof, thing, receivers)


def _category(database: Database, text: str, asof: date) -> str:
    """Its id. A text that resembles the name of none is told which ones its words speak for."""
    try:
        return lookup.find(database, "Category", text, asof).id
    except UnknownName as unknown:
        if unknown.nearest or not any(map(str.isalnum, text)):
            raise
        raise UnknownName("category", text, [one.name for one in propose(database, text)]) from unknown


def _succeeded(database: Database, gathered: Gathered, question: Question) -> tuple[Record | None, tuple[Gathered, Question]]:
    """A place that is gone answers through the one that came after it: what is gone, and the facts and the question anew."""
    until = gathered.until.get(question.place)
    if until is None or question.asof < until:
        return None, (gathered, question)
    name, last = gathered.world.place[question.place].name, until - timedelta(days=1)
    after = successor(database, question.place, name, last, question.asof)
    moved = gather(database, after, question.category, question.asof) if after else None
    if moved is None or after is None:
        return None, (gathered, question)
    return {"id": question.place, "name": name, "closed": last.isoformat()}, (moved, replace(question, place=after))


def _people(database: Database, question: Question, found: Answer, places: Sequence[str]) -> Record:
    """`posts`: of each body of the answer, with who sits there; `on_site`: the chiefs of the place and of its grids."""
    bodies = {*found.act, *found.held_by, *found.follow_up, *(entry.body for entries in found.slots.values() for entry in entries)}
    of_bodies, of_places = posts(database, sorted(bodies), places)
    by_body: dict[str, list[Post]] = {}
    for post in of_bodies:
        by_body.setdefault(post.at, []).append(post)
    asof = question.asof
    return {"posts": {body: records(own, asof) for body, own in sorted(by_body.items())}, "on_site": records(of_places, asof)}


class _Told:
    """Puts names to the ids of an answer."""

    def __init__(self, gathered: Gathered, hours: Mapping[str, int], gone: Record | None) -> None:
        self._gone = gone
        self._world = gathered.world
        self._conferences = gathered.conferences
        self._until = gathered.until
        self._closed_above = gathered.closed
        self._hours = hours

    def document(self, question: Question, found: Answer) -> Record:
        place, category = self._world.place[question.place], self._world.category[question.category]
        entries = {entry.body: entry for slot in reversed(SLOTS) for entry in reversed(found.slots.get(slot, ()))}
        return {
            "verdict": found.verdict,
            "counts_as": found.counts_as,
            "act": [self._acting(body, entries.get(body), found) for body in found.act],
            "held_by": self._bodies(found.held_by),
            "slots": {slot: [self._entry(entry) for entry in found.slots.get(slot, ())] for slot in SLOTS},
            "why": [
                {"rule": why.rule, "zh": why.zh, "en": why.en, "cites": list(why.cites)}
                for why in (*self._succession(place.name), *self._takeovers(found, question.asof), *found.why)
            ],
            "next": [*(self._step(step, question.asof) for step in found.next), *self._way_up(question, found)],
            "place": {
                "id": place.id,
                "name": place.name,
                "kind": place.kind,
                "above": self._above(question.place),
                "closed": self._closed(question),
                "succeeds": self._gone,
            },
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

    def _succession(self, place: str) -> list[Why]:
        """The first lines, where the place that was asked about, or one that it lies in, is gone."""
        telling = Telling({})
        gone = [(self._gone["id"], self._gone["name"], self._gone["closed"], place)] if self._gone else []
        gone += [(one.id, one.name, one.last.isoformat(), one.successor) for one in self._closed_above]
        for id, *told in gone:
            words = dict(zip(("place", "day", "successor"), told, strict=True))
            telling.say("R4", "successor", [id], **{name: Word(word, word) for name, word in words.items()})
        return telling.lines

    def _takeovers(self, found: Answer, asof: date) -> list[Why]:
        """A line for each body that is gone, and those that answer in its place."""
        world, telling = self._world, Telling(self._world.body)
        carried = {one.id: one.unit for one in world.guarantees} | {one.id: one.body or "" for one in world.rulings}
        carried |= {one.id: one.body for one in world.duties} | {one.id: one.body for one in world.links}
        entries = [entry for slot in found.slots.values() for entry in slot if entry.ref]
        refs = {carried.get(ref, ""): ref for entry in entries if (ref := original(entry.ref or "", entry.body))}
        for old, after in sorted(successors(world, asof).items()):
            gone = world.body[old]
            if gone.until and old in refs:
                here = [one for one in after if one in {entry.body for entry in entries}] or after
                day, names = (gone.until - timedelta(days=1)).isoformat(), [world.body[one].name for one in here]
                words = {"gone": Word(gone.name, gone.name), "day": Word(day, day), "successor": Word.row(names)}
                telling.say("R4", "taken over", [refs[old]], **words)
        return telling.lines

    def _closed(self, question: Question) -> str | None:
        """The last day of a place that is gone on the day asked about."""
        until = self._until.get(question.place)
        return (until - timedelta(days=1)).isoformat() if until and until <= question.asof else None

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
        ref = original(entry.ref, entry.body) if entry.ref else None
        rests_on = next((kind for kind, known in self._grounds.items() if ref in known), "link")
        return {
            **self._body(entry.body),
            **({rests_on: ref} if ref else {}),
            "competence": entry.competence,
            "basis": entry.basis,
            "list": entry.list,
            "wider": entry.wider,
            "source": entry.source,
        }

    @cached_property
    def _grounds(self) -> Mapping[str, Collection[str]]:
        world = self._world
        return {"duty": world.duty, "ruling": {one.id for one in world.rulings}, "guarantee": {one.id for one in world.guarantees}}

    def _acting(self, body: str, entry: Entry | None, found: Answer) -> Record:
        shown = self._entry(entry) if entry else self._body(body)
        heads = found.answers_to.get(body)
        return {**shown, "answers_to": self._bodies(heads)} if heads is not None else shown

    def _link(self, link: ChainLink) -> Record:
        return {"role": link.role, "bodies": self._bodies(link.bodies), "missing": link.missing}

    def _step(self, step: Step, asof: date) -> Record:
        return {
            "kind": step.kind,
            "body": self._body(step.body) if step.body else None,
            "bodies": self._bodies(step.bodies),
            "calls": self._bodies(step.calls),
            "channel": step.channel,
            **(self._by_when(step.body, asof) if step.kind in ("arbiter", "agenda") else {}),
        }

    def _by_when(self, body: str | None, asof: date) -> Record:
        """R6, R7: whoever decides has the limit of its level; a conference takes it up at its next session."""
        level = self._level_of(body)
        hours = self._hours[level]
        sitting = next((one for one in self._conferences if one.id == body), None)
        session = sitting.next_session(asof) if sitting else None
        return {"level": level, "limit_hours": hours, "by": deadline(asof, hours).isoformat(), "next_session": session}

    def _level_of(self, body: str | None) -> str:
        """That of the highest place that a body serves; of one that is not on record the county's."""
        known = self._world.body.get(body or "")
        kinds = {self._world.place[place].kind for place in known.serves if place in self._world.place} if known else set()
        return next((level.name for level in reversed(LEVELS) if level.kind in kinds), "county")

    def _way_up(self, question: Question, found: Answer) -> list[Record]:
        """§A7: through the conferences to the top, from the lowest level that the place has. `body` None: none is on record."""
        places = {place.kind: place.id for place in self._world.places}
        levels = [level for level in LEVELS if level.kind in places]
        sitting = {level.name: self._sitting(places[level.kind], question.asof) for level in levels}
        first = start([level.name for level in levels], self._wanted(question, found, sitting))
        return [self._conference(level, sitting[level.name], question.asof, first) for level in levels]

    def _wanted(self, question: Question, found: Answer, sitting: Mapping[str, Conference | None]) -> Iterator[Start]:
        """§A6, the strongest reason first: beyond a county, on a list of topics, by remit, nobody's for certain."""
        arbiter = next((step.body for step in found.next if step.kind == "arbiter"), None)
        if arbiter is not None and self._level_of(arbiter) == "city":
            yield Start("city", BEYOND)
        kinds, places = self._world.above_category(question.category), self._world.above_place(question.place)
        for level, conference in reversed([*sitting.items()]):
            for topic in conference.topics if conference else ():
                if topic.calls(kinds, places, question.asof):
                    yield Start(level, called(topic.name))
        settled = found.verdict in (OWNED, GATE)
        belongs = next((one for kind in kinds if (one := self._world.category[kind]).remit), None)
        levels = LEVELS if settled else [level for level in LEVELS if level.name in DECIDING]
        yield from (Start(level.name, by_remit(belongs.name)) for level in levels if belongs and level.word == belongs.remit)
        if not settled:
            yield Start("county", UNSETTLED)

    def _sitting(self, place: str, asof: date) -> Conference | None:
        there = [one for one in self._conferences if one.place == place and self._exists(one.id, asof)]
        return min(there, key=lambda one: one.id, default=None)

    def _exists(self, body: str, asof: date) -> bool:
        found = self._world.body[body]
        return (found.since is None or found.since <= asof) and (found.until is None or asof < found.until)

    def _conference(self, level: Level, found: Conference | None, asof: date, first: Start | None) -> Record:
        here = first is not None and first.level == level.name
        return {
            "kind": "conference",
            "level": level.name,
            "body": self._body(found.id) if found else None,
            "convenors": [{"id": id, "name": name} for id, name in found.convenors] if found else [],
            "leads": [{"id": id, "name": name} for id, name in found.leads] if found else [],
            "remit": (found.remit or None) if found else None,
            "limit_hours": self._hours[level.name],
            "assumed": True,
            "cadence": (found.cadence or None) if found else None,
            "next_session": found.next_session(asof) if found else None,
            "starts_here": here,
            "because": {"zh": first.why.zh, "en": first.why.en} if here and first else None,
        }
