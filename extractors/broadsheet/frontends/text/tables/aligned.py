"""Columns aligned by spaces, two or more between them in most lines.

::

    Port        Berths   Deepest      The words of a column overlap from line to line, and between two
    Aden            12      18 m      columns a strip of the page stays blank. Prose with two spaces
    Port Said        9    15.5 m      after each sentence has no such strip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.apart import rows_apart
from broadsheet.frontends.text.tables.close import rows_close
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row, note_joined
from broadsheet.frontends.text.tables.number_runs import cut_number_runs, join_signs
from broadsheet.frontends.text.tables.screen import has_gap, screen
from broadsheet.frontends.text.tables.strips import (
    SENTENCE_ENDS,
)
from broadsheet.frontends.text.tables.wrapped import Lined
from broadsheet.notes import Notes

_MARKER = re.compile(r"(?:[-*+•–—·▪◦o]|\(?(?:\d{1,3}|[A-Za-z]{1,3})[.)])\Z")
_BULLETED = re.compile(r"[-*+•–—·▪◦](?:\s|\Z)")
_CODE_END = re.compile(r"[;{}\\]\Z")
_LEADERS = re.compile(r"(?:\. ?){4}")
_COMMENTS = ("# ", "// ", "/* ", "-- ", "; ")
_LEAST_LINES = 3
_SOON = 5
"""Lines: a header of two, a blank one, and a row."""
_LONGEST_CELL = 160
_LONGEST_OF_MANY = 600
"""Characters of a cell in a table of two columns, which could be a term and its meaning, and of more."""
_LONGEST_TAG = 3
_RAGGED = 0.34
"""Share of rows that may have a cell in one column only: labels, and lines that go on with a cell."""


def may_be_aligned(lines: Sequence[str], at: int) -> bool:
    """A cheap check: a gap in the line or the one below it, and another one soon."""
    if has_gap(lines[at]):
        return any(map(has_gap, lines[at + 1 : at + _SOON]))
    return at + 1 < len(lines) and has_gap(lines[at + 1])


def find_aligned(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The columns that begin at ``at``, with rows on consecutive lines or apart from each other."""
    if "|" in lines[at] or not may_be_aligned(lines, at):
        return None
    found = _table(lines, at, rows_close(lines, at))
    if found is None or _goes_on_apart(lines, found.end_line):
        apart = _table(lines, at, rows_apart(lines, at))
        found = apart if apart and (found is None or apart.end_line > found.end_line) else found
    if found is None:
        return None
    note_joined(found.rows, notes)
    found.width = cut_number_runs(found.rows, join_signs(found.rows, found.width))
    return FoundTable([found.table()], found.end_line)


def _table(lines: Sequence[str], at: int, found: Lined | None) -> Grid | None:
    """The rows as a table, if they look like one."""
    if found is None:
        return None
    drawn = [screen(line) for line in lines[at : found.end] if line.strip()]
    if not _is_table(found.rows, drawn, len(found.columns)):
        return None
    return Grid(found.rows, len(found.columns), found.head, found.end, guessed=True)


def _goes_on_apart(lines: Sequence[str], end: int) -> bool:
    """Whether columns follow behind one blank line."""
    return end + 1 < len(lines) and not lines[end].strip() and has_gap(lines[end + 1])


def _is_table(rows: Sequence[Row], drawn: Sequence[str], width: int) -> bool:
    """Whether the strips hold cells: most rows have several, none is a paragraph, a list item or code."""
    if len(rows) < _LEAST_LINES:
        return False
    single = sum(1 for row in rows if sum(map(bool, row.cells)) < 2)
    longest = _LONGEST_CELL if width == 2 else _LONGEST_OF_MANY
    if single > _RAGGED * len(rows) or any(len(cell) > longest for row in rows for cell in row.cells):
        return False
    if width == 2 and all(_MARKER.match(row.cells[0]) or _is_tag(row.cells[0]) for row in rows):
        return False
    if 2 * sum(_BULLETED.match(row.cells[0]) is not None for row in rows) > len(rows):
        return False
    suspect = sum(1 for line in drawn if _CODE_END.search(line) or _LEADERS.search(line))
    suspect += sum(
        row.cells[-1].startswith(_COMMENTS)
        or (row.cells[0].endswith(SENTENCE_ENDS) and (width == 2 or row.cells[1].endswith(SENTENCE_ENDS)))
        for row in rows
    )
    return 3 * suspect < len(drawn)


def _is_tag(cell: str) -> bool:
    """A sign whose meaning is told behind it: no table, a list of terms."""
    return 0 < len(cell) <= _LONGEST_TAG and not cell.isalnum()
