"""Persons and posts, counted apart: a post may be vacant, a person may hold several; a plaque belongs to the post."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COMMUNITY, IN_COUNTY, IN_STREET, dated

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
        Prop("number", "text", "岗位序号", "number among equal posts", example="1"),
        Prop("plaque", "boolean", "是否挂牌", "plaque", aliases=("挂牌", "公示牌"), source="§C2"),
        *EXISTENCE,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("at", ("Place", "Organization"), "任职地点或单位", "at", link="AT", aliases=("所在地点", "岗位所在", "网格名称", "任职单位"),
                  level="required", parent=True, within=("county", "street", "community"), example="第一网格"),
        Reference("on_behalf_of", ("Organization",), "代表单位", "on behalf of", link="ON_BEHALF_OF", aliases=("派出单位",),
                  within=("county", "street", "community")),
        Reference("holder", ("Person",), "任职人", "holder", link="HOLDS", aliases=("任职人姓名", "现任"), incoming=True, many=True,
                  creates=("on_behalf_of", "at"),
                  columns=(*dated("任职日期", "卸任日期", prefix="in office"), Prop("acting", "boolean", "是否代理", "acting"))),
    ),
    sheets=("岗位", "五长", "岗位台账"), source="§C2",
)  # fmt: skip
NODES = (PERSON, POST)
LINKS = (
    LinkType("AFFILIATED_WITH", ("Person",), ("Organization", "Place"), "所在单位", "affiliated with"),
    LinkType("HOLDS", ("Person",), ("Post",), "担任", "holds",
             props=(*dated("任职日期", "卸任日期", prefix="in office"), Prop("acting", "boolean", "是否代理", "acting")), key=("since",)),
    LinkType("AT", ("Post",), ("Place", "Organization"), "设在", "at"),
    LinkType("ON_BEHALF_OF", ("Post",), ("Organization",), "代表", "on behalf of"),
)  # fmt: skip
