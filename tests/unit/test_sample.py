"""The sample: what its ledgers hold, read back from the files, and whether truth.json says the same."""

import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from data import lineage, sample, words
from data.divisions import DISTRICT, STATISTICAL, read
from govgraph import app
from graph.model import Prop, Reference
from graph.schema import SCHEMA
from tests.unit.written import CAPTIONS, DIVISIONS, ORGANIZATIONS, REFERENCE, SHEETS, Rows, Written, ledgers

PERSONAL = ("身份证", "证件", "电话", "手机", "联系方式", "住址", "出生", "性别", "学历", "来电人")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("sample") / "new"
    sample.write(folder, 1, sample.SMALL)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return Written(folder, truth, *ledgers(folder))


def test_the_way_to_load_them_that_is_told_names_the_ledgers_alone(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["sample", str(tmp_path / "new"), "--small"]).output
    pattern = next(word for word in told.split() if word.startswith(str(tmp_path)) and "[" in word)
    assert sorted(Path(pattern).parent.glob(Path(pattern).name)) == sorted(sample.files(tmp_path / "new"))


def day(cell: Any) -> date | None:
    if cell in (None, "", "长期"):
        return None
    return date.fromisoformat(cell) if isinstance(cell, str) else cell


def holds(first: Any, last: Any) -> bool:
    """On the reference date, by first and last valid day."""
    return (day(first) or REFERENCE) <= REFERENCE <= (day(last) or REFERENCE)


def organization_ids(written: Written) -> set[str]:
    found = set()
    for type, row in ((kind, row) for kind in ORGANIZATIONS for row in written.ledgers[kind]):
        if row.get("code"):
            found.add(f"org:{row['code']}")
        elif type == "OwnersCommittee":
            found.add(f"org:compound:{written.community(row)}/{row['serves']}/{row['name']}")
        else:
            found |= {f"org:{place}/{row['name']}" for place in written.places[row["serves"].split("、")[0]]}
    return found


def test_the_same_seed_makes_the_same_bytes(written: Written, tmp_path: Path) -> None:
    again = sample.write(tmp_path, 1, sample.SMALL)
    assert again.as_json() == written.truth
    for path in (*sample.files(written.folder), written.folder / "truth.json"):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_another_seed_makes_another_sample(written: Written, tmp_path: Path) -> None:
    other = sample.write(tmp_path, 2, sample.SMALL)
    fixed = ("streets", "compounds", "alliances", "two_new_members", "city_departments", "residential_communities")
    assert {name: other.figures[name] for name in fixed} == {name: written.truth["figures"][name] for name in fixed}
    assert other.gaps["compound-company"] != written.truth["gaps"]["compound-company"]


def test_every_type_of_sheet_has_a_ledger(written: Written) -> None:
    later = {"Lineage", "Takeover"}  # what became of units and bodies: a sample of one day has none
    assert set(written.ledgers) == SHEETS.keys() - later
    assert {path.name for path in written.folder.iterdir()} == {*(path.name for path in sample.files(written.folder)), "truth.json"}


def test_encodings(written: Written) -> None:
    raw = {path.name: path.read_bytes() for path in sample.files(written.folder) if path.suffix == ".csv"}
    marked = {name for name, content in raw.items() if content.startswith(b"\xef\xbb\xbf")}
    (national,) = raw.keys() - marked
    with pytest.raises(UnicodeDecodeError):
        raw[national].decode("utf-8")


def test_headers_are_the_schema_s_and_none_is_personal(written: Written) -> None:
    unknown = {(type, caption) for type, names in written.headers.items() for caption in names if caption not in CAPTIONS[type]}
    assert unknown == set()
    names = {caption for header in written.headers.values() for caption in header}
    assert [name for name in names if any(word in name for word in PERSONAL)] == []


def test_choices_are_the_schema_s(written: Written) -> None:
    for type, rows in written.ledgers.items():
        for column in SHEETS[type].columns:
            if isinstance(column.of, Prop) and column.of.choices:
                allowed = {text for choice in column.of.choices for text in (choice.zh, *choice.aliases)}
                used = {value for row in rows for value in str(row.get(column.field) or "").split("、") if value}
                assert used <= allowed, (type, column.field)


def test_required_cells_are_filled(written: Written) -> None:
    for type, rows in written.ledgers.items():
        required = {column.field for column in SHEETS[type].columns if column.level == "required" and "." not in column.field}
        assert [row for row in rows if not required <= row.keys()] == [], type


