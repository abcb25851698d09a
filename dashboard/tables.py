"""Tables of the screen: captions of the page's language, exact codes and numbers, and all rows as a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from dashboard import downloads
from dashboard.captions import YES_NO
from dashboard.context import Context
from dashboard.markup import wide
from graph.database import Rows
from queries.catalogue import Question
from queries.run import as_read

ROW_HEIGHT, MOST_HEIGHT = 35, 460
LETTER, PADDING, WIDEST = 7.2, 18, 420
"""Widths in pixels: of a Latin letter, of what stands around a cell's text, of the first column at most."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under columns; `names` are the columns in code, `captions` what the screen and files call them."""

    names: tuple[str, ...]
    captions: tuple[str, ...]
    rows: list[list[Any]]

    def columns(self, language: str) -> dict[str, list[Any]]:
        """By name, each column of one type: numbers where all are, else text as it stands."""
        by_name = {}
        for at, name in enumerate(self.names):
            values = [shown(row[at], language) for row in self.rows]
            numbers = all(value is None or isinstance(value, (int, float)) for value in values)
            by_name[name] = values if numbers else [None if value is None else str(value) for value in values]
        return by_name


def shown(value: Any, language: str) -> Any:
    """A value for a reader: as in a file, and truth in words."""
    return YES_NO[value][language] if isinstance(value, bool) else downloads.cell(value, language)


def of(ctx: Context, question: Question, found: Rows) -> Sheet:
    """The answer of a question, in the words of the page's language; a period's end is shown as its last day."""
    rows = [[question.shown(value, ctx.language) for value in row] for row in as_read(found).rows]
    return Sheet(question.names, tuple(column.caption[ctx.language] for column in question.columns), rows)


def show(ctx: Context, sheet: Sheet, *, key: str, select: bool = False) -> int | None:
    """Draws it; with `select`, the number of the row that the user has picked."""
    if not sheet.rows:
        st.info(ctx.say("nothing_found"))
        return None
    if not select:
        st.dataframe(**_drawn(ctx, sheet), key=key)
        return None
    return next(iter(_picked(ctx, sheet, key, "single-row")), None)


def several(ctx: Context, sheet: Sheet, *, key: str) -> list[int]:
    """Draws it; the numbers of the rows that the user has ticked."""
    return _picked(ctx, sheet, key, "multi-row")


def _picked(ctx: Context, sheet: Sheet, key: str, mode: Literal["single-row", "multi-row"]) -> list[int]:
    state = st.dataframe(**_drawn(ctx, sheet), key=key, on_select="rerun", selection_mode=mode)
    return [row for row in state["selection"]["rows"] if row < len(sheet.rows)]


def _drawn(ctx: Context, sheet: Sheet) -> dict[str, Any]:
    columns = sheet.columns(ctx.language)
    config = {name: _configured(caption, columns[name]) for name, caption in zip(sheet.names, sheet.captions, strict=True)}
    if first := sheet.names[:1]:
        config[first[0]] = _whole(sheet.captions[0], columns[first[0]])
    height = min(MOST_HEIGHT, ROW_HEIGHT * (len(sheet.rows) + 1) + 3)
    return {"data": columns, "hide_index": True, "column_config": config, "height": height, "placeholder": ""}


def _configured(caption: str, values: list[Any]) -> Any:
    if values and all(value is None or isinstance(value, int) for value in values) and any(value is not None for value in values):
        return st.column_config.NumberColumn(caption, format="%d", width="small")  # the default puts separators into numbers
    return st.column_config.Column(caption)


def _whole(caption: str, values: list[Any]) -> Any:
    """A row's own name, cut nowhere: the browser measures but some of the rows."""
    if any(value is not None and not isinstance(value, str) for value in values):
        return _configured(caption, values)
    room = max(wide(text) for text in (caption, *filter(None, values)))
    return st.column_config.Column(caption, width=min(WIDEST, PADDING + round(LETTER * room)))


def offer(ctx: Context, name: str, make: Callable[[], Sheet], *, key: str, notes: Sequence[str] = (), as_csv: bool = False) -> None:
    """Buttons that hand out all rows; a file is made when its button is pressed."""
    said = [ctx.say("file_asof", asof=ctx.asof), *notes]

    def workbook() -> bytes:
        sheet = make()
        return downloads.xlsx(name, sheet.captions, [[shown(value, ctx.language) for value in row] for row in sheet.rows], said)

    def text() -> bytes:
        sheet = make()
        return downloads.csv_bytes(sheet.captions, [[shown(value, ctx.language) for value in row] for row in sheet.rows])

    with st.container(horizontal=True):
        st.download_button(
            ctx.say("download_xlsx"), workbook, downloads.file_name(name, str(ctx.asof), ending="xlsx"), downloads.XLSX,
            key=f"{key}-xlsx", on_click="ignore", icon=":material/download:",
        )  # fmt: skip
        if as_csv:
            st.download_button(
                ctx.say("download_csv"), text, downloads.file_name(name, str(ctx.asof), ending="csv"), "text/csv",
                key=f"{key}-csv", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
