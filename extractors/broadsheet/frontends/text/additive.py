"""Additive models: each feature's code chooses a weight, and the sum of the weights is the log-odds.

Models over the same features are added up together: the weights that they give to a code are side by side
in one integer, so that a single sum is the sum of each. Four that are read at once cost little more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

LANE = 15
"""Bits that a model has in a sum. Weights are hundredths, and no sum of theirs reaches 2 to the 14th."""
MOST_LANES = 6
"""Models in one. Up to four fit in 63 bits, up to which Python adds fastest."""

MOST_CODES = 32
"""No feature has so many."""

_HALF = 1 << LANE - 1
_MASK = (1 << LANE) - 1

Weights: TypeAlias = dict[str, list[int]]
"""For each feature, by name, its codes' weights in hundredths; under ``bias`` what a sum begins with."""


class Models:
    """Up to :data:`MOST_LANES` models that look at the same features.

    ``names`` are those of the features, perhaps not all that the models know; the scores of the others are
    added later, to sums that are ``biased`` once.
    """

    def __init__(self, names: Sequence[str], models: Sequence[Weights], biased: bool = True) -> None:
        assert len(models) <= MOST_LANES
        self._count = len(models)
        self._start = _side_by_side([_HALF + biased * model["bias"][0] for model in models])
        self._tables = [_table([model[name] for model in models]) for name in names]

    def scores(self, columns: Sequence[Sequence[int]]) -> list[list[int]]:
        """For each model the scores, in hundredths; a column holds the codes of one feature."""
        features = zip(self._tables, columns, strict=True)
        weights = [map(table.__getitem__, column) for table, column in features]
        start = self._start
        sums = [start + total for total in map(sum, zip(*weights, strict=True))]
        return [
            [(total >> shift & _MASK) - _HALF for total in sums]
            for shift in range(0, LANE * self._count, LANE)
        ]


def _side_by_side(numbers: Sequence[int]) -> int:
    return sum(number << LANE * lane for lane, number in enumerate(numbers))


def _table(weights: Sequence[list[int]]) -> list[int]:
    """One feature's weights in all models, by code; a code that the training never met weighs nothing."""
    filled = [[*own, *[0] * (MOST_CODES - len(own))] for own in weights]
    return [_side_by_side(codes) for codes in zip(*filled, strict=True)]
