"""Text with separators: its encoding and separator found, never assumed, and nothing read as mojibake."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LedgerError
from loaders.csvfile import decode, rows
from loaders.workbook import Cell, read
from tests import messy

ROWS: list[list[str | None]] = [
    ["工单编号", "被反映区", "村/社区", "备注"],
    ["0012", "洮北区", "㙟头社区", "路灯不亮，三天"],
    ["220802003006", "洮北区", "𬭎里社区", "有人,说"],
    ["0451", "洮北区", "䶮山社区", None],
]
ENCODINGS = {
    "UTF-8": ("utf-8", b""),
    "UTF-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
    "GB18030": ("gb18030", b""),
    "UTF-16 LE with a mark": ("utf-16-le", b"\xff\xfe"),
    "UTF-16 BE with a mark": ("utf-16-be", b"\xfe\xff"),
    "UTF-16 LE": ("utf-16-le", b""),
    "UTF-16 BE": ("utf-16-be", b""),
}


def values(data: bytes) -> list[tuple[Cell, ...]]:
    return [row.cells for row in rows(data, "a.csv")]


@pytest.mark.parametrize("separator", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings_and_separators_are_found(name: str, separator: str) -> None:
    encoding, mark = ENCODINGS[name]
    text = messy.separated([[f'"{cell}"' if cell and separator in cell else cell for cell in row] for row in ROWS], separator)
    found = values(mark + text.encode(encoding))
    assert found == [tuple(row) if row[-1] else tuple(row[:-1]) for row in ROWS]


def test_a_row_is_the_same_as_from_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe" + messy.separated(ROWS, "\t").encode("utf-16-le"))
    (from_text,) = read(tmp_path / "a.csv")
    (from_book,) = read(messy.book(tmp_path / "a.xlsx", {"a": ROWS}))
    assert list(from_text.rows) == list(from_book.rows)


def test_four_byte_characters_are_told_apart() -> None:
    assert "㙟".encode("gb18030").hex() == "8230ad31"
    assert values("社区名称,户数\r\n𬭎里社区,1\r\n𬬭里社区,2\r\n㙟头社区,3\r\n".encode("gb18030"))[1:] == [
        ("𬭎里社区", "1"), ("𬬭里社区", "2"), ("㙟头社区", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 4, b"\x00\x01\x02\x03" * 50, "社区,县名\r\n".encode("utf-32") * 20])
def test_what_cannot_be_told_is_refused_with_what_was_tried(data: bytes) -> None:
    with pytest.raises(LedgerError, match=r"a\.csv: is no text in an encoding that can be told \(tried UTF-8, GB18030, UTF-16\)"):
        decode(data, "a.csv")


def test_damaged_utf8_is_not_read_as_something_else() -> None:
    data = messy.separated(ROWS).encode()
    with pytest.raises(LedgerError, match="damaged or breaks off inside a character"):
        decode(data[: data.index("路灯".encode()) + 2], "a.csv")


def test_numbers_are_those_that_excel_shows() -> None:
    text = 'a,b\r\n\r\n1,"two\r\nlines"\r\n,\r\n3,4\r\n'
    assert [(row.number, row.cells) for row in rows(text.encode(), "a.csv")] == [
        (1, ("a", "b")),
        (3, ("1", "two\r\nlines")),
        (5, ("3", "4")),
    ]


def test_the_line_that_names_the_separator_is_no_row() -> None:
    assert [(row.number, row.cells) for row in rows("sep=;\r\n甲;乙\r\n一,二;三\r\n".encode(), "a.csv")] == [
        (1, ("甲", "乙")),
        (2, ("一,二", "三")),
    ]


def test_codes_kept_as_text_by_a_formula() -> None:
    assert values('编号,名称\r\n="0012",甲\r\n'.encode())[1] == ("0012", "甲")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('编号,名称\r\n1,"兴隆小', "breaks off in mid-row, a quote opened in line 2 is never closed"),
        ("编号,名称,户数\r\n1,甲,2\r\n3,乙", "breaks off in its last row, after 2 of 3 columns"),
    ],
)
def test_a_file_cut_in_mid_row_is_refused(text: str, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        rows(text.encode(), "a.csv")


def test_a_short_last_row_that_was_ended_is_a_row() -> None:
    assert values("编号,名称,户数\r\n1,甲,2\r\n3,乙\r\n".encode())[2] == ("3", "乙")


def test_an_empty_text_has_no_rows() -> None:
    assert values(b"\xef\xbb\xbf\r\n\r\n") == []


CELL = st.text(st.characters(codec="gb18030", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Cf"]), min_size=1, max_size=6)


WORDS = [
    "小區名稱", "所屬社區", "所屬街道", "戶數", "物業公司", "興隆小區", "軍民社區", "瑞光街道", "業主委員會", "網格長", "樓棟", "備註", "黨支部",
    "張三", "李四", "花園新村", "辦事處", "已完成",
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=3), min_size=3, max_size=9), st.sampled_from(",\t;"))
def test_big5_is_refused_by_name_with_what_to_do(rows: list[list[str]], separator: str) -> None:
    with pytest.raises(LedgerError) as refused:
        decode(messy.separated(rows, separator).encode("big5"), "a.csv")
    assert str(refused.value).startswith("a.csv: looks like Big5, which is not read (tried UTF-8, GB18030, UTF-16); open it in Excel")


@settings(max_examples=60)
@given(
    st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5),
    st.sampled_from(["utf-8-sig", "utf-8", "gb18030", "utf-16"]),
)
def test_what_is_decoded_is_what_was_written(pairs: list[tuple[str, str]], encoding: str) -> None:
    text = "社区名称\t所属街道\r\n军民社区\t瑞光街道的一个社区和一些常见的字\r\n" * 3
    text += "".join(f"{a}\t{b}\r\n" for a, b in pairs)
    assert decode(text.encode(encoding), "a.csv") == text


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf16_without_a_mark_is_read_or_refused_never_something_else(pairs: list[tuple[str, str]], encoding: str) -> None:
    text = "".join(f"{a}\t{b}\r\n" for a, b in [("社区名称", "所属街道"), *pairs])
    with contextlib.suppress(LedgerError):
        assert decode(text.encode(encoding), "a.csv") == text
