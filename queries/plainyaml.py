"""The YAML that profiles are written in, without its traps: a day stays a text until somebody asks for one, `no` is a word,
a key stands once, and there are neither tags nor anchors."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

from graph.errors import SettingError

DEEPEST = 20
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Plain(RoundTripConstructor):
    """Remembers where keys stand, and leaves days as they are written."""


_Plain.add_constructor(_TIMESTAMP, lambda maker, node: maker.construct_scalar(node))


class Wrong(Exception):
    """What is wrong with a value, and where: the table and the key under which it stands."""

    def __init__(self, why: object, table: Mapping[str, Any], key: str) -> None:
        super().__init__(" ".join(str(why).split()))
        self.table, self.key = table, key

    @property
    def where(self) -> str:
        """ ", line 7"; "" of what stands in no file."""
        return f", line {self.table.lc.key(self.key)[0] + 1}" if isinstance(self.table, CommentedMap) and self.key in self.table else ""


def read(what: str, path: Path) -> str:
    """The text of a file. Raises SettingError; `what` names it, as "the profile"."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{what} {path} cannot be read: {getattr(error, 'strerror', None) or 'it is not in UTF-8'}") from error


def parse(file: str, text: str) -> Mapping[str, Any]:
    """The table that the text is; an empty one is a table without keys.

    Raises SettingError, naming the file, the line and the column, where it is no such YAML.
    """
    yaml = YAML(pure=True)
    yaml.Constructor = _Plain
    try:
        _check(text)
        found = yaml.load(text)
    except MarkedYAMLError as error:
        why = " ".join(str(error.problem).split())
        raise SettingError(f"{file}{_at(error.problem_mark or error.context_mark)}: {why}") from error
    except YAMLError as error:
        raise SettingError(f"{file}: {' '.join(str(error).split())}") from error
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise SettingError(f"{file}, line 1: it is no list of keys, each with a value: 'key: value'")
    return found


def _check(text: str) -> None:
    """Raises MarkedYAMLError for what YAML has and a profile has not."""
    depth = 0
    for event in YAML(pure=True).parse(text):
        if getattr(event, "anchor", None) or getattr(event, "ctag", None) or getattr(event, "value", None) == "<<":
            why = "tags (!) and anchors (&, *, <<) have no place in it; a text with one stands in quotes"
            raise MarkedYAMLError(problem=why, problem_mark=event.start_mark)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise MarkedYAMLError(problem="it is nested too deeply", problem_mark=event.start_mark)


def _at(mark: Any) -> str:
    return f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""


def only(found: Mapping[str, Any], *known: str) -> None:
    """Raises Wrong for a key that is none of those known."""
    for strange in (key for key in found if key not in known):
        raise Wrong(f"it knows {', '.join(known[:-1])} and {known[-1]}, not {strange}", found, strange)


def table(found: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The keys under a key, none where it is not there. Raises Wrong where something else is."""
    given = found.get(key, {})
    if not isinstance(given, Mapping):
        raise Wrong(f"{key}: what belongs to it stands below it and further in, as 'name: value'", found, key)
    return given


def texts(found: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The list under a key. Raises Wrong where something else is."""
    given = found.get(key, [])
    if not isinstance(given, list):
        raise Wrong(f"{key}: it is a list, as [{given}]", found, key)
    return tuple(map(str, given))
