"""The frame around every page: language, date, store, and the list of pages. `streamlit run` starts here."""

import streamlit as st

from dashboard import ahead, reads
from dashboard.context import LANGUAGES, Context, context, default_language, language
from dashboard.markup import STYLE, plain
from dashboard.texts import say
from graph.errors import GovgraphError

PAGES = {
    "overview": ":material/dashboard:",
    "coverage": ":material/map:",
    "owner": ":material/person_search:",
    "duties": ":material/grid_on:",
    "alliance": ":material/hub:",
    "network": ":material/share:",
    "matching": ":material/handshake:",
    "questions": ":material/quiz:",
}


def main() -> None:
    """Draws the frame and the page in it; an error of ours is one line, whatever it came from."""
    st.set_page_config(page_title="govgraph", page_icon="🏘️", layout="wide", initial_sidebar_state="expanded")
    st.html(STYLE)
    try:
        page = navigation()
        st.title(page.title)
        ctx = context()
        sidebar(ctx)
        notes(ctx)
        page.run()
        ahead.start(ctx.database)
    except GovgraphError as error:
        st.error(plain(error), icon=":material/error:")


def navigation() -> st.Page:
    """The switch of the language and the list of pages; returns the one that is open."""
    st.session_state.setdefault("lang", wished_language())
    st.sidebar.segmented_control(
        "语言 Language", list(LANGUAGES), format_func=LANGUAGES.__getitem__, key="lang", required=True, label_visibility="collapsed"
    )
    pages = [
        st.Page(f"views/{name}.py", title=say(language(), f"page_{name}"), icon=icon, url_path=name, default=name == "overview")
        for name, icon in PAGES.items()
    ]
    return st.navigation(pages)


def wished_language() -> str:
    """Of an address such as /coverage?lang=en, else the setting's."""
    wished = st.query_params.get("lang", "")
    return wished if wished in LANGUAGES else default_language()


def sidebar(ctx: Context) -> None:
    """The date that everything is answered for, and where it comes from."""
    default = ctx.database.asof()
    with st.sidebar:
        # The default is part of the key: when a load brings another one, the field starts anew from it.
        chosen = st.date_input(ctx.say("asof"), default, key=f"asof-{default}", format="YYYY-MM-DD", help=ctx.say("asof_help"))
        st.session_state["asof_chosen"] = chosen if chosen != default else None
        done = reads.history(ctx)
        st.caption(plain(ctx.say("store", store=ctx.key.store)))
        st.caption(ctx.say("loads", n=len(done)))


def notes(ctx: Context) -> None:
    """What a reader must know before anything else."""
    if reads.synthetic(ctx):
        st.caption(f":orange-background[{ctx.say('synthetic')}]")
    if unfinished := [one["id"] for one in reads.history(ctx) if one["state"] == "unfinished"]:
        st.warning(plain(ctx.say("unfinished", names=unfinished)))


if __name__ == "__main__":
    main()
