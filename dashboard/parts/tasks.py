"""From gaps to tasks: ticked gaps become problems with a lead and a day; what passes again waits for a signature."""

import streamlit as st

from dashboard import cards, pickers, reads, tables
from dashboard.context import Context
from dashboard.parts import done, gaps, rule
from dashboard.tables import Sheet
from loaders.entry import enter
from queries import tasks
from queries.rules import Gap
from queries.tasks import Task

TYPE = "Issue"
COLUMNS = ("title", "stands", "handler", "due", "place", "number")
DAYS = 30


def show(ctx: Context, known: reads.Places, place: str) -> None:
    done.show()
    listed(ctx, known, place)
    make(ctx, place)


def listed(ctx: Context, known: reads.Places, place: str) -> None:
    """The tasks at or below the place; a row opens its card, and what there is to do about it."""
    every: list[Task] = reads.kept(ctx, "tasks", lambda database: tasks.tasks(database, ctx.asof))
    found = [one for one in every if place == one.place or place in (above.id for above in known.above(one.place))]
    st.subheader(ctx.say("tasks_list", n=len(found)), anchor=False)
    if not found:
        st.caption(ctx.say("tasks_none"))
        return
    sheet = table(ctx, known, found)
    picked = tables.show(ctx, sheet, key=f"tasks-{place}-{ctx.key.version}", select=True)
    tables.offer(ctx, ctx.say("part_tasks"), lambda: sheet, key="tasks-file")
    if picked is not None:
        cards.show(ctx, found[picked].id)
        act(ctx, found[picked])


def table(ctx: Context, known: reads.Places, found: list[Task]) -> Sheet:
    rows = [[one.title, ctx.say(f"stands_{one.stands}"), one.handler, one.due, known.path(one.place), one.number] for one in found]
    return Sheet(COLUMNS, tuple(ctx.say(f"column_{name}") for name in COLUMNS), rows)


def act(ctx: Context, task: Task) -> None:
    """An official signs what passes; what fails again is taken up again."""
    if task.stands == tasks.FAILING:
        st.caption(ctx.say("tasks_wait"))
    elif task.stands == tasks.REOPEN:
        if st.button(ctx.say("tasks_again"), key="tasks-again", icon=":material/replay:"):
            enter(ctx.database, TYPE, tasks.reopened(task, ctx.asof, DAYS))
            done.tell(ctx.say("tasks_reopened", number=task.number))
    elif task.stands != tasks.SIGNED:
        by = st.text_input(ctx.say("tasks_by"), key="tasks-by")
        if st.button(ctx.say("tasks_sign"), key="tasks-sign", icon=":material/approval:", type="primary", disabled=not by.strip()):
            enter(ctx.database, TYPE, tasks.signed(task, ctx.asof, by))
            done.tell(ctx.say("tasks_signed", number=task.number))


def make(ctx: Context, place: str) -> None:
    """Tasks of the gaps of one rule that are ticked."""
    chosen = rule.choose(ctx)
    found = reads.gaps(ctx, chosen, place)
    st.subheader(ctx.say("tasks_of_gaps", n=len(found)), anchor=False)
    if not found:
        st.caption(ctx.say("no_gaps"))
        return
    shown = found[: int(ctx.database.settings["GOVGRAPH_ROWS"])]
    if len(shown) < len(found):
        st.caption(ctx.say("first_rows", n=len(shown), m=len(found)))
    picked = tables.several(ctx, gaps.sheet(ctx, shown), key=f"tasks-gaps-{chosen}-{place}-{ctx.key.version}")
    st.caption(ctx.say("tasks_pick"))
    left, middle, right = st.columns([5, 2, 2], vertical_alignment="bottom")
    with left:
        category = pickers.category(ctx, ctx.say("column_category"), key="tasks-category")
    days = middle.number_input(ctx.say("tasks_days"), 1, tasks.MOST_DAYS, DAYS, key="tasks-days")
    ready = bool(picked and category)
    if right.button(ctx.say("tasks_make", n=len(picked)), key="tasks-make", type="primary", disabled=not ready) and category:
        opened(ctx, [shown[at] for at in picked], category, int(days))


def opened(ctx: Context, selected: list[Gap], category: str, days: int) -> None:
    """All of them in one load."""
    found = tasks.openings(ctx.database, selected, category, days, ctx.asof)
    new = [one.row for one in found if not one.known]
    enter(ctx.database, TYPE, *new)
    done.tell(ctx.say("tasks_made", n=len(new), known=len(found) - len(new)))
