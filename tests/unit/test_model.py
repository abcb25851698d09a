"""A declaration that is wrong refuses to be built; the model that we ship is whole."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph import cypher
from graph.errors import SchemaError
from graph.model import Choice, Key, LinkSheet, LinkType, NodeType, Prop, Reference, Schema
from graph.schema import SCHEMA

NAME = Prop("name", "text", "名称", "name")


def road(**changes: object) -> NodeType:
    """A small right declaration, with changes."""
    whole = {"label": "Place", "kind": "Road", "zh": "街", "en": "road", "key": Key("road", ("name",)), "props": (NAME,)}
    return NodeType(**{**whole, **changes})  # type: ignore[arg-type]


def link(**changes: object) -> LinkType:
    whole = {"type": "LEADS_TO", "starts": ("Road",), "ends": ("Road",), "zh": "通向", "en": "leads to"}
    return LinkType(**{**whole, **changes})  # type: ignore[arg-type]


WRONG: dict[str, Callable[[], object]] = {
    "no Chinese caption": lambda: Prop("name", "text", "", "name"),
    "no English caption": lambda: Prop("name", "text", "名称", ""),
    "a name that is no word": lambda: Prop("Name of it", "text", "名称", "name"),
    "choices of a number": lambda: Prop("n", "integer", "数", "n", choices=(Choice("1", "一", "one"),)),
    "a choice twice": lambda: Prop("n", "text", "数", "n", choices=(Choice("1", "一", "one"), Choice("1", "壹", "one"))),
    "an unknown level": lambda: Prop("n", "text", "数", "n", level="wished"),  # type: ignore[arg-type]
    "a choice without a caption": lambda: Choice("1", "一", ""),
    "a key of nothing": Key,
    "parts without a prefix": lambda: Key("", ("name",)),
    "a type without a caption": lambda: road(en=""),
    "a label that is no label": lambda: road(label="place`) DETACH DELETE n //"),
    "one header for two fields": lambda: road(props=(NAME, Prop("code", "text", "编码", "code", aliases=("名称",)))),
    "one field twice": lambda: road(props=(NAME, replace(NAME, zh="名字", en="called"))),
    "a key of an unknown property": lambda: road(key=Key("road", ("title",))),
    "a key of an unknown reference": lambda: road(key=Key("road", ("@street", "name"))),
    "an unknown column to look within": lambda: road(references=(Reference("of", ("Road",), "属", "of", within=("street",)),)),
    "a reference to nothing": lambda: Reference("of", (), "属", "of"),
    "a link from a column that only narrows": lambda: Reference("of", ("Road",), "属", "of", incoming=True),
    "a link that joins nothing": lambda: link(ends=()),
    "a link with a property twice": lambda: link(props=(NAME, NAME)),
    "a link with a key that it lacks": lambda: link(key=("since",)),
    "a link type in small letters": lambda: link(type="leads to"),
    "an unknown target of a link": lambda: Schema((road(),), (link(ends=("Lane",)),), ()),
    "a type twice": lambda: Schema((road(), road()), (), ()),
    "a link twice": lambda: Schema((road(),), (link(), link()), ()),
    "a reference by an unknown link": lambda: Schema(
        (road(references=(Reference("to", ("Road",), "通向", "to", link="LEADS_TO"),)),), (), ()
    ),
    "a reference to an unknown type": lambda: Schema((road(references=(Reference("to", ("Lane",), "巷", "to"),)),), (), ()),
    "a reference the wrong way round": lambda: Schema(
        (road(references=(Reference("to", ("Road",), "通向", "to", link="LEADS_TO"),)), road(kind="Lane", zh="巷", en="lane")),
        (link(starts=("Lane",)),),
        (),
    ),
    "a column for a property that the link lacks": lambda: Schema(
        (road(references=(Reference("to", ("Road",), "通向", "to", link="LEADS_TO", columns=(Prop("x", "text", "某", "x"),)),)),),
        (link(),),
        (),
    ),
    "a link sheet with several names in a cell": lambda: LinkSheet(
        "Way", "LEADS_TO", "路", "way", Reference("a", ("Road",), "从", "from", many=True), Reference("b", ("Road",), "到", "to")
    ),
    "a link sheet of an unknown link": lambda: Schema(
        (road(),),
        (),
        (LinkSheet("Way", "LEADS_TO", "路", "way", Reference("a", ("Road",), "从", "from"), Reference("b", ("Road",), "到", "to")),),
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_declaration_refuses_to_be_built(wrong: str) -> None:
    with pytest.raises(SchemaError):
        WRONG[wrong]()


def test_the_right_declaration_is_built() -> None:
    assert Schema((road(),), (link(),), ()).labels == ("Place",)


@pytest.mark.parametrize("node", [node for node in SCHEMA.nodes if node.sheets], ids=lambda node: node.name)
def test_every_kind_of_ledger_can_be_filled_in(node: NodeType) -> None:
    required = {column.field for column in node.columns if column.level == "required"}
    parents = {reference.name for reference in node.references if reference.parent and reference.level == "required"}
    assert parents <= required
    for part in node.key.parts:
        name = part.removeprefix("@")
        field = next(column for column in node.columns if column.field == name)
        assert field.level in ("required", "expected", "optional")
        assert not part.startswith("@") or field.of in node.references


def test_no_label_is_named_like_a_link() -> None:
    names = {*SCHEMA.labels, *(node.name for node in SCHEMA.nodes)}
    assert not names & {link.type for link in SCHEMA.links}


def test_constraints_cover_every_keyed_label_once() -> None:
    statements = cypher.constraints(SCHEMA)
    assert len(statements) == len(SCHEMA.labels) == len(set(statements))
    assert any("FOR (n:Place) REQUIRE n.id IS UNIQUE" in statement for statement in statements)
