"""Public bodies: governments, departments and their offices, utilities, committees of residents, centres and stations."""

from graph.model import LinkType, Prop, Reference
from graph.schema.bodies import LEVEL, PARTY_WORK, SUBORDINATIONS, TAKEOVERS, TERM, named, organization, serves
from graph.schema.common import IN_COMMUNITY, dated, joins, same
from graph.schema.duties import OBJECTS

GOVERNMENT_FORMS = (
    same("市政府", "city government", "市人民政府"),
    same("县政府", "county government", "区政府", "县人民政府", "区人民政府"),
    same("街道办", "street office", "街道办事处"),
    same("镇政府", "town government", "镇人民政府"),
    same("乡政府", "township government", "乡人民政府"),
    same("管委会", "management committee", "管理委员会"),
)
FIVE_POWERS = (
    same("人事考核建议权", "say in appraisals"),
    same("指挥调度权", "command and dispatch"),
    same("规划征求意见权", "say in planning"),
    same("综合管理权", "general management"),
    same("考核监督权", "supervision of appraisals"),
)
"""Powers to coordinate, not to punish (§B3); the account names the first three, the other two are assumed."""
COMMITTEE_FORMS = (same("居委会", "residents' committee", "居民委员会"), same("村委会", "villagers' committee", "村民委员会"))
LINES = tuple(
    same(value, en, *aliases)
    for value, en, *aliases in (
        ("组织", "organisation"), ("政法", "politics and law"), ("民政", "civil affairs"), ("财政", "finance"),
        ("住建", "housing and construction", "住房城乡建设"), ("城管", "city management", "城市管理", "综合执法"),
        ("政数", "government services and data", "政务服务"), ("公安", "public security"), ("卫健", "health", "卫生健康"), ("教育", "education"),
        ("人社", "labour and social security", "人力资源社会保障"), ("应急", "emergency management", "应急管理"),
        ("市监", "market supervision", "市场监管"), ("环保", "ecology and environment", "生态环境"), ("消防", "fire service", "消防救援"),
        ("交通", "transport"), ("自然资源", "natural resources"), ("司法", "justice"), ("医保", "medical insurance"), ("信访", "petition"),
        ("农业", "agriculture", "农业农村"), ("纪检", "discipline"), ("宣传", "publicity"), ("社会工作", "social work"), ("其他", "other"),
    )
)  # fmt: skip
OFFICE_FORMS = (
    same("综合办", "general office", "综合办公室", "党政办"),
    same("党建办", "party-building office", "党建办公室", "党建工作办公室"),
    same("社会事务办", "social affairs office", "社会事务办公室"),
    same("平安建设办", "public safety office", "平安建设办公室"),
    same("特色办", "office of the street's own choice", "X", "其他内设机构"),
    same("联席会议办公室", "standing office of the conference", "实体化办公机构"),
)
"""The "4+X" offices of a street (§B1), and the standing office of a conference (§A9)."""
STATION_WAYS = (
    same("新建一批", "newly built", "新建"),
    same("改造一批", "converted", "改造"),
    same("整合一批", "merged", "整合"),
    same("共享一批", "shared", "共享", "共用"),
)
"""The four ways of 四个一批 (§C3); the account doesn't name them: assumed."""
AREA = Prop("area", "number", "面积（平方米）", "floor area", aliases=("活动场所面积", "建筑面积", "面积"), unit="㎡")
FULL_TIME = Prop("full_time", "integer", "专职人员数", "full-time staff", aliases=("专职人数",), unit="人")
PART_TIME = Prop("part_time", "integer", "兼职人员数", "part-time staff", aliases=("兼职人数",), unit="人")

