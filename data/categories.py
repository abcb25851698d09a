"""The tree of kinds of problem. What is below a node is told from its path; a gate holds for all below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.world import World

ROAD, LANE, LINE, SHARED, PRIVATE, SITE, VENUE = (
    "public road", "back lane", "utility line", "shared parts", "private parts", "building site", "venue",
)  # fmt: skip
AREA: Final = ("Street", "Community", "Grid", "Compound", "Road", "Lane")
OPEN: Final = ("Street", "Community", "Grid", "Road", "Lane")
HOME: Final = ("Compound", "Building", "BuildingUnit")
PEOPLE: Final = ("Street", "Community", "Grid", "Compound")


@dataclass(frozen=True, slots=True)
class Kind:
    """A node of the tree; only leaves have kinds of place, so only they are asked about."""

    path: str
    nature: str = ""
    objects: tuple[str, ...] = ()
    place_kinds: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    gate: str = ""
    remit: str = ""

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def wider(self) -> str:
        return self.path.rpartition("/")[0]


SERVICE, ENFORCEMENT, APPROVAL, HANDLING = "service", "enforcement", "approval", "handling"
KINDS: Final = (
    Kind("市容环境"),
    Kind("市容环境/占道经营", ENFORCEMENT, (ROAD, LANE), OPEN, ("占道", "摆摊", "流动商贩")),
    Kind("市容环境/乱贴小广告", ENFORCEMENT, (ROAD, SHARED), AREA, ("小广告", "乱张贴")),
    Kind("市容环境/户外广告设置", APPROVAL, (ROAD, VENUE), OPEN, ("牌匾", "户外广告")),
    Kind("市容环境/养犬扰民", ENFORCEMENT, (ROAD, SHARED), AREA, ("犬只", "狗叫", "遛狗")),
    Kind("市容环境/环境卫生", SERVICE),
    Kind("市容环境/环境卫生/垃圾清运", SERVICE, (ROAD, LANE), OPEN, ("垃圾", "垃圾桶", "清运")),
    Kind("市容环境/环境卫生/卫生死角", SERVICE, (LANE, ROAD), OPEN, ("脏乱", "堆放垃圾")),
    Kind("市容环境/环境卫生/公共厕所", SERVICE, (ROAD,), OPEN, ("公厕", "旱厕")),
    Kind("市容环境/环境卫生/清雪除冰", SERVICE, (ROAD, LANE), OPEN, ("积雪", "结冰", "清雪")),
    Kind("物业服务"),
    Kind("物业服务/物业收费", ENFORCEMENT, (SHARED,), HOME, ("物业费", "乱收费")),
    Kind("物业服务/维修资金使用", APPROVAL, (SHARED,), HOME, ("维修资金", "维修基金")),
    Kind("物业服务/户内维修", SERVICE, (PRIVATE,), HOME, ("家里漏水", "户内"), "业主自行负责"),
    Kind("物业服务/设施维修", SERVICE),
    Kind("物业服务/设施维修/楼道照明", SERVICE, (SHARED,), HOME, ("楼道灯", "声控灯")),
    Kind("物业服务/设施维修/共用管道漏水", SERVICE, (SHARED, LINE), HOME, ("管道漏水", "下水堵塞", "返水")),
    Kind("物业服务/设施维修/屋面漏雨", SERVICE, (SHARED,), HOME, ("屋顶漏水", "防水")),
    Kind("物业服务/设施维修/电梯故障", SERVICE, (SHARED,), HOME, ("电梯停运", "电梯坏")),
    Kind("物业服务/设施维修/电梯困人", HANDLING, (SHARED,), HOME, ("困在电梯",), "119"),
    Kind("物业服务/小区管理", SERVICE),
    Kind("物业服务/小区管理/小区垃圾清理", SERVICE, (SHARED,), HOME, ("小区垃圾", "楼前垃圾")),
    Kind("物业服务/小区管理/楼道堆物", SERVICE, (SHARED,), HOME, ("楼道杂物", "堆放杂物")),
    Kind("物业服务/小区管理/小区停车", SERVICE, (SHARED,), HOME, ("停车位", "车位")),
    Kind("公用事业"),
    Kind("公用事业/供热", SERVICE),
    Kind("公用事业/供热/供热不热", SERVICE, (LINE,), PEOPLE + HOME[1:], ("暖气不热", "供暖", "室温")),
    Kind("公用事业/供热/供热管道漏水", SERVICE, (LINE,), AREA, ("暖气漏水", "管网漏水")),
    Kind("公用事业/供水", SERVICE),
    Kind("公用事业/供水/停水", SERVICE, (LINE,), PEOPLE, ("没水", "水压")),
    Kind("公用事业/供水/水质异常", SERVICE, (LINE,), PEOPLE, ("水黄", "水质")),
    Kind("公用事业/供电", SERVICE),
    Kind("公用事业/供电/停电", SERVICE, (LINE,), PEOPLE, ("没电", "跳闸", "电压")),
    Kind("公用事业/燃气", SERVICE),
    Kind("公用事业/燃气/停气", SERVICE, (LINE,), PEOPLE, ("没气", "燃气费")),
    Kind("公用事业/燃气/燃气泄漏", HANDLING, (LINE,), PEOPLE, ("煤气味", "漏气"), "燃气抢险电话、119"),
    Kind("公用事业/废弃线缆", SERVICE, (LINE,), AREA, ("飞线", "垂落线缆", "废弃杆线")),
    Kind("市政设施"),
    Kind("市政设施/路灯不亮", SERVICE, (ROAD, LANE), OPEN, ("路灯",)),
    Kind("市政设施/道路破损", SERVICE, (ROAD, LANE), OPEN, ("路面", "坑洼")),
    Kind("市政设施/井盖缺失", SERVICE, (ROAD, LINE), OPEN, ("井盖",)),
    Kind("市政设施/排水内涝", SERVICE, (ROAD, LINE), OPEN, ("积水", "内涝")),
    Kind("市政设施/园林绿化", SERVICE, (ROAD,), OPEN, ("树木", "绿化")),
    Kind("城乡建设"),
    Kind("城乡建设/违法建设", ENFORCEMENT, (SHARED, ROAD, SITE), AREA, ("违建", "私搭乱建", "彩钢房")),
    Kind("城乡建设/施工扬尘", ENFORCEMENT, (SITE,), PEOPLE, ("扬尘", "工地")),
    Kind("城乡建设/施工许可", APPROVAL, (SITE,), ("Street", "Community"), ("施工证",)),
    Kind("城乡建设/房屋安全"),
    Kind("城乡建设/房屋安全/危房排查", HANDLING, (SHARED, PRIVATE), PEOPLE, ("危房", "墙体开裂")),
    Kind("城乡建设/房屋安全/拆改承重墙", ENFORCEMENT, (PRIVATE,), PEOPLE, ("承重墙", "拆墙")),
    Kind("消防安全"),
    Kind("消防安全/消防通道堵塞", ENFORCEMENT, (SHARED, ROAD), AREA, ("消防通道", "消防车")),
    Kind("消防安全/电动车违规充电", ENFORCEMENT, (SHARED,), PEOPLE, ("飞线充电", "电动车进楼")),
    Kind("消防安全/火灾", HANDLING, (), AREA, ("着火", "冒烟"), "119"),
    Kind("生态环境"),
    Kind("生态环境/餐饮油烟", ENFORCEMENT, (VENUE,), OPEN, ("油烟", "烧烤")),
    Kind("生态环境/秸秆焚烧", ENFORCEMENT, (), ("Street", "Community"), ("秸秆", "烧荒")),
    Kind("生态环境/黑臭水体", HANDLING, (), OPEN, ("臭水沟", "污水")),
    Kind("生态环境/噪声", ENFORCEMENT),
    Kind("生态环境/噪声/施工噪声", ENFORCEMENT, (SITE,), PEOPLE, ("夜间施工",)),
    Kind("生态环境/噪声/社会生活噪声", ENFORCEMENT, (VENUE,), PEOPLE, ("歌厅", "音响")),
    Kind("生态环境/噪声/广场舞噪声", ENFORCEMENT, (ROAD,), OPEN, ("广场舞", "跳舞")),
    Kind("市场秩序"),
    Kind("市场秩序/食品安全", ENFORCEMENT, (VENUE,), OPEN, ("食品", "过期")),
    Kind("市场秩序/消费纠纷", HANDLING, (VENUE,), OPEN, ("退款", "消费")),
    Kind("市场秩序/无证经营", ENFORCEMENT, (VENUE,), OPEN, ("无照", "无证")),
    Kind("治安交通"),
    Kind("治安交通/正在发生的违法犯罪", HANDLING, (), AREA, ("打架", "盗窃"), "110"),
    Kind("治安交通/聚众赌博", ENFORCEMENT, (VENUE,), PEOPLE, ("赌博", "麻将馆")),
    Kind("治安交通/违法停车", ENFORCEMENT, (ROAD,), OPEN, ("乱停车", "堵路")),
    Kind("治安交通/共享单车乱停", HANDLING, (ROAD, LANE), OPEN, ("共享单车", "助力车")),
    Kind("治安交通/公交线路", SERVICE, (ROAD,), ("Street", "Community"), ("公交", "站点")),
    Kind("民生保障", remit="县"),
    Kind("民生保障/低保救助", APPROVAL, (), PEOPLE, ("低保", "困难补助")),
    Kind("民生保障/养老服务", SERVICE, (), PEOPLE, ("养老", "助餐")),
    Kind("民生保障/社保业务", SERVICE, (), PEOPLE, ("社保", "养老金")),
    Kind("民生保障/拖欠工资", ENFORCEMENT, (SITE, VENUE), PEOPLE, ("欠薪", "农民工工资")),
    Kind("民生保障/劳动争议", HANDLING, (), PEOPLE, ("辞退", "工伤赔偿"), "劳动仲裁"),
    Kind("民生保障/医保报销", SERVICE, (), PEOPLE, ("医保", "报销")),
    Kind("民生保障/义务教育入学", SERVICE, (), PEOPLE, ("入学", "学区")),
    Kind("民生保障/疫苗接种", SERVICE, (), PEOPLE, ("疫苗", "防疫")),
    Kind("民生保障/突发疾病", HANDLING, (), AREA, ("急救", "晕倒"), "120"),
    Kind("矛盾纠纷"),
    Kind("矛盾纠纷/邻里纠纷", HANDLING, (), PEOPLE, ("邻居", "吵架", "漏水纠纷")),
    Kind("矛盾纠纷/征地拆迁信访", HANDLING, (), PEOPLE, ("拆迁", "征地"), "信访"),
    Kind("矛盾纠纷/法院执行", HANDLING, (), PEOPLE, ("判决", "执行难"), "法院"),
    Kind("矛盾纠纷/党员干部违纪", HANDLING, (), PEOPLE, ("举报干部",), "纪检监察"),
)  # fmt: skip


def leaves() -> Iterator[Kind]:
    """The kinds that a problem can be of."""
    return (kind for kind in KINDS if kind.place_kinds)


def add(world: World) -> None:
    """The ledger of categories."""
    ledger = world.ledger(
        "Category", "wider", "name", "nature", "objects", "place_kinds", "keywords", "gate", "remit", title="问题分类目录（合成数据）",
        captions={"wider": "上级类别", "place_kinds": "可能发生地"},
    )  # fmt: skip
    for kind in KINDS:
        ledger.add(
            wider=kind.wider or None, name=kind.name, nature=kind.nature or None, objects=kind.objects, place_kinds=kind.place_kinds,
            keywords=kind.keywords, gate=kind.gate or None, remit=kind.remit or None, synthetic=True,
        )  # fmt: skip
