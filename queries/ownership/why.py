"""The words of each step, to be read out by a duty officer: one table, both languages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.words import listed
from queries.ownership.answer import Why
from queries.ownership.facts import Body

TEMPLATES: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("R0", "channel"): (
        "此类事项由专门渠道“{channel}”受理，不派单。",
        "Such matters belong to the channel '{channel}'; nothing is dispatched.",
    ),
    ("R0", "private"): (
        "事情发生在住宅专有部分之内：由业主自行处理，或经调解、诉讼解决，不派单。",
        "It lies inside the private parts of a dwelling: a matter for the owner, mediation or the court; nothing is dispatched.",
    ),
    ("R0", "follow_up"): ("由{bodies}跟进。", "{bodies} follows up."),
    ("R1", "asked"): ("对象按所问：{object}。", "The thing, as asked: {object}."),
    ("R1", "chosen"): (
        "未指明对象，取此类事项在此类地点首先可能涉及的：{object}。",
        "No thing was named; the first that such a matter can be about at such a place: {object}.",
    ),
    ("R1", "none"): ("不涉及特定对象。", "It is about no particular thing."),
    ("R1", "operator"): (
        "服务事项先由运营管理主体负责：{bodies}（{basis}）。",
        "A service is first for the operator: {bodies} ({basis}).",
    ),
    ("R2", "names"): (
        "已有决定确定由{bodies}负责，以决定为准。",
        "A ruling gives it to {bodies}, and the ruling holds.",
    ),
    ("R2", "settles"): (
        "按规则未能定责；上一级类别的决定确定由{bodies}负责。",
        "The rules alone do not settle it; a ruling on a wider category gives it to {bodies}.",
    ),
    ("R2", "appoints"): (
        "没有单位依法有权承担，由决定指定{bodies}负责。",
        "Nobody holds the competence; a ruling appoints {bodies}.",
    ),
    ("R2", "excludes"): (
        "已有决定认定不属于{bodies}的职责。",
        "A ruling has upheld that it is not for {bodies}.",
    ),
    ("R3", "supporters"): (
        "{bodies}只负责发现、协助、协调或配合，不牵头。",
        "{bodies} may notice, help, coordinate or support, but never lead.",
    ),
    ("R3", "incompetent"): (
        "{bodies}在此不具备牵头所需的执法、审批权限或履职依据，不牵头。",
        "{bodies} lacks the competence, or the ground, to lead here.",
    ),
    ("R3", "granted"): (
        "该权限已赋予{street}行使，{bodies}在此不再行使。",
        "The competence has been granted to {street}; {bodies} no longer acts by it here.",
    ),
    ("R3", "void"): (
        "{bodies}的赋权没有有效的来源职责，或不覆盖此类事项，不作为依据。",
        "The grant to {bodies} has no valid duty that it came from, or does not cover this, and admits nobody.",
    ),
    ("R4", "successor"): (
        "{place}已撤销，最后一天{day}；由{successor}承继，按承继者作答。",
        "{place} is gone, its last day was {day}; {successor} came after it and answers.",
    ),
    ("R4", "taken over"): (
        "{gone}已撤销，最后一天{day}；其职责由{successor}承接。",
        "{gone} is gone, its last day was {day}; {successor} took over what it carried.",
    ),
    ("R4", "line"): (
        "由主管部门负责：{bodies}（{basis}）；类别最具体者优先，同一系统内就近。",
        "It is for the line: {bodies} ({basis}); the narrowest category decides, and within one line the nearest.",
    ),
    ("R4", "deputy"): (
        "{department}由其派出机构{bodies}在此履职。",
        "{department} acts here through its office {bodies}.",
    ),
    ("R4", "trade"): (
        "{bodies}与下级同系统部门职责相同：由下级负责，上级监督。",
        "{bodies} carries the same duty as the department of its trade below it: that one acts, {bodies} oversees.",
    ),
    ("R5", "area"): (
        "依基本履职清单由属地负责：{bodies}（{basis}）。",
        "By its list of basic duties it is for the area: {bodies} ({basis}).",
    ),
    ("R5", "regulator"): (
        "没有承担处置职责的单位，由行业监管部门负责：{bodies}（{basis}）。",
        "Nobody has the duty to act, so it is for the line that regulates: {bodies} ({basis}).",
    ),
    ("R5", "taken_back"): (
        "该事项已由上级收回，{bodies}不再承担。",
        "The matter was taken back by the upper level; {bodies} no longer acts on it.",
    ),
    ("R5", "support"): ("{bodies}按属地予以配合。", "{bodies} supports, as the area's office."),
    ("R6", "overlap"): (
        "职责交叉：{bodies}同样有权负责，由最先接到的一方先行办理，再行裁定。",
        "An overlap: {bodies} may lead alike; whoever of them received it first holds it until it is decided.",
    ),
    ("R6", "arbiter"): ("由{bodies}在限期内裁定。", "{bodies} decides, by a date."),
    ("R6", "no_arbiter"): (
        "没有共同的上级，县级联席会议也未登记，裁定者待定。",
        "No common superior and no county conference is on record to decide.",
    ),
    ("R7", "unowned"): ("已有决定认定无责任单位。", "A ruling has found that nobody answers for it."),
    ("R7", "excluded"): (
        "原应负责的{bodies}已被排除或收回，目前无人负责。",
        "It would be for {bodies}, but an exclusion or a taking back stands against that; nobody is left.",
    ),
    ("R7", "expired"): (
        "原由{bodies}负责的依据已到期，目前无人负责。",
        "It was for {bodies} until the ground for it ended; nobody is left.",
    ),
    ("R7", "vacuum"): ("没有任何单位可以牵头，属真空地带。", "Nobody may lead: a vacuum."),
    ("R7", "held"): (
        "列入县级联席会议议程，其间由首接单位和街道代管。",
        "It goes onto the county conference's agenda; until then the first receiver and the street hold it.",
    ),
    ("R8", "chain"): (
        "小区共有部分：业主提出，{bodies}整改，业主委员会监督，社区督办，包保单位兜底。",
        "Shared parts of a compound: the owners raise it, {bodies} puts it right, the owners' committee supervises, "
        "the community follows up, the guarantor's unit is the last resort.",
    ),
    ("R8", "no_company"): (
        "小区没有物业公司，也没有其他管理人：由社区组织，包保单位兜底；缺口已记录。",
        "The compound has neither a company nor another manager: the community organises, the guarantor's unit falls "
        "back; the gap is reported.",
    ),
    ("R8", "reports"): (
        "{bodies}只负责劝阻、制止和报告。",
        "{bodies} only stops it where it can, and reports.",
    ),
    ("R10", "passed"): (
        "{refuser}的退回成立，转由{bodies}办理；再次退回即由裁定者决定。",
        "{refuser} has refused in due form; it passes to {bodies}. A second refusal goes to the arbiter.",
    ),
    ("R10", "late"): (
        "{refuser}退回已超时限，仍由{bodies}办理。",
        "{refuser} refused too late; it stays with {bodies}.",
    ),
    ("R10", "incomplete"): (
        "{refuser}退回未写明应由哪个单位办理及依据，仍由{bodies}办理。",
        "{refuser} refused without naming whose it is and on what basis; it stays with {bodies}.",
    ),
    ("R10", "arbiter"): (
        "{refuser}为第二次退回：由{bodies}裁定，裁定结果今后照此执行。",
        "A second refusal, by {refuser}: {bodies} decides, and the decision stands as a ruling.",
    ),
    ("R10", "no_arbiter"): (
        "{refuser}为第二次退回：没有共同的上级，县级联席会议也未登记，裁定者待定。",
        "A second refusal, by {refuser}: no common superior and no county conference is on record to decide.",
    ),
    ("R11", "whole"): (
        "其依据为“{categories}”整类职责，涵盖此类事项。",
        "The duty is on '{categories}' as a whole and covers this.",
    ),
    ("R11", "wider"): (
        "仅在更宽的类别“{categories}”上有职责：建议由{bodies}负责，待县级联席会议明确。",
        "Only the wider category '{categories}' is somebody's: {bodies} is proposed until the county conference names it.",
    ),
    ("R11", "catch_all"): (
        "{bodies}仅有兜底性的总括职责，不据此定责。",
        "{bodies} carries only a catch-all, on which nothing is decided.",
    ),
}

OBJECT_WORDS: Final = {
    "public road": "公共道路",
    "back lane": "背街小巷",
    "utility line": "专营管线",
    "shared parts": "小区共有部分",
    "private parts": "专有部分",
    "building site": "工地",
    "venue": "经营场所",
}

BASIS_WORDS: Final = {
    "law": ("法律法规", "law"),
    "三定": ("三定规定", "三定"),
    "three-determinations": ("三定规定", "三定"),
    "list": ("清单", "list"),
    "decision": ("决定", "decision"),
    "MANAGES": ("管理合同", "contract"),
    "MAINTAINS": ("管护关系", "maintenance"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word in both languages."""

    zh: str
    en: str

    @classmethod
    def row(cls, names: Sequence[str]) -> "Word":
        """Names one after the other, the same in both languages."""
        return cls(listed(names, "zh"), listed(names, "en"))


