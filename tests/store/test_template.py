"""The template of every type loads back: what it asks for is what the loader reads."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from graph.database import Database
from graph.errors import UnknownName
from graph.model import NodeType, Prop, Reference
from graph.model import Sheet as SheetType
from graph.schema import SCHEMA
from loaders import template
from loaders.load import Report, load
from tests.store.build import empty
from tests.store.conftest import ENGINES
from tests.store.ledgers import PLACES, Desk, problems

NAMES = [sheet.name for sheet in SCHEMA.sheets]
MADE = {"County": "220802", "Street": "220802003", "Community": "220802003006", "City": "220800"}


def named(type: SheetType) -> str:
    """What the one node of a type is called in the cells that refer to it."""
    assert isinstance(type, NodeType)
    code = next((prop.example for prop in type.props if prop.kind == "code" and prop.level == "required"), "")
    return code if code and not any(prop.name in ("name", "title") for prop in type.props) else f"示例{type.name}"


def value(type: SheetType, prop: Prop) -> Any:
    """What a user may write into the column: a name, its example, its first choice, or something of its kind."""
    if prop.name in ("name", "title") and isinstance(type, NodeType):
        return named(type)
    if prop.example:
        return prop.example
    if prop.choices:
        return prop.choices[0].zh
    by_kind = {
        "boolean": "是",
        "day": datetime.date(2021, 1, 1),
        "last_day": datetime.date(2021, 12, 31),
        "integer": 3,
        "number": 2.5,
        "range": "0.3至0.5",
        "code": f"A-{type.name}",
    }
    return by_kind.get(prop.kind, "甲")


def target(reference: Reference) -> NodeType:
    """The type of node that the cell names: the first that has a ledger."""
    return next(type for to in reference.to for type in SCHEMA.nodes_of(to) if type.sheets)


def filled(type: SheetType) -> dict[str, Any]:
    """A value for every column, by caption; none refers to its own type, and codes of organisations have check characters."""
    row: dict[str, Any] = {}
    parts = {part.name for part in type.parts} if isinstance(type, NodeType) else set()
    for column in type.columns:
        if column.field.partition(".")[0] in parts:
            continue  # another node, which has a ledger of its own too
        if isinstance(column.of, Reference):
            if target(column.of) is not type:
                row[column.zh] = named(target(column.of))
        elif column.field != "code":
            row[column.zh] = value(type, column.of)
        elif type.name in MADE:
            row[column.zh] = MADE[type.name]
    return row


@dataclass(frozen=True)
class Loaded:
    """One workbook with a sheet of every type, each with a row below its header, and what its load reported."""

    database: Database
    file: Path
    report: Report


@pytest.fixture(scope="module", params=ENGINES)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    database: Database = request.getfixturevalue(f"{request.param}_store")
    empty(database)
    file = tmp_path_factory.mktemp("templates") / "all.xlsx"
    template.write(NAMES, file)
    book = openpyxl.load_workbook(file)
    for name, sheet in zip(NAMES, book.worksheets, strict=True):
        type = SCHEMA.sheet(name)
        assert type is not None
        captions = [cell.value for cell in sheet[template.HEADER]]
        for caption, cell in filled(type).items():
            sheet.cell(template.HEADER + 1, captions.index(caption) + 1, cell)
    book.save(file)
    return Loaded(database, file, load(database, [file], write=True))


def test_every_template_loads_back_without_a_remark(loaded: Loaded) -> None:
    assert problems(loaded.report) == []
    found = loaded.report.as_json()
    assert found["reject"] == found["links"]["reject"] == 0
    assert {name: counts["read"] for name, counts in found["types"].items()} == {node.name: 1 for node in SCHEMA.nodes if node.sheets}


def test_the_same_templates_again_write_nothing(loaded: Loaded) -> None:
    assert load(loaded.database, [loaded.file], write=True, recheck=True).written == 0


# a unit or body succeeds no other by a row that names it twice: these are next
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("Lineage", "Takeover")])
def test_every_column_of_a_template_reaches_the_graph(name: str, loaded: Loaded) -> None:
    type = SCHEMA.sheet(name)
    assert type is not None
    if not isinstance(type, NodeType):
        rows = loaded.database.read(f"MATCH ()-[r:{type.link}]->() RETURN properties(r)").rows
        assert any({name for prop in type.props for name in prop.stored} <= props.keys() for (props,) in rows)
        return
    ((props,),) = loaded.database.read(f"MATCH (n:{type.labels}) RETURN properties(n)").rows
    assert {stored for prop in type.props if prop.name != "code" or name in MADE for stored in prop.stored} <= props.keys()
    for reference in (one for one in type.references if one.link and target(one) is not type):
        arrow = f"<-[r:{reference.link}]-" if reference.incoming else f"-[r:{reference.link}]->"
        rows = loaded.database.read(f"MATCH (n:{type.labels}){arrow}(:{target(reference).labels}) RETURN properties(r)").rows
        assert any({stored for prop in reference.columns for stored in prop.stored} <= props.keys() for (props,) in rows), reference.name


def test_templates_of_what_became_of_units_and_bodies_load_back(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path)
    bodies = [["部门名称", "服务范围"], ["洮北区城管局", "洮北区"], ["洮北区住建局", "洮北区"]]
    desk.clean({**PLACES, "部门": bodies})
    ends: dict[str, dict[str, Any]] = {
        "Lineage": {"新代码": "220802004", "原代码": "220802003"},
        "Takeover": {"承接单位": "洮北区住建局", "原单位": "洮北区城管局", "所属区县": "洮北区"},
    }
    said = {"变更类型": "合并", "变更日期": datetime.date(2023, 1, 1), "变更说明": "机构改革"}
    file = tmp_path / "lineage.xlsx"
    template.write(list(ends), file)
    book = openpyxl.load_workbook(file)
    for sheet, named in zip(book.worksheets, ends.values(), strict=True):
        captions = [cell.value for cell in sheet[template.HEADER]]
        for caption, cell in {**said, **named}.items():
            sheet.cell(template.HEADER + 1, captions.index(caption) + 1, cell)
    book.save(file)
    report = load(database, [file], write=True)
    assert (problems(report), report.written) == ([], 4)
    since = datetime.date(2023, 1, 1)
    assert desk.links("SUCCEEDS", "kind", "since", "note") == [("220802004", "220802003", "merge", since, "机构改革")]
    assert desk.links("TAKES_OVER", "since", "note")[0] == ("org:220802/洮北区住建局", "org:220802/洮北区城管局", since, "机构改革")
    assert {desk.node(id)["until"] for id in ("220802003", "org:220802/洮北区城管局")} == {since}
    assert load(database, [file], write=True, recheck=True).written == 0


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
