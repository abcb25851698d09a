"""The schema's captions: of kinds, properties and values of closed lists."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from graph.fields import PRECISION, shown_day
from graph.model import NodeType, Prop
from graph.schema import SCHEMA
from graph.words import listed
from queries.header import Both

BOOKKEEPING = ("Load", "Lock", "Change", "Mapping")
YES_NO = {True: Both("是", "yes"), False: Both("否", "no")}


def kind(name: str, language: str) -> str:
    """A kind or keyed label as the screen calls it; what the schema does not know stays as it is."""
    known = SCHEMA.node(name)
    return Both(known.zh, known.en)[language] if known else name


def link(type: str, language: str) -> str:
    known = SCHEMA.link(type)
    return Both(known.zh, known.en)[language] if known else type


def prop(owner: str, name: str, language: str) -> str:
    """A property of a type as the screen calls it."""
    known = SCHEMA.node(owner)
    found = next((one for one in known.props if one.name == name), None) if known else None
    return Both(found.zh, found.en)[language] if found else name


@cache
def choices(owner: str, prop: str) -> dict[str, Both]:
    """Value -> captions of a closed list of a node's or link's property, in order."""
    holder = SCHEMA.node(owner) or SCHEMA.link(owner)
    found = [one for one in holder.props if one.name == prop] if holder else []
    return {choice.value: Both(choice.zh, choice.en) for one in found for choice in one.choices}


def choice(owner: str, prop: str, value: Any, language: str) -> str:
    """A value in the words of the language."""
    if isinstance(value, list):
        return listed((choice(owner, prop, item, language) for item in value), language)
    known = choices(owner, prop).get(value)
    return known[language] if known else str(value)


def card(props: dict[str, Any], kinds: list[str], language: str) -> list[tuple[str, str]]:
    """The lines of a node's card: its properties in the schema's order, under their captions, values in words."""
    node = next((found for name in kinds if (found := SCHEMA.node(name))), None)
    if node is None:
        return [(name, str(value)) for name, value in sorted(props.items())]
    return [(_caption(prop, language), _value(node, prop, props, language)) for prop in node.props if _filled(props, prop)]


def _filled(props: dict[str, Any], prop: Prop) -> bool:
    return props.get(prop.name) not in (None, "", [])


def _caption(prop: Prop, language: str) -> str:
    return Both(prop.zh, prop.en)[language]


def _value(node: NodeType, prop: Prop, props: dict[str, Any], language: str) -> str:
    value = props[prop.name]
    if isinstance(value, bool):
        return YES_NO[value][language]
    if isinstance(value, date):
        return shown_day(value, props.get(f"{prop.name}{PRECISION}"), last=prop.kind == "last_day")
    if prop.choices or isinstance(value, list):
        return choice(node.name, prop.name, value, language)
    return f"{value} {prop.unit}".strip() if language == "zh" and prop.unit else str(value)


def last_day(until: date) -> date:
    """A period ends before `until`; people read and write its last day."""
    return until - timedelta(days=1)
