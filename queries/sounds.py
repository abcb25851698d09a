"""Names by how they sound: pinyin or its first letters, in any reading that a character has."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

_LETTERS: Final = re.compile(r"[a-zü' ]{2,40}")
_SUFFIXES: Final = re.compile("(街道办事处|街道|社区居委会|社区|小区|村|镇|乡|区|县|市|街|路|巷|网格)$")
"""What people leave out: changqing is 长庆街道 too."""


def spelt(text: str, keys: Iterable[str]) -> list[str]:
    """The names that `text` spells: whole syllables before first letters, whole names before those without their suffix."""
    wanted = text.casefold().strip()
    if not _LETTERS.fullmatch(wanted):
        return []
    letters = wanted.replace(" ", "").replace("'", "").replace("ü", "v")
    keys = list(keys)
    shortened = [(key, _SUFFIXES.sub("", key)) for key in keys]
    for names in ([(key, key) for key in keys], [(key, short) for key, short in shortened if len(short) > 1 and short != key]):
        for whole in (True, False):
            found = [key for key, said in names if len(said) <= len(letters) and _spells(letters, said, whole=whole)]
            if found:
                return found
    return []


def _spells(letters: str, name: str, *, whole: bool) -> bool:
    """Whether the letters are the name's syllables, or the first letters of them, in some reading."""
    if not whole and len(letters) != len(name):
        return False
    ends = {0}
    for char, said in zip(name, _usual(name), strict=True):
        sounds = _sounds(char) | {said} if whole else {sound[0] for sound in (*_sounds(char), said)}
        ends = {end + len(sound) for end in ends for sound in sounds if letters.startswith(sound, end)}
        if not ends:
            return False
    return len(letters) in ends


@lru_cache(maxsize=100_000)
def _usual(name: str) -> tuple[str, ...]:
    """How the word as a whole is read, a syllable a character: some characters sound so in one place's name only."""
    from pypinyin import lazy_pinyin  # its tables take a moment, and most commands do without

    found = lazy_pinyin(name, errors="exclude")
    return tuple(found) if len(found) == len(name) and all(found) else tuple(name)


@cache
def _sounds(char: str) -> frozenset[str]:
    """All readings of a character without tones; what has none stands for itself."""
    from pypinyin import Style, pinyin

    return frozenset(sound for sound in pinyin(char, style=Style.NORMAL, heteronym=True)[0] if sound)
