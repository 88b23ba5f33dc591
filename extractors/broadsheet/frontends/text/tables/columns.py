"""Columns: what the cells of each look like, and where the cells of a row that lost some belong."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from broadsheet.frontends.text.tables.shape import SHAPES, TEXT, is_value, shape

_ENOUGH_ROWS = 2
"""Whole rows without which nothing is moved: less is no pattern."""
_MARGIN = 1.5
"""Nats by which another place must fit better than the one where a cell stands."""
_SAMPLE = 400


class Columns:
    """The shapes seen in each column of a table's whole rows."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows = 0
        self._counts = [[0.0] * SHAPES for _ in range(width)]

    def learn(self, row: Sequence[str]) -> None:
        """Take in a row that has a cell in every column."""
        self.rows += 1
        for column, cell in enumerate(row):
            counts = self._counts[column]
            code = shape(cell)
            counts[code] += 1.0
            if code >= TEXT:
                # Lengths vary within a column: the next shorter and longer texts are likely too.
                for near in (code - 1, code + 1):
                    if TEXT <= near < SHAPES:
                        counts[near] += 0.3

    def fit(self, column: int, code: int) -> float:
        """How well a cell of that shape fits a column: the logarithm of its likelihood."""
        return log((self._counts[column][code] + 0.2) / (self.rows + 0.2 * SHAPES))

    def place(self, cells: Sequence[str]) -> list[int]:
        """The columns of a row's cells, in order; the leftmost ones unless others fit much better."""
        codes = [shape(cell) for cell in cells]
        best, columns = self._best(codes)
        left = sum(self.fit(column, code) for column, code in enumerate(codes))
        return columns if best - left > _MARGIN else list(range(len(cells)))

    def _best(self, codes: Sequence[int]) -> tuple[float, list[int]]:
        """The best places in order, by the usual table of partial answers: cells times free columns."""
        slack = self.width - len(codes)
        scores: list[float] = [0.0] * (slack + 1)
        choices: list[list[int]] = []
        for at, code in enumerate(codes):
            best, shift = float("-inf"), 0
            following, chosen = [], []
            for skipped in range(slack + 1):
                if scores[skipped] > best:
                    best, shift = scores[skipped], skipped
                following.append(best + self.fit(at + skipped, code))
                chosen.append(shift)
            scores = following
            choices.append(chosen)
        skipped = max(range(slack + 1), key=lambda s: scores[s])
        total = scores[skipped]
        columns = []
        for at in range(len(codes) - 1, -1, -1):
            columns.append(at + skipped)
            skipped = choices[at][skipped]
        return total, columns[::-1]


def learned(rows: Sequence[Sequence[str]], width: int) -> Columns | None:
    """The columns of a table, from its rows that have a cell everywhere; None if those are too few."""
    columns = Columns(width)
    for row in rows:
        if len(row) == width and all(row):
            columns.learn(row)
            if columns.rows == _SAMPLE:
                break
    return columns if columns.rows >= _ENOUGH_ROWS else None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row could be a header: it has words in it and no values."""
    return not any(is_value(shape(cell)) for cell in cells)
