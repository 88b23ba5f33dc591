"""Rows of aligned columns on consecutive lines.

::

    Port        Berths   Deepest      The words of a column overlap from line to line, and between two
    Aden            12      18 m      columns a strip of the page stays blank.
    Port Said        9    15.5 m
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from broadsheet.frontends.text.tables.number_runs import SIGNS
from broadsheet.frontends.text.tables.screen import has_gap, screen
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.frontends.text.tables.spaced import ends_in_value
from broadsheet.frontends.text.tables.strips import (
    SENTENCE_ENDS,
    Span,
    columns_of,
    fitting,
    is_placed,
    narrowed,
)
from broadsheet.frontends.text.tables.table_like import ENOUGH, is_table
from broadsheet.frontends.text.tables.wrapped import Lined, RowMaker, is_as_wide_as_page

_LEAST_LINES = 3
_PROBE = 40
"""Lines that decide where the columns are; further ones belong while they fit."""
_HANGING = 3
"""Columns by which what goes on with a cell is indented more than the table."""
_RULES = "-=_─═"
_LONGEST_LABEL = 60
_LEAST_APART = 3
"""Columns of a table whose rows may be apart."""
_SHORTEST_RULE = 0.75
"""Times as long as the header over it that a rule is, at least."""


def rows_close(lines: Sequence[str], at: int) -> Lined | None:
    """The rows that begin at ``at``, up to a line that is blank, has no gap, or does not fit the columns.

    A line of dashes under the first says that this is the header. A header or a last row whose cells fill
    their columns needs no gap.
    """
    is_tight = not has_gap(lines[at])
    if is_tight and (_is_rule(lines[at]) or not _begins_block(lines, at)):
        return None
    start = at + is_tight
    margin = _margin(lines, start)
    head = 1 if _is_ruled(lines, start) else None
    stop, drawn, columns = _probed(lines, start, start + 2 if head else start, margin)
    if is_tight and columns:
        header = screen(lines[at])
        columns = narrowed(header, columns) if is_placed(header, columns) else []
        drawn = {at: header, **drawn}
    if len(columns) < 2 or len(drawn) < 2:
        return None
    made, end = _rows(lines, drawn, stop, columns)
    if end > stop:  # Further rows may show better where the columns are.
        seen = _drawn(lines, at, min(end, at + _PROBE))
        columns_seen = columns_of(list(seen.values()))
        if len(columns_seen) == len(columns):
            made, end = _rows(lines, seen, max(seen) + 1, columns_seen)
    if len(made.rows) <= ENOUGH and not is_table(made.rows, lines[at:end], len(columns)):
        return None
    return Lined(made.rows, columns, head, end)


def _rows(
    lines: Sequence[str], drawn: Mapping[int, str], stop: int, columns: Sequence[Span]
) -> tuple[RowMaker, int]:
    """The rows of the lines that were looked at and those below them that fit, and the index behind them."""
    made = RowMaker(columns, partial(is_as_wide_as_page, lines, min(drawn), stop, columns[-1][1]))
    for n, line in drawn.items():
        made.take(line, n + 1)
    return made, _rest(lines, stop, columns, made)


def _begins_block(lines: Sequence[str], at: int) -> bool:
    """Whether the line is no part of the paragraph above it."""
    above = lines[at - 1].rstrip() if at else ""
    return not above or above.endswith((*SENTENCE_ENDS, ":"))


def _rest(lines: Sequence[str], at: int, columns: Sequence[Span], made: RowMaker) -> int:
    """Take the rows behind those that decided, as far as they fit the columns, and say where they end."""
    margin = columns[0][0]
    while at < len(lines):
        first = at + 1 if _is_gap_inside(lines, at, columns) else at
        line = fitting(lines[first], columns)
        if not line:
            is_last = _is_last(lines, at, columns)
            columns = narrowed(lines[first], columns)
            made.fit(columns or made.columns)
            line = fitting(lines[first], columns) if columns else ""
            if not line or not (is_last or has_gap(line) or made.may_take(line)):
                break
        is_row = first > at or _end(lines, at, at + 1, margin) > at
        is_row = is_row or is_placed(line, columns) or _may_be_tight(lines, at, margin)
        if not is_row and not made.may_take(line):
            break
        at = first + 1
        if not _is_rule(line):
            made.take(line, at)
        taken = lines[made.rows[0].line - 1 : at] if len(made.rows) == ENOUGH else ()
        if taken and not is_table(made.rows, taken, len(columns)):
            break
    return at


def _is_last(lines: Sequence[str], at: int, columns: Sequence[Span]) -> bool:
    """Whether a row without a gap ends the table: its cells are where columns are, and nothing follows."""
    return is_placed(screen(lines[at]), columns) and (at + 1 == len(lines) or not lines[at + 1].strip())


def _margin(lines: Sequence[str], at: int) -> int:
    """The column where the table's lines begin; a header whose first cell is empty begins further right."""
    below = lines[at + 1 : at + 1 + _LEAST_LINES]
    return min([_indent(lines[at]), *(_indent(line) for line in below if has_gap(line))])


