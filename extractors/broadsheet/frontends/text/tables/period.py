"""The width of a table whose row ends are lost: the period with which its cells resemble each other.

Each width is judged by how few bits it takes to write the cells down column by column (:mod:`.code`). The
right width makes columns of one kind, so it is cheap; a wrong one mixes names with prices. A column of ranks
and repeated values are cheaper still, and a header of words over numbers shows where the first row ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq

from broadsheet.frontends.text.tables.code import column_cost, first_column_doubt, header_cost

WIDEST = 24
"""Columns; wider tables are rare in articles and need more cells than a guess can rest on."""
SAMPLE = 240
"""Cells that are looked at; more do not change the answer."""
_CANDIDATES = 6
"""Widths that are judged in full: those at which shapes come back most often."""
_WIDER = 0.005
"""A multiple of the width is an echo as loud; the smaller one goes first."""
_UNEVEN = 5.0
_ONE_ROW = 3.0
_ACROSS = 6.0
_CORNER = 2.0
"""Bits against a last row that is not full, a header over a single row, rows of one kind instead of
columns, a header whose first cell is lost."""


def candidates(shapes: Sequence[int]) -> list[int]:
    """The widths worth judging, for two rows of two cells at least."""
    widths = range(2, min(len(shapes) // 2, WIDEST) + 1)
    if len(widths) <= _CANDIDATES:
        return list(widths)

    def echo(width: int) -> float:
        again: int = sum(map(eq, shapes[width:], shapes[2 * width :]))
        return again / max(1, len(shapes) - 2 * width) - _WIDER * width

    return sorted(sorted(widths, key=echo, reverse=True)[:_CANDIDATES])


def evenly(cells: Sequence[str], shapes: Sequence[int], width: int, count: int) -> float:
    """Bits for the cells, the first of a sample of ``count``, in full rows of a width."""
    bits = min(_by_columns(cells, shapes, width), _by_rows(cells, shapes, width) + _ACROSS)
    bits += first_column_doubt(shapes[width::width])
    return bits + (_UNEVEN if count % width else 0.0) + (_ONE_ROW if count < 3 * width else 0.0)


def without_corner(cells: Sequence[str], shapes: Sequence[int], width: int, count: int) -> float:
    """The same when the header's first cell is empty and not printed."""
    head = width - 1
    columns = (column_cost(cells[head + at :: width], shapes[head + at :: width]) for at in range(width))
    bits = header_cost(shapes[:head]) + sum(columns) + _CORNER
    bits += first_column_doubt(shapes[head::width])
    return bits + (_UNEVEN if (count + 1) % width else 0.0) + (_ONE_ROW if count < 3 * width else 0.0)


def _by_columns(cells: Sequence[str], shapes: Sequence[int], width: int) -> float:
    """A header, and columns of one kind each."""
    columns = (column_cost(cells[at::width], shapes[at::width]) for at in range(width, 2 * width))
    return header_cost(shapes[:width]) + sum(columns)


def _by_rows(cells: Sequence[str], shapes: Sequence[int], width: int) -> float:
    """A comparison: a first column of names, and rows of one kind each (prices, sizes, dates)."""
    starts = range(0, len(cells), width)
    rows = (column_cost(cells[at + 1 : at + width], shapes[at + 1 : at + width]) for at in starts)
    return header_cost(shapes[::width]) + sum(rows)
