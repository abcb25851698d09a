"""What a file is, told by its content: opened, measured and unlocked before anything reads it."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import olefile

from graph.errors import LedgerError
from loaders.cells import Limits

# Excel's "read-only recommended" files are encrypted with this password and open without asking.
DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"\x89PNG", "a picture (png)"),
    (b"\xff\xd8\xff", "a picture (jpg)"),
    (b"GIF8", "a picture (gif)"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a text document (rtf)"),
    (b"Rar!", "a packed archive (rar)"),
    (b"7z\xbc\xaf", "a packed archive (7z)"),
    (b"\x1f\x8b", "a packed archive (gz)"),
    (b"\x09\x00\x04\x00", "a workbook of a version before Excel 5"),
    (b"\x09\x02\x06\x00", "a workbook of a version before Excel 5"),
    (b"\x09\x04\x06\x00", "a workbook of a version before Excel 5"),
)
_INSIDE = (
    ("xl/workbook.bin", "a binary workbook (xlsb)"),
    ("content.xml", "an OpenDocument file"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a presentation"),
)
_CHUNK = 8 << 20
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


def damaged(file: str) -> LedgerError:
    """What is raised, whatever breaks inside a file."""
    return LedgerError(f"{file}: is damaged or was not copied completely; get it again")


def fetch(path: Path, file: str, limits: Limits) -> bytes:
    """The file's bytes; LedgerError when there is no such file, it cannot be read, is empty or too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise LedgerError(f"{file}: is a folder; give the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise LedgerError(f"{file}: is not a file")
        if status.st_size > limits.unpacked:
            raise LedgerError(f"{file}: is larger than {_size(limits.unpacked)}; divide it")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise LedgerError(f"{file}: there is no such file in {path.parent}") from None
    except PermissionError:
        raise LedgerError(f"{file}: you may not read this file; ask its owner, or close it where it is open") from None
    except (OSError, ValueError) as error:
        raise LedgerError(f"{file}: cannot be read ({error})") from error
    if not data:
        raise LedgerError(f"{file}: is empty (0 bytes); get it again")
    return data


def kind(data: bytes, file: str) -> str:
    """'zip', 'ole', 'text', or 'html', 'mhtml', 'xml' for tables in markup; LedgerError for what cannot be a ledger, saying what it is instead."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return "ole"
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise LedgerError(f"{file}: is {what}, not a workbook")
    if markup := _markup(data, file):
        return markup
    if file.lower().endswith((".xlsx", ".xlsm")):
        raise LedgerError(f"{file}: is no xlsx workbook; open it with what made it and save it as xlsx")
    return "text"


def _markup(data: bytes, file: str) -> str:
    """'html', 'mhtml' or 'xml' for the tables that reporting systems hand out as .xls, "" for what is no markup at all."""
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith(b"<?xml"):
        return "xml"
    if b"mime-version:" in head and b"content-type:" in head:
        return "mhtml"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div")):
        return "html"
    if head.startswith((b"<?xml", b"<!--", b"<!doctype")):
        if b"<html" in head:
            return "html"
        raise LedgerError(f"{file}: this is an XML file called {_ending(file)}: open it in Excel and save it as xlsx")
    return ""


def _ending(file: str) -> str:
    return Path(file).suffix or "a ledger"


def _size(number: int) -> str:
    return f"{number / (1 << 30):.3g} GiB" if number >= 1 << 30 else f"{number / (1 << 20):.3g} MiB"


def unlock(data: bytes, file: str) -> bytes:
    """An OLE file: itself when it is an open workbook, decrypted when only Excel's own password protects it.

    Raises LedgerError when it needs another password or is no workbook.
    """
    import msoffcrypto  # costs much to import, and few files are encrypted

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            encrypted = ole.exists("EncryptedPackage")
            if not encrypted and not ole.exists("Workbook") and not ole.exists("Book"):
                raise LedgerError(f"{file}: is no workbook, but another kind of Office document")
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        if not encrypted and not office.is_encrypted():
            return data
    except LedgerError:
        raise
    except Exception as error:  # both libraries let errors of many kinds through on damaged files
        raise damaged(file) from error
    return _decrypt(office, file, {"verify_password": True} if encrypted else {})  # BIFF always verifies


def _decrypt(office: Any, file: str, verify: dict[str, bool]) -> bytes:
    plain = io.BytesIO()
    try:
        office.load_key(password=DEFAULT_PASSWORD, **verify)
        office.decrypt(plain)
    except Exception as error:  # a wrong password shows as errors of many kinds
        raise LedgerError(f"{file}: is protected by a password: save a copy without it") from error
    return plain.getvalue()


class Container:
    """The parts of an xlsx file. Nothing is unpacked beyond the limits, whatever the file says of itself."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        """Raises LedgerError when it is damaged, no workbook, or would unpack to too much."""
        self.data, self.file = data, file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise damaged(file) from error
        self.names = self._zip.namelist()
        self._check_size(limits)
        if "xl/workbook.xml" not in self.names:
            what = next((what for part, what in _INSIDE if part in self.names), "a packed archive (zip)")
            raise LedgerError(f"{file}: is {what}, not a workbook that can be read; save it as xlsx")

    def _check_size(self, limits: Limits) -> None:
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        packed = max(1, sum(info.compress_size for info in infos))
        if unpacked > limits.unpacked:
            raise LedgerError(f"{self.file}: unpacks to more than {_size(limits.unpacked)}; divide it")
        if unpacked > 64 << 20 and unpacked > limits.ratio * packed:
            raise LedgerError(f"{self.file}: is packed {unpacked // packed} times smaller than it is; save it anew")
        if len(set(self.names)) < len(self.names) or any(info.flag_bits & 1 for info in infos):
            raise LedgerError(f"{self.file}: is not packed as a workbook is; open it in Excel and save it as xlsx")

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part's bytes, piece by piece. A part longer than it says is refused: other readers would unpack it all."""
        info = self._zip.getinfo(part)
        declared, seen = info.file_size, 0
        try:
            info.file_size = declared + 1
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    seen += len(chunk)
                    if seen > declared:
                        raise zipfile.BadZipFile("longer than it says")
                    yield chunk
        except _UNREADABLE as error:
            raise damaged(self.file) from error
        finally:
            info.file_size = declared

    def part(self, part: str) -> bytes:
        """A part in full; nothing when the file has no such part."""
        return b"".join(self.chunks(part)) if part in self.names else b""

    def replaced(self, part: str, content: bytes) -> bytes:
        """The same file, unpacked, with another content of one part."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for name in self.names:
                target.writestr(name, content if name == part else self.part(name))
        return out.getvalue()
