"""What a row of a ledger says of one node or link, from its reading to the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from graph.model import NodeType, Part
from graph.model import Sheet as SheetType
from loaders.headers import Table
from loaders.problems import Where

OtherEnds: TypeAlias = tuple[str, ...]
"""The ids that the names in one column stand for."""
Headings: TypeAlias = tuple[tuple[int, str], ...]
DEALT_WITH = cast("dict[str, Any]", MappingProxyType[str, Any]({}))
"""In place of what a record holds no more: one for all of them, as a large load has hundreds of thousands."""


@dataclass(slots=True)
class Record:
    """One node, or one link of a link sheet, as its row gives it.

    `names` holds what stands in each reference's column, `of_link` the properties of the link made there, `headings`
    the row number and text of each heading above the row. `part`: which part of its row's own node it is, if not that
    node, whose id is `maker`; `by_name`: whether the row names it. `id` and
    `ends` (reference -> ids) are filled in when the names are resolved; `partly`: references whose cell held a name
    that could not be; `cleared`: references whose cell is empty, or says that there is none, and so ends their links;
    `same`: the node that it is known to mean, whatever its key says; of a duplicate, the one that it repeats;
    `outdated`: it ended, or has a code that is no longer the node's, so that it says nothing of where that lies today;
    `around`: the places that rows above it name, for columns which this one leaves empty.
    """

    type: SheetType
    table: Table
    row: int
    values: dict[str, Any]
    names: dict[str, list[str]]
    of_link: dict[str, dict[str, Any]]
    headings: Headings = ()
    part: str = ""
    maker: str = ""
    by_name: bool = True
    id: str = ""
    same: str = ""
    ends: dict[str, OtherEnds] = field(default_factory=dict)
    partly: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    outdated: bool = False
    around: Mapping[str, list[str]] | None = None

    @property
    def declared(self) -> Part | None:
        """What its row's type says of it, if it is a part."""
        of = self.table.type
        return next((one for one in of.parts if one.name == self.part), None) if isinstance(of, NodeType) else None

    def where(self, name: str = "") -> Where:
        """This row, in the column that holds `name`."""
        fields = (f"{self.part}.{name}", f"{self.part}.exists") if self.part else (name,)
        index = next((index for field in fields for index, column in self.table.columns.items() if column.field == field), None)
        return self.table.where(self.row, index)

    @property
    def source(self) -> str:
        """As stored with everything that came from this row."""
        return f"{self.table.source} › {self.row}"
