"""Files about duties: the matrix in colours with its overlaps and vacuums, and the lists that departments hand out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from dashboard import captions, texts
from dashboard.downloads import Page, cell, workbook
from dashboard.markup import safe, tag
from graph.words import listed, told
from queries.duties import CityMatrix
from queries.lists import BODY, Dispatch, Listed
from queries.ownership.answer import EXCLUDED, EXPIRED, GATE, OVERLAP, OWNED, PROPOSED, UNOWNED, VACUUM, VERDICTS
from queries.ownership.matrix import Cell

COLOURS: Final = {
    OWNED: "CDE8D5", PROPOSED: "F6EDB5", OVERLAP: "F8CB96", GATE: "E1E4E9",
    UNOWNED: "EFA79B", EXCLUDED: "EFA79B", EXPIRED: "EFA79B", VACUUM: "EFA79B",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language."""

    language: str

    def say(self, text: str, **values: object) -> str:
        return texts.say(self.language, text, **values)


def matrix_book(found: CityMatrix, language: str) -> bytes:
    """Four sheets: cells, counts by place, overlaps, vacuums."""
    words = Words(language)
    notes = [words.say("file_asof", asof=found.matrix.asof)]
    return workbook([_cells(found, words, notes), _counts(found, words, notes), *_lists(found, words, notes)])


def _cells(found: CityMatrix, words: Words, notes: list[str]) -> Page:
    heads = [words.say("column_place"), words.say("column_within"), *(" › ".join(found.path(leaf)) for leaf in found.matrix.leaves)]
    rows, colours = [], []
    for place, row in zip(found.matrix.places, found.matrix.rows, strict=True):
        cells = [found.matrix.cells[number] for number in row]
        rows.append([found.name(place), _within(found, place), *(said(found, words, one) for one in cells)])
        colours.append([None, None, *(COLOURS[one.verdict] if one else None for one in cells)])
    return Page(words.say("duties_matrix"), heads, rows, notes, colours, fixed=2)


def said(found: CityMatrix, words: Words, one: Cell | None) -> str:
    """A cell in words: who acts, else why nobody does; empty for what cannot arise."""
    if one is None:
        return ""
    if one.verdict == GATE:
        return one.gate or ""
    acting = listed(map(found.name, one.act), words.language)
    verdict = words.say(f"verdict_{one.verdict}")
    return acting if one.verdict == OWNED else told(verdict, acting, words.language) if acting else verdict


def _counts(found: CityMatrix, words: Words, notes: list[str]) -> Page:
    names = (*VERDICTS, "nobody")
    heads = ["place", "kind", "within", *names, "id"]
    rows = [
        [
            found.name(place),
            captions.kind(found.facts.world.place[place].kind, words.language),
            _within(found, place),
            *counts.values(),
            place,
        ]
        for place in found.matrix.places
        if (counts := found.counts(place))
    ]
    return Page(words.say("duties_counts"), [words.say(f"column_{head}") for head in heads], rows, notes)


def _lists(found: CityMatrix, words: Words, notes: list[str]) -> Iterable[Page]:
    heads = [words.say(f"column_{head}") for head in ("place", "within", "category", "verdict", "bodies", "catch_all", "id")]
    for title, cells in (("duties_overlaps", found.overlaps), ("duties_vacuums", found.vacuums)):
        rows = [
            [
                found.name(place), _within(found, place), " › ".join(found.path(category)), words.say(f"verdict_{one.verdict}"),
                listed(map(found.name, one.act), words.language), listed(map(found.name, one.catch_all), words.language), place,
            ]
            for place, category, one in cells
        ]  # fmt: skip
        yield Page(words.say(title), heads, rows, notes)


def _within(found: CityMatrix, place: str) -> str:
    return " › ".join(reversed(found.above(place)))


def lists_pages(by: str, listed: Iterable[Listed], words: Words, notes: list[str]) -> list[Page]:
    """The list of duties by body (责任清单) or by kind of problem (事项清单)."""
    lead = ["body", "category"] if by == BODY else ["category", "body"]
    heads = [*lead, "slot", "competence", "object", "list", "basis", "within", "since", "until", "source"]
    rows = [_listed(one, by, words.language) for one in listed]
    return [Page(words.say(f"list_{by}"), [words.say(f"column_{head}") for head in heads], rows, notes, fixed=1)]


def _listed(one: Listed, by: str, language: str) -> list[object]:
    duty = one.duty

    def said(prop: str, value: str | None) -> str:
        return captions.choice("Duty", prop, value, language) if value else ""

    lead = [one.body, one.category] if by == BODY else [one.category, one.body]
    named = [said(prop, getattr(duty, prop)) for prop in ("slot", "competence", "object", "list", "basis")]
    return [*lead, *named, one.within, duty.since, captions.last_day(duty.until) if duty.until else None, duty.source]


def hotline_pages(lines: Iterable[Dispatch], words: Words, notes: list[str]) -> list[Page]:
    """The hotline's directory (派单目录): to whom such a request goes."""
    heads = ["category", "keywords", "place", "verdict", "bodies", "channel"]
    lines = list(lines)
    rows = [
        [
            one.category, listed(one.keywords, words.language), one.street, words.say(f"verdict_{one.verdict}"),
            listed(one.to, words.language), one.channel,
        ]
        for one in lines
    ]  # fmt: skip
    colours = [[None, None, None, COLOURS[one.verdict], None, None] for one in lines]
    return [Page(words.say("list_hotline"), [words.say(f"column_{head}") for head in heads], rows, notes, colours, fixed=1)]


def printable(pages: Iterable[Page]) -> bytes:
    """The same sheets as one HTML page that needs nothing from outside and prints with its header on each sheet."""
    body = "".join(_table(page) for page in pages)
    return f'<!doctype html><html><head><meta charset="utf-8"><style>{PRINT}</style></head><body>{body}</body></html>'.encode()


PRINT: Final = (
    "body{font:12px sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:3px 6px;text-align:left;"
    "vertical-align:top}th{background:#e8eaed}thead{display:table-header-group}tr{break-inside:avoid}@page{size:A4 landscape;margin:12mm}"
)


def _table(page: Page) -> str:
    head = "".join(tag("th", safe(caption)) for caption in page.captions)
    rows = []
    for row, colours in zip_longest(page.rows, page.colours, fillvalue=()):
        cells = (_td(value, colour) for value, colour in zip_longest(row, colours))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    notes = "".join(tag("p", safe(note)) for note in page.notes)
    return f"{tag('h1', safe(page.title))}{notes}<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _td(value: object, colour: str | None) -> str:
    style = f' style="background:#{colour}"' if colour else ""
    return f"<td{style}>{safe('' if value is None else str(cell(value)))}</td>"
