"""How much land some communities make up, where a ledger or an outline says so of them or of what they lie in."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Land:
    """`area` in km², of those of which it is known; `unknown`: of how many it is not."""

    area: float
    unknown: int


class Ground:
    """All communities in question, each with its path upwards, and the km² of places of any level."""

    def __init__(self, paths: Mapping[str, Sequence[str]], areas: Mapping[str, float]) -> None:
        self._paths, self._areas = paths, areas
        self._held = Counter(place for path in paths.values() for place in path)

    def of(self, communities: Collection[str]) -> Land:
        """A street or county counts as a whole where all its communities are among them, so that only it need be known."""
        here = Counter(place for community in communities for place in self._paths[community])
        widest = [
            next((place for place in reversed(self._paths[one]) if place in self._areas and here[place] == self._held[place]), None)
            for one in communities
        ]
        known = {place for place in widest if place is not None}
        return Land(round(sum(self._areas[place] for place in known), 3), widest.count(None))
