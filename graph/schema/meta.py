"""The graph's own book-keeping: who loaded what when, and who may write now. No ledger holds these."""

from graph.model import Key, NodeType, Prop

LOAD = NodeType(
    "Load", "", "导入", "load", Key("load", ("number",)),
    props=(
        Prop("number", "integer", "序号", "number"),
        Prop("state", "text", "状态", "state"),
        Prop("files", "texts", "文件", "files"),
        Prop("started", "text", "开始时间", "started"),
        Prop("finished", "text", "结束时间", "finished"),
        Prop("by", "text", "操作人", "by"),
        Prop("written", "integer", "写入数", "written"),
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
NODES = (LOAD, LOCK)
