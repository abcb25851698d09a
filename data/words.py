"""Made-up names and codes: each can be told from a real one at sight."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Final

SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
LUCKY: Final = (
    "瑞鑫", "鸿泰", "嘉禾", "远航", "金鹤", "盛源", "恒信", "新锐", "诚达", "丰润", "永兴", "宏图", "福临", "佳美", "启明", "顺通",
    "华晟", "天润", "百川", "晨光", "绿洲", "聚力", "同心", "德馨",
)  # fmt: skip
TRADES: Final = (
    ("商贸", "批发零售"), ("餐饮", "住宿餐饮"), ("建材", "批发零售"), ("超市", "批发零售"), ("药房", "批发零售"), ("物流", "交通运输"),
    ("科技", "信息技术"), ("文化传媒", "文化娱乐"), ("装饰", "建筑"), ("食品", "制造"), ("农机", "制造"), ("家政", "居民服务"),
    ("汽修", "居民服务"), ("口腔门诊", "卫生"), ("培训学校", "教育"), ("酒店", "住宿餐饮"),
)  # fmt: skip
CAUSES: Final = (
    ("志愿服务队", "社会团体"), ("社工服务中心", "民办非企业"), ("养老服务中心", "民办非企业"), ("商会", "社会团体"), ("文体协会", "社会团体"),
    ("慈善互助会", "社会团体"), ("调解工作室", "民办非企业"), ("幼儿园", "民办非企业"), ("助残服务站", "民办非企业"), ("环保协会", "社会团体"),
)  # fmt: skip
WARM: Final = ("暖阳", "爱邻", "和风", "星火", "百合", "春雨", "同行", "微光", "鹤舞", "守望")
ESTATES: Final = (
    "兴隆", "锦绣", "阳光", "金域", "鹤鸣", "丽水", "祥和", "翰林", "盛世", "康宁", "福源", "紫荆", "江南", "龙泰", "学府", "家和",
    "绿地", "丹顶鹤", "万和", "景泰", "文苑", "新城", "凤凰", "吉祥", "明珠", "温馨", "世纪", "水岸", "东方", "建安",
)  # fmt: skip
ESTATE_KINDS: Final = ("小区", "家园", "花园", "新村", "佳苑")
_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_NOWHERE: Final = "999999"
"""No division has this code, so no code made with it can be anybody's."""


def person(number: int) -> str:
    """The `number`th name of a list without repetition: 赵某, 钱某, …, 赵某甲, …"""
    turn, surname = divmod(number, len(SURNAMES))
    stems = ""
    while turn:
        turn, stem = divmod(turn - 1, len(STEMS))
        stems = STEMS[stem] + stems
    return f"{SURNAMES[surname]}某{stems}"


def estates(random: Random) -> Iterator[str]:
    """Names of compounds in an order of chance, none twice."""
    names = [f"{name}{kind}" for name, kind in product(ESTATES, ESTATE_KINDS)]
    random.shuffle(names)
    return iter(names)


def credit_code(number: int) -> str:
    """A 统一社会信用代码 with right check characters, of a region that does not exist."""
    body = f"{number:08d}"
    code = f"91{_NOWHERE}{body}{organization_check(body)}"
    return code + credit_check(code)


def organization_check(body: str) -> str:
    """The ninth character of an organisation's code (GB 11714)."""
    rest = -sum(int(char, 36) * weight for char, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def credit_check(code: str) -> str:
    """The eighteenth character of a unified social credit code (GB 32100-2015)."""
    return _ALPHABET[-sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code)) % 31]


_DIGITS: Final = "零一二三四五六七八九十"


def ordinal(number: int) -> str:
    """1 to 19 in Chinese, as in 第十二网格."""
    return _DIGITS[number] if number <= 10 else f"十{_DIGITS[number - 10]}"
