"""An adaptive code for the cells of a column: how many bits the next one takes, given those above it.

The better a cell resembles those before it, the fewer bits it takes, so the sum over a table shows how well
a way of laying out its cells explains them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from broadsheet.frontends.text.tables.shape import MARK, MONEY, NUMBER, PERCENT, QUANTITY, SHAPES, TEXT

NAMES = (0.005, 0.06, 0.003, 0.01, 0.01, 0.015, 0.01, 0.003, 0.003, 0.06, 0.5, 0.22, 0.07, 0.02, 0.015)
OTHERS = (0.005, 0.085, 0.025, 0.02, 0.065, 0.013, 0.095, 0.115, 0.01, 0.005, 0.265, 0.125, 0.1, 0.065, 0.015)
"""How often a cell of a first column, and of another one, has each shape: counted on tables of web pages."""
_HEADER = (7.5, 6.0, 7.4, 6.5, 6.0, 6.2, 5.0, 6.6, 7.4, 5.3, 0.6, 2.8, 5.1, 6.3, 7.4)
"""Bits for a header cell of each shape, counted likewise: it is mostly a short text."""
_PRIOR = 1.5
"""Cells that these counts represent before a column has any of its own."""
_NEIGHBOUR = 0.4
"""Lengths vary within a column: a text of the next shorter or longer shape counts for so much."""
_UNSEEN = 5.0
"""Bits for a text that the column has not had yet."""
_NAME_AGAIN = 9.0
"""Bits for a name that the first column, or the header, has had: mostly each comes once."""
_SELDOM_FIRST = frozenset((NUMBER, PERCENT, MONEY, QUANTITY, MARK, SHAPES - 1))
_DOUBT = 0.7
_MOST_DOUBT = 8.0
"""Bits for each value in a first column, which mostly holds names, and for all of them at most."""


class ColumnCode:
    """What a column has held so far; ``usual`` says how often it will have each shape, by and large."""

    __slots__ = ("_before", "_bits", "_counts", "_seen", "_total", "_usual")

    def __init__(self, usual: Sequence[float] = OTHERS) -> None:
        self._usual = usual
        self._counts = [0.0] * SHAPES
        self._total = 0.0
        self._seen: set[str] = set()
        self._before = ""
        self._bits: list[float | None] = [None] * SHAPES

    def cost(self, cell: str, code: int) -> float:
        """Bits for a cell as the next one: its shape, and its text unless that repeats or counts on."""
        bits = self._bits[code]
        if bits is None:
            bits = self._bits[code] = self._shape_cost(code)
        if cell in self._seen:
            return bits + (_NAME_AGAIN if self._usual is NAMES else min(_UNSEEN, log2(1 + len(self._seen))))
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
        values = sum(self._counts[code] for code in _SELDOM_FIRST)
        return _DOUBT * (values + self._total - len(self._seen))

    def _shape_cost(self, code: int) -> float:
        weight = self._counts[code] + _PRIOR * self._usual[code]
        if code >= TEXT:
            weight += _NEIGHBOUR * self._counts[code - 1] if code > TEXT else 0.0
            weight += _NEIGHBOUR * self._counts[code + 1] if code + 1 < SHAPES else 0.0
        return -log2(min(1.0, weight / (self._total + _PRIOR)))


def column_cost(cells: Sequence[str], shapes: Sequence[int], usual: Sequence[float] = OTHERS) -> float:
    """Bits for a whole column."""
    column = ColumnCode(usual)
    bits = 0.0
    for cell, code in zip(cells, shapes, strict=True):
        bits += column.cost(cell, code)
        column.learn(cell, code)
    return bits


def header_cost(cells: Sequence[str], shapes: Sequence[int]) -> float:
    """Bits for the cells of a header row: names, each another one, or the same ones twice side by side."""
    half = len(cells) // 2
    again = 0 if cells[:half] == cells[half:] else len(cells) - len(set(cells))
    return sum(_UNSEEN + _HEADER[code] for code in shapes) + _NAME_AGAIN * again


def first_column_doubt(shapes: Sequence[int]) -> float:
    """Bits against a column of these shapes as the first one."""
    return min(_MOST_DOUBT, _DOUBT * sum(1 for code in shapes if code in _SELDOM_FIRST))


def _follows(before: str, cell: str) -> bool:
    """Whether a cell counts on from the one above it: 1, 2, 3 or ``1.``, ``2.``."""
    a, b = before.rstrip("."), cell.rstrip(".")
    return len(a) <= 4 and a.isdecimal() and b.isdecimal() and len(b) <= 4 and int(b) == int(a) + 1
