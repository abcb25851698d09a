"""Whole commands: `govgraph --help` (≤ 0.5 s), and `govgraph owner` with the store warm (≤ 1 s)."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.stores import median


def main() -> None:
    """Times processes from the outside, beside a bare interpreter."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        home = Path(name)
        environment = {**os.environ, "GOVGRAPH_HOME": str(home), "GOVGRAPH_LINGER": "30"}

        def run(*arguments: str) -> None:
            subprocess.run(
                [sys.executable, "-P", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )

        print(f"python -c pass: {median(lambda: run('-c', 'pass'), 5):.2f} s")
        print(f"govgraph --help: {median(lambda: run('-m', 'govgraph', '--help'), 5):.2f} s (≤ 0.5 s)")
        run("-m", "govgraph", "sample", "--load")
        case = json.loads((home / "sample" / "truth.json").read_text(encoding="utf-8"))["owner"][0]
        asked = ("-m", "govgraph", "owner", "--place", case["place"], "--category", case["category"], "--json")
        print(f"govgraph owner: {median(lambda: run(*asked), 5):.2f} s (≤ 1 s)")
