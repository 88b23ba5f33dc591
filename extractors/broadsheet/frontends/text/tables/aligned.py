"""Columns aligned by spaces, two or more between them in most lines.

::

    Port        Berths   Deepest      The words of a column overlap from line to line, and between two
    Aden            12      18 m      columns a strip of the page stays blank. Prose with two spaces
    Port Said        9    15.5 m      after each sentence has no such strip.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.apart import rows_apart
from broadsheet.frontends.text.tables.close import rows_close
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, note_joined
from broadsheet.frontends.text.tables.number_runs import cut_number_runs, join_signs
from broadsheet.frontends.text.tables.screen import has_gap
from broadsheet.notes import Notes

_SOON = 5
"""Lines: a header of two, a blank one, and a row."""


def may_be_aligned(lines: Sequence[str], at: int) -> bool:
    """A cheap check: a gap in the line or the one below it, and another one soon."""
    if has_gap(lines[at]):
        return any(map(has_gap, lines[at + 1 : at + _SOON]))
    return at + 1 < len(lines) and has_gap(lines[at + 1])


def find_aligned(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The columns that begin at ``at``, with rows on consecutive lines or apart from each other."""
    if "|" in lines[at] or not may_be_aligned(lines, at):
        return None
    found = rows_close(lines, at)
    if found is None or _goes_on_apart(lines, found.end):
        apart = rows_apart(lines, at)
        found = apart if apart and (found is None or apart.end > found.end) else found
    if found is None:
        return None
    note_joined(found.rows, notes)
    width = cut_number_runs(found.rows, join_signs(found.rows, len(found.columns)))
    return FoundTable([Grid(found.rows, width, found.head, found.end, guessed=True).table()], found.end)


def _goes_on_apart(lines: Sequence[str], end: int) -> bool:
    """Whether columns follow behind one blank line."""
    return end + 1 < len(lines) and not lines[end].strip() and has_gap(lines[end + 1])
