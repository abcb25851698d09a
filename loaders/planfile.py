"""A plan as it lies beside the data while it is written, so that a load that was cut off can go on.

One line of JSON for the load itself, then one for each batch, compressed; the file is named after its digest, which the
load's node keeps. It goes when the load is done.
"""

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.errors import LoadError
from graph.settings import Settings
from loaders import changes
from loaders.plan import Batch

LEVEL = 1  # of compression: more takes longer than it spares
FIELDS = ("what", "statement", "rows")


def path(settings: Settings, digest: str) -> Path:
    """Where the plan of that digest lies, on this machine, whichever the store."""
    return settings.home / "plans" / f"{digest}.gz"


def save(settings: Settings, head: dict[str, Any], batches: Iterable[Batch]) -> str:
    """Writes it and returns its digest; "" where the folder cannot be written: the load is then planned anew, should it be cut off."""
    folder = path(settings, "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as out, gzip.GzipFile(fileobj=out, mode="wb", compresslevel=LEVEL, mtime=0) as packed:
                for line in (head, *([getattr(batch, field) for field in FIELDS] for batch in batches)):
                    packed.write(changes.encode(line).encode() + b"\n")
            digest = _digest(Path(name))
            Path(name).replace(path(settings, digest))
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return ""
    return digest


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:32]


def read(settings: Settings, digest: str, load: str) -> tuple[dict[str, Any], Iterator[Batch]]:
    """The head and the batches. Raises LoadError where the file is gone or another than was written."""
    file = path(settings, digest)
    again = "load the same files again, what is in is then unchanged"
    try:
        if not digest or _digest(file) != digest:
            raise LoadError(f"the plan of {load} is damaged; {again}")
    except OSError as error:
        raise LoadError(f"the plan of {load} is not on this machine ({file}); {again}") from error
    lines = _lines(file)
    return next(lines), (Batch(*values) for values in lines)


def _lines(file: Path) -> Iterator[Any]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line, object_hook=changes.untagged)


def remove(settings: Settings, digest: str) -> None:
    """The plan has been carried out, or is no longer wanted."""
    if digest:
        path(settings, digest).unlink(missing_ok=True)
