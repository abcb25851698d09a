"""Small ledgers for the tests of loading: written, loaded, and what the graph then holds."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.errors import LoadError
from loaders import apply
from loaders.load import Report, load
from loaders.options import Options
from tests import messy

CITIES = [["市代码", "市名称", "参考日期"], ["220800", "白城市", "2021-06-30"]]
COUNTIES = [["区县代码", "区县名称", "所属市"], ["220802", "洮北区", "白城市"], ["220881", "洮南市", "白城市"]]
STREETS: list[list[Any]] = [
    ["街道代码", "街道名称", "街道类型", "所属区县"],
    ["220802003", "瑞光街道", "街道", "洮北区"], ["220802004", "海明街道", "街道", "洮北区"], ["220881001", "团结街道", "街道", "洮南市"],
]  # fmt: skip
COMMUNITIES: list[list[Any]] = [
    ["社区代码", "社区名称", "社区类型", "所属街道", "户数"],
    ["220802003006", "军民社区", "社区", "瑞光街道", 900], ["220802003007", "文化社区", "社区", "瑞光街道", 800],
    ["220802004001", "光明社区", "社区", "海明街道", 700], ["220881001001", "文化社区", "社区", "团结街道", 600],
]  # fmt: skip
PLACES: dict[str, Sequence[Any]] = {"市": CITIES, "区县": COUNTIES, "街道": STREETS, "社区": COMMUNITIES}
LEAD: dict[str, Sequence[Any]] = {
    "政府机关": [["政府名称", "政府类型", "服务范围", "所属区县"], ["瑞光街道办", "街道办", "瑞光街道", "洮北区"]],
    "问题分类": [["分类名称", "性质", "适用地点"], ["物业缺失", "服务", "小区"]],
    "职责": [
        ["责任单位", "问题分类", "责任类型", "职能", "依据类型", "清单类型", "责任范围", "所属街道"],
        ["瑞光街道办", "物业缺失", "属地", "处置", "清单", "基本履职", "瑞光街道", "瑞光街道"],
    ],
    "物业企业": [["物业服务企业名称", "服务范围"], ["安居物业", "洮北区"]],
}
"""Who answers in a street for a compound without a property company, and a company that may take one on."""
Sheets = Mapping[str, Sequence[Any]]


class Desk:
    """Loads sheets as one file after another."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder, self.files = database, folder, 0

    def load(self, sheets: Sheets, *, write: bool = True, name: str = "", **options: Any) -> Report:
        self.files += 1
        file = messy.book(self.folder / f"{name or f'台账{self.files}'}.xlsx", sheets)
        return load(self.database, [file], write=write, options=Options(**options))

    def clean(self, sheets: Sheets, **options: Any) -> Report:
        """The same for a load in which nothing may be wrong."""
        report = self.load(sheets, **options)
        assert problems(report) == [], problems(report)
        return report

    def rows(self, text: str, **params: Any) -> list[Any]:
        """A query's rows; of one column its values."""
        found = self.database.read(text, params).rows
        return [row[0] if len(row) == 1 else tuple(row) for row in found]

    def node(self, id: str) -> dict[str, Any]:
        """Its own properties."""
        (found,) = self.rows("MATCH (n {id: $id}) RETURN properties(n)", id=id)
        return {name: value for name, value in found.items() if name not in ("created_by", "load", "source", "fingerprint")}

    def links(self, type: str, *props: str) -> list[Any]:
        """(start, end, those properties …) of every link of that type, sorted."""
        asked = "".join(f", r.{name}" for name in props)
        return sorted(self.rows(f"MATCH (a)-[r:{type}]->(b) RETURN a.id, b.id{asked}"), key=str)

    def everything(self) -> list[Any]:
        """All that the graph holds but its book-keeping, to compare states by."""
        nodes = self.rows("MATCH (n) WHERE NOT n:Load AND NOT n:Lock AND NOT n:Change RETURN labels(n), properties(n)")
        links = self.rows("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)")
        return sorted(map(repr, [*((sorted(labels), sorted(props.items(), key=str)) for labels, props in nodes), *links]))


def problems(report: Report) -> list[tuple[int, str, str, str]]:
    """(row, column, value, reason) of what is wrong or should be looked at."""
    return [(one.row, one.column, one.value, one.en) for one in report.plan.problems if one.severity != "note"]


def counts(report: Report, type: str) -> dict[str, int]:
    return {name: number for name, number in report.as_json()["types"][type].items() if number}


def link_counts(report: Report) -> dict[str, int]:
    return {name: number for name, number in report.as_json()["links"].items() if number}


@contextlib.contextmanager
def cut_off(after: int) -> Iterator[None]:
    """What is loaded or undone meanwhile breaks off after so many batches."""
    send = apply._send

    def fail(held: Any, statement: str, rows: Any, done: int, coming: Any) -> None:
        if done > after:
            raise LoadError("cut")
        send(held, statement, rows, done, coming)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apply, "_send", fail)
        with pytest.raises(LoadError, match="cut"):
            yield
