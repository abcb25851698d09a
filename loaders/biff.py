"""The records of an .xls workbook (BIFF), walked for the few things that the fast reader does not tell."""

import io
import struct
from collections.abc import Iterator
from struct import unpack_from

import olefile

from loaders import dateformats
from loaders.cells import CellError
from loaders.container import damaged
from loaders.survey import Survey

_BOF, _EOF, _BOUNDSHEET, _DATEMODE, _TEXTS = 0x0809, 0x000A, 0x0085, 0x0022, 0x00FC
_FORMULA, _BOOLERR, _MULRK, _ROW, _COLINFO, _EXTENT = 0x0006, 0x0205, 0x00BD, 0x0208, 0x007D, 0x0200
_FORMAT, _XF = 0x041E, 0x00E0
_VALUES = frozenset((_FORMULA, _BOOLERR, _MULRK, 0x00FD, 0x0203, 0x027E, 0x0204, 0x00D6))
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip

Record = tuple[int, bytes]


def surveys(data: bytes, file: str) -> tuple[bool, list[Survey]]:
    """Whether the workbook counts from 1904, and one survey a sheet, in its order; LedgerError when it is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            book = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read()
        globals_ = list(_substream(book, 0))
        starts = [int(unpack_from("<I", content)[0]) for kind, content in globals_ if kind == _BOUNDSHEET]
        texts = sum(unpack_from("<I", content, 4)[0] for kind, content in globals_ if kind == _TEXTS)
        _check_claim(texts <= len(book))
        from_1904 = any(kind == _DATEMODE and content[:1] == b"\1" for kind, content in globals_)
        months = _month_styles(globals_)
        return from_1904, [_survey(_substream(book, start), months) for start in starts]
    except (struct.error, OSError, IndexError) as error:
        raise damaged(file) from error


def _substream(book: bytes, at: int) -> Iterator[Record]:
    """The records from one BOF to its EOF, without those of charts inside."""
    depth = 0
    while at + 4 <= len(book):
        kind, size = unpack_from("<HH", book, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _month_styles(records: list[Record]) -> dict[int, str]:
    codes = {unpack_from("<H", content)[0]: _text(content[2:]) for kind, content in records if kind == _FORMAT}
    return dateformats.styles((unpack_from("<H", content, 2)[0] for kind, content in records if kind == _XF), codes)


def _text(content: bytes) -> str:
    """A text of BIFF8: its length, whether its characters have one byte or two, the characters."""
    length, wide = unpack_from("<HB", content)
    return content[3:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:length]


def _survey(records: Iterator[Record], months: dict[int, str]) -> Survey:
    found = Survey()
    for kind, content in records:
        if kind in _VALUES:
            row, col = unpack_from("<HH", content)
            last = unpack_from("<H", content, len(content) - 2)[0] if kind == _MULRK else col
            found.rows, found.cols = max(found.rows, row + 1), max(found.cols, last + 1)
            for at in range(last - col + 1) if months else ():
                style = unpack_from("<H", content, 4 + 6 * at)[0]
                if style in months:
                    found.shown.setdefault(row + 1, {})[col + at] = months[style]
            code = _error(kind, content)
            if code is not None:
                found.errors[row + 1, col] = CellError(_ERRORS.get(code, "#N/A"))
        elif kind == _EXTENT and len(content) >= 12:
            top, bottom, left, right = unpack_from("<IIHH", content)
            _check_claim(top <= bottom <= 65_536 and left <= right <= 256)
        elif kind == _ROW and unpack_from("<H", content, 12)[0] & 0x20:
            found.hidden_rows.append(unpack_from("<H", content)[0] + 1)
        elif kind == _COLINFO and unpack_from("<H", content, 8)[0] & 1:
            first, last = unpack_from("<HH", content)
            found.hidden_columns += range(first, last + 1 if last < 255 else first + 1)
    return found


def _check_claim(possible: bool) -> None:
    """The fast reader asks at once for the memory that a file claims to need, and ends the process when there is none."""
    if not possible:
        raise IndexError("claims more than it can hold")


def _error(kind: int, content: bytes) -> int | None:
    if kind == _BOOLERR and content[7]:
        return content[6]
    if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        return content[8]
    return None
