"""A plan's rows are cut into batches that both stores bear: so many rows, and so many bytes, at most."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import changes
from loaders import plan as plans
from loaders.plan import Plan

LIMIT = 300  # bytes


@given(st.lists(st.integers(0, 2 * LIMIT), max_size=40), st.integers(1, 10))
def test_every_row_is_sent_once_in_order_and_no_batch_is_too_long(lengths: list[int], size: int) -> None:
    rows: list[dict[str, Any]] = [{"number": number, "text": "长" * (length // 3)} for number, length in enumerate(lengths)]
    plan = Plan(size=size)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "MESSAGE", LIMIT)
        plan.add("问题 +", "RETURN 1", rows)
    assert [row for batch in plan.batches for row in batch.rows] == rows
    for batch in plan.batches:
        assert batch.count == len(batch.rows) <= size
        assert batch.count == 1 or len(changes.encoded(batch.rows)) <= LIMIT
