"""Columns with a single space between them, where the digits show what a cell is.

::

    Port Berths Depth Cranes       Counted from the right, every line has the same run of words and values:
    Aden 12 18.5 40                here name, value, value, value. The words before the first value are the
    Port Said 9 15.0 22            name, however many there are; a header is cut where its words suit best.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.header import cut_header
from broadsheet.frontends.text.tables.screen import has_gap
from broadsheet.frontends.text.tables.shape import MONEY, PERCENT, shape
from broadsheet.notes import Notes

_LEAST_LINES = 4
_LONGEST_LINE = 140
_ALIKE = 0.9
"""Share of the lines that must have the same pattern."""
_MARKER = re.compile(r"[-*+•–—·▪◦]\s|\(?\d{1,3}[.)]\s")
_END = re.compile(r"[.!?;:…。]\s*\Z")
_VALUE_END = re.compile(r"\d[^\s.]{0,6}\s*\Z")
_PROBE = 40
"""Lines that decide what the pattern is; further ones belong while they have it."""
_WIDEST = 12
_DISTINCT = 0.7
"""Share of the names that differ: a sentence that varies in its numbers has always the same."""
_NO_NAME_END = (":", "-", "–", "—", ",", "$", "(")


def ends_in_value(line: str) -> bool:
    """Whether a line of moderate length ends in something with a digit: what a first row must show."""
    return 3 < len(line) <= _LONGEST_LINE and line[-1] != "." and _VALUE_END.search(line) is not None


def may_be_rows(lines: Sequence[str], at: int) -> bool:
    """Whether so many lines from ``at`` on end in values as any table has below its second line."""
    rows = lines[at : at + _LEAST_LINES - 2]
    return len(rows) == _LEAST_LINES - 2 and all(ends_in_value(line.strip()) for line in rows)


def find_spaced(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table whose first row, or whose header, is at ``at``."""
    first = lines[at].strip()
    headed = not ends_in_value(first)
    start = at + headed
    if headed and (len(first) > _LONGEST_LINE or _END.search(first) or not first[0].isalpha()):
        return None
    probe = list(takewhile(_may_be_row, lines[start : start + _PROBE]))
    pattern = _pattern(probe) if len(probe) >= _LEAST_LINES else ""
    if not pattern or (headed and all(map(has_gap, probe))):  # a gap shows columns better than digits do
        return None
    end = start + len(probe)
    form = _form(pattern)
    while end < len(lines) and _may_be_row(lines[end]) and form.search(_run(lines[end].split())):
        end += 1
    rows = [Row(_cells(lines[n].split(), pattern), n + 1) for n in range(start, end)]
    if not _are_cells(rows, headed):
        return None
    _move_common_words(rows)
    if headed:
        names = cut_header(first, len(pattern))
        if names is None:
            return None
        rows.insert(0, Row(names, at + 1))
    grid = Grid(rows, len(pattern), None, end, guessed=True)
    message = f"{len(pattern)} columns, one space apart, guessed from the digits alone"
    notes.warn("table-columns-guessed", message, grid.where())
    return FoundTable([grid.table()], end)


def _are_cells(rows: Sequence[Row], headed: bool) -> bool:
    """Whether what the digits cut out are cells: names end in no colon or dash, values in no comma.

    Without a header the columns must also be of one kind each.
    """
    cut = sum(1 for row in rows if row.cells[0][-1:] in _NO_NAME_END)
    cut += sum(1 for row in rows if any(value[-1:] in (",", ":") for value in row.cells[1:]))
    names = [row.cells[0] for row in rows]
    prices = sum(1 for name in names if shape(name) in (MONEY, PERCENT))
    if cut > (1 - _ALIKE) * len(rows) or 0 < prices < len(rows) or len(set(names)) < _DISTINCT * len(rows):
        return False
    if headed:
        return True
    columns = [[shape(row.cells[at]) for row in rows] for at in range(1, len(rows[0].cells))]
    alike = all(max(map(column.count, column)) >= _ALIKE * len(column) for column in columns)
    return alike and len(columns) > 1 and all(any(map(str.isalpha, row.cells[0])) for row in rows)


def _move_common_words(rows: Sequence[Row]) -> None:
    """Words that end every name (``up to``, ``Starting from``) belong to the value behind them."""
    moved = ""
    while all(" " in row.cells[0] for row in rows):
        words = {row.cells[0].rpartition(" ")[2] for row in rows}
        word = words.pop()
        if words or (not word[0].islower() and not moved[:1].islower()):
            return
        moved = word
        for row in rows:
            row.cells[0], _, _ = row.cells[0].rpartition(" ")
            row.cells[1] = f"{word} {row.cells[1]}"


def _may_be_row(line: str) -> bool:
    line = line.strip()
    return ends_in_value(line) and not _MARKER.match(line) and "|" not in line and "\t" not in line


def _pattern(lines: Sequence[str]) -> str:
    """The run of words (``w``) and values (``v``) that the lines have in common, counted from the right."""
    runs = Counter(_run(line.split()) for line in lines)
    for pattern, _ in runs.most_common(3):
        if "v" not in pattern or len(pattern) > _WIDEST:
            continue
        form = _form(pattern)
        alike = sum(count for run, count in runs.items() if form.search(run))
        if alike >= _ALIKE * len(lines) and _is_sure(lines, pattern):
            return pattern
    return ""


def _form(pattern: str) -> re.Pattern[str]:
    """What the run of a row must end in: between two values may be words of the second."""
    return re.compile(re.sub("v(?=v)", "vw?", pattern[1:]) + r"\Z")


def _run(tokens: Sequence[str]) -> str:
    run = "w"
    for token in tokens[1:]:
        if _is_value(token):
            run += "v"
        elif run[-1] != "w":
            run += "w"
    return run


def _is_value(token: str) -> bool:
    return any(map(str.isdigit, token))


def _is_sure(lines: Sequence[str], pattern: str) -> bool:
    """Two values in each line, or one that is money or a share of something."""
    if pattern.count("v") >= 2:
        return True
    return pattern == "wv" and all(shape(line.split()[-1]) in (MONEY, PERCENT) for line in lines)


def _cells(tokens: list[str], pattern: str) -> list[str]:
    """Cells from the right: a value, words up to the next value, and the first takes the rest.

    Between two columns of values, words belong to the one behind them (``60g`` then ``Hero 25K``).
    """
    cells: list[str] = []
    for at in range(len(pattern) - 1, 0, -1):
        cell = [tokens.pop()] if pattern[at] == "v" and len(tokens) > 1 else []
        if pattern[at] == "w" or pattern[at - 1] == "v":
            kept = at  # a token for each column to the left
            while len(tokens) > kept and not _is_value(tokens[-1]):
                cell.append(tokens.pop())
        cells.append(" ".join(reversed(cell)))
    return [" ".join(tokens), *reversed(cells)]
