"""Rows of cells separated by ``|``: which lines belong together, and what is in each.

Four habits are distinguished by where the outer pipes are, because each loses its rows in another way:

========  =====================  ==================================================================
habit     a row                  how it breaks
========  =====================  ==================================================================
framed    ``| a | b |``          a row may go on in a line that has no leading pipe
closed    ``a | b |``            the pipe ends a cell, not a row: a row may be spread over many lines
opened    ``|a`` then ``|b``     a cell a line, row ends lost; a lone ``|`` puts the cell below itself
inner     ``a | b``              one line a row; perhaps a blank line after each
========  =====================  ==================================================================

Each reader returns the lines of one run and the index of the first line after it. None looks further ahead
than a few lines past its run, so that reading a text stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from broadsheet.frontends.text.tables.cells import (
    PipeLine,
    behind_empty,
    ends_cell,
    row_of,
    rule_width,
)
from broadsheet.frontends.text.tables.closed import BRIDGE, read_closed
from broadsheet.frontends.text.tables.not_tables import (
    is_code,
    is_drawing,
    is_menu,
    is_running_text,
    is_syntax,
)
from broadsheet.frontends.text.tables.opened import read_cells

_BULLET = re.compile(r"(?:[-*+•–—·▪◦]|\d{1,3}[.)])\s")


class Run(Struct):
    """The lines of a run and the index after it; ``habit`` names the way in which it uses pipes."""

    lines: list[PipeLine]
    end: int
    habit: str


def find_run(lines: Sequence[str], at: int, stop: int) -> Run | None:
    """The run of pipe lines from ``at`` on, before ``stop``, if these lines look like rows at all."""
    at = behind_empty(lines, at, stop)
    habit = _habit(lines[at].strip(), lines, at)
    if habit is None:
        return None
    run = _READERS[habit](lines, at, stop)
    return Run(run[0], run[1], habit) if run else None


def begins_with_cell(lines: Sequence[str], at: int) -> bool:
    """Whether a pipe alone on the next line closes the first cell of a table, and the second is whole."""
    if at + 2 >= len(lines) or lines[at + 1].strip() != "|" or "|" in lines[at]:
        return False
    second = lines[at + 2].strip()
    return ends_cell(second) and second[0] != "|"


def _habit(first: str, lines: Sequence[str], at: int) -> str | None:
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if "|" not in first:
        return "closed"
    if first[:1] == "|":
        if ends_cell(first) and len(first) > 1:
            return "framed" if first.strip("| ") else None
        if "|" not in first[1:]:
            return "opened"
        return "framed" if following[:1] == "|" else "inner"
    closed = ends_cell(first)
    if closed and first.count("|") == 1 and is_running_text(lines[at : at + 3]):
        return None
    if rule_width(following) or (closed and ends_cell(following)):
        return "closed" if closed else "inner"
    if _BULLET.match(first) or is_code(first):
        return None
    return "closed" if closed else "inner"


def _read_framed(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    rows: list[PipeLine] = []
    n = at
    while n < stop:
        line = lines[n].strip()
        if line[:1] == "|":
            row = row_of(line, n + 1)
            if not row.rule:
                row.cells = row.cells[1:]
            rows.append(row)
        elif rows and (width := rule_width(line)):
            rows.append(PipeLine(n + 1, [], width))
        else:
            broken = rows and not rows[-1].rule and not ends_cell(lines[n - 1])
            end = _framed_break(lines, n) if broken else 0
            rest = row_of(" ".join(part.strip() for part in lines[n:end]), n + 1)
            if not rest.cells or not end:
                break
            rows[-1].cells[-1:] = [f"{rows[-1].cells[-1]} {rest.cells[0]}".strip(), *rest.cells[1:]]
            rows[-1].joined = True
            n = end - 1
        n += 1
    count = sum(1 for row in rows if not row.rule)
    if count == 0 or (count == 1 and len(rows) == 1):
        return None
    return rows, n


def _framed_break(lines: Sequence[str], at: int) -> int:
    """The index after the line that ends a row broken before ``at``; 0 if none does."""
    for n in range(at, min(at + BRIDGE + 1, len(lines))):
        line = lines[n].strip()
        if not line or line[0] == "|":
            return 0
        if ends_cell(line):
            return n + 1
    return 0


def _read_inner(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    rows = [row_of(lines[at], at + 1)]
    width = len(rows[0].cells) or rows[0].rule
    step = _step(lines, at, width)
    n = at + step
    marked = rows[0].rule > 0
    while n < stop and (step == 1 or not lines[n - 1].strip()):
        row = _inner_row(lines, n, width, marked, step)
        if row is None:
            break
        marked = marked or row.rule > 0
        rows.append(row)
        n += step
    cells = [row.cells for row in rows if not row.rule]
    if not marked and (is_menu(cells) or is_syntax(cells) or is_drawing(cells) or is_code(lines[at + step])):
        return None
    return rows, rows[-1].number


def _step(lines: Sequence[str], at: int, width: int) -> int:
    """2 if there is a blank line after each row, else 1."""
    spaced = at + 2 < len(lines) and not lines[at + 1].strip() and lines[at + 2].count("|") == width - 1
    return 2 if spaced else 1


def _inner_row(lines: Sequence[str], n: int, width: int, marked: bool, step: int) -> PipeLine | None:
    """The row at ``n``, if there is one that belongs to the table; ``marked`` says that it has had a rule."""
    line = lines[n]
    if "|" not in line and rule_width(line) < 2:
        return None
    row = row_of(line, n + 1)
    if row.rule:
        return row
    if len(row.cells) == width - 1 and ends_cell(line):
        row.cells.append("")
    if not len(row.cells) > 1 or (not marked and _BULLET.match(line.lstrip())):
        return None
    if len(row.cells) == width or (marked and len(row.cells) < width):
        return row
    return row if step == 1 and _fits(row, width, lines, n) else None


def _fits(row: PipeLine, width: int, lines: Sequence[str], n: int) -> bool:
    """A row of another width still belongs when the next line is of the width that all others have.

    The last one does, if it has a cell too many, when the two above are of that width.
    """
    if abs(len(row.cells) - width) > max(1, width // 2):
        return False
    if n + 1 == len(lines) or not lines[n + 1].strip():
        return len(row.cells) == width + 1 and all(line.count("|") == width - 1 for line in lines[n - 2 : n])
    return lines[n + 1].count("|") in (width - 1, width)


def _read_opened(lines: Sequence[str], at: int, stop: int) -> tuple[list[PipeLine], int] | None:
    cells, end = read_cells(lines, at, stop)
    rows = [PipeLine(cell.line, [cell.text], joined=cell.joined, loose=cell.loose) for cell in cells]
    return (rows, end) if rows else None


_READERS: dict[str, Callable[[Sequence[str], int, int], tuple[list[PipeLine], int] | None]] = {
    "framed": _read_framed,
    "closed": read_closed,
    "opened": _read_opened,
    "inner": _read_inner,
}
