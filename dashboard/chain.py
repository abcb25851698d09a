"""The answer as a picture: the question, who acts, who stands beside it, and the steps from there."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pyvis.network import Network

from dashboard import captions, layouts, netview
from dashboard.context import Context
from dashboard.netview import Edge, Node
from queries.ownership.facts import SLOTS

Record = dict[str, Any]
ASK, NOBODY = "ask", "nobody"
ROW = 92
LEAST, MOST = 260, 620


@dataclass(frozen=True, slots=True)
class Drawn:
    """`bodies`: node of the picture -> id of the body that it shows; one body may stand in several places."""

    net: Network
    bodies: dict[str, str]
    height: int


def draw(ctx: Context, found: Record) -> Drawn:
    """The question, who acts and who stands beside it from left to right; the way up through the conferences below them."""
    acting = found["act"]
    beside = [(slot, body) for slot in SLOTS for body in _once(found["slots"][slot]) if body["id"] not in {one["id"] for one in acting}]
    sitting = [step for step in found["next"] if step["kind"] == "conference"]
    stacks = [[ASK], [_act(body) for body in acting] or [NOBODY], [_slot(slot, body) for slot, body in beside]]
    tallest = max(len(stack) for stack in stacks)
    at = layouts.columns(stacks, height=ROW)
    at |= layouts.row([_next(step) for step in sitting], tallest * ROW / 2 + ROW * 0.6)
    nodes, bodies = _nodes(ctx, found, beside, sitting, at)
    edges = _edges(ctx, stacks[1], beside, [_next(step) for step in sitting])
    return Drawn(netview.model(nodes, edges), bodies, min(MOST, max(LEAST, (tallest + bool(sitting)) * 84 + 60)))


def _once(bodies: list[Record]) -> list[Record]:
    return list({body["id"]: body for body in bodies}.values())


def _act(body: Record) -> str:
    return f"act {body['id']}"


def _slot(slot: str, body: Record) -> str:
    return f"{slot} {body['id']}"


def _next(step: Record) -> str:
    return f"next {step['level']}"


def _nodes(
    ctx: Context, found: Record, beside: list[tuple[str, Record]], sitting: list[Record], at: layouts.Positions
) -> tuple[list[Node], dict[str, str]]:
    place, category = found["place"], found["category"]
    nodes = [Node(ASK, f"{place['name']} {category['name']}", f"{place['name']} · {category['name']}", "place", *at[ASK])]
    bodies = {ASK: place["id"]}
    for body in found["act"]:
        nodes.append(Node(_act(body), body["name"], body["name"], "act", *at[_act(body)]))
        bodies[_act(body)] = body["id"]
    if not found["act"]:
        word = found["gate"] or ctx.say(f"verdict_{found['verdict']}")
        nodes.append(Node(NOBODY, word, word, "next" if found["gate"] else "nobody", *at[NOBODY]))
    for slot, body in beside:
        hint = f"{body['name']} · {captions.choice('Duty', 'slot', slot, ctx.language)}"
        nodes.append(Node(_slot(slot, body), body["name"], hint, "slot", *at[_slot(slot, body)]))
        bodies[_slot(slot, body)] = body["id"]
    for step in sitting:
        level = ctx.say(f"level_{step['level']}")
        name = step["body"]["name"] if step["body"] else level + ctx.say("none_on_record")
        nodes.append(Node(_next(step), name, name, "next", *at[_next(step)]))
        if step["body"]:
            bodies[_next(step)] = step["body"]["id"]
    return nodes, bodies


def _edges(ctx: Context, acting: list[str], beside: list[tuple[str, Record]], ups: list[str]) -> list[Edge]:
    """From the question to who acts, from there to who stands beside it, and up through the conferences."""
    lead = acting[0]
    edges = [Edge(ASK, id, arrow=True) for id in acting]
    edges += [Edge(lead, _slot(slot, body), captions.choice("Duty", "slot", slot, ctx.language), dashed=True) for slot, body in beside]
    edges += [Edge(lead, up, ctx.say("escalates"), arrow=True, dashed=True) for up in ups[:1]]
    return edges + [Edge(lower, upper, arrow=True) for lower, upper in pairwise(ups)]
