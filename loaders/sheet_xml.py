"""The raw XML of an xlsx file, searched as bytes for the few things that the fast reader does not tell."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape

from loaders import dateformats
from loaders.cells import CellError
from loaders.container import Container
from loaders.survey import Survey

_P = rb"<(?:\w+:)?"
_END = rb"</(?:\w+:)?"
_YES = rb"[\"'](?:1|true|on)[\"']"

_DATE1904 = re.compile(_P + rb"workbookPr\s[^>]*\bdate1904=" + _YES)
_SHEET = re.compile(_P + rb"sheet\s[^>]*?\b\w+:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(_P + rb"Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"\b(Id|Target)=[\"']([^\"']+)[\"']")

_FORMAT = re.compile(_P + rb"numFmt\s[^>]*>")
_FORMAT_ATTRIBUTE = re.compile(rb"\b(numFmtId|formatCode)=(?:[\"'])((?<=\").*?(?=\")|(?<=').*?(?='))[\"']", re.DOTALL)
_CELL_STYLES = re.compile(_P + rb"cellXfs\b[^>]*>(.*?)" + _END + rb"cellXfs>", re.DOTALL)
_STYLE = re.compile(_P + rb"xf\s[^>]*>")

# These two run over every sheet: they begin with letters, as a search for those is many times faster than one for a choice.
_ROW_NUMBER = re.compile(rb"row\s(?:[^>]*?\s)?r=[\"'](\d+)[\"']")
_WIDE = re.compile(rb"r=[\"']([A-Z]{2,3})\d")

_HIDDEN_ROW = re.compile(_P + rb"row\s[^>]*\bhidden=" + _YES + rb"[^>]*>")
_COLUMNS = re.compile(_P + rb"col\s[^>]*\bhidden=" + _YES + rb"[^>]*>")
_MIN_MAX = re.compile(rb"\b(min|max)=[\"'](\d+)[\"']")
_CELL = re.compile(_P + rb"c\s(?:[^>]*?\s)?r=[\"']([A-Z]{1,3})(\d+)[\"'](?:[^>]*/>|[^>]*>(.*?)" + _END + rb"c>)", re.DOTALL)
_NO_VALUE = re.compile(rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*")
_CELL_START = re.compile(_P + rb"c\s[^>]*\br=[\"']([A-Z]{1,3})(\d+)[\"'][^>]*>")
_ERROR = re.compile(_P + rb"c\s[^>]*\bt=[\"']e[\"'][^>]*(?<!/)>(.*?)" + _END + rb"c>", re.DOTALL)
_VALUE = re.compile(_P + rb"v>([^<]+)<")
_NO_RESULT = (
    re.compile(rb"f>" + _NO_VALUE.pattern + _END + rb"c>"),
    re.compile(rb"shared[^>]*/>" + _NO_VALUE.pattern + _END + rb"c>"),
)


def uses_1904(container: Container) -> bool:
    """Whether the workbook counts its days from 1904-01-01, as Excel on old Macs did."""
    return bool(_DATE1904.search(container.part("xl/workbook.xml")))


def month_styles(container: Container) -> dict[int, str]:
    """The styles of cells that show only the month or the year of a day."""
    styles = container.part("xl/styles.xml")
    formats = (dict(_FORMAT_ATTRIBUTE.findall(found)) for found in _FORMAT.findall(styles))
    codes = {int(one[b"numFmtId"]): unescape(one[b"formatCode"].decode()) for one in formats if len(one) == 2}
    used = _CELL_STYLES.search(styles)
    found = [_FORMAT_ATTRIBUTE.search(one) for one in _STYLE.findall(used[1])] if used else []
    return dateformats.styles((int(one[2]) if one else 0 for one in found), codes)


def sheet_parts(container: Container) -> list[str]:
    """The part that holds each sheet, in the workbook's order."""
    targets = {}
    for relation in _RELATION.findall(container.part("xl/_rels/workbook.xml.rels")):
        values = {key: unescape(value.decode()) for key, value in _ATTRIBUTE.findall(relation)}
        targets[values.get(b"Id")] = posixpath.normpath(posixpath.join("/xl", values.get(b"Target", "")))[1:]
    ids = (unescape(name.decode()) for name in _SHEET.findall(container.part("xl/workbook.xml")))
    return [targets.get(name, "") for name in ids]


def shared_pictures(container: Container) -> bool:
    """Whether the workbook's shared texts name a picture in a cell."""
    shared = next((name for name in container.names if name.lower() == "xl/sharedstrings.xml"), None)
    return shared is not None and any(b"DISPIMG" in piece for piece in pieces(container, shared, b"</"))


