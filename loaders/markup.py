"""Tables of web pages and of Excel 2003's XML, which reporting systems hand out under the name .xls."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from xml.etree import ElementTree

from graph.errors import LedgerError
from loaders.cells import Cell, CellError, Range, Row, Sheet

MOST = 500_000  # cells of one table, covered ones too: a page may claim that one cell covers thousands

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
_OFFICE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def tables(data: bytes, kind: str, file: str) -> Iterator[Sheet]:
    """The tables of a page ('html', 'mhtml') or a workbook in XML ('xml'), a sheet each; text stays text, so 0012 is 0012.

    Raises LedgerError when it holds none, or cannot be read.
    """
    found = list(_xml(data, file) if kind == "xml" else _html(_page(data, file) if kind == "mhtml" else _decoded(data, file), file))
    if not found:
        raise LedgerError(f"{file}: there is no table in it; open it in Excel and save it as xlsx")
    yield from found


def _decoded(data: bytes, file: str, charset: str = "") -> str:
    declared = _CHARSET.search(data[:4096])
    name = (charset or (declared[1].decode() if declared else "")).lower()
    for encoding in dict.fromkeys(filter(None, (_CHINESE.get(name, name), "utf-8", "gb18030"))):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    raise LedgerError(f"{file}: is a web page in an encoding that cannot be told; open it in Excel and save it as xlsx")


def _page(data: bytes, file: str) -> str:
    """The first page inside an mhtml file that holds a table."""
    pages = [part for part in email.message_from_bytes(data, policy=email.policy.default).walk() if part.get_content_type() == "text/html"]
    contents = [(part.get_payload(decode=True), part.get_content_charset() or "") for part in pages]
    texts = [_decoded(content, file, charset) for content, charset in contents if isinstance(content, bytes)]
    return next((text for text in texts if "<table" in text.lower()), "")


@dataclass(slots=True)
class _Grid:
    """A table that is being read: its cells by place, and which of them cover others."""

    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)

    def put(self, row: int, col: int, value: Cell, down: int, across: int, file: str) -> int:
        """Puts a cell at the first free column from `col` on; returns the column behind it."""
        while (row, col) in self.taken:
            col += 1
        if len(self.taken) + down * across > MOST:
            raise LedgerError(f"{file}: a table of it has more than {MOST:,} cells; divide it")
        self.taken.update((row + y, col + x) for y in range(down) for x in range(across))
        if value is not None:
            self.cells.setdefault(row, {})[col] = value
        if down > 1 or across > 1:
            self.merged.append(Range(row, col, row + down - 1, col + across - 1))
        return col + across

    def sheet(self, file: str, name: str) -> Sheet:
        width = max((max(row) + 1 for row in self.cells.values()), default=0)
        rows = [Row(number, tuple(cells.get(col) for col in range(max(cells) + 1))) for number, cells in sorted(self.cells.items())]
        return Sheet(file, name, False, rows, width, tuple(self.merged))


class _Reader(HTMLParser):
    """Collects the tables; a table inside a cell is text of that cell."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file, self.grids, self.depth = file, list[_Grid](), 0
        self.row, self.col, self.text = 0, 0, list[str]()
        self.spans: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.grids.append(_Grid())
                self.row = 0
        elif self.depth == 1 and tag == "tr":
            self._close()
            self.row, self.col = self.row + 1, 0
        elif self.depth == 1 and tag in ("td", "th"):
            self._close()
            given = dict(attrs)
            self.spans = _span(given.get("rowspan")), _span(given.get("colspan"))
        elif tag in ("br", "p", "div") and self.text:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.depth == 1 and tag in ("td", "th", "tr", "table"):
            self._close()
        if tag == "table" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.spans is not None:
            self.text.append(" ".join(data.split()) if data.strip() else "")

    def _close(self) -> None:
        if self.spans is not None:
            text = "".join(self.text).strip()
            self.col = self.grids[-1].put(max(self.row, 1), self.col, text or None, *self.spans, self.file)
        self.spans, self.text = None, []


def _span(text: str | None) -> int:
    return max(1, min(int(text), MOST)) if text and text.strip().isdecimal() else 1


def _html(text: str, file: str) -> Iterator[Sheet]:
    reader = _Reader(file)
    reader.feed(text)
    reader.close()
    stem = file.rpartition(".")[0] or file
    for number, grid in enumerate((grid for grid in reader.grids if len(grid.cells) > 1), start=1):
        yield grid.sheet(file, stem if number == 1 else f"{stem} {number}")


def _xml(data: bytes, file: str) -> Iterator[Sheet]:
    if _DOCTYPE.search(data):  # nothing that Excel writes declares entities, and a few lines of them unfold to gigabytes
        raise LedgerError(f"{file}: is no table that Excel wrote; open it in Excel and save it as xlsx")
    try:
        root = ElementTree.fromstring(_decoded(data, file))  # noqa: S314
    except ElementTree.ParseError as error:
        raise LedgerError(f"{file}: is damaged or was not copied completely; get it again") from error
    for sheet in root.iter(f"{_OFFICE}Worksheet"):
        grid, number = _Grid(), 0
        for row in sheet.iter(f"{_OFFICE}Row"):
            number = int(row.get(f"{_OFFICE}Index") or number + 1)
            col = 0
            for cell in row.iter(f"{_OFFICE}Cell"):
                col = int(cell.get(f"{_OFFICE}Index") or col + 1) - 1
                down, across = (1 + int(cell.get(f"{_OFFICE}{name}") or 0) for name in ("MergeDown", "MergeAcross"))
                col = grid.put(number, col, _value(cell), down, across, file)
        if grid.cells:
            yield grid.sheet(file, sheet.get(f"{_OFFICE}Name") or file)


def _value(cell: ElementTree.Element) -> Cell:
    data = cell.find(f"{_OFFICE}Data")
    text = "" if data is None else "".join(data.itertext())
    if data is None or not text.strip():
        return None
    kind = data.get(f"{_OFFICE}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        return text
    return CellError(text) if kind == "Error" else text == "1" if kind == "Boolean" else text
