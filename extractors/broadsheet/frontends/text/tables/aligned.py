"""Columns aligned by spaces, two or more between them.

::

    Port        Berths   Deepest      The words of a column overlap from line to line, and between two
    Aden            12      18 m      columns a strip of the page stays blank. Prose with two spaces
    Port Said        9    15.5 m      after each sentence has no such strip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.screen import screen, words
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.notes import Notes

_GAP = re.compile(r"\S {2,}(?=\S)|\S\t")
_WORDS = re.compile(r"\S+(?: \S+)*")
_MARKER = re.compile(r"(?:[-*+•–—·▪◦]|\(?(?:\d{1,3}|[A-Za-z]{1,3})[.)])\Z")
_CODE_END = re.compile(r"[;{}\\]\Z")
_LEADERS = re.compile(r"(?:\. ?){4}")
_COMMENTS = ("# ", "// ", "/* ", "-- ", "; ")
_SENTENCE_ENDS = (".", "!", "?", "。", "...")
_LEAST_LINES = 3
_LONGEST_CELL = 160
_RAGGED = 0.34
"""Share of rows that may have a cell in one column only: labels, and lines that go on with a cell."""


def has_gap(line: str) -> bool:
    """Whether two spaces or more part words within the line."""
    return "  " in line.strip() and _GAP.search(line) is not None


def find_aligned(lines: Sequence[str], at: int, notes: Notes) -> tuple[Grid, int] | None:
    """The columns that begin at ``at``, up to a blank line or one without a gap, and the index after them."""
    if not has_gap(lines[at]) or not any(map(has_gap, lines[at + 1 : at + _LEAST_LINES])):
        return None
    end = _end(lines, at)
    if end - at < _LEAST_LINES:
        return None
    drawn = [screen(line) for line in lines[at:end]]
    spans = [[match.span() for match in _WORDS.finditer(line)] for line in drawn]
    columns = _columns(spans)
    if len(columns) < 2:
        return None
    rows = _rows(drawn, spans, columns, at)
    if not _is_table(rows, drawn, len(columns)):
        return None
    return Grid(rows, len(columns), None, end, guessed=True), end


def _end(lines: Sequence[str], at: int) -> int:
    """The index after the block: a line without a gap belongs to it only when it is indented, as rest of a cell."""
    n = at + 1
    while n < len(lines):
        line = lines[n]
        if not has_gap(line) and not (line.strip() and len(line) - len(line.lstrip()) > 3):
            break
        n += 1
    return n


def _columns(spans: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    """The strips that words stand in: their spans over all lines, merged where they touch."""
    columns: list[tuple[int, int]] = []
    for left, right in sorted({span for line in spans for span in line}):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _rows(drawn: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]], columns: Sequence[tuple[int, int]],
          at: int) -> list[Row]:
    rows: list[Row] = []
    for number, (line, found) in enumerate(zip(drawn, spans, strict=True), at + 1):
        cells = [""] * len(columns)
        column = 0
        for left, right in found:
            while columns[column][1] <= left:
                column += 1
            cells[column] = f"{cells[column]} {words(line[left:right])}".strip()
        if rows and not cells[0] and not any(is_value(shape(cell)) for cell in cells):
            above = rows[-1]
            above.cells = [f"{a} {b}".strip() for a, b in zip(above.cells, cells, strict=True)]
            above.joined = True
        else:
            rows.append(Row(cells, number))
    return rows


def _is_table(rows: Sequence[Row], drawn: Sequence[str], width: int) -> bool:
    """Whether the strips hold cells: most rows have several, none is a paragraph, a list item or code."""
    if len(rows) < _LEAST_LINES:
        return False
    single = sum(1 for row in rows if sum(map(bool, row.cells)) < 2)
    if single > _RAGGED * len(rows) or any(len(cell) > _LONGEST_CELL for row in rows for cell in row.cells):
        return False
    if width == 2 and all(_MARKER.match(row.cells[0]) for row in rows):
        return False
    suspect = sum(1 for line in drawn if _CODE_END.search(line) or _LEADERS.search(line))
    suspect += sum(1 for row in rows if row.cells[-1].startswith(_COMMENTS) or row.cells[0].endswith(_SENTENCE_ENDS))
    return 3 * suspect < len(drawn)
