"""A place and a kind of problem: the one body that must act, who stands beside it, why, and where it goes next."""

from typing import Any

import streamlit as st

from dashboard import captions, cards, chain, netview, pickers, reads, tables
from dashboard.context import Context, context
from dashboard.markup import plain, safe, tag
from graph.errors import SeveralSuccessors
from graph.schema.duties import OBJECTS
from graph.words import SEMICOLONS, listed, told
from queries.header import Both
from queries.ownership.answer import EXCLUDED, EXPIRED, GATE, OVERLAP, OWNED, PROPOSED, UNOWNED, VACUUM
from queries.ownership.facts import SLOTS
from queries.proposals import Proposal, propose, unsure
from queries.routing import answer

Record = dict[str, Any]
TONES = {OWNED: "good", OVERLAP: "warn", PROPOSED: "warn", GATE: "", UNOWNED: "bad", EXCLUDED: "bad", EXPIRED: "bad", VACUUM: "bad"}
GROUNDS = ("duty", "link", "ruling", "guarantee")
COLUMNS = ("slot", "name", "kind", "competence", "basis", "list", "wider", "rests_on", "source", "id")


def show(ctx: Context) -> None:
    if cards.empty(ctx):
        return
    left, middle, right = st.columns([5, 5, 3])
    with left:
        place = pickers.place(ctx, ctx.say("place"), key="owner-place")
    with middle:
        category = pickers.category(ctx, ctx.say("category"), key="owner-category")
    with right:
        thing = st.selectbox(
            ctx.say("object"), [choice.value for choice in OBJECTS], index=None, key="owner-object", placeholder=ctx.say("object_none"),
            format_func=lambda value: captions.choice("Duty", "object", value, ctx.language), persist_state="session", help=ctx.say("object_help"),
        )  # fmt: skip
    if category is None:
        proposals(ctx, place)
    if place is None or category is None:
        st.info(ctx.say("owner_start"), icon=":material/person_search:")
        return
    try:
        found = asked(ctx, place, category, thing)
    except SeveralSuccessors as error:
        divided(ctx, error)
        return
    verdict(ctx, found)
    slots(ctx, found)
    picture(ctx, found)
    reasons, table = st.columns([1, 1])
    with reasons:
        why(ctx, found)
    with table:
        following(ctx, found)
    details(ctx, found)


def proposals(ctx: Context, place: str | None) -> None:
    """Kinds of problem that a text may be about, to choose from; nothing is chosen by itself."""
    text = st.text_input(ctx.say("propose"), key="owner-text", placeholder=ctx.say("propose_example"))
    if not any(char.isalnum() for char in text):
        return
    found: list[Proposal] = reads.kept(ctx, "propose", lambda database: propose(database, text, place), text, place)
    if unsure(found):
        st.caption(ctx.say("propose_unsure"))
    for one in found:
        said = ctx.say("propose_one", path=" › ".join(one.path), score=f"{one.score:.2f}", words=one.words)
        st.button(plain(said), key=f"propose-{one.category}", on_click=choose, args=(one.category,))


def choose(category: str) -> None:
    st.session_state["owner-category"] = category


def asked(ctx: Context, place: str, category: str, thing: str | None) -> Record:
    def read(database: Any) -> Record:
        return answer(database, place, category, thing, ctx.asof)

    found: Record = reads.kept(ctx, "owner", read, place, category, thing)
    return found


def divided(ctx: Context, error: SeveralSuccessors) -> None:
    """Those that came after the place, to choose from; none is guessed."""
    st.warning(plain(ctx.say("divided", name=error.name)), icon=":material/call_split:")
    for id, line in error.successors.items():
        st.button(plain(line), key=f"successor-{id}", on_click=move, args=(id,))


def move(place: str) -> None:
    st.session_state["owner-place"] = place


def names(bodies: list[Record]) -> list[str]:
    return [body["name"] for body in bodies]


