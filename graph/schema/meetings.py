"""What conferences do (§A5-§A7): sessions, items, decisions and priority topics; and the key lists."""

from graph.model import Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import IN_COMMUNITY, IN_COUNTY, IN_STREET, SYNTHETIC, dated, joins, same

SESSION_KINDS = (
    same("例会", "regular session", "定期会议", "联席会议"),
    same("专题会", "special session", "专题会议"),
    same("工作例会", "weekly work meeting", "周例会"),
)
ITEM_STATES = (
    same("列入", "on the agenda", "已列入", "待议"),
    same("议定", "decided", "已议定"),
    same("上提", "passed up", "提交上级", "上报"),
    same("办结", "settled", "已办结", "完成"),
)
DECISION_KINDS = (
    same("决定", "decision", "议定事项", "会议决定"),
    same("批示", "instruction", "领导批示"),
    same("指定管辖", "assignment", "编办", "职责裁定"),
    same("退单裁定", "ruling on a refusal"),
)
DECISION_STATES = (
    same("未落实", "not begun", "未启动"),
    same("推进中", "under way", "办理中"),
    same("已落实", "carried out", "已办结", "完成"),
)
LISTS = (
    same("软弱涣散社区", "weak community", "软弱涣散"),
    same("弃管小区", "abandoned compound"),
    same("无物业楼", "building without a company"),
    same("其他", "other"),
)
_SCOPES = (IN_COUNTY, IN_STREET)
_OF = Reference(
    "of",
    ("Conference",),
    "联席会议",
    "conference",
    aliases=("所属联席会议", "联席会议名称"),
    within=("county", "street"),
    example="白城市联席会议",
)

