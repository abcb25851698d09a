"""Who has to do what, by kind of body: the same in every county but for what is planted at the end."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty to be, of whatever body it is given to."""

    category: str
    slot: str
    competence: str
    whole: bool = False
    object: str = ""
    basis: str = "law"
    text: str = ""
    list: str = ""
    since: date | None = None
    until: date | None = None


def _line(trade: str, competence: str, *paths: str, whole: bool = False, text: str = "") -> tuple[tuple[str, Rule], ...]:
    basis = "law" if competence in ("enforce", "approve") else "three-determinations"
    return tuple((trade, Rule(path, "line", competence, whole=whole, basis=basis, text=text)) for path in paths)


def _oversight(trade: str, competence: str, *paths: str) -> tuple[tuple[str, Rule], ...]:
    return tuple((trade, Rule(path, "oversight", competence, whole=True, basis="three-determinations")) for path in paths)


COUNTY_RULES: Final = (
    *_line("城管", "enforce", "市容环境/占道经营", "市容环境/乱贴小广告", text="城市市容和环境卫生管理条例"),
    *_line("城管", "enforce", "城乡建设/违法建设", text="城乡规划法"),
    *_line("城管", "enforce", "生态环境/餐饮油烟", text="大气污染防治法"),
    *_line("城管", "approve", "市容环境/户外广告设置"),
    *_line("城管", "act", "市容环境/环境卫生", whole=True),
    *_line("城管", "act", "市政设施/路灯不亮", "市政设施/道路破损", "市政设施/园林绿化"),
    ("城管", Rule("市政设施/井盖缺失", "line", "act", object="public road", basis="three-determinations")),
    *_line("住建", "regulate", "物业服务/设施维修", "物业服务/小区管理", "公用事业/供热", "公用事业/供水", "公用事业/燃气", whole=True),
    *_line("住建", "regulate", "物业服务/物业收费", "消防安全/消防通道堵塞", "生态环境/噪声/施工噪声"),
    *_line("住建", "approve", "物业服务/维修资金使用", text="住宅专项维修资金管理办法"),
    *_line("住建", "approve", "城乡建设/施工许可", text="建筑法"),
    *_line("住建", "enforce", "城乡建设/施工扬尘", "城乡建设/房屋安全/拆改承重墙"),
    *_line("住建", "act", "市政设施/排水内涝", "城乡建设/房屋安全/危房排查"),
    *_line("消防", "enforce", "消防安全/消防通道堵塞", "消防安全/电动车违规充电", text="消防法"),
    *_line("环保", "regulate", "生态环境/餐饮油烟"),
    # On the whole subject but not on all below it: what has no rule of its own is only proposed to it.
    *_line("环保", "enforce", "生态环境/噪声", text="环境噪声污染防治法"),
    *_line("环保", "enforce", "生态环境/噪声/施工噪声", "生态环境/秸秆焚烧"),
    *_line("环保", "act", "生态环境/黑臭水体"),
    *_line("公安", "enforce", "生态环境/噪声/社会生活噪声", "市容环境/养犬扰民", "治安交通/聚众赌博", text="治安管理处罚法"),
    *_line("公安", "notice", "消防安全/消防通道堵塞"),
    *_line("交警", "enforce", "治安交通/违法停车", text="道路交通安全法"),
    *_line("市监", "enforce", "市场秩序/食品安全", "市场秩序/无证经营", "物业服务/物业收费"),
    *_line("市监", "act", "市场秩序/消费纠纷"),
    *_line("交通", "serve", "治安交通/公交线路"),
    *_line("民政", "approve", "民生保障/低保救助", text="社会救助暂行办法"),
    *_line("民政", "serve", "民生保障/养老服务"),
    *_line("人社", "serve", "民生保障/社保业务"),
    *_line("人社", "enforce", "民生保障/拖欠工资", text="保障农民工工资支付条例"),
    *_line("医保", "serve", "民生保障/医保报销"),
    *_line("教育", "serve", "民生保障/义务教育入学"),
    *_line("卫健", "serve", "民生保障/疫苗接种"),
    *_line("司法", "help", "矛盾纠纷/邻里纠纷"),
    *_oversight("应急", "regulate", "消防安全/消防通道堵塞", "公用事业/燃气"),
    *_oversight("政数", "coordinate", "市容环境/环境卫生", "物业服务/设施维修", "物业服务/小区管理"),
)
CITY_RULES: Final = (
    *_oversight("城管", "regulate", "市容环境/占道经营", "市容环境/环境卫生", "城乡建设/违法建设", "市政设施/路灯不亮"),
    *_oversight("住建", "regulate", "物业服务/设施维修", "物业服务/小区管理", "公用事业/供热", "城乡建设/房屋安全/危房排查"),
    *_oversight("环保", "regulate", "生态环境/餐饮油烟", "生态环境/噪声", "生态环境/黑臭水体"),
    *_oversight("消防", "regulate", "消防安全/消防通道堵塞"),
    *_oversight("应急", "regulate", "公用事业/燃气"),
    *_oversight("民政", "regulate", "民生保障/低保救助", "民生保障/养老服务"),
    *_oversight("人社", "regulate", "民生保障/拖欠工资"),
    *_oversight("政数", "coordinate", "市容环境/占道经营", "公用事业/供热", "公用事业/供水", "公用事业/燃气"),
    # Both levels hold these by law; the guidance between them makes them one line in which the county is nearer.
    *_line("市监", "enforce", "市场秩序/食品安全", "市场秩序/无证经营"),
)
ZONE_RULES: Final = (
    *_line("城管", "enforce", "市容环境/占道经营", "城乡建设/违法建设"),
    *_line("城管", "act", "市容环境/环境卫生", whole=True),
    *_line("住建", "regulate", "物业服务/设施维修", "物业服务/小区管理", whole=True),
)


