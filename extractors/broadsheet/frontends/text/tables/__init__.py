"""Tables in plain text, whole or damaged.

>>> from broadsheet.notes import Notes
>>> found = find_table(["Port | Berths", "--- | ---", "Aden | 12", "", "Prose."], 0, Notes())
>>> [[cell.text for cell in row] for row in found.tables[0].rows], found.end
([['Port', 'Berths'], ['Aden', '12']], 3)
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.aligned import find_aligned
from broadsheet.frontends.text.tables.columnar import find_columnar
from broadsheet.frontends.text.tables.delimited import find_separated, find_tabbed
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.framed import OPENINGS, find_framed
from broadsheet.frontends.text.tables.piped import find_piped
from broadsheet.frontends.text.tables.spaced import ends_in_value, find_spaced
from broadsheet.notes import Notes

__all__ = ["FoundTable", "find_table", "may_start"]


def _framed(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    found = find_framed(lines, at, notes)
    return FoundTable([found[0]], found[1]) if found else None


def _columnar(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    found = find_columnar(lines, at, notes)
    return FoundTable([found[0]], found[1]) if found else None


def _tabs(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    found = find_tabbed(lines, at, notes)
    return FoundTable([found[0].table()], found[1]) if found else None


def _separated(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    found = find_separated(lines, at, notes)
    return FoundTable([found[0].table()], found[1]) if found else None


def _aligned(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    found = find_aligned(lines, at, notes)
    return FoundTable([found[0].table()], found[1]) if found else None


def _spaced(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    found = find_spaced(lines, at, notes)
    return FoundTable([found[0].table()], found[1]) if found else None


_RULES = frozenset("-=─ ")
_OPENINGS = OPENINGS | _RULES
RECOGNISERS = (_framed, _columnar, _tabs, find_piped, _separated, _aligned, _spaced)


def may_start(line: str, following: str) -> bool:
    """Whether a table could begin at this line: a cheap look, often wrong, never wrong when it says no."""
    if "|" in line or "\t" in line or "  " in line or line[:1] in _OPENINGS or following[:1] in _RULES:
        return True
    if line.count(",") == following.count(",") > 1 or (";" in line and ";" in following):
        return True
    return ends_in_value(following)


def find_table(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table that begins at ``lines[at]`` (raw lines of the whole text), or None if none does.

    Repairs and guesses go to ``notes`` with their line.
    """
    for recognise in RECOGNISERS:
        found = recognise(lines, at, notes)
        if found is not None:
            return found
    return None
