"""Personal data: found, and made unreadable. The graph needs no one's numbers or dwelling, so they never get there.

Requests carry no caller: in a free text the names of those who called are hidden too.
"""

import re
from collections.abc import Sequence

from graph.names import key

_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\dA-Za-z])")
_LANDLINE = re.compile(r"(?<![\dA-Za-z-])0\d{2,3}[- ]\d{7,8}(?![\dA-Za-z-])")
SHORTEST = 11  # digits of a mobile number
SHORTEST_FREE = 3  # characters of a text that may hold a name, as 王先生
_LONG = re.compile(r"\d(?:[- ]?\d){10}")  # nothing shorter is either, and most cells are done with here
_ROOM = re.compile(r"(单元)\s*[-—]?\s*\d{3,4}(?:[室户号])?(?!\d)|(?<!\d)(?:\d{1,3}[-—]){1,2}\d{3,4}[室户]|(?<!\d)\d{3,4}室(?!\w)")
_DOORS = re.compile(r"(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])")
_DOOR_LAST = re.compile(rf"(?:{_ROOM.pattern}|{_DOORS.pattern})\s*$")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_HIDDEN = "***"

HEADERS = tuple(
    map(
        key,
        (
            "身份证", "证件", "护照", "电话", "手机", "联系方式", "联系人", "微信", "邮箱", "银行卡", "账号", "住址", "家庭地址", "户籍地",
            "居住地址", "门牌号", "房号", "出生", "年龄", "求助", "来电人", "来电号码", "诉求人", "反映人", "投诉人", "举报人", "当事人",
            "性别", "学历", "姓名",
        ),
    )
)  # fmt: skip
"""What stands in the header of a column of personal data."""

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白"
    "崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷"
    "祁时舒耿牟卜肖詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅"
    "宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑"
    "荆谌银扎明沙薄伏岑习胥保和蔺"
)
_SURNAME = rf"(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|[{_SURNAMES}])"
# What a family name may also be at the beginning of: 本人于昨日, 联系人和电话.
_WORDS = "于和向时方成应常曾连都来全关计安单强保明简解原官"
_LEAD = (
    r"(?:本人|我叫|我是|联系人|来电人|投诉人|举报人|反映人|诉求人|求助人员?|当事人|业主|户主|姓名)\s*(?:为|是|叫|名叫|姓名)?\s*[:：]?\s*"
)
_STOP = r"(?=$|[\s，,。；;、：:（()）!！?？.\d*]|电话|手机|联系|身份|先生|女士|反映|投诉|来电|表示|称|说|要求|咨询|认为|希望|家住|住在|是|在|于)"
_GIVEN = r"[\u4e00-\u9fff·]{1,2}?"
_AFTER = re.compile(rf"({_LEAD})(?:(?!.电话){_SURNAME}{_GIVEN}{_STOP}|(?![{_WORDS}]){_SURNAME}某{{1,2}})")
_BEFORE = re.compile(rf"(?<![{_SURNAMES}]){_SURNAME}[\u4e00-\u9fff]{{0,2}}?(?=\s?(?:先生|女士|小姐|大爷|大妈|阿姨))")
_BEHIND = re.compile(rf"((?:先生|女士)\s*[:：]?\s*)(?:(?![{_WORDS}]){_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?=$|[\s，,。；;、：:（()）\d*])")
_CALLS = re.compile("本人|我叫|我是|人|业主|户主|姓名|先生|女士|小姐|大爷|大妈|阿姨")


def is_personal_header(header: str) -> bool:
    """Whether a column called so (as `key` makes it) holds what is nobody's business here."""
    return any(word in header for word in HEADERS)


def holds_number(text: str) -> bool:
    """Whether an identity or a mobile number stands in it."""
    return bool(_LONG.search(text) and (_IDENTITY.search(text) or _MOBILE.search(text)))


def holds_identity(text: str) -> bool:
    """Whether an identity number with a right check character stands in it: a code may look like one by chance."""
    return bool(_LONG.search(text) and any(_is_right(found[0]) for found in _IDENTITY.finditer(text)))


def _is_right(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def mostly_personal(texts: Sequence[str], *, beside: int) -> bool:
    """Whether at least half of a column's texts are somebody's door, or personal numbers with so many characters beside."""
    return 0 < len(texts) <= 2 * sum(1 for text in texts if _DOOR_LAST.search(text) or _is_number(text, beside))


def _is_number(text: str, beside: int) -> bool:
    return bool(_LONG.search(text)) and len(_MOBILE.sub("", _IDENTITY.sub("", text))) <= min(len(text) - SHORTEST, beside)


def masked(text: str) -> str:
    """The same with identity and telephone numbers, and the number of somebody's door, made unreadable."""
    if _LONG.search(text):
        text = _LANDLINE.sub(_HIDDEN, _MOBILE.sub(_HIDDEN, _IDENTITY.sub(_HIDDEN, text)))
    return _DOORS.sub(_HIDDEN, _ROOM.sub(lambda room: f"{room[1] or ''}{_HIDDEN}", text))


def anonymous(text: str) -> str:
    """A free text with nothing personal left: neither numbers nor the names of those who called."""
    return _without_names(masked(text)) if len(text) >= SHORTEST_FREE else text


def _without_names(text: str) -> str:
    """The same with the names of those who called hidden: after 本人, 联系人, before 先生, 女士, as in 王先生."""
    if not _CALLS.search(text):
        return text
    text = _BEHIND.sub(rf"\g<1>{_HIDDEN}", text)
    text = _BEFORE.sub(_HIDDEN, text)
    return _AFTER.sub(rf"\g<1>{_HIDDEN}", text)
