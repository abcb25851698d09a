"""Who stands in for whom and with what: guarantees, report-ins, secretary projects, money (§A10, §D1, §D2, §D5)."""

from graph.model import Choice, Key, NodeType, Prop, Reference
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, SYNTHETIC, dated, joins, same

ITEM_STATES = (
    Choice("open", "未开展", "not begun", ("未启动", "未开始", "未完成", "未落实", "未成立", "未引进", "未确定", "否", "×")),
    Choice("under way", "推进中", "under way", ("进行中", "办理中", "正在推进")),
    Choice("done", "已完成", "done", ("完成", "已落实", "已成立", "已引进", "已确定", "是", "√")),
)
FIVE_ITEMS = (
    ("committee", "业委会成立", "owners' committee"),
    ("company", "物业公司引进", "property company"),
    ("fee_standard", "物业费标准", "fee standard"),
    ("fee_collection", "物业费收缴", "fee collection"),
    ("routine", "管理常态化", "routine management"),
)
"""The five items of a compound's guarantee (§D2)."""
FUND_SOURCES = (
    same("财政划拨", "budget", "财政"),
    same("党费补充", "party dues", "党费"),
    same("部门资金", "department funds", "部门"),
    same("社会资金", "society", "社会"),
)
PROJECT_FIELDS = (
    same("基层党建", "grass-roots party-building"),
    same("城市管理", "city management"),
    same("公共服务", "public service"),
    same("基本保障", "basic guarantees"),
)
REVIEWS = (
    same("优秀", "excellent"),
    same("通过", "passed", "合格", "良好"),
    same("不通过", "failed", "不合格"),
    same("待评议", "to be reviewed", "未评议"),
)
_SCOPES = (IN_COUNTY, IN_STREET)


def _items() -> tuple[Prop, ...]:
    return tuple(
        prop
        for name, zh, en in FIVE_ITEMS
        for prop in (
            Prop(f"{name}_state", "text", zh, en, aliases=(f"{zh}情况", f"{zh}状态"), choices=ITEM_STATES, source="§D2"),
            Prop(f"{name}_on", "day", f"{zh}日期", f"{en} on", aliases=(f"{zh}时间",), source="§D2"),
            Prop(f"{name}_proof", "text", f"{zh}佐证", f"evidence of {en}", aliases=(f"{zh}佐证材料",), source="§D2"),
        )
    )


