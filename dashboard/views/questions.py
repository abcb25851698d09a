"""Any question of the catalogue, with its parameters and all rows of its answer as a file."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import pickers, reads, tables
from dashboard.context import Context, context
from dashboard.markup import plain
from queries.catalogue import Question, catalogue
from queries.header import NONE, TODAY, Param


def show(ctx: Context) -> None:
    asked = pick(ctx)
    arguments = {param.name: ask(ctx, asked, param) for param in asked.params}
    lacking = [param.caption[ctx.language] for param in asked.params if param.required and arguments[param.name] in (None, "")]
    if lacking:
        st.info(plain(ctx.say("needs", names=lacking)))
        return
    given = {name: value for name, value in arguments.items() if value not in (None, "")}
    result(ctx, asked, given)


def pick(ctx: Context) -> Question:
    questions = {one.id: one for one in catalogue().questions()}
    chosen = st.selectbox(
        ctx.say("question"), list(questions), key="question", persist_state="session", filter_mode="contains",
        format_func=lambda id: f"{questions[id].title[ctx.language]} · {id}",
    )  # fmt: skip
    asked = questions[chosen]
    st.caption(
        plain(" · ".join(filter(None, (ctx.say("source_clause", clauses=" ".join(asked.header.source)), f"{asked.folder}/{asked.id}"))))
    )
    if asked.header.note:
        st.caption(plain(asked.header.note[ctx.language]))
    return asked


def ask(ctx: Context, asked: Question, param: Param) -> Any:
    """A field of the parameter's type; None where it is left to its default."""
    label, key = plain(param.caption[ctx.language]), f"ask-{asked.id}-{param.name}"
    match param.type:
        case "Place":
            return pickers.place(ctx, label, key=key)
        case "Category":
            return pickers.category(ctx, label, key=key)
        case "Organization" | "Alliance":
            return pickers.organization(ctx, label, key=key, type=param.type)
        case "date":
            return st.date_input(label, ctx.asof if param.default == TODAY else day(param), key=f"{key}-{ctx.asof}", format="YYYY-MM-DD")
        case "integer":
            return st.number_input(label, value=int(param.default) if param.default not in (None, NONE) else None, step=1, key=key)
    return st.text_input(label, value=param.default if param.default not in (None, NONE) else "", key=key)


def day(param: Param) -> date | None:
    return date.fromisoformat(param.default) if param.default not in (None, NONE, TODAY) else None


def result(ctx: Context, asked: Question, given: dict[str, Any]) -> None:
    """The first rows on the screen, with what was cut off; all of them in the files."""
    most = int(ctx.database.settings["GOVGRAPH_ROWS"])
    found = reads.answered(ctx, asked.id, most, **given)
    said = ctx.say("first_rows_more", n=most) if found.truncated else ctx.say("rows", n=len(found.rows))
    st.caption(plain(f"{said} · {ctx.say('took', ms=f'{found.took_ms:.0f}')}"))
    tables.show(ctx, tables.of(ctx, asked, found), key=f"answer-{asked.id}")
    tables.offer(
        ctx, asked.title[ctx.language], lambda: tables.of(ctx, asked, reads.answered(ctx, asked.id, **given)), key=f"answer-{asked.id}-file",
        as_csv=True,
    )  # fmt: skip


if __name__ == "__main__":
    show(context())
