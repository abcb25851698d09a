"""What a user has just picked, told apart from what a picture or table still holds from before."""

from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def fresh(key: str, picked: T | None) -> T | None:
    """`picked`, once: a selection stays in its widget, and must not undo what was chosen elsewhere since. None: nothing new."""
    known = st.session_state.get(f"{key}-picked")
    st.session_state[f"{key}-picked"] = picked
    return picked if picked != known else None


def customdata(state: Any) -> Any:
    """What the first selected point of a plotly picture carries; None: no point is selected."""
    points = state["selection"]["points"]
    return (points[0].get("customdata") or None) if points else None
