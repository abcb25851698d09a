"""From a place to what it lies in."""

from collections.abc import Mapping


def above(place: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """The place and what it lies in, nearest first; a circle of parents ends where it closes."""
    chain = [place]
    while (up := parents.get(chain[-1], "")) and up not in chain:
        chain.append(up)
    return tuple(chain)
