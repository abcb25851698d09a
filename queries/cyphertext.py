"""What can be said about a Cypher text without a store: its parameters, its columns, its literals, what it must not hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")
_BEFORE = r"(?<![.:$\w])"
_WRITES = re.compile(
    _BEFORE + r"(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|ALTER|GRANT|DENY|REVOKE|LOAD\s+CSV)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(_BEFORE + r"CALL\s+[A-Za-z]", re.IGNORECASE)
_BOTH_TREES = re.compile(r"\[[^\]]*(?:\bPART_OF\b[^\]]*\bIN_GRID\b|\bIN_GRID\b[^\]]*\bPART_OF\b)[^\]]*\]")
_ANY_LINK = re.compile(r"\[\w*\s*\*[^\]]*\]")
_CLAUSE = re.compile(_BEFORE + r"(RETURN|UNION|ORDER\s+BY|SKIP|LIMIT)\b", re.IGNORECASE)
_NAMED = re.compile(r"\bAS\s+(\w+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Literal:
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Text:
    """`bare` is `text` with the inside of strings, quoted names and comments blanked, so that positions stay."""

    text: str
    bare: str
    literals: tuple[Literal, ...]

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def parameters(self) -> dict[str, int]:
        """Name -> where it stands first."""
        found: dict[str, int] = {}
        for match in _PARAMETER.finditer(self.bare):
            found.setdefault(match[1], match.start())
        return found

    def returns(self) -> list[tuple[int, tuple[str, ...]]]:
        """The columns of each RETURN outside of braces, with its position: one, or one a branch of UNION."""
        clauses = [match for match in _CLAUSE.finditer(self.bare) if _depth(self.bare, match.start()) == 0]
        ends = [*(match.start() for match in clauses), len(self.bare)][1:]
        return [
            (clause.start(), tuple(_column(item) for item in _items(self.bare[clause.end() : end])))
            for clause, end in zip(clauses, ends, strict=True)
            if clause[1].upper() == "RETURN"
        ]

    def write(self) -> tuple[str, int] | None:
        """The first clause that writes, loads a file or calls a procedure."""
        found = _WRITES.search(self.bare) or _PROCEDURE.search(self.bare)
        return (" ".join(found[0].upper().split()), found.start()) if found else None

    def walks_both_trees(self) -> int | None:
        """Where PART_OF and IN_GRID are walked together, or any link at all: a building would count twice."""
        found = _BOTH_TREES.search(self.bare) or _ANY_LINK.search(self.bare)
        return found.start() if found else None


def parse(text: str) -> Text:
    literals = []
    parts, last = [], 0
    for match in _QUOTED.finditer(text):
        quoted = match[0]
        if quoted[0] in "'\"":
            literals.append(Literal(quoted[1:-1], match.start()))
        parts += [text[last : match.start()], re.sub(r"[^\n]", " ", quoted)]
        last = match.end()
    return Text(text, "".join([*parts, text[last:]]), tuple(literals))


def _depth(bare: str, end: int) -> int:
    opened = sum(bare.count(char, 0, end) for char in "([{")
    return opened - sum(bare.count(char, 0, end) for char in ")]}")


def _items(projection: str) -> Iterator[str]:
    """The parts of a RETURN between commas outside of brackets."""
    projection = re.sub(r"^\s*DISTINCT\b", "", projection, flags=re.IGNORECASE)
    start = depth = 0
    for at, char in enumerate(projection):
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            yield projection[start:at].strip()
            start = at + 1
    yield projection[start:].strip()


def _column(item: str) -> str:
    named = _NAMED.search(item)
    return named[1] if named else item
