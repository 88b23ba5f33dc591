"""A short way in for the calls that scripts make, one file at a time, thousands of times.

Loading typer takes longer than converting most files. So plain calls, a FILE or two and options with their
value in the next word, are read here; everything else (help, mistakes, other spellings) is typer's. Both
read the same declarations, and a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet_cli.declare import declared
from broadsheet_cli.options import ConvertOptions


def given(arguments: Sequence[str]) -> dict[str, object] | None:
    """What a plain ``convert`` call says, by field; None if typer must read it."""
    if not arguments or arguments[0] != "convert":
        return None
    takes_a_word, alone = spellings()
    found: dict[str, object] = {}
    files: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if word in takes_a_word:
            value = next(rest, None)
            if value is None or (value.startswith("-") and value != "-"):
                return None
            found[takes_a_word[word]] = value
        elif word in alone:
            found[alone[word]] = True
        elif word.startswith("-") and word != "-":
            return None
        else:
            files.append(word)
    return found | {"files": tuple(files)} if files else found


def spellings() -> tuple[dict[str, str], dict[str, str]]:
    """By spelling, the fields of the options read here: of those with any word as value, and with none."""
    takes_a_word: dict[str, str] = {}
    alone: dict[str, str] = {}
    for option in declared(ConvertOptions):
        if option.type is str:
            takes_a_word |= dict.fromkeys(option.names, option.field)
        elif option.type is bool:
            alone |= dict.fromkeys(option.names, option.field)
    return takes_a_word, alone
