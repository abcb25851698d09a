"""Files that are damaged, locked, or claim too much: one line that names the file, whatever is wrong with it."""

import os
import random
import struct
import zipfile
from hashlib import md5
from io import BytesIO
from pathlib import Path

import olefile
import pytest
import xlwt
from msoffcrypto.format.xls97 import Xls97File
from msoffcrypto.method.rc4 import DocumentRC4

from graph.errors import LedgerError
from loaders.cells import Cell, Limits, Serial1904
from loaders.normalise import day
from loaders.workbook import read
from tests import messy

ROWS = [["小区名称", "户数"], ["兴隆小区", 300]]


def values(path: Path) -> list[tuple[Cell, ...]]:
    return [row.cells for sheet in read(path) for row in sheet.rows]


def refusal(path: Path, **limits: int) -> str:
    with pytest.raises(LedgerError) as refused:
        list(read(path, limits=Limits(**limits)))
    line = str(refused.value)
    assert line.startswith(f"{path.name}: ")
    assert "\n" not in line
    return line


def stream(path: Path) -> bytes:
    with olefile.OleFileIO(str(path)) as ole:
        return bytes(ole.openstream("Workbook").read())


def save_stream(path: Path, book: bytes) -> None:
    xlwt.CompoundDoc.XlsDoc().save(str(path), book)


def record(book: bytes, kind: int) -> int:
    """Where the first record of a kind begins."""
    at = 0
    while (found := struct.unpack_from("<HH", book, at))[0] != kind:
        at += 4 + found[1]
    return at


def locked_old(path: Path, password: str) -> Path:
    """An .xls encrypted with RC4, as Excel 97 to 2003 does it: what decrypts also encrypts."""
    book = stream(messy.old_book(path, {"小区": ROWS})).rstrip(b"\0") + b"\0\0\0"
    at = 4 + struct.unpack_from("<HH", book)[1]
    salt, verifier = b"salt" * 4, b"verifier" * 2
    hidden = DocumentRC4.decrypt(password, salt, BytesIO(verifier + md5(verifier).digest())).read()
    lock = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + hidden
    book = book[:at] + lock + book[at:]
    room = -len(book) % 4096 - 4
    book += struct.pack("<HH", 0, room) + bytes(room)  # whole records up to the end, or the other reader stumbles
    sheet = record(book, 0x85) + 4
    book = book[:sheet] + struct.pack("<I", struct.unpack_from("<I", book, sheet)[0] + len(lock)) + book[sheet + 4 :]
    save_stream(path, book)
    with path.open("rb") as plain:
        office, out = Xls97File(plain), BytesIO()
        office.load_key(password=password)
        office.decrypt(out)
    path.write_bytes(out.getvalue())
    encrypted = stream(path)
    save_stream(path, encrypted[:at] + lock + encrypted[at + len(lock) :])
    return path


def test_an_old_workbook_that_excel_opens_by_itself(tmp_path: Path) -> None:
    path = locked_old(tmp_path / "a.xls", "VelvetSweatshop")
    assert "兴隆小区".encode("utf-16-le") not in path.read_bytes()
    assert values(path) == [("小区名称", "户数"), ("兴隆小区", 300)]


def test_an_old_workbook_with_another_password(tmp_path: Path) -> None:
    assert refusal(locked_old(tmp_path / "a.xls", "secret")) == "a.xls: is protected by a password: save a copy without it"


def test_days_counted_from_1904_in_an_old_workbook(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("s").write(0, 0, 44196)
    book.save(str(tmp_path / "a.xls"))
    ((cell,),) = values(tmp_path / "a.xls")
    assert isinstance(cell, Serial1904)
    assert str(day(cell)) == "2025-01-01"


@pytest.mark.parametrize(
    ("kind", "offset", "claim"), [(0x00FC, 4, b"\xff\xff\xff\x7f"), (0x0200, 0, b"\xff\xff\xff\x7f")], ids=["texts", "extent"]
)
def test_an_old_workbook_that_claims_more_than_it_holds(kind: int, offset: int, claim: bytes, tmp_path: Path) -> None:
    path = messy.old_book(tmp_path / "a.xls", {"小区": ROWS})
    book = bytearray(stream(path))
    start = 0 if kind == 0x00FC else struct.unpack_from("<I", book, record(bytes(book), 0x85) + 4)[0]
    at = start + record(bytes(book[start:]), kind) + 4 + offset
    book[at : at + 4] = claim
    save_stream(path, bytes(book))
    assert "is damaged" in refusal(path)


def test_an_old_workbook_with_a_stray_value_far_away(tmp_path: Path) -> None:
    path = messy.old_book(tmp_path / "a.xls", {"小区": [["甲"], *[[]] * 998, [None] * 255 + ["迷路"]]})
    assert "sheet 1 reaches to IV1000, more than 100,000 cells" in refusal(path, cells=100_000)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
def test_damage_anywhere_is_either_read_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    whole = (messy.book if name == "a.xlsx" else messy.old_book)(tmp_path / name, {"小区": ROWS}).read_bytes()
    chance = random.Random(7)
    lines = []
    for _ in range(150):
        data = bytearray(whole[: chance.randrange(8, len(whole))] if chance.random() < 0.2 else whole)
        for _ in range(3):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        (tmp_path / name).write_bytes(data)
        try:
            values(tmp_path / name)
        except LedgerError as error:
            lines.append(str(error))
    assert len(lines) > 20
    assert [line for line in lines if not line.startswith(f"{name}: ") or "\n" in line] == []


def test_a_part_that_holds_no_xml(tmp_path: Path) -> None:
    messy.book(tmp_path / "a.xlsx", {"小区": ROWS})
    with zipfile.ZipFile(tmp_path / "a.xlsx") as whole, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as broken:
        for name in whole.namelist():
            broken.writestr(name, b"<worksheet><sheetData><row" if name.endswith("sheet1.xml") else whole.read(name))
    assert "is damaged" in refusal(tmp_path / "b.xlsx")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = messy.book(tmp_path / "a.xlsx", {"小区": ROWS})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "you may not read this file" in refusal(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "a.xlsx: is not a file"
    (tmp_path / "b.csv").write_text("x", encoding="utf-8")
    assert "there is no such file" in refusal(tmp_path / "b.csv" / "c.csv")


def test_a_file_name_of_several_lines_stays_in_one(tmp_path: Path) -> None:
    (tmp_path / "a\nb.xlsx").write_bytes(b"%PDF-1.7")
    with pytest.raises(LedgerError, match=r"^a b\.xlsx: is a PDF document"):
        list(read(tmp_path / "a\nb.xlsx"))


def test_a_text_is_no_picture_because_of_its_first_letters(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("BM,MC\r\n0012,军民社区\r\n", encoding="utf-8")
    assert values(tmp_path / "a.csv") == [("BM", "MC"), ("0012", "军民社区")]