SESSION = NodeType(
    "Session", "", "会议", "session", Key("session", ("@of", "name")),
    props=(
        Prop("name", "text", "会议名称", "session", aliases=("场次", "会次"), level="required", example="2021年第一次会议"),
        Prop("on", "day", "会议日期", "on", aliases=("召开日期", "会议时间", "召开时间"), level="expected"),
        Prop("kind", "text", "会议类型", "kind of session", aliases=("类型",), level="expected", choices=SESSION_KINDS, source="§A5"),
        Prop("held", "integer", "召开次数", "times held", aliases=("本月召开次数",), unit="次", source="§A5"),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("of", ("Conference",), "联席会议", "conference", link="SESSION_OF", aliases=_OF.aliases, level="required", parent=True,
                  within=("county", "street"), example="白城市联席会议"),
        Reference("present", ("Organization",), "到会单位", "present", link="ATTENDED", aliases=("出席单位",), incoming=True, many=True,
                  within=("county", "street")),
    ),
    sheets=("会议台账", "会议记录"), source="§A5",
)  # fmt: skip
AGENDA_ITEM = NodeType(
    "AgendaItem", "", "议题", "agenda item", Key("item", ("@session", "number"), sep="|"),
    props=(
        Prop("number", "integer", "议题序号", "number of the item", level="required", example="1"),
        Prop("name", "text", "议题名称", "item", aliases=("议题内容", "议题"), level="required", example="弃管小区"),
        Prop("state", "text", "议题状态", "state of the item", aliases=("议题进展",), choices=ITEM_STATES),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES, _OF,
        Reference("session", ("Session",), "会议名称", "session", link="ON_AGENDA_OF", aliases=("场次", "会次"), level="required", parent=True,
                  within=("of",), example="2021年第一次会议"),
        Reference("raised_by", ("Organization",), "提交单位", "raised by", link="RAISED_BY", aliases=("提出单位",), within=("county", "street")),
        Reference("issues", ("Issue",), "涉及工单", "issues", link="RAISES", aliases=("工单编号",), many=True),
        Reference("topic", ("Topic",), "对应重点", "topic", link="PULLED_BY", aliases=("重点名称",), within=("of",)),
    ),
    sheets=("议题台账", "会议议题"), source="§A6",
)  # fmt: skip
DECISION = NodeType(
    "Decision", "", "议定事项", "decision", Key("decision", ("number",)),
    props=(
        Prop("number", "code", "文号", "number of the decision", aliases=("议定事项编号", "决定编号"), level="required", example="白联〔2021〕1号"),
        Prop("title", "text", "议定内容", "decision", aliases=("决定内容", "议定事项")),
        Prop("kind", "text", "决定类型", "kind of decision", aliases=("类型",), choices=DECISION_KINDS, source="§A7"),
        Prop("excludes", "boolean", "是否排除", "excludes the body", aliases=("排除",)),
        Prop("nobody", "boolean", "明确无责任单位", "says that nobody answers"),
        Prop("order", "integer", "同日序号", "order on the day"),
        Prop("state", "text", "落实状态", "how far it is carried out", aliases=("落实情况",), choices=DECISION_STATES, source="§B6"),
        Prop("due_on", "day", "落实期限", "due on", aliases=("完成期限",)),
        Prop("done_on", "day", "落实日期", "carried out on", aliases=("完成日期",)),
        *dated("生效日期", "失效日期"), SYNTHETIC,
    ),
    references=(
        *_SCOPES, IN_COMMUNITY, _OF,
        Reference("session", ("Session",), "会议名称", "session", aliases=("场次", "会次"), within=("of",), example="2021年第一次会议"),
        Reference("item", ("AgendaItem",), "议题名称", "item", link="DECIDES", aliases=("议题",), within=("session",)),
        Reference("by", ("Organization",), "决定单位", "decided by", link="DECIDED_BY", aliases=("裁定单位",), within=("county", "street")),
        Reference("place", ("Place",), "适用地点", "place", link="RULES_AT", within=("county", "street", "community")),
        Reference("category", ("Category",), "问题分类", "category", link="RULES_ON", aliases=("事项名称",)),
        Reference("body", ("Organization",), "责任单位", "body", link="NAMES", aliases=("指定单位", "排除单位"), within=("county", "street")),
        Reference("issue", ("Issue",), "涉及工单", "issue", link="SETTLES", aliases=("工单编号",)),
        Reference("supervisor", ("Organization",), "督办单位", "supervisor", link="SUPERVISES", incoming=True, within=("county",)),
    ),
    sheets=("裁定", "决定事项", "议定事项台账"), source="§A7",
)  # fmt: skip
TOPIC = NodeType(
    "Topic", "", "重点议题", "priority topic", Key("topic", ("@of", "name", "since")),
    props=(
        Prop("name", "text", "重点名称", "topic", aliases=("关键点", "重点面", "重点议题"), level="required", example="老旧小区物业"),
        Prop("since", "day", "起始日期", "from", aliases=("起始时间",), level="required", example="2021-04-01"),
        Prop("until", "last_day", "终止日期", "last day", aliases=("终止时间",)),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("of", ("Conference",), "联席会议", "conference", link="SET_BY", aliases=_OF.aliases, level="required", parent=True,
                  within=("county", "street"), example="白城市联席会议"),
        Reference("categories", ("Category",), "涉及分类", "categories", link="CALLS_FOR", many=True),
        Reference("places", ("Place",), "涉及地点", "places", link="CALLS_AT", many=True, within=("county", "street")),
    ),
    sheets=("关键点重点面", "重点议题清单"), source="§A6",
)  # fmt: skip
KEY_LIST_ENTRY = NodeType(
    "KeyListEntry", "", "重点对象", "key list entry", Key("keylist", ("key_list", "@subject", "since"), sep="|"),
    props=(
        Prop("key_list", "text", "名单名称", "key list", aliases=("名单", "重点类型"), level="required", choices=LISTS, example="弃管小区"),
        Prop("rule", "text", "列入规则", "by which rule", example="compound-company"),
        Prop("ground", "text", "列入依据", "ground", aliases=("依据",)),
        Prop("put_right_on", "day", "整改完成日期", "put right on", aliases=("整改完成时间",)),
        Prop("signed_by", "text", "销号签字单位", "signed off by", aliases=("销号单位",)),
        Prop("since", "day", "列入日期", "from", aliases=("列入时间",), level="required", example="2021-01-01"),
        Prop("until", "last_day", "销号日期", "last day", aliases=("销号时间",)),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES, IN_COMMUNITY,
        Reference("subject", ("Place", "Organization"), "对象名称", "subject", link="LISTS", aliases=("重点对象名称",), level="required", parent=True,
                  within=("county", "street", "community"), example="兴隆小区"),
        Reference("decision", ("Decision",), "列入文号", "decision", link="LISTED_UNDER", aliases=("文号",)),
    ),
    sheets=("重点名单", "重点对象台账"), source="§A6",
)  # fmt: skip
NODES = (SESSION, TOPIC, AGENDA_ITEM, DECISION, KEY_LIST_ENTRY)
LINKS = (
    joins("SESSION_OF", "Session", ("Conference",), "所属联席会议", "session of", "§A5"),
    LinkType("ATTENDED", ("Organization",), ("Session",), "出席", "attended", source="§A4"),
    joins("ON_AGENDA_OF", "AgendaItem", ("Session",), "所属会议", "on the agenda of", "§A6"),
    joins("RAISED_BY", "AgendaItem", ("Organization",), "提交", "raised by", "§A7"),
    joins("RAISES", "AgendaItem", ("Issue",), "涉及问题", "raises", "§A6"),
    joins("PULLED_BY", "AgendaItem", ("Topic",), "因重点列入", "pulled onto the agenda by", "§A6"),
    joins("DECIDES", "Decision", ("AgendaItem",), "对应议题", "decides", "§A7"),
    joins("DECIDED_BY", "Decision", ("Organization",), "决定单位", "decided by", "§A7"),
    joins("RULES_AT", "Decision", ("Place",), "适用地点", "rules at", "§A7"),
    joins("RULES_ON", "Decision", ("Category",), "适用分类", "rules on", "§A7"),
    joins("NAMES", "Decision", ("Organization",), "指定单位", "names", "§A7"),
    joins("SETTLES", "Decision", ("Issue",), "处理问题", "settles", "§A7"),
    joins("SET_BY", "Topic", ("Conference",), "设定会议", "set by", "§A6"),
    joins("CALLS_FOR", "Topic", ("Category",), "涉及分类", "calls for", "§A6"),
    joins("CALLS_AT", "Topic", ("Place",), "涉及地点", "calls at", "§A6"),
    joins("LISTS", "KeyListEntry", ("Place", "Organization"), "列入", "lists"),
    joins("LISTED_UNDER", "KeyListEntry", ("Decision",), "列入依据", "listed under"),
)  # fmt: skip
