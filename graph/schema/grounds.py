"""What lies under a community: grids, compounds, buildings and their units, roads and lanes (§A1, §C2, §D2)."""

from graph.model import Choice, Key, LinkType, NodeType, Part, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COMMUNITY, IN_COUNTY, IN_STREET, NO_COMPOUND, dated, same

GRID_FORMS = (
    same("综合", "comprehensive", "综合网格", "基础网格"),
    same("专属", "dedicated", "专属网格", "专门网格"),
    same("微", "micro", "微网格"),
)
MANAGEMENTS = (
    same("物业企业", "company", "物业公司", "专业物业", "委托物业"),
    same("自管", "by the owners themselves", "业主自管", "业主自筹物业", "业主自筹", "自筹物业", "业主自治", "居民自治"),
    same("代管", "by a caretaker body", "街道代管", "社区代管", "政府托管", "社区托管"),
    same(
        "弃管",
        "abandoned",
        "无人管理",
        "无物业",
        "三无小区",
        "弃管小区",
        "失管",
        "无物业公司",
        "无物业企业",
        "无物业管理",
        "无物业服务",
        "没有物业",
        "未引进物业",
        "未引入物业",
        "暂无物业",
    ),
)
HOUSEHOLDS = Prop("households", "integer", "户数", "households", aliases=("总户数",), unit="户")
BUILDINGS = Prop("buildings", "integer", "楼栋数", "buildings", aliases=("栋数",), unit="栋")
UNITS = Prop("units", "integer", "单元数", "building units", unit="个")
PARTY_MEMBERS = Prop("party_members", "integer", "党员数", "party members", aliases=("居住党员数",), unit="人", source="§C1")
FEE = Prop(
    "fee", "range", "收费标准", "fee", aliases=("物业费标准", "收费标准（元/平米月）", "物业收费标准", "物业费收费标准"), unit="元/㎡/月"
)
SYSTEMS = (
    Choice("WGS-84", "WGS-84", "WGS-84", ("WGS84", "CGCS2000", "国家2000", "2000国家大地坐标系", "天地图")),
    Choice("GCJ-02", "GCJ-02", "GCJ-02", ("GCJ02", "火星坐标", "高德", "高德地图", "腾讯", "腾讯地图")),
    Choice("BD-09", "BD-09", "BD-09", ("BD09", "百度", "百度地图")),
)
POSITION = (
    Prop("longitude", "number", "经度", "longitude", aliases=("东经",), unit="°", example="122.8403"),
    Prop("latitude", "number", "纬度", "latitude", aliases=("北纬",), unit="°", example="45.6201"),
    Prop("position", "position", "经纬度", "longitude and latitude", example="122.8403,45.6201",
         aliases=("坐标", "经纬度坐标", "坐标（经纬度）", "地理坐标", "地图坐标", "位置坐标", "坐标位置", "经度纬度", "经度、纬度", "经度,纬度",
                  "经度，纬度", "坐标（经度,纬度）", "坐标（经度，纬度）", "经纬度（经度,纬度）")),
    Prop("coordinates", "text", "坐标系", "system of coordinates", aliases=("坐标系统", "坐标来源"), choices=SYSTEMS),
)  # fmt: skip
"""Where it lies on a map, as the ledger gives it: it is put right where it is drawn, so never twice."""
BUILT = Prop("built", "day", "竣工日期", "completed", aliases=("建成年代", "竣工时间"))

