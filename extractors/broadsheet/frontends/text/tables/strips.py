"""Strips: where the columns of aligned lines are, known by what is blank in all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from broadsheet.frontends.text.tables.screen import screen

Span: TypeAlias = tuple[int, int]

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

    One space may be between the words of a cell, or where a cell fills its column.
    """
    wide = tight = 0
    for line in drawn:
        before, behind = line[slice(*one)].rstrip(), line[slice(*two)]
        if before and behind.strip():
            gap = two[0] + len(behind) - len(behind.lstrip()) - one[0] - len(before)
            wide, tight = wide + (gap > 1), tight + (gap == 1)
    return wide >= tight


def fitting(line: str, columns: Sequence[Span]) -> str:
    """The line on the screen if no words of it cross from one column into the next; else nothing."""
    drawn = screen(line)
    if drawn[: columns[0][0]].strip():
        return ""
    crosses = any(drawn[right:left].strip() for (_, right), (left, _) in pairwise(columns))
    return "" if crosses else drawn
