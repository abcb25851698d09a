"""Reading workbooks: what a file is, what its cells are, and which row Excel would call it."""

import datetime
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.errors import LedgerError
from loaders.cells import UNCALCULATED, Cell, CellError, Limits, Range, Serial1904
from loaders.normalise import day
from loaders.workbook import Sheet, read
from tests import messy

HEADER = ["小区名称", "所属社区", "户数"]
ROWS = [HEADER, ["兴隆小区", "军民社区", 300], ["㙟头小区", "𬭎里社区", 45]]


def only(path: Path, **limits: int) -> Sheet:
    (sheet,) = read(path, limits=Limits(**limits))
    return sheet


def cells(sheet: Sheet) -> list[tuple[int, tuple[Cell, ...]]]:
    return [(row.number, row.cells) for row in sheet.rows]


def filled(sheet: Sheet) -> list[tuple[Cell, ...]]:
    return [row.cells for row in sheet.filled()]


def notes(sheet: Sheet) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {note.kind: (note.count, note.where) for note in sheet.notes}


@pytest.mark.parametrize("make", [messy.book, messy.old_book], ids=["xlsx", "xls"])
def test_rows_and_sheets(make: object, tmp_path: Path) -> None:
    path = make(tmp_path / "台账.bin", {"小区": ROWS, "说明": [["填报说明"]]})  # type: ignore[operator]
    first, second = read(path)
    assert (first.file, first.name, first.hidden, first.width) == ("台账.bin", "小区", False, 3)
    assert cells(first) == [(1, tuple(HEADER)), (2, ("兴隆小区", "军民社区", 300)), (3, ("㙟头小区", "𬭎里社区", 45))]
    assert cells(second) == [(1, ("填报说明",))]


@pytest.mark.parametrize("make", [messy.book, messy.old_book], ids=["xlsx", "xls"])
def test_numbers_are_those_that_excel_shows(make: object, tmp_path: Path) -> None:
    path = make(tmp_path / "x", {"小区": [[], [], [None, "甲"], [], [], [None, None, "乙"]]})  # type: ignore[operator]
    assert cells(only(path)) == [(3, (None, "甲")), (6, (None, None, "乙"))]


def test_what_was_typed_keeps_its_kind(tmp_path: Path) -> None:
    given = ["0451", 451, 4.5, True, datetime.datetime(2021, 6, 30), datetime.time(8, 30), "  ", None, "末"]
    row = cells(only(messy.book(tmp_path / "a.xlsx", {"s": [given]})))[0][1]
    assert row[:4] == ("0451", 451, 4.5, True)
    assert row[4] in (datetime.date(2021, 6, 30), datetime.datetime(2021, 6, 30))
    assert row[5] == datetime.time(8, 30)
    assert row[8] == "末"


def test_merged_cells_fill_what_they_cover(tmp_path: Path) -> None:
    rows = [["社区", "小区", "户数"], ["军民社区", "甲", 1], [None, "乙", 2], [None, "丙", 3]]
    sheet = only(messy.book(tmp_path / "a.xlsx", {"s": rows}, messy.merge("A2:A4")))
    assert filled(sheet)[1:] == [("军民社区", "甲", 1), ("军民社区", "乙", 2), ("军民社区", "丙", 3)]


def test_text_left_under_a_merged_cell_is_no_data(tmp_path: Path) -> None:
    rows = messy.text_rows([["社区", "小区"], ["军民社区", "甲"], ["旧社区", "乙"], [None, "丙"]])
    sheet = only(messy.raw(tmp_path / "a.xlsx", rows, merges=["A2:A4"]))
    assert filled(sheet)[1:] == [("军民社区", "甲"), ("军民社区", "乙"), ("军民社区", "丙")]
    assert notes(sheet) == {"covered": (1, ("A3",))}


def test_header_merged_over_two_rows(tmp_path: Path) -> None:
    rows = [["小区", "住宅", None, "商业", None], [None, "户数", "面积", "户数", "面积"]]
    sheet = only(messy.book(tmp_path / "a.xlsx", {"s": rows}, messy.merge("A1:A2", "B1:C1", "D1:E1")))
    assert filled(sheet) == [("小区", "住宅", "住宅", "商业", "商业"), ("小区", "户数", "面积", "户数", "面积")]


