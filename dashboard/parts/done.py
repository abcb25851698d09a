"""What was just written, told once on top of the page that is drawn anew."""

from typing import NoReturn

import streamlit as st

KEY = "done"


def tell(text: str) -> NoReturn:
    """Draws the page anew, with the text on top."""
    st.session_state[KEY] = text
    st.rerun()


def show() -> None:
    if text := st.session_state.pop(KEY, None):
        st.success(text)
