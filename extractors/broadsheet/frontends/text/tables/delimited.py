"""Values parted by tabs, commas or semicolons, a line a row.

A tab between words is a mark by itself, so two lines with the same number of tabs are a table. Commas and
semicolons are the bread of prose: a block of them is a table only when three lines or more have the same
number of fields and the marks stand as programs print them (``a,b,c``), not as sentences do (``a, b and c``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.notes import Notes

_MARKER = re.compile(r"(?:[-*+•–—·▪◦o]|\(?(?:\d{1,3}|[A-Za-z])[.)])\Z")
_PRINTED = re.compile(r"[^\s,;][,;][^\s,;]")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_LEAST_LINES = 3
_BROKEN_ROW = 4
"""A row whose cells were broken over lines is looked for in so many lines."""


def find_tabbed(lines: Sequence[str], at: int, notes: Notes) -> tuple[Grid, int] | None:
    """Lines of cells parted by tabs, and the index after them; a line between them is a row of one cell."""
    width = _tab_width(lines, at)
    if not width:
        return None
    rows: list[Row] = []
    n = at
    while n < len(lines):
        end = _tabbed_row(lines, n, width)
        if not end:
            break
        text = lines[n] if end == n + 1 else "".join(f" {line.strip(' ')}" for line in lines[n:end])
        cells = [cell.strip() for cell in text.split("\t")]
        rows.append(Row(cells, n + 1, end > n + 1, spans=len(cells) == 1))
        n = end
    if len(rows) < 2 or (width == 2 and all(_MARKER.match(row.cells[0]) for row in rows)):
        return None
    return Grid(rows, width, None, n), n


def _tab_width(lines: Sequence[str], at: int) -> int:
    """The cells a row has, if the line and one of the next few agree; 0 if this is no table."""
    if not lines[at].strip() or "\t" not in lines[at].strip(" "):
        return 0
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
        if tabs + more > width - 1 or (not tabs and more):
            break
        tabs += more
        if tabs == width - 1 and (end + 1 == len(lines) or lines[end + 1].count("\t") in (0, width - 1)):
            return _with_loose_end(lines, end + 1, width)
    if not lines[at].count("\t"):
        # A label over the rows that follow it: it stands between rows of the table's own width.
        between = at + 1 < len(lines) and lines[at + 1].count("\t") == width - 1 == lines[at - 1].count("\t")
        return at + 1 if between else 0
    return at + 1


def _with_loose_end(lines: Sequence[str], end: int, width: int) -> int:
    """A last cell may go on in one more line, when rows of full width come after it."""
    if end + 1 < len(lines) and "\t" not in lines[end] and lines[end - 1].endswith(" "):
        return end + 1 if lines[end + 1].count("\t") == width - 1 else end
    return end


def find_separated(lines: Sequence[str], at: int, notes: Notes) -> tuple[Grid, int] | None:
    """A block of comma- or semicolon-separated values, quoted fields understood."""
    first = lines[at]
    mark = ";" if first.count(";") >= 1 and first.count(";") >= first.count(",") else ","
    if not _PRINTED.search(first) or at + _LEAST_LINES > len(lines):
        return None
    head = [_fields(line, mark) for line in lines[at : at + _LEAST_LINES]]
    width = len(head[0])
    if width < (2 if mark == ";" else 3) or any(len(row) != width for row in head):
        return None
    end = at + _LEAST_LINES
    while end < len(lines) and lines[end].count(mark) >= width - 1 and len(_fields(lines[end], mark)) == width:
        end += 1
    rows = [Row(_fields(lines[n], mark), n + 1) for n in range(at, end)]
    if not _is_data(rows, lines[at:end], mark):
        return None
    return Grid(rows, width, None, end, guessed=True), end


def _fields(line: str, mark: str) -> list[str]:
    if '"' not in line:
        return [field.strip() for field in line.split(mark)]
    import csv  # only when a field is quoted

    fields = next(csv.reader([line.strip()], delimiter=mark, skipinitialspace=True), [])
    return [field.strip() for field in fields]


def _is_data(rows: Sequence[Row], lines: Sequence[str], mark: str) -> bool:
    """Fields without a space after the mark in nearly every line, and a column of values or of short words."""
    tight = sum(1 for line in lines if f"{mark} " not in line or '"' in line)
    if tight < 0.9 * len(lines) or (mark == "," and all(_THOUSANDS.search(line) for line in lines[1:])):
        return False
    sample = rows[1:50]
    for column in range(len(rows[0].cells)):
        if all(is_value(shape(row.cells[column])) or not row.cells[column] for row in sample):
            return True
    return mark == ";" and all(len(cell) <= 40 for row in sample for cell in row.cells)
