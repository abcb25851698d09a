"""Ledgers as they come, made by code: workbooks with merges, formulas and stale text, text in many encodings."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Any]


def book(path: Path, sheets: Mapping[str, Rows], touch: Callable[[Worksheet], None] = lambda _: None, *, from_1904: bool = False) -> Path:
    """An xlsx file of those sheets; `touch` may do to each what rows of values cannot say."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    if from_1904:
        made.epoch = CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        touch(sheet)
    made.save(path)
    return path


def merge(*ranges: str) -> Callable[[Worksheet], None]:
    def touch(sheet: Worksheet) -> None:
        for one in ranges:
            sheet.merge_cells(one)

    return touch


def raw(path: Path, cells: str, *, merges: Sequence[str] = (), before: str = "", shared: Sequence[str] = ()) -> Path:
    """An xlsx file of one sheet by hand: `cells` is what stands in <sheetData>, `before` what stands in front of it."""
    merged = f"<mergeCells>{''.join(f'<mergeCell ref={one!r}/>' for one in merges)}</mergeCells>" if merges else ""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="小区" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{before}<sheetData>{cells}</sheetData>{merged}</worksheet>',
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{"".join(f"<si><t>{escape(text)}</t></si>" for text in shared)}</sst>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{content}')
    return path


def text_cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def text_rows(rows: Rows) -> str:
    """<row>s of texts for `raw`."""
    made = []
    for number, row in enumerate(rows, 1):
        cells = "".join(text_cell(f"{chr(65 + index)}{number}", str(text)) for index, text in enumerate(row) if text is not None)
        made.append(f'<row r="{number}">{cells}</row>')
    return "".join(made)


def old_book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """The same as BIFF8, the format of .xls."""
    import xlwt

    made = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = made.add_sheet(name)
        for at, row in enumerate(rows):
            for index, cell in enumerate(row):
                if cell is not None:
                    sheet.write(at, index, cell)
    made.save(str(path))
    return path


def locked(path: Path, plain: Path, password: str) -> Path:
    """The workbook encrypted with a password, as Excel does it."""
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt(password, target)
    return path


def separated(rows: Rows, separator: str = ",") -> str:
    return "".join(separator.join("" if cell is None else str(cell) for cell in row) + "\r\n" for row in rows)


def bomb(path: Path, size: int) -> Path:
    """A small file whose sheet unpacks to `size` bytes of nothing."""
    plain = io.BytesIO()
    with zipfile.ZipFile(raw(path, text_rows([["小区名称"]]))) as source, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name) + (b" " * size if name.endswith("sheet1.xml") else b""))
    path.write_bytes(plain.getvalue())
    return path
