"""Whether blank strips part the cells of a table, or words of a paragraph, a list or code by accident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Row
from broadsheet.frontends.text.tables.strips import SENTENCE_ENDS

ENOUGH = 40
"""Rows after which more need not be looked at."""
_MARKER = re.compile(r"(?:[-*+•–—·▪◦o]|\(?(?:\d{1,3}|[A-Za-z]{1,3})[.)])\Z")
_BULLETED = re.compile(r"[-*+•–—·▪◦](?:\s|\Z)")
_CODE_END = re.compile(r"[;{}\\]\Z")
_LEADERS = re.compile(r"(?:\. ?){4}")
_COMMENTS = ("# ", "// ", "/* ", "-- ", "; ")
_LEAST_LINES = 3
_LONGEST_CELL = 160
_LONGEST_OF_MANY = 600
"""Characters of a cell in a table of two columns, which could be a term and its meaning, and of more."""
_LONGEST_TAG = 3
_RAGGED = 0.34
"""Share of rows that may have a cell in one column only: labels, and lines that go on with a cell."""


def is_table(rows: Sequence[Row], lines: Sequence[str], width: int) -> bool:
    """Whether the strips hold cells: most rows have several, none is a paragraph, a list item or code.

    ``lines`` are those that the rows were made from.
    """
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
    suspect = sum(1 for line in lines if _CODE_END.search(line.rstrip()) or _LEADERS.search(line))
    suspect += sum(
        row.cells[-1].startswith(_COMMENTS)
        or (row.cells[0].endswith(SENTENCE_ENDS) and (width == 2 or row.cells[1].endswith(SENTENCE_ENDS)))
        for row in rows
    )
    return 3 * suspect < sum(1 for line in lines if line.strip())


def _is_tag(cell: str) -> bool:
    """A sign whose meaning is told behind it: no table, a list of terms."""
    return 0 < len(cell) <= _LONGEST_TAG and not cell.isalnum()
