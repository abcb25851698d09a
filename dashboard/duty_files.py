"""Workbooks about duties: the matrix in colours, with its counts, overlaps and vacuums."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dashboard import captions, texts
from dashboard.downloads import Page, workbook
from queries.duties import CityMatrix
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
        rows.append([found.name(place), _within(found, place), *(said(found, words, cell) for cell in cells)])
        colours.append([None, None, *(COLOURS[cell.verdict] if cell else None for cell in cells)])
    return Page(words.say("duties_matrix"), heads, rows, notes, colours, fixed=2)


def said(found: CityMatrix, words: Words, cell: Cell | None) -> str:
    """A cell in words: who acts, else why nobody does; empty for what cannot arise."""
    if cell is None:
        return ""
    if cell.verdict == GATE:
        return cell.gate or ""
    acting = "、".join(found.name(body) for body in cell.act)
    return acting if cell.verdict == OWNED else "：".join(filter(None, (words.say(f"verdict_{cell.verdict}"), acting)))


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
                found.name(place), _within(found, place), " › ".join(found.path(category)), words.say(f"verdict_{cell.verdict}"),
                "、".join(map(found.name, cell.act)), "、".join(map(found.name, cell.catch_all)), place,
            ]
            for place, category, cell in cells
        ]  # fmt: skip
        yield Page(words.say(title), heads, rows, notes)


def _within(found: CityMatrix, place: str) -> str:
    return " › ".join(reversed(found.above(place)))
