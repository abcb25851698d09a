"""The administrative tree of §A1, from the city down to the community."""

from graph.model import Choice, Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COUNTY, IN_STREET, dated, same

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
LAND = Prop(
    "land", "number", "辖区面积（平方公里）", "land area", aliases=("辖区面积", "区域面积", "面积（平方公里）"), unit="km²",
)  # fmt: skip
BELONGS_SINCE = Prop("since", "day", "隶属起始日期", "part of it since", aliases=("隶属起始时间", "划入日期", "划入时间"))

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
        LAND,
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
        LAND,
        *EXISTENCE,
    ),
    references=(
        Reference(
            "county",
            ("County", "City"),
            "所属区县",
            "county",
            link="PART_OF",
            aliases=("区县", "县区", "县（市、区）"),
            level="required",
            parent=True,
            columns=(BELONGS_SINCE,),
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
        LAND,
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
            columns=(BELONGS_SINCE,),
            example="瑞光街道",
        ),
    ),
    sheets=("社区", "社区村", "社区（村）"),
    source="§A1",
)
NODES = (CITY, COUNTY, STREET, COMMUNITY)

PART_OF = LinkType(
    "PART_OF",
    ("County", "Street", "Community", "Grid", "Compound", "Building", "BuildingUnit", "Road", "Lane"),
    ("City", "County", "Street", "Community", "Grid", "Compound", "Building"),
    "属于",
    "part of",
    props=dated(),
    key=("since",),
    source="§A1",
)
LINEAGES = (
    Choice("rename", "更名", "renamed", ("改名",)),
    Choice("move", "迁移", "moved", ("划转", "代码变更", "变更代码")),
    Choice("merge", "合并", "merged", ("并入", "撤并")),
    Choice("split", "拆分", "split", ("分设", "析置")),
)
SUCCEEDS = LinkType(
    "SUCCEEDS", ("County", "Street", "Community", "Grid"), ("County", "Street", "Community", "Grid"), "承继", "succeeds",
    props=(Prop("kind", "text", "变更类型", "kind of change", choices=LINEAGES), Prop("since", "day", "变更日期", "changed on"),
           Prop("note", "text", "变更说明", "note")),
)  # fmt: skip
LINKS = (PART_OF, SUCCEEDS)