def test_figures(written: Written) -> None:
    held = written.ledgers
    counties = {row["name"]: row for row in held["County"]}
    streets = [row for row in held["Street"] if row["form"] == "街道" and counties[row["county"]]["statistical"] == "否"]
    assert (len(counties), len(held["Street"]), len(streets), len(held["Community"])) == (6, 123, 24, 1101)
    assert [row["code"] for row in held["County"] if row["statistical"] == "是"] == [STATISTICAL]
    assert len(held["Compound"]) == 303
    assert {row["county"] for row in held["Compound"]} == {"洮北区"}
    assert (len(held["Alliance"]), len(two_new_members(written))) == (130, 400)
    assert written.truth["figures"] == written.truth["figures"] | {
        "streets": 24, "compounds": 303, "alliances": 130, "two_new_members": 400, "city_departments": 15,
        "grids": len(held["Grid"]), "posts": len(held["Post"]), "duties": len(held["Duty"]), "issues": len(held["Issue"]),
        "conferences": len(held["Conference"]),
    }  # fmt: skip


def two_new_members(written: Written) -> set[str]:
    held = written.ledgers
    counting = {row["name"] for row in held["Enterprise"] if row["ownership"] == "非公"}
    counting |= {row["name"] for type in ("SocialOrganization", "PropertyCompany") for row in held[type]}
    valid = [row for row in held["AllianceMember"] if holds(row.get("since"), row.get("until"))]
    return counting & {row["member"] for row in valid}


def test_alliances_lie_at_all_levels(written: Written) -> None:
    themes = Counter(row["theme"] for row in written.ledgers["Alliance"])
    assert set(themes) == {"区域", "商圈", "楼宇", "园区", "行业"}
    members = {row["alliance"] for row in written.ledgers["AllianceMember"]}
    assert members == {row["name"] for row in written.ledgers["Alliance"]}
    assert all(row["axis"] for row in written.ledgers["Alliance"])


def test_conferences(written: Written) -> None:
    held = written.ledgers["Conference"]
    levels = Counter(row["level"] for row in held)
    assert levels == {"市": 1, "县": 5, "街道": 24, "社区": 85}
    assert all(row["convenors"] and row["leads"] and row["participants"] for row in held)
    (city,) = (row for row in held if row["level"] == "市")
    departments = {row["name"] for row in written.ledgers["Department"] if row["level"] == "市"}
    assert set(city["participants"].split("、")) == departments
    assert len(departments) == 15
    listed = written.truth["city_departments"]
    assert (len(listed["named"]), len(listed["assumed"])) == (7, 8)
    assert set(listed["named"]) | set(listed["assumed"]) == {f"org:220800/{name}" for name in departments}


def test_the_model_community_and_the_reference_date_are_there(written: Written) -> None:
    assert written.communities["洮北区", "瑞光街道", "军民社区"] == "220802003006"
    assert "compound:220802003006/兴隆小区" in written.compounds
    (city,) = written.ledgers["City"]
    assert day(city["reference_date"]) == REFERENCE
    assert written.truth["reference_date"] == REFERENCE.isoformat()


def companies_in_office(written: Written) -> set[str]:
    rows = [row for row in written.ledgers["PropertyContract"] if holds(row.get("since"), row.get("until"))]
    return {f"compound:{written.community(row)}/{row['compound']}" for row in rows}


def committees_in_office(written: Written) -> set[str]:
    rows = [row for row in written.ledgers["OwnersCommittee"] if holds(None, row.get("term_until"))]
    return {f"compound:{written.community(row)}/{row['serves']}" for row in rows}


def covered(written: Written) -> set[str]:
    """Communities and grids that a party organisation covers."""
    found = set()
    for row in written.ledgers["PartyOrganization"]:
        if code := written.community(row, "serves"):
            names = str(row.get("covers") or "").split("、")
            found |= {code if name == row["serves"] else f"grid:{code}/{name}" for name in names}
    return found


def subjects(written: Written) -> dict[str, tuple[dict[str, str], set[str]]]:
    """By rule: each subject's community, and the subjects that are in order."""
    residential = {row["code"]: row["code"] for row in written.ledgers["Community"] if row["form"] == "社区(居)"}
    of_grid = [(written.community(row, "within"), row["name"]) for row in written.ledgers["Grid"] if row["form"] != "专属"]
    return {
        "compound-company": (written.compounds, companies_in_office(written)),
        "compound-owners-committee": (written.compounds, committees_in_office(written)),
        "community-party": (residential, covered(written)),
        "grid-party": ({f"grid:{code}/{name}": code for code, name in of_grid}, covered(written)),
    }


