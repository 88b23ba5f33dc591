"""Columns aligned by spaces, two or more between them in most lines.

::

    Port        Berths   Deepest      The words of a column overlap from line to line, and between two
    Aden            12      18 m      columns a strip of the page stays blank. Prose with two spaces
    Port Said        9    15.5 m      after each sentence has no such strip.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.number_runs import SIGNS, cut_number_runs, join_signs
from broadsheet.frontends.text.tables.screen import screen, words
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.frontends.text.tables.spaced import ends_in_value
from broadsheet.frontends.text.tables.strips import Span, columns_of, fitting
from broadsheet.notes import Notes

_GAP = re.compile(r"\S {2,}(?=\S)")
_MARKER = re.compile(r"(?:[-*+•–—·▪◦o]|\(?(?:\d{1,3}|[A-Za-z]{1,3})[.)])\Z")
_BULLETED = re.compile(r"[-*+•–—·▪◦]\s")
_CODE_END = re.compile(r"[;{}\\]\Z")
_LEADERS = re.compile(r"(?:\. ?){4}")
_COMMENTS = ("# ", "// ", "/* ", "-- ", "; ")
_SENTENCE_ENDS = (".", "!", "?", "。")
_LEAST_LINES = 3
_PROBE = 40
"""Lines that decide where the columns are; further ones belong while they fit."""
_HANGING = 3
"""Columns by which what goes on with a cell is indented more than the table."""
_LONGEST_CELL = 160
_RULES = "-=_─═"
_LONGEST_LABEL = 60
_LEAST_APART = 3
"""Columns of a table whose rows may be apart."""
_SHORTEST_RULE = 0.75
"""Times as long as the header over it that a rule is, at least."""
_RAGGED = 0.34
"""Share of rows that may have a cell in one column only: labels, and lines that go on with a cell."""


def has_gap(line: str) -> bool:
    """Whether two spaces or more part words within the line."""
    return "  " in line and _GAP.search(line) is not None


def find_aligned(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The columns that begin at ``at``, up to a line that is blank, has no gap, or does not fit.

    A line of dashes under the first says that this is the header.
    """
    if "|" in lines[at] or not has_gap(lines[at]) or not any(map(has_gap, lines[at + 1 : at + _LEAST_LINES])):
        return None
    margin = _margin(lines, at)
    head = 1 if _is_ruled(lines, at) else None
    stop, drawn, columns = _probed(lines, at, at + 2 if head else at, margin)
    if len(columns) < 2 or len(drawn) < _LEAST_LINES:
        return None
    edges = [0, *(left for left, _ in columns[1:])]
    rows: list[Row] = []
    for n, line in drawn.items():
        _take(rows, _cells(line, edges), n + 1)
    if not _is_table(rows, list(drawn.values()), len(columns)):
        return None
    end = _rest(lines, stop, margin, columns, rows)
    width = cut_number_runs(rows, join_signs(rows, len(columns)))
    return FoundTable([Grid(rows, width, head, end, guessed=True).table()], end)


def _rest(lines: Sequence[str], at: int, margin: int, columns: Sequence[Span], rows: list[Row]) -> int:
    """Take the rows behind those that decided, as far as they fit the columns, and say where they end."""
    edges = [0, *(left for left, _ in columns[1:])]
    while at < len(lines):
        first = at + 1 if _is_gap_inside(lines, at, columns) else at
        if first == at and _end(lines, at, at + 1, margin) == at:
            break
        line = fitting(lines[first], columns)
        if not line:
            break
        at = first + 1
        if not _is_rule(line):
            _take(rows, _cells(line, edges), at)
    return at


def _margin(lines: Sequence[str], at: int) -> int:
    """The column where the table's lines begin; a header whose first cell is empty begins further right."""
    below = lines[at + 1 : at + 1 + _LEAST_LINES]
    return min([_indent(lines[at]), *(_indent(line) for line in below if has_gap(line))])


def _is_gap_inside(lines: Sequence[str], at: int, columns: Sequence[Span]) -> bool:
    """Whether the line is blank and the next is a row again: a name, and values alone."""
    if at + 1 >= len(lines) or lines[at].strip() or len(columns) < _LEAST_APART:
        return False
    line = fitting(lines[at + 1], columns)
    cells = _cells(line, [0, *(left for left, _ in columns[1:])]) if line else [""]
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
        drawn = {n: screen(lines[n]) for n in range(at, stop) if not _is_rule(lines[n])}
        probes.append((stop, drawn, columns_of(list(drawn.values()))))
    strict, loose = probes
    return loose if len(loose[2]) >= max(len(strict[2]), 2) else strict


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
    if not 0 < len(line) <= _LONGEST_LABEL or line.endswith(_SENTENCE_ENDS) or not above:
        return False
    if len(above) > _LONGEST_LABEL and not has_gap(lines[at - 1]) and not _is_rule(above):
        return False
    below = next((below for below in lines[at + 1 : at + 3] if has_gap(below)), "")
    return ends_in_value(below.strip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cells(line: str, edges: Sequence[int]) -> list[str]:
    """The line cut where columns begin; words of a column may begin left of it in no line."""
    return [words(line[left:right]) for left, right in zip(edges, [*edges[1:], len(line)], strict=True)]


def _take(rows: list[Row], cells: list[str], number: int) -> None:
    """Add a row, or go on with the one above.

    It goes on when the first column is empty and nothing is a value, or when the one above is a name alone
    that this one goes on with in lower case.
    """
    above = rows[-1] if rows else None
    has_values = any(is_value(shape(cell)) for cell in cells)
    if above is None:
        rows.append(Row(cells, number))
    elif (not cells[0] and not has_values) or (
        has_values and cells[0][:1].islower() and above.cells[0] and not any(above.cells[1:])
    ):
        above.cells = [f"{a} {b}".strip() for a, b in zip(above.cells, cells, strict=True)]
        above.joined = True
    else:
        rows.append(Row(cells, number))


def _is_table(rows: Sequence[Row], drawn: Sequence[str], width: int) -> bool:
    """Whether the strips hold cells: most rows have several, none is a paragraph, a list item or code."""
    if len(rows) < _LEAST_LINES:
        return False
    single = sum(1 for row in rows if sum(map(bool, row.cells)) < 2)
    if single > _RAGGED * len(rows) or any(len(cell) > _LONGEST_CELL for row in rows for cell in row.cells):
        return False
    if width == 2 and all(_MARKER.match(row.cells[0]) for row in rows):
        return False
    if all(_BULLETED.match(row.cells[0]) for row in rows):
        return False
    suspect = sum(1 for line in drawn if _CODE_END.search(line) or _LEADERS.search(line))
    suspect += sum(
        1 for row in rows if row.cells[-1].startswith(_COMMENTS) or row.cells[0].endswith(_SENTENCE_ENDS)
    )
    return 3 * suspect < len(drawn)
