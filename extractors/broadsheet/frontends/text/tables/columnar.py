"""Tables whose columns a line of dashes marks: reStructuredText's simple tables, Pandoc's, SQL output.

::

    =====  ======        Port    Berths
    Port   Berths        -----  -------
    =====  ======        Aden        12
    Aden   12
    =====  ======

The runs of dashes are the columns. What crosses from one into the next is a cell that spans; a line whose
first column is empty goes on with the row above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.blocks import Cell, Table
from broadsheet.document import Where
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.screen import screen, words
from broadsheet.notes import Notes

_RULE = re.compile(r"\s*(?:={2,}(?:\s+={2,})+|-{2,}(?:\s+-{2,})+|─{2,}(?:\s+─{2,})+)\s*\Z")
_RUN = re.compile(r"[-=─]+")
_LONGEST = 100_000
_PROBE = 4
_FEWEST_OUTSIDE = 2
"""Lines of the first few."""
_SPAN_RULES = 8
"""Rules in a row that draw other columns: more are no part of one table."""


def may_be_rule(line: str) -> bool:
    """A cheap check: whether it begins like a run of dashes."""
    return line.lstrip().startswith(("--", "==", "──"))


def is_rule(line: str) -> bool:
    """Whether a line is two or more runs of dashes."""
    return _RULE.match(line) is not None


def find_columnar(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table that begins with a rule at ``at``, or with a header right above one."""
    framed = is_rule(lines[at])
    if at + 1 >= len(lines) or is_rule(lines[at + 1]) == framed:
        return None
    rule = screen(lines[at if framed else at + 1])
    mark = rule.lstrip()[0]
    spans = [match.span() for match in _RUN.finditer(rule)]
    if not framed and _are_outside(lines[at + 2 : at + 2 + _PROBE], spans[0][0]):
        return None
    end = _end(lines, at, framed)
    rows: list[list[Cell]] = []
    head: int | None = None
    for n in range(at, end):
        if is_rule(lines[n]):
            # The first rule under a row ends the header; one of dashes between rules of = underlines a span.
            if rows and head is None and n < end - 1 and (not framed or lines[n].strip()[0] == mark):
                head = len(rows)
            continue
        if lines[n].strip():
            _take(rows, _cells(screen(lines[n]), spans), head)
    if not rows or (head is None and len(rows) < 2):
        return None
    return FoundTable([Table(rows, Where(line=at + 1, end_line=end), head_rows=head)], end)


def _are_outside(lines: Sequence[str], left: int) -> bool:
    """Whether names are left of where the first run of dashes begins: it marks the values alone."""
    outside = sum(bool(line[: max(left - 2, 0)].strip()) and "  " in line.strip() for line in lines)
    return outside >= _FEWEST_OUTSIDE


def _end(lines: Sequence[str], at: int, framed: bool) -> int:
    """The index after the table: behind the closing rule if there is an opening one, else a blank line."""
    stop = min(len(lines), at + _LONGEST)
    if framed:
        return _end_of_framed(lines, at, stop)
    return next((n for n in range(at + 2, stop) if not lines[n].strip()), max(at + 2, stop))


def _end_of_framed(lines: Sequence[str], at: int, stop: int) -> int:
    """The same for a table that its first rule opens, and the last one like it closes.

    reStructuredText allows blank lines between rows; Pandoc's headerless tables end at one.
    """
    first = lines[at].strip()
    last = blank = others = 0
    for n in range(at + 1, stop):
        line = lines[n].strip()
        is_before_gap = n + 1 >= stop or not lines[n + 1].strip()
        if not line:
            blank = blank or n
            if is_before_gap:
                break
        elif line == first:
            if is_before_gap or blank:
                return n + 1
            last, others = n, 0
        elif is_rule(line):
            others += 1
            if others > _SPAN_RULES:
                break
    return last + 1 if last else blank or min(stop, at + 1)


def _cells(line: str, spans: Sequence[tuple[int, int]]) -> list[Cell]:
    """A line cut at the columns; words that run over a gap join the columns on both sides."""
    cells: list[Cell] = []
    start, span = 0, 1
    for left, _ in spans[1:]:
        is_crossed = line[left - 1 : left].strip() and line[left : left + 1].strip()
        if is_crossed:
            span += 1
        else:
            cells.append(Cell(words(line[start:left]), colspan=span))
            start, span = left, 1
    cells.append(Cell(words(line[start:]), colspan=span))
    return cells


def _take(rows: list[list[Cell]], cells: list[Cell], head: int | None) -> None:
    """Add a row, or go on with the one above when the first column is empty."""
    floor = head or 0
    if len(rows) > floor and not cells[0].text and len(cells) == len(rows[-1]):
        for above, below in zip(rows[-1], cells, strict=True):
            above.text = f"{above.text} {below.text}".strip()
    else:
        rows.append(cells)
