"""Persons and posts, counted apart: a post may be vacant, a person may hold several; a plaque belongs to the post."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COMMUNITY, IN_COUNTY, IN_STREET, NO_COMPOUND, dated, same
from graph.schema.resources import FUND_SOURCES

POST_KINDS = tuple(
    same(value, en, *aliases)
    for value, en, *aliases in (
        ("街长", "road chief"), ("路（巷）长", "lane chief", "路长", "巷长", "路巷长"), ("网格长", "grid chief", "网格片长", "总网格长"),
        ("楼栋长", "building chief", "楼长"), ("单元长", "unit chief"),
        ("专职网格员", "full-time grid worker", "网格员"), ("兼职网格员", "part-time grid worker"), ("社工岗", "community worker", "社区工作者"),
        ("书记", "secretary", "党组织书记"), ("负责人", "head", "主任", "经理", "局长"), ("委员", "committee member", "副书记"),
        ("包保人", "guarantor", "包保领导"), ("兼职委员", "part-time member of a platform"), ("交叉任职", "cross-appointment", "双向任职"),
        ("选派干部", "seconded cadre", "借调干部", "抽调干部"), ("居民代表", "residents' representative"), ("联络员", "liaison", "指导员"),
        ("其他", "other"),
    )
)  # fmt: skip
"""What a post is, whatever its title: one city's 网格长 is another's 网格片长. The first five are the five chiefs (§C2)."""

PERSON = NodeType(
    "Person", "", "人员", "person", Key("person", ("@of", "name"), number="number"),
    props=(
        Prop("name", "text", "姓名", "name of person", level="required", example="张某"),
        Prop("number", "text", "同名序号", "number among namesakes"),
        *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("of", ("Organization", "Place"), "所在单位", "of", link="AFFILIATED_WITH", aliases=("单位", "工作单位"), level="required",
                  parent=True, within=("county", "street", "community"), example="军民社区居委会"),
    ),
    sheets=("人员",),
)  # fmt: skip
POST = NodeType(
    "Post", "", "岗位", "post", Key("post", ("@at", "title"), number="number"),
    props=(
        Prop("title", "text", "岗位名称", "title", aliases=("职务", "岗位"), level="required", example="网格长", source="§C2"),
        Prop("kind", "text", "岗位类别", "kind of post", aliases=("岗位类型",), choices=POST_KINDS, source="§C2"),
        Prop("number", "text", "岗位序号", "number among equal posts", example="1"),
        Prop("plaque", "boolean", "是否挂牌", "plaque", aliases=("挂牌", "公示牌"), source="§C2"),
        Prop("full_time", "boolean", "是否专职", "full time", aliases=("专职",)),
        Prop("funding", "text", "岗位经费来源", "who pays for it", choices=FUND_SOURCES, source="§B4"),
        *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("compound", ("Compound",), "所属小区", "compound", aliases=("小区", "小区名称"), within=("county", "street", "community"),
                  absent=NO_COMPOUND),
        Reference("building", ("Building",), "所属楼栋", "building", aliases=("楼栋", "楼栋名称", "楼号"),
                  within=("county", "street", "community", "compound")),
        Reference("at", ("Place", "Organization"), "任职地点或单位", "at", link="AT", aliases=("所在地点", "岗位所在", "网格名称", "任职单位"),
                  level="required", parent=True, within=("county", "street", "community", "compound", "building"), example="第一网格"),
        Reference("on_behalf_of", ("Organization",), "代表单位", "on behalf of", link="ON_BEHALF_OF", aliases=("派出单位",),
                  within=("county", "street", "community")),
        Reference("holder", ("Person",), "任职人", "holder", link="HOLDS", aliases=("任职人姓名", "现任"), incoming=True, many=True,
                  creates=("on_behalf_of", "at"),
                  columns=(*dated("任职日期", "卸任日期", prefix="in office"), Prop("acting", "boolean", "是否代理", "acting"))),
    ),
    sheets=("岗位", "五长", "岗位台账", "五长台账"), source="§C2",
)  # fmt: skip
NODES = (PERSON, POST)
LINKS = (
    LinkType("AFFILIATED_WITH", ("Person",), ("Organization", "Place"), "所在单位", "affiliated with"),
    LinkType("HOLDS", ("Person",), ("Post",), "担任", "holds",
             props=(*dated("任职日期", "卸任日期", prefix="in office"), Prop("acting", "boolean", "是否代理", "acting")), key=("since",)),
    LinkType("ON_LEAVE", ("Person",), ("Post",), "请假", "on leave", props=dated("离岗日期", "返岗前一日", prefix="on leave"), key=("since",)),
    LinkType("AT", ("Post",), ("Place", "Organization"), "设在", "at"),
    LinkType("ON_BEHALF_OF", ("Post",), ("Organization",), "代表", "on behalf of"),
)  # fmt: skip
