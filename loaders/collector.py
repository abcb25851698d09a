"""Python's collector during a load: by itself it would walk all that was read and planned again and again."""

import contextlib
import gc
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without it: a third of the time of planning, and records hold no circles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def by_hand() -> Iterator[Callable[[], object]]:
    """Gives what collects, leaving out all that is there already. While writing it is needed: the driver's results hold
    what was sent in a circle."""
    with uncollected():
        gc.freeze()
        try:
            yield gc.collect
        finally:
            gc.unfreeze()
