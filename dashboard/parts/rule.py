"""Choosing a rule of the profile; the choice holds for all parts of the page."""

import streamlit as st

from dashboard.context import Context
from dashboard.markup import plain
from queries.profile import current


def choose(ctx: Context) -> str:
    """Its id, with what it expects and who would close a gap beneath."""
    rules = {rule.id: rule for rule in current(ctx.database).rules()}
    wished = st.session_state.get("coverage_rule") or next(iter(current(ctx.database).targets), None)
    chosen = st.selectbox(
        ctx.say("rule"), list(rules), index=list(rules).index(wished) if wished in rules else 0,
        format_func=lambda id: f"{rules[id].title[ctx.language]} · {id} · {ctx.say('severity_' + rules[id].rule.severity)}",
        filter_mode="contains",
    )  # fmt: skip
    st.session_state["coverage_rule"] = chosen
    rule = rules[chosen]
    said = ctx.say(
        "expects", what=rule.rule.expected[ctx.language], who=rule.rule.remedy[ctx.language], source=" ".join(rule.header.source)
    )
    st.caption(plain(said))
    return chosen
