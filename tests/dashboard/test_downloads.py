"""Files that leave the screen: all rows, exact codes, no live formulas."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from dashboard import downloads
from loaders.workbook import read

FORMULAS = ["=1+1", "+49", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "＝1＋1", "\t=1"]  # fmt: skip
CODES = ["0451", "220802003006", "202603150012345678", "0012"]


def read_back(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).active


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_of_a_workbook_is_never_a_formula(text: str) -> None:
    cell = read_back(downloads.xlsx("表", ["a"], [[text]]))["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_of_a_csv_is_never_a_formula(text: str) -> None:
    content = downloads.csv_bytes([text], [[text]]).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content))) == [["'" + text], ["'" + text]]


@pytest.mark.parametrize("code", CODES)
def test_a_code_stays_what_it_is(code: str) -> None:
    cell = read_back(downloads.xlsx("t", ["code"], [[code]]))["A2"]
    assert (cell.value, cell.data_type, cell.number_format) == (code, "s", "@")
    assert downloads.csv_bytes(["code"], [[code]]).decode("utf-8-sig").splitlines()[1] == code


def test_a_number_too_large_to_be_exact_is_text() -> None:
    assert downloads.cell(202603150012345678) == "202603150012345678"
    assert downloads.cell(2**53) == 2**53
    assert downloads.cell(-(2**53) - 1) == "-9007199254740993"
    assert downloads.cell([2**60, "甲"]) == "1152921504606846976、甲"


def test_numbers_dates_and_truth_keep_their_type() -> None:
    sheet = read_back(downloads.xlsx("t", ["a", "b", "c", "d"], [[-3, 1.5, date(2021, 6, 30), None]]))
    assert [cell.value for cell in sheet[2]][:2] == [-3, 1.5]
    assert sheet["C2"].value.date() == date(2021, 6, 30)
    assert sheet["D2"].value is None


def test_all_rows_are_there_and_notes_below() -> None:
    sheet = read_back(downloads.xlsx("t", ["a"], ([str(number)] for number in range(3000)), ["基准日 2021-06-30"]))
    assert sheet.max_row == 3003
    assert sheet["A3001"].value == "2999"
    assert sheet["A3003"].value == "基准日 2021-06-30"


def test_control_characters_do_not_stop_a_file() -> None:
    assert read_back(downloads.xlsx("a/b:c*[1]?", ["a"], [["x\x00\x07y"]]))["A2"].value == "x��y"


def test_a_csv_has_the_mark_that_excel_needs() -> None:
    assert downloads.csv_bytes(["名称"], [["甲"]]).startswith(b"\xef\xbb\xbf")


def test_a_download_can_be_loaded_again(tmp_path: Any) -> None:
    """Codes come back as they were, from both kinds of file."""
    for name, content in (("a.xlsx", downloads.xlsx("小区", ["编号"], [[code] for code in CODES])),
                          ("a.csv", downloads.csv_bytes(["编号"], [[code] for code in CODES]))):  # fmt: skip
        path = tmp_path / name
        path.write_bytes(content)
        found = [str(cell) for sheet in read(path) for row in sheet.rows for cell in row.cells]
        assert all(any(code in cell for cell in found) for code in CODES)


@pytest.mark.parametrize(("parts", "name"), [(("a/b", "c:d"), "a_b-c_d.xlsx"), (("..",), "govgraph.xlsx"), (("网格",), "网格.xlsx")])
def test_a_file_gets_a_name_that_every_system_takes(parts: tuple[str, ...], name: str) -> None:
    assert downloads.file_name(*parts, ending="xlsx") == name
