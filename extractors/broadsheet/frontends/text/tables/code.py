"""An adaptive code for the cells of a column: how many bits the next one takes, given those above it.

The better a cell resembles those before it, the fewer bits it takes, so the sum over a table tells how well
a way of laying out its cells explains them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from broadsheet.frontends.text.tables.shape import MARK, MONEY, NUMBER, PERCENT, QUANTITY, SHAPES, TEXT

_PRIOR = 0.1
_NEIGHBOUR = 0.4
"""Lengths vary within a column: a text of the next shorter or longer shape counts for so much."""
_UNSEEN = 5.0
"""Bits for a text that the column has not had yet."""
_HEADER = (8.0, 6.0, 6.0, 6.0, 6.0, 5.0, 6.0, 6.0, 6.0, 4.0, 1.5, 2.0, 3.5, 6.0, 8.0)
"""Bits for a header cell of each shape: it is mostly a short text, seldom a value or a sentence."""
_SELDOM_FIRST = frozenset((NUMBER, PERCENT, MONEY, QUANTITY, MARK, SHAPES - 1))
_DOUBT = 0.7
_MOST_DOUBT = 8.0
"""Bits for each value in a first column, which mostly holds names, and for all of them at most."""


class ColumnCode:
    """What a column has held so far."""

    __slots__ = ("_before", "_bits", "_counts", "_seen", "_total")

    def __init__(self) -> None:
        self._counts = [_PRIOR] * SHAPES
        self._total = _PRIOR * SHAPES
        self._seen: set[str] = set()
        self._before = ""
        self._bits: list[float | None] = [None] * SHAPES

    def cost(self, cell: str, code: int) -> float:
        """Bits for a cell as the next one: its shape, and its text unless that repeats or counts on."""
        bits = self._bits[code]
        if bits is None:
            bits = self._bits[code] = self._shape_cost(code)
        if cell in self._seen:
            return bits + min(_UNSEEN, log2(1 + len(self._seen)))
        return bits if _follows(self._before, cell) else bits + _UNSEEN

    def learn(self, cell: str, code: int) -> None:
        """Take a cell in as the latest one."""
        self._counts[code] += 1
        self._total += 1
        self._seen.add(cell)
        self._before = cell
        self._bits = [None] * SHAPES

    def doubt_as_first(self) -> float:
        """Bits against this column as the first one, which mostly holds names, each once, or ranks."""
        rows = self._total - _PRIOR * SHAPES
        values = sum(self._counts[code] - _PRIOR for code in _SELDOM_FIRST)
        return _DOUBT * (values + rows - len(self._seen))

    def _shape_cost(self, code: int) -> float:
        weight = self._counts[code]
        if code >= TEXT:
            weight += _NEIGHBOUR * self._counts[code - 1] if code > TEXT else 0.0
            weight += _NEIGHBOUR * self._counts[code + 1] if code + 1 < SHAPES else 0.0
        return -log2(min(1.0, weight / self._total))


def column_cost(cells: Sequence[str], shapes: Sequence[int]) -> float:
    """Bits for a whole column."""
    column = ColumnCode()
    bits = 0.0
    for cell, code in zip(cells, shapes, strict=True):
        bits += column.cost(cell, code)
        column.learn(cell, code)
    return bits


def header_cost(shapes: Sequence[int]) -> float:
    """Bits for the cells of a header row, or of a first column of names."""
    return sum(_UNSEEN + _HEADER[code] for code in shapes)


def first_column_doubt(shapes: Sequence[int]) -> float:
    """Bits against a column of these shapes as the first one."""
    return min(_MOST_DOUBT, _DOUBT * sum(1 for code in shapes if code in _SELDOM_FIRST))


def _follows(before: str, cell: str) -> bool:
    """Whether a cell counts on from the one above it: 1, 2, 3 or ``1.``, ``2.``."""
    a, b = before.rstrip("."), cell.rstrip(".")
    return len(a) <= 4 and a.isdecimal() and b.isdecimal() and len(b) <= 4 and int(b) == int(a) + 1