def verdict(ctx: Context, found: Record) -> None:
    """Big and clear: the word, and who acts or holds it meanwhile."""
    place, category = found["place"], found["category"]
    lines = [tag("div", safe(ctx.say(f"verdict_{found['verdict']}")), css="gg-word")]
    if found["act"]:
        heads = {head["name"] for body in found["act"] for head in body.get("answers_to", [])}
        said = ctx.say("acts", names=names(found["act"])) + (ctx.say("answers_to", names=sorted(heads)) if heads else "")
        lines.append(tag("div", safe(said), css="gg-who"))
    if found["gate"]:
        lines.append(tag("div", safe(ctx.say("gate", channel=found["gate"])), css="gg-who"))
    if found["held_by"]:
        lines.append(tag("div", safe(ctx.say("held_by", names=names(found["held_by"]))), css="gg-note"))
    if found["follow_up"]:
        lines.append(tag("div", safe(ctx.say("follow_up", names=names(found["follow_up"]))), css="gg-note"))
    lines += [tag("div", safe(seat(ctx, post)), css="gg-note") for body in found["act"] for post in found["posts"].get(body["id"], ())]
    thing = captions.choice("Duty", "object", found["object"], ctx.language) if found["object"] else ""
    where = " › ".join([*reversed(found["place"]["above"]), place["name"]])
    lines.append(tag("div", safe(" · ".join(filter(None, (where, category["name"], thing, found["asof"])))), css="gg-note"))
    st.html(tag("div", *lines, css=f"gg-verdict gg-{TONES[found['verdict']]}"))
    if found["place"]["closed"]:
        st.warning(plain(ctx.say("retired", day=found["place"]["closed"])), icon=":material/event_busy:")
    if gone := found["place"]["succeeds"]:
        said = ctx.say("succeeded", old=gone["name"], day=gone["closed"], new=place["name"])
        st.warning(plain(said), icon=":material/event_busy:")
    for gap in found["gaps"]:
        st.warning(plain(ctx.say(f"gap_{gap['kind']}")), icon=":material/report:")


def seat(ctx: Context, post: Record) -> str:
    """Who sits in a post, and the days on which nobody will."""
    name = post["holder"]["name"] if post["holder"] else ""
    said = ctx.say(f"seat_{post['how']}", at=post["at"]["name"], title=post["title"], name=name)
    return said + (ctx.say("seat_days", days=post["uncovered"]) if post["uncovered"] else "")


def slots(ctx: Context, found: Record) -> None:
    """The five, side by side: they never compete."""
    acting = {body["id"] for body in found["act"]}
    st.html(tag("div", *(slot(ctx, name, found["slots"][name], acting) for name in SLOTS), css="gg-slots"))


def slot(ctx: Context, name: str, bodies: list[Record], acting: set[str]) -> str:
    """HTML: a body once, with the words of all that puts it there."""
    by_id: dict[str, list[Record]] = {}
    for body in bodies:
        by_id.setdefault(body["id"], []).append(body)
    inside = [
        tag(
            "p",
            safe(rows[0]["name"]),
            "<br>",
            tag("span", safe(SEMICOLONS[ctx.language].join(dict.fromkeys(rests_on(ctx, row) for row in rows))), css="gg-basis"),
        )
        for rows in by_id.values()
    ] or [tag("p", safe(ctx.say("nobody")), css="gg-empty")]
    turn = " gg-turn" if acting & by_id.keys() else ""
    return tag("div", tag("h4", safe(captions.choice("Duty", "slot", name, ctx.language))), *inside, css=f"gg-slot{turn}")


def rests_on(ctx: Context, body: Record) -> str:
    """What puts a body into a slot, in a few words."""
    said = [captions.choice("Duty", prop, body[prop], ctx.language) for prop in ("competence", "basis", "list") if body.get(prop)]
    return " · ".join([*said, *([ctx.say("wider")] if body.get("wider") else [])]) or ctx.say("by_jurisdiction")


def picture(ctx: Context, found: Record) -> None:
    """The chain, and beside it the card of what is selected."""
    st.subheader(ctx.say("chain"))
    drawn = chain.draw(ctx, found)
    left, right = st.columns([7, 3])
    with left:
        key = f"chain-{found['place']['id']}-{found['category']['id']}-{found['object']}-{found['asof']}-{ctx.language}"
        selected = netview.panel(drawn.net, key=key, height=drawn.height)
    with right:
        if body := drawn.bodies.get(selected or ""):
            cards.show(ctx, body)
        else:
            st.caption(ctx.say("click_a_body"))
    if found["chain"]:
        st.html(steps(ctx, found["chain"]))


