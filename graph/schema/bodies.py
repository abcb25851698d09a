"""What all kinds of organisation share: their columns, and how their ledgers say where they have jurisdiction.

Jurisdiction is SERVES, never the seat (SEATED_IN), and never what the places are part of.
"""

from graph.model import Choice, Key, NodeType, Prop, Reference
from graph.schema.common import EXISTENCE, IN_COUNTY, IN_STREET, same

LEVELS = (
    same("市", "city", "市级"),
    same("县", "county", "县级", "区级", "县（市、区）级", "区"),
    same("街道", "street", "街道级", "乡镇", "乡镇级"),
    same("社区", "community", "社区级", "村级", "村"),
)
SUBORDINATIONS = (
    same("领导", "led by", "隶属"),
    same("业务指导", "guided by", "指导"),
    same("派驻", "stationed by", "派出"),
    same("双重", "led twice", "双重管理", "双重领导"),
)

TAKEOVERS = (
    Choice("merge", "合并", "merged", ("并入", "撤并")),
    Choice("replace", "改组", "replaced", ("组建", "撤销", "更替", "转隶")),
    Choice("split", "拆分", "split", ("分设", "析置")),
)
"""How a body came to its end; one that only got another name keeps its node, with the former name."""

CODE = Prop(
    "code", "credit_code", "统一社会信用代码", "unified social credit code", aliases=("信用代码", "社会信用代码"), source="GB 32100-2015"
)
LEVEL = Prop("level", "text", "级别", "level", aliases=("层级",), choices=LEVELS)
TERM = (
    Prop("term", "integer", "届次", "term", aliases=("届别", "业委会届别"), unit="届"),
    Prop("term_since", "day", "任期起始日期", "term from", aliases=("任期起始时间", "任期起始", "任期开始时间")),
    Prop("term_until", "last_day", "任期结束日期", "term last day", aliases=("任期结束时间", "任期结束", "届满日期", "应换届时间")),
    Prop("extended_until", "last_day", "延期换届至", "extended until", aliases=("批准延期至",)),
)
PARTY_WORK = (
    Prop("staff", "integer", "从业人员数", "staff", aliases=("从业人数", "职工人数"), unit="人"),
    Prop("full_members", "integer", "正式党员", "full members", aliases=("正式党员数",), unit="人", source="§C1"),
    Prop("instructor", "boolean", "是否有党建指导员", "instructor", aliases=("党建指导员", "是否有党建联络员")),
    Prop("no_branch", "text", "未建立原因", "why there is no branch", aliases=("未建党组织原因",)),
    Prop("operating", "boolean", "是否正常经营", "operating", aliases=("是否正常运营",)),
)
"""What the coverage of two-new organisations is judged by."""


def named(zh: str, en: str, *aliases: str, example: str = "") -> Prop:
    """The name of an organisation, under the captions of its own ledger."""
    return Prop("name", "text", zh, en, aliases=("单位名称", "名称", "全称", *aliases), level="required", example=example)


def serves(
    zh: str, en: str, *to: str, many: bool = False, aliases: tuple[str, ...] = (), example: str = "",
    within: tuple[str, ...] = ("county", "street"),
) -> Reference:  # fmt: skip
    """The column of the places that it has jurisdiction over."""
    return Reference(
        "serves", to, zh, en, link="SERVES", aliases=aliases, level="required", parent=True, many=many, example=example, within=within
    )


SEAT = Reference("seat", ("Place",), "驻地", "seat", link="SEATED_IN", aliases=("所在地", "驻在社区"), within=("county", "street"))
SUPERIOR = Reference(
    "superior", ("Organization",), "上级单位", "superior", link="SUBORDINATE_TO", aliases=("隶属", "上级党组织", "主管单位", "主管部门"),
    within=("county",), many=True,
    columns=(Prop("kind", "text", "隶属关系", "kind of subordination", choices=SUBORDINATIONS, example="领导"),),
)  # fmt: skip
BROAD = serves("服务范围", "serves", "Place", many=True, aliases=("管辖范围", "辖区", "服务区域"), example="洮北区")
ORG_KEY = Key("org", ("@serves", "name"), code="code")


def organization(
    kind: str, zh: str, en: str, *, props: tuple[Prop, ...] = (), references: tuple[Reference, ...] = (), sheets: tuple[str, ...] = (),
    serves: Reference = BROAD, name: Prop | None = None, source: str = "",
) -> NodeType:  # fmt: skip
    """A kind of organisation: the shared columns, and its own."""
    return NodeType(
        "Organization", kind, zh, en, ORG_KEY,
        props=(name or named(f"{zh}名称", f"name of {en}", zh), CODE, *props, *EXISTENCE),
        references=(IN_COUNTY, IN_STREET, serves, SEAT, SUPERIOR, *references), sheets=(zh, *sheets), source=source,
    )  # fmt: skip
