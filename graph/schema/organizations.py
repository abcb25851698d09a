"""Organisations. Jurisdiction is SERVES, never the seat (SEATED_IN), and never what the places are part of."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COMMUNITY, IN_COUNTY, IN_STREET, dated, same

GOVERNMENT_FORMS = (
    same("市政府", "city government", "市人民政府"),
    same("县政府", "county government", "区政府", "县人民政府", "区人民政府"),
    same("街道办", "street office", "街道办事处"),
    same("镇政府", "town government", "镇人民政府"),
    same("乡政府", "township government", "乡人民政府"),
    same("管委会", "management committee", "管理委员会"),
)
COMMITTEE_FORMS = (same("居委会", "residents' committee", "居民委员会"), same("村委会", "villagers' committee", "村民委员会"))
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
LEVELS = (
    same("市", "city", "市级"),
    same("县", "county", "县级", "区级", "县（市、区）级", "区"),
    same("街道", "street", "街道级", "乡镇", "乡镇级"),
    same("社区", "community", "社区级", "村级", "村"),
)
ALLIANCE_FORMS = (
    same("组织共建", "joint organisation"),
    same("资源共享", "shared resources"),
    same("活动共办", "joint activities"),
    same("需求共帮", "shared needs"),
)
SUBORDINATIONS = (
    same("领导", "led by", "隶属"),
    same("业务指导", "guided by", "指导"),
    same("派驻", "stationed by", "派出"),
    same("双重", "led twice", "双重管理", "双重领导"),
)
ROLES = (same("轴心", "axis", "轴心单位", "牵头", "牵头单位"), same("成员", "member", "成员单位"))

CODE = Prop("code", "code", "统一社会信用代码", "unified social credit code", aliases=("信用代码", "社会信用代码"), source="GB 32100-2015")
TERM = (
    Prop("term", "integer", "届次", "term", aliases=("届别", "业委会届别"), unit="届"),
    Prop("term_since", "day", "任期起始日期", "term from", aliases=("任期起始时间", "任期起始", "任期开始时间")),
    Prop("term_until", "last_day", "任期结束日期", "term last day", aliases=("任期结束时间", "任期结束", "届满日期", "应换届时间")),
)


def _name(zh: str, en: str, *aliases: str, example: str = "") -> Prop:
    return Prop("name", "text", zh, en, aliases=("单位名称", "名称", "全称", *aliases), level="required", example=example)


def _serves(zh: str, en: str, *to: str, many: bool = False, aliases: tuple[str, ...] = (), example: str = "") -> Reference:
    return Reference(
        "serves", to, zh, en, link="SERVES", aliases=aliases, level="required", parent=True, many=many, example=example,
        within=("county", "street"),
    )  # fmt: skip


SEAT = Reference("seat", ("Place",), "驻地", "seat", link="SEATED_IN", aliases=("所在地", "驻在社区"), within=("county", "street"))
SUPERIOR = Reference(
    "superior", ("Organization",), "上级单位", "superior", link="SUBORDINATE_TO", aliases=("隶属", "主管单位", "主管部门"),
    within=("county",), many=True,
    columns=(Prop("kind", "text", "隶属关系", "kind of subordination", choices=SUBORDINATIONS, example="领导"),),
)  # fmt: skip
BROAD = _serves("服务范围", "serves", "Place", many=True, aliases=("管辖范围", "辖区", "服务区域"), example="洮北区")
ORG_KEY = Key("org", ("@serves", "name"), code="code")


def _organization(
    kind: str, zh: str, en: str, *, props: tuple[Prop, ...] = (), references: tuple[Reference, ...] = (), sheets: tuple[str, ...] = (),
    serves: Reference = BROAD, name: Prop | None = None, source: str = "",
) -> NodeType:  # fmt: skip
    return NodeType(
        "Organization", kind, zh, en, ORG_KEY,
        props=(name or _name(f"{zh}名称", f"name of {en}", zh), CODE, *props, *EXISTENCE),
        references=(IN_COUNTY, IN_STREET, serves, SEAT, SUPERIOR, *references), sheets=(zh, *sheets), source=source,
    )  # fmt: skip


GOVERNMENT = _organization(
    "Government", "政府", "government", source="§A1",
    props=(Prop("form", "text", "政府类型", "form of government", aliases=("类型",), level="expected", choices=GOVERNMENT_FORMS),),
    sheets=("政府机关", "政府及街道办"),
)  # fmt: skip
RESIDENTS_COMMITTEE = _organization(
    "ResidentsCommittee", "居委会", "residents' committee", source="§D3",
    name=_name("居（村）委会名称", "name of residents' committee", "居委会名称", "村委会名称"),
    props=(Prop("form", "text", "组织类型", "form", aliases=("类型",), level="expected", choices=COMMITTEE_FORMS), *TERM),
    serves=_serves("所属社区", "community", "Community", aliases=(*(a for a in IN_COMMUNITY.aliases if "委会" not in a),), example="军民社区"),
    sheets=("居（村）委会", "居委会村委会", "村委会"),
)  # fmt: skip
DEPARTMENT = _organization(
    "Department", "部门", "department", source="§A3",
    props=(Prop("level", "text", "级别", "level", aliases=("层级",), choices=LEVELS),),
    sheets=("职能部门", "部门单位"),
)  # fmt: skip
FIELD_OFFICE = _organization(
    "FieldOffice", "派出机构", "field office", source="§B2", sheets=("派出所队", "基层站所"),
)  # fmt: skip
UTILITY = _organization(
    "Utility", "专营单位", "utility", sheets=("专营企业", "水电气热"),
    props=(Prop("trade", "text", "行业", "trade", aliases=("经营类别",), example="供热"),),
)  # fmt: skip
PROPERTY_COMPANY = _organization(
    "PropertyCompany", "物业服务企业", "property company", source="§C4",
    name=_name("物业服务企业名称", "name of property company", "物业公司", "物业企业名称", example="安居物业"),
    sheets=("物业企业", "物业公司"),
)  # fmt: skip
OWNERS_COMMITTEE = _organization(
    "OwnersCommittee", "业主委员会", "owners' committee", source="§D2 §D3",
    name=_name("业委会名称", "name of owners' committee", "业主委员会名称"),
    props=(
        Prop("form", "text", "业委会形式", "form of owners' committee", aliases=("形式",), choices=OWNERS_FORMS),
        *TERM,
        Prop("filed_on", "day", "备案日期", "filed on", aliases=("备案时间",)),
        Prop("members", "integer", "委员人数", "members", aliases=("委员数",), unit="人"),
    ),
    serves=Reference(
        "serves", ("Compound",), "所属小区", "compound", link="SERVES", aliases=("小区", "小区名称"), level="required", parent=True,
        within=("county", "street", "community"), example="兴隆小区",
    ),
    references=(IN_COMMUNITY,),
    sheets=("业委会",),
)  # fmt: skip
ENTERPRISE = _organization(
    "Enterprise", "企业", "enterprise", source="§A4 §D4",
    props=(
        Prop("ownership", "text", "所有制", "ownership", aliases=("企业性质",), level="expected", choices=OWNERSHIPS),
        Prop("industry", "text", "行业", "industry", aliases=("所属行业",)),
        Prop("staff", "integer", "从业人员数", "staff", aliases=("从业人数",), unit="人"),
    ),
    sheets=("非公企业", "企业名录"),
)  # fmt: skip
SOCIAL_ORGANIZATION = _organization(
    "SocialOrganization", "社会组织", "social organisation", source="§A4 §D4",
    props=(Prop("form", "text", "社会组织类型", "form of social organisation", aliases=("类型",), example="民办非企业"),),
    sheets=("社会组织名录",),
)  # fmt: skip
PARTY_ORGANIZATION = _organization(
    "PartyOrganization", "党组织", "party organisation", source="§C1",
    name=_name("党组织名称", "name of party organisation", "党组织全称", example="军民社区党委"),
    props=(
        Prop("form", "text", "党组织类别", "form of party organisation", aliases=("党组织类型", "类别"), level="expected", choices=PARTY_FORMS),
        Prop("members", "integer", "党员总数", "party members", aliases=("党员数",), unit="人"),
        Prop("full_members", "integer", "正式党员", "full members", aliases=("正式党员数",), unit="人"),
    ),
    serves=_serves("服务范围", "serves", "Place", many=True, aliases=("所在区域", "所在社区", "管辖范围"), example="军民社区"),
    references=(
        Reference("covers", ("Place",), "覆盖区域", "covers", link="COVERS", aliases=("覆盖网格", "覆盖小区", "覆盖范围"), many=True,
                  within=("serves",), example="第一网格"),
        Reference("covers_organizations", ("Organization",), "覆盖单位", "covers organisations", link="COVERS", aliases=("覆盖企业",),
                  many=True, within=("serves",)),
        Reference("host", ("Organization",), "所在单位", "host", link="EMBEDDED_IN", aliases=("依托单位",), within=("serves",)),
    ),
)  # fmt: skip
CONFERENCE = _organization(
    "Conference", "联席会议", "joint conference", source="§A2 §A3 §A4 §A5",
    props=(
        Prop("level", "text", "级别", "level", aliases=("层级",), level="expected", choices=LEVELS),
        Prop("cadence", "text", "会议周期", "cadence", aliases=("召开频次",), source="§A5", choices=(
            same("每季度", "quarterly", "季度"), same("每月", "monthly", "月度"), same("每周", "weekly", "周例会", "工作例会"))),
        Prop("remit", "text", "议事范围", "remit", source="§A6"),
    ),
    references=(
        Reference("convenors", ("Organization",), "召集单位", "convened by", link="CONVENED_BY", aliases=("召集人单位",), many=True,
                  within=("serves",)),
        Reference("leads", ("Organization",), "牵头单位", "led by", link="LED_BY", many=True, within=("serves",)),
        Reference("participants", ("Organization",), "参加单位", "participants", link="PARTICIPATES_IN", aliases=("成员单位",), incoming=True,
                  many=True, within=("serves",)),
    ),
)  # fmt: skip
ALLIANCE = _organization(
    "Alliance", "党建联盟", "party-building alliance", source="§D4",
    name=_name("联盟名称", "name of alliance", "党建联盟名称", example="军民社区党建联盟"),
    props=(Prop("form", "texts", "联盟形式", "forms of alliance", choices=ALLIANCE_FORMS),
           Prop("theme", "text", "联盟类型", "theme", aliases=("主题",), example="商圈")),
    references=(
        Reference("axis", ("PartyOrganization",), "轴心党组织", "axis", link="MEMBER_OF", aliases=("轴心",), incoming=True, within=("serves",),
                  fixed=(("role", "轴心"),), example="军民社区党委"),
    ),
    sheets=("联盟",),
)  # fmt: skip
NODES = (
    GOVERNMENT, DEPARTMENT, FIELD_OFFICE, UTILITY, RESIDENTS_COMMITTEE, PROPERTY_COMPANY, OWNERS_COMMITTEE, ENTERPRISE, SOCIAL_ORGANIZATION,
    PARTY_ORGANIZATION, CONFERENCE, ALLIANCE,
)  # fmt: skip

ORGANIZATION = ("Organization",)
PLACE = ("Place",)
LINKS = (
    LinkType("SERVES", ORGANIZATION, PLACE, "管辖", "serves"),
    LinkType("SEATED_IN", ORGANIZATION, PLACE, "驻地在", "seated in"),
    LinkType("SUBORDINATE_TO", ORGANIZATION, ORGANIZATION, "隶属于", "subordinate to",
             props=(Prop("kind", "text", "隶属关系", "kind", choices=SUBORDINATIONS), *dated()), key=("kind", "since")),
    LinkType("COVERS", ("PartyOrganization",), ("Place", "Organization"), "覆盖", "covers", source="§C1"),
    LinkType("EMBEDDED_IN", ("PartyOrganization",), ORGANIZATION, "建在", "embedded in", source="§C4"),
    LinkType("MANAGES", ("PropertyCompany",), ("Compound",), "管理", "manages", source="§D2",
             props=(Prop("object", "text", "管理对象", "object"), Prop("contract_kind", "text", "合同类型", "kind of contract"),
                    Prop("fee", "text", "收费标准", "fee", unit="元/㎡/月"), *dated("合同开始日期", "合同结束日期")), key=("since",)),
    LinkType("CONVENED_BY", ("Conference",), ORGANIZATION, "召集", "convened by", source="§A3"),
    LinkType("LED_BY", ("Conference",), ORGANIZATION, "牵头", "led by", source="§A3 §A4"),
    LinkType("PARTICIPATES_IN", ORGANIZATION, ("Conference",), "参加", "participates in", source="§A3 §A4"),
    LinkType("MEMBER_OF", ORGANIZATION, ("Alliance",), "加入", "member of", source="§D4",
             props=(Prop("role", "text", "角色", "role", choices=ROLES), *dated("加入日期", "退出日期")), key=("since",)),
)  # fmt: skip
