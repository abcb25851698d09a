"""What some tests need beyond Python, and what happens to them where it is absent."""

import os
from typing import NoReturn

import pytest


class Missing(Exception):
    """Something that tests need cannot be had here; the text says why in one line."""


def required() -> frozenset[str]:
    """What must not be missing: GOVGRAPH_REQUIRE=neo4j,browser turns a skip for want of it into a failure."""
    return frozenset(filter(None, (part.strip() for part in os.environ.get("GOVGRAPH_REQUIRE", "").split(","))))


def missing(what: str, why: object) -> NoReturn:
    """Skip the test that runs, or fail it where `what` is required."""
    if what in required():
        pytest.fail(f"{what} is required by GOVGRAPH_REQUIRE, but: {why}", pytrace=False)
    pytest.skip(f"no {what}: {why}")
