"""Pipe tables: a run of lines, the tables in it, the second copies, and what was glued to the end."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.assemble import assemble
from broadsheet.frontends.text.tables.found import FoundTable, with_footer
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.pipes import begins_with_cell, find_run
from broadsheet.frontends.text.tables.repeats import merge
from broadsheet.frontends.text.tables.tail import after_copy, last_row
from broadsheet.notes import Notes

_PROBE = 64
"""Lines that decide whether there is a table: a text of pipes that is none costs no more for each line."""


def find_piped(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The tables of the run of pipe lines that begins at ``at``."""
    if "|" not in lines[at] and not begins_with_cell(lines, at):
        return None
    probe = find_run(lines, at, min(len(lines), at + _PROBE))
    if probe is None or not assemble(probe, Notes())[0]:
        return None
    run = find_run(lines, at, len(lines)) or probe
    grids, end = assemble(run, notes)
    if not grids:
        grids, end = assemble(probe, notes)
    merged = merge(grids, notes)
    last, expected = merged[-1]
    found = FoundTable([], end)
    if run.habit == "closed" and end < len(lines):
        _take_tail(found, last, expected, lines[end], notes)
    elif run.habit in ("inner", "opened"):
        _cut_last_cell(found, last, notes)
    found.tables = [grid.table() for grid, _ in merged]
    return with_footer(found, lines)


def _take_tail(found: FoundTable, last: Grid, expected: list[str], line: str, notes: Notes) -> None:
    """Take the cell that the line behind the run begins with, and hand back the rest of the line."""
    number = found.end + 1
    tail = after_copy(line, expected, number, notes)
    if tail is None:
        column = line.count("|")
        tail = last_row(line, last.width, _longest(last, column), number, notes)
        if tail is None:
            return
        last.rows.append(Row(tail.cells, number))
        last.end_line = number
    found.rest = tail.rest
    found.end += 1


def _cut_last_cell(found: FoundTable, last: Grid, notes: Notes) -> None:
    """The last cell may have text glued to it, if it is much longer than those above."""
    row = last.rows[-1]
    longest = max(map(len, (other.cells[-1] for other in last.rows[:-1])), default=0)
    if len(row.cells[-1]) > 2 * longest:
        tail = last_row(row.cells[-1], 1, longest, row.line, notes)
        if tail is not None:
            row.cells = [*row.cells[:-1], *tail.cells]
            found.rest = tail.rest


def _longest(grid: Grid, column: int) -> int:
    return max((len(row.cells[column]) for row in grid.rows if len(row.cells) > column), default=0)
