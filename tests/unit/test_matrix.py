"""The matrix says in every cell what the single answer says there: in random cities, and in the naive reading's."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.ownership.answer import NOBODY, VERDICTS
from queries.ownership.facts import Duty, Place, Question
from queries.ownership.matrix import Matrix, arises, leaves_of, matrix
from queries.ownership.outcome import Outcome, settle
from queries.ownership.rules import answer
from queries.ownership.selection import Case
from queries.ownership.world import World
from tests.unit.test_ownership_naive import _duties, naive, stage
from tests.unit.test_ownership_properties import cities
from tests.unit.worlds import TODAY, City

EXTRA = (
    ("community-2", "Community", "street"), ("grid", "Grid", "community"), ("compound-2", "Compound", "community-2"),
    ("community-3", "Community", "street-2"), ("county-2", "County", "city"),
)  # fmt: skip
LEAVES = ("asked", "sibling", "deeper", "aside", "gated")


@st.composite
def towns(draw: st.DrawFn) -> City:
    """A random city with more places and leaves, over which its duties and rulings are spread."""
    city: City = draw(cities())
    city.places += [Place(id, id, kind, parent) for id, kind, parent in EXTRA]
    nature = st.sampled_from(["", "service", "enforcement", "approval", "handling"])
    objects = st.sampled_from([(), ("shared parts",), ("private parts",), ("public road", "shared parts")])
    city.category("sibling", draw(nature), "wide", objects=draw(objects)).category("middle", draw(nature), "wide")
    city.category("deeper", draw(nature), "middle", objects=draw(objects)).category("aside", draw(nature), objects=draw(objects))
    city.category("gated", "handling", "middle", gate="119")
    spread = st.sampled_from(["all", "wide", "middle", *LEAVES])
    city.duties = [replace(duty, category=draw(spread)) for duty in city.duties]
    city.rulings = [replace(ruling, category=draw(spread)) for ruling in city.rulings]
    city.office("second team", "bureau", serves="street-2").street("second office", "street-2").office(
        "third", "bureau", serves="community-2"
    )
    return city


def agreed(world: World, found: Matrix, asof: date) -> None:
    for place in found.places:
        for leaf in found.leaves:
            cell = found.at(place, leaf)
            assert (cell is not None) == arises(world, leaf, world.place[place].kind)
            if cell:
                one = answer(world, Question(place, leaf, asof))
                apart = tuple(sorted({entry.body for entry in one.catch_all})) if one.verdict in NOBODY else ()
                assert (cell.verdict, cell.act, cell.gate, cell.catch_all) == (one.verdict, one.act, one.gate, apart), (place, leaf)


@settings(max_examples=120)
@given(towns(), st.dates(date(2021, 6, 1), date(2021, 7, 20)))
def test_every_cell_is_the_single_answer(city: City, asof: date) -> None:
    world = city.world()
    agreed(world, matrix(world, list(world.place), leaves_of(world), asof), asof)


@settings(max_examples=100)
@given(_duties(), st.sampled_from(["service", "enforcement", "approval", "handling"]))
def test_cells_agree_with_the_naive_reading(duties: list[Duty], nature: str) -> None:
    city = stage(nature)
    city.duties = duties
    found = matrix(city.world(), ["compound", "road"], ["asked"], TODAY)
    for place in ("compound", "road"):
        cell = found.at(place, "asked")
        assert cell is not None
        assert (cell.verdict, cell.act) == naive(duties, place, nature)


def example() -> City:
    city = City().street().street("second office", "street-2").department("roads").department("parks").department("bureau")
    city.category("pothole", "service", place_kinds=("Street", "Community")).category("trees", "service", place_kinds=("Street",))
    city.category("signs", "approval").category("dogs", "handling").category("fire", "handling", gate="119")
    city.duty("roads", "pothole", "line", "act").duty("roads", "trees", "line", "act").duty("parks", "trees", "line", "act")
    city.duty("bureau", "all", "line", "act").body("committee", "ResidentsCommittee", "community").duty(
        "committee", "dogs", "area", "notice"
    )
    return city.office("team", "roads").office("second team", "roads", serves="street-2")


def test_what_cannot_arise_is_no_cell_and_a_catch_all_hides_no_vacuum() -> None:
    world = example().world()
    found = matrix(world, ["street", "street-2", "community"], leaves_of(world), TODAY)
    assert found.leaves == ("dogs", "fire", "pothole", "signs", "trees")
    assert found.at("community", "trees") is None
    assert {place: dict(found.counts(place)) for place in found.places} == {
        "street": {"owned": 1, "overlap": 1, "gate": 1, "vacuum": 2},
        "street-2": {"owned": 1, "overlap": 1, "gate": 1, "vacuum": 2},
        "community": {"owned": 1, "gate": 1, "vacuum": 2},
    }
    acting = [cell.act for place in found.places if (cell := found.at(place, "pothole"))]
    assert acting == [("team",), ("second team",), ("team",)]
    vacuums = {(place, leaf): cell.catch_all for place, leaf, cell in found.found(NOBODY)}
    assert vacuums == {(place, leaf): ("bureau",) if leaf == "dogs" else () for place in found.places for leaf in ("dogs", "signs")}
    assert [(place, leaf, cell.act) for place, leaf, cell in found.found(["overlap"])] == [
        ("street", "trees", ("parks", "roads")), ("street-2", "trees", ("parks", "roads")),
    ]  # fmt: skip


def test_equal_cells_are_decided_once(monkeypatch: pytest.MonkeyPatch) -> None:
    city = example()
    city.places += [Place(f"c{number}", "", "Community", "street") for number in range(50)]
    decided: list[Case] = []

    def counting(world: World, case: Case) -> Outcome:
        decided.append(case)
        return settle(world, case)

    monkeypatch.setattr("queries.ownership.matrix.settle", counting)
    world = city.world()
    found = matrix(world, [place.id for place in world.places if place.kind == "Community"], leaves_of(world), TODAY)
    assert len(found.places) == 51
    assert len(decided) == 3
    assert set(VERDICTS) > {cell.verdict for cell in found.cells if cell}
