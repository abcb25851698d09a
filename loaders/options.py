"""What a user may ask of a load beyond reading the files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """complete: a place for which the files say all that there is of their types (name, code or id; "": none); anyway: also
    when that retires a large part; blank_clears: an empty cell clears its field; rekind: a kind that differs from the
    graph's replaces it; mapped: `列名=字段` for headers that no type knows, kept with what is written.
    """

    complete: str = ""
    anyway: bool = False
    blank_clears: bool = False
    rekind: bool = False
    mapped: tuple[str, ...] = ()


PLAIN = Options()
