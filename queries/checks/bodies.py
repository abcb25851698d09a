"""Checks of who carries duties: whether the body is there, may do it where it should, and somebody sits in its chair."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.words import listed
from queries.checks.base import ERROR, WARNING, Hit, Post, System, check, circles
from queries.header import Both
from queries.ownership.answer import NOBODY
from queries.ownership.facts import BASIC, FALLBACK, GUIDED, LEADING, LINE, OPERATOR, OVERSIGHT, SUPPORT, TAKEN_BACK, Duty
from queries.ownership.lines import DEPARTMENT, FIELD_OFFICE, GOVERNMENT
from queries.ownership.takeover import original, successors, taken_over
from queries.ownership.world import Period

PUBLIC = frozenset({GOVERNMENT, DEPARTMENT, FIELD_OFFICE})


@check(
    "duty-body-gone", ERROR, Both("职责的承担单位已撤销", "A duty of a body that no longer exists"),
    Both("把职责移交给承接单位，并录入终止日期；没有承接单位的，在单位沿革中登记",
         "Hand the duty over, and record when it ended; where nobody took over, enter who did in the lineage of bodies"),
)  # fmt: skip
def duty_body_gone(system: System) -> Iterator[Hit]:
    after = successors(system.world, system.asof)
    for duty in system.duties:
        body = system.world.body[duty.body]
        if body.until and body.until <= system.asof:
            what, heirs = system.name(duty.category), system.names(after.get(body.id, ()))
            zh, en = (f"，现由{heirs.zh}承接", f"; {heirs.en} took over") if heirs.zh else ("，无人承接", "; nobody took over")
            yield Hit(
                duty.id,
                f"{body.name}已于{body.until}前撤销，仍承担“{what}”{zh}",
                f"{body.name} ended before {body.until} and still carries '{what}'{en}",
            )


@check(
    "duty-outside", ERROR, Both("职责超出单位的管辖范围", "A duty outside the area of its body"),
    Both("更正责任范围，或登记该单位的管辖地", "Correct where the duty holds, or record what the body serves"),
)  # fmt: skip
def duty_outside(system: System) -> Iterator[Hit]:
    world = taken_over(system.world, system.asof)
    placed = {original(one.duty.id, one.duty.body) for duties in world.placed_duties.values() for one in duties}
    for duty in system.in_force(world):
        if duty.id not in placed and duty.id == original(duty.id, duty.body):
            who, what = system.name(duty.body), system.name(duty.category)
            where = system.name(duty.within) if duty.within else ""
            zh = f"不管辖{where}" if where else "没有登记管辖地"
            yield Hit(
                duty.id,
                f"{who}{zh}，“{what}”的职责不起作用",
                f"{who} has no jurisdiction{f' over {where}' if where else ''}: its duty for '{what}' is void",
            )


@check(
    "duty-at-parent-only", WARNING, Both("只有上级承担，下级有同类单位却没有", "A duty of the upper department only, while the lower one has none"),
    Both("确认由哪一级承担，并录入下级的职责", "Settle which level carries it, and enter the lower one's duty"), "§A6",
)  # fmt: skip
def duty_at_parent_only(system: System) -> Iterator[Hit]:
    own = _leading_lines(system)
    for link in system.world.subordinations:
        if link.kind != GUIDED or not Period(link.since, link.until).holds(system.asof):
            continue
        if not (system.exists(link.body) and system.exists(link.superior)) or not own.get(link.body):
            continue
        for duty in own.get(link.superior, ()):
            if not any(_related(system, duty, other) for other in own[link.body]):
                lower, upper, what = system.name(link.body), system.name(link.superior), system.name(duty.category)
                yield Hit(link.body, f"“{what}”只有{upper}承担，{lower}没有", f"only {upper} carries '{what}', {lower} does not")


def _leading_lines(system: System) -> Mapping[str, list[Duty]]:
    found = defaultdict(list)
    for duty in system.duties:
        if duty.slot == LINE and duty.competence in LEADING:
            found[duty.body].append(duty)
    return found


def _related(system: System, one: Duty, other: Duty) -> bool:
    paths = system.world.category_paths
    near = one.category in paths.get(other.category, ()) or other.category in paths.get(one.category, ())
    return near and one.competence == other.competence


@check(
    "actor-without-post", WARNING, Both("先行处置的单位没有登记岗位", "A body that must act has no post on record"),
    Both("登记负责人岗位", "Record the post that heads it"), "§C2",
)  # fmt: skip
def actor_without_post(system: System) -> Iterator[Hit]:
    posts = _posts(system)
    for body in _actors(system):
        if not posts.get(body):
            who = system.name(body)
            yield Hit(body, f"{who}须先行处置，却没有岗位", f"{who} must act, and has no post")


@check(
    "actor-post-vacant", WARNING, Both("先行处置的单位岗位全部空缺", "All posts of a body that must act are vacant"),
    Both("任命负责人，或登记代理人", "Appoint somebody, or record who acts for the post"), "§C2",
)  # fmt: skip
def actor_post_vacant(system: System) -> Iterator[Hit]:
    posts = _posts(system)
    for body in _actors(system):
        there = posts.get(body, [])
        if there and not any(term.holds(system.asof) for post in there for term in post.terms):
            who, titles = system.name(body), sorted({post.title for post in there})
            yield Hit(
                body, f"{who}须先行处置，岗位空缺：{listed(titles, 'zh')}", f"{who} must act, and its posts are vacant: {listed(titles, 'en')}"
            )  # fmt: skip


def _actors(system: System) -> list[str]:
    """The public bodies that must act somewhere."""
    acting = {body for cell in system.matrix.cells if cell for body in cell.act}
    return sorted(body for body in acting if body in system.world.body and system.world.body[body].kind in PUBLIC)


def _posts(system: System) -> Mapping[str, list[Post]]:
    found = defaultdict(list)
    for post in system.posts:
        if post.period.holds(system.asof):
            found[post.body].append(post)
    return found


@check(
    "oversight-and-action", ERROR, Both("监督与处置在同一单位", "Oversight and action in the same hands"),
    Both("由另一单位承担督办", "Let another body oversee it"), "§B6",
)  # fmt: skip
def oversight_and_action(system: System) -> Iterator[Hit]:
    overseeing = [duty for duty in system.duties if duty.slot == OVERSIGHT]
    acting: dict[str, list[Duty]] = defaultdict(list)
    for duty in system.duties:
        if duty.slot in {OPERATOR, LINE} and duty.competence in LEADING:
            acting[duty.body].append(duty)
    for duty in overseeing:
        paths = system.world.category_paths
        both = [
            one
            for one in acting.get(duty.body, ())
            if duty.category in paths.get(one.category, ()) or one.category in paths.get(duty.category, ())
        ]
        if both:
            who, what = system.name(duty.body), system.name(duty.category)
            yield Hit(duty.id, f"{who}对“{what}”既处置又督办", f"{who} both acts on '{what}' and oversees it")


@check(
    "fallback-alone", ERROR, Both("兜底之前无人负责", "A fallback with nobody before it"),
    Both("确定先行负责的单位，兜底只作最后一环", "Name who answers first: the fallback is only the last resort"), "§D2 §D3",
)  # fmt: skip
def fallback_alone(system: System) -> Iterator[Hit]:
    nobody: dict[str, list[str]] = defaultdict(list)
    for place, leaf, _ in system.matrix.found(NOBODY):
        if system.world.place[place].kind not in {"City", "County"}:
            nobody[leaf].append(place)
    for (anchor, category), held in sorted(system.world.placed_duties.items()):
        for duty in (one.duty for one in held if one.duty.slot == FALLBACK and one.period.holds(system.asof)):
            for leaf, places in nobody.items():
                there = [place for place in places if anchor in system.world.place_paths[place]]
                if there and category in system.world.category_paths[leaf]:
                    names, what, who = system.names(there), system.name(leaf), system.name(duty.body)
                    yield Hit(duty.id, f"“{what}”只有{who}兜底：{names.zh}", f"for '{what}' there is only the fallback {who}: {names.en}")


@check(
    "street-without-lists", WARNING, Both("街道（乡镇）缺少三张清单", "A street without its three lists"),
    Both("录入基本履职、配合履职、上级收回三张清单", "Enter the lists of basic, supporting and taken back duties"), "§A11",
)  # fmt: skip
def street_without_lists(system: System) -> Iterator[Hit]:
    held: dict[str, set[str]] = defaultdict(set)
    for duty in system.duties:
        held[duty.body].add(duty.list or "")
    for body in sorted(system.world.body):
        if system.world.is_street(body) and system.exists(body):
            lacking = [name for name in (BASIC, SUPPORT, TAKEN_BACK) if name not in held.get(body, ())]
            if lacking:
                who = system.name(body)
                yield Hit(body, f"{who}没有清单：{listed(lacking, 'zh')}", f"{who} lacks the lists {listed(lacking, 'en')}")


@check(
    "sent-outside-list", WARNING, Both("清单之外的事项交给了街道或社区", "Problems sent to a street or community outside its list"),
    Both("退回并由县级联席会议决定是否准入，或补入清单", "Take it back and let the county conference admit it, or enter it in the list"), "§A11",
)  # fmt: skip
def sent_outside_list(system: System) -> Iterator[Hit]:
    for body, category, times in sorted(system.sent):
        path = system.world.category_paths.get(category, (category,))
        if not any((body, wider) in system.listed for wider in path):
            who, what = system.name(body), system.name(category)
            yield Hit(
                body, f"{who}的清单没有“{what}”，却交办了{times}件", f"'{what}' is in no list of {who}, and was sent to it {times} times"
            )


@check(
    "circle", ERROR, Both("循环隶属", "A circle"),
    Both("更正上级关系", "Correct what stands under what"),
)  # fmt: skip
def circle(system: System) -> Iterator[Hit]:
    world = system.world
    above = defaultdict(set)
    for link in world.subordinations:
        if link.kind != GUIDED and Period(link.since, link.until).holds(system.asof):
            above[link.body].add(link.superior)
    trees = (
        above,
        {one.id: [one.parent] for one in world.places if one.parent},
        {one.id: [one.parent] for one in world.categories if one.parent},
        {one.id: [one.derived_from] for one in world.duties if one.derived_from},
    )
    for tree in trees:
        for ring in circles(tree):
            names = system.names(ring)
            yield Hit(ring[0], f"互为上级：{names.zh}", f"they stand above each other: {names.en}")
