"""The ledgers of a sample on disk, read back without the loader: rows by the schema's field."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from data import sample
from graph.schema import SCHEMA

REFERENCE = date(2021, 6, 30)
DIVISIONS = ("City", "County", "Street", "Community")
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Written:
    """A sample on disk, and its ledgers as rows by the schema's field, by type of sheet."""

    folder: Path
    truth: dict[str, Any]
    ledgers: dict[str, Rows]
    headers: dict[str, list[str]]

    @cached_property
    def communities(self) -> dict[tuple[str, str, str], str]:
        """(county, street, community) by name -> code."""
        return {(row["county"], row["street"], row["name"]): row["code"] for row in self.ledgers["Community"]}

    def community(self, row: dict[str, Any], column: str = "community") -> str:
        return self.communities.get((row.get("county", ""), row.get("street", ""), row[column]), "")

    @cached_property
    def compounds(self) -> dict[str, str]:
        """Id -> code of the community."""
        return {f"compound:{code}/{row['name']}": code for row in self.ledgers["Compound"] for code in (self.community(row),)}

    @cached_property
    def places(self) -> dict[str, list[str]]:
        """Name of a division -> codes."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in (row for type in DIVISIONS for row in self.ledgers[type]):
            found[row["name"]].append(row["code"])
        return found


def tables(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    if path.suffix == ".csv":
        raw = path.read_bytes()
        encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "gb18030"
        yield path.stem.split("-")[1], list(csv.reader(raw.decode(encoding).splitlines()))
    else:
        book = CalamineWorkbook.from_path(path)
        yield from ((name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


SHEETS = {sheet.name: sheet for sheet in SCHEMA.sheets}
CAPTIONS = {
    name: {caption: column.field for column in sheet.columns for caption in (column.zh, *column.aliases)} for name, sheet in SHEETS.items()
}
ORGANIZATIONS = tuple(node.name for node in SCHEMA.nodes if node.label == "Organization")
MERGED = ("county", "street", "community")
"""Columns of which some ledgers merge equal cells."""


def ledgers(folder: Path) -> tuple[dict[str, Rows], dict[str, list[str]]]:
    found: dict[str, Rows] = defaultdict(list)
    headers: dict[str, list[str]] = defaultdict(list)
    for path in sample.files(folder):
        for name, lines in tables(path):
            type = type_of(name)
            fields = CAPTIONS[type]
            start = next(number for number, line in enumerate(lines) if sum(cell in fields for cell in line if cell) > 1)
            header = [str(cell) for cell in lines[start] if cell]
            if tall := lines[start][-1] != "" and all(cell == "" or cell in fields for cell in lines[start + 1]):
                header = [str(lower or upper) for upper, lower in zip(lines[start], lines[start + 1], strict=True)]
            headers[type] += header
            above: dict[str, Any] = {}
            for line in lines[start + 1 + tall :]:
                if line[0] == "合计":
                    continue
                row = {fields.get(caption, caption): cell for caption, cell in zip(header, line, strict=False) if cell != ""}
                above = row = ({name: above[name] for name in MERGED if name in above} if tall else {}) | row
                found[type].append(row)
    return found, headers


def type_of(name: str) -> str:
    """The type of ledger that a sheet or a csv file of that name is."""
    by_caption = {sheet.zh: sheet.name for sheet in SCHEMA.sheets}
    return by_caption.get(name) or next(sheet.name for sheet in SCHEMA.sheets if name in sheet.sheets)
