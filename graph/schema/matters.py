"""Problems that people or officials report (§C0)."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, SYNTHETIC, same

SOURCES = (
    same("热线", "hotline", "3650000", "12345"),
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

ISSUE = NodeType(
    "Issue", "", "问题", "issue", Key("issue", ("source_of", "number")),
    props=(
        Prop("source_of", "text", "问题来源", "source of the issue", aliases=("来源", "诉求渠道"), level="required", choices=SOURCES, source="§C0"),
        Prop("number", "code", "工单编号", "number", aliases=("热线单号", "问题编号"), level="required", example="20210315001"),
        Prop("title", "text", "工单标题", "title", aliases=("标题", "问题标题")),
        Prop("state", "text", "工单状态", "state", aliases=("状态", "办理状态"), level="expected", choices=STATES),
        Prop("received_on", "day", "来电时间", "received on", aliases=("创建时间", "受理时间", "受理日期", "发现时间")),
        Prop("due_on", "day", "办结期限", "due on", aliases=("办理期限",)),
        Prop("closed_on", "day", "办结时间", "closed on", aliases=("办结日期",)),
        SYNTHETIC,
    ),
    references=(
        IN_COUNTY, IN_STREET, IN_COMMUNITY,
        Reference("category", ("Category",), "问题分类", "category", link="ABOUT", aliases=("工单类型", "诉求类型"), level="required"),
        Reference("place", ("Place",), "问题点位", "place", link="LOCATED_IN", aliases=("小区点位", "事件发生地"), level="required",
                  within=("county", "street", "community")),
        Reference("supervisor", ("Organization",), "督办单位", "supervisor", link="SUPERVISES", incoming=True, within=("county",)),
    ),
    sheets=("问题", "热线工单", "工单", "问题台账"), source="§B5 §B6",
)  # fmt: skip
NODES = (ISSUE,)
LINKS = (
    LinkType("ABOUT", ("Issue",), ("Category",), "关于", "about"),
    LinkType("LOCATED_IN", ("Issue",), ("Place",), "发生在", "located in"),
    LinkType("SUPERVISES", ("Organization",), ("Issue",), "督办", "supervises", source="§B6"),
)  # fmt: skip