def _is_gap_inside(lines: Sequence[str], at: int, columns: Sequence[Span]) -> bool:
    """Whether the line is blank and the next is a row again: a name, and values alone."""
    if at + 1 >= len(lines) or lines[at].strip() or len(columns) < _LEAST_APART:
        return False
    line = fitting(lines[at + 1], columns)
    cells = RowMaker(columns, bool).cells(line) if line else [""]
    values = [cell for cell in cells[1:] if cell]
    is_row = cells[0] != "" and len(values) >= _LEAST_APART - 1
    return is_row and all(cell in SIGNS or is_value(shape(cell)) for cell in values)


def _is_rule(line: str) -> bool:
    """Dashes and spaces alone: they underline a header, or are above a sum."""
    return not line.strip(_RULES + " ") and any(sign in line for sign in _RULES)


def _is_ruled(lines: Sequence[str], at: int) -> bool:
    """Whether a line of dashes is under the line, about as long as that or longer, or in several runs."""
    rule = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if " " in rule and _is_rule(rule):
        return True
    return (
        len(rule) > _SHORTEST_RULE * len(lines[at].strip()) and not rule.strip(rule[0]) and rule[0] in _RULES
    )


def _probed(
    lines: Sequence[str], at: int, start: int, margin: int
) -> tuple[int, dict[int, str], Sequence[Span]]:
    """Where the block that decides ends, its lines on the screen without rules, and the columns they show.

    Lines without a gap are in it if they leave as many columns as there are without them.
    """
    probes = []
    for tight in (False, True):
        stop = _end(lines, start, at + _PROBE, margin, tight)
        drawn = _drawn(lines, at, stop)
        probes.append((stop, drawn, columns_of(list(drawn.values()))))
    strict, loose = probes
    return loose if len(loose[2]) >= max(len(strict[2]), 2) else strict


def _drawn(lines: Sequence[str], at: int, stop: int) -> dict[int, str]:
    """The lines on the screen that are neither blank nor rules, by their index."""
    return {n: screen(lines[n]) for n in range(at, stop) if lines[n].strip() and not _is_rule(lines[n])}


def _end(lines: Sequence[str], at: int, stop: int, margin: int, tight: bool = False) -> int:
    """The index after the block. A line without a gap belongs to it when indented further, or as a label.

    With ``tight`` one also belongs to it that begins at the margin, over a line with a gap: its cells may
    fill their columns.
    """
    n = at
    while n < min(stop, len(lines)):
        line = lines[n]
        is_hanging = line.strip() != "" and _indent(line) > margin + _HANGING
        is_row = has_gap(line) or (tight and _may_be_tight(lines, n, margin))
        if not (is_row or is_hanging or _is_label(lines, n)):
            break
        n += 1
    return n


def _may_be_tight(lines: Sequence[str], at: int, margin: int) -> bool:
    line = lines[at].strip()
    return " " in line and _indent(lines[at]) == margin and any(map(has_gap, lines[at + 1 : at + 3]))


def _is_label(lines: Sequence[str], at: int) -> bool:
    """``Current assets``: a short line inside the block, over rows that end in figures."""
    line, above = lines[at].rstrip(), lines[at - 1].strip() if at else ""
    if not 0 < len(line) <= _LONGEST_LABEL or line.endswith(SENTENCE_ENDS) or not above:
        return False
    if len(above) > _LONGEST_LABEL and not has_gap(lines[at - 1]) and not _is_rule(above):
        return False
    below = next((below for below in lines[at + 1 : at + 3] if has_gap(below)), "")
    return ends_in_value(below.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