def pieces(container: Container, part: str, end: bytes) -> Iterator[bytes]:
    """A part in pieces of some MiB that are cut only after `end`, so that no element is torn apart."""
    rest = b""
    for read in container.chunks(part):
        chunk = rest + read
        cut = chunk.rfind(end) + len(end)
        if cut < len(end):
            rest = chunk
            continue
        yield chunk[:cut]
        rest = chunk[cut:]
    if rest:
        yield rest


def survey(container: Container, part: str, cells: int, months: dict[int, str]) -> Survey:
    """What one sheet's XML says; the bounds are exact only where rows × columns exceed `cells`. `months`: styles of such days."""
    found = Survey()
    styled = _styled(months) if months else None
    if part not in container.names:
        return found
    for piece in pieces(container, part, b"row>"):
        _bounds(piece, found)
        _hidden(piece, found)
        _errors(piece, found)
        for letters, row, style in styled.findall(piece) if styled else ():
            found.shown.setdefault(int(row), {})[_index(letters)] = months[int(style)]
        found.pictures = found.pictures or b"DISPIMG" in piece
    if found.rows * found.cols > cells:
        _exact_bounds(container, part, found)
    return found


def _styled(styles: Iterable[int]) -> re.Pattern[bytes]:
    """The start of a cell that has one of these styles."""
    numbers = b"|".join(str(style).encode() for style in styles)
    return re.compile(rb"c\s+r=[\"']([A-Z]{1,3})(\d+)[\"'][^>]*?\ss=[\"'](" + numbers + rb")[\"']")


def _bounds(piece: bytes, found: Survey) -> None:
    last = max((int(row) for row in _ROW_NUMBER.findall(piece)), default=0)
    found.rows = max(found.rows, last)
    found.cols = max(found.cols, 26, *(_index(name) + 1 for name in set(_WIDE.findall(piece))))


def _exact_bounds(container: Container, part: str, found: Survey) -> None:
    found.rows = found.cols = 0
    for piece in pieces(container, part, b"row>"):
        for name, row, content in _CELL.findall(piece):
            if content and not _NO_VALUE.fullmatch(content):
                found.rows = max(found.rows, int(row))
                found.cols = max(found.cols, _index(name) + 1)


def _hidden(piece: bytes, found: Survey) -> None:
    if b"hidden=" not in piece:
        return
    for row in _HIDDEN_ROW.findall(piece):
        number = _ROW_NUMBER.search(row)
        if number:
            found.hidden_rows.append(int(number[1]))
    for col in _COLUMNS.findall(piece):
        ends = {key: int(value) for key, value in _MIN_MAX.findall(col)}
        # Excel hides "all columns to the right" as one range up to 16,384: only its first column is worth a name
        last = ends.get(b"max", 0) if ends.get(b"max", 0) < 16_384 else ends.get(b"min", 1)
        found.hidden_columns += range(ends.get(b"min", 1) - 1, last)


def _errors(piece: bytes, found: Survey) -> None:
    if b't="e"' in piece or b"t='e'" in piece:
        for cell in _ERROR.finditer(piece):
            value, start = _VALUE.search(cell[1]), _CELL_START.match(cell[0])
            if value and start:
                found.errors[int(start[2]), _index(start[1])] = CellError(unescape(value[1].decode()))
    if b"f>" not in piece and b"<f" not in piece:
        return
    for pattern in _NO_RESULT:
        behind = 0
        for formula in pattern.finditer(piece):
            start = _cell_before(piece, behind, formula.start())
            behind = formula.end()
            if start and b't="str"' not in start[0]:
                found.uncalculated.add((int(start[2]), _index(start[1])))


def _cell_before(piece: bytes, behind: int, before: int) -> re.Match[bytes] | None:
    """The start of the cell that a formula stands in; looked for no further back than the last one's end."""
    at = max(piece.rfind(b"<c ", behind, before), piece.rfind(b":c ", behind, before))
    at = piece.rfind(b"<", 0, at + 1) if at >= 0 else -1
    return _CELL_START.match(piece, at) if at >= 0 else None


def _index(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def without_far(container: Container, part: str, keep: int, found: Survey) -> bytes:
    """The file without the cells right of the first `keep` columns of one sheet; they are listed in `found.far`."""

    def cut(cell: re.Match[bytes]) -> bytes:
        if _index(cell[1]) < keep:
            return cell[0]
        if cell[3] and not _NO_VALUE.fullmatch(cell[3]):
            found.far.append((int(cell[2]), _index(cell[1])))
        return b""

    content = b"".join(_CELL.sub(cut, piece) for piece in pieces(container, part, b"row>"))
    found.cols = keep
    return container.replaced(part, content)