GOVERNMENT = organization(
    "Government", "政府", "government", source="§A1",
    props=(
        Prop("form", "text", "政府类型", "form of government", aliases=("类型",), level="expected", choices=GOVERNMENT_FORMS),
        Prop("powers", "texts", "五项权力", "five powers", aliases=("赋予权力", "落实权力"), choices=FIVE_POWERS, source="§B3"),
    ),
    sheets=("政府机关", "政府及街道办"),
)  # fmt: skip
LINE = Prop("line", "text", "条线", "line", aliases=("业务条线", "系统"), choices=LINES, source="§A3")
DEPARTMENT = organization(
    "Department", "部门", "department", source="§A3", props=(LEVEL, LINE), sheets=("职能部门", "部门单位"),
)  # fmt: skip
INSTITUTION = organization(
    "Institution", "事业单位", "institution", source="§B6",
    props=(LEVEL, LINE, Prop("authorised", "boolean", "是否法律授权", "authorised by law", aliases=("法律授权",)), *PARTY_WORK),
    sheets=("事业单位名录", "企事业单位"),
)  # fmt: skip
FIELD_OFFICE = organization(
    "FieldOffice", "派出机构", "field office", source="§B2", sheets=("派出所队", "基层站所"),
    props=(LINE, Prop("people", "integer", "人数", "people", aliases=("编制人数", "在岗人数"), unit="人")),
)  # fmt: skip
OFFICE = organization(
    "Office", "内设机构", "office", source="§A9 §B1",
    props=(
        Prop("form", "text", "机构类别", "form of office", aliases=("内设机构类别",), level="expected", choices=OFFICE_FORMS),
        Prop("site", "text", "办公地点", "site", aliases=("固定办公场所",), source="§A9"),
    ),
    references=(
        Reference("conference", ("Conference",), "服务联席会议", "office of the conference", link="OFFICE_OF", aliases=("联席会议",),
                  within=("serves",)),
    ),
    sheets=("街道内设机构", "4+X内设机构"),
)  # fmt: skip
UTILITY = organization(
    "Utility", "专营单位", "utility", sheets=("专营企业", "水电气热"),
    props=(Prop("trade", "text", "行业", "trade", aliases=("经营类别",), example="供热"),),
)  # fmt: skip
RESIDENTS_COMMITTEE = organization(
    "ResidentsCommittee", "居委会", "residents' committee", source="§D3",
    name=named("居（村）委会名称", "name of residents' committee", "居委会名称", "村委会名称"),
    props=(
        Prop("form", "text", "组织类型", "form", aliases=("类型",), level="expected", choices=COMMITTEE_FORMS),
        *TERM,
        Prop("approved_posts", "integer", "社工岗核定数", "posts approved for community workers", aliases=("社工岗编制数",), unit="个",
             source="§B4"),
    ),
    serves=serves("所属社区", "community", "Community", aliases=(*(a for a in IN_COMMUNITY.aliases if "委会" not in a),), example="军民社区"),
    sheets=("居（村）委会", "居委会村委会", "村委会"),
)  # fmt: skip
SERVICE_CENTRE = organization(
    "ServiceCentre", "党群服务中心", "party and people service centre", source="§B1",
    name=named("党群服务中心名称", "name of service centre", "服务中心名称", example="瑞光街道党群服务中心"),
    props=(AREA, FULL_TIME, PART_TIME), sheets=("服务中心",),
)  # fmt: skip
SERVICE_STATION = organization(
    "ServiceStation", "网格党群服务站", "grid service station", source="§C3",
    name=named("服务站名称", "name of service station", "网格党群服务站名称", "网格站名称", example="第一网格党群服务站"),
    props=(
        Prop("way", "text", "建设方式", "way of setting up", aliases=("四个一批",), level="expected", choices=STATION_WAYS, source="§C3"),
        AREA, FULL_TIME, PART_TIME,
    ),
    serves=serves("服务网格", "grids served", "Grid", "Community", many=True, aliases=("网格", "网格名称", "所属网格"), example="第一网格",
                  within=("county", "street", "community")),
    references=(IN_COMMUNITY,),
    sheets=("服务站", "网格服务站"),
)  # fmt: skip
NODES = (
    GOVERNMENT, DEPARTMENT, INSTITUTION, FIELD_OFFICE, OFFICE, UTILITY, RESIDENTS_COMMITTEE, SERVICE_CENTRE, SERVICE_STATION,
)  # fmt: skip

ORGANIZATION = ("Organization",)
PLACE = ("Place",)
LINKS = (
    LinkType("SERVES", ORGANIZATION, PLACE, "管辖", "serves"),
    LinkType("SEATED_IN", ORGANIZATION, PLACE, "驻地在", "seated in"),
    LinkType("SUBORDINATE_TO", ORGANIZATION, ORGANIZATION, "隶属于", "subordinate to",
             props=(Prop("kind", "text", "隶属关系", "kind", choices=SUBORDINATIONS), *dated()), key=("kind", "since")),
    LinkType("ADMINISTERS", ORGANIZATION, PLACE, "代管", "administers", props=dated("代管起始日期", "代管终止日期"), key=("since",)),
    LinkType("MAINTAINS", ORGANIZATION, PLACE, "管护", "maintains",
             props=(Prop("object", "text", "管护对象", "object", choices=OBJECTS), *dated("管护起始日期", "管护终止日期")), key=("object", "since")),
    LinkType("SENT_DOWN_TO", ORGANIZATION, ("Street",), "下沉到", "sent down to", source="§B2",
             props=(Prop("people", "integer", "下沉人数", "people sent down", unit="人"), *dated("下沉日期", "撤回日期")), key=("since",)),
    LinkType("TAKES_OVER", ORGANIZATION, ORGANIZATION, "承接", "takes over from", source="§A12",
             props=(Prop("kind", "text", "变更类型", "kind of change", choices=TAKEOVERS), Prop("since", "day", "变更日期", "changed on"),
                    Prop("note", "text", "变更说明", "note"))),
    joins("OFFICE_OF", "Office", ("Conference",), "办事机构", "office of", "§A9"),
)  # fmt: skip
