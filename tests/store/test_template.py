"""The template of every type loads back: what it asks for is what the loader reads."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from graph.database import Database
from graph.errors import UnknownName
from graph.model import Column, NodeType, Prop, Reference
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from loaders import template
from loaders.load import load
from tests.store.ledgers import problems

NAMES = [sheet.name for sheet in SCHEMA.sheets]
MADE = {"County": "220802", "Street": "220802003", "Community": "220802003006", "City": "220800"}


def value(column: Column) -> Any:
    """What a user may write into the column: its example, its first choice, or something of its kind."""
    of = column.of
    if of.example:
        return of.example
    assert isinstance(of, Prop)
    if of.choices:
        return of.choices[0].zh
    by_kind = {
        "boolean": "是",
        "day": datetime.date(2021, 1, 1),
        "last_day": datetime.date(2021, 12, 31),
        "integer": 3,
        "number": 2.5,
        "code": "A1",
    }
    return by_kind.get(of.kind, "甲")


def asked(type: SheetType, *, all_of_them: bool) -> list[Column]:
    """Columns to fill in: the required ones, or with `all_of_them` every property too."""
    wanted = []
    for column in type.columns:
        if "." in column.field:
            continue
        if column.level == "required" or (all_of_them and isinstance(column.of, Prop) and column.field != "code"):
            wanted.append(column)
    return wanted


def target(reference: Reference) -> NodeType:
    """The type of node to make for a reference: the first that has a ledger."""
    for to in reference.to:
        for type in SCHEMA.nodes_of(to):
            if type.sheets:
                return type
    raise AssertionError(reference)


def fill(file: Path, type: SheetType, row: dict[str, Any]) -> None:
    """Writes the values below the header of the type's template, where a user would."""
    template.write([type.name], file)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    captions = [cell.value for cell in sheet[template.HEADER]]
    for caption, cell in row.items():
        sheet.cell(template.HEADER + 1, captions.index(caption) + 1, cell)
    book.save(file)


def load_one(database: Database, folder: Path, type: SheetType, *, all_of_them: bool = False, **given: str) -> str:
    """Loads one row through the type's template, what it refers to first; returns the id that it got."""
    row = {}
    for column in asked(type, all_of_them=all_of_them):
        of = column.of
        row[column.zh] = load_one(database, folder, target(of)) if isinstance(of, Reference) else given.get(column.field) or value(column)
    if isinstance(type, NodeType) and type.name in MADE:
        row[next(column.zh for column in type.columns if column.field == "code")] = MADE[type.name]
    file = folder / f"{type.name}.xlsx"
    fill(file, type, row)
    report = load(database, [file], write=True)
    assert problems(report) == []
    assert report.as_json()["reject"] == report.plan.links["reject"] == 0
    if not isinstance(type, NodeType):
        return ""
    assert report.as_json()["types"][type.name]["read"] == 1
    (found,) = database.read(f"MATCH (n:{type.labels}) RETURN n.id").rows
    return str(found[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_template_loads_back(name: str, database: Database, tmp_path: Path) -> None:
    type = SCHEMA.sheet(name)
    assert type is not None
    load_one(database, tmp_path, type)
    assert load(database, [tmp_path / f"{name}.xlsx"], write=True).written == 0


@pytest.mark.parametrize("name", [node.name for node in SCHEMA.nodes if node.sheets])
def test_every_property_of_a_template_reaches_the_graph(name: str, database: Database, tmp_path: Path) -> None:
    type = SCHEMA.node(name)
    assert type is not None
    id = load_one(database, tmp_path, type, all_of_them=True)
    ((props,),) = database.read(f"MATCH (n:{type.label} {{id: $id}}) RETURN properties(n)", {"id": id}).rows
    assert {prop.name for prop in type.props if prop.name != "code"} <= props.keys()


def test_one_workbook_holds_several_types(tmp_path: Path) -> None:
    template.write(["Street", "小区", "property contracts"], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["街道（乡镇）", "小区", "物业服务合同"]
    assert [sheet.cell(1, 1).value for sheet in book] == [
        "街道（乡镇）台账 · street",
        "小区台账 · compound",
        "物业服务合同台账 · property contracts",
    ]
    assert {sheet.freeze_panes for sheet in book} == {"A3"}


def test_codes_and_texts_are_formatted_as_text(tmp_path: Path) -> None:
    template.write(["Grid"], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    captions = [cell.value for cell in sheet[template.HEADER]]
    formats = {caption: sheet.column_dimensions[get_column_letter(at)].number_format for at, caption in enumerate(captions, 1)}
    assert {formats[name] for name in ("网格名称", "网格编码", "所属社区", "网格类型")} == {"@"}
    assert (formats["户数"], formats["设立日期"]) == ("0", "yyyy-mm-dd")


def test_only_the_rows_for_input_are_open(tmp_path: Path) -> None:
    template.write(["Grid"], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet.protection.sheet
    assert all(cell.protection.locked for row in sheet.iter_rows(1, template.HEADER) for cell in row)
    assert not any(sheet.column_dimensions[get_column_letter(at)].protection.locked for at in range(1, sheet.max_column + 1))


def test_what_is_asked_for_is_said_in_both_languages(tmp_path: Path) -> None:
    template.write(["Grid"], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    notes = {cell.value: cell.comment.text for cell in sheet[template.HEADER] if cell.comment}
    assert notes["网格名称"] == "网格名称 · grid name\n必填 required\n文字 text\n例 e.g. 第一网格"
    assert "综合 / 专属 / 微" in notes["网格类型"]
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation if "综合" in rule.formula1] == ['"综合,专属,微"']


def test_an_unknown_type_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no type of ledger is called '网咯'"):
        template.write(["网咯"], tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
