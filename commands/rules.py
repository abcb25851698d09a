"""Coverage rules: what there is, what the profile makes of them, and whether a file of your own keeps the contract."""

from pathlib import Path
from typing import Annotated

import typer

from commands.common import AsJson, Asof, group, opened
from commands.terminal import print_json, print_table, say
from graph.errors import QueryError, StoreError
from graph.words import listed

app = group()


@app.command("list")
def list_rules(asof: Asof = "", as_json: AsJson = False) -> None:
    """The rules of the profile with their parameters in force, weights and targets."""
    from queries.catalogue import catalogue
    from queries.profile import current

    with opened(GOVGRAPH_ASOF=asof) as database:
        profile, day = current(database), database.asof()
    found = [
        {
            "rule": rule.id,
            "title": {"zh": rule.title.zh, "en": rule.title.en},
            "severity": rule.rule.severity,
            "subject": rule.rule.subject,
            "source": list(rule.header.source),
            "parameters": {name: value for name, value in profile.arguments(rule, day).items() if name != "asof"},
            "weight": profile.weight(rule.id),
            "target": profile.targets.get(rule.id),
        }
        for rule in profile.rules()
    ]
    for one in catalogue().broken:
        say(f"left out: {one}")
    if as_json:
        print_json(found)
        return
    columns = ["rule", "severity", "subject", "parameters", "weight", "target"]
    print_table(f"rules · {profile.name.en}", columns, [[_cell(one[name]) for name in columns] for one in found])


def _cell(value: object) -> object:
    return listed((f"{name}={one}" for name, one in value.items()), "en") if isinstance(value, dict) else value


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(help="A .cypher file with the header of a coverage rule.", show_default=False)],
    asof: Asof = "",
) -> None:
    """Say what is wrong with a rule of your own, or run it once and show what it finds."""
    from queries.catalogue import catalogue, own_rule
    from queries.rules import check_subjects, judge

    rule = own_rule(file)
    if any(one.id == rule.id and one.folder != rule.folder for one in catalogue().rules()):
        raise QueryError(f"{file.name}: there is a rule {rule.id} already; give the file another name")
    try:
        with opened(GOVGRAPH_ASOF=asof) as database:
            check_subjects(database, rule, database.asof())
            found = judge(database, rule)
    except StoreError as error:
        raise QueryError(f"{file.name}: the header is fine; it could not be run: {error}") from error
    say(f"{file.name}: fine; {found.numerator} of {found.denominator} subjects are as they should be ({found.state})")
