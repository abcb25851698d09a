"""A plan as it lies beside the data while it is written, so that a load that was cut off can go on.

Lines of JSON, compressed one by one: one for the load itself, then for each batch one that says what it is and one of its
rows, just as the batch holds them. The file is named after its digest, which the load's node keeps; it goes when the load is done.
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
from loaders.plan import Batch, pack


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
            with os.fdopen(handle, "wb") as out:
                out.write(pack(head))
                for batch in batches:
                    out.write(pack([batch.what, batch.statement, batch.count]) + batch.packed)
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
    with gzip.open(file, "rb") as lines:
        return changes.decode(lines.readline().decode()), _batches(file)


def _batches(file: Path) -> Iterator[Batch]:
    with gzip.open(file, "rb") as lines:
        lines.readline()
        for about in lines:
            what, statement, count = json.loads(about)
            yield Batch.of(what, statement, count, lines.readline())


def remove(settings: Settings, digest: str) -> None:
    """The plan has been carried out, or is no longer wanted."""
    if digest:
        path(settings, digest).unlink(missing_ok=True)
