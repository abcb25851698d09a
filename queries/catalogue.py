"""Every question there is: the .cypher files, each held to the contract of its header.

The command line, the pages, the documentation and the tests all come from here: adding a question is adding a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeAlias

from graph import settings
from graph.errors import QueryError, UnknownName
from graph.schema import SCHEMA
from queries import cyphertext
from queries.header import Both, Column, Header, Param, Rule, read_header

OWN = "own"
"""The folder that the user's own rules are said to be in."""
RULE_TYPES = ("date", "integer", "number", "text")
_Error: TypeAlias = Callable[[int, str], QueryError]
RULE_COLUMNS = ("subject", "place", "ok")
MORE_COLUMNS = ("value", "expected", "detail", "households")
"""What a rule may return beside: numbers (what there is, what should be), why not, and how many households it touches."""


@dataclass(frozen=True, slots=True)
class Question:
    """One file: `id` is its stem, `folder` its subject, `text` what is sent to the store."""

    id: str
    folder: str
    header: Header
    text: str

    @property
    def title(self) -> Both:
        return self.header.title

    @property
    def params(self) -> tuple[Param, ...]:
        return self.header.params

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.header.columns

    @property
    def names(self) -> tuple[str, ...]:
        """The columns by their names in code."""
        return tuple(column.name for column in self.columns)

    @property
    def rule(self) -> Rule:
        """What makes it a coverage rule; only for those."""
        assert self.header.rule is not None, self.id
        return self.header.rule

    def shown(self, value: object, language: str) -> object:
        """A value of its result in the words of a language: codes and choices of the schema by their captions.

        A list of texts is a code and what fills the gaps of its words: ["expired", "安居物业"].
        """
        match value:
            case str():
                words = self.header.words.get(value) or _choices().get(value)
                return words[language] if words else value
            case [str() as code, *rest] if code in self.header.words:
                return self.header.words[code][language].format(*(self.shown(part, language) for part in rest))
            case list():
                return [self.shown(item, language) for item in value]
        return value


def read_question(folder: str, name: str, content: bytes, *, own: bool = False) -> Question:
    """Raises QueryError, naming file and line, where a file breaks its contract. `own`: a rule of the user's."""
    file = f"{folder}/{name}"
    try:
        whole = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise QueryError(f"{file}:{line}: not in UTF-8") from error
    header, above = read_header(file, whole, own=own)
    text = cyphertext.parse("\n".join(whole.splitlines()[above:]).rstrip())
    _check_text(file, above, header, text)
    return Question(name.removesuffix(".cypher"), folder, header, text.text)


def _check_text(file: str, above: int, header: Header, text: cyphertext.Text) -> None:
    def error(at: int, why: str) -> QueryError:
        return QueryError(f"{file}:{above + text.line(at)}: {why}")

    if (at := text.bare.find(";")) >= 0:
        raise error(at, "no ';' please: the text is wrapped")
    if written := text.write():
        raise error(written[1], f"a question only reads, and here stands {written[0]}")
    _check_names(error, header, text)
    known = _schema_words() | header.words.keys()
    for literal in text.literals:
        if literal.value not in known and any(char.isalnum() for char in literal.value):
            raise error(literal.at, f"'{literal.value}' is a text value: make it a parameter, or a code in words.zh and words.en")
    if header.view == "rule":
        _check_rule(error, header, text)


def _check_names(error: _Error, header: Header, text: cyphertext.Text) -> None:
    """Parameters and columns: what is declared is what stands there."""
    used, declared = text.parameters(), {param.name for param in header.params}
    if used.keys() != declared:
        at = min((used[name] for name in used.keys() - declared), default=0)
        raise error(at, f"parameters declared: {', '.join(sorted(declared)) or 'none'}; used: {', '.join(sorted(used)) or 'none'}")
    columns, returned = header.returned, text.returns()
    if not returned:
        raise error(0, "it returns nothing")
    for at, names in returned:
        if names != columns:
            raise error(at, f"columns declared: {', '.join(columns)}; returned: {', '.join(names)}")