def test_coverage_is_what_the_ledgers_say(written: Written) -> None:
    planted = {"compound-company": 40, "compound-owners-committee": 55, "community-party": 6}
    assert {rule: len(set(written.truth["gaps"][rule])) for rule in planted} == planted
    for rule, (of, good) in subjects(written).items():
        assert set(written.truth["gaps"][rule]) == of.keys() - good, rule
        total: Counter[str] = Counter(place for code in of.values() for place in ("220800", code[:6], code[:9]))
        right: Counter[str] = Counter(place for id, code in of.items() if id in good for place in ("220800", code[:6], code[:9]))
        said = written.truth["coverage"][rule]
        assert said.keys() == {"220800", *(row["code"] for type in ("County", "Street") for row in written.ledgers[type])}
        assert said == {place: {"denominator": total[place], "numerator": right[place]} for place in said}, rule


def test_contracts_begin_and_end_on_the_reference_date(written: Written) -> None:
    contracts = [(day(row["since"]), day(row["until"])) for row in written.ledgers["PropertyContract"]]
    assert {first for first, _ in contracts} >= {REFERENCE, date(2021, 7, 1)}
    assert {last for _, last in contracts} >= {REFERENCE, None}


def test_grids_and_their_posts(written: Written) -> None:
    residential = {row["code"] for row in written.ledgers["Community"] if row["form"] == "社区(居)"}
    ordinary = Counter(written.community(row, "within") for row in written.ledgers["Grid"] if row["form"] == "综合")
    assert ordinary.keys() == residential
    assert set(ordinary.values()) == {4, 5, 6, 7}
    assert all(300 <= int(row["households"]) <= 700 for row in written.ledgers["Grid"] if row["form"] == "综合")
    assert {row["form"] for row in written.ledgers["Grid"]} == {"综合", "专属", "微"}
    empty = [row for row in written.ledgers["Post"] if not row.get("holder")]
    assert 0 < len(empty) == len(set(written.truth["vacant_posts"])) < len(written.ledgers["Post"]) / 10
    assert sum(row["title"] == "网格长" for row in written.ledgers["Post"]) == len(written.ledgers["Grid"])


def test_all_but_divisions_is_plainly_made_up(written: Written) -> None:
    people = {name for row in written.ledgers["Post"] if row.get("holder") for name in row["holder"].split("、")}
    assert all(re.fullmatch(r".某[甲-癸]?", name) for name in people)
    for type in ("Enterprise", "SocialOrganization", "PropertyCompany", "Utility"):
        assert [row["name"] for row in written.ledgers[type] if "示例" not in row["name"]] == [], type


def test_nobody_has_a_namesake_in_the_same_unit(written: Written) -> None:
    rows = [row for row in written.ledgers["Post"] if row.get("holder")]
    held = Counter((row.get("county"), row.get("street"), row.get("on_behalf_of") or row["at"], row["holder"]) for row in rows)
    assert sum(held.values()) - len(held) == len(written.truth["planted"]["two-posts"]) > 0
    for type, rows in written.ledgers.items():
        if any(column.field == "synthetic" for column in SHEETS[type].columns):
            assert {row["synthetic"] for row in rows} == {"否" if type in DIVISIONS else "是"}, type


def test_codes_are_right_but_nobody_s(written: Written) -> None:
    """The two check characters first: the examples that the standards work out themselves."""
    assert (words.organization_check("D2143569"), words.credit_check("91350100M000100Y4")) == ("X", "3")
    codes = [row["code"] for type in ("Enterprise", "PropertyCompany") for row in written.ledgers[type] if row.get("code")]
    assert len(codes) == len(set(codes)) > 50
    assert all(code[2:8] == "999999" for code in codes)
    assert all((code[16], code[17]) == (words.organization_check(code[8:16]), words.credit_check(code[:17])) for code in codes)


def test_references_name_something(written: Written) -> None:
    """Every organisation, category and duty that a cell names has a row of its own."""
    held = written.ledgers
    named = {row["name"] for type in ORGANIZATIONS for row in held[type]}
    named |= {name for row in held["Department"] for name in str(row.get("former_names") or "").split("、")}
    paths = {f"{row['wider']}/{row['name']}" if row.get("wider") else row["name"] for row in held["Category"]}
    for type, rows in held.items():
        for reference in (column.of for column in SHEETS[type].columns if isinstance(column.of, Reference)):
            used = {name for row in rows for name in str(row.get(reference.name) or "").split("、") if name}
            if all(SCHEMA.label_of(to) == "Organization" for to in reference.to):
                assert used <= named, (type, reference.name)
            elif reference.to == ("Category",):
                assert used <= paths, (type, reference.name)
            elif reference.to == ("Duty",):
                assert used <= {row["code"] for row in held["Duty"]}


