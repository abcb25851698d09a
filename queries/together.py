"""Several reads at a time: while one comes in, the store works on the next."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")
AT_A_TIME = 3
"""One that a small machine's store computes, one on its way, one that is made ready."""


def each(call: Callable[[S], T], items: Iterable[S]) -> list[T]:
    """The value of `call` for each item, in their order. The first error is raised, after those that run have ended."""
    with ThreadPoolExecutor(AT_A_TIME, "together") as pool:
        running = [pool.submit(copy_context().run, call, item) for item in items]
        try:
            return [one.result() for one in running]
        finally:
            pool.shutdown(cancel_futures=True)
