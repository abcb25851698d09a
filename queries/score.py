"""What many rules say of a place together: a weighted score, and the order in which to begin."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from queries.profile import Profile
from queries.rules import Coverage


def scores(profile: Profile, rows: Iterable[Coverage]) -> dict[str, float | None]:
    """Place -> the mean of its ratios by the profile's weights, 0 to 1; hints apart. None: nothing to judge by."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        total = sums[row.place]
        if row.ratio is not None and row.severity == "gap":
            total[0] += row.ratio * profile.weight(row.rule)
            total[1] += profile.weight(row.rule)
    return {place: part / whole if whole else None for place, (part, whole) in sums.items()}


def worst_first(rows: Iterable[Coverage]) -> list[Coverage]:
    """Rows with gaps, the lowest ratio first; of equal ones the more gaps."""
    return sorted(_with_gaps(rows), key=lambda row: (row.ratio if row.ratio is not None else 1.0, -row.gap, row.rule, row.place))


def biggest_effect_first(rows: Iterable[Coverage]) -> list[Coverage]:
    """Rows with gaps, those first whose gaps touch the most households."""
    return sorted(_with_gaps(rows), key=lambda row: (-row.touched, -row.gap, row.rule, row.place))


def _with_gaps(rows: Iterable[Coverage]) -> Sequence[Coverage]:
    return [row for row in rows if row.gap and row.severity == "gap"]
