"""Kinds of problem and duties: what the rules of who answers (docs/ownership.md) reason about."""

from graph.model import Choice, Key, LinkType, NodeType, Prop, Reference
from graph.schema.bodies import LEVELS
from graph.schema.common import IN_COUNTY, IN_STREET, SYNTHETIC, dated, same

NATURES = (
    Choice("service", "服务", "service", ("公共服务",)),
    Choice("enforcement", "执法", "enforcement", ("行政执法",)),
    Choice("approval", "审批", "approval", ("许可", "行政审批")),
    Choice("handling", "处置", "handling", ("办理",)),
)
OBJECTS = (
    Choice("public road", "市政道路", "public road", ("道路", "公共道路")),
    Choice("back lane", "背街小巷", "back lane", ("小巷",)),
    Choice("utility line", "专营管线", "utility line", ("管线", "主管网")),
    Choice("shared parts", "小区共有部分", "shared parts", ("共有部分", "共用部位")),
    Choice("private parts", "住户专有部分", "private parts", ("专有部分", "户内")),
    Choice("building site", "建筑工地", "building site", ("工地",)),
    Choice("venue", "经营场所", "venue", ("场所", "商户")),
)
SLOTS = (
    Choice("operator", "主体责任", "operator", ("主体",)),
    Choice("line", "行业监管/执法", "line", ("行业监管", "执法", "行业", "部门")),
    Choice("area", "属地", "area", ("属地责任", "属地管理")),
    Choice("oversight", "综合监管/督办", "oversight", ("综合监管", "督办")),
    Choice("fallback", "兜底", "fallback", ("兜底责任",)),
)
COMPETENCES = (
    Choice("act", "处置", "act", ("办理",)),
    Choice("serve", "服务", "serve", ("公共服务",)),
    Choice("regulate", "监管", "regulate", ("监督管理",)),
    Choice("enforce", "执法", "enforce", ("行政执法", "处罚")),
    Choice("approve", "审批", "approve", ("许可",)),
    Choice("notice", "发现", "notice", ("发现报告", "上报")),
    Choice("help", "协助", "help", ("配合", "劝阻")),
    Choice("coordinate", "协调", "coordinate", ("统筹",)),
)
BASES = (
    Choice("law", "法律", "law", ("法律法规", "法定")),
    Choice("three-determinations", "三定", "three determinations (三定)", ("三定规定", "三定方案")),
    Choice("list", "清单", "list", ("权责清单", "责任清单")),
    Choice("decision", "决定", "decision", ("会议决定", "约定")),
)
LISTS = (
    same("基本履职", "basic duties"),
    same("配合履职", "supporting duties"),
    same("上级收回", "taken back by the superior", "收回"),
    same("赋权", "granted powers", "下放"),
    same("准入", "admitted work", "社区事务准入"),
)
PLACE_KINDS = tuple(
    Choice(kind, zh, kind.lower())
    for kind, zh in (
        ("City", "市"), ("County", "区县"), ("Street", "街道"), ("Community", "社区"), ("Grid", "网格"), ("Compound", "小区"),
        ("Building", "楼栋"), ("BuildingUnit", "单元"), ("Road", "街"), ("Lane", "路(巷)"),
    )
)  # fmt: skip

CATEGORY = NodeType(
    "Category", "", "问题分类", "category", Key("category", ("@wider", "name")),
    props=(
        Prop("name", "text", "分类名称", "category name", aliases=("问题类别", "类别名称"), level="required", example="占道经营"),
        Prop("keywords", "texts", "关键词", "keywords"),
        Prop("nature", "text", "性质", "nature", aliases=("事项性质",), level="expected", choices=NATURES),
        Prop("objects", "texts", "涉及对象", "objects", aliases=("对象",), choices=OBJECTS),
        Prop("place_kinds", "texts", "适用地点", "kinds of place", aliases=("可能发生地",), choices=PLACE_KINDS),
        Prop("gate", "text", "专门渠道", "gate", aliases=("法定渠道",), example="119"),
        Prop("remit", "text", "议事层级", "conference's level", aliases=("提交层级",), choices=LEVELS, source="§A6"),
        Prop("former_names", "texts", "曾用名", "former names", aliases=("别名",)),
        SYNTHETIC,
    ),
    references=(
        Reference("wider", ("Category",), "上级分类", "wider category", link="NARROWER_OF", aliases=("上级类别", "父分类"), parent=True,
                  example="市容环境"),
    ),
    sheets=("问题分类", "分类目录"),
)  # fmt: skip
DUTY = NodeType(
    "Duty", "", "职责", "duty", Key("duty", ("@body", "@category", "slot", "competence", "@within", "since"), sep="|"),
    props=(
        Prop("code", "code", "职责编号", "duty number", aliases=("事项编码", "事项编号")),
        Prop("slot", "text", "责任类型", "slot", aliases=("责任",), level="required", choices=SLOTS, example="行业监管/执法"),
        Prop("competence", "text", "职能", "competence", aliases=("职权", "履职方式"), level="required", choices=COMPETENCES, example="执法"),
        Prop("whole", "boolean", "整类", "whole", aliases=("是否整类",)),
        Prop("object", "text", "对象", "object", aliases=("责任对象",), choices=OBJECTS),
        Prop("basis", "text", "依据类型", "basis", aliases=("依据",), level="expected", choices=BASES),
        Prop("basis_text", "text", "依据文件", "text of the basis", aliases=("法律依据", "设定依据")),
        Prop("list", "text", "清单类型", "list", aliases=("清单",), choices=LISTS, source="§A11"),
        *dated("生效日期", "失效日期"),
        SYNTHETIC,
    ),
    references=(
        IN_COUNTY, IN_STREET,
        Reference("body", ("Organization",), "责任单位", "body", link="CARRIES", aliases=("承担单位", "责任部门", "承接部门"), incoming=True,
                  level="required", parent=True, within=("county", "street"), example="洮北区城管局"),
        Reference("category", ("Category",), "问题分类", "category", link="CONCERNS", aliases=("事项名称", "责任事项", "事项类别"), level="required",
                  parent=True, example="占道经营"),
        Reference("within", ("Place",), "责任范围", "within", link="WITHIN", aliases=("适用范围",), parent=True,
            within=("county", "street"), example="洮北区"),
        Reference("derived_from", ("Duty",), "来源职责编号", "derived from", link="DERIVED_FROM", aliases=("赋权来源",)),
    ),
    sheets=("职责", "职责清单", "责任清单", "权责清单"), source="§A8",
)  # fmt: skip
NODES = (CATEGORY, DUTY)
LINKS = (
    LinkType("NARROWER_OF", ("Category",), ("Category",), "属于分类", "narrower than"),
    LinkType("CARRIES", ("Organization",), ("Duty",), "承担", "carries"),
    LinkType("CONCERNS", ("Duty",), ("Category",), "针对", "concerns"),
    LinkType("WITHIN", ("Duty",), ("Place",), "范围", "within"),
    LinkType("DERIVED_FROM", ("Duty",), ("Duty",), "来源于", "derived from"),
)  # fmt: skip
