"""A fast parser for simple calls, such as scripts make thousands of times.

Loading typer takes longer than converting most files. So simple calls of ``convert``, files and options with
their value in the next word, are parsed here, and everything else (help, mistakes, other spellings) by typer.
Both use the same declarations, and a test compares their results.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet_cli.declare import declared
from broadsheet_cli.options import ConvertOptions


def parse(arguments: Sequence[str]) -> dict[str, object] | None:
    """The options of a simple ``convert`` call, by field; None if typer has to parse it."""
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
    """The fields of the options that are parsed here, by spelling: those with a value, and flags."""
    takes_a_word: dict[str, str] = {}
    alone: dict[str, str] = {}
    for option in declared(ConvertOptions):
        if option.type is str:
            takes_a_word |= dict.fromkeys(option.names, option.field)
        elif option.type is bool:
            alone |= dict.fromkeys(option.names, option.field)
    return takes_a_word, alone
