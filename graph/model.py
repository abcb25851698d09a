"""What a declaration of the model is: frozen data that refuses to be built wrong.

A `NodeType` is one kind of node, one sheet of a ledger, one template and one kind of card on the screen; everything
about it is derived from its entry. A `LinkType` is one kind of link between nodes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from graph.errors import SchemaError
from graph.fields import Choice, Column, Field, Kind, Level, Part, Prop, Reference, captioned, named

__all__ = [
    "Choice", "Column", "Field", "Key", "Kind", "Level", "LinkSheet", "LinkType", "NodeType", "Part", "Prop", "Reference", "Schema", "Sheet",
]  # fmt: skip

_LABEL = re.compile(r"[A-Z][A-Za-z]*")
_TYPE = re.compile(r"[A-Z][A-Z_]*")


@dataclass(frozen=True, slots=True, eq=False)  # declared once, and a key of dictionaries in every inner loop: itself tells it
class LinkType:
    """One kind of link. `starts` and `ends` are the labels or kinds it may join.

    Two links of a type between the same ends are one, unless they differ in a property named by `key`. A link whose
    properties hold `until` is dated: it ends by that date; another is moved to FORMER when a ledger replaces it.
    """

    type: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    zh: str
    en: str
    props: tuple[Prop, ...] = ()
    key: tuple[str, ...] = ()
    source: str = ""

    def __post_init__(self) -> None:
        named("link", self.type, _TYPE)
        captioned(self.type, self.zh, self.en)
        names = [prop.name for prop in self.props]
        if len(names) != len(set(names)):
            raise SchemaError(f"{self.type}: a property stands twice")
        if missing := set(self.key) - set(names):
            raise SchemaError(f"{self.type}: its key names {', '.join(sorted(missing))}, which it lacks")
        if not (self.starts and self.ends):
            raise SchemaError(f"{self.type}: it must join something with something")

    @property
    def dated(self) -> bool:
        return any(prop.name == "until" for prop in self.props)


@dataclass(frozen=True, slots=True)
class Key:
    """How an id is made, once, at a node's first load; a rename or a code found later never changes it.

    `parts` are properties, or references as "@name" (the id of the node named there). `code` is the property that
    alone identifies, where a row has it. With an empty `prefix` the code itself is the id.
    """

    prefix: str = ""
    parts: tuple[str, ...] = ()
    sep: str = "/"
    code: str = ""
    number: str = ""

    def __post_init__(self) -> None:
        if not (self.parts or self.code):
            raise SchemaError("a key of nothing")
        if self.parts and not self.prefix:
            raise SchemaError("a key made of parts needs a prefix")


def _columns(props: tuple[Prop, ...], references: tuple[Reference, ...], parts: tuple[Part, ...] = ()) -> Iterator[Column]:
    for prop in props:
        yield Column(prop.name, prop, prop.zh, prop.en, prop.aliases)
    for reference in references:
        yield Column(reference.name, reference, reference.zh, reference.en, reference.aliases)
        for prop in reference.columns:
            yield Column(f"{reference.name}.{prop.name}", prop, prop.zh, prop.en, prop.aliases)
    for part in parts:
        yield Column(f"{part.name}.exists", part.exists, part.exists.zh, part.exists.en, part.exists.aliases)
        for prop in part.columns:
            yield Column(f"{part.name}.{prop.name}", prop, prop.zh, prop.en, prop.aliases)


def _check_sheet(name: str, columns: tuple[Column, ...], references: tuple[Reference, ...]) -> None:
    seen: dict[str, str] = {}
    for column in columns:
        for caption in (column.zh, column.en, *column.aliases):
            if seen.setdefault(caption, column.field) != column.field:
                raise SchemaError(f"{name}: '{caption}' would be read as {seen[caption]} and as {column.field}")
    fields = [column.field for column in columns]
    if len(fields) != len(set(fields)):
        raise SchemaError(f"{name}: a field stands twice")
    known = {reference.name for reference in references}
    for reference in references:
        if missing := ({*reference.within, *reference.creates, *reference.otherwise}) - known:
            raise SchemaError(f"{name}.{reference.name}: there is no reference {', '.join(sorted(missing))}")


@dataclass(frozen=True, slots=True, eq=False)
class NodeType:
    """A keyed label and its kind, as (:Place:Grid).

    `name` is the kind, or the label where there is none: what a template, a sheet and a card are called in code; `code`
    the property by which ledgers may refer to it beside its name: the key's code, else its first number or code.
    """

    label: str
    kind: str
    zh: str
    en: str
    key: Key
    props: tuple[Prop, ...] = ()
    references: tuple[Reference, ...] = ()
    sheets: tuple[str, ...] = ()
    source: str = ""
    parts: tuple[Part, ...] = ()
    columns: tuple[Column, ...] = field(init=False)
    name: str = field(init=False)
    code: str = field(init=False)

    def __post_init__(self) -> None:
        named("label", self.label, _LABEL)
        object.__setattr__(self, "name", self.kind or self.label)
        object.__setattr__(self, "code", self.key.code or next((prop.name for prop in self.props if prop.kind == "code"), ""))
        if self.kind:
            named("kind", self.kind, _LABEL)
        captioned(self.name, self.zh, self.en)
        object.__setattr__(self, "columns", tuple(_columns(self.props, self.references, self.parts)))
        _check_sheet(self.name, self.columns, self.references)
        known = {prop.name for prop in self.props} | {f"@{reference.name}" for reference in self.references}
        used = {*self.key.parts, *filter(None, (self.key.code, self.key.number))}
        if missing := used - known:
            raise SchemaError(f"{self.name}: its key names {', '.join(sorted(missing))}, which it lacks")

    @property
    def labels(self) -> str:
        """As Cypher writes them: `Place:Grid`."""
        return f"{self.label}:{self.kind}" if self.kind else self.label

    def prop(self, name: str) -> Prop:
        return next(prop for prop in self.props if prop.name == name)

    def reference(self, name: str) -> Reference:
        return next(reference for reference in self.references if reference.name == name)


@dataclass(frozen=True, slots=True)
class LinkSheet:
    """A sheet each row of which is a link: `start` and `end` name its ends, other references only narrow the search.

    A row lies where its end lies, or its start where `lies` says so: what a ledger that is complete for a place speaks of.
    """

    name: str
    link: str
    zh: str
    en: str
    start: Reference
    end: Reference
    scopes: tuple[Reference, ...] = ()
    props: tuple[Prop, ...] = ()
    sheets: tuple[str, ...] = ()
    lies: Literal["start", "end"] = "end"
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        named("sheet", self.name, _LABEL)
        captioned(self.name, self.zh, self.en)
        object.__setattr__(self, "columns", tuple(_columns(self.props, self.references)))
        _check_sheet(self.name, self.columns, self.references)
        if any(end.many for end in (self.start, self.end)):
            raise SchemaError(f"{self.name}: a row is one link, so an end holds one name")

    @property
    def references(self) -> tuple[Reference, ...]:
        return (*self.scopes, self.start, self.end)

    def reference(self, name: str) -> Reference:
        return next(reference for reference in self.references if reference.name == name)


Sheet: TypeAlias = NodeType | LinkSheet


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole model, checked against itself. Raises SchemaError when two declarations contradict each other."""

    nodes: tuple[NodeType, ...]
    links: tuple[LinkType, ...]
    link_sheets: tuple[LinkSheet, ...]

    def __post_init__(self) -> None:
        self._check_names()
        for node in self.nodes:
            for reference in node.references:
                self._check_reference(node.name, reference, node.name, node.label)
                if reference.instead and not any(prop.name == reference.instead and prop.choices for prop in node.props):
                    raise SchemaError(f"{node.name}.{reference.name}: there is no list of choices {reference.instead}")
            for part in node.parts:
                self._check_part(node, part)
        for sheet in self.link_sheets:
            self._check_link_sheet(sheet)

    def _check_names(self) -> None:
        names = [node.name for node in self.nodes] + [sheet.name for sheet in self.link_sheets]
        doubled = {name for name in names if names.count(name) > 1}
        doubled |= {link.type for link in self.links if [one.type for one in self.links].count(link.type) > 1}
        doubled |= {link.type for link in self.links if link.type in {*self.labels, *names}}
        if doubled:
            raise SchemaError(f"declared twice: {', '.join(sorted(doubled))}")
        for link in self.links:
            if unknown := {*link.starts, *link.ends} - self.targets:
                raise SchemaError(f"{link.type}: there is nothing called {', '.join(sorted(unknown))}")

    def _check_reference(self, owner: str, reference: Reference, *this: str) -> None:
        if unknown := set(reference.to) - self.targets:
            raise SchemaError(f"{owner}.{reference.name}: there is nothing called {', '.join(sorted(unknown))}")
        if not reference.link:
            return
        link = self.link(reference.link)
        if link is None:
            raise SchemaError(f"{owner}.{reference.name}: there is no link {reference.link}")
        mine, theirs = (link.ends, link.starts) if reference.incoming else (link.starts, link.ends)
        if not set(this) & set(mine):
            raise SchemaError(f"{owner}.{reference.name}: {link.type} does not join {owner} on that side")
        for to in reference.to:
            if not {to, self.label_of(to)} & set(theirs):
                raise SchemaError(f"{owner}.{reference.name}: {link.type} does not join {to} on that side")
        if unknown := {name for prop in reference.columns for name in prop.stored} - {prop.name for prop in link.props}:
            raise SchemaError(f"{owner}.{reference.name}: {link.type} has no {', '.join(sorted(unknown))}")

    def _check_part(self, owner: NodeType, part: Part) -> None:
        type = self.node(part.type)
        if type is None or self.nodes.index(type) < self.nodes.index(owner):
            raise SchemaError(f"{owner.name}.{part.name}: there is no {part.type} declared after it")
        homes = [one for one in type.references if one.name in part.homes and {owner.name, owner.label} & set(one.to)]
        if len(homes) < len(part.homes):
            raise SchemaError(f"{owner.name}.{part.name}: {part.type} has no {' and '.join(part.homes)} that could be {owner.name}")
        props, references = {prop.name for prop in type.props}, {one.name for one in type.references}
        said = {part.says, *(prop.name for prop in part.columns)} - references | {name for name, _ in part.fixed}
        if unknown := said - props:
            raise SchemaError(f"{owner.name}.{part.name}: {part.type} has no {', '.join(sorted(unknown))}")
        if part.ties is not None:
            third = self.node(part.ties[0])
            if third is None or self.nodes.index(third) < self.nodes.index(type):
                raise SchemaError(f"{owner.name}.{part.name}: there is no {part.ties[0]} declared after {part.type}")
            if unknown := {*part.ties[1:]} - {one.name for one in third.references if one.parent}:
                raise SchemaError(f"{owner.name}.{part.name}: {third.name} has no parent {', '.join(sorted(unknown))}")

    def _check_link_sheet(self, sheet: LinkSheet) -> None:
        link = self.link(sheet.link)
        if link is None:
            raise SchemaError(f"{sheet.name}: there is no link {sheet.link}")
        for reference in sheet.references:
            self._check_reference(sheet.name, reference)
        if unknown := {name for prop in sheet.props for name in prop.stored} - {prop.name for prop in link.props}:
            raise SchemaError(f"{sheet.name}: {link.type} has no {', '.join(sorted(unknown))}")

    @property
    def labels(self) -> tuple[str, ...]:
        """The keyed labels, each once, in order of declaration."""
        return tuple(dict.fromkeys(node.label for node in self.nodes))

    @property
    def targets(self) -> frozenset[str]:
        return frozenset({*self.labels, *(node.name for node in self.nodes)})

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Everything that a ledger's sheet can be; the book-keeping types are none."""
        return (*(node for node in self.nodes if node.sheets), *self.link_sheets)

    def link(self, type: str) -> LinkType | None:
        return next((link for link in self.links if link.type == type), None)

    def node(self, name: str) -> NodeType | None:
        return next((node for node in self.nodes if node.name == name), None)

    def sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name == name), None)

    def label_of(self, target: str) -> str:
        """The keyed label of a label or kind."""
        return target if target in self.labels else next(node.label for node in self.nodes if node.name == target)

    def nodes_of(self, target: str) -> tuple[NodeType, ...]:
        """The types that a label or kind stands for."""
        return tuple(node for node in self.nodes if target in (node.name, node.label))
