"""Checks of the way up through the conferences (§A2, §A7): at each level somebody who can be reached, and a limit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from queries.checks.base import ERROR, WARNING, Hit, Sitting, System, check
from queries.header import Both
from queries.wayup import LEVELS

_LEVEL_OF = {level.kind: level for level in LEVELS}


@check(
    "escalation-nobody", WARNING, Both("上报层级没有联席会议", "A level of the way up without a conference"),
    Both("成立该级联席会议，或登记由谁代行", "Set one up, or record who sits for it"), "§A2 §A7",
)  # fmt: skip
def escalation_nobody(system: System) -> Iterator[Hit]:
    sitting = _sitting(system)
    lacking: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place in system.places:
        found = system.world.place[place]
        if found.kind in _LEVEL_OF and place not in sitting:
            lacking[found.parent or place, found.kind].append(place)
    for (parent, _), places in sorted(lacking.items()):
        names = system.names(places)
        yield Hit(parent, f"没有联席会议：{names.zh}", f"no conference in {names.en}")


@check(
    "escalation-unreachable", ERROR, Both("联席会议没有可以找到的牵头单位", "A conference whose lead cannot be reached"),
    Both("登记牵头单位；已撤销的改为现任", "Record who leads it; replace a body that has ended"), "§A3 §A4",
)  # fmt: skip
def escalation_unreachable(system: System) -> Iterator[Hit]:
    for sittings in _sitting(system).values():
        for one in sittings:
            if not any(lead.holds(system.asof) for lead in one.leads):
                yield Hit(one.id, f"{one.name}没有现存的牵头单位", f"{one.name} has no lead that exists")


@check(
    "escalation-no-limit", ERROR, Both("上报层级没有时限", "A step of the way up without a limit"),
    Both("把联席会议登记在有时限的层级上", "Let it serve a place of a level that has a limit"), "§A7",
)  # fmt: skip
def escalation_no_limit(system: System) -> Iterator[Hit]:
    for place, sittings in _sitting(system).items():
        for one in sittings:
            if system.world.place[place].kind not in _LEVEL_OF:
                where = system.name(place)
                yield Hit(one.id, f"{one.name}设在{where}，该级没有上报时限", f"{one.name} sits for {where}, a level that has no limit")


def _sitting(system: System) -> Mapping[str, list[Sitting]]:
    """Place -> the conferences that serve it and exist."""
    found = defaultdict(list)
    for one in system.sittings:
        if one.period.holds(system.asof) and one.place in system.world.place:
            found[one.place].append(one)
    return found
