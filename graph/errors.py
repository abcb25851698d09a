"""Every error that govgraph raises on purpose; the command line prints each as one line and exits 2.

GovgraphError
├── UsageError            asked in a way that cannot be answered
│   ├── UnknownName       no such place, category, question, type …; says what is nearest
│   ├── AmbiguousName     several fit; lists them with what they belong to
│   └── SeveralSuccessors the place is gone, and several came after it; lists them
├── SettingError          a setting has a value that cannot be used
├── SchemaError           a declaration of the model contradicts itself or another one
├── QueryError            a .cypher file and its header disagree, or a free query is refused
├── LedgerError           a file cannot be read as a ledger
├── StoreError            the store cannot be reached, or cannot be used as it is
│   ├── StoreBusy         another load holds the writer's lease
│   └── QueryTimeout      a query ran longer than its limit
└── LoadError             a load cannot be carried out as planned
"""

from collections.abc import Mapping, Sequence


class GovgraphError(Exception):
    """Base of all; its text is one line that tells the reader what to do next."""


class UsageError(GovgraphError):
    """Asked in a way that cannot be answered."""


class UnknownName(UsageError):
    """Nothing is called that. `nearest` holds what comes closest, best first."""

    def __init__(self, what: str, name: str, nearest: Sequence[str] = ()) -> None:
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no {what} is called '{name}'{hint}")
        self.nearest = tuple(nearest)


class AmbiguousName(UsageError):
    """Several are called that. `candidates` holds one line for each, with its id and parents."""

    def __init__(self, what: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(f"several {what}s are called '{name}', give one by its id: {'; '.join(candidates)}")
        self.candidates = tuple(candidates)


class SeveralSuccessors(UsageError):
    """The place is gone and was divided. `successors` holds one line for each part by its id, with its parents."""

    def __init__(self, name: str, last: str, successors: Mapping[str, str]) -> None:
        super().__init__(
            f"'{name}' is gone (last day {last}) and has several successors, give one by its id: {'; '.join(successors.values())}"
        )
        self.name = name
        self.successors = dict(successors)


class SettingError(GovgraphError):
    """A setting has a value that cannot be used."""


class SchemaError(GovgraphError):
    """A declaration of the model contradicts itself or another one; names the entry and the field."""


class QueryError(GovgraphError):
    """A .cypher file and its header disagree, or a free query is refused."""


class LedgerError(GovgraphError):
    """A file cannot be read as a ledger; names the file."""


class StoreError(GovgraphError):
    """The store cannot be reached, or cannot be used as it is."""


class StoreBusy(StoreError):
    """Another load holds the writer's lease; says which, and until when."""


class QueryTimeout(StoreError):
    """A query ran longer than its limit and was ended in the store."""


class LoadError(GovgraphError):
    """A load cannot be carried out as planned."""
