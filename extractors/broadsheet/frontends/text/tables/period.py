"""The width of a table whose row ends are lost: the period with which its cells resemble each other.

Each width is judged by how few bits it takes to write the cells down column by column, when each column
learns as it goes what its cells look like (an adaptive code). The right width makes columns of one kind, so
it is cheap; a wrong one mixes names with prices. A column of ranks (1, 2, 3) and repeated values are cheaper
still, and a header of words over columns of numbers shows where the first row ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from operator import eq

from broadsheet.frontends.text.tables.shape import SHAPES, TEXT, shape

WIDEST = 24
"""Columns; wider tables are rare in articles and need more cells than a guess can rest on."""
SAMPLE = 240
"""Cells that are looked at; more do not change the answer."""
CANDIDATES = 6
"""Widths that are judged in full, chosen by a cheap count of how often shapes come back."""

_UNEVEN = 5.0
_ONE_ROW = 3.0
_UNSEEN = 5.0
_HEADER_COST = [8.0, 6.0, 6.0, 6.0, 6.0, 5.0, 6.0, 6.0, 6.0, 4.0, 1.5, 2.0, 3.5, 6.0, 8.0]
"""Bits for a header cell of each shape: it is mostly a short text, seldom a value or a sentence."""


def guess_width(cells: Sequence[str]) -> int:
    """The width that explains the cells best; 0 if there are too few to tell (two rows of two at least).

    >>> guess_width(["Port", "Berths", "Aden", "12", "Basra", "9", "Muscat", "31"])
    2
    >>> guess_width(["Rank", "Port", "Share", "1", "Aden", "4%", "2", "Basra", "3%", "3", "Muscat", "1%"])
    3
    """
    count = len(cells)
    if count < 4:
        return 0
    sample = cells[:SAMPLE]
    shapes = [shape(cell) for cell in sample]
    best, least = 0, 0.0
    for width in _candidates(shapes):
        cost = sum(_UNSEEN + _HEADER_COST[code] for code in shapes[:width])
        for at in range(width, 2 * width):
            cost += _column_cost(sample[at::width], shapes[at::width])
        if count % width:
            cost += _UNEVEN
        if count < 3 * width:
            cost += _ONE_ROW
        if not best or cost < least:
            best, least = width, cost
    return best


def _candidates(shapes: Sequence[int]) -> list[int]:
    """The widths at which the most shapes come back, the smallest first among equals."""
    widths = range(2, min(len(shapes) // 2, WIDEST) + 1)
    echo = {w: sum(map(eq, shapes[w:], shapes[2 * w :])) / max(1, len(shapes) - 2 * w) for w in widths}
    return sorted(widths, key=lambda w: -echo[w])[:CANDIDATES] if len(widths) > CANDIDATES else list(widths)


def _column_cost(cells: Sequence[str], shapes: Sequence[int]) -> float:
    """Bits to write a column down: each cell's shape, then whether it repeats or follows one above."""
    seen: set[str] = set()
    counts = [0.2] * SHAPES
    bits = 0.0
    total = 0.2 * SHAPES
    before = ""
    for cell, code in zip(cells, shapes, strict=True):
        weight = counts[code]
        if code >= TEXT:
            # Lengths vary: a neighbour's count supports a text of nearly the same length.
            weight += 0.4 * counts[code - 1] if code > TEXT else 0.0
            weight += 0.4 * counts[code + 1] if code + 1 < SHAPES else 0.0
        bits -= log2(min(1.0, weight / total))
        if cell in seen:
            bits += min(_UNSEEN, log2(1 + len(seen)))
        elif not _follows(before, cell):
            bits += _UNSEEN
        seen.add(cell)
        counts[code] += 1
        total += 1
        before = cell
    return bits


def _follows(before: str, cell: str) -> bool:
    """Whether a cell counts on from the one above it: 1, 2, 3 or ``1.``, ``2.``."""
    a, b = before.rstrip("."), cell.rstrip(".")
    return len(a) <= 4 and a.isdecimal() and b.isdecimal() and len(b) <= 4 and int(b) == int(a) + 1