def test_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    def touch(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        if sheet.title == "旧":
            sheet.sheet_state = "hidden"

    shown, hidden = read(messy.book(tmp_path / "a.xlsx", {"小区": ROWS, "旧": ROWS}, touch))
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert notes(shown) == {"hidden_rows": (1, ("2",)), "hidden_columns": (1, ("C",))}
    assert len(cells(shown)) == len(cells(hidden)) == 3


def test_hidden_rows_and_columns_of_an_old_workbook(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("小区")
    for at in range(3):
        sheet.write(at, 0, f"小区{at}")
        sheet.write(at, 1, at)
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    book.save(str(tmp_path / "a.xls"))
    assert notes(only(tmp_path / "a.xls")) == {"hidden_rows": (1, ("2",)), "hidden_columns": (1, ("B",))}


def test_formulas_give_their_last_result(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+2</f><v>3</v></c><c r="B1" t="str"><f>"a"</f><v>甲</v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>B9</f></c><c r="E1" t="str"><f>""</f><v></v></c>'
        '<c r="F1" t="e"><v>#REF!</v></c></row>'
    )
    sheet = only(messy.raw(tmp_path / "a.xlsx", row))
    ((_, (three, text, error, never, nothing, ref)),) = cells(sheet)
    assert (three, text, nothing) == (3, "甲", None)
    assert (error, ref, never) == ("#DIV/0!", "#REF!", UNCALCULATED)
    assert all(isinstance(cell, CellError) for cell in (error, ref, never))
    assert notes(sheet) == {"errors": (2, ("C1", "F1")), "uncalculated": (1, ("D1",))}


def test_words_that_look_like_an_error_are_text(tmp_path: Path) -> None:
    ((_, (word,)),) = cells(only(messy.raw(tmp_path / "a.xlsx", messy.text_rows([["#N/A"]]))))
    assert word == "#N/A"
    assert not isinstance(word, CellError)


def test_formulas_that_were_never_calculated_as_openpyxl_writes_them(tmp_path: Path) -> None:
    sheet = only(messy.book(tmp_path / "a.xlsx", {"s": [["户数", "合计"], [1, "=A2*2"]]}))
    assert cells(sheet)[1] == (2, (1, UNCALCULATED))


def test_errors_of_an_old_workbook(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    sheet.write(0, 0, "甲")
    sheet.row(0).set_cell_error(1, 0x2A)
    book.save(str(tmp_path / "a.xls"))
    found = only(tmp_path / "a.xls")
    ((_, (_, error)),) = cells(found)
    assert (error, isinstance(error, CellError)) == ("#N/A", True)
    assert notes(found) == {"errors": (1, ("B1",))}


@pytest.mark.parametrize("text", ['=DISPIMG("ID_1F",1)', '=_xlfn.DISPIMG("ID_1F",1)', 'DISPIMG("ID_1F",1)'])
@pytest.mark.parametrize("stored", ["formula", "inline", "shared"])
def test_pictures_in_cells_are_counted_and_not_read(text: str, stored: str, tmp_path: Path) -> None:
    cell = {
        "formula": f'<c r="B1" t="str"><f>{text.lstrip("=")}</f><v>{text}</v></c>',
        "inline": messy.text_cell("B1", text),
        "shared": '<c r="B1" t="s"><v>0</v></c>',
    }[stored]
    row = f'<row r="1">{messy.text_cell("A1", "甲")}{cell}{messy.text_cell("C1", "照片见 DISPIMG 列")}</row>'
    sheet = only(messy.raw(tmp_path / "a.xlsx", row, shared=[text] if stored == "shared" else ()))
    assert cells(sheet) == [(1, ("甲", None, "照片见 DISPIMG 列"))]
    assert notes(sheet) == {"pictures": (1, ("B1",))}


def test_days_counted_from_1904(tmp_path: Path) -> None:
    def touch(sheet: Worksheet) -> None:
        sheet["A2"].number_format = "yyyy-mm-dd"

    day_cell = datetime.date(2025, 1, 1)
    path = messy.book(
        tmp_path / "a.xlsx", {"s": [["任期起始"], [day_cell], [44196], ["2025-01-01"], [2025], [202501]]}, touch, from_1904=True
    )
    _, *found = (row[0] for _, row in cells(only(path)))
    assert isinstance(found[1], Serial1904)
    assert [day(cell) for cell in found] == [day_cell] * 5


def test_codes_stored_as_numbers_stay_whole_numbers(tmp_path: Path) -> None:
    sheet = only(messy.book(tmp_path / "a.xlsx", {"s": [[220802003006, 220802001.0]]}))
    assert cells(sheet) == [(1, (220802003006, 220802001))]


def test_a_sheet_that_claims_16384_columns(tmp_path: Path) -> None:
    last = '<c r="XFD3" t="inlineStr"><is><t>迷路</t></is></c>'
    rows = (
        messy.text_rows([["小区名称", "户数"], ["甲", "1"]])
        + f'<row r="3">{messy.text_cell("A3", "乙")}{last}</row><row r="900"><c r="A900" s="0"/></row>'
    )
    path = messy.raw(tmp_path / "a.xlsx", rows, before='<dimension ref="A1:XFD1048576"/>')
    near = only(path, cells=10_000)
    assert [(number, row) for number, row in cells(near)] == [(1, ("小区名称", "户数")), (2, ("甲", "1")), (3, ("乙",))]
    assert notes(near) == {"far": (1, ("XFD3",))}
    assert only(path).width == 16384


def test_a_sheet_that_is_formatted_to_the_end_is_as_wide_as_its_content(tmp_path: Path) -> None:
    empty = "".join(f'<c r="{name}1" s="0"/>' for name in ("C", "D", "XFC", "XFD"))
    path = messy.raw(tmp_path / "a.xlsx", f'<row r="1">{messy.text_cell("A1", "甲")}{empty}</row><row r="1048576"><c r="A1048576"/></row>')
    assert cells(only(path)) == [(1, ("甲",))]


def test_a_sheet_beyond_the_limit_is_refused_with_its_last_cell(tmp_path: Path) -> None:
    path = messy.raw(
        tmp_path / "a.xlsx", f'<row r="1">{messy.text_cell("A1", "甲")}</row><row r="900000">{messy.text_cell("B900000", "乙")}</row>'
    )
    with pytest.raises(LedgerError, match="reaches to B900000"):
        only(path, cells=1_000_000)


def test_an_encrypted_workbook_that_excel_opens_by_itself(tmp_path: Path) -> None:
    plain = messy.book(tmp_path / "plain.xlsx", {"小区": ROWS})
    assert cells(only(messy.locked(tmp_path / "a.xlsx", plain, "VelvetSweatshop"))) == cells(only(plain))


def test_another_password_is_refused(tmp_path: Path) -> None:
    plain = messy.book(tmp_path / "plain.xlsx", {"小区": ROWS})
    with pytest.raises(LedgerError, match=r"a.xlsx: is protected by a password: save a copy without it"):
        only(messy.locked(tmp_path / "a.xlsx", plain, "secret"))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = messy.bomb(tmp_path / "a.xlsx", 8 << 20)
    assert path.stat().st_size < 100_000
    with pytest.raises(LedgerError, match="unpacks to more than 4 MiB"):
        only(path, unpacked=4 << 20)
    with pytest.raises(LedgerError, match="times smaller"):
        only(messy.bomb(tmp_path / "b.xlsx", 70 << 20))


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = messy.bomb(tmp_path / "a.xlsx", 8 << 20)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        info = file.getinfo("xl/worksheets/sheet1.xml")
    at = data.index(struct.pack("<II", info.compress_size, info.file_size), info.header_offset)
    central = data.rindex(struct.pack("<II", info.compress_size, info.file_size))
    for place in (at, central):
        data[place + 4 : place + 8] = struct.pack("<I", 1000)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="is damaged"):
        only(path, unpacked=4 << 20)


PAGE: list[tuple[int, tuple[Any, ...]]] = [(1, ("工单编号", "被反映区", "户数")), (2, ("0012", "洮北区", "3"))]
TABLE = "<tr><td>工单编号<td>被反映区<th>户数</th></tr><tr><td>0012</td><td>洮北区<br></td><td> 3 </td></tr>"
HTML = f'<html><head><meta content="text/html; charset=gb2312"></head><table><tr><td>布局</table><table>{TABLE}</table>'
MHTML = f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=gbk\r\n\r\n{HTML}\r\n--x--"
CELLS = "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in PAGE[1][1])
XML = (
    '<?xml version="1.0" encoding="gbk"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="热线"><Table><Row><Cell ss:MergeAcross="1">'
    '<Data ss:Type="String">标题</Data></Cell></Row><Row ss:Index="5"><Cell ss:Index="2"><Data ss:Type="Number">3</Data></Cell></Row>'
    f"<Row>{CELLS}</Row></Table></Worksheet></Workbook>"
)


@pytest.mark.parametrize(("text", "encoding"), [(HTML, "gbk"), (f"\ufeff \r\n{HTML}", "utf-8"), (MHTML, "gbk"), (f"<table>{TABLE}", "gbk")])
def test_a_page_called_xls_is_read_as_it_looks(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "热线.xls"
    path.write_bytes(text.encode(encoding))
    sheet = only(path)
    assert (sheet.name, cells(sheet)) == ("热线", PAGE)


def test_merged_cells_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "热线.xls"
    page = "<table><tr><td rowspan=2>军民社区<td colspan=2>规模</tr><tr><td>户数<td>3</tr><tr><td colspan=999999999>完</tr></table>"
    path.write_bytes(page.encode("gbk"))
    with pytest.raises(LedgerError, match="more than 500,000 cells"):
        only(path)
    path.write_bytes(page.replace("999999999", "2").encode("gbk"))
    sheet = only(path)
    assert [row.cells for row in sheet.filled()] == [("军民社区", "规模", "规模"), ("军民社区", "户数", "3"), ("完", "完")]


def test_a_workbook_in_xml_is_read(tmp_path: Path) -> None:
    path = tmp_path / "热线.xls"
    path.write_bytes(XML.encode("gbk"))
    sheet = only(path)
    assert (sheet.name, sheet.merged) == ("热线", (Range(1, 0, 1, 1),))
    assert cells(sheet) == [(1, ("标题",)), (5, (None, 3.0)), (6, PAGE[1][1])]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<html><p>登录超时</p></html>", "there is no table in it"), (f"{XML[:300]}", "is damaged"),
        (XML.replace("<Workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><Workbook", 1), "is no table that Excel wrote"),
        ("<?xml version='1.0'?><a/>", "this is an XML file called .xls"),
    ],
)  # fmt: skip
def test_what_is_called_xls_and_is_none(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "热线.xls"
    path.write_bytes(text.encode("gbk"))
    with pytest.raises(LedgerError) as refused:
        only(path)
    assert str(refused.value).startswith(f"热线.xls: {says}")
    assert "\n" not in str(refused.value)


def test_text_called_xls_is_read(tmp_path: Path) -> None:
    path = tmp_path / "热线.xls"
    path.write_bytes(messy.separated([["工单编号", "被反映区"], ["0012", "洮北区"]], "\t").encode("gbk"))
    sheet = only(path)
    assert (sheet.name, cells(sheet)) == ("热线", [(1, ("工单编号", "被反映区")), (2, ("0012", "洮北区"))])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"", "is empty (0 bytes)"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture (png)"),
        ("a.csv", b"%PDF-1.7", "is a PDF document"),
        ("a.xlsx", b"PK\x03\x04 and no more", "is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is damaged"),
        ("a.xlsx", "小区,户数\r\n".encode(), "is no xlsx workbook"),
    ],
)
def test_what_is_no_ledger_says_what_it_is(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LedgerError) as refused:
        list(read(tmp_path / name))
    assert str(refused.value).startswith(f"{name}: {says}")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("part", "what"),
    [("word/document.xml", "a Word document"), ("content.xml", "an OpenDocument file"), ("x.txt", "a packed archive (zip)")],
)
def test_other_packed_files(part: str, what: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as file:
        file.writestr(part, "x")
    with pytest.raises(LedgerError, match=f"is {what}".replace("(", r"\(").replace(")", r"\)")):
        list(read(tmp_path / "a.xlsx"))


def test_a_workbook_copied_only_in_part(tmp_path: Path) -> None:
    whole = messy.book(tmp_path / "a.xlsx", {"小区": ROWS}).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(LedgerError, match="not copied completely"):
        list(read(tmp_path / "b.xlsx"))


def test_no_such_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no such file"):
        list(read(tmp_path / "a.xlsx"))
    with pytest.raises(LedgerError, match="is a folder"):
        list(read(tmp_path))


def test_control_characters_in_cells_are_read_as_they_are(tmp_path: Path) -> None:
    sheet = only(messy.raw(tmp_path / "a.xlsx", messy.text_rows([["兴隆\n小区", "甲\tB"]])))
    assert cells(sheet) == [(1, ("兴隆\n小区", "甲\tB"))]
