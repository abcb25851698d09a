"""What a page needs to know: which graph, in which state, as of when, in which language."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.texts import say
from graph.database import Database
from graph.settings import Settings, load
from queries.kept import version

LANGUAGES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Key:
    """What a cached result depends on beside its arguments: the store, what it holds, and the date asked for."""

    store: str
    version: str
    asof: date


@dataclass(frozen=True, slots=True)
class Context:
    database: Database
    language: str
    key: Key

    @property
    def asof(self) -> date:
        return self.key.asof

    def say(self, text: str, **values: object) -> str:
        return say(self.language, text, **values)


def database() -> Database:
    """The one connection of this server process."""
    values = load().values
    return _opened(tuple(sorted(values.items())))


@st.cache_resource(show_spinner=False, max_entries=1, on_release=Database.close)
def _opened(values: tuple[tuple[str, str], ...]) -> Database:
    return Database(Settings(dict(values)))


def default_language() -> str:
    return load()["GOVGRAPH_LANG"]


def language() -> str:
    """The choice of the switch in the sidebar, which has drawn itself already or is about to."""
    chosen = st.session_state.get("lang")
    return chosen if chosen in LANGUAGES else default_language()


def context() -> Context:
    """For the page that runs now."""
    opened = database()
    asof = st.session_state.get("asof_chosen") or opened.asof()
    return Context(opened, language(), Key(opened.store, version(opened), asof))
