"""What a page that AppTest has run would show."""

from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest


def elements(app: AppTest) -> Iterator[Any]:
    """All elements, those of the sidebar too."""
    pending: list[Any] = [app._tree]
    while pending:
        one = pending.pop()
        children = getattr(one, "children", None)
        if children:
            pending.extend(reversed(list(children.values())))
        else:
            yield one


def html(app: AppTest) -> str:
    """Everything that is put into the page as HTML, the style sheet apart."""
    return "\n".join(one.proto.body for one in elements(app) if one.type == "html" and "<style>" not in one.proto.body)


def markdown(app: AppTest) -> list[str]:
    """Everything that is read as Markdown, captions and alerts with it."""
    return [one.value for one in elements(app) if one.type in ("markdown", "caption", "info", "warning", "error", "success")]


def words(app: AppTest) -> str:
    """All that is written on the page, tables apart."""
    return "\n".join([html(app), *markdown(app), *(str(getattr(one, "value", "")) for one in app.title)])


def errors(app: AppTest) -> list[str]:
    return [*(one.value for one in app.exception), *(one.value for one in app.error)]


def tables(app: AppTest) -> list[Any]:
    """Data frames, in order."""
    return [one.value for one in app.dataframe]
