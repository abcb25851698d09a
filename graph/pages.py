"""Pages of docs/ that derive from the model and the settings."""

from typing import Any

from graph.model import Column, LinkSheet, Prop, Reference
from graph.schema import SCHEMA
from graph.settings import FILE, SETTINGS
from graph.words import listed

NOTE = "<!-- derived from the code by `make docs`; edit the code, not this page -->\n"


def cell(text: str) -> str:
    """Text that is safe in a table of Markdown."""
    return text.replace("|", "\\|").replace("\n", " ")


def table(columns: list[str], rows: list[list[str]]) -> str:
    """A table of Markdown."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell(text) for text in line)} |" for line in lines) + "\n"


def _kind(column: Column) -> str:
    of = column.of
    if isinstance(of, Reference):
        arrow = f"←{of.link}" if of.incoming else f"{of.link}→" if of.link else "narrows"
        return f"{arrow} {' / '.join(of.to)}"
    choices = " / ".join(choice.zh for choice in of.choices)
    return f"{of.kind}{f' ({of.unit})' if of.unit else ''}{f': {choices}' if choices else ''}"


def _source(column: Column) -> str:
    return column.of.source if isinstance(column.of, Prop) else ""


def _row(column: Column) -> list[str]:
    return [column.field, column.zh, column.en, _kind(column), column.level, listed(column.aliases, "zh"), _source(column)]


def model_rows() -> list[list[str]]:
    """One row for each column of each sheet: type, captions, kind, and the headers that ledgers use."""
    return [
        [sheet.name, column.zh, column.en, _kind(column), listed(column.aliases, "zh")]
        for sheet in SCHEMA.sheets
        for column in sheet.columns
    ]


def columns_as_json() -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "type": sheet.name,
            "caption": {"zh": sheet.zh, "en": sheet.en},
            "fields": [
                {
                    "field": column.field,
                    "zh": column.zh,
                    "en": column.en,
                    "kind": _kind(column),
                    "level": column.level,
                    "headers": column.aliases,
                }
                for column in sheet.columns
            ],
        }
        for sheet in SCHEMA.sheets
    ]


def model() -> str:
    """docs/model.md."""
    parts = [
        f"{NOTE}# The model\n",
        "Every node has one keyed label with a unique text `id`, and may have one kind beside it, as `(:Place:Grid)`. "
        "Each loaded node and link carries `load`, `created_by`, `source` (file › sheet › row) and `fingerprint`. "
        "Periods are half-open: a ledger's last valid day is stored as the day after.\n",
        "## Links\n",
        table(
            ["link", "中文", "from", "to", "properties", "source"],
            [
                [one.type, one.zh, " / ".join(one.starts), " / ".join(one.ends), ", ".join(prop.name for prop in one.props), one.source]
                for one in SCHEMA.links
            ],
        ),
        "## Ledgers\n",
        "Each type is one kind of sheet. A header is a field's caption in either language, or one of the other headers.\n",
    ]
    for sheet in SCHEMA.sheets:
        label = f"link `{sheet.link}`" if isinstance(sheet, LinkSheet) else f"`:{sheet.labels}`"
        parts.append(f"### {sheet.zh} · {sheet.en} ({sheet.name}, {label})\n")
        parts.append(table(["field", "表头", "header", "kind", "level", "other headers", "source"], [_row(one) for one in sheet.columns]))
    return "\n".join(parts)


def settings() -> str:
    """docs/settings.md."""
    rows = [[f"`{one.name}`", f"`{one.default}`" if one.default else "", one.zh, one.en] for one in SETTINGS]
    return (
        f"{NOTE}# Settings\n\n"
        f'From the environment, else from `{FILE}` in the folder where you stand (`NAME = "value"`, a line each), else the default.\n\n'
        + table(["name", "default", "用途", "what it does"], rows)
    )
