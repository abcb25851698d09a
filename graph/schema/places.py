"""Places: the administrative tree of §A1, and what lies under a community."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COMMUNITY, IN_COUNTY, IN_STREET, dated, same

STREET_FORMS = (
    same("街道", "street", "街道办事处"),
    same("镇", "town"),
    same("乡", "township", "民族乡"),
    same("农场/牧场/开发区等", "farm, pasture, zone", "农场", "牧场", "开发区", "其他"),
)
COMMUNITY_FORMS = (
    same("社区(居)", "community", "社区", "社区（居）", "居委会", "城市社区"),
    same("村", "village", "村委会", "行政村", "农村社区"),
    same("虚拟", "virtual", "虚拟生活区"),
    same("其他", "other"),
)
GRID_FORMS = (
    same("综合", "comprehensive", "综合网格", "基础网格"),
    same("专属", "dedicated", "专属网格", "专门网格"),
    same("微", "micro", "微网格"),
)
MANAGEMENTS = (
    same("物业企业", "company", "物业公司", "专业物业", "委托物业"),
    same("自管", "by the owners themselves", "业主自管", "业主自筹物业", "业主自治"),
    same("代管", "by a caretaker body", "街道代管", "社区代管", "托管"),
    same("弃管", "abandoned", "无人管理", "无物业", "三无小区"),
)

CITY = NodeType(
    "Place",
    "City",
    "市",
    "city",
    Key(code="code"),
    props=(
        Prop("code", "code", "市代码", "city code", aliases=("城市代码",), level="required", example="220800"),
        Prop("name", "text", "市名称", "city name", aliases=("城市名称",), level="required", example="白城市"),
        Prop("reference_date", "day", "参考日期", "reference date", example="2021-06-30"),
        *EXISTENCE,
    ),
    sheets=("市", "城市"),
    source="§A1",
)
COUNTY = NodeType(
    "Place",
    "County",
    "区县",
    "county",
    Key(code="code"),
    props=(
        Prop("code", "code", "区县代码", "county code", aliases=("县区代码", "区划代码"), level="required", example="220802"),
        Prop("name", "text", "区县名称", "county name", aliases=("县区名称",), level="required", example="洮北区"),
        Prop("statistical", "boolean", "仅统计用", "statistics only", aliases=("统计区",)),
        *EXISTENCE,
    ),
    references=(
        Reference("city", ("City",), "所属市", "city", link="PART_OF", aliases=("城市",), level="required", parent=True, example="白城市"),
    ),
    sheets=("区县", "县区"),
    source="§A1",
)
STREET = NodeType(
    "Place",
    "Street",
    "街道（乡镇）",
    "street",
    Key(code="code"),
    props=(
        Prop("code", "code", "街道代码", "street code", aliases=("乡镇代码", "街道（乡镇）代码"), level="required", example="220802003"),
        Prop("name", "text", "街道名称", "street name", aliases=("乡镇名称", "街道（乡镇）名称"), level="required", example="瑞光街道"),
        Prop("form", "text", "街道类型", "form of street", aliases=("乡镇类型",), level="expected", choices=STREET_FORMS),
        *EXISTENCE,
    ),
    references=(
        Reference(
            "county",
            ("County",),
            "所属区县",
            "county",
            link="PART_OF",
            aliases=("区县", "县区", "县（市、区）"),
            level="required",
            parent=True,
            example="洮北区",
        ),
    ),
    sheets=("街道", "街道乡镇", "街道（乡镇）"),
    source="§A1",
)
COMMUNITY = NodeType(
    "Place",
    "Community",
    "社区（村）",
    "community",
    Key(code="code"),
    props=(
        Prop("code", "code", "社区代码", "community code", aliases=("村代码", "社区（村）代码"), level="required", example="220802003006"),
        Prop(
            "name",
            "text",
            "社区名称",
            "community name",
            aliases=("村名称", "社区（村）名称", "社区/村/居委会/村委会名称"),
            level="required",
            example="军民社区",
        ),
        Prop("form", "text", "社区类型", "form of community", aliases=("村类型",), level="expected", choices=COMMUNITY_FORMS),
        Prop("households", "integer", "户数", "households", aliases=("总户数",), unit="户"),
        Prop("population", "integer", "常住人口", "residents", aliases=("人口数", "常住人口数"), unit="人"),
        *EXISTENCE,
    ),
    references=(
        IN_COUNTY,
        Reference(
            "street",
            ("Street",),
            "所属街道",
            "street",
            link="PART_OF",
            aliases=IN_STREET.aliases,
            level="required",
            parent=True,
            within=("county",),
            example="瑞光街道",
        ),
    ),
    sheets=("社区", "社区村", "社区（村）"),
    source="§A1",
)
GRID = NodeType(
    "Place",
    "Grid",
    "网格",
    "grid",
    Key("grid", ("@within", "name")),
    props=(
        Prop("name", "text", "网格名称", "grid name", aliases=("网格",), level="required", example="第一网格"),
        Prop("code", "code", "网格编码", "grid code", aliases=("网格编号",)),
        Prop("form", "text", "网格类型", "form of grid", level="expected", choices=GRID_FORMS),
        Prop("extent", "text", "网格范围", "extent", aliases=("四至", "网格四至")),
        Prop("households", "integer", "户数", "households", aliases=("总户数",), unit="户", source="§C2"),
        Prop("population", "integer", "常住人口", "residents", aliases=("人口数",), unit="人"),
        Prop("buildings", "integer", "楼栋数", "buildings", aliases=("栋数",), unit="栋"),
        Prop("party_members", "integer", "党员数", "party members", unit="人"),
        *EXISTENCE,
    ),
    references=(
        IN_COUNTY,
        IN_STREET,
        Reference(
            "within",
            ("Community", "Grid"),
            "所属社区",
            "community",
            link="PART_OF",
            aliases=(*IN_COMMUNITY.aliases, "社区/村/居委会/村委会名称", "上级网格"),
            level="required",
            parent=True,
            within=("county", "street"),
            example="军民社区",
        ),
    ),
    sheets=("网格", "网格台账"),
    source="§A1 §C2",
)
COMPOUND = NodeType(
    "Place",
    "Compound",
    "小区",
    "compound",
    Key("compound", ("@community", "name")),
    props=(
        Prop(
            "name",
            "text",
            "小区名称",
            "compound name",
            aliases=("小区", "小区（大厦）名称", "小区/（大厦）名称"),
            level="required",
            example="兴隆小区",
        ),
        Prop("code", "code", "小区代码", "compound code", aliases=("小区编码",)),
        Prop("address", "text", "小区地址", "address", aliases=("坐落", "小区坐落")),
        Prop("built", "day", "竣工日期", "completed", aliases=("建成年代", "竣工时间")),
        Prop("area", "number", "总建筑面积（平方米）", "floor area", aliases=("总建筑面积", "建筑面积"), unit="㎡"),
        Prop("buildings", "integer", "楼栋数", "buildings", aliases=("栋数", "楼栋"), unit="栋"),
        Prop("units", "integer", "单元数", "building units", unit="个"),
        Prop("households", "integer", "户数", "households", aliases=("总户数",), unit="户"),
        Prop(
            "management",
            "text",
            "管理方式",
            "kind of management",
            aliases=("物业服务类型", "物业管理方式"),
            choices=MANAGEMENTS,
            source="§D2",
        ),
        *EXISTENCE,
    ),
    references=(
        IN_COUNTY,
        IN_STREET,
        Reference(
            "community",
            ("Community",),
            "所属社区",
            "community",
            link="PART_OF",
            aliases=IN_COMMUNITY.aliases,
            level="required",
            parent=True,
            within=("county", "street"),
            example="军民社区",
        ),
        Reference(
            "grids",
            ("Grid",),
            "所属网格",
            "grids",
            link="IN_GRID",
            aliases=("所在网格", "网格名称"),
            many=True,
            within=("community",),
            example="第一网格",
        ),
        Reference(
            "company",
            ("PropertyCompany",),
            "物业服务企业名称",
            "property company",
            link="MANAGES",
            aliases=("物业公司", "物业企业", "物业服务企业", "管理处"),
            incoming=True,
            within=("county",),
            columns=dated("合同开始日期", "合同结束日期", prefix="contract"),
            example="安居物业",
        ),
    ),
    sheets=("小区", "小区台账"),
    source="§A1 §D2",
)
NODES = (CITY, COUNTY, STREET, COMMUNITY, GRID, COMPOUND)

PART_OF = LinkType(
    "PART_OF",
    ("County", "Street", "Community", "Grid", "Compound"),
    ("City", "County", "Street", "Community", "Grid"),
    "属于",
    "part of",
    source="§A1",
)
IN_GRID = LinkType("IN_GRID", ("Compound",), ("Grid",), "位于网格", "in grid", source="§A1")
FORMER = LinkType(
    "FORMER",
    ("Place", "Organization", "Post", "Person", "Category", "Duty", "Issue"),
    ("Place", "Organization", "Post", "Person", "Category", "Duty", "Issue"),
    "曾有关系",
    "former link",
    props=(Prop("type", "text", "关系类型", "type of link"), *dated()),
    key=("type", "until"),
)
LINKS = (PART_OF, IN_GRID, FORMER)