def _check_rule(error: _Error, header: Header, text: cyphertext.Text) -> None:
    names = header.returned
    if names[:3] != RULE_COLUMNS or not set(names[3:]) <= set(MORE_COLUMNS):
        raise error(0, f"a rule returns {', '.join(RULE_COLUMNS)}, and may return {', '.join(MORE_COLUMNS)}")
    if (at := text.walks_both_trees()) is not None:
        raise error(at, "PART_OF and IN_GRID in one walk count a building twice")
    params = [(param.name, param.type, param.default) for param in header.params]
    if params[:1] != [("asof", "date", "today")]:
        raise error(0, "the first parameter of a rule is 'asof: date = today'")
    if lacking := [name for name, type, default in params if default is None or type not in RULE_TYPES]:
        raise error(0, f"a parameter of a rule is {', '.join(RULE_TYPES)} and has a default: {', '.join(lacking)}")


@cache
def _choices() -> Mapping[str, Both]:
    """Value -> captions of the closed lists of the schema."""
    props = [prop for node in SCHEMA.nodes for prop in node.props] + [prop for link in SCHEMA.links for prop in link.props]
    kinds = {node.name: Both(node.zh, node.en) for node in SCHEMA.nodes}
    return kinds | {choice.value: Both(choice.zh, choice.en) for prop in props for choice in prop.choices}


@cache
def _schema_words() -> frozenset[str]:
    """What a text may spell out: values of closed lists, labels and kinds."""
    return frozenset({*_choices(), *SCHEMA.targets})


class Catalogue:
    """All questions of a folder of folders, and the rules of a folder of the user's.

    Raises QueryError when one of ours breaks its contract or a name stands twice. A rule of the user's that does is left
    out, and `broken` says why.
    """

    def __init__(self, root: Traversable, own: Path | None = None) -> None:
        self._all: dict[str, Question] = {}
        self.broken: tuple[str, ...] = ()
        for folder in sorted((one for one in root.iterdir() if one.is_dir()), key=lambda one: one.name):
            for path in sorted(folder.iterdir(), key=lambda one: one.name):
                if path.name.endswith(".cypher"):
                    self._add(read_question(folder.name, path.name, path.read_bytes()))
        if own is not None:
            self._join(own)

    def _join(self, folder: Path) -> None:
        """The user's own rules."""
        if not folder.is_dir():
            self.broken = (f"{folder} is no folder; GOVGRAPH_RULES names it",)
            return
        for path in sorted(folder.glob("*.cypher")):
            try:
                self._add(own_rule(path))
            except QueryError as error:
                self.broken += (str(error),)

    def _add(self, question: Question) -> None:
        if other := self._all.get(question.id):
            raise QueryError(f"{question.folder}/{question.id}.cypher:1: {other.folder} has a question of the same name")
        self._all[question.id] = question

    def questions(self) -> tuple[Question, ...]:
        """What users may ask, rules too, by folder and name; not what only code reads."""
        return tuple(question for question in self._all.values() if question.header.view != "data")

    def rules(self) -> tuple[Question, ...]:
        return tuple(question for question in self._all.values() if question.header.view == "rule")

    def data(self) -> tuple[Question, ...]:
        """Reads of our own code."""
        return tuple(question for question in self._all.values() if question.header.view == "data")

    def question(self, id: str) -> Question:
        """A question that users may ask. Raises UnknownName."""
        return self._find("question", id, self.questions())

    def rule(self, id: str) -> Question:
        """Raises UnknownName."""
        return self._find("rule", id, self.rules())

    def _find(self, what: str, id: str, among: tuple[Question, ...]) -> Question:
        by_id = {question.id: question for question in among}
        if id not in by_id:
            raise UnknownName(what, id, get_close_matches(id, by_id, cutoff=0.4))
        return by_id[id]


def own_rule(path: Path) -> Question:
    """A coverage rule of the user's. Raises QueryError, naming file and line, where it breaks the contract."""
    try:
        found = read_question(OWN, path.name, path.read_bytes(), own=True)
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {error.strerror}") from error
    if found.header.view != "rule":
        raise QueryError(f"{OWN}/{path.name}:1: a coverage rule says '// view: rule'")
    return found


@cache
def catalogue() -> Catalogue:
    """The questions that govgraph comes with, and the rules of the setting GOVGRAPH_RULES."""
    own = settings.load()["GOVGRAPH_RULES"]
    return Catalogue(files("queries"), Path(own).expanduser() if own else None)


@cache
def text_of(id: str) -> str:
    """The text of a read of our own; no other file is read, so that a command need not wait for them."""
    folders = (one for one in files("queries").iterdir() if one.is_dir())
    folder, path = next((one, path) for one in folders if (path := one / f"{id}.cypher").is_file())
    return read_question(folder.name, path.name, path.read_bytes()).text
