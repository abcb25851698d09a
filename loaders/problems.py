"""What a load has to say about its files: every rejected row, every column not used, each with its place in the file."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from graph.words import LANGUAGES, filled
from loaders.personal import anonymous, masked

Severity = Literal["error", "warning", "note"]
"""error: the row, or the link, is not loaded. warning: it is, but somebody should look. note: for information."""

TEXTS = {
    "unreadable": ("{zh}", "{en}"),
    "beside": ("括号里的说明“{beside}”未读入", "what stands in brackets, '{beside}', was not read"),
    "missing": ("“{field}”必须填写", "'{field_en}' must be filled in"),
    "not-a-choice": ("不是“{field}”的可选值：{choices}", "not one of the values of '{field_en}': {choices}"),
    "negative": ("不能是负数", "it cannot be negative"),
    "code-length": ("代码应为 {digits} 位数字", "the code has {digits} digits"),
    "code-above": (
        "末尾都是 0：是上级的代码，或末位数字已丢失（Excel 的科学计数法）",
        "it ends in zeros: the code of what it lies in, or Excel's exponent took its last digits",
    ),
    "code-province": ("没有以 {start} 开头的区划代码", "no division's code begins with {start}"),
    "code-parent": ("代码不在上级“{parent}”（{code}）之下", "its code does not lie below that of {parent} ({code})"),
    "too-many-chiefs": ("有 {chiefs} 个岗位，而“{field}”只有 {n}", "there are {chiefs} posts, and '{field_en}' says {n}"),
    "unusual": (
        "与它以往的值相差很大：以往 {n} 次的中位数是 {median}，通常在 {low} 至 {high} 之间",
        "far from its own past: the median of {n} earlier values is {median}, usual is {low} to {high}",
    ),
    "credit-code": ("统一社会信用代码的校验位不对，请核对", "the check character of this unified social credit code is wrong"),
    "credit-code-length": (
        "统一社会信用代码应为 18 位，这里是 {n} 位，按自编代码读入",
        "such a code has 18 characters, not {n}; it was read as a code of its own",
    ),
    "percent": ("百分比不能超过 100", "a percentage cannot be over 100"),
    "managed": ("没有这样的单位，“{field}”记为“{instead}”", "there is no such body; '{field_en}' is noted as {instead}"),
    "made": ("按这一行新建了{type}“{name}”", "the {type_en} '{name}' was made from this row"),
    "seated": ("岗位“{post}”空缺，按这一行记为由他担任", "the post '{post}' was vacant; by this row it is held by this person"),
    "absent": ("没有叫这个名称的“{field}”：按没有读入", "no '{field_en}' is called so: it was read as none"),
    "part-denied": ("写着没有，同一行又填了它的情况；按没有处理", "it says that there is none, and then tells about it; none was made"),
    "part-unclear": ("既不是“是”“否”，也不是名称；按没有处理", "neither yes nor no, nor a name; none was made"),
    "near-duplicate": (
        "可能与“{other}”（{id}）是同一个：{why}；不会自动合并",
        "may be the same as '{other}' ({id}): {why_en}; nothing was merged",
    ),
    "several": ("这里只能填一个，却像有 {n} 个；请每个一行", "one belongs here, and there seem to be {n}; give each a row of its own"),
    "around": ("跨几处，记在共同的上级“{place}”，各级只计一次", "it borders several: it lies in {place}, around them all, and counts once"),
    "several-names": (
        "名称里像有 {n} 个；按一个读入，如是几个请每个一行",
        "the name looks like {n} names; it was read as one: give each a row if they are several",
    ),
    "coordinates-unnamed": (
        "有经纬度而没有“坐标系”一列：地图上按所选坐标系显示",
        "there are positions and no column 坐标系 that says in which system: the map takes them for the one chosen there",
    ),
    "position-half": ("经度、纬度只有一个，未采用", "longitude and latitude belong together; it was not taken"),
    "position-outside": ("不在中国范围内的经纬度，未采用", "no position in China; it was not taken"),
    "position-differs": ("与另一列的经纬度不同，两处都未采用", "another column has another position; neither was taken"),
    "position-swapped": ("经度与纬度像是颠倒了，未采用", "longitude and latitude seem to be swapped; it was not taken"),
    "period": ("结束日期早于开始日期", "it ends before it begins"),
    "unknown": ("找不到“{field}”", "there is no such '{field_en}'"),
    "unknown-near": ("找不到“{field}”，最接近的：{near}", "there is no such '{field_en}'; nearest: {near}"),
    "outside": ("不在 {scope} 之内", "it does not lie in {scope}"),
    "ambiguous": ("有多个同名，请写明所属地区或编号：{candidates}", "several are called that, name the area or the id: {candidates}"),
    "cycle": ("上级关系成环，或上级本身被退回", "its parents form a circle, or its parent was rejected"),
    "kind": ("图中已登记为 {was}，这里是 {now}", "it is {was} in the graph and {now} here"),
    "conflict": ("与第 {row} 行（{sheet}）编号相同而内容不同", "the same id as row {row} ({sheet}) with other values"),
    "link-conflict": (
        "与第 {row} 行（{sheet}）是同一条“{link}”关系而内容不同，未采用",
        "the same link '{link_en}' as row {row} ({sheet}) with other values; this one was not made",
    ),
    "unknown-column": (
        "这一列没有用到；最接近的字段：{near}；可用 --map 指定",
        "this column is not used; nearest fields: {near}; --map says which it is",
    ),
    "unused-column": ("这一列没有用到；可用 --map 指定", "this column is not used; --map says which field it is"),
    "personal-column": ("个人信息，读取时已丢弃", "personal data, dropped at reading"),
    "personal-value": ("像身份证号或手机号，未读入", "looks like an identity or mobile number, not read"),
    "personal-masked": (
        "{n} 个单元格里有号码、门牌或来电人姓名，已用 *** 代替",
        "numbers, doors or names of callers in {n} cells were replaced by ***",
    ),
    "sheet-empty": ("空工作表", "this sheet is empty"),
    "sheet-hidden": ("这个工作表被隐藏，照常读入", "this sheet is hidden; it was read like the others"),
    "sheet-ambiguous": (
        "像“{first}”也像“{second}”台账，不能确定：请把工作表改名为其中之一",
        "it may be a ledger of {first_en} or of {second_en}: rename the sheet to one of them",
    ),
    "sheet-unmatched": ("这个工作表不像任何一种台账", "this sheet looks like no known ledger"),
    "sheet-lacks": ("像“{type}”台账，但缺少列：{columns}", "looks like a ledger of {type_en}, but lacks the columns {columns}"),
    "titled": ("没有“{field}”一列：按名称或标题，都记为“{said}”", "no column says '{field_en}': by its name or title, all rows are {said}"),
    "sheet-taken": ("按“{type}”台账读取", "read as a ledger of {type_en}"),
    "twice": ("表头里有两列都是“{field}”，两列都未读入", "two columns are both '{field_en}'; neither was read"),
    "total-row": ("合计行，不作为数据", "a row of totals, no data"),
    "total-differs": (
        "合计写的是 {told}，所合计的 {n} 行之和是 {sum}，相差 {gap}",
        "the total says {told}, the {n} rows that it stands for sum to {sum}: {gap} apart",
    ),
    "heading-unknown": (
        "小标题像地名，但找不到；下面各行没有按它归属；最接近的：{near}",
        "this heading looks like a place that is not known; the rows below it were not placed by it; nearest: {near}",
    ),
    "heading-row": ("表中的小标题，不作为数据", "a heading within the table, no data"),
    "foot-row": ("表尾说明，不作为数据", "a remark under the table, no data"),
    "header-row": ("列号或单位，算作表头", "numbers or units of the columns, taken for part of the header"),
    "example-row": ("填写示例，不作为数据", "an example of how to fill the rows in, no data"),
    "filled-down": (
        "{n} 行这一列是空的，取上一行的值：{values}",
        "{n} rows leave it empty and were given the value of the row above: {values}",
    ),
    "told-apart": (
        "{n} 行这一列是空的，而同名的不止一个，按上面各行的值区分：{values}",
        "{n} rows leave it empty where several are called the same; the rows above tell them apart: {values}",
    ),
    "nothing-above": ("写着“同上”，但上一行这一列是空的", "it says 'as above', but the cell above is empty"),
    "former-code": ("是原代码，现代码“{now}”不变，所属地区不变", "a former code: it is {now} now, and what it is part of stays"),
    "successors": (
        "已撤销，后继有多个：{candidates}；仍记在原单位",
        "it has ended, with several successors: {candidates}; it stays with the old one",
    ),
    "former-name": ("是曾用名，现名“{now}”不变", "a former name: it is called {now}, and that stays"),
    "seen": ("{zh}", "{en}"),
    "complete-no-path": (
        "“{type}”没有所在地点，不能按地点视为完整，未停用任何对象",
        "{type_en} lies at no place: it cannot be complete, none was retired",
    ),
    "complete-links": (
        "“{type}”每行是一条没有日期的关系：表中没有的关系不会因此终止",
        "each row of {type_en} is a link without dates: one that is not in the list did not end by that",
    ),
    "complete-rejected": (
        "“{type}”有 {n} 行被退回，名单不完整，未停用任何对象",
        "{n} rows of {type_en} were rejected, so the list is not complete: none was retired",
    ),
    "complete-too-much": (
        "“{type}”将停用 {place} 内 {total} 个中的 {n} 个，超过五分之一，文件可能不完整",
        "{n} of {total} of {type_en} in {place} would be retired, more than a fifth: the file may be incomplete",
    ),
}  # fmt: skip
ERRORS = frozenset({
    "unreadable", "missing", "negative", "code-length", "period", "unknown", "unknown-near", "outside", "ambiguous", "cycle", "kind",
    "conflict", "link-conflict", "sheet-lacks", "sheet-ambiguous", "twice", "nothing-above", "code-province", "code-above",
    "credit-code", "percent", "several",
    "complete-no-path", "complete-rejected",
})  # fmt: skip
NOTES = frozenset(
    {
        "sheet-taken",
        "titled",
        "sheet-empty",
        "sheet-hidden",
        "personal-masked",
        "managed",
        "absent",
        "made",
        "seated",
        "around",
        "total-row",
        "heading-row",
        "foot-row",
        "header-row",
        "example-row",
        "seen",
        "personal-column",
    }
)


NO_DATA = frozenset(("total-row", "heading-row", "foot-row", "header-row", "example-row"))


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, and where: `row` as Excel numbers it (0: the whole sheet), `column` by its header; `key`: which of TEXTS.

    Both languages are ready to be shown; `value` is made anonymous, so that no personal number and no caller ever reaches a report.
    """

    file: str
    sheet: str
    row: int
    column: str
    value: str
    severity: Severity
    zh: str
    en: str
    key: str

    @property
    def is_heading(self) -> bool:
        """Whether it says that its row is a heading within the table."""
        return self.key == "heading-row"

    @property
    def is_no_data(self) -> bool:
        """Whether it says that its row is none of data."""
        return self.key in NO_DATA

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "severity": self.severity,
            "reason": f"{self.zh} / {self.en}",
        }


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file."""

    file: str
    sheet: str
    row: int = 0
    column: str = ""

    def problem(self, key: str, value: object = "", *, severity: Severity | None = None, **words: object) -> Problem:
        """The problem `key` of TEXTS here, with its words filled in; several words stand as a list of each language."""
        zh, en = (filled(text, language, words) for language, text in zip(LANGUAGES, TEXTS[key], strict=True))
        found = severity or ("error" if key in ERRORS else "note" if key in NOTES else "warning")
        return Problem(self.file, self.sheet, self.row, masked(self.column), anonymous(str(value)), found, masked(zh), masked(en), key)


def counted(values: Counter[str], most: int) -> list[str]:
    """Values that rows of a column were given, each with how many rows, the most frequent first; "…" where there are more."""
    return [f"{value}×{n}" for value, n in values.most_common(most)] + ["…"] * (len(values) > most)