def test_categories_say_what_the_rules_need(written: Written) -> None:
    rows = written.ledgers["Category"]
    wider = {row["wider"] for row in rows if row.get("wider")}
    leaves = [row for row in rows if f"{row['wider'] + '/' if row.get('wider') else ''}{row['name']}" not in wider]
    assert all(row.get("nature") and row.get("place_kinds") and row.get("keywords") for row in leaves)
    gates = " ".join(row["gate"] for row in rows if row.get("gate"))
    assert all(word in gates for word in ("110", "119", "120", "劳动仲裁", "信访"))


def test_issues_fit_their_category(written: Written) -> None:
    kinds = {f"{row['wider']}/{row['name']}": row.get("place_kinds") or "" for row in written.ledgers["Category"] if row.get("wider")}
    issues = written.ledgers["Issue"]
    for row in issues:
        allowed = kinds[row["category"]].split("、")
        assert ("社区" if row["place"] == row["community"] else "小区") in allowed
        assert day(row["received_on"]) <= REFERENCE  # type: ignore[operator]
    assert len({(row["source_of"], row["number"]) for row in issues}) == len(issues)
    assert len({row["source_of"] for row in issues}) == 7
    assert {row["state"] for row in issues} == {"受理", "交办", "退单", "上报", "解决", "办结归档"}
    assert all((row["state"] in ("解决", "办结归档")) == bool(row.get("closed_on")) for row in issues)


def test_owner_cases_name_what_is_there(written: Written) -> None:
    cases = written.truth["owner"]
    places = {code for codes in written.places.values() for code in codes} | written.compounds.keys()
    categories = {f"category:{row['wider']}/{row['name']}" for row in written.ledgers["Category"] if row.get("wider")}
    bodies = organization_ids(written)
    for case in cases:
        assert (case["place"] in places, case["category"] in categories) == (True, True), case
        assert set(case["act"]) <= bodies, case
        assert bool(case["act"]) == (case["verdict"] in ("owned", "overlap", "proposed")), case
    assert {case["verdict"] for case in cases} == {"owned", "overlap", "proposed", "gate", "vacuum", "expired", "excluded"}


def test_vacuums_hold_no_leading_duty(written: Written) -> None:
    leading = {"处置", "服务", "监管", "执法", "审批"}
    names = {row["code"]: row["name"] for row in written.ledgers["Street"]}
    counties = {row["code"]: row["name"] for row in written.ledgers["County"]}
    duties: dict[str, Rows] = defaultdict(list)
    for row in written.ledgers["Duty"]:
        if row["competence"] in leading and row["slot"] != "综合监管/督办" and row.get("list") != "上级收回":
            duties[row["category"]].append(row)
    for case in written.truth["vacuums"]:
        path = case["category"].removeprefix("category:")
        county = counties[case["place"][:6]]
        here = [row for row in duties[path] if row.get("county") == county and row.get("street") in (None, names[case["place"]])]
        valid = [row for row in here if holds(row.get("since"), row.get("until"))]
        assert bool(here) == (case["verdict"] != "vacuum"), case
        assert bool(valid) == (case["verdict"] == "excluded"), case


def test_grants_come_from_a_department(written: Written) -> None:
    duties = {row["code"]: row for row in written.ledgers["Duty"]}
    grants = [row for row in duties.values() if row.get("list") == "赋权"]
    assert len(grants) == 3
    for grant in grants:
        origin = duties[grant["derived_from"]]
        assert (origin["category"], origin["competence"]) == (grant["category"], grant["competence"])
        assert origin["body"].endswith("城市管理行政执法局")
        assert day(grant["since"]) < day(grant["until"])  # type: ignore[operator]


def test_divisions() -> None:
    old, new = read(2020), read(2023)
    assert (len(old.counties), len(old.streets), len(old.communities)) == (6, 123, 1101)
    assert [sum(street.form == "街道" for street in year.streets.values()) for year in (old, new)] == [27, 31]
    assert (len(old.inner_streets), len(old.residential)) == (24, 151)
    assert sum(old.streets[one.street].form == "街道" for one in old.residential) == 94
    assert "220802407" in old.streets.keys() - new.streets.keys()
    assert old.counties[DISTRICT] == "洮北区"


def test_the_lineage_tells_of_every_unit_of_either_list(tmp_path: Path) -> None:
    before, after = read(2020), read(2023)
    changes = lineage.derive(before, after)
    assert Counter(one.kind for one in changes) == {"rename": 97, "move": 11, "merge": 10, "split": 7}
    old, new = ({*one.streets, *one.communities} for one in (before, after))
    assert old - new <= {one.old for one in changes}
    assert {one.new for one in changes} <= new
    assert new - old - {one.new for one in changes} == {"220881207001", "220881209001"}, "two came from nowhere"
    assert [sum(street.form == "街道" for street in one.streets.values()) for one in (before, after)] == [27, 31]
    first, second = lineage.write(tmp_path), lineage.write(tmp_path / "again")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
