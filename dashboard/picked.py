"""What a user has just picked, told apart from what a picture or table still holds from before."""

from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")


def changed(key: str, picked: object) -> bool:
    """Whether the picture or table `key` says something else than when it was asked last; None: nothing is selected in it."""
    known = st.session_state.get(f"{key}-picked")
    st.session_state[f"{key}-picked"] = picked
    return picked != known


def fresh(key: str, picked: T | None) -> T | None:
    """`picked`, once: a selection stays in its widget, and must not undo what was chosen elsewhere since. None: nothing new."""
    return picked if changed(key, picked) else None


def customdata(state: Any) -> Any:
    """What the first selected point of a plotly picture carries; None: no point is selected."""
    points = state["selection"]["points"]
    return (points[0].get("customdata") or None) if points else None
