"""Runs every benchmark, or those named: `python -m bench [coverage] [load] [matching] [network] [owner] [ownership] [start]`.

GOVGRAPH_REQUIRE as in the tests.
"""

import sys

from bench import coverage, load, matching, network, owner, ownership, start

BENCHES = {
    "coverage": coverage.main,
    "load": load.main,
    "matching": matching.main,
    "network": network.main,
    "owner": owner.main,
    "ownership": ownership.main,
    "start": start.main,
}


def main(names: list[str]) -> int:
    """Prints the figures of each; 2 for a name that there is not."""
    if unknown := set(names) - set(BENCHES):
        print(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    for name in names or BENCHES:
        print(f"== {name}")
        BENCHES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
