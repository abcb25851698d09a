"""What every column of a sheet was taken for: a field, personal data, a running number, or nothing that is known."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from graph.model import Sheet as SheetType
from loaders import normalise
from loaders.fits import Fit, fields_of, key
from loaders.personal import is_personal_header, masked, mostly_personal
from loaders.problems import Problem, Where
from loaders.readers import is_free
from loaders.workbook import Row, Sheet, column, shown

REASON = "退回原因 / reason"
"""The column that a report of rejected rows adds; such a report is a ledger itself once its rows are put right."""
SILENT = frozenset(map(normalise.key, ("序号", "编号", "行号", "no", "no.", REASON)))
How = Literal["read", "personal", "twice", "number", "unknown"]
"""read: into the field. personal: dropped at reading. twice: two columns are this field, so neither is read. number:
a running number. unknown: no field is called so."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one column was taken for: `header` its caption, `field`, `zh` and `en` the field, empty where there is none."""

    file: str
    sheet: str
    type: str
    index: int
    header: str
    how: How
    field: str = ""
    zh: str = ""
    en: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the report: the column by its letter."""
        return {"column": column(self.index), **{name: value for name, value in asdict(self).items() if name != "index"}}


def taken(sheet: Sheet, fit: Fit, below: Sequence[Row]) -> Iterator[Taken]:
    """One for each column that has a caption, from left to right; `below`: the first rows of data."""
    for index, caption in sorted(fit.captions.items()):
        of = fit.columns.get(index) or fit.doubled.get(index)
        how = _how(fit, index, caption, below)
        named = (of.field, of.zh, of.en) if of is not None else ()
        yield Taken(sheet.file, sheet.name, fit.type.name, index, masked(caption), how, *named)


def _how(fit: Fit, index: int, caption: str, below: Sequence[Row]) -> How:
    if index in fit.doubled:
        return "twice"
    of = fit.columns.get(index)
    if of is not None:
        return "personal" if is_free(of) and _looks_personal(index, below, beside=0) else "read"
    if key(caption) in SILENT:
        return "number"
    return "personal" if is_personal_header(key(caption)) or _looks_personal(index, below, beside=6) else "unknown"


def _looks_personal(index: int, below: Sequence[Row], beside: int) -> bool:
    texts = [shown(row.cells[index]) for row in below if index < len(row.cells) and row.cells[index] is not None]
    return mostly_personal(texts, beside=beside)


def remark(one: Taken, where: Where, type: SheetType) -> Problem | None:
    """What there is to say of a column that is not read."""
    if one.how == "twice":
        return where.problem("twice", field=one.zh, field_en=one.en)
    if one.how == "personal":
        return where.problem("personal-column")
    if one.how != "unknown":
        return None
    near = difflib.get_close_matches(key(one.header), fields_of(type.name), n=3, cutoff=0.5)
    if not near:
        return where.problem("unused-column")
    return where.problem("unknown-column", near=list(dict.fromkeys(fields_of(type.name)[name].zh for name in near)))
