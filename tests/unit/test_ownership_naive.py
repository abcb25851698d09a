"""A second, slower reading of the rules to hold the real one to: duties of a fixed cast, no links, rulings or lists but one.

It sorts the cast into lines by a table written by hand instead of working them out from who stands under whom.
"""

from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from queries.ownership.facts import Duty
from tests.unit.worlds import PLACES, City

PARENTS = {id: parent for id, _, parent in PLACES}
CATEGORIES = {"all": None, "wide": "all", "asked": "wide"}
LEADING = ("act", "serve", "regulate", "enforce", "approve")
NEEDED = {"enforcement": "enforce", "approval": "approve"}

CAST = {
    "city bureau": ("Department", "city", "city"),
    "bureau": ("Department", "county", "county"),
    "team": ("FieldOffice", "street", "county"),
    "post": ("FieldOffice", "community", "county"),
    "other": ("Department", "county", "other"),
    "other team": ("FieldOffice", "street", "other"),
    "street office": ("Government", "street", "street"),
    "residents": ("ResidentsCommittee", "community", "residents"),
    "utility": ("Utility", "county", "utility"),
}
"""Kind, jurisdiction, line. The city bureau guides the bureau; team and post are the bureau's."""

DEPARTMENT_OF = {"team": "bureau", "post": "bureau", "other team": "other"}


def stage(nature: str) -> City:
    """The cast without duties."""
    city = City().category("wide", nature).category("asked", nature, "wide")
    for body, (kind, place, _) in CAST.items():
        city.body(body, kind, place)
    city.under("bureau", "city bureau", "业务指导")
    for office, department in DEPARTMENT_OF.items():
        city.under(office, department, "派驻")
    return city


@dataclass(frozen=True)
class _Claim:
    body: str
    slot: str
    competence: str
    level: int
    depth: int
    owned: bool


def _up(node: str, parents: dict[str, str | None]) -> list[str]:
    above: list[str] = []
    at: str | None = node
    while at is not None:
        above.append(at)
        at = parents[at]
    return above


def _claims(duties: list[Duty], place: str, nature: str) -> list[_Claim]:
    found = []
    for duty in duties:
        kind, served, _ = CAST[duty.body]
        at = duty.within or served
        if at not in _up(place, PARENTS) or served not in _up(at, PARENTS) or duty.category == "all":
            continue
        if duty.competence not in LEADING or duty.slot in {"oversight", "fallback"}:
            continue
        if duty.slot == "area" and not (kind == "Government" and duty.list == "基本履职"):
            continue
        needed = NEEDED.get(nature)
        lawful = duty.list == "基本履职" and duty.basis == "law"
        few = kind in {"Department", "FieldOffice"} or (kind == "Government" and lawful)
        if needed and not (duty.competence == needed and few):
            continue
        level, depth = len(_up(duty.category, CATEGORIES)), len(_up(at, PARENTS))
        owned = duty.category == "asked" or duty.whole
        found.append(_Claim(duty.body, duty.slot, duty.competence, level, depth, owned))
    return [claim for claim in found if not any(_relieved(claim, other) for other in found)]


def _relieved(upper: _Claim, lower: _Claim) -> bool:
    return (
        upper.body == "city bureau"
        and lower.body in {"bureau", "team", "post"}
        and upper.slot == lower.slot == "line"
        and upper.competence == lower.competence
        and lower.level >= upper.level
        and (lower.owned or not upper.owned)
    )


def naive(duties: list[Duty], place: str, nature: str) -> tuple[str, tuple[str, ...]]:
    """Verdict and actors."""
    claims = _claims(duties, place, nature)
    if nature == "service":
        turns = [("operator", LEADING), ("line", LEADING[:2]), ("area", LEADING), ("line", LEADING[2:])]
    else:
        turns = [("line", LEADING), ("area", LEADING)]
    for owned in (True, False):
        for slot, competences in turns:
            group = [c for c in claims if c.owned == owned and c.slot == slot and c.competence in competences]
            if group:
                return _settle(_foremost(group, slot), slot, owned, place)
    return "vacuum", ()


def _foremost(group: list[_Claim], slot: str) -> list[_Claim]:
    if slot == "area":
        return group
    level = max(c.level for c in group)
    group = [c for c in group if c.level == level]
    if slot == "operator":
        depth = max(c.depth for c in group)
        group = [c for c in group if c.depth == depth]
    return group


def _rank(claims: list[_Claim]) -> int:
    return min(LEADING.index(c.competence) for c in claims)


def _settle(group: list[_Claim], slot: str, owned: bool, place: str) -> tuple[str, tuple[str, ...]]:
    by_body = {body: [c for c in group if c.body == body] for body in sorted({c.body for c in group})}
    depth = {body: max(c.depth for c in own) for body, own in by_body.items()}
    rank = {body: _rank(own) for body, own in by_body.items()}
    kept: list[str] = []
    for line in {CAST[body][2] for body in by_body}:
        members = [body for body in by_body if CAST[body][2] == line]
        near = [body for body in members if depth[body] == max(depth[m] for m in members)]
        kept += [body for body in near if body in DEPARTMENT_OF] or near
    kept = [body for body in kept if rank[body] == min(rank[k] for k in kept)]
    winners = set()
    for line in {CAST[body][2] for body in kept}:
        same = [body for body in kept if CAST[body][2] == line]
        winners.add(same[0] if len(same) == 1 else DEPARTMENT_OF[same[0]])
    if not owned:
        return "proposed", tuple(sorted(winners))
    if len(winners) > 1:
        return "overlap", tuple(sorted({_as_party(body, rank) for body in winners}))
    (winner,) = winners
    return "owned", (_sent(winner, depth, place) if slot == "line" else winner,)


def _as_party(body: str, rank: dict[str, int]) -> str:
    department = DEPARTMENT_OF.get(body)
    return department if department in rank and rank[department] == rank[body] else body


def _sent(body: str, depth: dict[str, int], place: str) -> str:
    offices = [office for office, department in DEPARTMENT_OF.items() if department == body]
    own = {office: depth[office] for office in offices if office in depth}
    serving = {o: len(_up(CAST[o][1], PARENTS)) for o in offices if CAST[o][1] in _up(place, PARENTS)}
    pool = own or serving
    nearest = [office for office in pool if pool[office] == max(pool.values())]
    return nearest[0] if len(nearest) == 1 else body


def _duties() -> st.SearchStrategy[list[Duty]]:
    def named(number: int, body: str, category: str, slot: str, competence: str, **more: Any) -> Duty:
        return Duty(f"d{number:03}", body, category, slot, competence, **more)

    one = st.builds(
        named,
        st.integers(0, 999),
        st.sampled_from(sorted(CAST)),
        st.sampled_from(["asked", "asked", "wide", "all"]),
        st.sampled_from(["line", "line", "operator", "area", "oversight"]),
        st.sampled_from([*LEADING, "enforce", "act", "help"]),
        within=st.sampled_from([None, None, "county", "street", "community", "compound", "street-2"]),
        whole=st.booleans(),
        list=st.sampled_from([None, "基本履职"]),
        basis=st.sampled_from([None, "law"]),
    )
    return st.lists(one, max_size=8, unique_by=lambda duty: duty.id)


@settings(max_examples=400)
@given(_duties(), st.sampled_from(["compound", "road"]), st.sampled_from(["service", "enforcement", "approval", "handling"]))
def test_the_rules_agree_with_the_naive_reading(duties: list[Duty], place: str, nature: str) -> None:
    city = stage(nature)
    city.duties = duties
    found = city.ask(place, "asked")
    assert (found.verdict, found.act) == naive(duties, place, nature)