def steps(ctx: Context, links: list[Record]) -> str:
    """HTML: the chain of a compound as one line, what is missing marked."""
    parts = []
    for link in links:
        tone = "gg-bad" if link["missing"] else "gg-good"
        who = listed(names(link["bodies"]), ctx.language) or (ctx.say("missing") if link["missing"] else "")
        role = ctx.say(f"role_{link['role']}")
        parts.append(tag("span", safe(told(role, who, ctx.language) if who else role), css=f"gg-badge {tone}"))
    return tag("p", tag("strong", safe(ctx.say("compound_chain"))), " ", " → ".join(parts))


def why(ctx: Context, found: Record) -> None:
    st.subheader(ctx.say("why"))
    lines = [tag("div", tag("span", safe(one["rule"]), css="gg-badge"), safe(one[ctx.language])) for one in found["why"]]
    lines += [
        tag("div", tag("span", safe(ctx.say("problem")), css="gg-badge gg-warn"), safe(one[ctx.language])) for one in found["problems"]
    ]
    st.html(tag("div", *lines, css="gg-lines"))
    if found["catch_all"]:
        st.caption(plain(ctx.say("catch_all", names=names(found["catch_all"]))))


def following(ctx: Context, found: Record) -> None:
    st.subheader(ctx.say("next"))
    st.html(tag("div", *(tag("div", safe(next_step(ctx, step))) for step in found["next"]), css="gg-lines"))


def next_step(ctx: Context, step: Record) -> str:
    """One step in words."""
    body = step["body"]["name"] if step.get("body") else ctx.say("none_on_record")
    if step["kind"] == "conference":
        leads = names(step["leads"]) or "—"
        said = ctx.say("next_conference", level=ctx.say(f"level_{step['level']}"), body=body, hours=step["limit_hours"], leads=leads)
        return said + when(ctx, step) + (ctx.say("starts_here", why=step["because"][ctx.language]) if step["starts_here"] else "")
    said = ctx.say(
        f"next_{step['kind']}",
        body=body,
        bodies=names(step["bodies"]) or "—",
        calls=names(step["calls"]) or "—",
        channel=step["channel"] or "—",
    )
    return said + when(ctx, step)


def when(ctx: Context, step: Record) -> str:
    """By when it is to be decided, and when the conference sits next."""
    said = ctx.say("by_when", day=step["by"]) if step.get("by") else ""
    session = step.get("next_session")
    if session is None:
        return said
    return said + (ctx.say("sits_overdue", day=session["on"]) if session["overdue"] else ctx.say("sits_next", day=session["on"]))


def details(ctx: Context, found: Record) -> None:
    """Everything that stands in a slot, as a table; and the posts of the place itself."""
    if found["on_site"]:
        st.caption(
            plain(told(ctx.say("on_site"), SEMICOLONS[ctx.language].join(seat(ctx, post) for post in found["on_site"]), ctx.language))
        )
    sheet = tables.Sheet(COLUMNS, tuple(ctx.say(f"column_{name}") for name in COLUMNS), rows(ctx, found))
    with st.expander(ctx.say("as_table"), expanded=True):
        picked = tables.show(ctx, sheet, key="owner-table", select=True)
        st.caption(ctx.say("card_help"))
        if picked is not None:
            cards.show(ctx, ground_of(sheet.rows[picked]))
        title = f"{ctx.say('page_owner')}-{found['place']['name']}-{found['category']['name']}"
        tables.offer(ctx, title, lambda: sheet, key="owner-file")


def ground_of(row: list[Any]) -> str:
    """The duty, ruling or guarantee that a row of the table rests on; of a link or of none the body."""
    rests_on, body = (row[COLUMNS.index(name)] for name in ("rests_on", "id"))
    return str(rests_on if str(rests_on).startswith(("duty:", "decision:", "guarantee:")) else body)


def rows(ctx: Context, found: Record) -> list[list[Any]]:
    def word(body: Record, prop: str) -> str | None:
        return captions.choice("Duty", prop, body[prop], ctx.language) if body.get(prop) else None

    return [
        [
            captions.choice("Duty", "slot", slot, ctx.language), body["name"], captions.kind(body["kind"], ctx.language), word(body, "competence"),
            word(body, "basis"), word(body, "list"), Both("是", "yes")[ctx.language] if body.get("wider") else None,
            next((body[ground] for ground in GROUNDS if body.get(ground)), None), body.get("source") or None, body["id"],
        ]
        for slot in SLOTS
        for body in found["slots"][slot]
    ]  # fmt: skip


if __name__ == "__main__":
    show(context())
