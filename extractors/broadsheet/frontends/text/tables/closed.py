"""Rows of which only closing pipes are left (``a | b |``): cells may be broken, rows spread over lines."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.cells import PipeLine, behind_empty, ends_cell, row_of, rule_width
from broadsheet.frontends.text.tables.opened import LONGEST_BROKEN

BRIDGE = 3
"""A cell that is broken over lines goes on for so many at most; a longer gap is text between two tables."""


def read_closed(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    """The lines of the run from ``at`` on, before ``stop``, and the index after it; None if there is none."""
    rows: list[PipeLine] = []
    width = have = 0
    n = at
    while n < stop:
        line = lines[n]
        if ends_cell(line):
            if rows and not have and _is_empty_row(lines, n, stop, width):
                break
            row, end = row_of(line, n + 1), n + 1
        else:
            end = _closed_break(lines, n, width, have)
            if not end:
                break
            row = row_of(" ".join(part.strip() for part in lines[n:end]), n + 1)
            row.joined = True
        rows.append(row)
        # A rule shows the width of the rows around it: a second copy may have fewer ghost columns.
        width = row.rule or max(width, len(row.cells))
        have = 0 if row.rule else have + len(row.cells)
        if have >= width > 1:
            have = 0
        n = end
    return (rows, n) if rows else None


def _is_empty_row(lines: Sequence[str], at: int, stop: int, width: int) -> bool:
    """Whether lines of pipes alone make a row of empty cells, as some tables have above their header."""
    end = behind_empty(lines, at, stop)
    return end > at + 1 and sum(line.count("|") for line in lines[at:end]) >= width


def _closed_break(lines: Sequence[str], at: int, width: int, have: int) -> int:
    """The index after a cell that is broken over lines from ``at`` on, or 0 if this is text and no cell.

    ``width`` is that of the table so far, ``have`` how many cells the row that is open has. A pipe that
    is alone on the line below closes any cell.
    """
    for n in range(at, min(at + BRIDGE, len(lines))):
        line = lines[n].strip()
        if not line or (len(line) > LONGEST_BROKEN and n > at):
            return 0
        if not ends_cell(line):
            continue
        if line == "|" and n > at and "|" not in lines[at]:
            return n + 1
        count = sum(lines[k].count("|") for k in range(at, n + 1))
        if rule_width(line) or n == at or width < 2 or have + count > width:
            return 0
        if n + 1 < len(lines) and rule_width(lines[n + 1]):
            return 0
        if have or "|" in lines[at] or _goes_on(lines[at].strip(), lines[at + 1].strip()):
            return n + 1
        return 0
    return 0


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is cut in mid-sentence: the next begins in lower case, or in a bracket, or it hangs."""
    if len(line) > LONGEST_BROKEN or line[-1] in ".!?:":
        return False
    return following[0].islower() or following[0] in "(&/–+" or line[-1] in ",(&/-–"
