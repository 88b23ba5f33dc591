"""Strips: where the columns of aligned lines are, known by what is blank in all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from broadsheet.frontends.text.tables.screen import has_gap, screen
from broadsheet.frontends.text.tables.shape import is_value, shape

Span: TypeAlias = tuple[int, int]

SENTENCE_ENDS = (".", "!", "?", "。")
_EVEN = 3
"""Spaces that make a line as long as the others."""
_WORDY = 2
"""Words of a cell, on average."""
_MANY = 6
"""Lines of which each has a space at the same place, under names of which the second begins behind it."""
_FEW = 2
"""Lines, of which too many would begin at the same place by chance."""
_BLANK = re.compile(" +")
_WORD = re.compile(r"\S+")


def columns_of(drawn: Sequence[str]) -> list[Span]:
    """The strips that words are in: what is left between strips that are blank in all lines."""
    columns: list[Span] = []
    for span in _covered(drawn):
        if columns and not _are_apart(drawn, columns[-1], span):
            columns[-1] = (columns[-1][0], span[1])
        else:
            columns.append(span)
    return columns


def _covered(drawn: Sequence[str]) -> list[Span]:
    """The spans in which some line has a word."""
    spans: list[Span] = []
    for left, right in sorted({match.span() for line in drawn for match in _WORD.finditer(line)}):
        if spans and left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _are_apart(drawn: Sequence[str], one: Span, two: Span) -> bool:
    """Whether two spaces or more are between the words there, in most lines that have some in both.

    One space may be between the words of a cell, or where a cell fills its column. Several words that never
    leave more than a small gap are lines of a paragraph that was made even, or sentences two spaces apart:
    cells differ more in length.
    """
    gaps: list[int] = []
    begins = words = 0
    for line in drawn:
        before, behind = line[slice(*one)].rstrip(), line[slice(*two)]
        if before and behind.strip():
            begins += behind[0] != " "
            gaps.append(two[0] + len(behind) - len(behind.lstrip()) - one[0] - len(before))
            words += len(before.split())
    if not gaps:
        return True
    tight = gaps.count(1)
    if tight and max(gaps) <= _EVEN and words >= _WORDY * len(gaps):
        return False
    if 2 * tight <= len(gaps):
        return True
    named = _gap_in_header(drawn[0], one, two)
    if named > 1 and _FEW < len(gaps) <= begins + 1:  # the header may be centred
        return True
    if named != 1 or tight < _MANY or _is_value(drawn[0], two):
        return False
    return sum(_is_value(line, two) for line in drawn[1:] if line[slice(*one)].strip()) >= len(gaps) - 1


def _is_value(line: str, column: Span) -> bool:
    """Whether there is a value; one in brackets belongs to that before it."""
    cell = line[slice(*column)].strip()
    return not cell.startswith("(") and is_value(shape(cell))


def _gap_in_header(header: str, one: Span, two: Span) -> int:
    """How far the names of two columns are from each other; 0 if they are not both there."""
    before, behind = header[slice(*one)].rstrip(), header[slice(*two)]
    if not before.strip() or not behind.strip() or before.endswith(SENTENCE_ENDS):
        return 0
    return two[0] + len(behind) - len(behind.lstrip()) - one[0] - len(before)


def narrowed(line: str, columns: Sequence[Span]) -> list[Span]:
    """The columns when this line is one more of the table; none if it leaves no blank strip between two."""
    drawn = screen(line)
    edges = [columns[0][0]]
    for (_, right), (left, _) in pairwise(columns):
        strip = drawn[right:left].ljust(left - right)
        size, start = max(((len(run[0]), run.start()) for run in _BLANK.finditer(strip)), default=(0, 0))
        if not size:
            return []
        edges += [right + start, right + start + size]
    return list(zip(edges[::2], [*edges[1::2], max(columns[-1][1], len(drawn))], strict=True))


def fitting(line: str, columns: Sequence[Span]) -> str:
    """The line on the screen if no words of it cross from one column into the next; else nothing.

    One that begins left of the first column needs a gap.
    """
    drawn = screen(line)
    if drawn[: columns[0][0]].strip() and not has_gap(drawn):
        return ""
    crosses = any(drawn[right:left].strip() for (_, right), (left, _) in pairwise(columns))
    return "" if crosses else drawn


def is_placed(drawn: str, columns: Sequence[Span]) -> bool:
    """Whether words of a line on the screen begin or end where those of the columns do, in all of them.

    They show it so without a gap of two spaces.
    """
    if len(drawn) <= columns[-1][0] or drawn[: columns[0][0]].strip():
        return False
    for left, right in columns:
        begins = drawn[left] != " " and (left == 0 or drawn[left - 1] == " ")
        ends = drawn[right - 1 : right].strip() and not drawn[right : right + 1].strip()
        if not (begins or ends):
            return False
    return True
