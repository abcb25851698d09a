"""Text files with separators (csv, tab-separated): bytes -> rows of text, the encoding and the separator found."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from graph.errors import LedgerError
from loaders.cells import Row

SEPARATORS = ("\t", ",", ";")
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
TRIED = "UTF-8, GB18030, UTF-16"

_SAMPLE = 200
_END = "\x00end of file\x00"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_USUAL = re.compile(r"[\t\r\n\x20-\x7e\u00b7\u2010-\u206f\u2460-\u24ff\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_DAMAGED = re.compile("\ufffd+")
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def rows(data: bytes, file: str) -> list[Row]:
    """All rows that hold something. Values stay text; numbers are those that Excel shows for the same file.

    Raises LedgerError when the encoding cannot be told or the text breaks off in mid-row.
    """
    text = decode(data, file)
    separator, text = _separator(text)
    found = []
    widths: Counter[int] = Counter()
    last: Sequence[str] = ()
    as_text = '="' in text
    for number, values in enumerate(_records(text, separator, file), 1):
        if values:
            widths[len(values)] += 1
            last = values
        if cells := _cells(map(_exact, values) if as_text else values):
            found.append(Row(number, cells))
    _check_end(text, widths, last, file)
    return found


def decode(data: bytes, file: str) -> str:
    """The text of the bytes, without a byte order mark; LedgerError when it cannot be told or is damaged."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _checked(_strict(data[len(bom) :], encoding), file)
    if b"\0" in data:
        return _checked(_utf16(data), file)
    text = _strict(data, "utf-8")
    if text is not None and (text.isascii() or _WIDE.search(text)):
        return _checked(text, file)
    if text is None and _is_damaged_utf8(data):
        raise LedgerError(f"{file}: the text (UTF-8) is damaged or breaks off inside a character; save it again")
    found = _gb18030(data)
    if text is None and _is_big5(data):
        raise LedgerError(
            f"{file}: looks like Big5, which is not read (tried {TRIED}); open it in Excel as such "
            "(Data, From Text/CSV, file origin 950) and save it as xlsx"
        )
    return _checked(found or text, file)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _checked(text: str | None, file: str) -> str:
    if text is None or _CONTROLS.search(text):
        raise LedgerError(f"{file}: is no text in an encoding that can be told (tried {TRIED}); save it as xlsx")
    return text


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: the byte order under which nearly all characters are usual ones."""
    fits = [text for text in (_strict(data, "utf-16-le"), _strict(data, "utf-16-be")) if text and _usual(text) > 0.9]
    return fits[0] if len(fits) == 1 else None


def _usual(text: str) -> float:
    sample = text[:20_000]
    return len(_USUAL.findall(sample)) / len(sample)


def _gb18030(data: bytes) -> str | None:
    """GB18030 decodes nearly anything, so most of what is not ASCII must be everyday characters (GB 2312, level 1)."""
    text = _strict(data, "gb18030")
    if text is None:
        return None
    return text if _share(text, _everyday) >= 0.6 else None


def _is_big5(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is usual in Big5 (level 1 and punctuation), and much of it is not in GB18030."""
    gb, text = _strict(data, "gb18030"), _strict(data, "big5")
    return text is not None and _share(text, _usual_in_big5) > 0.95 and (gb is None or _share(gb, _everyday) < 0.9)


def _usual_in_big5(char: str) -> bool:
    return b"\xa1\x40" <= char.encode("big5") <= b"\xc6\x7e"


def _share(text: str, usual: Callable[[str], bool]) -> float:
    """Of the characters that are not ASCII those that are usual; all of none."""
    wide = [char for char in text[:20_000] if char > "\x7f"]
    return sum(map(usual, wide)) / len(wide) if wide else 1.0


def _everyday(char: str) -> bool:
    code = char.encode("gb18030")
    return len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or 0xA1 <= code[0] <= 0xA3) and code[1] >= 0xA1


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    return len(_WIDE.findall(text)) > 5 * len(_DAMAGED.findall(text))


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without Excel's own `sep=` line, which Excel does not count as a row."""
    line = _SEP_LINE.match(text)
    if line:
        return line[1], text[line.end() :]
    return max(SEPARATORS, key=lambda separator: _fit(text, separator)), text


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How well a separator explains the text: records of the commonest width, and that width."""
    sample = islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _SAMPLE)
    try:
        widths = Counter(len(record) for record in sample if len(record) > 1)
    except csv.Error:
        return (0, 0)
    return max(((n, width) for width, n in widths.items()), default=(0, 0))


def _records(text: str, separator: str, file: str) -> Iterator[list[str]]:
    """The records; a last one of our own shows whether a quote was left open, which Python's reader would forgive."""
    end = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{end}{_END}", newline=""), delimiter=separator)
    start = 1
    try:
        for record in reader:
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                break
            yield record
            start = reader.line_num + 1
    except csv.Error as error:
        raise LedgerError(f"{file}: line {start} cannot be read as separated text ({error})") from error
    raise LedgerError(f"{file}: breaks off in mid-row, a quote opened in line {start} is never closed; get it again")


def _check_end(text: str, widths: Counter[int], last: Sequence[str], file: str) -> None:
    """A last row shorter than all the others, with no line break after it, was cut."""
    others = widths - Counter([len(last)])
    if len(others) == 1 and not text.endswith(("\n", "\r")) and len(last) < (full := next(iter(others))):
        raise LedgerError(f"{file}: breaks off in its last row, after {len(last)} of {full} columns; get it again")


def _exact(value: str) -> str:
    """What `="007"` stands for: the way that a text file keeps a number's zeros in Excel."""
    return exact[1] if value.startswith('="') and (exact := _AS_TEXT.fullmatch(value)) else value


def _cells(values: Iterable[str]) -> tuple[str | None, ...]:
    """The cells up to the last that holds something."""
    cells = [value if value and not value.isspace() else None for value in values]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)
