"""Ledgers each row of which is a link between two nodes that other ledgers hold."""

from graph.model import LinkSheet, Prop, Reference
from graph.schema import bodies, grounds, party
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, dated
from graph.schema.duties import OBJECTS
from graph.schema.places import LINEAGES

_SCOPES = (IN_COUNTY, IN_STREET)
_IN = ("county", "street", "community")

ALLIANCE_MEMBERS = LinkSheet(
    "AllianceMember", "MEMBER_OF", "联盟成员", "alliance members",
    start=Reference("member", ("Organization",), "成员单位", "member", aliases=("成员单位名称", "单位名称"), level="required",
                    within=("county", "street"), example="安居物业"),
    end=Reference("alliance", ("Alliance",), "联盟名称", "alliance", aliases=("党建联盟", "党建联盟名称", "所属联盟"), level="required",
                  within=("county", "street"), example="军民社区党建联盟"),
    scopes=_SCOPES,
    props=(Prop("role", "text", "角色", "role", aliases=("成员角色",), choices=party.ROLES), *dated("加入日期", "退出日期")),
    sheets=("联盟成员", "党建联盟成员"),
)  # fmt: skip
CONTRACTS = LinkSheet(
    "PropertyContract", "MANAGES", "物业服务合同", "property contracts",
    start=Reference("company", ("PropertyCompany",), "物业服务企业名称", "company", aliases=("物业公司", "物业企业", "物业服务企业"),
                    level="required", within=("county",), example="安居物业"),
    end=Reference("compound", ("Compound",), "小区名称", "compound", aliases=("小区",), level="required", within=_IN, example="兴隆小区"),
    scopes=(*_SCOPES, IN_COMMUNITY),
    props=(Prop("contract_kind", "text", "合同类型", "kind of contract", aliases=("合同性质",)),
           grounds.FEE, *dated("合同开始日期", "合同结束日期")),
    sheets=("物业服务合同", "物业合同"),
)  # fmt: skip
SUBORDINATIONS = LinkSheet(
    "Subordination", "SUBORDINATE_TO", "隶属关系", "subordination",
    start=Reference("body", ("Organization",), "单位名称", "body", aliases=("下级单位", "单位"), level="required",
                    within=("county", "street"), example="洮北区城管局"),
    end=Reference("superior", ("Organization",), "上级单位", "superior", aliases=("主管单位", "主管部门"), level="required", example="白城市城管局"),
    scopes=_SCOPES,
    props=(Prop("kind", "text", "隶属关系", "kind of subordination", level="expected", choices=bodies.SUBORDINATIONS, example="领导"),
           *dated()),
    sheets=("隶属", "隶属关系台账"), lies="start",
)  # fmt: skip
GRID_SHARES = LinkSheet(
    "GridShare", "IN_GRID", "小区楼栋网格归属", "grids of compounds and buildings",
    start=Reference("place", ("Compound", "Building"), "小区或楼栋", "compound or building", aliases=("小区名称", "楼栋名称"), level="required",
                    within=_IN, example="兴隆小区"),
    end=Reference("grid", ("Grid",), "所在网格", "grid", aliases=("网格名称", "所属网格"), level="required", within=_IN, example="第一网格"),
    scopes=(*_SCOPES, IN_COMMUNITY),
    props=(Prop("households", "integer", "网格内户数", "households in the grid", aliases=("户数",), unit="户"),),
    sheets=("网格归属",),
)  # fmt: skip
ADMINISTRATIONS = LinkSheet(
    "Administration", "ADMINISTERS", "代管关系", "administration",
    start=Reference("body", ("Organization",), "代管单位", "body that administers", level="required", example="白城经开区管理委员会"),
    end=Reference("place", ("Place",), "被代管区域", "place administered", aliases=("代管区域",), level="required", within=("county", "street"),
                  example="瑞光街道"),
    scopes=_SCOPES, props=dated("代管起始日期", "代管终止日期"), sheets=("代管", "托管关系"),
)  # fmt: skip
MAINTENANCE = LinkSheet(
    "Maintenance", "MAINTAINS", "管护关系", "maintenance",
    start=Reference("body", ("Organization",), "管护单位", "body that maintains", aliases=("养护单位", "维护单位"), level="required",
                    within=("county", "street"), example="洮北区城管局"),
    end=Reference("place", ("Place",), "管护地点", "place maintained", aliases=("管护范围",), level="required", within=_IN, example="瑞光街道"),
    scopes=(*_SCOPES, IN_COMMUNITY),
    props=(Prop("object", "text", "管护对象", "object", level="expected", choices=OBJECTS, example="市政道路"),
           *dated("管护起始日期", "管护终止日期")),
    sheets=("管护", "管护台账"),
)  # fmt: skip
SENT_ORGANIZATIONS = LinkSheet(
    "SentOrganization", "SENT_TO", "党组织下派社区", "party organisations sent to communities",
    start=Reference("organization", ("PartyOrganization",), "下派党组织", "party organisation", aliases=("党组织名称", "包联党组织"),
                    level="required", within=("county",), example="白城市民政局党支部"),
    end=Reference("community", ("Community",), "下派社区", "community", aliases=("包联社区",), level="required", within=("county", "street"),
                  example="军民社区"),
    scopes=_SCOPES,
    props=(Prop("people", "integer", "下派人数", "people sent", aliases=("人数",), unit="人"), *dated("下派日期", "撤回日期")),
    sheets=("党组织下派", "党组织下沉"),
)  # fmt: skip
SENT_STRENGTH = LinkSheet(
    "SentStrength", "SENT_DOWN_TO", "执法力量下沉", "enforcement strength sent down",
    start=Reference("body", ("Organization",), "下沉单位", "body sent down", aliases=("下沉队伍", "执法队伍"), level="required",
                    within=("county", "street"), example="洮北区城管局瑞光街道中队"),
    end=Reference("street", ("Street",), "下沉街道", "street", aliases=("街道", "所属街道"), level="required", within=("county",),
                  example="瑞光街道"),
    scopes=(IN_COUNTY,),
    props=(Prop("people", "integer", "下沉人数", "people sent down", aliases=("人数",), unit="人"), *dated("下沉日期", "撤回日期")),
    sheets=("力量下沉", "执法下沉"),
)  # fmt: skip
LEAVES = LinkSheet(
    "Leave", "ON_LEAVE", "请假离岗", "leave",
    start=Reference("person", ("Person",), "请假人", "person on leave", aliases=("姓名", "离岗人"), level="required", within=("unit",),
                    example="张某"),
    end=Reference("post", ("Post",), "请假岗位", "post", aliases=("岗位名称", "岗位"), level="required", within=("at",), example="网格长"),
    scopes=(
        *_SCOPES, IN_COMMUNITY,
        Reference("unit", ("Organization", "Place"), "所在单位", "unit", aliases=("单位", "工作单位"), within=_IN, example="军民社区居委会"),
        Reference("at", ("Place", "Organization"), "岗位所在", "at", aliases=("任职地点或单位", "所在地点"), within=_IN, example="第一网格"),
    ),
    props=(*dated("离岗日期", "返岗前一日", prefix="on leave"),),
    sheets=("请假", "离岗台账"),
)  # fmt: skip
HOLDINGS = LinkSheet(
    "Holding", "HOLDS", "任职记录", "who held which post when",
    start=Reference("person", ("Person",), "任职人", "person", aliases=("姓名", "代理人"), level="required", within=("unit",), example="张某"),
    end=Reference("post", ("Post",), "所任岗位", "post", aliases=("岗位名称", "岗位"), level="required", within=("at",), example="网格长"),
    scopes=LEAVES.scopes,
    props=(*dated("任职日期", "卸任日期", prefix="in office"), Prop("acting", "boolean", "是否代理", "acting")),
    sheets=("任职台账", "代理台账"),
)  # fmt: skip
LINEAGE = LinkSheet(
    "Lineage", "SUCCEEDS", "区划沿革", "lineage of units",
    start=Reference("new", ("Place",), "新代码", "new code", aliases=("现代码", "变更后代码"), level="required", example="220802012"),
    end=Reference("old", ("Place",), "原代码", "old code", aliases=("旧代码", "变更前代码"), level="required", example="220802407"),
    props=(Prop("kind", "text", "变更类型", "kind of change", aliases=("变更方式",), level="required", choices=LINEAGES, example="合并"),
           Prop("since", "day", "变更日期", "changed on", aliases=("变更时间", "生效日期"), level="required", example="2023-01-01"),
           Prop("note", "text", "变更说明", "note")),
    sheets=("沿革", "区划变更"),
)  # fmt: skip
TAKEOVERS = LinkSheet(
    "Takeover", "TAKES_OVER", "单位沿革", "lineage of bodies",
    start=Reference("new", ("Organization",), "承接单位", "new body", aliases=("新单位", "现单位", "承继单位"), level="required",
                    within=("county", "street"), example="白城市城管局"),
    end=Reference("old", ("Organization",), "原单位", "old body", aliases=("旧单位", "撤销单位", "被撤并单位"), level="required",
                  within=("county", "street"), example="洮北区城管局"),
    scopes=_SCOPES,
    props=(Prop("kind", "text", "变更类型", "kind of change", aliases=("变更方式",), level="required", choices=bodies.TAKEOVERS, example="合并"),
           Prop("since", "day", "变更日期", "changed on", aliases=("变更时间", "生效日期"), level="required", example="2023-01-01"),
           Prop("note", "text", "变更说明", "note")),
    sheets=("机构沿革", "单位变更"),
)  # fmt: skip
LINK_SHEETS = (
    ALLIANCE_MEMBERS, CONTRACTS, SUBORDINATIONS, GRID_SHARES, ADMINISTRATIONS, MAINTENANCE, SENT_ORGANIZATIONS, SENT_STRENGTH, LEAVES,
    HOLDINGS, LINEAGE, TAKEOVERS,
)  # fmt: skip
