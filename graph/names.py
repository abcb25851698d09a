"""When two names are the same: one key for look-ups, references of ledgers and searches."""

import re
import unicodedata
from functools import lru_cache

# Radicals that lists copied from PDFs hold in place of ideographs. NFKC knows the Kangxi block, of this one only two.
_RADICALS = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫罒⺬示⺭礻⺯糹⺰纟"
    "⺲罒⺳㓁⺹耂⺺肀⺻聿⺼月⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_TABLE: dict[int, str | None] = {
    **{ord(radical): ideograph for radical, ideograph in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)},
    **dict.fromkeys(map(ord, "•‧∙⋅・●᛫ꞏ"), "·"),
    **dict.fromkeys([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)], None),  # variation selectors
}
_INVISIBLE = ("Cc", "Cf", "Co")
_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"[!-~\u4e00-\u9fff]+")


@lru_cache(1 << 12)
def key(text: str) -> str:
    """What is left of a name when width, case, white space and invisible characters are no difference.

    Full-width and half-width forms are one, middle dots are one, radicals are the ideographs that they look like.
    """
    if _PLAIN.fullmatch(text):
        return text.casefold()
    while (folded := _folded(text)) != text:  # one step may bring together what the next one joins
        text = folded
    return text


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.replace("．", "·")).translate(_TABLE)
    if not text.isprintable():
        text = "".join(char for char in text if unicodedata.category(char) not in _INVISIBLE)
    return _SPACE.sub("", text).casefold()