def _utility(trade: str, *more: Rule) -> tuple[Rule, ...]:
    whole = Rule(f"公用事业/{trade}", "operator", "serve", whole=True, object="utility line", basis="list", text="特许经营示例协议")
    return (whole, *more)


UTILITY_RULES: Final = {
    "供热": _utility("供热"),
    "供水": _utility(
        "供水",
        Rule("物业服务/设施维修/共用管道漏水", "operator", "serve", object="utility line", basis="list"),
        Rule("市政设施/井盖缺失", "operator", "act", object="utility line", basis="list"),
    ),
    "供电": _utility("供电"),
    "燃气": _utility("燃气"),
}


def _area(competence: str, list_: str, *paths: str) -> tuple[Rule, ...]:
    return tuple(Rule(path, "area", competence, basis="list", text="街道示例职责清单", list=list_) for path in paths)


STREET_RULES: Final = (
    *_area("act", "基本履职", "矛盾纠纷/邻里纠纷", "物业服务/小区管理/小区垃圾清理", "城乡建设/房屋安全/危房排查"),
    *_area("coordinate", "基本履职", "物业服务/物业收费", "民生保障/养老服务"),
    *_area("help", "配合履职", "市容环境/占道经营", "城乡建设/违法建设", "消防安全/消防通道堵塞", "公用事业/供热"),
    *_area("help", "配合履职", "民生保障/低保救助", "市容环境/环境卫生", "生态环境/餐饮油烟"),
)
TOWN_RULES: Final = (
    *_area("act", "基本履职", "矛盾纠纷/邻里纠纷"),
    *_area("help", "配合履职", "生态环境/秸秆焚烧", "民生保障/低保救助", "城乡建设/房屋安全/危房排查"),
)
COMMITTEE_RULES: Final = (
    *_area("notice", "准入", "城乡建设/违法建设", "消防安全/消防通道堵塞", "市容环境/占道经营", "公用事业/废弃线缆"),
    *_area("help", "准入", "矛盾纠纷/邻里纠纷", "物业服务/小区管理/小区垃圾清理"),
)

# What is planted. 洮北区 has taken the survey of unsafe houses back from its streets and given it to nobody; 洮南市 has given
# it to its department, and lets two departments enforce on fumes; 大安市 has two bodies for street lamps; in 通榆县 the
# power to approve signs has run out.
MISSING: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "220802": (("住建", "城乡建设/房屋安全/危房排查", "act"),),
    "220881": (("环保", "生态环境/餐饮油烟", "regulate"),),
    "220822": (("城管", "市容环境/户外广告设置", "approve"),),
}
EXTRA: Final[dict[str, tuple[tuple[str, Rule], ...]]] = {
    "220881": _line("环保", "enforce", "生态环境/餐饮油烟"),
    "220882": _line("住建", "act", "市政设施/路灯不亮"),
    "220822": (("城管", Rule("市容环境/户外广告设置", "line", "approve", until=date(2020, 12, 31))),),
}
_BACK: Final = Rule("城乡建设/房屋安全/危房排查", "area", "act", basis="list", list="上级收回", since=date(2021, 1, 1))
TAKEN_BACK: Final = {"220802": (_BACK,), "220881": (_BACK,)}
