"""Values far from what the same node had before, as its journal tells: a half-empty file shows before it is written."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from graph.model import NodeType
from loaders.cells import shown
from loaders.changes import Values
from loaders.problems import Problem
from loaders.record import Record
from loaders.snapshot import Snapshot

ENOUGH = 4  # values, before there is a past to speak of
REACH = 5  # median absolute deviations
FLOOR = 0.1  # of the median
NUMBERS = ("integer", "number", "range")


def usual(past: Sequence[float]) -> tuple[float, float]:
    """From where to where a value is usual: five median absolute deviations (MAD) around the median.

    Where most values are equal the MAD is 0, and every other value would be strange: then it is a tenth of the median,
    and at least 1.
    """
    middle = median(past)
    reach = REACH * median(abs(value - middle) for value in past) or max(abs(middle) * FLOOR, 1)
    return middle - reach, middle + reach


def strange(snapshot: Snapshot, type: NodeType, changed: Iterable[tuple[Record, Values, Values]]) -> Iterator[Problem]:
    """One for each number that is not usual. `changed`: the record, what its node has, what it gets."""
    numbers = {name: prop for prop in type.props if prop.kind in NUMBERS for name in prop.stored}
    new = [
        (record, name, now[name], stored.get(name))
        for record, stored, now in changed
        for name in numbers
        if now.get(name) is not None
    ]  # fmt: skip
    past = snapshot.past({record.id for record, *_ in new}) if new else {}
    for record, name, value, last in new:
        before = [one for one in (*(values.get(name) for values in past.get(record.id, ())), last) if one is not None]
        if len(before) < ENOUGH:
            continue
        low, high = usual(before)
        if not low <= value <= high:
            where, middle = record.where(numbers[name].name), shown(float(median(before)))
            yield where.problem("unusual", shown(value), n=len(before), median=middle, low=shown(max(low, 0.0)), high=shown(float(high)))