GUARANTEE = NodeType(
    "Guarantee", "", "包保", "guarantee", Key("guarantee", ("@post", "@of"), sep="|"),
    props=(*_items(), *dated("包保起始日期", "包保终止日期"), SYNTHETIC),
    references=(
        *_SCOPES, IN_COMMUNITY,
        Reference("unit", ("Organization",), "包保单位", "guaranteeing unit", link="BACKED_BY", aliases=("所在单位",), within=("county",)),
        Reference("guarantor", ("Person",), "包保人", "guarantor", aliases=("包保领导", "包保领导姓名", "包保人姓名", "包保干部", "包保责任人"),
                  many=True, within=("unit",), example="张某"),
        Reference("post", ("Post",), "包保岗位", "guarantor's post", link="GUARANTEED_BY",
                  aliases=("包保领导职务", "包保人职务", "包保领导岗位", "职务"), level="required", parent=True, within=("unit",),
                  otherwise=("guarantor",), example="局长"),
        Reference("of", ("Place", "Organization"), "包保对象", "guarantee of", link="GUARANTEES", aliases=("包保小区", "小区名称", "小区"),
                  level="required", parent=True, within=("county", "street", "community"), example="兴隆小区"),
    ),
    sheets=("小区包保", "包保台账", "五包台账"), source="§D2",
)  # fmt: skip
REPORT_IN = NodeType(
    "ReportIn", "", "双报到", "report-in", Key("report", ("@unit", "@community"), sep="|"),
    props=(
        Prop("cadres", "integer", "报到人数", "cadres", aliases=("报到干部数", "人数"), unit="人", source="§D5"),
        Prop("times", "integer", "服务次数", "times served", unit="次"),
        Prop("hours", "number", "服务时长", "hours served", unit="小时"),
        Prop("skills", "texts", "特长", "skills"),
        Prop("tasks", "texts", "认领岗位", "tasks taken on", aliases=("认领岗位/微心愿",)),
        Prop("last_on", "day", "最近服务日期", "last served on", aliases=("最近服务时间",)),
        *dated("报到日期", "退出日期"), SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("unit", ("Organization",), "报到单位", "reporting unit", link="REPORTED_BY", aliases=("单位党组织", "单位"), level="required",
                  parent=True, within=("county",), example="白城市民政局"),
        Reference("community", ("Community",), "报到社区", "community reported to", link="REPORTED_TO", aliases=("报到社区/小区",), level="required",
                  parent=True, within=("county", "street"), example="军民社区"),
    ),
    sheets=("报到台账", "双报到台账"), source="§D5",
)  # fmt: skip
PROJECT = NodeType(
    "Project", "", "书记项目", "secretary project", Key("project", ("@by", "year", "name")),
    props=(
        Prop("name", "text", "项目名称", "project name", level="required", example="红心物业"),
        Prop("year", "integer", "年度", "year", aliases=("年份",), level="required", example="2021"),
        Prop("field", "text", "项目类别", "field of the project", aliases=("项目类型",), choices=PROJECT_FIELDS, source="§D1"),
        Prop("progress", "integer", "项目进度", "progress", aliases=("进度", "完成进度"), unit="%"),
        Prop("review", "text", "评议结果", "review", aliases=("评议",), choices=REVIEWS, source="§D1"),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("by", ("PartyOrganization",), "申报党组织", "claimed by", link="CLAIMED_BY", aliases=("党委", "牵头党组织"), level="required",
                  parent=True, within=("county", "street"), example="瑞光街道党工委"),
        Reference("partner", ("Organization",), "共建单位", "partner", link="PARTNERED_BY", aliases=("合作单位",), within=("county",)),
        Reference("place", ("Place",), "受益地点", "place that benefits", link="BENEFITS", aliases=("受益社区",), within=("county", "street")),
        Reference("reviewer", ("Conference",), "评议会议", "reviewed by", link="REVIEWED_BY", aliases=("评议联席会议",), within=("county", "street")),
    ),
    sheets=("书记项目台账", "书记项目清单"), source="§D1",
)  # fmt: skip
FUND = NodeType(
    "Fund", "", "经费", "fund", Key("fund", ("@of", "year", "source_of_money", "use")),
    props=(
        Prop("year", "integer", "年度", "year", aliases=("年份",), level="required", example="2021"),
        Prop("source_of_money", "text", "资金来源", "source of money", aliases=("经费来源",), level="required", choices=FUND_SOURCES, source="§A10",
             example="财政划拨"),
        Prop("use", "text", "资金用途", "use", aliases=("用途", "经费用途"), level="required", source="§A10", example="联席会议运行"),
        Prop("amount", "number", "金额", "amount", aliases=("金额（万元）", "资金数额"), unit="万元"),
        Prop("spent", "number", "已支出", "spent", aliases=("已支出（万元）", "支出金额"), unit="万元"),
        SYNTHETIC,
    ),
    references=(
        IN_COUNTY,
        Reference("of", ("Place",), "经费归属地区", "for", link="FUNDED_FOR", aliases=("所属地区", "地区"), level="required", parent=True,
                  within=("county",), example="洮北区"),
    ),
    sheets=("工作经费", "经费台账"), source="§A10",
)  # fmt: skip
NODES = (GUARANTEE, REPORT_IN, PROJECT, FUND)
LINKS = (
    joins("BACKED_BY", "Guarantee", ("Organization",), "兜底单位", "backed by", "§D2"),
    joins("GUARANTEED_BY", "Guarantee", ("Post",), "包保人", "guaranteed by", "§D2"),
    joins("GUARANTEES", "Guarantee", ("Place", "Organization"), "包保对象", "guarantees", "§D2"),
    joins("REPORTED_BY", "ReportIn", ("Organization",), "报到单位", "reported by", "§D5"),
    joins("REPORTED_TO", "ReportIn", ("Community",), "报到社区", "reported to", "§D5"),
    joins("CLAIMED_BY", "Project", ("PartyOrganization",), "申报党组织", "claimed by", "§D1"),
    joins("PARTNERED_BY", "Project", ("Organization",), "共建单位", "partnered by", "§D1"),
    joins("BENEFITS", "Project", ("Place",), "受益地点", "benefits", "§D1"),
    joins("REVIEWED_BY", "Project", ("Conference",), "评议会议", "reviewed by", "§D1"),
    joins("FUNDED_FOR", "Fund", ("Place",), "用于", "funded for", "§A10"),
)  # fmt: skip
