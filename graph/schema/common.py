"""What many types share: names, dates of existence, the mark of synthetic data, and the columns that narrow a search."""

from graph.model import Choice, LinkType, Prop, Reference

FORMER_NAMES = Prop("former_names", "texts", "曾用名", "former names", aliases=("原名", "原名称", "别名", "简称"))
SINCE = Prop("since", "day", "设立日期", "since", aliases=("成立时间", "成立日期", "设立时间"))
UNTIL = Prop("until", "last_day", "撤销日期", "last day", aliases=("撤销时间", "注销日期", "停用日期"))
SYNTHETIC = Prop("synthetic", "boolean", "合成数据", "synthetic", aliases=("是否合成",))
EXISTENCE = (FORMER_NAMES, SINCE, UNTIL, SYNTHETIC)

IN_COUNTY = Reference(
    "county", ("County", "City"), "所属区县", "county", aliases=("区县", "县区", "县（市、区）", "县(市、区)", "被反映区")
)
IN_STREET = Reference(
    "street",
    ("Street",),
    "所属街道",
    "street",
    aliases=("街道", "街镇", "街道/街镇", "街道（乡镇）", "街道(乡镇)", "乡镇街道", "乡镇", "所属乡镇", "被反映街乡镇"),
    within=("county",),
)
IN_COMMUNITY = Reference(
    "community",
    ("Community",),
    "所属社区",
    "community",
    aliases=("社区", "社区名称", "村", "村/社区", "社区（村）", "社区(村)", "居委会", "村委会", "社区/村/居委会", "村（社区）"),
    within=("county", "street"),
)

NO_COMPOUND = ("散楼", "零散楼", "零散楼栋", "散居", "独栋楼", "单体楼", "无小区", "非小区", "不在小区", "不属于小区")
"""What stands in a column of compounds beside buildings that lie in none."""


def same(value: str, en: str, *aliases: str) -> Choice:
    """A choice that is stored as it is written in Chinese."""
    return Choice(value, value, en, aliases)


def dated(since: str = "起始日期", until: str = "终止日期", *, prefix: str = "") -> tuple[Prop, Prop]:
    """The period of a link or a node, under the captions that its ledger uses."""
    lead = f"{prefix} " if prefix else ""
    return (
        Prop("since", "day", since, f"{lead}from", aliases=(since.replace("日期", "时间"),)),
        Prop("until", "last_day", until, f"{lead}last day", aliases=(until.replace("日期", "时间"),)),
    )


def joins(type: str, start: str, ends: tuple[str, ...], zh: str, en: str, source: str = "") -> LinkType:
    """A link without properties from one kind of node."""
    return LinkType(type, (start,), ends, zh, en, source=source)
