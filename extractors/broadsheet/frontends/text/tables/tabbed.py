"""Cells separated by tabs, one row per line.

A tab between words is a mark by itself, so two lines with the same number of tabs are a table. A cell may be
broken over lines, and a line without a tab between rows is a label over those that follow. Labels do not
follow each other, though: where rows have several such lines below them, their last cells go on there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row, note_joined, note_ragged
from broadsheet.notes import Notes

_MARKER = re.compile(r"(?:[-*+•–—·▪◦o]|\(?(?:\d{1,3}|[A-Za-z])[.)])\Z")
_VALUE = re.compile(r"[^\w\s]{0,2}\d[\d.,:/]*\s?[^\w\s]?")
_STACKS = 2
_LONGEST_CELL = 24
"""Lines."""
_BROKEN_ROW = 4
"""A row whose cells were broken over lines is looked for in so many lines."""


def find_tabbed(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """Lines of cells separated by tabs; a line between them is a row of one cell."""
    width = _tab_width(lines, at)
    if not width or (
        width == 2
        and all(_MARKER.match(line.partition("\t")[0]) for line in lines[at : at + 3] if "\t" in line)
    ):
        return None
    rows: list[Row] = []
    n = at
    goes_on = _goes_on(lines, at, width)
    while n < len(lines):
        end = _tabbed_row(lines, n, width)
        if not end:
            break
        if goes_on and end == n + 1:
            end = _next_row(lines, end, width) or end
        text = lines[n] if end == n + 1 else "".join(f" {line.strip(' ')}" for line in lines[n:end])
        cells = [cell.strip() for cell in text.split("\t")]
        rows.append(Row(cells, n + 1, end > n + 1, spans=len(cells) == 1))
        n = end
    if len(rows) < 2:
        return None
    grid = Grid(rows, width, None, n)
    note_joined(rows, notes)
    note_ragged(grid, notes)
    return FoundTable([grid.table()], n)


def _goes_on(lines: Sequence[str], at: int, width: int) -> bool:
    """Whether the last cells of rows go on below them: two rows at least have two lines or more there."""
    stacks = 0
    end = _next_row(lines, at + 1, width)
    while end and stacks < _STACKS:
        row, end = end, _next_row(lines, end + 1, width)
        stacks += end > row + 2
    return stacks >= _STACKS


def _next_row(lines: Sequence[str], at: int, width: int) -> int:
    """The index of the next row of full width, if only lines without a tab are above it; else 0."""
    for n in range(at, min(at + _LONGEST_CELL, len(lines))):
        tabs = lines[n].count("\t")
        if tabs == width - 1:
            return n
        if tabs or not lines[n].strip():
            break
    return 0


def _tab_width(lines: Sequence[str], at: int) -> int:
    """The cells a row has, if the line and one of the next few agree; 0 if this is not a table."""
    if not lines[at].strip() or "\t" not in lines[at].strip(" "):
        return 0
    if lines[at].endswith(" ") and (width := _broken_header(lines, at)):
        return width
    count = 0
    for line in lines[at : at + _BROKEN_ROW]:
        stripped = line.strip()
        if "\t" not in stripped:
            if not stripped:
                break
            continue
        if count and line.count("\t") == count:
            return count + 1
        count = max(count, line.count("\t"))
    return 0


def _broken_header(lines: Sequence[str], at: int) -> int:
    """The width of the rows below, if the first lines, broken within their cells, add up to it; else 0."""
    counts = [line.count("\t") for line in takewhile(str.strip, lines[at : at + 2 * _BROKEN_ROW])]
    total = counts[0]
    for n in range(1, min(_BROKEN_ROW, len(counts))):
        total += counts[n]
        below = counts[n + 1 :]
        if below[:1] == [0]:
            below = below[1:]
        if total > counts[0] and below[:2] == [total, total]:
            return total + 1
    return 0


def _tabbed_row(lines: Sequence[str], at: int, width: int) -> int:
    """The index after the row that begins at ``at``; 0 if none does."""
    tabs = lines[at].count("\t")
    if tabs == width - 1:
        return at + 1
    if tabs >= width:
        return at + 1 if lines[at].strip() else 0
    if not lines[at].strip():
        return 0
    for end in range(at + 1, min(at + _BROKEN_ROW, len(lines))):
        if not lines[end].strip():
            break
        more = lines[end].count("\t")
        if tabs + more > width - 1 or (not tabs and more) or _is_next_row(lines[end - 1], lines[end]):
            break
        tabs += more
        if tabs == width - 1 and (end + 1 == len(lines) or lines[end + 1].count("\t") in (0, width - 1)):
            return _with_loose_end(lines, end + 1, width)
    if not lines[at].count("\t"):
        # A label over the rows that follow it: it is between rows of the table's own width.
        between = at + 1 < len(lines) and lines[at + 1].count("\t") == width - 1 == lines[at - 1].count("\t")
        return at + 1 if between else 0
    return at + 1


def _is_next_row(above: str, line: str) -> bool:
    """Whether a line begins a row and does not go on in a cell: after a number, another cell of text.

    A space at the end of the line above is where a cell was broken.
    """
    if above.endswith(" ") or "\t" not in line:
        return False
    last, first = above.rpartition("\t")[2].strip(), line.partition("\t")[0].strip()
    return _VALUE.fullmatch(last) is not None and first[:1].isalpha()


def _with_loose_end(lines: Sequence[str], end: int, width: int) -> int:
    """A last cell may go on in one more line, when rows of full width come after it."""
    if end + 1 < len(lines) and "\t" not in lines[end] and lines[end - 1].endswith(" "):
        return end + 1 if lines[end + 1].count("\t") == width - 1 else end
    return end
