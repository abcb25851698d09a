"""Problems that people or officials report, and the steps of their history (§B5, §B6, §C0)."""

from graph.model import Choice, Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, SYNTHETIC, joins, same

SOURCES = (
    same("热线", "hotline", "3650000", "12345", "12345热线", "热线电话", "电话", "来电", "微信", "网站", "网络", "APP"),
    same("党小组", "party group"),
    same("五长", "five chiefs"),
    same("网格站", "grid station", "网格党群服务站"),
    same("巡查", "patrol"),
    same("会议", "conference", "联席会议"),
    same("信访", "petition"),
)
STATES = (
    same("受理", "received", "已受理", "待派单"),
    same("交办", "assigned", "已派单", "办理中", "处理中"),
    same("退单", "returned", "已退单", "退回"),
    same("上报", "escalated", "升级"),
    same("解决", "resolved", "已解决", "已办结", "办结"),
    same("办结归档", "closed", "已归档", "归档", "关闭"),
)
STEP_KINDS = (
    Choice("received", "受理", "received", ("接收",)),
    Choice("assigned", "交办", "assigned", ("派单", "转办")),
    Choice("returned", "退单", "returned", ("退回",)),
    Choice("escalated", "上报", "escalated", ("提级",)),
    Choice("resolved", "办结", "resolved", ("解决",)),
    Choice("rated", "评价", "rated", ("回访",)),
    Choice("reopened", "重办", "reopened", ("重新办理",)),
)
URGENCIES = (same("一般", "ordinary"), same("较急", "pressing"), same("紧急", "urgent", "急", "特急"))

ISSUE = NodeType(
    "Issue", "", "问题", "issue", Key("issue", ("source_of", "number")),
    props=(
        Prop("source_of", "text", "问题来源", "source of the issue", aliases=("来源", "诉求渠道"), level="required", choices=SOURCES,
             source="§C0", titled=True),
        Prop("number", "code", "工单编号", "number", aliases=("热线单号", "问题编号"), level="required", example="20210315001"),
        Prop("request", "text", "诉求类型", "kind of request", aliases=("工单类型",), example="投诉"),
        Prop("title", "text", "工单标题", "title", aliases=("标题", "问题标题")),
        Prop("content", "text", "主要内容", "content", aliases=("诉求内容", "问题描述")),
        Prop("state", "text", "工单状态", "state", aliases=("状态", "办理状态"), level="expected", choices=STATES),
        Prop("urgency", "text", "紧急程度", "urgency", choices=URGENCIES),
        Prop("received_on", "day", "来电时间", "received on", aliases=("创建时间", "受理时间", "受理日期", "发现时间")),
        Prop("assigned_on", "day", "交办时间", "assigned on", aliases=("派单时间", "交办日期")),
        Prop("due_on", "day", "办结期限", "due on", aliases=("办理期限",)),
        Prop("closed_on", "day", "办结时间", "closed on", aliases=("办结日期",)),
        Prop("result", "text", "办理结果", "result"),
        Prop("reply", "text", "回复内容", "reply"),
        Prop("solved", "boolean", "是否解决", "solved", aliases=("是否实际解决",)),
        Prop("satisfied", "boolean", "是否满意", "satisfied", aliases=("满意度",), source="§B5"),
        Prop("difficult", "boolean", "是否疑难", "hard problem", aliases=("疑难问题",), source="§B6"),
        Prop("reopened", "integer", "重办次数", "times reopened", unit="次"),
        Prop("tags", "texts", "标签", "tags"),
        SYNTHETIC,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("class_1", ("Category",), "一级分类", "first class"),
        Reference("class_2", ("Category",), "二级分类", "second class", within=("class_1",)),
        Reference("class_3", ("Category",), "三级分类", "third class", within=("class_1", "class_2")),
        Reference("category", ("Category",), "问题分类", "category", link="ABOUT", level="required",
                  otherwise=("class_3", "class_2", "class_1")),
        Reference("place", ("Place",), "问题点位", "place", link="LOCATED_IN", aliases=("小区点位", "事件发生地"), level="required",
                  within=("county", "street", "community"), otherwise=("community", "street", "county")),
        Reference("receiver", ("Organization",), "首接单位", "first receiver", link="RECEIVED_BY", aliases=("受理单位",),
                  within=("county", "street")),
        Reference("handler", ("Organization",), "主办单位", "handled by", link="HANDLED_BY", aliases=("承办单位", "承办单位简称", "诉求归口"),
                  within=("county", "street")),
        Reference("helpers", ("Organization",), "协办单位", "with the help of", link="HELPED_BY", aliases=("配合单位",), many=True,
                  within=("county", "street")),
        Reference("supervisor", ("Organization",), "督办单位", "supervisor", link="SUPERVISES", incoming=True, within=("county",)),
        Reference("joined_to", ("Issue",), "并入工单", "joined to", link="JOINED_TO", aliases=("重复工单",)),
    ),
    sheets=("问题", "热线工单", "工单", "问题台账"), source="§B5 §B6",
)  # fmt: skip
STEP = NodeType(
    "Step", "", "办理步骤", "step", Key("step", ("@issue", "number"), sep="|"),
    props=(
        Prop("number", "integer", "步骤序号", "number of the step", aliases=("步骤",), level="required", example="1"),
        Prop("kind", "text", "步骤类型", "kind of step", aliases=("环节", "办理环节"), level="required", choices=STEP_KINDS, example="受理"),
        Prop("on", "day", "步骤日期", "on", aliases=("步骤时间", "操作时间"), level="expected"),
        Prop("satisfied", "boolean", "是否满意", "satisfied"),
        Prop("ground", "text", "退单依据", "ground", aliases=("退单理由",)),
        SYNTHETIC,
    ),
    references=(
        IN_COUNTY, IN_STREET,
        Reference("issue", ("Issue",), "工单编号", "issue", link="OF_ISSUE", aliases=("问题编号", "热线单号"), level="required", parent=True,
                  example="20210315001"),
        Reference("by", ("Organization",), "经办单位", "by", link="DONE_BY", aliases=("承办单位", "操作单位"), within=("county", "street")),
        Reference("to", ("Organization",), "转交单位", "to", link="HANDED_TO", aliases=("应由单位", "接收单位"), within=("county", "street")),
    ),
    sheets=("办理步骤", "工单流转", "办理过程"), source="§C0",
)  # fmt: skip
NODES = (ISSUE, STEP)
ORGANIZATION = ("Organization",)
LINKS = (
    joins("ABOUT", "Issue", ("Category",), "关于", "about"),
    joins("LOCATED_IN", "Issue", ("Place",), "发生在", "located in"),
    joins("RECEIVED_BY", "Issue", ORGANIZATION, "首接", "received by"),
    joins("HANDLED_BY", "Issue", ORGANIZATION, "主办", "handled by"),
    joins("HELPED_BY", "Issue", ORGANIZATION, "协办", "with the help of"),
    joins("JOINED_TO", "Issue", ("Issue",), "并入", "joined to"),
    LinkType("SUPERVISES", ORGANIZATION, ("Issue", "Decision"), "督办", "supervises", source="§B6"),
    joins("OF_ISSUE", "Step", ("Issue",), "所属问题", "of issue", "§C0"),
    joins("DONE_BY", "Step", ORGANIZATION, "经办", "done by"),
    joins("HANDED_TO", "Step", ORGANIZATION, "转交", "handed to"),
)  # fmt: skip
