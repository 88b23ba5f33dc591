"""The width of a table whose row ends are lost: the period with which its cells resemble each other.

Each way to lay the cells out is judged by how few bits it takes to write them down column by column
(:mod:`.column_code`). The right width makes columns of one kind, so it is cheap; a wrong one mixes names
with prices. What else speaks for a layout or against it is counted in the same currency, and is in
:data:`PRICES`, so that the whole choice is one sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq
from typing import NamedTuple

from broadsheet.frontends.text.tables.column_code import (
    NAMES,
    OTHERS,
    column_cost,
    first_column_doubt,
    header_cost,
)
from broadsheet.frontends.text.tables.shape import LINK

WIDEST = 24
"""Columns; wider tables are rare in articles and need more cells than a guess can rest on."""
SAMPLE = 240
"""Cells that are looked at; more do not change the answer."""
_COMMON = 9
"""Up to this width all are judged."""
_WIDER = 3
"""Of the wider ones so many: those at which shapes and texts recur most often."""


class Prices(NamedTuple):
    """Bits against a layout."""

    uneven: float
    """A last row that is not full."""
    one_row: float
    """A header over a single row."""
    across: float
    """Rows of one kind instead of columns, as where products are compared side by side."""
    corner: float
    """A header whose first cell is lost."""
    title: float
    """A first cell that is above the whole table."""
    twice: float
    """A first row that is printed again at once: it is half of a row as wide as both."""
    narrow: tuple[float, ...]
    """Of each width from 0 on, as seldom as it is; the last counts for all that are wider."""


PRICES = Prices(5.0, 3.0, 6.0, 2.0, 9.0, 30.0, (0.0, 0.0, 1.0, 2.4, 3.0, 4.0, 4.5, 5.0, 5.0, 6.0))


class Form(NamedTuple):
    """A way to lay cells out: in rows of ``width``, the first at place ``first`` of the first row.

    ``titled`` if the first cell is above the table and the rows begin behind it.
    """

    bits: float
    width: int
    first: int = 0
    titled: bool = False


def candidates(cells: Sequence[str], shapes: Sequence[int]) -> list[int]:
    """The widths worth judging, for two rows of two cells at least.

    All that are common; of the wider ones those with the loudest echo, and those that the header suggests:
    its cells are words, then comes the first name, and then the first value, or the value at once.
    """
    widest = min(len(shapes) // 2, WIDEST)
    chosen = set(range(2, min(widest, _COMMON) + 1))
    wider = range(_COMMON + 1, widest + 1)

    def echo(width: int) -> float:
        shaped: int = sum(map(eq, shapes[width:], shapes[2 * width :]))
        spelled: int = sum(map(eq, cells[width:], cells[2 * width :]))
        return (shaped + spelled) / max(1, len(shapes) - 2 * width)

    chosen.update(sorted(wider, key=echo, reverse=True)[:_WIDER])
    words = next((at for at, code in enumerate(shapes) if 0 < code < LINK), 0)
    chosen.update(width for width in (words - 1, words) if width in wider)
    return sorted(chosen)


def forms(cells: Sequence[str], shapes: Sequence[int], width: int, count: int) -> Iterator[Form]:
    """The ways to lay the cells, the first of a sample of ``count``, out in full rows of a width."""
    yield Form(_evenly(cells, shapes, width, count) + price(width), width)
    if width > 2 and (count + 1) % width == 0:
        yield Form(_without_corner(cells, shapes, width, count) + price(width), width, first=1)
    if (count - 1) % width == 0 and count > 2 * width:
        bits = _evenly(cells[1:], shapes[1:], width, count - 1)
        bits += header_cost(cells[:1], shapes[:1]) + PRICES.title
        yield Form(bits + price(width), width, titled=True)


def price(width: int) -> float:
    """Bits against a width in itself."""
    return PRICES.narrow[min(width, len(PRICES.narrow) - 1)]


def _evenly(cells: Sequence[str], shapes: Sequence[int], width: int, count: int) -> float:
    bits = min(_by_columns(cells, shapes, width), _by_rows(cells, shapes, width) + PRICES.across)
    bits += first_column_doubt(shapes[width::width])
    bits += PRICES.twice if cells[:width] == cells[width : 2 * width] else 0.0
    return bits + _short(count, width)


def _without_corner(cells: Sequence[str], shapes: Sequence[int], width: int, count: int) -> float:
    head = width - 1
    bits = header_cost(cells[:head], shapes[:head]) + _columns(cells, shapes, head, width) + PRICES.corner
    bits += first_column_doubt(shapes[head::width])
    return bits + _short(count + 1, width)


def _short(count: int, width: int) -> float:
    return (PRICES.uneven if count % width else 0.0) + (PRICES.one_row if count < 3 * width else 0.0)


def _by_columns(cells: Sequence[str], shapes: Sequence[int], width: int) -> float:
    """A header, and columns of one kind each."""
    return header_cost(cells[:width], shapes[:width]) + _columns(cells, shapes, width, width)


def _columns(cells: Sequence[str], shapes: Sequence[int], start: int, width: int) -> float:
    """The columns of the rows from ``start`` on."""
    return sum(
        column_cost(cells[at::width], shapes[at::width], OTHERS if at > start else NAMES)
        for at in range(start, start + width)
    )


def _by_rows(cells: Sequence[str], shapes: Sequence[int], width: int) -> float:
    """A comparison: a first column of names, and rows of one kind each (prices, sizes, dates)."""
    starts = range(0, len(cells), width)
    rows = (column_cost(cells[at + 1 : at + width], shapes[at + 1 : at + width]) for at in starts)
    names = column_cost(cells[width::width], shapes[width::width], NAMES)
    return header_cost(cells[:1], shapes[:1]) + names + sum(rows)