GRID = NodeType(
    "Place", "Grid", "网格", "grid", Key("grid", ("@within", "name")),
    props=(
        Prop("name", "text", "网格名称", "grid name", aliases=("网格",), level="required", example="第一网格"),
        Prop("code", "code", "网格编码", "grid code", aliases=("网格编号",)),
        Prop("form", "text", "网格类型", "form of grid", level="expected", choices=GRID_FORMS),
        Prop("extent", "text", "网格范围", "extent", aliases=("四至", "网格四至")),
        HOUSEHOLDS,
        Prop("population", "integer", "常住人口", "residents", aliases=("人口数",), unit="人"),
        BUILDINGS, UNITS, PARTY_MEMBERS, *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET,
        Reference("within", ("Community", "Grid"), "所属社区", "community", link="PART_OF",
                  aliases=(*IN_COMMUNITY.aliases, "社区/村/居委会/村委会名称", "上级网格"), level="required", parent=True,
                  within=("county", "street"), example="军民社区"),
    ),
    parts=(
        Part("branch", "PartyOrganization", ("serves", "covers"), called="{name}党支部", fixed=(("form", "支部"),),
             exists=Prop("exists", "text", "网格党支部", "grid's party branch", aliases=("网格党组织", "网格党支部名称"), source="§C3")),
        Part("chief", "Post", ("at",), says="holder", fixed=(("kind", "网格长"),),
             exists=Prop("exists", "text", "网格长", "grid chief", aliases=("网格长姓名", "片长", "网格片长", "总网格长"), source="§C2")),
        Part("worker", "Post", ("at",), says="holder", fixed=(("kind", "专职网格员"),),
             exists=Prop("exists", "text", "专职网格员", "full-time grid worker", aliases=("网格员", "专职网格员姓名"))),
        Part("part_timer", "Post", ("at",), says="holder", fixed=(("kind", "兼职网格员"),),
             exists=Prop("exists", "text", "兼职网格员", "part-time grid worker", aliases=("兼职网格员姓名",))),
        Part("liaison", "Post", ("at",), says="holder", fixed=(("kind", "联络员"),),
             exists=Prop("exists", "text", "网格指导员", "grid's liaison", aliases=("网格联络员", "指导员", "联络员", "网格指导员/联络员"))),
        Part("guarantor", "Post", ("at",), called="包保人", says="holder", fixed=(("kind", "包保人"),), ties=("Guarantee", "of", "post"),
             seat="on_behalf_of",
             exists=Prop("exists", "text", "包联领导", "grid's guarantor", aliases=("包保领导", "包联领导姓名", "包联干部"), source="§D2"),
             columns=(
                 Prop("on_behalf_of", "text", "包联单位", "grid's guaranteeing unit", aliases=("包保单位", "包联责任单位"), source="§D2"),
             )),
    ),
    sheets=("网格", "网格台账"), source="§A1 §C2",
)  # fmt: skip
COMPOUND = NodeType(
    "Place", "Compound", "小区", "compound", Key("compound", ("@community", "name")),
    props=(
        Prop("name", "text", "小区名称", "compound name", aliases=("小区", "小区（大厦）名称", "小区/（大厦）名称"), level="required",
             example="兴隆小区"),
        Prop("code", "code", "小区代码", "compound code", aliases=("小区编码",)),
        Prop("address", "text", "小区地址", "address", aliases=("坐落", "小区坐落")),
        Prop("extent", "text", "四至范围", "extent", aliases=("四至",)),
        Prop("kind", "text", "小区类型", "kind of compound", aliases=("小区性质",), example="商品房"),
        BUILT,
        Prop("area", "number", "总建筑面积（平方米）", "floor area", aliases=("总建筑面积", "建筑面积"), unit="㎡"),
        Prop("buildings", "integer", "楼栋数", "buildings", aliases=("栋数", "楼栋"), unit="栋"),
        UNITS, HOUSEHOLDS, PARTY_MEMBERS,
        Prop("management", "text", "管理方式", "kind of management", aliases=("物业服务类型", "物业管理方式"), choices=MANAGEMENTS, source="§D2"),
        Prop("handed_over", "number", "交付率", "share handed over", aliases=("入住率",), unit="%"),
        Prop("first_handover", "day", "首次交付日期", "first handed over", aliases=("首次交付时间", "交付时间")),
        Prop("no_committee", "text", "未成立原因", "why there is no owners' committee", aliases=("未成立业委会原因",), source="§D2"),
        Prop("fees_due", "number", "应收物业费", "fees due", aliases=("应收",), unit="万元", source="§D2"),
        Prop("fees_paid", "number", "实收物业费", "fees paid", aliases=("实收",), unit="万元", source="§D2"),
        Prop("collection", "number", "收缴率", "collection rate", aliases=("物业费收缴率",), unit="%", source="§D2"),
        Prop("collection_before", "number", "上年收缴率", "collection rate of the year before", unit="%"),
        Prop("repair_fund", "number", "维修资金余额", "repair fund", unit="万元"),
        *POSITION, *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET,
        Reference("community", ("Community",), "所属社区", "community", link="PART_OF", aliases=IN_COMMUNITY.aliases, level="required",
                  parent=True, within=("county", "street"), example="军民社区"),
        Reference("grids", ("Grid",), "所属网格", "grids", link="IN_GRID", aliases=("所在网格", "网格名称"), many=True, within=("community",),
                  example="第一网格"),
        Reference("company", ("PropertyCompany",), "物业服务企业名称", "property company", link="MANAGES",
                  aliases=("物业公司", "物业企业", "物业服务企业", "管理处"), incoming=True, within=("county",),
                  creates=("county", "community"), made_in="County", instead="management",
                  columns=(FEE, *dated("合同开始日期", "合同结束日期", prefix="contract")), example="安居物业"),
    ),
    parts=(
        Part("owners_committee", "OwnersCommittee", ("serves",), called="{name}业委会",
             exists=Prop("exists", "text", "是否成立业委会", "has an owners' committee", aliases=("业委会", "业主委员会", "是否成立业主委员会")),
             columns=(
                 Prop("term", "integer", "业委会届别", "term of the owners' committee", aliases=("业委会届次", "届别"), unit="届"),
                 Prop("term_since", "day", "任期起始日期", "committee's term from", aliases=("任期起始时间", "任期起始", "业委会任期起始时间")),
                 Prop("term_until", "last_day", "任期结束日期", "committee's term last day",
                      aliases=("任期结束时间", "任期结束", "业委会任期结束时间")),
                 Prop("elected_on", "day", "选举日期", "committee elected on", aliases=("选举时间", "业委会选举时间")),
             )),
        Part("branch", "PartyOrganization", ("serves", "covers"), called="{name}党支部", fixed=(("form", "支部"),),
             exists=Prop("exists", "text", "小区党支部", "compound's party branch", aliases=("小区党组织",), source="§C1")),
        Part("guarantor", "Post", ("at",), called="包保人", says="holder", fixed=(("kind", "包保人"),), ties=("Guarantee", "of", "post"),
             seat="on_behalf_of",
             exists=Prop("exists", "text", "包保领导", "guarantor", aliases=("包保人", "包保干部", "包保领导姓名"), source="§D2"),
             columns=(
                 Prop("on_behalf_of", "text", "包保单位", "guaranteeing unit", aliases=("包保责任单位",), source="§D2"),
             )),
    ),
    sheets=("小区", "小区台账"), source="§A1 §D2",
)  # fmt: skip
BUILDING = NodeType(
    "Place", "Building", "楼栋", "building", Key("building", ("@within", "name")),
    props=(
        Prop("name", "text", "楼栋名称", "building name", aliases=("楼栋", "楼号", "楼栋号", "栋号"), level="required", example="1号楼"),
        Prop("code", "code", "楼栋编码", "building code", aliases=("楼栋编号",)),
        UNITS, HOUSEHOLDS, PARTY_MEMBERS,
        Prop("floors", "integer", "层数", "floors", unit="层"),
        BUILT, *POSITION, *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("within", ("Compound", "Community"), "所属小区", "compound", link="PART_OF", aliases=("小区", "小区名称", "所在小区"),
                  level="required", parent=True, within=("county", "street", "community"), otherwise=("community",), absent=NO_COMPOUND,
                  example="兴隆小区"),
        Reference("grids", ("Grid",), "所属网格", "grids", link="IN_GRID", aliases=("所在网格", "网格名称"), many=True,
                  within=("county", "street", "community"), example="第一网格"),
    ),
    sheets=("楼栋", "楼栋台账", "楼宇台账"), source="§A1 §C2",
)  # fmt: skip
BUILDING_UNIT = NodeType(
    "Place", "BuildingUnit", "单元", "building unit", Key("unit", ("@building", "name")),
    props=(
        Prop("name", "text", "单元名称", "name of building unit", aliases=("单元", "单元号"), level="required", example="1单元"),
        HOUSEHOLDS, PARTY_MEMBERS, *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("compound", ("Compound",), "所属小区", "compound", aliases=("小区", "小区名称", "所在小区"),
                  within=("county", "street", "community"), absent=NO_COMPOUND, example="兴隆小区"),
        Reference("building", ("Building",), "所属楼栋", "building", link="PART_OF", aliases=("楼栋", "楼号", "楼栋名称", "楼栋号"),
                  level="required", parent=True, within=("county", "street", "community", "compound"), example="1号楼"),
    ),
    sheets=("单元", "单元台账"), source="§A1 §C2",
)  # fmt: skip
ENDS = Prop("ends", "text", "起止点", "from where to where", aliases=("起止", "起止点位"))
LENGTH = Prop("length", "number", "长度（米）", "length", aliases=("长度", "路长"), unit="米")
ROAD = NodeType(
    "Place", "Road", "街", "road", Key("road", ("@within", "name")),
    props=(
        Prop("name", "text", "街路名称", "road name", aliases=("街名", "街路", "主街名称", "道路名称"), level="required", example="中兴大街"),
        ENDS, LENGTH, *EXISTENCE,
    ),
    references=(
        IN_COUNTY,
        Reference("within", ("County", "Street", "Community"), "所属街道", "within", link="PART_OF", aliases=(*IN_STREET.aliases, "所在区域"),
                  level="required", parent=True, common=True, within=("county",), example="瑞光街道"),
    ),
    sheets=("街路", "街路台账", "道路"), source="§A1 §C2",
)  # fmt: skip
LANE = NodeType(
    "Place", "Lane", "路（巷）", "lane", Key("lane", ("@within", "name")),
    props=(
        Prop("name", "text", "路（巷）名称", "lane name", aliases=("路巷名称", "巷名", "小巷名称", "路(巷)名称"), level="required", example="幸福巷"),
        ENDS, LENGTH, *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET,
        Reference("within", ("Community", "Street"), "所属社区", "within", link="PART_OF", aliases=IN_COMMUNITY.aliases, level="required",
                  parent=True, common=True, within=("county", "street"), example="军民社区"),
    ),
    sheets=("路巷", "路巷台账", "背街小巷"), source="§A1 §C2",
)  # fmt: skip
NODES = (GRID, COMPOUND, BUILDING, BUILDING_UNIT, ROAD, LANE)
LINKS = (
    LinkType("IN_GRID", ("Compound", "Building"), ("Grid",), "位于网格", "in grid", source="§A1",
             props=(Prop("households", "integer", "网格内户数", "households in the grid", aliases=("户数",), unit="户"),)),
)  # fmt: skip
