"""Chosen cases of "who answers": what the duties that the sample holds lead to, worked out by hand from the rules (§A8)."""

from collections.abc import Iterator, Sequence
from typing import Final

from data import ids
from data.business import managed_by
from data.categories import KINDS
from data.divisions import CITY, DISTRICT
from data.places import MODEL_COMMUNITY, MODEL_COMPOUND
from data.truth import Case
from data.world import Compound, World

MODEL_STREET: Final = MODEL_COMMUNITY[:9]
HAIMING, HUIYANG, WAFANG, ANGUANG, SHUMAN = "220802001", "220882001", "220881100", "220882101", "220822001"
TUANJIE, ZONE_STREET = "220881001", "220871001"
VACUUMS: Final = ("公用事业/废弃线缆", "治安交通/共享单车乱停")
"""Nobody has a duty for these but to notice."""


def departments(world: World, trades: Sequence[str]) -> list[str]:
    """The ids of the city's departments of those trades."""
    return [world.body(trade, CITY).id for trade in trades]


class _Cases:
    """Puts cases together from paths and from who is what where."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.cases: list[Case] = []

    def owned(self, place: str, path: str, *bodies: tuple[str, str], object: str | None = None, asof: str = "", note: str = "") -> None:
        act = sorted(self.world.body(*body).id for body in bodies)
        self._add(place, path, "owned", act, object, asof, note)

    def other(self, verdict: str, place: str, path: str, *bodies: tuple[str, str], note: str = "") -> None:
        self._add(place, path, verdict, sorted(self.world.body(*body).id for body in bodies), None, "", note)

    def _add(self, place: str, path: str, verdict: str, act: list[str], object: str | None, asof: str, note: str) -> None:
        assert any(kind.path == path for kind in KINDS), path
        more = {"asof": asof} if asof else {}
        self.cases.append(Case(place, ids.category(path), verdict, act, object, note=note, **more))


def owner(world: World) -> list[Case]:
    """The cases, all on the reference date unless they say otherwise."""
    cases = _Cases(world)
    _in_a_compound(world, cases)
    _without_a_company(world, cases)
    _in_the_open(cases)
    _planted(cases)
    _gates(world, cases)
    return cases.cases


def model_compound(world: World) -> Compound:
    return next(one for one in world.compounds if one.name == MODEL_COMPOUND)


def _in_a_compound(world: World, cases: _Cases) -> None:
    compound = model_compound(world)
    at = compound.id
    company = next((role, place) for (role, place), body in world.bodies.items() if body.id == compound.company)
    cases.owned(at, "公用事业/供热/供热不热", ("供热", MODEL_STREET), note="专营单位是主体，物业企业不在其中")
    cases.owned(at, "公用事业/供水/停水", ("供水", DISTRICT))
    cases.owned(at, "公用事业/供电/停电", ("供电", CITY))
    cases.owned(at, "物业服务/设施维修/楼道照明", company, note="合同有效")
    cases.owned(at, "物业服务/设施维修/共用管道漏水", company)
    cases.owned(at, "物业服务/设施维修/共用管道漏水", ("供水", DISTRICT), object="utility line", note="主管网归供水单位")
    cases.owned(at, "物业服务/小区管理/小区垃圾清理", company, note="有物业企业，街道基本履职不先于它")
    cases.owned(at, "物业服务/维修资金使用", ("住建", DISTRICT))
    cases.owned(at, "城乡建设/违法建设", ("中队", MODEL_STREET), note="赋权已于2020-12-31到期")
    cases.owned(at, "城乡建设/违法建设", ("政府", MODEL_STREET), asof="2020-06-30", note="赋权期内由街道办执法")
    cases.owned(at, "消防安全/消防通道堵塞", ("消防", DISTRICT))


def _without_a_company(world: World, cases: _Cases) -> None:
    own, street_run, abandoned = (managed_by(world, kind)[0] for kind in ("自管", "代管", "弃管"))
    community_run = managed_by(world, "代管")[-1]
    cases.owned(own.id, "物业服务/设施维修/楼道照明", ("业委会", own.id), note="自管，业委会按决定承担")
    cases.owned(street_run.id, "物业服务/设施维修/楼道照明", ("政府", street_run.street), note="街道代管")
    cases.owned(community_run.id, "物业服务/设施维修/楼道照明", ("居委会", community_run.community), note="社区代管")
    cases.owned(abandoned.id, "物业服务/小区管理/小区垃圾清理", ("政府", abandoned.street), note="弃管，街道基本履职")
    cases.owned(abandoned.id, "物业服务/设施维修/楼道照明", ("住建", DISTRICT), note="弃管，行业部门先行")
    lapsed = next(one for one in world.compounds if one.management == "物业企业" and not one.company)
    cases.owned(lapsed.id, "物业服务/设施维修/屋面漏雨", ("住建", DISTRICT), note="合同不在有效期内")


def _in_the_open(cases: _Cases) -> None:
    cases.owned(MODEL_COMMUNITY, "市场秩序/食品安全", ("市监所", MODEL_STREET), note="市、县同一业务条线，县级及其所近")
    cases.owned(MODEL_COMMUNITY, "生态环境/餐饮油烟", ("中队", MODEL_STREET), note="执法已划转城管")
    cases.owned(MODEL_COMMUNITY, "生态环境/噪声/社会生活噪声", ("派出所", MODEL_STREET))
    cases.owned(MODEL_COMMUNITY, "治安交通/违法停车", ("交警", DISTRICT))
    cases.owned(MODEL_COMMUNITY, "市容环境/占道经营", ("中队", MODEL_STREET))
    cases.owned(f"{HAIMING}001", "市容环境/占道经营", ("政府", HAIMING), note="赋权期内")
    cases.owned(f"{HAIMING}001", "市容环境/占道经营", ("中队", HAIMING), asof="2020-12-31", note="赋权之前")
    cases.owned(f"{HUIYANG}001", "城乡建设/违法建设", ("政府", HUIYANG), note="赋权期内")
    cases.owned(MODEL_COMMUNITY, "矛盾纠纷/邻里纠纷", ("政府", MODEL_STREET), note="街道基本履职")
    cases.owned(MODEL_COMMUNITY, "民生保障/低保救助", ("民政", DISTRICT))
    cases.owned(MODEL_COMMUNITY, "民生保障/拖欠工资", ("人社", DISTRICT))
    cases.owned(WAFANG, "市容环境/环境卫生/垃圾清运", ("城管", "220881"), note="整类职责，乡镇没有城管中队")
    cases.owned(TUANJIE, "城乡建设/房屋安全/危房排查", ("住建", "220881"), note="上级收回后由住建局承担")
    cases.owned(ZONE_STREET, "市场秩序/无证经营", ("市监", CITY), note="统计区没有自己的市场监管局")


def _planted(cases: _Cases) -> None:
    cases.other("overlap", WAFANG, "生态环境/餐饮油烟", ("环保", "220881"), ("城管", "220881"), note="两个部门都执法")
    cases.other("overlap", ANGUANG, "市政设施/路灯不亮", ("城管", "220882"), ("住建", "220882"))
    cases.other("proposed", MODEL_COMMUNITY, "生态环境/噪声/广场舞噪声", ("环保", DISTRICT), note="职责只在上级分类且不是整类")
    cases.other("expired", SHUMAN, "市容环境/户外广告设置", note="审批权2020-12-31到期")
    cases.other("excluded", MODEL_COMMUNITY, "城乡建设/房屋安全/危房排查", note="上级收回而无人承接")
    for path in VACUUMS:
        cases.other("vacuum", MODEL_COMMUNITY, path)
    cases.other("vacuum", WAFANG, VACUUMS[0])


def _gates(world: World, cases: _Cases) -> None:
    compound = model_compound(world).id
    for path in ("消防安全/火灾", "物业服务/设施维修/电梯困人", "公用事业/燃气/燃气泄漏", "物业服务/户内维修", "民生保障/劳动争议"):
        cases.other("gate", compound, path)


def vacuums(world: World) -> list[dict[str, str]]:
    """What nobody leads in the 24 streets: the leaf categories that can arise at a street, by verdict."""
    return [
        {"place": street.code, "category": ids.category(path), "verdict": verdict}
        for street in world.divisions.inner_streets
        for path, verdict in _unled(street.county)
    ]


def _unled(county: str) -> Iterator[tuple[str, str]]:
    yield from ((path, "vacuum") for path in VACUUMS)
    if county == "220822":
        yield "市容环境/户外广告设置", "expired"
    if county == DISTRICT:
        yield "城乡建设/房屋安全/危房排查", "excluded"
