"""The real divisions of Baicheng, as the statistics bureau listed them in two years (see divisions/README.md)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Final

CITY: Final = "220800"
CITY_NAME: Final = "白城市"
STATISTICAL: Final = "220871"
"""A zone that exists for statistics only: its streets are no part of what is said of "the 24 streets"."""
DISTRICT: Final = "220802"
"""洮北区, the only district: all compounds of the sample lie there."""
YEARS: Final = (2020, 2023)


@dataclass(frozen=True, slots=True)
class Community:
    """One line of a list. `form` is one of 社区(居), 村, 虚拟, 其他."""

    code: str
    name: str
    form: str
    street: str
    county: str


@dataclass(frozen=True, slots=True)
class Street:
    """A unit at street level. `form` is one of 街道, 镇, 乡, 农场/牧场/开发区等."""

    code: str
    name: str
    form: str
    county: str


@dataclass(frozen=True)
class Divisions:
    """One year's list: counties by code, streets and communities by code, in the order of the list."""

    counties: dict[str, str]
    streets: dict[str, Street]
    communities: dict[str, Community]

    @cached_property
    def inner_streets(self) -> tuple[Street, ...]:
        """The 街道 outside the statistical zone."""
        return tuple(one for one in self.streets.values() if one.form == "街道" and one.county != STATISTICAL)

    @cached_property
    def residential(self) -> tuple[Community, ...]:
        """The communities of towns' and cities' residents, 社区(居); villages and the rest are out."""
        return tuple(one for one in self.communities.values() if one.form == "社区(居)")

    def under(self, street: str) -> Iterator[Community]:
        """The communities of form 社区(居) of a street."""
        return (one for one in self.residential if one.street == street)


def read(year: int = 2020) -> Divisions:
    """The list of that year, 2020 or 2023."""
    counties: dict[str, str] = {}
    streets: dict[str, Street] = {}
    communities: dict[str, Community] = {}
    path = files("data") / "divisions" / f"baicheng_{year}.csv"
    for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        county, street, code = row["county_code"], row["street_code"], row["village_code"]
        counties[county] = row["county"]
        streets[street] = Street(street, row["street"], row["street_kind"], county)
        communities[code] = Community(code, row["village"], row["village_kind"], street, county)
    return Divisions(counties, streets, communities)
