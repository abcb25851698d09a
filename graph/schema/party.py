"""Party organisations and what they lead: leading groups, joint conferences and alliances (§A2-§A6, §C1, §C4, §D4)."""

from graph.model import LinkType, Prop, Reference
from graph.schema.bodies import LEVELS, TERM, named, organization, serves
from graph.schema.common import dated, joins, same
from graph.schema.organizations import ORGANIZATION

PARTY_FORMS = (
    same("党委", "committee"),
    same("党工委", "working committee"),
    same("总支", "general branch", "党总支", "总支部"),
    same("支部", "branch", "党支部"),
    same("联合支部", "joint branch", "联合党支部"),
    same("党小组", "party group"),
    same("党组", "leading party group"),
    same("大工委", "street platform", "街道大工委"),
    same("大党委", "community platform", "社区大党委"),
)
SETUPS = (
    same("单独组建", "set up alone", "单独"),
    same("派驻组建", "set up by secondment", "派驻"),
    same("联合组建", "set up jointly", "联合"),
    same("区域覆盖", "covering an area", "覆盖", "覆盖组建"),
    same("挂靠组建", "attached to another", "挂靠"),
)
"""How a branch came to be; the account names the first two (§C4)."""
ALLIANCE_FORMS = (
    same("组织共建", "joint organisation"),
    same("资源共享", "shared resources"),
    same("活动共办", "joint activities"),
    same("需求共帮", "shared needs"),
)
ROLES = (same("轴心", "axis", "轴心单位", "牵头", "牵头单位"), same("成员", "member", "成员单位"))
CADENCES = (same("每季度", "quarterly", "季度"), same("每月", "monthly", "月度"), same("每周", "weekly", "周例会", "工作例会"))
LEVEL = Prop("level", "text", "级别", "level", aliases=("层级",), level="expected", choices=LEVELS)
PARTICIPANTS = Reference(
    "participants", ("Organization",), "参加单位", "participants", link="PARTICIPATES_IN", aliases=("成员单位",), incoming=True, many=True,
    within=("serves",),
)  # fmt: skip
LEADS = Reference("leads", ("Organization",), "牵头单位", "led by", link="LED_BY", many=True, within=("serves",))

PARTY_ORGANIZATION = organization(
    "PartyOrganization", "党组织", "party organisation", source="§C1",
    name=named("党组织名称", "name of party organisation", "党组织全称", example="军民社区党委"),
    props=(
        Prop("form", "text", "党组织类别", "form of party organisation", aliases=("党组织类型", "类别"), level="expected", choices=PARTY_FORMS),
        Prop("setup", "text", "组建方式", "how it was set up", aliases=("组建形式",), choices=SETUPS, source="§C4"),
        Prop("members", "integer", "党员总数", "party members", aliases=("党员数",), unit="人"),
        Prop("full_members", "integer", "正式党员", "full members", aliases=("正式党员数",), unit="人"),
        Prop("probationary", "integer", "预备党员", "probationary members", aliases=("预备党员数",), unit="人"),
        Prop("households", "integer", "党员中心户数", "party members' households", aliases=("党员中心户", "中心户"), unit="户", source="§C1"),
        Prop("committee", "integer", "班子人数", "members of its committee", aliases=("委员人数",), unit="人"),
        *TERM,
        Prop("elected_on", "day", "实际换届日期", "elected on", aliases=("实际换届时间", "换届日期")),
        Prop("area", "number", "活动场所面积", "floor area", unit="㎡"),
    ),
    serves=serves("服务范围", "serves", "Place", many=True, aliases=("所在区域", "所在社区", "管辖范围"), example="军民社区"),
    references=(
        Reference("covers", ("Place",), "覆盖区域", "covers", link="COVERS", aliases=("覆盖网格", "覆盖小区", "覆盖范围"), many=True,
                  within=("serves",), example="第一网格"),
        Reference("covers_organizations", ("Organization",), "覆盖单位", "covers organisations", link="COVERS", aliases=("覆盖企业",),
                  many=True, within=("serves",)),
        Reference("host", ("Organization", "Grid", "Compound", "Building"), "所在单位", "host", link="EMBEDDED_IN", aliases=("依托单位",),
                  within=("serves",)),
    ),
    sheets=("党组织台账",),
)  # fmt: skip
LEADING_GROUP = organization(
    "LeadingGroup", "领导小组", "leading group", source="§A2",
    props=(LEVEL, Prop("remit", "text", "职责", "remit", aliases=("工作职责",))), references=(LEADS, PARTICIPANTS),
)  # fmt: skip
CONFERENCE = organization(
    "Conference", "联席会议", "joint conference", source="§A2 §A3 §A4 §A5",
    props=(
        LEVEL,
        Prop("cadence", "text", "会议周期", "cadence", aliases=("召开频次",), source="§A5", choices=CADENCES),
        Prop("remit", "text", "议事范围", "remit", source="§A6"),
    ),
    references=(
        Reference("convenors", ("Organization",), "召集单位", "convened by", link="CONVENED_BY", aliases=("召集人单位",), many=True,
                  within=("serves",)),
        LEADS, PARTICIPANTS,
    ),
)  # fmt: skip
ALLIANCE = organization(
    "Alliance", "党建联盟", "party-building alliance", source="§D4",
    name=named("联盟名称", "name of alliance", "党建联盟名称", example="军民社区党建联盟"),
    props=(Prop("form", "texts", "联盟形式", "forms of alliance", choices=ALLIANCE_FORMS),
           Prop("theme", "text", "联盟类型", "theme", aliases=("主题",), example="商圈")),
    references=(
        Reference("axis", ("PartyOrganization",), "轴心党组织", "axis", link="MEMBER_OF", aliases=("轴心",), incoming=True, within=("serves",),
                  fixed=(("role", "轴心"),), example="军民社区党委"),
    ),
    sheets=("联盟",),
)  # fmt: skip
NODES = (PARTY_ORGANIZATION, LEADING_GROUP, CONFERENCE, ALLIANCE)
LINKS = (
    LinkType("COVERS", ("PartyOrganization",), ("Place", "Organization"), "覆盖", "covers", source="§C1"),
    LinkType("EMBEDDED_IN", ("PartyOrganization",), ("Organization", "Place"), "建在", "embedded in", source="§C4"),
    joins("CONVENED_BY", "Conference", ORGANIZATION, "召集", "convened by", "§A3"),
    LinkType("LED_BY", ("Conference", "LeadingGroup"), ORGANIZATION, "牵头", "led by", source="§A3 §A4"),
    LinkType("PARTICIPATES_IN", ORGANIZATION, ("Conference", "LeadingGroup"), "参加", "participates in", source="§A3 §A4"),
    LinkType("MEMBER_OF", ORGANIZATION, ("Alliance",), "加入", "member of", source="§D4",
             props=(Prop("role", "text", "角色", "role", choices=ROLES), *dated("加入日期", "退出日期")), key=("since",)),
    LinkType("SENT_TO", ("PartyOrganization",), ("Community",), "下派到", "sent to", source="§C1",
             props=(Prop("people", "integer", "下派人数", "people sent", unit="人"), *dated("下派日期", "撤回日期")), key=("since",)),
)  # fmt: skip
