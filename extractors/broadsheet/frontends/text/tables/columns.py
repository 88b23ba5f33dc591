"""Where the cells of a row that lost some belong, given what the columns hold in whole rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from broadsheet.frontends.text.tables.column_code import ColumnCode
from broadsheet.frontends.text.tables.shape import is_value, shape

_ENOUGH_ROWS = 2
"""Whole rows without which nothing is moved: less is no pattern."""
_MARGIN = 2.2
"""Bits by which another place must fit better than the one where a cell is."""
_SAMPLE = 400


def learned(rows: Sequence[Sequence[str]], width: int) -> list[ColumnCode] | None:
    """The columns of a table, from its rows that have a cell everywhere; None if those are too few."""
    columns = [ColumnCode() for _ in range(width)]
    count = 0
    for row in islice((row for row in rows if len(row) == width and all(row)), _SAMPLE):
        count += 1
        for column, cell in zip(columns, row, strict=True):
            column.learn(cell, shape(cell))
    return columns if count >= _ENOUGH_ROWS else None


def place(columns: Sequence[ColumnCode], cells: Sequence[str]) -> list[int]:
    """The columns of a row's cells, in order; the leftmost ones unless others fit much better."""
    bits = [[column.cost(cell, shape(cell)) for column in columns] for cell in cells]
    least, places = _cheapest(bits, len(columns) - len(cells))
    left = sum(row[at] for at, row in enumerate(bits))
    return places if left - least > _MARGIN else list(range(len(cells)))


def _cheapest(bits: Sequence[Sequence[float]], slack: int) -> tuple[float, list[int]]:
    """The cheapest places in order, by the usual table of partial answers: cells times free columns."""
    costs = [0.0] * (slack + 1)
    choices: list[list[int]] = []
    for at, row in enumerate(bits):
        least, shift = float("inf"), 0
        following, chosen = [], []
        for skipped in range(slack + 1):
            if costs[skipped] < least:
                least, shift = costs[skipped], skipped
            following.append(least + row[at + skipped])
            chosen.append(shift)
        costs = following
        choices.append(chosen)
    skipped = min(range(slack + 1), key=lambda count: costs[count])
    total = costs[skipped]
    places = []
    for at in range(len(bits) - 1, -1, -1):
        places.append(at + skipped)
        skipped = choices[at][skipped]
    return total, places[::-1]


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row could be a header: it has words in it and no values."""
    return not any(is_value(shape(cell)) for cell in cells)
