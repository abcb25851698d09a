"""Merged cells and pictures in cells: what counts, what is only noted, and that neither costs much."""

import time
from pathlib import Path

import pytest

from loaders.cells import UNCALCULATED, Cell, Range, Sheet
from loaders.workbook import read
from tests import messy


def only(path: Path) -> Sheet:
    (sheet,) = read(path)
    return sheet


def filled(sheet: Sheet) -> list[tuple[int, tuple[Cell, ...]]]:
    return [(row.number, row.cells) for row in sheet.filled()]


def notes(sheet: Sheet) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {note.kind: (note.count, note.where) for note in sheet.notes}


def test_a_merge_to_the_end_of_the_sheet_is_as_large_as_its_content(tmp_path: Path) -> None:
    rows = messy.text_rows([["台账", None], ["社区", "小区"], ["军民社区", "甲"], [None, "乙"]])
    sheet = only(messy.raw(tmp_path / "a.xlsx", rows, merges=["A1:XFD1", "A3:A1048576"]))
    assert filled(sheet) == [(1, ("台账", "台账")), (2, ("社区", "小区")), (3, ("军民社区", "甲")), (4, ("军民社区", "乙"))]
    assert sheet.merged == (Range(1, 0, 1, 16383), Range(3, 0, 1048576, 0))
    assert not sheet.notes


def test_a_row_that_only_a_merge_reaches_is_none(tmp_path: Path) -> None:
    rows = messy.text_rows([["社区", "小区"], ["军民社区", "甲"], ["旧社区", None], [None, None], [None, "乙"]])
    sheet = only(messy.raw(tmp_path / "a.xlsx", rows, merges=["A2:A5"]))
    assert filled(sheet)[1:] == [(2, ("军民社区", "甲")), (5, ("军民社区", "乙"))]
    assert notes(sheet) == {"covered": (1, ("A3",))}


def test_an_empty_merged_cell_covers_with_nothing(tmp_path: Path) -> None:
    rows = messy.text_rows([["社区", "小区"], [None, "甲"], ["旧社区", "乙"]])
    assert filled(only(messy.raw(tmp_path / "a.xlsx", rows, merges=["A2:A3"])))[1:] == [(2, (None, "甲")), (3, (None, "乙"))]


def test_merged_cells_of_an_old_workbook(tmp_path: Path) -> None:
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("小区")
    sheet.write_merge(0, 1, 0, 0, "军民社区")
    sheet.write(0, 1, "甲")
    sheet.write(1, 1, "乙")
    book.save(str(tmp_path / "a.xls"))
    assert filled(only(tmp_path / "a.xls")) == [(1, ("军民社区", "甲")), (2, ("军民社区", "乙"))]


def test_a_sheet_can_be_walked_again(tmp_path: Path) -> None:
    sheet = only(messy.book(tmp_path / "a.xlsx", {"s": [["社区", "小区"], ["甲", "乙"]]}, messy.merge("A2:A3")))
    assert list(sheet.rows) == list(sheet.rows)
    assert list(sheet.filled()) == list(sheet.filled())


def test_text_beside_a_picture_stays(tmp_path: Path) -> None:
    sheet = only(messy.raw(tmp_path / "a.xlsx", messy.text_rows([["甲", '路灯不亮 =DISPIMG("ID_(1)",1)']])))
    assert filled(sheet) == [(1, ("甲", "路灯不亮 "))]
    assert notes(sheet) == {"pictures": (1, ("B1",))}


def test_pictures_named_in_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('事项,照片\r\n路灯,"=_xlfn.DISPIMG(""ID_1"",1)"\r\n', encoding="utf-8")
    sheet = only(tmp_path / "a.csv")
    assert filled(sheet)[1:] == [(2, ("路灯",))]
    assert notes(sheet) == {"pictures": (1, ("B2",))}


def test_an_error_beyond_the_last_value_is_a_cell_too(tmp_path: Path) -> None:
    rows = f'<row r="1">{messy.text_cell("A1", "甲")}</row><row r="4"><c r="C4"><f>A1</f></c></row>'
    assert filled(only(messy.raw(tmp_path / "a.xlsx", rows))) == [(1, ("甲",)), (4, (None, None, UNCALCULATED))]


@pytest.mark.parametrize(
    "formula", ["<f>1+1</f>", "<f>1+1</f><v/>", "<f>1+1</f><v></v>", '<f t="shared" si="0"/>', '<f si="0" t="shared"/><v/>']
)
def test_forms_of_a_formula_without_result(formula: str, tmp_path: Path) -> None:
    row = f'<row r="1">{messy.text_cell("A1", "甲")}<c r="B1" s="0">{formula}</c><c r="C1"><f>1+1</f><v>2</v></c></row>'
    assert filled(only(messy.raw(tmp_path / "a.xlsx", row))) == [(1, ("甲", UNCALCULATED, 2))]


def test_elements_with_a_prefix(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = (
        f'<x:row xmlns:x="{main}" r="2" hidden="1"><x:c r="A2"><x:v>5</x:v></x:c>'
        '<x:c r="B2"><x:f>1</x:f></x:c><x:c r="C2" t="e"><x:v>#N/A</x:v></x:c></x:row>'
    )
    sheet = only(messy.raw(tmp_path / "a.xlsx", cells))
    assert filled(sheet) == [(2, (5, UNCALCULATED, "#N/A"))]
    assert set(notes(sheet)) == {"hidden_rows", "uncalculated", "errors"}


def test_notes_are_one_line_in_both_languages(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}" hidden="1">{messy.text_cell(f"A{n}", "甲")}</row>' for n in range(1, 8))
    (note,) = only(messy.raw(tmp_path / "a.xlsx", rows)).notes
    assert note.zh == "7 行被隐藏，照常读入：1、2、3、4、5 …"
    assert note.en == "7 hidden rows, read like the others: 1, 2, 3, 4, 5 …"


def test_many_formulas_and_merges_take_no_longer_than_as_many_values(tmp_path: Path) -> None:
    count = 20_000
    merges = [f"A{row}:A{row + 1}" for row in range(1, count, 2)]
    path = messy.raw(
        tmp_path / "a.xlsx",
        "".join(f'<row r="{n}">{messy.text_cell(f"A{n}", "甲")}<c r="B{n}"><f>1+1</f></c></row>' for n in range(1, count + 1)),
        merges=merges,
    )
    start = time.process_time()
    sheet = only(path)
    assert sum(1 for _ in sheet.filled()) == count
    assert notes(sheet)["uncalculated"][0] == count
    assert notes(sheet)["covered"][0] == count // 2
    assert time.process_time() - start < 10
