"""The empty workbook of one or more types: what it asks for is what the loader reads."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import UnknownName
from graph.model import Column, Prop, Reference
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from graph.words import listed

ROWS = 500  # rows below the header that are open for input
HEADER = 2  # the header's row; above it stands the title
FORMATS = {"day": "yyyy-mm-dd", "last_day": "yyyy-mm-dd", "integer": "0", "number": "0.##"}
KINDS = {
    "text": "文字 text", "code": "代码，按文字填写 code, as text",
    "credit_code": "18 位代码，按文字填写 code of 18 characters, as text", "range": "数字或范围 number or range, 0.3至0.5",
    "integer": "整数 whole number", "number": "数字 number",
    "boolean": "是 / 否 yes or no", "day": "日期 date, 2021-06-30；只知月份 the month alone: 2021年6月",
    "last_day": "最后有效日 last valid day, 2021-06-30；只知月份 the month alone: 2021年6月",
    "position": "经度,纬度，已分两列填写的不必再填 longitude,latitude; leave it where two columns hold them",
    "texts": "可填多个，用、隔开 several, with 、 between",
}  # fmt: skip
MUST, SHOULD, MAY = "FFC00000", "FF1F4E79", "FF7F7F7F"
COLOURS = {"required": MUST, "expected": SHOULD, "optional": MAY}
LEVELS = {"required": "必填 required", "expected": "应填 expected", "optional": "选填 optional"}


def write(names: Sequence[str], path: Path) -> None:
    """Writes the workbook with one sheet for each of those types. Raises UnknownName for a type that no sheet holds."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name in names:
        _sheet(book.create_sheet(), find(name))
    book.save(path)


def find(name: str) -> SheetType:
    """A type by its name in code, or by its caption in either language."""
    for sheet in SCHEMA.sheets:
        if name.casefold() in (sheet.name.casefold(), sheet.zh, sheet.en.casefold()):
            return sheet
    raise UnknownName("type of ledger", name, [sheet.name for sheet in SCHEMA.sheets])


def _sheet(sheet: Worksheet, type: SheetType) -> None:
    sheet.title = type.zh.replace("/", "、")
    sheet.cell(1, 1, f"{type.zh}台账 · {type.en}").font = Font(bold=True, size=14)
    for index, column in enumerate(type.columns, start=1):
        _column(sheet, index, column)
        sheet.cell(HEADER, index).comment = Comment(_meaning(type, column), "govgraph", width=320, height=150)
    sheet.freeze_panes = f"A{HEADER + 1}"
    sheet.protection.sheet = True  # without a password: it guards against slips, not against the user
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)


def _column(sheet: Worksheet, index: int, column: Column) -> None:
    letter = get_column_letter(index)
    cell = sheet.cell(HEADER, index, column.zh)
    cell.font = Font(bold=True, color="FFFFFFFF")
    cell.fill = PatternFill("solid", fgColor=COLOURS[column.level])
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell.border = Border(bottom=Side(style="medium"))
    sheet.column_dimensions[letter].width = max(12, 2.2 * len(column.zh) + 2)
    number_format = FORMATS.get(column.of.kind, "@") if isinstance(column.of, Prop) else "@"
    sheet.cell(1, index).protection = cell.protection = Protection(locked=True)
    whole = sheet.column_dimensions[letter]  # the style of a column is that of all its cells that have none of their own
    whole.number_format = number_format  # "@" keeps 1-2 from becoming a date and 0451 from losing its zero
    whole.protection = Protection(locked=False)
    if values := _values(column):
        choice = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True, showErrorMessage=True)
        choice.error = f"请从下拉列表中选择：{listed(values, 'zh')}"[:250]
        choice.add(f"{letter}{HEADER + 1}:{letter}{HEADER + ROWS}")
        sheet.add_data_validation(choice)


def _values(column: Column) -> list[str]:
    """What the drop-down list offers; a list of several values has none, nor has one too long for Excel (255)."""
    of = column.of
    if isinstance(of, Reference) or of.kind == "texts":
        return []
    values = ["是", "否"] if of.kind == "boolean" else [choice.zh for choice in of.choices]
    return values if len(",".join(values)) <= 255 and not any("," in value for value in values) else []


def _meaning(type: SheetType, column: Column) -> str:
    of = column.of
    lines = [f"{column.zh} · {column.en}", LEVELS[column.level]]
    if isinstance(of, Reference):
        lines.append("名称、代码或编号 name, code or id" + ("；可填多个，用、隔开" if of.many else ""))
        if of.otherwise:
            lines.append(f"可空，则按 may be left to {listed((type.reference(name).zh for name in of.otherwise), 'zh')}")
    else:
        lines.append(KINDS[of.kind] + (f"，单位 unit {of.unit}" if of.unit else ""))
        if of.choices:
            lines.append(" / ".join(choice.zh for choice in of.choices))
    if of.example:
        lines.append(f"例 e.g. {of.example}")
    if isinstance(of, Prop) and of.source:
        lines.append(of.source)
    return "\n".join(lines)