@dataclass(slots=True)
class Telling:
    """Collects the lines of one answer; a body that is not on record is called by its id."""

    known: Mapping[str, Body]
    lines: list[Why] = field(default_factory=list)

    def say(self, rule: str, key: str, cites: Iterable[str] = (), **words: Word) -> None:
        """Adds the line of that rule and reason."""
        zh, en = TEMPLATES[rule, key]
        self.lines.append(
            Why(
                rule,
                key,
                zh.format(**{name: word.zh for name, word in words.items()}),
                en.format(**{name: word.en for name, word in words.items()}),
                tuple(sorted(set(cites))),
            )
        )

    def bodies(self, ids: Iterable[str]) -> Word:
        """Names in a row, each once."""
        names = [self.known[id_].name if id_ in self.known else id_ for id_ in sorted(set(ids))]
        return Word.row(names)


def object_word(thing: str) -> Word:
    """What the matter is about."""
    return Word(OBJECT_WORDS[thing], thing)


def basis_word(grounds: Iterable[str | None]) -> Word:
    """On what grounds; a list is called by its own name, an unrecorded one says so."""
    found = sorted({ground or "" for ground in grounds})
    known = [BASIS_WORDS.get(ground, (ground, ground)) if ground else ("依据未登记", "no basis on record") for ground in found]
    return Word(listed((zh for zh, _ in known), "zh"), listed((en for _, en in known), "en"))
