"""Checks of kinds of problem: who leads them, and whether requests can be told apart by their words."""

from collections import defaultdict
from collections.abc import Iterator

from graph.words import LANGUAGES, listed
from queries.checks.base import ERROR, WARNING, Hit, System, check
from queries.header import Both
from queries.ownership.answer import NOBODY
from queries.ownership.rows import NEEDED
from queries.ownership.selection import nature_of


@check(
    "category-unled", ERROR, Both("全县无人牵头的问题分类", "A kind of problem that nobody leads anywhere in a county"),
    Both("由县级联席会议确定牵头单位，录入职责清单", "Let the county conference name who leads, and enter the duty"), "§A8 §A6",
)  # fmt: skip
def category_unled(system: System) -> Iterator[Hit]:
    for county, leaves in _unled(system).items():
        for leaf in leaves:
            where, what = system.name(county), system.name(leaf)
            yield Hit(leaf, f"{where}：“{what}”在任何地点都无人牵头", f"{where}: nobody leads '{what}' at any place")


def _unled(system: System) -> dict[str, list[str]]:
    """County -> the leaves that can arise in it and that nobody answers for at any of its places."""
    found = {}
    nobody = {number for number, cell in enumerate(system.matrix.cells) if cell and cell.verdict in NOBODY}
    row_of = dict(zip(system.matrix.places, system.matrix.rows, strict=True))
    for county, places in sorted(system.counties.items()):
        rows = {row_of[place] for place in places}
        columns = [{row[column] for row in rows} - {0} for column in range(len(system.leaves))]
        found[county] = [leaf for leaf, numbers in zip(system.leaves, columns, strict=True) if numbers and numbers <= nobody]
    return found


@check(
    "category-unenforced", ERROR, Both("需要执法或审批，却只有其他职责", "It needs enforcement or approval, and there are only other duties"),
    Both("明确执法或审批主体，或修正该分类的性质", "Name who enforces or approves, or correct the nature of the category"),
)  # fmt: skip
def category_unenforced(system: System) -> Iterator[Hit]:
    known = defaultdict(set)
    for duty in system.duties:
        known[duty.category].add(duty.competence)
    for leaf in system.leaves:
        path = system.world.above_category(leaf)
        needed = NEEDED.get(nature_of(system.world, path))
        there = set().union(*(known.get(wider, set()) for wider in path))
        if needed and there and needed not in there:
            what = system.name(leaf)
            yield Hit(leaf, f"“{what}”没有任何单位有{_ZH[needed]}职责", f"no body has a duty to {needed} for '{what}'")


_ZH = {"enforce": "执法", "approve": "审批"}


@check(
    "catch-all", WARNING, Both("总括职责掩盖了真空地带", "A duty on everything hides a vacuum"),
    Both("把总括职责分解到具体分类", "Spell the duty out, category by category"),
)  # fmt: skip
def catch_all(system: System) -> Iterator[Hit]:
    hidden: dict[str, set[str]] = defaultdict(set)
    for _, leaf, cell in system.matrix.found(NOBODY):
        for body in cell.catch_all:
            hidden[body].add(leaf)
    for body, leaves in sorted(hidden.items()):
        names, who = system.names(sorted(leaves)), system.name(body)
        yield Hit(
            body,
            f"{who}仅有总括职责，其下实际无人负责：{names.zh}",
            f"{who} has only a duty on everything; in truth nobody answers for {names.en}",
        )


@check(
    "category-no-keywords", WARNING, Both("没有关键词的问题分类", "A kind of problem without keywords"),
    Both("在分类目录中补充关键词", "Add keywords in the ledger of categories"), "§B5",
)  # fmt: skip
def category_no_keywords(system: System) -> Iterator[Hit]:
    for leaf in system.leaves:
        if not system.keywords.get(leaf):
            what = system.name(leaf)
            yield Hit(leaf, f"“{what}”没有关键词，无法从诉求文字中认出", f"'{what}' has no keywords: no request can be told to be about it")


@check(
    "category-same-keywords", WARNING, Both("关键词相同的问题分类", "Kinds of problem with the same keywords"),
    Both("区分关键词，或合并分类", "Tell their keywords apart, or merge them"), "§B5",
)  # fmt: skip
def category_same_keywords(system: System) -> Iterator[Hit]:
    same: dict[frozenset[str], list[str]] = defaultdict(list)
    for leaf in system.leaves:
        if words := frozenset(system.keywords.get(leaf, ())):
            same[words].append(leaf)
    for words, leaves in same.items():
        if len(leaves) > 1:
            names, said = system.names(leaves), [listed(sorted(words), language) for language in LANGUAGES]
            yield Hit(leaves[0], f"关键词“{said[0]}”同时属于：{names.zh}", f"the keywords {said[1]} belong to all of {names.en}")
