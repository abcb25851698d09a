"""What alliances and volunteers do (§D4, §D5): needs, offers, who takes them on, and activities."""

from graph.model import Choice, Key, LinkType, NodeType, Prop, Reference
from graph.schema.common import IN_COUNTY, IN_STREET, SYNTHETIC, dated, joins
from graph.schema.matters import URGENCIES

COMMITMENT_STATES = (
    Choice("claimed", "已认领", "claimed", ("认领",)),
    Choice("delivered", "已兑现", "delivered", ("兑现", "已落实")),
    Choice("confirmed", "已确认", "confirmed", ("确认", "已评价")),
)
_SCOPES = (IN_COUNTY, IN_STREET)
_QUANTITY = Prop("quantity", "integer", "数量", "quantity", aliases=("人数", "件数"), example="1")


def _kind(zh: str, en: str, *aliases: str, example: str) -> Prop:
    return Prop("kind", "text", zh, en, aliases=aliases, level="expected", example=example)


NEED = NodeType(
    "Need", "", "需求", "need", Key("need", ("@at", "name"), code="code"),
    props=(
        Prop("name", "text", "需求内容", "need", aliases=("微心愿", "需求名称", "微心愿内容"), level="required", example="活动室缺少座椅"),
        Prop("code", "code", "需求编号", "number of the need", aliases=("微心愿编号",)),
        _kind("需求类型", "kind of need", "需求类别", example="场地"),
        _QUANTITY,
        Prop("by_when", "day", "需求期限", "by when", aliases=("期限", "完成期限")),
        Prop("urgency", "text", "紧急程度", "urgency", choices=URGENCIES),
        *dated("提出日期", "撤回日期"), SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("at", ("Place",), "需求地点", "place of the need", link="NEEDED_AT", aliases=("需求社区",), level="required", parent=True,
                  within=("county", "street"), example="军民社区"),
        Reference("of", ("Organization",), "提出单位", "raised by", link="NEEDED_BY", aliases=("需求单位",), within=("county", "street")),
    ),
    sheets=("需求清单", "微心愿", "需求台账"), source="§D4",
)  # fmt: skip
OFFER = NodeType(
    "Offer", "", "资源", "offer", Key("offer", ("@of", "name"), code="code"),
    props=(
        Prop("name", "text", "资源内容", "offer", aliases=("资源名称",), level="required", example="会议室每周两个半天"),
        Prop("code", "code", "资源编号", "number of the offer"),
        _kind("资源类型", "kind of resource", "资源类别", example="场地"),
        _QUANTITY,
        Prop("conditions", "text", "使用条件", "conditions", aliases=("条件",)),
        *dated("可用起始日期", "可用截止日期"), SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("of", ("Organization",), "提供单位", "offered by", link="OFFERED_BY", aliases=("资源单位",), level="required", parent=True,
                  within=("county", "street"), example="安居物业"),
        Reference("area", ("Place",), "可服务区域", "area served", link="OFFERED_IN", aliases=("可服务范围", "服务区域"), many=True,
                  within=("county", "street")),
    ),
    sheets=("资源清单", "资源台账"), source="§D4",
)  # fmt: skip
COMMITMENT = NodeType(
    "Commitment", "", "认领", "commitment", Key("commitment", ("@need", "@by", "@offer"), sep="|"),
    props=(
        Prop("quantity", "integer", "认领数量", "quantity committed", aliases=("数量",)),
        Prop("state", "text", "认领状态", "state of the commitment", aliases=("状态", "兑现情况"), level="expected", choices=COMMITMENT_STATES),
        Prop("claimed_on", "day", "认领日期", "claimed on", aliases=("认领时间",)),
        Prop("due_on", "day", "兑现期限", "due on"),
        Prop("delivered_on", "day", "兑现日期", "delivered on", aliases=("兑现时间",)),
        Prop("confirmed_on", "day", "确认日期", "confirmed on", aliases=("确认时间",)),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("at", ("Place",), "需求地点", "place of the need", aliases=("需求社区",), within=("county", "street")),
        Reference("need", ("Need",), "需求编号", "need", link="MEETS", aliases=("需求内容", "微心愿编号"), level="required", parent=True,
                  within=("at",), example="活动室缺少座椅"),
        Reference("by", ("Organization",), "认领单位", "taken on by", link="TAKEN_ON_BY", level="required", parent=True,
                  within=("county", "street"), example="安居物业"),
        Reference("offer", ("Offer",), "资源编号", "offer", link="DRAWS_ON", aliases=("资源内容",), parent=True, within=("by",)),
    ),
    sheets=("需求认领", "认领台账", "认领清单"), source="§D4",
)  # fmt: skip
ACTIVITY = NodeType(
    "Activity", "", "活动", "activity", Key("activity", ("@of", "on", "name")),
    props=(
        Prop("name", "text", "活动名称", "activity", level="required", example="联盟义诊"),
        Prop("on", "day", "活动日期", "on", aliases=("活动时间",), level="required", example="2021-05-01"),
        Prop("kind", "text", "活动类型", "kind of activity", aliases=("类型",)),
        Prop("people", "integer", "参加人数", "people", unit="人"),
        SYNTHETIC,
    ),
    references=(
        *_SCOPES,
        Reference("of", ("Alliance", "VolunteerTeam"), "主办", "of", link="HELD_BY", aliases=("主办联盟", "联盟名称", "志愿服务队"), level="required",
                  parent=True, within=("county", "street"), example="军民社区党建联盟"),
        Reference("place", ("Place",), "活动地点", "place", link="HELD_AT", within=("county", "street")),
        Reference("participants", ("Organization",), "参加单位", "participants", link="TOOK_PART", incoming=True, many=True,
                  within=("county", "street")),
    ),
    sheets=("活动台账", "联盟活动"), source="§D4 §D5",
)  # fmt: skip
NODES = (NEED, OFFER, COMMITMENT, ACTIVITY)
LINKS = (
    joins("NEEDED_AT", "Need", ("Place",), "需求地点", "needed at", "§D4"),
    joins("NEEDED_BY", "Need", ("Organization",), "提出单位", "needed by", "§D4"),
    joins("OFFERED_BY", "Offer", ("Organization",), "提供单位", "offered by", "§D4"),
    joins("OFFERED_IN", "Offer", ("Place",), "可服务区域", "offered in", "§D4"),
    joins("MEETS", "Commitment", ("Need",), "对应需求", "meets", "§D4"),
    joins("TAKEN_ON_BY", "Commitment", ("Organization",), "认领单位", "taken on by", "§D4"),
    joins("DRAWS_ON", "Commitment", ("Offer",), "使用资源", "draws on", "§D4"),
    joins("HELD_BY", "Activity", ("Alliance", "VolunteerTeam"), "主办", "held by", "§D4"),
    joins("HELD_AT", "Activity", ("Place",), "活动地点", "held at", "§D4"),
    LinkType("TOOK_PART", ("Organization",), ("Activity",), "参加", "took part", source="§D4"),
)  # fmt: skip
