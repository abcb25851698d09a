"""The graph's own book-keeping: loads, what they changed, who may write now, what was said of headers, accepted gaps, coverage over time."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, SYNTHETIC

LOAD = NodeType(
    "Load", "", "导入", "load", Key("load", ("number",)),
    props=(
        Prop("number", "integer", "序号", "number"),
        Prop("state", "text", "状态", "state"),
        Prop("files", "texts", "文件", "files"),
        Prop("started", "text", "开始时间", "started"),
        Prop("finished", "text", "结束时间", "finished"),
        Prop("by", "text", "操作人", "by"),
        Prop("kind", "text", "种类", "kind"),
        Prop("written", "integer", "写入数", "written"),
        Prop("created", "integer", "新增数", "created"),
        Prop("changed", "integer", "变更数", "changed"),
        Prop("retired", "integer", "停用数", "retired"),
        Prop("kept", "integer", "保留数", "kept"),
        Prop("failed", "integer", "失败数", "failed"),
        Prop("undoes", "text", "撤销的导入", "undoes"),
        Prop("undone_by", "text", "撤销者", "undone by"),
    ),
)  # fmt: skip
LOCK = NodeType(
    "Lock", "", "写锁", "lock", Key("lock", ("name",)),
    props=(
        Prop("name", "text", "名称", "name"),
        Prop("load", "text", "导入", "load"),
        Prop("token", "text", "令牌", "token"),
        Prop("until", "text", "有效至", "until"),
    ),
)  # fmt: skip
MAPPING = NodeType(
    "Mapping", "", "列对应", "mapping", Key("mapping", ("header", "type", "column")),
    props=(
        Prop("header", "text", "表头摘要", "digest of the header"),
        Prop("type", "text", "台账类型", "type of ledger"),
        Prop("column", "text", "列名", "column"),
        Prop("field", "text", "字段", "field"),
        Prop("made", "text", "时间", "made"),
        Prop("by", "text", "操作人", "by"),
    ),
)  # fmt: skip
CHANGE = NodeType(
    "Change", "", "变更", "change", Key("change", ("number",)),
    props=(
        Prop("load", "text", "导入", "load"),
        Prop("number", "integer", "序号", "number"),
        Prop("op", "text", "动作", "action"),
        Prop("of", "text", "对象类型", "type"),
        Prop("subject", "text", "对象", "subject"),
        Prop("start", "text", "关系起点", "from"),
        Prop("end", "text", "关系终点", "to"),
        Prop("before", "text", "变更前", "before"),
        Prop("now", "text", "变更后", "now"),
        Prop("after", "text", "变更后指纹", "fingerprint after"),
        Prop("source", "text", "来源", "source"),
        Prop("undone_by", "text", "撤销者", "undone by"),
    ),
)  # fmt: skip
SUBJECTS = ("Place", "Organization", "Post", "Person", "Issue", "Project", "Category")
"""The keyed labels of what a rule of coverage may be about, and so of what a waiver may name: what lies somewhere."""
WAIVER = NodeType(
    "Waiver", "", "豁免", "waiver", Key("waiver", ("rule", "@subject", "since"), sep="|"),
    props=(
        Prop("rule", "text", "豁免规则", "rule", aliases=("规则",), level="required", example="compound-company"),
        Prop("reason", "text", "豁免原因", "reason", aliases=("豁免理由",), level="expected"),
        Prop("approved_by", "text", "批准单位", "approved by", aliases=("批准人", "审批单位")),
        Prop("since", "day", "豁免起始日期", "from", aliases=("豁免起始时间",), level="required", example="2021-01-01"),
        Prop("until", "last_day", "豁免截止日期", "last day", aliases=("豁免截止时间", "有效期至"), level="required", example="2021-12-31"),
        SYNTHETIC,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("subject", SUBJECTS, "豁免对象", "subject", link="WAIVES", level="required", parent=True,
                  within=("county", "street", "community"), example="兴隆小区"),
    ),
    sheets=("豁免清单", "豁免台账"),
)  # fmt: skip
SNAPSHOT = NodeType(
    "Snapshot", "", "覆盖快照", "snapshot", Key("snapshot", ("date", "rule", "place"), sep="|"),
    props=(
        Prop("date", "day", "快照日期", "date"),
        Prop("rule", "text", "规则", "rule"),
        Prop("place", "text", "地点", "place"),
        Prop("denominator", "integer", "应有数", "denominator"),
        Prop("numerator", "integer", "达标数", "numerator"),
        Prop("waived", "integer", "豁免数", "waived"),
        Prop("gaps", "texts", "缺口", "gaps"),
    ),
)  # fmt: skip
NODES = (LOAD, LOCK, CHANGE, MAPPING, WAIVER, SNAPSHOT)
COMPLETE_FOR = LinkType(
    "COMPLETE_FOR", ("Load",), ("Place",), "完整导入", "complete for", props=(Prop("type", "text", "台账类型", "type of ledger"),),
)  # fmt: skip
LINKS = (
    COMPLETE_FOR,
    LinkType("WAIVES", ("Waiver",), SUBJECTS, "豁免", "waives"),
)
