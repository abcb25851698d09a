"""Which kinds of problem a text may be about: a proposal with the words that decided, never a decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from graph import names
from graph.database import Database
from graph.errors import UsageError
from queries import lookup
from queries.catalogue import text_of
from queries.kept import kept

MOST: Final = 3
LONGEST: Final = 2000
"""Characters of a text that are looked at."""
UNSURE: Final = 0.35
"""A best score below this is no basis to propose anything by."""
WORTH_SHOWING: Final = 0.1
SHORT, LONG = 0.5, 0.7
"""What one keyword of two characters, or a longer one, is worth; divided among the categories that share it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A category with a score between 0 and 1, and the pieces of the text that speak for it, the strongest first."""

    category: str
    name: str
    path: tuple[str, ...]
    score: float
    words: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """As JSON prints it."""
        return {
            "category": {"id": self.category, "name": self.name},
            "path": list(self.path),
            "score": round(self.score, 3),
            "words": list(self.words),
        }


@dataclass(frozen=True, slots=True)
class Known:
    """A category with all that is known of its words."""

    id: str
    name: str
    keywords: tuple[str, ...]
    place_kinds: tuple[str, ...]
    requests: tuple[str, ...] = ()


def propose(database: Database, text: str, place: str | None = None) -> list[Proposal]:
    """Up to three categories, the likeliest first; at a place only what can arise there.

    Raises UsageError for a text without a word, UnknownName, AmbiguousName for the place.
    """
    if not any(char.isalnum() for char in text):
        raise UsageError("there is no text to look at")
    kind = lookup.find(database, "Place", place).kind if place else None
    found = kept(database, "proposals", lambda: Model(_known(database))).scored(text)
    fitting = [(known, score, words) for known, score, words in found if kind is None or not known.place_kinds or kind in known.place_kinds]
    best = [one for one in sorted(fitting, key=lambda one: (-one[1], one[0].id)) if one[1] >= WORTH_SHOWING][:MOST]
    above = lookup.lines(database, "Category", [known.id for known, _, _ in best])
    return [
        Proposal(known.id, known.name, tuple(reversed(above.get(known.id, [[known.name]])[0])), score, words)
        for known, score, words in best
    ]


def unsure(found: Sequence[Proposal]) -> bool:
    """Whether the text tells too little."""
    return not found or found[0].score < UNSURE


def _known(database: Database) -> list[Known]:
    categories, requests = database.read(text_of("category-texts")).rows[0]
    titles = dict(requests)
    return [Known(id, name, tuple(words), tuple(own or wider), tuple(titles.get(id, ()))) for id, name, words, own, wider in categories]


class Model:
    """Keywords, and character n-grams learnt from names, keywords and requests: one document a category."""

    def __init__(self, categories: Iterable[Known]) -> None:
        self._categories = list(categories)

    def scored(self, text: str) -> list[tuple[Known, float, tuple[str, ...]]]:
        """Every category with its score and words."""
        wanted = names.key(text[:LONGEST])
        hits = self._hits(wanted)
        likeness = self._likeness(wanted)
        found = []
        for number, known in enumerate(self._categories):
            alike, grams = likeness[number] if likeness else (0.0, ())
            doubt = 1 - alike
            for worth in hits.get(known.id, {}).values():
                doubt *= 1 - worth
            found.append((known, 1 - doubt, _distinct([*sorted(hits.get(known.id, {}), key=len, reverse=True), *grams])))
        return found

    @cached_property
    def _words(self) -> Mapping[str, list[str]]:
        """Keyword or name -> the categories that it speaks for."""
        found: dict[str, list[str]] = defaultdict(list)
        for known in self._categories:
            for word in {names.key(word) for word in (known.name, *known.keywords)} - {""}:
                found[word].append(known.id)
        return found

    def _hits(self, text: str) -> Mapping[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for word, categories in self._words.items():
            if word in text:
                for category in categories:
                    found[category][word] = (SHORT if len(word) < 3 else LONG) / len(categories)
        return found

    @cached_property
    def _grams(self) -> Any:
        """The vectorizer and the matrix of categories; None where there are no words at all."""
        from sklearn.feature_extraction.text import TfidfVectorizer  # takes a second, and most commands do without

        documents = [" ".join(map(names.key, (known.name, *known.keywords, *known.requests))) for known in self._categories]
        if not any(document.strip() for document in documents):
            return None
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3), sublinear_tf=True)
        return vectorizer, vectorizer.fit_transform(documents)

    def _likeness(self, text: str) -> list[tuple[float, tuple[str, ...]]]:
        """By category: the cosine of the text and all its words, and the n-grams that make it."""
        if self._grams is None:
            return []
        vectorizer, matrix = self._grams
        shared = matrix.multiply(vectorizer.transform([text])).tocsr()
        called = vectorizer.get_feature_names_out()
        found = []
        for number in range(shared.shape[0]):
            row = shared[number]
            pairs = sorted(zip(row.data.tolist(), (called[at] for at in row.indices), strict=True), reverse=True)
            found.append((float(row.sum()), tuple(gram.strip() for _, gram in pairs[:4] if len(gram.strip()) > 1)))
        return found


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Without those that are part of another one before them."""
    found: list[str] = []
    for word in words:
        if not any(word in other for other in found):
            found.append(word)
    return tuple(found[:6])
