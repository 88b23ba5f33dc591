"""What ran into a table's end: the heading or paragraph that an unclosed table was glued to.

``Technology`` is the first cell of the last row and ``Recommendations for …`` the heading after the table;
in the text they are one word, ``TechnologyRecommendations for …``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from broadsheet.document import Where
from broadsheet.frontends.text.run_together import pieces_of
from broadsheet.frontends.text.seams import LOWER, UPPER
from broadsheet.frontends.text.tables.cells import split_cells
from broadsheet.notes import Notes

LONGEST_CELL = 60
"""Characters; what is longer before the seam is a sentence, not the cell of a row."""
_LONGER = 10
"""Characters by which a last cell may be longer than those above it."""
_SEAM = re.compile(rf"(?<=[{LOWER}])(?=[{UPPER}])")
_LEAST_PIECES = 3
"""Without other evidence a line must fall in three: a cell, a heading, its text. Two are the latter."""


class Tail(Struct):
    """The cells of a last row, and the text behind them."""

    cells: list[str]
    rest: str


def after_copy(line: str, expected: Sequence[str], number: int, notes: Notes) -> Tail | None:
    """The line behind a second copy, if it begins with a cell where that copy may have been cut off."""
    line = line.strip()
    for cell in expected:
        rest = line[len(cell) :]
        if cell and line.startswith(cell) and (rest[:1].isupper() or rest[:1].isdigit()):
            return _tail([cell], rest, number, notes)
    return None


def last_row(line: str, width: int, longest: int, number: int, notes: Notes) -> Tail | None:
    """The line behind the last row, if it is a row whose last cell has text glued to it.

    ``longest`` is the length of the longest cell that is above that one.
    """
    *before, last = split_cells(line)
    if len(before) >= width:
        return None
    least = _LEAST_PIECES if width > 1 and not before else 2
    pieces = (_cut_at_cell(last, longest) if before else None) or pieces_of(last)
    if pieces is None or len(pieces) < least or len(pieces[0]) > LONGEST_CELL:
        return None
    return _tail([*before, pieces[0]], last[len(pieces[0]) :].strip(), number, notes)


def _cut_at_cell(text: str, longest: int) -> list[str] | None:
    """Cut at the first case break within the length of a cell, if what follows is itself run together."""
    seam = _SEAM.search(text, 1, longest + _LONGER)
    if seam is None or pieces_of(text[seam.start() :]) is None:
        return None
    return [text[: seam.start()], text[seam.start() :]]


def _tail(cells: list[str], rest: str, number: int, notes: Notes) -> Tail:
    shown = rest if len(rest) <= 60 else f"{rest[:57]}..."
    message = f"text that ran into the last cell {cells[-1]!r}, read as a separate line: {shown!r}"
    notes.warn("table-text-glued", message, Where(line=number))
    return Tail(cells, rest)
