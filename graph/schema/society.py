"""Who else is in the area: property companies, owners' committees, enterprises, traders, social organisations, volunteers."""

from graph.model import LinkType, Prop
from graph.schema.bodies import PARTY_WORK, TERM, named, organization, serves
from graph.schema.common import IN_COMMUNITY, dated, same
from graph.schema.duties import OBJECTS

OWNERS_FORMS = (
    same("业委会", "owners' committee", "业主委员会"),
    same("物管会", "property management committee", "物业管理委员会"),
    same("居委会代行", "acted for by the residents' committee", "社区代行"),
)
OWNERSHIPS = (
    same("非公", "non-public", "民营", "私营", "非公有制"),
    same("国有", "state-owned", "国企"),
    same("集体", "collective"),
    same("外资", "foreign"),
)
VOLUNTEER_FIELDS = (
    same("环境卫生", "hygiene", "卫生"),
    same("垃圾分类", "refuse", "垃圾清运"),
    same("疫情防控", "epidemic work", "防疫"),
    same("矛盾调解", "mediation", "调解"),
    same("关爱帮扶", "care", "关爱", "帮扶"),
    same("综合", "comprehensive"),
)
INDUSTRY = Prop("industry", "text", "行业", "industry", aliases=("所属行业",))

PROPERTY_COMPANY = organization(
    "PropertyCompany", "物业服务企业", "property company", source="§C4",
    name=named("物业服务企业名称", "name of property company", "物业公司", "物业企业名称", example="安居物业"),
    props=PARTY_WORK, sheets=("物业企业", "物业公司"),
)  # fmt: skip
OWNERS_COMMITTEE = organization(
    "OwnersCommittee", "业主委员会", "owners' committee", source="§D2 §D3",
    name=named("业委会名称", "name of owners' committee", "业主委员会名称"),
    props=(
        Prop("form", "text", "业委会形式", "form of owners' committee", aliases=("形式",), choices=OWNERS_FORMS),
        *TERM,
        Prop("elected_on", "day", "选举日期", "elected on", aliases=("选举时间",)),
        Prop("filed_on", "day", "备案日期", "filed on", aliases=("备案时间",)),
        Prop("handed_over_on", "day", "换届移交日期", "hand-over begun on", aliases=("移交时间",)),
        Prop("members", "integer", "委员人数", "members", aliases=("委员数",), unit="人"),
        Prop("in_company", "integer", "在本小区物业任职人数", "members who work for the compound's company", unit="人"),
    ),
    serves=serves("所属小区", "compound", "Compound", aliases=("小区", "小区名称"), example="兴隆小区",
                  within=("county", "street", "community")),
    references=(IN_COMMUNITY,),
    sheets=("业委会",),
)  # fmt: skip
ENTERPRISE = organization(
    "Enterprise", "企业", "enterprise", source="§A4 §D4",
    props=(
        Prop("ownership", "text", "所有制", "ownership", aliases=("企业性质",), level="expected", choices=OWNERSHIPS),
        INDUSTRY, *PARTY_WORK,
    ),
    sheets=("非公企业", "企业名录"),
)  # fmt: skip
SOCIAL_ORGANIZATION = organization(
    "SocialOrganization", "社会组织", "social organisation", source="§A4 §D4",
    props=(Prop("form", "text", "社会组织类型", "form of social organisation", aliases=("类型",), example="民办非企业"), *PARTY_WORK),
    sheets=("社会组织名录",),
)  # fmt: skip
TRADER = organization(
    "Trader", "个体工商户", "self-employed trader", source="§A4 §D4",
    name=named("个体工商户名称", "name of trader", "商户名称", "字号名称", example="示例早餐店"),
    props=(INDUSTRY,), sheets=("个体户", "商户名录"),
)  # fmt: skip
VOLUNTEER_TEAM = organization(
    "VolunteerTeam", "志愿服务队", "volunteer team", source="§D5",
    name=named("志愿服务队名称", "name of volunteer team", "志愿队名称", "队伍名称", example="军民社区志愿服务队"),
    props=(
        Prop("headcount", "integer", "志愿者人数", "headcount", aliases=("队伍人数", "志愿者数"), unit="人", level="expected", source="§D5"),
        Prop("fields", "texts", "服务领域", "fields of service", aliases=("服务类别",), choices=VOLUNTEER_FIELDS, source="§D5"),
    ),
    sheets=("志愿队", "志愿队伍"),
)  # fmt: skip
NODES = (PROPERTY_COMPANY, OWNERS_COMMITTEE, ENTERPRISE, SOCIAL_ORGANIZATION, TRADER, VOLUNTEER_TEAM)
LINKS = (
    LinkType("MANAGES", ("PropertyCompany",), ("Compound",), "管理", "manages", source="§D2",
             props=(Prop("object", "text", "管理对象", "object", choices=OBJECTS),
                    Prop("contract_kind", "text", "合同类型", "kind of contract"),
                    Prop("fee_from", "number", "收费标准（起）", "fee, from", unit="元/㎡/月"),
                    Prop("fee_to", "number", "收费标准（止）", "fee, up to", unit="元/㎡/月"),
                    *dated("合同开始日期", "合同结束日期")), key=("since",)),
)  # fmt: skip
