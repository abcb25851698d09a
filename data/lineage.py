"""From the divisions of 2020 to those of 2023: what became of which unit, as a ledger, and the list of 2023 beside it.

The same code is the same unit, renamed where its name differs; the same name in the same county under another code is a
unit that moved. The rest was read off both lists by hand. No list says when: every date is assumed.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from data.divisions import Community, Divisions, read
from data.writing import Ledger, LedgerFile

CHANGED: Final = date(2023, 1, 1)
ASSUMED: Final = "日期为假定"
_NEW_ZONE: Final = "220802407498"
_FARM: Final = "220821400598"
BY_HAND: Final = (
    ("220802407", "220802012", "merge"),  # 白城市生态新区 became 官银号街道
    *((_NEW_ZONE, f"22080201200{number}", "split") for number in (1, 2, 3)),
    *(("220821100", code, "split") for code in ("220821001", "220821002", "220821003", "220821100")),  # 镇赉镇, which goes on
    *((f"22082140050{number}", _FARM, "merge") for number in range(9)),  # the nine branches of 四方坨子农场
    ("220882407598", "220882407498", "move"),  # 东风马场, also renamed
)  # fmt: skip
FILES: Final = ("2023-区划沿革.xlsx", "2023-行政区划.xlsx")


@dataclass(frozen=True, slots=True)
class Succession:
    """`old` became `new`: one of rename, move, merge, split."""

    old: str
    new: str
    kind: str
    note: str


def derive(before: Divisions, after: Divisions) -> list[Succession]:
    """Every unit whose code or name differs between the two lists, streets first."""
    streets = {code: one.name for code, one in before.streets.items()}, {code: one.name for code, one in after.streets.items()}
    communities = {code: one.name for code, one in before.communities.items()}, {code: one.name for code, one in after.communities.items()}
    old, new = {**streets[0], **communities[0]}, {**streets[1], **communities[1]}
    changes = [(code, code, "rename") for code, name in old.items() if new.get(code, name) != name]
    changes += _moved(before, after)
    changes += BY_HAND
    return [
        Succession(a, b, kind, f"{old[a]} → {new[b]}，{ASSUMED}") for a, b, kind in sorted(changes, key=lambda one: (len(one[0]), one[:2]))
    ]


def _moved(before: Divisions, after: Divisions) -> list[tuple[str, str, str]]:
    """Those of one name in one county that have another code; where several share a name none is guessed."""

    def apart(one: Divisions, other: Divisions) -> dict[tuple[str, str], Community]:
        gone = [unit for code, unit in one.communities.items() if code not in other.communities]
        names = Counter((unit.county, unit.name) for unit in gone)
        return {(unit.county, unit.name): unit for unit in gone if names[unit.county, unit.name] == 1}

    gone, come = apart(before, after), apart(after, before)
    return [(unit.code, come[name].code, "move") for name, unit in gone.items() if name in come]


def write(folder: Path) -> list[Path]:
    """Writes the lineage and the list of 2023, in the order in which they may be loaded; nothing loads them unasked."""
    before, after = read(2020), read(2023)
    changes = derive(before, after)
    folder.mkdir(parents=True, exist_ok=True)
    lineage = Ledger("Lineage", ("old", "new", "kind", "since", "note"), f"白城市区划沿革，2020年至2023年（{ASSUMED}）")
    for one in changes:
        lineage.add(old=one.old, new=one.new, kind=one.kind, since=CHANGED, note=one.note)
    books = (lineage,), _divisions(before, after, {one.new for one in changes if one.kind == "move"})
    return [LedgerFile(name, ledgers).write(folder) for name, ledgers in zip(FILES, books, strict=True)]


def _divisions(before: Divisions, after: Divisions, moved: set[str]) -> tuple[Ledger, Ledger]:
    """New units say since when they exist, moved ones since when they belong where they do."""
    streets = Ledger("Street", ("county", "code", "name", "form", "since"), "白城市街道、乡镇名录（2023年）")
    for one in after.streets.values():
        since = None if one.code in before.streets else CHANGED
        streets.add(county=after.counties[one.county], code=one.code, name=one.name, form=one.form, since=since)
    communities = Ledger(
        "Community", ("county", "street", "code", "name", "form", "since", "street.since"), "白城市社区、行政村名录（2023年）"
    )
    for unit in after.communities.values():
        is_moved, is_new = unit.code in moved, unit.code not in before.communities
        communities.add(
            county=after.counties[unit.county], street=after.streets[unit.street].name, code=unit.code, name=unit.name, form=unit.form,
            since=CHANGED if is_new and not is_moved else None, **{"street.since": CHANGED if is_moved else None},
        )  # fmt: skip
    return streets, communities
